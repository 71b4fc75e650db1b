//! The built-in roles and what each permits: the matrix of the product description, as data.

use super::permission::{Permission, Scope, Scopes};
use Permission as P;
use Scope::{All, Own};

/// A role that every company has and nobody can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuiltIn {
    /// Runs everything.
    CompanyAdmin,
    /// Manages the licenses assigned to them and the people on those.
    LicenseAdmin,
    /// Opens and follows support tickets.
    Support,
    /// Given by membership in a tenant.
    TenantUser,
    /// Lets a program use the API.
    WebService,
}

/// What every signed-in account may do, without any role.
pub const EVERYBODY: &[Permission] = &[
    P::TicketsCreate,
    P::DownloadsAccess,
    P::CompanyViewDetails,
    P::UniversityAccess,
    P::CommunityAccess,
    P::ProfileManage,
    P::NotificationsCustomize,
];

const LICENSE_ADMIN: &[(Permission, Scope)] = &[
    (P::AccountsView, All),
    (P::AccountsAdd, All),
    (P::AccountsEditName, All),
    (P::AccountsEditStatus, All),
    (P::AccountsDelete, All),
    (P::AccountsExport, All),
    (P::RolesView, All),
    (P::RolesAssignLicenseAdmin, Own),
    (P::RolesAssignSupport, All),
    (P::LicensesView, Own),
    (P::LicensesEditMac, Own),
    (P::LicensesViewUsage, Own),
    (P::LicensesAssign, Own),
    (P::TenantsSignIn, Own),
];

const SUPPORT: &[(Permission, Scope)] = &[(P::TenantsSignIn, Own), (P::TicketsViewOpen, All)];

const TENANT_USER: &[(Permission, Scope)] = &[(P::TenantsLaunch, Own), (P::TenantsSignIn, Own)];

const WEB_SERVICE: &[(Permission, Scope)] = &[(P::ApiUse, All)];

/// The same as scopes.
#[must_use]
pub fn for_everybody() -> Scopes {
    EVERYBODY.iter().map(|permission| (*permission, All)).collect()
}

/// What whoever holds these roles may do: built-in ones by key, the company's own by the permissions in them.
#[must_use]
pub fn held(keys: &[String], permissions: &[String]) -> Scopes {
    let everybody = for_everybody();
    let built_in = keys.iter().filter_map(|key| BuiltIn::keyed(key));
    let own = permissions.iter().filter_map(|name| Permission::named(name));
    everybody
        .iter()
        .chain(built_in.flat_map(|role| role.scopes().iter().collect::<Vec<_>>()))
        .chain(own.map(|p| (p, All)))
        .collect()
}

impl BuiltIn {
    /// All of them, in the order of the matrix.
    pub const ALL: &'static [Self] =
        &[Self::CompanyAdmin, Self::LicenseAdmin, Self::Support, Self::TenantUser, Self::WebService];

    /// The key that is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::CompanyAdmin => "company_admin",
            Self::LicenseAdmin => "license_admin",
            Self::Support => "support",
            Self::TenantUser => "tenant_user",
            Self::WebService => "web_service",
        }
    }

    /// Key of its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::CompanyAdmin => "role-company-admin",
            Self::LicenseAdmin => "role-license-admin",
            Self::Support => "role-support",
            Self::TenantUser => "role-tenant-user",
            Self::WebService => "role-web-service",
        }
    }

    /// The role of this key.
    #[must_use]
    pub fn keyed(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.key() == key)
    }

    /// The roles that permit something, with how far.
    #[must_use]
    pub fn permitting(permission: Permission) -> Vec<(Self, Scope)> {
        Self::ALL.iter().filter_map(|role| Some((*role, role.scopes().of(permission)?))).collect()
    }

    /// What it permits, beyond what everybody may do.
    #[must_use]
    pub fn scopes(self) -> Scopes {
        match self {
            // Signing in to a tenant takes a membership, for company admins too.
            Self::CompanyAdmin => {
                Permission::ALL.iter().map(|p| (*p, if *p == P::TenantsSignIn { Own } else { All })).collect()
            }
            Self::LicenseAdmin => LICENSE_ADMIN.iter().copied().collect(),
            Self::Support => SUPPORT.iter().copied().collect(),
            Self::TenantUser => TENANT_USER.iter().copied().collect(),
            Self::WebService => WEB_SERVICE.iter().copied().collect(),
        }
    }

    /// The permission it takes to give this role to somebody; `None`: it is
    /// not given by hand, or only by who holds everything in it.
    #[must_use]
    pub fn assigned_by(self) -> Option<Permission> {
        match self {
            Self::CompanyAdmin => Some(P::RolesAssignCompanyAdmin),
            Self::LicenseAdmin => Some(P::RolesAssignLicenseAdmin),
            Self::Support => Some(P::RolesAssignSupport),
            Self::WebService => Some(P::RolesAssignCustom),
            Self::TenantUser => None,
        }
    }
}
