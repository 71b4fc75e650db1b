//! The command line: what `gatehouse` can be told to do.

mod audit;
mod demo;
mod keep;
mod license;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::access;
use crate::config::Config;
use crate::error::Error;
use crate::wording;

/// Gatehouse: who may operate a company's systems.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    /// The configuration; without it gatehouse.toml, if there is one. Variables GATEHOUSE_… stand above it.
    #[arg(long, global = true, value_name = "FILE", env = "GATEHOUSE_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    order: Order,
}

#[derive(Debug, Subcommand)]
enum Order {
    /// Serve the pages until stopped; while there is no company, print a set-up link.
    Serve {
        /// Write the log as one JSON object a line. How much is logged: `RUST_LOG`.
        #[arg(long)]
        log_json: bool,
    },
    /// Bring the database to the schema of this program.
    Migrate,
    /// Fill an empty database with a made-up company to try.
    Demo {
        /// How many accounts, at least 3.
        #[arg(long, value_name = "N")]
        accounts: u64,
        /// How many licenses.
        #[arg(long, value_name = "N", default_value_t = 40)]
        licenses: u32,
        /// The password of the three people to sign in as; without it one is made and printed.
        #[arg(long, value_name = "P")]
        password: Option<String>,
    },
    /// Print who may do what by the built-in roles: docs/PERMISSIONS.md.
    Permissions,
    /// Look after the audit trail.
    #[command(subcommand)]
    Audit(Audit),
    /// Make an account an active company admin with a new password, when nobody else can.
    RecoverAdmin {
        /// Its login or e-mail address.
        #[arg(long, value_name = "L")]
        login: String,
    },
    /// License files for machines on premises.
    License {
        #[command(subcommand)]
        order: LicenseOrder,
    },
}

#[derive(Debug, Subcommand)]
enum LicenseOrder {
    /// Check that a license file is whole and was signed here; fails when it is not.
    Verify {
        /// The file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The public key it must be signed with, in Base64; without it that of this installation.
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
    /// Print the public key that license files of this installation are verified with.
    PublicKey,
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Tell whether the trail is what was sealed: exit code 0 when it is intact, 1 when it is not, 2 when it cannot be
    /// told. Changes nothing; a server may be running.
    Verify {
        /// An anchor that an earlier run or the page of the trail has shown, or a file that holds such anchors: tells
        /// also whether the trail was cut off or rewritten since.
        #[arg(long, value_name = "FILE|HASH:N")]
        anchor: Option<String>,
    },
}

/// Does what the command line says; what goes wrong is one sentence on standard error.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let failure = match arguments.order {
        // 1 means that the trail is broken.
        Order::Audit(_) => ExitCode::from(2),
        _ => ExitCode::FAILURE,
    };
    carry_out(arguments).unwrap_or_else(|sentence| {
        eprintln!("gatehouse: {sentence}");
        failure
    })
}

fn carry_out(arguments: Arguments) -> Result<ExitCode, String> {
    let config = Config::read(arguments.config.as_deref()).map_err(|error| error.to_string())?;
    match arguments.order {
        Order::Serve { log_json } => serve::serve(&config, log_json)?,
        Order::Permissions => print!("{}", access::document()),
        Order::Migrate => keep::migrate(&config)?,
        Order::Demo { accounts, licenses, password } => demo::load(&config, (accounts, licenses), password)?,
        Order::Audit(Audit::Verify { anchor }) => return audit::verify(&config, anchor.as_deref()),
        Order::RecoverAdmin { login } => keep::recover_admin(&config, &login)?,
        Order::License { order: LicenseOrder::Verify { file, key } } => license::verify(&config, &file, key)?,
        Order::License { order: LicenseOrder::PublicKey } => license::public_key(&config)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A refusal in words, for the command line, which speaks English.
fn sentence(error: &Error) -> String {
    match error {
        Error::Refused(why) | Error::BadRequest(why) => {
            let facts: Vec<(&str, String)> =
                why.facts.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            wording::say("en", &why.key, &facts)
        }
        Error::Busy => "the database is busy or does not answer; try again".to_owned(),
        Error::Unsure => {
            "the database stopped: look whether it was carried out before you try again".to_owned()
        }
        Error::Full => "the disk of the database is full; make room and try again".to_owned(),
        other => other.to_string(),
    }
}

/// A password to read out: 100 random bits in four groups, without letters that look alike.
fn new_password() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letter = || LETTERS.get(rand::random_range(0..LETTERS.len())).copied().map_or('a', char::from);
    let groups: Vec<String> = (0..4).map(|_| (0..5).map(|_| letter()).collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
        let asked = Arguments::try_parse_from(["gatehouse", "--config", "x.toml", "demo", "--accounts", "7"]);
        assert!(matches!(asked.unwrap().order, Order::Demo { accounts: 7, licenses: 40, password: None }));
        assert!(Arguments::try_parse_from(["gatehouse", "recover-admin"]).is_err());
    }

    #[test]
    fn made_passwords_are_accepted_and_differ() {
        let (one, two) = (new_password(), new_password());
        assert_ne!(one, two);
        assert_eq!(
            crate::auth::passwords::weakness(&one, crate::auth::passwords::PasswordRules::default(), &[]),
            None,
            "{one}"
        );
    }
}
