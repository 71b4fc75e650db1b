//! A mail that is sent at once, while somebody waits for the server's answer.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use url::Url;

use super::compose;
use super::courier::Courier;
use super::deliver::{Failure, Line, Trouble};
use super::model::{Claimed, Mail, Outcome};
use super::rules;
use super::settings::{MailSettings, Server};
use crate::clock;
use crate::db::{Db, Pool};
use crate::error::Error;

/// How long the server may stay silent while somebody waits.
const SILENCE: Duration = Duration::from_secs(8);

/// A mail that is written down, and held until it is sent at once.
#[derive(Clone, Debug)]
pub struct Held(Claimed);

impl Held {
    /// Its number in the outbox.
    #[must_use]
    pub const fn id(&self) -> i64 {
        self.0.id
    }
}

/// What the server said to a mail that was sent at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It took the mail, with these words.
    Taken(String),
    /// It did not take it, with these words.
    Refused(String),
    /// It could not be spoken with to the end.
    Broken(Failure),
    /// Nobody was asked: the mail waits in the outbox, because of the pace of its address.
    Waits,
}

/// Writes a mail down that [`send_held`] sends.
///
/// # Errors
/// Database errors.
pub fn hold(db: &mut Db, mail: &Mail) -> Result<Held, Error> {
    rules::hold(db, mail).map(Held)
}

/// Sends the mail on this thread, which waits for the server, and writes down what became of it. It is not tried
/// again by itself. Without a server, see [`MailSettings::can_send`], it is given up.
///
/// # Errors
/// Database errors.
pub fn send_held(pool: &Pool, settings: &MailSettings, base_url: &Url, held: &Held) -> Result<Answer, Error> {
    let courier = Courier {
        pool: pool.clone(),
        mail: settings.clone(),
        base_url: base_url.clone(),
        stop: Arc::new(AtomicBool::new(false)),
    };
    let Some(server) = &settings.server else {
        courier.record(&held.0, &rules::failed(&held.0, rules::NO_SERVER));
        return Ok(Answer::Refused(rules::NO_SERVER.to_owned()));
    };
    let server = Server { silence: server.silence.min(SILENCE), ..server.clone() };
    let mut line = Line::new(&server);
    if let Err(failure) = line.open() {
        courier.record(&held.0, &rules::failed(&held.0, &failure.words));
        return Ok(Answer::Broken(failure));
    }
    let Some(prepared) = courier.prepare(&held.0)? else { return Ok(Answer::Waits) };
    let mail = &prepared.mail;
    let (answer, outcome) = match compose::message(settings, mail, &prepared.words) {
        Err(reason) => (Answer::Refused(reason.clone()), rules::failed(mail, &reason)),
        Ok(message) => answered(mail, line.send(&message)),
    };
    courier.record(mail, &outcome);
    Ok(answer)
}

fn answered(mail: &Claimed, result: Result<String, Trouble>) -> (Answer, Outcome) {
    match result {
        Ok(reply) => (Answer::Taken(reply.clone()), rules::sent(mail, clock::now(), reply)),
        Err(Trouble::Refused(reply) | Trouble::Deferred(reply)) => {
            let outcome = rules::failed(mail, &reply);
            (Answer::Refused(reply), outcome)
        }
        Err(Trouble::Broken(failure)) => {
            let outcome = rules::failed(mail, &failure.words);
            (Answer::Broken(failure), outcome)
        }
    }
}
