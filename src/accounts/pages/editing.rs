//! The edit page.

use super::conflict::Base;
use super::{EditPage, Locked, RoleChoice};
use crate::access::{Actor, BuiltIn};
use crate::accounts::forms;
use crate::accounts::model::{Account, Kind};
use crate::accounts::queries::Unique;
use crate::accounts::rules::Fixed;
use crate::error::{Error, Message};
use crate::roles::{self, Role};
use crate::web::form::{Choice, Form};
use crate::web::language::{self, Language, Tongue};
use crate::web::{Input, Visit};

/// The roles there are, and those that are ticked.
pub struct Choices {
    /// All of them.
    pub roles: Vec<Role>,
    /// The ids of those held, or ticked.
    pub held: Vec<i64>,
    /// Which fields stay as they are.
    pub fixed: Fixed,
    /// Nobody can be made a company admin.
    pub trial: bool,
    /// Whose roles they are: a person's or a program's.
    pub kind: Kind,
}

impl Choices {
    /// What was ticked, with the roles that the actor may not touch as they are:
    /// their boxes are disabled and not sent.
    ///
    /// # Errors
    /// 400 for what is no role.
    pub fn wanted(&self, actor: &Actor, input: &Input) -> Result<Vec<i64>, Error> {
        let mut wanted = input.ids("role")?;
        // The page that settles a conflict asks for each role under a name of its own.
        let settled = input.fields().filter(|(name, value)| name.starts_with("role-") && !value.is_empty());
        for (_, value) in settled {
            let id = value.parse().map_err(|_| Error::bad_request("accounts-role-unknown"))?;
            if !wanted.contains(&id) {
                wanted.push(id);
            }
        }
        for role in &self.roles {
            let fixed = roles::assignable(actor, role).is_err();
            if fixed && self.held.contains(&role.id) && !wanted.contains(&role.id) {
                wanted.push(role.id);
            }
        }
        Ok(wanted)
    }

    /// Whether something is given with `wanted` that the password is asked for again.
    #[must_use]
    pub fn give_power(&self, wanted: &[i64]) -> bool {
        let given: Vec<i64> = wanted.iter().copied().filter(|id| !self.held.contains(id)).collect();
        roles::give_power(&self.roles, &given)
    }

    /// Why the actor may not tick or untick a role.
    fn refused(&self, actor: &Actor, role: &Role) -> Option<Message> {
        let held = self.held.contains(&role.id);
        let closed = self.trial && !held && role.built_in == Some(BuiltIn::CompanyAdmin);
        roles::assignable(actor, role).err().or_else(|| closed.then(|| Message::new("accounts-role-trial")))
    }

    /// Some roles are for programs, some for people.
    fn suits(&self, role: &Role) -> bool {
        match role.built_in {
            Some(BuiltIn::WebService) => self.kind == Kind::Service,
            Some(BuiltIn::TenantUser) => self.kind == Kind::Operator,
            _ => true,
        }
    }

    /// As cards with checkboxes.
    #[must_use]
    pub fn cards(&self, actor: &Actor, t: Language) -> Vec<RoleChoice> {
        let offered = self.roles.iter().filter(|role| self.suits(role) || self.held.contains(&role.id));
        offered
            .map(|role| RoleChoice {
                key: role.id.to_string(),
                name: role.label(t),
                description: role.explanation(t),
                checked: self.held.contains(&role.id),
                refused: self.refused(actor, role).map(|why| t.message(&why)),
            })
            .collect()
    }
}

/// The languages to choose from.
#[must_use]
pub fn locales() -> Vec<Choice> {
    let choice =
        |tongue: &Tongue| Choice { value: tongue.code().to_owned(), label: tongue.name().to_owned() };
    Tongue::ALL.iter().map(choice).collect()
}

/// The time zones to choose from.
#[must_use]
pub fn zones() -> Vec<Choice> {
    let choice = |zone: &str| Choice { value: zone.to_owned(), label: zone.replace('_', " ") };
    language::zones().into_iter().map(choice).collect()
}

/// The form.
#[must_use]
pub fn page(
    visit: &Visit,
    actor: &Actor,
    account: &Account,
    choices: &Choices,
    (form, base): (Form, Base),
) -> EditPage {
    let t = visit.language();
    EditPage {
        shell: visit.shell(&t.named("accounts-edit-title", &account.display_name)),
        name: account.display_name.clone(),
        action: format!("/accounts/{}/edit", account.id),
        back: format!("/accounts/{}", account.id),
        locked: locked(account, choices.fixed, t),
        locales: locales(),
        zones: zones(),
        roles: choices.cards(actor, t),
        base: base.hidden(),
        program: account.kind == Kind::Service,
        form,
    }
}

fn locked(account: &Account, fixed: Fixed, t: Language) -> Vec<Locked> {
    let lock = |field, label: &str, value: Option<&String>, reason: &str| {
        value.map(|value| Locked { field, label: t.say(label), value: value.clone(), reason: t.say(reason) })
    };
    let email = account.email.as_ref().filter(|_| fixed.email);
    let login = account.login.as_ref().filter(|_| fixed.login);
    let login = lock("login", "accounts-login", login, "accounts-login-locked");
    let email = lock("email", "accounts-email", email, "accounts-email-locked");
    email.into_iter().chain(login).collect()
}

/// The input with the fields that the page shows but does not send.
#[must_use]
pub fn with_locked(input: Input, account: &Account, fixed: Fixed) -> Input {
    let email = account.email.as_ref().filter(|_| fixed.email);
    input.or("email", email).or("login", account.login.as_ref().filter(|_| fixed.login))
}

/// The version that the form was made from.
///
/// # Errors
/// 400 when it is none.
pub fn version(input: &Input) -> Result<i64, Error> {
    let bad = || Error::BadRequest(Message::new("error-bad-id").with("name", "version"));
    input.one("version")?.parse().map_err(|_| bad())
}

/// The form with the field that belongs to somebody else.
///
/// # Errors
/// 400 when a field is repeated.
pub fn taken(input: &Input, unique: Unique, t: Language) -> Result<Form, Error> {
    let field = match unique {
        Unique::Email => "email",
        Unique::Login => "login",
    };
    Ok(forms::typed(input)?.refuse(field, t.message(&unique.refusal())))
}
