//! When a mail is sent, tried again, given up or no longer true.

use chrono::{Duration, NaiveDateTime};

use super::kind::Kind;
use super::model::{Claimed, Entry, Mail, Outcome, State};
use super::queries;
use crate::access::Actor;
use crate::audit::{self, Subject, Trace};
use crate::auth::tokens::{self, Purpose};
use crate::clock;
use crate::db::Db;
use crate::error::Error;
use crate::{fold, policies};

/// How long a worker may hold one mail; longer than the longest dialogue with a server.
pub(super) const LEASE: Duration = Duration::minutes(5);
/// The reply of a mail that no server was asked about.
pub const NO_SERVER: &str = "not sent: SMTP is not configured";
/// The reply of a mail that waits because its address was written to often.
pub const PACED: &str = "waits: its address got as many mails within an hour as the policy allows";

/// What is counted towards one address, and how long the time of a delivery is known.
const HOUR: Duration = Duration::hours(1);
/// What is counted of all mails.
const MINUTE: Duration = Duration::minutes(1);
/// How long a link to choose a new password works.
const RESET_VALIDITY: Duration = Duration::hours(1);
const FIRST_PAUSE: Duration = Duration::seconds(30);
const LONGEST_PAUSE: Duration = Duration::hours(4);
const PATIENCE: Duration = Duration::hours(72);

/// Writes a mail down to be sent, in the transaction that causes it; its number, or `None` for a kind that the
/// person does not want.
///
/// # Errors
/// Those of the database.
pub fn enqueue(db: &mut Db, mail: &Mail) -> Result<Option<i64>, Error> {
    if may_do_without(mail) && queries::refused(db, mail.account_id)?.contains(&mail.kind) {
        return Ok(None);
    }
    let facts = serde_json::to_string(&mail.facts).map_err(Error::internal)?;
    queries::insert(db, mail, &facts, clock::now()).map(Some)
}

/// Writes the mail of a notice down to be sent: there is one at most of each notice to each account.
///
/// # Errors
/// [`Error::Collision`] when somebody else has just written it.
pub fn enqueue_notice(db: &mut Db, mail: &Mail, notice: i64) -> Result<(), Error> {
    let facts = serde_json::to_string(&mail.facts).map_err(Error::internal)?;
    let id = queries::insert(db, mail, &facts, clock::now())?;
    queries::of_notice(db, id, notice)
}

/// Whether people may switch this mail off: what it says is not about how one gets into the account.
fn may_do_without(mail: &Mail) -> bool {
    let names_a_way_in = |fields: &String| fields.lines().any(|field| matches!(field, "email" | "login"));
    mail.kind.duty().is_none() && !mail.facts.get("fields").is_some_and(names_a_way_in)
}

/// Writes a mail down and keeps it for whoever calls, who sends it at once.
///
/// # Errors
/// Those of the database.
pub(super) fn hold(db: &mut Db, mail: &Mail) -> Result<Claimed, Error> {
    let facts = serde_json::to_string(&mail.facts).map_err(Error::internal)?;
    let (now, lease) = (clock::now(), clock::now() + LEASE);
    let id = queries::insert(db, mail, &facts, now)?;
    queries::hold(db, id, lease)?;
    Ok(Claimed {
        id,
        account_id: Some(mail.account_id),
        address: mail.address.clone(),
        recipient_name: mail.recipient_name.clone(),
        locale: mail.locale.clone(),
        kind: mail.kind.key().to_owned(),
        facts,
        attempts: 0,
        created_at: now,
        lease,
    })
}

/// How many mails may be taken up now, at most `most`: none when nothing is due, or when as many as the policy
/// allows were sent within the last minute, by any worker, or are being sent.
pub(super) fn room(db: &mut Db, now: NaiveDateTime, most: i64) -> Result<i64, Error> {
    if !queries::is_due(db, now)? {
        return Ok(0);
    }
    let used = queries::delivered_since(db, now - MINUTE)? + queries::being_sent(db, now)?;
    Ok((policies::current(db)?.mails_per_minute() - used).clamp(0, most))
}

/// What becomes of a mail whose address got as many mails within the last hour as the policy allows; `None` when
/// there is room, which is then taken.
pub(super) fn paced(db: &mut Db, mail: &Claimed, now: NaiveDateTime) -> Result<Option<Outcome>, Error> {
    let (key, limit) = (fold::plain(&mail.address), policies::current(db)?.mails_per_recipient());
    if let Some(at) = queries::nth_newest(db, &key, limit, now - HOUR)? {
        return Ok(Some(postponed(mail, now, at + HOUR - now, PACED)));
    }
    queries::note_delivery(db, &key, now, HOUR)?;
    Ok(None)
}

/// Queues a sent, failed or unsendable mail again; false when it is waiting already or was withdrawn, so that
/// asking twice sends once. The links of its earlier delivery end when the new one is made.
///
/// # Errors
/// [`Error::NotFound`] without such a mail.
pub fn resend(db: &mut Db, id: i64) -> Result<bool, Error> {
    if !queries::exists(db, id)? {
        return Err(Error::NotFound);
    }
    queries::requeue(db, id, clock::now())
}

/// The same in the name of whoever asks, and written to the trail.
///
/// # Errors
/// [`Error::NotFound`] also when the actor may not know of the mail.
pub fn resend_as(db: &mut Db, actor: &Actor, id: i64) -> Result<bool, Error> {
    let mail = queries::find(db, actor, id)?;
    let subject = Subject { kind: "mail", id: Some(id), name: mail.recipient_name };
    let sent = resend(db, id)?;
    let trace = if sent {
        Trace::done("mail.resend", subject)
    } else {
        Trace::refused("mail.resend", subject, "outbox-not-resent")
    };
    audit::record(db, actor, &trace)?;
    Ok(sent)
}

