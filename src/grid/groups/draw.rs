//! From groups to what the template draws.

use super::fetch::{Grouped, Inside, Line};
use super::grouping::{Grouping, Unit};
use super::key::Key;
use super::reading::{GroupBy, choices};
use super::{Count, ROWS};
use crate::grid::column::{Grid, Ink};
use crate::grid::condition::Value;
use crate::grid::cursor::Cursor;
use crate::grid::language::Query;
use crate::grid::links::Links;
use crate::grid::page::Page;
use crate::grid::request::Request;
use crate::grid::view::{self, Cell, GroupChoice, GroupLine, Grouper, Paging, Row, Size};
use crate::web::language::Language;

struct Pen<'p, R: 'static> {
    request: &'p Request<R>,
    query: &'p Query,
    grouped: &'p Grouped<R>,
    links: &'p Links<'p, R>,
    ink: &'p Ink,
    id: fn(&R) -> i64,
    counted: &'static str,
}

/// Draws the groups of a page; `rows` are the drawn rows of the page.
pub fn draw<R>(
    grid: &Grid<R>,
    request: &Request<R>,
    page: &Page<R>,
    (links, ink): (&Links<'_, R>, &Ink),
    (rows, counted): (Vec<Row>, &'static str),
) -> Option<Vec<view::Line>> {
    let grouped = page.groups.as_ref()?;
    let pen = Pen { request, query: &page.query, grouped, links, ink, id: grid.id, counted };
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    let mut drawn = Vec::new();
    for line in &grouped.lines {
        pen.line(line, &mut rows, &mut drawn);
    }
    Some(drawn)
}

impl<R> Pen<'_, R> {
    fn line(&self, line: &Line, rows: &mut [Option<Row>], out: &mut Vec<view::Line>) {
        out.push(view::Line::Group(self.head(line)));
        match &line.inside {
            None => {}
            Some(Inside::Rows { from, count, more }) => {
                let own = rows.iter_mut().skip(*from).take(*count).filter_map(Option::take);
                out.extend(own.map(view::Line::Row));
                if *more {
                    out.extend(self.all_rows(line));
                }
            }
            Some(Inside::Groups { lines, more }) => {
                for line in lines {
                    self.line(line, rows, out);
                }
                if *more {
                    out.extend(self.all_groups(line));
                }
            }
        }
    }

    fn head(&self, line: &Line) -> GroupLine {
        let is_open = line.inside.is_some();
        let by = self.by(line);
        let t = self.ink.t;
        let mut open = self.request.open.clone();
        if is_open {
            open.retain(|path| !path.starts_with(&line.path));
        } else {
            open.push(line.path.clone());
        }
        GroupLine {
            id: super::reading::path_text(&line.path),
            level: line.path.len(),
            column: by.map(|by| t.say(by.column.label)).unwrap_or_default(),
            label: by.map(|by| self.label(line, by)).unwrap_or_default(),
            count: match line.count {
                Count::Exact(count) => t.number(count),
                Count::AtLeast(count) => format!("{}+", t.number(count)),
                Count::Unknown => t.say("grid-group-uncounted"),
            },
            spoken: match line.count {
                Count::Exact(count) => t.count(self.counted, count),
                Count::AtLeast(count) => {
                    let shown = format!("{}+", t.number(count));
                    t.fill(self.counted, &[("count", count.to_string()), ("shown", shown)])
                }
                Count::Unknown => t.say("grid-group-uncounted"),
            },
            toggle: self.links.opening_groups(&open),
            is_open,
        }
    }

    fn by(&self, line: &Line) -> Option<&GroupBy<R>> {
        self.request.groups.get(line.path.len().saturating_sub(1))
    }

    fn label(&self, line: &Line, by: &GroupBy<R>) -> String {
        let t = self.ink.t;
        match (line.path.last(), by.grouping) {
            (Some(Key::Value(Value::Number(number))), _) => t.number(*number),
            (Some(Key::Value(Value::Text(word))), Grouping::Choice(choices)) => {
                let choice = choices.iter().find(|choice| choice.word == word);
                choice.map_or_else(|| word.clone(), |choice| t.say(choice.label))
            }
            (Some(Key::Value(Value::Text(text))), _) if !text.is_empty() => {
                let row =
                    line.sample.and_then(|id| self.grouped.samples.iter().find(|row| (self.id)(row) == id));
                match row.map(|row| (by.column.cell)(row, self.ink)) {
                    Some(Cell::Text(shown) | Cell::Link { text: shown, .. }) => shown,
                    _ => text.clone(),
                }
            }
            (Some(Key::Period { year, month }), _) => period(*year, *month, t),
            _ => t.say("grid-group-empty"),
        }
    }

    /// The list filtered by a group: all of its rows.
    fn all_rows(&self, line: &Line) -> Option<view::Line> {
        let t = self.ink.t;
        let label = match line.count {
            Count::Exact(count) if count > ROWS => {
                t.fill("grid-group-all", &[("total", t.count(self.counted, count))])
            }
            _ => t.say("grid-group-all-uncounted"),
        };
        let href = self.links.ungrouped(&self.filtered(line)?, "");
        Some(view::Line::More { label, href, level: line.path.len() })
    }

    /// The list filtered by a group, grouped by what is in it.
    fn all_groups(&self, line: &Line) -> Option<view::Line> {
        let below = self.request.groups.get(line.path.len())?.to_text();
        let href = self.links.ungrouped(&self.filtered(line)?, &below);
        Some(view::Line::More {
            label: self.ink.t.say("grid-group-all-groups"),
            href,
            level: line.path.len(),
        })
    }

    fn filtered(&self, line: &Line) -> Option<String> {
        let mut query = self.query.clone();
        for (key, by) in line.path.iter().zip(&self.request.groups) {
            for term in key.terms(by.column.key)? {
                query = query.with(term);
            }
        }
        query.within_bounds().ok().map(|()| query.to_string())
    }
}

fn period(year: i32, month: Option<u32>, t: Language) -> String {
    let first = chrono::NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1);
    first.map(|day| t.period(day, month.is_some())).unwrap_or_default()
}

