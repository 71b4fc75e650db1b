outbox-title = Outbox
outbox-intro = Every mail that Gatehouse writes, sent or not.
outbox-empty = No mail was written yet
outbox-empty-text = Invitations and notices to people appear here.
outbox-count = { $count ->
    [one] 1 mail
   *[other] { $shown } mails
}
outbox-search-example = Search, or try state:failed
outbox-view-queued = Queued
outbox-view-sent = Sent
outbox-view-failed = Not delivered
outbox-sending = Being sent
outbox-column-created = Created
outbox-column-recipient = Recipient
outbox-column-address = E-mail address
outbox-column-kind = About
outbox-column-state = State
outbox-column-attempts = Attempts
outbox-column-next-attempt = Next attempt
outbox-column-sent = Sent at
outbox-column-reply = Last reply of the server
outbox-resend = Send again
outbox-resend-title = Send this mail again
outbox-resend-effect = The mail is queued again and sent to the same address.
outbox-resend-effect-link = It carries a new link; the earlier one stops working.
outbox-resent = The mail is queued again.
outbox-not-resent = This mail is still waiting or was withdrawn.
outbox-field-account = Number of the account
outbox-paced = Waits: this address got as many mails within an hour as the policy allows.
outbox-figures = Mail
outbox-figure-waiting = Waiting
outbox-figure-tried = To be tried again
outbox-figure-given-up = Given up
outbox-figure-sent = Sent today
outbox-figure-oldest = Oldest waiting
