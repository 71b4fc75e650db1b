//! What the mail page knows, and who may send a trial.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDateTime};

use crate::access::{Actor, Permission};
use crate::audit::{self, Subject, Trace};
use crate::auth::throttle;
use crate::db::Db;
use crate::error::Error;
use crate::outbox::{self, Figures, Held, Kind, Mail};
use crate::policies::{self, Policies};

/// Trials that one account sends before the next one has to wait.
const TRIALS: i64 = 5;

/// What the page knows of the outbox.
#[derive(Clone, Debug)]
pub struct Standing {
    /// How many mails wait, were sent and were given up.
    pub figures: Figures,
    /// How fast mail may leave.
    pub policies: Policies,
    /// How long the link in the mail that is looked at works.
    pub valid_for: Option<Duration>,
}

/// Everything that the page shows of the outbox; `since` is from when on sent mails are counted, UTC.
///
/// # Errors
/// Database errors.
pub fn standing(db: &mut Db, since: NaiveDateTime, kind: Kind) -> Result<Standing, Error> {
    Ok(Standing {
        figures: outbox::figures(db, since)?,
        policies: policies::current(db)?,
        valid_for: outbox::validity(db, kind)?,
    })
}

/// Writes a trial to `to` down, in the language of whoever asks, to be sent at once; `None` when they have sent so
/// many that the next one has to wait.
///
/// # Errors
/// [`Error::Forbidden`]; database errors.
pub fn order(db: &mut Db, actor: &Actor, to: &str, locale: &str) -> Result<Option<Held>, Error> {
    actor.need(Permission::SettingsManage)?;
    let id = actor.account_id().ok_or(Error::SignedOut)?;
    if !throttle::pace(db, &format!("test mail #{id}"), TRIALS)? {
        return Ok(None);
    }
    let mail = Mail {
        account_id: id,
        address: to.to_owned(),
        recipient_name: actor.name().to_owned(),
        locale: locale.to_owned(),
        kind: Kind::Test,
        facts: BTreeMap::new(),
    };
    let held = outbox::hold(db, &mail)?;
    let subject = Subject { kind: "mail", id: Some(held.id()), name: to.to_owned() };
    audit::record(db, actor, &Trace::done("mail.test", subject))?;
    Ok(Some(held))
}
