accounts-reason = 理由
accounts-reason-help = 履歴に記録され、本人にも通知されます。
accounts-until = 非アクティブの終了日
accounts-until-help = 空欄の場合は、誰かがアクティブ化するまで続きます。
accounts-type-this = 確認のため { $name } と入力してください
accounts-type-differs = アカウントのログイン名と一致しません。
accounts-confirm-none = 選択したアカウントには、この操作を行えるものがありません。何も変更されません。
accounts-confirm-more = { $count ->
   *[other] ほか { $shown } 件
}
accounts-confirm-skipped = { $count ->
   *[other] { $shown } 件のアカウントはスキップされます
}
accounts-activate-title = { $count ->
    [0] アカウントをアクティブ化
   *[other] { $shown } 件のアカウントをアクティブ化
}
accounts-deactivate-title = { $count ->
    [0] アカウントを非アクティブ化
   *[other] { $shown } 件のアカウントを非アクティブ化
}
accounts-delete-title = { $count ->
    [0] アカウントを削除
   *[other] { $shown } 件のアカウントを削除
}
accounts-resend-title = { $count ->
    [0] 招待を再送信
   *[other] { $shown } 件の招待を再送信
}
accounts-withdraw-title = { $count ->
    [0] 招待を取り消す
   *[other] { $shown } 件の招待を取り消す
}
accounts-activate-effect = 以前のログイン名とパスワードで再びサインインできるようになります。
accounts-activate-effect-pending = 一度も確認されていないアカウントは保留中に戻り、新しい招待が送られます。
accounts-deactivate-effect = どこにもサインインできなくなります。
accounts-deactivate-effect-sessions = すべてのセッションと API キーが直ちに無効になります。
accounts-deactivate-effect-undo = アカウントは残り、再びアクティブ化できます。
accounts-delete-effect = アカウントはすべての一覧から削除されます。誰のアカウントだったかはステータスレポートに残ります。
accounts-delete-effect-seats = ロールの割り当てが解除されます。
accounts-delete-warning = この操作は取り消せません。
accounts-resend-effect = 新しいリンクが送信されます。以前のリンクは使えなくなります。
accounts-withdraw-effect = リンクが使えなくなり、アカウントは非アクティブになります。
accounts-effect-mail = { $count ->
   *[other] 本人にメールで通知されます。
}
accounts-activated = { $count ->
   *[other] { $shown } 件のアカウントをアクティブ化しました。
}
accounts-deactivated = { $count ->
   *[other] { $shown } 件のアカウントを非アクティブ化しました。
}
accounts-deleted = { $count ->
   *[other] { $shown } 件のアカウントを削除しました。
}
accounts-resent = { $count ->
   *[other] { $shown } 件の招待を再送信しました。
}
accounts-withdrawn = { $count ->
   *[other] { $shown } 件の招待を取り消しました。
}
accounts-report-title = 結果
accounts-done = 完了
accounts-left-out = スキップ
accounts-why-not-active = 選択したアカウントに、アクティブなものがありません。
accounts-why-not-inactive = 選択したアカウントに、非アクティブなものがありません。
accounts-why-not-pending = 選択したアカウントに、保留中のものがありません。
refusal-is-active = このアカウントはアクティブです。削除できるのは非アクティブなアカウントだけです。先に非アクティブ化してください。
refusal-is-pending = このアカウントは保留中です。先に招待を取り消してください。
refusal-not-active = このアカウントはアクティブではありません。
refusal-not-inactive = このアカウントは非アクティブではありません。
refusal-not-pending = このアカウントは保留中ではないため、招待はありません。
refusal-yourself = 現在サインインしている自分のアカウントです。
refusal-last-admin = アクティブな会社管理者はこのアカウントだけです。先に別の人を会社管理者にしてください。
refusal-role = このアカウントには、割り当てや解除の権限がないロールがあります。
refusal-gone = このアカウントはすでに存在しません。
accounts-add-role = ロールを割り当て
accounts-remove-role = ロールを解除
accounts-new-role = 選択からロールを作成
accounts-sign-out-title = { $count ->
    [0] アカウントをサインアウト
   *[other] { $shown } 件のアカウントをサインアウト
}
accounts-add-role-title = { $count ->
    [0] ロールを割り当て
   *[other] { $shown } 件のアカウントにロールを割り当て
}
accounts-remove-role-title = { $count ->
    [0] ロールを解除
   *[other] { $shown } 件のアカウントからロールを解除
}
accounts-add-role-named = { $count ->
   *[other] { $shown } 件のアカウントにロール「{ $name }」を割り当て
}
accounts-remove-role-named = { $count ->
   *[other] { $shown } 件のアカウントからロール「{ $name }」を解除
}
accounts-undo-title = 元に戻す：{ $name }
accounts-sign-out-effect = すべてのセッションが直ちに終了します。再びサインインできます。
accounts-add-role-effect = 現在のロールに加えて割り当てられ、直ちに有効になります。
accounts-remove-role-effect = このロールだけで許可されていた操作は、直ちにできなくなります。
accounts-signed-out-all = { $count ->
   *[other] { $shown } 件のアカウントをサインアウトしました。
}
accounts-role-added = { $count ->
   *[other] { $shown } 件のアカウントにロールを割り当てました。
}
accounts-role-removed = { $count ->
   *[other] { $shown } 件のアカウントからロールを解除しました。
}
accounts-nobody-ticked = アカウントが選択されていません。
accounts-why-no-role = 選択したアカウントに、ロールを持つものがありません。
accounts-role-which = どのロールですか
accounts-role-choose = ロールを選択してください。
accounts-selection-changed = 表示された後に選択の内容が変わったため、何も行われていません。現在の内容は次のとおりです。もう一度確認してください。
accounts-share-skipped = スキップ：{ $name }
accounts-confirm-rules = 自分のアカウントなど、変更できないアカウントもスキップされます。レポートにはそれぞれの理由が示されます。
accounts-new-role-intro = { $count ->
   *[other] 新しいロールは { $shown } 件のアカウントに割り当てられます。
}
accounts-new-role-button = ロールを作成
accounts-role-name = ロールの名前
accounts-role-permissions = ロールが許可する操作
accounts-role-empty = 権限を 1 つ以上選択してください。
accounts-role-taken = この名前のロールはすでに存在します。別の名前にしてください。
accounts-permission-not-own = この権限は自分自身にありません。
accounts-permission-unknown = この権限は存在しません。ページを読み込み直し、一覧から選択してください。
refusal-has-role = このアカウントにはすでにこのロールがあります。
refusal-lacks-role = このアカウントにはこのロールがありません。
refusal-changed-since = その後アカウントが変更されたため、そのままにしました。
refusal-new-role = 選択からロールを作成するには、会社独自のロールを割り当てる権限と、アカウントを編集する権限が必要です。
refusal-deletion-never = 会社のポリシーにより、アカウントは削除できません。代わりに非アクティブ化してください。
refusal-is-signed-in = このアカウントでサインイン中の人がいます。先にすべてのセッションを終了するか、非アクティブ化してください。
accounts-assign-license = ライセンスを割り当てる
accounts-assign-license-effect = 各アカウントにライセンスのシートを割り当てます。デバイスライセンスは 1 アカウントに 1 つまでです。
accounts-unassign-license = ライセンスを外す
accounts-unassign-license-effect = シートは空きに戻ります。
accounts-why-inactive = 選択したアカウントはすべて無効です。
accounts-why-no-license = 選択したアカウントはどれもライセンスを持っていません。
accounts-license-which = ライセンス
accounts-license-which-help = 名前またはキーを入力します。
accounts-license-choose = ライセンスを選んでください。
refusal-seat-inactive = 無効なアカウントにはシートを割り当てられません。先に有効にしてください。
refusal-lacks-license = アカウントはライセンスを持っていません。
accounts-assign-license-title = { $shown } 件のアカウントにライセンスを割り当てる
accounts-unassign-license-title = { $shown } 件のアカウントからライセンスを外す
accounts-assign-license-named = { $shown } 件のアカウントに { $name } を割り当てる
accounts-unassign-license-named = { $shown } 件のアカウントから { $name } を外す
accounts-license-assigned = { $shown } 件のアカウントにライセンスを割り当てました。
accounts-license-unassigned = { $shown } 件のアカウントからライセンスを外しました。