/// The links between pages of groups.
pub fn paging<R>(request: &Request<R>, page: &Page<R>, links: &Links<'_, R>, t: Language) -> Option<Paging> {
    let grouped = page.groups.as_ref()?;
    let at = |key: &Key| Cursor {
        sort: format!("group:{}", request.group_text),
        values: vec![key.value()],
        id: 0,
        number: None,
    };
    let count = i64::try_from(grouped.lines.len()).unwrap_or(0);
    let whole = grouped.previous.is_none() && grouped.next.is_none();
    Some(Paging {
        first: grouped.previous.as_ref().map(|_| links.first()),
        previous: grouped.previous.as_ref().map(|key| links.before(&at(key))),
        next: grouped.next.as_ref().map(|key| links.after(&at(key))),
        last: grouped.next.as_ref().map(|_| links.last()),
        range: t.count(if whole { "grid-groups" } else { "grid-groups-page" }, count),
        count: (!request.count && is_capped(&grouped.lines)).then(|| links.count()),
        go: None,
        sizes: crate::grid::arrangement::SIZES
            .iter()
            .map(|rows| Size { rows: *rows, current: *rows == request.size })
            .collect(),
    })
}

fn is_capped(lines: &[Line]) -> bool {
    let inside = |line: &Line| matches!(&line.inside, Some(Inside::Groups { lines, .. }) if is_capped(lines));
    lines.iter().any(|line| !matches!(line.count, Count::Exact(_)) || inside(line))
}

/// What the list can be grouped by, and is.
pub fn grouper<R>(grid: &Grid<R>, request: &Request<R>, links: &Links<'_, R>, t: Language) -> Grouper {
    let choice = |chosen: Option<&GroupBy<R>>| -> Vec<GroupChoice> {
        let now = chosen.map(|by| by.to_text().trim_start_matches('-').to_owned());
        choices(grid)
            .into_iter()
            .map(|(value, column, unit)| {
                let name = t.say(column.label);
                let label = match unit {
                    None => name,
                    Some(Unit::Month) => t.named("grid-group-by-month", &name),
                    Some(Unit::Year) => t.named("grid-group-by-year", &name),
                };
                GroupChoice { current: now.as_ref() == Some(&value), value, label }
            })
            .collect()
    };
    let turned = request.groups.iter().enumerate().map(|(index, by)| {
        let label = t.named("grid-group-reverse", &t.say(by.column.label));
        (label, links.grouped(&reversed(request, index)))
    });
    Grouper {
        first: choice(request.groups.first()),
        second: choice(request.groups.get(1)),
        turned: turned.collect(),
        remove: (!request.groups.is_empty()).then(|| links.grouped("")),
    }
}

/// The grouping with one of its columns the other way round.
#[must_use]
pub fn reversed<R>(request: &Request<R>, index: usize) -> String {
    let turn = |text: &str| text.strip_prefix('-').map_or_else(|| format!("-{text}"), ToOwned::to_owned);
    let each = request.groups.iter().enumerate();
    let texts = each.map(|(at, by)| if at == index { turn(&by.to_text()) } else { by.to_text() });
    texts.collect::<Vec<_>>().join(",")
}
