outbox-title = Postausgang
outbox-intro = Jede E-Mail, die Gatehouse schreibt, gesendet oder nicht.
outbox-empty = Noch wurde keine E-Mail geschrieben
outbox-empty-text = Einladungen und Mitteilungen an Personen erscheinen hier.
outbox-count = { $count ->
    [one] 1 E-Mail
   *[other] { $shown } E-Mails
}
outbox-search-example = Suchen, oder zum Beispiel state:failed
outbox-view-queued = Wartend
outbox-view-sent = Gesendet
outbox-view-failed = Nicht zugestellt
outbox-sending = Wird gesendet
outbox-column-created = Erstellt
outbox-column-recipient = Empfänger
outbox-column-address = E-Mail-Adresse
outbox-column-kind = Anlass
outbox-column-state = Zustand
outbox-column-attempts = Versuche
outbox-column-next-attempt = Nächster Versuch
outbox-column-sent = Gesendet am
outbox-column-reply = Letzte Antwort des Servers
outbox-resend = Erneut senden
outbox-resend-title = Diese E-Mail erneut senden
outbox-resend-effect = Die E-Mail wird erneut eingereiht und an dieselbe Adresse gesendet.
outbox-resend-effect-link = Sie enthält einen neuen Link; der frühere gilt dann nicht mehr.
outbox-resent = Die E-Mail ist erneut eingereiht.
outbox-not-resent = Diese E-Mail wartet noch oder wurde zurückgezogen.
outbox-field-account = Nummer des Kontos
outbox-paced = Wartet: Diese Adresse hat in einer Stunde so viele E-Mails erhalten, wie die Richtlinie erlaubt.
outbox-figures = E-Mails
outbox-figure-waiting = Wartend
outbox-figure-tried = Wird erneut versucht
outbox-figure-given-up = Aufgegeben
outbox-figure-sent = Heute gesendet
outbox-figure-oldest = Älteste wartende
