//! What happens to an account when its owner changes it.

use super::rules::{
    Changed, Names, Saved, attempt, change_password, end_other_sessions, end_session, own, prefer,
    save_details,
};
use crate::access::{Actor, Origin, Scopes};
use crate::accounts::queries::{self, Preferences};
use crate::audit;
use crate::auth::sessions;
use crate::error::Error;
use crate::outbox::tests::support::{Base, everywhere};
use crate::outbox::{self, Kind};

fn from() -> Origin {
    Origin { ip: "192.0.2.7".to_owned(), request_id: "r".to_owned() }
}

fn ann(base: &Base) -> (i64, Actor) {
    let account_id = base.invite("ann@example.com");
    base.set_status(account_id, "active");
    base.write(|db| queries::set_password(db, account_id, "old hash"));
    let name = "Ann".to_owned();
    (account_id, Actor::Operator { account_id, name, scopes: Scopes::default(), origin: from() })
}

/// Opens a session and returns its id.
fn session(base: &Base, account_id: i64) -> i64 {
    let secret = base.write(|db| sessions::open(db, account_id, &from(), "Firefox"));
    base.write(|db| sessions::find(db, &secret)).unwrap().person.session_id
}

fn names(last: &str) -> Names {
    Names {
        first_name: "Ann".to_owned(),
        last_name: last.to_owned(),
        display_name: format!("Ann {last}"),
        job_title: String::new(),
    }
}

#[test]
fn details_are_saved_once_and_over_the_version_that_was_read() {
    everywhere(|base| {
        let (id, actor) = ann(base);
        let save = |version, last: &str| base.write(|db| save_details(db, &actor, version, &names(last)));
        let version = base.write(|db| queries::by_id(db, id)).version;
        assert_eq!(save(version, "Jones"), Saved::Done);
        assert_eq!(save(version, "Brown"), Saved::Stale);
        assert_eq!(save(version + 1, "Jones"), Saved::Unchanged);
        let account = base.write(|db| queries::by_id(db, id));
        assert_eq!((account.last_name.as_str(), account.version), ("Jones", version + 1));
        let trail = base.write(|db| audit::of_subject(db, "account", id, None, 10));
        let changed: Vec<String> = trail[0].changes().into_iter().map(|change| change.field).collect();
        assert_eq!((trail.len(), changed), (1, vec!["last_name".to_owned(), "display_name".to_owned()]));
    });
}

#[test]
fn a_new_password_ends_the_other_sessions_and_is_told_by_mail() {
    everywhere(|base| {
        let (id, actor) = ann(base);
        let (here, there) = (session(base, id), session(base, id));
        let change = |known: &str| {
            let known = Some(known);
            base.write(|db| change_password(db, &actor, known, "new hash", here, &from()))
        };
        assert_eq!(change("another hash"), Changed::Wrong);
        assert_eq!(base.write(|db| own(db, &actor)).sessions.len(), 2);
        assert_eq!(change("old hash"), Changed::Done);
        let left: Vec<i64> = base.write(|db| own(db, &actor)).sessions.iter().map(|row| row.id).collect();
        assert_eq!(left, [here]);
        assert_ne!(here, there);
        assert_eq!(base.write(|db| queries::password_hash(db, id)).as_deref(), Some("new hash"));
        let mails = base.write(|db| outbox::of_account(db, id, 10));
        assert_eq!(mails.iter().map(|mail| mail.kind).collect::<Vec<_>>(), [Kind::PasswordChanged]);
        let trail = base.write(|db| audit::of_subject(db, "account", id, None, 10));
        assert!(trail.iter().all(|event| !format!("{event:?}").contains("hash")), "{trail:?}");
    });
}

#[test]
fn guessing_the_current_password_gets_slower() {
    everywhere(|base| {
        let (_, actor) = ann(base);
        let outcomes: Vec<bool> =
            (0..12).map(|_| base.pool.write_here(|db| attempt(db, &actor, &from())).is_ok()).collect();
        assert!(outcomes[0] && !outcomes[11], "{outcomes:?}");
        let last = base.pool.write_here(|db| attempt(db, &actor, &from()));
        assert!(matches!(last, Err(Error::TooManyAttempts(_))), "{last:?}");
    });
}

#[test]
fn nobody_ends_the_session_of_somebody_else() {
    everywhere(|base| {
        let (id, actor) = ann(base);
        let bob = base.invite("bob@example.com");
        base.set_status(bob, "active");
        let (here, there, bobs) = (session(base, id), session(base, id), session(base, bob));
        assert!(!base.write(|db| end_session(db, &actor, bobs)));
        assert!(base.write(|db| end_session(db, &actor, there)));
        assert!(!base.write(|db| end_session(db, &actor, there)));
        session(base, id);
        assert_eq!(base.write(|db| end_other_sessions(db, &actor, here)), 1);
        assert_eq!(base.write(|db| sessions::of_account(db, bob)).len(), 1);
    });
}

#[test]
fn a_preference_changes_nothing_else() {
    everywhere(|base| {
        let (id, actor) = ann(base);
        let before = base.write(|db| queries::by_id(db, id));
        let dark = Preferences { theme: Some("dark".to_owned()), ..Preferences::default() };
        base.write(|db| prefer(db, &actor, &dark));
        base.write(|db| prefer(db, &actor, &Preferences::default()));
        let after = base.write(|db| queries::by_id(db, id));
        assert_eq!(after.theme, "dark");
        assert_eq!(
            (after.locale, after.time_zone, after.version),
            (before.locale, before.time_zone, before.version)
        );
    });
}
