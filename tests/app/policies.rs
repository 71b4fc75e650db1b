//! What each policy changes for the people, in the words of the three systems it comes from.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Status;

use crate::accounts::{act, edit};
use crate::support::snapshot::lines;
use crate::support::{Client, Engine, Page, TestApp, on_both, say};

on_both!(
    only_who_manages_settings_sees_and_changes_them,
    a_change_is_said_recorded_and_shown,
    what_cannot_be_is_refused_and_nothing_changes,
    two_admins_do_not_overwrite_each_other,
    deletion_of_inactive_accounts_only,
    deletion_of_whoever_is_not_signed_in,
    deletion_of_nobody,
    logins_and_addresses_stay_or_are_changed_by_admins,
    a_trial_makes_no_company_admin,
    invitations_are_good_for_as_long_as_decided,
    sessions_end_when_decided_also_those_that_exist,
    passwords_are_as_long_as_decided,
);

fn decide(by: &Client, policy: &str, was: &str, value: &str) -> Page {
    let fields = [("was", was), ("value", value), ("unit", "minutes")];
    by.post(&format!("/settings/policies/{policy}"), &fields)
}

fn decided(app: &TestApp) -> Vec<String> {
    lines(app, "SELECT key || ' ' || value AS line FROM policies ORDER BY key")
}

fn only_who_manages_settings_sees_and_changes_them(on: Engine) {
    let app = on.company();
    for nobody in [app.license_admin(), app.operator()] {
        nobody.get("/settings/policies").expect(403);
        decide(&nobody, "deletion", "inactive-only", "never").expect(403);
    }
    assert_eq!(
        app.anon().get("/settings/policies").expect(303).location(),
        "/sign-in?next=%2Fsettings%2Fpolicies"
    );
    assert_eq!(decided(&app), Vec::<String>::new());
}

fn a_change_is_said_recorded_and_shown(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let page = ada.get("/settings/policies").expect(200);
    page.saying(&say("policy-deletion-inactive-effect", &[])).saying(&say("policy-as-usual", &[]));
    let done = decide(&ada, "deletion", "inactive-only", "never").expect(303);
    let page = ada.follow(&done).saying("the change is in force");
    page.saying("Last changed by Ada Admin");
    assert_eq!(decided(&app), ["deletion never"]);
    let trail = lines(
        &app,
        "SELECT actor_name || '|' || subject_kind || '|' || subject_name || '|' || changes AS line \
         FROM audit_events WHERE action = 'policy.change'",
    );
    assert_eq!(trail.len(), 1, "{trail:?}");
    assert!(
        trail[0].starts_with("Ada Admin|policy|deletion|") && trail[0].contains("inactive-only"),
        "{trail:?}"
    );
    decide(&ada, "deletion", "never", "never").expect(303);
    let count =
        lines(&app, "SELECT CAST(COUNT(*) AS TEXT) AS line FROM audit_events WHERE action = 'policy.change'");
    assert_eq!(count, ["1"], "what is so already is no change");
}

fn what_cannot_be_is_refused_and_nothing_changes(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (policy, value) in [
        ("deletion", "always"),
        ("api-key-validity", "0"),
        ("api-key-validity", "99999999999999999999"),
        ("invitation-validity", "59"),
        ("session-idle", "4"),
        ("session-idle", "-30"),
        ("password-length", "11"),
        ("password-length", "twelve"),
        ("edition", ""),
    ] {
        decide(&ada, policy, "", value).expect(422);
    }
    ada.post("/settings/policies/session-idle", &[("was", "30"), ("value", "10"), ("unit", "weeks")])
        .expect(422);
    decide(&ada, "no-such-policy", "", "1").expect(404);
    ada.post_without_token("/settings/policies/deletion", &[("was", "inactive-only"), ("value", "never")])
        .expect(403);
    assert_eq!(decided(&app), Vec::<String>::new());
}

fn two_admins_do_not_overwrite_each_other(on: Engine) {
    let app = on.company();
    let (one, two) = (app.company_admin(), app.company_admin());
    decide(&one, "session-idle", "30", "45").expect(303);
    decide(&two, "session-idle", "30", "60").expect(409).saying(&say("policy-stale", &[]));
    assert_eq!(decided(&app), ["session-idle 45"]);
    decide(&two, "session-idle", "45", "60").expect(303);
    assert_eq!(decided(&app), ["session-idle 60"]);
}

