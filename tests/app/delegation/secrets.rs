//! What somebody may not see is named to them nowhere: no page, part, suggestion, group, file or entry.

use gatehouse::access::Permission;
use gatehouse::app::{routes, visit_lists};
use gatehouse::grid::{List, ListVisitor};

use super::{Player, Verdict, cast, stage};
use crate::support::snapshot::lines;
use crate::support::{Engine, TestApp, on_both};

on_both!(no_name_of_what_is_foreign_is_said_anywhere, what_is_foreign_is_not_there);

/// A name that occurs nowhere else, and where it may be read: by whom, or at which addresses.
struct Secret {
    name: &'static str,
    /// Whoever reaches everything with this permission may read it.
    readable_with: Option<Permission>,
    /// An address below which the design shows it, disabled.
    shown_at: Option<&'static str>,
}

/// Everything is the company admin's alone.
const SECRETS: &[Secret] = &[
    Secret {
        name: "Zebrafink",
        readable_with: Some(Permission::LicensesView),
        // The product description: the company's other licenses are shown there, disabled.
        shown_at: Some("/licenses"),
    },
    Secret { name: "Quokkawerk", readable_with: Some(Permission::TenantsManage), shown_at: None },
    Secret { name: "Narwalblick", readable_with: None, shown_at: None },
    Secret { name: "Okapientwurf", readable_with: None, shown_at: None },
    Secret { name: "Tapirgrund", readable_with: Some(Permission::AuditView), shown_at: None },
    Secret { name: "Jaguarbrief", readable_with: Some(Permission::MailView), shown_at: None },
    Secret { name: "Gnuliste", readable_with: Some(Permission::AuditView), shown_at: None },
    Secret { name: "Lemurfrage", readable_with: Some(Permission::TicketsViewOpen), shown_at: None },
    Secret { name: "Emuhinweis", readable_with: Some(Permission::NoticesManage), shown_at: None },
];

fn plant(app: &TestApp) {
    app.license("Zebrafink Oslo").create();
    crate::tenants::made(app, "Quokkawerk 7");
    app.sql("UPDATE list_views SET name = 'Narwalblick', name_key = 'narwalblick' WHERE owner_id = 1");
    app.sql("UPDATE account_drafts SET form = REPLACE(form, 'Drafted', 'Okapientwurf') WHERE owner_id = 1");
    app.sql(
        "UPDATE outbox SET recipient_name = 'Jaguarbrief', account_id = NULL \
         WHERE id = (SELECT MIN(id) FROM outbox)",
    );
    let ada = app.company_admin();
    let ids: Vec<String> = ["Job One", "Job Two"].map(|name| app.person(name).create().to_string()).into();
    ada.post("/accounts/deactivate", &[("id", &ids[0]), ("id", &ids[1]), ("reason", "Tapirgrund")])
        .expect(303);
    app.sql("UPDATE job_items SET label = 'Gnuliste'");
    ada.open_ticket("Lemurfrage", &[], &[]);
    let notice = crate::notices::drafted(app, crate::notices::Kind::Release, None);
    app.sql(&format!(
        "UPDATE notices SET subject = 'Emuhinweis', search_text = '  emuhinweis' WHERE id = {notice}"
    ));
    app.sql("UPDATE accounts SET inactive_reason = NULL WHERE inactive_reason = 'Tapirgrund'");
}

/// What one looks at in a list, whatever its columns.
#[derive(Default)]
struct Looks(Vec<String>);

impl ListVisitor for Looks {
    fn list<L: List>(&mut self) {
        let (grid, pieces) = (
            L::grid(),
            ["zebraf", "quokkaw", "narwalb", "okapi", "tapirg", "jaguarb", "gnul", "lemurf", "emuh"],
        );
        let at = grid.address;
        self.0.extend(["", "?count=1", "?last=1", "/views", "/views?q=n"].map(|end| format!("{at}{end}")));
        for piece in pieces {
            self.0.extend(
                ["?q=", "?count=1&q=", "/suggest?q=", "/go?to="].map(|end| format!("{at}{end}{piece}")),
            );
        }
        for column in grid.columns {
            self.0.push(format!("{at}?columns={}&sort={}", column.key, column.key));
            self.0.push(format!("{at}?group={}", column.key));
            self.0.push(format!("{at}/filter?column={}", column.key));
        }
        for field in
            grid.columns.iter().map(|column| column.key).chain(grid.fields.iter().map(|field| field.key))
        {
            let typed = ["", "z", "qu", "ta"].map(|piece| format!("{at}/suggest?q={field}:{piece}"));
            self.0.extend(typed);
            // Everything, by a query whose parts stand side by side: it must not outrun the scope.
            self.0.push(format!("{at}?size=200&q=({field}:*+OR+{field}:empty)"));
            self.0.push(format!("{at}?size=200&q=(z+OR+-{field}:0+OR+{field}:0)"));
        }
    }
}

