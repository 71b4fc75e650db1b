//! The forms of the profile, read into what they change.

use super::rules::Names;
use crate::accounts::Account;
use crate::accounts::queries::Preferences;
use crate::auth::forms::Reading;
use crate::auth::passwords::PasswordRules;
use crate::error::{Error, Message};
use crate::outbox::Kind;
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::{Language, Tongue};

/// Words that an attacker would try first.
#[derive(Clone, Debug)]
pub struct Context {
    /// The company's name.
    pub company: String,
    /// The name of the person.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// The current password and the one to come, exactly as typed.
#[derive(Debug)]
pub struct Passwords {
    /// The current one, not yet proven.
    pub current: String,
    /// The new one.
    pub new: String,
}

/// The details as they are saved.
#[must_use]
pub fn filled(account: &Account) -> Form {
    Form::default()
        .with("first_name", &account.first_name)
        .with("last_name", &account.last_name)
        .with("display_name", &account.display_name)
        .with("job_title", &account.job_title)
        .with("version", account.version.to_string())
}

/// The preferences as they are saved.
#[must_use]
pub fn preferred(account: &Account) -> Form {
    Form::default()
        .with("language", &account.locale)
        .with("time_zone", &account.time_zone)
        .with("theme", &account.theme)
}

/// Reads the details and the version that they replace.
///
/// # Errors
/// 400 when a field is repeated or the version is none; the inner error is the form to show again.
pub fn details(input: &Input, t: Language) -> Result<Result<(i64, Names), Form>, Error> {
    let version = version(input)?;
    let mut form = Reading::new(input, t);
    let first_name = form.needed("first_name", &t.say("accounts-first-name"))?;
    let last_name = form.needed("last_name", &t.say("accounts-last-name"))?;
    let typed = form.line("display_name")?;
    let job_title = form.line("job_title")?;
    let display_name = if !typed.is_empty() {
        typed
    } else if t.code() == "ja" {
        format!("{last_name} {first_name}")
    } else {
        format!("{first_name} {last_name}")
    };
    let read = form.end((version, Names { first_name, last_name, display_name, job_title }));
    Ok(read.map_err(|form| form.with("version", version.to_string())))
}

fn version(input: &Input) -> Result<i64, Error> {
    let complaint = || Error::BadRequest(Message::new("error-bad-id").with("name", "version"));
    input.one("version")?.parse().map_err(|_| complaint())
}

/// What was typed, over what somebody else saved meanwhile: the next save replaces that, knowingly.
#[must_use]
pub fn stale(names: &Names, saved: &Account, t: Language) -> Form {
    let mut form = Form::default().with("version", saved.version.to_string());
    let fields = [
        ("first_name", &names.first_name, &saved.first_name),
        ("last_name", &names.last_name, &saved.last_name),
        ("display_name", &names.display_name, &saved.display_name),
        ("job_title", &names.job_title, &saved.job_title),
    ];
    form = form.refuse("", t.say("profile-details-stale"));
    for (field, typed, saved) in fields {
        form = form.with(field, typed);
        if typed != saved {
            let shown = if saved.is_empty() { t.say("accounts-conflict-empty") } else { saved.clone() };
            form = form.refuse(field, t.named("profile-details-saved-now", &shown));
        }
    }
    form
}

/// Reads the form that changes the password.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn passwords(
    input: &Input,
    context: &Context,
    rules: PasswordRules,
    t: Language,
) -> Result<Result<Passwords, Form>, Error> {
    let mut form = Reading::new(input, t);
    let current = input.one("password")?.to_owned();
    if current.is_empty() {
        form.refuse("password", t.named("form-required", &t.say("profile-password-now")));
    }
    let local_part = context.email.split('@').next().unwrap_or("");
    let words = [context.company.as_str(), &context.name, local_part];
    let new = form.new_password("new_password", "new_password_again", rules, &words)?;
    if !new.is_empty() && new == current {
        form.refuse("new_password", t.say("profile-password-same"));
    }
    Ok(form.end(Passwords { current, new }))
}

/// The form again because the current password was another one.
#[must_use]
pub fn wrong_password(t: Language) -> Form {
    Form::default().refuse("password", t.say("profile-password-wrong"))
}

/// The form again because the current password was tried too often.
#[must_use]
pub fn throttled(seconds: i64, t: Language) -> Form {
    Form::default().refuse("", t.count("auth-throttled", seconds))
}

