export-button = Export
export-title = Export
export-all = { $name }: everything that matches, on all pages
export-query = Query: { $name }
export-chosen = { $count ->
    [one] 1 chosen row
   *[other] { $shown } chosen rows
}
export-except = { $count ->
    [one] without 1 row
   *[other] without { $shown } rows
}
export-columns = Columns
export-columns-shown = Those shown: { $name }
export-columns-all = { $count ->
    [one] 1 column
   *[other] All { $shown } columns
}
export-format = Format
export-format-csv = CSV, for any program
export-format-xlsx = XLSX, for Excel and LibreOffice
export-defused = In CSV, a cell that begins with =, +, -, @, a tab or a line break gets a leading apostrophe, so that no spreadsheet runs it. XLSX marks texts as texts.
export-sheets = XLSX holds 1,048,575 rows to a sheet; more go on to further sheets.
export-audited = The export is recorded in the audit trail.
export-sheet = Sheet { $name }
