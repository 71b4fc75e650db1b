//! The list of jobs, declared.

use super::labels::{self, STATES};
use super::model::Job;
use crate::app;
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Filter, Grid, Sort, SortKind, Tab, Value};

/// The list of jobs.
pub const GRID: Grid<Job> = Grid {
    key: "jobs",
    address: "/jobs",
    table: "jobs",
    default_sort: "-created",
    columns: COLUMNS,
    fields: &[],
    exact: &[],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "jobs-search-example",
};

const TABS: &[Tab] = &[
    Tab { key: "open", label: "jobs-view-open", query: "state:waiting,running" },
    Tab { key: "failed", label: "jobs-view-failed", query: "(state:stopped OR failed:>0)" },
];

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&Job) -> Value,
) -> Option<Sort<Job>> {
    Some(Sort { column, kind, nullable, value })
}

/// What most columns have in common.
const USUAL: Column<Job> = Column {
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

/// What the columns of numbers have in common.
const NUMBER: Column<Job> = Column { numeric: true, ..USUAL };

const COLUMNS: &[Column<Job>] = &[
    Column {
        key: "action",
        label: "jobs-column-action",
        sort: sort("kind", SortKind::Text, false, |row| Value::Text(row.kind.clone())),
        filter: Some(Filter::Choice { column: "kind", choices: app::KIND_WORDS }),
        cell: |row, ink| Cell::Link { text: labels::title(row, ink.t), href: format!("/jobs/{}", row.id) },
        ..USUAL
    },
    Column {
        key: "state",
        label: "jobs-column-state",
        sort: sort("state", SortKind::Text, false, |row| Value::Text(row.state.word().to_owned())),
        filter: Some(Filter::Choice { column: "state", choices: STATES }),
        cell: |row, ink| Cell::Status(labels::status(row, ink.t)),
        ..USUAL
    },
    Column {
        key: "total",
        label: "jobs-column-total",
        sort: sort("total", SortKind::Number, false, |row| Value::Number(row.total)),
        filter: Some(Filter::Number { column: "total" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.total)),
        ..NUMBER
    },
    Column {
        key: "done",
        label: "accounts-done",
        sort: sort("done", SortKind::Number, false, |row| Value::Number(row.done)),
        filter: Some(Filter::Number { column: "done" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.done)),
        ..NUMBER
    },
    Column {
        key: "skipped",
        label: "accounts-left-out",
        sort: sort("skipped", SortKind::Number, false, |row| Value::Number(row.skipped)),
        filter: Some(Filter::Number { column: "skipped" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.skipped)),
        ..NUMBER
    },
    Column {
        key: "failed",
        label: "jobs-item-wrong",
        sort: sort("failed", SortKind::Number, false, |row| Value::Number(row.failed)),
        filter: Some(Filter::Number { column: "failed" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.failed)),
        ..NUMBER
    },
    Column {
        key: "by",
        label: "jobs-column-by",
        sort: sort("actor_key", SortKind::Text, false, |row| Value::Text(row.actor_key.clone())),
        filter: Some(Filter::Text { column: "actor_key", nullable: false, fold: fold::sort_key }),
        cell: |row, _| Cell::Text(row.actor_name.clone()),
        ..USUAL
    },
    Column {
        key: "created",
        label: "jobs-column-created",
        sort: sort("created_at", SortKind::Time, false, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.created_at)),
        ..USUAL
    },
    Column {
        key: "finished",
        label: "jobs-column-finished",
        shown: false,
        on_card: false,
        sort: sort("finished_at", SortKind::Time, true, |row| {
            row.finished_at.map_or(Value::Nothing, Value::Time)
        }),
        filter: Some(Filter::Time { column: "finished_at" }),
        cell: |row, ink| row.finished_at.map_or(Cell::Empty, |at| Cell::Time(ink.t.time(at))),
        ..USUAL
    },
    Column {
        key: "id",
        label: "jobs-column-id",
        shown: false,
        on_card: false,
        filter: Some(Filter::Number { column: "id" }),
        cell: |row, _| Cell::Number(row.id.to_string()),
        ..NUMBER
    },
];
