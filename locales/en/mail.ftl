# Mails to the person an account belongs to.
mail-greeting = Hello { $name },
mail-link-plain = If the button does not work, copy this address into your browser:
mail-footer = You receive this mail because an account at { $company } uses this address. Please do not reply to it.
mail-help = If you did not expect this, please contact your administrator.
mail-reason = Reason: { $reason }
mail-list-separator = ,{" "}
mail-valid-days = The link works once, within { $count ->
    [one] 1 day
   *[other] { $count } days
}.
mail-valid-hours = The link works once, within { $count ->
    [one] 1 hour
   *[other] { $count } hours
}.

mail-invitation-subject = Activate your account at { $company }
mail-invitation-body = An account at { $company } has been created for you. Choose a login and a password to activate it.
mail-invitation-button = Activate account

mail-activated-subject = Your account at { $company } is active
mail-activated-body = Your account at { $company } has been activated. You can sign in.
mail-activated-button = Sign in

mail-deactivated-subject = Your account at { $company } has been deactivated
mail-deactivated-body = Your account at { $company } has been deactivated. You have been signed out everywhere and cannot sign in at present.
mail-deactivated-until = It is expected to stay so until { $until }.

mail-deleted-subject = Your account at { $company } has been deleted
mail-deleted-body = Your account at { $company } has been deleted. This cannot be undone.

mail-edited-subject = Your account at { $company } has been changed
mail-edited-body = An administrator has changed your account at { $company }.
mail-edited-fields = Changed: { $fields }

mail-roles-changed-subject = Your roles at { $company } have changed
mail-roles-changed-body = An administrator has changed what you may do at { $company }.
mail-roles-changed-added = Added: { $roles }
mail-roles-changed-removed = Removed: { $roles }

mail-password-changed-subject = Your password at { $company } has been changed
mail-password-changed-body = The password of your account at { $company } has been changed.
mail-password-changed-help = If that was not you, contact your administrator at once.

mail-password-reset-subject = Choose a new password for your account at { $company }
mail-password-reset-body = A new password was asked for, for your account at { $company }. Choose it with this link.
mail-password-reset-button = Choose a new password
mail-password-reset-help = If that was not you, you need not do anything: your password stays as it is. If it happens often, tell your administrator.

mail-new-browser-subject = Sign-in to your account at { $company } from a new browser
mail-new-browser-body = Somebody signed in to your account at { $company } with a browser that has not been used for it in the last 90 days.
mail-new-browser-help = If that was you, you need not do anything. If not, change your password, end the other sessions in your profile, and tell your administrator.

mail-field-first-name = first name
mail-field-last-name = last name
mail-field-display-name = display name
mail-field-email = e-mail address
mail-field-login = login
mail-field-job-title = job title
mail-field-description = description
mail-field-locale = language
mail-field-time-zone = time zone
mail-field-valid-until = valid until
mail-about-invitation = Invitation
mail-about-activated = Account activated
mail-about-deactivated = Account deactivated
mail-about-deleted = Account deleted
mail-about-edited = Account changed
mail-about-roles-changed = Roles changed
mail-about-password-changed = Password changed
mail-about-password-reset = Password reset
mail-about-new-browser = Sign-in from a new browser
mail-key-expires-subject = An API key at { $company } expires soon
mail-key-expires-body = A program at { $company } will be refused when its API key expires.
mail-key-expires-which = Key: { $key }. Account: { $account }
mail-key-expires-until = It expires on { $until } (UTC).
mail-key-expires-help = Rotate the key before that day: the old one stays good for a while, so that nothing stops.
mail-key-expires-button = Sign in
mail-about-key-expires = API key expires
mail-test-subject = Test mail from { $company }
mail-test-body = This is a test. That you can read it shows that Gatehouse at { $company } can send mail.
mail-test-footer = You receive this mail because an administrator at { $company } tried out the sending of mail with this address. Please do not reply to it.
mail-about-test = Test mail
mail-ticket-opened-subject = Your support ticket at { $company } was opened
mail-ticket-opened-body = You have opened a support ticket at { $company }. You get a mail when somebody answers.
mail-ticket-opened-which = Your ticket: { $ticket }
mail-ticket-shared-subject = A support ticket at { $company } is shared with you
mail-ticket-shared-body = You can read a support ticket at { $company } now, and take part in it.
mail-ticket-shared-which = { $who } shares the ticket { $ticket } with you.
mail-ticket-answered-subject = A support ticket at { $company } has a new comment
mail-ticket-answered-body = There is news in a support ticket at { $company } that you follow.
mail-ticket-answered-which = { $who } has written in the ticket { $ticket }.
mail-ticket-closed-subject = A support ticket at { $company } was closed
mail-ticket-closed-body = A support ticket at { $company } that you follow was closed. It can be opened again.
mail-ticket-closed-which = { $who } has closed the ticket { $ticket }.
mail-ticket-help = What was written stands in the ticket alone. There you can also stop following it.
mail-ticket-button = Open the ticket
mail-about-ticket-opened = Ticket opened
mail-about-ticket-shared = Ticket shared
mail-about-ticket-answered = Ticket answered
mail-about-ticket-closed = Ticket closed
mail-roles-changed-limited = New end: { $roles }
mail-roles-changed-granted = The role { $role } now also permits: { $permissions }
mail-roles-changed-withdrawn = The role { $role } no longer permits: { $permissions }
mail-about-licenses-changed = Licenses changed
mail-about-contact-changed = Primary contact changed
mail-about-license-expires = License expires
mail-licenses-changed-subject = Your licenses at { $company } have changed
mail-licenses-changed-body = The licenses of your account at { $company } have changed.
mail-licenses-changed-added = You can now use: { $licenses }.
mail-licenses-changed-removed = You can no longer use: { $licenses }.
mail-licenses-changed-manages = You now look after the license { $license }.
mail-licenses-changed-manages-not = You no longer look after the license { $license }.
mail-contact-changed-subject = Another primary contact for a license of { $company }
mail-contact-changed-body = A license of { $company } has another primary contact.
mail-contact-changed-who = { $license }: { $new } takes the place of { $old }.
mail-contact-changed-help = The primary contact gets every notice about maintenance and the license itself, and may name its admins.
mail-license-expires-subject = A license of { $company } expires soon
mail-license-expires-body = A license that you look after at { $company } expires soon.
mail-license-expires-until = { $license } expires on { $until }.
mail-license-expires-help = Renew it in time, and enter its new end on the page of the license.
mail-about-tenants-changed = Tenants changed
mail-tenants-changed-subject = Your tenants at { $company } have changed
mail-tenants-changed-body = An administrator has changed which tenants you can sign in to at { $company }.
mail-tenants-changed-added = Added to: { $tenants }
mail-tenants-changed-removed = Removed from: { $tenants }
mail-tenants-changed-changed = Changed: { $tenants }
