//! The lists through the door: pages, links, and addresses that cannot be read.

use gatehouse::app::visit_lists;
use gatehouse::grid::{List, ListVisitor};

use crate::support::{Client, Engine, on_both, say};

on_both!(
    walking_by_the_links_visits_every_row_once,
    an_address_that_cannot_be_read_is_refused_by_name,
    a_forged_place_is_refused,
    a_query_that_cannot_be_read_is_marked,
    the_number_of_rows_is_capped_until_it_is_asked_for,
    a_part_of_a_page_is_the_list_alone,
);

/// Every page from `start` on, by the link with this id.
fn walk(by: &Client, start: &str, link: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut address = Some(start.to_owned());
    while let Some(here) = address {
        let page = by.get(&here).expect(200);
        found.push(page.row_ids());
        assert!(found.len() < 100, "the pages do not end");
        address = page.link(link);
    }
    if link == "page-previous" {
        found.reverse();
    }
    found.concat()
}

fn walking_by_the_links_visits_every_row_once(on: Engine) {
    let app = on.demo(310);
    let ada = app.company_admin();
    for sort in ["", "-last_login", "email", "-roles", "valid_until", "status,-name"] {
        for query in ["", "status:active"] {
            let q: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
            let start = format!("/accounts?q={q}&sort={sort}&size=50");
            let there = walk(&ada, &start, "page-next");
            let last = ada.get(&start).link("page-last").unwrap();
            let back = walk(&ada, &last, "page-previous");
            assert_eq!(there, back, "{start}");
            let mut once = there.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), there.len(), "{start}: a row came twice");
            if query.is_empty() {
                assert_eq!(once.len(), 310);
            }
        }
    }
}

/// The address and the first key of every list.
#[derive(Default)]
struct Addresses(Vec<(&'static str, &'static str)>);

impl ListVisitor for Addresses {
    fn list<L: List>(&mut self) {
        self.0.push((L::grid().address, L::grid().columns[0].key));
    }
}

fn an_address_that_cannot_be_read_is_refused_by_name(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let unknown = |name: &str, value: &str| say("error-unknown-value", &[("name", name), ("value", value)]);
    let mut lists = Addresses::default();
    visit_lists(&mut lists);
    assert!(lists.0.len() >= 4);
    for (list, key) in lists.0 {
        for (query, sentence) in [
            ("sort=nothing", unknown("sort", "nothing")),
            ("sort=KEY,KEY", unknown("sort", "KEY,KEY")),
            ("sort=KEY,", unknown("sort", "")),
            ("sort=--KEY", unknown("sort", "--KEY")),
            ("sort=1", unknown("sort", "1")),
            ("columns=KEY,nothing", unknown("columns", "nothing")),
            ("columns=KEY,KEY", unknown("columns", "KEY,KEY")),
            ("size=7", unknown("size", "7")),
            ("size=abc", unknown("size", "abc")),
            ("size=99999999999999999999", unknown("size", "99999999999999999999")),
            ("last=2", unknown("last", "2")),
            ("count=yes", unknown("count", "yes")),
            ("page=2", say("error-unknown-field", &[("name", "page")])),
            ("q=a&q=b", say("error-repeated-field", &[("name", "q")])),
            ("after=a&before=b", say("error-two-positions", &[])),
            ("after=a&last=1", say("error-two-positions", &[])),
        ] {
            let (query, sentence) = (query.replace("KEY", key), sentence.replace("KEY", key));
            ada.get(&format!("{list}?{query}")).expect(400).saying(&sentence);
            ada.fragment(&format!("{list}?{query}")).expect(400).saying(&sentence);
        }
    }
    let four = "name,email,login,status";
    ada.get(&format!("/accounts?sort={four}")).expect(400).saying(&unknown("sort", four));
}

