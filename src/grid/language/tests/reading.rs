//! What each way of writing means, and how it is written back.

use super::super::{BuildError, ErrorKind, Operator, Query, Shape, Span, Term, Test, Value, parse};

/// Texts that mean the same, first the canonical one, and the tree in words.
const READINGS: &[(&[&str], &str)] = &[
    (&["", "  ", "\u{3000}\t\n"], ""),
    (&["smith", " smith ", "(smith)", "((smith))", r#""smith""#, "-(-smith)"], "smith"),
    (&[r#""two words""#, r#"("two words")"#], "two words"),
    (&["\"a\u{3000}b\""], "a\u{3000}b"),
    (&["ann smith", "ann   smith", "ann\u{3000}smith", "(ann smith)", "(ann) smith"], "all(ann, smith)"),
    (&["status:active", "status：active", r#"status:"active""#], "status Default active"),
    (&["-status:active", "－status:active", "-(status:active)"], "not(status Default active)"),
    (&["-smith"], "not(smith)"),
    (&["-(a b)", "-((a b))", "-(a (b))"], "not(all(a, b))"),
    (&["-(a OR b)", "－（a OR b）"], "not(any(a, b))"),
    (&[r#"role:"License admin""#], "role Default License admin"),
    (
        &["last_login:>2026-01-01", "last_login:＞2026-01-01", r#"last_login:>"2026-01-01""#],
        "last_login Greater 2026-01-01",
    ),
    (&["n:>=5", "n:＞＝5"], "n GreaterEq 5"),
    (&["n:<5"], "n Less 5"),
    (&["n:<=5", "n:<＝5"], "n LessEq 5"),
    (&[r#"n:<"=5""#], "n Less =5"),
    (&["created:<30d"], "created Less 30d"),
    (&["email:empty"], "email Empty"),
    (&[r#"email:"empty""#], "email Default empty"),
    (&["email:=empty", r#"email:="empty""#], "email Is empty"),
    (&["email:*", "email:＊"], "email NotEmpty"),
    (&[r#"email:"*""#], "email Default *"),
    (&["email:*@x", r#"email:"*@x""#], "email Default *@x"),
    (&["name:^smi", "name:＾smi"], "name StartsWith smi"),
    (&["name:=smith", "name:＝smith"], "name Is smith"),
    (&[r#"name:"=smith""#], "name Default =smith"),
    (&[r#"name:="a,b""#], "name Is a,b"),
    (&[r#"role:a,b,"c d""#, r#"role:"a"，b,"c d""#], "role In a|b|c d"),
    (&[r#"role:"empty",b"#], "role In empty|b"),
    (&["a OR b", "(a OR b)", "((a) OR b)", "a OR\u{3000}b"], "any(a, b)"),
    (&["a b OR c", "(a b) OR c"], "any(all(a, b), c)"),
    (&["a (b OR c)", "a -(-(b OR c))", "a\u{3000}（b OR c）"], "all(a, any(b, c))"),
    (&["a OR b OR c", "a OR (b OR c)", "(a OR b) OR c"], "any(a, b, c)"),
    (
        &["(kind:service OR job_title:auditor)", "kind:service OR job_title:auditor"],
        "any(kind Default service, job_title Default auditor)",
    ),
    (&[r#""OR""#], "OR"),
    (&["ORacle or And"], "all(ORacle, or, And)"),
    (&["email:OR"], "email Default OR"),
    (&["ann@example.com"], "ann@example.com"),
    (&["12:30"], "12:30"),
    (&["https://example.com/?a=b:c"], "https://example.com/?a=b:c"),
    (&[r#"https:"//x""#], "https Default //x"),
    (&["Re:x :-: ä:x 時間：10"], "all(Re:x, :-:, ä:x, 時間：10)"),
    (&[r#""re:""#], "re:"),
    (&["a-b,c CORP\\ann 5*3"], "all(a-b,c, CORP\\ann, 5*3)"),
    (&[r#""-a" "--""#], "all(-a, --)"),
    (&["山田（営業） f(x)"], "all(山田（営業）, f(x))"),
    (&["(f(x) OR n:g(y))", "f(x) OR n:g(y)"], "any(f(x), n Default g(y))"),
    (&[r#""f(x""#], "f(x"),
    (&[r#""say \"hi\"""#], r#"say "hi""#),
    (&[r#""a \b\\""#, r#""a \\b\\""#], r"a \b\"),
    (&["name:-5 x1_y:0"], "all(name Default -5, x1_y Default 0)"),
    (&["a：b"], "a Default b"),
];

fn in_words(term: &Term) -> String {
    let list = |terms: &[Term]| terms.iter().map(in_words).collect::<Vec<_>>().join(", ");
    match term.shape() {
        Shape::Word(text) => text.clone(),
        Shape::Not(inner) => format!("not({})", in_words(inner)),
        Shape::All(terms) => format!("all({})", list(terms)),
        Shape::Any(terms) => format!("any({})", list(terms)),
        Shape::Filter(filter) => {
            let values: Vec<_> = filter.test().values().iter().map(Value::text).collect();
            let text = format!("{} {:?} {}", filter.field(), filter.test().operator(), values.join("|"));
            text.trim_end().to_owned()
        }
    }
}

#[test]
fn each_way_of_writing_gives_its_tree_and_its_canonical_text() {
    for (texts, tree) in READINGS {
        for text in *texts {
            let query = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(query.to_term().as_ref().map(in_words).unwrap_or_default(), *tree, "{text}");
            let canonical = query.to_string();
            assert_eq!(parse(&canonical), Ok(query), "{text} → {canonical}");
        }
    }
}

#[test]
fn the_canonical_text_is_the_plainest() {
    let rewritten = [
        (r#"("smith")"#, "smith"),
        (r#"-( a   OR ("b") )"#, "-(a OR b)"),
        ("(status：active　OR　（a b）)", "status:active OR a b"),
        (r#"role:"a",＊"#, ""),
        (r#"role:"a","b c",＜"#, ""),
        (r#"role:"a"，"b c""#, r#"role:a,"b c""#),
        (r#"x:＞＝"1" -(-"y")"#, "x:>=1 y"),
    ];
    for (text, canonical) in rewritten {
        assert_eq!(parse(text).map(|query| query.to_string()).unwrap_or_default(), canonical, "{text}");
    }
}

#[test]
fn the_example_of_the_product_has_six_conditions() {
    let text = concat!(
        r#"smith status:inactive role:"License admin" last_login:<2026-01-01 "#,
        "-email:@example.com (kind:service OR job_title:auditor)"
    );
    let query = parse(text).unwrap();
    let chips: Vec<_> = query.terms_at_top().iter().map(Term::to_string).collect();
    assert_eq!(chips.len(), 6);
    assert_eq!(chips[2], r#"role:"License admin""#);
    assert_eq!(chips[5], "kind:service OR job_title:auditor");
    assert_eq!(query.to_string(), text);
    assert_eq!(query.words(), ["smith"]);
    assert_eq!(query.fields(), ["status", "role", "last_login", "email", "kind", "job_title"]);
}

#[test]
fn spans_point_at_what_was_written() {
    let text = r#" 山田 -statsu:x,"c d"  (a:<1 OR -"b") "#;
    let query = parse(text).unwrap();
    let written: Vec<_> = query.terms_at_top().iter().map(|term| term.span().split(text).1).collect();
    assert_eq!(written, ["山田", r#"-statsu:x,"c d""#, r#"(a:<1 OR -"b")"#]);
    let filters = query.filters();
    assert_eq!(filters[0].field_span(), Span { start: 9, end: 15 });
    assert_eq!(filters[0].field_span().split(text).1, "statsu");
    let values: Vec<_> = filters.iter().flat_map(|filter| filter.test().values()).collect();
    let written: Vec<_> = values.iter().map(|value| value.span().split(text).1).collect();
    assert_eq!(written, ["x", r#""c d""#, "1"]);
    let bare = "  a OR b c  ";
    let term = parse(bare).unwrap().to_term().unwrap();
    assert_eq!(term.span().split(bare).1, "a OR b c");
}

#[test]
fn builders_refuse_what_cannot_be_written() {
    assert_eq!(Term::word(""), Err(BuildError::EmptyText));
    assert_eq!(Value::new("a\0"), Err(BuildError::ForbiddenCharacter));
    assert_eq!(Value::new("a\u{202E}b"), Err(BuildError::ForbiddenCharacter));
    for name in ["", "Status", "1a", "a-b", "a:b", "ä", "_a", "a b"] {
        assert_eq!(Term::filter(name, Test::Empty), Err(BuildError::FieldName), "{name}");
    }
    assert_eq!(Term::filter("a", Test::In(vec![])), Err(BuildError::ValueCount));
    for operator in Operator::ALL {
        let wrong = match operator {
            Operator::Empty | Operator::NotEmpty => vec!["a"],
            _ => vec![],
        };
        assert_eq!(Test::of(operator, wrong), Err(BuildError::ValueCount), "{operator:?}");
    }
    assert_eq!(Test::of(Operator::Less, ["a", "b"]), Err(BuildError::ValueCount));
    assert_eq!(Test::of(Operator::In, ["a"]), Ok(Test::Is(Value::new("a").unwrap())));
    assert_eq!(Term::all([]), None);
    assert_eq!(Term::any([]), None);
}

#[test]
fn bounds_hold_for_what_is_built_too() {
    let word = |text: &str| Term::word(text).unwrap();
    let many = Query::all((0..101).map(|n| word(&n.to_string())));
    assert_eq!(many.within_bounds(), Err(ErrorKind::TooManyTerms));
    let list = Test::of(Operator::In, (0..101).map(|n| n.to_string())).unwrap();
    let long_list = Query::all([Term::filter("a", list).unwrap()]);
    assert_eq!(long_list.within_bounds(), Err(ErrorKind::TooManyValues));
    assert_eq!(Query::all([word(&"é".repeat(2_000))]).within_bounds(), Ok(()));
    assert_eq!(Query::all([word(&"é".repeat(2_001))]).within_bounds(), Err(ErrorKind::TooLong));
    let nest =
        |inner: Term| Term::any([Term::all([inner, word("b")]).unwrap().negated(), word("c")]).unwrap();
    let deep = (0..8).fold(word("a"), |inner, _| nest(inner));
    // Each step adds two pairs of parentheses but the outermost, which adds one.
    assert_eq!(Query::all([deep]).within_bounds(), Err(ErrorKind::TooDeep));
    let fine = (0..4).fold(word("a"), |inner, _| nest(inner));
    assert_eq!(Query::all([fine.clone()]).within_bounds(), Ok(()));
    assert_eq!(Query::all([fine.clone(), word("d")]).within_bounds(), Ok(()));
    assert_eq!(Query::all([nest(fine)]).within_bounds(), Err(ErrorKind::TooDeep));
}

#[test]
fn words_and_fields_are_found_in_groups_and_negations() {
    let query = parse(r#"a -b (c OR -d OR -(e -f)) -(g:1 OR h:2) g:3 -"i j" "k l""#).unwrap();
    assert_eq!(query.words(), ["a", "c", "f", "k l"]);
    assert_eq!(query.fields(), ["g", "h"]);
    assert_eq!(query.filters().len(), 3);
}

#[test]
fn a_header_filter_shows_and_replaces_only_what_is_its_own() {
    let query = parse("x s:a (s:b OR -s:c) (s:d OR y) -s:e z").unwrap();
    let shown: Vec<_> = query.about("s").map(Term::to_string).collect();
    assert_eq!(shown, ["s:a", "s:b OR -s:c", "-s:e"]);
    let range = parse("s:>1 s:<2").unwrap().to_term();
    assert_eq!(query.replace_field("s", range).to_string(), "x s:>1 s:<2 (s:d OR y) z");
    assert_eq!(query.replace_field("s", None).to_string(), "x (s:d OR y) z");
    let added = Term::filter("t", Test::NotEmpty).ok();
    assert_eq!(parse("x").unwrap().replace_field("t", added).to_string(), "x t:*");
}
