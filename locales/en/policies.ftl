policies-title = Policies
policies-lead = What your company decides once for everybody. A change is in force at once, also for sessions that exist. Keys and links that exist stay good for as long as they were given.
policy-save = Save
policy-save-named = Save: { $name }
policy-changed = { $name }: the change is in force.
policy-as-usual = Nobody has changed this.
policy-changed-by = Last changed by { $name }, { $time }
policy-usual = usual
policy-unit = Unit
policy-unit-days = Days
policy-unit-hours = Hours
policy-unit-minutes = Minutes
policy-days = { $count ->
    [one] { $shown } day
   *[other] { $shown } days
}
policy-hours = { $count ->
    [one] { $shown } hour
   *[other] { $shown } hours
}
policy-minutes = { $count ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
policy-range = From { $least } to { $most }. Usual: { $usual }.
policy-bounds = This must be a whole number, from { $least } to { $most }.
policy-bad-value = This policy cannot have that value. Choose one of those that its form offers.
policy-stale = Somebody else has changed this policy meanwhile. Check the value below, then save again.
policy-deletion = Deleting accounts
policy-deletion-about = Which accounts can be deleted for good.
policy-deletion-inactive = Inactive accounts only
policy-deletion-inactive-effect = An account has to be deactivated first. Nothing is lost by one mistaken click.
policy-deletion-signed-out = Accounts that are not signed in
policy-deletion-signed-out-effect = Active, pending and inactive accounts can be deleted, as long as nobody is signed in with them.
policy-deletion-never = No accounts
policy-deletion-never-effect = Accounts can be deactivated, but are never deleted.
policy-change-never = Nobody
policy-change-admins = Administrators
policy-login-change = Changing a login
policy-login-change-about = Who can change a login once it is chosen.
policy-login-never-effect = A login stays as it is for the life of the account.
policy-login-admins-effect = Whoever may edit accounts can also change logins. The person is mailed.
policy-email-change = Changing an e-mail address
policy-email-change-about = Who can change an address once its owner has confirmed it.
policy-email-never-effect = A confirmed address stays as it is.
policy-email-admins-effect = Whoever may edit accounts can also change confirmed addresses. The person is mailed.
policy-edition = Edition
policy-edition-about = What your company has bought.
policy-edition-subscription = Subscription
policy-edition-subscription-effect = Every role can be given.
policy-edition-trial = Trial
policy-edition-trial-effect = The Company admin role cannot be given. Those who hold it keep it.
policy-invitation-validity = Validity of invitations
policy-invitation-validity-about = How long the link in an invitation is good for. It counts from the moment the mail is sent.
policy-api-key-validity = Validity of API keys
policy-api-key-validity-about = How long a new API key is good for at most.
policy-session-idle = Idle sessions
policy-session-idle-about = After how long without a click a person is signed out.
policy-session-length = Longest session
policy-session-length-about = After how long a person has to sign in again, whatever they do.
policy-password-length = Shortest password
policy-password-length-about = How many characters a new password needs.
policy-password-strength = Strength of passwords
policy-password-strength-about = How hard a new password must be to guess.
policy-strength-strong = Strong
policy-strength-strong-effect = Withstands guessing for years when passwords are stored well, as they are here.
policy-strength-very = Very strong
policy-strength-very-effect = Withstands guessing even by somebody with many computers. More passwords are refused.
policy-mail-recipient = Mails to one address
policy-mail-recipient-about = How many mails one address gets within an hour at most, so that nobody can be flooded. More of them wait.
policy-mail-minute = Mails in all
policy-mail-minute-about = How many mails leave within a minute at most, as your mail server allows. More of them wait.
