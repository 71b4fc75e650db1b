//! The views of the accounts list that are measured, each with its SQL.

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
use gatehouse::db::Db;
use gatehouse::db::dialect::{self, Dialect};
use gatehouse::fold;
use serde_json::{Value, json};

use super::raw::{ACCOUNTS, LICENSES, Raw};

/// One view of the list.
#[derive(Clone)]
pub struct View {
    /// As it is called in the table.
    pub name: String,
    /// Its address.
    pub address: String,
    /// The whole page instead of the list alone.
    pub whole: bool,
    /// Who looks at it.
    pub login: &'static str,
    /// Ways to read it by SQL; the fastest one counts.
    pub raw: Vec<Raw>,
}

/// The orders: key in the address, column, and whether it may be empty.
const SORTS: &[(&str, &str, bool)] = &[
    ("name", "name_key", false),
    ("email", "email_key", true),
    ("login", "login_key", true),
    ("status", "status", false),
    ("kind", "kind", false),
    ("last_login", "last_login_at", true),
    ("created", "created_at", false),
    ("modified", "modified_at", false),
    ("roles", "role_count", false),
    ("job_title", "job_title_key", false),
    ("first_name", "first_name_key", false),
    ("last_name", "last_name_key", false),
    ("valid_until", "valid_until", true),
    ("identity_source", "identity_source", false),
    ("description", "description_key", false),
    ("created_by", "created_by_key", false),
    ("modified_by", "modified_by_key", false),
];

const BY_NAME: &str = "name_key, id";
const ADMIN: &str = "ada.admin";
const LICENSE_ADMIN: &str = "lena.license";

/// All views over a database of `size` accounts.
pub fn all(db: &mut Db, size: u32) -> Result<Vec<View>> {
    let everybody = vec![raw("true", BY_NAME)];
    let mut views = vec![
        View { whole: true, ..view("default, whole page", "", everybody.clone()) },
        view("default", "", everybody.clone()),
    ];
    for (key, column, nullable) in SORTS {
        for (sign, down) in [("", ""), ("-", " DESC")] {
            let order = format!("{column}{down}, id{down}");
            let raw = if *nullable { with_empties(column, order) } else { raw("true", &order) };
            views.push(view(&format!("sort {sign}{key}"), &format!("sort={sign}{key}"), vec![raw]));
        }
    }
    let dialect = dialect::of(db);
    views.push(view("status inactive", "q=status:inactive", inactive(dialect)));
    views.push(view("role support, sort -last_login", "q=role:support&sort=-last_login", support()));
    views.push(view("may assign seats", "q=permission:licenses.assign", assigning()));
    views.push(seated(db)?);
    views.extend(searches(db, size)?);
    views.extend(deep(db, size)?);
    let lena =
        |name: &str, query: &str| View { login: LICENSE_ADMIN, ..view(name, query, everybody.clone()) };
    views.push(lena("license admin, default", ""));
    views
        .push(View { raw: inactive(dialect), ..lena("license admin, status inactive", "q=status:inactive") });
    views.extend(licenses());
    Ok(views)
}

/// The licenses, as whoever manages all of them sees them, and as one of their admins does.
fn licenses() -> Vec<View> {
    let own = "id IN (SELECT license_id FROM license_admins JOIN accounts ON accounts.id = account_id \
               WHERE accounts.login = 'lena.license')";
    let of = |login: &'static str, whose: &str, scope: &str| {
        let list = |name: &str, query: &str, raw: Raw| {
            let raw = vec![Raw { from: LICENSES, ..raw }];
            let view = view(&format!("licenses{whose}, {name}"), query, raw);
            View { login, address: view.address.replace("/accounts", "/licenses"), ..view }
        };
        let (end, full) = ("expires_at DESC, id DESC", format!("{scope} AND free = 0"));
        let ranges =
            vec![format!("{scope} AND expires_at IS NOT NULL"), format!("{scope} AND expires_at IS NULL")];
        let by_end = Raw { ranges, ..raw(scope, end) };
        vec![
            list("default", "", raw(scope, BY_NAME)),
            list("sort -expires", "sort=-expires", by_end),
            list("free:0", "q=free:0", raw(&full, BY_NAME)),
        ]
    };
    [of(ADMIN, "", "true"), of(LICENSE_ADMIN, " of a license admin", own)].concat()
}

