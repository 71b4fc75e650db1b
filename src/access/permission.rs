//! The permissions, by name, and how far each reaches.

use std::collections::BTreeMap;

/// Declares the permissions once: the type, the list of all, and their names.
macro_rules! permissions {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// Something an actor may be permitted to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission {
            $(#[doc = concat!("`", $name, "`")] $variant),+
        }

        impl Permission {
            /// Every permission, in the order of the matrix.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name that is stored and shown.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Another permission that opens the same pages: who manages all tenants sees them without being a member.
            #[must_use]
            pub fn instead(self) -> Option<Self> {
                (self == Self::TenantsSignIn).then_some(Self::TenantsManage)
            }

            /// Key of the words for it.
            #[must_use]
            pub fn label(self) -> String {
                format!("permission-{}", self.name().replace(['.', '_'], "-"))
            }

            /// Key of the name of the area that it belongs to.
            #[must_use]
            pub fn area(self) -> &'static str {
                match self.name().split('.').next().unwrap_or("") {
                    "accounts" | "people" => "permission-group-accounts",
                    "roles" => "permission-group-roles",
                    "licenses" => "permission-group-licenses",
                    "tenants" | "devices" | "activity" | "lockers" => "permission-group-tenants",
                    "tickets" | "resources" | "downloads" | "education" | "projects" => {
                        "permission-group-support"
                    }
                    "company" | "university" | "community" | "profile" | "notifications" => {
                        "permission-group-self"
                    }
                    _ => "permission-group-system",
                }
            }

            /// The permission of this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

permissions! {
    AccountsView = "accounts.view",
    AccountsAdd = "accounts.add",
    AccountsEditName = "accounts.edit_name",
    AccountsEditStatus = "accounts.edit_status",
    AccountsDelete = "accounts.delete",
    AccountsExport = "accounts.export",
    RolesView = "roles.view",
    RolesManage = "roles.manage",
    RolesAssignCompanyAdmin = "roles.assign_company_admin",
    RolesAssignLicenseAdmin = "roles.assign_license_admin",
    RolesAssignSupport = "roles.assign_support",
    RolesAssignCustom = "roles.assign_custom",
    ProjectsView = "projects.view",
    EducationAssign = "education.assign",
    LicensesView = "licenses.view",
    LicensesManage = "licenses.manage",
    LicensesEditMac = "licenses.edit_mac",
    LicensesViewUsage = "licenses.view_usage",
    LicensesAssign = "licenses.assign",
    TenantsManage = "tenants.manage",
    TenantsLaunch = "tenants.launch",
    TenantsSignIn = "tenants.sign_in",
    DevicesView = "devices.view",
    DevicesManage = "devices.manage",
    LockersManageOwn = "lockers.manage_own",
    LockersAdministerAll = "lockers.administer_all",
    ActivityView = "activity.view",
    ActivityManage = "activity.manage",
    PeopleView = "people.view",
    PeopleManage = "people.manage",
    TicketsViewOpen = "tickets.view_open",
    TicketsCreate = "tickets.create",
    ResourcesViewActive = "resources.view_active",
    DownloadsAccess = "downloads.access",
    CompanyViewDetails = "company.view_details",
    UniversityAccess = "university.access",
    CommunityAccess = "community.access",
    ProfileManage = "profile.manage",
    NotificationsCustomize = "notifications.customize",
    ApiUse = "api.use",
    ApiGenerateKey = "api.generate_key",
    AuditView = "audit.view",
    MailView = "mail.view",
    NoticesManage = "notices.manage",
    SettingsManage = "settings.manage",
}

/// How far a permission reaches. A wider scope is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Only what is assigned to the actor.
    Own,
    /// Everything in the company.
    All,
}

/// What an actor may do, each with its scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(BTreeMap<Permission, Scope>);

impl Scope {
    /// As answers to programs name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::All => "all",
        }
    }
}

impl Scopes {
    /// Adds a permission; the wider scope wins, because roles add up.
    pub fn add(&mut self, permission: Permission, scope: Scope) {
        let known = self.0.entry(permission).or_insert(scope);
        *known = scope.max(*known);
    }

    /// How far `permission` reaches; `None` when it is not held.
    #[must_use]
    pub fn of(&self, permission: Permission) -> Option<Scope> {
        self.0.get(&permission).copied()
    }

    /// Whether pages that ask for `permission` open: see [`Permission::instead`].
    #[must_use]
    pub fn open(&self, permission: Permission) -> bool {
        [Some(permission), permission.instead()].into_iter().flatten().any(|one| self.of(one).is_some())
    }

    /// Whether everything in `other` is held at least as far.
    #[must_use]
    pub fn cover(&self, other: &Self) -> bool {
        other.0.iter().all(|(permission, scope)| self.of(*permission) >= Some(*scope))
    }

    /// What of these is lost by whoever then holds only `left`: entirely, or in part.
    #[must_use]
    pub fn lost(&self, left: &Self) -> Vec<Permission> {
        self.iter()
            .filter(|(permission, scope)| left.of(*permission) < Some(*scope))
            .map(|pair| pair.0)
            .collect()
    }

    /// How many permissions are held.
    #[must_use]
    pub fn count(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }

    /// Every permission held, with its scope.
    pub fn iter(&self) -> impl Iterator<Item = (Permission, Scope)> + '_ {
        self.0.iter().map(|(permission, scope)| (*permission, *scope))
    }
}

impl FromIterator<(Permission, Scope)> for Scopes {
    fn from_iter<I: IntoIterator<Item = (Permission, Scope)>>(pairs: I) -> Self {
        let mut scopes = Self::default();
        for (permission, scope) in pairs {
            scopes.add(permission, scope);
        }
        scopes
    }
}

/// What belongs together, by area, in the order of the matrix.
#[must_use]
pub fn areas() -> Vec<(&'static str, Vec<Permission>)> {
    let mut areas: Vec<(&'static str, Vec<Permission>)> = Vec::new();
    for permission in Permission::ALL.iter().copied() {
        match areas.iter_mut().find(|(area, _)| *area == permission.area()) {
            Some((_, permissions)) => permissions.push(permission),
            None => areas.push((permission.area(), vec![permission])),
        }
    }
    areas
}
