//! Addresses of a list: each is the current state with one thing changed.

use url::form_urlencoded::Serializer;

use super::arrangement::Kept;
use super::column::Grid;
use super::cursor::Cursor;
use super::request::Request;

/// Writes addresses.
pub struct Links<'l, R: 'static> {
    grid: &'l Grid<R>,
    request: &'l Request<R>,
}

impl<'l, R> Links<'l, R> {
    /// Addresses around the state of `request`.
    pub fn new(grid: &'l Grid<R>, request: &'l Request<R>) -> Self {
        Self { grid, request }
    }

    /// Another query, from the first page.
    pub fn query(&self, q: &str) -> String {
        self.with(&[("q", q)])
    }

    /// A kept view, from the first page.
    pub fn view(&self, view: &Kept) -> String {
        self.with(&[("q", &view.query), ("sort", &view.sort), ("columns", &view.columns)])
    }

    /// Whether this is the list as a kept view shows it.
    pub fn is_view(&self, view: &Kept) -> bool {
        let request = self.request;
        (&request.q, &request.sort_text, &request.columns_text) == (&view.query, &view.sort, &view.columns)
    }

    /// Another order, from the first page.
    pub fn sort(&self, sort: &str) -> String {
        let usual = sort == self.grid.default_sort;
        self.with(&[("sort", if usual { "" } else { sort })])
    }

    /// The panel of the columns, and back to `here`.
    pub fn customize(&self, here: &str) -> String {
        let back: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
        format!("{}/columns?back={back}", self.grid.address)
    }

    /// The first page.
    pub fn first(&self) -> String {
        self.with(&[])
    }

    /// The page behind a row.
    pub fn after(&self, cursor: &Cursor) -> String {
        self.with(&[("after", &cursor.to_text())])
    }

    /// The page before a row.
    pub fn before(&self, cursor: &Cursor) -> String {
        self.with(&[("before", &cursor.to_text())])
    }

    /// The last page.
    pub fn last(&self) -> String {
        self.with(&[("last", "1")])
    }

    /// The first page, with an exact count.
    pub fn count(&self) -> String {
        self.with(&[("count", "1")])
    }

    fn with(&self, changes: &[(&'static str, &str)]) -> String {
        let mut text = Serializer::new(String::new());
        let mut empty = true;
        let kept = self.request.state();
        let kept = kept.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        let kept = kept.map(|(name, value)| (*name, value.as_str()));
        for (name, value) in kept.chain(changes.iter().copied()).filter(|(_, value)| !value.is_empty()) {
            text.append_pair(name, value);
            empty = false;
        }
        if empty { self.grid.address.to_owned() } else { format!("{}?{}", self.grid.address, text.finish()) }
    }
}
