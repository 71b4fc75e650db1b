//! The list of roles, declared.

use super::model::{Listed, text_key};
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Choice, Column, Filter, Grid, Sort, SortKind, Tab, Value};
use crate::web::language::Language;

/// The list of roles.
pub const GRID: Grid<Listed> = Grid {
    key: "roles",
    address: "/roles",
    table: "roles",
    default_sort: "name",
    columns: COLUMNS,
    fields: &[],
    exact: &[],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "roles-search-example",
};

const TABS: &[Tab] = &[
    Tab { key: "built-in", label: "roles-view-built-in", query: "kind:built_in" },
    Tab { key: "own", label: "roles-view-own", query: "kind:own" },
    Tab { key: "unused", label: "roles-view-unused", query: "accounts:0" },
];

const KINDS: &[Choice] = &[
    Choice { word: "built_in", label: "roles-kind-built-in" },
    Choice { word: "own", label: "roles-kind-own" },
];

const fn sort(column: &'static str, kind: SortKind, value: fn(&Listed) -> Value) -> Option<Sort<Listed>> {
    Some(Sort { column, kind, nullable: false, value })
}

const fn text(column: &'static str) -> Option<Filter> {
    Some(Filter::Text { column, nullable: false, fold: fold::sort_key })
}

/// The name in the reader's language.
#[must_use]
pub fn label(row: &Listed, t: Language) -> String {
    row.built_in().map_or_else(|| row.name.clone(), |role| t.say(role.label()))
}

/// What it is for, in the reader's language.
#[must_use]
pub fn explanation(row: &Listed, t: Language) -> String {
    row.built_in().map_or_else(|| row.description.clone(), |role| t.say(text_key(role)))
}

/// The words for who made a role.
#[must_use]
pub fn kind_label(row: &Listed, t: Language) -> String {
    t.say(if row.built_in().is_some() { "roles-kind-built-in" } else { "roles-kind-own" })
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
        label: "roles-column-name",
        on_card: true,
        sort: sort("sort_key", SortKind::Text, |row| Value::Text(row.sort_key.clone())),
        filter: text("sort_key"),
        cell: |row, ink| Cell::Link { text: label(row, ink.t), href: format!("/roles/{}", row.id) },
        ..USUAL
    },
    Column {
        key: "kind",
        label: "roles-column-kind",
        on_card: true,
        sort: sort("kind", SortKind::Text, |row| Value::Text(row.kind.word().to_owned())),
        filter: Some(Filter::Choice { column: "kind", choices: KINDS }),
        cell: |row, ink| Cell::Text(kind_label(row, ink.t)),
        ..USUAL
    },
    Column {
        key: "description",
        label: "roles-column-description",
        sort: sort("description_key", SortKind::Text, |row| Value::Text(row.description_key.clone())),
        cell: |row, ink| plain(&explanation(row, ink.t)),
        ..USUAL
    },
    Column {
        key: "permissions",
        label: "roles-column-permissions",
        numeric: true,
        sort: sort("permission_count", SortKind::Number, |row| Value::Number(row.permission_count)),
        filter: Some(Filter::Number { column: "permission_count" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.permission_count)),
        ..USUAL
    },
    Column {
        key: "accounts",
        label: "roles-column-accounts",
        on_card: true,
        numeric: true,
        sort: sort("holder_count", SortKind::Number, |row| Value::Number(row.holder_count)),
        filter: Some(Filter::Number { column: "holder_count" }),
        cell: |row, ink| Cell::Number(ink.t.number(row.holder_count)),
        ..USUAL
    },
    Column {
        key: "created",
        label: "roles-column-created",
        shown: false,
        sort: sort("created_at", SortKind::Time, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.created_at)),
        ..USUAL
    },
    Column {
        key: "created_by",
        label: "roles-column-created-by",
        shown: false,
        sort: sort("created_by_key", SortKind::Text, |row| Value::Text(row.created_by_key.clone())),
        filter: text("created_by_key"),
        cell: |row, _| plain(&row.created_by_name),
        ..USUAL
    },
    Column {
        key: "modified",
        label: "roles-column-modified",
        sort: sort("modified_at", SortKind::Time, |row| Value::Time(row.modified_at)),
        filter: Some(Filter::Time { column: "modified_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.modified_at)),
        ..USUAL
    },
    Column {
        key: "modified_by",
        label: "roles-column-modified-by",
        sort: sort("modified_by_key", SortKind::Text, |row| Value::Text(row.modified_by_key.clone())),
        filter: text("modified_by_key"),
        cell: |row, _| plain(&row.modified_by_name),
        ..USUAL
    },
    Column {
        key: "id",
        label: "roles-column-id",
        shown: false,
        numeric: true,
        sort: sort("id", SortKind::Number, |row| Value::Number(row.id)),
        filter: Some(Filter::Number { column: "id" }),
        cell: |row, _| Cell::Number(row.id.to_string()),
        ..USUAL
    },
];
