//! The machine of an on-premises license: its address, how often it changes, and the signed file.

use gatehouse::licenses::{Deployment, Signer, verify_file};

use crate::support::{Engine, on_both, say};

on_both!(twelve_changes_in_twelve_months_and_no_more, a_file_is_signed_for_the_machine);

fn twelve_changes_in_twelve_months_and_no_more(on: Engine) {
    let app = on.company();
    let id = app.license("Berlin").admin(2).but(|d| d.deployment = Deployment::OnPremises).create();
    let cloud = app.license("Cloud").admin(2).create();
    let lena = app.license_admin();
    let address = format!("/licenses/{id}/mac");
    lena.post(&address, &[("mac", "00:1A:2B")]).expect(422).saying(&say("licenses-bad-mac", &[]));
    for change in 0..12 {
        let mac = format!("00-1A-2B-00-00-{change:02X}");
        let page = lena.post(&address, &[("mac", &mac)]);
        lena.follow(&page).saying(&format!("00:1a:2b:00:00:{change:02x}"));
    }
    let page = lena.post(&address, &[("mac", "00:1a:2b:00:00:0b")]);
    lena.follow(&page).saying(&say("licenses-refusal-same-mac", &[]));
    let page = lena.post(&address, &[("mac", "00:1a:2b:00:00:ff")]);
    let next = gatehouse::clock::now().checked_add_months(chrono::Months::new(12)).unwrap();
    let day = next.format("%Y-%m-%d").to_string();
    lena.follow(&page).saying(&say("licenses-refusal-mac-often", &[("limit", "12"), ("day", &day)]));
    assert_eq!(app.license_now(id).mac.as_deref(), Some("00:1a:2b:00:00:0b"));
    // The oldest is more than twelve months ago: one more is possible.
    let then = gatehouse::clock::now().checked_sub_months(chrono::Months::new(13)).unwrap();
    app.sql(&format!("UPDATE license_macs SET at = '{then}' WHERE id = (SELECT MIN(id) FROM license_macs)"));
    let page = lena.post(&address, &[("mac", "00:1a:2b:00:00:ff")]);
    lena.follow(&page).saying(&say("licenses-mac-changed", &[("name", "00:1a:2b:00:00:ff")]));
    let page = lena.post(&format!("/licenses/{cloud}/mac"), &[("mac", "00:1a:2b:00:00:ff")]);
    lena.follow(&page).saying(&say("licenses-refusal-cloud", &[]));
}

fn a_file_is_signed_for_the_machine(on: Engine) {
    let app = on.company();
    let id = app.license("Berlin").admin(2).but(|d| d.deployment = Deployment::OnPremises).create();
    let lena = app.license_admin();
    let file = format!("/licenses/{id}/file");
    let page = lena.post(&file, &[]);
    lena.follow(&page).saying(&say("licenses-refusal-no-mac", &[]));
    lena.post(&format!("/licenses/{id}/mac"), &[("mac", "001A.2B3C.4D5E")]).expect(303);
    let answer = lena.post(&file, &[]).expect(200);
    assert!(
        answer.header("content-disposition").starts_with("attachment;"),
        "{}",
        answer.header("content-disposition")
    );
    // The tests' own secret key file.
    let key = Signer::derived(&[7; 64]).public_key();
    let said = verify_file(&answer.bytes, &key).unwrap();
    assert_eq!((said.license, said.mac.as_str(), said.seats), (id, "00:1a:2b:3c:4d:5e", 10));
    let mut changed = answer.bytes.clone();
    let at = changed.len() / 2;
    changed[at] ^= 1;
    assert!(verify_file(&changed, &key).is_err());
    app.operator().post(&file, &[]).expect(403);
}
