//! What is completed where; `|` is the caret.

use super::super::{Caret, at_caret};

/// A text with the caret; then what is found: the kind, the prefix, and the replaced part.
const PLACES: &[(&str, &str)] = &[
    ("|", "nowhere"),
    ("smith |", "nowhere"),
    ("|smith", "nowhere"),
    ("(|", "nowhere"),
    ("(a)|", "nowhere"),
    ("a OR|", "nowhere"),
    ("n:|>5", "nowhere"),
    ("n:>|=5", "nowhere"),
    ("smi|", "word smi [smi]"),
    ("smi|th x", "word smi [smith]"),
    ("a OR|acle", "word OR [ORacle]"),
    (r#"a "OR|"#, r#"word OR ["OR]"#),
    ("-|", "word  []"),
    ("-sta|", "word sta [sta]"),
    ("(a OR sta|)", "word sta [sta]"),
    ("(a sta|)", "word sta [sta]"),
    ("12:3|0", "word 12:3 [12:30]"),
    ("https://x|", "word https://x [https://x]"),
    ("山|田　x", "word 山 [山田]"),
    (r#""two wo|"#, r#"word two wo ["two wo]"#),
    (r#""two wo|rds" x"#, r#"word two wo ["two words"]"#),
    (r#""two words"|"#, r#"word two words ["two words"]"#),
    (r#""say \"h|"#, r#"word say "h ["say \"h]"#),
    ("sta|tus:active", "field sta [status]"),
    ("a -status|:active", "field status [status]"),
    ("status:|", "value of status  []"),
    ("status：|", "value of status  []"),
    ("status:| x", "value of status  []"),
    ("status:|active", "value of status  [active]"),
    ("(status:ac|tive)", "value of status ac [active]"),
    ("-status:ac| b", "value of status ac [ac]"),
    ("n:>=20|26", "value of n 20 [2026]"),
    ("n:>|", "value of n  []"),
    ("role:a,b|,c", "value of role b [b]"),
    ("role:a,|", "value of role  []"),
    (r#"role:"a b",c|"#, "value of role c [c]"),
    (r#"role:"Lic|"#, r#"value of role Lic ["Lic]"#),
    (r#"role:"License ad|min" x"#, r#"value of role License ad ["License admin"]"#),
    (r#"role:"Lic| name:"x y""#, r#"value of role Lic ["Lic]"#),
    (r#"role:"Lic|ense admin"#, r#"value of role Lic ["License]"#),
    (r#"role:"Lic"|x y"#, r#"value of role Lic ["Lic"x]"#),
    (r#"role:^"Lic|"#, r#"value of role Lic ["Lic]"#),
    (r#"role:"a b" sta|"#, "word sta [sta]"),
    (r#"role:"a b"x|"#, "word x [x]"),
    ("() )) OR - sta|", "word sta [sta]"),
];

fn in_words(caret: &Caret, text: &str) -> String {
    match caret {
        Caret::Nowhere => "nowhere".to_owned(),
        Caret::Word { prefix, span } => format!("word {prefix} [{}]", span.split(text).1),
        Caret::Field { prefix, span } => format!("field {prefix} [{}]", span.split(text).1),
        Caret::Value { field, prefix, span } => {
            format!("value of {field} {prefix} [{}]", span.split(text).1)
        }
    }
}

#[test]
fn the_caret_knows_what_is_being_typed() {
    for (marked, expected) in PLACES {
        let position = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        assert_eq!(in_words(&at_caret(&text, position), &text), *expected, "{marked}");
    }
}

#[test]
fn odd_positions_are_moved_into_the_text() {
    assert_eq!(at_caret("ab", 99), at_caret("ab", 2));
    assert_eq!(at_caret("é", 1), Caret::Nowhere);
    assert_eq!(at_caret(&"a".repeat(2_001), 2_001), Caret::Nowhere);
    assert_ne!(at_caret(&"a".repeat(2_001), 2_000), Caret::Nowhere);
}
