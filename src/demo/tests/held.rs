//! What made-up accounts hold, and of which tenants they are members.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::{both, count, load_demo};
use crate::db::schema::account_roles;

#[test]
fn whoever_is_a_member_of_a_tenant_is_a_tenant_user_and_nobody_else() {
    both(|db| {
        let summary = load_demo(db, 2_000);
        assert_eq!(summary.tenants, 12);
        let member = "EXISTS (SELECT 1 FROM tenant_members m WHERE m.account_id = accounts.id)";
        let user = "EXISTS (SELECT 1 FROM account_roles g JOIN roles r ON r.id = g.role_id \
                    WHERE g.account_id = accounts.id AND r.key = 'tenant_user')";
        assert_eq!(count(db, &format!("({member}) <> ({user})")), 0);
        assert!((1_150..1_350).contains(&count(db, member)));
        assert!(count(db, "tenant_count > 1") > 300);
        let wrong =
            "tenant_count <> (SELECT count(*) FROM tenant_members m WHERE m.account_id = accounts.id)";
        assert_eq!(count(db, wrong), 0);
        let kept = "id = 1 AND EXISTS (SELECT 1 FROM tenants t WHERE t.member_count <> (SELECT count(*) FROM \
                    tenant_members m WHERE m.tenant_id = t.id))";
        assert_eq!(count(db, kept), 0);
    });
}

#[test]
fn role_counts_are_those_of_the_roles_given() {
    both(|db| {
        let summary = load_demo(db, 2_000);
        let counted = "role_count <> (SELECT count(*) FROM account_roles WHERE account_id = accounts.id)";
        assert_eq!(count(db, counted), 0);
        let grants: i64 = account_roles::table.select(count_star()).first(db).unwrap();
        assert_eq!(u64::try_from(grants).unwrap(), summary.grants);
        let services = "kind = 'service' AND id IN (SELECT account_id FROM account_roles \
                        JOIN roles ON roles.id = role_id WHERE key = 'web_service')";
        assert_eq!(count(db, services), count(db, "kind = 'service'"));
    });
}
