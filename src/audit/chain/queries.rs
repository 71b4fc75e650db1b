//! The SQL of the chain. Seals are only ever added.

use std::collections::HashSet;

use chrono::NaiveDateTime;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::link::Anchor;
use super::model::{Entry, Seal, Standing};
use crate::db::bulk::Row;
use crate::db::schema::{audit_events, audit_seals, audit_unsealed};
use crate::db::{Db, dialect};
use crate::error::Error;

/// Notes that an entry waits for its seal, in the transaction that writes it.
///
/// # Errors
/// Database errors.
pub fn await_seal(db: &mut Db, event: i64) -> Result<(), Error> {
    diesel::insert_into(audit_unsealed::table).values(audit_unsealed::event_id.eq(event)).execute(db)?;
    Ok(())
}

/// Notes the same of every entry of a trail without seals, such as one that was loaded.
///
/// # Errors
/// Database errors; when some entry waits already.
pub fn await_all(db: &mut Db) -> Result<(), Error> {
    diesel::sql_query("INSERT INTO audit_unsealed (event_id) SELECT id FROM audit_events").execute(db)?;
    Ok(())
}

/// Entries that can be sealed, by ascending id, at most `most`. What waits without an entry, or has a seal already, was
/// not put there by us; it stays for whoever verifies.
pub(super) fn waiting(db: &mut Db, most: i64) -> Result<Vec<Entry>, Error> {
    let mut after = i64::MIN;
    loop {
        // By the ids alone, so that no plan begins with the whole trail.
        let ids = audit_unsealed::table
            .filter(audit_unsealed::event_id.gt(after))
            .order(audit_unsealed::event_id)
            .limit(most)
            .select(audit_unsealed::event_id)
            .load::<i64>(db)?;
        let Some(last) = ids.last() else { return Ok(Vec::new()) };
        after = *last;
        let sealed = audit_seals::table.filter(audit_seals::event_id.eq_any(&ids));
        let sealed: HashSet<i64> = sealed.select(audit_seals::event_id).load(db)?.into_iter().collect();
        let entries = audit_events::table.filter(audit_events::id.eq_any(&ids)).order(audit_events::id);
        let mut entries: Vec<Entry> = entries.select(Entry::as_select()).load(db)?;
        entries.retain(|entry| !sealed.contains(&entry.id));
        if !entries.is_empty() {
            return Ok(entries);
        }
    }
}

/// Whether anything waits.
pub(super) fn is_behind(db: &mut Db) -> Result<bool, Error> {
    let first = audit_unsealed::table.select(audit_unsealed::event_id).first::<i64>(db).optional()?;
    Ok(first.is_some())
}

/// The newest seal.
pub(super) fn newest(db: &mut Db) -> Result<Option<Seal>, Error> {
    let newest = audit_seals::table.order(audit_seals::number.desc());
    Ok(newest.select(Seal::as_select()).first(db).optional()?)
}

/// Adds seals, whose entries wait no longer; [`Error::Collision`] when somebody else was faster.
pub(super) fn add(db: &mut Db, seals: &[Seal]) -> Result<(), Error> {
    Seal::insert(db, seals).map_err(|error| match dialect::violated_unique(&error) {
        Some(rule) => Error::Collision(rule),
        None => error.into(),
    })?;
    let ids: Vec<i64> = seals.iter().map(|seal| seal.event_id).collect();
    diesel::delete(audit_unsealed::table.filter(audit_unsealed::event_id.eq_any(ids))).execute(db)?;
    Ok(())
}

/// How far the trail is sealed.
///
/// # Errors
/// Database errors.
pub fn standing(db: &mut Db) -> Result<Standing, Error> {
    let newest = newest(db)?;
    let anchor = |seal: Seal| {
        let hash = seal.hash.parse().map_err(|()| Error::internal("the newest seal is no hash"))?;
        Ok::<_, Error>((Anchor { hash, number: seal.number }, seal.sealed_at))
    };
    let first = audit_unsealed::table.order(audit_unsealed::event_id).select(audit_unsealed::event_id);
    let since = match first.first::<i64>(db).optional()? {
        Some(id) => audit_events::table.find(id).select(audit_events::at).first(db).optional()?,
        None => None,
    };
    let waiting = audit_unsealed::table.count().get_result(db)?;
    Ok(Standing { newest: newest.map(anchor).transpose()?, waiting, since })
}

/// Seals above `after` with their entries, as far as these are there, in the order of the chain.
pub(super) fn sealed(db: &mut Db, after: i64, most: i64) -> Result<Vec<(Seal, Option<Entry>)>, Error> {
    let pairs = audit_seals::table
        .left_join(audit_events::table.on(audit_events::id.eq(audit_seals::event_id)))
        .filter(audit_seals::number.gt(after))
        .order(audit_seals::number)
        .limit(most)
        .select((Seal::as_select(), Option::<Entry>::as_select()))
        .load(db)?;
    Ok(pairs)
}

/// The hash of one seal.
pub(super) fn hash_of(db: &mut Db, number: i64) -> Result<Option<String>, Error> {
    Ok(audit_seals::table.find(number).select(audit_seals::hash).first(db).optional()?)
}

/// The last id of at most `most` entries above `after`; none when there is no such entry.
pub(super) fn last_of(db: &mut Db, after: i64, most: i64) -> Result<Option<i64>, Error> {
    let ids = audit_events::table.filter(audit_events::id.gt(after)).order(audit_events::id).limit(most);
    Ok(ids.select(audit_events::id).load::<i64>(db)?.pop())
}

/// The first entry from `after` up to `to` that neither has a seal nor waits for one.
pub(super) fn stray(db: &mut Db, after: i64, to: i64) -> Result<Option<(i64, NaiveDateTime)>, Error> {
    let sealed = audit_seals::table.filter(audit_seals::event_id.eq(audit_events::id));
    let waits = audit_unsealed::table.filter(audit_unsealed::event_id.eq(audit_events::id));
    let stray = audit_events::table
        .filter(audit_events::id.gt(after).and(audit_events::id.le(to)))
        .filter(not(exists(sealed)))
        .filter(not(exists(waits)))
        .order(audit_events::id)
        .select((audit_events::id, audit_events::at))
        .first(db)
        .optional()?;
    Ok(stray)
}

/// The first entry that is said to wait and is not there any more.
pub(super) fn lost(db: &mut Db) -> Result<Option<i64>, Error> {
    let kept = audit_events::table.filter(audit_events::id.eq(audit_unsealed::event_id));
    let lost = audit_unsealed::table.filter(not(exists(kept))).order(audit_unsealed::event_id);
    Ok(lost.select(audit_unsealed::event_id).first(db).optional()?)
}
