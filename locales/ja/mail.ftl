# アカウントの持ち主に送るメール
mail-greeting = { $name } 様
mail-link-plain = ボタンが使えない場合は、次のアドレスをブラウザーに貼り付けてください。
mail-footer = このメールは、{ $company } のアカウントにこのアドレスが登録されているためお送りしています。このメールには返信しないでください。
mail-help = 心当たりのない場合は、管理者にお問い合わせください。
mail-reason = 理由：{ $reason }
mail-list-separator = 、
mail-valid-days = リンクは { $count } 日以内に一度だけ使用できます。
mail-valid-hours = リンクは { $count } 時間以内に一度だけ使用できます。

mail-invitation-subject = { $company } のアカウントを有効にしてください
mail-invitation-body = { $company } にあなたのアカウントが作成されました。ログイン名とパスワードを設定して、アカウントを有効にしてください。
mail-invitation-button = アカウントを有効にする

mail-activated-subject = { $company } のアカウントがアクティブになりました
mail-activated-body = { $company } のアカウントがアクティブ化されました。サインインできます。
mail-activated-button = サインイン

mail-deactivated-subject = { $company } のアカウントが非アクティブ化されました
mail-deactivated-body = { $company } のアカウントが非アクティブ化されました。すべての端末からサインアウトされ、現在はサインインできません。
mail-deactivated-until = 非アクティブの期間は { $until } までの予定です。

mail-deleted-subject = { $company } のアカウントが削除されました
mail-deleted-body = { $company } のアカウントが削除されました。この操作は取り消せません。

mail-edited-subject = { $company } のアカウント情報が変更されました
mail-edited-body = 管理者が { $company } のアカウント情報を変更しました。
mail-edited-fields = 変更された項目：{ $fields }

mail-roles-changed-subject = { $company } でのロールが変更されました
mail-roles-changed-body = 管理者が { $company } でのあなたのロールを変更しました。
mail-roles-changed-added = 追加：{ $roles }
mail-roles-changed-removed = 解除：{ $roles }

mail-password-changed-subject = { $company } のパスワードが変更されました
mail-password-changed-body = { $company } のアカウントのパスワードが変更されました。
mail-password-changed-help = ご自身で変更していない場合は、すぐに管理者にご連絡ください。

mail-password-reset-subject = { $company } のアカウントの新しいパスワードを設定してください
mail-password-reset-body = { $company } のアカウントについて、新しいパスワードの設定が依頼されました。次のリンクから設定してください。
mail-password-reset-button = 新しいパスワードを設定
mail-password-reset-help = 心当たりのない場合は、何もする必要はありません。パスワードは変わりません。何度も届く場合は、管理者にご連絡ください。

mail-new-browser-subject = { $company } のアカウントに新しいブラウザーからサインインがありました
mail-new-browser-body = { $company } のアカウントに、過去 90 日間使用されていないブラウザーからサインインがありました。
mail-new-browser-help = ご自身によるものであれば、何もする必要はありません。そうでない場合は、パスワードを変更し、プロフィールで他のセッションを終了して、管理者にご連絡ください。

