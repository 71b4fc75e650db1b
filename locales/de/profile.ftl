profile-page = Profil
profile-details = Angaben
profile-details-lead = Ihr Name, wie andere ihn sehen. E-Mail-Adresse, Anmeldename und Rollen ändert die Administration.
profile-details-save = Angaben speichern
profile-details-saved = Ihre Angaben sind gespeichert.
profile-preferences = Einstellungen
profile-preferences-lead = Sprache, Zeitzone und Farbschema dieses Portals, nur für Sie.
profile-preferences-save = Einstellungen speichern
profile-preferences-saved = Ihre Einstellungen sind gespeichert.
profile-language = Sprache
profile-zone = Zeitzone
profile-theme = Farbschema
profile-password = Passwort
profile-password-lead = Ein neues Passwort beendet alle Ihre anderen Sitzungen.
profile-password-now = Aktuelles Passwort
profile-password-new = Neues Passwort
profile-password-again = Neues Passwort wiederholen
profile-password-change = Passwort ändern
profile-password-changed = Ihr Passwort ist geändert, und Ihre anderen Sitzungen sind beendet.
profile-password-wrong = Das aktuelle Passwort ist falsch.
profile-sessions = Sitzungen
profile-sessions-lead = Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.
profile-sessions-end-others = Alle anderen Sitzungen beenden
profile-session-ended = Die Sitzung ist beendet.
profile-sessions-ended = { $count ->
    [one] 1 andere Sitzung ist beendet.
   *[other] { $count } andere Sitzungen sind beendet.
}
profile-details-stale = Ihre Angaben wurden inzwischen von jemand anderem geändert. Ihre Eingaben sind nicht verloren: Prüfen Sie die Felder unten und speichern Sie dann noch einmal.
profile-details-saved-now = Jetzt gespeichert: { $name }
profile-password-same = Das ist Ihr aktuelles Passwort. Wählen Sie ein anderes.
profile-password-changed-not-ascii = Ihr Passwort ist geändert, und Ihre anderen Sitzungen sind beendet. Es enthält Zeichen, die auf manchen Tastaturen fehlen; achten Sie darauf, dass Sie es überall eingeben können, wo Sie sich anmelden.
