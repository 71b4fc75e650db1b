//! What is asked of the mail page, and what its trial answered.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::auth::forms::Reading;
use crate::clock;
use crate::error::{Error, Message};
use crate::outbox::{Answer, Hurdle, Kind};
use crate::web::Input;
use crate::web::form::Form;
use crate::web::language::{Language, Tongue};
use crate::web::session::Notice;

/// The mail that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it says.
    pub kind: Kind,
    /// In which language.
    pub tongue: Tongue,
}

/// The mail that an address asks for; an invitation in the viewer's language when it asks for none.
///
/// # Errors
/// [`Error::NotFound`] for a kind or a language that there is not; 400 for a field that is repeated.
pub fn asked(query: &Input, t: Language) -> Result<Asked, Error> {
    let (kind, code) = (query.one("kind")?, query.one("language")?);
    let kind = if kind.is_empty() { Some(Kind::Invitation) } else { Kind::parse(kind) };
    let tongue = Tongue::coded(if code.is_empty() { t.code() } else { code });
    let (kind, tongue) = kind.zip(tongue).ok_or(Error::NotFound)?;
    Ok(Asked { kind, tongue })
}

/// Where a trial is to go, or the form with what is wrong.
///
/// # Errors
/// 400 when the field is repeated.
pub fn recipient(input: &Input, t: Language) -> Result<Result<String, Form>, Error> {
    let mut form = Reading::new(input, t);
    let to = form.email("email")?;
    Ok(form.end(to))
}

/// Today in the viewer's zone, and its first moment in UTC.
#[must_use]
pub fn today(t: Language) -> (NaiveDate, NaiveDateTime) {
    let day = t.to_local(clock::now()).date();
    (day, t.to_utc(day.and_time(NaiveTime::MIN)))
}

/// What is said after a trial to this address; `None` when the server has not answered in time.
#[must_use]
pub fn answered(answer: Option<&Answer>, to: &str) -> Notice {
    let (kind, key, reply) = match answer {
        Some(Answer::Taken(reply)) => ("success", "mailing-test-taken", reply.as_str()),
        Some(Answer::Refused(reply)) => ("danger", "mailing-test-refused", reply.as_str()),
        Some(Answer::Broken(failure)) => ("danger", hurdle(failure.hurdle), failure.words.as_str()),
        Some(Answer::Waits) => ("warning", "mailing-test-waits", ""),
        None => ("warning", "mailing-test-slow", ""),
    };
    let text = Message::new(key).with("to", to).with("reply", reply);
    Notice { kind: kind.to_owned(), text, link: None }
}

/// What is said instead of a trial.
#[must_use]
pub fn not_sent(key: &'static str) -> Notice {
    Notice { kind: "warning".to_owned(), text: Message::new(key), link: None }
}

/// What to do about it.
fn hurdle(hurdle: Hurdle) -> &'static str {
    match hurdle {
        Hurdle::Name => "mailing-test-name",
        Hurdle::Closed => "mailing-test-closed",
        Hurdle::Silence => "mailing-test-silence",
        Hurdle::Encryption => "mailing-test-encryption",
        Hurdle::SignIn => "mailing-test-sign-in",
        Hurdle::Other => "mailing-test-broken",
    }
}
