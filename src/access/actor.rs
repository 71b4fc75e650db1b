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
    /// Somebody signed in to the pages.
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
        self.scope(permission).ok_or_else(|| {
            Error::Forbidden(
                Message::new("error-forbidden-permission").with("permission", permission.label()),
            )
        })
    }
}
