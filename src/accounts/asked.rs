//! What is about to happen to whom: the preview that a confirmation is bound to, and the order that follows it.

use super::grid::GRID;
use super::model::{Account, Status, Task, Terms};
use super::queries::{self, Share};
use super::{rules, work};
use crate::access::Actor;
use crate::db::Db;
use crate::error::{Error, Message};
use crate::grid::{Ink, Selection};
use crate::jobs::{Order, Subject, Subjects};
use crate::licenses;
use crate::policies::{self, Deletion, Edition};
use crate::roles::{self, Role};
use crate::tenants::{self, Tenant};

/// Up to so many accounts, each is looked at before.
const EXACTLY: i64 = 1_000;

/// How many licenses are offered by name.
const OFFERED: i64 = 100;

/// An account that is left out, and why.
pub type Unfit = (Account, Message);

/// The chosen accounts.
#[derive(Clone, Debug)]
pub enum Preview {
    /// Few enough to look at each.
    Each {
        /// It will happen to these.
        fit: Vec<Account>,
        /// Not to those, and why.
        unfit: Vec<Unfit>,
    },
    /// Only counted; what rules forbid is found when it is done.
    Counted(Vec<Share>),
}

/// What is about to happen to whom.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What.
    pub task: Task,
    /// Who was chosen.
    pub selection: Selection,
    /// Who they are.
    pub preview: Preview,
    /// Names that were chosen and cannot be seen.
    missing: Vec<i64>,
    /// Which accounts can be deleted, by the company's policy.
    pub deletion: Deletion,
    /// Nobody can be made a company admin.
    pub trial: bool,
    /// The roles to choose from, where the task is about one.
    pub roles: Vec<Role>,
    /// Names of licenses to choose from, where the task is about one; there may be more.
    pub licenses: Vec<String>,
    /// The tenants to choose from, where the task is about one.
    pub tenants: Vec<Tenant>,
}

/// Looks at who was chosen.
///
/// # Errors
/// 404 when none of the named ones can be seen, 422 for a query that cannot be read.
pub fn asked(
    db: &mut Db,
    actor: &Actor,
    task: Task,
    selection: Selection,
    ink: &Ink,
) -> Result<Asked, Error> {
    let chosen = selection.compile(&GRID, ink)?.at_once;
    let shares = queries::shares(db, actor, task.reaches(), &chosen)?;
    let total: i64 = shares.iter().map(|share| share.count).sum();
    if total == 0 && matches!(selection, Selection::Ids(_)) {
        return Err(Error::NotFound);
    }
    let (preview, missing) = if total <= EXACTLY {
        let accounts = queries::picked(db, actor, task.reaches(), &chosen, EXACTLY)?;
        let missing = missing(&selection, &accounts);
        (each(db, actor, task, accounts)?, missing)
    } else {
        (Preview::Counted(shares), Vec::new())
    };
    let roles = if task.takes_a_role() { roles::all(db)? } else { Vec::new() };
    let mut licenses = Vec::new();
    if task.takes_a_license() {
        let named = licenses::queries::named(db, actor, task.needs(), ("", &[]), OFFERED)?;
        licenses = named.into_iter().map(|named| named.name).collect();
    }
    let mut tenants = if task.takes_a_tenant() { tenants::all(db, actor)? } else { Vec::new() };
    tenants.retain(|tenant| task == Task::RemoveTenant || tenant.status == tenants::Status::Active);
    let policies = policies::current(db)?;
    let (deletion, trial) = (policies.deletion(), policies.edition() == Edition::Trial);
    Ok(Asked { task, selection, preview, missing, deletion, trial, roles, licenses, tenants })
}

fn missing(selection: &Selection, accounts: &[Account]) -> Vec<i64> {
    let known: std::collections::HashSet<i64> = accounts.iter().map(|account| account.id).collect();
    match selection {
        Selection::Ids(ids) => ids.iter().copied().filter(|id| !known.contains(id)).collect(),
        Selection::Query { .. } => Vec::new(),
    }
}

fn each(db: &mut Db, actor: &Actor, task: Task, accounts: Vec<Account>) -> Result<Preview, Error> {
    let (mut fit, mut unfit) = (Vec::new(), Vec::new());
    for account in accounts {
        match rules::fits(db, actor, task, &account) {
            Ok(()) => fit.push(account),
            Err(Error::Refused(why) | Error::Forbidden(why)) => unfit.push((account, why)),
            Err(other) => return Err(other),
        }
    }
    Ok(Preview::Each { fit, unfit })
}

impl Asked {
    /// To how many accounts it will happen, as far as their state tells.
    #[must_use]
    pub fn count(&self) -> i64 {
        match &self.preview {
            Preview::Each { fit, .. } => i64::try_from(fit.len()).unwrap_or(i64::MAX),
            Preview::Counted(shares) => shares
                .iter()
                .filter(|share| self.task.is_allowed(share.status, self.deletion))
                .map(|share| share.count)
                .sum(),
        }
    }

