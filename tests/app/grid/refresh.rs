//! What has left a page since it was read.

use crate::support::{Engine, on_both, say};

on_both!(rows_that_left_the_list_are_counted_and_those_that_moved_are_not);

fn rows_that_left_the_list_are_counted_and_those_that_moved_are_not(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    let list = "q=status%3Aactive&size=25";
    let shown = ada.get(&format!("/accounts?{list}")).expect(200).row_ids();
    let others: Vec<i64> = shown.iter().copied().filter(|id| *id > 3).take(4).collect();
    let [one, two, moved, gone] = others[..] else { panic!("too few rows: {shown:?}") };
    app.sql(&format!("UPDATE accounts SET status = 'inactive' WHERE id IN ({one}, {two})"));
    app.sql(&format!("UPDATE accounts SET name_key = 'zzzz' WHERE id = {moved}"));
    app.sql(&format!("DELETE FROM account_roles WHERE account_id = {gone}"));
    let ask = |ids: &[i64]| {
        let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        ada.fragment(&format!("/accounts/refresh?{list}&shown={ids}"))
    };
    let left = |count: &str| {
        let rows = say("accounts-count", &[("count", count), ("shown", count)]);
        say("grid-left", &[("count", count), ("shown", &rows)])
    };
    ask(&[one, two, moved, gone]).expect(200).saying(&left("2"));
    ask(&[one]).expect(200).saying(&left("1"));
    ask(&[moved, gone]).expect(204);
    ask(&[]).expect(204);
    // A row that never was is as gone as a deleted one.
    ask(&[999_999]).expect(200).saying(&left("1"));
    // Without a query only deleted rows are gone.
    ada.fragment(&format!("/accounts/refresh?shown={one},{two}")).expect(204);
    // By hand it is the list.
    assert_eq!(
        ada.get(&format!("/accounts/refresh?{list}&shown=1")).expect(303).location(),
        &format!("/accounts?{list}")
    );
    let many: Vec<i64> = (1..=201).collect();
    ask(&many).expect(400);
    for bad in ["x", "1,-2", "1;2", "99999999999999999999"] {
        ada.fragment(&format!("/accounts/refresh?shown={bad}")).expect(400);
    }
}
