//! Lists as a slow model sees them: all rows in memory, sorted by comparing them.

use std::cmp::Ordering;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use gatehouse::accounts::{self, Details};
use gatehouse::db::Db;
use gatehouse::grid::view::{Empty, Paging};
use gatehouse::grid::{
    Condition, Fetch, Frame, Grid, Ink, Offer, OrderBy, Page, Request, Source, Value, draw, fetch,
};
use gatehouse::web::Input;
use gatehouse::web::language::{Language, Tongue};

use crate::support::app::people;
use crate::support::database::Template;
use crate::support::folk::TESTER;

/// Names that sort, fold and search differently from plain English ones.
const NAMES: &[&str] = &[
    "Ångström Öl",
    "ﾌﾙ ｆｕｌｌ",
    "山田 太郎",
    "佐藤 花子",
    "Straße Weiß",
    "İstanbul Ilık",
    "Zoë Zoe",
    "zoe zoë",
    "😀 Smile",
    "\u{FFFD} Odd",
    "O'Brien 100%",
    "Under_score A\\B",
    "Ｓｍｉｔｈ Ａｎｎ",
    "Éa É",
    "ｱｲｳ 愛",
];

/// A notice for each account.
pub const NOTICES: &str = "\
    INSERT INTO notices (kind, subject, body, starts_at, ends_at, is_for_all, state, recipient_count, version, created_at,
        created_by_name, modified_at, modified_by_name, sent_at, sent_by_name, subject_key, created_by_key, search_text)
    SELECT CASE WHEN id % 3 = 0 THEN 'release' ELSE 'maintenance' END, display_name, '',
        CASE WHEN id % 3 > 0 THEN created_at END, CASE WHEN id % 3 > 0 THEN modified_at END, TRUE,
        CASE WHEN id % 4 = 0 THEN 'draft' ELSE 'sent' END, id % 7, 1, created_at, created_by_name, modified_at, '',
        CASE WHEN id % 4 > 0 THEN modified_at END, '', name_key, created_by_key, search_text
    FROM accounts ORDER BY id;";

/// 300 made-up accounts with empty and equal values, odd names, and as many deleted ones.
pub fn mixed() -> Template {
    let base = people(300);
    let fill = move |db: &mut Db| {
        (base.fill)(db);
        for (number, name) in NAMES.iter().enumerate() {
            let (first, last) = name.split_once(' ').unwrap();
            let details = Details {
                display_name: (*name).to_owned(),
                first_name: first.to_owned(),
                last_name: last.to_owned(),
                email: Some(format!("odd{number}@example.org")),
                locale: "en".to_owned(),
                time_zone: "UTC".to_owned(),
                ..Details::default()
            };
            accounts::create(db, &TESTER, &details, &[]).unwrap().unwrap();
        }
        db.batch_execute(MIXING).unwrap();
        db.batch_execute(NOTICES).unwrap();
    };
    Template { name: "mixed".to_owned(), fill: Arc::new(fill) }
}

