//! One round of sending: claim what is due, give it to the server, write down what became of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::Duration;
use url::Url;

use super::compose;
use super::deliver::{Line, Trouble};
use super::kind::Kind;
use super::letter::{self, Occasion, Rendered, render};
use super::model::{Claimed, Outcome};
use super::settings::{MailSettings, Server};
use super::{queries, rules};
use crate::auth::tokens::Purpose;
use crate::clock;
use crate::db::Pool;
use crate::error::Error;

/// Mails claimed at once, and sent over one connection.
const BATCH: i64 = 50;
/// Mails marked at once when there is no server.
const UNSENDABLE_BATCH: i64 = 500;
/// How long mails wait at least after the server could not be reached.
const UNREACHABLE_PAUSE: Duration = Duration::seconds(2);
/// How often the outcome of a mail is written down again when the database does not take it.
const RECORDINGS: u32 = 10;

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Round {
    /// Mails that were due and this round's; none of them: nothing was written.
    pub claimed: usize,
    /// The server could not be spoken with to the end.
    pub is_interrupted: bool,
}

/// Carries mails from the outbox to the server.
pub(super) struct Courier {
    pub pool: Pool,
    pub mail: MailSettings,
    pub base_url: Url,
    pub stop: Arc<AtomicBool>,
}

/// A claimed mail in words, with what must not be repeated by anyone.
pub(super) struct Prepared {
    pub mail: Claimed,
    pub words: Rendered,
    pub secret: Option<String>,
}

/// How the round goes on after a mail.
enum Next {
    Mail,
    Interrupted,
    Unreachable(String),
}

impl Courier {
    pub(super) fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// Works off at most one batch.
    ///
    /// # Errors
    /// Those of the database; mails that were claimed then become free again, at the latest with their lease.
    pub(super) fn run_once(&self) -> Result<Round, Error> {
        let Some(server) = &self.mail.server else {
            return self.refuse_waiting();
        };
        // Looking does not write: an idle worker leaves the database alone.
        if self.pool.read_here(|db| rules::room(db, clock::now(), BATCH))? == 0 {
            return Ok(Round::default());
        }
        let batch = self.pool.write_here(|db| {
            let now = clock::now();
            let room = rules::room(db, now, BATCH)?;
            queries::claim(db, now, now + rules::LEASE, room)
        })?;
        let is_interrupted = self.send_all(server, &batch)?;
        Ok(Round { claimed: batch.len(), is_interrupted })
    }

    fn refuse_waiting(&self) -> Result<Round, Error> {
        if !self.pool.read_here(|db| queries::is_due(db, clock::now()))? {
            return Ok(Round::default());
        }
        let claimed = self.pool.write_here(|db| {
            queries::give_up_waiting(db, clock::now(), rules::NO_SERVER, UNSENDABLE_BATCH)
        })?;
        Ok(Round { claimed, is_interrupted: false })
    }

    /// Sends a batch; whether the server stopped speaking before its end.
    fn send_all(&self, server: &Server, batch: &[Claimed]) -> Result<bool, Error> {
        let mut line = Line::new(server);
        let mut rest = batch;
        while let Some((mail, others)) = rest.split_first() {
            if self.is_stopping() {
                self.let_go(rest, rules::untouched);
                return Ok(false);
            }
            match self.send(&mut line, mail) {
                Ok(Next::Mail) => rest = others,
                Ok(Next::Interrupted) => {
                    self.let_go(others, rules::untouched);
                    return Ok(true);
                }
                Ok(Next::Unreachable(words)) => {
                    tracing::warn!(cause = words, waiting = rest.len(), "the mail server cannot be reached");
                    let now = clock::now();
                    self.let_go(rest, |mail| rules::postponed(mail, now, UNREACHABLE_PAUSE, &words));
                    return Ok(true);
                }
                Err(error) => {
                    self.let_go(rest, rules::untouched);
                    return Err(error);
                }
            }
        }
        Ok(false)
    }

    fn send(&self, line: &mut Line<'_>, mail: &Claimed) -> Result<Next, Error> {
        // The server comes first: a link made for a server that is away would end the one that arrived before.
        if let Err(failure) = line.open() {
            return Ok(Next::Unreachable(failure.words));
        }
        let Some(prepared) = self.prepare(mail)? else {
            return Ok(Next::Mail);
        };
        let mail = &prepared.mail;
        let message = match compose::message(&self.mail, mail, &prepared.words) {
            Ok(message) => message,
            Err(reason) => {
                self.record(mail, &rules::failed(mail, &reason));
                return Ok(Next::Mail);
            }
        };
        let result = line.send(&message);
        let now = clock::now();
        let hide = |words: String| prepared.without_secret(words);
        let (outcome, next) = match result {
            Ok(reply) => (rules::sent(mail, now, hide(reply)), Next::Mail),
            Err(Trouble::Refused(reply)) => (rules::failed(mail, &hide(reply)), Next::Mail),
            Err(Trouble::Deferred(reply)) => (rules::tried(mail, now, &hide(reply)), Next::Mail),
            Err(Trouble::Broken(failure)) => {
                (rules::tried(mail, now, &hide(failure.words)), Next::Interrupted)
            }
        };
        self.record(mail, &outcome);
        Ok(next)
    }

