role-company-admin = Company admin
role-company-admin-text = Runs everything: accounts, roles, licenses, tenants, settings.
role-license-admin = License admin
role-license-admin-text = Manages the licenses assigned to them and the people on those licenses.
role-support = Support
role-support-text = Sees open tickets and answers them.
role-tenant-user = Tenant user
role-tenant-user-text = Signs in to the tenants they are a member of. Given by membership in a tenant.
role-web-service = Web Service
role-web-service-text = Lets a program use the HTTP API.
roles-title = Roles
roles-search-example = Search, or try kind:own accounts:>=10
roles-view-built-in = Built in
roles-view-own = Own
roles-view-unused = Held by nobody
roles-kind-built-in = Built in
roles-kind-own = Own
roles-column-name = Name
roles-column-kind = Kind
roles-column-description = Description
roles-column-permissions = Permissions
roles-column-accounts = Accounts
roles-column-created = Created
roles-column-created-by = Created by
roles-column-modified = Last modified
roles-column-modified-by = Modified by
roles-column-id = ID
roles-empty = No roles
roles-empty-text = A role is a named set of permissions that accounts hold.
roles-view = View
roles-edit = Edit
roles-clone = Clone
roles-delete = Delete
roles-create = Create role
roles-built-in = Built-in roles are the same everywhere and cannot be changed. Clone this one and change the copy.
roles-more-than-own = This role permits more than you may do yourself, so you can neither change nor delete it.
roles-new-lead = Nobody holds the new role until somebody gives it.
roles-edit-title = Edit the role { $name }
roles-clone-name = Copy of { $name }
roles-name-help = Not the name of a built-in role, in whatever language or spelling.
roles-created = The role { $name } is created.
roles-edited = The changes to the role { $name } are saved.
roles-deleted = The role { $name } is deleted.
roles-parts = Parts of this role
roles-tab-permits = What it permits
roles-who = Who holds it
roles-who-link = Show these accounts
roles-reach-all = everything
roles-reach-own = own only
roles-reach-none = not permitted
roles-delete-title = Delete the role { $name }
roles-delete-effect = The role permits nothing any more from this moment on, and nobody can be given it.
roles-delete-effect-sessions = Nobody is signed out: sessions and API keys go on, with what is left, from their next request.
roles-delete-effect-views = Saved views that were shared with this role are private again.
roles-losers = Who loses the role
roles-loses = Can no longer: { $name }
roles-loses-nothing = Loses no permission: other roles permit the same.
roles-list-separator = { ", " }
roles-has-changed = The role, or who holds it, has changed since this was shown. Check it again.
roles-conflict-title = Somebody else has changed this role
roles-conflict-text = Nothing is saved yet. Compare the two versions: permissions are listed that only one of them has. Then choose.
roles-conflict-yours = Save my version
roles-conflict-theirs = Keep what is saved
roles-permissions-title = Who can do what
roles-permissions-lead = Every permission, and the roles through which somebody holds it.
roles-held-by-none = No role permits this.
roles-who-can = Who can do this
roles-permission = Permission
roles-everybody = Everybody
roles-until-label = Until
roles-until-help = Tick the roles to give. With a date and time, a role ends by itself at that moment; without, it has no end. Times are in { $name }.
roles-until-bad = { $name }: this is no date and time.
roles-until-past = { $name }: a role can only end in the future.
roles-until = { $name } (until { $time })
roles-endless = { $name } (without an end)
roles-no-end = no end
roles-end-of = { $name }: ends
roles-count = { $count ->
    [one] 1 role
   *[other] { $shown } roles
}
roles-holders = { $count ->
    [0] Nobody holds this role.
    [one] 1 account holds this role.
   *[other] { $shown } accounts hold this role.
}
roles-permission-count = { $count ->
    [one] 1 permission
   *[other] { $shown } permissions
}
roles-and-more = { $count ->
    [one] and 1 more role
   *[other] and { $shown } more roles
}
roles-delete-count = { $count ->
    [0] Nobody holds this role, so nobody loses anything.
    [one] 1 account loses this role.
   *[other] { $shown } accounts lose this role.
}
roles-edit-lead = { $count ->
    [0] Nobody holds this role yet.
    [one] 1 account holds this role. What it may do changes at once, and the person is told by e-mail.
   *[other] { $shown } accounts hold this role. What they may do changes at once, and each person is told by e-mail.
}
roles-tell-title = { $count ->
    [one] Tell 1 account that the role { $name } has changed
   *[other] Tell { $shown } accounts that the role { $name } has changed
}
roles-deleted-telling = { $count ->
    [one] The role { $name } is deleted and permits nothing any more. 1 account is still to be told.
   *[other] The role { $name } is deleted and permits nothing any more. { $shown } accounts are still to be told.
}
roles-delete-button = Delete role
