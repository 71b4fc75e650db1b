//! How a notice is sent: as a job that writes each person one mail, by whoever is there, in chunks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{change, subject};
use crate::access::Actor;
use crate::accounts::{self, Account, Status};
use crate::audit::{self, Trace};
use crate::db::Db;
use crate::error::Error;
use crate::jobs::{self, Job, Subject, Subjects};
use crate::notices::model::{Kind, Notice, Order, State};
use crate::notices::queries;
use crate::outbox::{self, Mail};

/// The word of the job.
pub const SEND: &str = "notices.send";
/// So few are written to while the person waits.
const FEW: i64 = 200;
/// How many licenses a mail names.
const NAMED: i64 = 20;

/// What is said along with the order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// The notice.
    pub notice: i64,
    /// What it is about, for the job's name.
    pub subject: String,
}

/// What came of sending.
#[derive(Debug)]
pub enum Sending {
    /// The job is ordered, or done.
    Ordered(Box<Job>),
    /// It, or who gets it, is another than what was shown.
    Changed,
}

/// Sends a notice that is still as it was shown, or goes on where sending was stopped.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for one that was sent, or that nobody would get.
pub fn send(db: &mut Db, actor: &Actor, id: i64, shown: Order) -> Result<Sending, Error> {
    let notice = queries::find(db, actor, id)?;
    if !notice.state.may_send() {
        return Err(Error::refused("notices-refused-sent"));
    }
    let recipients = queries::count_recipients(db, &notice)?;
    if (notice.version, recipients) != (shown.version, shown.recipients) {
        return Ok(Sending::Changed);
    }
    if recipients == 0 {
        return Err(Error::refused("notices-refused-nobody"));
    }
    let total = recipients + if notice.state == State::Draft { 0 } else { queries::count_mails(db, id)? };
    if !queries::start(db, actor, (id, notice.version), (notice.state, total))? {
        return Err(Error::Collision("the notice was sent meanwhile".to_owned()));
    }
    let changes = vec![change("notice_recipients", "", recipients.to_string())];
    audit::record(db, actor, &Trace::done("notice.send", subject(id, &notice.subject)).changing(changes))?;
    let job = order(db, actor, &notice, recipients)?;
    queries::update_job(db, id, job.id)?;
    Ok(Sending::Ordered(Box::new(job)))
}

fn order(db: &mut Db, actor: &Actor, notice: &Notice, recipients: i64) -> Result<Job, Error> {
    let subjects = if recipients <= FEW {
        let people = queries::recipients(db, notice, 0, FEW)?;
        Subjects::These(people.into_iter().map(|one| Subject { id: one.id, label: one.name }).collect())
    } else {
        Subjects::Matching { query: notice.id.to_string(), except: Vec::new(), about: recipients }
    };
    let terms = Terms { notice: notice.id, subject: notice.subject.clone() };
    let order = jobs::Order {
        kind: SEND,
        terms: serde_json::to_string(&terms).map_err(Error::internal)?,
        // Sending rises the version, so that each order of a notice has a word of its own.
        key: format!("notice/{}/{}", notice.id, notice.version),
        subjects,
        undo_of: None,
        retry_of: None,
    };
    jobs::start(db, actor, &order)
}

/// Writes one person their mail, if they have none of this notice yet.
///
/// # Errors
/// [`Error::Refused`] for somebody who cannot get it any more.
pub fn write(db: &mut Db, notice: i64, account: i64) -> Result<(), Error> {
    let notice = queries::by_id(db, notice)?;
    let account = accounts::queries::by_id(db, account)?;
    if queries::has_mail(db, notice.id, account.id)? {
        return Err(Error::refused("notices-refused-has-mail"));
    }
    let Some(address) = account.email.clone().filter(|_| account.status == Status::Active) else {
        return Err(Error::refused("notices-refused-inactive"));
    };
    let licenses =
        if notice.is_for_all { Vec::new() } else { queries::concerning(db, notice.id, account.id, NAMED)? };
    let mail = Mail {
        account_id: account.id,
        address,
        recipient_name: account.display_name.clone(),
        locale: account.locale.clone(),
        kind: outbox::Kind::Notice,
        facts: facts(&notice, &account, &licenses),
    };
    outbox::enqueue_notice(db, &mail, notice.id)
}

/// What the mail says; times are in the zone of whoever gets it.
fn facts(notice: &Notice, account: &Account, licenses: &[String]) -> BTreeMap<String, String> {
    let t = accounts::language(account);
    let moment = |at: Option<chrono::NaiveDateTime>| at.map(|at| t.exact(at)).unwrap_or_default();
    let facts = [
        ("kind", notice.kind.word().to_owned()),
        ("subject", notice.subject.clone()),
        ("text", notice.body.clone()),
        ("from", moment(notice.starts_at.filter(|_| notice.kind == Kind::Maintenance))),
        ("until", moment(notice.ends_at.filter(|_| notice.kind == Kind::Maintenance))),
        ("licenses", outbox::list(licenses)),
    ];
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Keeps what came of the sending with the notice.
///
/// # Errors
/// Database errors.
pub fn over(db: &mut Db, job: &Job) -> Result<(), Error> {
    let terms: Terms = serde_json::from_str(&job.terms).map_err(Error::internal)?;
    let notice = queries::by_id(db, terms.notice)?;
    let state = match job.state {
        // However trying once more ends, it is about those for whom it went wrong alone.
        _ if job.retry_of.is_some() => notice.state,
        jobs::State::Done => State::Sent,
        _ => State::Stopped,
    };
    let count = queries::count_mails(db, notice.id)?;
    queries::settle(db, notice.id, state, count)
}
