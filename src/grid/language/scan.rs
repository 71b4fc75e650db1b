//! The rules about single characters and runs of them, shared by reading, writing and completing.

use super::{BuildError, ErrorKind, Operator, Span};

/// What a character means outside quotes: any white space is a space, full-width signs are their ASCII counterparts.
pub(super) fn plain(c: char) -> char {
    match c {
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '－' => '-',
        '＜' => '<',
        '＞' => '>',
        '＝' => '=',
        '＾' => '^',
        '＊' => '*',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The first character of a text as it acts there.
pub(super) fn first(text: &str) -> Option<char> {
    text.chars().next().map(plain)
}

/// Control characters and those that turn the direction of writing: no stored text holds them.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text may be a word or a value.
pub(super) fn check_text(text: &str) -> Result<(), BuildError> {
    if text.is_empty() {
        return Err(BuildError::EmptyText);
    }
    if text.chars().any(is_forbidden) {
        return Err(BuildError::ForbiddenCharacter);
    }
    Ok(())
}

fn name_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return 0;
    }
    text.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).unwrap_or(text.len())
}

/// Whether a text is a field's name.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && name_length(text) == text.len()
}

/// The name of the field that a text begins with, and what stands behind its colon.
pub(super) fn field(text: &str) -> Option<(&str, &str)> {
    let (name, behind) = text.split_at_checked(name_length(text)).filter(|(name, _)| !name.is_empty())?;
    let value = behind.strip_prefix([':', '：'])?;
    (!value.starts_with("//")).then_some((name, value))
}

/// The operator that a value begins with, and its length in bytes.
pub(super) fn operator(text: &str) -> Option<(Operator, usize)> {
    let mut chars = text.chars();
    let sign = chars.next()?;
    let second = chars.next().filter(|c| plain(*c) == '=');
    let both = sign.len_utf8() + second.map_or(0, char::len_utf8);
    match (plain(sign), second) {
        ('<', Some(_)) => Some((Operator::LessEq, both)),
        ('>', Some(_)) => Some((Operator::GreaterEq, both)),
        ('<', None) => Some((Operator::Less, both)),
        ('>', None) => Some((Operator::Greater, both)),
        ('=', _) => Some((Operator::Is, sign.len_utf8())),
        ('^', _) => Some((Operator::StartsWith, sign.len_utf8())),
        _ => None,
    }
}

/// The operator that is a whole value: `empty` or `*`.
pub(super) fn keyword(text: &str) -> Option<Operator> {
    match text {
        "empty" => Some(Operator::Empty),
        "*" | "＊" => Some(Operator::NotEmpty),
        _ => None,
    }
}

/// Whether a text begins with the connective `OR`.
pub(super) fn is_or(text: &str) -> bool {
    text.strip_prefix("OR").is_some_and(|behind| matches!(first(behind), None | Some(' ' | '(' | ')')))
}

/// The length of the unquoted text at the beginning: up to white space, to a `)` that it did not open, and in a value
/// to a comma. Its characters are not judged.
pub(super) fn run(text: &str, in_value: bool) -> usize {
    let mut open = 0_usize;
    let ends = |c: char| match plain(c) {
        ' ' => true,
        ',' => in_value,
        '(' => {
            open += 1;
            false
        }
        ')' if open == 0 => true,
        ')' => {
            open -= 1;
            false
        }
        _ => false,
    };
    text.find(ends).unwrap_or(text.len())
}

/// The unquoted text at the beginning; it may be empty. The place of an error is relative to `text`.
pub(super) fn bare(text: &str, in_value: bool) -> Result<&str, (ErrorKind, Span)> {
    let found = text.get(..run(text, in_value)).unwrap_or(text);
    let mut open = Vec::new();
    for (at, c) in found.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        match plain(c) {
            '"' => return Err((ErrorKind::StrayQuote, here)),
            '(' => open.push(here),
            ')' => drop(open.pop()),
            _ if is_forbidden(c) => return Err((ErrorKind::ForbiddenCharacter, here)),
            _ => {}
        }
    }
    match open.first() {
        Some(here) => Err((ErrorKind::UnclosedParenthesis, *here)),
        None => Ok(found),
    }
}

/// A quoted text, read as far as it goes.
pub(super) struct Quoted {
    /// What it says, without escapes.
    pub(super) text: String,
    /// Bytes from the opening mark to behind the closing one.
    pub(super) length: usize,
    /// Whether there is a closing mark.
    pub(super) is_closed: bool,
}

/// Reads a text that begins with a quotation mark.
pub(super) fn quoted(source: &str) -> Quoted {
    let mut text = String::new();
    let mut chars = source.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Quoted { text, length: at + 1, is_closed: true },
            '\\' => text.push(chars.next_if(|(_, c)| matches!(c, '"' | '\\')).map_or('\\', |(_, c)| c)),
            c => text.push(c),
        }
    }
    Quoted { text, length: source.len(), is_closed: false }
}
