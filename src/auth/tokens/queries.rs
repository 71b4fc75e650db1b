//! The SQL of the links.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Ending, Purpose, TokenRow};
use crate::db::Db;
use crate::db::schema::{accounts, tokens};
use crate::error::Error;

/// What a link must know about its account.
pub(super) struct AccountRow {
    pub status: String,
    pub email: Option<String>,
    pub credential_epoch: i64,
    pub confirmed_at: Option<NaiveDateTime>,
}

/// A link to keep.
#[derive(Insertable)]
#[diesel(table_name = tokens)]
pub(super) struct NewToken {
    pub account_id: i64,
    pub purpose: &'static str,
    pub secret_hash: String,
    pub address: String,
    pub credential_epoch: i64,
    pub mail_id: Option<i64>,
    pub created_at: NaiveDateTime,
    pub expires_at: NaiveDateTime,
}

pub(super) fn account(db: &mut Db, id: i64) -> Result<Option<AccountRow>, Error> {
    let row = accounts::table
        .find(id)
        .select((accounts::status, accounts::email, accounts::credential_epoch, accounts::confirmed_at))
        .first::<(String, Option<String>, i64, Option<NaiveDateTime>)>(db)
        .optional()?;
    Ok(row.map(|(status, email, credential_epoch, confirmed_at)| AccountRow {
        status,
        email,
        credential_epoch,
        confirmed_at,
    }))
}

pub(super) fn insert(db: &mut Db, token: &NewToken) -> Result<(), Error> {
    diesel::insert_into(tokens::table).values(token).execute(db)?;
    Ok(())
}

type Columns = (i64, i64, String, i64, Option<i64>, NaiveDateTime, NaiveDateTime, Option<String>);

const COLUMNS: (
    tokens::id,
    tokens::account_id,
    tokens::address,
    tokens::credential_epoch,
    tokens::mail_id,
    tokens::created_at,
    tokens::expires_at,
    tokens::ended_as,
) = (
    tokens::id,
    tokens::account_id,
    tokens::address,
    tokens::credential_epoch,
    tokens::mail_id,
    tokens::created_at,
    tokens::expires_at,
    tokens::ended_as,
);

fn token(columns: Columns) -> Result<TokenRow, Error> {
    let (id, account_id, address, credential_epoch, mail_id, created_at, expires_at, ended_as) = columns;
    let ended_as = ended_as
        .map(|text| Ending::parse(&text).ok_or_else(|| Error::internal(format!("token ended as {text}"))))
        .transpose()?;
    Ok(TokenRow { id, account_id, address, credential_epoch, mail_id, created_at, expires_at, ended_as })
}

pub(super) fn by_hash(db: &mut Db, hash: &str, purpose: Purpose) -> Result<Option<TokenRow>, Error> {
    tokens::table
        .filter(tokens::secret_hash.eq(hash))
        .filter(tokens::purpose.eq(purpose.text()))
        .select(COLUMNS)
        .first::<Columns>(db)
        .optional()?
        .map(token)
        .transpose()
}

pub(super) fn newest(db: &mut Db, account_id: i64, purpose: Purpose) -> Result<Option<TokenRow>, Error> {
    tokens::table
        .filter(tokens::account_id.eq(account_id))
        .filter(tokens::purpose.eq(purpose.text()))
        .order(tokens::id.desc())
        .select(COLUMNS)
        .first::<Columns>(db)
        .optional()?
        .map(token)
        .transpose()
}

/// Ends one open link as used; whose and which it was, when it was this call that ended it.
pub(super) fn use_up(db: &mut Db, id: i64, now: NaiveDateTime) -> Result<Option<(i64, String)>, Error> {
    let open = tokens::table
        .filter(tokens::id.eq(id))
        .filter(tokens::ended_at.is_null())
        .filter(tokens::expires_at.gt(now));
    Ok(diesel::update(open)
        .set((tokens::ended_at.eq(now), tokens::ended_as.eq(Ending::Used.text())))
        .returning((tokens::account_id, tokens::purpose))
        .get_result::<(i64, String)>(db)
        .optional()?)
}

pub(super) fn end_open(
    db: &mut Db,
    account_id: i64,
    purpose: &str,
    ending: Ending,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let open = tokens::table
        .filter(tokens::account_id.eq(account_id))
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::ended_at.is_null());
    diesel::update(open).set((tokens::ended_at.eq(now), tokens::ended_as.eq(ending.text()))).execute(db)?;
    Ok(())
}

pub(super) fn end_those_of_other_mails(
    db: &mut Db,
    account_id: i64,
    purpose: Purpose,
    mail_id: Option<i64>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let Some(mail_id) = mail_id else {
        return end_open(db, account_id, purpose.text(), Ending::Replaced, now);
    };
    let of_others = tokens::table
        .filter(tokens::account_id.eq(account_id))
        .filter(tokens::purpose.eq(purpose.text()))
        .filter(tokens::ended_at.is_null())
        .filter(tokens::mail_id.is_null().or(tokens::mail_id.ne(mail_id)));
    diesel::update(of_others)
        .set((tokens::ended_at.eq(now), tokens::ended_as.eq(Ending::Replaced.text())))
        .execute(db)?;
    Ok(())
}

pub(super) fn end_older(
    db: &mut Db,
    account_id: i64,
    purpose: Purpose,
    moment: NaiveDateTime,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let older = tokens::table
        .filter(tokens::account_id.eq(account_id))
        .filter(tokens::purpose.eq(purpose.text()))
        .filter(tokens::ended_at.is_null())
        .filter(tokens::created_at.lt(moment));
    diesel::update(older)
        .set((tokens::ended_at.eq(now), tokens::ended_as.eq(Ending::Replaced.text())))
        .execute(db)?;
    Ok(())
}
