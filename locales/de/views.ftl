# Ansichten von Listen: die Leiste über einer Liste und die Seiten dahinter.
grid-view-all = Alle
grid-view-by = Geteilt von { $name }
grid-view-changed = (geändert)
grid-view-keep = Änderungen speichern
grid-view-reset = Zurücksetzen
grid-views-kept = Gespeicherte Ansichten
grid-views-more = Mehr zu den Ansichten
grid-view-new = Ansicht speichern
grid-view-edit = Ansicht bearbeiten
grid-view-adopt = Ansicht übernehmen
grid-view-delete = Ansicht löschen
grid-view-opens = Liste mit dieser Ansicht öffnen
grid-view-opens-all = Liste mit allen Zeilen öffnen
views-descending = { $name } (absteigend)
views-name = Name
views-shared = Geteilt mit
views-shared-help = Wer die Ansicht sieht, sieht darin nur die Zeilen, die er sehen darf.
views-nobody = Niemandem, nur für mich
views-role = Allen mit der Rolle { $name }
views-everybody = Allen, die diese Liste öffnen dürfen
views-as-now = So geteilt wie bisher
views-query = Suche
views-sort = Reihenfolge
views-all-rows = Alle Zeilen
views-keep-columns = Die jetzt angezeigten Spalten behalten
views-opens-label = Liste mit dieser Ansicht öffnen
views-save = Ansicht speichern
views-save-changes = Änderungen speichern
views-edit-title = Ansicht { $name } bearbeiten
views-adopt-note = Diese Ansicht gehörte { $name }; das Konto wurde gelöscht. Wenn Sie sie speichern, gehört sie Ihnen.
views-delete-title = Ansicht { $name } löschen
views-delete-effect = Die Ansicht wird gelöscht. Die Zeilen, die sie zeigt, bleiben, wie sie sind.
views-delete-shared = Auch diejenigen, mit denen sie geteilt ist, haben sie dann nicht mehr.
views-taken = Sie haben bereits eine Ansicht mit diesem Namen. Wählen Sie einen anderen.
views-too-many = Sie haben bereits { $count } Ansichten dieser Liste. Löschen Sie zuerst eine.
views-audience-refused = Mit diesen Personen können Sie keine Ansicht teilen: Teilen Sie sie mit einer Rolle, die Sie haben, oder wenden Sie sich an jemanden, der Rollen verwaltet.
views-not-yours = Diese Ansicht gehört { $name }. Speichern Sie sie als eigene Ansicht, um sie zu ändern.
views-created = Die Ansicht { $name } ist gespeichert.
views-edited = Die Änderungen an der Ansicht { $name } sind gespeichert.
views-deleted = Die Ansicht { $name } ist gelöscht.
views-opens = Die Liste öffnet sich ab jetzt mit dieser Ansicht.
views-opens-all = Die Liste öffnet sich ab jetzt mit allen Zeilen.
views-groups = Gruppen
grid-group = Zeilen gruppieren
grid-group-by = Gruppieren nach
grid-group-then = Dann nach
grid-group-none = Nichts
grid-group-apply = Gruppieren
grid-group-remove = Gruppen entfernen
grid-group-reverse = Reihenfolge umkehren: { $name }
grid-group-by-month = { $name }: nach Monat
grid-group-by-year = { $name }: nach Jahr
grid-group-empty = Leer
grid-group-uncounted = nicht gezählt
grid-group-all = Alle anzeigen: { $total }
grid-group-all-uncounted = Alle dieser Gruppe anzeigen
grid-group-all-groups = Alle Gruppen darin anzeigen
grid-groups = { $count ->
    [one] { $shown } Gruppe
   *[other] { $shown } Gruppen
}
grid-groups-page = { $count ->
    [one] { $shown } Gruppe auf dieser Seite
   *[other] { $shown } Gruppen auf dieser Seite
}
error-too-many-open = Es können höchstens { $count } Gruppen gleichzeitig offen sein. Schließen Sie zuerst eine.
