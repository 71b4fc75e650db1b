jobs-title = Bulk actions
jobs-intro = { $count ->
    [one] What was done to many accounts at once, with a report for each. A report is kept for { $shown } day.
   *[other] What was done to many accounts at once, with a report for each. A report is kept for { $shown } days.
}
jobs-one = Bulk action
jobs-empty = No bulk action yet
jobs-empty-text = Tick accounts in the list, or select all that match a search, and choose what to do with them. Progress and report appear here.
jobs-by = By { $name }
jobs-see = Show progress
jobs-state = Progress
jobs-waiting = Waiting
jobs-running = In progress
jobs-done = Finished
jobs-cancelled = Canceled
jobs-stopped = Stopped
jobs-item-left = Not done
jobs-item-wrong = Failed
jobs-item-failed = Something in the server prevented it. Try again; if it fails again, tell whoever runs the server this number: { $id }.
jobs-count-done = { $shown } done
jobs-count-skipped = { $shown } skipped
jobs-count-failed = { $shown } failed
jobs-gathering = { $count ->
    [one] Looking for the account …
   *[other] Looking for about { $shown } accounts …
}
jobs-progress = { $tried } of { $total }
jobs-leave = You can leave this page. It goes on, and is found again under Bulk actions.
jobs-tab-all = All
jobs-no-rows = No account here.
jobs-nameless = ID { $name }
jobs-cancel = Cancel
jobs-cancelled-now = It is canceled. What was done before stays done.
jobs-over-already = It was over already.
jobs-retry = Retry failed
jobs-undo = Undo
jobs-csv = Download report
jobs-csv-help = The report can be downloaded as CSV. Cells that a spreadsheet would run as a formula begin with an apostrophe there.
jobs-undo-of = This takes back another bulk action
jobs-retry-of = This tries again what failed before
jobs-undone-by = It was taken back: see what came of that
jobs-retried-by = What failed was tried again: see what came of that
jobs-nothing-failed = Nothing has failed here, so there is nothing to try again.
jobs-nothing-done = Nothing was done here, or it is still in progress. There is nothing to take back.
jobs-cannot-undo = This cannot be taken back.
jobs-undo-late = This was more than 24 hours ago and cannot be taken back any more.
jobs-stopped-gone = { $name } can no longer sign in, so the rest was not done.
jobs-stopped-permission = { $name } no longer has the permission “{ $permission }”, so the rest was not done.
jobs-column-id = ID
jobs-column-name = Name
jobs-column-result = Result
jobs-column-reason = Reason
jobs-search-example = Search, or state:running, failed:>0
jobs-view-open = In progress
jobs-view-failed = With failures
jobs-column-action = Action
jobs-column-state = Status
jobs-column-total = Accounts
jobs-column-by = By
jobs-column-created = Ordered
jobs-column-finished = Finished
jobs-count = { $count ->
    [one] { $shown } bulk action
   *[other] { $shown } bulk actions
}
jobs-undo-activate = Undo: Activate
jobs-undo-deactivate = Undo: Deactivate
jobs-undo-assign-license = Undo: Assign license
jobs-undo-unassign-license = Undo: Take license
jobs-tell-of-role = Tell about a changed role
