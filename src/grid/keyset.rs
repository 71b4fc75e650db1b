//! Paging by position: the condition "behind this row" and the order it needs.
//!
//! The form is `a >= x AND (a > x OR …)`, which both databases answer by a seek
//! in the index; the textbook `a > x OR (a = x AND …)` reads everything before.

use super::condition::{Comparison, Condition, Value};
use super::cursor::Cursor;
use super::order::{Order, OrderBy};
use super::request::SortKey;

/// A part of the list in which the first key is empty, or not: each by its own range of the index.
#[derive(Clone, Debug)]
pub struct Range {
    /// Which rows.
    pub condition: Condition,
    /// In which order.
    pub order: OrderBy,
}

/// The ranges to read, in order, to go on behind `cursor` (or from the start);
/// `back` reads the list from its end.
pub fn ranges<R>(
    table: &'static str,
    keys: &[SortKey<R>],
    cursor: Option<&Cursor>,
    back: bool,
) -> Vec<Range> {
    let order = order(table, keys, back);
    let Some((first, rest)) = keys.split_first() else { return Vec::new() };
    let walk = Walk { keys: rest, back, id_descending: keys.last().is_some_and(|k| k.descending) != back };
    let filled = || match cursor {
        None => full(first),
        Some(cursor) => full(first).and(walk.behind_first(first, cursor)),
    };
    if !first.sort.nullable {
        return vec![Range { condition: filled(), order }];
    }
    let empty = Condition::Empty { column: first.sort.column, empty: true };
    let in_empties = cursor.is_some_and(|cursor| cursor.values.first() == Some(&Value::Nothing));
    let behind_empty = |cursor: &Cursor| walk.behind(rest, cursor.values.get(1..).unwrap_or(&[]), cursor.id);
    let from_cursor = match cursor {
        Some(cursor) if in_empties => empty.clone().and(behind_empty(cursor)),
        _ => empty.clone(),
    };
    let conditions = match (back, in_empties) {
        (false, false) => vec![filled(), empty],
        (false, true) => vec![from_cursor],
        (true, true) => vec![from_cursor, full(first)],
        (true, false) if cursor.is_some() => vec![filled()],
        (true, false) => vec![empty, full(first)],
    };
    conditions.into_iter().map(|condition| Range { condition, order: order.clone() }).collect()
}

fn full<R>(key: &SortKey<R>) -> Condition {
    if key.sort.nullable {
        Condition::Empty { column: key.sort.column, empty: false }
    } else {
        Condition::Everything
    }
}

fn order<R>(table: &'static str, keys: &[SortKey<R>], back: bool) -> OrderBy {
    let mut orders: Vec<Order> = keys
        .iter()
        .enumerate()
        .map(|(index, key)| Order {
            column: key.sort.column,
            descending: key.descending != back,
            // The first key's empties are a range of their own.
            empties_last: index > 0 && key.sort.nullable,
            reversed: back,
        })
        .collect();
    let descending = orders.last().is_some_and(|order| order.descending);
    orders.push(Order { column: "id", descending, empties_last: false, reversed: back });
    OrderBy { table, keys: orders }
}

struct Walk<'k, R: 'static> {
    keys: &'k [SortKey<R>],
    back: bool,
    id_descending: bool,
}

impl<R> Walk<'_, R> {
    fn behind_first(&self, first: &SortKey<R>, cursor: &Cursor) -> Condition {
        let Some((value, values)) = cursor.values.split_first() else { return Condition::Everything };
        let column = first.sort.column;
        let descending = first.descending != self.back;
        let (at_least, beyond) = directions(descending);
        Condition::Compare { column, comparison: at_least, value: value.clone() }.and(Condition::Any(vec![
            Condition::Compare { column, comparison: beyond, value: value.clone() },
            self.behind(self.keys, values, cursor.id),
        ]))
    }

    fn behind(&self, keys: &[SortKey<R>], values: &[Value], id: i64) -> Condition {
        let (Some((key, keys)), Some((value, values))) = (keys.split_first(), values.split_first()) else {
            let (_, comparison) = directions(self.id_descending);
            return Condition::Compare { column: "id", comparison, value: Value::Number(id) };
        };
        let column = key.sort.column;
        let (_, beyond) = directions(key.descending != self.back);
        let empty = |empty| Condition::Empty { column, empty };
        let rest = self.behind(keys, values, id);
        if *value == Value::Nothing {
            let same = empty(true).and(rest);
            return if self.back { Condition::Any(vec![empty(false), same]) } else { same };
        }
        let compare = |comparison| Condition::Compare { column, comparison, value: value.clone() };
        let mut ways = vec![compare(beyond), compare(Comparison::Equal).and(rest)];
        if key.sort.nullable && !self.back {
            ways.push(empty(true));
        }
        Condition::Any(ways)
    }
}

fn directions(descending: bool) -> (Comparison, Comparison) {
    if descending {
        (Comparison::LessEqual, Comparison::Less)
    } else {
        (Comparison::GreaterEqual, Comparison::Greater)
    }
}
