//! A form with files: its fields are screened like those of any form, its files go to the disk as they arrive.

use std::future::Future;
use std::io::ErrorKind;
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt;

use super::input::{self, Input};
use crate::error::{Error, Message};
use crate::files::{Draft, Files, Refusal, Sniffer};

/// The largest file, in megabytes.
pub const FILE_MB: i64 = 10;
/// The most files of one form.
pub const FILES: usize = 10;
/// The longest name of a file, in characters.
const NAME: usize = 120;
const MB: i64 = 1024 * 1024;
/// Beyond this a body is not read to its end, and what was typed is lost.
const BODY: usize = 110 * 1024 * 1024;
/// The most text of one form, in bytes.
const TEXT: usize = 256 * 1024;
/// The most parts of one form.
const PARTS: usize = 100;
/// How long a body may take to arrive, and how long it may be silent.
const DEADLINE: Duration = Duration::from_mins(10);
const SILENCE: Duration = Duration::from_secs(20);

/// A posted form with files, its token checked. Files that are not stored are gone with the value.
#[derive(Debug, Default)]
pub struct Upload {
    /// The fields.
    pub input: Input,
    files: Vec<(Stored, Draft)>,
    complaint: Option<Complaint>,
}

/// A file on the disk, as it is told of in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its random name.
    pub file: String,
    /// What whoever sent it calls it: one part of a path, without control characters.
    pub name: String,
    /// What it is called on the wire.
    pub media: &'static str,
    /// In bytes.
    pub size: i64,
}

/// What is wrong with the files of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// In words.
    pub text: Message,
    /// Whether there was too much of it (413).
    pub is_size: bool,
}

impl Upload {
    /// What is wrong with the files, if anything; none of them is stored then.
    #[must_use]
    pub fn complaint(&self) -> Option<&Complaint> {
        self.complaint.as_ref()
    }

    /// The fields and the files, which stay on the disk from now on: whoever takes them removes them again when they
    /// are not written down. What is forgotten is swept later.
    #[must_use]
    pub fn store(self) -> (Input, Vec<Stored>) {
        let stored = self.files.into_iter().map(|(stored, draft)| {
            draft.keep();
            stored
        });
        (self.input, stored.collect())
    }
}

impl FromRequest for Upload {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
            if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
                let input = Input::from_request(&request, &mut payload).await?;
                return Ok(Self { input, ..Self::default() });
            }
            let files = request.app_data::<web::Data<Files>>().cloned();
            let files = files.ok_or_else(|| Error::internal("no folder for files"))?;
            let reading = Reading { request: &request, files, upload: Self::default(), seen: 0, text: 0 };
            let parts = Multipart::new(request.headers(), payload);
            tokio::time::timeout(DEADLINE, reading.read(parts)).await.map_err(|_| Error::TooSlow)?
        })
    }
}

/// A body that is arriving.
struct Reading<'r> {
    request: &'r HttpRequest,
    files: web::Data<Files>,
    upload: Upload,
    /// Bytes so far, and those of them that are text.
    seen: usize,
    text: usize,
}

