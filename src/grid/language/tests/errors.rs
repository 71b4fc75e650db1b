//! What is refused, with the marked place.

use super::super::{ErrorKind, ErrorKind::*, parse};

/// A text with the marked place between `⟦` and `⟧`.
const REFUSED: &[(&str, ErrorKind)] = &[
    ("a ⟦re:⟧", ExpectedValue),
    ("a ⟦re:⟧ b", ExpectedValue),
    ("(⟦re:⟧)", ExpectedValue),
    ("⟦n:>=⟧ 5", ExpectedValue),
    ("-⟦n:^⟧", ExpectedValue),
    ("⟦re：⟧", ExpectedValue),
    ("⟦a:⟧,b", ExpectedValue),
    ("a:b⟦,⟧", ExpectedValue),
    ("a:b⟦,⟧,c", ExpectedValue),
    ("a:b⟦，⟧ c", ExpectedValue),
    (r#"a ⟦"b c⟧"#, UnclosedQuote),
    (r#"role:⟦"License admin⟧"#, UnclosedQuote),
    (r#"⟦"a\"⟧"#, UnclosedQuote),
    (r#"⟦"⟧"#, UnclosedQuote),
    (r#"role:License admin⟦"⟧"#, StrayQuote),
    (r#"5⟦"⟧ nail"#, StrayQuote),
    (r#"a:b⟦"⟧c"#, StrayQuote),
    ("a⟦)⟧", StrayParenthesis),
    ("⟦)⟧", StrayParenthesis),
    ("(a)⟦)⟧", StrayParenthesis),
    ("-a⟦）⟧ b", StrayParenthesis),
    ("a OR b⟦)⟧", StrayParenthesis),
    ("⟦()⟧", EmptyParentheses),
    ("a -⟦（　）⟧", EmptyParentheses),
    ("((a) ⟦()⟧)", EmptyParentheses),
    ("⟦(⟧", UnclosedParenthesis),
    ("⟦(⟧a b", UnclosedParenthesis),
    ("(a ⟦(⟧b OR c", UnclosedParenthesis),
    ("kind:service⟦(⟧a b)", UnclosedParenthesis),
    ("山田⟦（⟧営業 部）", UnclosedParenthesis),
    ("⟦OR⟧", DanglingOr),
    ("⟦OR⟧ a", DanglingOr),
    ("a ⟦OR⟧", DanglingOr),
    ("a OR ⟦OR⟧ b", DanglingOr),
    ("(⟦OR⟧ a)", DanglingOr),
    ("(a ⟦OR⟧)", DanglingOr),
    ("(a ⟦OR⟧", DanglingOr),
    ("a ⟦-⟧", DanglingMinus),
    ("a ⟦-⟧ b", DanglingMinus),
    ("(a ⟦－⟧)", DanglingMinus),
    ("⟦-⟧-force", DanglingMinus),
    ("⟦-⟧OR", DanglingMinus),
    (r#"a ⟦""⟧"#, EmptyText),
    (r#"a:⟦""⟧"#, EmptyText),
    (r#"a:b,⟦""⟧"#, EmptyText),
    (r#""a"⟦b⟧"#, ExpectedSpace),
    (r#""a"⟦"⟧b""#, ExpectedSpace),
    ("(a)⟦b⟧", ExpectedSpace),
    ("（株）⟦山⟧田商店", ExpectedSpace),
    (r#"a:"b"⟦x⟧"#, ExpectedSpace),
    ("a OR⟦(⟧b)", ExpectedSpace),
    ("n:>1⟦,⟧5", OperatorInList),
    (r#"n:="a"⟦,⟧b"#, OperatorInList),
    ("n:a,⟦<⟧5", OperatorInList),
    ("n:a,⟦>=⟧5", OperatorInList),
    ("n:a,⟦empty⟧", OperatorInList),
    ("n:a,⟦*⟧", OperatorInList),
    ("n:empty⟦,⟧a", OperatorInList),
    ("a⟦\0⟧", ForbiddenCharacter),
    ("é:⟦\"⟧b\"", StrayQuote),
    ("e:\"b ⟦\n⟧\"", ForbiddenCharacter),
    ("e:a⟦\u{202E}⟧b", ForbiddenCharacter),
];

#[test]
fn each_mistake_is_named_and_marked() {
    for (marked, kind) in REFUSED {
        let (before, rest) = marked.split_once('⟦').unwrap();
        let (place, after) = rest.split_once('⟧').unwrap();
        let text = format!("{before}{place}{after}");
        let error = parse(&text).expect_err(&text);
        assert_eq!((error.kind(), error.span().split(&text)), (*kind, (before, place, after)), "{text}");
    }
}

#[test]
fn every_kind_is_tested_and_has_a_key_of_its_own() {
    let bounds = [TooLong, TooDeep, TooManyTerms, TooManyValues];
    for kind in ErrorKind::ALL {
        assert!(bounds.contains(kind) || REFUSED.iter().any(|(_, refused)| refused == kind), "{kind:?}");
        assert_eq!(ErrorKind::ALL.iter().filter(|other| other.key() == kind.key()).count(), 1);
    }
}

fn kind_and_start(text: &str) -> Option<(ErrorKind, usize)> {
    parse(text).err().map(|error| (error.kind(), error.span().start))
}

#[test]
fn two_thousand_characters_are_read_and_one_more_is_not() {
    assert_eq!(kind_and_start(&"é".repeat(2_000)), None);
    assert_eq!(kind_and_start(&"é".repeat(2_001)), Some((TooLong, 4_000)));
    assert_eq!(kind_and_start(&"(".repeat(10_000_000)), Some((TooLong, 2_000)));
}

#[test]
fn parentheses_nest_eight_deep() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(kind_and_start(&nested(8)), None);
    assert_eq!(kind_and_start(&nested(9)), Some((TooDeep, 8)));
    assert_eq!(kind_and_start(&nested(999)), Some((TooDeep, 8)));
    assert_eq!(kind_and_start(&"-(".repeat(1_000)), Some((TooDeep, 17)));
}

#[test]
fn a_hundred_terms_and_a_hundred_values_are_read() {
    assert_eq!(kind_and_start(&"a ".repeat(100)), None);
    assert_eq!(kind_and_start(&"a ".repeat(101)), Some((TooManyTerms, 200)));
    assert_eq!(kind_and_start(&"a:b OR ".repeat(400)), Some((TooLong, 2_000)));
    assert_eq!(kind_and_start(&"a OR ".repeat(400)), Some((TooManyTerms, 500)));
    let list = |count: usize| format!("a:{}", vec!["b"; count].join(","));
    assert_eq!(kind_and_start(&list(100)), None);
    assert_eq!(kind_and_start(&list(101)), Some((TooManyValues, 202)));
}
