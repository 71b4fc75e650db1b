//! The page around a list.

pub mod columns;

use super::arrangement::Kept;
use super::list::{Around, List};
use super::view::{Button, Cell, View};
use super::{Frame, Ink, Page, Request, draw};
use crate::web::Visit;
use crate::web::shell::Shell;
use askama::Template;

/// A list with its heading; `as_grid()` is the fragment that htmx swaps.
#[derive(Template)]
#[template(path = "grid/page.html", blocks = ["grid"])]
pub struct GridPage {
    pub shell: Shell,
    pub heading: String,
    /// One sentence about what the list shows.
    pub intro: Option<String>,
    /// The one primary button.
    pub primary: Option<Button>,
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
    let Around { title, intro, primary, links, bulk, empty, counted } = L::around(menu, t);
    let frame =
        Frame { offer: &|row| L::offer(menu, row, t), bulk, empty, counted, here: visit.here(), views };
    let view = draw(L::grid(), request, page, &Ink { t }, frame);
    let heading = t.say(title);
    GridPage { shell: visit.shell(&heading), heading, intro, primary, links, view }
}
