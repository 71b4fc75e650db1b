//! What the mail page receives.

use askama::Template;
use chrono::NaiveDate;

use super::forms::Asked;
use super::rules::Standing;
use crate::access::Permission;
use crate::grid::view::Time;
use crate::outbox::labels;
use crate::outbox::pages::{Figure, figures, oldest};
use crate::outbox::{Kind, MailSettings, Protection, Rendered};
use crate::web::Visit;
use crate::web::form::{Choice, Form};
use crate::web::language::{Language, Tongue};
use crate::web::shell::Shell;

/// How mail leaves, how the outbox stands, what a mail looks like, and the form of a trial.
#[derive(Template)]
#[template(path = "mailing/page.html", blocks = ["content"])]
pub struct MailPage {
    pub shell: Shell,
    /// Facts about the server, each with its name; empty without one.
    pub server: Vec<(String, String)>,
    pub sender: String,
    pub figures: Vec<Figure>,
    /// Since when the oldest mail waits, with its address.
    pub oldest: Option<(Time, String)>,
    /// Whether the figures may lead into the outbox.
    pub sees_outbox: bool,
    /// How fast mail leaves, in words.
    pub pace: String,
    /// Field `email`.
    pub test: Form,
    pub preview: Preview,
}

/// A mail that is looked at.
pub struct Preview {
    /// Fields `kind`, `language`.
    pub form: Form,
    pub kinds: Vec<Choice>,
    pub languages: Vec<Choice>,
    /// What it is about and in which language.
    pub title: String,
    pub subject: String,
    pub text: String,
    /// The language of the text.
    pub code: &'static str,
    /// Where its HTML is.
    pub src: String,
}

/// What the page is made of.
pub struct Setting<'s> {
    pub mail: &'s MailSettings,
    pub standing: &'s Standing,
    /// In the viewer's zone.
    pub today: NaiveDate,
}

impl MailPage {
    /// The page with this mail to look at.
    #[must_use]
    pub fn new(visit: &Visit, setting: &Setting<'_>, asked: Asked, letter: Rendered, test: Form) -> Self {
        let t = visit.language();
        let standing = setting.standing;
        let mut shell = visit.shell(&t.say("mailing-title"));
        "/settings/mail".clone_into(&mut shell.here);
        let pace = [
            ("recipient", t.number(standing.policies.mails_per_recipient())),
            ("minute", t.number(standing.policies.mails_per_minute())),
        ];
        Self {
            shell,
            server: server(setting.mail, t),
            sender: setting.mail.sender(),
            figures: figures(&standing.figures, Some(setting.today), t),
            oldest: standing.figures.oldest.map(|at| (t.time(at), oldest())),
            sees_outbox: visit.may(Permission::MailView),
            pace: t.fill("mailing-pace", &pace),
            test,
            preview: preview(asked, letter, t),
        }
    }
}

fn server(mail: &MailSettings, t: Language) -> Vec<(String, String)> {
    let Some(way) = mail.way() else { return Vec::new() };
    let protection = match way.protection {
        Protection::Wrapped => "mailing-tls-wrapped",
        Protection::Required => "mailing-tls-required",
        Protection::Opportunistic => "mailing-tls-opportunistic",
        Protection::Plain => "mailing-tls-none",
    };
    let signs_in = if way.signs_in { "mailing-signs-in" } else { "mailing-signs-in-not" };
    vec![
        (t.say("mailing-host"), way.host),
        (t.say("mailing-port"), way.port.to_string()),
        (t.say("mailing-encryption"), t.say(protection)),
        (t.say("mailing-sign-in"), t.say(signs_in)),
    ]
}

fn preview(asked: Asked, letter: Rendered, t: Language) -> Preview {
    let Asked { kind, tongue } = asked;
    let title = [("kind", labels::about(kind, t)), ("language", tongue.name().to_owned())];
    Preview {
        form: Form::default().with("kind", kind.key()).with("language", tongue.code()),
        kinds: Kind::ALL
            .iter()
            .map(|kind| Choice { value: kind.key().to_owned(), label: labels::about(*kind, t) })
            .collect(),
        languages: Tongue::ALL
            .iter()
            .map(|tongue| Choice { value: tongue.code().to_owned(), label: tongue.name().to_owned() })
            .collect(),
        title: t.fill("mailing-preview-of", &title),
        subject: letter.subject,
        text: letter.text,
        code: tongue.code(),
        src: format!("/settings/mail/preview?kind={}&language={}", kind.key(), tongue.code()),
    }
}
