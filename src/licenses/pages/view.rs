//! The page of one license.

use askama::Template;

use super::chart::Chart;
use super::parts::{entry, machine, overview, people};
use crate::access::{Actor, Permission, Scope};
use crate::accounts::pages::{Fact, HeadTab, HistoryEntry};
use crate::audit;
use crate::clock;
use crate::grid::address_of;
use crate::grid::view::{Cell, Mark, Status, Time};
use crate::licenses::labels;
use crate::licenses::model::{Admin, Deployment, License, MacChange, Sample, Seat};
use crate::licenses::rules::Changes;
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// What stands below the tabs, not yet in words.
pub enum Part {
    /// Seats, use, contact and admins.
    Overview { admins: Vec<Admin>, samples: Option<Vec<Sample>> },
    /// Who has a seat.
    People { seats: Vec<Seat>, more: bool, is_first: bool },
    /// The machine, and how it was changed.
    Mac { past: Vec<MacChange>, lately: Changes, form: Form },
    /// What was done to it.
    History { events: Vec<audit::Event>, more: bool },
}

/// What the viewer may do to this license.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a permission of its own")]
pub struct Powers {
    pub(super) manage: bool,
    pub(super) assign: bool,
    pub(super) name_admins: bool,
    pub(super) edit_mac: bool,
    /// Whether the viewer is an admin, and if so whether they want its notices.
    pub(super) notices: Option<bool>,
    pub(super) is_contact: bool,
}

impl Powers {
    /// Those of this actor, who sees the license.
    #[must_use]
    pub fn of(actor: &Actor, license: &License, notices: Option<bool>) -> Self {
        let is_contact = actor.account_id() == Some(license.contact_id);
        let reaches = |permission, own: bool| match actor.scope(permission) {
            Some(Scope::All) => true,
            Some(Scope::Own) => own,
            None => false,
        };
        let is_admin = notices.is_some();
        Self {
            manage: reaches(Permission::LicensesManage, is_admin),
            assign: reaches(Permission::LicensesAssign, is_admin),
            name_admins: reaches(Permission::RolesAssignLicenseAdmin, is_contact),
            edit_mac: reaches(Permission::LicensesEditMac, is_admin),
            notices,
            is_contact,
        }
    }
}

/// One license, read-only.
#[derive(Template)]
#[template(path = "licenses/view.html", blocks = ["content"])]
pub struct LicensePage {
    pub shell: Shell,
    pub name: String,
    pub subtitle: String,
    pub status: Status,
    pub base: String,
    /// The address of the form; `None` when the viewer may not edit.
    pub edit: Option<String>,
    pub tabs: Vec<HeadTab>,
    pub panel: Panel,
}

/// What stands below the tabs.
pub enum Panel {
    Overview(Box<Overview>),
    People(People),
    Mac(Machine),
    History { entries: Vec<HistoryEntry>, more: Option<String>, all: Option<String> },
}

/// Seats, use, contact and admins.
pub struct Overview {
    pub facts: Vec<Fact>,
    pub used: i64,
    pub seats: i64,
    /// "34 of 50 seats in use, 16 left".
    pub numbers: String,
    /// Where those with a seat are listed.
    pub accounts: Option<String>,
    /// Whether the viewer may see the use over time.
    pub sees_usage: bool,
    /// The use over time, once there are two days of it.
    pub chart: Option<Chart>,
    pub admins: Vec<AdminRow>,
    /// Whether the viewer may name admins.
    pub may_name: bool,
    /// Where another primary contact is named.
    pub change_contact: Option<String>,
    /// Where another primary contact is asked for.
    pub ask_contact: String,
    /// Whether the viewer gets the notices; `None` for whoever is no admin.
    pub notices: Option<bool>,
    /// The primary contact must get them.
    pub must_get: bool,
}

/// Somebody who looks after the license.
pub struct AdminRow {
    pub id: i64,
    pub name: String,
    pub href: Option<String>,
    pub detail: String,
    pub by: String,
    pub since: Time,
    pub status: Status,
    pub is_contact: bool,
    /// The words of the button that removes them; `None`: it is not offered.
    pub remove: Option<String>,
}

