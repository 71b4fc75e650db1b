tenants-title = Mandanten
tenants-search-example = Suchen, oder zum Beispiel kind:cloud members:>=10
tenants-view-cloud = In der Cloud
tenants-view-on-premises = Im eigenen Haus
tenants-view-empty = Ohne Mitglieder
tenants-kind-cloud = Cloud
tenants-kind-on-premises = Im eigenen Haus
tenants-active = Aktiv
tenants-suspended = Ausgesetzt
tenants-role-user = Benutzer
tenants-role-admin = Mandantenadministrator
tenants-as = { $name } ({ $role })
tenants-as-login = { $name } ({ $role }, Anmeldename dort: { $login })
tenants-column-name = Name
tenants-column-status = Status
tenants-column-kind = Art
tenants-column-members = Mitglieder
tenants-column-url = Adresse
tenants-column-description = Beschreibung
tenants-column-created = Angelegt
tenants-column-created-by = Angelegt von
tenants-column-modified = Zuletzt geändert
tenants-column-modified-by = Geändert von
tenants-column-id = ID
tenants-intro-own = Die Mandanten, in denen Sie Mitglied sind.
tenants-empty = Keine Mandanten
tenants-empty-text = Ein Mandant ist ein für sich betriebenes System, an dem sich Personen über Gatehouse anmelden.
tenants-empty-own = Sie sind in keinem Mandanten Mitglied. Ein Administrator kann Sie hinzufügen.
tenants-view = Anzeigen
tenants-edit = Bearbeiten
tenants-delete = Löschen
tenants-create = Mandanten anlegen
tenants-add-member = Mitglied hinzufügen
tenants-new-lead = Der neue Mandant hat noch keine Mitglieder, bis jemand hinzugefügt wird.
tenants-edit-title = Mandant { $name } bearbeiten
tenants-edit-lead = { $count ->
    [0] Noch niemand ist Mitglied in diesem Mandanten.
    [one] 1 Konto ist Mitglied in diesem Mandanten. Eine neue Adresse gilt sofort.
   *[other] { $shown } Konten sind Mitglied in diesem Mandanten. Eine neue Adresse gilt sofort.
}
tenants-url-help = Unter welcher Adresse der Mandant erreichbar ist, zum Beispiel https://eu.example.com. In der Cloud ist https nötig.
tenants-kind-help = In der Cloud meldet sich jede Person wie in Gatehouse an. Im eigenen Haus kann ein Mitglied einen anderen Anmeldenamen haben; wird der Mandant zu einem in der Cloud, werden diese Anmeldenamen entfernt.
tenants-status-help = Ein ausgesetzter Mandant nimmt keine neuen Mitglieder auf. Wer Mitglied ist, bleibt es.
tenants-bad-url = Das ist keine Webadresse. Sie beginnt mit https:// und enthält weder Benutzernamen noch Passwort noch #.
tenants-url-https = Ein Mandant in der Cloud wird über das Internet erreicht, deshalb muss seine Adresse mit https:// beginnen.
tenants-name-taken = Einen Mandanten dieses Namens gibt es schon. Wählen Sie einen anderen Namen.
tenants-created = Der Mandant { $name } ist angelegt.
tenants-edited = Die Änderungen am Mandanten { $name } sind gespeichert.
tenants-deleted = Der Mandant { $name } ist gelöscht.
tenants-parts = Teile dieses Mandanten
tenants-tab-overview = Überblick
tenants-members = Mitglieder
tenants-members-help = Um viele auf einmal hinzuzufügen oder zu entfernen, haken Sie Konten in der Kontenliste an. Die Rolle Mandantennutzer kommt mit der ersten Mitgliedschaft und geht mit der letzten.
tenants-show-accounts = Diese Konten anzeigen
tenants-change = Ändern
tenants-remove = Entfernen
tenants-added-by = Hinzugefügt von { $name }
tenants-login-is = Anmeldename dort: { $name }
tenants-your-role = Ihre Rolle dort
tenants-your-login = Ihr Anmeldename dort
tenants-your-since = Mitglied seit
tenants-conflict-title = Jemand anders hat diesen Mandanten geändert
tenants-conflict-saved = { $name } hat eine andere Fassung gespeichert: { $time }.
tenants-conflict-text = Von Ihnen ist noch nichts gespeichert. Vergleichen Sie die beiden Fassungen und wählen Sie dann.
tenants-delete-title = Mandant { $name } löschen
tenants-delete-effect = Gatehouse vergisst den Mandanten, seine Adresse und wer Mitglied war. Das System selbst läuft weiter.
tenants-delete-effect-accounts = Die Konten bleiben, wie sie sind, auch in anderen Mandanten. Wer in keinem anderen Mandanten ist, verliert die Rolle Mandantennutzer.
tenants-losers = Wer den Zugang verliert
tenants-has-changed = Der Mandant oder wer Mitglied ist hat sich geändert, seit dies angezeigt wurde. Prüfen Sie es noch einmal.
tenants-add-title = Mitglied zu { $name } hinzufügen
tenants-add-lead = Die Person erfährt es per E-Mail.
tenants-who = Anmeldename oder E-Mail-Adresse
tenants-who-help = Einer Person, deren Konto aktiv oder ausstehend ist.
tenants-role = Rolle im Mandanten
tenants-role-help = Was die Rolle erlaubt, bestimmt der Mandant selbst.
tenants-login = Anmeldename dort
tenants-login-help = Nur wenn sich die Person an diesem Mandanten mit einem anderen Anmeldenamen anmeldet als in Gatehouse.
tenants-nobody = Es gibt kein Konto mit diesem Anmeldenamen oder dieser E-Mail-Adresse.
tenants-login-taken = Diesen Anmeldenamen hat in diesem Mandanten schon jemand anders.
tenants-change-title = Ändern, was { $name } in { $tenant } ist
tenants-change-lead = Es gilt sofort, und die Person erfährt es per E-Mail.
tenants-member-has-changed = Jemand anders hat diese Mitgliedschaft geändert. Das Formular zeigt, was jetzt gespeichert ist; von Ihnen ist nichts gespeichert.
tenants-remove-title = Aus dem Mandanten { $name } entfernen
tenants-remove-effect = Über Gatehouse meldet sich davon niemand mehr an diesem Mandanten an.
tenants-remove-effect-last = Es ist der einzige Mandant dieses Kontos, deshalb geht auch die Rolle Mandantennutzer. Das Konto bleibt aktiv.
tenants-remove-effect-others = Das Konto bleibt aktiv und Mitglied in seinen anderen Mandanten.
tenants-added = { $name } ist jetzt Mitglied in { $tenant }.
tenants-changed = Was { $name } in { $tenant } ist, ist geändert.
tenants-removed = { $name } ist nicht mehr Mitglied in { $tenant }.
tenants-refused-inactive = Ein inaktives Konto kann nicht Mitglied eines Mandanten werden. Aktivieren Sie es zuerst.
tenants-refused-member = Das Konto ist schon Mitglied in diesem Mandanten.
tenants-refused-no-member = Das Konto ist nicht Mitglied in diesem Mandanten.
tenants-refused-suspended = Der Mandant { $name } ist ausgesetzt und nimmt keine neuen Mitglieder auf.
tenants-count = { $count ->
    [one] 1 Mandant
   *[other] { $shown } Mandanten
}
tenants-member-count = { $count ->
    [0] Niemand ist Mitglied in diesem Mandanten.
    [one] 1 Mitglied.
   *[other] { $shown } Mitglieder.
}
tenants-and-more = { $count ->
    [one] und 1 weiteres Mitglied
   *[other] und { $shown } weitere Mitglieder
}
tenants-delete-count = { $count ->
    [0] Niemand ist Mitglied in diesem Mandanten, also verliert niemand etwas.
    [one] 1 Konto verliert den Zugang zu diesem Mandanten.
   *[other] { $shown } Konten verlieren den Zugang zu diesem Mandanten.
}
tenants-deleted-telling = { $count ->
    [one] Der Mandant { $name } ist gelöscht. 1 Konto wird noch benachrichtigt.
   *[other] Der Mandant { $name } ist gelöscht. { $shown } Konten werden noch benachrichtigt.
}
accounts-column-tenants = Mandanten
accounts-field-tenant = Mandant
accounts-tenants = Mandanten
accounts-no-tenants-text = Dieses Konto ist in keinem Mandanten Mitglied.
accounts-add-tenant = Zu Mandant hinzufügen
accounts-remove-tenant = Aus Mandant entfernen
accounts-tenant-which = Welcher Mandant?
accounts-tenant-choose = Wählen Sie einen Mandanten
accounts-tenant-unknown = Diesen Mandanten gibt es nicht, oder er nimmt keine Mitglieder auf. Laden Sie die Seite neu und wählen Sie aus der Liste.
accounts-why-no-operator = Keines der angehakten Konten gehört einer Person und ist aktiv oder ausstehend.
accounts-why-no-tenant = Keines der angehakten Konten ist Mitglied in einem Mandanten.
accounts-add-tenant-effect = Sie sind sofort Mitglied des Mandanten und haben die Rolle Mandantennutzer.
accounts-remove-tenant-effect = Die Konten bleiben, wie sie sind. Wer in keinem anderen Mandanten ist, verliert die Rolle Mandantennutzer.
accounts-add-tenant-title = { $count ->
    [0] Zu einem Mandanten hinzufügen
    [one] 1 Konto zu einem Mandanten hinzufügen
   *[other] { $shown } Konten zu einem Mandanten hinzufügen
}
accounts-remove-tenant-title = { $count ->
    [0] Aus einem Mandanten entfernen
    [one] 1 Konto aus einem Mandanten entfernen
   *[other] { $shown } Konten aus einem Mandanten entfernen
}
accounts-add-tenant-named = { $count ->
    [one] 1 Konto zum Mandanten { $name } hinzufügen
   *[other] { $shown } Konten zum Mandanten { $name } hinzufügen
}
accounts-remove-tenant-named = { $count ->
    [one] 1 Konto aus dem Mandanten { $name } entfernen
   *[other] { $shown } Konten aus dem Mandanten { $name } entfernen
}
accounts-tenant-added = { $count ->
    [one] 1 Konto ist jetzt Mitglied des Mandanten.
   *[other] { $shown } Konten sind jetzt Mitglied des Mandanten.
}
accounts-tenant-removed = { $count ->
    [one] 1 Konto ist aus dem Mandanten entfernt.
   *[other] { $shown } Konten sind aus dem Mandanten entfernt.
}
