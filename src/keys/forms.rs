//! What is typed about a key.

use chrono::TimeDelta;

use super::model::Wanted;
use crate::error::Error;
use crate::policies::{UNITS, in_units, worded};
use crate::web::Input;
use crate::web::form::{Choice, Form};
use crate::web::language::Language;

/// The longest name.
const NAME: usize = 100;
/// How long a key that is replaced usually stays good.
const OVERLAP: i64 = 1_440;
/// No key is good for longer, in minutes.
const LONGEST: i64 = 9_999 * 1_440;

/// The form for a new key: good for as long as it may be.
#[must_use]
pub fn blank(name: &str, longest: TimeDelta) -> Form {
    let (amount, unit) = in_units(longest.num_minutes());
    let (overlap, overlap_unit) = in_units(OVERLAP);
    Form::default()
        .with("name", name)
        .with("amount", amount.to_string())
        .with("unit", unit)
        .with("overlap", overlap.to_string())
        .with("overlap_unit", overlap_unit)
}

/// The units of a duration.
#[must_use]
pub fn units(t: Language) -> Vec<Choice> {
    let choice = |value: &str, label| Choice { value: value.to_owned(), label: t.say(label) };
    UNITS.iter().map(|(_, value, label)| choice(value, label)).collect()
}

/// What the new key is to be, and how long the old one stays good; or the form with its errors.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn wanted(
    input: &Input,
    longest: TimeDelta,
    rotates: bool,
    t: Language,
) -> Result<Result<(Wanted, TimeDelta), Form>, Error> {
    let mut form = Form::default();
    for field in ["name", "amount", "unit", "overlap", "overlap_unit"] {
        form = form.with(field, input.one(field)?);
    }
    let name = form.value("name").split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        form = form.refuse("name", t.named("form-required", &t.say("keys-name")));
    } else if name.chars().count() > NAME {
        form = form.refuse("name", t.count("form-too-long", 100));
    }
    let most = longest.num_minutes();
    let valid_for = minutes(&form, "amount", "unit", 1, most);
    if valid_for.is_none() {
        let facts = [("least", worded(1, t)), ("most", worded(most, t))];
        form = form.refuse("amount", t.fill("policy-bounds", &facts));
    }
    let none = Some(TimeDelta::zero());
    let overlap = if rotates { minutes(&form, "overlap", "overlap_unit", 0, LONGEST) } else { none };
    if overlap.is_none() {
        let facts = [("least", worded(0, t)), ("most", worded(LONGEST, t))];
        form = form.refuse("overlap", t.fill("policy-bounds", &facts));
    }
    Ok(match (valid_for, overlap) {
        (Some(valid_for), Some(overlap)) if form.errors().is_empty() => {
            Ok((Wanted { name, valid_for }, overlap))
        }
        _ => Err(form),
    })
}

fn minutes(form: &Form, amount: &str, unit: &str, least: i64, most: i64) -> Option<TimeDelta> {
    let size = UNITS.iter().find(|(_, name, _)| *name == form.value(unit)).map(|(size, ..)| *size)?;
    let typed = form.value(amount).trim();
    let number = typed.parse::<i64>().ok()?.checked_mul(size)?;
    (least..=most).contains(&number).then(|| TimeDelta::minutes(number))
}
