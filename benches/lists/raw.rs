//! The same page by SQL alone: prepared once, on one connection, without anything around it.

use std::marker::PhantomData;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
use gatehouse::db::{Backend, Db};

/// Rows of a page.
const SIZE: usize = 50;

/// The rows of a list, and the columns of its page in the shape of [`Columns`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct From {
    table: &'static str,
    columns: &'static str,
}

/// The accounts.
pub const ACCOUNTS: From = From {
    table: "accounts",
    columns: "id, display_name, email, login, status, kind, last_login_at, role_count",
};
/// The licenses.
pub const LICENSES: From =
    From { table: "licenses", columns: "id, name, product, code, kind, contact_name, expires_at, used" };

/// A page in SQL.
#[derive(Clone, Debug)]
pub struct Raw {
    /// What it is a page of.
    pub from: From,
    /// Conditions, one per range that is read until the page is full.
    pub ranges: Vec<String>,
    /// The order of all of them.
    pub order: String,
    /// The condition that is counted.
    pub counted: String,
}

/// A text that the driver prepares and keeps.
struct Sql<T>(String, PhantomData<T>);

impl<T> Sql<T> {
    fn new(text: String) -> Self {
        Self(text, PhantomData)
    }
}

impl<T> QueryFragment<Backend> for Sql<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql(&self.0);
        Ok(())
    }
}

impl<T> QueryId for Sql<T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T> Query for Sql<T> {
    type SqlType = T;
}

impl<T> RunQueryDsl<Db> for Sql<T> {}

type Columns = (BigInt, Text, Nullable<Text>, Nullable<Text>, Text, Text, Nullable<Timestamp>, BigInt);
type Line = (i64, String, Option<String>, Option<String>, String, String, Option<NaiveDateTime>, i64);

/// Reads the page with its roles and its capped count, and writes it into one string.
pub fn page(db: &mut Db, raw: &Raw) -> QueryResult<String> {
    let mut lines: Vec<Line> = Vec::new();
    for range in &raw.ranges {
        let From { table, columns } = raw.from;
        let sql = format!(
            "SELECT {columns} FROM {table} WHERE {range} ORDER BY {} LIMIT {}",
            raw.order,
            SIZE + 1 - lines.len()
        );
        lines.extend(Sql::<Columns>::new(sql).load::<Line>(db)?);
        if lines.len() > SIZE {
            break;
        }
    }
    lines.truncate(SIZE);
    let counted = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} LIMIT 1001) AS hits",
        raw.from.table, raw.counted
    );
    let count: i64 = Sql::<BigInt>::new(counted).get_result(db)?;
    let ids: Vec<String> = lines.iter().map(|line| line.0.to_string()).collect();
    let roles = if raw.from == ACCOUNTS { roles(db, &ids)? } else { Vec::new() };
    Ok(write(&lines, &roles, count))
}

fn roles(db: &mut Db, ids: &[String]) -> QueryResult<Vec<(i64, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT account_id, roles.name FROM account_roles JOIN roles ON roles.id = role_id \
         WHERE account_id IN ({}) ORDER BY account_id, role_id",
        ids.join(", ")
    );
    Sql::<(BigInt, Text)>::new(sql).load(db)
}

fn write(lines: &[Line], roles: &[(i64, String)], count: i64) -> String {
    let mut text = format!("<p>{count}</p><table>");
    for (id, name, email, login, status, kind, last_login, _) in lines {
        let texts = [name, email.as_deref().unwrap_or(""), login.as_deref().unwrap_or(""), status, kind];
        text.push_str("<tr>");
        for cell in texts {
            text.push_str("<td>");
            text.push_str(cell);
        }
        text.push_str("<td>");
        if let Some(at) = last_login {
            text.push_str(&at.to_string());
        }
        for (_, role) in roles.iter().filter(|(account, _)| account == id) {
            text.push_str("<td>");
            text.push_str(role);
        }
    }
    text.push_str("</table>");
    text
}
