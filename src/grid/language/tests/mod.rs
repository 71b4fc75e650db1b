//! The language, table by table and law by law.

mod caret;
mod errors;
mod laws;
mod reading;
