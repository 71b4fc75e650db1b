jobs-title = 一括操作
jobs-intro = { $count ->
   *[other] 多くのアカウントにまとめて行った操作と、そのレポートです。レポートは { $shown } 日間保存されます。
}
jobs-one = 一括操作
jobs-empty = 一括操作はまだありません
jobs-empty-text = 一覧でアカウントを選択するか、検索に一致するものをすべて選択し、操作を選んでください。進行状況とレポートがここに表示されます。
jobs-by = 実行者：{ $name }
jobs-see = 進行状況を表示
jobs-state = 進行状況
jobs-waiting = 待機中
jobs-running = 進行中
jobs-done = 終了
jobs-cancelled = キャンセル済み
jobs-stopped = 停止
jobs-item-left = 未実行
jobs-item-wrong = 失敗
jobs-item-failed = サーバーの問題により実行できませんでした。もう一度お試しください。再び失敗する場合は、サーバーの管理者にこの番号を伝えてください：{ $id }
jobs-count-done = 完了 { $shown } 件
jobs-count-skipped = スキップ { $shown } 件
jobs-count-failed = 失敗 { $shown } 件
jobs-gathering = { $count ->
   *[other] 約 { $shown } 件のアカウントを検索しています…
}
jobs-progress = { $total } 件中 { $tried } 件
jobs-leave = このページを離れても処理は続きます。「一括操作」からまた確認できます。
jobs-tab-all = すべて
jobs-no-rows = ここにアカウントはありません。
jobs-nameless = ID { $name }
jobs-cancel = キャンセル
jobs-cancelled-now = キャンセルしました。すでに行われた分はそのまま残ります。
jobs-over-already = すでに終了していました。
jobs-retry = 失敗分を再試行
jobs-undo = 元に戻す
jobs-csv = レポートをダウンロード
jobs-csv-help = レポートは CSV でダウンロードできます。表計算ソフトが数式として実行するセルの先頭には、アポストロフィが付きます。
jobs-undo-of = これは別の一括操作を元に戻すものです
jobs-retry-of = これは以前に失敗した分の再試行です
jobs-undone-by = 元に戻されました：結果を見る
jobs-retried-by = 失敗分が再試行されました：結果を見る
jobs-nothing-failed = 失敗したものはないため、再試行の必要はありません。
jobs-nothing-done = 何も行われていないか、まだ進行中です。元に戻すものはありません。
jobs-cannot-undo = この操作は元に戻せません。
jobs-undo-late = 24 時間以上前の操作のため、元に戻せません。
jobs-stopped-gone = { $name } はサインインできなくなったため、残りは実行されませんでした。
jobs-stopped-permission = { $name } は権限「{ $permission }」を失ったため、残りは実行されませんでした。
jobs-column-id = ID
jobs-column-name = 名前
jobs-column-result = 結果
jobs-column-reason = 理由
jobs-search-example = 検索、または state:running、failed:>0
jobs-view-open = 実行中
jobs-view-failed = 失敗あり
jobs-column-action = 操作
jobs-column-state = 状態
jobs-column-total = アカウント
jobs-column-by = 実行者
jobs-column-created = 依頼日時
jobs-column-finished = 終了日時
jobs-count = { $count ->
   *[other] 一括操作 { $shown } 件
}
jobs-undo-activate = 元に戻す：アクティブ化
jobs-undo-deactivate = 元に戻す：非アクティブ化
jobs-undo-assign-license = 元に戻す：ライセンスを割り当てる
jobs-undo-unassign-license = 元に戻す：ライセンスを外す
jobs-tell-of-role = ロールの変更を通知
