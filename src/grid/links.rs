//! Addresses of a list: each is the current state with one thing changed.

use url::form_urlencoded::Serializer;

use super::arrangement::Kept;
use super::column::{Grid, Tab};
use super::cursor::Cursor;
use super::groups::{self, Key};
use super::request::{ALL, Position, Request};

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

    /// A kept view, from the first page; of its columns and order, what the list still has.
    pub fn view(&self, view: &Kept) -> String {
        let [sort, columns, group] = self.of_view(view);
        let id = view.id.to_string();
        let own = [("q", view.query.as_str()), ("sort", &sort), ("columns", &columns), ("group", &group)];
        let changes: Vec<_> = own.into_iter().chain([("open", ""), ("view", &id)]).collect();
        self.with(&changes)
    }

    /// Whether this is the list as a kept view shows it.
    pub fn is_view(&self, view: &Kept) -> bool {
        let request = self.request;
        let now = [&request.sort_text, &request.columns_text, &request.group_text];
        request.q == view.query && now == self.of_view(view).each_ref()
    }

    /// Its order, columns and grouping.
    fn of_view(&self, view: &Kept) -> [String; 3] {
        let sorts = |key: &str| self.grid.column(key).is_some_and(|column| column.sort.is_some());
        [
            known(&view.sort, |part| sorts(part.strip_prefix('-').unwrap_or(part))),
            known(&view.columns, |part| self.grid.column(part).is_some()),
            known(&view.grouping, |part| groups::known(part, self.grid)),
        ]
    }

    /// A ready-made view, from the first page; `leaves` a kept one, whose order and columns are its own.
    pub fn made(&self, key: &str, query: &str, leaves: bool) -> String {
        let own: &[(&'static str, &str)] =
            if leaves { &[("sort", ""), ("columns", ""), ("group", "")] } else { &[] };
        let changes: Vec<_> =
            own.iter().copied().chain([("q", query), ("view", key), ("open", "")]).collect();
        self.with(&changes)
    }

    /// The same page with these groups open.
    pub fn opening_groups(&self, open: &[Vec<Key>]) -> String {
        let mut changes: Vec<(&'static str, String)> =
            open.iter().map(|path| ("open", groups::path_text(path))).collect();
        match &self.request.position {
            Position::First => {}
            Position::After(cursor) => changes.push(("after", cursor.to_text())),
            Position::Before(cursor) => changes.push(("before", cursor.to_text())),
            Position::Last => changes.push(("last", "1".to_owned())),
        }
        if self.request.count {
            changes.push(("count", "1".to_owned()));
        }
        // What was open before is left out, also when nothing is open now.
        changes.push(("open", String::new()));
        self.with(&changes.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>())
    }

    /// Another grouping; empty for none.
    pub fn grouped(&self, group: &str) -> String {
        self.with(&[("group", group), ("open", "")])
    }

    /// A part of the list: another query, and another grouping or none.
    pub fn ungrouped(&self, q: &str, group: &str) -> String {
        self.with(&[("q", q), ("group", group), ("open", "")])
    }

    /// The ready-made view of this key.
    pub fn tab(&self, key: &str) -> Option<&'static Tab> {
        self.grid.tabs.iter().find(|tab| tab.key == key)
    }

    /// The view that the list opens with, if it is still there.
    pub fn opening(&self, views: &[Kept]) -> Option<String> {
        let key = &self.request.arrangement.opens_with;
        let kept = views.iter().find(|view| view.id.to_string() == *key).map(|view| self.view(view));
        kept.or_else(|| self.tab(key).map(|tab| self.made(tab.key, tab.query, false)))
    }

    /// Another address with the state of the list behind it.
    pub fn under(&self, address: &str) -> String {
        let state = self.request.state();
        if state.is_empty() { address.to_owned() } else { format!("{address}?{}", encode(state.iter())) }
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

    /// Where all that matches is exported.
    pub fn export(&self) -> String {
        let here = self.with(&[]);
        here.replacen(self.grid.address, &format!("{}/export", self.grid.address), 1)
    }

    /// The first page, with an exact count.
    pub fn count(&self) -> String {
        self.with(&[("count", "1")])
    }

    fn with(&self, changes: &[(&'static str, &str)]) -> String {
        let kept = self.request.state();
        let kept = kept.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        let kept = kept.map(|(name, value)| (*name, value.as_str()));
        let all: Vec<_> =
            kept.chain(changes.iter().copied()).filter(|(_, value)| !value.is_empty()).collect();
        let address = self.grid.address;
        match all.as_slice() {
            [] if self.request.arrangement.opens_with.is_empty() => address.to_owned(),
            // The bare address would lead to another view.
            [] => format!("{address}?view={ALL}"),
            all => format!("{address}?{}", encode(all.iter())),
        }
    }
}

/// The address of a list narrowed to what matches `q`.
#[must_use]
pub fn address_of(list: &str, q: &str) -> String {
    format!("{list}?{}", Serializer::new(String::new()).append_pair("q", q).finish())
}

fn encode<'f, V: AsRef<str> + 'f>(fields: impl Iterator<Item = &'f (&'static str, V)>) -> String {
    let mut text = Serializer::new(String::new());
    for (name, value) in fields {
        text.append_pair(name, value.as_ref());
    }
    text.finish()
}

/// Those parts of a list between commas that are known.
fn known(parts: &str, is_known: impl Fn(&str) -> bool) -> String {
    parts.split(',').filter(|part| is_known(part)).collect::<Vec<_>>().join(",")
}
