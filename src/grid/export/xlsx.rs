//! Rows as a workbook. Its sheets grow in temporary files; texts are texts there and never run.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDateTime};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::pipe::Pipe;
use super::plain::{Plain, iso};
use crate::web::language::Language;

/// Rows of a sheet, its headings apart.
pub const ROWS: u32 = 1_048_575;
/// The longest text that a cell holds, in UTF-16 units.
const LONGEST: usize = 32_767;
/// The width of a column, in characters.
const WIDTH: f64 = 22.0;

/// A workbook that is being written.
pub struct Xlsx {
    book: Workbook,
    pipe: Pipe,
    headings: Vec<String>,
    /// Which sheet, from zero.
    sheet: usize,
    /// The row of the sheet that comes next.
    next: u32,
    t: Language,
    bold: Format,
    moment: Format,
    /// Rows of a sheet.
    limit: u32,
}

impl Xlsx {
    /// A workbook whose sheets begin with these headings and have so many rows.
    pub fn begin(pipe: Pipe, headings: Vec<String>, t: Language, limit: u32) -> io::Result<Self> {
        let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
        let bold = Format::new().set_bold();
        let book = Workbook::new();
        let mut xlsx = Self { book, pipe, headings, sheet: 0, next: 0, t, bold, moment, limit };
        xlsx.begin_sheet().map_err(io::Error::other)?;
        Ok(xlsx)
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(self.t.named("export-sheet", &(self.sheet + 1).to_string()))?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, heading) in (0..).zip(&self.headings) {
            sheet.set_column_width(column, WIDTH)?;
            sheet.write_string_with_format(0, column, heading, &self.bold)?;
        }
        self.next = 1;
        Ok(())
    }

    /// One more row.
    pub fn row(&mut self, cells: impl Iterator<Item = Plain>) -> io::Result<()> {
        self.write(cells).map_err(io::Error::other)
    }

    fn write(&mut self, cells: impl Iterator<Item = Plain>) -> Result<(), XlsxError> {
        if self.next > self.limit {
            self.sheet += 1;
            self.begin_sheet()?;
        }
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Plain::Nothing => {}
                Plain::Text(text) => {
                    sheet.write_string(self.next, column, short(text))?;
                }
                // A spreadsheet counts in floating point: a longer number would be another one.
                Plain::Number(number) => match i32::try_from(number) {
                    Ok(number) => {
                        sheet.write_number(self.next, column, number)?;
                    }
                    Err(_) => {
                        sheet.write_string(self.next, column, number.to_string())?;
                    }
                },
                Plain::Moment(at) => match self.t.to_local(at) {
                    local if is_known(local) => {
                        sheet.write_datetime_with_format(self.next, column, local, &self.moment)?;
                    }
                    _ => {
                        sheet.write_string(self.next, column, iso(at))?;
                    }
                },
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Asks whether somebody still waits for it: nothing is sent before it is complete.
    pub fn check(&self) -> io::Result<()> {
        self.pipe.check()
    }

    /// Everything is written; the pipe is still open.
    pub fn finish(mut self) -> io::Result<Pipe> {
        self.book.save_to_writer(&mut self.pipe).map_err(io::Error::other)?;
        self.pipe.flush()?;
        Ok(self.pipe)
    }
}

/// Spreadsheets begin to count days in 1900.
fn is_known(at: NaiveDateTime) -> bool {
    (1900..10_000).contains(&at.year())
}

fn short(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST
        })
        .collect()
}
