//! Comma-separated values (RFC 4180) that no spreadsheet runs as formulas.

use std::borrow::Cow;

/// What tells spreadsheets that a file is UTF-8; it stands before the first row.
pub const BOM: &str = "\u{feff}";

/// One row with its line end. A cell that a spreadsheet would run begins with an apostrophe.
#[must_use]
pub fn row<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

/// A text that no spreadsheet takes for a formula.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if runs { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn cell(text: &str) -> String {
    let text = defused(text).into_owned();
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn what_would_run_is_defused_and_what_would_break_is_quoted() {
        assert_eq!(
            row(&["1", "Ann", "a,b", "say \"a\"", "x\ny"]),
            "1,Ann,\"a,b\",\"say \"\"a\"\"\",\"x\ny\"\r\n"
        );
        for bad in ["=1+1", "+49", "-1", "@SUM(A1)", "\tx"] {
            assert_eq!(row(&[bad]), format!("'{bad}\r\n"));
        }
        assert_eq!(row(&["\rx"]), "\"'\rx\"\r\n");
        assert_eq!(row(&["\nx"]), "\"'\nx\"\r\n");
        assert_eq!(row(&["=HYPERLINK(\"a\",\"b\")"]), "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"\r\n");
        assert_eq!(row(&["", "a=b"]), ",a=b\r\n");
    }
}
