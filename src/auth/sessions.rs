//! Sessions as rows. They end in the transaction that ends the right to have them.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::endings::sweep;
pub use super::endings::{close, end_all, end_one, sweep_idle};
use super::limits::{Limits, limits};
use super::secrets;
use crate::access::Origin;
use crate::clock;
use crate::db::schema::{account_roles, accounts, company, role_permissions, roles, sessions, sign_ins};
use crate::db::{Db, in_force};
use crate::error::Error;
use crate::policies::{self, Deletion, Policy};
use crate::web::session::Person;

/// How exactly the last request is noted.
const TOUCH: TimeDelta = TimeDelta::minutes(1);

/// How long a proof of the password is fresh.
const PROVEN: TimeDelta = TimeDelta::minutes(10);

/// What a session's row says beside the person.
#[derive(serde::Serialize, serde::Deserialize)]
struct State {
    csrf: String,
    #[serde(default)]
    notice: Option<String>,
}

/// A living session.
pub struct Found {
    /// Who is signed in.
    pub person: Person,
    /// The sentence for the next page, as it was kept.
    pub notice: Option<String>,
    last_seen_at: NaiveDateTime,
}

impl Found {
    /// Whether the row should learn that somebody is still there.
    #[must_use]
    pub fn is_due_for_touch(&self) -> bool {
        clock::now() - self.last_seen_at > TOUCH
    }
}

/// A session in a list of sessions.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct Listed {
    /// Its id.
    pub id: i64,
    /// The client's address.
    pub ip: String,
    /// What the browser calls itself.
    pub user_agent: String,
    /// When it began.
    pub created_at: NaiveDateTime,
    /// The last request, to the minute.
    pub last_seen_at: NaiveDateTime,
}

/// Opens a session for an account whose password was just proven, and notes the sign-in.
///
/// Returns the random id for the cookie, which is not kept.
///
/// # Errors
/// Database errors.
pub fn open(db: &mut Db, account_id: i64, from: &Origin, user_agent: &str) -> Result<String, Error> {
    let now = clock::now();
    let (secret, csrf) = (secrets::fresh(), secrets::fresh());
    let state = State { csrf, notice: None };
    let id = diesel::insert_into(sessions::table)
        .values((
            sessions::key_hash.eq(secrets::hash(&secret)),
            sessions::account_id.eq(account_id),
            sessions::state.eq(serde_json::to_string(&state).map_err(Error::internal)?),
            sessions::ip.eq(&from.ip),
            sessions::user_agent.eq(user_agent),
            sessions::created_at.eq(now),
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(now + policies::current(db)?.session_length()),
            sessions::proven_at.eq(now),
        ))
        .returning(sessions::id)
        .get_result::<i64>(db)?;
    note(db, account_id, Some(id), from, user_agent)?;
    diesel::update(accounts::table.find(account_id)).set(accounts::last_login_at.eq(now)).execute(db)?;
    sweep(db, now)?;
    Ok(secret)
}

/// Notes an attempt to sign in to a known account; without a session it failed.
///
/// # Errors
/// Database errors.
pub fn note(
    db: &mut Db,
    account_id: i64,
    session_id: Option<i64>,
    from: &Origin,
    user_agent: &str,
) -> Result<(), Error> {
    diesel::insert_into(sign_ins::table)
        .values((
            sign_ins::account_id.eq(account_id),
            sign_ins::session_id.eq(session_id),
            sign_ins::succeeded.eq(session_id.is_some()),
            sign_ins::ip.eq(&from.ip),
            sign_ins::user_agent.eq(user_agent),
            sign_ins::at.eq(clock::now()),
        ))
        .execute(db)?;
    Ok(())
}

/// What one row of [`find`] says: the session with its account, and one of the roles held.
#[derive(Queryable)]
struct Row {
    session_id: i64,
    account_id: i64,
    name: String,
    email: Option<String>,
    locale: String,
    time_zone: String,
    theme: String,
    state: String,
    created_at: NaiveDateTime,
    last_seen_at: NaiveDateTime,
    proven_at: NaiveDateTime,
    limits: Limits,
    deletion: Option<String>,
    company: Option<String>,
    role: Option<String>,
    permission: Option<String>,
}

