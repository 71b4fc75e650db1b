//! What the pages around keys receive, and what the API answers.

use askama::Template;
use chrono::{NaiveDateTime, TimeDelta};
use serde::Serialize;

use super::forms;
use super::model::{Bearer, Key, Minted, Standing};
use crate::accounts::Account;
use crate::grid::view::{Mark, Status, Time};
use crate::policies::worded;
use crate::web::form::{Choice, Form};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Part, Site, Visit};

/// Where keys are kept: the address that those of their pages begin with, and that of their list.
pub struct Kept {
    pub base: String,
    pub list: String,
}

/// The keys of one account.
pub struct KeyList {
    pub rows: Vec<KeyRow>,
    /// The form for a new one; `None` when the viewer may not make one.
    pub generate: Option<String>,
}

/// A key in a list.
pub struct KeyRow {
    pub name: String,
    /// How every text of this key begins: `gh_7`.
    pub start: String,
    pub by: String,
    pub created: Time,
    pub expires: Time,
    pub used: Option<Time>,
    pub status: Status,
    /// What there is to say beside the state.
    pub note: Option<String>,
    pub rotate: Option<String>,
    pub revoke: Option<String>,
    /// "Rotate Nightly", for whoever hears the button alone.
    pub rotate_label: String,
    pub revoke_label: String,
}

/// What the viewer may do to the keys of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct May {
    /// Make and replace them.
    pub make: bool,
    /// End them.
    pub end: bool,
}

impl KeyList {
    /// The keys of `account`, at the address that their pages begin with.
    #[must_use]
    pub fn new(account: &Account, keys: &[Key], may: May, base: &str, t: Language) -> Self {
        let row = |key: &Key| row(key, account.credential_epoch, may, base, t);
        Self { rows: keys.iter().map(row).collect(), generate: may.make.then(|| format!("{base}/new")) }
    }
}

fn row(key: &Key, epoch: i64, may: May, base: &str, t: Language) -> KeyRow {
    let standing = key.standing(epoch);
    let is_good = standing == Standing::Good;
    let (mark, label) = match standing {
        Standing::Good => (Mark::Good, "keys-good"),
        Standing::Expired => (Mark::Off, "keys-expired"),
        Standing::Revoked => (Mark::Bad, "keys-is-revoked"),
        Standing::Ended => (Mark::Off, "keys-ended"),
    };
    let revoked = key.revoked_by_name.as_ref().map(|name| t.named("keys-revoked-by", name));
    let ended = (standing == Standing::Ended).then(|| t.say("keys-ended-why"));
    let replaces = key.replaces.map(|id| t.named("keys-replaces", &format!("gh_{id}")));
    KeyRow {
        name: key.name.clone(),
        start: format!("gh_{}", key.id),
        by: t.named("keys-made-by", &key.created_by_name),
        created: t.time(key.created_at),
        expires: t.time(key.expires_at),
        used: key.last_used_at.map(|at| t.time(at)),
        status: Status { mark, label: t.word(label) },
        note: revoked.or(ended).or(replaces),
        rotate: (is_good && may.make).then(|| format!("{base}/{}/rotate", key.id)),
        revoke: (is_good && may.end).then(|| format!("{base}/{}/revoke", key.id)),
        rotate_label: t.named("keys-rotate-named", &key.name),
        revoke_label: t.named("keys-revoke-named", &key.name),
    }
}

/// What the form of a key is for.
#[derive(Clone, Copy)]
pub enum Purpose<'k> {
    /// One more.
    New,
    /// One in the place of another.
    Rotate(&'k Key),
}

/// The form for a new key.
#[derive(Template)]
#[template(path = "keys/form.html", blocks = ["content"])]
pub struct FormPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    pub action: String,
    pub back: String,
    /// Fields `name`, `amount`, `unit`; and `overlap`, `overlap_unit`.
    pub form: Form,
    pub units: Vec<Choice>,
    /// How long the policy allows.
    pub bounds: String,
    /// Until when the old key is good at most; `None` when there is no old one.
    pub overlap: Option<String>,
    /// What stands on the button.
    pub submit: String,
}

