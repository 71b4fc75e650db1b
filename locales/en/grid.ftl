grid-views = Views
grid-query = Search and filter
grid-search = Search
grid-clear = Clear
grid-clear-query = Clear the search
grid-remove = Remove { $name }
grid-bulk = Ticked rows
grid-bulk-clear = Clear selection
# The script puts the number in place of {count}.
grid-selected = { "{count}" } selected
# The page puts the row's name in place of {name}, without a look-up per row.
grid-select = Select { "{name}" }
grid-select-page = Select all on this page
grid-actions = Actions
grid-row-actions = Actions for { "{name}" }
grid-pages = Pages
grid-first = First page
grid-previous = Previous
grid-next = Next
grid-last = Last page
grid-table = Rows of this page
grid-count = count
grid-size = Rows
grid-size-apply = Apply
grid-empty-query = Nothing matches this search
grid-empty-query-text = No row matches { $name }. Change the search, or clear it to see all rows.
grid-range = { $first }–{ $final } of { $total }
grid-more-choices = Choose what to create
grid-bulk-more = More
# The page puts the number, such as 1,000+, in place of {total}.
grid-select-all = Select all { $total } that match
# The script puts the numbers in place of {total} and {count}.
grid-selected-all = All { "{total}" } selected
grid-selected-but = All { "{total}" } selected, { "{count}" } left out
grid-nothing-chosen = Nothing is ticked. Tick at least one row and choose again.
grid-selection-too-large = At most { $limit } rows can be ticked one by one. Use “Select all that match” instead.
grid-selection-unreadable = The search that this selection was made with cannot be read: “{ $query }”. { $why } Nothing was changed. Go back to the list and select again.
