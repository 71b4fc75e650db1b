//! How an account comes to be.

use super::{editing, subject};
use crate::access::{Actor, Permission};
use crate::accounts::model::{Details, Kind, Status};
use crate::accounts::queries::{self, Unique};
use crate::audit::{self, Trace};
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::invitations;
use crate::roles::{self, Given};

/// Creates an operator and sends the invitation, or says which field collides.
///
/// # Errors
/// [`Error::Forbidden`] for a role one may not give; see [`Created`] for collisions.
pub fn create(
    db: &mut Db,
    actor: &Actor,
    details: &Details,
    wanted: &[Given],
) -> Result<Result<i64, Unique>, Error> {
    actor.need(Permission::AccountsAdd)?;
    if let Some(taken) = collision(db, details, None)? {
        return Ok(Err(taken));
    }
    let id = dialect::attempt(db, |db| queries::insert(db, actor, Kind::Operator, Status::Pending, details))?;
    let changed = roles::set(db, actor, id, wanted)?;
    let account = queries::by_id(db, id)?;
    let trace = Trace::done("account.create", subject(&account)).changing(editing::role_changes(&changed));
    audit::record(db, actor, &trace)?;
    invitations::invite(db, &account)?;
    Ok(Ok(id))
}

/// Creates a program's account, which is active at once: there is nobody to invite.
///
/// # Errors
/// [`Error::Forbidden`] for a role one may not give.
pub fn create_program(db: &mut Db, actor: &Actor, details: &Details, wanted: &[Given]) -> Result<i64, Error> {
    actor.need(Permission::AccountsAdd)?;
    // A program has neither: it never signs in, and nobody reads its mail.
    let details = Details { email: None, login: None, ..details.clone() };
    let id = queries::insert(db, actor, Kind::Service, Status::Active, &details)?;
    let changed = roles::set(db, actor, id, wanted)?;
    let account = queries::by_id(db, id)?;
    let trace = Trace::done("account.create", subject(&account)).changing(editing::role_changes(&changed));
    audit::record(db, actor, &trace)?;
    Ok(id)
}

/// Which of the unique fields belongs to somebody else.
///
/// # Errors
/// Database errors.
pub fn collision(db: &mut Db, details: &Details, except: Option<i64>) -> Result<Option<Unique>, Error> {
    if let Some(email) = &details.email
        && queries::taken_by(db, email, except)?.is_some()
    {
        return Ok(Some(Unique::Email));
    }
    if let Some(login) = &details.login
        && queries::taken_by(db, login, except)?.is_some()
    {
        return Ok(Some(Unique::Login));
    }
    Ok(None)
}
