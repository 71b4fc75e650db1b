//! Rows as text between commas.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::pipe::{PIECE, Pipe};
use super::plain::{Plain, iso};
use crate::web::csv::defused;

/// Tells Excel that the text is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file that is being written.
pub struct Csv(Writer<Pipe>);

impl Csv {
    /// A file that begins with these headings.
    pub fn begin(mut pipe: Pipe, headings: &[String]) -> io::Result<Self> {
        pipe.write_all(MARK)?;
        let mut writer =
            WriterBuilder::new().terminator(Terminator::CRLF).buffer_capacity(PIECE).from_writer(pipe);
        writer.write_record(headings)?;
        Ok(Self(writer))
    }

    /// One more row.
    pub fn row(&mut self, cells: impl Iterator<Item = Plain>) -> io::Result<()> {
        for cell in cells {
            match cell {
                Plain::Nothing => self.0.write_field(b"")?,
                Plain::Text(text) => self.0.write_field(defused(&text).as_bytes())?,
                Plain::Number(number) => self.0.write_field(number.to_string())?,
                Plain::Moment(at) => self.0.write_field(iso(at))?,
            }
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    /// Everything is written; the pipe is still open.
    pub fn finish(self) -> io::Result<Pipe> {
        let mut pipe = self.0.into_inner().map_err(csv::IntoInnerError::into_error)?;
        pipe.flush()?;
        Ok(pipe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_defused() {
        for text in ["=1+1", "+49 30", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert_eq!(defused(text), format!("'{text}"));
        }
        for text in ["", "Ann", "'quoted", "1-2", "a=b", "ü@example.com"] {
            assert_eq!(defused(text), text);
        }
    }
}