/// The portal (D): "an account has to be deactivated before it can be deleted".
fn deletion_of_inactive_accounts_only(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for status in [Status::Active, Status::Pending] {
        let id = app.person("Dora Deleted").status(status).create();
        act(&app, &ada, "delete", id);
        assert_eq!(app.account(id).status, status);
        app.sql(&format!("UPDATE accounts SET email_key = NULL, login_key = NULL WHERE id = {id}"));
    }
    let id = app.person("Dora Deleted").status(Status::Inactive).create();
    act(&app, &ada, "delete", id).expect(303);
    assert!(!exists(&app, id));
}

/// Automation Anywhere: any account can be deleted, but not one that is signed in.
fn deletion_of_whoever_is_not_signed_in(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    decide(&ada, "deletion", "inactive-only", "when-signed-out").expect(303);
    let id = app.person("Dora Deleted").create();
    let dora = app.signed_in("dora.deleted");
    let list = ada.get("/accounts?q=dora").expect(200);
    assert!(list.html.contains(&format!("/accounts/delete?id={id}")), "it is offered");
    let refused = act(&app, &ada, "delete", id).expect(303);
    ada.follow(&refused).saying(&say("refusal-is-signed-in", &[]));
    assert!(exists(&app, id));
    dora.get("/profile").expect(200);
    dora.post("/sign-out", &[]).expect(303);
    act(&app, &ada, "delete", id).expect(303);
    assert!(!exists(&app, id));
    let pending = app.person("Pia Pending").status(Status::Pending).create();
    let link = app.invitation(pending);
    act(&app, &ada, "delete", pending).expect(303);
    assert!(!exists(&app, pending));
    app.anon().get(&link).expect(404);
    // Nobody deletes the account they are signed in with, whatever the policy.
    act(&app, &ada, "delete", 1);
    assert!(exists(&app, 1));
}

/// Flexera: accounts are not deleted.
fn deletion_of_nobody(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    decide(&ada, "deletion", "inactive-only", "never").expect(303);
    let id = app.person("Ina Inactive").status(Status::Inactive).create();
    let list = ada.get("/accounts?q=ina.inactive").expect(200);
    assert!(!list.html.contains("/accounts/delete?id="), "it is not offered");
    let refused = act(&app, &ada, "delete", id).expect(303);
    ada.follow(&refused).saying(&say("refusal-deletion-never", &[]));
    assert!(exists(&app, id));
}

fn exists(app: &TestApp, id: i64) -> bool {
    lines(app, &format!("SELECT CAST(id AS TEXT) AS line FROM accounts WHERE id = {id}")).len() == 1
}

/// The portal (D) and the control room (A) keep them; the accounts page (F) lets administrators change both.
fn logins_and_addresses_stay_or_are_changed_by_admins(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = app.person("Eva Edited").create();
    app.sql(&format!("UPDATE accounts SET confirmed_at = created_at WHERE id = {id}"));
    let wanted =
        [("login", "eva.new"), ("email", "eva.new@example.org"), ("email_again", "eva.new@example.org")];
    edit(&app, &ada, id, &wanted).expect(303);
    let kept = app.account(id);
    assert_eq!(
        (kept.login.as_deref(), kept.email.as_deref()),
        (Some("eva.edited"), Some("eva.edited@example.com"))
    );
    decide(&ada, "login-change", "never", "admins").expect(303);
    edit(&app, &ada, id, &wanted).expect(303);
    let half = app.account(id);
    assert_eq!(
        (half.login.as_deref(), half.email.as_deref()),
        (Some("eva.new"), Some("eva.edited@example.com"))
    );
    decide(&ada, "email-change", "never", "admins").expect(303);
    edit(&app, &ada, id, &wanted).expect(303);
    assert_eq!(app.account(id).email.as_deref(), Some("eva.new@example.org"));
    app.signed_in("eva.new");
    // Another one's stays another one's.
    let taken =
        [("login", "ada.admin"), ("email", "eva.new@example.org"), ("email_again", "eva.new@example.org")];
    edit(&app, &ada, id, &taken).expect(422).saying(&say("form-login-taken", &[]));
}

