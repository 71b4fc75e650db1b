# Mails an die Person, der ein Konto gehört.
mail-greeting = Guten Tag { $name },
mail-link-plain = Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:
mail-footer = Sie erhalten diese E-Mail, weil ein Konto bei { $company } diese Adresse verwendet. Bitte antworten Sie nicht darauf.
mail-help = Falls Sie dies nicht erwartet haben, wenden Sie sich bitte an Ihre Administration.
mail-reason = Grund: { $reason }
mail-list-separator = ,{" "}
mail-valid-days = Der Link funktioniert einmal, innerhalb von { $count ->
    [one] 1 Tag
   *[other] { $count } Tagen
}.
mail-valid-hours = Der Link funktioniert einmal, innerhalb von { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}.

mail-invitation-subject = Aktivieren Sie Ihr Konto bei { $company }
mail-invitation-body = Für Sie wurde ein Konto bei { $company } angelegt. Wählen Sie einen Anmeldenamen und ein Passwort, um es zu aktivieren.
mail-invitation-button = Konto aktivieren

mail-activated-subject = Ihr Konto bei { $company } ist aktiv
mail-activated-body = Ihr Konto bei { $company } wurde aktiviert. Sie können sich anmelden.
mail-activated-button = Anmelden

mail-deactivated-subject = Ihr Konto bei { $company } wurde deaktiviert
mail-deactivated-body = Ihr Konto bei { $company } wurde deaktiviert. Sie wurden überall abgemeldet und können sich derzeit nicht anmelden.
mail-deactivated-until = Das gilt voraussichtlich bis { $until }.

mail-deleted-subject = Ihr Konto bei { $company } wurde gelöscht
mail-deleted-body = Ihr Konto bei { $company } wurde gelöscht. Das lässt sich nicht rückgängig machen.

mail-edited-subject = Ihr Konto bei { $company } wurde geändert
mail-edited-body = Die Administration hat Ihr Konto bei { $company } geändert.
mail-edited-fields = Geändert: { $fields }

mail-roles-changed-subject = Ihre Rollen bei { $company } wurden geändert
mail-roles-changed-body = Die Administration hat Ihre Berechtigungen bei { $company } geändert.
mail-roles-changed-added = Hinzugefügt: { $roles }
mail-roles-changed-removed = Entfernt: { $roles }

mail-password-changed-subject = Ihr Passwort bei { $company } wurde geändert
mail-password-changed-body = Das Passwort Ihres Kontos bei { $company } wurde geändert.
mail-password-changed-help = Falls Sie das nicht waren, wenden Sie sich bitte sofort an Ihre Administration.

mail-password-reset-subject = Wählen Sie ein neues Passwort für Ihr Konto bei { $company }
mail-password-reset-body = Für Ihr Konto bei { $company } wurde ein neues Passwort angefordert. Wählen Sie es über diesen Link.
mail-password-reset-button = Neues Passwort wählen
mail-password-reset-help = Falls Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist. Kommt es öfter vor, wenden Sie sich an Ihre Administration.

mail-new-browser-subject = Anmeldung bei Ihrem Konto bei { $company } mit einem neuen Browser
mail-new-browser-body = Bei Ihrem Konto bei { $company } gab es eine Anmeldung mit einem Browser, der dafür in den letzten 90 Tagen nicht verwendet wurde.
mail-new-browser-help = Falls Sie das waren, müssen Sie nichts tun. Andernfalls ändern Sie Ihr Passwort, beenden Sie in Ihrem Profil die anderen Sitzungen und wenden Sie sich an Ihre Administration.

