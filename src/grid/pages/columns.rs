//! The columns panel, in a dialog or as a page.

use askama::Template;

use crate::grid::arrangement::{Arrangement, Density, SIZES};
use crate::grid::column::{Column, Grid};
use crate::grid::draft::Draft;
use crate::grid::view::Size;
use crate::web::form::{Choice, Form};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// The panel.
#[derive(Template)]
#[template(path = "grid/panel.html", blocks = ["content"])]
pub struct ColumnsPage {
    pub shell: Shell,
    pub title: String,
    /// Where the form is posted.
    pub action: String,
    /// Where Cancel leads.
    pub back: String,
    pub columns: Vec<ColumnRow>,
    /// Every width, as it is stored.
    pub widths: String,
    pub compact: bool,
    pub sizes: Vec<Size>,
    pub sorts: Vec<SortRow>,
    /// What is wrong with the form.
    pub form: Form,
}

/// One column.
pub struct ColumnRow {
    pub key: &'static str,
    pub label: String,
    pub shown: bool,
    /// "192 px", or that it follows the content.
    pub width: String,
    /// Whether it has a width of its own.
    pub is_wide: bool,
}

/// One key of the order.
pub struct SortRow {
    /// 1 to 3, as in the names of its fields.
    pub number: usize,
    pub label: String,
    pub choices: Vec<Choice>,
    /// The chosen column; empty: none.
    pub chosen: &'static str,
    pub falls: bool,
}

impl Part for ColumnsPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The panel over this draft; it complains when no column is shown.
#[must_use]
pub fn panel<R>(visit: &Visit, grid: &Grid<R>, draft: &Draft<R>) -> ColumnsPage {
    let t = visit.language();
    let title = t.say("grid-columns-title");
    let form = Form::default();
    let arranged = Arrangement { widths: draft.widths.clone(), ..Arrangement::default() };
    ColumnsPage {
        shell: visit.shell(&title),
        action: format!("{}/columns", grid.address),
        back: draft.back.address(),
        columns: rows(draft, t),
        widths: arranged.widths_text(),
        compact: draft.density == Density::Compact,
        sizes: SIZES.iter().map(|rows| Size { rows: *rows, current: *rows == draft.size }).collect(),
        sorts: sorts(grid, draft, t),
        form: if draft.shown().is_empty() { form.refuse("", t.say("grid-columns-none")) } else { form },
        title,
    }
}

fn rows<R>(draft: &Draft<R>, t: Language) -> Vec<ColumnRow> {
    let row = |(column, shown): &(&'static Column<R>, bool)| {
        let steps = draft.widths.get(column.key);
        let pixels = steps.map(|steps| i64::from(*steps) * i64::from(Arrangement::STEP));
        ColumnRow {
            key: column.key,
            label: t.say(column.label),
            shown: *shown,
            width: pixels.map_or_else(
                || t.say("grid-width-auto"),
                |pixels| t.fill("grid-width", &[("width", pixels.to_string())]),
            ),
            is_wide: pixels.is_some(),
        }
    };
    draft.columns.iter().map(row).collect()
}

fn sorts<R>(grid: &Grid<R>, draft: &Draft<R>, t: Language) -> Vec<SortRow> {
    let sorted = grid.columns.iter().filter(|column| column.sort.is_some());
    let columns: Vec<Choice> =
        sorted.map(|column| Choice { value: column.key.to_owned(), label: t.say(column.label) }).collect();
    let none = Choice { value: String::new(), label: t.say("grid-sort-none") };
    (1..=3)
        .map(|number| {
            let key = draft.sort.get(number - 1);
            let offered =
                if number == 1 { columns.clone() } else { [vec![none.clone()], columns.clone()].concat() };
            SortRow {
                number,
                label: t.say(if number == 1 { "grid-sort-by" } else { "grid-then-by" }),
                choices: offered,
                chosen: key.map_or("", |(key, _)| key),
                falls: key.is_some_and(|(_, falls)| *falls),
            }
        })
        .collect()
}
