//! The list of licenses, declared.

use super::labels::{self, DEPLOYMENTS, KINDS};
use super::model::License;
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Field, Filter, Grid, Ink, Sort, SortKind, Tab, Value};

/// The list of licenses.
pub const GRID: Grid<License> = Grid {
    key: "licenses",
    address: "/licenses",
    table: "licenses",
    default_sort: "name",
    columns: COLUMNS,
    fields: &[Field {
        key: "contact_id",
        label: "licenses-field-contact-id",
        filter: Filter::Number { column: "contact_id" },
        heading: None,
    }],
    exact: &["name_key", "code_key"],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "licenses-search-example",
};

const TABS: &[Tab] = &[
    Tab { key: "full", label: "licenses-view-full", query: "free:0" },
    Tab { key: "expires", label: "licenses-view-expires", query: "expires:<60d" },
    Tab { key: "devices", label: "licenses-view-devices", query: "-kind:platform" },
];

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&License) -> Value,
) -> Option<Sort<License>> {
    Some(Sort { column, kind, nullable, value })
}

const fn text(column: &'static str, nullable: bool, fold: fn(&str) -> String) -> Option<Filter> {
    Some(Filter::Text { column, nullable, fold })
}

fn plain(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn moment(at: Option<chrono::NaiveDateTime>) -> Value {
    at.map_or(Value::Nothing, Value::Time)
}

fn time(at: Option<chrono::NaiveDateTime>, ink: &Ink) -> Cell {
    at.map_or(Cell::Empty, |at| Cell::Time(ink.t.time(at)))
}

/// What most columns have in common.
const USUAL: Column<License> = Column {
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

const COLUMNS: &[Column<License>] = &[
    Column {
        key: "name",
        label: "licenses-name",
        on_card: true,
        sort: sort("name_key", SortKind::Text, false, |row| Value::Text(row.name_key.clone())),
        filter: text("name_key", false, fold::plain),
        cell: |row, _| Cell::Link { text: row.name.clone(), href: format!("/licenses/{}", row.id) },
        ..USUAL
    },
    Column {
        key: "product",
        label: "licenses-product",
        sort: sort("product_key", SortKind::Text, false, |row| Value::Text(row.product_key.clone())),
        filter: text("product_key", false, fold::sort_key),
        cell: |row, _| plain(&row.product),
        ..USUAL
    },
    Column {
        key: "key",
        label: "licenses-code",
        shown: false,
        sort: sort("code_key", SortKind::Text, false, |row| Value::Text(row.code_key.clone())),
        filter: text("code_key", false, fold::plain),
        cell: |row, _| plain(&row.code),
        ..USUAL
    },
    Column {
        key: "kind",
        label: "licenses-kind",
        on_card: true,
        sort: sort("kind", SortKind::Text, false, |row| Value::Text(row.kind.word().to_owned())),
        filter: Some(Filter::Choice { column: "kind", choices: KINDS }),
        cell: |row, ink| Cell::Text(labels::kind(row.kind, ink.t)),
        ..USUAL
    },
    Column {
        key: "used",
        label: "licenses-in-use",
        on_card: true,
        sort: sort("used", SortKind::Number, false, |row| Value::Number(row.used)),
        filter: Some(Filter::Number { column: "used" }),
        cell: |row, ink| Cell::Meter {
            part: row.used,
            whole: row.seats,
            text: labels::seats(row.used, row.seats, ink.t),
        },
        ..USUAL
    },
    Column {
        key: "free",
        label: "licenses-free",
        numeric: true,
        sort: sort("free", SortKind::Number, false, |row| Value::Number(row.free)),
        filter: Some(Filter::Number { column: "free" }),
        cell: |row, _| Cell::Number(row.free.to_string()),
        ..USUAL
    },
    Column {
        key: "seats",
        label: "licenses-seats",
        shown: false,
        numeric: true,
        sort: sort("seats", SortKind::Number, false, |row| Value::Number(row.seats)),
        filter: Some(Filter::Number { column: "seats" }),
        cell: |row, _| Cell::Number(row.seats.to_string()),
        ..USUAL
    },
    Column {
        key: "expires",
        label: "licenses-expires",
        on_card: true,
        sort: sort("expires_at", SortKind::Time, true, |row| moment(row.expires_at)),
        filter: Some(Filter::Time { column: "expires_at" }),
        cell: |row, ink| time(row.expires_at, ink),
        ..USUAL
    },
    Column {
        key: "contact",
        label: "licenses-contact",
        sort: sort("contact_key", SortKind::Text, false, |row| Value::Text(row.contact_key.clone())),
        filter: text("contact_key", false, fold::sort_key),
        cell: |row, _| plain(&row.contact_name),
        ..USUAL
    },
    Column {
        key: "starts",
        label: "licenses-starts",
        shown: false,
        sort: sort("starts_at", SortKind::Time, true, |row| moment(row.starts_at)),
        filter: Some(Filter::Time { column: "starts_at" }),
        cell: |row, ink| time(row.starts_at, ink),
        ..USUAL
    },
    Column {
        key: "deployment",
        label: "licenses-deployment",
        shown: false,
        sort: sort("deployment", SortKind::Text, false, |row| Value::Text(row.deployment.word().to_owned())),
        filter: Some(Filter::Choice { column: "deployment", choices: DEPLOYMENTS }),
        cell: |row, ink| Cell::Text(labels::deployment(row.deployment, ink.t)),
        ..USUAL
    },
    Column {
        key: "mac",
        label: "licenses-mac",
        shown: false,
        sort: sort("mac", SortKind::Text, true, |row| row.mac.clone().map_or(Value::Nothing, Value::Text)),
        filter: text("mac", true, fold::plain),
        cell: |row, _| plain(row.mac.as_deref().unwrap_or("")),
        ..USUAL
    },
    Column {
        key: "created",
        label: "licenses-created",
        shown: false,
        sort: sort("created_at", SortKind::Time, false, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| time(Some(row.created_at), ink),
        ..USUAL
    },
    Column {
        key: "modified",
        label: "licenses-modified",
        shown: false,
        sort: sort("modified_at", SortKind::Time, false, |row| Value::Time(row.modified_at)),
        filter: Some(Filter::Time { column: "modified_at" }),
        cell: |row, ink| time(Some(row.modified_at), ink),
        ..USUAL
    },
    Column {
        key: "id",
        label: "accounts-column-id",
        shown: false,
        numeric: true,
        sort: sort("id", SortKind::Number, false, |row| Value::Number(row.id)),
        filter: Some(Filter::Number { column: "id" }),
        cell: |row, _| Cell::Number(row.id.to_string()),
        ..USUAL
    },
];
