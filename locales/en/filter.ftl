grid-term = { $field }: { $test }
grid-not = not { $test }
grid-quoted = “{ $value }”
grid-join-or = { $one } or { $other }
grid-join-and = { $one } and { $other }
grid-yes = Yes
grid-no = No
grid-test-contains = contains { $value }
grid-test-contains-not = does not contain { $value }
grid-test-is = is { $value }
grid-test-starts = starts with { $value }
grid-test-empty = is empty
grid-test-filled = is not empty
grid-test-before = before { $value }
grid-test-until = on or before { $value }
grid-test-after = after { $value }
grid-test-since = on or after { $value }
grid-test-within = within { $value }
grid-test-beyond = more than { $value } away
grid-age-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
grid-age-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
grid-age-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
grid-age-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
grid-age-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
grid-op-contains = contains
grid-op-contains-not = does not contain
grid-op-starts = starts with
grid-op-is = is
grid-op-is-not = is not
grid-op-in = is one of
grid-op-not-in = is none of
grid-op-in-commas = is one of (separated by commas)
grid-op-empty = is empty
grid-op-filled = is not empty
grid-op-before = before
grid-op-until = on or before
grid-op-on = on
grid-op-since = on or after
grid-op-after = after
grid-op-within = within (age)
grid-op-beyond = farther away than (age)
grid-op-less = is less than
grid-op-most = is at most
grid-op-more = is more than
grid-op-least = is at least
grid-filter = Filter by { $name }
grid-filter-on = Filter by { $name } (in use)
grid-filter-op = Comparison
grid-filter-value = Value
grid-filter-date = Date
grid-filter-age = Age
grid-filter-age-help = A number with h, d, w, m or y: 30d is 30 days.
grid-filter-more = The first 200 are listed. Type any other in the search, for example role:"Name".
grid-filter-now = Now: { $name }. Applying replaces it.
grid-filter-apply = Apply
grid-filter-remove = Remove filter
grid-filter-missing = Type a value, or choose “is empty”.
grid-filter-choose = Choose at least one.
grid-filter-age-missing = Type an age, such as 30d.
grid-suggest = Suggestions
grid-suggestions = { $count ->
    [0] No suggestions
    [one] 1 suggestion
   *[other] { $count } suggestions
}
grid-go = Go to
grid-go-label = Go to { $name }
grid-go-button = Go
grid-go-missing = Type a letter, a value or a date to go to.
grid-go-number = The column { $name } holds whole numbers. Type one.
grid-go-date = The column { $name } holds dates. Type one such as 2026-12-31.
grid-go-past = No row comes at or behind { $value }. This is the last page.
grid-refresh = Refresh
grid-left = { $count ->
    [one] { $shown } no longer matches and has left this page.
   *[other] { $shown } no longer match and have left this page.
}
