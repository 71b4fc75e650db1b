//! What is no good key, and how a good one dies.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Action;

use super::{ask, generate, program};
use crate::accounts::act;
use crate::support::app::PASSWORD;
use crate::support::{Engine, on_both, say};

on_both!(
    what_is_no_key_is_refused_alike,
    a_key_dies_with_what_it_depends_on,
    a_role_counts_at_the_next_request,
    guessing_is_slowed_down_and_good_keys_are_not,
    session_and_key_do_not_mix,
);

fn what_is_no_key_is_refused_alike(on: Engine) {
    let app = on.company();
    let id = program(&app, "Import");
    let ((one, key), (other, _)) = (app.key(id), app.key(id));
    let secret = key.splitn(3, '_').nth(2).unwrap();
    let bad = [
        key[..key.len() - 1].to_owned(),
        format!("{key}A"),
        format!("gh_{other}_{secret}"),
        format!("gh_0{one}_{secret}"),
        format!("gh_999999_{secret}"),
        format!("gh_{one}_{}", "A".repeat(43)),
        key.to_uppercase(),
        secret.to_owned(),
        String::new(),
        "x".repeat(4_000),
        format!("gh_{one}_' OR 1=1 --"),
    ];
    let mut bodies = std::collections::BTreeSet::new();
    for text in &bad {
        let page = ask(&app, text).expect(401);
        assert_eq!(page.header("www-authenticate"), "Bearer realm=\"Gatehouse\", error=\"invalid_token\"");
        let mut problem: serde_json::Value = serde_json::from_str(&page.html).unwrap();
        problem["request_id"] = "".into();
        bodies.insert(problem.to_string());
    }
    assert_eq!(bodies.len(), 1, "{bodies:?}");
    let me = "/api/v1/me";
    for query in ["key", "api_key", "access_token", "token", "authorization"] {
        app.anon().get(&format!("{me}?{query}={key}")).expect(401);
        app.anon().get(&format!("{me}?{query}=Bearer%20{key}")).expect(401);
    }
    for (name, value) in [
        ("x-api-key", key.clone()),
        ("authorization", key.clone()),
        ("authorization", format!("Basic {key}")),
        ("authorization", format!("Token {key}")),
        ("cookie", format!("gatehouse-session={key}")),
    ] {
        app.anon().send("GET", me, &[(name, &value)], None).expect(401);
        app.sql("DELETE FROM throttles");
    }
    let twice = [("authorization", &*format!("Bearer {key}")), ("authorization", "Bearer x")];
    app.anon().send("GET", me, &twice, None).expect(401);
    ask(&app, &key).expect(200);
    app.anon().send("GET", me, &[("authorization", &format!("bearer {key}"))], None).expect(200);
}

fn a_key_dies_with_what_it_depends_on(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let dies = |what: &str, kill: &dyn Fn(i64, i64)| {
        let account = program(&app, what);
        let (id, key) = app.key(account);
        ask(&app, &key).expect(200);
        kill(account, id);
        ask(&app, &key).expect(401);
        (account, key)
    };
    let sql = |text: String| app.sql(&text);
    dies("Expired", &|_, id| {
        sql(format!("UPDATE api_keys SET expires_at = '2020-01-01 00:00:00' WHERE id = {id}"));
    });
    dies("Revoked", &|account, id| {
        ada.post(&format!("/accounts/{account}/keys/{id}/revoke"), &[]).expect(303);
    });
    dies("Inactive", &|account, _| {
        sql(format!("UPDATE accounts SET status = 'inactive' WHERE id = {account}"));
    });
    dies("Over", &|account, _| {
        sql(format!("UPDATE accounts SET valid_until = '2020-01-01 00:00:00' WHERE id = {account}"));
    });
    dies("Deleted", &|account, _| {
        app.perform(Action::Deactivate, account);
        app.perform(Action::Delete, account);
    });
    // Activated again, the account needs a new key.
    let (account, key) = dies("Deactivated", &|account, _| {
        act(&app, &ada, "deactivate", account).expect(303);
    });
    act(&app, &ada, "activate", account).expect(303);
    ask(&app, &key).expect(401);
    ada.get(&format!("/accounts/{account}/keys")).expect(200).saying(&say("keys-ended", &[]));
    ask(&app, &generate(&ada, account)).expect(200);
    // A person's keys end with their password.
    let id = app.person("Pat Person").role(BuiltIn::CompanyAdmin).create();
    let (pat, (_, key)) = (app.signed_in("pat.person"), app.key(id));
    ask(&app, &key).expect(200);
    let new = "orbit-lantern-trunk-24";
    let form = [("password", PASSWORD), ("new_password", new), ("new_password_again", new)];
    pat.post("/profile/password", &form).expect(303);
    ask(&app, &key).expect(401);
    assert_eq!(app.account(id).key_expires_at, None);
}

fn a_role_counts_at_the_next_request(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = program(&app, "Import");
    let (_, key) = app.key(id);
    ask(&app, &key).expect(200);
    let account = app.account(id);
    let version = account.version.to_string();
    let form = [("version", &*version), ("display_name", "Import"), ("description", ""), ("valid_until", "")];
    ada.post(&format!("/accounts/{id}/edit"), &form).expect(303);
    ask(&app, &key).expect(403);
    assert_eq!(app.account(id).role_count, 0);
    let role = app.role(BuiltIn::WebService).to_string();
    let version = app.account(id).version.to_string();
    let form = [("version", &*version), ("display_name", "Import"), ("description", ""), ("role", &*role)];
    ada.post(&format!("/accounts/{id}/edit"), &form).expect(303);
    ask(&app, &key).expect(200);
}

fn guessing_is_slowed_down_and_good_keys_are_not(on: Engine) {
    let app = on.company();
    let (_, key) = app.key(1);
    let guess = format!("gh_1_{}", "A".repeat(43));
    let answers: Vec<u16> = (0..12).map(|_| app.anon().call("/api/v1/me", &guess).status).collect();
    assert_eq!(answers[..5], [401; 5]);
    assert!(answers.contains(&429), "{answers:?}");
    let page =
        (0..50).map(|_| app.anon().call("/api/v1/me", &guess)).find(|page| page.status == 429).unwrap();
    assert!(page.header("retry-after").parse::<i64>().unwrap() > 0);
    assert_eq!(page.header("content-type"), "application/problem+json");
    app.anon().call("/api/v1/me", &key).expect(200);
    app.company_admin();
}

fn session_and_key_do_not_mix(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (_, key) = app.key(program(&app, "Import"));
    ada.get("/api/v1/me").expect(401);
    let me = ada.call("/api/v1/me", &key).expect(200);
    assert!(me.html.contains("Import") && !me.html.contains("Ada"), "the key counts: {}", me.html);
    assert_eq!(me.header("set-cookie"), "");
    let page = app.anon().call("/profile", &key).expect(303);
    assert!(page.location().starts_with("/sign-in"));
    // A key beside a session changes nothing of what the session may.
    assert!(ada.call("/profile", &key).expect(200).html.contains("Ada Admin"));
    assert!(app.operator().call("/accounts", &app.key(1).1).status == 403);
}
