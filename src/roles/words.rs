//! The words for what a role permits.

use crate::access::Permission;
use crate::web::language::Language;

/// A permission, as a person would say it.
#[must_use]
pub fn permission_label(permission: Permission, t: Language) -> String {
    t.say(permission_key(permission))
}

fn permission_key(permission: Permission) -> &'static str {
    use Permission as P;
    match permission {
        P::AccountsView => "permission-accounts-view",
        P::AccountsAdd => "permission-accounts-add",
        P::AccountsEditName => "permission-accounts-edit-name",
        P::AccountsEditStatus => "permission-accounts-edit-status",
        P::AccountsDelete => "permission-accounts-delete",
        P::AccountsExport => "permission-accounts-export",
        P::RolesView => "permission-roles-view",
        P::RolesManage => "permission-roles-manage",
        P::RolesAssignCompanyAdmin => "permission-roles-assign-company-admin",
        P::RolesAssignLicenseAdmin => "permission-roles-assign-license-admin",
        P::RolesAssignSupport => "permission-roles-assign-support",
        P::RolesAssignCustom => "permission-roles-assign-custom",
        P::ProjectsView => "permission-projects-view",
        P::EducationAssign => "permission-education-assign",
        P::LicensesView => "permission-licenses-view",
        P::LicensesManage => "permission-licenses-manage",
        P::LicensesEditMac => "permission-licenses-edit-mac",
        P::LicensesViewUsage => "permission-licenses-view-usage",
        P::LicensesAssign => "permission-licenses-assign",
        P::TenantsManage => "permission-tenants-manage",
        P::TenantsLaunch => "permission-tenants-launch",
        P::TenantsSignIn => "permission-tenants-sign-in",
        P::DevicesView => "permission-devices-view",
        P::DevicesManage => "permission-devices-manage",
        P::LockersManageOwn => "permission-lockers-manage-own",
        P::LockersAdministerAll => "permission-lockers-administer-all",
        P::ActivityView => "permission-activity-view",
        P::ActivityManage => "permission-activity-manage",
        P::PeopleView => "permission-people-view",
        P::PeopleManage => "permission-people-manage",
        P::TicketsViewOpen => "permission-tickets-view-open",
        P::TicketsCreate => "permission-tickets-create",
        P::ResourcesViewActive => "permission-resources-view-active",
        P::DownloadsAccess => "permission-downloads-access",
        P::CompanyViewDetails => "permission-company-view-details",
        P::UniversityAccess => "permission-university-access",
        P::CommunityAccess => "permission-community-access",
        P::ProfileManage => "permission-profile-manage",
        P::NotificationsCustomize => "permission-notifications-customize",
        P::ApiUse => "permission-api-use",
        P::ApiGenerateKey => "permission-api-generate-key",
        P::AuditView => "permission-audit-view",
        P::MailView => "permission-mail-view",
        P::SettingsManage => "permission-settings-manage",
    }
}
