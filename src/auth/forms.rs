//! Reading the forms that ask who somebody is: names, address, login, a new password.

use super::passwords::{self, PasswordRules};
use crate::accounts::forms::{is_address, login_problem};
use crate::error::Error;
use crate::fold;
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::{self, Language};

/// The longest of a single line, in characters.
const LINE: usize = 100;
/// The longest e-mail address (RFC 5321, section 4.5.3.1.3, without the brackets), in bytes.
const ADDRESS: usize = 254;
/// How many characters of a password must be something else than the words of its context.
const BESIDE: usize = 8;

/// A form while it is read: what was typed, and what is wrong with it so far.
pub struct Reading<'i> {
    input: &'i Input,
    t: Language,
    form: Form,
}

impl<'i> Reading<'i> {
    /// Begins to read `input` for somebody who reads `t`.
    #[must_use]
    pub fn new(input: &'i Input, t: Language) -> Self {
        Self { input, t, form: Form::default() }
    }

    /// A line that may be empty; runs of spaces count as one.
    ///
    /// # Errors
    /// 400 when the field is repeated.
    pub fn line(&mut self, field: &'static str) -> Result<String, Error> {
        let typed = self.input.one(field)?;
        let value = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        self.keep(field, &value);
        if value.chars().count() > LINE {
            self.refuse(field, self.t.count("form-too-long", i64::try_from(LINE).unwrap_or(i64::MAX)));
        }
        Ok(value)
    }

    /// A line that must not be empty; `label` is what the page calls the field.
    ///
    /// # Errors
    /// 400 when the field is repeated.
    pub fn needed(&mut self, field: &'static str, label: &str) -> Result<String, Error> {
        let value = self.line(field)?;
        if value.is_empty() {
            self.refuse(field, self.t.named("form-required", label));
        }
        Ok(value)
    }

    /// An address that mail can be sent to: ASCII before the @ (no SMTPUTF8), a domain with a dot behind it.
    ///
    /// # Errors
    /// 400 when the field is repeated.
    pub fn email(&mut self, field: &'static str) -> Result<String, Error> {
        let typed = self.input.one(field)?.trim().to_owned();
        self.keep(field, &typed);
        if typed.is_empty() {
            self.refuse(field, self.t.named("form-required", &self.t.say("accounts-email")));
        } else if typed.len() > ADDRESS || !is_address(&typed) {
            self.refuse(field, self.t.say("form-bad-email"));
        }
        Ok(typed)
    }

    /// A login: 3 to 64 ASCII letters, digits and `. _ - @ +`.
    ///
    /// # Errors
    /// 400 when the field is repeated.
    pub fn login(&mut self, field: &'static str) -> Result<String, Error> {
        let typed = self.input.one(field)?.trim().to_owned();
        self.keep(field, &typed);
        if typed.is_empty() {
            self.refuse(field, self.t.named("form-required", &self.t.say("auth-login")));
        } else if let Some(key) = login_problem(&typed) {
            self.refuse(field, self.t.say(key));
        }
        Ok(typed)
    }

    /// One of the values that a select offers.
    ///
    /// # Errors
    /// 400 when the field is repeated.
    pub fn choice(&mut self, field: &'static str, offered: fn(&str) -> bool) -> Result<String, Error> {
        let chosen = self.input.one(field)?.to_owned();
        self.keep(field, &chosen);
        if !offered(&chosen) {
            self.refuse(field, self.t.say("form-bad-choice"));
        }
        Ok(chosen)
    }

    /// The IANA name of a time zone.
    ///
    /// # Errors
    /// 400 when the field is repeated.
    pub fn zone(&mut self, field: &'static str) -> Result<String, Error> {
        self.choice(field, language::is_zone)
    }

