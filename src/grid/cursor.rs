//! A place in a sorted list, as it stands in an address. It says only where to
//! go on; whatever it claims is a position, never a permission.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};

use super::column::SortKind;
use super::condition::Value;
use crate::error::Error;

/// The longest that is read.
const LONGEST: usize = 4_000;

/// The values of a row that the list is sorted by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// The order it belongs to.
    #[serde(rename = "s")]
    pub sort: String,
    /// One value per key of the order.
    #[serde(rename = "v")]
    pub values: Vec<Value>,
    /// The row's id, which ends the order.
    #[serde(rename = "i")]
    pub id: i64,
    /// The row's number, when it is known; only shown.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
}

impl Cursor {
    /// As it stands in an address.
    #[must_use]
    pub fn to_text(&self) -> String {
        BASE64.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// Reads a cursor that belongs to `sort`, whose keys have these types and may be empty or not.
    ///
    /// # Errors
    /// 400 when it is not one of ours, or of another order.
    pub fn read(text: &str, sort: &str, keys: &[(SortKind, bool)]) -> Result<Self, Error> {
        let refused = || Error::bad_request("error-bad-cursor");
        if text.len() > LONGEST {
            return Err(refused());
        }
        let json = BASE64.decode(text).map_err(|_| refused())?;
        let cursor: Self = serde_json::from_slice(&json).map_err(|_| refused())?;
        let fits = cursor.values.len() == keys.len()
            && cursor.values.iter().zip(keys).all(|(value, (kind, nullable))| fits(value, *kind, *nullable));
        if fits && cursor.sort == sort { Ok(cursor) } else { Err(refused()) }
    }
}

fn fits(value: &Value, kind: SortKind, nullable: bool) -> bool {
    match value {
        Value::Text(text) => kind == SortKind::Text && !text.contains('\0'),
        Value::Number(_) => kind == SortKind::Number,
        // Both databases know the years one to nine thousand.
        Value::Time(at) => kind == SortKind::Time && (1..10_000).contains(&chrono::Datelike::year(at)),
        Value::Nothing => nullable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor() -> Cursor {
        Cursor { sort: "name".into(), values: vec![Value::Text("müller".into())], id: 7, number: None }
    }

    #[test]
    fn a_cursor_comes_back_from_its_address() {
        let text = cursor().to_text();
        assert_eq!(Cursor::read(&text, "name", &[(SortKind::Text, false)]).unwrap(), cursor());
    }

    #[test]
    fn a_forged_or_foreign_cursor_is_refused() {
        let text = cursor().to_text();
        assert!(Cursor::read(&text, "-name", &[(SortKind::Text, false)]).is_err());
        assert!(Cursor::read(&text, "name", &[(SortKind::Number, false)]).is_err());
        assert!(Cursor::read(&text, "name", &[]).is_err());
        assert!(Cursor::read("nonsense", "name", &[(SortKind::Text, false)]).is_err());
        assert!(Cursor::read(&"A".repeat(5_000), "name", &[(SortKind::Text, false)]).is_err());
    }
}
