//! The rows of the outbox list.

use diesel::prelude::*;

use crate::access::{Actor, Permission, Scope};
use crate::db::schema::outbox;
use crate::db::{Backend, Db};
use crate::error::Error;
use crate::outbox::model::Listed;
use crate::table_source;

/// The mails that this actor may know of.
pub struct Visible<'a>(pub &'a Actor);

impl Visible<'_> {
    fn visible(&self) -> Result<outbox::BoxedQuery<'static, Backend>, Error> {
        let query = outbox::table.into_boxed();
        Ok(match self.0.need(Permission::MailView)? {
            Scope::All => query,
            Scope::Own => query.filter(outbox::account_id.eq(self.0.account_id().unwrap_or(0))),
        })
    }
}

table_source!(Visible<'_>: Listed, read as Listed, from outbox);

/// One mail.
///
/// # Errors
/// [`Error::NotFound`] also when the actor may not know of it.
pub fn find(db: &mut Db, actor: &Actor, id: i64) -> Result<Listed, Error> {
    let query = Visible(actor).visible()?.filter(outbox::id.eq(id));
    Ok(query.select(Listed::as_select()).first(db)?)
}
