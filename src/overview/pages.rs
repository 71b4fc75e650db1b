//! What the overview receives.

use askama::Template;

use super::rules::{Count, Overview, Part};
use crate::access::{Permission, Scope};
use crate::grid::view::{Status, Time};
use crate::outbox::pages::{self as mail, Figure};
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::{jobs, outbox, tickets};

/// Who the viewer is, what they can do, and how many accounts there are.
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
    /// How many accounts there are; empty for whoever may not see them.
    pub counts: Vec<AccountCount>,
    /// How the outbox stands; empty for whoever may not see it.
    pub mail: Vec<Figure>,
    /// Since when the oldest mail waits, with its address.
    pub oldest_mail: Option<(Time, String)>,
    /// The newest open tickets; `None` for whoever answers none and has none.
    pub tickets: Option<Vec<TicketRow>>,
    /// What was ordered and is still at work, with its address.
    pub at_work: Option<(String, String)>,
}

/// An open ticket.
pub struct TicketRow {
    pub name: String,
    pub href: String,
    pub detail: String,
    pub changed: Time,
    pub status: Status,
}

/// A number that leads into the list.
pub struct AccountCount {
    pub label: String,
    pub number: String,
    pub href: &'static str,
}

impl OverviewPage {
    /// The page of somebody with these abilities.
    #[must_use]
    pub fn new(visit: &Visit, overview: &Overview, abilities: &[(Permission, Scope)]) -> Self {
        let t = visit.language();
        let name = visit.person().map(|person| person.name.clone()).unwrap_or_default();
        let before = overview.signed_in_before.map(|at| t.named("overview-last-sign-in", &t.exact(at)));
        Self {
            shell: visit.shell(&t.say("overview-page")),
            name,
            roles: overview.grants.iter().map(|grant| grant.role.label(t)).collect(),
            abilities: abilities.iter().map(|(permission, scope)| ability(*permission, *scope, t)).collect(),
            last_sign_in: before,
            at_work: overview
                .at_work
                .as_ref()
                .map(|job| (t.named("overview-at-work", &jobs::title(job, t)), format!("/jobs/{}", job.id))),
            mail: overview.mail.iter().flat_map(|figures| mail::figures(figures, None, t)).collect(),
            oldest_mail: overview.mail.and_then(|figures| oldest(&figures, t)),
            tickets: tickets(visit, &overview.tickets),
            counts: overview.counts.iter().map(|(part, count)| account_count(*part, *count, t)).collect(),
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

fn account_count(part: Part, count: Count, t: Language) -> AccountCount {
    let (label, href) = match part {
        Part::Active => ("accounts-active", "/accounts?q=status%3Aactive"),
        Part::Pending => ("accounts-pending", "/accounts?q=status%3Apending"),
        Part::Inactive => ("accounts-inactive", "/accounts?q=status%3Ainactive"),
        Part::NoRoles => ("accounts-view-no-roles", "/accounts?q=role%3Aempty"),
    };
    let number = match count {
        Count::Exactly(count) => t.number(count),
        Count::MoreThan(count) => t.named("overview-more-than", &t.number(count)),
    };
    AccountCount { label: t.say(label), number, href }
}
