//! The list of notices, declared.

use super::labels::{self, KINDS, STATES};
use super::model::Listed;
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Filter, Grid, Ink, Sort, SortKind, Tab, Value};

/// The list of notices.
pub const GRID: Grid<Listed> = Grid {
    key: "notices",
    address: "/notices",
    table: "notices",
    default_sort: "-created",
    columns: COLUMNS,
    fields: &[],
    exact: &[],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "notices-search-example",
};

const TABS: &[Tab] = &[
    Tab { key: "drafts", label: "notices-view-drafts", query: "state:draft" },
    Tab { key: "sent", label: "notices-view-sent", query: "state:sent,sending" },
    Tab { key: "maintenance", label: "notices-view-maintenance", query: "kind:maintenance" },
];

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&Listed) -> Value,
) -> Option<Sort<Listed>> {
    Some(Sort { column, kind, nullable, value })
}

fn moment(at: Option<chrono::NaiveDateTime>) -> Value {
    at.map_or(Value::Nothing, Value::Time)
}

fn time(at: Option<chrono::NaiveDateTime>, ink: &Ink) -> Cell {
    at.map_or(Cell::Empty, |at| Cell::Time(ink.t.time(at)))
}

const fn text(column: &'static str) -> Option<Filter> {
    Some(Filter::Text { column, nullable: false, fold: fold::sort_key })
}

fn plain(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// What most columns have in common.
const USUAL: Column<Listed> = Column {
    key: "",
    label: "",
    shown: true,
    on_card: false,
    numeric: false,
    whole: false,
    sort: None,
    filter: None,
    cell: |_, _| Cell::Empty,
};

const COLUMNS: &[Column<Listed>] = &[
    Column {
        key: "subject",
        label: "notices-column-subject",
        on_card: true,
        sort: sort("subject_key", SortKind::Text, false, |row| Value::Text(row.subject_key.clone())),
        filter: text("subject_key"),
        cell: |row, _| Cell::Link { text: row.subject.clone(), href: format!("/notices/{}", row.id) },
        ..USUAL
    },
    Column {
        key: "kind",
        label: "notices-column-kind",
        on_card: true,
        sort: sort("kind", SortKind::Text, false, |row| Value::Text(row.kind.word().to_owned())),
        filter: Some(Filter::Choice { column: "kind", choices: KINDS }),
        cell: |row, ink| Cell::Text(labels::kind(row.kind, ink.t)),
        ..USUAL
    },
    Column {
        key: "state",
        label: "notices-column-state",
        on_card: true,
        sort: sort("state", SortKind::Text, false, |row| Value::Text(row.state.word().to_owned())),
        filter: Some(Filter::Choice { column: "state", choices: STATES }),
        cell: |row, ink| Cell::Status(labels::state(row.state, ink.t)),
        ..USUAL
    },
    Column {
        key: "recipients",
        label: "notices-column-recipients",
        numeric: true,
        sort: sort("recipient_count", SortKind::Number, false, |row| Value::Number(row.recipient_count)),
        filter: Some(Filter::Number { column: "recipient_count" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.recipient_count)),
        ..USUAL
    },
    Column {
        key: "sent",
        label: "notices-column-sent",
        on_card: true,
        sort: sort("sent_at", SortKind::Time, true, |row| moment(row.sent_at)),
        filter: Some(Filter::Time { column: "sent_at" }),
        cell: |row, ink| time(row.sent_at, ink),
        ..USUAL
    },
    Column {
        key: "created",
        label: "notices-column-created",
        sort: sort("created_at", SortKind::Time, false, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.created_at)),
        ..USUAL
    },
    Column {
        key: "author",
        label: "notices-column-author",
        sort: sort("created_by_key", SortKind::Text, false, |row| Value::Text(row.created_by_key.clone())),
        filter: text("created_by_key"),
        cell: |row, _| plain(&row.created_by_name),
        ..USUAL
    },
    Column {
        key: "starts",
        label: "notices-column-starts",
        shown: false,
        sort: sort("starts_at", SortKind::Time, true, |row| moment(row.starts_at)),
        filter: Some(Filter::Time { column: "starts_at" }),
        cell: |row, ink| time(row.starts_at, ink),
        ..USUAL
    },
    Column {
        key: "modified",
        label: "notices-column-modified",
        shown: false,
        sort: sort("modified_at", SortKind::Time, false, |row| Value::Time(row.modified_at)),
        filter: Some(Filter::Time { column: "modified_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.modified_at)),
        ..USUAL
    },
    Column {
        key: "id",
        label: "notices-column-id",
        shown: false,
        numeric: true,
        sort: sort("id", SortKind::Number, false, |row| Value::Number(row.id)),
        filter: Some(Filter::Number { column: "id" }),
        cell: |row, _| Cell::Number(row.id.to_string()),
        ..USUAL
    },
];
