//! Before and after something happens to one account or many.

use askama::Template;

use super::tenancy::{Tenancy, tenancy};
use super::{RoleChoice, editing};
use crate::access::Actor;
use crate::accounts::asked::{Asked, Preview, Unfit};
use crate::accounts::forms;
use crate::accounts::labels::{status_cell, words};
use crate::accounts::model::{self, Account, Kind, Task, Terms};
use crate::accounts::queries::Share;
use crate::accounts::rules::{self, Fixed};
use crate::error::{Error, Message};
use crate::grid::view::Status;
use crate::web::form::{Form, fresh_key};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Input, Part, Visit};

/// Asks before something happens to accounts; in a dialog or as a page.
#[derive(Template)]
#[template(path = "accounts/confirm.html", blocks = ["content"])]
pub struct ConfirmPage {
    pub shell: Shell,
    /// "Deactivate 3 accounts", the heading and the button alike.
    pub title: String,
    /// Where the form is posted.
    pub action: String,
    /// Where Cancel leads.
    pub back: String,
    pub danger: bool,
    /// Whether the set is another than the one that was previewed.
    pub has_changed: bool,
    /// To how many accounts it will happen.
    pub count: i64,
    /// The accounts it will happen to, when they are named.
    pub accounts: Vec<Named>,
    /// "and 988 more", when not all are named.
    pub more: Option<String>,
    /// The accounts by state, when they are only counted.
    pub shares: Vec<ShareRow>,
    /// What will happen, one sentence each.
    pub effects: Vec<String>,
    /// What cannot be undone.
    pub warning: Option<String>,
    pub skipped: Vec<Refused>,
    /// Hidden fields: who was chosen, by what that is known again, the word of the form, the way back.
    pub hidden: Vec<(String, String)>,
    /// Fields `reason`, `until`, `typed`, `role`.
    pub form: Form,
    /// Which of the fields `reason` and `until` are asked for.
    pub asks: &'static [&'static str],
    /// The word to be typed before the button works, such as the login.
    pub type_this: Option<String>,
    /// The roles to choose one from; empty: none is asked for.
    pub roles: Vec<RoleChoice>,
    /// Names of licenses to choose from; `None`: no license is asked for.
    pub licenses: Option<Vec<String>>,
    /// The tenants to choose from, and what one can be there; `None`: no tenant is asked for.
    pub tenants: Option<Tenancy>,
}

/// An account in a sentence.
pub struct Named {
    pub name: String,
    /// Login or e-mail address.
    pub detail: String,
    pub status: Status,
}

/// The chosen accounts of one state.
pub struct ShareRow {
    pub status: Status,
    /// "8,120 accounts".
    pub count: String,
    /// Why they are skipped.
    pub skipped: Option<String>,
}

/// An account that is left out, and why.
pub struct Refused {
    pub name: String,
    pub detail: String,
    pub reason: String,
}

impl ConfirmPage {
    /// Whether a field is asked for.
    pub fn asks_for(&self, field: &str) -> bool {
        self.asks.contains(&field)
    }

    /// How many accounts are left out.
    pub fn skipped_count(&self) -> i64 {
        i64::try_from(self.skipped.len()).unwrap_or(i64::MAX)
    }
}

impl Part for ConfirmPage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The most accounts that are named.
const NAMED: usize = 20;

/// What stands in the form.
pub struct State {
    /// Where to go back to.
    pub back: String,
    /// Whether the set has changed since it was previewed.
    pub has_changed: bool,
    /// What was typed, and what is wrong with it.
    pub form: Form,
}

impl State {
    /// An empty form.
    #[must_use]
    pub fn new(back: String) -> Self {
        Self { back, has_changed: false, form: Form::default() }
    }

