//! Who may make a key, for whom, and for how long.

use std::sync::Barrier;

use gatehouse::accounts::{Action, Status};

use super::{NIGHTLY, ask, generate, id_of, program, shown};
use crate::support::snapshot::{changed, lines, snapshot};
use crate::support::{Engine, on_both, say};

on_both!(
    a_key_is_shown_once_and_kept_as_a_hash,
    the_policy_bounds_how_long_a_key_is_good,
    nobody_makes_a_key_for_whoever_is_above_them,
    a_key_takes_the_place_of_another_for_a_while,
    a_key_of_another_account_is_not_found,
    keys_made_and_revoked_at_once_are_each_one,
    ones_own_key_is_made_and_ended_on_the_profile,
    the_list_says_when_the_first_key_expires,
);

fn a_key_is_shown_once_and_kept_as_a_hash(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = program(&app, "Import");
    let key = generate(&ada, id);
    let secret = key.splitn(3, '_').nth(2).unwrap();
    assert_eq!((key.len(), secret.len()), (format!("gh_{}_", id_of(&key)).len() + 43, 43));
    let page =
        ada.get(&format!("/accounts/{id}/keys")).expect(200).saying("Nightly").saying(&say("keys-good", &[]));
    assert!(!page.html.contains(secret));
    for table in ["api_keys", "audit_events", "outbox"] {
        let columns = match table {
            "api_keys" => "name, secret_hash, created_by_name",
            "audit_events" => "changes, subject_name, actor_name",
            _ => "facts",
        };
        let kept = crate::support::snapshot::rows(&app, table, columns).join("\n");
        assert!(!kept.contains(secret), "{table}: {kept}");
    }
    assert_eq!(app.trail(id).last().map(String::as_str), Some("account.generate_key done"));
    let me: serde_json::Value = serde_json::from_str(&ask(&app, &key).expect(200).html).unwrap();
    assert_eq!(me["account"], serde_json::json!({ "id": id, "name": "Import", "kind": "service" }));
    assert_eq!((me["key"]["id"].as_i64(), me["key"]["name"].as_str()), (Some(id_of(&key)), Some("Nightly")));
    assert!(me["key"]["expires_at"].as_str().unwrap().ends_with('Z'));
    let held = me["permissions"].as_array().unwrap();
    assert!(held.contains(&serde_json::json!({ "name": "api.use", "scope": "all" })), "{me}");
    ada.get(&format!("/accounts/{id}/history")).expect(200).saying(&say("accounts-key", &[]));
    let used = lines(&app, "SELECT CAST(last_used_at AS TEXT) AS line FROM api_keys");
    assert_eq!(used.len(), 1, "the use is noted");
    ask(&app, &key).expect(200);
    assert_eq!(lines(&app, "SELECT CAST(last_used_at AS TEXT) AS line FROM api_keys"), used, "once a minute");
}

fn the_policy_bounds_how_long_a_key_is_good(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = program(&app, "Import");
    let address = format!("/accounts/{id}/keys/new");
    let policy = [("was", "129600"), ("value", "2"), ("unit", "days")];
    ada.post("/settings/policies/api-key-validity", &policy).expect(303);
    let page = ada.get(&address).expect(200);
    assert_eq!(page.value("amount").as_deref(), Some("2"), "the policy is what is usual");
    let before = snapshot(&app);
    for (name, amount, unit, field) in [
        ("Nightly", "2881", "minutes", "amount"),
        ("Nightly", "3", "days", "amount"),
        ("Nightly", "0", "days", "amount"),
        ("Nightly", "-1", "days", "amount"),
        ("Nightly", "1.5", "days", "amount"),
        ("Nightly", "99999999999999999999", "days", "amount"),
        ("Nightly", "9223372036854775807", "days", "amount"),
        ("Nightly", "1", "years", "amount"),
        ("", "1", "days", "name"),
        ("   ", "1", "days", "name"),
        (&"x".repeat(101), "1", "days", "name"),
    ] {
        let page = ada.post(&address, &[("name", name), ("amount", amount), ("unit", unit)]);
        assert_eq!(page.status, 422, "{name} {amount} {unit}: {}", page.text());
        assert!(page.html.contains(&format!("id=\"e-{field}\"")), "{name} {amount} {unit}");
    }
    assert_eq!(snapshot(&app), before);
    let minute = ada.post(&address, &[("name", "Short"), ("amount", "1"), ("unit", "minutes")]).expect(200);
    let longest =
        ada.post(&address, &[("name", "Long"), ("amount", "2880"), ("unit", "minutes")]).expect(200);
    // A policy that becomes shorter is for new keys.
    let policy = [("was", "2880"), ("value", "1"), ("unit", "minutes")];
    ada.post("/settings/policies/api-key-validity", &policy).expect(303);
    for page in [&minute, &longest] {
        ask(&app, &shown(page)).expect(200);
    }
    ada.post(&address, &[("name", "Long"), ("amount", "2"), ("unit", "minutes")]).expect(422);
}

