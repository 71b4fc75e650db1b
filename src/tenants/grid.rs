//! The list of tenants, declared.

use super::labels::{self, KINDS, STATUSES};
use super::model::Listed;
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Filter, Grid, Sort, SortKind, Tab, Value};

/// The list of tenants.
pub const GRID: Grid<Listed> = Grid {
    key: "tenants",
    address: "/tenants",
    table: "tenants",
    default_sort: "name",
    columns: COLUMNS,
    fields: &[],
    exact: &[],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "tenants-search-example",
};

const TABS: &[Tab] = &[
    Tab { key: "cloud", label: "tenants-view-cloud", query: "kind:cloud" },
    Tab { key: "on-premises", label: "tenants-view-on-premises", query: "kind:on_premises" },
    Tab { key: "empty", label: "tenants-view-empty", query: "members:0" },
];

const fn sort(column: &'static str, kind: SortKind, value: fn(&Listed) -> Value) -> Option<Sort<Listed>> {
    Some(Sort { column, kind, nullable: false, value })
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
        key: "name",
        label: "tenants-column-name",
        on_card: true,
        sort: sort("sort_key", SortKind::Text, |row| Value::Text(row.sort_key.clone())),
        filter: text("sort_key"),
        cell: |row, _| Cell::Link { text: row.name.clone(), href: format!("/tenants/{}", row.id) },
        ..USUAL
    },
    Column {
        key: "status",
        label: "tenants-column-status",
        on_card: true,
        sort: sort("status", SortKind::Text, |row| Value::Text(row.status.word().to_owned())),
        filter: Some(Filter::Choice { column: "status", choices: STATUSES }),
        cell: |row, ink| Cell::Status(labels::status(row.status, ink.t)),
        ..USUAL
    },
    Column {
        key: "kind",
        label: "tenants-column-kind",
        on_card: true,
        sort: sort("kind", SortKind::Text, |row| Value::Text(row.kind.word().to_owned())),
        filter: Some(Filter::Choice { column: "kind", choices: KINDS }),
        cell: |row, ink| Cell::Text(labels::kind(row.kind, ink.t)),
        ..USUAL
    },
    Column {
        key: "members",
        label: "tenants-column-members",
        on_card: true,
        numeric: true,
        sort: sort("member_count", SortKind::Number, |row| Value::Number(row.member_count)),
        filter: Some(Filter::Number { column: "member_count" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.member_count)),
        ..USUAL
    },
    Column {
        key: "url",
        label: "tenants-column-url",
        sort: sort("url_key", SortKind::Text, |row| Value::Text(row.url_key.clone())),
        filter: text("url_key"),
        cell: |row, _| plain(&row.url),
        ..USUAL
    },
    Column {
        key: "description",
        label: "tenants-column-description",
        sort: sort("description_key", SortKind::Text, |row| Value::Text(row.description_key.clone())),
        cell: |row, _| plain(&row.description),
        ..USUAL
    },
    Column {
        key: "created",
        label: "tenants-column-created",
        shown: false,
        sort: sort("created_at", SortKind::Time, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.created_at)),
        ..USUAL
    },
    Column {
        key: "created_by",
        label: "tenants-column-created-by",
        shown: false,
        sort: sort("created_by_key", SortKind::Text, |row| Value::Text(row.created_by_key.clone())),
        filter: text("created_by_key"),
        cell: |row, _| plain(&row.created_by_name),
        ..USUAL
    },
    Column {
        key: "modified",
        label: "tenants-column-modified",
        sort: sort("modified_at", SortKind::Time, |row| Value::Time(row.modified_at)),
        filter: Some(Filter::Time { column: "modified_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.modified_at)),
        ..USUAL
    },
    Column {
        key: "modified_by",
        label: "tenants-column-modified-by",
        shown: false,
        sort: sort("modified_by_key", SortKind::Text, |row| Value::Text(row.modified_by_key.clone())),
        filter: text("modified_by_key"),
        cell: |row, _| plain(&row.modified_by_name),
        ..USUAL
    },
    Column {
        key: "id",
        label: "tenants-column-id",
        shown: false,
        numeric: true,
        sort: sort("id", SortKind::Number, |row| Value::Number(row.id)),
        filter: Some(Filter::Number { column: "id" }),
        cell: |row, _| Cell::Number(row.id.to_string()),
        ..USUAL
    },
];
