# Was die Befehlszeile sagt; sie spricht Englisch.
demo-refusal-not-empty = In der Datenbank gibt es bereits ein Unternehmen oder Konten. Ein Demo-Unternehmen wird nur in eine leere Datenbank geladen.
refusal-service-account = Das ist ein Dienstkonto. Es meldet sich nie auf den Seiten an und kann daher kein Unternehmensadmin werden.
