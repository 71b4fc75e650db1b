//! Groups are found by seeks in an index and counted no further than they are looked at.

use diesel::prelude::*;
use gatehouse::accounts::grid::GRID;
use gatehouse::accounts::queries::Visible;
use gatehouse::db::schema::accounts;
use gatehouse::db::{Backend, Db};
use gatehouse::grid::{Condition, Grouping, Seeks, Source, Tallies, Tally, Value, Walk};

use super::plans::{crowd, explain};
use crate::support::database::Database;
use crate::support::folk::TESTER;
use crate::support::{Engine, on_both};

on_both!(values_are_walked_by_seeks, a_look_at_a_group_is_a_range_of_an_index);

fn seeks(on: Engine, db: &mut Db, walk: &Walk) -> String {
    let select = |rows: Condition, db: &Db| {
        let rows = accounts::table.into_boxed::<Backend>().filter(rows.on("accounts", db));
        rows.order(walk.order("accounts")).limit(1).select(walk.value("accounts"))
    };
    let (first, next) = (select(walk.first(), db), select(walk.next(), db));
    explain(on, db, Seeks { first, next, limit: walk.limit })
}

fn values_are_walked_by_seeks(on: Engine) {
    let database = Database::copy(on, &crowd());
    let mut db = database.address.open().unwrap();
    let mut walked = 0;
    for column in GRID.columns {
        let numeric = match column.grouping(&GRID) {
            Some(Grouping::Text) => false,
            Some(Grouping::Number) => true,
            Some(Grouping::Choice(_) | Grouping::Time) | None => continue,
        };
        walked += 1;
        let sort = column.sort.as_ref().unwrap();
        for descending in [false, true] {
            let behind = numeric.then_some(Value::Number(1)).or(Some(Value::Text("m".to_owned())));
            for behind in [None, behind] {
                let condition = Condition::Everything;
                let walk = Walk { column: sort.column, numeric, descending, behind, condition, limit: 51 };
                let plan = seeks(on, &mut db, &walk);
                let index = format!("accounts_sort_{}", sort.column.trim_end_matches("_key"));
                assert!(plan.contains(&index), "{}:\n{plan}", column.key);
                let whole = ["TEMP B-TREE FOR ORDER BY", "Seq Scan", "SCAN accounts\n"];
                // Only the few values that were met are put in order; the first of a list has no place to seek.
                let bad = whole.iter().filter(|word| plan.contains(**word)).count();
                let allowed = usize::from(on == Engine::Sqlite);
                assert!(bad <= allowed, "{}:\n{plan}", column.key);
                let sought = plan.matches("SEARCH accounts").count() + plan.matches("Index Cond").count();
                assert!(sought >= 1, "{} does not seek:\n{plan}", column.key);
            }
        }
    }
    assert!(walked >= 3);
}

fn a_look_at_a_group_is_a_range_of_an_index(on: Engine) {
    let database = Database::copy(on, &crowd());
    let mut db = database.address.open().unwrap();
    for (column, word) in [("status", "active"), ("kind", "operator"), ("identity_source", "local")] {
        let value = Value::Text(word.to_owned());
        let t = super::lists::ink().t;
        let group = gatehouse::grid::Key::Value(value).range(column, t);
        let tally = Tally {
            column,
            groups: vec![group.clone()],
            asked: Condition::Everything,
            look: 1_001,
            samples: false,
        };
        let rows = accounts::table.into_boxed::<Backend>().filter(group.on("accounts", &db));
        let groups = vec![rows.order(tally.order("accounts")).limit(tally.look).select(accounts::id)];
        let query = Tallies::new("accounts", groups, &tally, &db);
        let plan = explain(on, &mut db, query);
        assert!(plan.contains(&format!("accounts_sort_{column}")), "{column}:\n{plan}");
        assert!(!plan.contains("Seq Scan") && !plan.contains("TEMP B-TREE"), "{column}:\n{plan}");
        // Twelve thousand accounts are active, and no more than a thousand of them are looked at.
        let seen = Visible(&TESTER).tally(&mut db, &tally).unwrap();
        assert_eq!(seen[0].looked, 1_001, "{column}");
    }
}