/// Whoever may assign seats: by one of two built-in roles.
fn assigning() -> Vec<Raw> {
    let held = "SELECT account_id FROM account_roles JOIN roles ON roles.id = role_id \
                WHERE key IN ('company_admin', 'license_admin')";
    vec![
        raw(&format!("id IN ({held})"), BY_NAME),
        raw(&format!("EXISTS ({held} AND account_id = accounts.id)"), BY_NAME),
    ]
}

/// Those with a seat of the license that has the most.
fn seated(db: &mut Db) -> Result<View> {
    let sql =
        "SELECT id, code AS name_key, NULL AS last_login_at FROM licenses ORDER BY used DESC, id LIMIT 1";
    let license = diesel::sql_query(sql).get_result::<Place>(db)?;
    let held = format!("SELECT account_id FROM license_assignments WHERE license_id = {}", license.id);
    let raw = vec![
        raw(&format!("id IN ({held})"), BY_NAME),
        raw(&format!("EXISTS ({held} AND account_id = accounts.id)"), BY_NAME),
    ];
    Ok(view("seats of a license", &format!("q=license:{}", encoded(&license.name_key)), raw))
}

fn view(name: &str, query: &str, raw: Vec<Raw>) -> View {
    let mark = if query.is_empty() { "" } else { "?" };
    View {
        name: name.to_owned(),
        address: format!("/accounts{mark}{query}"),
        whole: false,
        login: ADMIN,
        raw,
    }
}

fn raw(condition: &str, order: &str) -> Raw {
    let (ranges, order, counted) = (vec![condition.to_owned()], order.to_owned(), condition.to_owned());
    Raw { from: ACCOUNTS, ranges, order, counted }
}

fn with_empties(column: &str, order: String) -> Raw {
    let ranges = vec![format!("{column} IS NOT NULL"), format!("{column} IS NULL")];
    Raw { from: ACCOUNTS, ranges, order, counted: "true".to_owned() }
}

/// By the index of the status, or along the order of the page.
fn inactive(dialect: Dialect) -> Vec<Raw> {
    let along = if dialect == Dialect::Sqlite { "+status = 'inactive'" } else { "status || '' = 'inactive'" };
    vec![raw("status = 'inactive'", BY_NAME), raw(along, BY_NAME)]
}

/// As a join that the planner arranges, or looked up row by row along the order of the page.
fn support() -> Vec<Raw> {
    let held = "SELECT 1 FROM account_roles JOIN roles ON roles.id = role_id \
                WHERE account_id = accounts.id AND key = 'support'";
    let ways = [format!("EXISTS ({held})"), format!("({held} LIMIT 1) IS NOT NULL")];
    let latest = |held: &String| Raw {
        from: ACCOUNTS,
        ranges: vec![
            format!("{held} AND last_login_at IS NOT NULL"),
            format!("{held} AND last_login_at IS NULL"),
        ],
        order: "last_login_at DESC, id DESC".to_owned(),
        counted: held.clone(),
    };
    ways.iter().map(latest).collect()
}

