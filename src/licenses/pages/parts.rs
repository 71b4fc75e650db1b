//! What stands below the tabs of a license's page.

use super::chart;
use super::view::{AdminRow, MacRow, Machine, Overview, People, Powers, SeatRow, numbers};
use crate::access::Permission;
use crate::accounts::labels::status_cell;
use crate::accounts::pages::{Fact, HistoryEntry};
use crate::audit::labels::{action, lines, rule};
use crate::audit::{Event, Outcome};
use crate::grid::address_of;
use crate::grid::view::Cell;
use crate::licenses::labels;
use crate::licenses::model::{Admin, License, MacChange, Sample, Seat};
use crate::licenses::rules::{Changes, MOST_CHANGES};
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::language::Language;

/// Seats, use, contact and admins.
pub(super) fn overview(
    visit: &Visit,
    license: &License,
    powers: &Powers,
    admins: &[Admin],
    samples: Option<Vec<Sample>>,
) -> Overview {
    let t = visit.language();
    Overview {
        facts: facts(license, t),
        used: license.used,
        seats: license.seats,
        numbers: numbers(license, t),
        accounts: with_a_seat(visit, license),
        sees_usage: samples.is_some(),
        chart: samples.and_then(|samples| chart::chart(&samples, t)),
        admins: admins.iter().map(|admin| admin_row(visit, license, powers, admin)).collect(),
        may_name: powers.name_admins,
        ask_contact: format!("/tickets/new/contact?license={}", license.id),
        change_contact: powers.manage.then(|| format!("/licenses/{}/contact", license.id)),
        notices: powers.notices,
        must_get: powers.is_contact,
    }
}

/// The accounts with a seat, in their list.
fn with_a_seat(visit: &Visit, license: &License) -> Option<String> {
    let query = format!("license:\"{}\"", license.name.replace('"', ""));
    visit.may(Permission::AccountsView).then(|| address_of("/accounts", &query))
}

fn facts(license: &License, t: Language) -> Vec<Fact> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let time = |at: Option<chrono::NaiveDateTime>| at.map_or(Cell::Empty, |at| Cell::Time(t.time(at)));
    let facts = [
        ("licenses-product", text(&license.product)),
        ("licenses-code", text(&license.code)),
        ("licenses-kind", Cell::Text(labels::kind(license.kind, t))),
        ("licenses-deployment", Cell::Text(labels::deployment(license.deployment, t))),
        ("licenses-starts", time(license.starts_at)),
        ("licenses-expires", time(license.expires_at)),
        ("licenses-contact", text(&license.contact_name)),
        ("licenses-created", time(Some(license.created_at))),
        ("licenses-modified", time(Some(license.modified_at))),
        ("accounts-modified-by", text(&license.modified_by_name)),
    ];
    facts.into_iter().map(|(label, value)| Fact { label: t.say(label), value }).collect()
}

fn page_of(visit: &Visit, account: i64) -> Option<String> {
    visit.may(Permission::AccountsView).then(|| format!("/accounts/{account}"))
}

fn admin_row(visit: &Visit, license: &License, powers: &Powers, admin: &Admin) -> AdminRow {
    let t = visit.language();
    let is_contact = admin.account_id == license.contact_id;
    AdminRow {
        id: admin.account_id,
        name: admin.name.clone(),
        href: page_of(visit, admin.account_id),
        detail: admin.email.clone().unwrap_or_default(),
        by: t.named("licenses-named-by", &admin.by_name),
        since: t.time(admin.since),
        status: status_cell(admin.status, 1, t),
        is_contact,
        remove: (powers.name_admins && !is_contact).then(|| t.named("licenses-remove-admin", &admin.name)),
    }
}

/// Who has a seat.
pub(super) fn people(
    visit: &Visit,
    license: &License,
    powers: &Powers,
    seats: &[Seat],
    (more, is_first): (bool, bool),
) -> People {
    let t = visit.language();
    let base = format!("/licenses/{}/people", license.id);
    let last = seats.last().filter(|_| more);
    People {
        numbers: numbers(license, t),
        may_assign: powers.assign,
        next: last.map(|last| format!("{base}?after={}", last.account_id)),
        first: (!is_first).then_some(base),
        all: with_a_seat(visit, license),
        rows: seats.iter().map(|seat| seat_row(visit, seat)).collect(),
    }
}

fn seat_row(visit: &Visit, seat: &Seat) -> SeatRow {
    let t = visit.language();
    SeatRow {
        id: seat.account_id,
        name: seat.name.clone(),
        href: page_of(visit, seat.account_id),
        detail: seat.login.clone().or_else(|| seat.email.clone()).unwrap_or_default(),
        by: t.named("accounts-role-by", &seat.by_name),
        since: t.time(seat.since),
        status: status_cell(seat.status, 1, t),
        take: t.named("licenses-take-seat", &seat.name),
    }
}

/// The machine.
pub(super) fn machine(
    license: &License,
    powers: &Powers,
    past: &[MacChange],
    lately: Changes,
    form: Form,
    t: Language,
) -> Machine {
    let left = match lately.next {
        Some(next) => t.named("licenses-mac-next", &t.date(next)),
        None => t.count("licenses-mac-left", MOST_CHANGES - lately.count),
    };
    Machine {
        now: license.mac.clone(),
        may_download: powers.edit_mac && license.mac.is_some(),
        form: (powers.edit_mac && lately.next.is_none()).then_some(form),
        left,
        past: past.iter().map(|change| mac_row(change, t)).collect(),
    }
}

fn mac_row(change: &MacChange, t: Language) -> MacRow {
    let old = change.old.clone().unwrap_or_else(|| t.say("licenses-mac-none"));
    MacRow { what: format!("{old} → {}", change.new), by: change.by_name.clone(), when: t.time(change.at) }
}

/// One line of the history.
pub(super) fn entry(event: &Event, t: Language) -> HistoryEntry {
    let refused = event.outcome == Outcome::Refused;
    let mut details: Vec<String> = event.changes().iter().flat_map(|change| lines(change, t)).collect();
    details.extend(event.reason.as_ref().filter(|_| refused).map(|kept| rule(kept, t)));
    let what = action(&event.action, t);
    let sentence = [String::new(), event.actor_name.clone(), format!(" · {what}")];
    HistoryEntry { when: t.time(event.at), sentence, details, refused }
}
