policies-title = Richtlinien
policies-lead = Was Ihr Unternehmen einmal für alle entscheidet. Eine Änderung gilt sofort, auch für bestehende Sitzungen. Bestehende Schlüssel und Links gelten so lange, wie sie ausgestellt wurden.
policy-save = Speichern
policy-save-named = Speichern: { $name }
policy-changed = { $name }: Die Änderung gilt ab sofort.
policy-as-usual = Bisher hat das niemand geändert.
policy-changed-by = Zuletzt geändert von { $name }, { $time }
policy-usual = üblich
policy-unit = Einheit
policy-unit-days = Tage
policy-unit-hours = Stunden
policy-unit-minutes = Minuten
policy-days = { $count ->
    [one] { $shown } Tag
   *[other] { $shown } Tage
}
policy-hours = { $count ->
    [one] { $shown } Stunde
   *[other] { $shown } Stunden
}
policy-minutes = { $count ->
    [one] { $shown } Minute
   *[other] { $shown } Minuten
}
policy-range = Von { $least } bis { $most }. Üblich: { $usual }.
policy-bounds = Hier muss eine ganze Zahl stehen, von { $least } bis { $most }.
policy-bad-value = Diesen Wert kann die Richtlinie nicht haben. Wählen Sie einen von denen, die das Formular anbietet.
policy-stale = Jemand anders hat diese Richtlinie inzwischen geändert. Prüfen Sie den Wert unten und speichern Sie dann noch einmal.
policy-deletion = Konten löschen
policy-deletion-about = Welche Konten endgültig gelöscht werden können.
policy-deletion-inactive = Nur inaktive Konten
policy-deletion-inactive-effect = Ein Konto muss zuerst deaktiviert werden. So geht durch einen falschen Klick nichts verloren.
policy-deletion-signed-out = Konten, die nicht angemeldet sind
policy-deletion-signed-out-effect = Aktive, ausstehende und inaktive Konten können gelöscht werden, solange niemand damit angemeldet ist.
policy-deletion-never = Keine Konten
policy-deletion-never-effect = Konten können deaktiviert werden, gelöscht werden sie nie.
policy-change-never = Niemand
policy-change-admins = Administratoren
policy-login-change = Anmeldenamen ändern
policy-login-change-about = Wer einen Anmeldenamen noch ändern kann, wenn er einmal gewählt ist.
policy-login-never-effect = Ein Anmeldename bleibt, solange es das Konto gibt.
policy-login-admins-effect = Wer Konten bearbeiten darf, kann auch Anmeldenamen ändern. Die Person wird per E-Mail benachrichtigt.
policy-email-change = E-Mail-Adressen ändern
policy-email-change-about = Wer eine Adresse noch ändern kann, die ihr Besitzer bestätigt hat.
policy-email-never-effect = Eine bestätigte Adresse bleibt, wie sie ist.
policy-email-admins-effect = Wer Konten bearbeiten darf, kann auch bestätigte Adressen ändern. Die Person wird per E-Mail benachrichtigt.
policy-edition = Edition
policy-edition-about = Was Ihr Unternehmen gekauft hat.
policy-edition-subscription = Abonnement
policy-edition-subscription-effect = Jede Rolle kann vergeben werden.
policy-edition-trial = Testversion
policy-edition-trial-effect = Die Rolle Unternehmensadministrator kann nicht vergeben werden. Wer sie hat, behält sie.
policy-invitation-validity = Gültigkeit von Einladungen
policy-invitation-validity-about = Wie lange der Link in einer Einladung gilt, gerechnet ab dem Versand der E-Mail.
policy-api-key-validity = Gültigkeit von API-Schlüsseln
policy-api-key-validity-about = Wie lange ein neuer API-Schlüssel höchstens gilt.
policy-session-idle = Untätige Sitzungen
policy-session-idle-about = Nach welcher Zeit ohne einen Klick eine Person abgemeldet wird.
policy-session-length = Längste Sitzung
policy-session-length-about = Nach welcher Zeit sich eine Person in jedem Fall neu anmelden muss.
policy-password-length = Kürzestes Passwort
policy-password-length-about = Wie viele Zeichen ein neues Passwort braucht.
policy-password-strength = Stärke von Passwörtern
policy-password-strength-about = Wie schwer ein neues Passwort zu erraten sein muss.
policy-strength-strong = Stark
policy-strength-strong-effect = Hält dem Raten jahrelang stand, wenn Passwörter gut gespeichert sind, wie es hier der Fall ist.
policy-strength-very = Sehr stark
policy-strength-very-effect = Hält auch jemandem mit vielen Rechnern stand. Mehr Passwörter werden abgelehnt.
policy-mail-recipient = E-Mails an eine Adresse
policy-mail-recipient-about = Wie viele E-Mails eine Adresse in einer Stunde höchstens erhält, damit niemand überflutet wird. Weitere warten.
policy-mail-minute = E-Mails insgesamt
policy-mail-minute-about = Wie viele E-Mails in einer Minute höchstens gesendet werden, je nachdem, was Ihr Mailserver erlaubt. Weitere warten.
