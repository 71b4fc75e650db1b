//! Races: seats that many ask for at once, and a primary contact who leaves, is replaced and removed at once.

use gatehouse::access::Actor;
use gatehouse::accounts::{self, Action, Terms};
use gatehouse::error::Error;
use gatehouse::licenses;

use crate::support::{Engine, on_both};

on_both!(a_hundred_who_ask_at_once_get_the_seats_there_are, a_contact_is_there_whatever_happens_at_once);

const SYSTEM: Actor = Actor::System { name: "tester" };

fn a_hundred_who_ask_at_once_get_the_seats_there_are(on: Engine) {
    let app = on.demo(120);
    let id = app.license("Berlin").seats(40).create();
    let people: Vec<i64> = app.read(|db| {
        let all: Vec<i64> = (4..=120).collect();
        Ok(all
            .into_iter()
            .filter(|id| {
                accounts::queries::by_id(db, *id)
                    .is_ok_and(|account| account.status == accounts::Status::Active)
            })
            .take(90)
            .collect())
    });
    assert!(people.len() > 60, "only {} are active", people.len());
    let (given, refused) = std::thread::scope(|scope| {
        let ask = |person: i64| {
            let pool = app.pool.clone();
            scope.spawn(move || {
                // Whoever is told that the database is busy asks again.
                loop {
                    match pool.write_here(|db| licenses::assign(db, &SYSTEM, id, person)) {
                        Ok(_) => return true,
                        Err(Error::Refused(why)) => {
                            assert_eq!(why.key, "licenses-refusal-full");
                            return false;
                        }
                        Err(Error::Busy) => {}
                        Err(other) => panic!("{other}"),
                    }
                }
            })
        };
        let asked: Vec<_> = people.iter().map(|person| ask(*person)).collect();
        let answers: Vec<bool> = asked.into_iter().map(|thread| thread.join().unwrap()).collect();
        (answers.iter().filter(|given| **given).count(), answers.iter().filter(|given| !**given).count())
    });
    assert_eq!((given, refused), (40, people.len() - 40));
    assert_eq!(app.license_now(id).used, 40);
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn a_contact_is_there_whatever_happens_at_once(on: Engine) {
    let app = on.company();
    let ann = app.person("Ann Smith").create();
    let bob = app.person("Bob Brown").create();
    let id = app.license("Berlin").contact(ann).admin(bob).create();
    for round in 0..100 {
        let license = app.license_now(id);
        let (old, new) = if license.contact_id == ann { (ann, bob) } else { (bob, ann) };
        std::thread::scope(|scope| {
            scope.spawn(|| {
                drop(app.pool.write_here(|db| {
                    accounts::perform(
                        db,
                        &SYSTEM,
                        Action::Deactivate,
                        if round % 2 == 0 { new } else { old },
                        &Terms::default(),
                    )
                }));
            });
            scope.spawn(|| {
                drop(app.pool.write_here(|db| licenses::change_primary_contact(db, &SYSTEM, id, new)));
            });
            scope.spawn(|| {
                drop(app.pool.write_here(|db| licenses::remove_admin(db, &SYSTEM, id, new)));
            });
        });
        assert_eq!(app.wrongs(), Vec::<String>::new(), "round {round}");
        // Whoever is out comes in again for the next round.
        for who in [ann, bob] {
            if app.account(who).status == accounts::Status::Inactive {
                app.perform(Action::Activate, who);
            }
            let login = app.account(who).login.unwrap();
            match app.pool.write_here(|db| licenses::add_admin(db, &SYSTEM, id, &login)) {
                Ok(_) | Err(Error::Refused(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
    }
}
