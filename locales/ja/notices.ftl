shell-nav-notices = お知らせ
permission-notices-manage = 会社のお知らせを作成
notices-title = お知らせ
notices-intro = ライセンスの主要連絡先と、受信を希望した人に会社から送るお知らせです。
notices-search-example = 検索、または kind:maintenance state:draft のように入力
notices-view-drafts = 下書き
notices-view-sent = 送信済み
notices-view-maintenance = メンテナンス
notices-kind-maintenance = メンテナンス
notices-kind-license = ライセンス
notices-kind-release = リリース
notices-draft = 下書き
notices-sending = 送信中
notices-sent = 送信済み
notices-stopped = 停止
notices-column-subject = 件名
notices-column-kind = 種類
notices-column-state = 状態
notices-column-recipients = 受信者数
notices-column-sent = 送信日時
notices-column-created = 作成日時
notices-column-author = 作成者
notices-column-starts = メンテナンス開始
notices-column-modified = 最終更新
notices-column-id = ID
notices-view = 表示
notices-edit = 編集
notices-delete = 削除
notices-send = 送信
notices-send-rest = 残りの人に送信
notices-create = お知らせを作成
notices-save = 下書きを保存
notices-trail = 監査証跡
notices-empty = お知らせはありません
notices-empty-text = お知らせは、メンテナンス、ライセンスそのもの、または新しいバージョンについて、ライセンスの担当者に伝えるものです。
notices-edit-title = お知らせ「{ $name }」を編集
notices-form-lead = まず下書きとして保存されます。受信者を確認するまで、誰にも送信されません。
notices-kind-help = メンテナンスとライセンスのお知らせは、主要連絡先に必ず届きます。日時はメンテナンスの場合だけ必要です。
notices-from = 開始
notices-until = 終了
notices-zone = 日時のタイムゾーンは { $name } です。
notices-text = 本文
notices-text-help = 本文は書いたとおりに送信されます。メールのほかの文は、受信者の言語で書かれます。
notices-licenses = ライセンス
notices-all-licenses = すべてのライセンス
notices-some-licenses = 次のライセンスだけ
notices-more-licenses = その他のライセンス
notices-more-help = 名前またはキーを1行に1つずつ入力します。「次のライセンスだけ」を選んだ場合に限り有効です。
notices-no-license = 名前またはキーが「{ $name }」のライセンスはありません。
notices-no-licenses = ライセンスを1つ以上選ぶか、すべてを選んでください。
notices-too-many = { $count ->
   *[other] 一度に指定できるライセンスは { $shown } 件までです。
}
notices-count = { $count ->
   *[other] お知らせ { $shown } 件
}
notices-would-get = { $count ->
   *[other] { $shown } 人に届きます。
}
notices-got = { $count ->
   *[other] { $shown } 人が対象です。
}
notices-send-count = { $count ->
   *[other] { $shown } 人にメールが届きます。
}
notices-sent-now = { $count ->
   *[other] お知らせを送信しました。{ $shown } 通のメールが送信トレイにあります。
}
notices-sending-now = { $count ->
   *[other] お知らせを { $shown } 人に送信しています。
}
notices-job = { $count ->
   *[other] お知らせ「{ $name }」を { $shown } 人に送信
}
notices-all-and-some = ライセンスが選ばれていますが、「すべてのライセンス」が指定されています。「次のライセンスだけ」を選ぶか、選択を外してください。
notices-bad-moment = 日時として読み取れません。
notices-ends-before = 終了は開始より後にしてください。
notices-created = 下書きを保存しました。
notices-edited = 下書きの変更を保存しました。
notices-deleted = 下書きを削除しました。
notices-delete-title = 下書き「{ $name }」を削除
notices-delete-effect = まだ誰にも送信されていません。本文は監査証跡に残ります。
notices-has-changed = 表示してから、お知らせまたは受信者が変わりました。もう一度確認してください。
notices-send-title = お知らせ「{ $name }」を送信
notices-recipients = 受信者
notices-why-contact = 主要連絡先
notices-why-asked = 受信を希望
notices-send-effect-once = 関係するライセンスの数にかかわらず、1人に1通だけ届きます。
notices-send-effect-language = 本文はそのまま送信され、メールのほかの文は受信者の言語で書かれます。
notices-send-warning = 送信したお知らせは、変更も取り消しもできません。
notices-refused-sent = お知らせは送信済みのため、変更できません。
notices-refused-nobody = このお知らせの受信者はいません。
notices-refused-license = 選んだライセンスの一部がなくなりました。もう一度選んでください。
notices-refused-has-mail = この人にはすでに送信済みです。
notices-refused-inactive = アカウントが有効でないか、メールアドレスがありません。
notices-conflict-title = ほかの人がこのお知らせを変更しました
notices-when = 期間
notices-window = { $from } から { $until } まで
notices-sent-by = 送信者
notices-progress = { $total } 人中 { $done } 人。
notices-report = レポートを表示
notices-about = このお知らせについて
notices-profile = ライセンスのお知らせ
notices-profile-lead = ライセンスごとに、メールで受け取るお知らせを選びます。
notices-profile-save = 選択を保存
notices-locked = 主要連絡先には、メンテナンスとライセンスのお知らせが必ず届きます。
notices-tie-contact = 主要連絡先
notices-tie-admin = 管理者
notices-tie-seat = シート
notices-wishes-saved = 選択を保存しました。
notices-wishes = { $name }：{ $kinds }
notices-wishes-none = { $name }：なし
profile-mails-notices = このページの下、またはライセンスのページで、ライセンスごとに選びます。
outbox-field-notice = お知らせの番号
mail-about-notice = 会社からのお知らせ
mail-subject-own = { $subject }：{ $own }
mail-notice-subject = { $company } からのお知らせ
mail-notice-body = ご担当またはご利用のライセンスについて、{ $company } からお知らせします。
mail-notice-until = 期間：{ $from } から { $until } まで
mail-notice-which = ライセンス：{ $licenses }
mail-notice-who = 種類：{ $kind }
mail-notice-footer = このメールは、{ $company } のライセンスの主要連絡先、またはプロフィールでお知らせの受信を選んだ方にお送りしています。返信はできません。
mailing-example-notice = 土曜日に Control Room を更新します
mailing-example-notice-text = 更新中はサインインできません。実行中の自動化は、更新後に再開されます。
audit-action-notice-create = お知らせの作成
audit-action-notice-edit = お知らせの変更
audit-action-notice-send = お知らせの送信
audit-action-notice-delete = お知らせの下書きの削除
audit-subject-notice = お知らせ
notices-send-one = お知らせを送信
