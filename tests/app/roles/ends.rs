//! Roles that end by themselves.

use gatehouse::access::{BuiltIn, Permission};
use gatehouse::accounts;

use super::{number, value};
use crate::accounts::edit;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, on_both, say};

on_both!(
    a_role_permits_nothing_from_the_moment_it_ends,
    an_end_is_given_in_the_zone_of_whoever_gives_it,
    what_has_ended_is_cleared_away_told_and_recorded,
    an_end_that_is_none_is_refused,
    two_who_set_ends_at_once_are_asked,
);

const PAST: &str = "2020-01-01 00:00:00";
const FUTURE: &str = "2999-01-01 00:00:00";

fn a_role_permits_nothing_from_the_moment_it_ends(on: Engine) {
    let app = on.company();
    let role = app.own_role("Auditor", &[Permission::AuditView, Permission::AccountsView]);
    app.give(3, role, Some(FUTURE));
    let otto = app.operator();
    otto.get("/audit").expect(200);
    otto.get("/accounts").expect(200);
    let program = app.program("Import");
    app.give(program, app.role(BuiltIn::WebService), Some(FUTURE));
    let (_, key) = app.key(program);
    app.anon().call("/api/v1/me", &key).expect(200);
    // The moment comes; nothing else happens.
    app.sql(&format!("UPDATE account_roles SET valid_until = '{PAST}' WHERE valid_until IS NOT NULL"));
    otto.get("/audit").expect(403);
    otto.get("/accounts").expect(403);
    app.anon().call("/api/v1/me", &key).expect(403);
    let ada = app.company_admin();
    let page = ada.get("/accounts/3/access").expect(200);
    assert!(!page.text().contains("Auditor"));
    // It can be given again before it is cleared away.
    edit(&app, &ada, 3, &[("role", &role.to_string())]).expect(303);
    otto.get("/audit").expect(200);
}

fn an_end_is_given_in_the_zone_of_whoever_gives_it(on: Engine) {
    let app = on.company();
    app.sql("UPDATE accounts SET time_zone = 'Asia/Tokyo', locale = 'en' WHERE id = 1");
    app.sql("UPDATE accounts SET time_zone = 'Europe/Berlin', locale = 'de' WHERE id = 3");
    let ada = app.company_admin();
    let support = app.role(BuiltIn::Support);
    let (role, end) = (support.to_string(), format!("until-{support}"));
    edit(&app, &ada, 3, &[("role", &role), (&end, "2030-07-01T09:30")]).expect(303);
    let kept = "SELECT CAST(valid_until AS TEXT) AS line FROM account_roles WHERE account_id = 3";
    assert!(value(&app, kept).starts_with("2030-07-01 00:30:00"), "{}", value(&app, kept));
    let page = ada.get("/accounts/3/edit").expect(200).saying("Asia/Tokyo");
    assert_eq!(page.value(&end).as_deref(), Some("2030-07-01T09:30"));
    let access = ada.get("/accounts/3/access").expect(200).saying("Jul 1, 2030, 09:30:00");
    access.saying("given by Ada Admin").saying("Support");
    ada.get("/accounts/3/history").expect(200).saying("Support (until Jul 1, 2030, 09:30:00");
    // The mail speaks the person's language, in the person's zone.
    let facts =
        "SELECT facts AS line FROM outbox WHERE account_id = 3 AND kind = 'roles-changed' ORDER BY id DESC";
    assert!(value(&app, facts).contains("Support (bis 01.07.2030, 02:30:00 CEST)"), "{}", value(&app, facts));
    // Saved again as it is, nothing changes; then it is moved, and taken away.
    let before = snapshot(&app);
    edit(&app, &ada, 3, &[(&end, "2030-07-01T09:30")]).expect(303);
    edit(&app, &ada, 3, &[]).expect(303);
    assert_eq!(snapshot(&app), before);
    edit(&app, &ada, 3, &[(&end, "2030-08-01T09:30")]).expect(303);
    ada.get("/accounts/3/history").expect(200).saying("Jul 1, 2030").saying("Aug 1, 2030");
    edit(&app, &ada, 3, &[(&end, "")]).expect(303);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM account_roles WHERE valid_until IS NOT NULL"), 0);
    assert!(value(&app, facts).contains("Support (ohne Ende)"));
    assert_eq!(app.mails(3), ["roles-changed"; 3]);
}

