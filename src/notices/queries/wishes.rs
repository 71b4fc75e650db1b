//! Which notices people chose, license by license.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{license_admins, license_assignments, licenses, notice_wishes};
use crate::error::Error;
use crate::notices::model::{Asked, Kind, Tie};

/// The licenses that somebody looks after or has a seat of, by name, at most `most`, and which notices they get.
pub fn asked(db: &mut Db, account: i64, most: i64) -> Result<Vec<Asked>, Error> {
    let admins = license_admins::table.filter(license_admins::account_id.eq(account));
    let seats = license_assignments::table.filter(license_assignments::account_id.eq(account));
    let theirs = licenses::id
        .eq_any(admins.select(license_admins::license_id))
        .or(licenses::id.eq_any(seats.select(license_assignments::license_id)));
    let rows: Vec<(i64, String, i64)> = licenses::table
        .filter(theirs)
        .order((licenses::name_key, licenses::id))
        .limit(most)
        .select((licenses::id, licenses::name, licenses::contact_id))
        .load(db)?;
    let looked_after: Vec<(i64, bool)> =
        admins.select((license_admins::license_id, license_admins::notices)).load(db)?;
    let wishes: Vec<(i64, Kind, bool)> = notice_wishes::table
        .filter(notice_wishes::account_id.eq(account))
        .select((notice_wishes::license_id, notice_wishes::kind, notice_wishes::is_wanted))
        .load(db)?;
    let one = |(license, name, contact): (i64, String, i64)| {
        let notices = looked_after.iter().find(|admin| admin.0 == license).map(|admin| admin.1);
        let tie = match notices {
            _ if contact == account => Tie::Contact,
            Some(_) => Tie::Admin,
            None => Tie::Seat,
        };
        let chosen =
            |kind: Kind| wishes.iter().find(|wish| (wish.0, wish.1) == (license, kind)).map(|wish| wish.2);
        let gets = |kind: &Kind| match (kind, tie) {
            (Kind::Maintenance | Kind::License, Tie::Contact) => true,
            (Kind::License, _) => notices == Some(true),
            (kind, tie) => chosen(*kind).unwrap_or(tie == Tie::Contact),
        };
        let kinds = Kind::ALL.iter().copied().filter(gets).collect();
        Asked { license, name, tie, kinds }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Keeps what somebody chose.
pub fn keep_wish(
    db: &mut Db,
    (account, license): (i64, i64),
    kind: Kind,
    is_wanted: bool,
) -> Result<(), Error> {
    drop_wish(db, (account, license), kind)?;
    diesel::insert_into(notice_wishes::table)
        .values((
            notice_wishes::account_id.eq(account),
            notice_wishes::license_id.eq(license),
            notice_wishes::kind.eq(kind.word()),
            notice_wishes::is_wanted.eq(is_wanted),
        ))
        .execute(db)?;
    Ok(())
}

/// Forgets what somebody chose: what holds without a choice holds again.
pub fn drop_wish(db: &mut Db, (account, license): (i64, i64), kind: Kind) -> Result<(), Error> {
    diesel::delete(notice_wishes::table.find((account, license, kind))).execute(db)?;
    Ok(())
}
