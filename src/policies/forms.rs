//! What is typed about a policy.

use super::model::{Policy, Rule};
use crate::error::{Error, Message};
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// Units of a duration, in minutes, the largest first, with the key of their name.
pub const UNITS: &[(i64, &str, &str)] = &[
    (1_440, "days", "policy-unit-days"),
    (60, "hours", "policy-unit-hours"),
    (1, "minutes", "policy-unit-minutes"),
];

/// A number of minutes in the largest unit that fits it whole.
#[must_use]
pub fn in_units(minutes: i64) -> (i64, &'static str) {
    let fitting = UNITS.iter().find(|(size, ..)| minutes % size == 0 && minutes > 0);
    fitting.map_or((minutes, "minutes"), |(size, unit, _)| (minutes / size, unit))
}

/// A number of minutes in words, such as "7 days".
#[must_use]
pub fn worded(minutes: i64, t: Language) -> String {
    let (amount, unit) = in_units(minutes);
    t.count(
        match unit {
            "days" => "policy-days",
            "hours" => "policy-hours",
            _ => "policy-minutes",
        },
        amount,
    )
}

/// What a policy was when it was shown, and what it is to be; or the form with what is wrong.
///
/// # Errors
/// 400 when a field is repeated.
pub fn value(input: &Input, policy: Policy, t: Language) -> Result<Result<(String, String), Form>, Error> {
    let was = input.one("was")?.to_owned();
    let (value, unit) = (input.one("value")?.trim().to_owned(), input.one("unit")?);
    let form = Form::default().with("value", value.clone()).with("unit", unit);
    Ok(match policy.rule() {
        Rule::Choice(_) if policy.accepts(&value) => Ok((was, value)),
        Rule::Choice(_) => Err(form.refuse("value", t.say("form-bad-choice"))),
        Rule::Number { least, most, .. } => match value.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => Ok((was, number.to_string())),
            _ => Err(form.refuse("value", bounds(&t.number(least), &t.number(most), t))),
        },
        Rule::Minutes { least, most, .. } => {
            let size = UNITS.iter().find(|(_, name, _)| *name == unit).map(|(size, ..)| *size);
            let minutes = value.parse::<i64>().ok().zip(size).and_then(|(n, size)| n.checked_mul(size));
            match minutes {
                Some(minutes) if (least..=most).contains(&minutes) => Ok((was, minutes.to_string())),
                _ => Err(form.refuse("value", bounds(&worded(least, t), &worded(most, t), t))),
            }
        }
    })
}

fn bounds(least: &str, most: &str, t: Language) -> String {
    t.fill("policy-bounds", &[("least", least.to_owned()), ("most", most.to_owned())])
}

/// The policy that an address names.
///
/// # Errors
/// [`Error::NotFound`].
pub fn named(word: &str) -> Result<Policy, Error> {
    Policy::worded(word).ok_or(Error::NotFound)
}

/// What is said once a policy is changed.
#[must_use]
pub fn changed(policy: Policy, t: Language) -> Message {
    Message::new("policy-changed").with("name", t.say(policy.words().0))
}
