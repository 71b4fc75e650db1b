//! What the mails say.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use crate::outbox::{Kind, Occasion, Rendered, list, render};
use crate::wording::LANGUAGES;

fn words(kind: Kind, locale: &str, facts: &[(&str, String)]) -> Rendered {
    let facts: BTreeMap<String, String> =
        facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let occasion = Occasion {
        kind,
        locale,
        name: "佐藤 花子",
        company: "R&D <Labs>",
        facts: &facts,
        link: Some("https://gatehouse.example/sign-in".to_owned()),
        valid_for: Some(Duration::days(1)),
    };
    render(&occasion).unwrap()
}

fn all_facts() -> Vec<(&'static str, String)> {
    vec![
        ("reason", "on <leave>\nBcc: x".to_owned()),
        ("until", "2026-12-31".to_owned()),
        ("fields", list(["job_title", "display_name"])),
        ("added", list(["Support", "Company admin"])),
        ("removed", list(["License admin"])),
    ]
}

#[test]
fn every_mail_is_complete_in_every_language_with_and_without_facts() {
    for kind in Kind::ALL {
        let mut subjects = BTreeSet::new();
        for locale in LANGUAGES {
            for facts in [all_facts(), Vec::new()] {
                let said = words(kind, locale, &facts);
                for part in [&said.subject, &said.text, &said.html] {
                    assert!(
                        !part.contains("mail-") && !part.contains('{') && !part.is_empty(),
                        "{kind:?} {part}"
                    );
                }
                assert!(said.subject.contains("R&D <Labs>") && said.html.contains("R&#38;D &#60;Labs&#62;"));
                assert!(!said.html.contains("<leave>") && !said.html.contains("<Labs>"));
                assert!(!said.text.contains("\n\n\n"), "{}", said.text);
                subjects.insert(said.subject);
            }
        }
        assert_eq!(subjects.len(), LANGUAGES.len(), "{kind:?} lacks a language");
    }
}

#[test]
fn facts_are_said_the_way_the_language_says_them() {
    let facts = all_facts();
    let cases = [
        (Kind::Deactivated, "en", "until December 31, 2026."),
        (Kind::Deactivated, "de", "bis 31. Dezember 2026."),
        (Kind::Deactivated, "ja", "2026年12月31日 まで"),
        (Kind::Deactivated, "en", "Reason: on <leave> Bcc: x\n"),
        (Kind::Deleted, "ja", "理由：on <leave> Bcc: x\n"),
        (Kind::Edited, "en", "Changed: job title, display name\n"),
        (Kind::Edited, "de", "Geändert: Position, Anzeigename\n"),
        (Kind::Edited, "ja", "変更された項目：役職、表示名\n"),
        (Kind::RolesChanged, "de", "Hinzugefügt: Support, Company admin\n"),
        (Kind::RolesChanged, "ja", "解除：License admin\n"),
        (Kind::Invitation, "de", "innerhalb von 1 Tag."),
    ];
    for (kind, locale, expected) in cases {
        let said = words(kind, locale, &facts).text;
        assert!(said.contains(expected), "{kind:?} {locale}: {said}");
    }
    let other = words(Kind::Edited, "en", &[("fields", list(["shoe size"]))]).text;
    assert!(other.contains("Changed: shoe size"), "{other}");
}

#[test]
fn the_languages_have_the_same_keys() {
    let keys = |text: &str| -> BTreeSet<String> {
        text.lines()
            .filter(|line| line.starts_with("mail-"))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key.to_owned())
            .collect()
    };
    let english = keys(include_str!("../../../locales/en/mail.ftl"));
    assert!(english.len() > 30);
    assert_eq!(english, keys(include_str!("../../../locales/de/mail.ftl")));
    assert_eq!(english, keys(include_str!("../../../locales/ja/mail.ftl")));
}
