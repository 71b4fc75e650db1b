//! What the history of an account calls what was done, and what was tried.

/// Key of what somebody did, as the history tells it.
#[must_use]
pub fn done_key(action: &str) -> &'static str {
    match action {
        "account.create" => "history-account-create",
        "account.edit" => "history-account-edit",
        "account.activate" => "history-account-activate",
        "account.deactivate" => "history-account-deactivate",
        "account.delete" => "history-account-delete",
        "account.resend" => "history-account-resend",
        "account.withdraw" => "history-account-withdraw",
        "account.sign_out" => "history-account-sign-out",
        "account.confirm" => "history-account-confirm",
        "account.change_password" => "history-account-password",
        "account.show_invitation" => "history-account-show-invitation",
        "account.generate_key" => "history-account-generate-key",
        "account.rotate_key" => "history-account-rotate-key",
        "account.revoke_key" => "history-account-revoke-key",
        "account.recover" => "history-account-recover",
        "account.ask_reset" => "history-account-ask-reset",
        "account.send_reset" => "history-account-send-reset",
        "account.reset_password" => "history-account-reset",
        "account.end_session" => "history-account-end-session",
        "account.end_role" => "history-account-end-role",
        "account.join_tenant" => "history-account-join-tenant",
        "account.change_in_tenant" => "history-account-change-in-tenant",
        "account.leave_tenant" => "history-account-leave-tenant",
        "tenant.create" => "history-tenant-create",
        "tenant.edit" => "history-tenant-edit",
        "tenant.delete" => "history-tenant-delete",
        "tenant.add_member" => "history-tenant-add-member",
        "tenant.change_member" => "history-tenant-change-member",
        "tenant.remove_member" => "history-tenant-remove-member",
        "role.create" => "history-role-create",
        "role.edit" => "history-role-edit",
        "role.delete" => "history-role-delete",
        "account.licenses" => "history-account-licenses",
        _ => "history-account-other",
    }
}

/// Key of what somebody tried and a rule forbade, as the history tells it.
#[must_use]
pub fn tried_key(action: &str) -> &'static str {
    match action {
        "account.activate" => "history-tried-activate",
        "account.deactivate" => "history-tried-deactivate",
        "account.delete" => "history-tried-delete",
        "account.resend" => "history-tried-resend",
        "account.withdraw" => "history-tried-withdraw",
        "account.edit" => "history-tried-edit",
        "account.sign_out" => "history-tried-sign-out",
        "account.end_session" => "history-tried-end-session",
        "account.generate_key" => "history-tried-generate-key",
        "account.rotate_key" => "history-tried-rotate-key",
        "account.revoke_key" => "history-tried-revoke-key",
        "account.change_password" => "history-tried-password",
        "account.send_reset" => "history-tried-send-reset",
        "account.join_tenant" => "history-tried-join-tenant",
        "account.change_in_tenant" => "history-tried-change-in-tenant",
        "account.leave_tenant" => "history-tried-leave-tenant",
        "account.confirm_password" => "history-tried-confirm",
        "account.licenses" => "history-tried-licenses",
        _ => "history-tried-other",
    }
}
