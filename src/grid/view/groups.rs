//! Groups among the rows.

use super::Row;

/// A line of a grouped list.
pub enum Line {
    Group(GroupLine),
    Row(Row),
    /// To all that is in a group.
    More {
        label: String,
        href: String,
        level: usize,
    },
}

/// The head of a group.
pub struct GroupLine {
    /// Unique on the page, and the same after it was opened.
    pub id: String,
    /// 1 for the outer groups.
    pub level: usize,
    /// What the rows are grouped by here.
    pub column: String,
    pub label: String,
    /// "1,000+".
    pub count: String,
    /// "1,000+ accounts".
    pub spoken: String,
    /// The address with this group opened or closed.
    pub toggle: String,
    pub is_open: bool,
}

/// What the rows of a list can be grouped by.
pub struct Grouper {
    pub first: Vec<GroupChoice>,
    pub second: Vec<GroupChoice>,
    /// The groups of each column the other way round: words and address.
    pub turned: Vec<(String, String)>,
    /// The list without groups, when it has some.
    pub remove: Option<String>,
}

/// A column that rows can be grouped by.
pub struct GroupChoice {
    pub value: String,
    pub label: String,
    pub current: bool,
}
