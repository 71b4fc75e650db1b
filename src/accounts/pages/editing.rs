//! The edit page.

use super::conflict::Base;
use super::ends::{self, Wanted};
use super::{EditPage, Locked, RoleChoice};
use crate::access::{Actor, BuiltIn};
use crate::accounts::forms;
use crate::accounts::model::{Account, Kind};
use crate::accounts::queries::Unique;
use crate::accounts::rules::Fixed;
use crate::error::{Error, Message};
use crate::roles::{self, Given, Role};
use crate::web::form::{Choice, Form};
use crate::web::language::{self, Language, Tongue};
use crate::web::{Input, Visit, moment};

/// The roles there are, and those that are ticked.
pub struct Choices {
    /// All of them.
    pub roles: Vec<Role>,
    /// Those held, or ticked, each with its end.
    pub held: Vec<Given>,
    /// What was typed of ends that cannot be read, by role, and why not.
    pub wrong: Vec<ends::Wrong>,
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
    pub fn wanted(&self, actor: &Actor, input: &Input, t: Language) -> Result<Wanted, Error> {
        let mut ticked = input.ids("role")?;
        // The page that settles a conflict asks for each role under a name of its own.
        let settled = input.fields().filter(|(name, value)| name.starts_with("role-") && !value.is_empty());
        for (_, value) in settled {
            let id = value.parse().map_err(|_| Error::bad_request("accounts-role-unknown"))?;
            if !ticked.contains(&id) {
                ticked.push(id);
            }
        }
        let mut wanted = ends::read(&ticked, &self.held, input, t)?;
        for role in &self.roles {
            let fixed = roles::assignable(actor, role).is_err();
            let held = self.held_as(role.id).filter(|_| fixed && !ticked.contains(&role.id));
            wanted.given.extend(held);
        }
        Ok(wanted)
    }

    /// Whether something is given with `wanted` that the password is asked for again.
    #[must_use]
    pub fn give_power(&self, wanted: &[Given]) -> bool {
        // A longer time is more power too.
        let given = wanted.iter().filter(|given| !self.held.contains(given)).map(|given| given.role);
        roles::give_power(&self.roles, &given.collect::<Vec<_>>())
    }

    /// The ids of those held, or ticked.
    #[must_use]
    pub fn ids(&self) -> Vec<i64> {
        self.held.iter().map(|given| given.role).collect()
    }

    fn held_as(&self, role: i64) -> Option<Given> {
        self.held.iter().copied().find(|given| given.role == role)
    }

    /// Why the actor may not tick or untick a role.
    fn refused(&self, actor: &Actor, role: &Role) -> Option<Message> {
        let held = self.held_as(role.id).is_some();
        let closed = self.trial && !held && role.built_in == Some(BuiltIn::CompanyAdmin);
        roles::assignable(actor, role).err().or_else(|| closed.then(|| Message::new("accounts-role-trial")))
    }

    /// The form with what is wrong with the ends of roles.
    #[must_use]
    pub fn complain(&self, wanted: &Wanted, form: Form, t: Language) -> Form {
        let label =
            |id: i64| self.roles.iter().find(|role| role.id == id).map_or_else(String::new, |r| r.label(t));
        wanted.wrong.iter().fold(form, |form, wrong| form.refuse("", t.named(wrong.why, &label(wrong.role))))
    }

    /// The same with what was ticked and typed.
    #[must_use]
    pub fn typed(self, wanted: Wanted) -> Self {
        Self { held: wanted.given, wrong: wanted.wrong, ..self }
    }

    fn wrong_of(&self, role: i64) -> Option<&ends::Wrong> {
        self.wrong.iter().find(|wrong| wrong.role == role)
    }

    /// The end of a role as its field shows it: what was typed, if it cannot be read.
    fn until(&self, role: i64, t: Language) -> String {
        let wrong = self.wrong_of(role).map(|wrong| wrong.typed.clone());
        wrong.unwrap_or_else(|| {
            let until = self.held_as(role).and_then(|given| given.until);
            until.map(|until| moment::shown(until, t)).unwrap_or_default()
        })
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
        let offered = self.roles.iter().filter(|role| self.suits(role) || self.held_as(role.id).is_some());
        offered
            .map(|role| RoleChoice {
                key: role.id.to_string(),
                name: role.label(t),
                description: role.explanation(t),
                checked: self.held_as(role.id).is_some(),
                refused: self.refused(actor, role).map(|why| t.message(&why)),
                until: self.until(role.id, t),
                wrong: self.wrong_of(role.id).map(|wrong| t.named(wrong.why, &role.label(t))),
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
        with_ends: true,
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
