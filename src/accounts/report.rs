//! The status report, declared: every deleted account.

use super::labels::kind_label;
use super::model::Tombstone;
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Filter, Grid, Sort, SortKind, Value};
use crate::roles;

/// The list of deleted accounts.
pub const GRID: Grid<Tombstone> = Grid {
    key: "status-report",
    address: "/accounts/status-report",
    table: "tombstones",
    default_sort: "-deleted",
    columns: COLUMNS,
    fields: &[],
    exact: &[],
    covered: None,
    tabs: &[],
    id: |row| row.id,
    placeholder: "report-search-example",
};

fn plain(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn folded(text: Option<&String>) -> Value {
    text.map_or(Value::Nothing, |text| Value::Text(fold::plain(text)))
}

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&Tombstone) -> Value,
) -> Option<Sort<Tombstone>> {
    Some(Sort { column, kind, nullable, value })
}

const USUAL: Column<Tombstone> = Column {
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

const COLUMNS: &[Column<Tombstone>] = &[
    Column {
        key: "name",
        label: "accounts-column-name",
        on_card: true,
        sort: sort("name_key", SortKind::Text, false, |row| Value::Text(fold::sort_key(&row.display_name))),
        filter: Some(Filter::Text { column: "name_key", nullable: false, fold: fold::sort_key }),
        cell: |row, _| plain(&row.display_name),
        ..USUAL
    },
    Column {
        key: "login",
        label: "accounts-column-login",
        sort: sort("login_key", SortKind::Text, true, |row| folded(row.login.as_ref())),
        filter: Some(Filter::Text { column: "login_key", nullable: true, fold: fold::plain }),
        cell: |row, _| plain(row.login.as_deref().unwrap_or("")),
        ..USUAL
    },
    Column {
        key: "email",
        label: "accounts-column-email",
        sort: sort("email_key", SortKind::Text, true, |row| folded(row.email.as_ref())),
        filter: Some(Filter::Text { column: "email_key", nullable: true, fold: fold::plain }),
        cell: |row, _| plain(row.email.as_deref().unwrap_or("")),
        ..USUAL
    },
    Column {
        key: "deleted",
        label: "accounts-column-deleted-at",
        on_card: true,
        sort: sort("deleted_at", SortKind::Time, false, |row| Value::Time(row.deleted_at)),
        filter: Some(Filter::Time { column: "deleted_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.deleted_at)),
        ..USUAL
    },
    Column {
        key: "deleted_by",
        label: "accounts-column-deleted-by",
        on_card: true,
        sort: sort("deleted_by_key", SortKind::Text, false, |row| {
            Value::Text(fold::sort_key(&row.deleted_by_name))
        }),
        filter: Some(Filter::Text { column: "deleted_by_key", nullable: false, fold: fold::sort_key }),
        cell: |row, _| plain(&row.deleted_by_name),
        ..USUAL
    },
    Column {
        key: "reason",
        label: "accounts-column-reason",
        on_card: true,
        sort: sort("reason_key", SortKind::Text, false, |row| Value::Text(row.reason_key.clone())),
        cell: |row, _| plain(row.reason.as_deref().unwrap_or("")),
        ..USUAL
    },
    Column {
        key: "released",
        label: "accounts-column-released",
        sort: sort("released_key", SortKind::Text, false, |row| Value::Text(row.released_key.clone())),
        cell: |row, ink| plain(&roles::translated(&row.released, ink.t)),
        ..USUAL
    },
    Column {
        key: "tenants",
        label: "accounts-column-tenants",
        sort: sort("tenants_key", SortKind::Text, false, |row| Value::Text(row.tenants_key.clone())),
        cell: |row, _| plain(&row.tenants),
        ..USUAL
    },
    Column {
        key: "kind",
        label: "accounts-column-type",
        shown: false,
        sort: sort("kind", SortKind::Text, false, |row| Value::Text(row.kind.word().to_owned())),
        cell: |row, ink| Cell::Text(kind_label(row.kind, ink.t)),
        ..USUAL
    },
];
