//! What holds for every text and every tree.

use proptest::prelude::*;

use super::super::{Caret, MAX_CHARS, Operator, Query, Shape, Span, Term, Test, Value, at_caret, parse};

/// Text rich in what means something.
fn thorny() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            " ", "\u{3000}", ":", "：", "(", ")", "（", "）", "\"", "\\", "-", "－", ",", "，", "OR", " OR ", "empty", "*",
            "＊", "<", "＜", "=", "＝", ">", "^", "//", "a", "status", "status:", "role:\"", "_1", "山田", "é", "\n", "\0",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Text that mostly is a query, written carelessly.
fn careless() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "x",
        "\"x\"",
        "\"a b\"",
        "empty",
        "\"empty\"",
        "*",
        "=",
        "f(x)",
        "\"f(x\"",
        "\"\\\\\\a\"",
        "\"\\\"\"",
        "a\\b",
    ]);
    let term = (prop::sample::select(vec!["", "", "a:", "a：<", "a:>=", "a:^", "a:=", "a:y,"]), value);
    let leaf = term.prop_map(|(field, value)| format!("{field}{value}"));
    leaf.prop_recursive(6, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|terms| terms.join("  ")),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|terms| terms.join(" OR ")),
            inner.clone().prop_map(|term| format!("(　{term} )")),
            inner.prop_map(|term| format!("-（{term}）")),
        ]
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![thorny(), careless(), any::<String>(), "\\PC{0,60}"]
}

/// What an editor may put into a word or a value.
fn content() -> impl Strategy<Value = String> {
    any_text().prop_filter("a word or a value", |text| Term::word(text.as_str()).is_ok())
}

fn leaf() -> impl Strategy<Value = Term> {
    let test = (prop::sample::select(Operator::ALL.to_vec()), prop::collection::vec(content(), 1..4));
    let test = test.prop_map(|(operator, mut texts)| {
        match operator {
            Operator::Empty | Operator::NotEmpty => texts.clear(),
            Operator::In => {}
            _ => texts.truncate(1),
        }
        Test::of(operator, texts).unwrap()
    });
    let filter = ("[a-z][a-z0-9_]{0,3}", test).prop_map(|(field, test)| Term::filter(&field, test).unwrap());
    prop_oneof![content().prop_map(|text| Term::word(text).unwrap()), filter]
}

fn term() -> impl Strategy<Value = Term> {
    leaf().prop_recursive(5, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|terms| Term::all(terms).unwrap()),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|terms| Term::any(terms).unwrap()),
            inner.prop_map(Term::negated),
        ]
    })
}

fn query() -> impl Strategy<Value = Query> {
    prop::collection::vec(term(), 0..5).prop_map(Query::all)
}

fn is_normal(term: &Term) -> bool {
    match term.shape() {
        Shape::Word(text) => !text.is_empty(),
        Shape::Filter(filter) => !matches!(filter.test(), Test::In(values) if values.len() < 2),
        Shape::Not(inner) => is_normal(inner) && !matches!(inner.shape(), Shape::Not(_)),
        Shape::All(terms) => {
            terms.len() > 1 && terms.iter().all(|t| is_normal(t) && !matches!(t.shape(), Shape::All(_)))
        }
        Shape::Any(terms) => {
            terms.len() > 1 && terms.iter().all(|t| is_normal(t) && !matches!(t.shape(), Shape::Any(_)))
        }
    }
}