fn a_trial_makes_no_company_admin(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    decide(&ada, "edition", "subscription", "trial").expect(303);
    let id = app.person("Tina Trial").create();
    let admin = app.role(BuiltIn::CompanyAdmin).to_string();
    ada.get(&format!("/accounts/{id}/edit")).expect(200).saying(&say("accounts-role-trial", &[]));
    edit(&app, &ada, id, &[("role", &*admin)]).expect(409).saying(&say("accounts-role-trial", &[]));
    assert_eq!(crate::accounts::roles(&app, id), Vec::<String>::new());
    // Those who hold it keep it, and can lose it.
    decide(&ada, "edition", "trial", "subscription").expect(303);
    edit(&app, &ada, id, &[("role", &*admin)]).expect(303);
    decide(&ada, "edition", "subscription", "trial").expect(303);
    edit(&app, &ada, id, &[("role", &*admin), ("job_title", "Auditor")]).expect(303);
    assert_eq!(crate::accounts::roles(&app, id), std::slice::from_ref(&admin));
    edit(&app, &ada, id, &[("role", "")]).expect(303);
    assert_eq!(crate::accounts::roles(&app, id), Vec::<String>::new());
}

fn invitations_are_good_for_as_long_as_decided(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    decide(&ada, "invitation-validity", "10080", "120").expect(303);
    let id = app.person("Pia Pending").status(Status::Pending).create();
    ada.post(&format!("/accounts/{id}/invitation-link"), &[]).expect(200);
    let hours = lines(
        &app,
        &format!(
            "SELECT CAST(expires_at AS TEXT) || '|' || CAST(created_at AS TEXT) AS line FROM tokens WHERE account_id = {id} AND ended_at IS NULL"
        ),
    );
    let (end, start) = hours[0].split_once('|').unwrap();
    let read = |text: &str| text.replace('T', " ").parse::<String>().unwrap();
    let at = |text: &str| chrono::NaiveDateTime::parse_from_str(&read(text), "%Y-%m-%d %H:%M:%S%.f").unwrap();
    assert_eq!((at(end) - at(start)).num_minutes(), 120);
}

fn sessions_end_when_decided_also_those_that_exist(on: Engine) {
    let app = on.company();
    let (ada, otto) = (app.company_admin(), app.operator());
    let ago = |minutes: i64, column: &str| {
        let past = gatehouse::clock::now() - chrono::TimeDelta::minutes(minutes);
        app.sql(&format!(
            "UPDATE sessions SET {column} = '{}' WHERE account_id = 3",
            past.format("%Y-%m-%d %H:%M:%S")
        ));
    };
    ago(20, "last_seen_at");
    otto.get("/profile").expect(200);
    ago(20, "last_seen_at");
    decide(&ada, "session-idle", "30", "15").expect(303);
    otto.get("/profile").expect(303);
    decide(&ada, "session-idle", "15", "1440").expect(303);
    otto.get("/profile").expect(200);
    ago(100, "created_at");
    otto.get("/profile").expect(200);
    decide(&ada, "session-length", "720", "90").expect(303);
    otto.get("/profile").expect(303);
    ada.get("/accounts/3/sessions").expect(200);
}

fn passwords_are_as_long_as_decided(on: Engine) {
    let app = on.company();
    let (ada, otto) = (app.company_admin(), app.operator());
    decide(&ada, "password-length", "12", "30").expect(303);
    otto.get("/profile").expect(200).saying("30 to 128 characters");
    let new = "orbit-lantern-trunk-77";
    let form =
        [("password", crate::support::app::PASSWORD), ("new_password", new), ("new_password_again", new)];
    otto.post("/profile/password", &form).expect(422).saying("at least 30 characters");
    let id = app.person("Pia Pending").status(Status::Pending).create();
    let link = app.invitation(id);
    app.anon().get(&link).expect(200).saying("30 to 128 characters");
    let form = [("login", "pia.pending"), ("password", new), ("password_again", new)];
    app.anon().post(&link, &form).expect(422).saying("at least 30 characters");
}
