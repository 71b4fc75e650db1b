//! What can be done to many accounts at once, and what is said along with it.

use chrono::NaiveDateTime;

use super::{Action, Status};
use crate::access::Permission;
use crate::policies::Deletion;
use crate::tenants::TenantRole;

crate::text_enum! {
    /// Something that is done to accounts one by one, however many.
    pub enum Task {
        /// See [`Action::Activate`].
        Activate = "activate",
        /// See [`Action::Deactivate`].
        Deactivate = "deactivate",
        /// See [`Action::Delete`].
        Delete = "delete",
        /// See [`Action::Resend`].
        Resend = "resend",
        /// See [`Action::Withdraw`].
        Withdraw = "withdraw",
        /// Ends every session.
        SignOut = "sign-out",
        /// Gives a role.
        AddRole = "add-role",
        /// Takes a role.
        RemoveRole = "remove-role",
        /// Gives a seat of a license.
        AssignLicense = "assign-license",
        /// Takes a seat of a license.
        UnassignLicense = "unassign-license",
        /// Makes them members of a tenant.
        AddTenant = "add-tenant",
        /// Takes them out of a tenant.
        RemoveTenant = "remove-tenant",
    }
}

impl From<Action> for Task {
    fn from(action: Action) -> Self {
        match action {
            Action::Activate => Self::Activate,
            Action::Deactivate => Self::Deactivate,
            Action::Delete => Self::Delete,
            Action::Resend => Self::Resend,
            Action::Withdraw => Self::Withdraw,
        }
    }
}

impl Task {
    /// The action of the same name.
    #[must_use]
    pub fn action(self) -> Option<Action> {
        Action::worded(self.word())
    }

    /// Whether the state allows it, and for deletion the company's policy.
    #[must_use]
    pub fn is_allowed(self, status: Status, deletion: Deletion) -> bool {
        match self.action() {
            Some(action) => action.is_allowed(status, deletion),
            None => match self {
                Self::SignOut => status == Status::Active,
                Self::AssignLicense | Self::AddTenant => status != Status::Inactive,
                _ => true,
            },
        }
    }

    /// What the actor must be permitted.
    #[must_use]
    pub fn needs(self) -> Permission {
        match self.action() {
            Some(action) => action.needs(),
            None if self == Self::SignOut => Permission::AccountsEditStatus,
            None if self.takes_a_license() => Permission::LicensesAssign,
            None if self.takes_a_tenant() => Permission::TenantsManage,
            None => Permission::AccountsEditName,
        }
    }

    /// The permission whose reach says which accounts it can be done to. A seat belongs to its license and a membership
    /// to its tenant, whose permissions reach those: every account that can be seen can have one.
    #[must_use]
    pub fn reaches(self) -> Permission {
        let is_elsewhere = self.takes_a_license() || self.takes_a_tenant();
        if is_elsewhere { Permission::AccountsView } else { self.needs() }
    }

    /// Whether the password is asked for again before it, whatever is said along with it.
    #[must_use]
    pub fn needs_proof(self) -> bool {
        match self {
            Self::Delete => true,
            Self::Activate
            | Self::Deactivate
            | Self::Resend
            | Self::Withdraw
            | Self::SignOut
            | Self::AddRole
            | Self::RemoveRole
            | Self::AssignLicense
            | Self::UnassignLicense
            | Self::AddTenant
            | Self::RemoveTenant => false,
        }
    }

    /// Whether it is about a role.
    #[must_use]
    pub fn takes_a_role(self) -> bool {
        matches!(self, Self::AddRole | Self::RemoveRole)
    }

    /// Whether it is about a tenant.
    #[must_use]
    pub fn takes_a_tenant(self) -> bool {
        matches!(self, Self::AddTenant | Self::RemoveTenant)
    }
}

impl Task {
    /// Whether it is about a license.
    #[must_use]
    pub fn takes_a_license(self) -> bool {
        matches!(self, Self::AssignLicense | Self::UnassignLicense)
    }
}

/// What the actor says along with an action.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Terms {
    /// Why.
    pub reason: Option<String>,
    /// Until when, for a deactivation.
    pub until: Option<NaiveDateTime>,
    /// The role that is given or taken.
    pub role: Option<Named>,
    /// The license whose seats are given or taken.
    pub license: Option<Named>,
    /// The tenant that they join or leave.
    pub tenant: Option<Named>,
    /// What they become there.
    pub tenant_role: Option<TenantRole>,
}

/// A role, a license or a tenant, by its name as it was stored then.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Named {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// What a role permits since it was changed and did not before, and the other way round: by the stored names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Shift {
    /// The role.
    pub role: Named,
    /// What it permits now.
    pub granted: Vec<String>,
    /// What it permits no longer.
    pub withdrawn: Vec<String>,
}
