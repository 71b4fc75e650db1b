//! Searching by blocks finds what looking at every row finds, and the blocks follow the accounts.

use diesel::prelude::*;
use gatehouse::accounts::grid::GRID;
use gatehouse::accounts::queries::{Visible, blocks, update};
use gatehouse::accounts::{self, Details};
use gatehouse::db::schema::{accounts as account_table, accounts_blocks};
use gatehouse::db::{Db, Pool};
use gatehouse::{fold, scheduler};

use super::lists::{all_rows, backward, forward, ids, mixed, model, page};
use crate::support::app::people;
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(
    a_search_of_many_finds_what_a_slow_model_finds,
    blocks_follow_the_accounts,
    accounts_older_than_blocks_are_found,
);

/// A place in the order of names.
type Place = (String, i64);

/// The ids, in order, of the accounts whose searched text holds each of the words.
fn expected(db: &mut Db, order: &[i64], words: &str) -> Vec<i64> {
    let texts = account_table::table.select((account_table::id, account_table::search_text));
    let texts = texts.load::<(i64, String)>(db).unwrap();
    let needles: Vec<String> = words.split(' ').map(fold::needle).collect();
    let hits: std::collections::HashSet<i64> = texts
        .into_iter()
        .filter(|(_, text)| needles.iter().all(|needle| text.contains(needle)))
        .map(|(id, _)| id)
        .collect();
    order.iter().copied().filter(|id| hits.contains(id)).collect()
}

fn a_search_of_many_finds_what_a_slow_model_finds(on: Engine) {
    let database = Database::copy(on, &people(12_000));
    let mut db = database.address.open().unwrap();
    let rows = all_rows(&mut db, &Visible(&TESTER), &GRID);
    // One nobody has, some that one page holds, many, and nearly everybody.
    let words = [
        "qqq",
        "anna schmidt",
        "son 777",
        "an sm",
        "mar son",
        "aaron",
        "佐藤",
        "sm",
        "james",
        "les",
        "17",
        "example",
    ];
    for sort in ["name", "-name"] {
        let order = model(&GRID, &rows, sort);
        for words in words {
            let mut expected = expected(&mut db, &order, words);
            let size = if words == "example" { 200 } else { 25 };
            let start = format!("?q={}&sort={sort}&size={size}", words.replace(' ', "+"));
            let source = Visible(&TESTER);
            let there = forward(&mut db, &source, &GRID, &start);
            let back = backward(&mut db, &source, &GRID, &start);
            let exact = words == "17";
            if exact && !expected.contains(&17) {
                expected.push(17);
            }
            // Whom the word names exactly stands first, wherever they are in the order.
            let sorted = |mut ids: Vec<i64>| {
                ids.sort_by_key(|id| (exact && *id != 17, order.iter().position(|known| known == id)));
                ids
            };
            assert_eq!(there.concat(), sorted(expected.clone()), "{words} by {sort}");
            assert!(exact || back.concat() == expected, "{words} by {sort}, back");
            assert_eq!(expected.is_empty(), words == "qqq", "{words}");
        }
    }
}

fn details(name: &str) -> Details {
    Details {
        display_name: name.to_owned(),
        first_name: "Piet".to_owned(),
        last_name: name.replace(' ', ""),
        email: Some(format!("{}@example.org", name.replace(' ', "."))),
        locale: "en".to_owned(),
        time_zone: "UTC".to_owned(),
        ..Details::default()
    }
}

/// Blocks cover everything once, and know what occurs in their accounts; the sizes of the blocks.
fn checked(db: &mut Db) -> Vec<usize> {
    use accounts_blocks::{end_id, end_key, search_text, start_id, start_key};
    let blocks = accounts_blocks::table
        .order((start_key, start_id))
        .select(((start_key, start_id), (end_key, end_id), search_text))
        .load::<(Place, Place, String)>(db)
        .unwrap();
    let rows = account_table::table
        .select(((account_table::name_key, account_table::id), account_table::search_text))
        .load::<(Place, String)>(db)
        .unwrap();
    assert_eq!(blocks[0].0, (String::new(), 0));
    assert!(blocks.windows(2).all(|two| two[0].1 == two[1].0 && two[0].0 < two[0].1));
    let sizes = blocks.iter().map(|(start, end, known)| {
        let inside = rows.iter().filter(|(place, _)| start <= place && place < end);
        let texts: Vec<&str> = inside.map(|(_, text)| text.as_str()).collect();
        assert_eq!(&fold::gathered(texts.iter().copied().chain([known.as_str()])), known);
        texts.len()
    });
    let sizes: Vec<usize> = sizes.collect();
    assert_eq!(sizes.iter().sum::<usize>(), rows.len(), "an account is in no block, or in two");
    sizes
}

fn blocks_follow_the_accounts(on: Engine) {
    let database = Database::copy(on, &mixed());
    let mut db = database.address.open().unwrap();
    let before = checked(&mut db).len();
    let made: Vec<i64> = (0..300)
        .map(|number| {
            let details = details(&format!("Midst Numbered{number:04}"));
            accounts::create(&mut db, &TESTER, &details, &[]).unwrap().unwrap()
        })
        .collect();
    let sizes = checked(&mut db);
    assert!(sizes.len() > before, "no block was divided");
    assert!(sizes.iter().all(|size| *size < 260), "{sizes:?}");

    for id in &made[..20] {
        let renamed = details(&format!("Zuletzt Umbenannt{id}"));
        assert!(update(&mut db, &TESTER, *id, 1, &renamed).unwrap());
    }
    checked(&mut db);
    let mut count = |words: &str| {
        let (page, _) = page(&mut db, &Visible(&TESTER), &GRID, &format!("?q={words}&size=200"));
        ids(&GRID, &page).len()
    };
    assert_eq!((count("umbenannt"), count("zuletzt+piet"), count("numbered0005")), (20, 20, 0));
    assert_eq!((count("numbered0290"), count("midst")), (1, 200));
}

fn accounts_older_than_blocks_are_found(on: Engine) {
    let database = Database::copy(on, &mixed());
    let mut db = database.address.open().unwrap();
    let start = "?q=example&size=25";
    let with = forward(&mut db, &Visible(&TESTER), &GRID, start).concat();
    blocks::clear(&mut db).unwrap();
    let created = accounts::create(&mut db, &TESTER, &details("Zz Example"), &[]).unwrap().unwrap();
    let without = forward(&mut db, &Visible(&TESTER), &GRID, start).concat();
    assert!(with.len() > 250 && without.contains(&created) && without.len() == with.len() + 1);
    assert!(!blocks::are_there(&mut db).unwrap());
    scheduler::run(&Pool::new(&database.address));
    assert!(checked(&mut db).len() > 4);
    assert_eq!(forward(&mut db, &Visible(&TESTER), &GRID, start).concat(), without);
}
