tenants-title = テナント
tenants-search-example = 検索、または kind:cloud members:>=10
tenants-view-cloud = クラウド
tenants-view-on-premises = オンプレミス
tenants-view-empty = メンバーなし
tenants-kind-cloud = クラウド
tenants-kind-on-premises = オンプレミス
tenants-active = アクティブ
tenants-suspended = 停止中
tenants-role-user = ユーザー
tenants-role-admin = テナント管理者
tenants-as = { $name }（{ $role }）
tenants-as-login = { $name }（{ $role }、このテナントでのログイン名：{ $login }）
tenants-column-name = 名前
tenants-column-status = ステータス
tenants-column-kind = 種類
tenants-column-members = メンバー
tenants-column-url = アドレス
tenants-column-description = 説明
tenants-column-created = 作成日時
tenants-column-created-by = 作成者
tenants-column-modified = 最終更新
tenants-column-modified-by = 更新者
tenants-column-id = ID
tenants-intro-own = あなたがメンバーになっているテナントです。
tenants-empty = テナントはありません
tenants-empty-text = テナントは、個別に運用され、利用者が Gatehouse を通じてサインインするシステムです。
tenants-empty-own = あなたはどのテナントのメンバーでもありません。管理者が追加できます。
tenants-view = 表示
tenants-edit = 編集
tenants-delete = 削除
tenants-create = テナントを作成
tenants-add-member = メンバーを追加
tenants-new-lead = 新しいテナントには、追加されるまでメンバーがいません。
tenants-edit-title = テナント { $name } の編集
tenants-edit-lead = { $count ->
    [0] このテナントのメンバーはまだいません。
   *[other] このテナントのメンバーは { $shown } アカウントです。新しいアドレスはすぐに有効になります。
}
tenants-url-help = テナントのアドレスです（例：https://eu.example.com）。クラウドのテナントには https が必要です。
tenants-kind-help = クラウドのテナントには、全員が Gatehouse と同じログイン名でサインインします。オンプレミスのテナントでは、メンバーが別のログイン名を持つことができます。クラウドに変えると、それらのログイン名は削除されます。
tenants-status-help = 停止中のテナントには新しいメンバーを追加できません。今のメンバーはそのままです。
tenants-bad-url = Web アドレスではありません。https:// で始め、ユーザー名、パスワード、# を含めないでください。
tenants-url-https = クラウドのテナントはインターネット経由で利用されるため、アドレスは https:// で始める必要があります。
tenants-name-taken = この名前のテナントは既にあります。別の名前を選んでください。
tenants-created = テナント { $name } を作成しました。
tenants-edited = テナント { $name } の変更を保存しました。
tenants-deleted = テナント { $name } を削除しました。
tenants-parts = このテナントの項目
tenants-tab-overview = 概要
tenants-members = メンバー
tenants-members-help = まとめて追加または削除するには、アカウントの一覧で選択します。ロール「テナントユーザー」は最初のテナントのメンバーになると付与され、最後のテナントから外れると取り消されます。
tenants-show-accounts = これらのアカウントを表示
tenants-change = 変更
tenants-remove = 外す
tenants-added-by = 追加者：{ $name }
tenants-login-is = このテナントでのログイン名：{ $name }
tenants-your-role = あなたのロール
tenants-your-login = あなたのログイン名
tenants-your-since = メンバーになった日時
tenants-conflict-title = ほかの人がこのテナントを変更しました
tenants-conflict-saved = { $name } さんが { $time } に別の内容を保存しました。
tenants-conflict-text = あなたの変更はまだ保存されていません。2 つの内容を比べて選んでください。
tenants-delete-title = テナント { $name } の削除
tenants-delete-effect = テナント、そのアドレス、メンバーの情報が Gatehouse から消えます。システムそのものは動き続けます。
tenants-delete-effect-accounts = アカウントは、ほかのテナントも含めてそのままです。ほかのテナントに属していない人は、ロール「テナントユーザー」を失います。
tenants-losers = アクセスを失う人
tenants-has-changed = 表示したあとで、テナントまたはメンバーが変わりました。もう一度確認してください。
tenants-add-title = { $name } へのメンバーの追加
tenants-add-lead = 本人にメールで通知されます。
tenants-who = ログイン名またはメールアドレス
tenants-who-help = アクティブまたは保留中のオペレーターのものを入力します。
tenants-role = テナントでのロール
tenants-role-help = ロールで何ができるかは、テナント側で決まります。
tenants-login = このテナントでのログイン名
tenants-login-help = Gatehouse とは別のログイン名でこのテナントにサインインする場合だけ入力します。
tenants-nobody = このログイン名またはメールアドレスのアカウントはありません。
tenants-login-taken = このテナントでは、ほかの人がこのログイン名を使っています。
tenants-change-title = { $tenant } での { $name } の変更
tenants-change-lead = すぐに有効になり、本人にメールで通知されます。
tenants-member-has-changed = ほかの人がこのメンバーを変更しました。フォームには今の内容が表示されています。あなたの変更は保存されていません。
tenants-remove-title = テナント { $name } から外す
tenants-remove-effect = Gatehouse を通じてこのテナントにサインインできなくなります。
tenants-remove-effect-last = このアカウントの唯一のテナントなので、ロール「テナントユーザー」も取り消されます。アカウントはアクティブのままです。
tenants-remove-effect-others = アカウントはアクティブのままで、ほかのテナントのメンバーであり続けます。
tenants-added = { $name } さんは { $tenant } のメンバーになりました。
tenants-changed = { $tenant } での { $name } さんの内容を変更しました。
tenants-removed = { $name } さんは { $tenant } のメンバーではなくなりました。
tenants-refused-inactive = 非アクティブなアカウントはテナントのメンバーになれません。先にアクティブ化してください。
tenants-refused-member = このアカウントは既にこのテナントのメンバーです。
tenants-refused-no-member = このアカウントはこのテナントのメンバーではありません。
tenants-refused-suspended = テナント { $name } は停止中のため、新しいメンバーを追加できません。
tenants-count = { $shown } テナント
tenants-member-count = { $count ->
    [0] このテナントのメンバーはいません。
   *[other] { $shown } 人のメンバー
}
tenants-and-more = ほか { $shown } 人のメンバー
tenants-delete-count = { $count ->
    [0] このテナントのメンバーはいないので、アクセスを失う人はいません。
   *[other] { $shown } アカウントがこのテナントへのアクセスを失います。
}
tenants-deleted-telling = テナント { $name } を削除しました。あと { $shown } アカウントに通知します。
accounts-column-tenants = テナント
accounts-field-tenant = テナント
accounts-tenants = テナント
accounts-no-tenants-text = このアカウントはどのテナントのメンバーでもありません。
accounts-add-tenant = テナントに追加
accounts-remove-tenant = テナントから外す
accounts-tenant-which = どのテナントですか
accounts-tenant-choose = テナントを選んでください
accounts-tenant-unknown = このテナントは存在しないか、メンバーを追加できません。ページを読み込み直し、一覧から選んでください。
accounts-why-no-operator = 選択したアカウントに、アクティブまたは保留中のオペレーターはありません。
accounts-why-no-tenant = 選択したアカウントは、どのテナントのメンバーでもありません。
accounts-add-tenant-effect = すぐにテナントのメンバーになり、ロール「テナントユーザー」が付与されます。
accounts-remove-tenant-effect = アカウントはそのままです。ほかのテナントに属していない人は、ロール「テナントユーザー」を失います。
accounts-add-tenant-title = { $count ->
    [0] テナントへの追加
   *[other] { $shown } アカウントをテナントに追加
}
accounts-remove-tenant-title = { $count ->
    [0] テナントから外す
   *[other] { $shown } アカウントをテナントから外す
}
accounts-add-tenant-named = { $shown } アカウントをテナント { $name } に追加
accounts-remove-tenant-named = { $shown } アカウントをテナント { $name } から外す
accounts-tenant-added = { $shown } アカウントがテナントのメンバーになりました。
accounts-tenant-removed = { $shown } アカウントをテナントから外しました。
