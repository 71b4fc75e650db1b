//! A form as a template draws it: what was typed, and what is wrong with it.

use std::collections::BTreeMap;

/// The values and errors of one form; every field has a name of the posted form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: BTreeMap<&'static str, String>,
    errors: Vec<FieldError>,
}

/// One thing that is wrong, worded for the reader.
#[derive(Clone, Debug)]
pub struct FieldError {
    /// The field's name; empty when the whole form is meant.
    pub field: &'static str,
    pub text: String,
}

/// One entry of a select.
#[derive(Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// A word of a form's own, by which the same form sent twice is known again.
#[must_use]
pub fn fresh_key() -> String {
    format!("{:032x}", rand::random::<u128>())
}

impl Form {
    /// Sets what a field shows.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.values.insert(field, value.into());
        self
    }

    /// Adds an error; an empty field name means the whole form.
    #[must_use]
    pub fn refuse(mut self, field: &'static str, text: impl Into<String>) -> Self {
        self.errors.push(FieldError { field, text: text.into() });
        self
    }

    /// What the field shows; empty when nothing was typed.
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// The first error of a field.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.text.as_str())
    }

    /// All errors in the order they were found.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// How many errors there are.
    pub fn error_count(&self) -> i64 {
        i64::try_from(self.errors.len()).unwrap_or(i64::MAX)
    }
}
