accounts-reason = Grund
accounts-reason-help = Wird im Verlauf festgehalten und der Person mitgeteilt.
accounts-until = Inaktiv bis
accounts-until-help = Leer: bis jemand das Konto aktiviert.
accounts-type-this = Zur Bestätigung { $name } eingeben
accounts-type-differs = Das ist nicht der Anmeldename des Kontos.
accounts-confirm-none = Keines der ausgewählten Konten lässt das zu. Es wird nichts geändert.
accounts-confirm-more = { $count ->
    [one] und 1 weiteres
   *[other] und { $count } weitere
}
accounts-confirm-skipped = { $count ->
    [one] 1 Konto wird übersprungen
   *[other] { $count } Konten werden übersprungen
}
accounts-activate-title = { $count ->
    [0] Konten aktivieren
    [one] Konto aktivieren
   *[other] { $count } Konten aktivieren
}
accounts-deactivate-title = { $count ->
    [0] Konten deaktivieren
    [one] Konto deaktivieren
   *[other] { $count } Konten deaktivieren
}
accounts-delete-title = { $count ->
    [0] Konten löschen
    [one] Konto löschen
   *[other] { $count } Konten löschen
}
accounts-resend-title = { $count ->
    [0] Einladungen erneut senden
    [one] Einladung erneut senden
   *[other] { $count } Einladungen erneut senden
}
accounts-withdraw-title = { $count ->
    [0] Einladungen zurückziehen
    [one] Einladung zurückziehen
   *[other] { $count } Einladungen zurückziehen
}
accounts-activate-effect = Die Anmeldung ist wieder möglich, mit dem bisherigen Anmeldenamen und Passwort.
accounts-activate-effect-pending = Ein Konto, das nie bestätigt wurde, ist wieder ausstehend und erhält eine neue Einladung.
accounts-deactivate-effect = Eine Anmeldung ist nirgends mehr möglich.
accounts-deactivate-effect-sessions = Alle Sitzungen und API-Schlüssel enden sofort.
accounts-deactivate-effect-undo = Das Konto bleibt erhalten und kann wieder aktiviert werden.
accounts-delete-effect = Das Konto verschwindet aus allen Listen. Der Statusbericht hält fest, wessen Konto es war.
accounts-delete-effect-seats = Seine Rollen werden entzogen.
accounts-delete-warning = Das lässt sich nicht rückgängig machen.
accounts-resend-effect = Ein neuer Link wird gesendet. Der alte funktioniert dann nicht mehr.
accounts-withdraw-effect = Der Link funktioniert nicht mehr, und das Konto wird inaktiv.
accounts-effect-mail = { $count ->
    [one] Die Person wird per E-Mail benachrichtigt.
   *[other] Alle Personen werden per E-Mail benachrichtigt.
}
accounts-activated = { $count ->
    [one] 1 Konto ist aktiviert.
   *[other] { $count } Konten sind aktiviert.
}
accounts-deactivated = { $count ->
    [one] 1 Konto ist deaktiviert.
   *[other] { $count } Konten sind deaktiviert.
}
accounts-deleted = { $count ->
    [one] 1 Konto ist gelöscht.
   *[other] { $count } Konten sind gelöscht.
}
accounts-resent = { $count ->
    [one] 1 Einladung ist erneut gesendet.
   *[other] { $count } Einladungen sind erneut gesendet.
}
accounts-withdrawn = { $count ->
    [one] 1 Einladung ist zurückgezogen.
   *[other] { $count } Einladungen sind zurückgezogen.
}
accounts-skipped = { $count ->
    [one] 1 Konto wurde übersprungen.
   *[other] { $count } Konten wurden übersprungen.
}
accounts-nothing-chosen = Es ist kein Konto ausgewählt. Wählen Sie mindestens eines aus und versuchen Sie es noch einmal.
accounts-report-title = Ergebnis
accounts-done = Erledigt
accounts-left-out = Übersprungen
accounts-why-not-active = Keines der ausgewählten Konten ist aktiv.
accounts-why-not-inactive = Keines der ausgewählten Konten ist inaktiv.
accounts-why-not-pending = Keines der ausgewählten Konten ist ausstehend.
refusal-is-active = Das Konto ist aktiv. Nur inaktive Konten können gelöscht werden: Deaktivieren Sie es zuerst.
refusal-is-pending = Das Konto ist ausstehend. Ziehen Sie zuerst die Einladung zurück.
refusal-not-active = Das Konto ist nicht aktiv.
refusal-not-inactive = Das Konto ist nicht inaktiv.
refusal-not-pending = Das Konto ist nicht ausstehend, daher gibt es keine Einladung.
refusal-yourself = Mit diesem Konto sind Sie selbst angemeldet.
refusal-last-admin = Dies ist der letzte aktive Unternehmensadmin. Machen Sie zuerst jemand anderen zum Unternehmensadmin.
refusal-role = Das Konto hat eine Rolle, die Sie weder vergeben noch entziehen dürfen.
refusal-gone = Das Konto gibt es nicht mehr.
refusal-deletion-never = Eine Richtlinie Ihres Unternehmens erlaubt es nicht, Konten zu löschen. Deaktivieren Sie das Konto stattdessen.
refusal-is-signed-in = Mit diesem Konto ist gerade jemand angemeldet. Melden Sie es zuerst überall ab oder deaktivieren Sie es.
