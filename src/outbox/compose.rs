//! A mail as it goes over the wire.

use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};

use super::letter::Rendered;
use super::model::{Claimed, one_line};
use super::settings::{MailSettings, ascii_domain};

/// The message for a claimed mail.
///
/// # Errors
/// Why no message can be made of it, which another try would not change.
pub(super) fn message(settings: &MailSettings, mail: &Claimed, words: &Rendered) -> Result<Message, String> {
    let address = ascii_domain(&mail.address).ok_or("not sent: the address cannot be written in a mail")?;
    let name = Some(one_line(&mail.recipient_name)).filter(|name| !name.is_empty());
    let mut message = Message::builder()
        .from(settings.from.clone())
        .to(Mailbox::new(name, address))
        .subject(one_line(&words.subject))
        .message_id(Some(message_id(settings, mail)))
        .multipart(MultiPart::alternative_plain_html(words.text.clone(), words.html.clone()))
        .map_err(|cause| format!("not sent: {cause}"))?;
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.headers_mut().insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
    Ok(message)
}

/// The same for every try of one order, so that a mail that arrives twice is shown once.
fn message_id(settings: &MailSettings, mail: &Claimed) -> String {
    let ordered = mail.created_at.and_utc().timestamp_micros();
    format!("<outbox-{}-{ordered}@{}>", mail.id, settings.from.email.domain())
}
