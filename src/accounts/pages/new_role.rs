//! A new role for the chosen accounts.

use askama::Template;

use super::confirm::{ShareRow, State, hidden, share_row};
use super::view;
use crate::access::{Actor, EVERYBODY, Permission, Scope};
use crate::accounts::asked::{Asked, Preview};
use crate::accounts::forms;
use crate::error::Error;
use crate::roles::NewRole;
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Input, Visit};

/// Asks for name, description and permissions.
#[derive(Template)]
#[template(path = "accounts/new_role.html", blocks = ["content"])]
pub struct NewRolePage {
    pub shell: Shell,
    /// "The role is given to 3 accounts."
    pub intro: String,
    pub back: String,
    pub has_changed: bool,
    /// The first of the chosen accounts, by name.
    pub names: Vec<String>,
    /// "and 30 more", when not all are named.
    pub more: Option<String>,
    /// The accounts by state, when they are only counted.
    pub shares: Vec<ShareRow>,
    pub hidden: Vec<(String, String)>,
    /// Fields `name`, `description`, `permission`.
    pub form: Form,
    pub groups: Vec<PermissionChoices>,
}

/// Permissions that belong together.
pub struct PermissionChoices {
    pub name: String,
    pub permissions: Vec<PermissionChoice>,
}

/// A permission with a checkbox.
pub struct PermissionChoice {
    pub key: &'static str,
    pub label: String,
    pub checked: bool,
    /// Why it cannot be put into the role.
    pub refused: Option<String>,
}

/// The most accounts that are named.
const NAMED: usize = 20;

/// The form.
#[must_use]
pub fn page(visit: &Visit, actor: &Actor, asked: &Asked, ticked: &[Permission], state: State) -> NewRolePage {
    let t = visit.language();
    let (names, shares): (Vec<String>, _) = match &asked.preview {
        Preview::Each { fit, .. } => {
            (fit.iter().take(NAMED).map(|account| account.display_name.clone()).collect(), Vec::new())
        }
        Preview::Counted(shares) => {
            (Vec::new(), shares.iter().map(|share| share_row(asked, share, t)).collect())
        }
    };
    let rest = asked.count() - i64::try_from(names.len()).unwrap_or(0);
    NewRolePage {
        more: (rest > 0 && shares.is_empty()).then(|| t.count("accounts-confirm-more", rest)),
        shell: visit.shell(&t.say("accounts-new-role")),
        intro: t.count("accounts-new-role-intro", asked.count()),
        has_changed: state.has_changed,
        hidden: hidden(asked, &state.back),
        names,
        shares,
        form: state.form,
        back: state.back,
        groups: groups(actor, ticked, t),
    }
}

fn groups(actor: &Actor, ticked: &[Permission], t: Language) -> Vec<PermissionChoices> {
    let mut groups: Vec<(&'static str, PermissionChoices)> = Vec::new();
    // What everybody may do anyway is no part of a role.
    for permission in Permission::ALL.iter().copied().filter(|permission| !EVERYBODY.contains(permission)) {
        let key = view::group(permission);
        let choice = PermissionChoice {
            key: permission.name(),
            label: t.say(&permission.label()),
            checked: ticked.contains(&permission),
            refused: (actor.scope(permission) != Some(Scope::All))
                .then(|| t.say("accounts-permission-not-own")),
        };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.permissions.push(choice),
            None => {
                groups.push((key, PermissionChoices { name: t.say(key), permissions: vec![choice] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The permissions that are ticked.
///
/// # Errors
/// 400 for what is none.
pub fn ticked(input: &Input) -> Result<Vec<Permission>, Error> {
    let known = input.all("permission").map(Permission::named).collect::<Option<Vec<_>>>();
    known.ok_or_else(|| Error::bad_request("accounts-permission-unknown"))
}

/// The form with what was typed.
///
/// # Errors
/// 400 when a field is repeated.
pub fn typed(input: &Input) -> Result<Form, Error> {
    Ok(Form::default().with("name", input.one("name")?).with("description", input.one("description")?))
}

/// The role, or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated.
pub fn read(
    input: &Input,
    permissions: Vec<Permission>,
    t: Language,
) -> Result<Result<NewRole, Form>, Error> {
    let (name, description, mut form) = forms::named(input, t)?;
    if name.is_empty() {
        form = form.refuse("name", t.named("form-required", &t.say("accounts-role-name")));
    }
    if permissions.is_empty() {
        form = form.refuse("permission", t.say("accounts-role-empty"));
    }
    let role = NewRole { name, description, permissions };
    Ok(if form.errors().is_empty() { Ok(role) } else { Err(form) })
}

/// The form with the name complained about.
///
/// # Errors
/// 400 when a field is repeated.
pub fn taken(input: &Input, t: Language) -> Result<Form, Error> {
    Ok(typed(input)?.refuse("name", t.say("accounts-role-taken")))
}
