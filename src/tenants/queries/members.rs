//! Who is a member of which tenant.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::{Actor, Permission};
use crate::accounts;
use crate::accounts::queries::visible;
use crate::clock;
use crate::db::Db;
use crate::db::schema::{accounts as table, tenant_members, tenants};
use crate::error::Error;
use crate::fold;
use crate::grid::Condition;
use crate::tenants::model::{Kind, Member, Membership, Place, TenantRole};

type Seat = (i64, TenantRole, String, NaiveDateTime, String);
type Person = (i64, String, Option<String>, Option<String>, accounts::Status, i64);

fn member((account, role, login, since, given_by): Seat, person: Person) -> Member {
    let (_, name, signs_in, email, status, role_count) = person;
    let (detail, place) = (signs_in.or(email).unwrap_or_default(), Place { role, login });
    Member { account, name, detail, status, role_count, place, since, given_by }
}

/// The first members of a tenant that the actor may see, its admins before its users. Two queries.
///
/// # Errors
/// Database errors; [`Error::Forbidden`] for whoever may not see accounts.
pub fn members(db: &mut Db, actor: &Actor, tenant: i64, most: i64) -> Result<Vec<Member>, Error> {
    let seats: Vec<Seat> = tenant_members::table
        .filter(tenant_members::tenant_id.eq(tenant))
        .order((tenant_members::role, tenant_members::account_id))
        .limit(most)
        .select((
            tenant_members::account_id,
            tenant_members::role,
            tenant_members::login,
            tenant_members::since,
            tenant_members::given_by_name,
        ))
        .load(db)?;
    let ids: Vec<i64> = seats.iter().map(|seat| seat.0).collect();
    let people: Vec<Person> = visible(actor, Permission::AccountsView)?
        .filter(Condition::ids(&ids).on("accounts", db))
        .select((
            table::id,
            table::display_name,
            table::login,
            table::email,
            table::status,
            table::role_count,
        ))
        .load(db)?;
    let person = |id: i64| people.iter().find(|person| person.0 == id).cloned();
    Ok(seats.into_iter().filter_map(|seat| person(seat.0).map(|person| member(seat, person))).collect())
}

/// One member.
///
/// # Errors
/// [`Error::NotFound`] when the account is none, or cannot be seen; [`Error::Forbidden`] for whoever may not see
/// accounts.
pub fn find_member(db: &mut Db, actor: &Actor, tenant: i64, account: i64) -> Result<Member, Error> {
    let found = accounts::queries::find(db, actor, Permission::AccountsView, account)?;
    let seat = tenant_members::table
        .find((tenant, account))
        .select((
            tenant_members::account_id,
            tenant_members::role,
            tenant_members::login,
            tenant_members::since,
            tenant_members::given_by_name,
        ))
        .first::<Seat>(db)?;
    let person = (found.id, found.display_name, found.login, found.email, found.status, found.role_count);
    Ok(member(seat, person))
}

/// What an account is in a tenant; nothing when it is no member.
///
/// # Errors
/// Database errors.
pub fn place(db: &mut Db, tenant: i64, account: i64) -> Result<Option<Place>, Error> {
    let found = tenant_members::table
        .find((tenant, account))
        .select((tenant_members::role, tenant_members::login))
        .first::<(TenantRole, String)>(db)
        .optional()?;
    Ok(found.map(|(role, login)| Place { role, login }))
}

/// The tenants that an account is a member of, by name.
///
/// # Errors
/// Database errors.
pub fn of_account(db: &mut Db, account: i64) -> Result<Vec<Membership>, Error> {
    let rows = tenant_members::table
        .inner_join(tenants::table)
        .filter(tenant_members::account_id.eq(account))
        .filter(tenants::ended_at.is_null())
        .order((tenants::sort_key, tenants::id))
        .select((
            (tenants::id, tenants::name, tenants::kind),
            (tenant_members::role, tenant_members::login),
            (tenant_members::since, tenant_members::given_by_name),
        ))
        .load::<((i64, String, Kind), (TenantRole, String), (NaiveDateTime, String))>(db)?;
    Ok(rows
        .into_iter()
        .map(|((tenant, name, kind), (role, login), (since, given_by))| Membership {
            tenant,
            name,
            kind,
            place: Place { role, login },
            since,
            given_by,
        })
        .collect())
}

/// Whether somebody else in a tenant has this login there.
pub fn has_login(db: &mut Db, tenant: i64, login: &str, except: i64) -> Result<bool, Error> {
    let same = tenant_members::table
        .filter(tenant_members::tenant_id.eq(tenant))
        .filter(tenant_members::login_key.eq(fold::plain(login)))
        .filter(tenant_members::account_id.ne(except));
    Ok(!login.is_empty() && diesel::select(diesel::dsl::exists(same)).get_result(db)?)
}

/// Makes an account a member.
pub fn insert(db: &mut Db, actor: &Actor, (tenant, account): (i64, i64), place: &Place) -> Result<(), Error> {
    diesel::insert_into(tenant_members::table)
        .values((
            tenant_members::tenant_id.eq(tenant),
            tenant_members::account_id.eq(account),
            tenant_members::role.eq(place.role),
            tenant_members::login.eq(&place.login),
            tenant_members::login_key.eq(fold::plain(&place.login)),
            tenant_members::since.eq(clock::now()),
            tenant_members::given_by.eq(actor.account_id()),
            tenant_members::given_by_name.eq(actor.name()),
        ))
        .execute(db)?;
    Ok(())
}

/// Changes what a member is.
pub fn revalue(db: &mut Db, (tenant, account): (i64, i64), place: &Place) -> Result<(), Error> {
    diesel::update(tenant_members::table.find((tenant, account)))
        .set((
            tenant_members::role.eq(place.role),
            tenant_members::login.eq(&place.login),
            tenant_members::login_key.eq(fold::plain(&place.login)),
        ))
        .execute(db)?;
    Ok(())
}

/// Ends a membership.
pub fn part(db: &mut Db, tenant: i64, account: i64) -> Result<(), Error> {
    diesel::delete(tenant_members::table.find((tenant, account))).execute(db)?;
    Ok(())
}

/// Keeps the number that the list of accounts sorts by; returns it.
pub fn recount(db: &mut Db, account: i64) -> Result<i64, Error> {
    let own = tenant_members::table.filter(tenant_members::account_id.eq(account));
    let count = own.count().get_result::<i64>(db)?;
    diesel::update(table::table.find(account)).set(table::tenant_count.eq(count)).execute(db)?;
    Ok(count)
}

/// Counts the members of every tenant anew, after rows were loaded past the triggers that keep the numbers.
///
/// # Errors
/// Database errors.
pub fn recount_members(db: &mut Db) -> Result<(), Error> {
    for id in tenants::table.select(tenants::id).load::<i64>(db)? {
        let of = tenant_members::table.filter(tenant_members::tenant_id.eq(id));
        let count = of.count().get_result::<i64>(db)?;
        diesel::update(tenants::table.find(id)).set(tenants::member_count.eq(count)).execute(db)?;
    }
    Ok(())
}
