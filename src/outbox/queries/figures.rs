//! The state of the outbox in a few numbers, by one statement whose parts each end early.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Nullable, Timestamp};

use crate::db::{Backend, Db};
use crate::error::Error;

/// Where counting ends.
pub const CAP: i64 = 1_001;

/// How the outbox stands. Each number is [`CAP`] for that many or more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Queryable)]
pub struct Figures {
    /// Not sent yet.
    pub waiting: i64,
    /// Tried in vain, and to be tried again; of a long queue, only its beginning is looked at.
    pub tried: i64,
    /// Not tried any more.
    pub given_up: i64,
    /// Sent since the moment that was asked for.
    pub sent: i64,
    /// When the oldest of those that wait was ordered, UTC.
    pub oldest: Option<NaiveDateTime>,
}

/// How the outbox stands; `since` is from when on sent mails are counted, UTC.
///
/// # Errors
/// Database errors.
pub fn figures(db: &mut Db, since: NaiveDateTime) -> Result<Figures, Error> {
    Ok(Counted { since }.get_result(db)?)
}

/// The statement. What it says of waiting mails is the condition of the partial index.
struct Counted {
    since: NaiveDateTime,
}

impl QueryId for Counted {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Counted {
    type SqlType = (BigInt, BigInt, BigInt, BigInt, Nullable<Timestamp>);
}

impl diesel::RunQueryDsl<Db> for Counted {}

impl QueryFragment<Backend> for Counted {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        const PARTS: [&str; 4] = [
            "outbox WHERE state IN ('queued', 'sending')",
            "(SELECT attempts FROM outbox WHERE state = 'queued' LIMIT 5000) AS waiting WHERE attempts > 0",
            "outbox WHERE state IN ('failed', 'unsendable')",
            "outbox WHERE sent_at >= ",
        ];
        for (number, part) in PARTS.into_iter().enumerate() {
            out.push_sql(if number == 0 { "SELECT " } else { ", " });
            out.push_sql("(SELECT COUNT(*) FROM (SELECT 1 FROM ");
            out.push_sql(part);
            if number == 3 {
                out.push_bind_param::<Timestamp, NaiveDateTime>(&self.since)?;
            }
            out.push_sql(" LIMIT ");
            out.push_bind_param::<BigInt, i64>(&CAP)?;
            out.push_sql(") AS counted)");
        }
        out.push_sql(
            ", (SELECT created_at FROM outbox WHERE state IN ('queued', 'sending') ORDER BY created_at LIMIT 1)",
        );
        Ok(())
    }
}
