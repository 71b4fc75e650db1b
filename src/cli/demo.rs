//! `gatehouse demo`.

use std::io::{IsTerminal, Write};

use super::{new_password, sentence};
use crate::auth::passwords;
use crate::config::Config;
use crate::{clock, db, demo};

/// How many accounts between two signs of life.
const STEP: u64 = 50_000;

/// Fills an empty database with a made-up company, and prints whom to sign in as.
pub fn load(
    config: &Config,
    (accounts, licenses): (u64, u32),
    password: Option<String>,
) -> Result<(), String> {
    let password = password.unwrap_or_else(new_password);
    if password.is_empty() {
        return Err("--password: must not be empty".to_owned());
    }
    let mut db = config.database.open().map_err(|error| format!("cannot open the database: {error}"))?;
    db::migrate(&mut db).map_err(|error| error.to_string())?;
    let hash = passwords::hash(&password).map_err(|error| error.to_string())?;
    let mut told = 0;
    let loaded = demo::load(&mut db, (accounts, licenses), &hash, clock::now(), &mut |done| {
        if done / STEP > told / STEP {
            told = done;
            report(done, accounts);
        }
    });
    let summary = loaded.map_err(|error| sentence(&error))?;
    println!(
        "{} has {} accounts with {} roles, and {} tenants.",
        demo::COMPANY,
        summary.accounts,
        summary.grants,
        summary.tenants
    );
    println!("It has {licenses} licenses with {} seats in use.", summary.seats);
    println!("Sign in as one of:");
    for person in demo::PEOPLE {
        println!("  {}", person.login);
    }
    println!("Password: {password}");
    Ok(())
}

/// A sign of life for whoever watches.
fn report(done: u64, total: u64) {
    let mut screen = std::io::stderr();
    if screen.is_terminal() {
        drop(writeln!(screen, "{done} of {total} accounts"));
    }
}
