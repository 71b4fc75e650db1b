//! Which kinds of mail people do not want.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::mail_refusals;
use crate::error::Error;
use crate::outbox::kind::Kind;

/// The kinds that this account has switched off.
///
/// # Errors
/// Database errors.
pub fn refused(db: &mut Db, account_id: i64) -> Result<Vec<Kind>, Error> {
    let kinds: Vec<String> = mail_refusals::table
        .filter(mail_refusals::account_id.eq(account_id))
        .select(mail_refusals::kind)
        .load(db)?;
    Ok(Kind::ALL.into_iter().filter(|kind| kinds.iter().any(|off| off == kind.key())).collect())
}

/// Makes these the kinds that this account has switched off.
///
/// # Errors
/// Database errors.
pub fn refuse(db: &mut Db, account_id: i64, kinds: &[Kind]) -> Result<(), Error> {
    diesel::delete(mail_refusals::table.filter(mail_refusals::account_id.eq(account_id))).execute(db)?;
    for kind in kinds {
        diesel::insert_into(mail_refusals::table)
            .values((mail_refusals::account_id.eq(account_id), mail_refusals::kind.eq(kind.key())))
            .execute(db)?;
    }
    Ok(())
}
