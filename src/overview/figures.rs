//! Numbers that lead into lists: each is what the list itself says of the query behind it.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::access::{Actor, Permission};
use crate::accounts::lists::Accounts;
use crate::clock;
use crate::db::Db;
use crate::error::Error;
use crate::grid::{self, List, Total, address_of};
use crate::jobs::lists::Jobs;
use crate::licenses::lists::Licenses;
use crate::notices::lists::Notices;
use crate::web::language::Language;

/// How many days ahead the end of a license is spoken of.
const SOON: i64 = 60;

/// Numbers of one list.
#[derive(Debug)]
pub struct Pane {
    /// Its heading in the page, and the key of its words.
    pub key: &'static str,
    pub title: &'static str,
    pub figures: Vec<Figure>,
}

/// A number, and where it leads.
#[derive(Debug)]
pub struct Figure {
    /// Key of its words.
    pub label: &'static str,
    pub number: Total,
    pub href: String,
}

/// What is asked of a list: the key of its words, and the query.
type Question = (&'static str, String);

fn asked<L: List>(
    db: &mut Db,
    actor: &Actor,
    (key, title): (&'static str, &'static str),
    questions: Vec<Question>,
    t: Language,
) -> Result<Pane, Error> {
    let figure = |(label, q): Question| {
        let number = grid::number::<L>(db, actor, &q, t)?;
        Ok(Figure { label, number, href: address_of(L::grid().address, &q) })
    };
    let figures = questions.into_iter().map(figure).collect::<Result<_, Error>>()?;
    Ok(Pane { key, title, figures })
}

/// The moments between which a license ends soon: from the beginning of the viewer's day on.
#[must_use]
pub fn soon(t: Language) -> (NaiveDateTime, NaiveDateTime) {
    let today = t.to_local(clock::now()).date().and_time(NaiveTime::MIN);
    (t.to_utc(today), clock::now() + TimeDelta::days(SOON))
}

/// The same as a query.
fn ends_soon(t: Language) -> String {
    format!("expires:>={} expires:<{SOON}d", t.to_local(clock::now()).date())
}

/// The numbers that the actor may see.
///
/// # Errors
/// Database errors.
pub fn panes(db: &mut Db, actor: &Actor, t: Language) -> Result<Vec<Pane>, Error> {
    let q = |label: &'static str, q: &str| (label, q.to_owned());
    let mut panes = Vec::new();
    if actor.may(Permission::LicensesView) {
        let questions = vec![
            q("overview-licenses-all", ""),
            q("licenses-view-full", "free:0"),
            ("overview-ends-soon", ends_soon(t)),
        ];
        panes.push(asked::<Licenses>(db, actor, ("licenses", "licenses-title"), questions, t)?);
    }
    if actor.may(Permission::AccountsView) {
        let mut questions = vec![
            q("accounts-active", "status:active"),
            q("overview-invited", "status:pending"),
            q("accounts-inactive", "status:inactive"),
            q("accounts-view-no-roles", "role:empty"),
        ];
        if actor.may(Permission::ResourcesViewActive) {
            questions.push(q("overview-signed-in", "session:open"));
        }
        panes.push(asked::<Accounts>(db, actor, ("accounts", "accounts-title"), questions, t)?);
    }
    if actor.may(Permission::NoticesManage) {
        let questions = vec![q("notices-view-drafts", "state:draft"), q("overview-stopped", "state:stopped")];
        panes.push(asked::<Notices>(db, actor, ("notices", "notices-title"), questions, t)?);
    }
    if actor.may(Permission::AccountsView) {
        let wrong = "(state:stopped OR failed:>0) created:<7d";
        let questions = vec![q("jobs-view-open", "state:waiting,running"), q("overview-jobs-wrong", wrong)];
        panes.push(asked::<Jobs>(db, actor, ("jobs", "jobs-title"), questions, t)?);
    }
    Ok(panes)
}
