//! Wizards that have been begun: kept, so that Back loses nothing and a
//! second click on Save creates no second account.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::{Details, Kind};
use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::account_drafts;
use crate::error::Error;
use crate::roles::Given;

/// What the wizard knows so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Whether a person or a program.
    #[serde(default = "operator")]
    pub kind: Kind,
    /// Who it will be.
    pub details: Details,
    /// What they may do, and until when.
    pub roles: Vec<Given>,
    /// The licenses they get a seat of.
    #[serde(default)]
    pub licenses: Vec<i64>,
    /// The account that came of it.
    #[serde(skip)]
    pub account: Option<i64>,
}

impl Draft {
    /// The roles alone.
    #[must_use]
    pub fn role_ids(&self) -> Vec<i64> {
        self.roles.iter().map(|given| given.role).collect()
    }
}

/// Begins a wizard; returns its id. Drafts older than a day leave.
///
/// # Errors
/// Database errors.
pub fn begin(db: &mut Db, actor: &Actor, draft: &Draft) -> Result<i64, Error> {
    let now = clock::now();
    let old = account_drafts::table.filter(account_drafts::owner_id.eq(owner(actor)));
    diesel::delete(old.filter(account_drafts::created_at.lt(now - chrono::TimeDelta::days(1))))
        .execute(db)?;
    let id = diesel::insert_into(account_drafts::table)
        .values((
            account_drafts::owner_id.eq(owner(actor)),
            account_drafts::form.eq(serde_json::to_string(draft).map_err(Error::internal)?),
            account_drafts::created_at.eq(now),
        ))
        .returning(account_drafts::id)
        .get_result(db)?;
    Ok(id)
}

/// One's own draft.
///
/// # Errors
/// [`Error::NotFound`] for anybody else's.
pub fn find(db: &mut Db, actor: &Actor, id: i64) -> Result<Draft, Error> {
    let (form, account) = account_drafts::table
        .filter(account_drafts::id.eq(id))
        .filter(account_drafts::owner_id.eq(owner(actor)))
        .select((account_drafts::form, account_drafts::account_id))
        .first::<(String, Option<i64>)>(db)?;
    let draft: Draft = serde_json::from_str(&form).map_err(Error::internal)?;
    Ok(Draft { account, ..draft })
}

/// Keeps what was typed.
///
/// # Errors
/// [`Error::NotFound`] for anybody else's.
pub fn keep(db: &mut Db, actor: &Actor, id: i64, draft: &Draft) -> Result<(), Error> {
    let form = serde_json::to_string(draft).map_err(Error::internal)?;
    let mine = account_drafts::table
        .filter(account_drafts::id.eq(id))
        .filter(account_drafts::owner_id.eq(owner(actor)))
        .filter(account_drafts::account_id.is_null());
    match diesel::update(mine).set(account_drafts::form.eq(form)).execute(db)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Notes the account that came of it.
///
/// # Errors
/// Database errors.
pub fn finish(db: &mut Db, id: i64, account: i64) -> Result<(), Error> {
    diesel::update(account_drafts::table.find(id)).set(account_drafts::account_id.eq(account)).execute(db)?;
    Ok(())
}

fn owner(actor: &Actor) -> i64 {
    actor.account_id().unwrap_or(0)
}

/// What drafts of the first version were for.
fn operator() -> Kind {
    Kind::Operator
}