mail-field-first-name = Vorname
mail-field-last-name = Nachname
mail-field-display-name = Anzeigename
mail-field-email = E-Mail-Adresse
mail-field-login = Anmeldename
mail-field-job-title = Position
mail-field-description = Beschreibung
mail-field-locale = Sprache
mail-field-time-zone = Zeitzone
mail-field-valid-until = Gültig bis
mail-about-invitation = Einladung
mail-about-activated = Konto aktiviert
mail-about-deactivated = Konto deaktiviert
mail-about-deleted = Konto gelöscht
mail-about-edited = Konto geändert
mail-about-roles-changed = Rollen geändert
mail-about-password-changed = Passwort geändert
mail-about-password-reset = Neues Passwort
mail-about-new-browser = Anmeldung mit neuem Browser
mail-key-expires-subject = Ein API-Schlüssel bei { $company } läuft bald ab
mail-key-expires-body = Ein Programm bei { $company } wird abgewiesen, sobald sein API-Schlüssel abläuft.
mail-key-expires-which = Schlüssel: { $key }. Konto: { $account }
mail-key-expires-until = Er läuft am { $until } (UTC) ab.
mail-key-expires-help = Wechseln Sie den Schlüssel vor diesem Tag: Der alte gilt noch eine Weile, damit nichts stehen bleibt.
mail-key-expires-button = Anmelden
mail-about-key-expires = API-Schlüssel läuft ab
mail-test-subject = Testmail von { $company }
mail-test-body = Dies ist ein Test. Dass Sie ihn lesen können, zeigt: Gatehouse bei { $company } kann E-Mails senden.
mail-test-footer = Sie erhalten diese E-Mail, weil die Administration bei { $company } den Versand mit dieser Adresse ausprobiert hat. Bitte antworten Sie nicht darauf.
mail-about-test = Testmail
mail-ticket-opened-subject = Ihr Support-Ticket bei { $company } wurde eröffnet
mail-ticket-opened-body = Sie haben bei { $company } ein Support-Ticket eröffnet. Sie erhalten eine E-Mail, wenn jemand antwortet.
mail-ticket-opened-which = Ihr Ticket: { $ticket }
mail-ticket-shared-subject = Ein Support-Ticket bei { $company } wird mit Ihnen geteilt
mail-ticket-shared-body = Sie können jetzt ein Support-Ticket bei { $company } lesen und sich daran beteiligen.
mail-ticket-shared-which = { $who } teilt das Ticket { $ticket } mit Ihnen.
mail-ticket-answered-subject = Neuer Kommentar zu einem Support-Ticket bei { $company }
mail-ticket-answered-body = Es gibt Neues in einem Support-Ticket bei { $company }, dem Sie folgen.
mail-ticket-answered-which = { $who } hat im Ticket { $ticket } geschrieben.
mail-ticket-closed-subject = Ein Support-Ticket bei { $company } wurde geschlossen
mail-ticket-closed-body = Ein Support-Ticket bei { $company }, dem Sie folgen, wurde geschlossen. Es kann wieder geöffnet werden.
mail-ticket-closed-which = { $who } hat das Ticket { $ticket } geschlossen.
mail-ticket-help = Was geschrieben wurde, steht nur im Ticket. Dort können Sie auch aufhören, ihm zu folgen.
mail-ticket-button = Ticket öffnen
mail-about-ticket-opened = Ticket eröffnet
mail-about-ticket-shared = Ticket geteilt
mail-about-ticket-answered = Ticket beantwortet
mail-about-ticket-closed = Ticket geschlossen
mail-roles-changed-limited = Neues Ende: { $roles }
mail-roles-changed-granted = Die Rolle { $role } erlaubt jetzt auch: { $permissions }
mail-roles-changed-withdrawn = Die Rolle { $role } erlaubt nicht mehr: { $permissions }
mail-about-licenses-changed = Lizenzen geändert
mail-about-contact-changed = Hauptansprechpartner geändert
mail-about-license-expires = Lizenz läuft ab
mail-licenses-changed-subject = Ihre Lizenzen bei { $company } haben sich geändert
mail-licenses-changed-body = Die Lizenzen Ihres Kontos bei { $company } haben sich geändert.
mail-licenses-changed-added = Sie können jetzt nutzen: { $licenses }.
mail-licenses-changed-removed = Sie können nicht mehr nutzen: { $licenses }.
mail-licenses-changed-manages = Sie betreuen jetzt die Lizenz { $license }.
mail-licenses-changed-manages-not = Sie betreuen die Lizenz { $license } nicht mehr.
mail-contact-changed-subject = Anderer Hauptansprechpartner für eine Lizenz von { $company }
mail-contact-changed-body = Eine Lizenz von { $company } hat einen anderen Hauptansprechpartner.
mail-contact-changed-who = { $license }: { $new } tritt an die Stelle von { $old }.
mail-contact-changed-help = Der Hauptansprechpartner erhält alle Hinweise zu Wartung und Lizenz und darf deren Administratoren benennen.
mail-license-expires-subject = Eine Lizenz von { $company } läuft bald ab
mail-license-expires-body = Eine Lizenz, die Sie bei { $company } betreuen, läuft bald ab.
mail-license-expires-until = { $license } läuft am { $until } ab.
mail-license-expires-help = Verlängern Sie sie rechtzeitig und tragen Sie das neue Ende auf der Seite der Lizenz ein.
mail-about-tenants-changed = Mandanten geändert
mail-tenants-changed-subject = Ihre Mandanten bei { $company } haben sich geändert
mail-tenants-changed-body = Ein Administrator hat geändert, an welchen Mandanten Sie sich bei { $company } anmelden können.
mail-tenants-changed-added = Hinzugefügt zu: { $tenants }
mail-tenants-changed-removed = Entfernt aus: { $tenants }
mail-tenants-changed-changed = Geändert: { $tenants }
