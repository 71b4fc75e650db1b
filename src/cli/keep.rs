//! `gatehouse migrate` and `gatehouse recover-admin`.

use super::{new_password, sentence};
use crate::accounts;
use crate::auth::passwords;
use crate::config::Config;
use crate::db::{self, Pool};
use crate::error::Error;

/// Applies what is missing and says how much that was.
pub fn migrate(config: &Config) -> Result<(), String> {
    let mut db = config.database.open().map_err(|error| format!("cannot open the database: {error}"))?;
    match db::migrate(&mut db).map_err(|error| error.to_string())? {
        0 => println!("The database is up to date; nothing was applied."),
        1 => println!("1 migration was applied."),
        many => println!("{many} migrations were applied."),
    }
    Ok(())
}

/// Lets a company that nobody can administer in again, and prints the new password once.
pub fn recover_admin(config: &Config, login: &str) -> Result<(), String> {
    let mut db = config.database.open().map_err(|error| format!("cannot open the database: {error}"))?;
    if db::is_pending(&mut db).map_err(|error| error.to_string())? {
        return Err("the database has an older schema; run `gatehouse migrate` first".to_owned());
    }
    drop(db);
    let password = new_password();
    let hash = passwords::hash(&password).map_err(|error| error.to_string())?;
    let recovered = Pool::new(&config.database).write_here(|db| accounts::recover(db, login, &hash));
    let account = recovered.map_err(|error| match error {
        Error::NotFound => format!("no account has the login or the e-mail address {login}"),
        other => sentence(&other),
    })?;
    println!("{} is an active company admin now.", account.display_name);
    println!("Login:    {}", account.login.unwrap_or_default());
    println!("Password: {password}");
    println!("The password is shown this once; change it on the profile page.");
    Ok(())
}
