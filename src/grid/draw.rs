//! From a page of rows to what the template draws.

mod headings;

use super::arrangement::{Density, Kept, SIZES};
use super::column::{Column, Grid, Ink};
use super::compile::Complaint;
use super::finding::go_field;
use super::groups;
use super::links::Links;
use super::list::Offer;
use super::page::{Page, Total, cursor};
use super::phrases::phrase;
use super::request::Request;
use super::tabs;
use super::view::{BulkAction, Button, Chip, Empty, Paging, QueryError, Row, SelectAll, Size, View};
use crate::web::language::Language;

/// What stands around a page of rows.
pub struct Frame<'f, R> {
    /// What a row is called, and what can be done to it.
    pub offer: &'f dyn Fn(&R) -> Offer,
    /// What ticked rows can be told to do.
    pub bulk: Vec<BulkAction>,
    /// The words of the list without rows.
    pub empty: Empty,
    /// Key of the words for a number of rows, such as "1,234 accounts".
    pub counted: &'static str,
    /// The address of this very page.
    pub here: String,
    /// The views that the viewer may see.
    pub views: &'f [Kept],
}

/// Draws a page.
#[must_use]
pub fn draw<R>(grid: &Grid<R>, request: &Request<R>, page: &Page<R>, ink: &Ink, frame: Frame<'_, R>) -> View {
    let links = Links::new(grid, request);
    let drawn = rows(grid, &page.rows, request, ink, &frame);
    let paging = groups::paging(request, page, &links, ink.t);
    let paging = paging.unwrap_or_else(|| {
        let range = range(page, ink.t, frame.counted);
        paging_of(grid, request, page, &links, range, ink.t)
    });
    let (rows, groups) = match &page.groups {
        None => (drawn, None),
        Some(_) => (Vec::new(), groups::draw(grid, request, page, (&links, ink), (drawn, frame.counted))),
    };
    View {
        list: grid.key,
        address: grid.address.to_owned(),
        query_error: page.complaint.as_ref().map(|complaint| query_error(&request.q, complaint, ink.t)),
        placeholder: ink.t.say(grid.placeholder),
        views: tabs::draw(grid, request, frame.views, &links, ink.t),
        chips: chips(grid, page, &links, ink.t),
        clear: links.query(""),
        headings: headings::headings(grid, request, &page.query, &links, ink.t),
        compact: request.arrangement.density == Density::Compact,
        customize: links.customize(&frame.here),
        groups,
        rows,
        grouper: groups::grouper(grid, request, &links, ink.t),
        select_all: if frame.bulk.is_empty() { None } else { select_all(page, ink.t) },
        bulk: frame.bulk,
        export: None,
        hidden: hidden(request),
        here: frame.here,
        empty: if request.q.is_empty() { frame.empty } else { nothing_found(&request.q, &links, ink.t) },
        announcement: paging.range.clone(),
        paging,
        query: request.q.clone(),
    }
}

fn query_error(text: &str, complaint: &Complaint, t: Language) -> QueryError {
    let (before, marked, after) = complaint.span.split(text);
    QueryError {
        before: before.to_owned(),
        marked: marked.to_owned(),
        after: after.to_owned(),
        message: t.message(&complaint.why),
    }
}

fn chips<R>(grid: &Grid<R>, page: &Page<R>, links: &Links<'_, R>, t: Language) -> Vec<Chip> {
    let terms = page.query.terms_at_top().iter().enumerate();
    terms
        .map(|(index, term)| {
            let label = phrase(term, grid, t);
            Chip {
                written: term.to_string(),
                remove: links.query(&page.query.without(index).to_string()),
                remove_label: t.named("grid-remove", &label),
                label,
            }
        })
        .collect()
}

fn rows<R>(grid: &Grid<R>, rows: &[R], request: &Request<R>, ink: &Ink, frame: &Frame<'_, R>) -> Vec<Row> {
    let cells = |row: &R| request.columns.iter().map(|column: &&Column<R>| (column.cell)(row, ink)).collect();
    rows.iter()
        .map(|row| {
            let Offer { label, actions, allows } = (frame.offer)(row);
            Row { id: (grid.id)(row).to_string(), label, cells: cells(row), actions, allows }
        })
        .collect()
}

fn paging_of<R>(
    grid: &Grid<R>,
    request: &Request<R>,
    page: &Page<R>,
    links: &Links<'_, R>,
    range: String,
    t: Language,
) -> Paging {
    let count = i64::try_from(page.rows.len()).unwrap_or(0);
    let last_number = page.first_number.map(|number| number + count - 1);
    let before = page.rows.first().map(|row| cursor(grid, request, row, page.first_number));
    let behind = page.rows.last().map(|row| cursor(grid, request, row, last_number));
    Paging {
        first: page.has_previous.then(|| links.first()),
        previous: before.filter(|_| page.has_previous).map(|cursor| links.before(&cursor)),
        next: behind.filter(|_| page.has_next).map(|cursor| links.after(&cursor)),
        last: page.has_next.then(|| links.last()),
        range,
        count: matches!(page.total, Total::Over(_)).then(|| links.count()),
        go: (page.has_previous || page.has_next).then(|| go_field(grid, request, "", t)).flatten(),
        sizes: SIZES.iter().map(|rows| Size { rows: *rows, current: *rows == request.size }).collect(),
    }
}

/// "1–50 of 1,000+ accounts".
fn range<R>(page: &Page<R>, t: Language, counted: &'static str) -> String {
    let total = match page.total {
        Total::Exact(count) => t.count(counted, count),
        Total::Over(count) => {
            let shown = format!("{}+", t.number(count));
            t.fill(counted, &[("count", count.to_string()), ("shown", shown)])
        }
    };
    let count = i64::try_from(page.rows.len()).unwrap_or(0);
    match page.first_number {
        Some(first) if count > 0 => t.fill(
            "grid-range",
            &[("first", t.number(first)), ("final", t.number(first + count - 1)), ("total", total)],
        ),
        _ => total,
    }
}

/// "Select all 12,345 that match", when there are more rows than on this page.
fn select_all<R>(page: &Page<R>, t: Language) -> Option<SelectAll> {
    let total = match page.total {
        Total::Exact(count) => t.number(count),
        Total::Over(count) => format!("{}+", t.number(count)),
    };
    (page.has_previous || page.has_next)
        .then(|| SelectAll { label: t.fill("grid-select-all", &[("total", total.clone())]), total })
}

fn hidden<R>(request: &Request<R>) -> Vec<(String, String)> {
    let state = request.state().into_iter().filter(|(name, _)| *name != "q");
    state.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn nothing_found<R>(query: &str, links: &Links<'_, R>, t: Language) -> Empty {
    Empty {
        title: t.say("grid-empty-query"),
        text: t.named("grid-empty-query-text", query),
        button: Some(Button { label: t.say("grid-clear"), href: links.query(""), icon: "x" }),
    }
}
