//! What must not be done to roles, and is tried.

use std::sync::Barrier;

use gatehouse::access::{BuiltIn, Permission};
use gatehouse::accounts;

use super::{delete, keeper, made, number, permits, send};
use crate::accounts::edit;
use crate::support::snapshot::{changed, lines, snapshot};
use crate::support::{Engine, TestApp, on_both, say, say_in};

on_both!(
    no_role_takes_the_name_of_another,
    what_is_no_permission_is_not_put_into_a_role,
    nobody_makes_changes_or_deletes_more_than_they_hold,
    nobody_gives_takes_or_limits_what_they_may_not_give,
    a_deletion_that_was_shown_otherwise_is_shown_again,
    a_role_that_is_deleted_while_it_is_given_gives_nothing,
);

fn no_role_takes_the_name_of_another(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let own = made(&ada, "Auditor", &["audit.view"]);
    let other = made(&ada, "Helper", &["audit.view"]);
    let in_other = ["de", "ja"].map(|locale| say_in(locale, "role-company-admin", &[]));
    let mut taken = vec![
        "Company admin",
        "company_admin",
        "COMPANY-ADMIN",
        "ＣＯＭＰＡＮＹ　ＡＤＭＩＮ",
        "Cómpány ädmin",
        "Company\u{200b} ad\u{ad}min",
        "  support ",
        "ＷｅｂＳｅｒｖｉｃｅ",
        "auditor",
        "ＡＵＤＩＴＯＲ",
        "Audi\u{200d}tor",
    ];
    taken.extend(in_other.iter().map(String::as_str));
    let before = snapshot(&app);
    for name in taken {
        let sentence = say("accounts-role-taken", &[]);
        send(&ada, "/roles/new", name, &["audit.view"], &[]).expect(422).saying(&sentence);
        let address = format!("/roles/{other}/edit");
        send(&ada, &address, name, &["audit.view"], &[("version", "1")]).expect(422).saying(&sentence);
    }
    assert_eq!(snapshot(&app), before);
    // Its own name in another spelling is no other role's.
    send(&ada, &format!("/roles/{own}/edit"), "AUDITOR", &["audit.view"], &[("version", "1")]).expect(303);
}

fn what_is_no_permission_is_not_put_into_a_role(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let before = snapshot(&app);
    for wrong in ["everything", "accounts.View", "*", "role-1", "accounts.view,audit.view"] {
        send(&ada, "/roles/new", "Auditor", &["audit.view", wrong], &[]).expect(400);
    }
    for nothing in [&[][..], &["profile.manage", "tickets.create"]] {
        send(&ada, "/roles/new", "Auditor", nothing, &[])
            .expect(422)
            .saying(&say("accounts-role-empty", &[]));
    }
    send(&ada, "/roles/new", "", &["audit.view"], &[]).expect(422);
    send(&ada, "/roles/new", &"x".repeat(101), &["audit.view"], &[]).expect(422);
    let long = "x".repeat(1_001);
    send(&ada, "/roles/new", "Auditor", &["audit.view"], &[("description", &long)]).expect(422);
    send(&ada, "/roles/new", "Auditor", &["audit.view"], &[("name", "Second")]).expect(400);
    ada.get("/roles/999").expect(404);
    ada.get("/roles/new?from=999").expect(404);
    send(&ada, "/roles/999/edit", "Auditor", &["audit.view"], &[("version", "1")]).expect(404);
    ada.post("/roles/999/delete", &[("version", "1"), ("holders", "0")]).expect(404);
    assert_eq!(snapshot(&app), before);
    // Ticked twice is ticked once, and what everybody may do is no part of a role.
    let role = made(&ada, "Auditor", &["audit.view", "audit.view", "profile.manage"]);
    assert_eq!(permits(&app, role), ["audit.view"]);
    let form = [("version", "1")];
    send(&ada, &format!("/roles/{role}/edit"), "Auditor", &[], &form).expect(422);
    assert_eq!(permits(&app, role), ["audit.view"]);
}

