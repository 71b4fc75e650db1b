//! What is typed about a program.

use super::{line, refuse, text, typed, valid_until};
use crate::accounts::model::Details;
use crate::error::Error;
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// Reads what is known of a program, or the form with its errors. Language and zone are those of who looks.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn program(input: &Input, t: Language) -> Result<Result<Details, Form>, Error> {
    let mut form = typed(input)?;
    let details = Details {
        display_name: line(&mut form, "display_name", t),
        description: text(&mut form, "description", t),
        locale: t.code().to_owned(),
        time_zone: t.zone_name().to_owned(),
        valid_until: valid_until(&mut form, t),
        ..Details::default()
    };
    if details.display_name.is_empty() {
        refuse(&mut form, "display_name", t.named("form-required", &t.say("accounts-program-name")));
    }
    Ok(if form.errors().is_empty() { Ok(details) } else { Err(form) })
}
