role-company-admin = 会社管理者
role-company-admin-text = アカウント、ロール、ライセンス、テナント、設定のすべてを管理します。
role-license-admin = ライセンス管理者
role-license-admin-text = 自分に割り当てられたライセンスと、そのライセンスを使う人を管理します。
role-support = サポート
role-support-text = オープンチケットを確認し、回答します。
role-tenant-user = テナントユーザー
role-tenant-user-text = メンバーになっているテナントにサインインします。テナントのメンバーになると付与されます。
role-web-service = Web サービス
role-web-service-text = プログラムが HTTP API を使用できるようにします。
roles-title = ロール
roles-search-example = 検索、または kind:own accounts:>=10 など
roles-view-built-in = 組み込み
roles-view-own = 独自
roles-view-unused = 割り当てなし
roles-kind-built-in = 組み込み
roles-kind-own = 独自
roles-column-name = 名前
roles-column-kind = 種類
roles-column-description = 説明
roles-column-permissions = 権限
roles-column-accounts = アカウント
roles-column-created = 作成日時
roles-column-created-by = 作成者
roles-column-modified = 最終更新日時
roles-column-modified-by = 更新者
roles-column-id = ID
roles-empty = ロールがありません
roles-empty-text = ロールとは、アカウントに割り当てる権限をまとめて名前を付けたものです。
roles-view = 表示
roles-edit = 編集
roles-clone = 複製
roles-delete = 削除
roles-create = ロールを作成
roles-built-in = 組み込みロールはどこでも同じ内容で、変更できません。複製してから変更してください。
roles-more-than-own = このロールはあなた自身の権限を超えているため、変更も削除もできません。
roles-new-lead = 新しいロールは、誰かが割り当てるまで誰にも付与されません。
roles-edit-title = ロール「{ $name }」を編集
roles-clone-name = { $name } のコピー
roles-name-help = 組み込みロールの名前は、どの言語や表記でも使用できません。
roles-created = ロール「{ $name }」を作成しました。
roles-edited = ロール「{ $name }」への変更を保存しました。
roles-deleted = ロール「{ $name }」を削除しました。
roles-parts = このロールの項目
roles-tab-permits = 許可する操作
roles-who = 割り当て先
roles-who-link = 該当するアカウントを表示
roles-reach-all = すべて
roles-reach-own = 自分の分のみ
roles-reach-none = 許可なし
roles-delete-title = ロール「{ $name }」を削除
roles-delete-effect = このロールは直ちに無効になり、割り当てることもできなくなります。
roles-delete-effect-sessions = サインアウトはされません。セッションと API キーはそのまま残り、次のリクエストから残りの権限だけで動作します。
roles-delete-effect-views = このロールと共有されていた保存済みビューは、非公開に戻ります。
roles-losers = ロールを失うアカウント
roles-loses = できなくなる操作：{ $name }
roles-loses-nothing = 失う権限はありません。ほかのロールが同じ操作を許可しています。
roles-list-separator = 、
roles-has-changed = 表示してから、ロールまたは割り当て先が変更されました。もう一度確認してください。
roles-conflict-title = ほかの人がこのロールを変更しました
roles-conflict-text = まだ何も保存されていません。2 つの内容を比べてください。一方だけにある権限を表示しています。そのうえで選択してください。
roles-conflict-yours = 自分の内容を保存
roles-conflict-theirs = 保存済みの内容を残す
roles-permissions-title = 誰が何をできるか
roles-permissions-lead = すべての権限と、それを許可するロールの一覧です。
roles-held-by-none = 許可するロールはありません。
roles-who-can = できるアカウントを表示
roles-permission = 権限
roles-everybody = 全員
roles-until-label = 期限
roles-until-help = 割り当てるロールを選択してください。日時を指定すると、ロールはその時点で自動的に終了します。指定しない場合は無期限です。日時のタイムゾーンは { $name } です。
roles-until-bad = { $name }：日時が正しくありません。
roles-until-past = { $name }：終了日時には未来の日時を指定してください。
roles-until = { $name }（{ $time } まで）
roles-endless = { $name }（無期限）
roles-no-end = 無期限
roles-end-of = { $name }：終了
roles-count = { $shown } 件のロール
roles-holders = { $count ->
    [0] このロールは誰にも割り当てられていません。
   *[other] { $shown } 件のアカウントに割り当てられています。
}
roles-permission-count = { $shown } 件の権限
roles-and-more = ほか { $shown } 件のロール
roles-delete-count = { $count ->
    [0] このロールは誰にも割り当てられていないため、権限を失う人はいません。
   *[other] { $shown } 件のアカウントがこのロールを失います。
}
roles-edit-lead = { $count ->
    [0] このロールはまだ誰にも割り当てられていません。
   *[other] { $shown } 件のアカウントがこのロールを持っています。権限は直ちに変わり、本人にメールで通知されます。
}
roles-tell-title = { $shown } 件のアカウントに、ロール「{ $name }」の変更を通知
roles-deleted-telling = ロール「{ $name }」を削除し、無効にしました。残り { $shown } 件のアカウントに順次通知します。
roles-delete-button = ロールを削除
