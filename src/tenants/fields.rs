//! By what lists of accounts are asked of tenants.

use crate::access::{Actor, Permission, Scope};
use crate::grid::{Naming, Relation};

/// The tenants that an account is a member of. They are asked for by name alone, because no two share one.
pub static MEMBER_OF: Relation = Relation {
    from: " FROM tenant_members WHERE ",
    row: "tenant_members.account_id",
    named: "tenant_members.tenant_id",
    id: "tenants.id FROM tenants",
    name: "tenants.name_key",
    key: "NULL",
    count: "tenant_count",
    size: Some("SELECT MAX(sized.member_count) FROM tenants AS sized WHERE sized.id"),
    names: "SELECT CAST(NULL AS TEXT), tenants.name FROM (SELECT * FROM tenants WHERE ended_at IS NULL) AS tenants",
    words: |_| Vec::new(),
    offered,
};

/// The scope of [`super::queries::visible`].
fn offered(actor: &Actor) -> Naming {
    if actor.scope(Permission::TenantsManage) == Some(Scope::All) {
        return Naming::All;
    }
    match actor.scope(Permission::TenantsSignIn) {
        Some(Scope::All) => Naming::All,
        Some(Scope::Own) => Naming::Found(
            "SELECT tenant_id FROM tenant_members WHERE account_id = ",
            actor.account_id().unwrap_or(0),
        ),
        None => Naming::None,
    }
}
