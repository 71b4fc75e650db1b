//! The page around a list.

use super::view::{Button, Cell, View};
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
