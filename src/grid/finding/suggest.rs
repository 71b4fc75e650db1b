//! What the query box offers: at most ten completions and rows, for few and bounded statements.

use super::complete::{Place, wanted_names};
use crate::access::Actor;
use crate::db::Db;
use crate::error::Error;
use crate::fold;
use crate::grid::column::{Filter, Grid};
use crate::grid::condition::{Comparison, Condition, Value};
use crate::grid::language::{self, Caret, Shape};
use crate::grid::list::{List, Offered};
use crate::grid::names::names;
use crate::grid::order::{Order, OrderBy};
use crate::grid::request::unknown;
use crate::grid::source::{Fetch, Source};
use crate::web::Input;
use crate::web::language::Language;

/// How much is offered at once.
const MOST: usize = 10;
/// So many rows are taken from the search at most.
const FOUND: i64 = 50;

/// What can be chosen in the query box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// In the viewer's words.
    pub label: String,
    /// As it is written, or more about a row.
    pub detail: String,
    /// What is put in place of the characters from `start` to `end`.
    pub text: String,
    /// See above; in characters.
    pub start: usize,
    pub end: usize,
    /// A row to open instead.
    pub href: Option<String>,
}

/// What was typed, and where the caret is.
pub struct Typed {
    pub text: String,
    /// In bytes.
    pub at: usize,
}

impl Typed {
    /// Reads `q` and `at`; without a place the caret is at the end.
    ///
    /// # Errors
    /// 400 for a place that is no number, and for fields that are not known.
    pub fn read(input: &Input) -> Result<Self, Error> {
        input.only(&["q", "at"])?;
        let (text, at) = (input.one("q")?.to_owned(), input.one("at")?);
        let at: usize = if at.is_empty() { usize::MAX } else { at.parse().map_err(|_| unknown("at", at))? };
        let at = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        Ok(Self { text, at })
    }
}

/// What can be chosen at the caret.
///
/// # Errors
/// Database errors.
pub fn suggest<L: List>(
    db: &mut Db,
    actor: &Actor,
    typed: &Typed,
    t: Language,
) -> Result<Vec<Completion>, Error> {
    let grid = L::grid();
    let caret = language::at_caret(&typed.text, typed.at);
    let known = match wanted_names(grid, &caret) {
        Some((relation, piece)) => names(db, actor, relation, &piece, FOUND)?,
        None => Vec::new(),
    };
    let place = Place { grid, text: &typed.text, at: typed.at, t };
    let mut found = place.completions(&caret, &known);
    found.truncate(MOST);
    if let (Caret::Word { .. }, Some(offered)) = (&caret, L::offered()) {
        let room = MOST - found.len();
        let rows = matching(db, &L::source(actor), grid, &words(&typed.text, &caret), room)?;
        found.extend(rows.iter().map(|row| completion(offered(row, t))));
    }
    Ok(found)
}

/// The words of a query that holds nothing else, or the one at the caret.
fn words(text: &str, caret: &Caret) -> Vec<String> {
    let word = |term: &language::Term| match term.shape() {
        Shape::Word(word) => Some(word.clone()),
        _ => None,
    };
    if let Ok(query) = language::parse(text) {
        return query.terms_at_top().iter().map(word).collect::<Option<_>>().unwrap_or_default();
    }
    match caret {
        Caret::Word { prefix, .. } => vec![prefix.clone()],
        _ => Vec::new(),
    }
}

/// Rows that begin with these words in the usual order, then those that the search finds; both by an index, and no
/// further than there is room for.
///
/// # Errors
/// Database errors.
pub fn matching<S: Source>(
    db: &mut Db,
    source: &S,
    grid: &Grid<S::Row>,
    words: &[String],
    room: usize,
) -> Result<Vec<S::Row>, Error> {
    let words: Vec<&String> = words.iter().filter(|word| !word.trim().is_empty()).collect();
    if words.is_empty() || room == 0 {
        return Ok(Vec::new());
    }
    let limit = i64::try_from(room).unwrap_or(0);
    let mut rows = match beginning(grid, &words) {
        Some((condition, order)) => source.rows(db, &Fetch { condition, order, limit, whole: false })?,
        None => Vec::new(),
    };
    if rows.len() < room {
        let needles: Vec<String> = words.iter().map(|word| fold::needle(word)).collect();
        let condition = Condition::search(&needles, FOUND);
        let order = OrderBy { table: grid.table, keys: Vec::new() };
        for row in source.rows(db, &Fetch { condition, order, limit, whole: false })? {
            if rows.len() < room && !rows.iter().any(|known| (grid.id)(known) == (grid.id)(&row)) {
                rows.push(row);
            }
        }
    }
    Ok(rows)
}

fn completion(offered: Offered) -> Completion {
    let Offered { label, detail, href } = offered;
    Completion { label, detail, text: String::new(), start: 0, end: 0, href: Some(href) }
}

/// The range of the usual order's first column that begins with these words, if that is a text.
fn beginning<R>(grid: &Grid<R>, words: &[&String]) -> Option<(Condition, OrderBy)> {
    let key = grid.default_sort.split(',').next().unwrap_or("");
    let column = grid.column(key)?;
    let Some(Filter::Text { column, fold, .. }) = column.filter else { return None };
    let text = words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
    let start = fold(&text);
    if start.is_empty() {
        return None;
    }
    let end = format!("{start}{}", char::MAX);
    let compare = |comparison, text| Condition::Compare { column, comparison, value: Value::Text(text) };
    let condition = compare(Comparison::GreaterEqual, start).and(compare(Comparison::Less, end));
    let by = |column| Order { column, descending: false, empties_last: false, reversed: false };
    Some((condition, OrderBy { table: grid.table, keys: vec![by(column), by("id")] }))
}