fn nobody_makes_a_key_for_whoever_is_above_them(on: Engine) {
    let app = on.company();
    let otto = app.person("Kim Keys").create();
    app.sql(
        "INSERT INTO roles (name, name_key, description, created_at, version) \
         VALUES ('Keys', 'keys', '', CURRENT_TIMESTAMP, 1)",
    );
    let role = "(SELECT id FROM roles WHERE name_key = 'keys')";
    app.sql(&format!(
        "INSERT INTO role_permissions (role_id, permission) VALUES ({role}, 'api.generate_key')"
    ));
    app.sql(&format!(
        "INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) \
         VALUES ({otto}, {role}, CURRENT_TIMESTAMP, '')"
    ));
    let kim = app.signed_in("kim.keys");
    kim.get("/profile").expect(200);
    let before = changed(&app);
    kim.get("/accounts/1/keys/new").expect(403);
    kim.post("/accounts/1/keys/new", &NIGHTLY).expect(403);
    kim.post("/accounts/999999/keys/new", &NIGHTLY).expect(404);
    assert_eq!(changed(&app), before);
    // What their role allows them for themselves, they may.
    let key = shown(&kim.post("/profile/keys/new", &NIGHTLY).expect(200));
    ask(&app, &key).expect(403);
    let inactive = app.person("Ina Inactive").status(Status::Inactive).create();
    let ada = app.company_admin();
    ada.post(&format!("/accounts/{inactive}/keys/new"), &NIGHTLY)
        .expect(409)
        .saying(&say("refusal-key-not-active", &[]));
}

fn a_key_takes_the_place_of_another_for_a_while(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = program(&app, "Import");
    let old = generate(&ada, id);
    let address = format!("/accounts/{id}/keys/{}/rotate", id_of(&old));
    ada.get(&address).expect(200).saying("Nightly");
    let overlap = |amount| {
        [
            ("name", "Nightly"),
            ("amount", "9"),
            ("unit", "days"),
            ("overlap", amount),
            ("overlap_unit", "hours"),
        ]
    };
    ada.post(&address, &overlap("-1")).expect(422);
    ada.post(&address, &overlap("soon")).expect(422);
    let new = shown(&ada.post(&address, &overlap("2")).expect(200));
    for key in [&old, &new] {
        ask(&app, key).expect(200);
    }
    let left = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM api_keys WHERE reminded_days = 0 AND expires_at <";
    let soon = gatehouse::clock::now() + chrono::TimeDelta::hours(2);
    assert_eq!(lines(&app, &format!("{left} '{}'", soon.format("%Y-%m-%d %H:%M:%S%.6f"))), ["1"]);
    ada.get(&format!("/accounts/{id}/keys")).saying(&format!("In the place of gh_{}", id_of(&old)));
    app.sql(&format!("UPDATE api_keys SET expires_at = '2020-01-01 00:00:00' WHERE id = {}", id_of(&old)));
    ask(&app, &old).expect(401);
    ada.post(&address, &overlap("2")).expect(409).saying(&say("refusal-key-over", &[]));
    // Longer than the old key is good makes it no longer; nothing at all ends it at once.
    let address = format!("/accounts/{id}/keys/{}/rotate", id_of(&new));
    let expires = |key: &str| {
        lines(
            &app,
            &format!("SELECT CAST(expires_at AS TEXT) AS line FROM api_keys WHERE id = {}", id_of(key)),
        )
    };
    let before = expires(&new);
    let third = shown(&ada.post(&address, &overlap("9999")).expect(200));
    assert_eq!(expires(&new), before);
    let address = format!("/accounts/{id}/keys/{}/rotate", id_of(&third));
    let fourth = shown(&ada.post(&address, &overlap("0")).expect(200));
    ask(&app, &third).expect(401);
    ask(&app, &fourth).expect(200);
    assert_eq!(app.trail(id).iter().filter(|line| *line == "account.rotate_key done").count(), 3);
}

fn a_key_of_another_account_is_not_found(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (one, other) = (program(&app, "One"), program(&app, "Other"));
    let (id, key) = app.key(one);
    let before = snapshot(&app);
    for end in ["rotate", "revoke"] {
        for place in [
            format!("/accounts/{other}/keys/{id}"),
            format!("/profile/keys/{id}"),
            format!("/accounts/{one}/keys/999999"),
        ] {
            ada.get(&format!("{place}/{end}")).expect(404);
            let form = [NIGHTLY.as_slice(), &[("overlap", "1"), ("overlap_unit", "days")]].concat();
            ada.post(&format!("{place}/{end}"), &form).expect(404);
        }
    }
    ada.get(&format!("/accounts/{one}/keys/x/revoke")).expect(404);
    assert_eq!(snapshot(&app), before);
    ask(&app, &key).expect(200);
}

