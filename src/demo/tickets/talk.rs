//! What people ask support, and what they are told.

use crate::demo::draw::Draw;
use crate::tickets::Kind;

/// A conversation.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// What it is about.
    pub kind: Kind,
    /// In a few words.
    pub subject: &'static str,
    /// The question.
    pub description: &'static str,
    /// What support says.
    pub answer: &'static str,
    /// What the requester says to that.
    pub reply: &'static str,
    /// The end.
    pub thanks: &'static str,
}

const fn topic_of(kind: Kind, texts: [&'static str; 4], thanks: &'static str) -> Topic {
    let [subject, description, answer, reply] = texts;
    Topic { kind, subject, description, answer, reply, thanks }
}

/// One of those in a language; in English for a language without any.
pub fn topic(locale: &str, draw: &mut Draw) -> &'static Topic {
    let topics = match locale {
        "de" => GERMAN,
        "ja" => JAPANESE,
        _ => ENGLISH,
    };
    let place = draw.below(i64::try_from(topics.len()).unwrap_or(1));
    usize::try_from(place).ok().and_then(|place| topics.get(place)).unwrap_or(&FIRST)
}

const FIRST: Topic = topic_of(
    Kind::Question,
    [
        "Who may see this?",
        "I would like to know who reads what I write here.",
        "You, support, and those you share it with.",
        "Good.",
    ],
    "Thank you.",
);

const ENGLISH: &[Topic] = &[
    topic_of(
        Kind::Access,
        [
            "Cannot sign in from home",
            "Signing in works in the office. From home the page says that my login or password is not right.",
            "Please check the address in your browser: from home it must begin with https. Does it?",
            "It did not. With https I get in.",
        ],
        "It works. Thank you, this can be closed.",
    ),
    topic_of(
        Kind::Question,
        [
            "Where do I change my language?",
            "The pages are in German since yesterday, and I would like to have them in English again.",
            "On your profile, under Preferences. It holds for mails too.",
            "Found it, it was right at the top.",
        ],
        "It works. Thank you, this can be closed.",
    ),
    topic_of(
        Kind::Problem,
        [
            "Export stops after some rows",
            "I export the list of accounts to CSV. The file opens, but it seems to end too early.",
            "Which query did you export, and how many rows did the page announce?",
            "It was my filter: inactive accounts were left out. All rows are there.",
        ],
        "It works. Thank you, this can be closed.",
    ),
    topic_of(
        Kind::License,
        [
            "Two more seats for the design team",
            "Two colleagues join on Monday. There is no seat left for them.",
            "Two seats were freed this morning. Can you assign them?",
            "Both are assigned.",
        ],
        "It works. Thank you, this can be closed.",
    ),
    topic_of(
        Kind::Access,
        [
            "New colleague needs an account",
            "Our new colleague starts next week and has to operate the warehouse system.",
            "The invitation is on its way. It works for seven days.",
            "The account is active.",
        ],
        "It works. Thank you, this can be closed.",
    ),
    topic_of(
        Kind::Other,
        [
            "Wrong job title on my account",
            "I moved to another team in spring. My account still shows the old job title.",
            "It is changed. Please sign in again and look.",
            "Thank you, now it is right.",
        ],
        "It works. Thank you, this can be closed.",
    ),
    topic_of(
        Kind::Problem,
        [
            "Mails arrive twice",
            "Since Tuesday I get every mail about my account twice.",
            "Are both sent to the same address? Your mailbox may have a rule that copies them.",
            "There was such a rule. It is gone.",
        ],
        "It works. Thank you, this can be closed.",
    ),
    topic_of(
        Kind::Question,
        [
            "How long is an API key good?",
            "We plan a nightly import and would like to know how often the key has to be rotated.",
            "At most 180 days. You are reminded before it expires.",
            "That is enough for us.",
        ],
        "It works. Thank you, this can be closed.",
    ),
];