fn nobody_makes_changes_or_deletes_more_than_they_hold(on: Engine) {
    let app = on.company();
    let otto = keeper(&app);
    let stronger = app.own_role("Stronger", &[Permission::AuditView, Permission::RolesView]);
    let weak = app.own_role("Weak", &[Permission::RolesView]);
    let before = changed(&app);
    let refused = say("roles-more-than-own", &[]);
    let version = [("version", "1")];
    otto.get(&format!("/roles/{stronger}/edit")).expect(403).saying(&refused);
    otto.get(&format!("/roles/{stronger}/delete")).expect(403).saying(&refused);
    // Not even by taking something away from it.
    let address = format!("/roles/{stronger}/edit");
    send(&otto, &address, "Stronger", &["roles.view"], &version).expect(403).saying(&refused);
    otto.post(&format!("/roles/{stronger}/delete"), &[("version", "1"), ("holders", "0")]).expect(403);
    let more = say("accounts-role-more-than-own", &[]);
    send(&otto, "/roles/new", "New", &["audit.view"], &[]).expect(403).saying(&more);
    send(&otto, &format!("/roles/{weak}/edit"), "Weak", &["roles.view", "audit.view"], &version)
        .expect(403)
        .saying(&more);
    let told = refusals(&app);
    let expected = [
        ("role.edit", "Stronger"),
        ("role.delete", "Stronger"),
        ("role.create", "New"),
        ("role.edit", "Weak"),
    ];
    assert_eq!(told, expected.map(|(action, name)| format!("{action} {name}")));
    // Of a clone, what he lacks is not ticked.
    let clone = otto.get(&format!("/roles/new?from={stronger}")).expect(200);
    assert!(
        clone.html.contains("value=\"roles.view\" checked")
            && !clone.html.contains("value=\"audit.view\" checked")
    );
    assert_eq!(changed(&app), before);
    send(&otto, &format!("/roles/{weak}/edit"), "Weak", &["accounts.view"], &version).expect(303);
    delete(&otto, weak).expect(303);
    made(&otto, "Own", &["accounts.view"]);
}

/// What the trail says was refused, and with which role.
fn refusals(app: &TestApp) -> Vec<String> {
    let sql = "SELECT action || ' ' || subject_name AS line FROM audit_events WHERE outcome = 'refused' ORDER BY id";
    lines(app, sql)
}

fn nobody_gives_takes_or_limits_what_they_may_not_give(on: Engine) {
    let app = on.company();
    let (ada, lena, otto) = (app.company_admin(), app.license_admin(), keeper(&app));
    let strong = app.own_role("Strong", &[Permission::AuditView]);
    let person = app.person("Peter Person").create();
    let holder = app.person("Hans Holder").create();
    app.give(holder, strong, Some("2999-01-01 00:00:00"));
    let admin = app.role(BuiltIn::CompanyAdmin).to_string();
    let (role, end) = (strong.to_string(), format!("until-{strong}"));
    let before = changed(&app);
    for by in [&lena, &otto] {
        edit(&app, by, person, &[("role", &role)]).expect(403);
        edit(&app, by, person, &[("role", &role), (&end, "2998-01-01T00:00")]).expect(403);
        edit(&app, by, person, &[("role", &admin)]).expect(403);
        // Whoever holds what they may not give is out of reach altogether.
        edit(&app, by, holder, &[("role", "")]).expect(403);
        edit(&app, by, holder, &[(&end, "")]).expect(403);
        edit(&app, by, holder, &[(&end, "2998-01-01T00:00")]).expect(403);
    }
    assert_eq!(changed(&app), before);
    edit(&app, &ada, person, &[("role", "999")]).expect(400);
    edit(&app, &ada, person, &[("role", "x")]).expect(400);
    assert_eq!(changed(&app), before);
}

fn a_deletion_that_was_shown_otherwise_is_shown_again(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let role = made(&ada, "Auditor", &["audit.view"]);
    let page = ada.get(&format!("/roles/{role}/delete")).expect(200);
    let (version, holders) = (page.hidden("version").unwrap(), page.hidden("holders").unwrap());
    app.give(3, role, None);
    let before = snapshot(&app);
    let address = format!("/roles/{role}/delete");
    let page = ada.post(&address, &[("version", &version), ("holders", &holders)]).expect(422);
    page.saying(&say("roles-has-changed", &[])).saying("Otto Operator");
    assert_eq!(snapshot(&app), before);
    delete(&ada, role).expect(303);
    assert_eq!(app.account(3).role_count, 0);
}

fn a_role_that_is_deleted_while_it_is_given_gives_nothing(on: Engine) {
    let app = on.company();
    let (ada, pool) = (app.company_admin(), &app.pool);
    let (mut given, mut gone) = (0, 0);
    for round in 0..20 {
        let role = made(&ada, &format!("Role {round}"), &["audit.view"]);
        let barrier = Barrier::new(2);
        let (deleter, other) = (ada.clone(), ada.clone());
        let (one, two) = std::thread::scope(|scope| {
            let barrier = &barrier;
            let first = scope.spawn(move || {
                barrier.wait();
                delete(&deleter, role).status
            });
            let second = scope.spawn(move || {
                barrier.wait();
                other.post("/accounts/add-role", &[("id", "3"), ("role", &role.to_string())]).status
            });
            (first.join().unwrap(), second.join().unwrap())
        });
        given += usize::from(two == 303);
        if one == 422 {
            delete(&ada, role).expect(303);
        } else {
            assert_eq!(one, 303);
            gone += 1;
        }
        accounts::clear_ended(pool).unwrap();
        assert_eq!(
            number(&app, "SELECT COUNT(*) FROM account_roles WHERE account_id = 3"),
            0,
            "round {round}"
        );
        assert_eq!(
            (app.account(3).role_count, permits(&app, role).len()),
            (0, 0),
            "round {round}: {one} {two}"
        );
    }
    assert!(given + gone > 0);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM roles WHERE kind = 'own'"), 0);
    app.operator().get("/audit").expect(403);
}
