//! The licenses of an account: its seats, and the seats that it could have.

use crate::accounts::model::Account;
use crate::clock;
use crate::licenses::{Named, labels};
use crate::web::language::Language;

/// What is known of an account's seats, and of licenses that it has no seat of.
pub struct Seats {
    /// Those it has, and who gave them when.
    pub held: Vec<(Named, chrono::NaiveDateTime, String)>,
    /// The ids of those of them that the viewer may take.
    pub takable: Vec<i64>,
    /// Licenses that the viewer may assign.
    pub offered: Vec<Named>,
    /// Other licenses of the company, which are shown alone.
    pub others: Vec<Named>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// What names are looked for.
    pub find: String,
    /// Whether the viewer may assign any.
    pub may_assign: bool,
}

/// Licenses to choose from in a form that is about more.
#[derive(Default)]
pub struct LicenseSearch {
    /// Those that were chosen, and those that were found.
    pub found: Vec<Named>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// What names are looked for.
    pub find: String,
}

/// The seats below the tabs.
pub struct LicensesPanel {
    pub action: String,
    /// Where names are looked for.
    pub here: String,
    pub find: String,
    pub held: Vec<LicenseChoice>,
    pub offered: Vec<LicenseChoice>,
    pub others: Vec<LicenseChoice>,
    pub more: bool,
    pub may_assign: bool,
}

/// A license as a card with a checkbox.
pub struct LicenseChoice {
    pub id: i64,
    pub name: String,
    /// Kind and seats.
    pub text: String,
    /// Who gave it.
    pub by: Option<String>,
    pub checked: bool,
    /// Why the viewer may not give or take it; the card is disabled.
    pub refused: Option<String>,
}

/// The panel.
#[must_use]
pub fn panel(account: &Account, seats: &Seats, t: Language) -> LicensesPanel {
    let here = format!("/accounts/{}/licenses", account.id);
    let foreign = || Some(t.say("accounts-license-foreign"));
    LicensesPanel {
        held: seats
            .held
            .iter()
            .map(|(named, _, by)| LicenseChoice {
                by: Some(t.named("accounts-role-by", by)),
                refused: if seats.takable.contains(&named.id) { None } else { foreign() },
                ..card(named, true, t)
            })
            .collect(),
        offered: seats
            .offered
            .iter()
            .map(|named| LicenseChoice { refused: full(named, t), ..card(named, false, t) })
            .collect(),
        others: seats
            .others
            .iter()
            .map(|named| LicenseChoice { refused: foreign(), ..card(named, false, t) })
            .collect(),
        more: seats.more,
        may_assign: seats.may_assign,
        find: seats.find.clone(),
        action: here.clone(),
        here,
    }
}

/// A license without a reason against it.
#[must_use]
pub fn card(named: &Named, checked: bool, t: Language) -> LicenseChoice {
    LicenseChoice {
        id: named.id,
        name: named.name.clone(),
        text: format!("{} · {}", labels::kind(named.kind, t), labels::seats(named.used, named.seats, t)),
        by: None,
        checked,
        refused: None,
    }
}

/// Why no seat of a license can be given now.
#[must_use]
pub fn full(named: &Named, t: Language) -> Option<String> {
    if named.expires_at.is_some_and(|at| at <= clock::now()) {
        return Some(t.say("licenses-expired"));
    }
    (named.used >= named.seats).then(|| t.say("licenses-view-full"))
}

/// Licenses to choose from, those of `ticked` chosen.
#[must_use]
pub fn cards(search: &LicenseSearch, ticked: &[i64], t: Language) -> Vec<LicenseChoice> {
    let choice = |named: &Named| {
        let checked = ticked.contains(&named.id);
        LicenseChoice { refused: full(named, t).filter(|_| !checked), ..card(named, checked, t) }
    };
    search.found.iter().map(choice).collect()
}
