export-button = Exportieren
export-title = Exportieren
export-all = { $name }: alles, was passt, auf allen Seiten
export-query = Abfrage: { $name }
export-chosen = { $count ->
    [one] 1 ausgewählte Zeile
   *[other] { $shown } ausgewählte Zeilen
}
export-except = { $count ->
    [one] ohne 1 Zeile
   *[other] ohne { $shown } Zeilen
}
export-columns = Spalten
export-columns-shown = Die angezeigten: { $name }
export-columns-all = { $count ->
    [one] 1 Spalte
   *[other] Alle { $shown } Spalten
}
export-format = Format
export-format-csv = CSV, für jedes Programm
export-format-xlsx = XLSX, für Excel und LibreOffice
export-defused = In CSV bekommt eine Zelle, die mit =, +, -, @, einem Tabulator oder einem Zeilenumbruch beginnt, einen Apostroph vorangestellt, damit keine Tabellenkalkulation sie ausführt. XLSX kennzeichnet Texte als Texte.
export-sheets = XLSX fasst 1.048.575 Zeilen je Blatt; weitere stehen auf weiteren Blättern.
export-audited = Der Export wird im Prüfprotokoll verzeichnet.
export-sheet = Blatt { $name }