    /// The only account it will happen to, when there is one and it was named.
    #[must_use]
    pub fn only(&self) -> Option<&Account> {
        match (&self.preview, &self.selection) {
            (Preview::Each { fit, .. }, Selection::Ids(_)) => match fit.as_slice() {
                [account] => Some(account),
                _ => None,
            },
            _ => None,
        }
    }

    /// What the form sends along: of accounts that were named and each looked at, those that it will happen to.
    #[must_use]
    pub fn sent(&self) -> Selection {
        match (&self.preview, &self.selection) {
            (Preview::Each { fit, .. }, Selection::Ids(_)) => {
                Selection::Ids(fit.iter().map(|account| account.id).collect())
            }
            (Preview::Each { .. } | Preview::Counted(_), selection) => selection.clone(),
        }
    }

    /// The license that somebody names for these accounts; to be assigned, it must have a seat for each.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is none, or with its numbers when too few seats are left.
    pub fn license(&self, db: &mut Db, actor: &Actor, typed: &str) -> Result<licenses::Named, Error> {
        let license = licenses::called(db, actor, self.task.needs(), typed)?;
        if self.task == Task::AssignLicense {
            let holders = match &self.preview {
                Preview::Each { fit, .. } => {
                    let ids: Vec<i64> = fit.iter().map(|account| account.id).collect();
                    licenses::queries::holders_among(db, license.id, &ids)?
                }
                // Not looked at one by one: at most so many of them have a seat already.
                Preview::Counted(_) => license.used,
            };
            licenses::leaves_room(&license, self.count() - holders)?;
        }
        Ok(license)
    }

    /// By what the set that the form sends is known again.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        match (&self.preview, &self.selection) {
            (Preview::Each { fit, .. }, Selection::Ids(_)) => mark(&counted(fit.iter())),
            _ => self.whole_fingerprint(),
        }
    }

    fn whole_fingerprint(&self) -> String {
        match &self.preview {
            Preview::Each { fit, unfit } => {
                mark(&counted(fit.iter().chain(unfit.iter().map(|(account, _)| account))))
            }
            Preview::Counted(shares) => mark(shares),
        }
    }

    /// Whether what was sent is no longer what was previewed. Whoever names each account may do without a preview.
    #[must_use]
    pub fn has_changed(&self, previewed: &str) -> bool {
        let unseen = previewed.is_empty() && matches!(self.selection, Selection::Ids(_));
        !unseen && previewed != self.whole_fingerprint()
    }

    /// The accounts, to be put on the list of a job.
    ///
    /// # Errors
    /// Database errors.
    pub fn subjects(&self, db: &mut Db, actor: &Actor, ink: &Ink) -> Result<Subjects, Error> {
        let subject = |account: &Account| Subject { id: account.id, label: account.display_name.clone() };
        match (&self.preview, &self.selection) {
            (Preview::Each { fit, unfit }, _) => {
                let gone = self.missing.iter().map(|id| Subject { id: *id, label: String::new() });
                let all = fit.iter().chain(unfit.iter().map(|(account, _)| account)).map(subject);
                Ok(Subjects::These(all.chain(gone).collect()))
            }
            (Preview::Counted(_), Selection::Ids(_)) => {
                let chosen = self.selection.compile(&GRID, ink)?.at_once;
                let names = queries::names(db, actor, self.task.reaches(), &chosen, (0, i64::MAX))?;
                Ok(Subjects::These(names.into_iter().map(|(id, label)| Subject { id, label }).collect()))
            }
            (Preview::Counted(shares), Selection::Query { q, except }) => Ok(Subjects::Matching {
                query: q.clone(),
                except: except.clone(),
                about: shares.iter().map(|share| share.count).sum(),
            }),
        }
    }
}

/// The job that does `task` to these, ordered by a form that carries the word `key`.
///
/// # Errors
/// When the terms cannot be written down.
pub fn order(task: Task, subjects: Subjects, terms: &Terms, key: String) -> Result<Order, Error> {
    Ok(Order {
        kind: work::kind(task),
        terms: serde_json::to_string(terms).map_err(Error::internal)?,
        key,
        subjects,
        undo_of: None,
        retry_of: None,
    })
}

fn counted<'a>(accounts: impl Iterator<Item = &'a Account>) -> Vec<Share> {
    let none = |status: &Status| Share { status: *status, count: 0, greatest: 0, sum: 0 };
    let mut shares: Vec<Share> = Status::ALL.iter().map(none).collect();
    for account in accounts {
        if let Some(share) = shares.iter_mut().find(|share| share.status == account.status) {
            share.count += 1;
            share.greatest = share.greatest.max(account.id);
            share.sum += account.id;
        }
    }
    shares.retain(|share| share.count > 0);
    shares
}

/// States, counts and ids in one line.
fn mark(shares: &[Share]) -> String {
    let part = |status: &Status| {
        let share = shares.iter().find(|share| share.status == *status)?;
        Some(format!("{}-{}-{}-{}", status.word(), share.count, share.greatest, share.sum))
    };
    let parts: Vec<String> = Status::ALL.iter().filter_map(part).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join("_") }
}
