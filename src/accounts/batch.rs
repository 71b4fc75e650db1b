//! One action on several accounts, row by row.

use super::model::{Account, Action, Terms};
use super::rules;
use crate::access::Actor;
use crate::db::{Db, Pool};
use crate::error::{Error, Message};

/// The most accounts that one request acts on.
const MOST: usize = 1_000;

/// What came of one account.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Which.
    pub id: i64,
    /// Why nothing was done; `None`: it was.
    pub refusal: Option<Message>,
}

/// An account that is left out, and why.
pub type Unfit = (Account, Message);

/// Refuses an empty choice, and one too large for a request.
///
/// # Errors
/// 422 or 413.
pub fn few(ids: Vec<i64>) -> Result<Vec<i64>, Error> {
    if ids.is_empty() {
        return Err(Error::Unprocessable(Message::new("accounts-nothing-chosen")));
    }
    if ids.len() > MOST {
        return Err(Error::TooLarge(Message::new("accounts-too-many").with("limit", MOST)));
    }
    Ok(ids)
}

/// Which accounts the action may be done to, and why not to the others.
///
/// # Errors
/// Database errors.
pub fn preview(
    db: &mut Db,
    actor: &Actor,
    action: Action,
    accounts: Vec<Account>,
) -> Result<(Vec<Account>, Vec<Unfit>), Error> {
    let (mut fit, mut unfit) = (Vec::new(), Vec::new());
    for account in accounts {
        match rules::check(db, actor, action, &account) {
            Ok(()) => fit.push(account),
            Err(Error::Refused(why) | Error::Forbidden(why)) => unfit.push((account, why)),
            Err(other) => return Err(other),
        }
    }
    Ok((fit, unfit))
}

/// Does the action to each account in a unit of work of its own; refusals are audited.
///
/// # Errors
/// Only when the database fails; what was done before stays done.
pub async fn run(
    pool: &Pool,
    actor: &Actor,
    action: Action,
    ids: &[i64],
    terms: Terms,
) -> Result<Vec<Outcome>, Error> {
    let mut outcomes = Vec::with_capacity(ids.len());
    for id in ids.iter().copied() {
        let (by, with) = (actor.clone(), terms.clone());
        let refusal = match pool.write(move |db| rules::perform(db, &by, action, id, &with)).await {
            Ok(_) => None,
            Err(Error::Refused(why) | Error::Forbidden(why)) => {
                let (by, noted) = (actor.clone(), why.clone());
                pool.write(move |db| rules::note_refusal(db, &by, action, id, &noted)).await?;
                Some(why)
            }
            Err(Error::NotFound) => Some(Message::new("refusal-gone")),
            Err(other) => return Err(other),
        };
        outcomes.push(Outcome { id, refusal });
    }
    Ok(outcomes)
}
