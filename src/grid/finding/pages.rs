//! The forms and parts around a list's query.

use askama::Template;

use super::filter::{Filled, MOST_NAMES, ticks};
use super::go;
use super::operators::offered;
use super::suggest::Completion;
use crate::grid::column::{Field, Filter, Grid};
use crate::grid::links::Links;
use crate::grid::names::Name;
use crate::grid::request::Request;
use crate::grid::view::{GoTo, Tick};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// The filter of a column, as a page or in a popover.
#[derive(Template)]
#[template(path = "grid/filter.html", blocks = ["content"])]
pub struct FilterPage {
    pub shell: Shell,
    /// Drawn into the popover of a list.
    pub is_part: bool,
    pub form: FilterForm,
    pub error: Option<String>,
}

/// The form of a column's filter.
pub struct FilterForm {
    /// "Filter by Status".
    pub title: String,
    /// Where the form is sent.
    pub address: String,
    pub column: String,
    /// The state of the list.
    pub hidden: Vec<(String, String)>,
    pub comparisons: Vec<Tick>,
    pub control: Control,
    /// What the query says of the field, where the form cannot show it.
    pub now: Option<String>,
    /// The list as it is.
    pub back: String,
    /// Whether there is a filter to remove.
    pub filtered: bool,
}

/// What a value is typed or ticked in.
pub enum Control {
    Text(String),
    Number(String),
    Time { input: &'static str, date: String, age: String },
    Ticks { ticks: Vec<Tick>, more: bool },
    Radios(Vec<Tick>),
}

impl Part for FilterPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

impl FilterPage {
    /// The page of a form for this visit.
    pub fn of(visit: &Visit, form: FilterForm, error: Option<String>) -> Self {
        Self { shell: visit.shell(&form.title), is_part: visit.is_fragment(), form, error }
    }
}

/// The form of a column's filter, filled in.
pub fn filter<R>(
    grid: &Grid<R>,
    request: &Request<R>,
    (field, column): (&Field, &str),
    filled: Filled,
    names: &[Name],
    t: Language,
) -> FilterForm {
    let label = grid.column(column).map_or(field.label, |column| column.label);
    let hidden = request.state().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let comparisons = offered(field.filter).iter().map(|known| Tick {
        value: known.word.to_owned(),
        label: t.say(known.label),
        on: known.word == filled.comparing.word,
    });
    let query = crate::grid::language::parse(&request.q).unwrap_or_default();
    FilterForm {
        title: t.named("grid-filter", &t.say(label)),
        address: format!("{}/filter", grid.address),
        column: column.to_owned(),
        hidden,
        comparisons: comparisons.collect(),
        now: filled.now.clone(),
        back: Links::new(grid, request).first(),
        filtered: query.about(field.key).next().is_some(),
        control: control(field.filter, filled, names, t),
    }
}

fn control(kind: Filter, filled: Filled, names: &[Name], t: Language) -> Control {
    let Filled { values, age, .. } = filled;
    match kind {
        Filter::Text { .. } => Control::Text(values.join(", ")),
        Filter::Number { .. } => Control::Number(values.join(", ")),
        Filter::Time { .. } => {
            let date = values.concat();
            let input = if date.is_empty() || go::is_day(&date) { "date" } else { "text" };
            Control::Time { input, date, age }
        }
        Filter::YesNo { .. } => Control::Radios(ticked(ticks(kind, names, t), &values)),
        Filter::Choice { .. } | Filter::Relation(_) | Filter::Through(_) => Control::Ticks {
            ticks: ticked(ticks(kind, names, t), &values),
            more: i64::try_from(names.len()).is_ok_and(|count| count >= MOST_NAMES),
        },
    }
}

/// What is ticked stays so also if the list of names does not hold it.
fn ticked(known: Vec<(String, String)>, values: &[String]) -> Vec<Tick> {
    let fold = crate::fold::plain;
    let is = |value: &String, (word, label): &(String, String)| {
        fold(value) == fold(word) || fold(value) == fold(label)
    };
    let others = values.iter().filter(|value| !known.iter().any(|each| is(value, each)));
    let others: Vec<Tick> =
        others.map(|value| Tick { value: value.clone(), label: value.clone(), on: true }).collect();
    let ticks = known.into_iter().map(|each| Tick {
        on: values.iter().any(|value| is(value, &each)),
        value: each.0,
        label: each.1,
    });
    ticks.chain(others).collect()
}

/// What can be chosen at the caret of the query box.
#[derive(Template)]
#[template(path = "grid/suggest.html")]
pub struct Suggestions {
    pub t: Language,
    pub found: Vec<Completion>,
}

impl Suggestions {
    /// "3 suggestions".
    pub fn announcement(&self) -> String {
        self.t.count("grid-suggestions", i64::try_from(self.found.len()).unwrap_or(0))
    }
}

/// "Go to", asked again.
#[derive(Template)]
#[template(path = "grid/go_page.html", blocks = ["content"])]
pub struct GoPage {
    pub shell: Shell,
    pub is_part: bool,
    pub go: GoTo,
    pub hidden: Vec<(String, String)>,
    pub error: String,
    /// The list as it is.
    pub back: String,
}

impl Part for GoPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The form again, with what is wrong.
pub fn go<R>(visit: &Visit, grid: &Grid<R>, request: &Request<R>, typed: &str, error: &str) -> GoPage {
    let t = visit.language();
    let go = go::field(grid, request, typed, t);
    let go = go.unwrap_or_else(|| GoTo {
        address: format!("{}/go", grid.address),
        label: t.say("grid-go"),
        input: "text",
        choices: Vec::new(),
        typed: typed.to_owned(),
    });
    GoPage {
        shell: visit.shell(&go.label),
        is_part: visit.is_fragment(),
        go,
        hidden: request.state().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        error: error.to_owned(),
        back: Links::new(grid, request).first(),
    }
}

/// One sentence about rows that have left the list.
#[derive(Template)]
#[template(path = "grid/left.html")]
pub struct Left {
    pub shell: Shell,
    pub text: String,
}
