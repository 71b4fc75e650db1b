//! The views above a list: which there are, which one is open, and whether the list still shows it.

use super::arrangement::Kept;
use super::column::Grid;
use super::links::Links;
use super::request::{ALL, Request};
use super::view::{ChangedView, Opens, RowAction, Tab, ViewBar};
use crate::web::language::Language;

/// So many kept views stand beside the ready-made ones; more hide behind a star.
const BESIDE: usize = 4;

/// Draws the views of a list for this state of it.
pub fn draw<R>(
    grid: &Grid<R>,
    request: &Request<R>,
    kept: &[Kept],
    links: &Links<'_, R>,
    t: Language,
) -> ViewBar {
    let open = open(grid, request, kept, links);
    let made = ready_made(grid, request, links, &open, t);
    let own = kept.iter().map(|view| Tab {
        key: view.id.to_string(),
        label: view.name.clone(),
        owner: (!view.mine).then(|| t.named("grid-view-by", &view.owner)),
        href: links.view(view),
        current: open == Open::Kept(view),
        changed: open == Open::Kept(view) && !links.is_view(view),
    });
    let (beside, menu): (Vec<Tab>, Vec<Tab>) = own.partition(|tab| kept.len() <= BESIDE || tab.current);
    let address = format!("{}/views", grid.address);
    ViewBar {
        tabs: made.into_iter().chain(beside).collect(),
        menu,
        save: links.under(&format!("{address}/new")),
        actions: actions(&open, links, &address, t),
        opens: opens(&open, &request.arrangement.opens_with, t),
        changed: changed(&open, request, links, &address),
        address,
    }
}

/// The view that is open.
#[derive(Clone, Debug, PartialEq)]
enum Open<'v> {
    /// None that the viewer knows.
    None,
    All,
    Made(&'static str),
    Kept(&'v Kept),
}

impl Open<'_> {
    fn key(&self) -> String {
        match self {
            Self::None | Self::All => String::new(),
            Self::Made(key) => (*key).to_owned(),
            Self::Kept(view) => view.id.to_string(),
        }
    }
}

/// The one that the address names, else the first that shows the same.
fn open<'v, R>(grid: &Grid<R>, request: &Request<R>, kept: &'v [Kept], links: &Links<'_, R>) -> Open<'v> {
    let named = &request.view;
    if let Some(view) = kept.iter().find(|view| view.id.to_string() == *named) {
        return Open::Kept(view);
    }
    if let Some(tab) = grid.tabs.iter().find(|tab| tab.key == named) {
        return Open::Made(tab.key);
    }
    if named == ALL {
        return Open::All;
    }
    if let Some(tab) = grid.tabs.iter().find(|tab| tab.query == request.q.trim()) {
        return Open::Made(tab.key);
    }
    if request.q.is_empty() {
        return Open::All;
    }
    kept.iter().find(|view| links.is_view(view)).map_or(Open::None, Open::Kept)
}

/// What the list could open with instead: this view, or all rows again.
fn opens(open: &Open<'_>, now: &str, t: Language) -> Option<Opens> {
    let key = open.key();
    if key == now {
        let all = Opens { label: t.say("grid-view-opens-all"), view: String::new() };
        return (!now.is_empty()).then_some(all);
    }
    let label = t.say(if key.is_empty() { "grid-view-opens-all" } else { "grid-view-opens" });
    Some(Opens { label, view: key })
}

fn ready_made<R>(
    grid: &Grid<R>,
    request: &Request<R>,
    links: &Links<'_, R>,
    open: &Open<'_>,
    t: Language,
) -> Vec<Tab> {
    // What a kept view is sorted by and shows is its own.
    let leaves = matches!(open, Open::Kept(_));
    let all = Tab {
        key: ALL.to_owned(),
        label: t.say("grid-view-all"),
        owner: None,
        href: links.made("", "", leaves),
        current: *open == Open::All,
        changed: false,
    };
    let made = grid.tabs.iter().map(|tab| Tab {
        key: tab.key.to_owned(),
        label: t.say(tab.label),
        owner: None,
        href: links.made(tab.key, tab.query, leaves),
        current: *open == Open::Made(tab.key),
        changed: *open == Open::Made(tab.key) && tab.query != request.q.trim(),
    });
    std::iter::once(all).chain(made).collect()
}

fn actions<R>(open: &Open<'_>, links: &Links<'_, R>, address: &str, t: Language) -> Vec<RowAction> {
    let Open::Kept(view) = open else { return Vec::new() };
    if !view.mine && !view.adoptable {
        return Vec::new();
    }
    let action = |label: &str, what: &str, icon, danger| RowAction {
        label: t.word(label),
        href: links.under(&format!("{address}/{}/{what}", view.id)),
        icon,
        danger,
        dialog: true,
        refused: None,
    };
    vec![
        action(if view.mine { "grid-view-edit" } else { "grid-view-adopt" }, "edit", "pencil", false),
        action("grid-view-delete", "delete", "trash", true),
    ]
}

fn changed<R>(
    open: &Open<'_>,
    request: &Request<R>,
    links: &Links<'_, R>,
    address: &str,
) -> Option<ChangedView> {
    match open {
        Open::Kept(view) if !links.is_view(view) => Some(ChangedView {
            reset: links.view(view),
            keep: view.mine.then(|| format!("{address}/{}/state", view.id)),
            state: request.state().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }),
        Open::Made(key) => {
            let tab = links.tab(key).filter(|tab| tab.query != request.q.trim())?;
            Some(ChangedView { reset: links.made(tab.key, tab.query, false), keep: None, state: Vec::new() })
        }
        Open::None | Open::All | Open::Kept(_) => None,
    }
}

/// An order or a grouping in words: "Status, Name (descending)".
#[must_use]
pub fn sort_words<R>(grid: &Grid<R>, sort: &str, t: Language) -> String {
    let word = |part: &str| {
        let (key, falls) = part.strip_prefix('-').map_or((part, false), |key| (key, true));
        let key = key.split(':').next().unwrap_or(key);
        let label = grid.column(key).map_or_else(|| key.to_owned(), |column| t.say(column.label));
        if falls { t.named("views-descending", &label) } else { label }
    };
    sort.split(',').map(word).collect::<Vec<_>>().join(", ")
}
