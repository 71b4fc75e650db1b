//! The page of one account.

use super::history::entry;
use super::list::Menu;
use super::seats::{self, Seats};
use super::stays::signed_in;
use super::tenancy::held;
use super::why::Access;
use super::{AccountPage, Fact, Head, HeadTab, MailRow, Panel};
use crate::access::Permission;
use crate::accounts;
use crate::accounts::labels::{kind_label, login_duration, source_label, status_cell};
use crate::accounts::model::Account;
use crate::audit;
use crate::auth::history::SignIn;
use crate::auth::pages::SessionRow;
use crate::auth::sessions;
use crate::auth::tokens::Newest;
use crate::grid::address_of;
use crate::grid::view::{Cell, RowAction};
use crate::keys::Key;
use crate::keys::pages::{KeyList, May};
use crate::outbox;
use crate::roles::Grant;
use crate::tenants::Membership;
use crate::tenants::labels::membership;
use crate::web::language::{Language, Tongue};
use crate::web::{Visit, browser, shell};

/// What stands below the tabs, not yet in words.
pub enum Part {
    /// The facts.
    Overview { roles: Vec<Grant>, invitation: Option<Newest>, tenants: Vec<Membership> },
    /// Roles and what they permit, and tenants.
    Access(Vec<Grant>, Vec<Membership>),
    /// Where the account is signed in.
    Sessions {
        rows: Vec<sessions::Listed>,
        may_end: bool,
        current: Option<i64>,
        sign_ins: Vec<SignIn>,
        more: bool,
    },
    /// What was done to it.
    History { events: Vec<audit::Event>, more: bool },
    /// By what programs act as it.
    Keys { keys: Vec<Key>, may: bool },
    /// Its seats, and those that it could have.
    Licenses(Seats),
    /// What was written to it.
    Mail(Vec<outbox::Entry>),
}

/// The page.
#[must_use]
pub fn page(
    visit: &Visit,
    account: &Account,
    part: Part,
    menu: &Menu,
    may_edit: bool,
    tab: &'static str,
) -> AccountPage {
    let t = visit.language();
    let panel = match part {
        Part::Overview { roles, invitation, tenants } => {
            Panel::Overview(facts(account, (&roles, &tenants), invitation.as_ref(), t))
        }
        Part::Access(roles, tenants) => {
            let access = Access { roles: &roles, links: visit.may(Permission::RolesView), t };
            let tenants = held(&tenants, visit.may(Permission::TenantsManage), t);
            Panel::Access { groups: access.groups(), roles: access.held(), tenants }
        }
        Part::Sessions { rows, may_end, current, sign_ins, more } => Panel::Sessions {
            more: sign_ins
                .last()
                .filter(|_| more)
                .map(|last| format!("/accounts/{}/sessions?before={}", account.id, last.id)),
            sign_ins: sign_ins.iter().map(|sign_in| signed_in(sign_in, t)).collect(),
            end_one: if may_end { format!("/accounts/{}/sessions/end", account.id) } else { String::new() },
            end_all: (may_end && !rows.is_empty()).then(|| format!("/accounts/{}/sign-out", account.id)),
            rows: rows.iter().map(|row| session_row(row, current, t)).collect(),
        },
        Part::History { events, more } => Panel::History {
            more: events
                .last()
                .filter(|_| more)
                .map(|last| format!("/accounts/{}/history?before={}", account.id, last.id)),
            entries: events.iter().map(|event| entry(event, t)).collect(),
            all: visit
                .may(Permission::AuditView)
                .then(|| address_of("/audit", &format!("subject_kind:account subject_id:{}", account.id))),
        },
        Part::Mail(mails) => Panel::Mail {
            mails: mails.iter().map(|mail| mail_row(mail, t)).collect(),
            all: visit
                .may(Permission::MailView)
                .then(|| address_of("/outbox", &format!("account_id:{}", account.id))),
        },
        Part::Licenses(seats) => Panel::Licenses(seats::panel(account, &seats, t)),
        Part::Keys { keys, may } => {
            let (may, base) = (May { make: may, end: may }, format!("/accounts/{}/keys", account.id));
            Panel::Keys(KeyList::new(account, &keys, may, &base, t))
        }
    };
    AccountPage {
        shell: visit.shell(&account.display_name),
        head: head(account, menu, may_edit, tab, t),
        panel,
    }
}