fn keys_made_and_revoked_at_once_are_each_one(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let id = program(&app, "Import");
    let (first, _) = app.key(id);
    let barrier = Barrier::new(10);
    let answers: Vec<(bool, u16)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..10)
            .map(|number| {
                let (ada, barrier) = (ada.clone(), &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    if number % 2 == 0 {
                        (true, ada.post(&format!("/accounts/{id}/keys/new"), &NIGHTLY).status)
                    } else {
                        (false, ada.post(&format!("/accounts/{id}/keys/{first}/revoke"), &[]).status)
                    }
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let count = |made, status| answers.iter().filter(|answer| **answer == (made, status)).count();
    assert_eq!(count(false, 303), 1, "{answers:?}");
    assert!(answers.iter().all(|(_, status)| matches!(status, 200 | 303 | 409 | 503)), "{answers:?}");
    let kept = lines(&app, "SELECT CAST(id AS TEXT) AS line FROM api_keys WHERE revoked_at IS NULL");
    assert_eq!(kept.len(), count(true, 200));
    let revoked = app.trail(id).iter().filter(|line| *line == "account.revoke_key done").count();
    assert_eq!(revoked, 1);
    // There is an end to how many keys an account can have.
    while ada.post(&format!("/accounts/{id}/keys/new"), &NIGHTLY).status == 200 {}
    ada.post(&format!("/accounts/{id}/keys/new"), &NIGHTLY).expect(409);
    assert_eq!(
        lines(&app, "SELECT CAST(id AS TEXT) AS line FROM api_keys WHERE revoked_at IS NULL").len(),
        20
    );
}

fn ones_own_key_is_made_and_ended_on_the_profile(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    ada.get("/profile").expect(200).saying(&say("keys-none", &[]));
    let page = app.operator().get("/profile").expect(200);
    assert!(!page.html.contains("/profile/keys"), "whoever has none and may make none sees none");
    let key = shown(&ada.post("/profile/keys/new", &NIGHTLY).expect(200));
    let me: serde_json::Value = serde_json::from_str(&ask(&app, &key).expect(200).html).unwrap();
    assert_eq!(me["account"]["kind"], "operator");
    let address = format!("/profile/keys/{}/revoke", id_of(&key));
    ada.get(&address).expect(200).saying("Nightly");
    let page = ada.post(&address, &[]).expect(303);
    assert_eq!(page.location(), "/profile");
    ada.follow(&page).saying(&say("keys-revoked", &[("name", "Nightly")]));
    ask(&app, &key).expect(401);
    ada.post(&address, &[]).expect(409);
    // Whoever has lost the permission can still end what they made.
    let lena = app.license_admin();
    let (id, key) = app.key(2);
    lena.get("/profile").expect(200).saying("Tested");
    lena.get(&format!("/profile/keys/{id}/rotate")).expect(403);
    lena.post(&format!("/profile/keys/{id}/revoke"), &[]).expect(303);
    ask(&app, &key).expect(401);
}

fn the_list_says_when_the_first_key_expires(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let (soon, late, none) = (program(&app, "Soon"), program(&app, "Late"), program(&app, "None"));
    app.key(soon);
    let (first, _) = app.key_for(soon, chrono::TimeDelta::days(5));
    app.key(late);
    let listed = |query: &str| ada.get(&format!("/accounts?{query}")).expect(200).row_ids();
    let within = "q=key_expires%3A%3C30d&columns=name,key_expires";
    assert_eq!(listed(within), [soon]);
    assert_eq!(&listed("q=kind%3Aservice&sort=key_expires")[..], [soon, late, none]);
    assert_eq!(&listed("q=kind%3Aservice&sort=-key_expires")[..], [late, soon, none]);
    assert_eq!(listed("q=kind%3Aservice+key_expires%3Aempty"), [none]);
    ada.get("/accounts").expect(200).saying(&say("accounts-view-key-expires", &[]));
    ada.get(&format!("/accounts/{soon}")).expect(200).saying("in 4 days");
    ada.post(&format!("/accounts/{soon}/keys/{first}/revoke"), &[]).expect(303);
    assert!(listed(within).is_empty());
    let (first, _) = app.key_for(soon, chrono::TimeDelta::days(5));
    assert_eq!(listed(within), [soon]);
    app.sql(&format!("UPDATE api_keys SET expires_at = '2020-01-01 00:00:00' WHERE id = {first}"));
    app.sql(&format!("UPDATE accounts SET key_expires_at = '2020-01-01 00:00:00' WHERE id = {soon}"));
    gatehouse::scheduler::run(&app.pool);
    assert_eq!(listed("q=kind%3Aservice+key_expires%3Aempty"), [none]);
    app.perform(Action::Deactivate, late);
    assert_eq!(listed("q=kind%3Aservice+key_expires%3Aempty&sort=name"), [late, none]);
}
