//! The three steps that create an account.

use askama::Template;

use super::Fact;
use super::editing::{Choices, locales, zones};
use super::seats::{LicenseChoice, LicenseSearch, cards};
use crate::access::Actor;
use crate::accounts::drafts::Draft;
use crate::accounts::forms;
use crate::accounts::model::Kind;
use crate::accounts::rules::fields;
use crate::audit::labels::field_key;
use crate::grid::view::Cell;
use crate::roles::Role;
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::language::{Language, Tongue};
use crate::web::shell::Shell;

/// One step of the wizard.
pub struct Step {
    pub label: String,
    /// Where a finished step is opened again.
    pub href: Option<String>,
    pub current: bool,
}

/// Wizard, step 1: who it is.
#[derive(Template)]
#[template(path = "accounts/new_details.html", blocks = ["content"])]
pub struct NewDetailsPage {
    pub shell: Shell,
    pub steps: Vec<Step>,
    /// Where the form is posted: `/accounts/new`, or a draft's address.
    pub action: String,
    /// Fields `first_name` … `valid_until`, see `accounts/fields.html`; `email_again` only here.
    pub form: Form,
    /// The kinds to choose from; empty once the wizard has begun.
    pub kinds: Vec<KindChoice>,
    /// Whether it is a program, which has fewer fields.
    pub program: bool,
    pub locales: Vec<Choice>,
    pub zones: Vec<Choice>,
}

/// A kind of account, at the address where its wizard begins.
pub struct KindChoice {
    pub label: String,
    pub href: &'static str,
    pub current: bool,
}

/// Wizard, step 2: what they may do.
#[derive(Template)]
#[template(path = "accounts/new_roles.html", blocks = ["content"])]
pub struct NewRolesPage {
    pub shell: Shell,
    pub steps: Vec<Step>,
    pub action: String,
    pub name: String,
    pub form: Form,
    pub roles: Vec<RoleChoice>,
    /// Whether the end of each role can be said.
    pub with_ends: bool,
    /// Licenses to give a seat of.
    pub licenses: Vec<LicenseChoice>,
    /// How they were found.
    pub search: LicenseSearch,
}

/// A role as a card with a checkbox.
pub struct RoleChoice {
    pub key: String,
    pub name: String,
    pub description: String,
    pub checked: bool,
    /// Why the actor may not give or take it; the card is disabled.
    pub refused: Option<String>,
    /// When it ends, as the field for it has it; empty: never.
    pub until: String,
    /// What is wrong with that.
    pub wrong: Option<String>,
}

/// Wizard, step 3: read it again, then save.
#[derive(Template)]
#[template(path = "accounts/new_review.html", blocks = ["content"])]
pub struct NewReviewPage {
    pub shell: Shell,
    pub steps: Vec<Step>,
    pub action: String,
    pub back: String,
    pub form: Form,
    pub facts: Vec<Fact>,
    pub roles: Vec<String>,
    /// The licenses that a seat is given of, by name.
    pub licenses: Vec<String>,
    /// Things to know before saving, such as "no role".
    pub warnings: Vec<String>,
    /// What happens after saving, one sentence each.
    pub effects: Vec<String>,
    /// Whether a first key is offered.
    pub offers_key: bool,
    /// Heads the facts.
    pub part: &'static str,
}

const STEPS: &[(&str, &str)] =
    &[("", "accounts-step-details"), ("/roles", "accounts-step-roles"), ("/review", "accounts-step-review")];

/// The three steps; those before the current one can be opened again.
fn steps(draft: Option<i64>, current: usize, t: Language) -> Vec<Step> {
    STEPS
        .iter()
        .enumerate()
        .map(|(index, (end, label))| Step {
            label: t.say(label),
            href: draft.filter(|_| index < current).map(|id| format!("/accounts/new/{id}{end}")),
            current: index == current,
        })
        .collect()
}

