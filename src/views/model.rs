//! What is kept of a list, and for whom.

use crate::grid::{Kept, Sharing};
use crate::roles::Role;

/// Who sees a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Its owner alone.
    Nobody,
    /// Whoever holds this role.
    Role(i64),
    /// Everybody who may open the list.
    Everybody,
}

/// What a view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The query.
    pub query: String,
    /// The order; empty: the usual one.
    pub sort: String,
    /// The columns; empty: as each viewer has arranged them.
    pub columns: String,
    /// The grouping; empty: none.
    pub grouping: String,
}

/// A view as somebody wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub state: State,
    /// Who sees it.
    pub audience: Audience,
    /// Whether the list opens with it.
    pub opens: bool,
}

/// Whom an actor may share a view with.
#[derive(Clone, Debug, Default)]
pub struct Audiences {
    /// Everybody.
    pub everybody: bool,
    /// Whoever holds one of these roles.
    pub roles: Vec<Role>,
}

/// What came of keeping a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is kept under this id.
    Kept(i64),
    /// The owner has another view of this name.
    Taken,
}

impl Audience {
    /// Reads `nobody`, `everybody` or `role:5`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "nobody" => Some(Self::Nobody),
            "everybody" => Some(Self::Everybody),
            text => text.strip_prefix("role:")?.parse().ok().map(Self::Role),
        }
    }

    /// As [`Audience::read`] reads it.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Nobody => "nobody".to_owned(),
            Self::Everybody => "everybody".to_owned(),
            Self::Role(id) => format!("role:{id}"),
        }
    }

    /// Who sees a view that is kept.
    #[must_use]
    pub fn of(view: &Kept) -> Self {
        match (view.shared, view.role_id) {
            (Sharing::Everybody, _) => Self::Everybody,
            (Sharing::Role, Some(id)) => Self::Role(id),
            (Sharing::Nobody, _) | (Sharing::Role, None) => Self::Nobody,
        }
    }

    /// As it is stored.
    #[must_use]
    pub fn stored(self) -> (Sharing, Option<i64>) {
        match self {
            Self::Nobody => (Sharing::Nobody, None),
            Self::Role(id) => (Sharing::Role, Some(id)),
            Self::Everybody => (Sharing::Everybody, None),
        }
    }
}

impl State {
    /// What a view that is kept shows.
    #[must_use]
    pub fn of(view: &Kept) -> Self {
        Self {
            query: view.query.clone(),
            sort: view.sort.clone(),
            columns: view.columns.clone(),
            grouping: view.grouping.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_comes_back_from_its_text_and_nonsense_does_not() {
        for audience in [Audience::Nobody, Audience::Everybody, Audience::Role(7)] {
            assert_eq!(Audience::read(&audience.to_text()), Some(audience));
        }
        for bad in ["", "role", "role:", "role:x", "Everybody", "role:99999999999999999999"] {
            assert_eq!(Audience::read(bad), None, "{bad}");
        }
    }
}
