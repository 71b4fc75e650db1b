//! The accounts list, declared.

use std::borrow::Cow;

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

fn badges(names: &[String]) -> Vec<Cow<'static, str>> {
    names.iter().cloned().map(Cow::Owned).collect()
}

/// What most columns have in common.
const USUAL: Column<Row> = Column {
    key: "",
    label: "",
    shown: false,
    on_card: false,
    numeric: false,
    whole: false,
    sort: None,
    filter: None,
    cell: |_, _| Cell::Empty,
};

/// The same for those that a row holds only when it was read whole.
const WHOLE: Column<Row> = Column { whole: true, ..USUAL };

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
            row.whole(|more| more.login_seconds.map_or(Value::Nothing, Value::Number))
        }),
        cell: |row, ink| row.whole(|more| login_duration(more.login_seconds, ink.t)),
        ..WHOLE
    },
    Column {
        key: "job_title",
        label: "accounts-job-title",
        sort: sort("job_title_key", SortKind::Text, false, |row| {
            row.whole(|more| Value::Text(fold::sort_key(&more.job_title)))
        }),
        filter: text("job_title_key", false),
        cell: |row, _| row.whole(|more| plain(&more.job_title)),
        ..WHOLE
    },
    Column {
        key: "first_name",
        label: "accounts-first-name",
        sort: sort("first_name_key", SortKind::Text, false, |row| {
            row.whole(|more| Value::Text(fold::sort_key(&more.first_name)))
        }),
        filter: text("first_name_key", false),
        cell: |row, _| row.whole(|more| plain(&more.first_name)),
        ..WHOLE
    },
    Column {
        key: "last_name",
        label: "accounts-last-name",
        sort: sort("last_name_key", SortKind::Text, false, |row| {
            row.whole(|more| Value::Text(fold::sort_key(&more.last_name)))
        }),
        filter: text("last_name_key", false),
        cell: |row, _| row.whole(|more| plain(&more.last_name)),
        ..WHOLE
    },
    Column {
        key: "description",
        label: "accounts-description",
        sort: sort("description_key", SortKind::Text, false, |row| {
            row.whole(|more| Value::Text(more.description_key.clone()))
        }),
        filter: Some(Filter::Text { column: "description_text", nullable: false, fold: fold::plain }),
        cell: |row, _| row.whole(|more| plain(&more.description)),
        ..WHOLE
    },
    Column {
        key: "identity_source",
        label: "accounts-source",
        sort: sort("identity_source", SortKind::Text, false, |row| {
            row.whole(|more| Value::Text(more.identity_source.word().to_owned()))
        }),
        filter: Some(Filter::Choice { column: "identity_source", choices: SOURCES }),
        cell: |row, ink| row.whole(|more| Cell::Text(source_label(more.identity_source, ink.t))),
        ..WHOLE
    },
    Column {
        key: "licenses",
        label: "licenses-title",
        sort: sort("license_count", SortKind::Number, false, |row| Value::Number(row.license_count)),
        filter: Some(Filter::Number { column: "license_count" }),
        cell: |row, _| Cell::Badges(badges(&row.licenses)),
        ..USUAL
    },
    Column {
        key: "tenants",
        label: "accounts-column-tenants",
        sort: sort("tenant_count", SortKind::Number, false, |row| Value::Number(row.tenant_count)),
        filter: Some(Filter::Number { column: "tenant_count" }),
        cell: |row, _| Cell::Badges(badges(&row.tenants)),
        ..USUAL
    },
    Column {
        key: "valid_until",
        label: "accounts-valid-until",
        sort: sort("valid_until", SortKind::Time, true, |row| row.whole(|more| moment(more.valid_until))),
        filter: Some(Filter::Time { column: "valid_until" }),
        cell: |row, ink| row.whole(|more| time(more.valid_until, ink)),
        ..WHOLE
    },
    Column {
        key: "key_expires",
        label: "accounts-column-key-expires",
        sort: sort("key_expires_at", SortKind::Time, true, |row| {
            row.whole(|more| moment(more.key_expires_at))
        }),
        filter: Some(Filter::Time { column: "key_expires_at" }),
        cell: |row, ink| row.whole(|more| time(more.key_expires_at, ink)),
        ..WHOLE
    },
    Column {
        key: "created",
        label: "accounts-column-created",
        sort: sort("created_at", SortKind::Time, false, |row| row.whole(|more| Value::Time(more.created_at))),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| row.whole(|more| time(Some(more.created_at), ink)),
        ..WHOLE
    },
    Column {
        key: "created_by",
        label: "accounts-column-created-by",
        sort: sort("created_by_key", SortKind::Text, false, |row| {
            row.whole(|more| Value::Text(more.created_by_key.clone()))
        }),
        filter: text("created_by_key", false),
        cell: |row, _| row.whole(|more| plain(&more.created_by_name)),
        ..WHOLE
    },
    Column {
        key: "modified",
        label: "accounts-column-modified",
        sort: sort("modified_at", SortKind::Time, false, |row| {
            row.whole(|more| Value::Time(more.modified_at))
        }),
        filter: Some(Filter::Time { column: "modified_at" }),
        cell: |row, ink| row.whole(|more| time(Some(more.modified_at), ink)),
        ..WHOLE
    },
    Column {
        key: "modified_by",
        label: "accounts-column-modified-by",
        sort: sort("modified_by_key", SortKind::Text, false, |row| {
            row.whole(|more| Value::Text(more.modified_by_key.clone()))
        }),
        filter: text("modified_by_key", false),
        cell: |row, _| row.whole(|more| plain(&more.modified_by_name)),
        ..WHOLE
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
