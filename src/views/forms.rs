//! The form of a view.

use super::model::{Audience, Draft, State};
use crate::error::{Error, Message};
use crate::grid::{self, Ink, Kept, List, Request};
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// The longest name, in characters.
const LONGEST: usize = 60;
/// The fields that hold the state of a list.
const STATE: &[&str] = &["q", "sort", "columns", "size", "view", "group", "open"];
/// The fields of the form.
const FIELDS: &[&str] = &["csrf", "name", "shared", "keep_columns", "opens"];

/// What the list shows in this state.
///
/// # Errors
/// 400 for what cannot be read.
pub fn state<L: List>(input: &Input) -> Result<State, Error> {
    let request = Request::read(&input.among(STATE), L::grid())?;
    Ok(State {
        query: request.q.trim().to_owned(),
        sort: request.sort_text,
        columns: request.columns_text,
        grouping: request.group_text,
    })
}

/// Reads the form; the state of a new view stands in it, `old` is the view that is changed.
///
/// # Errors
/// 400 for unknown fields and values that no page offers; the inner error is the form to show again.
pub fn draft<L: List>(input: &Input, old: Option<&Kept>, t: Language) -> Result<Result<Draft, Form>, Error> {
    let known: Vec<&str> = FIELDS.iter().chain(if old.is_none() { STATE } else { &[] }).copied().collect();
    input.only(&known)?;
    let state = match old {
        Some(view) => State::of(view),
        None => state::<L>(input)?,
    };
    let columns = if flag(input, "keep_columns")? { state.columns } else { String::new() };
    let shared = input.one("shared")?;
    let audience = Audience::read(shared).ok_or_else(|| unknown("shared", shared))?;
    let name = input.one("name")?.split_whitespace().collect::<Vec<_>>().join(" ");
    let form = judged(typed(input)?.with("name", &name), &name, t);
    let form = match (old, grid::complaint(&state.query, L::grid(), &Ink { t, me: 0 })) {
        (None, Some(why)) => form.refuse("", t.message(&why)),
        _ => form,
    };
    if form.error_count() > 0 {
        return Ok(Err(form));
    }
    let state = State { columns, ..state };
    Ok(Ok(Draft { name, state, audience, opens: flag(input, "opens")? }))
}

/// What the list shows by now, to become what a view shows.
///
/// # Errors
/// 400 for what cannot be read, the query among it.
pub fn changed<L: List>(input: &Input, t: Language) -> Result<State, Error> {
    input.only(&STATE.iter().copied().chain(["csrf"]).collect::<Vec<_>>())?;
    let state = state::<L>(input)?;
    match grid::complaint(&state.query, L::grid(), &Ink { t, me: 0 }) {
        Some(why) => Err(Error::BadRequest(why)),
        None => Ok(state),
    }
}

/// What was typed, to be shown again.
///
/// # Errors
/// 400 when a field is repeated.
pub fn typed(input: &Input) -> Result<Form, Error> {
    let mut form = Form::default();
    for field in ["name", "shared", "keep_columns", "opens"] {
        form = form.with(field, input.one(field)?);
    }
    Ok(form)
}

/// The form of a view that is kept.
#[must_use]
pub fn filled(view: &Kept, opens: bool) -> Form {
    Form::default()
        .with("name", &view.name)
        .with("shared", Audience::of(view).to_text())
        .with("keep_columns", if view.columns.is_empty() { "" } else { "1" })
        .with("opens", if opens { "1" } else { "" })
}

fn judged(form: Form, name: &str, t: Language) -> Form {
    match name.chars().count() {
        0 => form.refuse("name", t.named("form-required", &t.say("views-name"))),
        1..=LONGEST => form,
        _ => form.refuse("name", t.count("form-too-long", i64::try_from(LONGEST).unwrap_or(0))),
    }
}

fn flag(input: &Input, name: &'static str) -> Result<bool, Error> {
    match input.one(name)? {
        "" => Ok(false),
        "1" => Ok(true),
        other => Err(unknown(name, other)),
    }
}

fn unknown(name: &'static str, value: &str) -> Error {
    let short: String = value.chars().take(60).collect();
    Error::BadRequest(Message::new("error-unknown-value").with("name", name).with("value", short))
}
