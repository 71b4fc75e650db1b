//! Whom somebody means who types a login or an address.

use crate::access::{Actor, Permission};
use crate::accounts::{self, Account, Kind, Status};
use crate::db::Db;
use crate::error::{Error, Message};

/// The account of this login or e-mail address, among those that the actor may see.
///
/// # Errors
/// [`Error::Refused`] when there is none.
pub fn find_person(db: &mut Db, actor: &Actor, typed: &str) -> Result<Account, Error> {
    let nobody = || Error::Refused(Message::new("licenses-refusal-nobody").with("name", typed.trim()));
    if !actor.may(Permission::AccountsView) {
        return Err(nobody());
    }
    let found = match accounts::queries::by_login(db, typed) {
        Ok(account) => accounts::queries::find(db, actor, Permission::AccountsView, account.id),
        Err(other) => Err(other),
    };
    found.map_err(|error| if matches!(error, Error::NotFound) { nobody() } else { error })
}

/// The same, to be an admin or the primary contact: a person who is active.
///
/// # Errors
/// [`Error::Refused`] with the rule.
pub fn person_for(db: &mut Db, actor: &Actor, typed: &str) -> Result<Account, Error> {
    let account = find_person(db, actor, typed)?;
    must_be_active(&account)?;
    Ok(account)
}

/// Whoever looks after a license can sign in.
pub(super) fn must_be_active(account: &Account) -> Result<(), Error> {
    if account.kind == Kind::Operator && account.status == Status::Active {
        return Ok(());
    }
    Err(Error::Refused(Message::new("licenses-refusal-not-active").with("name", &account.display_name)))
}

/// Whoever is a primary contact can sign in, today and for good.
pub(super) fn must_stay_active(account: &Account) -> Result<(), Error> {
    must_be_active(account)?;
    if account.valid_until.is_some() {
        return Err(Error::Refused(
            Message::new("licenses-refusal-ends").with("name", &account.display_name),
        ));
    }
    Ok(())
}