const MIXING: &str = "\
    UPDATE accounts SET valid_until = created_at WHERE id % 3 = 0;
    UPDATE accounts SET key_expires_at = '2999-01-01 00:00:00' WHERE id % 6 = 0;
    UPDATE accounts SET key_expires_at = '2999-02-01 12:00:00' WHERE id % 15 = 0;
    UPDATE accounts SET login_seconds = (id % 9) * 1000 WHERE id % 4 = 0;
    UPDATE accounts SET license_count = id % 3;
    UPDATE accounts SET job_title = '', job_title_key = '' WHERE id % 7 = 0;
    UPDATE accounts SET description = 'Audited', description_key = 'audited', description_text = 'audited' WHERE id % 5 = 0;
    UPDATE accounts SET modified_by_name = display_name, modified_by_key = name_key WHERE id % 4 = 0;
    UPDATE accounts SET last_login_at = (SELECT o.created_at FROM accounts o WHERE o.id = 50)
        WHERE id % 11 = 0 AND last_login_at IS NOT NULL;
    INSERT INTO tickets (kind, subject, description, status, requester_id, requester_name, comment_count, created_at,
        changed_at, closed_at, closed_by_name, version, subject_key, requester_key, search_text)
    SELECT CASE WHEN id % 3 = 0 THEN 'problem' ELSE 'question' END, display_name, '', CASE WHEN id % 4 = 0 THEN 'closed'
        WHEN id % 4 = 1 THEN 'answered' ELSE 'open' END, id, display_name, id % 9, created_at, modified_at,
        CASE WHEN id % 4 = 0 THEN modified_at END, CASE WHEN id % 4 = 0 THEN 'Ada Admin' END, 1, name_key, name_key,
        search_text
    FROM accounts ORDER BY id;
    INSERT INTO licenses (name, product, code, kind, deployment, mac, seats, used, free, starts_at, expires_at,
        contact_id, contact_name, reminded_days, created_at, created_by_name, modified_at, modified_by_name, version,
        name_key, product_key, code_key, code_unique, contact_key, search_text)
    SELECT 'License ' || id, display_name, 'KEY-' || id, CASE WHEN id % 3 = 0 THEN 'bot_creator' ELSE 'platform' END,
        CASE WHEN id % 4 = 1 THEN 'on_premises' ELSE 'cloud' END,
        CASE WHEN id % 8 = 1 THEN '00:1a:2b:00:00:0' || (id % 7) END, id % 9, 0, id % 9,
        CASE WHEN id % 5 = 0 THEN created_at END, CASE WHEN id % 2 = 0 THEN modified_at END, 1, display_name, 61,
        created_at, '', modified_at, '', 1, 'license ' || id, name_key, 'key-' || id, 'key' || id, name_key, search_text
    FROM accounts ORDER BY id;
    INSERT INTO tombstones (account_id, kind, display_name, login, email, reason, released, deleted_at, deleted_by,
        deleted_by_name, name_key, login_key, email_key, deleted_by_key, search_text)
    SELECT id + 100000, kind, display_name, login, email, NULL, '', modified_at, 1,
        CASE WHEN id % 2 = 0 THEN 'Ada Admin' ELSE display_name END, name_key, login_key, email_key,
        CASE WHEN id % 2 = 0 THEN 'ada admin' ELSE name_key END, search_text
    FROM accounts ORDER BY id;
    INSERT INTO roles (name, name_key, sort_key, description, description_key, created_at, created_by_name,
        created_by_key, modified_at, modified_by_name, modified_by_key, permission_count, holder_count, version, search_text)
    SELECT display_name, 'role ' || id, name_key, CASE WHEN id % 3 = 0 THEN 'Audits' ELSE '' END,
        CASE WHEN id % 3 = 0 THEN 'audits' ELSE '' END, created_at, created_by_name, created_by_key, modified_at,
        display_name, name_key, id % 5, id % 7, 1, search_text
    FROM accounts ORDER BY id;
    INSERT INTO tenants (name, kind, status, url, description, member_count, version, created_at, created_by_name, modified_at,
        modified_by_name, name_key, sort_key, url_key, description_key, created_by_key, modified_by_key, search_text)
    SELECT display_name, CASE WHEN id % 2 = 0 THEN 'cloud' ELSE 'on_premises' END,
        CASE WHEN id % 5 = 0 THEN 'suspended' ELSE 'active' END, 'https://' || (id % 50), '', id % 7, 1, created_at,
        created_by_name, modified_at, display_name, 'tenant ' || id, name_key, 'https://' || (id % 50), '',
        created_by_key, name_key, search_text
    FROM accounts ORDER BY id;
    UPDATE tombstones SET reason = 'Left', reason_key = 'left' WHERE id % 3 = 0;
    UPDATE tombstones SET released = 'Support', released_key = 'support' WHERE id % 4 = 0;
    INSERT INTO audit_events (at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, subject_name,
        outcome, reason, changes, ip, request_id, actor_key, subject_key, search_text)
    SELECT modified_at, 'operator', 1, 'Ada Admin',
        CASE WHEN id % 3 = 0 THEN 'account.edit' ELSE 'account.sign_out' END, 'account', id, display_name,
        CASE WHEN id % 5 = 0 THEN 'refused' ELSE 'done' END, NULL, '[]', '', '', 'ada admin', name_key, search_text
    FROM accounts ORDER BY id;
    INSERT INTO outbox (account_id, address, recipient_name, locale, kind, facts, state, attempts, next_attempt_at,
        created_at, sent_at, recipient_key, address_key, search_text)
    SELECT id, COALESCE(email, ''), display_name, locale, CASE WHEN id % 3 = 0 THEN 'edited' ELSE 'deleted' END, '{}',
        CASE WHEN id % 4 = 0 THEN 'failed' ELSE 'sent' END, id % 7, created_at, created_at,
        CASE WHEN id % 4 = 0 THEN NULL ELSE modified_at END, name_key, COALESCE(email_key, ''), search_text
    FROM accounts ORDER BY id;
    INSERT INTO jobs (key, kind, actor_id, actor_name, ip, request_id, exceptions, terms, state, total, done, skipped,
        failed, created_at, finished_at, touched_at, actor_key, search_text)
    SELECT 'made up ' || id, CASE WHEN id % 3 = 0 THEN 'accounts.activate' ELSE 'accounts.delete' END, 1, display_name,
        '', '', '', '{}', CASE WHEN id % 7 = 0 THEN 'stopped' ELSE 'done' END, id % 50, id % 9, id % 4, id % 3,
        created_at, CASE WHEN id % 5 = 0 THEN NULL ELSE modified_at END, created_at, name_key, search_text
    FROM accounts ORDER BY id;";

