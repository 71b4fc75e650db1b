//! A file that somebody handed in, on its way to somebody else: to be saved, never to be shown.

use std::fs::File;
use std::io::Read;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, ContentEncoding, HeaderValue};
use actix_web::{HttpResponse, web};
use futures_util::stream::unfold;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::headers::Sealed;
use crate::error::Error;

/// So much is read at a time.
const CHUNK: usize = 64 * 1024;
/// What RFC 5987 allows beside letters and digits.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The file as an attachment of this name. No browser shows it inside of our pages, guesses what it is, keeps it or
/// runs anything in it.
///
/// # Errors
/// [`Error::Internal`] for a name that no header can hold, which an encoded one is not.
pub fn download(file: File, name: &str, media: &str, size: u64) -> Result<HttpResponse, Error> {
    let chunks = unfold(Some(file), |file| async move {
        let read = web::block(move || {
            let mut file = file?;
            let mut chunk = vec![0; CHUNK];
            Some(file.read(&mut chunk).map(|length| {
                chunk.truncate(length);
                (web::Bytes::from(chunk), file)
            }))
        });
        match read.await {
            Ok(Some(Ok((chunk, file)))) => (!chunk.is_empty()).then(|| (Ok(chunk), Some(file))),
            Ok(Some(Err(error))) => Some((Err(actix_web::Error::from(error)), None)),
            Ok(None) => None,
            Err(error) => Some((Err(actix_web::Error::from(error)), None)),
        }
    });
    let disposition = HeaderValue::from_str(&disposition(name)).map_err(Error::internal)?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(media)
        .insert_header((CONTENT_DISPOSITION, disposition))
        // Most of what is taken is compressed already, and a length that is known shows progress.
        .insert_header((CONTENT_ENCODING, ContentEncoding::Identity))
        .no_chunking(size);
    let mut answer = answer.streaming(chunks);
    answer.extensions_mut().insert(Sealed);
    Ok(answer)
}

/// Both spellings of RFC 6266: one for all, one that names what it really is called.
fn disposition(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ENCODED))
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("a\"; x=\r\né.pdf"),
            "attachment; filename=\"a___x____.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%0D%0A%C3%A9.pdf"
        );
    }
}
