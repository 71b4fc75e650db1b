//! What an invitation leads to.

use super::forms;
use super::rules::{Activated, Opened, activate, open, show_link};
use crate::access::{Actor, BuiltIn, Origin};
use crate::accounts::{Status, queries};
use crate::audit;
use crate::auth::tokens::{self, Purpose, Standing};
use crate::error::Error;
use crate::outbox::tests::support::{Base, everywhere};
use crate::roles;
use crate::web::language::{Language, Tongue};
use crate::web::{Input, Site};

fn mint(base: &Base, account: i64) -> String {
    let day = chrono::TimeDelta::days(1);
    base.write(|db| tokens::mint(db, account, Purpose::Invitation, None, day))
}

fn activate_as(base: &Base, secret: &str, login: &str) -> Activated {
    base.write(|db| activate(db, secret, Some(login), "hash", &Origin::default()))
}

fn standing(base: &Base, secret: &str) -> Standing {
    base.write(|db| tokens::check(db, secret, Purpose::Invitation))
}

fn license_admin(id: i64) -> Actor {
    let scopes = BuiltIn::LicenseAdmin.scopes();
    Actor::Operator { account_id: id, name: "Lena".to_owned(), scopes, origin: Origin::default() }
}

#[test]
fn whoever_activates_is_active_with_the_login_and_the_password_they_chose() {
    everywhere(|base| {
        let id = base.invite("ann@example.com");
        let secret = mint(base, id);
        assert!(matches!(activate_as(base, &secret, "ann"), Activated::Done));
        let account = base.write(|db| queries::by_id(db, id));
        assert_eq!((account.status, account.login.as_deref()), (Status::Active, Some("ann")));
        assert!(account.confirmed_at.is_some());
        assert_eq!(base.write(|db| queries::password_hash(db, id)).as_deref(), Some("hash"));
        let trail = base.write(|db| audit::of_subject(db, "account", id, None, 10));
        assert_eq!((trail.len(), trail[0].action.as_str()), (1, "account.confirm"));
        assert!(
            matches!(activate_as(base, &secret, "other"), Activated::Dead(dead) if dead.standing == Standing::Used)
        );
    });
}

#[test]
fn a_login_that_is_taken_leaves_the_link_as_good_as_before() {
    everywhere(|base| {
        let (ann, bob) = (base.invite("ann@example.com"), base.invite("bob@example.com"));
        let (for_ann, for_bob) = (mint(base, ann), mint(base, bob));
        assert!(matches!(activate_as(base, &for_ann, "smith"), Activated::Done));
        assert!(matches!(activate_as(base, &for_bob, "SMITH"), Activated::Taken));
        assert!(matches!(activate_as(base, &for_bob, "Ann@Example.com"), Activated::Taken));
        assert!(matches!(standing(base, &for_bob), Standing::Good(_)));
        assert!(matches!(activate_as(base, &for_bob, "bob@example.com"), Activated::Done));
    });
}

#[test]
fn of_twenty_at_once_one_activates() {
    everywhere(|base| {
        let id = base.invite("ann@example.com");
        let secret = mint(base, id);
        let done = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..20)
                .map(|n| {
                    let (secret, login) = (&secret, format!("ann{n}"));
                    scope.spawn(move || {
                        let work =
                            |db: &mut _| activate(db, secret, Some(&login), "hash", &Origin::default());
                        base.pool.write_here(work)
                    })
                })
                .collect();
            let outcomes = threads.into_iter().map(|thread| thread.join().unwrap());
            outcomes.filter(|outcome| matches!(outcome, Ok(Activated::Done))).count()
        });
        assert_eq!(done, 1);
        let trail = base.write(|db| audit::of_subject(db, "account", id, None, 30));
        assert_eq!(trail.len(), 1);
    });
}

#[test]
fn opening_changes_nothing_and_a_dead_link_says_why() {
    everywhere(|base| {
        let id = base.invite("ann@example.com");
        let (old, new) = (mint(base, id), mint(base, id));
        let opened = |secret: &str| base.write(|db| open(db, secret));
        for _ in 0..3 {
            assert!(matches!(opened(&new), Opened::Good(invitee) if invitee.account.id == id));
        }
        assert!(matches!(opened(&old), Opened::Dead(dead) if dead.standing == Standing::Replaced));
        let unknown = opened("nonsense");
        assert!(
            matches!(unknown, Opened::Dead(dead) if dead.standing == Standing::Unknown && dead.company.is_empty())
        );
    });
}

#[test]
fn a_link_is_shown_only_to_whoever_may_handle_the_account_and_only_while_it_is_pending() {
    everywhere(|base| {
        let site = Site { base_url: "https://gate.example".parse().unwrap(), proxies: Vec::new() };
        let (lena, ann) = (base.invite("lena@example.com"), base.invite("ann@example.com"));
        let show = |id| base.pool.write_here(|db| show_link(db, &license_admin(lena), id, &site));
        let shown = show(ann).unwrap();
        let secret = shown.link.strip_prefix("https://gate.example/activate/").unwrap();
        assert!(
            matches!(standing(base, secret), Standing::Good(token) if token.expires_at == shown.expires_at)
        );
        let system = Actor::System { name: "test" };
        base.write(|db| roles::give(db, &system, ann, BuiltIn::CompanyAdmin));
        assert!(matches!(show(ann), Err(Error::Forbidden(_))));
        base.set_status(lena, "active");
        assert!(matches!(show(lena), Err(Error::Refused(_))));
        assert!(matches!(show(999_999), Err(Error::NotFound)));
    });
}

#[test]
fn a_login_that_an_administrator_fixed_is_not_asked_for() {
    everywhere(|base| {
        let id = base.invite("ann@example.com");
        let t = Language::new(Tongue::English, "UTC");
        let read = |secret: &str, body: &str| {
            let Opened::Good(invitee) = base.write(|db| open(db, secret)) else { panic!("a dead link") };
            forms::read(&Input::parse(body.as_bytes()).unwrap(), &invitee, t).unwrap()
        };
        let passwords = "password=velvet-harbor-quartz-77&password_again=velvet-harbor-quartz-77";
        let form = read(&mint(base, id), passwords).unwrap_err();
        assert!(form.error("login").is_some());
        let weak = "login=ann.smith&password=ann.smith-2026&password_again=ann.smith-2026";
        assert!(read(&mint(base, id), weak).unwrap_err().error("password").is_some());
        base.set_status(id, "pending");
        assert_eq!(read(&mint(base, id), passwords).unwrap().login, None);
    });
}
