//! The question before an export.

use askama::Template;

use super::wish::{Chosen, Wish};
use crate::grid::links::Links;
use crate::grid::list::List;
use crate::grid::page::Total;
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Asks what is to be exported, and as what; in a dialog or as a page.
#[derive(Template)]
#[template(path = "grid/export.html", blocks = ["content"])]
pub struct ExportPage {
    pub shell: Shell,
    pub title: String,
    /// Where the form is posted.
    pub action: String,
    /// Where Cancel leads.
    pub back: String,
    /// What is exported, one sentence each.
    pub what: Vec<String>,
    /// "Those shown: Name, Roles".
    pub shown: String,
    /// "All 18 columns".
    pub all: String,
    /// Hidden fields: the query, the order, the columns, the rows.
    pub hidden: Vec<(&'static str, String)>,
    /// Whether the workbook may need several sheets.
    pub is_long: bool,
}

impl Part for ExportPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The question.
#[must_use]
pub fn ask<L: List>(visit: &Visit, menu: &L::Menu, wish: &Wish<L::Row>, total: Total) -> ExportPage {
    let t = visit.language();
    let grid = L::grid();
    let around = L::around(menu, t);
    let title = format!("{}: {}", t.say("export-title"), t.say(around.title));
    let labels: Vec<String> = wish.request.columns.iter().map(|column| t.say(column.label)).collect();
    ExportPage {
        shell: visit.shell(&title),
        title,
        action: format!("{}/export", grid.address),
        back: Links::new(grid, &wish.request).first(),
        what: what(wish, total, around.counted, t),
        shown: t.named("export-columns-shown", &labels.join(", ")),
        all: t.count("export-columns-all", i64::try_from(grid.columns.len()).unwrap_or(0)),
        hidden: wish.fields(),
        is_long: matches!((&wish.chosen, total), (Chosen::Matching { .. }, Total::Over(_))),
    }
}

fn what<R>(wish: &Wish<R>, total: Total, counted: &str, t: Language) -> Vec<String> {
    let number = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
    let except = match &wish.chosen {
        Chosen::Ids(ids) => return vec![t.count("export-chosen", number(ids.len()))],
        Chosen::Matching { except } => except,
    };
    let count = match total {
        Total::Exact(count) => t.count(counted, count),
        Total::Over(count) => {
            let shown = format!("{}+", t.number(count));
            t.fill(counted, &[("count", count.to_string()), ("shown", shown)])
        }
    };
    let mut lines = vec![t.named("export-all", &count)];
    if !wish.request.q.is_empty() {
        lines.push(t.named("export-query", &wish.request.q));
    }
    if !except.is_empty() {
        lines.push(t.count("export-except", number(except.len())));
    }
    lines
}
