jobs-title = Sammelaktionen
jobs-intro = { $count ->
    [one] Was mit vielen Konten auf einmal getan wurde, jeweils mit einem Bericht. Ein Bericht bleibt { $shown } Tag erhalten.
   *[other] Was mit vielen Konten auf einmal getan wurde, jeweils mit einem Bericht. Ein Bericht bleibt { $shown } Tage erhalten.
}
jobs-one = Sammelaktion
jobs-empty = Noch keine Sammelaktion
jobs-empty-text = Wählen Sie in der Liste Konten oder alle Treffer einer Suche aus und dann, was mit ihnen geschehen soll. Fortschritt und Bericht erscheinen hier.
jobs-by = Von { $name }
jobs-see = Fortschritt anzeigen
jobs-state = Fortschritt
jobs-waiting = Wartet
jobs-running = Läuft
jobs-done = Beendet
jobs-cancelled = Abgebrochen
jobs-stopped = Angehalten
jobs-item-left = Nicht erledigt
jobs-item-wrong = Fehlgeschlagen
jobs-item-failed = Ein Fehler im Server hat es verhindert. Versuchen Sie es noch einmal; schlägt es wieder fehl, nennen Sie den Betreibern des Servers diese Nummer: { $id }.
jobs-count-done = { $shown } erledigt
jobs-count-skipped = { $shown } übersprungen
jobs-count-failed = { $shown } fehlgeschlagen
jobs-gathering = { $count ->
    [one] Das Konto wird gesucht …
   *[other] Etwa { $shown } Konten werden gesucht …
}
jobs-progress = { $tried } von { $total }
jobs-leave = Sie können diese Seite verlassen. Es geht weiter und ist unter „Sammelaktionen“ wiederzufinden.
jobs-tab-all = Alle
jobs-no-rows = Hier ist kein Konto.
jobs-nameless = ID { $name }
jobs-cancel = Abbrechen
jobs-cancelled-now = Es ist abgebrochen. Was vorher erledigt wurde, bleibt erledigt.
jobs-over-already = Es war schon beendet.
jobs-retry = Fehlgeschlagene wiederholen
jobs-undo = Rückgängig machen
jobs-csv = Bericht herunterladen
jobs-csv-help = Der Bericht lässt sich als CSV herunterladen. Zellen, die eine Tabellenkalkulation als Formel ausführen würde, beginnen dort mit einem Apostroph.
jobs-undo-of = Dies macht eine andere Sammelaktion rückgängig
jobs-retry-of = Dies wiederholt, was zuvor fehlgeschlagen ist
jobs-undone-by = Wurde rückgängig gemacht: Ergebnis ansehen
jobs-retried-by = Das Fehlgeschlagene wurde wiederholt: Ergebnis ansehen
jobs-nothing-failed = Hier ist nichts fehlgeschlagen, daher gibt es nichts zu wiederholen.
jobs-nothing-done = Hier wurde nichts erledigt, oder es läuft noch. Es gibt nichts rückgängig zu machen.
jobs-cannot-undo = Dies lässt sich nicht rückgängig machen.
jobs-undo-late = Dies ist mehr als 24 Stunden her und lässt sich nicht mehr rückgängig machen.
jobs-stopped-gone = { $name } kann sich nicht mehr anmelden, daher wurde der Rest nicht erledigt.
jobs-stopped-permission = { $name } hat die Berechtigung „{ $permission }“ nicht mehr, daher wurde der Rest nicht erledigt.
jobs-column-id = ID
jobs-column-name = Name
jobs-column-result = Ergebnis
jobs-column-reason = Grund
jobs-search-example = Suchen, oder state:running, failed:>0
jobs-view-open = In Arbeit
jobs-view-failed = Mit Fehlern
jobs-column-action = Aktion
jobs-column-state = Status
jobs-column-total = Konten
jobs-column-by = Von
jobs-column-created = Angefordert
jobs-column-finished = Beendet
jobs-count = { $count ->
    [one] { $shown } Sammelaktion
   *[other] { $shown } Sammelaktionen
}
jobs-undo-activate = Rückgängig: Aktivieren
jobs-undo-deactivate = Rückgängig: Deaktivieren
jobs-undo-assign-license = Rückgängig: Lizenz zuweisen
jobs-undo-unassign-license = Rückgängig: Lizenz entziehen
jobs-tell-of-role = Über geänderte Rolle informieren
