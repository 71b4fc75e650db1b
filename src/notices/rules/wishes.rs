//! Which notices people get of the licenses that they look after or have a seat of.

use super::change;
use crate::access::Actor;
use crate::audit::{self, Subject, Trace};
use crate::db::Db;
use crate::error::Error;
use crate::licenses;
use crate::notices::model::{Asked, Kind, Tie};
use crate::notices::queries;

/// How many licenses somebody chooses for.
const LICENSES: i64 = 200;

/// What somebody may choose, and what they get now.
///
/// # Errors
/// Database errors.
pub fn choices(db: &mut Db, account: i64) -> Result<Vec<Asked>, Error> {
    queries::asked(db, account, LICENSES)
}

/// Makes `wanted` the notices that the actor gets of the licenses in `shown`; false when they were. Licenses that the
/// form did not show stay as they are.
///
/// # Errors
/// [`Error::NotFound`] for a license that is not the actor's; [`Error::Refused`] when a primary contact would not get
/// what they must.
pub fn choose(db: &mut Db, actor: &Actor, shown: &[i64], wanted: &[(i64, Kind)]) -> Result<bool, Error> {
    let account = actor.account_id().ok_or(Error::SignedOut)?;
    let asked = queries::asked(db, account, LICENSES)?;
    let known = |license: &i64| asked.iter().any(|one| one.license == *license);
    let offered = |(license, kind): &(i64, Kind)| {
        shown.contains(license) && asked.iter().any(|one| one.license == *license && one.offers(*kind))
    };
    if !shown.iter().all(known) || !wanted.iter().all(offered) {
        return Err(Error::NotFound);
    }
    let mut changes = Vec::new();
    for one in asked.iter().filter(|one| shown.contains(&one.license)) {
        let is_wanted = |kind: Kind| wanted.contains(&(one.license, kind));
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for kind in Kind::ALL.iter().copied().filter(|kind| one.offers(*kind)) {
            let had = one.kinds.contains(&kind);
            old.extend(had.then(|| kind.word()));
            new.extend(is_wanted(kind).then(|| kind.word()));
            if had == is_wanted(kind) {
                continue;
            }
            if one.locks(kind) {
                return Err(Error::refused("licenses-refusal-contact-notices"));
            }
            keep(db, account, one, kind, is_wanted(kind))?;
        }
        if old != new {
            let said = |kinds: &[&str]| format!("{}: {}", one.name, kinds.join(", "));
            changes.push(change("notice_wishes", said(&old), said(&new)));
        }
    }
    if changes.is_empty() {
        return Ok(false);
    }
    let subject = Subject::account(account, actor.name());
    audit::record(db, actor, &Trace::done("account.edit", subject).changing(changes))?;
    Ok(true)
}

/// Without a choice a primary contact gets everything, and others what they asked for.
fn keep(db: &mut Db, account: i64, one: &Asked, kind: Kind, is_wanted: bool) -> Result<(), Error> {
    if kind == Kind::License {
        return licenses::queries::set_notices(db, one.license, account, is_wanted).map(drop);
    }
    if is_wanted == (one.tie == Tie::Contact) {
        return queries::drop_wish(db, (account, one.license), kind);
    }
    queries::keep_wish(db, (account, one.license), kind, is_wanted)
}