fn searches(db: &mut Db, size: u32) -> Result<Vec<View>> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = Text)]
        text: String,
    }
    let mut one =
        |sql: String| -> Result<String> { Ok(diesel::sql_query(sql).get_result::<Found>(db)?.text) };
    let rare =
        one("SELECT min(display_name) AS text FROM accounts WHERE kind = 'operator' AND locale = 'en' \
         GROUP BY name_key ORDER BY abs(count(*) - 10), name_key LIMIT 1"
            .to_owned())?;
    let login = one(format!(
        "SELECT login AS text FROM accounts WHERE id >= {} AND login IS NOT NULL ORDER BY id LIMIT 1",
        size / 2
    ))?;
    let needles = [
        ("in nearly all", "example"),
        ("common", "james"),
        ("rare, two words", &rare),
        ("one login", &login),
        ("absent", "xqzxqz"),
        ("two letters", "sm"),
        ("Japanese, two letters", "佐藤"),
    ];
    let dialect = dialect::of(db);
    Ok(needles
        .iter()
        .map(|(name, text)| {
            let [index, walk] = search(dialect, text).map(|condition| raw(&condition, BY_NAME));
            let mixed = Raw { counted: index.counted.clone(), ..walk.clone() };
            view(&format!("search {name}"), &format!("q={}", encoded(text)), vec![index, walk, mixed])
        })
        .collect())
}

/// The two ways to search: by the trigram index, and row by row along the order.
fn search(dialect: Dialect, text: &str) -> [String; 2] {
    let words: Vec<String> =
        text.split_whitespace().map(|word| fold::needle(word).replace('\'', "''")).collect();
    let each = |make: &dyn Fn(&String) -> String| words.iter().map(make).collect::<Vec<_>>().join(" AND ");
    let like = each(&|word| format!("+search_text LIKE '%{word}%'"));
    match dialect {
        Dialect::Sqlite => {
            let trigrams: Vec<String> = words.iter().flat_map(|word| trigrams(word)).collect();
            let ids = format!(
                "id IN (SELECT rowid FROM accounts_search WHERE accounts_search MATCH '{}') AND {like}",
                trigrams.join(" ")
            );
            [ids, each(&|word| format!("instr(search_text, '{word}') > 0"))]
        }
        Dialect::Postgres => {
            [like.replace('+', ""), each(&|word| format!("strpos(search_text, '{word}') > 0"))]
        }
    }
}

fn trigrams(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).map(|three| format!("\"{}\"", three.iter().collect::<String>())).collect()
}

/// Where a page begins.
#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name_key: String,
    #[diesel(sql_type = Nullable<Timestamp>)]
    last_login_at: Option<NaiveDateTime>,
}

/// Pages far from both ends, and the last one.
fn deep(db: &mut Db, size: u32) -> Result<Vec<View>> {
    let mut place = |condition: &str, order: &str, offset: u32| {
        let sql = format!(
            "SELECT id, name_key, last_login_at FROM accounts WHERE {condition} ORDER BY {order} \
             LIMIT 1 OFFSET {offset}"
        );
        diesel::sql_query(sql).get_result::<Place>(db)
    };
    let named = place("true", BY_NAME, size / 2)?;
    let after = cursor("name", &json!({ "t": named.name_key }), named.id);
    let key = named.name_key.replace('\'', "''");
    let behind = format!("name_key >= '{key}' AND (name_key > '{key}' OR id > {})", named.id);
    let middle = Raw { ranges: vec![behind], ..raw("true", BY_NAME) };

    let latest = "last_login_at DESC, id DESC";
    let seen = place("last_login_at IS NOT NULL", latest, size / 3)?;
    let at = seen.last_login_at.unwrap_or_default();
    let seen_after = cursor("-last_login", &json!({ "d": at }), seen.id);
    let at = at.format("%F %T%.f");
    let behind = format!("last_login_at <= '{at}' AND (last_login_at < '{at}' OR id < {})", seen.id);
    let third = Raw { ranges: vec![behind], ..raw("true", latest) };
    Ok(vec![
        view("page in the middle", &format!("sort=name&after={after}"), vec![middle]),
        view(
            "page at a third, sort -last_login",
            &format!("sort=-last_login&after={seen_after}"),
            vec![third],
        ),
        view("last page", "last=1", vec![raw("true", "name_key DESC, id DESC")]),
    ])
}

/// A place in the list as `src/grid/cursor.rs` writes it.
fn cursor(sort: &str, value: &Value, id: i64) -> String {
    BASE64.encode(json!({ "s": sort, "v": [value], "i": id }).to_string())
}

/// Percent-encoded for a query (RFC 3986).
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}
