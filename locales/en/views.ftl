# Views of lists: the bar above a list, and the pages behind it.
grid-view-all = All
grid-view-by = Shared by { $name }
grid-view-changed = (changed)
grid-view-keep = Save changes
grid-view-reset = Reset
grid-views-kept = Saved views
grid-views-more = More about views
grid-view-new = Save view
grid-view-edit = Edit view
grid-view-adopt = Take over view
grid-view-delete = Delete view
grid-view-opens = Open the list with this view
grid-view-opens-all = Open the list with all rows
views-descending = { $name } (descending)
views-name = Name
views-shared = Shared with
views-shared-help = Whoever sees the view sees only the rows that they are permitted to see.
views-nobody = Nobody, only me
views-role = Whoever has the role { $name }
views-everybody = Everybody who may open this list
views-as-now = As it is shared now
views-query = Search
views-sort = Order
views-all-rows = All rows
views-keep-columns = Keep the columns that are shown now
views-opens-label = Open the list with this view
views-save = Save view
views-save-changes = Save changes
views-edit-title = Edit view { $name }
views-adopt-note = This view belonged to { $name }, whose account was deleted. When you save it, it becomes yours.
views-delete-title = Delete view { $name }
views-delete-effect = The view is deleted. The rows it shows stay as they are.
views-delete-shared = Those it is shared with lose it too.
views-taken = You have a view with this name already. Choose another name.
views-too-many = You have { $count } views of this list already. Delete one first.
views-audience-refused = You cannot share a view with these people: share it with a role that you have, or ask somebody who manages roles.
views-not-yours = This view belongs to { $name }. Save it as a view of your own to change it.
views-created = The view { $name } is saved.
views-edited = The changes to the view { $name } are saved.
views-deleted = The view { $name } is deleted.
views-opens = The list opens with this view from now on.
views-opens-all = The list opens with all rows from now on.
views-groups = Groups
grid-group = Group rows
grid-group-by = Group by
grid-group-then = Then by
grid-group-none = Nothing
grid-group-apply = Group
grid-group-remove = Remove groups
grid-group-reverse = Reverse the order: { $name }
grid-group-by-month = { $name }: by month
grid-group-by-year = { $name }: by year
grid-group-empty = Empty
grid-group-uncounted = not counted
grid-group-all = Show all { $total }
grid-group-all-uncounted = Show all of this group
grid-group-all-groups = Show all groups in here
grid-groups = { $count ->
    [one] { $shown } group
   *[other] { $shown } groups
}
grid-groups-page = { $count ->
    [one] { $shown } group on this page
   *[other] { $shown } groups on this page
}
error-too-many-open = No more than { $count } groups can be open at once. Close one first.
