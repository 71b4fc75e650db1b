//! Which files are taken: their name and their content must say the same.

/// How much of the beginning is looked at.
const HEAD: usize = 1024;

/// What the content of a file looks like.
#[derive(Clone, Copy)]
enum Look {
    /// It begins with one of these.
    Begins(&'static [&'static [u8]]),
    /// `RIFF`, four bytes of length, `WEBP`.
    Webp,
    /// It is text, and no markup that a browser would run.
    Text,
}

const ZIP: Look = Look::Begins(&[b"PK\x03\x04"]);
const JPEG: Look = Look::Begins(&[b"\xff\xd8\xff"]);

/// The ends of names, what they are called on the wire, and what such files look like.
const KNOWN: &[(&str, &str, Look)] = &[
    ("pdf", "application/pdf", Look::Begins(&[b"%PDF-"])),
    ("png", "image/png", Look::Begins(&[b"\x89PNG\r\n\x1a\n"])),
    ("jpg", "image/jpeg", JPEG),
    ("jpeg", "image/jpeg", JPEG),
    ("gif", "image/gif", Look::Begins(&[b"GIF87a", b"GIF89a"])),
    ("webp", "image/webp", Look::Webp),
    ("txt", "text/plain", Look::Text),
    ("log", "text/plain", Look::Text),
    ("md", "text/plain", Look::Text),
    ("csv", "text/csv", Look::Text),
    ("json", "application/json", Look::Text),
    ("zip", "application/zip", ZIP),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ZIP),
    ("odt", "application/vnd.oasis.opendocument.text", ZIP),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet", ZIP),
    ("odp", "application/vnd.oasis.opendocument.presentation", ZIP),
];

/// The ends of names that are taken, as the field of a form has them.
pub const ENDS: &str =
    ".pdf,.png,.jpg,.jpeg,.gif,.webp,.txt,.log,.md,.csv,.json,.zip,.docx,.xlsx,.pptx,.odt,.ods,.odp";

/// Beginnings of what a browser would draw or run, in small letters.
const MARKUP: &[&[u8]] = &[
    b"<!doctype",
    b"<!--",
    b"<?xml",
    b"<html",
    b"<head",
    b"<body",
    b"<script",
    b"<svg",
    b"<iframe",
    b"<style",
    b"<img",
    b"<a ",
    b"<div",
    b"<table",
    b"<math",
    b"<form",
    b"<meta",
    b"<title",
];

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Files with such a name are not taken.
    Name,
    /// The content is not what the name says.
    Content,
    /// There is nothing in it.
    Empty,
}

/// Looks at a file while it arrives.
pub struct Sniffer {
    known: Option<&'static (&'static str, &'static str, Look)>,
    head: Vec<u8>,
    is_text: bool,
}

impl Sniffer {
    /// For a file of this name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
        Self { known: KNOWN.iter().find(|(known, ..)| *known == end), head: Vec::new(), is_text: true }
    }

    /// Looks at the next bytes.
    pub fn see(&mut self, bytes: &[u8]) {
        let wanted = HEAD.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(wanted));
        // Colors of a terminal are no harm; other control characters are in no text.
        let is_text = |byte: &u8| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
        self.is_text = self.is_text && bytes.iter().all(is_text);
    }

    /// What the file is called on the wire.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn judge(&self) -> Result<&'static str, Refusal> {
        let (_, media, look) = self.known.ok_or(Refusal::Name)?;
        if self.head.is_empty() {
            return Err(Refusal::Empty);
        }
        let fits = match look {
            Look::Begins(beginnings) => beginnings.iter().any(|beginning| self.head.starts_with(beginning)),
            Look::Webp => self.head.starts_with(b"RIFF") && self.head.get(8..12) == Some(b"WEBP".as_slice()),
            Look::Text => self.is_text && !self.is_markup(),
        };
        if fits { Ok(media) } else { Err(Refusal::Content) }
    }

    fn is_markup(&self) -> bool {
        let head = self.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.head).trim_ascii_start();
        let head = head.to_ascii_lowercase();
        MARKUP.iter().any(|beginning| head.starts_with(beginning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(name: &str, content: &[u8]) -> Result<&'static str, Refusal> {
        let mut sniffer = Sniffer::of(name);
        content.chunks(7).for_each(|chunk| sniffer.see(chunk));
        sniffer.judge()
    }

    #[test]
    fn name_and_content_must_agree() {
        assert_eq!(judged("a.PDF", b"%PDF-1.7 ..."), Ok("application/pdf"));
        assert_eq!(judged("a.b.webp", b"RIFF\x01\x02\x03\x04WEBPVP8 "), Ok("image/webp"));
        assert_eq!(judged("a.log", b"\x1b[31m2026 \xe4\xbd\x90\n"), Ok("text/plain"));
        assert_eq!(judged("a.pdf", b"PK\x03\x04"), Err(Refusal::Content));
        assert_eq!(judged("a.png", b"<svg onload=alert(1)>"), Err(Refusal::Content));
        assert_eq!(judged("a.txt", b"MZ\x00\x01"), Err(Refusal::Content));
        assert_eq!(judged("a.txt", b""), Err(Refusal::Empty));
    }

    #[test]
    fn what_a_browser_would_run_is_not_taken() {
        for name in ["a.html", "a.svg", "a.xml", "a.js", "a.exe", "a", "", "a.pdf.html", "a.htm", "a.docm"] {
            assert_eq!(judged(name, b"hello"), Err(Refusal::Name), "{name}");
        }
        for content in ["<!DOCTYPE html>", " \n<HTML>", "\u{feff}<svg xmlns=''>", "<script>1</script>"] {
            assert_eq!(judged("a.txt", content.as_bytes()), Err(Refusal::Content), "{content}");
        }
    }

    #[test]
    fn the_field_offers_what_is_taken() {
        let ends: Vec<String> = KNOWN.iter().map(|(end, ..)| format!(".{end}")).collect();
        assert_eq!(ENDS, ends.join(","));
    }
}
