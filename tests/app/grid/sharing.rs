//! Saved views: who sees them, who changes them, and what becomes of them.

use gatehouse::access::BuiltIn;
use gatehouse::accounts::Action;

use super::views::save;
use crate::support::snapshot::{lines, rows, snapshot};
use crate::support::{Client, Engine, TestApp, on_both, say};

on_both!(
    a_view_is_seen_by_those_it_is_shared_with_and_by_nobody_else,
    somebody_elses_view_cannot_be_touched_by_any_path,
    a_view_is_shared_only_as_far_as_its_owner_may,
    private_views_go_with_their_owner_and_shared_ones_stay,
);

/// Whether the list offers the view to this visitor.
fn sees(who: &Client, view: i64) -> bool {
    let page = who.get("/accounts?view=all").expect(200);
    let link = page.link(&format!("tab-{view}"));
    if let Some(address) = &link {
        who.get(address).expect(200);
    }
    link.is_some()
}

fn role_key(app: &TestApp, role: BuiltIn) -> String {
    format!("role:{}", app.role(role))
}

fn a_view_is_seen_by_those_it_is_shared_with_and_by_nobody_else(on: Engine) {
    let app = on.company();
    let support = app.role(BuiltIn::Support);
    let holder = app.person("Hedda Holder").role(BuiltIn::LicenseAdmin).role(BuiltIn::Support).create();
    let (ada, lena, hedda) = (app.company_admin(), app.license_admin(), app.signed_in("hedda.holder"));
    let private = save(&ada, "Private", "nobody", &[]);
    let of_role = save(&ada, "Of a role", &role_key(&app, BuiltIn::Support), &[]);
    let of_all = save(&ada, "Of everybody", "everybody", &[]);
    let seen = |who: &Client| [private, of_role, of_all].map(|view| sees(who, view));
    assert_eq!(seen(&ada), [true, true, true]);
    assert_eq!(seen(&lena), [false, false, true]);
    assert_eq!(seen(&hedda), [false, true, true]);
    assert!(lena.get("/accounts?view=all").html.contains("title=\"Shared by Ada Admin\""));
    // Whoever loses the role loses the view at once.
    app.sql(&format!("DELETE FROM account_roles WHERE account_id = {holder} AND role_id = {support}"));
    assert_eq!(seen(&hedda), [false, false, true]);
    // Whoever lacks the list's permission sees none of it.
    app.operator().get("/accounts?view=all").expect(403);
    // A view is one list's.
    let report = ada.get("/accounts/status-report").expect(200);
    assert_eq!(report.link(&format!("tab-{of_all}")), None);
    ada.get(&format!("/accounts/status-report/views/{of_all}/edit")).expect(404);
}

fn somebody_elses_view_cannot_be_touched_by_any_path(on: Engine) {
    let app = on.company();
    let (ada, lena) = (app.company_admin(), app.license_admin());
    let private = save(&ada, "Private", "nobody", &[("q", "secret-needle")]);
    let shared = save(&ada, "Shared", "everybody", &[]);
    let before = snapshot(&app);
    for (view, status) in [(private, 404), (shared, 403), (999_999, 404)] {
        let edit = [("name", "Mine now"), ("shared", "nobody")];
        let at = |what: &str| format!("/accounts/views/{view}/{what}");
        lena.get(&at("edit")).expect(status);
        lena.get(&at("delete")).expect(status);
        lena.post(&at("edit"), &edit).expect(status);
        lena.post(&at("state"), &[("q", "x")]).expect(status);
        lena.post(&at("delete"), &[]).expect(status);
    }
    for view in [private, 999_999] {
        lena.post("/accounts/views/opens", &[("view", &view.to_string())]).expect(404);
        // Its number alone tells nothing: the list is as without it.
        let named = lena.get(&format!("/accounts?view={view}")).expect(200);
        assert!(!named.html.contains("secret-needle") && !named.html.contains("tab-changed"));
        assert_eq!(named.row_ids(), lena.get("/accounts").row_ids());
    }
    lena.post("/accounts/views/opens", &[("view", "nonsense")]).expect(404);
    lena.get("/accounts?view=nonsense").expect(400);
    assert_eq!(snapshot(&app), before);
}

fn a_view_is_shared_only_as_far_as_its_owner_may(on: Engine) {
    let app = on.company();
    let lena = app.license_admin();
    let form = lena.get("/accounts/views/new").expect(200);
    let own = role_key(&app, BuiltIn::LicenseAdmin);
    let others = role_key(&app, BuiltIn::Support);
    assert!(form.html.contains(&format!("value=\"{own}\"")) && !form.html.contains(&others));
    assert!(!form.html.contains("value=\"everybody\""));
    let before = snapshot(&app);
    for shared in ["everybody", &*others, "role:99999"] {
        let refused = lena.post("/accounts/views", &[("name", "Wide"), ("shared", shared)]);
        refused.expect(403).saying(&say("views-audience-refused", &[]));
    }
    assert_eq!(snapshot(&app), before);
    let id = save(&lena, "For my kind", &own, &[]);
    let edit = format!("/accounts/views/{id}/edit");
    lena.post(&edit, &[("name", "Wide"), ("shared", "everybody")]).expect(403);
    // What it is shared with already may stay, even when the owner has lost the role.
    let support = app.role(BuiltIn::Support);
    app.sql(&format!("UPDATE list_views SET role_id = {support} WHERE id = {id}"));
    lena.get(&edit).expect(200).saying(&say("views-as-now", &[]));
    lena.post(&edit, &[("name", "Renamed"), ("shared", &others)]).expect(303);
    let trail = "SELECT action AS line FROM audit_events WHERE subject_kind = 'view' ORDER BY id";
    assert_eq!(lines(&app, trail), ["view.create", "view.share", "view.edit"]);
}

fn private_views_go_with_their_owner_and_shared_ones_stay(on: Engine) {
    let app = on.company();
    let owner = app.person("Olga Owner").role(BuiltIn::CompanyAdmin).create();
    let (ada, lena, olga) = (app.company_admin(), app.license_admin(), app.signed_in("olga.owner"));
    save(&olga, "Olga's own", "nobody", &[]);
    let shared = save(&olga, "For all", "everybody", &[("q", "status:active"), ("opens", "1")]);
    let of_role = save(&olga, "For support", &role_key(&app, BuiltIn::Support), &[]);
    app.perform(Action::Deactivate, owner);
    app.perform(Action::Delete, owner);
    let left = rows(&app, "list_views", "owner_id, owner_name, name");
    assert_eq!(left, ["list_views: ∅ | Olga Owner | For all", "list_views: ∅ | Olga Owner | For support"]);
    assert!(sees(&lena, shared) && !sees(&lena, of_role));
    lena.get(&format!("/accounts/views/{shared}/edit")).expect(403);
    // Whoever manages the settings looks after both, and can take them over.
    assert!(sees(&ada, shared) && sees(&ada, of_role));
    ada.get(&format!("/accounts/views/{shared}/edit")).expect(200).saying("Olga Owner");
    let form = [("name", "For all"), ("shared", "everybody")];
    ada.post(&format!("/accounts/views/{shared}/edit"), &form).expect(303);
    ada.post(&format!("/accounts/views/{of_role}/delete"), &[]).expect(303);
    assert_eq!(
        rows(&app, "list_views", "owner_id, owner_name, name"),
        ["list_views: 1 | Ada Admin | For all"]
    );
    lena.get(&format!("/accounts/views/{shared}/edit")).expect(403);
}
