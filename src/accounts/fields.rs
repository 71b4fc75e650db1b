//! What the list of accounts can be asked for: words of its columns, and what other tables know.

use crate::grid::{Choice, Condition, Field, Fields, Filter, Relation};
use crate::roles;

/// Fields that can be asked for without being a column.
pub const FIELDS: Fields = &[
    Field {
        key: "role",
        label: "accounts-field-role",
        filter: Filter::Relation(&ROLES),
        heading: Some("roles"),
    },
    Field {
        key: "license",
        label: "accounts-field-license",
        filter: Filter::Relation(&LICENSES),
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

static ROLES: Relation = Relation {
    from: " FROM account_roles WHERE ",
    row: "account_roles.account_id",
    named: "account_roles.role_id",
    id: "roles.id FROM roles",
    name: "roles.name_key",
    key: "roles.key",
    count: "role_count",
    names: "SELECT roles.key, roles.name FROM roles",
    words: roles::words,
};

/// Licenses are asked for by name alone, because no two share one: a second name would be listed whatever is typed.
static LICENSES: Relation = Relation {
    from: " FROM license_assignments WHERE ",
    row: "license_assignments.account_id",
    named: "license_assignments.license_id",
    id: "licenses.id FROM licenses",
    name: "licenses.name_key",
    key: "NULL",
    count: "license_count",
    names: "SELECT NULL, licenses.name FROM licenses",
    words: |_| Vec::new(),
};

/// The states.
pub const STATUSES: &[Choice] = &[
    Choice { word: "active", label: "accounts-active" },
    Choice { word: "pending", label: "accounts-pending" },
    Choice { word: "inactive", label: "accounts-inactive" },
];

/// People and programs.
pub const KINDS: &[Choice] = &[
    Choice { word: "operator", label: "accounts-operator" },
    Choice { word: "service", label: "accounts-service" },
];

/// How people prove who they are.
pub const SOURCES: &[Choice] = &[
    Choice { word: "local", label: "accounts-local" },
    Choice { word: "directory", label: "accounts-directory" },
    Choice { word: "sso", label: "accounts-sso" },
];
