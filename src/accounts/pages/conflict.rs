//! The page that settles what two people changed at once.
//!
//! The edit form carries what it was made from, so that only fields that both
//! have changed are asked for; what one of them changed is taken over and said.

use std::collections::{BTreeMap, BTreeSet};

use super::{ConflictField, ConflictPage, Merged, Side, ends};
use crate::accounts::model::{Account, Details};
use crate::accounts::{forms, rules};
use crate::audit::labels::field_key;
use crate::error::Error;
use crate::roles::{Given, Role};
use crate::web::language::Language;
use crate::web::{Input, Visit, moment};

/// Stands before the names of the hidden fields that say what a form was made from.
pub const WAS: &str = "was-";

/// What a form was made from.
#[derive(Clone, Debug, Default)]
pub struct Base {
    fields: BTreeMap<String, String>,
    roles: Option<BTreeSet<i64>>,
}

impl Base {
    /// The account as it is now.
    #[must_use]
    pub fn of(details: &Details, held: &[Given], t: Language) -> Self {
        let fields = shown(details, t).into_iter().map(|(name, value)| (name.to_owned(), value));
        let ends = held.iter().map(|given| (ends::field(given.role), until(held, given.role, t)));
        Self {
            fields: fields.chain(ends.filter(|(_, end)| !end.is_empty())).collect(),
            roles: Some(held.iter().map(|given| given.role).collect()),
        }
    }

    /// What a posted form says that it was made from; nothing when it does not say it.
    ///
    /// # Errors
    /// 400 for a role that is none.
    pub fn sent(input: &Input) -> Result<Self, Error> {
        let fields = input.fields().filter_map(|(name, value)| {
            let name = name.strip_prefix(WAS).filter(|name| !["role", "roles"].contains(name))?;
            Some((name.to_owned(), value.to_owned()))
        });
        let says = input.has("was-roles");
        let roles = says.then(|| input.ids("was-role")).transpose()?;
        Ok(Self { fields: fields.collect(), roles: roles.map(|ids| ids.into_iter().collect()) })
    }

    /// As hidden fields.
    #[must_use]
    pub fn hidden(&self) -> Vec<(String, String)> {
        let fields = self.fields.iter().map(|(name, value)| (format!("{WAS}{name}"), value.clone()));
        let roles = self.roles.iter().flatten().map(|id| (format!("{WAS}role"), id.to_string()));
        let says = self.roles.is_some();
        fields.chain(roles).chain(says.then(|| (format!("{WAS}roles"), "1".to_owned()))).collect()
    }
}

/// Whose value holds when two versions meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// Both have the same.
    Same,
    /// Only the other has changed it.
    Theirs,
    /// Only this one has.
    Yours,
    /// Both have, or it is not known: somebody has to choose.
    Clash,
}

/// Whose value holds, of a field that was `base` when one of the two began.
pub fn meet<T: PartialEq>(base: Option<&T>, theirs: &T, yours: &T) -> Meeting {
    if theirs == yours {
        Meeting::Same
    } else if base == Some(yours) {
        Meeting::Theirs
    } else if base == Some(theirs) {
        Meeting::Yours
    } else {
        Meeting::Clash
    }
}

/// A version of an account: its details and roles.
pub type Version<'v> = (&'v Details, &'v [Given]);

/// Both versions, field by field.
#[must_use]
pub fn page(
    visit: &Visit,
    account: &Account,
    (held, base): (&[Given], &Base),
    yours: Version<'_>,
    roles: &[Role],
) -> ConflictPage {
    let t = visit.language();
    let theirs = account.details();
    let mut page = ConflictPage {
        shell: visit.shell(&t.say("accounts-conflict-title")),
        parent: (t.say("accounts-title"), "/accounts"),
        title: t.say("accounts-conflict-title"),
        name: account.display_name.clone(),
        action: format!("/accounts/{}/edit", account.id),
        back: format!("/accounts/{}", account.id),
        saved: t.named("accounts-conflict-saved", &account.modified_by_name),
        version: account.version.to_string(),
        fields: Vec::new(),
        merged: Vec::new(),
        hidden: Base::of(&theirs, held, t).hidden(),
    };
    for ((name, their), (_, your)) in shown(&theirs, t).into_iter().zip(shown(yours.0, t)) {
        page.add_field(name, their, your, base, t);
    }
    for role in roles {
        page.add_role(role, (held, yours.1), base, t);
    }
    page
}

