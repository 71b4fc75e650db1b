//! Races: seats that many ask for at once, and a primary contact who leaves, is replaced and removed at once.

use gatehouse::accounts::{self, Action, Details, Status, Terms};
use gatehouse::db::Db;
use gatehouse::error::Error;
use gatehouse::{clock, licenses, roles};

use crate::support::at_once::{Work, at_once, work};
use crate::support::folk::TESTER;
use crate::support::{Engine, TestApp, on_both};

on_both!(
    a_hundred_who_ask_at_once_get_the_seats_there_are,
    seats_are_never_more_than_there_are_whatever_happens_at_once,
    a_contact_is_there_whatever_happens_at_once,
);

const ROUNDS: usize = 100;

fn a_hundred_who_ask_at_once_get_the_seats_there_are(on: Engine) {
    let app = on.demo(160);
    let id = app.license("Berlin").seats(40).create();
    let people: Vec<i64> = app.read(|db| {
        let is_active = |id: &i64, db: &mut Db| {
            accounts::queries::by_id(db, *id).is_ok_and(|account| account.status == Status::Active)
        };
        Ok((4..=160).filter(|id| is_active(id, db)).take(100).collect())
    });
    assert_eq!(people.len(), 100, "too few are active");
    let ask = |person: &i64| {
        let person = *person;
        work(move |db| licenses::assign(db, &TESTER, id, person))
    };
    let answers = at_once(&app, &people.iter().map(ask).collect::<Vec<_>>());
    let refused: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
    assert_eq!((refused.len(), app.license_now(id).used), (60, 40));
    for why in refused {
        // Refused with the numbers.
        assert_eq!(
            (why.key.as_str(), why.facts["seats"].as_str(), why.facts["used"].as_str()),
            ("licenses-refusal-full", "40", "40")
        );
    }
    assert_eq!(app.wrongs(), Vec::<String>::new());
}

fn seats_are_never_more_than_there_are_whatever_happens_at_once(on: Engine) {
    let app = on.company();
    let id = app.license("Berlin").seats(3).create();
    let people: Vec<i64> = (0..5).map(|number| app.person(&format!("Person N{number}")).create()).collect();
    for round in 0..ROUNDS {
        let holders: Vec<i64> =
            people.iter().copied().filter(|who| !app.licenses_of(*who).is_empty()).collect();
        // Fewer and more seats by turns, one who gives back, and everybody else who asks.
        let seats = if round % 2 == 0 { 2 } else { 3 };
        let fewer = work(move |db| {
            let now = licenses::queries::by_id(db, id)?;
            let details = licenses::Details { seats, ..now.details() };
            licenses::edit(db, &TESTER, id, now.version, &details)
        });
        let back = holders.first().copied();
        let give_back = back.map(|who| work(move |db| licenses::unassign(db, &TESTER, id, who)));
        let ask = people.iter().filter(|who| !holders.contains(who)).map(|who| {
            let who = *who;
            work(move |db| licenses::assign(db, &TESTER, id, who))
        });
        let works: Vec<Work<'_>> = ask.chain([fewer]).chain(give_back).collect();
        for why in at_once(&app, &works).into_iter().filter_map(Result::err) {
            let known = ["licenses-refusal-full", "licenses-refusal-fewer"];
            assert!(
                known.contains(&why.key.as_str()) && why.facts.contains_key("used"),
                "round {round}: {why:?}"
            );
        }
        assert_eq!(app.wrongs(), Vec::<String>::new(), "round {round}");
        assert!(app.license_now(id).used > 0, "round {round}: nobody got one");
    }
}

/// Ends somebody's account in a month, or not any more.
fn expire(db: &mut Db, who: i64, ends: bool) -> Result<(), Error> {
    let account = accounts::queries::by_id(db, who)?;
    let held = roles::held(db, who)?;
    let end = ends.then(|| clock::now() + chrono::TimeDelta::days(30));
    let details = Details { valid_until: end, ..account.details() };
    accounts::edit(db, &TESTER, who, account.version, &details, &held).map(drop)
}

/// Makes both again what they are at the beginning of a round: active, without an end, admins.
fn again(app: &TestApp, license: i64, who: i64) {
    if app.account(who).status == Status::Inactive {
        app.perform(Action::Activate, who);
    }
    app.write(|db| expire(db, who, false));
    let login = app.account(who).login.unwrap();
    match app.pool.write_here(|db| licenses::add_admin(db, &TESTER, license, &login)) {
        Ok(_) | Err(Error::Refused(_)) => {}
        Err(other) => panic!("{other}"),
    }
}

fn a_contact_is_there_whatever_happens_at_once(on: Engine) {
    let app = on.company();
    let ann = app.person("Ann Smith").create();
    let bob = app.person("Bob Brown").create();
    let id = app.license("Berlin").contact(ann).admin(bob).create();
    let (mut replaced, mut kept) = (0, 0);
    for round in 0..ROUNDS {
        let old = app.license_now(id).contact_id;
        let new = if old == ann { bob } else { ann };
        let gone = if round % 2 == 0 { new } else { old };
        let works: [Work<'_>; 4] = [
            work(move |db| accounts::perform(db, &TESTER, Action::Deactivate, gone, &Terms::default())),
            work(move |db| licenses::change_primary_contact(db, &TESTER, id, new)),
            work(move |db| licenses::remove_admin(db, &TESTER, id, new)),
            work(move |db| expire(db, if round % 4 < 2 { old } else { new }, true)),
        ];
        at_once(&app, &works);
        assert_eq!(app.wrongs(), Vec::<String>::new(), "round {round}");
        let is_new = app.license_now(id).contact_id == new;
        (replaced, kept) = (replaced + usize::from(is_new), kept + usize::from(!is_new));
        for who in [ann, bob] {
            again(&app, id, who);
        }
    }
    assert!(replaced > 0, "replaced {replaced} times, kept {kept} times");
}
