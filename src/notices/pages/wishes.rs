//! Which notices somebody gets, license by license, as their profile shows it.

use crate::notices::labels;
use crate::notices::model::{Asked, Kind, Tie};
use crate::web::language::Language;

/// A license, and the kinds of notices of it.
pub struct WishRow {
    pub license: i64,
    pub name: String,
    /// Why the viewer has to do with it: "Primary contact".
    pub tie: String,
    pub choices: Vec<WishChoice>,
    /// Whether some of them cannot be switched off.
    pub is_locked: bool,
}

/// A kind of notice of a license.
pub struct WishChoice {
    /// As it is posted: `12:release`.
    pub value: String,
    pub label: String,
    pub is_on: bool,
    /// Whether it cannot be switched off.
    pub is_locked: bool,
}

/// The rows.
#[must_use]
pub fn rows(asked: &[Asked], t: Language) -> Vec<WishRow> {
    asked.iter().map(|one| row(one, t)).collect()
}

fn row(one: &Asked, t: Language) -> WishRow {
    let tie = match one.tie {
        Tie::Contact => "notices-tie-contact",
        Tie::Admin => "notices-tie-admin",
        Tie::Seat => "notices-tie-seat",
    };
    let choice = |kind: &Kind| WishChoice {
        value: format!("{}:{}", one.license, kind.word()),
        label: labels::kind(*kind, t),
        is_on: one.kinds.contains(kind),
        is_locked: one.locks(*kind),
    };
    let offered = Kind::ALL.iter().filter(|kind| one.offers(**kind));
    WishRow {
        license: one.license,
        name: one.name.clone(),
        tie: t.say(tie),
        choices: offered.map(choice).collect(),
        is_locked: one.tie == Tie::Contact,
    }
}
