tenants-title = Tenants
tenants-search-example = Search, or try kind:cloud members:>=10
tenants-view-cloud = Cloud
tenants-view-on-premises = On-premises
tenants-view-empty = Without members
tenants-kind-cloud = Cloud
tenants-kind-on-premises = On-premises
tenants-active = Active
tenants-suspended = Suspended
tenants-role-user = User
tenants-role-admin = Tenant admin
tenants-as = { $name } ({ $role })
tenants-as-login = { $name } ({ $role }, login there: { $login })
tenants-column-name = Name
tenants-column-status = Status
tenants-column-kind = Kind
tenants-column-members = Members
tenants-column-url = Address
tenants-column-description = Description
tenants-column-created = Created
tenants-column-created-by = Created by
tenants-column-modified = Last modified
tenants-column-modified-by = Modified by
tenants-column-id = ID
tenants-intro-own = The tenants that you are a member of.
tenants-empty = No tenants
tenants-empty-text = A tenant is a separately run system that operators sign in to through Gatehouse.
tenants-empty-own = You are not a member of any tenant. An administrator can add you.
tenants-view = View
tenants-edit = Edit
tenants-delete = Delete
tenants-create = Create tenant
tenants-add-member = Add member
tenants-new-lead = Nobody is a member of the new tenant until somebody is added.
tenants-edit-title = Edit the tenant { $name }
tenants-edit-lead = { $count ->
    [0] Nobody is a member of this tenant yet.
    [one] 1 account is a member of this tenant. A new address holds at once.
   *[other] { $shown } accounts are members of this tenant. A new address holds at once.
}
tenants-url-help = Where the tenant is reached, such as https://eu.example.com. A cloud tenant needs https.
tenants-kind-help = In a cloud tenant, everybody signs in as in Gatehouse. In an on-premises tenant, a member can have another login; if the tenant becomes a cloud tenant, these logins are removed.
tenants-status-help = A suspended tenant takes no new members. Whoever is a member stays one.
tenants-bad-url = This is no web address. It begins with https:// and holds neither a user name nor a password nor a #.
tenants-url-https = A cloud tenant is reached over the internet, so its address must begin with https://.
tenants-name-taken = There is a tenant of this name already. Choose another name.
tenants-created = The tenant { $name } is created.
tenants-edited = The changes to the tenant { $name } are saved.
tenants-deleted = The tenant { $name } is deleted.
tenants-parts = Parts of this tenant
tenants-tab-overview = Overview
tenants-members = Members
tenants-members-help = To add or remove many at once, tick accounts in the list of accounts. The role Tenant user comes with the first membership and goes with the last one.
tenants-show-accounts = Show these accounts
tenants-change = Change
tenants-remove = Remove
tenants-added-by = Added by { $name }
tenants-login-is = Login there: { $name }
tenants-your-role = Your role there
tenants-your-login = Your login there
tenants-your-since = Member since
tenants-conflict-title = Somebody else has changed this tenant
tenants-conflict-saved = { $name } saved another version at { $time }.
tenants-conflict-text = Nothing of yours is saved yet. Compare the two versions, then choose.
tenants-delete-title = Delete the tenant { $name }
tenants-delete-effect = Gatehouse forgets the tenant, its address and who was a member. The system itself goes on running.
tenants-delete-effect-accounts = The accounts stay as they are, also in other tenants. Whoever is in no other tenant loses the role Tenant user.
tenants-losers = Who loses access
tenants-has-changed = The tenant, or who is a member, has changed since this was shown. Check it again.
tenants-add-title = Add a member to { $name }
tenants-add-lead = The person is told by e-mail.
tenants-who = Login or e-mail address
tenants-who-help = Of an operator whose account is active or pending.
tenants-role = Role in the tenant
tenants-role-help = What the role permits, the tenant itself decides.
tenants-login = Login there
tenants-login-help = Only if the person signs in to this tenant under another login than in Gatehouse.
tenants-nobody = There is no account of this login or e-mail address.
tenants-login-taken = Somebody else in this tenant has this login.
tenants-change-title = Change what { $name } is in { $tenant }
tenants-change-lead = It holds at once, and the person is told by e-mail.
tenants-member-has-changed = Somebody else has changed this membership. The form shows what is saved now; nothing of yours is saved.
tenants-remove-title = Remove from the tenant { $name }
tenants-remove-effect = Nobody of them signs in to this tenant through Gatehouse any more.
tenants-remove-effect-last = It is the only tenant of this account, so the role Tenant user goes too. The account stays active.
tenants-remove-effect-others = The account stays active and a member of its other tenants.
tenants-added = { $name } is a member of { $tenant } now.
tenants-changed = What { $name } is in { $tenant } is changed.
tenants-removed = { $name } is no longer a member of { $tenant }.
tenants-refused-inactive = An inactive account cannot become a member of a tenant. Activate it first.
tenants-refused-member = The account is a member of this tenant already.
tenants-refused-no-member = The account is not a member of this tenant.
tenants-refused-suspended = The tenant { $name } is suspended and takes no new members.
tenants-count = { $count ->
    [one] 1 tenant
   *[other] { $shown } tenants
}
tenants-member-count = { $count ->
    [0] Nobody is a member of this tenant.
    [one] 1 member.
   *[other] { $shown } members.
}
tenants-and-more = { $count ->
    [one] and 1 more member
   *[other] and { $shown } more members
}
tenants-delete-count = { $count ->
    [0] Nobody is a member of this tenant, so nobody loses anything.
    [one] 1 account loses access to this tenant.
   *[other] { $shown } accounts lose access to this tenant.
}
tenants-deleted-telling = { $count ->
    [one] The tenant { $name } is deleted. 1 account is still to be told.
   *[other] The tenant { $name } is deleted. { $shown } accounts are still to be told.
}
accounts-column-tenants = Tenants
accounts-field-tenant = Tenant
accounts-tenants = Tenants
accounts-no-tenants-text = This account is not a member of any tenant.
accounts-add-tenant = Add to tenant
accounts-remove-tenant = Remove from tenant
accounts-tenant-which = Which tenant?
accounts-tenant-choose = Choose a tenant
accounts-tenant-unknown = There is no such tenant, or it takes no members. Load the page again and choose from the list.
accounts-why-no-operator = None of the ticked accounts is an active or pending operator.
accounts-why-no-tenant = None of the ticked accounts is a member of a tenant.
accounts-add-tenant-effect = They are members of the tenant at once, and have the role Tenant user.
accounts-remove-tenant-effect = The accounts stay as they are. Whoever is in no other tenant loses the role Tenant user.
accounts-add-tenant-title = { $count ->
    [0] Add to a tenant
    [one] Add 1 account to a tenant
   *[other] Add { $shown } accounts to a tenant
}
accounts-remove-tenant-title = { $count ->
    [0] Remove from a tenant
    [one] Remove 1 account from a tenant
   *[other] Remove { $shown } accounts from a tenant
}
accounts-add-tenant-named = { $count ->
    [one] Add 1 account to the tenant { $name }
   *[other] Add { $shown } accounts to the tenant { $name }
}
accounts-remove-tenant-named = { $count ->
    [one] Remove 1 account from the tenant { $name }
   *[other] Remove { $shown } accounts from the tenant { $name }
}
accounts-tenant-added = { $count ->
    [one] 1 account is a member of the tenant now.
   *[other] { $shown } accounts are members of the tenant now.
}
accounts-tenant-removed = { $count ->
    [one] 1 account is removed from the tenant.
   *[other] { $shown } accounts are removed from the tenant.
}