/// Who has a seat.
pub struct People {
    pub numbers: String,
    pub rows: Vec<SeatRow>,
    pub may_assign: bool,
    pub next: Option<String>,
    pub first: Option<String>,
    pub all: Option<String>,
}

/// Somebody with a seat.
pub struct SeatRow {
    pub id: i64,
    pub name: String,
    pub href: Option<String>,
    pub detail: String,
    pub by: String,
    pub since: Time,
    pub status: Status,
    /// "Take the seat of Ann Smith".
    pub take: String,
}

/// The machine.
pub struct Machine {
    pub now: Option<String>,
    pub form: Option<Form>,
    /// Whether a file can be downloaded.
    pub may_download: bool,
    /// How many changes are left, or when the next is possible.
    pub left: String,
    pub past: Vec<MacRow>,
}

/// A change of the machine.
pub struct MacRow {
    pub what: String,
    pub by: String,
    pub when: Time,
}

/// The page.
#[must_use]
pub fn page(visit: &Visit, license: &License, part: Part, powers: &Powers, tab: &'static str) -> LicensePage {
    let t = visit.language();
    let panel = match part {
        Part::Overview { admins, samples } => {
            Panel::Overview(Box::new(overview(visit, license, powers, &admins, samples)))
        }
        Part::People { seats, more, is_first } => {
            Panel::People(people(visit, license, powers, &seats, (more, is_first)))
        }
        Part::Mac { past, lately, form } => Panel::Mac(machine(license, powers, &past, lately, form, t)),
        Part::History { events, more } => Panel::History {
            more: events
                .last()
                .filter(|_| more)
                .map(|last| format!("/licenses/{}/history?before={}", license.id, last.id)),
            entries: events.iter().map(|event| entry(event, t)).collect(),
            all: visit
                .may(Permission::AuditView)
                .then(|| address_of("/audit", &format!("subject_kind:license subject_id:{}", license.id))),
        },
    };
    let base = format!("/licenses/{}", license.id);
    LicensePage {
        shell: visit.shell(&license.name),
        name: license.name.clone(),
        subtitle: format!("{} · {}", labels::kind(license.kind, t), license.code),
        status: standing(license, t),
        edit: powers.manage.then(|| format!("{base}/edit")),
        tabs: tabs(license, &base, tab, t),
        base,
        panel,
    }
}

fn tabs(license: &License, base: &str, tab: &str, t: Language) -> Vec<HeadTab> {
    let tabs = [
        ("overview", "accounts-tab-overview", ""),
        ("people", "licenses-people", "/people"),
        ("mac", "licenses-mac", "/mac"),
        ("history", "accounts-tab-history", "/history"),
    ];
    let has = |key: &str| key != "mac" || license.deployment == Deployment::OnPremises;
    tabs.into_iter()
        .filter(|(key, ..)| has(key))
        .map(|(key, label, end)| HeadTab {
            label: t.say(label),
            href: format!("{base}{end}"),
            current: key == tab,
        })
        .collect()
}

/// Whether it is good now, as color, shape and word.
fn standing(license: &License, t: Language) -> Status {
    let now = clock::now();
    let soon = license.expires_at.is_some_and(|at| at - now <= chrono::TimeDelta::days(60));
    let (mark, key) = if license.is_expired(now) {
        (Mark::Bad, "licenses-expired")
    } else if license.starts_at.is_some_and(|at| at > now) {
        (Mark::Waiting, "licenses-not-yet")
    } else if soon {
        (Mark::Partial, "licenses-expires-soon")
    } else {
        (Mark::Good, "licenses-good")
    };
    Status { mark, label: t.word(key) }
}

/// "34 of 50 seats in use, 16 left".
pub(super) fn numbers(license: &License, t: Language) -> String {
    let numbers = [("used", license.used), ("seats", license.seats), ("free", license.free)];
    let facts = numbers.map(|(name, number)| (name, t.number(number)));
    t.fill("licenses-numbers", &facts)
}
