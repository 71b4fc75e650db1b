//! Who works at the company: account number such-and-such, always the same for the same number.

use std::collections::HashMap;

use chrono::{NaiveDateTime, TimeDelta};

use super::credentials;
use super::draw::Draw;
use super::licenses;
use super::life::Life;
use super::names::Names;
use super::people::{ADMIN, PEOPLE, Person};
use super::rows::{AccountRow, GrantRow, KeyRow, MemberRow};
use super::tenants::{self, Loaded};
use super::texts;
use crate::accounts::keys::Keys;
use crate::fold;

/// An account, its roles and its tenants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub account: AccountRow,
    /// Its roles.
    pub grants: Vec<GrantRow>,
    /// Its keys.
    pub keys: Vec<KeyRow>,
    /// The numbers of the licenses that it has a seat of.
    pub seats: Vec<i64>,
    /// Its tenants.
    pub tenants: Vec<MemberRow>,
}

/// Everybody, made one by one when asked for.
#[derive(Debug)]
pub struct Crowd {
    /// How many accounts there are, the three people included.
    pub total: i64,
    /// How many licenses there are.
    pub licenses: i64,
    /// The moment the company is seen at.
    pub now: NaiveDateTime,
    /// Of the three people.
    pub password_hash: String,
    /// Ids of the built-in roles by key.
    pub roles: HashMap<String, i64>,
    /// The tenants.
    pub tenants: Vec<Loaded>,
    /// Where names come from.
    pub names: Names,
}

/// Members of a block of accounts; in each block the shares of kinds and statuses are exact.
const BLOCK: i64 = 400;

impl Crowd {
    /// Account number `id`, from 1 to `total`.
    #[must_use]
    pub fn member(&self, id: i64) -> Member {
        if let Some(person) = PEOPLE.iter().find(|person| person.id == id) {
            return self.person(person);
        }
        let mut draw = Draw::new(id.unsigned_abs());
        match place(id) {
            0..20 => self.service(id, &mut draw),
            20..324 => self.operator(id, "active", &mut draw),
            324..343 => self.operator(id, "pending", &mut draw),
            _ => self.operator(id, "inactive", &mut draw),
        }
    }

    /// When account `id` was made: one after the other, over five years.
    fn created_at(&self, id: i64, draw: &mut Draw) -> NaiveDateTime {
        let span = TimeDelta::days(5 * 365).num_seconds();
        let age = span - span * (id - 1) / self.total.max(1);
        let jitter = draw.below(span / self.total.max(1));
        self.now - TimeDelta::seconds(age) + TimeDelta::seconds(jitter)
    }

    fn person(&self, person: &Person) -> Member {
        let mut draw = Draw::new(person.id.unsigned_abs());
        let created_at = self.created_at(person.id, &mut draw);
        let account = AccountRow {
            status: "active",
            display_name: person.display.to_owned(),
            first_name: person.first,
            last_name: person.last,
            login: Some(person.login.to_owned()),
            email: Some(format!("{}@example.com", person.login)),
            job_title: person.job_title,
            password_hash: Some(self.password_hash.clone()),
            confirmed_at: Some(created_at),
            last_login_at: Some(self.now - TimeDelta::hours(person.id * 20)),
            ..blank(person.id, "operator", created_at)
        };
        self.finished(account, person.role.as_slice())
    }

    fn service(&self, id: i64, draw: &mut Draw) -> Member {
        let created_at = self.created_at(id, draw);
        let mut display_name = format!("{} ({})", draw.any(texts::TASKS), draw.any(texts::SYSTEMS));
        if draw.happens(6_000) {
            display_name = format!("{display_name} {id}");
        }
        let status = if draw.happens(1_000) { "inactive" } else { "active" };
        let life = Life::of_service(status, created_at, self.now, draw);
        let account = AccountRow {
            status,
            display_name,
            description: if draw.happens(3_000) { draw.any(texts::NOTES) } else { "" },
            ..blank(id, "service", created_at)
        };
        self.finished(life.lived_by(account), &["web_service"])
    }

    fn operator(&self, id: i64, status: &'static str, draw: &mut Draw) -> Member {
        let created_at = self.created_at(id, draw);
        let name = self.names.draw(draw);
        let life = Life::of_operator(status, created_at, self.now, draw);
        let latin = format!("{}{id}", name.latin);
        let chose_login = life.confirmed_at.is_some() || draw.happens(3_000);
        let account = AccountRow {
            identity_source: match draw.below(10) {
                0 => "directory",
                1 => "sso",
                _ => "local",
            },
            status,
            display_name: name.display,
            first_name: name.first,
            last_name: name.last,
            email: Some(format!("{latin}@example.com")),
            login: chose_login.then_some(latin),
            job_title: if draw.happens(8_500) { draw.early(texts::job_titles(name.locale)) } else { "" },
            description: if draw.happens(2_500) { draw.any(texts::NOTES) } else { "" },
            locale: name.locale,
            time_zone: draw.any(texts::time_zones(name.locale)),
            ..blank(id, "operator", created_at)
        };
        self.finished(life.lived_by(account), operator_roles(draw))
    }

