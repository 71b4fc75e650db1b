//! What somebody wants exported, read from an address or a form.

use url::form_urlencoded::Serializer;

use super::Format;
use crate::error::{Error, Message};
use crate::grid::arrangement::Arrangement;
use crate::grid::column::{Column, Grid};
use crate::grid::request::{self, Request};
use crate::web::Input;

/// What belongs to the export itself; the rest is the state of the list.
const OWN: &[&str] = &["csrf", "back", "id", "all", "except", "which", "format"];
/// State of a list that says on which page it stands.
const PLACE: &[&str] = &["after", "before", "last", "count"];

/// Which rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Every row that matches the query, but for these.
    Matching { except: Vec<i64> },
    /// These.
    Ids(Vec<i64>),
}

/// What is wanted.
pub struct Wish<R: 'static> {
    /// Query, order and shown columns.
    pub request: Request<R>,
    /// Which rows.
    pub chosen: Chosen,
    /// Whether all columns are wanted, shown or not.
    pub all_columns: bool,
    /// The kind of file.
    pub format: Format,
}

impl<R> Wish<R> {
    /// Reads an address or a form.
    ///
    /// # Errors
    /// 400 that names what cannot be read.
    pub fn read(input: &Input, grid: &Grid<R>, arrangement: Arrangement) -> Result<Self, Error> {
        input.only(&[OWN, request::KEYS].concat())?;
        let chosen = chosen(input)?;
        Ok(Self {
            request: Request::read_as(&state(input)?, grid, arrangement)?,
            all_columns: word(input, "which", &[("shown", false), ("all", true)])?,
            format: word(input, "format", &[("csv", Format::Csv), ("xlsx", Format::Xlsx)])?,
            chosen,
        })
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self, grid: &Grid<R>) -> Vec<&'static Column<R>> {
        if self.all_columns { grid.columns.iter().collect() } else { self.request.columns.clone() }
    }

    /// Whether a column that is wanted, or that the rows are ordered by, needs whole rows.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.all_columns || self.request.is_whole()
    }

    /// The fields that say again what is exported; the columns and the kind of file apart.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let numbered = |name: &'static str, ids: &[i64]| -> Vec<_> {
            ids.iter().map(|id| (name, id.to_string())).collect()
        };
        let chosen = match &self.chosen {
            Chosen::Ids(ids) => numbered("id", ids),
            Chosen::Matching { except } => numbered("except", except),
        };
        self.request.state().into_iter().chain(chosen).collect()
    }
}

/// Which rows are meant: ticked ones, or all that match without those that were unticked.
fn chosen(input: &Input) -> Result<Chosen, Error> {
    let all = word(input, "all", &[("", false), ("1", true)])?;
    let ids = input.ids("id")?;
    if !all && !ids.is_empty() {
        return Ok(Chosen::Ids(ids));
    }
    Ok(Chosen::Matching { except: input.ids("except")? })
}

/// The state of the list: what the address says, or else the address of the
/// page on which rows were ticked.
fn state(input: &Input) -> Result<Input, Error> {
    let here = input.one("back")?.split_once('?').map_or("", |(_, query)| query);
    let before =
        if input.has("id") || input.has("all") { Input::parse(here.as_bytes())? } else { Input::default() };
    let is_state = |name: &str| request::KEYS.contains(&name) && !PLACE.contains(&name);
    let mut text = Serializer::new(String::new());
    for (name, value) in input.fields().filter(|(name, _)| is_state(name)) {
        text.append_pair(name, value);
    }
    for (name, value) in before.fields().filter(|(name, _)| is_state(name) && !input.has(name)) {
        text.append_pair(name, value);
    }
    Input::parse(text.finish().as_bytes())
}

/// What a word stands for; the first one when there is none.
fn word<T: Copy>(input: &Input, name: &'static str, words: &[(&str, T)]) -> Result<T, Error> {
    let given = input.one(name)?;
    let known = words.iter().find(|(word, _)| *word == given).or(words.first().filter(|_| given.is_empty()));
    known.map(|(_, meant)| *meant).ok_or_else(|| {
        let short: String = given.chars().take(60).collect();
        Error::BadRequest(Message::new("error-unknown-value").with("name", name).with("value", short))
    })
}
