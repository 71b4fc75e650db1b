//! An arrangement that is being edited: what the form of the columns panel holds.

use std::collections::BTreeMap;

use url::form_urlencoded::Serializer;

use super::arrangement::{Arrangement, Density};
use super::column::{Column, Grid};
use super::request::{MOST_SORT_KEYS, Request, size, unknown};
use super::way_back::WayBack;
use crate::error::Error;
use crate::web::Input;

/// The fields of the form, the token and the button apart.
pub const FIELDS: &[&str] = &[
    "back", "order", "show", "widths", "density", "size", "sort1", "sort2", "sort3", "fall1", "fall2",
    "fall3",
];
/// The pairs of fields that hold one key of the order each.
const SORTS: [(&str, &str); MOST_SORT_KEYS] = [("sort1", "fall1"), ("sort2", "fall2"), ("sort3", "fall3")];
/// How many steps a width changes by at a time.
const STRIDE: u16 = 2;
/// The width, in steps, that a column as wide as its content is taken to have when it is changed.
const MIDDLE: u16 = 12;

/// An arrangement that is being edited.
pub struct Draft<R: 'static> {
    /// Every column in order, and whether it is shown.
    pub columns: Vec<(&'static Column<R>, bool)>,
    /// Widths in steps, by column.
    pub widths: BTreeMap<String, u16>,
    /// How much air a row has.
    pub density: Density,
    /// Rows per page.
    pub size: u32,
    /// The order of the rows: columns, and whether each falls.
    pub sort: Vec<(&'static str, bool)>,
    /// The list that the panel was opened from.
    pub back: WayBack,
}

/// What a button of the form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// Keep it.
    Save,
    /// Forget it.
    Reset,
    /// Go on editing.
    Stay,
}

impl<R> Draft<R> {
    /// The list as it is seen at `back`: the columns shown come first.
    #[must_use]
    pub fn of(grid: &Grid<R>, request: &Request<R>, back: WayBack) -> Self {
        let is_shown = |column: &&Column<R>| request.columns.iter().any(|shown| shown.key == column.key);
        let shown = request.columns.iter().map(|column| (*column, true));
        let mut widths = request.arrangement.widths.clone();
        widths.retain(|key, _| grid.column(key).is_some());
        let hidden = grid.columns.iter().filter(|column| !is_shown(column)).map(|column| (column, false));
        Self {
            columns: shown.chain(hidden).collect(),
            widths,
            density: request.arrangement.density,
            size: request.size,
            sort: request.sort.iter().map(|key| (key.column.key, key.descending)).collect(),
            back,
        }
    }

    /// Reads the form; a column that it does not name stands hidden at the end.
    ///
    /// # Errors
    /// 400 that names what cannot be read.
    pub fn read(input: &Input, grid: &Grid<R>) -> Result<Self, Error> {
        let known = |name: &'static str, key: &str| grid.column(key).ok_or_else(|| unknown(name, key));
        let shown = input.all("show").map(|key| known("show", key)).collect::<Result<Vec<_>, _>>()?;
        let mut columns: Vec<(&'static Column<R>, bool)> = Vec::new();
        for key in input.all("order") {
            let column = known("order", key)?;
            if columns.iter().any(|(other, _)| other.key == key) {
                return Err(unknown("order", key));
            }
            columns.push((column, shown.iter().any(|shown| shown.key == key)));
        }
        for column in grid.columns {
            if !columns.iter().any(|(other, _)| other.key == column.key) {
                columns.push((column, shown.iter().any(|shown| shown.key == column.key)));
            }
        }
        let density = input.one("density")?;
        Ok(Self {
            columns,
            widths: widths(input.one("widths")?, grid)?,
            density: Density::worded(density).ok_or_else(|| unknown("density", density))?,
            size: size(input.one("size")?, Arrangement::default().size)?,
            sort: sorts(input, grid)?,
            back: WayBack::read(input.one("back")?, grid),
        })
    }

    /// Does what a button says: `save`, `reset`, or `up:email` and the like.
    ///
    /// # Errors
    /// 400 for any other word.
    pub fn press(&mut self, button: &str) -> Result<Button, Error> {
        match button {
            "save" | "" => return Ok(Button::Save),
            "reset" => return Ok(Button::Reset),
            _ => {}
        }
        let (what, key) = button.split_once(':').ok_or_else(|| unknown("do", button))?;
        let at = self.columns.iter().position(|(column, _)| column.key == key);
        let at = at.ok_or_else(|| unknown("do", button))?;
        let width = self.widths.get(key).copied().unwrap_or(MIDDLE);
        match what {
            "up" => self.columns.swap(at, at.saturating_sub(1)),
            "down" if at + 1 < self.columns.len() => self.columns.swap(at, at + 1),
            "down" => {}
            "narrower" => self.set_width(key, width.saturating_sub(STRIDE)),
            "wider" => self.set_width(key, width + STRIDE),
            "auto" => drop(self.widths.remove(key)),
            _ => return Err(unknown("do", button)),
        }
        Ok(Button::Stay)
    }

    fn set_width(&mut self, key: &str, steps: u16) {
        let (least, most) = (*Arrangement::WIDTHS.start(), *Arrangement::WIDTHS.end());
        self.widths.insert(key.to_owned(), steps.clamp(least, most));
    }

    /// The keys of the columns that are shown.
    #[must_use]
    pub fn shown(&self) -> Vec<&'static str> {
        self.columns.iter().filter(|(_, shown)| *shown).map(|(column, _)| column.key).collect()
    }

