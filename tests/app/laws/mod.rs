//! What holds after any sequence of actions, whoever does them.
//!
//! A sequence follows from its seed alone. A failure names the seed and the steps; `GATEHOUSE_SEED=7 cargo test laws`
//! goes through that one sequence.

mod acting;
mod books;
mod dice;
mod houses;
mod licenses;
mod notices;
mod people;
mod roles;
mod tenants;
mod tickets;

use gatehouse::audit::chain::{seal, standing, verify};
use gatehouse::error::Error;
use gatehouse::jobs::Worker;

use self::books::Books;
use self::dice::Dice;
use self::houses::House;
use crate::support::app::people;
use crate::support::{Engine, on_both};

on_both!(every_sequence_keeps_the_laws);

/// Sequences that are gone through when no seed is named, and how long each is.
const SEEDS: [u64; 3] = [1, 20_261_121, 0xBAD_5EED];
const STEPS: usize = 330;

/// What came of a step.
pub enum Done {
    /// Something, of this kind.
    Yes,
    /// A rule forbade it, or there was nothing to do it to.
    No,
}

fn every_sequence_keeps_the_laws(on: Engine) {
    let named = std::env::var("GATEHOUSE_SEED").ok().map(|seed| seed.parse().expect("a seed is a number"));
    let seeds = named.map_or(SEEDS.to_vec(), |seed| vec![seed]);
    let mut done = std::collections::BTreeMap::<&str, usize>::new();
    for seed in seeds {
        for name in sequence(on, seed) {
            *done.entry(name).or_default() += 1;
        }
    }
    // What is always refused proves nothing.
    if named.is_none() {
        let missing: Vec<&&str> = acting::NAMES.iter().filter(|name| !done.contains_key(**name)).collect();
        assert!(missing.is_empty(), "{missing:?} never went through: {done:?}");
    }
}

/// One sequence on a company of its own; the names of what went through.
fn sequence(on: Engine, seed: u64) -> Vec<&'static str> {
    let app = on.idle(&people(3));
    let worker = Worker::start(app.pool.clone()).unwrap();
    let mut house = House::build(app);
    let mut dice = Dice::new(seed);
    let mut through = Vec::new();
    let mut before = Books::of(&house.app);
    for number in 0..STEPS {
        let (actor, name, result) = acting::step(&mut house, &mut dice, number);
        let after = Books::of(&house.app);
        let place = format!("seed {seed}, step {number}: {name}");
        println!("{number}: {name}");
        after.keep_the_laws(&house, &place);
        if let Some(actor) = actor.filter(|_| name.contains("ticket") || name.contains("share")) {
            tickets::are_found_by_whom_they_concern(&house, &actor, &place);
        }
        house.credentials_are_as_dead_as_their_accounts(&place);
        match result {
            Ok(Done::Yes) => {
                after.are_told(&before, &place);
                through.push(name);
            }
            Ok(Done::No)
            | Err(Error::Refused(_) | Error::Forbidden(_) | Error::NotFound | Error::BadRequest(_)) => {
                after.are_those(&before, &place);
            }
            Err(other) => panic!("{place}: {other}"),
        }
        before = after;
    }
    worker.stop();
    while house.app.read(standing).waiting > 0 {
        seal(&house.app.pool).unwrap();
    }
    let report = house.app.read(|db| verify(db, &[]));
    assert_eq!(report.faults, [], "seed {seed}");
    through
}
