role-company-admin = Unternehmensadmin
role-company-admin-text = Verwaltet alles: Konten, Rollen, Lizenzen, Mandanten, Einstellungen.
role-license-admin = Lizenzadmin
role-license-admin-text = Verwaltet die zugewiesenen Lizenzen und die Personen mit diesen Lizenzen.
role-support = Support
role-support-text = Sieht offene Tickets und beantwortet sie.
role-tenant-user = Mandantennutzer
role-tenant-user-text = Meldet sich bei den Mandanten an, in denen eine Mitgliedschaft besteht. Ergibt sich aus der Mitgliedschaft in einem Mandanten.
role-web-service = Webdienst
role-web-service-text = Erlaubt einem Programm, die HTTP-API zu verwenden.
roles-title = Rollen
roles-search-example = Suchen, oder versuchen Sie kind:own accounts:>=10
roles-view-built-in = Vorgegeben
roles-view-own = Eigene
roles-view-unused = Von niemandem gehalten
roles-kind-built-in = Vorgegeben
roles-kind-own = Eigene
roles-column-name = Name
roles-column-kind = Art
roles-column-description = Beschreibung
roles-column-permissions = Berechtigungen
roles-column-accounts = Konten
roles-column-created = Erstellt
roles-column-created-by = Erstellt von
roles-column-modified = Zuletzt geändert
roles-column-modified-by = Geändert von
roles-column-id = ID
roles-empty = Keine Rollen
roles-empty-text = Eine Rolle ist eine benannte Menge von Berechtigungen, die Konten halten.
roles-view = Ansehen
roles-edit = Bearbeiten
roles-clone = Duplizieren
roles-delete = Löschen
roles-create = Rolle erstellen
roles-built-in = Vorgegebene Rollen sind überall gleich und können nicht geändert werden. Duplizieren Sie die Rolle und ändern Sie die Kopie.
roles-more-than-own = Diese Rolle erlaubt mehr, als Sie selbst dürfen. Daher können Sie sie weder ändern noch löschen.
roles-new-lead = Niemand hält die neue Rolle, bis jemand sie vergibt.
roles-edit-title = Rolle { $name } bearbeiten
roles-clone-name = Kopie von { $name }
roles-name-help = Nicht der Name einer vorgegebenen Rolle, gleich in welcher Sprache oder Schreibweise.
roles-created = Die Rolle { $name } ist erstellt.
roles-edited = Die Änderungen an der Rolle { $name } sind gespeichert.
roles-deleted = Die Rolle { $name } ist gelöscht.
roles-parts = Teile dieser Rolle
roles-tab-permits = Was sie erlaubt
roles-who = Wer sie hält
roles-who-link = Diese Konten anzeigen
roles-reach-all = alles
roles-reach-own = nur eigene
roles-reach-none = nicht erlaubt
roles-delete-title = Rolle { $name } löschen
roles-delete-effect = Die Rolle erlaubt ab diesem Moment nichts mehr und kann nicht mehr vergeben werden.
roles-delete-effect-sessions = Niemand wird abgemeldet: Sitzungen und API-Schlüssel bleiben und dürfen ab der nächsten Anfrage nur noch das Übrige.
roles-delete-effect-views = Gespeicherte Ansichten, die mit dieser Rolle geteilt waren, sind wieder privat.
roles-losers = Wer die Rolle verliert
roles-loses = Darf nicht mehr: { $name }
roles-loses-nothing = Verliert keine Berechtigung: Andere Rollen erlauben dasselbe.
roles-list-separator = { ", " }
roles-has-changed = Die Rolle oder wer sie hält hat sich geändert, seit dies angezeigt wurde. Prüfen Sie es noch einmal.
roles-conflict-title = Jemand anderes hat diese Rolle geändert
roles-conflict-text = Noch ist nichts gespeichert. Vergleichen Sie beide Fassungen: Aufgeführt sind die Berechtigungen, die nur eine davon hat. Wählen Sie dann.
roles-conflict-yours = Meine Fassung speichern
roles-conflict-theirs = Gespeichertes behalten
roles-permissions-title = Wer darf was
roles-permissions-lead = Jede Berechtigung und die Rollen, durch die jemand sie hat.
roles-held-by-none = Keine Rolle erlaubt dies.
roles-who-can = Wer das darf
roles-permission = Berechtigung
roles-everybody = Alle
roles-until-label = Bis
roles-until-help = Wählen Sie die Rollen. Mit Datum und Uhrzeit endet eine Rolle in diesem Moment von selbst, ohne Angabe hat sie kein Ende. Die Zeiten gelten in { $name }.
roles-until-bad = { $name }: Das ist kein Datum mit Uhrzeit.
roles-until-past = { $name }: Eine Rolle kann nur in der Zukunft enden.
roles-until = { $name } (bis { $time })
roles-endless = { $name } (ohne Ende)
roles-no-end = kein Ende
roles-end-of = { $name }: endet
roles-count = { $count ->
    [one] 1 Rolle
   *[other] { $shown } Rollen
}
roles-holders = { $count ->
    [0] Niemand hält diese Rolle.
    [one] 1 Konto hält diese Rolle.
   *[other] { $shown } Konten halten diese Rolle.
}
roles-permission-count = { $count ->
    [one] 1 Berechtigung
   *[other] { $shown } Berechtigungen
}
roles-and-more = { $count ->
    [one] und 1 weitere Rolle
   *[other] und { $shown } weitere Rollen
}
roles-delete-count = { $count ->
    [0] Niemand hält diese Rolle, also verliert niemand etwas.
    [one] 1 Konto verliert diese Rolle.
   *[other] { $shown } Konten verlieren diese Rolle.
}
roles-edit-lead = { $count ->
    [0] Noch hält niemand diese Rolle.
    [one] 1 Konto hält diese Rolle. Was es darf, ändert sich sofort, und die Person erhält eine E-Mail.
   *[other] { $shown } Konten halten diese Rolle. Was sie dürfen, ändert sich sofort, und jede Person erhält eine E-Mail.
}
roles-tell-title = { $count ->
    [one] 1 Konto mitteilen, dass die Rolle { $name } geändert wurde
   *[other] { $shown } Konten mitteilen, dass die Rolle { $name } geändert wurde
}
roles-deleted-telling = { $count ->
    [one] Die Rolle { $name } ist gelöscht und erlaubt nichts mehr. 1 Konto wird noch benachrichtigt.
   *[other] Die Rolle { $name } ist gelöscht und erlaubt nichts mehr. { $shown } Konten werden noch benachrichtigt.
}
roles-delete-button = Rolle löschen
