//! Accounts: their states, and which action each state allows.

mod listed;
mod tasks;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::access::Permission;
use crate::db::schema::{accounts, tombstones};
use crate::policies::Deletion;

pub use listed::{HeldRole, Listed, More, Row};
pub use tasks::{Named, Shift, Task, Terms};

crate::text_enum! {
    /// Whether a person or a program.
    pub enum Kind {
        /// A person or a group.
        Operator = "operator",
        /// A program; never signs in to the pages.
        Service = "service",
    }
}

crate::text_enum! {
    /// How an operator proves who they are.
    pub enum IdentitySource {
        /// A password of ours.
        Local = "local",
        /// Active Directory or LDAP.
        Directory = "directory",
        /// OpenID Connect.
        Sso = "sso",
    }
}

crate::text_enum! {
    /// Where an account is in its life.
    pub enum Status {
        /// May sign in.
        Active = "active",
        /// Created; the address is not confirmed yet.
        Pending = "pending",
        /// May not sign in anywhere.
        Inactive = "inactive",
    }
}

crate::text_enum! {
    /// What can be done to accounts, one or many.
    pub enum Action {
        /// Lets somebody in again.
        Activate = "activate",
        /// Keeps somebody out until activated again.
        Deactivate = "deactivate",
        /// Removes the account for good.
        Delete = "delete",
        /// Sends a new invitation; the old link dies.
        Resend = "resend",
        /// Takes the invitation back.
        Withdraw = "withdraw",
    }
}

impl Action {
    /// Whether the state allows it: the table of section 2 of the product description, and for deletion the
    /// company's policy.
    #[must_use]
    pub fn is_allowed(self, status: Status, deletion: Deletion) -> bool {
        match self {
            Self::Activate => status == Status::Inactive,
            Self::Delete => match deletion {
                Deletion::InactiveOnly => status == Status::Inactive,
                Deletion::WhenSignedOut => true,
                Deletion::Never => false,
            },
            Self::Deactivate => status == Status::Active,
            Self::Resend | Self::Withdraw => status == Status::Pending,
        }
    }

    /// What the actor must be permitted.
    #[must_use]
    pub fn needs(self) -> Permission {
        match self {
            Self::Activate | Self::Deactivate | Self::Withdraw => Permission::AccountsEditStatus,
            Self::Delete => Permission::AccountsDelete,
            Self::Resend => Permission::AccountsAdd,
        }
    }
}

/// An account, whole, without its password.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(crate::db::Backend))]
pub struct Account {
    /// Never reused.
    pub id: i64,
    pub kind: Kind,
    pub identity_source: IdentitySource,
    pub status: Status,
    pub display_name: String,
    pub first_name: String,
    pub last_name: String,
    /// Absent for programs.
    pub email: Option<String>,
    /// Absent until chosen.
    pub login: Option<String>,
    pub job_title: String,
    pub description: String,
    /// Language code.
    pub locale: String,
    /// IANA name.
    pub time_zone: String,
    pub theme: String,
    /// Rises when everything that proves this person must be proven anew.
    pub credential_epoch: i64,
    /// When the address was confirmed.
    pub confirmed_at: Option<NaiveDateTime>,
    /// After this moment the account may not sign in.
    pub valid_until: Option<NaiveDateTime>,
    pub inactive_reason: Option<String>,
    /// When a deactivation is over.
    pub inactive_until: Option<NaiveDateTime>,
    pub last_login_at: Option<NaiveDateTime>,
    pub role_count: i64,
    pub created_at: NaiveDateTime,
    pub created_by_name: String,
    pub modified_at: NaiveDateTime,
    pub modified_by_name: String,
    /// Rises with every change.
    pub version: i64,
    /// When the first of its API keys expires.
    pub key_expires_at: Option<NaiveDateTime>,
    /// How long its newest session that is over lasted.
    pub login_seconds: Option<i64>,
    /// How many licenses it has a seat of.
    pub license_count: i64,
    pub tenant_count: i64,
}

/// What remains of a deleted account.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = tombstones, check_for_backend(crate::db::Backend))]
pub struct Tombstone {
    pub id: i64,
    pub account_id: i64,
    pub kind: Kind,
    pub display_name: String,
    pub login: Option<String>,
    pub email: Option<String>,
    pub reason: Option<String>,
    /// The roles it held, by name.
    pub released: String,
    /// The tenants it was a member of, by name.
    pub tenants: String,
    pub deleted_at: NaiveDateTime,
    pub deleted_by_name: String,
    /// What reasons are sorted by, as stored.
    pub reason_key: String,
    /// The same of the roles.
    pub released_key: String,
    /// The same of the tenants.
    pub tenants_key: String,
}

/// What a person types about an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Details {
    pub display_name: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub login: Option<String>,
    pub job_title: String,
    pub description: String,
    pub locale: String,
    pub time_zone: String,
    pub valid_until: Option<NaiveDateTime>,
}

impl Account {
    /// The details as they are.
    #[must_use]
    pub fn details(&self) -> Details {
        Details {
            display_name: self.display_name.clone(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email: self.email.clone(),
            login: self.login.clone(),
            job_title: self.job_title.clone(),
            description: self.description.clone(),
            locale: self.locale.clone(),
            time_zone: self.time_zone.clone(),
            valid_until: self.valid_until,
        }
    }
}

impl Details {
    /// The same with the language and the zone of an account, which the form of a program does not ask for.
    #[must_use]
    pub fn spoken_as(mut self, account: &Account) -> Self {
        self.locale.clone_from(&account.locale);
        self.time_zone.clone_from(&account.time_zone);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_allows_what_the_product_says() {
        use Action::{Activate, Deactivate, Delete, Resend, Withdraw};
        let table = [
            (Status::Active, vec![Deactivate], vec![Deactivate, Delete]),
            (Status::Pending, vec![Resend, Withdraw], vec![Delete, Resend, Withdraw]),
            (Status::Inactive, vec![Activate, Delete], vec![Activate, Delete]),
        ];
        for (status, usually, when_signed_out) in table {
            let found = |deletion| -> Vec<Action> {
                Action::ALL.iter().copied().filter(|action| action.is_allowed(status, deletion)).collect()
            };
            assert_eq!(found(Deletion::InactiveOnly), usually, "{status:?}");
            assert_eq!(found(Deletion::WhenSignedOut), when_signed_out, "{status:?}");
            assert!(!found(Deletion::Never).contains(&Delete), "{status:?}");
        }
    }
}