impl Reading<'_> {
    async fn read(mut self, mut parts: Multipart) -> Result<Upload, Error> {
        let mut count = 0;
        while let Some(part) = within(parts.next()).await? {
            let part = part.map_err(|_| Error::bad_request("error-bad-encoding"))?;
            count += 1;
            if count > PARTS {
                return Err(Error::TooLarge(Message::new("error-too-many-fields")));
            }
            let disposition = part.content_disposition();
            let file = disposition.and_then(|told| told.get_filename()).map(str::to_owned);
            let name = part.name().unwrap_or("").to_owned();
            match file {
                None => self.field(&name, part).await?,
                Some(file) => self.file(&name, &file, part).await?,
            }
        }
        input::check_token(self.request, &self.upload.input)?;
        if self.upload.complaint.is_some() {
            self.upload.files.clear();
        }
        Ok(self.upload)
    }

    /// The next bytes of a part; `None` at its end.
    async fn chunk(&mut self, part: &mut Field) -> Result<Option<web::Bytes>, Error> {
        let Some(chunk) = within(part.next()).await? else { return Ok(None) };
        let chunk = chunk.map_err(|_| Error::bad_request("error-bad-encoding"))?;
        self.seen += chunk.len();
        if self.seen > BODY {
            return Err(Error::TooLarge(Message::new("error-body-too-large")));
        }
        Ok(Some(chunk))
    }

    async fn field(&mut self, name: &str, mut part: Field) -> Result<(), Error> {
        let mut value = Vec::new();
        while let Some(chunk) = self.chunk(&mut part).await? {
            self.text += chunk.len();
            if self.text > TEXT {
                return Err(Error::TooLarge(Message::new("error-body-too-large")));
            }
            value.extend_from_slice(&chunk);
        }
        let value = String::from_utf8(value).map_err(|_| Error::bad_request("error-bad-encoding"))?;
        self.upload.input.add(name, &value)
    }

    async fn file(&mut self, field: &str, name: &str, mut part: Field) -> Result<(), Error> {
        // Nothing is written for whoever cannot show the token: the form sends it before its files.
        input::check_token(self.request, &self.upload.input)?;
        if field != "file" {
            return Err(Error::BadRequest(Message::new("error-unknown-field").with("name", "file")));
        }
        let name = plain_name(name);
        // A form whose field for files was left alone sends one without a name.
        if name.is_empty() || self.upload.complaint.is_some() {
            return self.pass(part).await;
        }
        if self.upload.files.len() >= FILES {
            self.complain(Message::new("upload-too-many").with("limit", FILES), true);
            return self.pass(part).await;
        }
        let mut draft = self.files.create().map_err(|error| no_room(&error))?;
        let (mut sniffer, mut size) = (Sniffer::of(&name), 0);
        while let Some(chunk) = self.chunk(&mut part).await? {
            size += i64::try_from(chunk.len()).unwrap_or(i64::MAX);
            if size > FILE_MB * MB {
                self.complain(
                    Message::new("upload-too-large").with("name", &name).with("limit", FILE_MB),
                    true,
                );
                return self.pass(part).await;
            }
            sniffer.see(&chunk);
            draft = on_disk(draft, move |draft| draft.write(&chunk)).await?;
        }
        match sniffer.judge() {
            Ok(media) => {
                let draft = on_disk(draft, |draft| draft.finish()).await?;
                let stored = Stored { file: draft.name().to_owned(), name, media, size };
                self.upload.files.push((stored, draft));
            }
            Err(refusal) => self.complain(Message::new(words(refusal)).with("name", &name), false),
        }
        Ok(())
    }

    fn complain(&mut self, text: Message, is_size: bool) {
        self.upload.complaint = Some(Complaint { text, is_size });
    }

    /// Reads the rest of a part, so that the browser listens to the answer.
    async fn pass(&mut self, mut part: Field) -> Result<(), Error> {
        while self.chunk(&mut part).await?.is_some() {}
        Ok(())
    }
}

fn words(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Name => "upload-wrong-type",
        Refusal::Content => "upload-wrong-content",
        Refusal::Empty => "upload-empty",
    }
}

async fn within<T>(next: impl Future<Output = T>) -> Result<T, Error> {
    tokio::time::timeout(SILENCE, next).await.map_err(|_| Error::TooSlow)
}

/// Does something to the file on a thread that may wait.
async fn on_disk(
    mut draft: Draft,
    work: impl FnOnce(&mut Draft) -> std::io::Result<()> + Send + 'static,
) -> Result<Draft, Error> {
    let done = web::block(move || work(&mut draft).map(|()| draft)).await.map_err(Error::internal)?;
    done.map_err(|error| no_room(&error))
}

fn no_room(error: &std::io::Error) -> Error {
    tracing::error!(%error, "a file could not be written");
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Full,
        _ => Error::Busy,
    }
}

/// The last part of a path, on any system, without what no name has.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let clean: String =
        last.chars().filter(|c| !input::is_refused(*c) && !matches!(c, '\n' | '\r' | '\t')).collect();
    let clean = clean.trim().trim_start_matches('.').trim();
    let length = clean.chars().count();
    // The end of the name says what the file is.
    if length <= NAME { clean.to_owned() } else { clean.chars().skip(length - NAME).collect() }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_is_no_path() {
        assert_eq!(plain_name("../../etc/passwd.txt"), "passwd.txt");
        assert_eq!(plain_name("C:\\Users\\ann\\bild.png"), "bild.png");
        assert_eq!(plain_name(".htaccess"), "htaccess");
        assert_eq!(plain_name("a\u{202e}gpj.pdf\u{0}\r\n"), "agpj.pdf");
        assert_eq!(plain_name("報告 書.pdf"), "報告 書.pdf");
        assert_eq!(plain_name(".."), "");
        assert!(plain_name(&format!("{}.pdf", "x".repeat(500))).ends_with("x.pdf"));
    }
}