fn a_forged_place_is_refused(on: Engine) {
    use base64::Engine as _;
    let app = on.demo(60);
    let ada = app.company_admin();
    let sentence = say("error-bad-cursor", &[]);
    let next = ada.get("/accounts?size=25").link("page-next").unwrap();
    let real = next.split_once("after=").unwrap().1.to_owned();
    ada.get(&format!("/accounts?size=25&after={real}")).expect(200);
    // Of another order, or of another list.
    ada.get(&format!("/accounts?sort=email&after={real}")).expect(400).saying(&sentence);
    ada.get(&format!("/accounts?sort=-name&before={real}")).expect(400).saying(&sentence);
    ada.get(&format!("/accounts/status-report?after={real}")).expect(400).saying(&sentence);
    let forged = [
        r#"{"s":"name","v":[{"n":1}],"i":1}"#,
        r#"{"s":"name","v":[],"i":1}"#,
        r#"{"s":"name","v":[{"t":"a"},{"t":"b"}],"i":1}"#,
        r#"{"s":"name","v":["-"],"i":1}"#,
        r#"{"s":"name","v":[{"t":"a\u0000b"}],"i":1}"#,
        r#"{"s":"name","v":[{"t":"a"}],"i":"1"}"#,
        r#"{"s":"name","v":[{"t":"a"}],"i":1,"x":1}"#,
        r#"{"s":"name","v":[{"t":"a"}],"i":99999999999999999999}"#,
        "not json",
        "",
    ];
    for json in forged {
        let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json);
        let text = if text.is_empty() { "AA".to_owned() } else { text };
        ada.get(&format!("/accounts?after={text}")).expect(400).saying(&sentence);
        ada.get(&format!("/accounts?before={text}")).expect(400).saying(&sentence);
    }
    let odd = r#"{"s":"-last_login","v":[{"d":"+262142-12-31T23:59:59"}],"i":1}"#;
    let odd = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(odd);
    ada.get(&format!("/accounts?sort=-last_login&after={odd}")).expect(400).saying(&sentence);
    ada.get(&format!("/accounts?after={}", "A".repeat(5_000))).expect(400).saying(&sentence);
    ada.get("/accounts?after=%3F%3F%3F").expect(400).saying(&sentence);
    // A place where no row stands (any more) is still a place.
    let gone =
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(r#"{"s":"name","v":[{"t":"m"}],"i":0}"#);
    ada.get(&format!("/accounts?after={gone}")).expect(200);
}

fn a_query_that_cannot_be_read_is_marked(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (query, key) in [
        ("(", "query-unclosed-parenthesis"),
        (")", "query-stray-parenthesis"),
        ("\"a", "query-unclosed-quote"),
        ("a OR", "query-dangling-or"),
        ("-", "query-dangling-minus"),
        ("status:", "query-expected-value"),
    ] {
        let q: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        let page = ada.get(&format!("/accounts?q={q}")).expect(400).saying(&say(key, &[]));
        assert_eq!(page.value("q").as_deref(), Some(query), "what was typed is lost");
    }
    for (query, words) in [
        ("nothing:1", "nothing"),
        ("status:gone", "active, pending, inactive"),
        ("last_login:soon", "last_login"),
        ("id:one", "id"),
        ("status:<active", "status"),
        ("role:^x", "role"),
    ] {
        let q: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        ada.get(&format!("/accounts?q={q}")).expect(400).saying(words);
    }
    let long = "x".repeat(2_001);
    ada.get(&format!("/accounts?q={long}")).expect(400).saying(&say("query-too-long", &[]));
    let deep = "%28".repeat(50) + "a" + &"%29".repeat(50);
    ada.get(&format!("/accounts?q={deep}")).expect(400).saying(&say("query-too-deep", &[]));
    let many = "a+".repeat(101);
    ada.get(&format!("/accounts?q={many}")).expect(400).saying(&say("query-too-many-terms", &[]));
}

fn the_number_of_rows_is_capped_until_it_is_asked_for(on: Engine) {
    let app = on.demo(1_500);
    let ada = app.company_admin();
    let page = ada.get("/accounts").expect(200).saying("1,000+");
    let counted = ada.get(&page.link("count").unwrap()).expect(200).saying("1,500");
    assert!(!counted.text().contains("1,000+"));
    assert_eq!(counted.link("count"), None);
}

fn a_part_of_a_page_is_the_list_alone(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let page = ada.get("/accounts").expect(200);
    let part = ada.fragment("/accounts").expect(200);
    assert!(page.html.contains("<main") && !part.html.contains("<main"));
    assert!(part.html.trim_start().contains("id=\"grid\""), "{}", &part.html[..100]);
    assert_eq!(part.row_ids(), page.row_ids());
    assert_eq!(part.html.matches("aria-sort=").count(), 1);
}
