//! Whom a notice goes to, as a slow model says it.

use std::collections::{BTreeMap, BTreeSet};

use gatehouse::accounts::Status;
use gatehouse::notices::queries;

use super::{Kind, drafted};
use crate::support::folk::TESTER;
use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both};

on_both!(recipients_are_those_of_a_slow_model);

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Everything there is, read row by row.
struct World {
    reachable: BTreeSet<i64>,
    contacts: BTreeMap<i64, i64>,
    /// License, account, whether they want its license notices.
    admins: Vec<(i64, i64, bool)>,
    seats: BTreeSet<(i64, i64)>,
    wishes: BTreeMap<(i64, i64, String), bool>,
}

fn rows(app: &TestApp, sql: &str) -> Vec<Vec<String>> {
    lines(app, sql).iter().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

fn id(text: &str) -> i64 {
    text.parse().unwrap()
}

impl World {
    fn read(app: &TestApp) -> Self {
        let pairs =
            |sql: &str| rows(app, sql).iter().map(|row| (id(&row[0]), id(&row[1]))).collect::<Vec<_>>();
        let admins = rows(
            app,
            "SELECT CAST(license_id AS TEXT) || '|' || CAST(account_id AS TEXT) || '|' || \
             CASE WHEN notices THEN 'y' ELSE 'n' END AS line FROM license_admins",
        );
        let wishes = rows(
            app,
            "SELECT CAST(account_id AS TEXT) || '|' || CAST(license_id AS TEXT) || '|' || kind || '|' || \
             CASE WHEN is_wanted THEN 'y' ELSE 'n' END AS line FROM notice_wishes",
        );
        Self {
            reachable: super::reachable(app).into_iter().collect(),
            contacts: pairs("SELECT CAST(id AS TEXT) || '|' || CAST(contact_id AS TEXT) AS line FROM licenses")
                .into_iter()
                .collect(),
            admins: admins.iter().map(|row| (id(&row[0]), id(&row[1]), row[2] == "y")).collect(),
            seats: pairs(
                "SELECT CAST(license_id AS TEXT) || '|' || CAST(account_id AS TEXT) AS line FROM license_assignments",
            )
            .into_iter()
            .collect(),
            wishes: wishes
                .iter()
                .map(|row| ((id(&row[0]), id(&row[1]), row[2].clone()), row[3] == "y"))
                .collect(),
        }
    }

    /// Whether somebody gets the notices of a kind of a license.
    fn gets(&self, account: i64, license: i64, kind: Kind) -> bool {
        let is_contact = self.contacts[&license] == account;
        let admin = self.admins.iter().find(|(of, who, _)| (*of, *who) == (license, account));
        let chosen = self.wishes.get(&(account, license, kind.word().to_owned())).copied();
        match kind {
            Kind::License => is_contact || admin.is_some_and(|admin| admin.2),
            _ if is_contact && kind == Kind::Maintenance => true,
            _ if is_contact => chosen != Some(false),
            _ => (admin.is_some() || self.seats.contains(&(license, account))) && chosen == Some(true),
        }
    }

    fn recipients(&self, kind: Kind, about: &[i64]) -> Vec<i64> {
        let any = |account: &&i64| about.iter().any(|license| self.gets(**account, *license, kind));
        self.reachable.iter().filter(any).copied().collect()
    }
}

/// People and licenses, linked by chance.
fn mixed(app: &TestApp) -> Vec<i64> {
    let mut dice = Dice(42);
    let mut accounts = vec![1, 2];
    for number in 0..30 {
        let status = match number % 10 {
            8 => Status::Pending,
            9 => Status::Inactive,
            _ => Status::Active,
        };
        accounts.push(app.person(&format!("Person {number}")).status(status).create());
    }
    app.sql("UPDATE accounts SET valid_until = '2001-01-01 00:00:00' WHERE display_name IN ('Person 3', 'Person 4')");
    let licenses: Vec<i64> = (0..6)
        .map(|number| {
            app.license(&format!("License {number}")).contact(if number < 2 { 2 } else { 1 }).create()
        })
        .collect();
    for license in &licenses {
        for account in &accounts {
            let (is_admin, has_seat) = (dice.roll(4) == 0, dice.roll(3) == 0);
            if is_admin && *account > 2 {
                let wants = if dice.roll(2) == 0 { "TRUE" } else { "FALSE" };
                app.sql(&format!(
                    "INSERT INTO license_admins (license_id, account_id, notices, since, by_name) \
                     VALUES ({license}, {account}, {wants}, CURRENT_TIMESTAMP, '')"
                ));
            }
            if has_seat {
                app.sql(&format!(
                    "INSERT INTO license_assignments (license_id, account_id, is_device, since, by_name) \
                     VALUES ({license}, {account}, FALSE, CURRENT_TIMESTAMP, '')"
                ));
            }
            for kind in ["maintenance", "release"] {
                let chosen = match dice.roll(4) {
                    0 => "TRUE",
                    1 => "FALSE",
                    _ => continue,
                };
                // Also of those who have nothing to do with the license any more.
                app.sql(&format!(
                    "INSERT INTO notice_wishes (account_id, license_id, kind, is_wanted) \
                     VALUES ({account}, {license}, '{kind}', {chosen})"
                ));
            }
        }
    }
    licenses
}

fn recipients_are_those_of_a_slow_model(on: Engine) {
    let app = on.company();
    let licenses = mixed(&app);
    let world = World::read(&app);
    let mut sizes = BTreeSet::new();
    for kind in Kind::ALL.iter().copied() {
        let sets = [None, Some(vec![licenses[0]]), Some(licenses[1..4].to_vec()), Some(licenses.clone())];
        for about in sets {
            let notice = drafted(&app, kind, about.as_deref());
            let expected = world.recipients(kind, about.as_deref().unwrap_or(&licenses));
            let (found, count) = app.read(|db| {
                let notice = queries::find(db, &TESTER, notice)?;
                let count = queries::count_recipients(db, &notice)?;
                // A few at a time, as a job lists them.
                let mut found = Vec::new();
                loop {
                    let after = found.last().copied().unwrap_or(0);
                    let more = queries::recipients(db, &notice, after, 3)?;
                    if more.is_empty() {
                        return Ok((found, count));
                    }
                    found.extend(more.iter().map(|one| one.id));
                }
            });
            assert_eq!(found, expected, "{kind:?} about {about:?}");
            assert_eq!(count, i64::try_from(expected.len()).unwrap());
            sizes.insert(expected.len());
        }
    }
    assert!(sizes.len() > 4, "the sets are too alike: {sizes:?}");
}
