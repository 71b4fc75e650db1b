//! When roles end by themselves, as the edit page asks for it.

use chrono::NaiveDateTime;

use crate::clock;
use crate::error::Error;
use crate::roles::Given;
use crate::web::language::Language;
use crate::web::{Input, moment};

/// The roles that were ticked, and what is wrong with their ends.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Each with its end.
    pub given: Vec<Given>,
    /// What was typed that is no moment to come.
    pub wrong: Vec<Wrong>,
}

/// An end that cannot be read.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// The role.
    pub role: i64,
    /// What was typed.
    pub typed: String,
    /// Key of what is wrong.
    pub why: &'static str,
}

/// The name of the field of a role's end.
#[must_use]
pub fn field(role: i64) -> String {
    format!("until-{role}")
}

/// Reads the ends of the ticked roles. One that is as it was shown stays what it is, to the second.
///
/// # Errors
/// 400 when a field is repeated.
pub fn read(ticked: &[i64], held: &[Given], input: &Input, t: Language) -> Result<Wanted, Error> {
    let mut wanted = Wanted::default();
    for role in ticked {
        let name = field(*role);
        let typed = input.one(&name)?.trim();
        let now = held.iter().find(|given| given.role == *role).and_then(|given| given.until);
        let until = if typed.is_empty() {
            // Nothing was said of it, or that there is none.
            now.filter(|_| !input.has(&name))
        } else if let Some(now) = now.filter(|now| moment::shown(*now, t) == typed) {
            Some(now)
        } else {
            match read_moment(typed, t) {
                Ok(until) => Some(until),
                Err(why) => {
                    wanted.wrong.push(Wrong { role: *role, typed: typed.to_owned(), why });
                    now
                }
            }
        };
        wanted.given.push(Given { role: *role, until });
    }
    Ok(wanted)
}

fn read_moment(typed: &str, t: Language) -> Result<NaiveDateTime, &'static str> {
    let until = moment::read(typed, t).ok_or("roles-until-bad")?;
    if until <= clock::now() { Err("roles-until-past") } else { Ok(until) }
}