fn lies_in(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some_and(|marked| !marked.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused_with_a_place_in_it(text in any_text()) {
        match parse(&text) {
            Err(error) => prop_assert!(lies_in(error.span(), &text), "{error}"),
            Ok(query) => {
                for term in query.terms_at_top() {
                    prop_assert!(is_normal(term) && !matches!(term.shape(), Shape::All(_)));
                    let (_, written, _) = term.span().split(&text);
                    prop_assert_eq!(parse(written), Ok(Query::all([term.clone()])));
                }
                for filter in query.filters() {
                    prop_assert_eq!(filter.field_span().split(&text).1, filter.field());
                    prop_assert!(filter.test().values().iter().all(|value| lies_in(value.span(), &text)));
                }
            }
        }
    }

    #[test]
    fn what_was_read_is_written_no_longer_and_reads_the_same(text in prop_oneof![careless(), thorny()]) {
        if let Ok(query) = parse(&text) {
            let canonical = query.to_string();
            prop_assert!(canonical.chars().count() <= text.chars().count(), "{}", canonical);
            prop_assert_eq!(query.within_bounds(), Ok(()));
            prop_assert_eq!(parse(&canonical).map(|again| again.to_string()), Ok(canonical.clone()));
            prop_assert_eq!(parse(&canonical), Ok(query));
        }
    }

    #[test]
    fn what_was_built_reads_the_same_or_breaks_the_named_bound(query in query()) {
        let read = parse(&query.to_string());
        match query.within_bounds() {
            Ok(()) => prop_assert_eq!(read, Ok(query)),
            Err(kind) => prop_assert_eq!(read.map_err(|error| error.kind()), Err(kind)),
        }
    }

    #[test]
    fn what_was_built_is_normal(query in query(), more in term()) {
        prop_assert!(query.with(more).terms_at_top().iter().all(is_normal));
    }

    #[test]
    fn adding_and_taking_away_undo_each_other(query in query(), more in leaf(), index in 0_usize..7) {
        let count = query.terms_at_top().len();
        if !query.terms_at_top().contains(&more) {
            prop_assert_eq!(&query.with(more.clone()).without(count), &query);
        }
        prop_assert!(query.with(more.clone()).terms_at_top().contains(&more));
        prop_assert_eq!(query.with(more.clone()).with(more.clone()), query.with(more));
        let less = query.without(index);
        let mut expected = query.terms_at_top().to_vec();
        if index < count {
            expected.remove(index);
        }
        prop_assert_eq!(less.terms_at_top(), expected);
    }

    #[test]
    fn replacing_a_field_leaves_exactly_the_new_term_about_it(
        query in query(), at in 0_usize..5, value in content(), keep in any::<bool>()
    ) {
        let is = |text: String| Term::filter("status", Test::Default(Value::new(text).unwrap())).unwrap();
        let before: Vec<_> = query.terms_at_top().iter().filter(|t| !t.is_about("status")).cloned().collect();
        let mut terms = before.clone();
        terms.insert(at.min(terms.len()), is("old".to_owned()));
        terms.push(is("older".to_owned()).negated());
        let place = at.min(before.len());
        let new = keep.then(|| is(value));
        let replaced = Query::all(terms).replace_field("status", new.clone());
        prop_assert_eq!(replaced.about("status").cloned().collect::<Vec<_>>(), Vec::from_iter(new.clone()));
        let mut expected = before;
        if let Some(new) = new {
            expected.insert(place, new);
        }
        prop_assert_eq!(replaced.terms_at_top(), expected);
    }

    #[test]
    fn a_completion_made_at_any_place_reads_as_its_value(
        text in any_text(), position in 0_usize..120, value in content()
    ) {
        if let Caret::Value { field, span, .. } = at_caret(&text, position) {
            prop_assert!(text.get(..span.start).is_some_and(|before| before.contains(&field)));
            let (before, _, after) = span.split(&text);
            let inserted = format!("{before}{}{after}", Value::new(value.as_str()).unwrap());
            if let Ok(query) = parse(&inserted) {
                let is_there = |v: &&Value| v.span().start == span.start && v.text() == value;
                let mut filters = query.filters().into_iter().filter(|filter| filter.field() == field);
                prop_assert!(filters.any(|f| f.test().values().iter().any(|v| is_there(&v))), "{}", inserted);
            }
        }
    }

    #[test]
    fn the_caret_marks_a_place_around_itself(text in any_text(), position in 0_usize..200) {
        let caret = text.floor_char_boundary(position);
        match at_caret(&text, position) {
            Caret::Nowhere => {}
            Caret::Field { span, .. } | Caret::Value { span, .. } | Caret::Word { span, .. } => {
                prop_assert!(span.start <= caret && caret <= span.end);
                prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }

    #[test]
    fn values_written_alone_fit_behind_any_operator(value in content()) {
        let written = Value::new(value.as_str()).unwrap().to_string();
        prop_assume!(written.chars().count() + 9 <= MAX_CHARS);
        for operator in [Operator::Default, Operator::Is, Operator::StartsWith, Operator::Less, Operator::GreaterEq] {
            let query = Query::all([Term::filter("a", Test::of(operator, [value.as_str()]).unwrap()).unwrap()]);
            prop_assert_eq!(parse(&format!("a:{}{written}", operator.symbol())), Ok(query));
        }
        let list = Test::of(Operator::In, ["x", value.as_str(), "y"]).unwrap();
        prop_assert_eq!(parse(&format!("a:x,{written},y")), Ok(Query::all([Term::filter("a", list).unwrap()])));
    }
}
