//! Requests for support, through the door.

mod at_once;
mod contact;
mod files;
mod people;
mod visibility;
mod writing;

use gatehouse::access::BuiltIn;

use crate::support::snapshot::lines;
use crate::support::{Client, TestApp};

/// Somebody who answers tickets, signed in.
fn support(app: &TestApp) -> Client {
    app.person("Sue Support").role(BuiltIn::Support).create();
    app.signed_in("sue.support")
}

/// The status of a ticket, by its address.
fn status(app: &TestApp, ticket: &str) -> String {
    let id = ticket.rsplit('/').next().unwrap();
    lines(app, &format!("SELECT status AS line FROM tickets WHERE id = {id}")).concat()
}

/// How many rows a table has, narrowed to a condition.
fn count(app: &TestApp, table: &str, condition: &str) -> usize {
    lines(app, &format!("SELECT 'x' AS line FROM {table} WHERE {condition}")).len()
}
