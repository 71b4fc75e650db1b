//! The accounts list, declared.

use super::fields::FIELDS;
use super::labels::{
    KINDS, SOURCES, STATUSES, kind_label, login_duration, role_label, source_label, status_cell,
};
use super::model::Row;
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Filter, Grid, Ink, Sort, SortKind, Tab, Value};
use crate::web::shell;

/// The list of accounts.
pub const GRID: Grid<Row> = Grid {
    key: "accounts",
    address: "/accounts",
    table: "accounts",
    default_sort: "name",
    columns: COLUMNS,
    fields: FIELDS,
    exact: &["login_key", "email_key"],
    covered: Some("name_key"),
    tabs: TABS,
    id: |row| row.id,
    placeholder: "accounts-search-example",
};

const TABS: &[Tab] = &[
    Tab { key: "pending", label: "accounts-view-pending", query: "status:pending" },
    Tab { key: "inactive", label: "accounts-view-inactive", query: "status:inactive" },
    Tab { key: "no-roles", label: "accounts-view-no-roles", query: "role:empty" },
    Tab { key: "never", label: "accounts-view-never", query: "last_login:empty" },
    Tab { key: "key-expires", label: "accounts-view-key-expires", query: "key_expires:<30d" },
];

const fn text(column: &'static str, nullable: bool) -> Option<Filter> {
    Some(Filter::Text { column, nullable, fold: if nullable { fold::plain } else { fold::sort_key } })
}

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&Row) -> Value,
) -> Option<Sort<Row>> {
    Some(Sort { column, kind, nullable, value })
}

fn folded(text: Option<&String>) -> Value {
    text.map_or(Value::Nothing, |text| Value::Text(fold::plain(text)))
}

fn moment(at: Option<chrono::NaiveDateTime>) -> Value {
    at.map_or(Value::Nothing, Value::Time)
}

fn time(at: Option<chrono::NaiveDateTime>, ink: &Ink) -> Cell {
    at.map_or(Cell::Empty, |at| Cell::Time(ink.t.time(at)))
}

