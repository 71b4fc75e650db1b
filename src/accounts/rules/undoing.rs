//! A change of state is taken back, unless the account has changed since.

use chrono::NaiveDateTime;

use super::perform;
use crate::access::Actor;
use crate::accounts::model::{Account, Action, Status, Terms};
use crate::accounts::queries;
use crate::db::Db;
use crate::error::Error;

/// What taking a change of state back takes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Memo {
    /// The version that the change left.
    version: i64,
    /// Why the account was inactive before.
    reason: Option<String>,
    /// Until when it was.
    until: Option<NaiveDateTime>,
}

impl Memo {
    /// Of an account as it was before its state was changed.
    #[must_use]
    pub fn of(before: &Account) -> Self {
        Self {
            version: before.version + 1,
            reason: before.inactive_reason.clone(),
            until: before.inactive_until,
        }
    }
}

/// Takes `action` back: the account is again what it was before.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], or [`Error::Refused`] when a rule forbids it, or the account has
/// changed since.
pub fn restore(db: &mut Db, actor: &Actor, action: Action, id: i64, memo: &Memo) -> Result<Account, Error> {
    let account = queries::find(db, actor, action.needs(), id)?;
    let back = match (action, account.status) {
        (Action::Deactivate, Status::Inactive) => Some(Action::Activate),
        (Action::Activate, Status::Active) => Some(Action::Deactivate),
        (Action::Activate, Status::Pending) => Some(Action::Withdraw),
        _ => None,
    };
    let back = back.filter(|_| account.version == memo.version);
    let back = back.ok_or_else(|| Error::refused("refusal-changed-since"))?;
    let terms = Terms { reason: memo.reason.clone(), until: memo.until, ..Terms::default() };
    let terms = if back == Action::Activate { Terms::default() } else { terms };
    perform(db, actor, back, id, &terms)
}