    /// A password that is to be, typed twice, exactly as typed. `context` are words that an attacker would try
    /// first. Passwords are never put into the form that is shown again.
    ///
    /// # Errors
    /// 400 when a field is repeated.
    pub fn new_password(
        &mut self,
        field: &'static str,
        again: &'static str,
        rules: PasswordRules,
        context: &[&str],
    ) -> Result<String, Error> {
        let (password, repeated) = (self.input.one(field)?, self.input.one(again)?);
        let words: Vec<&str> =
            context.iter().flat_map(|text| text.split_whitespace().chain([*text])).collect();
        if let Some(why) = passwords::weakness(password, rules, &words) {
            self.refuse(field, self.t.message(&why));
        } else if is_little_else(password, &words) {
            self.refuse(field, self.t.say("password-names"));
        }
        if password != repeated {
            self.refuse(again, self.t.say("form-passwords-differ"));
        }
        Ok(password.to_owned())
    }

    /// Adds an error of the caller's own.
    pub fn refuse(&mut self, field: &'static str, text: String) {
        self.form = std::mem::take(&mut self.form).refuse(field, text);
    }

    /// What was read, or the form to show again.
    ///
    /// # Errors
    /// The form with its errors.
    pub fn end<T>(self, value: T) -> Result<T, Form> {
        if self.form.errors().is_empty() { Ok(value) } else { Err(self.form) }
    }

    fn keep(&mut self, field: &'static str, value: &str) {
        self.form = std::mem::take(&mut self.form).with(field, value);
    }
}

/// Whether a password is made of these words with a little around them.
fn is_little_else(password: &str, words: &[&str]) -> bool {
    let mut words: Vec<String> = words.iter().map(|word| fold::plain(word)).collect();
    words.retain(|word| word.chars().count() > 2);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = words.iter().fold(fold::plain(password), |rest, word| rest.replace(word.as_str(), ""));
    rest.chars().count() < BESIDE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;

    const T: fn() -> Language = || Language::new(Tongue::English, "UTC");

    fn faults(body: &str, read: impl FnOnce(&mut Reading<'_>)) -> Vec<&'static str> {
        let input = Input::parse(body.as_bytes()).unwrap();
        let mut reading = Reading::new(&input, T());
        read(&mut reading);
        match reading.end(()) {
            Ok(()) => Vec::new(),
            Err(form) => form.errors().iter().map(|error| error.field).collect(),
        }
    }

    #[test]
    fn what_is_missing_too_long_or_not_offered_is_named() {
        let read = |reading: &mut Reading<'_>| {
            reading.needed("first_name", "First name").unwrap();
            reading.email("email").unwrap();
            reading.login("login").unwrap();
            reading.zone("time_zone").unwrap();
        };
        assert_eq!(
            faults("first_name=+&email=ann@host&time_zone=Mars", read),
            ["first_name", "email", "login", "time_zone"]
        );
        assert!(faults("first_name=A&email=ann@x.org&login=ann&time_zone=Asia/Tokyo", read).is_empty());
        let long = format!("first_name={}&email=ann@x.org&login=ann&time_zone=UTC", "x".repeat(101));
        assert_eq!(faults(&long, read), ["first_name"]);
    }

    #[test]
    fn a_new_password_is_strong_and_typed_alike_twice() {
        let read = |reading: &mut Reading<'_>| {
            reading.new_password("a", "b", PasswordRules::default(), &["Northwind"]).unwrap();
        };
        assert_eq!(faults("a=northwindnorthwind&b=northwindnorthwind", read), ["a"]);
        assert_eq!(faults("a=trunk-lantern-orbit-42&b=trunk-lantern-orbit-43", read), ["b"]);
        assert_eq!(faults("a=Northwind-x9!-kQ&b=Northwind-x9!-kQ", read), ["a"]);
        assert!(faults("a=Northwind-lantern-42&b=Northwind-lantern-42", read).is_empty());
        assert!(faults("a=trunk-lantern-orbit-42&b=trunk-lantern-orbit-42", read).is_empty());
        assert!(faults("a=%E6%A3%AE-trunk-lantern-orbit&b=%E6%A3%AE-trunk-lantern-orbit", read).is_empty());
    }

    #[test]
    fn no_password_is_shown_again() {
        let input = Input::parse(b"login=x&a=weak&b=other").unwrap();
        let mut reading = Reading::new(&input, T());
        reading.login("login").unwrap();
        reading.new_password("a", "b", PasswordRules::default(), &[]).unwrap();
        let form = reading.end(()).unwrap_err();
        assert_eq!((form.value("login"), form.value("a"), form.value("b")), ("x", "", ""));
    }
}
