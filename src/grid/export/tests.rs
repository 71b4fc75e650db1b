//! Files on their way: how much waits, how they end, what stands in them.

use std::io::{self, Cursor, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use actix_web::web::Bytes;
use calamine::{Data, Reader, Xlsx as Book};
use chrono::NaiveDate;
use futures_util::{Stream, StreamExt};

use super::csv::Csv;
use super::pipe::{IN_FLIGHT, PIECE, pipe};
use super::plain::Plain;
use super::xlsx::Xlsx;
use crate::web::language::{Language, Tongue};

fn taken(bytes: impl Stream<Item = io::Result<Bytes>>) -> (Vec<u8>, bool) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let pieces = runtime.block_on(bytes.collect::<Vec<_>>());
    let is_broken = pieces.iter().any(Result::is_err);
    (pieces.into_iter().filter_map(Result::ok).flatten().collect(), is_broken)
}

fn text(text: &str) -> Plain {
    Plain::Text(text.to_owned())
}

#[test]
fn a_slow_reader_makes_the_writer_wait() {
    const ROWS: usize = 20_000;
    const WIDTH: usize = 200;
    let written = Arc::new(AtomicUsize::new(0));
    let (pipe, bytes) = pipe();
    let count = Arc::clone(&written);
    let writer = std::thread::spawn(move || {
        let mut file = Csv::begin(pipe, &["Text".to_owned()]).unwrap();
        for _ in 0..ROWS {
            file.row(std::iter::once(text(&"x".repeat(WIDTH)))).unwrap();
            count.fetch_add(1, Ordering::SeqCst);
        }
        file.finish().unwrap().end();
    });
    let mut before = usize::MAX;
    while before != written.load(Ordering::SeqCst) {
        before = written.load(Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(300));
    }
    // What is in flight, the piece that waits, and one that is gathered on each side of it.
    let most = (IN_FLIGHT + 3) * PIECE;
    assert!(before > 0 && before * WIDTH <= most, "{before} rows were written ahead");
    let (bytes, is_broken) = taken(bytes);
    writer.join().unwrap();
    assert!(!is_broken);
    assert_eq!(bytes.split(|byte| *byte == b'\n').count(), ROWS + 2);
}

#[test]
fn a_file_that_was_not_finished_does_not_look_complete() {
    let (mut pipe, bytes) = pipe();
    pipe.write_all(b"half").unwrap();
    pipe.flush().unwrap();
    drop(pipe);
    assert_eq!(taken(bytes), (b"half".to_vec(), true));
}

#[test]
fn a_reader_that_is_gone_stops_the_writer() {
    let (mut pipe, bytes) = pipe();
    let is_gone = pipe.is_gone();
    assert!(pipe.check().is_ok() && !is_gone.load(Ordering::SeqCst));
    drop(bytes);
    let written = pipe.write_all(&vec![0; 2 * PIECE]);
    assert_eq!(written.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    assert!(pipe.check().is_err() && is_gone.load(Ordering::SeqCst));
}

#[test]
fn a_workbook_goes_on_on_the_next_sheet_and_holds_values() {
    let t = Language::new(Tongue::German, "Europe/Berlin");
    let (pipe, bytes) = pipe();
    let at = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap().and_hms_opt(22, 30, 5).unwrap();
    let writer = std::thread::spawn(move || {
        let mut book = Xlsx::begin(pipe, vec!["Name".to_owned(), "Zeit".to_owned()], t, 2).unwrap();
        let old = NaiveDate::from_ymd_opt(1066, 10, 14).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let rows = [
            [text("=1+1"), Plain::Moment(at)],
            [text("佐藤 \"ü\"\nzwei"), Plain::Nothing],
            [Plain::Number(42), Plain::Moment(old)],
            [Plain::Number(9_007_199_254_740_993), text(&"ä".repeat(40_000))],
            [text(""), Plain::Number(-7)],
        ];
        for row in rows {
            book.row(row.into_iter()).unwrap();
        }
        book.finish().unwrap().end();
    });
    let (bytes, is_broken) = taken(bytes);
    writer.join().unwrap();
    assert!(!is_broken);
    let mut book: Book<_> = Book::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Blatt 1", "Blatt 2", "Blatt 3"]);
    let cell = |book: &mut Book<_>, sheet: &str, place| {
        book.worksheet_range(sheet).unwrap().get_value(place).cloned().unwrap_or(Data::Empty)
    };
    for sheet in ["Blatt 1", "Blatt 2", "Blatt 3"] {
        assert_eq!(cell(&mut book, sheet, (0, 1)), Data::String("Zeit".to_owned()));
    }
    assert_eq!(cell(&mut book, "Blatt 1", (1, 0)), Data::String("=1+1".to_owned()));
    let Data::DateTime(local) = cell(&mut book, "Blatt 1", (1, 1)) else { panic!("no moment") };
    assert_eq!(local.as_datetime().unwrap().to_string(), "2026-06-02 00:30:05");
    assert_eq!(cell(&mut book, "Blatt 1", (2, 0)), Data::String("佐藤 \"ü\"\nzwei".to_owned()));
    assert_eq!(cell(&mut book, "Blatt 1", (2, 1)), Data::Empty);
    assert_eq!(cell(&mut book, "Blatt 2", (1, 0)), Data::Float(42.0));
    assert_eq!(cell(&mut book, "Blatt 2", (1, 1)), Data::String("1066-10-14T09:00:00Z".to_owned()));
    assert_eq!(cell(&mut book, "Blatt 2", (2, 0)), Data::String("9007199254740993".to_owned()));
    assert_eq!(cell(&mut book, "Blatt 2", (2, 1)), Data::String("ä".repeat(32_767)));
    assert_eq!(cell(&mut book, "Blatt 3", (1, 1)), Data::Float(-7.0));
}
