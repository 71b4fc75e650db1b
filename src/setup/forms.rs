//! The set-up form, read into a company and its first admin.

use super::rules::Founding;
use crate::accounts::Details;
use crate::auth::forms::Reading;
use crate::auth::passwords::PasswordRules;
use crate::error::Error;
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::Language;

/// What was typed, and the password beside it.
pub type Typed = (Founding, String);

/// The empty form.
#[must_use]
pub fn blank() -> Form {
    Form::default().with("time_zone", "UTC")
}

/// Reads the form; the admin gets the language that the form was read in.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn read(input: &Input, t: Language) -> Result<Result<Typed, Form>, Error> {
    let mut form = Reading::new(input, t);
    let company = form.needed("company", &t.say("setup-company"))?;
    let time_zone = form.zone("time_zone")?;
    let first_name = form.needed("first_name", &t.say("accounts-first-name"))?;
    let last_name = form.needed("last_name", &t.say("accounts-last-name"))?;
    let email = form.email("email")?;
    let login = form.login("login")?;
    let local_part = email.split('@').next().unwrap_or("");
    let context = [company.as_str(), &first_name, &last_name, &login, local_part];
    let password = form.new_password("password", "password_again", PasswordRules::default(), &context)?;
    let admin = Details {
        display_name: display_name(&first_name, &last_name, t),
        first_name,
        last_name,
        email: Some(email),
        login: Some(login),
        locale: t.code().to_owned(),
        time_zone,
        ..Details::default()
    };
    Ok(form.end((Founding { company, admin }, password)))
}

/// The name in the order of the person's language.
fn display_name(first: &str, last: &str, t: Language) -> String {
    if t.code() == "ja" { format!("{last} {first}") } else { format!("{first} {last}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;

    const FINE: &str = "company=Northwind+GmbH&time_zone=Europe/Berlin&first_name=Ada&last_name=Admin\
        &email=ada@example.com&login=ada&password=trunk-lantern-orbit-42&password_again=trunk-lantern-orbit-42";

    fn read_as(body: &str, tongue: Tongue) -> Result<Typed, Form> {
        let input = Input::parse(body.as_bytes()).unwrap();
        read(&input, Language::new(tongue, "UTC")).unwrap()
    }

    #[test]
    fn a_complete_form_makes_a_company_and_an_admin() {
        let (founding, password) = read_as(FINE, Tongue::German).unwrap();
        assert_eq!(founding.company, "Northwind GmbH");
        assert_eq!(founding.admin.display_name, "Ada Admin");
        assert_eq!((founding.admin.locale.as_str(), password.len()), ("de", 22));
        let (japanese, _) = read_as(FINE, Tongue::Japanese).unwrap();
        assert_eq!(japanese.admin.display_name, "Admin Ada");
    }

    #[test]
    fn every_missing_field_is_named_at_once() {
        let form = read_as("", Tongue::English).unwrap_err();
        let fields: Vec<&str> = form.errors().iter().map(|error| error.field).collect();
        let expected = ["company", "time_zone", "first_name", "last_name", "email", "login", "password"];
        assert_eq!(fields, expected);
    }

    #[test]
    fn a_password_made_of_the_company_is_refused() {
        let body = FINE.replace("trunk-lantern-orbit-42", "northwind-gmbh-ada");
        let form = read_as(&body, Tongue::English).unwrap_err();
        assert!(form.error("password").is_some());
    }
}
