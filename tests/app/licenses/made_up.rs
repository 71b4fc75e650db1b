//! The made-up company keeps the rules that the pages keep.

use crate::support::app::licensed;
use crate::support::{Engine, Options, on_both};

on_both!(the_made_up_licenses_keep_every_rule);

fn the_made_up_licenses_keep_every_rule(on: Engine) {
    let app = on.start(&licensed(600, 40), Options::default());
    assert_eq!(app.wrongs(), Vec::<String>::new());
    let (ada, lena) = (app.company_admin(), app.license_admin());
    ada.get("/licenses?count=1").expect(200).saying("40 licenses");
    lena.get("/licenses?count=1").expect(200).saying("4 licenses");
    let page = ada.get("/licenses/1").expect(200);
    assert!(page.html.contains("<svg viewBox") && page.html.contains("<table"), "{}", page.html);
    lena.get("/licenses/1").expect(200).saying("Primary contact");
    lena.get("/licenses/40").expect(404);
}