    /// Makes sure that the mail is still ours and still true, and puts it in words; none when it is not.
    /// Its link is made here, in a unit of work of its own.
    pub(super) fn prepare(&self, mail: &Claimed) -> Result<Option<Prepared>, Error> {
        let Some(kind) = Kind::parse(&mail.kind) else {
            self.record(mail, &rules::failed(mail, "not sent: this version does not know this kind of mail"));
            return Ok(None);
        };
        let ready = self.pool.write_here(|db| {
            let lease = clock::now() + rules::LEASE;
            if !queries::renew(db, mail, lease)? {
                return Ok(None);
            }
            let purpose = kind.purpose();
            if let Some(purpose) = purpose
                && let Some(reason) = rules::no_longer_true(db, mail, kind, purpose)?
            {
                queries::settle(db, mail.id, lease, &rules::withdrawn(mail, reason))?;
                return Ok(None);
            }
            if let Some(waits) = rules::paced(db, mail, clock::now())? {
                queries::settle(db, mail.id, lease, &waits)?;
                return Ok(None);
            }
            let company = queries::company_name(db)?.unwrap_or_else(|| "Gatehouse".to_owned());
            let Some(purpose) = purpose else {
                return Ok(Some((lease, company, None)));
            };
            let valid_for = rules::validity(db, purpose)?;
            let secret = rules::new_link(db, mail, purpose, valid_for)?;
            Ok(Some((lease, company, Some((secret, valid_for)))))
        })?;
        let Some((lease, company, link)) = ready else {
            return Ok(None);
        };
        let mail = Claimed { lease, ..mail.clone() };
        let (secret, valid_for) = link.unzip();
        match self.words(&mail, kind, &company, secret.as_deref().zip(valid_for)) {
            Ok(words) => Ok(Some(Prepared { mail, words, secret })),
            Err(cause) => {
                tracing::error!(mail = mail.id, %cause, "a mail cannot be put in words");
                self.record(&mail, &rules::failed(&mail, "not sent: it cannot be put in words"));
                Ok(None)
            }
        }
    }

    fn words(
        &self,
        mail: &Claimed,
        kind: Kind,
        company: &str,
        link: Option<(&str, Duration)>,
    ) -> Result<Rendered, Error> {
        let (secret, valid_for) = link.unzip();
        let facts = mail.facts()?;
        let occasion = Occasion {
            kind,
            locale: &mail.locale,
            name: &mail.recipient_name,
            company,
            facts: &facts,
            link: Some(letter::address(&self.base_url, kind, secret, &facts)),
            valid_for,
        };
        render(&occasion).map_err(Error::internal)
    }

    /// Writes down what became of a mail. A mail that was sent and cannot be recorded would be sent again when its
    /// lease ends, so the database is asked for a while.
    pub(super) fn record(&self, mail: &Claimed, outcome: &Outcome) {
        for _ in 0..RECORDINGS {
            match self.pool.write_here(|db| queries::settle(db, mail.id, mail.lease, outcome)) {
                Ok(true) => return,
                Ok(false) => {
                    tracing::warn!(mail = mail.id, "a mail changed hands while it was being sent");
                    return;
                }
                Err(cause) => {
                    tracing::warn!(mail = mail.id, %cause, "the outcome of a mail is not recorded yet");
                }
            }
            std::thread::sleep(std::time::Duration::from_millis(500));
        }
        tracing::error!(mail = mail.id, "the outcome of a mail could not be recorded");
    }

    /// Gives mails back that were not sent. Where that fails, their lease ends by itself.
    fn let_go(&self, mails: &[Claimed], outcome: impl Fn(&Claimed) -> Outcome) {
        let done = self.pool.write_here(|db| {
            for mail in mails {
                queries::settle(db, mail.id, mail.lease, &outcome(mail))?;
            }
            Ok(())
        });
        if let Err(cause) = done {
            tracing::warn!(%cause, mails = mails.len(), "mails wait for the end of their lease");
        }
    }
}

impl Prepared {
    /// A reply that quotes the mail must not bring its link into the outbox.
    fn without_secret(&self, words: String) -> String {
        let Some(secret) = &self.secret else {
            return words;
        };
        let words = words.replace(secret.as_str(), "…");
        let path = Kind::parse(&self.mail.kind).and_then(Kind::purpose).map_or("/", Purpose::path);
        match words.split_once(path) {
            Some((before, _)) => format!("{before}{path}…"),
            None => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::tests::support::{everywhere, mail};
    use crate::outbox::{enqueue, of_account};

    #[test]
    fn a_reply_that_quotes_the_mail_does_not_bring_its_link_into_the_outbox() {
        everywhere(|base| {
            let account = base.invite("quoted@example.com");
            base.write(|db| enqueue(db, &mail(account, "quoted@example.com", Kind::Invitation)));
            let courier = base.courier(None);
            let now = clock::now();
            let claimed = base.write(|db| queries::claim(db, now, now + rules::LEASE, 1)).remove(0);
            let prepared = courier.prepare(&claimed).unwrap().unwrap();
            let secret = prepared.secret.clone().unwrap();
            let quoted = format!("554 spam: {secret} in https://x.example/activate/{}", &secret[..42]);
            assert_eq!(prepared.without_secret(quoted), "554 spam: … in https://x.example/activate/…");
            let stored = base.write(|db| of_account(db, account, 9));
            assert!(!format!("{stored:?}").contains(&secret));
        });
    }
}
