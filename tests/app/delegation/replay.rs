//! Every change that a company admin can send, sent again by everybody else.

use gatehouse::access::{BuiltIn, Permission};
use gatehouse::app::routes;
use gatehouse::web::Route;

use super::matrix_guard::{difference, out_of_reach};
use super::{Player, Verdict, cast, is_everybodys, lacking, pairs, stage};
use crate::contracts::routes::last_those_that_end;
use crate::contracts::samples::{Sample, Stage};
use crate::support::snapshot::changed;
use crate::support::{Engine, Page, TestApp, on_both};

on_both!(
    what_the_matrix_refuses_is_refused_on_every_way_and_changes_nothing,
    what_the_matrix_permits_stays_within_ones_own,
    the_company_admin_gets_through_with_all_of_it,
    keys_open_what_the_matrix_says,
);

pub const COMPANY_ADMIN: i64 = 1;

/// Every change that somebody signed in can ask for.
pub fn recorded() -> Vec<Route> {
    let all = routes().into_iter().filter(|route| route.signed_in && !route.method.is_safe()).collect();
    last_those_that_end(all)
}

/// The ways in: the page, htmx, and all that match in place of what is named.
fn sent(player: &Player, sample: &Sample) -> [Page; 3] {
    let form = pairs(sample);
    let all: Vec<(&str, &str)> = form.iter().copied().filter(|(name, _)| *name != "id").collect();
    let all: Vec<(&str, &str)> = all.into_iter().chain([("all", "1"), ("q", "")]).collect();
    [
        player.client.post(&sample.path, &form),
        player.client.post_fragment(&sample.path, &form),
        player.client.post(&sample.path, &all),
    ]
}

/// Whether the answers are what the matrix says of whoever is not let in.
fn check_refusal(player: &Player, route: &Route, verdict: Verdict, sample: &Sample) {
    let [page, part, all] = sent(player, sample);
    let cell = format!("{} at {} ({})", player.name, route.path, sample.path);
    match verdict {
        Verdict::SignIn => {
            assert_eq!((page.status, all.status, part.status), (303, 303, 401), "{cell}");
            assert!(page.location().starts_with("/sign-in?"), "{cell}: {}", page.location());
        }
        Verdict::Lacks(needed) => {
            for page in [page, part, all] {
                assert!(
                    page.status == 403 && page.text().contains(&lacking(needed)),
                    "{cell}: {}",
                    page.text()
                );
            }
        }
        Verdict::Own => {
            for page in [page, part] {
                assert_eq!(page.status, 404, "{cell}: {}", page.text());
            }
        }
        Verdict::Open => {}
    }
}

fn what_the_matrix_refuses_is_refused_on_every_way_and_changes_nothing(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    let stage = stage(&app, &cast);
    for player in &cast {
        let before = changed(&app);
        let mut refused = 0;
        for route in recorded() {
            let verdict = player.verdict(&route);
            // What is the company admin's own is foreign to all of them; what each has would be let in.
            let samples = match verdict {
                Verdict::Open => continue,
                Verdict::Own => vec![stage.sample(&route, COMPANY_ADMIN)],
                Verdict::SignIn | Verdict::Lacks(_) => {
                    vec![stage.sample(&route, COMPANY_ADMIN), stage.sample(&route, player.id)]
                }
            };
            for sample in &samples {
                check_refusal(player, &route, verdict, sample);
            }
            refused += samples.len();
        }
        assert!(refused > 40, "only {refused} requests of {} were refused", player.name);
        let difference = difference(&before, &changed(&app));
        assert_eq!(difference, Vec::<String>::new(), "changed by {}", player.name);
    }
}

/// What ends the player's own session would end the test.
pub fn stays_signed_in(route: &Route) -> bool {
    !matches!(route.path.as_ref(), "/sign-out" | "/profile/password")
}

fn what_the_matrix_permits_stays_within_ones_own(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    let stage = stage(&app, &cast);
    let foreign = app.sample_license(COMPANY_ADMIN);
    for player in cast.iter().filter(|player| player.id != 0) {
        let before = out_of_reach(&app, player, foreign);
        for route in recorded().iter().filter(|route| stays_signed_in(route)) {
            let owners: &[i64] = match player.verdict(route) {
                Verdict::Open => &[COMPANY_ADMIN, player.id],
                Verdict::Own => &[player.id],
                Verdict::SignIn | Verdict::Lacks(_) => continue,
            };
            for owner in owners {
                check_opening(&app, player, route, &stage.sample(route, *owner));
            }
        }
        let difference = difference(&before, &out_of_reach(&app, player, foreign));
        assert_eq!(difference, Vec::<String>::new(), "changed by {}", player.name);
    }
    assert_eq!(app.wrongs(), Vec::<String>::new());
    crate::tenants::assert_settled(&app, "after all of it");
}

/// Whoever is let in is told what a rule forbids, and then nothing has changed.
fn check_opening(app: &TestApp, player: &Player, route: &Route, sample: &Sample) {
    let before = changed(app);
    let page = player.client.post(&sample.path, &pairs(sample));
    let cell = format!("{} at {}: {} {}", player.name, sample.path, page.status, page.text());
    assert!(matches!(page.status, 200 | 303 | 400 | 403 | 404 | 409 | 422), "{cell}");
    assert!(!page.location().starts_with("/sign-in"), "{cell}");
    if let Some(needed) = route.permission {
        assert!(!page.text().contains(&lacking(needed)), "{cell}");
    }
    if page.status >= 400 {
        assert_eq!(difference(&before, &changed(app)), Vec::<String>::new(), "{cell}");
    }
}

fn the_company_admin_gets_through_with_all_of_it(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[COMPANY_ADMIN]);
    let ada = app.company_admin();
    let mut through = 0;
    for route in recorded().iter().filter(|route| stays_signed_in(route)) {
        let sample = stage.sample(route, COMPANY_ADMIN);
        let page = ada.post(&sample.path, &pairs(&sample));
        // The samples of these mean something that is not there.
        let is_gone = page.status == 404
            && (sample.path.starts_with("/jobs/") || sample.path.ends_with("/sessions/end"));
        let cell = format!("{}: {} {}", sample.path, page.status, page.text());
        assert!(is_gone || matches!(page.status, 200 | 303 | 409 | 422), "{cell}");
        through += usize::from(matches!(page.status, 200 | 303));
    }
    // A sample that is refused anyhow shows nothing when it is refused to others.
    assert!(through > 60, "only {through} samples did what they are for");
}

fn keys_open_what_the_matrix_says(on: Engine) {
    let app = on.company();
    let stage = Stage::set(&app, &[]);
    for role in BuiltIn::ALL {
        let id = app.program(&format!("Program {}", role.key()));
        app.give(id, app.role(*role), None);
        let (_, key) = app.key(id);
        let scopes = role.scopes();
        let holds = |needed: Permission| is_everybodys(needed) || scopes.of(needed).is_some();
        for route in routes().iter().filter(|route| route.by_key) {
            let sample = stage.sample(route, id);
            let page = app.anon().send(
                route.method.as_str(),
                &sample.path,
                &[("authorization", &format!("Bearer {key}"))],
                None,
            );
            let is_open = [Some(Permission::ApiUse), route.permission].into_iter().flatten().all(holds);
            assert_eq!(page.status != 403, is_open, "{role:?} at {}: {}", sample.path, page.html);
        }
    }
}
