//! Licenses for tests, made by the library's own verbs.

use gatehouse::licenses::{self, Deployment, Details, Kind, License};

use super::app::TestApp;
use super::folk::TESTER;
use super::snapshot::lines;

/// A license that is about to be made.
pub struct Draft<'a> {
    app: &'a TestApp,
    details: Details,
    contact: i64,
    admins: Vec<i64>,
}

impl TestApp {
    /// A platform license of 10 seats; its primary contact is Ada Admin, its key follows from its name.
    pub fn license(&self, name: &str) -> Draft<'_> {
        let details = Details {
            name: name.to_owned(),
            product: "Automation".to_owned(),
            code: format!("KEY-{}", name.to_uppercase().replace(' ', "-")),
            kind: Kind::Platform,
            deployment: Deployment::Cloud,
            seats: 10,
            starts_at: None,
            expires_at: None,
        };
        Draft { app: self, details, contact: 1, admins: Vec::new() }
    }

    /// A license on premises whose primary contact is Ada Admin; `owner` is an admin of it.
    pub fn sample_license(&self, owner: i64) -> i64 {
        let name = format!("Sample {owner}");
        let known = self.read(|db| licenses::queries::named_anyhow(db, (&name, &[]), 1));
        if let Some(known) = known.first() {
            return known.id;
        }
        let draft = self.license(&name);
        let id = draft.but(|details| details.deployment = Deployment::OnPremises).create();
        if owner != 1 {
            self.sql(&format!(
                "INSERT INTO license_admins (license_id, account_id, notices, since, by_name) \
                 VALUES ({id}, {owner}, TRUE, CURRENT_TIMESTAMP, '')"
            ));
        }
        id
    }

    /// The license as it is.
    pub fn license_now(&self, id: i64) -> License {
        self.read(|db| licenses::queries::by_id(db, id))
    }

    /// Gives a seat as the system itself.
    pub fn assign(&self, license: i64, account: i64) {
        self.write(|db| licenses::assign(db, &TESTER, license, account));
    }

    /// The names of the licenses that an account has a seat of.
    pub fn licenses_of(&self, account: i64) -> Vec<String> {
        lines(
            self,
            &format!(
                "SELECT l.name AS line FROM license_assignments a JOIN licenses l ON l.id = a.license_id \
                 WHERE a.account_id = {account} ORDER BY l.name"
            ),
        )
    }

    /// What does not hold that must hold of every license.
    pub fn wrongs(&self) -> Vec<String> {
        let checks = [
            "SELECT 'seats of ' || l.name AS line FROM licenses l WHERE l.used <> (SELECT COUNT(*) FROM \
             license_assignments a WHERE a.license_id = l.id) OR l.used > l.seats OR l.free <> l.seats - l.used",
            "SELECT 'contact of ' || l.name AS line FROM licenses l WHERE NOT EXISTS (SELECT 1 FROM accounts c WHERE \
             c.id = l.contact_id AND c.status = 'active' AND c.kind = 'operator' AND c.valid_until IS NULL \
             AND c.display_name = l.contact_name)",
            "SELECT 'contact is no admin of ' || l.name AS line FROM licenses l WHERE NOT EXISTS (SELECT 1 FROM \
             license_admins a WHERE a.license_id = l.id AND a.account_id = l.contact_id)",
            "SELECT 'licenses of ' || a.display_name AS line FROM accounts a WHERE a.license_count <> (SELECT COUNT(*) \
             FROM license_assignments s WHERE s.account_id = a.id)",
            "SELECT 'devices of ' || CAST(account_id AS TEXT) AS line FROM license_assignments WHERE is_device \
             GROUP BY account_id HAVING COUNT(*) > 1",
        ];
        checks.iter().flat_map(|sql| lines(self, sql)).collect()
    }
}

impl Draft<'_> {
    pub fn contact(mut self, account: i64) -> Self {
        self.contact = account;
        self
    }

    /// With one more admin.
    pub fn admin(mut self, account: i64) -> Self {
        self.admins.push(account);
        self
    }

    pub fn kind(mut self, kind: Kind) -> Self {
        self.details.kind = kind;
        self
    }

    pub fn seats(mut self, seats: i64) -> Self {
        self.details.seats = seats;
        self
    }

    pub fn but(mut self, change: impl FnOnce(&mut Details)) -> Self {
        change(&mut self.details);
        self
    }

    /// Makes it; returns its id.
    pub fn create(self) -> i64 {
        let Self { app, details, contact, admins } = self;
        app.write(|db| {
            let made = licenses::create(db, &TESTER, &details, contact, None)?;
            let id = made.expect("name and key are free");
            for admin in &admins {
                let login = gatehouse::accounts::queries::by_id(db, *admin)?.login.expect("a login");
                licenses::add_admin(db, &TESTER, id, &login)?;
            }
            Ok(id)
        })
    }
}

/// What the form of a license sends.
pub fn fields() -> Vec<(&'static str, String)> {
    vec![
        ("product", "Sampled".into()),
        ("code", "SAMPLED-1".into()),
        ("kind", "platform".into()),
        ("deployment", "on_premises".into()),
        ("seats", "5".into()),
        ("contact", "ada.admin".into()),
        ("version", "1".into()),
    ]
}
