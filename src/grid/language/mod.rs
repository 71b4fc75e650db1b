//! The grid's query language: text ⇄ tree, with no knowledge of columns or databases.
//!
//! | written | meaning |
//! | --- | --- |
//! | `smith` · `"two words"` | search for the word · for the words side by side |
//! | `field:x` | the column's own way of comparing (text: contains) |
//! | `field:=x` · `field:^x` | is exactly · starts with |
//! | `field:<x` `<=` `>` `>=` | before, after; `30d` stays text for the typed layer |
//! | `field:a,b,"c d"` | is one of |
//! | `field:empty` · `field:*` | is empty · is not empty |
//! | `-term` · `-(…)` | not |
//! | `a b` · `a OR b` · `(…)` | and · or (binds weakest) · group |
//!
//! **Words.** A word is an identifier (`[a-z][a-z0-9_]*`) with a colon only if it is meant as a field, so `12:30`,
//! `ann@example.com` and `CORP\ann` are plain words. A value that starts with `//` makes the whole a word
//! (`https://example.com`). A comma or a backslash in a word is an ordinary character.
//!
//! **Parentheses** group at the beginning of a term. In the middle of a word they belong to it and must be balanced
//! (`山田（営業）` is one word). A term is followed by a space, `)` or the end; anything else is an error, never a guess.
//!
//! **Quotes** make every character ordinary; inside, `\"` is a quotation mark and `\\` a backslash, and a backslash
//! before anything else is itself. `field:"empty"` is the word "empty", `"OR"` the word "OR".
//!
//! **Full-width** space, colon, parentheses, comma, minus and `＜＞＝＾＊` act like their ASCII counterparts where these
//! mean something; inside words, values and quotes they stay as typed.
//!
//! [`parse`] reads, `Display` writes: `parse(&query.to_string()) == Ok(query)` for every query that was parsed, and for
//! every one that was built and is [within bounds](Query::within_bounds). The canonical text is never longer than the
//! text that was read.

mod caret;
mod error;
mod parse;
mod print;
mod query;
mod scan;
mod span;
mod test;
mod tree;

#[cfg(test)]
mod tests;

pub use caret::{Caret, at_caret};
pub use error::{BuildError, ErrorKind, ParseError};
pub use parse::parse;
pub use query::Query;
pub use span::Span;
pub use test::{Operator, Test, Value};
pub use tree::{Filter, Shape, Term};

/// The longest text that is read, in characters (not bytes).
pub const MAX_CHARS: usize = 2_000;
/// How deep parentheses may nest.
pub const MAX_DEPTH: usize = 8;
/// How many words and filters one query may hold.
pub const MAX_TERMS: usize = 100;
/// How many values one list (`field:a,b,…`) may hold.
pub const MAX_VALUES: usize = 100;