    /// With this form.
    #[must_use]
    pub fn with(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// With what was typed, for another set than the one that was previewed.
    ///
    /// # Errors
    /// 400 when a field is repeated.
    pub fn changed(self, input: &Input) -> Result<Self, Error> {
        Ok(self.changed_with(typed(input)?))
    }

    /// The same with a form.
    #[must_use]
    pub fn changed_with(self, form: Form) -> Self {
        Self { has_changed: true, ..self.with(form) }
    }
}

fn typed(input: &Input) -> Result<Form, Error> {
    let mut form = Form::default();
    for field in ["reason", "until", "typed", "role", "license", "tenant", "tenant_role"] {
        form = form.with(field, input.one(field)?);
    }
    Ok(form)
}

/// What has to be typed: deleting one account asks for its login.
fn word(asked: &Asked) -> Option<String> {
    asked.only().filter(|_| asked.task == Task::Delete).map(forms::word_to_type)
}

/// What is said along with the task, or the form with its errors. `license` is what was found of the one that was
/// named, where the task is about one.
///
/// # Errors
/// 400 when a field is repeated.
pub fn terms(
    asked: &Asked,
    actor: &Actor,
    input: &Input,
    license: Option<Result<model::Named, Message>>,
    t: Language,
) -> Result<Result<Terms, Form>, Error> {
    let mut terms = match forms::terms(input, t)? {
        Ok(terms) => terms,
        Err(form) => return Ok(Err(form)),
    };
    if word(asked).is_some_and(|word| input.one("typed").unwrap_or("").trim() != word) {
        return Ok(Err(typed(input)?.refuse("typed", t.say("accounts-type-differs"))));
    }
    if asked.task.takes_a_role() {
        match forms::role(input, actor, &asked.roles, t)? {
            Ok(role) => terms.role = Some(role),
            Err(words) => return Ok(Err(typed(input)?.refuse("role", words))),
        }
    }
    match license.transpose() {
        Err(why) => return Ok(Err(typed(input)?.refuse("license", t.message(&why)))),
        Ok(license) => terms.license = license,
    }
    if asked.task.takes_a_tenant() {
        let joined = forms::tenant(input, asked.task, &asked.tenants, t)?;
        return joined.map(Ok).or_else(|(field, words)| Ok(Err(typed(input)?.refuse(field, words))));
    }
    Ok(Ok(terms))
}

/// The word of the form, by which the same one sent twice is known; a new one when it has none.
///
/// # Errors
/// 400 when it is repeated.
pub fn key(input: &Input) -> Result<String, Error> {
    let key = input.one("key")?;
    Ok(if key.is_empty() { fresh_key() } else { key.to_owned() })
}

/// Hidden fields: who was chosen, by what that is known again, the word of the form, the way back.
#[must_use]
pub fn hidden(asked: &Asked, back: &str) -> Vec<(String, String)> {
    let own = [("back", back.to_owned()), ("fingerprint", asked.fingerprint()), ("key", fresh_key())];
    let own = own.map(|(name, value)| (name.to_owned(), value));
    asked.sent().fields().into_iter().chain(own).collect()
}

/// The question.
#[must_use]
pub fn page(visit: &Visit, actor: &Actor, asked: &Asked, state: State) -> ConfirmPage {
    let (t, count) = (visit.language(), asked.count());
    let words = words(asked.task);
    let title = t.count(words.title, count);
    let mut effects: Vec<String> = words.effects.iter().map(|key| t.say(key)).collect();
    if asked.task != Task::SignOut {
        effects.push(t.count("accounts-effect-mail", count));
    }
    let (fit, unfit, shares) = match &asked.preview {
        Preview::Each { fit, unfit } => (fit.as_slice(), unfit.as_slice(), &[][..]),
        Preview::Counted(shares) => (&[][..], &[][..], shares.as_slice()),
    };
    let rest = i64::try_from(fit.len().saturating_sub(NAMED)).unwrap_or(0);
    ConfirmPage {
        shell: visit.shell(&title),
        action: format!("/accounts/{}", asked.task.word()),
        danger: words.danger,
        has_changed: state.has_changed,
        count,
        more: (rest > 0).then(|| t.count("accounts-confirm-more", rest)),
        warning: (asked.task == Task::Delete).then(|| t.say("accounts-delete-warning")),
        hidden: hidden(asked, &state.back),
        asks: match asked.task {
            Task::Deactivate => &["reason", "until"],
            Task::Delete | Task::Withdraw => &["reason"],
            _ => &[],
        },
        type_this: word(asked),
        roles: roles(asked, actor, &state.form, t),
        licenses: asked.task.takes_a_license().then(|| asked.licenses.clone()),
        tenants: tenancy(asked, t),
        accounts: fit.iter().take(NAMED).map(|account| named(account, t)).collect(),
        shares: shares.iter().map(|share| share_row(asked, share, t)).collect(),
        skipped: unfit.iter().map(|unfit| left_out(unfit, t)).collect(),
        form: state.form,
        back: state.back,
        title,
        effects,
    }
}

fn roles(asked: &Asked, actor: &Actor, form: &Form, t: Language) -> Vec<RoleChoice> {
    let (fixed, trial) = (Fixed { login: false, email: false }, asked.trial && asked.task == Task::AddRole);
    let choices = editing::Choices {
        roles: asked.roles.clone(),
        held: Vec::new(),
        wrong: Vec::new(),
        fixed,
        trial,
        kind: Kind::Operator,
    };
    let chosen = |card: RoleChoice| RoleChoice { checked: card.key == form.value("role"), ..card };
    choices.cards(actor, t).into_iter().map(chosen).collect()
}

fn named(account: &Account, t: Language) -> Named {
    Named {
        name: account.display_name.clone(),
        detail: detail(account),
        status: status_cell(account.status, account.role_count, t),
    }
}

/// A state and how many accounts are in it.
#[must_use]
pub fn share_row(asked: &Asked, share: &Share, t: Language) -> ShareRow {
    ShareRow {
        // Whether they hold roles is another question, so the state is said as if they did.
        status: status_cell(share.status, 1, t),
        count: t.count("accounts-count", share.count),
        skipped: rules::unfit(asked.task, share.status, asked.deletion).map(|key| t.say(key)),
    }
}

fn left_out((account, why): &Unfit, t: Language) -> Refused {
    Refused { name: account.display_name.clone(), detail: detail(account), reason: t.message(why) }
}

fn detail(account: &Account) -> String {
    account.login.clone().or_else(|| account.email.clone()).unwrap_or_default()
}