fn plain(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// What most columns have in common.
const USUAL: Column<Row> = Column {
    key: "",
    label: "",
    shown: false,
    on_card: false,
    numeric: false,
    sort: None,
    filter: None,
    cell: |_, _| Cell::Empty,
};

const COLUMNS: &[Column<Row>] = &[
    Column {
        key: "name",
        label: "accounts-column-name",
        shown: true,
        on_card: true,
        sort: sort("name_key", SortKind::Text, false, |row| Value::Text(fold::sort_key(&row.display_name))),
        filter: text("name_key", false),
        cell: |row, _| Cell::Person {
            name: row.display_name.clone(),
            initials: shell::initials(&row.display_name),
            hue: shell::hue(row.id),
            href: format!("/accounts/{}", row.id),
        },
        ..USUAL
    },
    Column {
        key: "email",
        label: "accounts-column-email",
        shown: true,
        sort: sort("email_key", SortKind::Text, true, |row| folded(row.email.as_ref())),
        filter: text("email_key", true),
        cell: |row, _| plain(row.email.as_deref().unwrap_or("")),
        ..USUAL
    },
    Column {
        key: "login",
        label: "accounts-column-login",
        shown: true,
        sort: sort("login_key", SortKind::Text, true, |row| folded(row.login.as_ref())),
        filter: text("login_key", true),
        cell: |row, _| plain(row.login.as_deref().unwrap_or("")),
        ..USUAL
    },
    Column {
        key: "roles",
        label: "accounts-column-roles",
        shown: true,
        on_card: true,
        sort: sort("role_count", SortKind::Number, false, |row| Value::Number(row.role_count)),
        filter: Some(Filter::Number { column: "role_count" }),
        cell: |row, ink| Cell::Badges(row.roles.iter().map(|role| role_label(role, ink.t)).collect()),
        ..USUAL
    },
    Column {
        key: "status",
        label: "accounts-column-status",
        shown: true,
        on_card: true,
        sort: sort("status", SortKind::Text, false, |row| Value::Text(row.status.word().to_owned())),
        filter: Some(Filter::Choice { column: "status", choices: STATUSES }),
        cell: |row, ink| Cell::Status(status_cell(row.status, row.role_count, ink.t)),
        ..USUAL
    },
    Column {
        key: "kind",
        label: "accounts-column-type",
        shown: true,
        sort: sort("kind", SortKind::Text, false, |row| Value::Text(row.kind.word().to_owned())),
        filter: Some(Filter::Choice { column: "kind", choices: KINDS }),
        cell: |row, ink| Cell::Text(kind_label(row.kind, ink.t)),
        ..USUAL
    },
    Column {
        key: "last_login",
        label: "accounts-column-last-login",
        shown: true,
        sort: sort("last_login_at", SortKind::Time, true, |row| moment(row.last_login_at)),
        filter: Some(Filter::Time { column: "last_login_at" }),
        cell: |row, ink| time(row.last_login_at, ink),
        ..USUAL
    },
    Column {
        key: "login_duration",
        label: "accounts-login-duration",
        sort: sort("login_seconds", SortKind::Number, true, |row| {
            row.login_seconds.map_or(Value::Nothing, Value::Number)
        }),
        cell: |row, ink| login_duration(row.login_seconds, ink.t),
        ..USUAL
    },
    Column {
        key: "job_title",
        label: "accounts-job-title",
        sort: sort("job_title_key", SortKind::Text, false, |row| Value::Text(fold::sort_key(&row.job_title))),
        filter: text("job_title_key", false),
        cell: |row, _| plain(&row.job_title),
        ..USUAL
    },
    Column {
        key: "first_name",
        label: "accounts-first-name",
        sort: sort("first_name_key", SortKind::Text, false, |row| {
            Value::Text(fold::sort_key(&row.first_name))
        }),
        filter: text("first_name_key", false),
        cell: |row, _| plain(&row.first_name),
        ..USUAL
    },
    Column {
        key: "last_name",
        label: "accounts-last-name",
        sort: sort("last_name_key", SortKind::Text, false, |row| Value::Text(fold::sort_key(&row.last_name))),
        filter: text("last_name_key", false),
        cell: |row, _| plain(&row.last_name),
        ..USUAL
    },
    Column {
        key: "description",
        label: "accounts-description",
        sort: sort("description_key", SortKind::Text, false, |row| Value::Text(row.description_key.clone())),
        filter: Some(Filter::Text { column: "description_text", nullable: false, fold: fold::plain }),
        cell: |row, _| plain(&row.description),
        ..USUAL
    },
    Column {
        key: "identity_source",
        label: "accounts-source",
        sort: sort("identity_source", SortKind::Text, false, |row| {
            Value::Text(row.identity_source.word().to_owned())
        }),
        filter: Some(Filter::Choice { column: "identity_source", choices: SOURCES }),
        cell: |row, ink| Cell::Text(source_label(row.identity_source, ink.t)),
        ..USUAL
    },
    Column {
        key: "licenses",
        label: "licenses-title",
        sort: sort("license_count", SortKind::Number, false, |row| Value::Number(row.license_count)),
        filter: Some(Filter::Number { column: "license_count" }),
        cell: |row, _| Cell::Badges(row.licenses.clone()),
        ..USUAL
    },
    Column {
        key: "tenants",
        label: "accounts-column-tenants",
        sort: sort("tenant_count", SortKind::Number, false, |row| Value::Number(row.tenant_count)),
        filter: Some(Filter::Number { column: "tenant_count" }),
        cell: |row, _| Cell::Badges(row.tenants.clone()),
        ..USUAL
    },
    Column {
        key: "valid_until",
        label: "accounts-valid-until",
        sort: sort("valid_until", SortKind::Time, true, |row| moment(row.valid_until)),
        filter: Some(Filter::Time { column: "valid_until" }),
        cell: |row, ink| time(row.valid_until, ink),
        ..USUAL
    },
    Column {
        key: "key_expires",
        label: "accounts-column-key-expires",
        sort: sort("key_expires_at", SortKind::Time, true, |row| moment(row.key_expires_at)),
        filter: Some(Filter::Time { column: "key_expires_at" }),
        cell: |row, ink| time(row.key_expires_at, ink),
        ..USUAL
    },
    Column {
        key: "created",
        label: "accounts-column-created",
        sort: sort("created_at", SortKind::Time, false, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| time(Some(row.created_at), ink),
        ..USUAL
    },
    Column {
        key: "created_by",
        label: "accounts-column-created-by",
        sort: sort("created_by_key", SortKind::Text, false, |row| Value::Text(row.created_by_key.clone())),
        filter: text("created_by_key", false),
        cell: |row, _| plain(&row.created_by_name),
        ..USUAL
    },
    Column {
        key: "modified",
        label: "accounts-column-modified",
        sort: sort("modified_at", SortKind::Time, false, |row| Value::Time(row.modified_at)),
        filter: Some(Filter::Time { column: "modified_at" }),
        cell: |row, ink| time(Some(row.modified_at), ink),
        ..USUAL
    },
    Column {
        key: "modified_by",
        label: "accounts-column-modified-by",
        sort: sort("modified_by_key", SortKind::Text, false, |row| Value::Text(row.modified_by_key.clone())),
        filter: text("modified_by_key", false),
        cell: |row, _| plain(&row.modified_by_name),
        ..USUAL
    },
    Column {
        key: "id",
        label: "accounts-column-id",
        numeric: true,
        sort: sort("id", SortKind::Number, false, |row| Value::Number(row.id)),
        filter: Some(Filter::Number { column: "id" }),
        cell: |row, _| Cell::Number(row.id.to_string()),
        ..USUAL
    },
];
