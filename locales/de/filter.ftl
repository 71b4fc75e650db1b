grid-term = { $field }: { $test }
grid-not = nicht { $test }
grid-quoted = „{ $value }“
grid-join-or = { $one } oder { $other }
grid-join-and = { $one } und { $other }
grid-yes = Ja
grid-no = Nein
grid-test-contains = enthält { $value }
grid-test-contains-not = enthält nicht { $value }
grid-test-is = ist { $value }
grid-test-starts = beginnt mit { $value }
grid-test-empty = ist leer
grid-test-filled = ist nicht leer
grid-test-before = vor dem { $value }
grid-test-until = bis zum { $value }
grid-test-after = nach dem { $value }
grid-test-since = ab dem { $value }
grid-test-within = im Abstand bis { $value }
grid-test-beyond = im Abstand über { $value }
grid-age-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
grid-age-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
grid-age-weeks = { $count ->
    [one] 1 Woche
   *[other] { $count } Wochen
}
grid-age-months = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
grid-age-years = { $count ->
    [one] 1 Jahr
   *[other] { $count } Jahre
}
grid-op-contains = enthält
grid-op-contains-not = enthält nicht
grid-op-starts = beginnt mit
grid-op-is = ist
grid-op-is-not = ist nicht
grid-op-in = ist eines von
grid-op-not-in = ist keines von
grid-op-in-commas = ist eines von (durch Kommas getrennt)
grid-op-empty = ist leer
grid-op-filled = ist nicht leer
grid-op-before = vor dem
grid-op-until = bis zum
grid-op-on = am
grid-op-since = ab dem
grid-op-after = nach dem
grid-op-within = im Abstand bis (Alter)
grid-op-beyond = im Abstand über (Alter)
grid-op-less = ist kleiner als
grid-op-most = ist höchstens
grid-op-more = ist größer als
grid-op-least = ist mindestens
grid-filter = Nach { $name } filtern
grid-filter-on = Nach { $name } filtern (aktiv)
grid-filter-op = Vergleich
grid-filter-value = Wert
grid-filter-date = Datum
grid-filter-age = Alter
grid-filter-age-help = Eine Zahl mit h, d, w, m oder y: 30d sind 30 Tage.
grid-filter-more = Aufgeführt sind die ersten 200. Geben Sie andere in der Suche ein, zum Beispiel role:"Name".
grid-filter-now = Jetzt: { $name }. Beim Anwenden wird das ersetzt.
grid-filter-apply = Anwenden
grid-filter-remove = Filter entfernen
grid-filter-missing = Geben Sie einen Wert ein, oder wählen Sie „ist leer“.
grid-filter-choose = Wählen Sie mindestens eines.
grid-filter-age-missing = Geben Sie ein Alter ein, zum Beispiel 30d.
grid-suggest = Vorschläge
grid-suggestions = { $count ->
    [0] Keine Vorschläge
    [one] 1 Vorschlag
   *[other] { $count } Vorschläge
}
grid-go = Springen zu
grid-go-label = Springen zu { $name }
grid-go-button = Los
grid-go-missing = Geben Sie einen Buchstaben, einen Wert oder ein Datum ein.
grid-go-number = Die Spalte { $name } enthält ganze Zahlen. Geben Sie eine ein.
grid-go-date = Die Spalte { $name } enthält Daten. Geben Sie eines ein, zum Beispiel 2026-12-31.
grid-go-past = Bei { $value } oder dahinter steht keine Zeile. Das ist die letzte Seite.
grid-refresh = Aktualisieren
grid-left = { $count ->
    [one] { $shown } passt nicht mehr und hat diese Seite verlassen.
   *[other] { $shown } passen nicht mehr und haben diese Seite verlassen.
}
