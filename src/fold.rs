//! Folding of text, done in Rust so that both databases compare alike.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Compatibility form, lower case: for unique keys and for searching.
#[must_use]
pub fn plain(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// The longest sort key, in bytes; an index entry has little more room.
const LONGEST_KEY: usize = 400;
/// The longest searchable text, in bytes, for the same reason.
const LONGEST_TEXT: usize = 1_800;

/// The beginning of `text` of at most `limit` bytes.
fn capped(text: String, limit: usize) -> String {
    match text.char_indices().find(|(start, c)| start + c.len_utf8() > limit) {
        None => text,
        Some((end, _)) => {
            text.chars().take(text.char_indices().take_while(|(at, _)| *at < end).count()).collect()
        }
    }
}

/// Like [`plain`] without accents and with `ß` as `ss`: for sorting names.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let key = text
        .trim()
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| if c == 'ß' { vec!['s', 's'] } else { vec![c] })
        .nfc()
        .collect();
    capped(key, LONGEST_KEY)
}

/// The searchable text of a record: its folded words, each behind two spaces,
/// so that even the beginning of a word of one letter is a trigram.
#[must_use]
pub fn search_text(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        for word in plain(part).split_whitespace() {
            text.push_str("  ");
            text.push_str(word);
        }
    }
    capped(text, LONGEST_TEXT)
}

/// What to look for in a [`search_text`]: one or two characters match the
/// beginning of a word, more match anywhere.
#[must_use]
pub fn needle(text: &str) -> String {
    let folded = plain(text);
    let words = folded.split_whitespace().collect::<Vec<_>>().join("  ");
    if words.chars().count() < 3 { format!("  {words}") } else { words }
}

/// The runs of letters in a searched text or a needle, and whether each begins a word.
fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if c.is_alphabetic() => start = Some(at),
            Some(from) if !c.is_alphabetic() => {
                let begins = text.get(..from).is_some_and(|before| before.ends_with("  "));
                found.extend(text.get(from..at).map(|run| (begins, run)));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Every run of letters that occurs in these searched texts, once: behind two
/// spaces those that begin a word, behind one the others. What it makes can be
/// gathered again together with more.
#[must_use]
pub fn gathered<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut first = BTreeSet::new();
    let mut inner = BTreeSet::new();
    for (begins, run) in texts.into_iter().flat_map(runs) {
        if begins {
            first.insert(run)
        } else {
            inner.insert(run)
        };
    }
    let mut text = String::new();
    for run in &first {
        text.push_str("  ");
        text.push_str(run);
    }
    for run in inner.difference(&first) {
        text.push(' ');
        text.push_str(run);
    }
    text
}

/// What [`gathered`] holds of every text in which a [`needle`] occurs. Empty when
/// the needle has no letters to go by.
#[must_use]
pub fn gathered_needles(needle: &str) -> Vec<String> {
    let wanted = |(begins, run): (bool, &str)| match (begins, run.chars().count()) {
        (true, _) => Some(format!("  {run}")),
        (false, 3..) => Some(run.to_owned()),
        (false, _) => None,
    };
    runs(needle).into_iter().filter_map(wanted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gathered_holds_what_the_needles_of_each_text_ask_for() {
        let texts = [
            search_text(&["Ann Smith", "ann.smith17@example.com"]),
            search_text(&["佐藤 花子", "x9y", "\u{fdfa} 100%", "O'Brien"]),
        ];
        let all = gathered(texts.iter().map(String::as_str));
        assert_eq!(all, gathered([all.as_str(), texts[0].as_str()]));
        for text in &texts {
            let chars: Vec<char> = text.chars().collect();
            for (start, end) in (0..chars.len()).flat_map(|s| (s + 3..=chars.len()).map(move |e| (s, e))) {
                let needle: String = chars[start..end].iter().collect();
                for asked in gathered_needles(&needle) {
                    assert!(
                        asked.chars().count() >= 3 && all.contains(&asked),
                        "{needle:?}: {asked:?} in {all:?}"
                    );
                }
            }
        }
        assert!(!all.contains("  smi") || all.contains("  smith"));
        assert_eq!(gathered_needles(&needle("sm")), ["  sm"]);
        assert_eq!(gathered_needles("n.smith17"), ["smith"]);
        assert_eq!(gathered_needles("500000"), Vec::<String>::new());
    }

    #[test]
    fn full_width_and_capital_letters_fold_to_one_form() {
        assert_eq!(plain(" ＡNN@Example.com "), "ann@example.com");
    }

    #[test]
    fn umlauts_sort_beside_their_plain_letter() {
        assert_eq!(sort_key("Müller"), "muller");
        assert_eq!(sort_key("Weiß"), "weiss");
        assert_eq!(sort_key("佐藤 ゆき"), "佐藤 ゆき");
    }

    #[test]
    fn keys_fit_into_an_index() {
        let wide = "\u{fdfa}".repeat(100);
        assert!(sort_key(&wide).len() <= LONGEST_KEY && !sort_key(&wide).is_empty());
        assert!(search_text(&[&wide, &wide]).len() <= LONGEST_TEXT);
        assert_eq!(capped("aé".to_owned(), 2), "a");
        assert_eq!(capped("aé".to_owned(), 3), "aé");
    }

    #[test]
    fn short_needles_match_the_beginning_of_words_only() {
        let text = search_text(&["Ann Smith", "ann@example.com", "佐藤 花子"]);
        assert!(text.contains(&needle("sm")));
        assert!(text.contains(&needle("花子")));
        assert!(text.contains(&needle("mith")));
        assert!(text.contains(&needle("Ann Smith")));
        assert!(!text.contains(&needle("mi")));
    }
}