/// The living session behind a cookie, with the account as it is now: this is
/// the one place that asks whether somebody may still be here. One query.
///
/// # Errors
/// Database errors.
pub fn find(db: &mut Db, secret: &str) -> Result<Option<Found>, Error> {
    let now = clock::now();
    let rows = sessions::table
        .inner_join(accounts::table)
        .left_join(account_roles::table.on(account_roles::account_id.eq(accounts::id).and(in_force(now))))
        .left_join(roles::table.on(roles::id.eq(account_roles::role_id)))
        .left_join(role_permissions::table.on(role_permissions::role_id.eq(account_roles::role_id)))
        .filter(sessions::key_hash.eq(secrets::hash(secret)))
        .filter(sessions::expires_at.gt(now))
        .filter(accounts::status.eq("active"))
        .filter(accounts::kind.eq("operator"))
        .filter(accounts::valid_until.is_null().or(accounts::valid_until.gt(now)))
        .select((
            sessions::id,
            accounts::id,
            accounts::display_name,
            accounts::email,
            accounts::locale,
            accounts::time_zone,
            accounts::theme,
            sessions::state,
            sessions::created_at,
            sessions::last_seen_at,
            sessions::proven_at,
            limits(),
            policies::stored(Policy::Deletion),
            company::table.select(company::name).single_value(),
            roles::key.nullable(),
            role_permissions::permission.nullable(),
        ))
        .load::<Row>(db)?;
    living(rows).transpose()
}

/// Puts the rows of one session together.
fn living(rows: Vec<Row>) -> Option<Result<Found, Error>> {
    let mut roles: Vec<String> = rows.iter().filter_map(|row| row.role.clone()).collect();
    roles.dedup();
    let permissions = rows.iter().filter_map(|row| row.permission.clone()).collect();
    let row = rows.into_iter().next()?;
    if !row.limits.allow(row.created_at, row.last_seen_at) {
        return None;
    }
    let state: State = match serde_json::from_str(&row.state) {
        Ok(state) => state,
        Err(error) => return Some(Err(Error::internal(error))),
    };
    let person = Person {
        session_id: row.session_id,
        is_proven: row.proven_at > clock::now() - PROVEN,
        account_id: row.account_id,
        name: row.name,
        email: row.email.unwrap_or_default(),
        locale: row.locale,
        time_zone: row.time_zone,
        theme: row.theme,
        deletion: row.deletion.as_deref().and_then(Deletion::worded).unwrap_or(Deletion::InactiveOnly),
        company: row.company.unwrap_or_default(),
        csrf: state.csrf,
        roles,
        permissions,
    };
    Some(Ok(Found { person, notice: state.notice, last_seen_at: row.last_seen_at }))
}

/// Whether there is a session behind a cookie, living or over.
///
/// # Errors
/// Database errors.
pub fn is_kept(db: &mut Db, secret: &str) -> Result<bool, Error> {
    let row = sessions::table.filter(sessions::key_hash.eq(secrets::hash(secret)));
    Ok(row.select(sessions::id).first::<i64>(db).optional()?.is_some())
}

/// Notes that the session was used now.
///
/// # Errors
/// Database errors.
pub fn touch(db: &mut Db, id: i64) -> Result<(), Error> {
    diesel::update(sessions::table.find(id)).set(sessions::last_seen_at.eq(clock::now())).execute(db)?;
    Ok(())
}

/// Notes that the password was proven now.
///
/// # Errors
/// Database errors.
pub fn prove(db: &mut Db, id: i64) -> Result<(), Error> {
    diesel::update(sessions::table.find(id)).set(sessions::proven_at.eq(clock::now())).execute(db)?;
    Ok(())
}

/// Keeps or clears the sentence for the next page. A session that has ended stays ended.
///
/// # Errors
/// Database errors.
pub fn keep_notice(db: &mut Db, secret: &str, notice: Option<&str>) -> Result<(), Error> {
    let key = secrets::hash(secret);
    let row = sessions::table.filter(sessions::key_hash.eq(&key));
    let Some(state) = row.select(sessions::state).first::<String>(db).optional()? else {
        return Ok(());
    };
    let mut state: State = serde_json::from_str(&state).map_err(Error::internal)?;
    state.notice = notice.map(str::to_owned);
    let state = serde_json::to_string(&state).map_err(Error::internal)?;
    diesel::update(sessions::table.filter(sessions::key_hash.eq(&key)))
        .set(sessions::state.eq(state))
        .execute(db)?;
    Ok(())
}

/// The living sessions of an account, the newest first.
///
/// # Errors
/// Database errors.
pub fn of_account(db: &mut Db, account_id: i64) -> Result<Vec<Listed>, Error> {
    let rows = sessions::table
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::expires_at.gt(clock::now()))
        .order(sessions::id.desc())
        .select((Listed::as_select(), limits()))
        .load::<(Listed, Limits)>(db)?;
    let living = |(listed, limits): (Listed, Limits)| {
        limits.allow(listed.created_at, listed.last_seen_at).then_some(listed)
    };
    Ok(rows.into_iter().filter_map(living).collect())
}
