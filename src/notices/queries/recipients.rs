//! Whom a notice goes to: the primary contacts of the licenses it is about, and those who asked for such notices of
//! one of these licenses while they look after it or have a seat of it. Each person once.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Bool, Text, Timestamp};

use crate::accounts::Status;
use crate::clock;
use crate::db::schema::{license_admins, license_assignments, licenses, notice_licenses, outbox};
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::notices::model::{Kind, Notice, Recipient};

/// What is read of those who get a notice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Who they are, by ascending id.
    Rows,
    /// How many they are.
    Number,
}

/// The statement.
struct Asking {
    wish: Wish,
    notice: i64,
    kind: Kind,
    is_for_all: bool,
    /// Only above this id, and at most so many.
    after: i64,
    most: i64,
    now: NaiveDateTime,
}

impl Asking {
    fn of(notice: &Notice, wish: Wish) -> Self {
        let Notice { id, kind, is_for_all, .. } = *notice;
        Self { wish, notice: id, kind, is_for_all, after: 0, most: i64::MAX, now: clock::now() }
    }

    /// That the license in `column` is one of those that the notice is about.
    fn about<'b>(&'b self, out: &mut AstPass<'_, 'b, Backend>, column: &str) -> QueryResult<()> {
        if self.is_for_all {
            return Ok(());
        }
        out.push_sql(" AND ");
        out.push_sql(column);
        out.push_sql(" IN (SELECT license_id FROM notice_licenses WHERE notice_id = ");
        out.push_bind_param::<BigInt, i64>(&self.notice)?;
        out.push_sql(")");
        Ok(())
    }

    /// The accounts, some of them more than once: who they are and whether as a primary contact.
    fn asked<'b>(&'b self, out: &mut AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        const REFUSED: &str = " AND NOT EXISTS (SELECT 1 FROM notice_wishes AS w WHERE w.account_id = contact_id \
            AND w.license_id = licenses.id AND w.kind = 'release' AND NOT w.is_wanted)";
        out.push_sql("SELECT contact_id AS who, 1 AS is_contact FROM licenses WHERE contact_id > ");
        out.push_bind_param::<BigInt, i64>(&self.after)?;
        self.about(out, "licenses.id")?;
        if !self.kind.is_duty() {
            out.push_sql(REFUSED);
        }
        if self.kind == Kind::License {
            out.push_sql(
                " UNION ALL SELECT account_id, 0 FROM license_admins WHERE notices AND account_id > ",
            );
            out.push_bind_param::<BigInt, i64>(&self.after)?;
            return self.about(out, "license_id");
        }
        out.push_sql(" UNION ALL SELECT account_id, 0 FROM notice_wishes AS w WHERE kind = ");
        out.push_bind_param::<Text, Kind>(&self.kind)?;
        out.push_sql(" AND is_wanted AND account_id > ");
        out.push_bind_param::<BigInt, i64>(&self.after)?;
        self.about(out, "license_id")?;
        for (before, table) in [(" AND (", "license_admins"), (" OR ", "license_assignments")] {
            out.push_sql(before);
            out.push_sql("EXISTS (SELECT 1 FROM ");
            out.push_sql(table);
            out.push_sql(" AS t WHERE t.license_id = w.license_id AND t.account_id = w.account_id)");
        }
        out.push_sql(")");
        Ok(())
    }
}

impl QueryId for Asking {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Asking {
    type SqlType = (BigInt, Text, Text, Bool);
}

impl diesel::RunQueryDsl<Db> for Asking {}

impl QueryFragment<Backend> for Asking {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql(match self.wish {
            Wish::Rows => "SELECT id, display_name, email, is_contact = 1",
            Wish::Number => "SELECT COUNT(*), '', '', 1 = 1",
        });
        out.push_sql(" FROM (SELECT who, MAX(is_contact) AS is_contact FROM (");
        self.asked(&mut out)?;
        out.push_sql(") AS each_one GROUP BY who) AS asked INNER JOIN accounts ON accounts.id = who");
        out.push_sql(" WHERE kind = 'operator' AND email IS NOT NULL AND status = ");
        out.push_bind_param::<Text, Status>(&Status::Active)?;
        out.push_sql(" AND (valid_until IS NULL OR valid_until > ");
        out.push_bind_param::<Timestamp, NaiveDateTime>(&self.now)?;
        out.push_sql(") AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.notice_id = ");
        out.push_bind_param::<BigInt, i64>(&self.notice)?;
        out.push_sql(" AND outbox.account_id = who)");
        if self.wish == Wish::Rows {
            out.push_sql(" ORDER BY id LIMIT ");
            out.push_bind_param::<BigInt, i64>(&self.most)?;
        }
        Ok(())
    }
}

type Row = (i64, String, String, bool);

/// Those who get a notice and have no mail of it yet: above the id `after`, by ascending id, at most `most`.
///
/// # Errors
/// Database errors.
pub fn recipients(db: &mut Db, notice: &Notice, after: i64, most: i64) -> Result<Vec<Recipient>, Error> {
    let rows: Vec<Row> = Asking { after, most, ..Asking::of(notice, Wish::Rows) }.load(db)?;
    let recipient = |(id, name, email, is_contact)| Recipient { id, name, email, is_contact };
    Ok(rows.into_iter().map(recipient).collect())
}

/// How many get a notice and have no mail of it yet.
///
/// # Errors
/// Database errors.
pub fn count_recipients(db: &mut Db, notice: &Notice) -> Result<i64, Error> {
    let (count, ..): Row = Asking::of(notice, Wish::Number).get_result(db)?;
    Ok(count)
}

/// Whether this account has its mail of a notice.
pub fn has_mail(db: &mut Db, notice: i64, account: i64) -> Result<bool, Error> {
    let mail = outbox::table.filter(outbox::notice_id.eq(notice)).filter(outbox::account_id.eq(account));
    Ok(diesel::select(diesel::dsl::exists(mail)).get_result(db)?)
}

/// The names of the licenses that a notice is about and that somebody looks after or has a seat of, at most `most`:
/// of others they are not told.
///
/// # Errors
/// Database errors.
pub fn concerning(db: &mut Db, notice: i64, account: i64, most: i64) -> Result<Vec<String>, Error> {
    let admins = license_admins::table.filter(license_admins::account_id.eq(account));
    let seats = license_assignments::table.filter(license_assignments::account_id.eq(account));
    let theirs = licenses::id
        .eq_any(admins.select(license_admins::license_id))
        .or(licenses::id.eq_any(seats.select(license_assignments::license_id)));
    let names = notice_licenses::table
        .inner_join(licenses::table)
        .filter(notice_licenses::notice_id.eq(notice))
        .filter(theirs)
        .order((licenses::name_key, licenses::id))
        .limit(most)
        .select(licenses::name)
        .load(db)?;
    Ok(names)
}
