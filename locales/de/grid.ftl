grid-views = Ansichten
grid-query = Suchen und filtern
grid-search = Suchen
grid-clear = Zurücksetzen
grid-clear-query = Suche zurücksetzen
grid-remove = { $name } entfernen
grid-bulk = Ausgewählte Zeilen
grid-bulk-clear = Auswahl aufheben
# Das Skript setzt die Zahl an die Stelle von {count}.
grid-selected = { "{count}" } ausgewählt
# Die Seite setzt den Namen der Zeile an die Stelle von {name}, ohne je Zeile nachzuschlagen.
grid-select = { "{name}" } auswählen
grid-select-page = Alle auf dieser Seite auswählen
grid-actions = Aktionen
grid-row-actions = Aktionen für { "{name}" }
grid-pages = Seiten
grid-first = Erste Seite
grid-previous = Zurück
grid-next = Weiter
grid-last = Letzte Seite
grid-table = Zeilen dieser Seite
grid-count = genau zählen
grid-size = Zeilen
grid-size-apply = Anwenden
grid-empty-query = Keine Treffer
grid-empty-query-text = Zu { $name } passt keine Zeile. Ändern Sie die Suche, oder setzen Sie sie zurück, um alle Zeilen zu sehen.
grid-range = { $first }–{ $final } von { $total }
grid-more-choices = Wählen, was angelegt wird
grid-bulk-more = Mehr
# Die Seite setzt die Zahl, etwa 1.000+, an die Stelle von {total}.
grid-select-all = Alle { $total } Treffer auswählen
# Das Skript setzt die Zahlen an die Stelle von {total} und {count}.
grid-selected-all = Alle { "{total}" } ausgewählt
grid-selected-but = Alle { "{total}" } ausgewählt, { "{count}" } ausgenommen
grid-nothing-chosen = Es ist nichts ausgewählt. Wählen Sie mindestens eine Zeile aus und versuchen Sie es noch einmal.
grid-selection-too-large = Einzeln lassen sich höchstens { $limit } Zeilen auswählen. Verwenden Sie stattdessen „Alle Treffer auswählen“.
grid-selection-unreadable = Die Suche, mit der diese Auswahl getroffen wurde, lässt sich nicht lesen: „{ $query }“. { $why } Es wurde nichts geändert. Gehen Sie zurück zur Liste und wählen Sie neu aus.
