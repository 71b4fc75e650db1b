//! By what lists of accounts are asked of tenants.

use crate::grid::Relation;

/// The tenants that an account is a member of. They are asked for by name alone, because no two share one.
pub static MEMBER_OF: Relation = Relation {
    from: " FROM tenant_members WHERE ",
    row: "tenant_members.account_id",
    named: "tenant_members.tenant_id",
    id: "tenants.id FROM tenants",
    name: "tenants.name_key",
    key: "NULL",
    count: "tenant_count",
    names: "SELECT CAST(NULL AS TEXT), tenants.name FROM (SELECT * FROM tenants WHERE ended_at IS NULL) AS tenants",
    words: |_| Vec::new(),
};