const GERMAN: &[Topic] = &[
    topic_of(
        Kind::Access,
        [
            "Anmeldung von zu Hause geht nicht",
            "Im Büro klappt die Anmeldung. Von zu Hause heißt es, Anmeldename oder Passwort stimmten nicht.",
            "Bitte prüfen Sie die Adresse im Browser: Von zu Hause muss sie mit https beginnen. Ist das so?",
            "War es nicht. Mit https komme ich hinein.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
    topic_of(
        Kind::Question,
        [
            "Wo ändere ich die Zeitzone?",
            "Die Uhrzeiten in den Listen sind um eine Stunde verschoben.",
            "In Ihrem Profil unter Einstellungen. Wählen Sie dort Europe/Berlin.",
            "Jetzt stimmen die Zeiten.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
    topic_of(
        Kind::Problem,
        [
            "Seite lädt sehr langsam",
            "Heute Morgen dauerte es fast eine Minute, bis die Liste der Konten erschien.",
            "Um welche Uhrzeit war das, und welche Suche hatten Sie eingegeben?",
            "Gegen acht. Inzwischen ist sie wieder schnell.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
    topic_of(
        Kind::License,
        [
            "Lizenzschlüssel nicht lesbar",
            "Der Schlüssel in der Rechnung ist abgeschnitten. Können Sie ihn mir nennen?",
            "Er steht jetzt auf der Seite der Lizenz. Sehen Sie ihn dort?",
            "Ja, vielen Dank.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
    topic_of(
        Kind::Access,
        [
            "Konto für eine Praktikantin",
            "Ab dem Ersten unterstützt uns eine Praktikantin. Sie braucht ein Konto bis Ende März.",
            "Das Konto ist angelegt und endet am 31. März. Hat sie die Einladung erhalten?",
            "Sie ist angemeldet.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
    topic_of(
        Kind::Other,
        [
            "Vertretung während des Urlaubs",
            "Wer kümmert sich im August um unsere Lizenzen?",
            "Die Vertretung ist eingetragen. Passt das so?",
            "Passt, danke.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
    topic_of(
        Kind::Problem,
        [
            "E-Mail mit Einladung fehlt",
            "Ein Kollege hat keine Einladung bekommen, auch nicht im Spam-Ordner.",
            "Die Adresse hatte einen Tippfehler. Wir haben sie neu gesendet.",
            "Jetzt ist sie da.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
    topic_of(
        Kind::Question,
        [
            "Welche Rolle darf Berichte sehen?",
            "Für die Revision soll jemand das Protokoll lesen, aber nichts ändern können.",
            "Dafür gibt es eine eigene Rolle mit nur dieser Berechtigung.",
            "Genau das brauchten wir.",
        ],
        "Es funktioniert. Danke, das kann geschlossen werden.",
    ),
];

const JAPANESE: &[Topic] = &[
    topic_of(
        Kind::Access,
        [
            "自宅からサインインできません",
            "社内ではサインインできますが、自宅からはログイン名またはパスワードが違うと表示されます。",
            "ブラウザーのアドレスが https で始まっているかご確認ください。",
            "https にしたらサインインできました。",
        ],
        "解決しました。ありがとうございました。",
    ),
    topic_of(
        Kind::Question,
        [
            "言語の変更方法を教えてください",
            "昨日から画面が英語になっています。日本語に戻したいです。",
            "プロフィールの設定で変更できます。メールの言語も変わります。",
            "日本語に戻りました。",
        ],
        "解決しました。ありがとうございました。",
    ),
    topic_of(
        Kind::Problem,
        [
            "エクスポートが途中で止まります",
            "アカウント一覧を CSV に出力すると、件数が少ないようです。",
            "どの条件で出力しましたか。画面の件数も教えてください。",
            "条件が残っていました。全件出力できました。",
        ],
        "解決しました。ありがとうございました。",
    ),
    topic_of(
        Kind::License,
        [
            "ライセンスを 2 席追加したい",
            "月曜日に 2 名が加わりますが、空きがありません。",
            "2 席を空けました。割り当てられますか。",
            "割り当てできました。",
        ],
        "解決しました。ありがとうございました。",
    ),
    topic_of(
        Kind::Access,
        [
            "新入社員のアカウント",
            "来週入社する社員のアカウントが必要です。",
            "招待メールを送信しました。7 日間有効です。",
            "有効化できました。",
        ],
        "解決しました。ありがとうございました。",
    ),
    topic_of(
        Kind::Other,
        [
            "役職名の変更",
            "異動しましたが、アカウントの役職名が以前のままです。",
            "変更しました。ご確認ください。",
            "確認しました。ありがとうございます。",
        ],
        "解決しました。ありがとうございました。",
    ),
    topic_of(
        Kind::Problem,
        [
            "メールが 2 通届きます",
            "火曜日から、同じメールが 2 通ずつ届きます。",
            "メールボックスの転送ルールをご確認ください。",
            "ルールを削除したら直りました。",
        ],
        "解決しました。ありがとうございました。",
    ),
    topic_of(
        Kind::Question,
        [
            "API キーの有効期間",
            "夜間の取り込みに使うキーは、どのくらいの期間使えますか。",
            "最長 180 日です。期限の前にお知らせします。",
            "十分です。",
        ],
        "解決しました。ありがとうございました。",
    ),
];
