//! What the list of accounts can be asked for beside its columns.

use crate::grid::{Condition, Field, Fields, Filter};
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
];

static CONFIRMED: Condition = Condition::Empty { column: "confirmed_at", empty: false };
