shell-nav-notices = Notices
permission-notices-manage = Write notices of the company
notices-title = Notices
notices-intro = What the company writes to the primary contacts of licenses and to those who asked for it.
notices-search-example = Search, or try kind:maintenance state:draft
notices-view-drafts = Drafts
notices-view-sent = Sent
notices-view-maintenance = Maintenance
notices-kind-maintenance = Maintenance
notices-kind-license = License
notices-kind-release = Release
notices-draft = Draft
notices-sending = Sending
notices-sent = Sent
notices-stopped = Stopped
notices-column-subject = Subject
notices-column-kind = Kind
notices-column-state = State
notices-column-recipients = Recipients
notices-column-sent = Sent
notices-column-created = Created
notices-column-author = Author
notices-column-starts = Maintenance begins
notices-column-modified = Last modified
notices-column-id = ID
notices-view = View
notices-edit = Edit
notices-delete = Delete
notices-send = Send
notices-send-rest = Send to the rest
notices-create = Write a notice
notices-save = Save draft
notices-trail = Audit trail
notices-empty = No notices
notices-empty-text = A notice tells those who look after licenses of a maintenance, of the licenses themselves, or of a new version.
notices-edit-title = Edit the notice { $name }
notices-form-lead = It is kept as a draft. Nobody is written to before you have seen who gets it.
notices-kind-help = Primary contacts get maintenance and license notices in any case. The two times are needed for a maintenance only.
notices-from = From
notices-until = Until
notices-zone = Times are meant in the zone { $name }.
notices-text = Text
notices-text-help = It is sent as you write it, in a mail whose other words are in the language of whoever gets it.
notices-licenses = Licenses
notices-all-licenses = All licenses
notices-some-licenses = Only these licenses
notices-more-licenses = More licenses
notices-more-help = Names or keys, one to a line. They count only if “Only these licenses” is chosen.
notices-no-license = There is no license of the name or key { $name }.
notices-no-licenses = Choose at least one license, or all.
notices-too-many = { $count ->
    [one] Name at most one license at once.
   *[other] Name at most { $shown } licenses at once.
}
notices-count = { $count ->
    [one] 1 notice
   *[other] { $shown } notices
}
notices-would-get = { $count ->
    [one] 1 person would get it.
   *[other] { $shown } people would get it.
}
notices-got = { $count ->
    [one] 1 person gets it.
   *[other] { $shown } people get it.
}
notices-send-count = { $count ->
    [one] 1 person gets a mail.
   *[other] { $shown } people get a mail.
}
notices-sent-now = { $count ->
    [one] The notice is sent: 1 mail is in the outbox.
   *[other] The notice is sent: { $shown } mails are in the outbox.
}
notices-sending-now = { $count ->
    [one] The notice is being sent to 1 person.
   *[other] The notice is being sent to { $shown } people.
}
notices-job = { $count ->
    [one] Send the notice “{ $name }” to 1 person
   *[other] Send the notice “{ $name }” to { $shown } people
}
notices-all-and-some = You have ticked or named licenses, but chosen all. Choose “Only these licenses”, or untick them.
notices-bad-moment = This is no date and time.
notices-ends-before = The end must come after the beginning.
notices-created = The draft is saved.
notices-edited = The changes to the draft are saved.
notices-deleted = The draft is deleted.
notices-delete-title = Delete the draft { $name }
notices-delete-effect = Nobody has been written to. The audit trail keeps the text.
notices-has-changed = The notice, or who gets it, has changed since this was shown. Check it again.
notices-send-title = Send the notice { $name }
notices-recipients = Recipients
notices-why-contact = Primary contact
notices-why-asked = Asked for it
notices-send-effect-once = Everybody gets it once, however many of the licenses they have to do with.
notices-send-effect-language = The text is sent as it is written; the rest of the mail is in the language of whoever gets it.
notices-send-warning = A notice that is sent can be neither changed nor called back.
notices-refused-sent = The notice has been sent, so it stays as it is.
notices-refused-nobody = Nobody would get this notice.
notices-refused-license = One of the licenses is not there any more. Choose again.
notices-refused-has-mail = This person has got the notice already.
notices-refused-inactive = The account is not active, or has no e-mail address.
notices-conflict-title = Somebody else has changed this notice
notices-when = When
notices-window = { $from } until { $until }
notices-sent-by = Sent by
notices-progress = { $done } of { $total } people.
notices-report = Show the report
notices-about = About this notice
notices-profile = Notices of licenses
notices-profile-lead = Which notices you get by mail, license by license.
notices-profile-save = Save choices
notices-locked = The primary contact always gets maintenance and license notices.
notices-tie-contact = Primary contact
notices-tie-admin = Admin
notices-tie-seat = Seat
notices-wishes-saved = Your choices are saved.
notices-wishes = { $name }: { $kinds }
notices-wishes-none = { $name }: none
profile-mails-notices = You choose for each license, further below on this page or on its page.
outbox-field-notice = Number of the notice
mail-about-notice = Notice of the company
mail-subject-own = { $subject }: { $own }
mail-notice-subject = Notice from { $company }
mail-notice-body = { $company } writes to you about licenses that you look after or use:
mail-notice-until = When: { $from } until { $until }
mail-notice-which = Licenses: { $licenses }
mail-notice-who = Kind: { $kind }
mail-notice-footer = You receive this mail because you are the primary contact of a license at { $company }, or chose such notices in your profile. Please do not reply to it.
mailing-example-notice = Control Room is updated on Saturday
mailing-example-notice-text = Nobody can sign in while the update runs. Automations that are running are continued afterwards.
audit-action-notice-create = Notice written
audit-action-notice-edit = Notice changed
audit-action-notice-send = Notice sent
audit-action-notice-delete = Draft of a notice deleted
audit-subject-notice = Notice
notices-send-one = Send a notice
