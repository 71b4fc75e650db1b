//! A header filter: what its form shows, and what it writes into the query.

use super::operators::{Comparing, Takes, offered, recognized, written};
use crate::error::{Error, Message};
use crate::grid::column::{Field, Filter, Grid, Ink};
use crate::grid::compile::{compile, parse_key};
use crate::grid::language::{Query, Shape, Term};
use crate::grid::names::Name;
use crate::grid::phrases::phrase;
use crate::grid::request::unknown;
use crate::web::Input;
use crate::web::language::Language;

/// The fields of the form that are no state of the list.
pub const OWN: &[&str] = &["column", "op", "value", "age", "remove"];
/// The most names of a relation that are listed.
pub const MOST_NAMES: i64 = 200;

/// What the form sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The column, or a field that is none.
    pub column: String,
    /// The comparison; empty: the form is asked for.
    pub op: String,
    /// The values.
    pub values: Vec<String>,
    /// The age.
    pub age: String,
    /// Whether the filter is to go.
    pub remove: bool,
}

impl Asked {
    /// Reads the form.
    ///
    /// # Errors
    /// 400 for what is repeated or unknown.
    pub fn read(input: &Input) -> Result<Self, Error> {
        let remove = match input.one("remove")? {
            "" => false,
            "1" => true,
            other => return Err(unknown("remove", other)),
        };
        let values = input.all("value").map(str::trim).filter(|value| !value.is_empty());
        Ok(Self {
            column: input.one("column")?.to_owned(),
            op: input.one("op")?.to_owned(),
            values: values.map(ToOwned::to_owned).collect(),
            age: input.one("age")?.trim().to_owned(),
            remove,
        })
    }
}

/// The form as it is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The comparison.
    pub comparing: Comparing,
    /// The values.
    pub values: Vec<String>,
    /// The age.
    pub age: String,
    /// What the query says of the field now, where the form cannot show it.
    pub now: Option<String>,
}

/// The form as the query stands.
pub fn current<R>(grid: &Grid<R>, query: &Query, field: &Field, t: Language) -> Filled {
    let first = offered(field.filter).first().copied();
    let terms: Vec<&Term> = query.about(field.key).collect();
    let shown = match terms.as_slice() {
        [term] => read_term(field.filter, term),
        _ => None,
    };
    let now = (shown.is_none() && !terms.is_empty())
        .then(|| terms.iter().map(|term| phrase(term, grid, t)).collect::<Vec<_>>().join(" · "));
    let (comparing, values) = shown.or_else(|| first.map(|first| (first, Vec::new()))).unwrap_or_else(none);
    if comparing.takes == Takes::Age {
        return Filled { comparing, age: values.concat(), values: Vec::new(), now };
    }
    Filled { comparing, values, age: String::new(), now }
}

/// Every type of field offers something, so that this is never shown.
fn none() -> (Comparing, Vec<String>) {
    let operator = crate::grid::language::Operator::NotEmpty;
    (Comparing { word: "", label: "", operator, negated: false, takes: Takes::Nothing }, Vec::new())
}

fn read_term(kind: Filter, term: &Term) -> Option<(Comparing, Vec<String>)> {
    match term.shape() {
        Shape::Filter(filter) => recognized(kind, filter.test(), false),
        Shape::Not(inner) => match inner.shape() {
            Shape::Filter(filter) => recognized(kind, filter.test(), true),
            _ => None,
        },
        _ => None,
    }
}

/// What the form asks for.
///
/// # Errors
/// 400 for a comparison that the field does not know.
pub fn filled(field: &Field, asked: &Asked) -> Result<Filled, Error> {
    let known = offered(field.filter).iter().find(|known| known.word == asked.op);
    let comparing = *known.ok_or_else(|| unknown("op", &asked.op))?;
    Ok(Filled { comparing, values: asked.values.clone(), age: asked.age.clone(), now: None })
}

/// The query with the filter of the form instead of what it said of the field.
///
/// # Errors
/// The sentence that says what is wrong with the form.
pub fn rewritten<R>(
    grid: &Grid<R>,
    query: &Query,
    field: &Field,
    filled: &Filled,
    ink: &Ink,
) -> Result<String, Message> {
    let values = values(field.filter, filled)?;
    let term = written(field.key, field.filter, filled.comparing, values);
    let term = term.ok_or_else(|| Message::new("query-forbidden-character"))?;
    compile(&term.to_string(), grid, ink).map_err(|complaint| complaint.why)?;
    let query = query.replace_field(field.key, Some(term));
    query.within_bounds().map_err(|kind| Message::new(parse_key(kind)))?;
    Ok(query.to_string())
}

fn values(kind: Filter, filled: &Filled) -> Result<Vec<String>, Message> {
    let by_commas = matches!(kind, Filter::Text { .. } | Filter::Number { .. });
    let values: Vec<String> = match filled.comparing.takes {
        Takes::Nothing => return Ok(Vec::new()),
        Takes::Age => Some(filled.age.clone()).filter(|age| !age.is_empty()).into_iter().collect(),
        Takes::One => filled.values.first().cloned().into_iter().collect(),
        Takes::Several if by_commas => {
            let pieces = filled.values.iter().flat_map(|value| value.split([',', '，', '、']));
            pieces.map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
        }
        Takes::Several => filled.values.clone(),
    };
    if values.is_empty() {
        return Err(Message::new(match filled.comparing.takes {
            Takes::Several if !by_commas => "grid-filter-choose",
            Takes::Age => "grid-filter-age-missing",
            _ => "grid-filter-missing",
        }));
    }
    Ok(values)
}

/// What can be ticked: the word or name as it is written, and as it is called.
pub fn ticks(kind: Filter, names: &[Name], t: Language) -> Vec<(String, String)> {
    match kind {
        Filter::Choice { choices, .. } => {
            choices.iter().map(|choice| (choice.word.to_owned(), t.say(choice.label))).collect()
        }
        Filter::YesNo { .. } => {
            [("yes", "grid-yes"), ("no", "grid-no")].map(|(word, key)| (word.to_owned(), t.say(key))).into()
        }
        Filter::Through(through) => {
            (through.words)(t).into_iter().map(|(word, called)| (word.to_owned(), called)).collect()
        }
        Filter::Relation(relation) => {
            let words = (relation.words)(t);
            let called = |key: &Option<String>, name: &String| {
                let word = words.iter().find(|(known, _)| Some(*known) == key.as_deref());
                word.map_or_else(|| name.clone(), |(_, word)| word.clone())
            };
            names.iter().map(|(key, name)| (name.clone(), called(key, name))).collect()
        }
        Filter::Text { .. } | Filter::Number { .. } | Filter::Time { .. } => Vec::new(),
    }
}
