//! What a list shows of its filters and of "go to".

/// The filter button of a heading.
pub struct HeadingFilter {
    /// "Filter by Status", and whether it is in use.
    pub label: String,
    /// Whether the query says something of the column.
    pub on: bool,
}

/// "Go to" a value of the sorted column.
pub struct GoTo {
    /// Where the form is sent.
    pub address: String,
    /// "Go to Name".
    pub label: String,
    /// The type of the field: text, number or date.
    pub input: &'static str,
    /// What can be chosen instead of typed.
    pub choices: Vec<Tick>,
    /// What was typed.
    pub typed: String,
}

/// A choice of a form.
pub struct Tick {
    pub value: String,
    pub label: String,
    pub on: bool,
}
