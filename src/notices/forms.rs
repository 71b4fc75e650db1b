//! What is typed about notices, read once into types.

use super::model::{Kind, Named, Notice, Order, Wanted};
use crate::error::{Error, Message};
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::{Input, moment};

/// The longest subject.
const SUBJECT: usize = 200;
/// How many licenses are named at once.
const NAMED: usize = 200;
/// The longest text.
const TEXT: usize = 10_000;

/// What was typed, with what is not a single field: which licenses are ticked, and which are named.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Fields `kind`, `subject`, `body`, `starts`, `ends`, `about`, `more`, `version`.
    pub form: Form,
    /// Ids of the ticked licenses.
    pub ticked: Vec<i64>,
    /// Names or keys of more licenses, as typed.
    pub named: Vec<String>,
}

/// The form of a notice that is not there yet.
#[must_use]
pub fn blank() -> Typed {
    let form = Form::default().with("kind", Kind::Maintenance.word()).with("about", "all");
    Typed { form, ..Typed::default() }
}

/// The form with what is saved.
#[must_use]
pub fn filled(notice: &Notice, licenses: &[Named], t: Language) -> Typed {
    let shown = |at: Option<chrono::NaiveDateTime>| at.map(|at| moment::shown(at, t)).unwrap_or_default();
    let form = Form::default()
        .with("kind", notice.kind.word())
        .with("subject", notice.subject.clone())
        .with("body", notice.body.clone())
        .with("starts", shown(notice.starts_at))
        .with("ends", shown(notice.ends_at))
        .with("about", if notice.is_for_all { "all" } else { "some" })
        .with("version", notice.version.to_string());
    Typed { form, ticked: licenses.iter().map(|license| license.id).collect(), named: Vec::new() }
}

/// The form with what was typed.
///
/// # Errors
/// 400 when a field is repeated, or a license is no number.
pub fn typed(input: &Input) -> Result<Typed, Error> {
    let mut form = Form::default();
    for field in ["kind", "subject", "body", "starts", "ends", "about", "more", "version"] {
        form = form.with(field, input.one(field)?);
    }
    let named = form.value("more").lines().map(str::trim).filter(|name| !name.is_empty());
    let named = named.take(NAMED + 1).map(str::to_owned).collect();
    Ok(Typed { form, ticked: input.ids("license")?, named })
}

/// What the notice is to be.
///
/// # Errors
/// The form with what is wrong; `found` are the licenses that were named, each by its id if
/// there is one of that name.
pub fn read(typed: Typed, found: &[(String, Option<i64>)], t: Language) -> Result<Wanted, Typed> {
    let Typed { mut form, ticked, named } = typed;
    let kind = Kind::worded(form.value("kind"));
    if kind.is_none() {
        form = form.refuse("kind", t.say("form-bad-choice"));
    }
    let subject = form.value("subject").split_whitespace().collect::<Vec<_>>().join(" ");
    let body = form.value("body").replace("\r\n", "\n").trim().to_owned();
    for (field, text, label, limit) in
        [("subject", &subject, "notices-column-subject", SUBJECT), ("body", &body, "notices-text", TEXT)]
    {
        if text.is_empty() {
            form = form.refuse(field, t.named("form-required", &t.say(label)));
        } else if text.chars().count() > limit {
            form = form.refuse(field, t.count("form-too-long", i64::try_from(limit).unwrap_or(i64::MAX)));
        }
    }
    let (mut form, window) = window(form, kind == Some(Kind::Maintenance), t);
    let licenses = match form.value("about") {
        "all" if !ticked.is_empty() || !named.is_empty() => {
            form = form.refuse("about", t.say("notices-all-and-some"));
            None
        }
        "all" => None,
        "some" if named.len() > NAMED => {
            let most = i64::try_from(NAMED).unwrap_or(i64::MAX);
            form = form.refuse("more", t.count("notices-too-many", most));
            None
        }
        "some" => {
            for (name, _) in found.iter().filter(|(_, id)| id.is_none()) {
                form = form.refuse("more", t.named("notices-no-license", name));
            }
            let mut ids: Vec<i64> =
                ticked.iter().copied().chain(found.iter().filter_map(|one| one.1)).collect();
            ids.sort_unstable();
            ids.dedup();
            if ids.is_empty() && form.error("more").is_none() {
                form = form.refuse("about", t.say("notices-no-licenses"));
            }
            Some(ids)
        }
        _ => {
            form = form.refuse("about", t.say("form-bad-choice"));
            None
        }
    };
    match kind {
        Some(kind) if form.errors().is_empty() => Ok(Wanted { kind, subject, body, window, licenses }),
        _ => Err(Typed { form, ticked, named }),
    }
}

type Window = Option<(chrono::NaiveDateTime, chrono::NaiveDateTime)>;

/// When a maintenance is; other notices have no such time, whatever was typed.
fn window(mut form: Form, is_maintenance: bool, t: Language) -> (Form, Window) {
    if !is_maintenance {
        return (form, None);
    }
    let mut moments = Vec::new();
    for (field, label) in [("starts", "notices-from"), ("ends", "notices-until")] {
        let typed = form.value(field).trim().to_owned();
        match moment::read(&typed, t) {
            Some(at) => moments.push(at),
            None if typed.is_empty() => form = form.refuse(field, t.named("form-required", &t.say(label))),
            None => form = form.refuse(field, t.say("notices-bad-moment")),
        }
    }
    match moments[..] {
        [from, until] if from < until => (form, Some((from, until))),
        [_, _] => (form.refuse("ends", t.say("notices-ends-before")), None),
        _ => (form, None),
    }
}

/// A whole number that a hidden field holds.
///
/// # Errors
/// 400 when it is none.
pub fn number(input: &Input, field: &'static str) -> Result<i64, Error> {
    let bad = || Error::BadRequest(Message::new("error-bad-id").with("name", field));
    input.one(field)?.parse().map_err(|_| bad())
}

/// What was shown when sending was asked for.
///
/// # Errors
/// 400 when a field is repeated or no number.
pub fn order(input: &Input) -> Result<Order, Error> {
    Ok(Order { version: number(input, "version")?, recipients: number(input, "recipients")? })
}

/// The licenses that were shown, and which notices of them are wanted.
type Wishes = (Vec<i64>, Vec<(i64, Kind)>);

/// The licenses that were shown, and which notices of them are wanted: `12:release`.
///
/// # Errors
/// 400 for what is neither.
pub fn wishes(input: &Input) -> Result<Wishes, Error> {
    let wish = |text: &str| {
        let (license, kind) = text.split_once(':')?;
        Some((license.parse().ok()?, Kind::worded(kind)?))
    };
    let wanted: Option<Vec<(i64, Kind)>> = input.all("wanted").map(wish).collect();
    let bad = || Error::BadRequest(Message::new("error-unknown-field").with("name", "wanted"));
    Ok((input.ids("license")?, wanted.ok_or_else(bad)?))
}
