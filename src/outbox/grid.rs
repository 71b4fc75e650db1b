//! The outbox as a list, declared.

use super::kind::Kind;
use super::labels::{self, KINDS, STATES};
use super::model::{Listed, State};
use crate::fold;
use crate::grid::view::Cell;
use crate::grid::{Column, Field, Filter, Grid, Sort, SortKind, Tab, Value};

/// The list of mails.
pub const GRID: Grid<Listed> = Grid {
    key: "outbox",
    address: "/outbox",
    table: "outbox",
    default_sort: "-created",
    columns: COLUMNS,
    fields: &[
        Field {
            key: "account_id",
            label: "outbox-field-account",
            filter: Filter::Number { column: "account_id" },
            heading: None,
        },
        Field {
            key: "notice",
            label: "outbox-field-notice",
            filter: Filter::Number { column: "notice_id" },
            heading: None,
        },
    ],
    exact: &[],
    covered: None,
    tabs: TABS,
    id: |row| row.id,
    placeholder: "outbox-search-example",
};

const TABS: &[Tab] = &[
    Tab { key: "queued", label: "outbox-view-queued", query: "state:queued,sending" },
    Tab { key: "sent", label: "outbox-view-sent", query: "state:sent" },
    Tab { key: "failed", label: "outbox-view-failed", query: "state:failed,unsendable" },
];

const fn sort(
    column: &'static str,
    kind: SortKind,
    nullable: bool,
    value: fn(&Listed) -> Value,
) -> Option<Sort<Listed>> {
    Some(Sort { column, kind, nullable, value })
}

const fn text(column: &'static str, fold: fn(&str) -> String) -> Option<Filter> {
    Some(Filter::Text { column, nullable: false, fold })
}

fn plain(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
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

/// The state, unless a newer version has written one that is not known here.
fn state(row: &Listed) -> Option<State> {
    State::parse(&row.state)
}

const COLUMNS: &[Column<Listed>] = &[
    Column {
        key: "created",
        label: "outbox-column-created",
        sort: sort("created_at", SortKind::Time, false, |row| Value::Time(row.created_at)),
        filter: Some(Filter::Time { column: "created_at" }),
        cell: |row, ink| Cell::Time(ink.t.time(row.created_at)),
        ..USUAL
    },
    Column {
        key: "recipient",
        label: "outbox-column-recipient",
        sort: sort("recipient_key", SortKind::Text, false, |row| Value::Text(row.recipient_key.clone())),
        filter: text("recipient_key", fold::sort_key),
        cell: |row, _| plain(&row.recipient_name),
        ..USUAL
    },
    Column {
        key: "address",
        label: "outbox-column-address",
        sort: sort("address_key", SortKind::Text, false, |row| Value::Text(row.address_key.clone())),
        filter: text("address_key", fold::sort_key),
        cell: |row, _| plain(&row.address),
        ..USUAL
    },
    Column {
        key: "kind",
        label: "outbox-column-kind",
        sort: sort("kind", SortKind::Text, false, |row| Value::Text(row.kind.clone())),
        filter: Some(Filter::Choice { column: "kind", choices: KINDS }),
        cell: |row, ink| {
            Kind::parse(&row.kind)
                .map_or_else(|| plain(&row.kind), |kind| Cell::Text(labels::about(kind, ink.t)))
        },
        ..USUAL
    },
    Column {
        key: "state",
        label: "outbox-column-state",
        sort: sort("state", SortKind::Text, false, |row| Value::Text(row.state.clone())),
        filter: Some(Filter::Choice { column: "state", choices: STATES }),
        cell: |row, ink| {
            state(row).map_or_else(|| plain(&row.state), |state| Cell::Status(labels::state(state, ink.t)))
        },
        ..USUAL
    },
    Column {
        key: "attempts",
        label: "outbox-column-attempts",
        numeric: true,
        on_card: false,
        filter: Some(Filter::Number { column: "attempts" }),
        cell: |row, _| Cell::Number(row.attempts.to_string()),
        ..USUAL
    },
    Column {
        key: "next_attempt",
        label: "outbox-column-next-attempt",
        on_card: false,
        cell: |row, ink| match state(row) {
            Some(State::Queued) => Cell::Time(ink.t.time(row.next_attempt_at)),
            _ => Cell::Empty,
        },
        ..USUAL
    },
    Column {
        key: "sent",
        label: "outbox-column-sent",
        on_card: false,
        sort: sort("sent_at", SortKind::Time, true, |row| row.sent_at.map_or(Value::Nothing, Value::Time)),
        filter: Some(Filter::Time { column: "sent_at" }),
        cell: |row, ink| row.sent_at.map_or(Cell::Empty, |at| Cell::Time(ink.t.time(at))),
        ..USUAL
    },
    Column {
        key: "reply",
        label: "outbox-column-reply",
        cell: |row, ink| {
            let said = state(row).and_then(|state| labels::reply(state, row.reply.as_deref(), ink.t));
            plain(said.as_deref().unwrap_or(""))
        },
        ..USUAL
    },
];
