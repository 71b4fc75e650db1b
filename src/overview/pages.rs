//! What the overview receives.

use askama::Template;

use super::figures::{self, Pane};
use super::rules::Overview;
use crate::access::{Permission, Scope};
use crate::grid::Total;
use crate::grid::view::{Cell, Status, Time};
use crate::licenses::{License, labels as seats};
use crate::outbox::pages::{self as mail, Figure};
use crate::tenants::labels as tenancy;
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::{jobs, outbox, tickets};

/// Who the viewer is, what stands where, and what they can do.
#[derive(Template)]
#[template(path = "overview/page.html", blocks = ["content"])]
pub struct OverviewPage {
    pub shell: Shell,
    pub name: String,
    /// Names of the roles held; empty: a hint is shown.
    pub roles: Vec<String>,
    /// What the roles allow, in words.
    pub abilities: Vec<String>,
    /// The time of the sign-in before this one, in words.
    pub last_sign_in: Option<String>,
    /// Numbers that lead into lists.
    pub panes: Vec<PaneView>,
    /// The licenses with the fewest free seats: name, page, seats as a bar.
    pub fullest: Vec<(String, String, Cell)>,
    /// Those that end first: name, page, when.
    pub ending: Vec<(String, String, Time)>,
    /// How the outbox stands; empty for whoever may not see it.
    pub mail: Vec<Figure>,
    /// Since when the oldest mail waits, with its address.
    pub oldest_mail: Option<(Time, String)>,
    /// The licenses that the viewer has a seat of.
    pub seats: Vec<String>,
    /// The viewer's tenants: their names, and their pages for whoever may open them.
    pub tenants: Vec<(String, Option<String>)>,
    /// The newest open tickets; `None` for whoever answers none and has none.
    pub tickets: Option<Vec<TicketRow>>,
    /// What was ordered and is still at work, with its address.
    pub at_work: Option<(String, String)>,
}

/// Numbers of one list, in words.
pub struct PaneView {
    pub key: &'static str,
    pub title: String,
    pub figures: Vec<Figure>,
}

/// An open ticket.
pub struct TicketRow {
    pub name: String,
    pub href: String,
    pub detail: String,
    pub changed: Time,
    pub status: Status,
}

impl OverviewPage {
    /// The page of somebody with these abilities.
    #[must_use]
    pub fn new(visit: &Visit, overview: &Overview, abilities: &[(Permission, Scope)]) -> Self {
        let t = visit.language();
        let name = visit.person().map(|person| person.name.clone()).unwrap_or_default();
        let opens = visit.may(Permission::TenantsSignIn);
        Self {
            shell: visit.shell(&t.say("overview-page")),
            name,
            roles: overview.grants.iter().map(|grant| grant.role.label(t)).collect(),
            abilities: abilities.iter().map(|(permission, scope)| ability(*permission, *scope, t)).collect(),
            last_sign_in: overview.signed_in_before.map(|at| t.named("overview-last-sign-in", &t.exact(at))),
            panes: overview.panes.iter().map(|one| pane(one, t)).collect(),
            fullest: overview.fullest.iter().map(|license| full(license, t)).collect(),
            ending: overview.ending.iter().filter_map(|license| ends(license, t)).collect(),
            at_work: overview
                .at_work
                .as_ref()
                .map(|job| (t.named("overview-at-work", &jobs::title(job, t)), format!("/jobs/{}", job.id))),
            mail: overview.mail.iter().flat_map(|figures| mail::figures(figures, None, t)).collect(),
            oldest_mail: overview.mail.and_then(|figures| oldest(&figures, t)),
            seats: overview.seats.clone(),
            tenants: overview
                .tenants
                .iter()
                .map(|one| (tenancy::membership(one, t), opens.then(|| format!("/tenants/{}", one.tenant))))
                .collect(),
            tickets: tickets(visit, &overview.tickets),
        }
    }
}

fn oldest(figures: &outbox::Figures, t: Language) -> Option<(Time, String)> {
    figures.oldest.map(|at| (t.time(at), mail::oldest()))
}

fn tickets(visit: &Visit, open: &[tickets::Listed]) -> Option<Vec<TicketRow>> {
    let t = visit.language();
    let row = |ticket: &tickets::Listed| TicketRow {
        name: ticket.subject.clone(),
        href: format!("/tickets/{}", ticket.id),
        detail: format!("#{} · {}", ticket.id, ticket.requester_name),
        changed: t.time(ticket.changed_at),
        status: tickets::labels::state(ticket.status, t),
    };
    let shows = visit.may(Permission::TicketsViewOpen) || !open.is_empty();
    shows.then(|| open.iter().map(row).collect())
}

fn ability(permission: Permission, scope: Scope, t: Language) -> String {
    let label = t.say(&permission.label());
    match scope {
        Scope::All => label,
        Scope::Own => t.named("overview-ability-own", &label),
    }
}

fn pane(pane: &Pane, t: Language) -> PaneView {
    let figure = |figure: &figures::Figure| Figure {
        label: t.say(figure.label),
        number: match figure.number {
            Total::Exact(count) => t.number(count),
            Total::Over(count) => t.named("overview-more-than", &t.number(count)),
        },
        href: figure.href.clone(),
    };
    PaneView { key: pane.key, title: t.say(pane.title), figures: pane.figures.iter().map(figure).collect() }
}

fn page_of(license: &License) -> (String, String) {
    (license.name.clone(), format!("/licenses/{}", license.id))
}

fn full(license: &License, t: Language) -> (String, String, Cell) {
    let (name, href) = page_of(license);
    let text = seats::seats(license.used, license.seats, t);
    (name, href, Cell::Meter { part: license.used, whole: license.seats, text })
}

fn ends(license: &License, t: Language) -> Option<(String, String, Time)> {
    let (name, href) = page_of(license);
    license.expires_at.map(|at| (name, href, t.time(at)))
}
