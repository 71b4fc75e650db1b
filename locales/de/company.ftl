company-title = Unternehmen
company-since = Mit Gatehouse seit { $name }
company-contacts = Ansprechpersonen
company-contacts-help = Die Unternehmensadmins helfen bei Fragen zu Ihrem Konto und Ihren Berechtigungen.
company-contacts-more = Es gibt mehr Unternehmensadmins, als hier genannt sind.
company-university = University
company-community = Community
company-matrix = Wer was darf
company-matrix-help = Was jede Rolle erlaubt. Rollen ergänzen einander; „nur eigene“ meint, was der Person zugewiesen ist, etwa ihre Lizenzen oder Mandanten.
company-primary = Hauptansprechpartner der Lizenzen
company-primary-help = Fragen Sie diese Personen zu einer Lizenz oder nach einem Platz.
company-primary-more = Es gibt weitere.
company-primary-of = { $count ->
    [one] von 1 Lizenz
   *[other] von { $shown } Lizenzen
}
company-primary-seen = { $count ->
    [one] 1 Lizenz anzeigen
   *[other] { $shown } Lizenzen anzeigen
}
