//! The systems that operators sign in to, and who is a member of which.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::draw::Draw;
use super::people::ADMIN;
use super::rows::{AccountRow, MemberRow};
use crate::access::Actor;
use crate::db::Db;
use crate::db::schema::tenants;
use crate::error::Error;
use crate::fold;
use crate::tenants::{self as feature, Kind, Status, Wanted};

/// Name, whether the company runs it, address, what it is for. The first have the most members.
const TENANTS: [(&str, Kind, &str, &str); 12] = [
    (
        "Northwind Europe",
        Kind::Cloud,
        "https://eu.northwind.example",
        "Orders, invoices and stock of all of Europe",
    ),
    (
        "Northwind Americas",
        Kind::Cloud,
        "https://us.northwind.example",
        "Orders and invoices of both Americas",
    ),
    ("東京支店", Kind::Cloud, "https://jp.northwind.example", "日本とアジアの受注、請求、在庫"),
    (
        "Werk Hamburg",
        Kind::OnPremises,
        "http://steuerung.hamburg.northwind.example:8090",
        "Lager und Zoll im Hafen",
    ),
    ("Werk München", Kind::OnPremises, "http://steuerung.muenchen.northwind.example:8090", ""),
    (
        "Customer service",
        Kind::Cloud,
        "https://care.northwind.example",
        "Tickets of customers, in all languages",
    ),
    ("Finance", Kind::Cloud, "https://finance.northwind.example", "Month-end, payments, reporting"),
    ("Price lists", Kind::Cloud, "https://prices.northwind.example", ""),
    (
        "Warehouse robots",
        Kind::OnPremises,
        "https://robots.northwind.example",
        "Runs without a connection to the outside",
    ),
    ("Test and training", Kind::Cloud, "https://test.northwind.example", "Nothing here is real"),
    ("Archive 2019", Kind::OnPremises, "http://archive.northwind.example", "Kept for ten years, read only"),
    ("Research", Kind::Cloud, "https://research.northwind.example", "Pilots of the automation team"),
];

/// A tenant that was loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    id: i64,
    has_logins: bool,
}

/// Makes the tenants, as over the years before `now`.
///
/// # Errors
/// What the database answers.
pub fn insert(db: &mut Db, now: NaiveDateTime) -> Result<Vec<Loaded>, Error> {
    let mut loaded = Vec::new();
    let actor = Actor::System { name: ADMIN.display };
    for (years, (name, kind, url, description)) in (0..).zip(TENANTS) {
        let status = if name.starts_with("Archive") { Status::Suspended } else { Status::Active };
        let (name, url, description) = (name.to_owned(), url.to_owned(), description.to_owned());
        let id = feature::queries::make(db, &actor, &Wanted { name, kind, status, url, description })?;
        let at = now - TimeDelta::days(5 * 365 - 140 * years);
        diesel::update(tenants::table.find(id))
            .set((tenants::created_at.eq(at), tenants::modified_at.eq(at + TimeDelta::days(20))))
            .execute(db)?;
        loaded.push(Loaded { id, has_logins: kind == Kind::OnPremises });
    }
    Ok(loaded)
}

/// The memberships of a tenant user who is seen at `now`: one to three, the first since there is the account.
pub fn of(account: &AccountRow, tenants: &[Loaded], now: NaiveDateTime) -> Vec<MemberRow> {
    // A stream of its own, so that tenants change nothing else.
    let mut draw = Draw::new(account.id.unsigned_abs() ^ 0x5445_4E41_4E54_0000);
    let wanted = match draw.below(10) {
        0..6 => 1,
        6..9 => 2,
        _ => 3,
    };
    let mut chosen: Vec<Loaded> = Vec::new();
    for _ in 0..wanted {
        let tenant = draw.early(tenants);
        if tenant.id > 0 && !chosen.contains(&tenant) {
            chosen.push(tenant);
        }
    }
    let life = (now - account.created_at).num_seconds();
    let mut since = account.created_at;
    let mut rows = Vec::new();
    for tenant in chosen {
        rows.push(row(account, tenant, since, &mut draw));
        since = account.created_at + TimeDelta::seconds(draw.below(life));
    }
    rows
}

fn row(account: &AccountRow, tenant: Loaded, since: NaiveDateTime, draw: &mut Draw) -> MemberRow {
    let other = tenant.has_logins && draw.happens(3_000);
    let login = if other { format!("nw{:06}", account.id) } else { String::new() };
    MemberRow {
        tenant_id: tenant.id,
        account_id: account.id,
        role: if draw.happens(200) { "admin" } else { "user" },
        login_key: fold::plain(&login),
        login,
        since,
        given_by: account.created_by,
        given_by_name: account.created_by_name,
    }
}
