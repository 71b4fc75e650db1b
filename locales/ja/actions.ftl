accounts-reason = 理由
accounts-reason-help = 履歴に記録され、本人にも通知されます。
accounts-until = 非アクティブの終了日
accounts-until-help = 空欄の場合は、誰かがアクティブ化するまで続きます。
accounts-type-this = 確認のため { $name } と入力してください
accounts-type-differs = アカウントのログイン名と一致しません。
accounts-confirm-none = 選択したアカウントには、この操作を行えるものがありません。何も変更されません。
accounts-confirm-more = { $count ->
   *[other] ほか { $count } 件
}
accounts-confirm-skipped = { $count ->
   *[other] { $count } 件のアカウントはスキップされます
}
accounts-activate-title = { $count ->
    [0] アカウントをアクティブ化
   *[other] { $count } 件のアカウントをアクティブ化
}
accounts-deactivate-title = { $count ->
    [0] アカウントを非アクティブ化
   *[other] { $count } 件のアカウントを非アクティブ化
}
accounts-delete-title = { $count ->
    [0] アカウントを削除
   *[other] { $count } 件のアカウントを削除
}
accounts-resend-title = { $count ->
    [0] 招待を再送信
   *[other] { $count } 件の招待を再送信
}
accounts-withdraw-title = { $count ->
    [0] 招待を取り消す
   *[other] { $count } 件の招待を取り消す
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
   *[other] { $count } 件のアカウントをアクティブ化しました。
}
accounts-deactivated = { $count ->
   *[other] { $count } 件のアカウントを非アクティブ化しました。
}
accounts-deleted = { $count ->
   *[other] { $count } 件のアカウントを削除しました。
}
accounts-resent = { $count ->
   *[other] { $count } 件の招待を再送信しました。
}
accounts-withdrawn = { $count ->
   *[other] { $count } 件の招待を取り消しました。
}
accounts-skipped = { $count ->
   *[other] { $count } 件のアカウントをスキップしました。
}
accounts-nothing-chosen = アカウントが選択されていません。1 件以上選択してから、もう一度操作してください。
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
refusal-deletion-never = 会社のポリシーにより、アカウントは削除できません。代わりに非アクティブ化してください。
refusal-is-signed-in = このアカウントでサインイン中の人がいます。先にすべてのセッションを終了するか、非アクティブ化してください。
