//! Links through every state they can be in, on both databases.

use std::thread;

use chrono::Duration;
use diesel::prelude::*;

use super::{Purpose, Standing, check, mint, newest, replace_older, use_up, withdraw};
use crate::clock;
use crate::db::schema::{accounts, tokens};
use crate::outbox::tests::support::{Base, everywhere};

fn made(base: &Base, account: i64, mail_id: Option<i64>) -> String {
    base.write(|db| mint(db, account, Purpose::Invitation, mail_id, Duration::hours(1)))
}

fn standing(base: &Base, secret: &str) -> Standing {
    base.write(|db| check(db, secret, Purpose::Invitation))
}

fn good(base: &Base, secret: &str) -> i64 {
    match standing(base, secret) {
        Standing::Good(token) => token.id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_link_is_good_for_its_purpose_only_and_its_secret_is_not_kept() {
    everywhere(|base| {
        let account = base.invite("ann@example.com");
        let secret = made(base, account, None);
        assert_eq!(secret.len(), 43);
        good(base, &secret);
        let other_purpose = base.write(|db| check(db, &secret, Purpose::PasswordReset));
        assert_eq!(other_purpose, Standing::Unknown);
        let kept: String = base.write(|db| Ok(tokens::table.select(tokens::secret_hash).first(db)?));
        assert_eq!(kept, crate::auth::secrets::hash(&secret));
        assert_ne!(kept, secret);
        assert_ne!(secret, made(base, account, None));
    });
}

#[test]
fn what_is_no_secret_of_ours_is_unknown() {
    everywhere(|base| {
        let account = base.invite("ann@example.com");
        let secret = made(base, account, None);
        let long = "a".repeat(1_000_000);
        let padded = format!("{secret}=");
        let wrong_end = format!("{}é", &secret[..41]);
        let stranger = "A".repeat(43);
        for text in ["", "a", &long, &padded, &wrong_end, &stranger, &secret[1..]] {
            assert_eq!(standing(base, text), Standing::Unknown);
        }
    });
}

#[test]
fn each_ending_is_told_apart() {
    everywhere(|base| {
        let account = base.invite("ann@example.com");
        let first = made(base, account, None);
        let second = made(base, account, None);
        assert_eq!(standing(base, &first), Standing::Replaced);
        base.write(|db| withdraw(db, account, Purpose::Invitation));
        assert_eq!(standing(base, &second), Standing::Withdrawn);
        assert_eq!(standing(base, &first), Standing::Replaced, "an ending is for good");

        let stale = base.write(|db| mint(db, account, Purpose::Invitation, None, Duration::seconds(-1)));
        assert_eq!(standing(base, &stale), Standing::Expired);
        let stale_id =
            base.write(|db| Ok(tokens::table.select(tokens::id).order(tokens::id.desc()).first(db)?));
        assert!(!base.write(|db| use_up(db, stale_id)), "an expired link cannot be used");

        let third = made(base, account, None);
        let id = good(base, &third);
        assert!(base.write(|db| use_up(db, id)));
        assert!(!base.write(|db| use_up(db, id)));
        assert_eq!(standing(base, &third), Standing::Used);
    });
}

#[test]
fn another_mail_ends_a_link_and_another_try_of_the_same_mail_does_not() {
    everywhere(|base| {
        let account = base.invite("ann@example.com");
        let stranger = base.invite("bob@example.com");
        let of_stranger = made(base, stranger, Some(1));
        let shown = made(base, account, None);
        let try_one = made(base, account, Some(7));
        let try_two = made(base, account, Some(7));
        assert_eq!(standing(base, &shown), Standing::Replaced);
        good(base, &try_one);
        let id = good(base, &try_two);
        assert!(base.write(|db| use_up(db, id)));
        assert_eq!(standing(base, &try_one), Standing::Used, "the tries of a mail end together");

        let next = made(base, account, Some(8));
        let after = made(base, account, Some(9));
        assert_eq!(standing(base, &next), Standing::Replaced);
        base.write(|db| replace_older(db, account, Purpose::Invitation, clock::now() + Duration::seconds(1)));
        assert_eq!(standing(base, &after), Standing::Replaced);
        good(base, &of_stranger);
    });
}

#[test]
fn a_link_is_bound_to_address_credentials_and_state_of_the_account() {
    everywhere(|base| {
        let account = base.invite("ann@example.com");
        let secret = made(base, account, None);
        let set_email = |email: &str| {
            base.write(|db| {
                let row = diesel::update(accounts::table.find(account));
                Ok(row.set(accounts::email.eq(email)).execute(db)?)
            })
        };
        set_email("other@example.com");
        assert_eq!(standing(base, &secret), Standing::Replaced);
        set_email("ann@example.com");
        good(base, &secret);
        base.set_status(account, "inactive");
        assert_eq!(standing(base, &secret), Standing::Withdrawn);
        base.set_status(account, "active");
        assert_eq!(standing(base, &secret), Standing::Used);
        let reset = base.write(|db| mint(db, account, Purpose::PasswordReset, None, Duration::hours(1)));
        let checked = base.write(|db| check(db, &reset, Purpose::PasswordReset));
        assert!(matches!(checked, Standing::Good(_)));
        base.write(|db| {
            let row = diesel::update(accounts::table.find(account));
            Ok(row.set(accounts::credential_epoch.eq(accounts::credential_epoch + 1)).execute(db)?)
        });
        assert_eq!(base.write(|db| check(db, &reset, Purpose::PasswordReset)), Standing::Replaced);
    });
}

#[test]
fn of_many_callers_exactly_one_uses_a_link_up() {
    everywhere(|base| {
        let account = base.invite("ann@example.com");
        let id = good(base, &made(base, account, None));
        let winners: usize = thread::scope(|scope| {
            let callers =
                [0; 8].map(|_| scope.spawn(|| base.another_pool().write_here(|db| use_up(db, id)).unwrap()));
            callers.into_iter().map(|caller| usize::from(caller.join().unwrap())).sum()
        });
        assert_eq!(winners, 1);
    });
}

#[test]
fn the_newest_link_is_told_with_its_times_and_standing() {
    everywhere(|base| {
        let account = base.invite("ann@example.com");
        assert_eq!(base.write(|db| newest(db, account, Purpose::Invitation)), None);
        made(base, account, None);
        made(base, account, None);
        let told = base.write(|db| newest(db, account, Purpose::Invitation)).unwrap();
        assert!(matches!(told.standing, Standing::Good(_)));
        assert_eq!(told.expires_at - told.created_at, Duration::hours(1));
        base.write(|db| withdraw(db, account, Purpose::Invitation));
        let told = base.write(|db| newest(db, account, Purpose::Invitation)).unwrap();
        assert_eq!(told.standing, Standing::Withdrawn);
        assert!(
            base.pool.write_here(|db| mint(db, 999, Purpose::Invitation, None, Duration::hours(1))).is_err()
        );
    });
}
