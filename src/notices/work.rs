//! Sending a notice, as a job.

use super::queries;
use super::rules::{self, Terms};
use crate::access::{Actor, Permission};
use crate::db::Db;
use crate::error::{Error, Message};
use crate::jobs::{Item, Job, Matching, Subject, Work};
use crate::web::language::Language;

/// Everything that jobs can do with notices.
pub const KINDS: &[&dyn Work] = &[&Send];

struct Send;

fn terms(text: &str) -> Result<Terms, Error> {
    serde_json::from_str(text).map_err(Error::internal)
}

impl Work for Send {
    fn kind(&self) -> &'static str {
        rules::SEND
    }

    fn needs(&self) -> Permission {
        Permission::NoticesManage
    }

    /// The query is the number of the notice.
    fn find(
        &self,
        db: &mut Db,
        actor: &Actor,
        _: Language,
        matching: &Matching<'_>,
    ) -> Result<Vec<Subject>, Error> {
        let id = matching.query.parse().map_err(Error::internal)?;
        let notice = queries::find(db, actor, id)?;
        let people = queries::recipients(db, &notice, matching.after, matching.most)?;
        Ok(people.into_iter().map(|one| Subject { id: one.id, label: one.name }).collect())
    }

    fn act(&self, db: &mut Db, _: &Actor, text: &str, item: &Item) -> Result<Option<String>, Error> {
        rules::write(db, terms(text)?.notice, item.subject_id)?;
        Ok(None)
    }

    /// Somebody who cannot be written to any more is in the report; the trail tells of the sending itself.
    fn note(&self, _: &mut Db, _: &Actor, _: i64, _: &Message) -> Result<(), Error> {
        Ok(())
    }

    fn over(&self, db: &mut Db, job: &Job) -> Result<(), Error> {
        rules::over(db, job)
    }

    fn undone_by(&self) -> Option<&'static str> {
        None
    }

    /// Sending cannot be taken back, and so neither can sending the rest.
    fn needs_proof(&self, _: &mut Db, _: &str) -> Result<bool, Error> {
        Ok(true)
    }

    fn title(&self, text: &str, count: i64, t: Language) -> String {
        let name = terms(text).map(|terms| terms.subject).unwrap_or_default();
        t.fill("notices-job", &[("count", count.to_string()), ("shown", t.number(count)), ("name", name)])
    }

    fn page(&self, item: &Item) -> Option<String> {
        Some(format!("/accounts/{}", item.subject_id))
    }
}
