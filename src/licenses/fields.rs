//! By what lists of accounts are asked of licenses.

use crate::access::{Actor, Permission, Scope};
use crate::grid::{Naming, Relation};

/// The licenses that an account has a seat of. They are asked for by name alone, because no two share one: a second
/// name would be listed whatever is typed.
pub static SEATED: Relation = Relation {
    from: " FROM license_assignments WHERE ",
    row: "license_assignments.account_id",
    named: "license_assignments.license_id",
    id: "licenses.id FROM licenses",
    name: "licenses.name_key",
    key: "NULL",
    count: "license_count",
    // A device has a seat of its own, so that seats say nothing of accounts.
    size: None,
    names: "SELECT NULL, licenses.name FROM licenses",
    words: |_| Vec::new(),
    offered,
};

/// The scope of [`super::queries::visible`].
fn offered(actor: &Actor) -> Naming {
    match actor.scope(Permission::LicensesView) {
        Some(Scope::All) => Naming::All,
        Some(Scope::Own) => Naming::Found(
            "SELECT license_id FROM license_admins WHERE account_id = ",
            actor.account_id().unwrap_or(0),
        ),
        None => Naming::None,
    }
}