    /// Adds what follows from the rest: keys, roles and tenants.
    fn finished(&self, mut account: AccountRow, roles: &[&str]) -> Member {
        let grant = |role_id: &i64| GrantRow {
            account_id: account.id,
            role_id: *role_id,
            granted_at: account.created_at,
            granted_by: account.created_by,
            granted_by_name: account.created_by_name,
        };
        let joins = roles.contains(&TENANT_USER);
        let tenants = if joins { tenants::of(&account, &self.tenants, self.now) } else { Vec::new() };
        // The role follows from membership.
        let held = roles.iter().filter(|key| **key != TENANT_USER || !tenants.is_empty());
        let grants: Vec<_> = held.filter_map(|key| self.roles.get(*key)).map(grant).collect();
        let keys = Keys::of(
            &account.display_name,
            account.first_name,
            account.last_name,
            account.login.as_deref(),
            account.email.as_deref(),
            (account.job_title, account.description),
        );
        account.tenant_count = i64::try_from(tenants.len()).unwrap_or_default();
        account.role_count = i64::try_from(grants.len()).unwrap_or_default();
        account.login_key = keys.login;
        account.email_key = keys.email;
        account.name_key = keys.name;
        account.first_name_key = keys.first_name;
        account.last_name_key = keys.last_name;
        account.job_title_key = keys.job_title;
        account.description_key = keys.description;
        account.description_text = keys.description_text;
        account.created_by_key = fold::sort_key(account.created_by_name);
        account.modified_by_key = fold::sort_key(account.modified_by_name);
        account.search_text = keys.search_text;
        let api_keys = credentials::of(&account, self.now);
        account.key_expires_at = credentials::first_end(&api_keys, self.now);
        account.login_seconds = account.last_login_at.map(|at| length(account.id, at, self.now));
        let seats = licenses::seats_of(account.id, account.status, self.licenses);
        account.license_count = i64::try_from(seats.len()).unwrap_or_default();
        Member { account, grants, keys: api_keys, seats, tenants }
    }
}

/// How long somebody who signed in at `at` stayed: mostly minutes, rarely days, and not beyond `now`.
fn length(id: i64, at: NaiveDateTime, now: NaiveDateTime) -> i64 {
    let mut draw = Draw::new(id.unsigned_abs() ^ 0x004C_4F47_494E_0000);
    let longest = if draw.happens(100) { 3 * 86_400 } else { 12 * 3_600 };
    let stayed = draw.below(longest).min(draw.below(longest)).min(draw.below(longest));
    (20 + stayed).min((now - at).num_seconds()).max(0)
}

/// Where `id` stands in its shuffled block, from 0.
fn place(id: i64) -> i64 {
    let mut draw = Draw::new((id / BLOCK).unsigned_abs() ^ 0x00B1_0C00);
    // Strides without a common factor with the block visit every place once.
    let stride = draw.any(&[3, 7, 11, 13, 17, 19, 21, 23, 27, 29, 31, 33, 37, 39, 41, 43, 47, 49]);
    (id * stride + draw.below(BLOCK)) % BLOCK
}

/// Given to whoever is a member of a tenant.
const TENANT_USER: &str = "tenant_user";

/// A quarter has no role, most of the others are tenant users, some have a second role.
fn operator_roles(draw: &mut Draw) -> &'static [&'static str] {
    match draw.below(10_000) {
        0..5 => &["company_admin"],
        5..305 if draw.happens(2_000) => &["license_admin", TENANT_USER],
        5..305 => &["license_admin"],
        305..1_105 if draw.happens(4_000) => &["support", TENANT_USER],
        305..1_105 => &["support"],
        1_105..7_500 => &[TENANT_USER],
        _ => &[],
    }
}

/// An account that nothing is known of but when the company admin made it.
fn blank(id: i64, kind: &'static str, created_at: NaiveDateTime) -> AccountRow {
    AccountRow {
        id,
        kind,
        identity_source: "local",
        status: "pending",
        display_name: String::new(),
        first_name: "",
        last_name: "",
        email: None,
        login: None,
        job_title: "",
        description: "",
        locale: "en",
        time_zone: "Europe/Berlin",
        theme: "auto",
        password_hash: None,
        credential_epoch: 1,
        confirmed_at: None,
        valid_until: None,
        inactive_reason: None,
        inactive_until: None,
        last_login_at: None,
        role_count: 0,
        created_at,
        created_by: Some(ADMIN.id),
        created_by_name: ADMIN.display,
        modified_at: created_at,
        modified_by: Some(ADMIN.id),
        modified_by_name: ADMIN.display,
        version: 1,
        login_key: None,
        email_key: None,
        name_key: String::new(),
        first_name_key: String::new(),
        last_name_key: String::new(),
        job_title_key: String::new(),
        search_text: String::new(),
        description_key: String::new(),
        created_by_key: String::new(),
        modified_by_key: String::new(),
        description_text: String::new(),
        key_expires_at: None,
        login_seconds: None,
        license_count: 0,
        tenant_count: 0,
    }
}
