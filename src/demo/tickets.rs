//! Requests for support, with what was answered.

mod asked;
mod talk;

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::draw::Draw;
use super::people::{ADMIN, LICENSE_ADMIN, PEOPLE, Person};
use super::rows::AccountRow;
use crate::db::Db;
use crate::db::schema::{ticket_comments, ticket_people, tickets};
use crate::error::Error;
use crate::tickets::keys::Keys;
use crate::tickets::{Status, Step};
use talk::Topic;

/// How many there are, in a company that is large enough for them.
pub const TICKETS: i64 = 300;
/// With fewer people there are none: whoever tries Gatehouse alone writes their own.
const FEWEST: i64 = 20;
/// Who of the three people has a ticket that waits, which is so many before the newest.
const WAITING: [(i64, i64); 2] = [(1, 3), (2, LICENSE_ADMIN.id)];
/// Hours between one ticket and the next, about.
const PACE: i64 = 29;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Requester {
    id: i64,
    name: String,
    locale: &'static str,
}

/// The tickets that are to be written, once it is known who asks.
#[derive(Debug)]
pub struct Tickets {
    total: i64,
    now: NaiveDateTime,
    people: Vec<Requester>,
}

impl Tickets {
    /// Those of a company of `total` accounts, seen at `now`.
    #[must_use]
    pub fn of(total: i64, now: NaiveDateTime) -> Self {
        Self { total, now, people: Vec::new() }
    }

    /// Lets somebody who can sign in ask, if it is their turn.
    pub fn meet(&mut self, account: &AccountRow) {
        let step = (self.total / TICKETS).max(1);
        let asks = account.kind == "operator" && account.status == "active" && account.id != ADMIN.id;
        let turn = account.id <= 3 || account.id % step == 0;
        if asks && turn && self.people.len() < 500 {
            let name = account.display_name.clone();
            self.people.push(Requester { id: account.id, name, locale: account.locale });
        }
    }

    /// Writes them down, the oldest first.
    ///
    /// # Errors
    /// What the database answers.
    pub fn insert(&self, db: &mut Db) -> Result<(), Error> {
        if self.total < FEWEST {
            return Ok(());
        }
        for number in 1..=TICKETS {
            let mut draw = Draw::new(number.unsigned_abs() ^ 0x71C4);
            let place = draw.below(i64::try_from(self.people.len()).unwrap_or(1));
            let waits = WAITING.iter().find(|(before, _)| TICKETS - number == *before).map(|(_, id)| *id);
            let Some(requester) = self.requester(waits, place) else { continue };
            let opened = self.now - TimeDelta::hours((TICKETS - number) * PACE + draw.below(20) + 1);
            let ticket = Told::of(number, requester, opened, self.now, &mut draw).insert(db)?;
            match waits {
                Some(id) if id == LICENSE_ADMIN.id => asked::for_successor(db, ticket, opened)?,
                Some(_) => asked::share(db, ticket, &LICENSE_ADMIN, (opened, &requester.name))?,
                None => {}
            }
        }
        Ok(())
    }

    /// Whoever has a ticket that waits, or who is drawn.
    fn requester(&self, waits: Option<i64>, place: i64) -> Option<&Requester> {
        let known = waits.and_then(|id| self.people.iter().find(|person| person.id == id));
        known.or_else(|| self.people.get(usize::try_from(place).ok()?))
    }
}

/// A ticket, told to its end.
struct Told<'p> {
    requester: &'p Requester,
    topic: &'static Topic,
    opened: NaiveDateTime,
    /// What was said: by whom, when, what, with which step.
    said: Vec<(i64, &'p str, NaiveDateTime, &'static str, Step)>,
    status: Status,
}

impl<'p> Told<'p> {
    fn of(
        number: i64,
        requester: &'p Requester,
        opened: NaiveDateTime,
        now: NaiveDateTime,
        draw: &mut Draw,
    ) -> Self {
        let topic = talk::topic(requester.locale, draw);
        // The newest still wait, most others are over.
        let is_new = TICKETS - number < 12;
        let waits = WAITING.iter().any(|(before, _)| TICKETS - number == *before);
        let steps = if waits {
            0
        } else if is_new {
            draw.below(3)
        } else {
            3 - i64::from(draw.happens(400))
        };
        let mut at = opened;
        let mut told = Self { requester, topic, opened, said: Vec::new(), status: Status::Open };
        for step in 0..steps {
            at = (at + TimeDelta::minutes(15 + draw.below(600))).min(now);
            let asks = (requester.id, requester.name.as_str());
            let ((id, name), text, what) = match step {
                0 => (answers(), topic.answer, Step::Comment),
                1 => (asks, topic.reply, Step::Comment),
                _ => (asks, topic.thanks, Step::Close),
            };
            told.said.push((id, name, at, text, what));
            told.status = match step {
                0 => Status::Answered,
                1 => Status::Open,
                _ => Status::Closed,
            };
        }
        told
    }

    fn insert(&self, db: &mut Db) -> Result<i64, Error> {
        let keys = Keys::of(self.topic.subject, &self.requester.name);
        let last = self.said.last();
        let closed = last.filter(|_| self.status == Status::Closed);
        let id: i64 = diesel::insert_into(tickets::table)
            .values((
                tickets::kind.eq(self.topic.kind),
                tickets::subject.eq(self.topic.subject),
                tickets::description.eq(self.topic.description),
                tickets::status.eq(self.status),
                tickets::requester_id.eq(self.requester.id),
                tickets::requester_name.eq(&self.requester.name),
                tickets::comment_count.eq(i64::try_from(self.said.len()).unwrap_or(0)),
                tickets::created_at.eq(self.opened),
                tickets::changed_at.eq(last.map_or(self.opened, |said| said.2)),
                tickets::closed_at.eq(closed.map(|said| said.2)),
                tickets::closed_by_name.eq(closed.map(|said| said.1)),
                tickets::version.eq(1),
                tickets::subject_key.eq(keys.subject),
                tickets::requester_key.eq(keys.requester),
                tickets::search_text.eq(keys.search_text),
            ))
            .returning(tickets::id)
            .get_result(db)?;
        self.insert_around(db, id)?;
        Ok(id)
    }

    fn insert_around(&self, db: &mut Db, ticket: i64) -> Result<(), Error> {
        diesel::insert_into(ticket_people::table)
            .values((
                ticket_people::ticket_id.eq(ticket),
                ticket_people::account_id.eq(self.requester.id),
                ticket_people::name.eq(&self.requester.name),
                ticket_people::sees.eq(true),
                ticket_people::follows.eq(true),
                ticket_people::since.eq(self.opened),
                ticket_people::by_name.eq(&self.requester.name),
            ))
            .execute(db)?;
        for (author, name, at, body, step) in &self.said {
            diesel::insert_into(ticket_comments::table)
                .values((
                    ticket_comments::ticket_id.eq(ticket),
                    ticket_comments::step.eq(*step),
                    ticket_comments::author_id.eq(Some(*author)),
                    ticket_comments::author_name.eq(*name),
                    ticket_comments::body.eq(*body),
                    ticket_comments::at.eq(*at),
                ))
                .execute(db)?;
        }
        Ok(())
    }
}

/// Who answers.
fn answers() -> (i64, &'static str) {
    let admin: Option<&'static Person> = PEOPLE.iter().find(|person| person.id == ADMIN.id);
    admin.map_or((1, ADMIN.display), |admin| (admin.id, admin.display))
}
