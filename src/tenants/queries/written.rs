//! How tenants are written.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::Actor;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{tenant_members, tenants};
use crate::error::Error;
use crate::fold;
use crate::tenants::model::Wanted;

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = tenants)]
struct Columns {
    name: String,
    kind: &'static str,
    status: &'static str,
    url: String,
    description: String,
    modified_at: NaiveDateTime,
    modified_by_name: String,
    name_key: String,
    sort_key: String,
    url_key: String,
    description_key: String,
    modified_by_key: String,
    search_text: String,
}

impl Columns {
    fn of(actor: &Actor, wanted: &Wanted) -> Self {
        let Wanted { name, kind, status, url, description } = wanted.clone();
        Self {
            name_key: fold::plain(&name),
            sort_key: fold::sort_key(&name),
            url_key: fold::sort_key(&url),
            description_key: fold::sort_key(&description),
            search_text: fold::search_text(&[&name, &url, &description]),
            modified_at: clock::now(),
            modified_by_name: actor.name().to_owned(),
            modified_by_key: fold::sort_key(actor.name()),
            name,
            kind: kind.word(),
            status: status.word(),
            url,
            description,
        }
    }
}

/// Whether another tenant than `except` has this name, however it is written.
pub fn is_taken(db: &mut Db, name: &str, except: Option<i64>) -> Result<bool, Error> {
    let same = tenants::table
        .filter(tenants::name_key.eq(fold::plain(name)))
        .filter(tenants::id.ne(except.unwrap_or_default()));
    Ok(diesel::select(diesel::dsl::exists(same)).get_result(db)?)
}

/// A tenant without members; returns its id.
///
/// # Errors
/// Database errors, a unique violation among them.
pub fn make(db: &mut Db, actor: &Actor, wanted: &Wanted) -> QueryResult<i64> {
    diesel::insert_into(tenants::table)
        .values((
            Columns::of(actor, wanted),
            tenants::member_count.eq(0),
            tenants::created_at.eq(clock::now()),
            tenants::created_by_name.eq(actor.name()),
            tenants::created_by_key.eq(fold::sort_key(actor.name())),
            tenants::version.eq(1),
        ))
        .returning(tenants::id)
        .get_result(db)
}

/// Writes what a tenant is; false when `version` is no longer the newest.
pub fn change(db: &mut Db, actor: &Actor, (id, version): (i64, i64), wanted: &Wanted) -> QueryResult<bool> {
    let newest = tenants::table
        .filter(tenants::id.eq(id))
        .filter(tenants::version.eq(version))
        .filter(tenants::ended_at.is_null());
    let changed = diesel::update(newest)
        .set((Columns::of(actor, wanted), tenants::version.eq(tenants::version + 1)))
        .execute(db)?;
    Ok(changed == 1)
}

/// In a cloud tenant everybody signs in as in Gatehouse.
pub fn forget_logins(db: &mut Db, tenant: i64) -> Result<(), Error> {
    let other = tenant_members::table
        .filter(tenant_members::tenant_id.eq(tenant))
        .filter(tenant_members::login_key.ne(""));
    diesel::update(other)
        .set((tenant_members::login.eq(""), tenant_members::login_key.eq("")))
        .execute(db)?;
    Ok(())
}