/// Step one.
#[must_use]
pub fn details(visit: &Visit, draft: Option<i64>, kind: Kind, form: Form) -> NewDetailsPage {
    let t = visit.language();
    let kinds = [
        (Kind::Operator, "accounts-operator", "/accounts/new"),
        (Kind::Service, "accounts-program", "/accounts/new?kind=service"),
    ];
    let choice = |(each, label, href): (Kind, &str, &'static str)| KindChoice {
        label: t.say(label),
        href,
        current: each == kind,
    };
    NewDetailsPage {
        shell: visit.shell(&t.say("accounts-new")),
        kinds: if draft.is_none() { kinds.into_iter().map(choice).collect() } else { Vec::new() },
        program: kind == Kind::Service,
        steps: steps(draft, 0, t),
        action: draft.map_or("/accounts/new".to_owned(), |id| format!("/accounts/new/{id}")),
        form,
        locales: locales(),
        zones: zones(),
    }
}

/// Step two.
#[must_use]
pub fn roles(
    visit: &Visit,
    actor: &Actor,
    id: i64,
    draft: &Draft,
    (choices, form): (&Choices, Form),
    search: LicenseSearch,
) -> NewRolesPage {
    let t = visit.language();
    NewRolesPage {
        shell: visit.shell(&t.say("accounts-new")),
        steps: steps(Some(id), 1, t),
        action: format!("/accounts/new/{id}/roles"),
        name: draft.details.display_name.clone(),
        form,
        roles: choices.cards(actor, t),
        with_ends: true,
        licenses: cards(&search, &draft.licenses, t),
        search,
    }
}

/// Step three.
#[must_use]
pub fn review(
    visit: &Visit,
    id: i64,
    draft: &Draft,
    (roles, licenses): (&[Role], Vec<String>),
    can_send: bool,
    may_make_keys: bool,
) -> NewReviewPage {
    let t = visit.language();
    let program = draft.kind == Kind::Service;
    let (no_role, part) = if program {
        ("accounts-review-program-no-role", "accounts-part-program")
    } else {
        ("accounts-review-no-role", "accounts-part-person")
    };
    let chosen = draft
        .roles
        .iter()
        .filter_map(|given| Some((roles.iter().find(|role| role.id == given.role)?, given)));
    NewReviewPage {
        shell: visit.shell(&t.say("accounts-new")),
        steps: steps(Some(id), 2, t),
        action: format!("/accounts/new/{id}/review"),
        back: format!("/accounts/new/{id}/roles"),
        form: Form::default(),
        facts: facts(draft, t),
        roles: chosen.map(|(role, given)| given.called(role, t)).collect(),
        licenses,
        warnings: if draft.roles.is_empty() { vec![t.say(no_role)] } else { Vec::new() },
        effects: effects(draft, can_send, t),
        offers_key: program && may_make_keys,
        part,
    }
}

fn effects(draft: &Draft, can_send: bool, t: Language) -> Vec<String> {
    if draft.kind == Kind::Service {
        return vec![t.say("accounts-review-program"), t.say("accounts-review-program-key")];
    }
    let email = draft.details.email.clone().unwrap_or_default();
    let mail = if can_send { t.named("accounts-review-mail", &email) } else { t.say("accounts-review-link") };
    vec![mail, t.say("accounts-review-login")]
}

/// What a program has, of all that an account may have.
const OF_PROGRAMS: &[&str] = &["display_name", "description", "valid_until"];

fn facts(draft: &Draft, t: Language) -> Vec<Fact> {
    let details = &draft.details;
    let has = |name: &str| draft.kind == Kind::Operator || OF_PROGRAMS.contains(&name);
    let until = details.valid_until.map(|at| forms::last_day(at, t)).unwrap_or_default();
    fields(details)
        .into_iter()
        .filter(|(name, _)| has(name))
        .map(|(name, value)| {
            let value = match name {
                "valid_until" => until.clone(),
                "login" if value.is_empty() => t.say("accounts-login-by-person"),
                "locale" => Tongue::coded(&value).map_or(value, |tongue| tongue.name().to_owned()),
                _ => value,
            };
            let value = if value.is_empty() { Cell::Empty } else { Cell::Text(value) };
            Fact { label: t.say(field_key(name)), value }
        })
        .collect()
}
