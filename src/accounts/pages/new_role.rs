//! A new role for the chosen accounts.

use askama::Template;

use super::confirm::{ShareRow, State, hidden, share_row};
use crate::access::{Actor, Permission};
use crate::accounts::asked::{Asked, Preview};
use crate::roles::pages::{PermissionChoices, choices};
use crate::web::Visit;
use crate::web::form::Form;
use crate::web::shell::Shell;

/// Asks for name, description and permissions.
#[derive(Template)]
#[template(path = "accounts/new_role.html", blocks = ["content"])]
pub struct NewRolePage {
    pub shell: Shell,
    /// "The role is given to 3 accounts."
    pub intro: String,
    pub back: String,
    pub has_changed: bool,
    /// The first of the chosen accounts, by name.
    pub names: Vec<String>,
    /// "and 30 more", when not all are named.
    pub more: Option<String>,
    /// The accounts by state, when they are only counted.
    pub shares: Vec<ShareRow>,
    pub hidden: Vec<(String, String)>,
    /// Fields `name`, `description`, `permission`.
    pub form: Form,
    pub groups: Vec<PermissionChoices>,
}

/// The most accounts that are named.
const NAMED: usize = 20;

/// The form.
#[must_use]
pub fn page(visit: &Visit, actor: &Actor, asked: &Asked, ticked: &[Permission], state: State) -> NewRolePage {
    let t = visit.language();
    let (names, shares): (Vec<String>, _) = match &asked.preview {
        Preview::Each { fit, .. } => {
            (fit.iter().take(NAMED).map(|account| account.display_name.clone()).collect(), Vec::new())
        }
        Preview::Counted(shares) => {
            (Vec::new(), shares.iter().map(|share| share_row(asked, share, t)).collect())
        }
    };
    let rest = asked.count() - i64::try_from(names.len()).unwrap_or(0);
    NewRolePage {
        more: (rest > 0 && shares.is_empty()).then(|| t.count("accounts-confirm-more", rest)),
        shell: visit.shell(&t.say("accounts-new-role")),
        intro: t.count("accounts-new-role-intro", asked.count()),
        has_changed: state.has_changed,
        hidden: hidden(asked, &state.back),
        names,
        shares,
        form: state.form,
        back: state.back,
        groups: choices(actor, ticked, t),
    }
}
