//! An answer, as a person reads it.

use ureq::http::HeaderMap;

/// An answer.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    pub html: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    headers: HeaderMap,
}

impl Page {
    pub fn new(status: u16, headers: HeaderMap, body: &[u8]) -> Self {
        Self { status, html: String::from_utf8_lossy(body).into_owned(), bytes: body.to_vec(), headers }
    }

    /// A header's value; empty when it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// Every value of a header.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The same page, which must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "unexpected answer: {} {}", self.location(), self.text());
        self
    }

    /// The same page, which must say this.
    #[track_caller]
    pub fn saying(self, words: &str) -> Self {
        let (text, words) = (self.text(), one_line(words));
        assert!(text.contains(&words), "the page does not say {words:?}:\n{text}");
        self
    }

    /// The words without the markup, on one line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut rest = self.html.as_str();
        while let Some((words, tag)) = rest.split_once('<') {
            text.push_str(words);
            text.push(' ');
            rest = tag.split_once('>').map_or("", |(_, rest)| rest);
        }
        text.push_str(rest);
        one_line(&unescape(&text))
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Option<String> {
        self.attributes("<input type=\"hidden\" name=\"", name)
    }

    /// The value of the input field of this name.
    pub fn value(&self, name: &str) -> Option<String> {
        let (_, tag) = self.html.split_once(&format!("name=\"{name}\""))?;
        let (tag, _) = tag.split_once('>')?;
        let (_, value) = tag.split_once("value=\"")?;
        Some(unescape(value.split_once('"')?.0))
    }

    fn attributes(&self, start: &str, name: &str) -> Option<String> {
        let (_, rest) = self.html.split_once(&format!("{start}{name}\" value=\""))?;
        Some(unescape(rest.split_once('"')?.0))
    }

    /// The ids of the rows of a list, in order.
    pub fn row_ids(&self) -> Vec<i64> {
        let ticks = self.html.split("type=\"checkbox\" name=\"id\" value=\"").skip(1);
        ticks.map(|rest| rest.split_once('"').unwrap().0.parse().unwrap()).collect()
    }

    /// Where the link with this id leads; `None` when it is disabled or absent.
    pub fn link(&self, id: &str) -> Option<String> {
        let (_, rest) = self.html.split_once(&format!("id=\"{id}\" href=\""))?;
        Some(unescape(rest.split_once('"')?.0))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
    ]
    .iter()
    .fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
    .replace("&amp;", "&")
    .replace("&#38;", "&")
}
