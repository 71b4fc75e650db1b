//! How notices are written.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{notice_licenses, notices};
use crate::error::Error;
use crate::fold;
use crate::notices::model::{State, Wanted};

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = notices, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Columns {
    kind: &'static str,
    subject: String,
    body: String,
    starts_at: Option<NaiveDateTime>,
    ends_at: Option<NaiveDateTime>,
    is_for_all: bool,
    modified_at: NaiveDateTime,
    modified_by_name: String,
    subject_key: String,
    search_text: String,
}

impl Columns {
    fn of(actor: &Actor, wanted: &Wanted) -> Self {
        Self {
            kind: wanted.kind.word(),
            subject: wanted.subject.clone(),
            body: wanted.body.clone(),
            starts_at: wanted.window.map(|window| window.0),
            ends_at: wanted.window.map(|window| window.1),
            is_for_all: wanted.licenses.is_none(),
            modified_at: clock::now(),
            modified_by_name: actor.name().to_owned(),
            subject_key: fold::sort_key(&wanted.subject),
            search_text: fold::search_text(&[&wanted.subject, &wanted.body]),
        }
    }
}

/// A draft; returns its id.
///
/// # Errors
/// Database errors.
pub fn insert(db: &mut Db, actor: &Actor, wanted: &Wanted) -> Result<i64, Error> {
    let id = diesel::insert_into(notices::table)
        .values((
            Columns::of(actor, wanted),
            notices::state.eq(State::Draft.word()),
            notices::recipient_count.eq(0),
            notices::version.eq(1),
            notices::created_at.eq(clock::now()),
            notices::created_by_name.eq(actor.name()),
            notices::created_by_key.eq(fold::sort_key(actor.name())),
            notices::sent_by_name.eq(""),
        ))
        .returning(notices::id)
        .get_result(db)?;
    about(db, id, wanted.licenses.as_deref().unwrap_or(&[]))?;
    Ok(id)
}

/// Makes these the licenses that a notice is about.
///
/// # Errors
/// Database errors.
pub fn about(db: &mut Db, id: i64, licenses: &[i64]) -> Result<(), Error> {
    diesel::delete(notice_licenses::table.filter(notice_licenses::notice_id.eq(id))).execute(db)?;
    for license in licenses {
        diesel::insert_into(notice_licenses::table)
            .values((notice_licenses::notice_id.eq(id), notice_licenses::license_id.eq(license)))
            .execute(db)?;
    }
    Ok(())
}

/// Writes what a draft says; false when `version` is no longer the newest, or it was sent.
pub fn change(db: &mut Db, actor: &Actor, (id, version): (i64, i64), wanted: &Wanted) -> Result<bool, Error> {
    let newest = notices::table
        .filter(notices::id.eq(id))
        .filter(notices::version.eq(version))
        .filter(notices::state.eq(State::Draft.word()));
    let changed = diesel::update(newest)
        .set((Columns::of(actor, wanted), notices::version.eq(notices::version + 1)))
        .execute(db)?;
    if changed == 1 {
        about(db, id, wanted.licenses.as_deref().unwrap_or(&[]))?;
    }
    Ok(changed == 1)
}

/// Deletes a draft; false when `version` is no longer the newest, or it was sent.
pub fn remove(db: &mut Db, (id, version): (i64, i64)) -> Result<bool, Error> {
    let newest = notices::table
        .filter(notices::id.eq(id))
        .filter(notices::version.eq(version))
        .filter(notices::state.eq(State::Draft.word()));
    Ok(diesel::delete(newest).execute(db)? == 1)
}

/// From this moment on a notice is being sent, to so many; false when somebody else was faster.
pub fn start(
    db: &mut Db,
    actor: &Actor,
    (id, version): (i64, i64),
    (from, recipients): (State, i64),
) -> Result<bool, Error> {
    let mine = notices::table
        .filter(notices::id.eq(id))
        .filter(notices::version.eq(version))
        .filter(notices::state.eq(from.word()));
    let started = diesel::update(mine)
        .set((
            notices::state.eq(State::Sending.word()),
            notices::recipient_count.eq(recipients),
            notices::version.eq(version + 1),
            (from == State::Draft).then(|| {
                (notices::sent_at.eq(clock::now()), notices::sent_by_name.eq(actor.name().to_owned()))
            }),
        ))
        .execute(db)?;
    Ok(started == 1)
}

/// Notes which job writes the mails.
pub fn update_job(db: &mut Db, id: i64, job: i64) -> Result<(), Error> {
    diesel::update(notices::table.find(id)).set(notices::job_id.eq(job)).execute(db)?;
    Ok(())
}

/// Notes what came of the sending: how many have their mail now.
pub fn settle(db: &mut Db, id: i64, state: State, recipients: i64) -> Result<(), Error> {
    let sent = notices::table.filter(notices::id.eq(id)).filter(notices::state.ne(State::Draft.word()));
    diesel::update(sent)
        .set((notices::state.eq(state.word()), notices::recipient_count.eq(recipients)))
        .execute(db)?;
    Ok(())
}
