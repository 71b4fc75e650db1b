//! The matrix of the built-in roles is one: the program asks it, the pages show it, the document is made of it.

use gatehouse::access::{BuiltIn, EVERYBODY, Permission, Scope, document};
use gatehouse::app::routes;

use super::samples::Stage;
use crate::support::{Engine, on_both};

on_both!(each_built_in_role_opens_what_the_matrix_says);

#[test]
fn the_document_is_fresh() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/PERMISSIONS.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == document(),
        "docs/PERMISSIONS.md is stale: cargo run -- permissions > docs/PERMISSIONS.md"
    );
}

/// The rows of the product description, as they were written down there: `x`, `own` or nothing for company admin,
/// license admin, support and tenant user.
const DESCRIBED: &[(&str, [&str; 4])] = &[
    ("accounts.add", ["x", "x", "", ""]),
    ("accounts.edit_name", ["x", "x", "", ""]),
    ("accounts.edit_status", ["x", "x", "", ""]),
    ("accounts.delete", ["x", "x", "", ""]),
    ("roles.assign_company_admin", ["x", "", "", ""]),
    ("roles.assign_license_admin", ["x", "own", "", ""]),
    ("roles.assign_support", ["x", "x", "", ""]),
    ("projects.view", ["x", "", "", ""]),
    ("education.assign", ["x", "", "", ""]),
    ("licenses.edit_mac", ["x", "own", "", ""]),
    ("licenses.view_usage", ["x", "own", "", ""]),
    ("licenses.assign", ["x", "own", "", ""]),
    ("tenants.launch", ["x", "", "", "own"]),
    ("tenants.sign_in", ["own", "own", "own", "own"]),
    ("tickets.view_open", ["x", "", "x", ""]),
    ("resources.view_active", ["x", "", "", ""]),
    ("accounts.view", ["x", "x", "", ""]),
    ("accounts.export", ["x", "x", "", ""]),
    ("roles.view", ["x", "x", "", ""]),
    ("licenses.view", ["x", "own", "", ""]),
];

#[test]
fn the_matrix_is_that_of_the_product_description() {
    let roles = [BuiltIn::CompanyAdmin, BuiltIn::LicenseAdmin, BuiltIn::Support, BuiltIn::TenantUser];
    let reach = |mark| match mark {
        "x" => Some(Scope::All),
        "own" => Some(Scope::Own),
        _ => None,
    };
    for permission in Permission::ALL {
        let row = DESCRIBED.iter().find(|(name, _)| *name == permission.name());
        // What has no row everybody has, or company admins alone.
        let marks = row.map_or(["x", "", "", ""], |(_, marks)| *marks);
        for (role, mark) in roles.iter().zip(marks) {
            assert_eq!(role.scopes().of(*permission), reach(mark), "{} of {role:?}", permission.name());
        }
    }
    let everybody = ["tickets.create", "downloads.access", "company.view_details", "university.access"]
        .into_iter()
        .chain(["community.access", "profile.manage", "notifications.customize"]);
    let named: Vec<Permission> = everybody.map(|name| Permission::named(name).unwrap()).collect();
    assert_eq!(EVERYBODY, named);
}

fn each_built_in_role_opens_what_the_matrix_says(on: Engine) {
    let app = on.company();
    let people: Vec<(BuiltIn, i64)> = [BuiltIn::Support, BuiltIn::TenantUser, BuiltIn::WebService]
        .into_iter()
        .map(|role| {
            (role, app.person(&format!("Holder {}", role.key().replace('_', ""))).role(role).create())
        })
        .chain([(BuiltIn::CompanyAdmin, 1), (BuiltIn::LicenseAdmin, 2)])
        .collect();
    let stage = Stage::set(&app, &people.iter().map(|(_, id)| *id).collect::<Vec<_>>());
    let mut opened = 0;
    for (role, id) in people {
        let client = app.signed_in(&app.account(id).login.unwrap());
        for route in routes().into_iter().filter(|route| route.method == "GET" && route.signed_in) {
            let Some(needed) = route.permission else { continue };
            let holds = role.scopes().of(needed).is_some() || EVERYBODY.contains(&needed);
            let page = client.get(&stage.sample(&route, id).path);
            let told = say_needed(needed);
            // The trail tells of others' refusals.
            let is_refused = page.status == 403 && page.text().contains(&told);
            assert_eq!(holds, !is_refused, "{role:?} at {}: {}", route.path, page.status);
            opened += usize::from(holds);
        }
    }
    assert!(opened > 60, "only {opened} pages were opened");
}

/// The sentence for whoever lacks a permission.
fn say_needed(permission: Permission) -> String {
    let named = crate::support::say(&permission.label(), &[]);
    crate::support::say("error-forbidden-permission", &[("permission", &named)])
}
