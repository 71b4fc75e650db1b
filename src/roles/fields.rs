//! By what lists of accounts are asked of roles: by those that are held, and by what they permit.

use super::model::{keys_permitting, permission_words, words};
use crate::access::Permission;
use crate::grid::{Naming, Relation, Through};

/// Kept by triggers.
const HOLDERS: &str = "SELECT MAX(sized.holder_count) FROM roles AS sized WHERE sized.id";

/// The roles that an account holds.
pub static HELD: Relation = Relation {
    from: " FROM account_roles WHERE ",
    row: "account_roles.account_id",
    named: "account_roles.role_id",
    id: "roles.id FROM roles",
    name: "roles.name_key",
    key: "roles.key",
    count: "role_count",
    size: Some(HOLDERS),
    names: "SELECT roles.key, roles.name FROM (SELECT * FROM roles WHERE ended_at IS NULL) AS roles",
    words,
    offered: |actor| if actor.may(Permission::RolesView) { Naming::All } else { Naming::None },
};

/// What an account may do, by whatever role.
pub static PERMITTED: Through = Through {
    table: "account_roles",
    row: "account_id",
    way: "role_id",
    kept: "SELECT role_id AS id FROM role_permissions WHERE permission = ",
    known: "SELECT id FROM roles WHERE key = ",
    size: Some(HOLDERS),
    keys: keys_permitting,
    words: permission_words,
};
