accounts-reason = Grund
accounts-reason-help = Wird im Verlauf festgehalten und der Person mitgeteilt.
accounts-until = Inaktiv bis
accounts-until-help = Leer: bis jemand das Konto aktiviert.
accounts-type-this = Zur Bestätigung { $name } eingeben
accounts-type-differs = Das ist nicht der Anmeldename des Kontos.
accounts-confirm-none = Keines der ausgewählten Konten lässt das zu. Es wird nichts geändert.
accounts-confirm-more = { $count ->
    [one] und 1 weiteres
   *[other] und { $shown } weitere
}
accounts-confirm-skipped = { $count ->
    [one] 1 Konto wird übersprungen
   *[other] { $shown } Konten werden übersprungen
}
accounts-activate-title = { $count ->
    [0] Konten aktivieren
    [one] Konto aktivieren
   *[other] { $shown } Konten aktivieren
}
accounts-deactivate-title = { $count ->
    [0] Konten deaktivieren
    [one] Konto deaktivieren
   *[other] { $shown } Konten deaktivieren
}
accounts-delete-title = { $count ->
    [0] Konten löschen
    [one] Konto löschen
   *[other] { $shown } Konten löschen
}
accounts-resend-title = { $count ->
    [0] Einladungen erneut senden
    [one] Einladung erneut senden
   *[other] { $shown } Einladungen erneut senden
}
accounts-withdraw-title = { $count ->
    [0] Einladungen zurückziehen
    [one] Einladung zurückziehen
   *[other] { $shown } Einladungen zurückziehen
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
   *[other] { $shown } Konten sind aktiviert.
}
accounts-deactivated = { $count ->
    [one] 1 Konto ist deaktiviert.
   *[other] { $shown } Konten sind deaktiviert.
}
accounts-deleted = { $count ->
    [one] 1 Konto ist gelöscht.
   *[other] { $shown } Konten sind gelöscht.
}
accounts-resent = { $count ->
    [one] 1 Einladung ist erneut gesendet.
   *[other] { $shown } Einladungen sind erneut gesendet.
}
accounts-withdrawn = { $count ->
    [one] 1 Einladung ist zurückgezogen.
   *[other] { $shown } Einladungen sind zurückgezogen.
}
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
accounts-add-role = Rolle vergeben
accounts-remove-role = Rolle entziehen
accounts-new-role = Rolle aus Auswahl erstellen
accounts-sign-out-title = { $count ->
    [0] Konten abmelden
    [one] Konto abmelden
   *[other] { $shown } Konten abmelden
}
accounts-add-role-title = { $count ->
    [0] Rolle vergeben
    [one] Rolle an 1 Konto vergeben
   *[other] Rolle an { $shown } Konten vergeben
}
accounts-remove-role-title = { $count ->
    [0] Rolle entziehen
    [one] 1 Konto eine Rolle entziehen
   *[other] { $shown } Konten eine Rolle entziehen
}
accounts-add-role-named = { $count ->
    [one] Rolle { $name } an 1 Konto vergeben
   *[other] Rolle { $name } an { $shown } Konten vergeben
}
accounts-remove-role-named = { $count ->
    [one] 1 Konto die Rolle { $name } entziehen
   *[other] { $shown } Konten die Rolle { $name } entziehen
}
accounts-undo-title = Rückgängig: { $name }
accounts-sign-out-effect = Alle Sitzungen enden sofort. Eine neue Anmeldung ist möglich.
accounts-add-role-effect = Die Rolle kommt zu den vorhandenen hinzu und gilt sofort.
accounts-remove-role-effect = Was nur diese Rolle erlaubt, ist sofort nicht mehr erlaubt.
accounts-signed-out-all = { $count ->
    [one] 1 Konto ist abgemeldet.
   *[other] { $shown } Konten sind abgemeldet.
}
accounts-role-added = { $count ->
    [one] 1 Konto hat jetzt die Rolle.
   *[other] { $shown } Konten haben jetzt die Rolle.
}
accounts-role-removed = { $count ->
    [one] Die Rolle ist 1 Konto entzogen.
   *[other] Die Rolle ist { $shown } Konten entzogen.
}
accounts-nobody-ticked = Es ist kein Konto ausgewählt.
accounts-why-no-role = Keines der ausgewählten Konten hat eine Rolle.
accounts-role-which = Welche Rolle?
accounts-role-choose = Wählen Sie eine Rolle.
accounts-selection-changed = Die Auswahl hat sich seit der Anzeige geändert; es wurde nichts getan. So ist sie jetzt: Prüfen Sie sie noch einmal und bestätigen Sie dann.
accounts-share-skipped = Übersprungen: { $name }
accounts-confirm-rules = Auch Konten, die Sie nicht ändern dürfen, etwa Ihr eigenes, werden übersprungen. Der Bericht nennt jedes davon mit dem Grund.
accounts-new-role-intro = { $count ->
    [one] Die neue Rolle erhält 1 Konto.
   *[other] Die neue Rolle erhalten { $shown } Konten.
}
accounts-new-role-button = Rolle erstellen
accounts-role-name = Name der Rolle
accounts-role-permissions = Was die Rolle erlaubt
accounts-role-empty = Wählen Sie mindestens eine Berechtigung.
accounts-role-taken = Eine Rolle mit diesem Namen gibt es schon. Wählen Sie einen anderen Namen.
accounts-permission-not-own = Diese Berechtigung haben Sie selbst nicht.
accounts-permission-unknown = Diese Berechtigung gibt es nicht. Laden Sie die Seite neu und wählen Sie aus der Liste.
refusal-has-role = Das Konto hat diese Rolle schon.
refusal-lacks-role = Das Konto hat diese Rolle nicht.
refusal-changed-since = Das Konto hat sich seitdem geändert und bleibt deshalb, wie es ist.
refusal-new-role = Um eine Rolle aus einer Auswahl zu erstellen, müssen Sie Rollen Ihres Unternehmens vergeben und Konten ändern dürfen.
refusal-deletion-never = Eine Richtlinie Ihres Unternehmens erlaubt es nicht, Konten zu löschen. Deaktivieren Sie das Konto stattdessen.
refusal-is-signed-in = Mit diesem Konto ist gerade jemand angemeldet. Melden Sie es zuerst überall ab oder deaktivieren Sie es.
accounts-assign-license = Lizenz zuweisen
accounts-assign-license-effect = Jedes Konto erhält einen Platz der Lizenz. Ein Konto hat höchstens eine Gerätelizenz.
accounts-unassign-license = Lizenz entziehen
accounts-unassign-license-effect = Die Plätze sind wieder frei.
accounts-why-inactive = Alle angehakten Konten sind inaktiv.
accounts-why-no-license = Kein angehaktes Konto hat eine Lizenz.
accounts-license-which = Lizenz
accounts-license-which-help = Ihr Name oder ihr Schlüssel.
accounts-license-choose = Wählen Sie die Lizenz.
refusal-seat-inactive = Ein inaktives Konto erhält keinen Platz. Aktivieren Sie es zuerst.
refusal-lacks-license = Das Konto hat keine Lizenz.
accounts-assign-license-title = { $count ->
    [one] { $shown } Konto eine Lizenz zuweisen
   *[other] { $shown } Konten eine Lizenz zuweisen
}
accounts-unassign-license-title = { $count ->
    [one] { $shown } Konto eine Lizenz entziehen
   *[other] { $shown } Konten eine Lizenz entziehen
}
accounts-assign-license-named = { $count ->
    [one] { $shown } Konto { $name } zuweisen
   *[other] { $shown } Konten { $name } zuweisen
}
accounts-unassign-license-named = { $count ->
    [one] { $shown } Konto { $name } entziehen
   *[other] { $shown } Konten { $name } entziehen
}
accounts-license-assigned = { $count ->
    [one] { $shown } Konto hat die Lizenz jetzt.
   *[other] { $shown } Konten haben die Lizenz jetzt.
}
accounts-license-unassigned = { $count ->
    [one] Die Lizenz wurde { $shown } Konto entzogen.
   *[other] Die Lizenz wurde { $shown } Konten entzogen.
}