/// Reads language, zone and colors.
///
/// # Errors
/// 400 when a field is repeated; the inner error is the form to show again.
pub fn preferences(input: &Input, t: Language) -> Result<Result<Preferences, Form>, Error> {
    let mut form = Reading::new(input, t);
    let locale = form.choice("language", is_language)?;
    let time_zone = form.zone("time_zone")?;
    let theme = form.choice("theme", is_theme)?;
    Ok(form.end(Preferences { locale: Some(locale), time_zone: Some(time_zone), theme: Some(theme) }))
}

/// Reads which of the mails that one may do without are wanted.
///
/// # Errors
/// 400 for a kind that there is not, or that nobody chooses.
pub fn mails(input: &Input) -> Result<Vec<Kind>, Error> {
    let chosen = |key| Kind::told().find(|kind| kind.key() == key && kind.duty().is_none());
    let kinds: Option<Vec<Kind>> = input.all("kind").map(chosen).collect();
    kinds.ok_or_else(|| Error::BadRequest(Message::new("error-unknown-field").with("name", "kind")))
}

/// Reads what the frame of every page lets people choose: a language, colors, or both.
///
/// # Errors
/// 400 for what is not offered.
pub fn choices(input: &Input) -> Result<Preferences, Error> {
    let chosen = |field: &'static str, offered: fn(&str) -> bool| {
        let value = input.one(field)?;
        let refused = || Error::BadRequest(Message::new("error-unknown-field").with("name", field));
        if value.is_empty() {
            return Ok(None);
        }
        if offered(value) { Ok(Some(value.to_owned())) } else { Err(refused()) }
    };
    let (locale, theme) = (chosen("language", is_language)?, chosen("theme", is_theme)?);
    Ok(Preferences { locale, theme, time_zone: None })
}

fn is_language(code: &str) -> bool {
    Tongue::coded(code).is_some()
}

fn is_theme(word: &str) -> bool {
    matches!(word, "auto" | "light" | "dark")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t() -> Language {
        Language::new(Tongue::English, "UTC")
    }

    fn input(body: &str) -> Input {
        Input::parse(body.as_bytes()).unwrap()
    }

    #[test]
    fn an_empty_display_name_is_put_together() {
        let body = input("version=3&first_name=Ann&last_name=Smith&job_title=");
        let (version, names) = details(&body, t()).unwrap().unwrap();
        assert_eq!((version, names.display_name.as_str()), (3, "Ann Smith"));
        let japanese = Language::new(Tongue::Japanese, "UTC");
        let (_, names) = details(&body, japanese).unwrap().unwrap();
        assert_eq!(names.display_name, "Smith Ann");
    }

    #[test]
    fn a_version_that_is_no_number_is_a_bad_request() {
        assert!(matches!(details(&input("version=x"), t()), Err(Error::BadRequest(_))));
    }

    #[test]
    fn a_refused_form_keeps_its_version() {
        let form = details(&input("version=3&first_name=&last_name=Smith"), t()).unwrap().unwrap_err();
        assert_eq!((form.value("version"), form.value("last_name")), ("3", "Smith"));
    }

    #[test]
    fn the_new_password_is_another_one() {
        let context = Context {
            company: "Northwind".to_owned(),
            name: "Ann Smith".to_owned(),
            email: "ann@example.com".to_owned(),
        };
        let same = "password=trunk-lantern-orbit-42&new_password=trunk-lantern-orbit-42\
            &new_password_again=trunk-lantern-orbit-42";
        let form = passwords(&input(same), &context, PasswordRules::default(), t()).unwrap().unwrap_err();
        assert!(form.error("new_password").is_some());
        let missing = same.replacen("password=trunk-lantern-orbit-42", "password=", 1);
        let form = passwords(&input(&missing), &context, PasswordRules::default(), t()).unwrap().unwrap_err();
        assert!(form.error("password").is_some() && form.error("new_password").is_none());
    }

    #[test]
    fn the_frame_changes_only_what_it_was_asked_to() {
        let chosen = choices(&input("language=ja&back=/")).unwrap();
        assert_eq!((chosen.locale.as_deref(), chosen.theme, chosen.time_zone), (Some("ja"), None, None));
        assert!(choices(&input("language=xx")).is_err());
        assert!(choices(&input("theme=pink")).is_err());
    }

    #[test]
    fn preferences_come_from_what_is_offered() {
        assert!(preferences(&input("language=de&time_zone=Europe/Berlin&theme=dark"), t()).unwrap().is_ok());
        let form = preferences(&input("language=xx&time_zone=Mars&theme=pink"), t()).unwrap().unwrap_err();
        assert_eq!(form.error_count(), 3);
    }
}
