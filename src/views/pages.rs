//! The pages of a view: its form, and the question before it is deleted.

use askama::Template;

use super::model::{Audience, Audiences, State};
use crate::grid::{self, Grid, Kept, List};
use crate::web::form::{Choice, Form};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// The form of a view; in a dialog or as a page.
#[derive(Template)]
#[template(path = "views/form.html", blocks = ["content"])]
pub struct FormPage {
    pub shell: Shell,
    pub title: String,
    /// Where the form is posted.
    pub action: String,
    /// Where Cancel leads.
    pub back: String,
    /// Something to know first.
    pub note: Option<String>,
    /// Fields `name`, `shared`, `keep_columns`, `opens`.
    pub form: Form,
    pub audiences: Vec<Choice>,
    /// What the view keeps, each with its label.
    pub keeps: Vec<(String, String)>,
    /// Whether it can keep columns.
    pub asks_columns: bool,
    /// The state of the list, for a new view.
    pub hidden: Vec<(&'static str, String)>,
    /// The words of the button.
    pub button: String,
}

/// Asks before a view is deleted; in a dialog or as a page.
#[derive(Template)]
#[template(path = "views/delete.html", blocks = ["content"])]
pub struct DeletePage {
    pub shell: Shell,
    pub title: String,
    pub action: String,
    pub back: String,
    /// What will happen, one sentence each.
    pub effects: Vec<String>,
}

impl Part for FormPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

impl Part for DeletePage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The form of a new view that keeps `state`.
#[must_use]
pub fn new<L: List>(visit: &Visit, offered: &Audiences, state: &State, back: String, form: Form) -> FormPage {
    let t = visit.language();
    let fields =
        [("q", &state.query), ("sort", &state.sort), ("columns", &state.columns), ("group", &state.grouping)];
    let hidden = fields.into_iter().filter(|(_, value)| !value.is_empty());
    FormPage {
        shell: visit.shell(&t.say("grid-view-new")),
        title: t.say("grid-view-new"),
        action: format!("{}/views", L::grid().address),
        back,
        note: None,
        audiences: choices(offered, Audience::Nobody, t),
        keeps: keeps(L::grid(), state, t),
        asks_columns: true,
        hidden: hidden.map(|(name, value)| (name, value.clone())).collect(),
        button: t.say("views-save"),
        form,
    }
}

/// The form of a view that is kept.
#[must_use]
pub fn edit<L: List>(visit: &Visit, offered: &Audiences, view: &Kept, back: String, form: Form) -> FormPage {
    let t = visit.language();
    let title = t.named("views-edit-title", &view.name);
    FormPage {
        shell: visit.shell(&title),
        title,
        action: format!("{}/views/{}/edit", L::grid().address, view.id),
        back,
        note: view.adoptable.then(|| t.named("views-adopt-note", &view.owner)),
        audiences: choices(offered, Audience::of(view), t),
        keeps: keeps(L::grid(), &State::of(view), t),
        asks_columns: !view.columns.is_empty(),
        hidden: Vec::new(),
        button: t.say("views-save-changes"),
        form,
    }
}

/// The question before a view is deleted.
#[must_use]
pub fn delete<L: List>(visit: &Visit, view: &Kept, back: String) -> DeletePage {
    let t = visit.language();
    let title = t.named("views-delete-title", &view.name);
    let shared = (Audience::of(view) != Audience::Nobody).then(|| t.say("views-delete-shared"));
    DeletePage {
        shell: visit.shell(&title),
        title,
        action: format!("{}/views/{}/delete", L::grid().address, view.id),
        back,
        effects: [t.say("views-delete-effect")].into_iter().chain(shared).collect(),
    }
}

/// Whom the view can be shared with; whom it is shared with now stays on offer.
fn choices(offered: &Audiences, now: Audience, t: Language) -> Vec<Choice> {
    let choice = |audience: Audience, label: String| Choice { value: audience.to_text(), label };
    let mut choices = vec![choice(Audience::Nobody, t.say("views-nobody"))];
    for role in &offered.roles {
        choices.push(choice(Audience::Role(role.id), t.named("views-role", &role.label(t))));
    }
    if offered.everybody {
        choices.push(choice(Audience::Everybody, t.say("views-everybody")));
    }
    if !choices.iter().any(|choice| choice.value == now.to_text()) {
        choices.push(choice(now, t.say("views-as-now")));
    }
    choices
}

fn keeps<R>(grid: &Grid<R>, state: &State, t: Language) -> Vec<(String, String)> {
    let query = if state.query.is_empty() { t.say("views-all-rows") } else { state.query.clone() };
    let sort = if state.sort.is_empty() { grid.default_sort } else { &state.sort };
    let groups = (!state.grouping.is_empty())
        .then(|| (t.say("views-groups"), grid::sort_words(grid, &state.grouping, t)));
    let shows = [(t.say("views-query"), query), (t.say("views-sort"), grid::sort_words(grid, sort, t))];
    shows.into_iter().chain(groups).collect()
}
