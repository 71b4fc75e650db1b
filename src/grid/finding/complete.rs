//! What can stand at the caret of the query box: fields, comparisons and values.

use super::suggest::Completion;
use crate::fold;
use crate::grid::column::{Choice, Field, Filter, Grid};
use crate::grid::condition::Relation;
use crate::grid::language::{Caret, MAX_CHARS, Span, Value};
use crate::grid::names::Name;
use crate::grid::phrases;
use crate::web::language::Language;

/// The relation whose names can stand at the caret, and what has been typed of one.
pub fn wanted_names<R>(grid: &Grid<R>, caret: &Caret) -> Option<(&'static Relation, String)> {
    let Caret::Value { field, prefix, .. } = caret else { return None };
    match grid.filter(field)? {
        Filter::Relation(relation) => Some((relation, fold::plain(prefix))),
        _ => None,
    }
}

/// Where completions go.
pub struct Place<'p, R: 'static> {
    pub grid: &'p Grid<R>,
    /// The whole text.
    pub text: &'p str,
    /// The caret, in bytes.
    pub at: usize,
    pub t: Language,
}

impl<R> Place<'_, R> {
    /// What can stand at the caret, the likeliest first.
    pub fn completions(&self, caret: &Caret, names: &[Name]) -> Vec<Completion> {
        match caret {
            Caret::Nowhere if self.begins_term() => self.fields("", self.here(), true),
            Caret::Nowhere => Vec::new(),
            Caret::Field { prefix, span } => self.fields(prefix, *span, false),
            Caret::Word { prefix, span } => {
                let mut found = self.fields(prefix, *span, true);
                found.truncate(5);
                found.extend(self.choices_of_any_field(prefix, *span));
                found
            }
            Caret::Value { field, prefix, span } => self.values(field, prefix, *span, names),
        }
    }

    fn here(&self) -> Span {
        Span { start: self.at, end: self.at }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|text| text.chars().next_back())
    }

    /// Nothing is begun at the caret, and something may begin.
    fn begins_term(&self) -> bool {
        let is_short = self.text.chars().nth(MAX_CHARS).is_none();
        is_short && self.before(self.at).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '（'))
    }

    fn completion(&self, label: String, detail: String, text: String, span: Span) -> Completion {
        let characters = |end: usize| self.text.get(..end).map_or(0, |text| text.chars().count());
        Completion {
            label,
            detail,
            text,
            start: characters(span.start),
            end: characters(span.end),
            href: None,
        }
    }

    /// A finished value is followed by a space, unless something stands behind it.
    fn finished(&self, text: String, span: Span) -> String {
        let is_last = self.text.get(span.end..).is_none_or(str::is_empty);
        if is_last { text + " " } else { text }
    }

    fn fields(&self, prefix: &str, span: Span, with_colon: bool) -> Vec<Completion> {
        let typed = fold::plain(prefix);
        let fits = |field: &Field| field.key.starts_with(&typed) || begins(&self.t.say(field.label), &typed);
        let fields = self.grid.known_fields().filter(fits);
        fields
            .map(|field| {
                let text = format!("{}{}", field.key, if with_colon { ":" } else { "" });
                self.completion(self.t.say(field.label), format!("{}:", field.key), text, span)
            })
            .collect()
    }

    fn choices_of_any_field(&self, prefix: &str, span: Span) -> Vec<Completion> {
        let typed = fold::plain(prefix);
        if typed.is_empty() {
            return Vec::new();
        }
        let each = self.grid.known_fields().filter_map(|field| match field.filter {
            Filter::Choice { choices, .. } => Some((field, choices)),
            _ => None,
        });
        each.flat_map(|(field, choices)| choices.iter().map(move |choice| (field, choice)))
            .filter(|(_, choice)| self.is_meant(choice, &typed))
            .map(|(field, choice)| {
                let word = self.t.say(choice.label);
                let facts = [("field", self.t.say(field.label)), ("test", word)];
                let written = format!("{}:{}", field.key, choice.word);
                let text = self.finished(written.clone(), span);
                self.completion(self.t.fill("grid-term", &facts), written, text, span)
            })
            .collect()
    }

    fn is_meant(&self, choice: &Choice, typed: &str) -> bool {
        choice.word.starts_with(typed) || begins(&self.t.say(choice.label), typed)
    }

    fn values(&self, field: &str, prefix: &str, span: Span, names: &[Name]) -> Vec<Completion> {
        let Some(kind) = self.grid.filter(field) else { return Vec::new() };
        let typed = fold::plain(prefix);
        let plain = |word: &str, label: String| {
            let text = Value::new(word).map_or_else(|_| word.to_owned(), |value| value.to_string());
            self.completion(label, word.to_owned(), self.finished(text, span), span)
        };
        let mut found: Vec<Completion> = match kind {
            Filter::Choice { choices, .. } => {
                let meant = choices.iter().filter(|choice| self.is_meant(choice, &typed));
                meant.map(|choice| plain(choice.word, self.t.say(choice.label))).collect()
            }
            Filter::Relation(_) | Filter::Through(_) | Filter::YesNo { .. } => {
                let ticks = super::filter::ticks(kind, names, self.t).into_iter();
                let fits = |(word, label): &(String, String)| {
                    fold::plain(word).contains(&typed) || fold::plain(label).contains(&typed)
                };
                ticks.filter(fits).map(|(word, label)| plain(&word, label)).collect()
            }
            Filter::Text { .. } | Filter::Time { .. } | Filter::Number { .. } => Vec::new(),
        };
        let first = self.before(span.start).is_some_and(|c| matches!(c, ':' | '：'));
        if first {
            found.extend(self.hints(kind, prefix, span));
        }
        found
    }

    /// Comparisons that can stand directly behind the colon.
    fn hints(&self, kind: Filter, prefix: &str, span: Span) -> Vec<Completion> {
        let t = self.t;
        let said = |key: &str, value: &str| t.fill(key, &[("value", phrases::value(Some(kind), value, t))]);
        let hints: Vec<(&str, String, bool)> = match kind {
            Filter::Time { .. } => vec![
                ("<7d", said("grid-test-within", "7d"), true),
                ("<30d", said("grid-test-within", "30d"), true),
                (">30d", said("grid-test-beyond", "30d"), true),
                (">1y", said("grid-test-beyond", "1y"), true),
                ("<", t.say("grid-op-before"), false),
                (">", t.say("grid-op-after"), false),
                ("empty", t.say("grid-op-empty"), true),
                ("*", t.say("grid-op-filled"), true),
            ],
            Filter::Text { .. } => vec![
                ("^", t.say("grid-op-starts"), false),
                ("=", t.say("grid-op-is"), false),
                ("empty", t.say("grid-op-empty"), true),
                ("*", t.say("grid-op-filled"), true),
            ],
            Filter::Number { .. } => {
                vec![(">=", t.say("grid-op-least"), false), ("<=", t.say("grid-op-most"), false)]
            }
            Filter::Relation(_) => {
                vec![("empty", t.say("grid-op-empty"), true), ("*", t.say("grid-op-filled"), true)]
            }
            Filter::Choice { .. } | Filter::Through(_) | Filter::YesNo { .. } => Vec::new(),
        };
        let fitting = hints.into_iter().filter(|(written, _, _)| written.starts_with(prefix));
        fitting
            .map(|(written, label, whole)| {
                let text = if whole { self.finished(written.to_owned(), span) } else { written.to_owned() };
                self.completion(label, written.to_owned(), text, span)
            })
            .collect()
    }
}

/// Whether a word of `label` begins like this.
fn begins(label: &str, typed: &str) -> bool {
    let folded = fold::plain(label);
    folded.starts_with(typed)
        || folded.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(typed))
}
