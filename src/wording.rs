//! Every sentence of the product, by its key, in each of its languages.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

// The sentences, embedded; English stands in for what a language lacks.
static_loader! {
    pub static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The languages there are; the first is the one others fall back to.
pub const LANGUAGES: [&str; 3] = ["en", "de", "ja"];

/// The language that serves a locale such as `de`, `de-AT` or `ja_JP`.
#[must_use]
pub fn language(locale: &str) -> &'static str {
    let wanted = locale.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.into_iter().find(|known| known.eq_ignore_ascii_case(wanted)).unwrap_or("en")
}

/// The sentence behind `key` in the language of `locale`, naming `facts`.
///
/// A fact called `count` is a number, so that the sentence can have a singular. A key without a sentence is
/// said as it is, and logged: a test keeps that from happening.
#[must_use]
pub fn say(locale: &str, key: &str, facts: &[(&str, String)]) -> String {
    if facts.is_empty() { word(locale, key).into_owned() } else { look_up(locale, key, facts) }
}

/// The sentence behind `key` without facts, put together once: pages say hundreds, and files millions of them.
#[must_use]
pub fn word(locale: &str, key: &str) -> Cow<'static, str> {
    static KNOWN: LazyLock<Known> = LazyLock::new(Default::default);
    match kept(&KNOWN, locale, key, 0, || find(locale, key, &[])) {
        Some(sentence) => Cow::Borrowed(sentence),
        None => Cow::Owned(look_up(locale, key, &[])),
    }
}

/// The sentence behind `key` with `$count` and `$shown`, how the count is written. One with a small count is put
/// together once.
#[must_use]
pub fn count(locale: &str, key: &str, count: i64, shown: &dyn Fn() -> String) -> String {
    static KNOWN: LazyLock<Known> = LazyLock::new(Default::default);
    let facts = || [("count", count.to_string()), ("shown", shown())];
    let place = usize::try_from(count).ok().filter(|place| *place < SMALL);
    let known = place.and_then(|place| kept(&KNOWN, locale, key, place, || find(locale, key, &facts())));
    known.map_or_else(|| look_up(locale, key, &facts()), ToOwned::to_owned)
}

/// Sentences with a count below this are kept.
const SMALL: usize = 100;

/// What was said before, by language, key and count. It is never given back: there is no more of it than in the
/// catalogs, each with so many counts.
type Known = [RwLock<HashMap<String, Vec<Option<&'static str>>>>; LANGUAGES.len()];

fn kept(
    known: &Known,
    locale: &str,
    key: &str,
    place: usize,
    put_together: impl FnOnce() -> Option<String>,
) -> Option<&'static str> {
    let spoken = language(locale);
    let (_, known) = LANGUAGES.iter().zip(known).find(|(language, _)| **language == spoken)?;
    let read = known.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(Some(sentence)) = read.get(key).and_then(|said| said.get(place)) {
        return Some(sentence);
    }
    drop(read);
    let sentence = put_together()?;
    let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
    let said = known.entry(key.to_owned()).or_default();
    if said.len() <= place {
        said.resize(place + 1, None);
    }
    let slot = said.get_mut(place)?;
    Some(slot.get_or_insert_with(|| Box::leak(sentence.into_boxed_str())))
}

fn look_up(locale: &str, key: &str, facts: &[(&str, String)]) -> String {
    find(locale, key, facts).unwrap_or_else(|| {
        tracing::error!(key, locale, "a sentence is missing");
        key.to_owned()
    })
}

/// The same, or nothing when there is no such sentence.
#[must_use]
pub fn find(locale: &str, key: &str, facts: &[(&str, String)]) -> Option<String> {
    let language: LanguageIdentifier = language(locale).parse().ok()?;
    let facts: HashMap<Cow<'static, str>, FluentValue<'_>> =
        facts.iter().map(|(name, value)| (Cow::Owned((*name).to_owned()), fact(name, value))).collect();
    LOCALES.try_lookup_with_args(&language, key, &facts)
}

fn fact<'v>(name: &str, value: &'v str) -> FluentValue<'v> {
    match value.parse::<i64>() {
        Ok(count) if name == "count" => FluentValue::from(count),
        Ok(_) | Err(_) => FluentValue::from(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_leads_to_the_language_that_serves_it() {
        assert_eq!(language("de-AT"), "de");
        assert_eq!(language("JA"), "ja");
        assert_eq!(language("ja_JP"), "ja");
        assert_eq!(language("fr"), "en");
        assert_eq!(language(""), "en");
    }

    #[test]
    fn a_count_has_a_singular_and_a_name_of_digits_stays_as_it_is() {
        let days = |count: &str| say("en", "mail-valid-days", &[("count", count.to_owned())]);
        assert!(days("1").contains("1 day."), "{}", days("1"));
        assert!(days("7").contains("7 days."), "{}", days("7"));
        assert!(say("en", "mail-greeting", &[("name", "007".to_owned())]).contains("007"));
    }
}
