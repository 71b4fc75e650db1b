//! The page around a list.

pub mod columns;

use super::arrangement::Kept;
use super::links::Links;
use super::list::{Around, List};
use super::view::{BulkAction, Button, Cell, Line, View};
use super::{Frame, Ink, Page, Request, draw};
use crate::access::Needs;
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;
use askama::Template;

/// A list with its heading; `as_grid()` is the fragment that htmx swaps.
#[derive(Template)]
#[template(path = "grid/page.html", blocks = ["grid"])]
pub struct GridPage {
    pub shell: Shell,
    /// Swapped into a page that stands already: brings its notice along.
    pub is_part: bool,
    pub heading: String,
    /// One sentence about what the list shows.
    pub intro: Option<String>,
    /// The one primary button.
    pub primary: Option<Button>,
    /// What else the primary button offers, in its menu.
    pub choices: Vec<Button>,
    /// Quiet links beside it.
    pub links: Vec<Button>,
    pub view: View,
}

/// A page of a list, drawn for this visit.
#[must_use]
pub fn list<L: List>(
    visit: &Visit,
    menu: &L::Menu,
    request: &Request<L::Row>,
    page: &Page<L::Row>,
    views: &[Kept],
) -> GridPage {
    let t = visit.language();
    let Around { title, intro, primary, choices, links, bulk, empty, counted } = L::around(menu, t);
    let frame =
        Frame { offer: &|row| L::offer(menu, row, t), bulk, empty, counted, here: visit.here(), views };
    let mut view = draw(L::grid(), request, page, &Ink { t, me: 0 }, frame);
    if visit.may(<L::ExportGate as Needs>::PERMISSION) {
        offer_export(&mut view, Links::new(L::grid(), request).export(), t);
    }
    let heading = t.say(title);
    let is_part = visit.is_fragment();
    GridPage { shell: visit.shell(&heading), is_part, heading, intro, primary, choices, links, view }
}

/// Adds the button that exports the list, and the action that exports ticked rows, whichever they are.
fn offer_export(view: &mut View, href: String, t: Language) {
    view.export = Some(href);
    view.bulk.push(BulkAction {
        key: "export",
        label: t.say("export-button"),
        icon: "download",
        href: format!("{}/export", view.address),
        danger: false,
        dialog: true,
        is_rare: true,
        reason: String::new(),
    });
    let grouped = view.groups.iter_mut().flatten().filter_map(|line| match line {
        Line::Row(row) => Some(row),
        Line::Group(_) | Line::More { .. } => None,
    });
    for row in view.rows.iter_mut().chain(grouped) {
        row.allows.push_str(" export");
    }
}
