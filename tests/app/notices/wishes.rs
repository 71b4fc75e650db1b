//! Which notices people choose in their profile, and what they must get.

use gatehouse::notices::queries;

use super::{Kind, drafted, number, value};
use crate::support::folk::TESTER;
use crate::support::snapshot::{changed, snapshot};
use crate::support::{Engine, TestApp, on_both, say};

on_both!(
    people_choose_for_each_license,
    a_primary_contact_cannot_do_without,
    nobody_chooses_for_a_license_that_is_not_theirs,
    whoever_has_to_do_with_no_license_is_not_asked,
);

fn gets(app: &TestApp, kind: Kind, license: i64) -> Vec<i64> {
    let notice = drafted(app, kind, Some(&[license]));
    app.read(|db| {
        let notice = queries::find(db, &TESTER, notice)?;
        Ok(queries::recipients(db, &notice, 0, 100)?.iter().map(|one| one.id).collect())
    })
}

fn people_choose_for_each_license(on: Engine) {
    let app = on.company();
    let (berlin, oslo) = (app.license("Berlin").admin(2).create(), app.license("Oslo").create());
    app.assign(oslo, 2);
    let lena = app.license_admin();
    let page = lena.get("/profile").expect(200).saying("Berlin").saying("Oslo");
    let page = page.saying(&say("notices-tie-admin", &[])).saying(&say("notices-tie-seat", &[]));
    assert!(page.html.contains(&format!("value=\"{berlin}:license\" checked")), "{}", page.html);
    assert!(!page.html.contains(&format!("{oslo}:license")), "license notices go to admins");
    assert_eq!(gets(&app, Kind::License, berlin), [1, 2]);
    assert_eq!(gets(&app, Kind::Maintenance, oslo), [1]);
    let (b, o) = (berlin.to_string(), oslo.to_string());
    let (release, maintenance) = (format!("{berlin}:release"), format!("{oslo}:maintenance"));
    let form = [("license", &*b), ("license", &*o), ("wanted", &*release), ("wanted", &*maintenance)];
    let page = lena.post("/profile/notices", &form).expect(303);
    assert_eq!(page.location(), "/profile#notices");
    assert_eq!(gets(&app, Kind::License, berlin), [1], "she switched it off");
    assert_eq!(gets(&app, Kind::Release, berlin), [1, 2]);
    assert_eq!(gets(&app, Kind::Maintenance, oslo), [1, 2]);
    assert_eq!(gets(&app, Kind::Release, oslo), [1]);
    let told = value(&app, "SELECT changes AS line FROM audit_events WHERE changes LIKE '%notice_wishes%'");
    assert!(told.contains("Berlin: license") && told.contains("Oslo: maintenance"), "{told}");
    let before = changed(&app);
    lena.post("/profile/notices", &form).expect(303);
    assert_eq!(changed(&app), before, "asked twice, it is one change");
    // What the form did not show stays; without the seat, the wish says nothing.
    lena.post("/profile/notices", &[("license", &*b)]).expect(303);
    assert_eq!(gets(&app, Kind::Maintenance, oslo), [1, 2]);
    assert_eq!(gets(&app, Kind::Release, berlin), [1]);
    app.write(|db| gatehouse::licenses::unassign(db, &TESTER, oslo, 2));
    assert_eq!(gets(&app, Kind::Maintenance, oslo), [1]);
    app.company_admin().get("/accounts/2/history").expect(200).saying("Berlin: License");
}

fn a_primary_contact_cannot_do_without(on: Engine) {
    let app = on.company();
    let berlin = app.license("Berlin").contact(2).create();
    let lena = app.license_admin();
    let page = lena.get("/profile").expect(200).saying(&say("notices-locked", &[]));
    for kind in ["license", "maintenance"] {
        let locked = format!("type=\"checkbox\" name=\"wanted\" value=\"{berlin}:{kind}\" checked disabled");
        assert!(page.html.contains(&locked), "{kind}: {}", page.html);
    }
    let b = berlin.to_string();
    let of = |kind: &str| format!("{berlin}:{kind}");
    let before = snapshot(&app);
    for kept in [vec![], vec![of("license")], vec![of("maintenance"), of("release")]] {
        let wanted = kept.iter().map(|kind| ("wanted", kind.as_str()));
        let form: Vec<(&str, &str)> = [("license", &*b)].into_iter().chain(wanted).collect();
        let page = lena.post("/profile/notices", &form).expect(303);
        lena.follow(&page).expect(200).saying(&say("licenses-refusal-contact-notices", &[]));
    }
    assert_eq!(snapshot(&app), before);
    // Of new versions they need not hear.
    assert_eq!(gets(&app, Kind::Release, berlin), [2]);
    let (license, maintenance) = (of("license"), of("maintenance"));
    let form = [("license", &*b), ("wanted", &*license), ("wanted", &*maintenance)];
    lena.post("/profile/notices", &form).expect(303);
    assert_eq!(gets(&app, Kind::Release, berlin), [] as [i64; 0]);
    assert_eq!(
        (gets(&app, Kind::License, berlin), gets(&app, Kind::Maintenance, berlin)),
        (vec![2], vec![2])
    );
}

fn nobody_chooses_for_a_license_that_is_not_theirs(on: Engine) {
    let app = on.company();
    let (own, foreign) = (app.license("Own").create(), app.license("Foreign").create());
    app.assign(own, 3);
    let otto = app.operator();
    let (own, foreign) = (own.to_string(), foreign.to_string());
    let before = snapshot(&app);
    let wish = |license: &str, kind: &str| format!("{license}:{kind}");
    for (shown, wanted, status) in [
        (vec![&*foreign], vec![wish(&foreign, "release")], 404),
        (vec![&*own], vec![wish(&foreign, "release")], 404),
        (vec![&*own], vec![wish(&own, "license")], 404),
        (vec![&*own], vec![wish(&own, "party")], 400),
        (vec![&*own], vec!["release".to_owned()], 400),
        (vec!["x"], vec![], 400),
    ] {
        let form: Vec<(&str, &str)> = shown
            .iter()
            .map(|license| ("license", *license))
            .chain(wanted.iter().map(|wish| ("wanted", wish.as_str())))
            .collect();
        otto.post("/profile/notices", &form).expect(status);
    }
    assert_eq!(snapshot(&app), before);
    assert_eq!(number(&app, "SELECT COUNT(*) FROM notice_wishes"), 0);
}

fn whoever_has_to_do_with_no_license_is_not_asked(on: Engine) {
    let app = on.company();
    app.license("Berlin").create();
    let page = app.operator().get("/profile").expect(200);
    assert!(!page.text().contains(&say("notices-profile", &[])));
}
