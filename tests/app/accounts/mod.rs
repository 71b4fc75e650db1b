//! Accounts: made, edited, acted on, by those who may and by those who may not.

mod actions;
mod admins;
mod at_once;
mod choosing;
mod editing;
mod ended;
mod input;
mod limits;
mod lists;
pub mod wizard;

use gatehouse::accounts::Account;

use crate::support::snapshot::lines;
use crate::support::{Client, Page, TestApp};

/// The fields of an account's edit form, as the page would send them.
pub fn fields(app: &TestApp, account: &Account) -> Vec<(String, String)> {
    let email = account.email.clone().unwrap_or_default();
    let mut fields = vec![
        ("version".to_owned(), account.version.to_string()),
        ("first_name".to_owned(), account.first_name.clone()),
        ("last_name".to_owned(), account.last_name.clone()),
        ("display_name".to_owned(), account.display_name.clone()),
        ("job_title".to_owned(), account.job_title.clone()),
        ("description".to_owned(), account.description.clone()),
        ("locale".to_owned(), account.locale.clone()),
        ("time_zone".to_owned(), account.time_zone.clone()),
        ("valid_until".to_owned(), String::new()),
    ];
    if account.confirmed_at.is_none() {
        fields.push(("email".to_owned(), email));
    }
    fields.extend(roles(app, account.id).into_iter().map(|role| ("role".to_owned(), role)));
    fields
}

/// The ids of the roles that an account holds.
pub fn roles(app: &TestApp, id: i64) -> Vec<String> {
    let sql = "SELECT CAST(role_id AS TEXT) AS line FROM account_roles WHERE account_id =";
    lines(app, &format!("{sql} {id} ORDER BY role_id"))
}

/// Sends the edit form of an account with some fields changed.
pub fn edit(app: &TestApp, by: &Client, id: i64, changed: &[(&str, &str)]) -> Page {
    let fields = fields(app, &app.account(id));
    let kept = fields.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    let form: Vec<(&str, &str)> = kept
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(changed.iter().copied().filter(|(name, value)| *name != "role" || !value.is_empty()))
        .collect();
    by.post(&format!("/accounts/{id}/edit"), &form)
}

/// Does an action to one account, as the confirmation page would send it.
pub fn act(app: &TestApp, by: &Client, action: &str, id: i64) -> Page {
    let typed = app.account(id);
    let typed = typed.login.or(typed.email).unwrap_or(typed.display_name);
    let form = [("id", &*id.to_string()), ("typed", &typed), ("back", "/accounts")];
    by.post(&format!("/accounts/{action}"), &form)
}
