//! The audit trail as a list, declared.

use super::labels::{ACTIONS, OUTCOMES, SUBJECTS, action, lines, outcome, rule};
use super::model::{Event, Outcome};
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Field, Filter, Grid, Sort, SortKind, Tab, Value};

/// The list of what was done.
pub const GRID: Grid<Event> = Grid {
    key: "audit",
    address: "/audit",
    table: "audit_events",
    default_sort: "-time",
    columns: COLUMNS,
    fields: &[
        Field {
            key: "subject_id",
            label: "audit-field-subject-id",
            filter: Filter::Number { column: "subject_id" },
            heading: None,
        },
        Field {
            key: "subject_kind",
            label: "audit-field-subject-kind",
            filter: Filter::Choice { column: "subject_kind", choices: SUBJECTS },
            heading: None,
        },
    ],
    exact: &[],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "audit-search-example",
};

const TABS: &[Tab] = &[Tab { key: "refused", label: "audit-view-refused", query: "outcome:refused" }];

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&Event) -> Value,
) -> Option<Sort<Event>> {
    Some(Sort { column, kind, nullable, value })
}

const fn text(column: &'static str, fold: fn(&str) -> String) -> Option<Filter> {
    Some(Filter::Text { column, nullable: false, fold })
}

fn plain(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// What most columns have in common.
const USUAL: Column<Event> = Column {
    key: "",
    label: "",
    shown: true,
    on_card: true,
    numeric: false,
    whole: false,
    sort: None,
    filter: None,
    cell: |_, _| Cell::Empty,
};

const COLUMNS: &[Column<Event>] = &[
    Column {
        key: "time",
        label: "audit-column-time",
        sort: sort("at", SortKind::Time, false, |row| Value::Time(row.at)),
        filter: Some(Filter::Time { column: "at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.at)),
        ..USUAL
    },
    Column {
        key: "actor",
        label: "audit-column-actor",
        sort: sort("actor_key", SortKind::Text, false, |row| Value::Text(row.actor_key.clone())),
        filter: text("actor_key", fold::sort_key),
        cell: |row, _| plain(&row.actor_name),
        ..USUAL
    },
    Column {
        key: "action",
        label: "audit-column-action",
        sort: sort("action", SortKind::Text, false, |row| Value::Text(row.action.clone())),
        filter: Some(Filter::Choice { column: "action", choices: ACTIONS }),
        cell: |row, ink| Cell::Text(action(&row.action, ink.t)),
        ..USUAL
    },
    Column {
        key: "subject",
        label: "audit-column-subject",
        sort: sort("subject_key", SortKind::Text, false, |row| Value::Text(row.subject_key.clone())),
        filter: text("subject_key", fold::sort_key),
        cell: |row, _| plain(&row.subject_name),
        ..USUAL
    },
    Column {
        key: "outcome",
        label: "audit-column-outcome",
        sort: sort("outcome", SortKind::Text, false, |row| Value::Text(row.outcome.word().to_owned())),
        filter: Some(Filter::Choice { column: "outcome", choices: OUTCOMES }),
        cell: |row, ink| Cell::Status(outcome(row.outcome, ink.t)),
        ..USUAL
    },
    Column {
        key: "reason",
        label: "audit-column-reason",
        cell: |row, ink| match (&row.reason, row.outcome) {
            (None, _) => Cell::Empty,
            (Some(said), Outcome::Done) => plain(said),
            (Some(kept), Outcome::Refused) => Cell::Text(rule(kept, ink.t)),
        },
        ..USUAL
    },
    Column {
        key: "changes",
        label: "audit-column-changes",
        cell: |row, ink| {
            let told: Vec<String> = row.changes().iter().flat_map(|change| lines(change, ink.t)).collect();
            plain(&told.join("; "))
        },
        ..USUAL
    },
    Column {
        key: "address",
        label: "audit-column-address",
        shown: false,
        on_card: false,
        cell: |row, _| plain(&row.ip),
        ..USUAL
    },
    Column {
        key: "request",
        label: "audit-column-request",
        shown: false,
        on_card: false,
        filter: text("request_id", ToOwned::to_owned),
        cell: |row, _| plain(&row.request_id),
        ..USUAL
    },
];
