export-button = エクスポート
export-title = エクスポート
export-all = { $name }（該当するすべて、全ページ）
export-query = 検索条件: { $name }
export-chosen = 選択した { $shown } 行
export-except = { $shown } 行を除く
export-columns = 列
export-columns-shown = 表示中の列: { $name }
export-columns-all = すべての列（{ $shown } 列）
export-format = 形式
export-format-csv = CSV（どのプログラムでも開けます）
export-format-xlsx = XLSX（Excel、LibreOffice 用）
export-defused = CSV では、=、+、-、@、タブ、改行で始まるセルの先頭にアポストロフィを付け、表計算ソフトで実行されないようにします。XLSX では文字列として保存します。
export-sheets = XLSX の 1 シートは 1,048,575 行までです。それを超える行は次のシートに続きます。
export-audited = エクスポートは監査証跡に記録されます。
export-sheet = シート { $name }