    /// Puts it into an arrangement.
    pub fn settle(&self, arrangement: &mut Arrangement, grid: &Grid<R>) {
        arrangement.show(&self.shown(), grid);
        arrangement.widths.clone_from(&self.widths);
        arrangement.density = self.density;
        arrangement.size = self.size;
    }

    /// The list as arranged, in the order of the form.
    #[must_use]
    pub fn list(&self, grid: &Grid<R>) -> String {
        let keys = self.sort.iter().map(|(key, falls)| format!("{}{key}", if *falls { "-" } else { "" }));
        let sort = keys.collect::<Vec<_>>().join(",");
        let sort = if sort == grid.default_sort { "" } else { &sort };
        usual(self.back.clone()).with("sort", sort).address()
    }

    /// The address of the form as it is now.
    #[must_use]
    pub fn address(&self, grid: &Grid<R>) -> String {
        let mut text = Serializer::new(String::new());
        text.append_pair("back", &self.back.address());
        for (column, shown) in &self.columns {
            text.append_pair("order", column.key);
            if *shown {
                text.append_pair("show", column.key);
            }
        }
        let arranged = Arrangement { widths: self.widths.clone(), ..Arrangement::default() };
        text.append_pair("widths", &arranged.widths_text());
        text.append_pair("density", self.density.word());
        text.append_pair("size", &self.size.to_string());
        for ((sort, fall), (key, falls)) in SORTS.iter().zip(&self.sort) {
            text.append_pair(sort, key);
            text.append_pair(fall, if *falls { "1" } else { "" });
        }
        format!("{}/columns?{}", grid.address, text.finish())
    }
}

/// The list without what its address says of columns and rows, from its first page.
#[must_use]
pub fn usual(back: WayBack) -> WayBack {
    back.with("columns", "").with("size", "").from_start()
}

fn widths<R>(text: &str, grid: &Grid<R>) -> Result<BTreeMap<String, u16>, Error> {
    let widths = Arrangement::read_widths(text);
    match widths.keys().find(|key| grid.column(key).is_none()) {
        Some(key) => Err(unknown("widths", key)),
        None => Ok(widths),
    }
}

/// The order; a column that comes again adds nothing, and no column at all is the usual order.
fn sorts<R>(input: &Input, grid: &Grid<R>) -> Result<Vec<(&'static str, bool)>, Error> {
    let mut sort: Vec<(&'static str, bool)> = Vec::new();
    for (name, fall) in SORTS {
        let key = input.one(name)?;
        let falls = match input.one(fall)? {
            "" => false,
            "1" => true,
            other => return Err(unknown(fall, other)),
        };
        if key.is_empty() || sort.iter().any(|(known, _)| *known == key) {
            continue;
        }
        let column = grid.column(key).filter(|column| column.sort.is_some());
        sort.push((column.ok_or_else(|| unknown(name, key))?.key, falls));
    }
    Ok(sort)
}
