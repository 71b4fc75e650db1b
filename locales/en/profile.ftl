profile-page = Profile
profile-details = Details
profile-details-lead = Your name as others see it. E-mail address, login and roles are changed by an administrator.
profile-details-save = Save details
profile-details-saved = Your details are saved.
profile-preferences = Preferences
profile-preferences-lead = How this portal looks and speaks, for you alone.
profile-preferences-save = Save preferences
profile-preferences-saved = Your preferences are saved.
profile-language = Language
profile-zone = Time zone
profile-theme = Theme
profile-password = Password
profile-password-lead = A new password ends all your other sessions.
profile-password-now = Current password
profile-password-new = New password
profile-password-again = New password again
profile-password-change = Change password
profile-password-changed = Your password is changed, and your other sessions are ended.
profile-password-wrong = The current password is wrong.
profile-sessions = Sessions
profile-sessions-lead = Where you are signed in. End what you do not recognize, and change your password.
profile-sessions-end-others = End all other sessions
profile-session-ended = The session is ended.
profile-sessions-ended = { $count ->
    [one] One other session is ended.
   *[other] { $count } other sessions are ended.
}
profile-details-stale = Somebody else changed your details meanwhile. Nothing of yours is lost: check the fields below, then save again.
profile-details-saved-now = Saved now: { $name }
profile-password-same = This is your current password. Choose another one.
profile-password-changed-not-ascii = Your password is changed, and your other sessions are ended. It contains characters that some keyboards cannot type; make sure that you can type it everywhere you sign in.
