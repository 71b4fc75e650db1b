company-title = 会社
company-since = Gatehouse の利用開始：{ $name }
company-contacts = 連絡先
company-contacts-help = アカウントや権限については、会社管理者にお問い合わせください。
company-contacts-more = ほかにも会社管理者がいます。
company-university = University
company-community = Community
company-matrix = ロールと権限
company-matrix-help = 各ロールが許可する操作です。複数のロールの権限は合算されます。「自分の分のみ」は、自分に割り当てられたライセンスやテナントなどに限られることを表します。
company-primary = ライセンスの主要連絡先
company-primary-help = ライセンスやシートについては、この方々にお問い合わせください。
company-primary-more = ほかにもいます。
company-primary-of = { $count ->
   *[other] { $shown } 件のライセンス
}
company-primary-seen = { $count ->
   *[other] { $shown } 件を表示
}
