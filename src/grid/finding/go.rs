//! "Go to" a letter, a value or a date of the sorted column.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use crate::clock;
use crate::error::Message;
use crate::fold;
use crate::grid::column::{Filter, Grid, SortKind};
use crate::grid::condition::Value;
use crate::grid::cursor::Cursor;
use crate::grid::fields::chosen;
use crate::grid::moments::Moment;
use crate::grid::request::{Request, SortKey};
use crate::grid::view::{GoTo, Tick};
use crate::web::language::Language;

/// The fields of the form that are no state of the list.
pub const OWN: &[&str] = &["to"];

/// The form, for the column that the list is sorted by.
pub fn field<R>(grid: &Grid<R>, request: &Request<R>, typed: &str, t: Language) -> Option<GoTo> {
    let key = request.sort.first()?;
    // What was typed is shown again, even where such a field could not hold it.
    let input = match key.sort.kind {
        SortKind::Number if typed.is_empty() || typed.parse::<i64>().is_ok() => "number",
        SortKind::Time if typed.is_empty() || is_day(typed) => "date",
        SortKind::Text | SortKind::Number | SortKind::Time => "text",
    };
    let choices = match key.column.filter {
        Some(Filter::Choice { choices, .. }) => choices,
        _ => &[],
    };
    let choices = choices.iter().map(|choice| Tick {
        value: choice.word.to_owned(),
        label: t.say(choice.label),
        on: choice.word == typed,
    });
    let column = t.say(key.column.label);
    Some(GoTo {
        address: format!("{}/go", grid.address),
        label: t.named("grid-go-label", &column),
        input,
        choices: choices.collect(),
        typed: typed.to_owned(),
    })
}

/// Whether a date field can hold it.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// The place just before the first row at or behind a value, in the order of the list: for text, all that begins
/// with it counts as the value, and for a date the whole day.
///
/// # Errors
/// The sentence that says what was expected.
pub fn edge<R>(grid: &Grid<R>, request: &Request<R>, typed: &str, t: Language) -> Result<Cursor, Message> {
    let missing = || Message::new("grid-go-missing");
    let (first, rest) = request.sort.split_first().ok_or_else(missing)?;
    if typed.trim().is_empty() {
        return Err(missing());
    }
    let first = begin(first, typed.trim(), t)?;
    let values = std::iter::once(first).chain(rest.iter().map(outermost)).collect();
    let descending = request.sort.last().is_some_and(|key| key.descending);
    let id = if descending { i64::MAX } else { i64::MIN };
    Ok(Cursor { sort: request.sort_name(grid), values, id, number: None })
}

fn begin<R>(key: &SortKey<R>, typed: &str, t: Language) -> Result<Value, Message> {
    let wrong = |sentence| Message::new(sentence).with("name", t.say(key.column.label));
    match key.sort.kind {
        SortKind::Text => {
            let folded = folded(key, typed, t);
            if folded.is_empty() || folded.contains('\0') {
                return Err(Message::new("grid-go-missing"));
            }
            Ok(Value::Text(if key.descending { format!("{folded}{}", char::MAX) } else { folded }))
        }
        SortKind::Number => typed.parse().map(Value::Number).map_err(|_| wrong("grid-go-number")),
        SortKind::Time => {
            let at = match Moment::read(typed, clock::now(), t) {
                Some(Moment::Day(_, end)) if key.descending => end - TimeDelta::microseconds(1),
                Some(Moment::Day(start, _)) => start,
                Some(Moment::Age { ago, .. }) => ago,
                None => return Err(wrong("grid-go-date")),
            };
            // What a cursor may hold.
            if (1..10_000).contains(&at.year()) { Ok(Value::Time(at)) } else { Err(wrong("grid-go-date")) }
        }
    }
}

fn folded<R>(key: &SortKey<R>, typed: &str, t: Language) -> String {
    match key.column.filter {
        Some(Filter::Choice { choices, .. }) => {
            chosen(choices, typed, t).map_or_else(|| fold::plain(typed), |choice| choice.word.to_owned())
        }
        Some(Filter::Text { column, fold, .. }) if column == key.sort.column => fold(typed),
        _ => fold::sort_key(typed),
    }
}

/// Before every value of a further key.
fn outermost<R>(key: &SortKey<R>) -> Value {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    match (key.sort.kind, key.descending) {
        (SortKind::Text, false) => Value::Text(String::new()),
        (SortKind::Text, true) => Value::Text(char::MAX.to_string()),
        (SortKind::Number, false) => Value::Number(i64::MIN),
        (SortKind::Number, true) => Value::Number(i64::MAX),
        (SortKind::Time, false) => Value::Time(day(1, 1, 1).and_time(NaiveTime::MIN)),
        (SortKind::Time, true) => Value::Time(day(9999, 12, 31).and_time(NaiveTime::MIN)),
    }
}