/// Keeps the queued mails of this kind from being sent to the account; how many there were.
///
/// # Errors
/// Those of the database.
pub fn withdraw_queued(db: &mut Db, account_id: i64, kind: Kind) -> Result<usize, Error> {
    queries::withdraw_queued(db, account_id, kind)
}

/// The mails of an account, the newest first, at most `limit`.
///
/// # Errors
/// Those of the database.
pub fn of_account(db: &mut Db, account_id: i64, limit: i64) -> Result<Vec<Entry>, Error> {
    queries::of_account(db, account_id, limit)
}

/// Why a mail with a link must not be sent any more, if so.
pub(super) fn no_longer_true(
    db: &mut Db,
    mail: &Claimed,
    kind: Kind,
    purpose: Purpose,
) -> Result<Option<&'static str>, Error> {
    let Some(account_id) = mail.account_id else {
        return Ok(Some("not sent: it belongs to no account"));
    };
    let Some((status, address)) = queries::invitee(db, account_id)? else {
        return Ok(Some("not sent: the account was deleted"));
    };
    let (needed, refusal) = match purpose {
        Purpose::Invitation => ("pending", "not sent: the account is no longer pending"),
        Purpose::PasswordReset => ("active", "not sent: the account is no longer active"),
    };
    Ok(if status != needed {
        Some(refusal)
    } else if address.as_deref() != Some(mail.address.as_str()) {
        Some("not sent: the account has another address now")
    } else if queries::newest(db, account_id, kind)? != Some(mail.id) {
        Some("not sent: a newer mail takes its place")
    } else {
        None
    })
}

/// The secret of a new link in this mail. Links of other mails and of earlier orders of this one end; those of
/// earlier tries stay, because one of them may have arrived.
pub(super) fn new_link(
    db: &mut Db,
    mail: &Claimed,
    purpose: Purpose,
    valid_for: Duration,
) -> Result<String, Error> {
    let account_id = mail.account_id.ok_or(Error::NotFound)?;
    tokens::replace_older(db, account_id, purpose, mail.created_at)?;
    tokens::mint(db, account_id, purpose, Some(mail.id), valid_for)
}

/// How long a link works from the moment its mail is sent.
pub(super) fn validity(db: &mut Db, purpose: Purpose) -> Result<Duration, Error> {
    match purpose {
        Purpose::Invitation => Ok(policies::current(db)?.invitation_validity()),
        Purpose::PasswordReset => Ok(RESET_VALIDITY),
    }
}

/// The server took the mail.
pub(super) fn sent(mail: &Claimed, now: NaiveDateTime, reply: String) -> Outcome {
    Outcome {
        state: State::Sent,
        attempts: mail.attempts + 1,
        next_attempt_at: None,
        reply: Some(reply),
        sent_at: Some(now),
    }
}

/// The mail is wrong by now.
pub(super) fn withdrawn(mail: &Claimed, reason: &str) -> Outcome {
    ended(mail, State::Withdrawn, mail.attempts, reason)
}

/// Trying again would not help.
pub(super) fn failed(mail: &Claimed, reply: &str) -> Outcome {
    ended(mail, State::Failed, mail.attempts + 1, reply)
}

/// This try failed; the next one comes after a pause that doubles each time, until patience ends.
pub(super) fn tried(mail: &Claimed, now: NaiveDateTime, reply: &str) -> Outcome {
    if now - mail.created_at >= PATIENCE {
        return failed(mail, reply);
    }
    Outcome {
        state: State::Queued,
        attempts: mail.attempts + 1,
        next_attempt_at: Some(now + pause(mail.attempts)),
        reply: Some(reply.to_owned()),
        sent_at: None,
    }
}

/// No server could be reached, through no fault of this mail: it waits `pause` and keeps its tries.
pub(super) fn postponed(mail: &Claimed, now: NaiveDateTime, pause: Duration, reply: &str) -> Outcome {
    if now - mail.created_at >= PATIENCE {
        return ended(mail, State::Failed, mail.attempts, reply);
    }
    Outcome {
        state: State::Queued,
        attempts: mail.attempts,
        next_attempt_at: Some(now + pause),
        reply: Some(reply.to_owned()),
        sent_at: None,
    }
}

/// It was not this mail's turn; everything stays as it was.
pub(super) fn untouched(mail: &Claimed) -> Outcome {
    Outcome {
        state: State::Queued,
        attempts: mail.attempts,
        next_attempt_at: None,
        reply: None,
        sent_at: None,
    }
}

fn ended(mail: &Claimed, state: State, attempts: i64, reply: &str) -> Outcome {
    debug_assert!(mail.attempts <= attempts, "tries are never taken back");
    Outcome { state, attempts, next_attempt_at: None, reply: Some(reply.to_owned()), sent_at: None }
}

/// The pause after the try that follows `attempts` earlier ones.
fn pause(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(0, 16)).unwrap_or(16);
    (FIRST_PAUSE * 2i32.pow(doublings)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod pauses {
    use super::*;

    #[test]
    fn pauses_double_from_half_a_minute_to_four_hours() {
        let seconds: Vec<i64> = (0..11).map(|attempts| pause(attempts).num_seconds()).collect();
        assert_eq!(seconds, [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400]);
        assert_eq!(pause(i64::MAX), LONGEST_PAUSE);
    }
}
