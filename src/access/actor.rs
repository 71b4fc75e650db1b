//! Whoever acts.

use super::permission::{Permission, Scope, Scopes};
use crate::error::{Error, Message};

/// From where a request came, for the audit trail.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The client's address, as far as configured proxies can be believed.
    pub ip: String,
    /// The id that the answer and the log carry.
    pub request_id: String,
}

/// A signed-in operator, or the system itself.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Somebody signed in to the pages, or a key of an account: see [`Actor::by_key`].
    Operator {
        /// The account they are signed in with.
        account_id: i64,
        /// Their display name now.
        name: String,
        /// What they may do now.
        scopes: Scopes,
        /// From where.
        origin: Origin,
    },
    /// Nobody in particular: the scheduler, the command line, set-up.
    System {
        /// Which part of the system.
        name: &'static str,
    },
}

impl Actor {
    /// An account that acts through one of its keys, which its name in the trail tells: `Import [gh_7: Nightly]`.
    #[must_use]
    pub fn by_key(account: (i64, &str), key: (i64, &str), scopes: Scopes, origin: Origin) -> Self {
        let name = format!("{} [gh_{}: {}]", account.1, key.0, key.1);
        Self::Operator { account_id: account.0, name, scopes, origin }
    }

    /// Whoever ordered what is carried out later, as the trail names them: nothing is asked of their permissions any
    /// more. Without an account, the scheduler.
    #[must_use]
    pub fn behind(account: Option<i64>, name: &str) -> Self {
        let Some(account_id) = account else { return Self::System { name: "scheduler" } };
        let (name, scopes, origin) = (name.to_owned(), Scopes::default(), Origin::default());
        Self::Operator { account_id, name, scopes, origin }
    }

    /// The account acted with, if any.
    #[must_use]
    pub fn account_id(&self) -> Option<i64> {
        match self {
            Self::Operator { account_id, .. } => Some(*account_id),
            Self::System { .. } => None,
        }
    }

    /// What to call the actor.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Operator { name, .. } => name,
            Self::System { name } => name,
        }
    }

    /// How far a permission reaches for this actor; the system may do everything.
    #[must_use]
    pub fn scope(&self, permission: Permission) -> Option<Scope> {
        match self {
            Self::Operator { scopes, .. } => scopes.of(permission),
            Self::System { .. } => Some(Scope::All),
        }
    }

    /// Whether the actor holds the permission at all.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.scope(permission).is_some()
    }

    /// Whether pages that ask for the permission open for the actor: also for another one, see
    /// [`Permission::instead`].
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn open(&self, permission: Permission) -> Result<(), Error> {
        if permission.instead().is_some_and(|other| self.may(other)) {
            return Ok(());
        }
        self.need(permission).map(drop)
    }

    /// Whether the actor holds everything in `wanted`.
    #[must_use]
    pub fn covers(&self, wanted: &Scopes) -> bool {
        match self {
            Self::Operator { scopes, .. } => scopes.cover(wanted),
            Self::System { .. } => true,
        }
    }

    /// The permission's scope, or a refusal that names it.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn need(&self, permission: Permission) -> Result<Scope, Error> {
        self.scope(permission)
            .ok_or_else(|| Error::Forbidden(Message::want_of_permission(permission.label())))
    }
}
