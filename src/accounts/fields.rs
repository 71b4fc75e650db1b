//! What the list of accounts can be asked for beside its columns.

use crate::grid::{Condition, Field, Fields, Filter, Through};
use crate::{licenses, roles, tenants};

/// Fields that can be asked for without being a column.
pub const FIELDS: Fields = &[
    Field {
        key: "role",
        label: "accounts-field-role",
        filter: Filter::Relation(&roles::fields::HELD),
        heading: Some("roles"),
    },
    Field {
        key: "tenant",
        label: "accounts-field-tenant",
        filter: Filter::Relation(&tenants::fields::MEMBER_OF),
        heading: Some("tenants"),
    },
    Field {
        key: "permission",
        label: "accounts-field-permission",
        filter: Filter::Through(&roles::fields::PERMITTED),
        heading: None,
    },
    Field {
        key: "license",
        label: "accounts-field-license",
        filter: Filter::Relation(&licenses::fields::SEATED),
        heading: Some("licenses"),
    },
    Field {
        key: "confirmed",
        label: "accounts-field-confirmed",
        filter: Filter::YesNo { yes: &CONFIRMED },
        heading: None,
    },
    Field {
        key: "session",
        label: "accounts-field-session",
        filter: Filter::Through(&SESSIONS),
        heading: None,
    },
];

static CONFIRMED: Condition = Condition::Empty { column: "confirmed_at", empty: false };

/// Sessions that are over are swept away, so that whoever has one is signed in.
static SESSIONS: Through = Through {
    table: "sessions",
    row: "account_id",
    way: "id",
    kept: "SELECT id FROM sessions WHERE 'open' = ",
    known: "SELECT id FROM sessions WHERE 'open' = ",
    size: None,
    keys: |_| Some(Vec::new()),
    words: |t| vec![("open", t.say("accounts-session-open"))],
};
