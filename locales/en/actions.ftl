accounts-reason = Reason
accounts-reason-help = Kept in the history, and told to the person.
accounts-until = Inactive until
accounts-until-help = Empty: until somebody activates the account.
accounts-type-this = Type { $name } to confirm
accounts-type-differs = This is not the login of the account.
accounts-confirm-none = None of the chosen accounts allows this. Nothing will be changed.
accounts-confirm-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
accounts-confirm-skipped = { $count ->
    [one] 1 account is skipped
   *[other] { $count } accounts are skipped
}
accounts-activate-title = { $count ->
    [0] Activate accounts
    [one] Activate account
   *[other] Activate { $count } accounts
}
accounts-deactivate-title = { $count ->
    [0] Deactivate accounts
    [one] Deactivate account
   *[other] Deactivate { $count } accounts
}
accounts-delete-title = { $count ->
    [0] Delete accounts
    [one] Delete account
   *[other] Delete { $count } accounts
}
accounts-resend-title = { $count ->
    [0] Resend invitations
    [one] Resend invitation
   *[other] Resend { $count } invitations
}
accounts-withdraw-title = { $count ->
    [0] Withdraw invitations
    [one] Withdraw invitation
   *[other] Withdraw { $count } invitations
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
   *[other] { $count } accounts are activated.
}
accounts-deactivated = { $count ->
    [one] 1 account is deactivated.
   *[other] { $count } accounts are deactivated.
}
accounts-deleted = { $count ->
    [one] 1 account is deleted.
   *[other] { $count } accounts are deleted.
}
accounts-resent = { $count ->
    [one] 1 invitation is sent again.
   *[other] { $count } invitations are sent again.
}
accounts-withdrawn = { $count ->
    [one] 1 invitation is withdrawn.
   *[other] { $count } invitations are withdrawn.
}
accounts-skipped = { $count ->
    [one] 1 account was skipped.
   *[other] { $count } accounts were skipped.
}
accounts-nothing-chosen = No account is ticked. Tick at least one and choose again.
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
refusal-deletion-never = Deleting accounts is switched off by a policy of your company. Deactivate the account instead.
refusal-is-signed-in = Somebody is signed in with this account. Sign the account out everywhere first, or deactivate it.
