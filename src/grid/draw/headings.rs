//! The headings of a list, and what a click on one leads to.

use crate::grid::column::{Column, Grid};
use crate::grid::language::Query;
use crate::grid::links::Links;
use crate::grid::request::{MOST_SORT_KEYS, Request};
use crate::grid::view::{Direction, Heading, HeadingFilter};
use crate::web::language::Language;

/// One heading for each column that is shown.
pub fn headings<R>(
    grid: &Grid<R>,
    request: &Request<R>,
    query: &Query,
    links: &Links<'_, R>,
    t: Language,
) -> Vec<Heading> {
    let filtered = query.fields();
    let each = request.columns.iter();
    each.map(|column| Heading {
        filter: filter(column, grid, &filtered, t),
        ..heading(column, request, links, t)
    })
    .collect()
}

/// The filter that a heading offers.
fn filter<R>(column: &Column<R>, grid: &Grid<R>, filtered: &[&str], t: Language) -> Option<HeadingFilter> {
    let field = grid.heading_field(column.key)?;
    let on = filtered.contains(&field.key);
    let key = if on { "grid-filter-on" } else { "grid-filter" };
    Some(HeadingFilter { label: t.named(key, &t.say(column.label)), on })
}

fn heading<R>(column: &Column<R>, request: &Request<R>, links: &Links<'_, R>, t: Language) -> Heading {
    let found = request.sort.iter().zip(1..).find(|(key, _)| key.column.key == column.key);
    let direction = found.map(|(key, _)| if key.descending { Direction::Desc } else { Direction::Asc });
    let sorts_first = found.is_some_and(|(_, place)| place == 1);
    let place = found.map(|(_, place)| place).filter(|_| request.sort.len() > 1);
    let turns = sorts_first && direction == Some(Direction::Asc);
    Heading {
        key: column.key,
        label: t.say(column.label),
        href: column.sort.as_ref().map(|_| links.sort(&key(column.key, turns))),
        add: column.sort.as_ref().map(|_| links.sort(&with(column.key, request))),
        direction,
        sorts_first,
        place,
        sorted: place.zip(direction).map(|(place, direction)| words(place, direction, t)).unwrap_or_default(),
        width: request.arrangement.widths.get(column.key).copied(),
        numeric: column.numeric,
        on_card: column.on_card,
        filter: None,
    }
}

fn key(column: &str, falls: bool) -> String {
    format!("{}{column}", if falls { "-" } else { "" })
}

/// The order with this column as its last key; turned round where it is one already. A fourth key takes the place
/// of the third.
fn with<R>(column: &str, request: &Request<R>) -> String {
    let is_key = request.sort.iter().any(|key| key.column.key == column);
    let kept = if is_key { MOST_SORT_KEYS } else { MOST_SORT_KEYS - 1 };
    let keys = request.sort.iter().take(kept);
    let mut keys: Vec<String> =
        keys.map(|sort| key(sort.column.key, sort.descending != (sort.column.key == column))).collect();
    if !is_key {
        keys.push(column.to_owned());
    }
    keys.join(",")
}

fn words(place: usize, direction: Direction, t: Language) -> String {
    let key = match direction {
        Direction::Asc => "grid-sorted-ascending",
        Direction::Desc => "grid-sorted-descending",
    };
    t.fill(key, &[("place", place.to_string())])
}