fn head(account: &Account, menu: &Menu, may_edit: bool, tab: &'static str, t: Language) -> Head {
    let address = format!("/accounts/{}", account.id);
    let states = menu.allowed().iter().filter(|action| menu.allows_in(**action, account.status));
    let tabs = [
        ("overview", "accounts-tab-overview", ""),
        ("access", "accounts-tab-access", "/access"),
        ("licenses", "licenses-title", "/licenses"),
        ("sessions", "accounts-tab-sessions", "/sessions"),
        ("keys", "accounts-tab-keys", "/keys"),
        ("history", "accounts-tab-history", "/history"),
        ("mail", "accounts-tab-mail", "/mail"),
    ];
    let login = account.login.clone();
    Head {
        name: account.display_name.clone(),
        initials: shell::initials(&account.display_name),
        hue: shell::hue(account.id),
        subtitle: login.or_else(|| account.email.clone()).unwrap_or_else(|| kind_label(account.kind, t)),
        status: status_cell(account.status, account.role_count, t),
        edit: may_edit.then(|| format!("{address}/edit")),
        actions: states
            .map(|action| menu.action(*action, account.id, t))
            .chain((may_edit && signs_in(account)).then(|| send_reset(account.id, t)))
            .collect(),
        tabs: tabs
            .into_iter()
            .map(|(key, label, end)| HeadTab {
                label: t.say(label),
                href: format!("{address}{end}"),
                current: key == tab,
            })
            .collect(),
    }
}

/// Whether somebody signs in to it with a password of ours.
fn signs_in(account: &Account) -> bool {
    account.status == accounts::Status::Active
        && account.kind == accounts::Kind::Operator
        && account.identity_source == accounts::IdentitySource::Local
}

fn send_reset(id: i64, t: Language) -> RowAction {
    RowAction {
        label: t.word("recovery-start"),
        href: format!("/accounts/{id}/reset-password"),
        icon: "lock",
        danger: false,
        dialog: true,
        refused: None,
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn time(at: Option<chrono::NaiveDateTime>, t: Language) -> Cell {
    at.map_or(Cell::Empty, |at| Cell::Time(t.time(at)))
}

fn facts(
    account: &Account,
    (roles, tenants): (&[Grant], &[Membership]),
    invitation: Option<&Newest>,
    t: Language,
) -> Vec<Fact> {
    let names = roles.iter().map(|grant| grant.role.label(t).into()).collect();
    let mut facts = vec![
        ("accounts-login", text(account.login.as_deref().unwrap_or(""))),
        ("accounts-email", text(account.email.as_deref().unwrap_or(""))),
        ("accounts-column-status", Cell::Status(status_cell(account.status, account.role_count, t))),
        ("accounts-roles", Cell::Badges(names)),
        ("accounts-tenants", Cell::Badges(tenants.iter().map(|one| membership(one, t).into()).collect())),
        ("accounts-display-name", text(&account.display_name)),
        ("accounts-first-name", text(&account.first_name)),
        ("accounts-last-name", text(&account.last_name)),
        ("accounts-job-title", text(&account.job_title)),
        ("accounts-description", text(&account.description)),
        ("accounts-kind", Cell::Text(kind_label(account.kind, t))),
        ("accounts-source", Cell::Text(source_label(account.identity_source, t))),
        ("accounts-last-login", time(account.last_login_at, t)),
        ("accounts-login-duration", login_duration(account.login_seconds, t)),
        ("accounts-valid-until", time(account.valid_until, t)),
        ("accounts-column-key-expires", time(account.key_expires_at, t)),
        ("accounts-locale", text(Tongue::coded(&account.locale).map_or("", Tongue::name))),
        ("accounts-zone", text(&account.time_zone)),
        ("accounts-created-at", time(Some(account.created_at), t)),
        ("accounts-created-by", text(&account.created_by_name)),
        ("accounts-modified-at", time(Some(account.modified_at), t)),
        ("accounts-modified-by", text(&account.modified_by_name)),
        ("accounts-id", Cell::Number(account.id.to_string())),
    ];
    if account.status == crate::accounts::Status::Pending {
        let expires = invitation.map(|invitation| invitation.expires_at);
        facts.insert(3, ("accounts-invitation-expires", time(expires, t)));
    }
    if account.status == crate::accounts::Status::Inactive {
        let reason = account.inactive_reason.as_deref().unwrap_or("");
        facts.insert(3, ("accounts-reason", text(reason)));
        facts.insert(4, ("accounts-until", time(account.inactive_until, t)));
    }
    facts.into_iter().map(|(label, value)| Fact { label: t.say(label), value }).collect()
}

/// A session in words.
#[must_use]
pub fn session_row(row: &sessions::Listed, current: Option<i64>, t: Language) -> SessionRow {
    SessionRow {
        id: row.id.to_string(),
        browser: browser::describe(&row.user_agent, t),
        address: row.ip.clone(),
        started: t.time(row.created_at),
        seen: t.time(row.last_seen_at),
        current: current == Some(row.id),
    }
}

fn mail_row(mail: &outbox::Entry, t: Language) -> MailRow {
    MailRow {
        subject: outbox::labels::about(mail.kind, t),
        to: mail.address.clone(),
        when: t.time(mail.sent_at.unwrap_or(mail.created_at)),
        status: outbox::labels::state(mail.state, t),
        note: outbox::labels::reply(mail.state, mail.reply.as_deref(), t),
    }
}
