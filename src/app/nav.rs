//! The sidebar.

use crate::access::Permission;

/// One entry of the sidebar.
pub struct NavEntry {
    /// Its key.
    pub key: &'static str,
    /// The key of its words.
    pub label: &'static str,
    /// Its address.
    pub href: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// What one must be permitted to see it.
    pub needs: Option<Permission>,
}

/// The sidebar, in order.
pub const NAV: &[NavEntry] = &[
    NavEntry { key: "overview", label: "shell-nav-overview", href: "/", icon: "home", needs: None },
    NavEntry {
        key: "accounts",
        label: "shell-nav-accounts",
        href: "/accounts",
        icon: "users",
        needs: Some(Permission::AccountsView),
    },
    NavEntry {
        key: "licenses",
        label: "shell-nav-licenses",
        href: "/licenses",
        icon: "license",
        needs: Some(Permission::LicensesView),
    },
    NavEntry {
        key: "tickets",
        label: "shell-nav-tickets",
        href: "/tickets",
        icon: "lifebuoy",
        needs: Some(Permission::TicketsCreate),
    },
    NavEntry {
        key: "roles",
        label: "shell-nav-roles",
        href: "/roles",
        icon: "shield",
        needs: Some(Permission::RolesView),
    },
    NavEntry {
        key: "tenants",
        label: "shell-nav-tenants",
        href: "/tenants",
        icon: "cloud",
        needs: Some(Permission::TenantsSignIn),
    },
    NavEntry {
        key: "notices",
        label: "shell-nav-notices",
        href: "/notices",
        icon: "speakerphone",
        needs: Some(Permission::NoticesManage),
    },
    NavEntry {
        key: "company",
        label: "shell-nav-company",
        href: "/company",
        icon: "building",
        needs: Some(Permission::CompanyViewDetails),
    },
    NavEntry {
        key: "outbox",
        label: "shell-nav-outbox",
        href: "/outbox",
        icon: "mail",
        needs: Some(Permission::MailView),
    },
    NavEntry {
        key: "audit",
        label: "shell-nav-audit",
        href: "/audit",
        icon: "history",
        needs: Some(Permission::AuditView),
    },
    NavEntry {
        key: "settings",
        label: "shell-nav-settings",
        href: "/settings/policies",
        icon: "settings",
        needs: Some(Permission::SettingsManage),
    },
];
