grid-views = ビュー
grid-query = 検索と絞り込み
grid-search = 検索
grid-clear = クリア
grid-clear-query = 検索条件をクリア
grid-remove = { $name } を外す
grid-bulk = 選択した行
grid-bulk-clear = 選択を解除
# スクリプトが {count} を件数に置き換えます。
grid-selected = { "{count}" } 件選択中
# ページが {name} を行の名前に置き換えます。行ごとの検索は行いません。
grid-select = { "{name}" } を選択
grid-select-page = このページのすべてを選択
grid-actions = 操作
grid-row-actions = { "{name}" } の操作
grid-pages = ページ
grid-first = 最初のページ
grid-previous = 前へ
grid-next = 次へ
grid-last = 最後のページ
grid-table = このページの行
grid-count = 正確な件数を表示
grid-size = 表示件数
grid-size-apply = 適用
grid-empty-query = 検索条件に一致するものがありません
grid-empty-query-text = { $name } に一致する行はありません。検索条件を変更するか、クリアしてすべての行を表示してください。
grid-range = { $total }中 { $first }～{ $final } 件目
grid-more-choices = 作成するものを選択
grid-bulk-more = その他
# ページが {total} を 1,000+ などの件数に置き換えます。
grid-select-all = 一致する { $total } 件をすべて選択
# スクリプトが {total} と {count} を件数に置き換えます。
grid-selected-all = { "{total}" } 件すべて選択中
grid-selected-but = { "{total}" } 件すべて選択中（除外 { "{count}" } 件）
grid-nothing-chosen = 何も選択されていません。1 行以上選択してから、もう一度操作してください。
grid-selection-too-large = 個別に選択できるのは { $limit } 行までです。代わりに「一致するものをすべて選択」を使ってください。
grid-selection-unreadable = この選択に使われた検索条件を読み取れません：「{ $query }」。{ $why } 何も変更されていません。一覧に戻り、選択し直してください。
