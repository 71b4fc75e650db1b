//! What a list opens with.

use crate::support::snapshot::rows;
use crate::support::{Engine, on_both, say};

on_both!(a_list_opens_with_the_view_that_was_chosen, a_view_that_is_gone_opens_nothing);

fn a_list_opens_with_the_view_that_was_chosen(on: Engine) {
    let app = on.demo(40);
    let (ada, lena) = (app.company_admin(), app.license_admin());
    ada.get("/accounts").expect(200);
    let saved = ada.post(
        "/accounts/views",
        &[
            ("name", "Mine"),
            ("shared", "everybody"),
            ("q", "status:active"),
            ("sort", "-email"),
            ("opens", "1"),
        ],
    );
    let address = saved.expect(303).location().to_owned();
    let led = ada.get("/accounts").expect(303);
    assert_eq!(led.location(), address, "the address holds the whole state");
    assert!(address.contains("q=status%3Aactive") && address.contains("sort=-email"));
    let view = ada.follow(&led).expect(200).saying("Mine");
    // All rows stay in reach, and so does every other state.
    let all = view.link("tab-all").unwrap();
    assert_eq!(all, "/accounts?view=all");
    let all = ada.get(&all).expect(200);
    assert_eq!(all.row_ids().len(), 40);
    assert_eq!(all.link("sort-name").as_deref(), Some("/accounts?view=all&sort=-name"));
    ada.get("/accounts?q=").expect(200);
    ada.get("/accounts?q=ada").expect(200);
    // It is everybody's own choice.
    lena.get("/accounts").expect(200);
    let shared = &[("view", id(&address))];
    lena.post("/accounts/views/opens", shared).expect(303);
    assert_eq!(lena.get("/accounts").expect(303).location(), address);
    lena.post("/accounts/views/opens", &[("view", "never"), ("back", "/accounts")]).expect(303);
    assert_eq!(lena.get("/accounts").expect(303).location(), "/accounts?q=last_login%3Aempty&view=never");
    let told = ada.post("/accounts/views/opens", &[("view", ""), ("back", &address)]).expect(303);
    assert_eq!(told.location(), address);
    ada.follow(&told).expect(200).saying(&say("views-opens-all", &[]));
    ada.get("/accounts").expect(200);
    ada.post("/accounts/views/opens", &[("view", ""), ("back", "https://evil.example")]).expect(303);
    assert_eq!(rows(&app, "list_views", "id").len(), 3, "one view and two arrangements");
}

fn id(address: &str) -> &str {
    address.split_once("view=").unwrap().1
}

fn a_view_that_is_gone_opens_nothing(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    let saved = ada.post("/accounts/views", &[("name", "Mine"), ("shared", "everybody"), ("opens", "1")]);
    let view = id(saved.expect(303).location()).to_owned();
    lena.post("/accounts/views/opens", &[("view", &view)]).expect(303);
    lena.get("/accounts").expect(303);
    // It is no longer shared with her.
    let form = [("name", "Mine"), ("shared", "nobody"), ("opens", "1")];
    ada.post(&format!("/accounts/views/{view}/edit"), &form).expect(303);
    lena.get("/accounts").expect(200);
    ada.get("/accounts").expect(303);
    ada.post(&format!("/accounts/views/{view}/delete"), &[]).expect(303);
    ada.get("/accounts").expect(200);
}
