accounts-reason = Reason
accounts-reason-help = Kept in the history, and told to the person.
accounts-until = Inactive until
accounts-until-help = Empty: until somebody activates the account.
accounts-type-this = Type { $name } to confirm
accounts-type-differs = This is not the login of the account.
accounts-confirm-none = None of the chosen accounts allows this. Nothing will be changed.
accounts-confirm-more = { $count ->
    [one] and 1 more
   *[other] and { $shown } more
}
accounts-confirm-skipped = { $count ->
    [one] 1 account is skipped
   *[other] { $shown } accounts are skipped
}
accounts-activate-title = { $count ->
    [0] Activate accounts
    [one] Activate account
   *[other] Activate { $shown } accounts
}
accounts-deactivate-title = { $count ->
    [0] Deactivate accounts
    [one] Deactivate account
   *[other] Deactivate { $shown } accounts
}
accounts-delete-title = { $count ->
    [0] Delete accounts
    [one] Delete account
   *[other] Delete { $shown } accounts
}
accounts-resend-title = { $count ->
    [0] Resend invitations
    [one] Resend invitation
   *[other] Resend { $shown } invitations
}
accounts-withdraw-title = { $count ->
    [0] Withdraw invitations
    [one] Withdraw invitation
   *[other] Withdraw { $shown } invitations
}
accounts-activate-effect = They can sign in again with their old login and password.
accounts-activate-effect-pending = An account that was never confirmed becomes pending again and gets a new invitation.
accounts-deactivate-effect = They can no longer sign in anywhere.
accounts-deactivate-effect-sessions = Every session and API key ends at once.
accounts-deactivate-effect-undo = The account is kept and can be activated again.
accounts-delete-effect = The account is removed from all lists. The status report keeps who it was.
accounts-delete-effect-seats = Its roles are taken away.
accounts-delete-warning = This cannot be undone.
accounts-resend-effect = A new link is sent. The old link stops working.
accounts-withdraw-effect = The link stops working, and the account becomes inactive.
accounts-effect-mail = { $count ->
    [one] The person is told by e-mail.
   *[other] Each person is told by e-mail.
}
accounts-activated = { $count ->
    [one] 1 account is activated.
   *[other] { $shown } accounts are activated.
}
accounts-deactivated = { $count ->
    [one] 1 account is deactivated.
   *[other] { $shown } accounts are deactivated.
}
accounts-deleted = { $count ->
    [one] 1 account is deleted.
   *[other] { $shown } accounts are deleted.
}
accounts-resent = { $count ->
    [one] 1 invitation is sent again.
   *[other] { $shown } invitations are sent again.
}
accounts-withdrawn = { $count ->
    [one] 1 invitation is withdrawn.
   *[other] { $shown } invitations are withdrawn.
}
accounts-report-title = Result
accounts-done = Done
accounts-left-out = Skipped
accounts-why-not-active = None of the ticked accounts is active.
accounts-why-not-inactive = None of the ticked accounts is inactive.
accounts-why-not-pending = None of the ticked accounts is pending.
refusal-is-active = The account is active. Only inactive accounts can be deleted: deactivate it first.
refusal-is-pending = The account is pending. Withdraw the invitation first.
refusal-not-active = The account is not active.
refusal-not-inactive = The account is not inactive.
refusal-not-pending = The account is not pending, so there is no invitation.
refusal-yourself = This is the account that you are signed in with.
refusal-last-admin = This is the last active company admin. Make somebody else a company admin first.
refusal-role = The account holds a role that you may not give or take.
refusal-gone = The account does not exist any more.
accounts-add-role = Add role
accounts-remove-role = Remove role
accounts-new-role = Create role from selection
accounts-sign-out-title = { $count ->
    [0] Sign out accounts
    [one] Sign out account
   *[other] Sign out { $shown } accounts
}
accounts-add-role-title = { $count ->
    [0] Add a role
    [one] Add a role to 1 account
   *[other] Add a role to { $shown } accounts
}
accounts-remove-role-title = { $count ->
    [0] Remove a role
    [one] Remove a role from 1 account
   *[other] Remove a role from { $shown } accounts
}
accounts-add-role-named = { $count ->
    [one] Add the role { $name } to 1 account
   *[other] Add the role { $name } to { $shown } accounts
}
accounts-remove-role-named = { $count ->
    [one] Remove the role { $name } from 1 account
   *[other] Remove the role { $name } from { $shown } accounts
}
accounts-undo-title = Undo: { $name }
accounts-sign-out-effect = Every session ends at once. They can sign in again.
accounts-add-role-effect = The role is added to those that they have, and is effective at once.
accounts-remove-role-effect = What only this role allows is no longer allowed, at once.
accounts-signed-out-all = { $count ->
    [one] 1 account is signed out.
   *[other] { $shown } accounts are signed out.
}
accounts-role-added = { $count ->
    [one] 1 account has the role now.
   *[other] { $shown } accounts have the role now.
}
accounts-role-removed = { $count ->
    [one] The role is taken from 1 account.
   *[other] The role is taken from { $shown } accounts.
}
accounts-nobody-ticked = No account is ticked.
accounts-why-no-role = None of the ticked accounts has a role.
accounts-role-which = Which role?
accounts-role-choose = Choose a role.
accounts-selection-changed = The selection has changed since you saw it, and nothing was done. This is how it is now: look at it again and confirm.
accounts-share-skipped = Skipped: { $name }
accounts-confirm-rules = Accounts that you may not change, such as your own, are skipped too. The report names each of them and says why.
accounts-new-role-intro = { $count ->
    [one] The new role is given to 1 account.
   *[other] The new role is given to { $shown } accounts.
}
accounts-new-role-button = Create role
accounts-role-name = Name of the role
accounts-role-permissions = What the role permits
accounts-role-empty = Choose at least one permission.
accounts-role-taken = There is a role of this name already. Choose another name.
accounts-permission-not-own = You do not have this permission yourself.
accounts-permission-unknown = There is no such permission. Load the page again and choose from the list.
refusal-has-role = The account has this role already.
refusal-lacks-role = The account does not have this role.
refusal-changed-since = The account has changed since, so it is left as it is.
refusal-new-role = To create a role from a selection you must be permitted to give roles of your company, and to change accounts.
refusal-deletion-never = Deleting accounts is switched off by a policy of your company. Deactivate the account instead.
refusal-is-signed-in = Somebody is signed in with this account. Sign the account out everywhere first, or deactivate it.
accounts-assign-license = Assign license
accounts-assign-license-effect = Each account gets a seat of the license. An account has at most one device license.
accounts-unassign-license = Take license
accounts-unassign-license-effect = The seats are free again.
accounts-why-inactive = Every ticked account is inactive.
accounts-why-no-license = No ticked account has a license.
accounts-license-which = License
accounts-license-which-help = Its name or its key.
accounts-license-choose = Choose the license.
refusal-seat-inactive = An inactive account gets no seat. Activate it first.
refusal-lacks-license = The account has no license.
accounts-assign-license-title = { $count ->
    [one] Assign a license to { $shown } account
   *[other] Assign a license to { $shown } accounts
}
accounts-unassign-license-title = { $count ->
    [one] Take a license from { $shown } account
   *[other] Take a license from { $shown } accounts
}
accounts-assign-license-named = { $count ->
    [one] Assign { $name } to { $shown } account
   *[other] Assign { $name } to { $shown } accounts
}
accounts-unassign-license-named = { $count ->
    [one] Take { $name } from { $shown } account
   *[other] Take { $name } from { $shown } accounts
}
accounts-license-assigned = { $count ->
    [one] { $shown } account has the license now.
   *[other] { $shown } accounts have the license now.
}
accounts-license-unassigned = { $count ->
    [one] The license was taken from { $shown } account.
   *[other] The license was taken from { $shown } accounts.
}
