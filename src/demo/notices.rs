//! What the company has written to those who look after its licenses.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::people::{ADMIN, LICENSE_ADMIN, Person};
use crate::access::Actor;
use crate::db::Db;
use crate::db::schema::{notices, outbox};
use crate::error::Error;
use crate::notices::{self as feature, Kind, State, Wanted};
use crate::outbox as mail;

/// Kind, subject, text, how many days ago it was written, and whether it was sent. Every third is about all licenses.
const NOTICES: [(Kind, &str, &str, i64, bool); 12] = [
    (
        Kind::Maintenance,
        "Control Room is updated on Saturday",
        "Nobody can sign in while the update runs.\nAutomations that are running are continued afterwards.",
        2,
        false,
    ),
    (
        Kind::Release,
        "Bot Creator 36: recorder for web tables",
        "The recorder reads tables of web pages.\nUpdate the agents of your devices first.",
        6,
        true,
    ),
    (
        Kind::License,
        "Neue Preise für Bot Creator ab Januar",
        "Ab dem 1. Januar gelten neue Preise.\nBestehende Lizenzen bleiben bis zu ihrem Ende unverändert.",
        11,
        true,
    ),
    (
        Kind::Maintenance,
        "Control Room のメンテナンス",
        "更新中はサインインできません。\n実行中の自動化は、更新後に再開されます。",
        19,
        true,
    ),
    (
        Kind::Release,
        "Document Reader 12",
        "Reads handwritten forms in English, German and Japanese.",
        33,
        true,
    ),
    (
        Kind::License,
        "Seats that nobody uses",
        "Please give back seats of people who have left before the end of the quarter.",
        47,
        true,
    ),
    (
        Kind::Maintenance,
        "Wartung der Datenbank",
        "In der Nacht auf Sonntag wird die Datenbank gewartet. Berichte sind in dieser Zeit nicht verfügbar.",
        62,
        true,
    ),
    (Kind::Release, "Analytics 8", "Dashboards can be shared with a role.", 90, true),
    (
        Kind::License,
        "ライセンスキーの更新",
        "新しいキーをライセンスのページに登録しました。\n古いキーは月末に無効になります。",
        121,
        true,
    ),
    (
        Kind::Maintenance,
        "Network change in Hamburg",
        "Runners in Hamburg are offline for two hours.",
        150,
        true,
    ),
    (
        Kind::Release,
        "Process Mining 5 (draft)",
        "Text to follow after the review by the product team.",
        1,
        false,
    ),
    (
        Kind::License,
        "Audit of licenses in November",
        "The auditors ask each primary contact for the list of seats.",
        300,
        true,
    ),
];

/// Writes the notices, as over the last year before `now`; those that were sent have reached the primary contacts.
/// Nothing without licenses.
///
/// # Errors
/// What the database answers.
pub fn insert(db: &mut Db, licenses: &[i64], now: NaiveDateTime) -> Result<(), Error> {
    if licenses.is_empty() {
        return Ok(());
    }
    let actor = Actor::System { name: ADMIN.display };
    for (place, (kind, subject, body, days, is_sent)) in NOTICES.into_iter().enumerate() {
        let at = now - TimeDelta::days(days);
        let window = (kind == Kind::Maintenance)
            .then(|| (at + TimeDelta::days(5), at + TimeDelta::days(5) + TimeDelta::hours(3)));
        let about = (place % 3 != 0).then(|| licenses.iter().copied().skip(place % 4).take(3).collect());
        let (subject, body) = (subject.to_owned(), body.to_owned());
        let id =
            feature::queries::insert(db, &actor, &Wanted { kind, subject, body, window, licenses: about })?;
        let contacts: &[Person] = if place % 4 < 2 { &[ADMIN, LICENSE_ADMIN] } else { &[ADMIN] };
        let written = diesel::update(notices::table.find(id));
        written.set((notices::created_at.eq(at), notices::modified_at.eq(at))).execute(db)?;
        if is_sent {
            send(db, id, contacts, at + TimeDelta::hours(2))?;
        }
    }
    Ok(())
}

fn send(db: &mut Db, id: i64, to: &[Person], at: NaiveDateTime) -> Result<(), Error> {
    diesel::update(notices::table.find(id))
        .set((
            notices::state.eq(State::Sent.word()),
            notices::sent_at.eq(at),
            notices::sent_by_name.eq(ADMIN.display),
            notices::recipient_count.eq(i64::try_from(to.len()).unwrap_or(0)),
            notices::version.eq(2),
        ))
        .execute(db)?;
    for person in to {
        let address = format!("{}@example.com", person.login);
        let keys = mail::keys::Keys::of(person.display, &address);
        diesel::insert_into(outbox::table)
            .values((
                (outbox::account_id.eq(person.id), outbox::address.eq(address)),
                (outbox::recipient_name.eq(person.display), outbox::locale.eq("en")),
                (outbox::kind.eq(mail::Kind::Notice.key()), outbox::facts.eq("{}")),
                (outbox::state.eq("sent"), outbox::attempts.eq(1), outbox::reply.eq("250 2.0.0 Ok: queued")),
                (outbox::next_attempt_at.eq(at), outbox::created_at.eq(at), outbox::sent_at.eq(at)),
                (outbox::recipient_key.eq(keys.recipient), outbox::address_key.eq(keys.address)),
                (outbox::search_text.eq(keys.search_text), outbox::notice_id.eq(id)),
            ))
            .execute(db)?;
    }
    Ok(())
}