pub fn ink() -> Ink {
    Ink { t: Language::new(Tongue::English, "UTC"), me: 0 }
}

/// Every row there is, in any order.
pub fn all_rows<S: Source>(db: &mut Db, source: &S, grid: &Grid<S::Row>) -> Vec<S::Row> {
    let order = OrderBy { table: grid.table, keys: Vec::new() };
    source.rows(db, &Fetch { condition: Condition::Everything, order, limit: i64::MAX, whole: true }).unwrap()
}

/// What rows are compared by, and whether it falls.
type Key<R> = (fn(&R) -> Value, bool);

/// The ids in the order that `sort` asks for, as in `-last_login,name`.
pub fn model<R>(grid: &Grid<R>, rows: &[R], sort: &str) -> Vec<i64> {
    let keys: Vec<Key<R>> = sort
        .split(',')
        .map(|part| {
            let (key, descending) = part.strip_prefix('-').map_or((part, false), |key| (key, true));
            (grid.column(key).unwrap().sort.as_ref().unwrap().value, descending)
        })
        .collect();
    let ids_fall = keys.last().unwrap().1;
    let mut sorted: Vec<&R> = rows.iter().collect();
    sorted.sort_by(|a, b| {
        let by_keys = keys.iter().map(|(value, falls)| compare(&value(a), &value(b), *falls));
        let by_id = turned((grid.id)(a).cmp(&(grid.id)(b)), ids_fall);
        by_keys.chain([by_id]).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
    sorted.into_iter().map(grid.id).collect()
}

fn turned(order: Ordering, falls: bool) -> Ordering {
    if falls { order.reverse() } else { order }
}

/// Empty values come last in both directions.
fn compare(a: &Value, b: &Value, falls: bool) -> Ordering {
    match (a, b) {
        (Value::Nothing, Value::Nothing) => Ordering::Equal,
        (Value::Nothing, _) => Ordering::Greater,
        (_, Value::Nothing) => Ordering::Less,
        (Value::Text(a), Value::Text(b)) => turned(a.as_bytes().cmp(b.as_bytes()), falls),
        (Value::Number(a), Value::Number(b)) => turned(a.cmp(b), falls),
        (Value::Time(a), Value::Time(b)) => turned(a.cmp(b), falls),
        _ => panic!("a column has values of two types: {a:?} and {b:?}"),
    }
}

/// What an address asks for; only what stands behind its `?` counts.
pub fn request<R>(grid: &Grid<R>, address: &str) -> Request<R> {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    Request::read(&Input::parse(query.as_bytes()).unwrap(), grid).unwrap()
}

/// The page behind an address, and where its links lead.
pub fn page<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    address: &str,
) -> (Page<S::Row>, Paging) {
    let request = request(grid, address);
    let page = fetch(db, source, grid, &request, &ink()).unwrap();
    let frame = Frame {
        offer: &|_: &S::Row| Offer::default(),
        bulk: Vec::new(),
        empty: Empty { title: String::new(), text: String::new(), button: None },
        counted: "accounts-count",
        here: String::new(),
        views: &[],
    };
    let paging = draw(grid, &request, &page, &ink(), frame).paging;
    (page, paging)
}

/// The pages from the first on, by their links.
pub fn forward<S: Source>(db: &mut Db, source: &S, grid: &Grid<S::Row>, start: &str) -> Vec<Vec<i64>> {
    steps(db, source, grid, start.to_owned(), |paging| paging.next)
}

/// The pages from the last on, by their links to the one before.
pub fn backward<S: Source>(db: &mut Db, source: &S, grid: &Grid<S::Row>, start: &str) -> Vec<Vec<i64>> {
    let (_, paging) = page(db, source, grid, start);
    let Some(last) = paging.last else { return vec![ids(grid, &page(db, source, grid, start).0)] };
    let mut pages = steps(db, source, grid, last, |paging| paging.previous);
    pages.reverse();
    pages
}

pub fn ids<R>(grid: &Grid<R>, page: &Page<R>) -> Vec<i64> {
    page.rows.iter().map(grid.id).collect()
}

fn steps<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    start: String,
    next: fn(Paging) -> Option<String>,
) -> Vec<Vec<i64>> {
    let mut pages = Vec::new();
    let mut address = Some(start);
    while let Some(here) = address {
        let (page, paging) = page(db, source, grid, &here);
        pages.push(ids(grid, &page));
        assert!(pages.len() < 1_000, "the pages do not end");
        address = next(paging);
    }
    pages
}