/// Every page that a player might open: one's own and the company admin's.
fn addresses(app: &TestApp, player: &Player, stage: &crate::contracts::samples::Stage) -> Vec<String> {
    let mut looks = Looks::default();
    visit_lists(&mut looks);
    for route in routes().into_iter().filter(|route| route.method == "GET" && route.signed_in) {
        looks.0.extend([1, player.id].map(|owner| stage.sample(&route, owner).path));
    }
    let jobs = lines(app, "SELECT CAST(id AS TEXT) AS line FROM jobs");
    looks.0.extend(jobs.iter().flat_map(|id| [format!("/jobs/{id}"), format!("/jobs/{id}/report.csv")]));
    looks.0.extend(["/", "/jobs", "/company", "/profile"].map(str::to_owned));
    looks.0.extend(
        ["/accounts/1", "/accounts/1/history", "/accounts/1/mail", "/accounts/1/access"].map(str::to_owned),
    );
    looks.0.sort();
    looks.0.dedup();
    looks.0
}

fn told(player: &Player, address: &str, body: &str) -> Vec<String> {
    let lower = body.to_lowercase();
    SECRETS
        .iter()
        .filter(|secret| {
            let may = secret.readable_with.and_then(|permission| player.reach(permission));
            let is_shown = secret.shown_at.is_some_and(|end| {
                address.starts_with("/accounts/") && address.split('?').next().unwrap_or("").ends_with(end)
            });
            may != Some(gatehouse::access::Scope::All) && !is_shown
        })
        .filter(|secret| lower.contains(&secret.name.to_lowercase()))
        .map(|secret| format!("{} is told {} at {address}", player.name, secret.name))
        .collect()
}

fn no_name_of_what_is_foreign_is_said_anywhere(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    let stage = stage(&app, &cast);
    plant(&app);
    let mut leaks = Vec::new();
    for player in &cast {
        for address in addresses(&app, player, &stage) {
            // A part is the page without its frame.
            let page = player.client.get(&address);
            assert!(page.status < 500, "{} at {address}: {}", player.name, page.text());
            leaks.extend(told(player, &address, &page.html));
        }
        let mut lists = Lists::default();
        visit_lists(&mut lists);
        for list in lists.0 {
            let file = player.client.post(&format!("{list}/export"), &[("format", "csv")]);
            assert!(matches!(file.status, 200 | 303 | 403), "{} takes {list}: {}", player.name, file.text());
            leaks.extend(told(player, &format!("{list}/export"), &file.html));
        }
    }
    assert_eq!(leaks, Vec::<String>::new());
    // The company admin reads each of them somewhere, so they were there to be found.
    let (ada, everything) = (app.company_admin(), addresses(&app, &cast[0], &stage));
    let seen: String = everything.iter().map(|address| ada.get(address).html).collect();
    for secret in SECRETS {
        assert!(seen.contains(secret.name), "{} is nowhere", secret.name);
    }
}

#[derive(Default)]
struct Lists(Vec<&'static str>);

impl ListVisitor for Lists {
    fn list<L: List>(&mut self) {
        self.0.push(L::grid().address);
    }
}

fn what_is_foreign_is_not_there(on: Engine) {
    let app = on.company();
    let cast = cast(&app);
    let stage = stage(&app, &cast);
    plant(&app);
    let mut absent = 0;
    for player in cast.iter().filter(|player| player.id != 0) {
        for route in routes().into_iter().filter(|route| route.method == "GET" && route.signed_in) {
            if player.verdict(&route) == Verdict::Own {
                let path = stage.sample(&route, 1).path;
                for page in [player.client.get(&path), player.client.fragment(&path)] {
                    assert_eq!(page.status, 404, "{} at {path}: {}", player.name, page.text());
                }
                absent += 1;
            }
        }
        for id in lines(&app, "SELECT CAST(id AS TEXT) AS line FROM jobs") {
            for path in [format!("/jobs/{id}"), format!("/jobs/{id}/report.csv")] {
                player.client.get(&path).expect(404);
            }
            for end in ["cancel", "retry", "undo"] {
                player.client.post(&format!("/jobs/{id}/{end}"), &[]).expect(404);
            }
        }
    }
    assert!(absent > 20, "only {absent} pages were tried");
}