impl ConflictPage {
    fn add_field(&mut self, name: &'static str, their: String, your: String, base: &Base, t: Language) {
        let label = t.say(field_key(name));
        let keep = match meet(base.fields.get(name), &their, &your) {
            Meeting::Same => their,
            Meeting::Theirs => self.take(label, their, false),
            Meeting::Yours => self.take(label, your, true),
            Meeting::Clash => {
                let side = |value: String| Side { shown: value.clone(), value };
                let (theirs, yours) = (side(their), side(your));
                self.fields.push(ConflictField { name: name.to_owned(), label, theirs, yours });
                return;
            }
        };
        self.hidden.push((name.to_owned(), keep));
    }

    fn add_role(&mut self, role: &Role, (held, wanted): (&[Given], &[Given]), base: &Base, t: Language) {
        let has = |given: &[Given]| given.iter().any(|given| given.role == role.id);
        let (theirs, yours) = (has(held), has(wanted));
        let was = base.roles.as_ref().map(|roles| roles.contains(&role.id));
        let said = |ticked| t.say(if ticked { "accounts-conflict-given" } else { "accounts-conflict-taken" });
        let ticked = match meet(was.as_ref(), &theirs, &yours) {
            Meeting::Same => theirs,
            Meeting::Theirs => {
                self.take(role.label(t), said(theirs), false);
                theirs
            }
            Meeting::Yours => {
                self.take(role.label(t), said(yours), true);
                yours
            }
            Meeting::Clash => {
                let end = until(if theirs { held } else { wanted }, role.id, t);
                self.hidden.push((ends::field(role.id), end));
                self.fields.push(role_field(role, theirs, t));
                return;
            }
        };
        if ticked {
            self.hidden.push(("role".to_owned(), role.id.to_string()));
            self.add_end(role, (held, wanted), base, t);
        }
    }

    /// When a role ends that both have.
    fn add_end(&mut self, role: &Role, (held, wanted): (&[Given], &[Given]), base: &Base, t: Language) {
        let (name, label) = (ends::field(role.id), t.named("roles-end-of", &role.label(t)));
        let (their, your) = (until(held, role.id, t), until(wanted, role.id, t));
        let was = base.fields.get(&name).cloned().unwrap_or_default();
        let keep = match meet(Some(&was), &their, &your) {
            Meeting::Same => their,
            Meeting::Theirs => self.take(label, their, false),
            Meeting::Yours => self.take(label, your, true),
            Meeting::Clash => {
                let side = |value: String| Side { shown: value.replace('T', " "), value };
                let (theirs, yours) = (side(their), side(your));
                self.fields.push(ConflictField { name, label, theirs, yours });
                return;
            }
        };
        self.hidden.push((name, keep));
    }

    fn take(&mut self, label: String, shown: String, yours: bool) -> String {
        self.merged.push(Merged { label, shown: shown.clone(), yours });
        shown
    }
}

/// The end of a role as its field has it; empty without one.
fn until(given: &[Given], role: i64, t: Language) -> String {
    let until = given.iter().find(|given| given.role == role).and_then(|given| given.until);
    until.map(|until| moment::shown(until, t)).unwrap_or_default()
}

/// The details by field name, as the form has them.
fn shown(details: &Details, t: Language) -> Vec<(&'static str, String)> {
    let until = details.valid_until.map(|at| forms::last_day(at, t)).unwrap_or_default();
    rules::fields(details)
        .into_iter()
        .map(|(name, value)| (name, if name == "valid_until" { until.clone() } else { value }))
        .collect()
}

/// A role that one of the two has ticked: the choice is between its id and nothing.
fn role_field(role: &Role, theirs: bool, t: Language) -> ConflictField {
    let side = |ticked: bool| Side {
        value: if ticked { role.id.to_string() } else { String::new() },
        shown: if ticked { role.label(t) } else { String::new() },
    };
    ConflictField {
        name: format!("role-{}", role.id),
        label: role.label(t),
        theirs: side(theirs),
        yours: side(!theirs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_alone_changed_a_field_prevails() {
        assert_eq!(meet(Some(&1), &2, &2), Meeting::Same);
        assert_eq!(meet(Some(&1), &2, &1), Meeting::Theirs);
        assert_eq!(meet(Some(&1), &1, &2), Meeting::Yours);
        assert_eq!(meet(Some(&1), &2, &3), Meeting::Clash);
        assert_eq!(meet(None, &2, &1), Meeting::Clash);
    }
}
