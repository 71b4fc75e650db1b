//! Common names of Japan with their reading in Latin letters, the frequent ones first.

/// Given names, each as `name:reading`.
pub const GIVEN: &str = "\
花子:hanako 太郎:taro 翔太:shota 健太:kenta 大輔:daisuke 美咲:misaki 陽子:yoko 恵子:keiko 由美子:yumiko 裕子:yuko \
直樹:naoki 誠:makoto 浩:hiroshi 健一:kenichi 隆:takashi 修:osamu 徹:toru 和也:kazuya 達也:tatsuya 拓也:takuya \
翼:tsubasa 蓮:ren 陽翔:haruto 湊:minato 悠真:yuma 蒼:aoi 樹:itsuki 大翔:hiroto 悠人:yuto 颯太:sota \
葵:aoi 陽菜:hina 結衣:yui 凛:rin 芽依:mei 莉子:riko 美月:mizuki 紬:tsumugi 澪:mio 詩:uta \
さくら:sakura ひかり:hikari あかり:akari ゆき:yuki みゆき:miyuki まゆみ:mayumi かおり:kaori えみ:emi なおみ:naomi のぞみ:nozomi \
愛:ai 彩:aya 恵:megumi 香織:kaori 真由美:mayumi 智子:tomoko 久美子:kumiko 幸子:sachiko 京子:kyoko 和子:kazuko \
洋子:yoko 節子:setsuko 弘子:hiroko 明美:akemi 直美:naomi 真理子:mariko 典子:noriko 順子:junko 千尋:chihiro 優子:yuko \
雅人:masato 正樹:masaki 秀樹:hideki 英樹:hideki 博之:hiroyuki 浩二:koji 剛:tsuyoshi 学:manabu 進:susumu 勇:isamu \
清:kiyoshi 茂:shigeru 実:minoru 勝:masaru 豊:yutaka 昇:noboru 三郎:saburo 一郎:ichiro 次郎:jiro 二郎:jiro \
涼介:ryosuke 亮:ryo 亮太:ryota 圭介:keisuke 慎一:shinichi 俊介:shunsuke 康平:kohei 雄太:yuta 祐介:yusuke 淳:jun \
楓:kaede 七海:nanami 沙織:saori 麻衣:mai 舞:mai 遥:haruka 春香:haruka 夏美:natsumi 千夏:chinatsu 美穂:miho";

/// Family names, each as `name:reading`.
pub const FAMILY: &str = "\
佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto 中村:nakamura 小林:kobayashi \
加藤:kato 吉田:yoshida 山田:yamada 佐々木:sasaki 山口:yamaguchi 松本:matsumoto 井上:inoue 木村:kimura 林:hayashi \
斎藤:saito 清水:shimizu 山崎:yamazaki 森:mori 池田:ikeda 橋本:hashimoto 阿部:abe 石川:ishikawa 山下:yamashita \
中島:nakajima 石井:ishii 小川:ogawa 前田:maeda 岡田:okada 長谷川:hasegawa 藤田:fujita 後藤:goto 近藤:kondo \
村上:murakami 遠藤:endo 青木:aoki 坂本:sakamoto 斉藤:saito 福田:fukuda 太田:ota 西村:nishimura 藤井:fujii \
金子:kaneko 岡本:okamoto 藤原:fujiwara 三浦:miura 中野:nakano 中川:nakagawa 原田:harada 松田:matsuda 竹内:takeuchi \
小野:ono 田村:tamura 中山:nakayama 和田:wada 石田:ishida 森田:morita 上田:ueda 原:hara 内田:uchida \
柴田:shibata 酒井:sakai 宮崎:miyazaki 横山:yokoyama 高木:takagi 安藤:ando 宮本:miyamoto 大野:ono 小島:kojima \
谷口:taniguchi 今井:imai 工藤:kudo 高田:takada 増田:masuda 丸山:maruyama 杉山:sugiyama 村田:murata 大塚:otsuka \
新井:arai 小山:koyama 平野:hirano 藤本:fujimoto 河野:kono 上野:ueno 野口:noguchi 武田:takeda 松井:matsui \
千葉:chiba 菅原:sugawara 岩崎:iwasaki 久保:kubo 木下:kinoshita 佐野:sano 野村:nomura 松尾:matsuo 市川:ichikawa \
菊地:kikuchi 杉本:sugimoto 古川:furukawa 大西:onishi 島田:shimada 水野:mizuno 桜井:sakurai 高野:takano 吉川:yoshikawa \
髙橋:takahashi 渡邊:watanabe 齋藤:saito";
