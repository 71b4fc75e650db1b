shell-nav-notices = Hinweise
permission-notices-manage = Hinweise des Unternehmens schreiben
notices-title = Hinweise
notices-intro = Was das Unternehmen den Hauptansprechpartnern der Lizenzen schreibt und allen, die es gewünscht haben.
notices-search-example = Suchen, oder zum Beispiel kind:maintenance state:draft
notices-view-drafts = Entwürfe
notices-view-sent = Versendet
notices-view-maintenance = Wartung
notices-kind-maintenance = Wartung
notices-kind-license = Lizenz
notices-kind-release = Neue Version
notices-draft = Entwurf
notices-sending = Wird versendet
notices-sent = Versendet
notices-stopped = Angehalten
notices-column-subject = Betreff
notices-column-kind = Art
notices-column-state = Stand
notices-column-recipients = Empfänger
notices-column-sent = Versendet
notices-column-created = Erstellt
notices-column-author = Verfasst von
notices-column-starts = Beginn der Wartung
notices-column-modified = Zuletzt geändert
notices-column-id = ID
notices-view = Ansehen
notices-edit = Bearbeiten
notices-delete = Löschen
notices-send = Versenden
notices-send-rest = An die Übrigen versenden
notices-create = Hinweis schreiben
notices-save = Entwurf speichern
notices-trail = Prüfprotokoll
notices-empty = Keine Hinweise
notices-empty-text = Ein Hinweis informiert alle, die sich um Lizenzen kümmern, über eine Wartung, über die Lizenzen selbst oder über eine neue Version.
notices-edit-title = Hinweis { $name } bearbeiten
notices-form-lead = Der Hinweis bleibt zunächst ein Entwurf. Niemand wird angeschrieben, bevor Sie gesehen haben, wer ihn bekommt.
notices-kind-help = Hauptansprechpartner bekommen Wartungs- und Lizenzhinweise in jedem Fall. Die beiden Zeiten braucht nur eine Wartung.
notices-from = Von
notices-until = Bis
notices-zone = Die Zeiten gelten in der Zone { $name }.
notices-text = Text
notices-text-help = Der Text wird so versendet, wie Sie ihn schreiben; die übrigen Worte der Mail stehen in der Sprache der Person, die sie bekommt.
notices-licenses = Lizenzen
notices-all-licenses = Alle Lizenzen
notices-some-licenses = Nur diese Lizenzen
notices-more-licenses = Weitere Lizenzen
notices-more-help = Namen oder Schlüssel, je Zeile einer. Sie zählen nur, wenn „Nur diese Lizenzen“ gewählt ist.
notices-no-license = Es gibt keine Lizenz mit dem Namen oder Schlüssel { $name }.
notices-no-licenses = Wählen Sie mindestens eine Lizenz oder alle.
notices-too-many = { $count ->
    [one] Nennen Sie höchstens eine Lizenz auf einmal.
   *[other] Nennen Sie höchstens { $shown } Lizenzen auf einmal.
}
notices-count = { $count ->
    [one] 1 Hinweis
   *[other] { $shown } Hinweise
}
notices-would-get = { $count ->
    [one] 1 Person würde ihn bekommen.
   *[other] { $shown } Personen würden ihn bekommen.
}
notices-got = { $count ->
    [one] 1 Person bekommt ihn.
   *[other] { $shown } Personen bekommen ihn.
}
notices-send-count = { $count ->
    [one] 1 Person bekommt eine Mail.
   *[other] { $shown } Personen bekommen eine Mail.
}
notices-sent-now = { $count ->
    [one] Der Hinweis ist versendet: 1 Mail ist im Postausgang.
   *[other] Der Hinweis ist versendet: { $shown } Mails sind im Postausgang.
}
notices-sending-now = { $count ->
    [one] Der Hinweis wird an 1 Person versendet.
   *[other] Der Hinweis wird an { $shown } Personen versendet.
}
notices-job = { $count ->
    [one] Hinweis „{ $name }“ an 1 Person versenden
   *[other] Hinweis „{ $name }“ an { $shown } Personen versenden
}
notices-all-and-some = Sie haben Lizenzen angekreuzt oder genannt, aber alle gewählt. Wählen Sie „Nur diese Lizenzen“ oder entfernen Sie die Häkchen.
notices-bad-moment = Das ist kein Datum mit Uhrzeit.
notices-ends-before = Das Ende muss nach dem Beginn liegen.
notices-created = Der Entwurf ist gespeichert.
notices-edited = Die Änderungen am Entwurf sind gespeichert.
notices-deleted = Der Entwurf ist gelöscht.
notices-delete-title = Entwurf { $name } löschen
notices-delete-effect = Niemand ist angeschrieben worden. Das Prüfprotokoll behält den Text.
notices-has-changed = Der Hinweis, oder wer ihn bekommt, hat sich seit dieser Anzeige geändert. Prüfen Sie ihn noch einmal.
notices-send-title = Hinweis { $name } versenden
notices-recipients = Empfänger
notices-why-contact = Hauptansprechpartner
notices-why-asked = Hat es gewünscht
notices-send-effect-once = Alle bekommen ihn einmal, mit wie vielen der Lizenzen sie auch zu tun haben.
notices-send-effect-language = Der Text wird versendet, wie er geschrieben ist; der Rest der Mail steht in der Sprache der Person, die sie bekommt.
notices-send-warning = Ein versendeter Hinweis kann weder geändert noch zurückgeholt werden.
notices-refused-sent = Der Hinweis ist versendet und bleibt daher, wie er ist.
notices-refused-nobody = Niemand würde diesen Hinweis bekommen.
notices-refused-license = Eine der Lizenzen gibt es nicht mehr. Wählen Sie noch einmal.
notices-refused-has-mail = Diese Person hat den Hinweis schon bekommen.
notices-refused-inactive = Das Konto ist nicht aktiv oder hat keine E-Mail-Adresse.
notices-conflict-title = Jemand anders hat diesen Hinweis geändert
notices-when = Zeitraum
notices-window = { $from } bis { $until }
notices-sent-by = Versendet von
notices-progress = { $done } von { $total } Personen.
notices-report = Bericht anzeigen
notices-about = Über diesen Hinweis
notices-profile = Hinweise zu Lizenzen
notices-profile-lead = Welche Hinweise Sie je Lizenz per Mail bekommen.
notices-profile-save = Auswahl speichern
notices-locked = Der Hauptansprechpartner erhält Wartungs- und Lizenzhinweise immer.
notices-tie-contact = Hauptansprechpartner
notices-tie-admin = Administrator
notices-tie-seat = Platz
notices-wishes-saved = Ihre Auswahl ist gespeichert.
notices-wishes = { $name }: { $kinds }
notices-wishes-none = { $name }: keine
profile-mails-notices = Sie wählen für jede Lizenz, weiter unten auf dieser Seite oder auf der Seite der Lizenz.
outbox-field-notice = Nummer des Hinweises
mail-about-notice = Hinweis des Unternehmens
mail-subject-own = { $subject }: { $own }
mail-notice-subject = Hinweis von { $company }
mail-notice-body = { $company } schreibt Ihnen zu Lizenzen, um die Sie sich kümmern oder die Sie nutzen:
mail-notice-until = Zeitraum: { $from } bis { $until }
mail-notice-which = Lizenzen: { $licenses }
mail-notice-who = Art: { $kind }
mail-notice-footer = Sie erhalten diese Mail, weil Sie Hauptansprechpartner einer Lizenz bei { $company } sind oder solche Hinweise in Ihrem Profil gewählt haben. Bitte antworten Sie nicht darauf.
mailing-example-notice = Der Control Room wird am Samstag aktualisiert
mailing-example-notice-text = Während der Aktualisierung kann sich niemand anmelden. Laufende Automatisierungen werden danach fortgesetzt.
audit-action-notice-create = Hinweis geschrieben
audit-action-notice-edit = Hinweis geändert
audit-action-notice-send = Hinweis versendet
audit-action-notice-delete = Entwurf eines Hinweises gelöscht
audit-subject-notice = Hinweis
notices-send-one = Hinweis versenden
