//! The list of tickets, declared.

use super::labels::{self, KINDS, STATES};
use super::model::Listed;
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Condition, Field, Filter, Grid, Sort, SortKind, Tab, Value};

/// The list of tickets.
pub const GRID: Grid<Listed> = Grid {
    key: "tickets",
    address: "/tickets",
    table: "tickets",
    default_sort: "-changed",
    columns: COLUMNS,
    fields: &[Field {
        key: "mine",
        label: "tickets-field-mine",
        filter: Filter::YesNo { yes: &MINE },
        heading: None,
    }],
    exact: &["subject_key"],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "tickets-search-example",
};

/// The viewer asks.
static MINE: Condition = Condition::Mine { column: "requester_id" };

const TABS: &[Tab] = &[
    Tab { key: "open", label: "tickets-view-open", query: "status:open,answered" },
    Tab { key: "mine", label: "tickets-view-mine", query: "mine:yes" },
    Tab { key: "closed", label: "tickets-view-closed", query: "status:closed" },
];

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&Listed) -> Value,
) -> Option<Sort<Listed>> {
    Some(Sort { column, kind, nullable, value })
}

const fn text(column: &'static str) -> Option<Filter> {
    Some(Filter::Text { column, nullable: false, fold: fold::sort_key })
}

/// What most columns have in common.
const USUAL: Column<Listed> = Column {
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

const COLUMNS: &[Column<Listed>] = &[
    Column {
        key: "subject",
        label: "tickets-subject",
        sort: sort("subject_key", SortKind::Text, false, |row| Value::Text(row.subject_key.clone())),
        filter: text("subject_key"),
        cell: |row, _| Cell::Link { text: row.subject.clone(), href: format!("/tickets/{}", row.id) },
        ..USUAL
    },
    Column {
        key: "id",
        label: "tickets-number",
        numeric: true,
        on_card: false,
        sort: sort("id", SortKind::Number, false, |row| Value::Number(row.id)),
        filter: Some(Filter::Number { column: "id" }),
        cell: |row, _| Cell::Number(row.id.to_string()),
        ..USUAL
    },
    Column {
        key: "type",
        label: "tickets-kind",
        sort: sort("kind", SortKind::Text, false, |row| Value::Text(row.kind.word().to_owned())),
        filter: Some(Filter::Choice { column: "kind", choices: KINDS }),
        cell: |row, ink| Cell::Text(labels::kind(row.kind, ink.t)),
        ..USUAL
    },
    Column {
        key: "status",
        label: "tickets-status",
        sort: sort("status", SortKind::Text, false, |row| Value::Text(row.status.word().to_owned())),
        filter: Some(Filter::Choice { column: "status", choices: STATES }),
        cell: |row, ink| Cell::Status(labels::state(row.status, ink.t)),
        ..USUAL
    },
    Column {
        key: "requester",
        label: "tickets-requester",
        sort: sort("requester_key", SortKind::Text, false, |row| Value::Text(row.requester_key.clone())),
        filter: text("requester_key"),
        cell: |row, _| Cell::Text(row.requester_name.clone()),
        ..USUAL
    },
    Column {
        key: "comments",
        label: "tickets-comments",
        shown: false,
        numeric: true,
        on_card: false,
        sort: sort("comment_count", SortKind::Number, false, |row| Value::Number(row.comment_count)),
        filter: Some(Filter::Number { column: "comment_count" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.comment_count)),
        ..USUAL
    },
    Column {
        key: "changed",
        label: "tickets-changed",
        sort: sort("changed_at", SortKind::Time, false, |row| Value::Time(row.changed_at)),
        filter: Some(Filter::Time { column: "changed_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.changed_at)),
        ..USUAL
    },
    Column {
        key: "created",
        label: "tickets-created",
        shown: false,
        on_card: false,
        sort: sort("created_at", SortKind::Time, false, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.created_at)),
        ..USUAL
    },
    Column {
        key: "closed",
        label: "tickets-closed-at",
        shown: false,
        on_card: false,
        sort: sort("closed_at", SortKind::Time, true, |row| {
            row.closed_at.map_or(Value::Nothing, Value::Time)
        }),
        filter: Some(Filter::Time { column: "closed_at" }),
        cell: |row, ink| row.closed_at.map_or(Cell::Empty, |at| Cell::Time(ink.t.time(at))),
        ..USUAL
    },
];
