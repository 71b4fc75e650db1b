//! The company of a sequence, and what its people can come in with.

use gatehouse::access::{Actor, BuiltIn, Origin, Permission};
use gatehouse::accounts::Status;
use gatehouse::auth::{acting, sessions};
use gatehouse::keys::{self, Presented};
use gatehouse::licenses::Kind;

use super::dice::Dice;
use crate::support::TestApp;
use crate::support::snapshot::lines;

/// A company with two company admins, a license admin, and others with roles and without.
pub struct House {
    pub app: TestApp,
    ways_in: Vec<WayIn>,
}

/// A session or a key, and whether its account has lost it for good.
struct WayIn {
    account: i64,
    secret: String,
    is_key: bool,
    is_over: bool,
}

/// Those who act; nobody of them is spared.
const ACTORS: [i64; 6] = [1, 2, 3, 4, 5, 6];

impl House {
    pub fn build(app: TestApp) -> Self {
        app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
        app.person("Sue Support").role(BuiltIn::Support).create();
        let keeper = app.person("Kim Keeper").create();
        let permissions = [
            Permission::AccountsView,
            Permission::AccountsEditName,
            Permission::AccountsEditStatus,
            Permission::TenantsManage,
            Permission::RolesManage,
            Permission::RolesAssignCustom,
        ];
        app.give(keeper, app.own_role("Keeper", &permissions), None);
        for number in 0..6 {
            app.person(&format!("Person N{number}")).create();
        }
        app.license("Platform").contact(2).seats(3).create();
        app.license("Bots").kind(Kind::BotCreator).contact(7).admin(2).seats(3).create();
        app.license("Runs").kind(Kind::UnattendedRuntime).contact(8).seats(3).create();
        let mut house = Self { app, ways_in: Vec::new() };
        for name in ["Plant A", "Plant B"] {
            crate::tenants::made(&house.app, name);
        }
        (1..=9).for_each(|account| house.come_in(account, account % 3 == 0));
        house
    }

    /// Somebody, as they are now; `None` when they could not be signed in.
    pub fn actor(&self, dice: &mut Dice) -> Option<Actor> {
        // Mostly those who may do something.
        let id = if dice.below(3) == 0 { *dice.of(&ACTORS) } else { *dice.of(&[1, 4, 1, 2]) };
        self.app.read(|db| acting::find(db, id)).map(|person| person.actor(Origin::default()))
    }

    /// The ids of a table's rows.
    pub fn ids(&self, from: &str) -> Vec<i64> {
        let sql = format!("SELECT CAST(id AS TEXT) AS line FROM {from} ORDER BY id");
        let mut ids: Vec<i64> = lines(&self.app, &sql).iter().map(|id| id.parse().unwrap()).collect();
        ids.sort_unstable();
        ids
    }

    /// One of a table's rows, which may be gone by now.
    pub fn one(&self, dice: &mut Dice, from: &str) -> i64 {
        let ids = self.ids(from);
        if ids.is_empty() || dice.below(40) == 0 { 999_999 } else { *dice.of(&ids) }
    }

    /// Signs an account in, or makes it a key; nothing for one that is not active.
    pub fn come_in(&mut self, account: i64, is_key: bool) {
        let is_there = self.app.read(|db| {
            Ok(gatehouse::accounts::queries::by_id(db, account).is_ok_and(|it| it.status == Status::Active))
        });
        if is_there {
            let open = |db: &mut _| sessions::open(db, account, &Origin::default(), "");
            let secret = if is_key { self.app.key(account).1 } else { self.app.write(open) };
            self.ways_in.push(WayIn { account, secret, is_key, is_over: false });
        }
    }

    /// Everybody out at once: that ends sessions, not keys.
    pub fn signed_out(&mut self, account: i64) {
        let of = |way: &&mut WayIn| way.account == account && !way.is_key;
        self.ways_in.iter_mut().filter(of).for_each(|way| way.is_over = true);
    }

    /// What an account had when it was deactivated or deleted is dead, and stays so when it is activated again; what
    /// belongs to somebody active opens.
    pub fn credentials_are_as_dead_as_their_accounts(&mut self, place: &str) {
        let active: Vec<i64> = self.ids("accounts WHERE status = 'active'");
        for way in &mut self.ways_in {
            way.is_over |= !active.contains(&way.account);
            let opens = self.app.read(|db| {
                if way.is_key {
                    let presented = Presented::parse(&way.secret).unwrap();
                    return Ok(keys::find(db, &presented)?.is_some());
                }
                Ok(sessions::find(db, &way.secret)?.is_some())
            });
            let kind = if way.is_key { "key" } else { "session" };
            assert!(!(opens && way.is_over), "{place}: a {kind} of {} lives on", way.account);
        }
    }
}
