//! Lists as files, through the door.

mod ends;
mod files;
mod wishes;

use crate::support::client::Form;
use crate::support::{Client, TestApp};

/// The rows of a CSV file, its heading line first.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("the file begins with a mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A CSV file of a list; its heading line first.
pub fn export(by: &Client, list: &str, form: &Form<'_>) -> Vec<Vec<String>> {
    let file = by.post(&format!("{list}/export"), form).expect(200);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-encoding"), "identity");
    rows(&file.bytes)
}

/// What the trail says of exports, in order: the list and the facts.
fn told(app: &TestApp) -> Vec<String> {
    let sql = "SELECT subject_name || ' ' || changes AS line FROM audit_events WHERE action = 'list.export' \
               ORDER BY id";
    crate::support::snapshot::lines(app, sql)
}