mail-field-first-name = 名
mail-field-last-name = 姓
mail-field-display-name = 表示名
mail-field-email = メールアドレス
mail-field-login = ログイン名
mail-field-job-title = 役職
mail-field-description = 説明
mail-field-locale = 言語
mail-field-time-zone = タイムゾーン
mail-field-valid-until = 有効期限
mail-about-invitation = 招待
mail-about-activated = アカウントのアクティブ化
mail-about-deactivated = アカウントの非アクティブ化
mail-about-deleted = アカウントの削除
mail-about-edited = アカウントの変更
mail-about-roles-changed = ロールの変更
mail-about-password-changed = パスワードの変更
mail-about-password-reset = パスワードの再設定
mail-about-new-browser = 新しいブラウザーからのサインイン
mail-key-expires-subject = { $company } の API キーの期限がまもなく切れます
mail-key-expires-body = API キーの期限が切れると、{ $company } のプログラムは拒否されます。
mail-key-expires-which = キー: { $key }　アカウント: { $account }
mail-key-expires-until = 期限は { $until }（UTC）です。
mail-key-expires-help = その日までにキーを更新してください。古いキーはしばらく有効なので、処理は止まりません。
mail-key-expires-button = サインイン
mail-about-key-expires = API キーの期限
mail-test-subject = { $company } からのテストメール
mail-test-body = これはテストメールです。このメールが届いていれば、{ $company } の Gatehouse からメールを送信できています。
mail-test-footer = このメールは、{ $company } の管理者がこのアドレスで送信を確認したためお送りしています。このメールには返信しないでください。
mail-about-test = テストメール
mail-ticket-shared-subject = { $company } のサポートチケットが共有されました
mail-ticket-shared-body = { $company } のサポートチケットを閲覧し、やりとりに参加できるようになりました。
mail-ticket-shared-which = { $who }さんがチケット { $ticket } を共有しました。
mail-ticket-answered-subject = { $company } のサポートチケットに新しいコメントがあります
mail-ticket-answered-body = フォローしている { $company } のサポートチケットに動きがありました。
mail-ticket-answered-which = { $who }さんがチケット { $ticket } に書き込みました。
mail-ticket-closed-subject = { $company } のサポートチケットが完了しました
mail-ticket-closed-body = フォローしている { $company } のサポートチケットが完了しました。チケットは再開できます。
mail-ticket-closed-which = { $who }さんがチケット { $ticket } を完了しました。
mail-ticket-help = 書き込みの内容はチケットでのみ確認できます。フォローもそこでやめられます。
mail-ticket-button = チケットを開く
mail-about-ticket-shared = チケットの共有
mail-about-ticket-answered = チケットへの返信
mail-about-ticket-closed = チケットの完了
mail-roles-changed-limited = 終了日時の変更：{ $roles }
mail-roles-changed-granted = ロール「{ $role }」で新たに許可された操作：{ $permissions }
mail-roles-changed-withdrawn = ロール「{ $role }」で許可されなくなった操作：{ $permissions }
mail-about-licenses-changed = ライセンスの変更
mail-about-contact-changed = 主要連絡先の変更
mail-about-license-expires = ライセンスの期限
mail-licenses-changed-subject = { $company } のライセンスが変更されました
mail-licenses-changed-body = { $company } のアカウントのライセンスが変更されました。
mail-licenses-changed-added = 使用できるようになったライセンス: { $licenses }
mail-licenses-changed-removed = 使用できなくなったライセンス: { $licenses }
mail-licenses-changed-manages = ライセンス { $license } の管理者になりました。
mail-licenses-changed-manages-not = ライセンス { $license } の管理者ではなくなりました。
mail-contact-changed-subject = { $company } のライセンスの主要連絡先が変わりました
mail-contact-changed-body = { $company } のライセンスの主要連絡先が変わりました。
mail-contact-changed-who = { $license }: { $old } から { $new } に変わりました。
mail-contact-changed-help = 主要連絡先には、メンテナンスとライセンスに関する通知がすべて届き、管理者を指定できます。
mail-license-expires-subject = { $company } のライセンスの期限が近づいています
mail-license-expires-body = あなたが管理する { $company } のライセンスの期限が近づいています。
mail-license-expires-until = { $license } の期限は { $until } です。
mail-license-expires-help = 期限までに更新し、ライセンスのページに新しい期限を入力してください。
mail-about-tenants-changed = テナントの変更
mail-tenants-changed-subject = { $company } でのテナントが変更されました
mail-tenants-changed-body = { $company } でサインインできるテナントを管理者が変更しました。
mail-tenants-changed-added = 追加：{ $tenants }
mail-tenants-changed-removed = 取り消し：{ $tenants }
mail-tenants-changed-changed = 変更：{ $tenants }