impl FormPage {
    /// The form for a key of `account` that is good for `longest` at most.
    #[must_use]
    pub fn new(
        visit: &Visit,
        kept: &Kept,
        account: &Account,
        purpose: Purpose<'_>,
        longest: TimeDelta,
        form: Form,
    ) -> Self {
        let t = visit.language();
        let most = worded(longest.num_minutes(), t);
        let (title, end, overlap, submit) = match purpose {
            Purpose::New => {
                (t.named("keys-new-title", &account.display_name), "new".to_owned(), None, "keys-generate")
            }
            Purpose::Rotate(key) => (
                t.named("keys-rotate-title", &key.name),
                format!("{}/rotate", key.id),
                Some(t.named("keys-overlap-help", &t.exact(key.expires_at))),
                "keys-rotate",
            ),
        };
        Self {
            shell: visit.shell(&title),
            title,
            lead: t.named("keys-new-lead", &account.display_name),
            action: format!("{}/{end}", kept.base),
            back: kept.list.clone(),
            form,
            units: forms::units(t),
            bounds: t.named("keys-validity-help", &most),
            overlap,
            submit: t.say(submit),
        }
    }
}

/// A key, shown once.
#[derive(Template)]
#[template(path = "keys/key.html", blocks = ["content"])]
pub struct KeyPage {
    pub shell: Shell,
    pub title: String,
    pub key: String,
    pub valid: String,
    /// How it is sent.
    pub usage: String,
    pub back: String,
}

impl KeyPage {
    /// The key that was just made; `back` is where the list stands.
    #[must_use]
    pub fn new(visit: &Visit, site: &Site, minted: Minted, back: String) -> Self {
        let t = visit.language();
        let facts = [("key", minted.name), ("name", minted.account_name)];
        let title = t.fill("keys-key-title", &facts);
        let mut shell = visit.shell(&title);
        shell.here.clone_from(&back);
        Self {
            shell,
            title,
            key: minted.text,
            valid: t.named("keys-key-valid", &t.exact(minted.expires_at)),
            usage: t.named("keys-key-usage", &site.link("/api/v1/me")),
            back,
        }
    }
}

/// The question before a key is ended.
#[derive(Template)]
#[template(path = "keys/revoke.html", blocks = ["content"])]
pub struct RevokePage {
    pub shell: Shell,
    pub title: String,
    pub action: String,
    pub back: String,
    pub name: String,
    /// Whose it is, and its beginning.
    pub detail: String,
    pub used: String,
}

impl RevokePage {
    /// The question about `key`.
    #[must_use]
    pub fn new(visit: &Visit, kept: &Kept, account: &Account, key: &Key) -> Self {
        let t = visit.language();
        let title = t.say("keys-revoke-title");
        Self {
            shell: visit.shell(&title),
            title,
            action: format!("{}/{}/revoke", kept.base, key.id),
            back: kept.list.clone(),
            name: key.name.clone(),
            detail: format!("gh_{} · {}", key.id, account.display_name),
            used: match key.last_used_at {
                Some(at) => t.named("keys-last-used", &t.exact(at)),
                None => t.say("keys-unused"),
            },
        }
    }
}

impl Part for RevokePage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The answer of `/api/v1/me`.
#[derive(Serialize)]
pub struct Me<'b> {
    account: Named<'b>,
    key: Lent<'b>,
    permissions: Vec<Held>,
}

#[derive(Serialize)]
struct Named<'b> {
    id: i64,
    name: &'b str,
    kind: &'b str,
}

#[derive(Serialize)]
struct Lent<'b> {
    id: i64,
    name: &'b str,
    expires_at: String,
}

#[derive(Serialize)]
struct Held {
    name: &'static str,
    scope: &'static str,
}

impl<'b> Me<'b> {
    /// Who a key acts as.
    #[must_use]
    pub fn of(bearer: &'b Bearer) -> Self {
        let held = bearer.scopes.iter();
        Self {
            account: Named { id: bearer.account_id, name: &bearer.account_name, kind: &bearer.account_kind },
            key: Lent { id: bearer.key_id, name: &bearer.key_name, expires_at: stamp(bearer.expires_at) },
            permissions: held.map(|(p, scope)| Held { name: p.name(), scope: scope.word() }).collect(),
        }
    }
}

/// RFC 3339, UTC, in whole seconds.
fn stamp(at: NaiveDateTime) -> String {
    at.and_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