fn what_has_ended_is_cleared_away_told_and_recorded(on: Engine) {
    let app = on.company();
    app.give(3, app.role(BuiltIn::Support), Some(FUTURE));
    app.give(2, app.own_role("Auditor", &[Permission::AuditView]), Some(FUTURE));
    assert_eq!(accounts::clear_ended(&app.pool).unwrap(), 0);
    app.sql(&format!("UPDATE account_roles SET valid_until = '{PAST}' WHERE valid_until IS NOT NULL"));
    accounts::clear_ended(&app.pool).unwrap();
    let left =
        "SELECT r.name AS line FROM account_roles a JOIN roles r ON r.id = a.role_id ORDER BY a.account_id";
    assert_eq!(lines(&app, left), ["Company admin", "License admin"]);
    assert_eq!((app.account(3).role_count, app.account(2).role_count), (0, 1));
    for id in [2, 3] {
        assert_eq!(app.mails(id), ["roles-changed"]);
        assert_eq!(app.trail(id), ["account.end_role done"]);
    }
    let ada = app.company_admin();
    let told = ada.get("/accounts/3/history").expect(200).saying("Roles taken: Support");
    told.saying(&say("history-account-end-role", &[("name", "scheduler")]));
    // Once is enough.
    assert_eq!(accounts::clear_ended(&app.pool).unwrap(), 0);
    assert_eq!(number(&app, "SELECT holder_count FROM roles WHERE key = 'support'"), 0);
}

fn an_end_that_is_none_is_refused(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let support = app.role(BuiltIn::Support);
    let (role, end) = (support.to_string(), format!("until-{support}"));
    let before = snapshot(&app);
    for (typed, why) in [
        ("2020-01-01T00:00", "roles-until-past"),
        ("tomorrow", "roles-until-bad"),
        ("2026-13-01T00:00", "roles-until-bad"),
        ("9999-01-01T00:00", "roles-until-bad"),
        ("2998-01-01", "roles-until-bad"),
        ("２９９８-01-01T00:00", "roles-until-bad"),
    ] {
        let page = edit(&app, &ada, 3, &[("role", &role), (&end, typed)]).expect(422);
        let page = page.saying(&say(why, &[("name", "Support")]));
        assert_eq!(page.value(&end).as_deref(), Some(typed));
    }
    edit(&app, &ada, 3, &[("role", &role), (&end, "2998-01-01T00:00"), (&end, "")]).expect(400);
    assert_eq!(snapshot(&app), before);
    // The end of a role that is not ticked says nothing.
    edit(&app, &ada, 3, &[(&end, "2998-01-01T00:00")]).expect(303);
    assert_eq!(snapshot(&app), before);
}

fn two_who_set_ends_at_once_are_asked(on: Engine) {
    let app = on.company();
    app.person("Berta Admin").role(BuiltIn::CompanyAdmin).create();
    let (ada, berta) = (app.company_admin(), app.signed_in("berta.admin"));
    let support = app.role(BuiltIn::Support);
    app.give(3, support, None);
    let (role, end) = (support.to_string(), format!("until-{support}"));
    let form = berta.get("/accounts/3/edit").expect(200);
    let version = form.hidden("version").unwrap();
    app.sql("UPDATE accounts SET time_zone = 'Europe/Berlin' WHERE id = 1");
    edit(&app, &ada, 3, &[(&end, "2030-07-01T09:30")]).expect(303);
    let base = [("was-roles", "1"), ("was-role", &*role)];
    let mine = [("version", &*version), ("role", &role), (&end, "2029-07-01T09:30")];
    let all: Vec<(&str, &str)> = base.iter().chain(&mine).copied().collect();
    let page = edit(&app, &berta, 3, &all).expect(409);
    page.saying("2030-07-01 07:30").saying("2029-07-01 09:30");
    assert_eq!(
        number(&app, "SELECT COUNT(*) FROM account_roles WHERE valid_until > '2030-01-01 00:00:00'"),
        1
    );
}
