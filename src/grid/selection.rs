//! The rows that somebody has chosen: those that are ticked, or all that match but for some.

use super::column::{Grid, Ink};
use super::compile::{Index, compile};
use super::condition::Condition;
use super::plan::named_exactly;
use crate::error::{Error, Message};
use crate::web::Input;

/// The most rows that can be named one by one.
pub const MOST: usize = 10_000;

/// The fields of a form that say what is chosen.
pub const FIELDS: &[&str] = &["id", "all", "q", "except"];

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// These rows.
    Ids(Vec<i64>),
    /// Every row that matches, but for some.
    Query {
        /// The query, as typed.
        q: String,
        /// Rows that are left out.
        except: Vec<i64>,
    },
}

/// What chosen rows must be: the same said in two ways.
pub struct Chosen {
    /// By the indexes of the conditions: for counting.
    pub at_once: Condition,
    /// Asked of each row on the way through the ids: for lists that are made piece by piece.
    pub in_order: Condition,
}

impl Selection {
    /// Reads a form or an address.
    ///
    /// # Errors
    /// 422 when nothing is chosen, 413 for more rows than can be named, 400 for what is no id.
    pub fn read(input: &Input) -> Result<Self, Error> {
        let selection = match input.one("all")? {
            "" => Self::Ids(input.ids("id")?),
            "1" => Self::Query { q: input.one("q")?.to_owned(), except: input.ids("except")? },
            other => {
                let short: String = other.chars().take(60).collect();
                let why = Message::new("error-unknown-value").with("name", "all").with("value", short);
                return Err(Error::BadRequest(why));
            }
        };
        let (Self::Ids(named) | Self::Query { except: named, .. }) = &selection;
        if named.len() > MOST {
            return Err(Error::TooLarge(Message::new("grid-selection-too-large").with("limit", MOST)));
        }
        if selection == Self::Ids(Vec::new()) {
            return Err(Error::Unprocessable(Message::new("grid-nothing-chosen")));
        }
        Ok(selection)
    }

    /// The fields that say the same again.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, String)> {
        let numbered = |name: &'static str, ids: &[i64]| -> Vec<(String, String)> {
            ids.iter().map(|id| (name.to_owned(), id.to_string())).collect()
        };
        match self {
            Self::Ids(ids) => numbered("id", ids),
            Self::Query { q, except } => {
                let all = [("all".to_owned(), "1".to_owned()), ("q".to_owned(), q.clone())];
                all.into_iter().chain(numbered("except", except)).collect()
            }
        }
    }

    /// The only row, when one is named.
    #[must_use]
    pub fn only(&self) -> Option<i64> {
        match self {
            Self::Ids(ids) => match ids.as_slice() {
                [id] => Some(*id),
                _ => None,
            },
            Self::Query { .. } => None,
        }
    }

    /// What the rows must be.
    ///
    /// # Errors
    /// 422 for a query that cannot be read (any more).
    pub fn compile<R>(&self, grid: &Grid<R>, ink: &Ink) -> Result<Chosen, Error> {
        match self {
            Self::Ids(ids) => Ok(Chosen { at_once: Condition::ids(ids), in_order: Condition::ids(ids) }),
            Self::Query { q, except } => chosen(q, except, grid, ink),
        }
    }
}

/// The rows that match `q`, but for some.
///
/// # Errors
/// 422 for a query that cannot be read (any more).
pub fn chosen<R>(q: &str, except: &[i64], grid: &Grid<R>, ink: &Ink) -> Result<Chosen, Error> {
    let (query, conjuncts) = compile(q, grid, ink).map_err(|complaint| {
        let why = ink.t.message(&complaint.why);
        Error::Unprocessable(Message::new("grid-selection-unreadable").with("query", q).with("why", why))
    })?;
    let needles: Vec<String> = conjuncts.iter().filter_map(|term| term.index.needle()).collect();
    let others = conjuncts.iter().filter(|term| !matches!(term.index, Index::Word(_)));
    let words =
        if needles.is_empty() { Condition::Everything } else { Condition::search(&needles, i64::MAX) };
    let at_once = words.and(Condition::all(others.map(|term| term.walk.clone())));
    let in_order = match Condition::all(conjuncts.iter().map(|term| term.walk.clone())) {
        Condition::Everything => Condition::Everything,
        some => Condition::Unindexed(Box::new(some)),
    };
    // The list puts the row first that is named exactly, whatever else it matches.
    let named = named_exactly(grid, &query);
    let but = |condition: Condition| {
        let found = match &named {
            None => condition,
            Some(named) => Condition::Any(vec![condition, named.clone()]),
        };
        if except.is_empty() { found } else { found.and(Condition::Not(Box::new(Condition::ids(except)))) }
    };
    Ok(Chosen { at_once: but(at_once), in_order: but(in_order) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Selection, Error> {
        Selection::read(&Input::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn what_is_chosen_is_said_again_as_it_was() {
        for text in ["id=3&id=1", "all=1&q=status%3Aactive+ann&except=7&except=9", "all=1&q="] {
            let selection = read(text).unwrap();
            let again: String = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(selection.fields())
                .finish();
            assert_eq!(again, text);
            assert_eq!(read(&again).unwrap(), selection);
        }
        assert_eq!(read("id=3").unwrap().only(), Some(3));
        assert_eq!(read("all=1&q=a&id=3").unwrap().only(), None);
    }

    #[test]
    fn nothing_too_much_and_nonsense_are_refused() {
        let named = |name: &str| (1..=10_001).map(|id| format!("&{name}={id}")).collect::<Vec<_>>().concat();
        let many = named("id");
        assert!(matches!(read(&many), Err(Error::TooLarge(_))));
        assert!(matches!(read("all=1&all=1"), Err(Error::BadRequest(_))));
        let except = named("except");
        assert!(matches!(read(&format!("all=1{except}")), Err(Error::TooLarge(_))));
        assert!(matches!(read("q=ann"), Err(Error::Unprocessable(_))));
        assert!(matches!(read("all=2"), Err(Error::BadRequest(_))));
        assert!(matches!(read("id=x"), Err(Error::BadRequest(_))));
    }
}
