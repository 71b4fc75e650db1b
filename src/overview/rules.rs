//! What the overview tells whom.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::NaiveDateTime;

use super::figures::{self, Pane};
use super::queries;
use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::app;
use crate::db::Db;
use crate::error::Error;
use crate::licenses::{self, License};
use crate::roles::{self, Grant};
use crate::tenants::{self, Membership};
use crate::web::language::Language;
use crate::{clock, jobs, outbox, tickets};

/// How many open tickets are shown.
const TICKETS: i64 = 3;

/// How many licenses are named.
const NAMED: i64 = 5;

/// What the viewer is told.
#[derive(Debug)]
pub struct Overview {
    /// The roles held.
    pub grants: Vec<Grant>,
    /// When the viewer signed in before this time, UTC.
    pub signed_in_before: Option<NaiveDateTime>,
    /// Numbers that lead into lists, as far as the viewer may see those.
    pub panes: Vec<Pane>,
    /// How the outbox stands, for whoever may see all of it.
    pub mail: Option<outbox::Figures>,
    /// The licenses with the fewest free seats, and those that end first, for whoever may see licenses.
    pub fullest: Vec<License>,
    pub ending: Vec<License>,
    /// The names of the licenses that the viewer has a seat of.
    pub seats: Vec<String>,
    /// The tenants that the viewer is a member of.
    pub tenants: Vec<Membership>,
    /// What the viewer has ordered and is still at work.
    pub at_work: Option<jobs::Job>,
    /// The newest tickets that are not closed, of those that the viewer sees; a few.
    pub tickets: Vec<tickets::Listed>,
}

/// Everything that the overview shows of `actor`, who looks from `session`.
///
/// # Errors
/// Database errors.
pub fn overview(db: &mut Db, actor: &Actor, session: i64, t: Language) -> Result<Overview, Error> {
    let id = actor.account_id().ok_or(Error::SignedOut)?;
    let sees_mail = actor.scope(Permission::MailView) == Some(Scope::All);
    let (mut fullest, mut ending) = (Vec::new(), Vec::new());
    if actor.may(Permission::LicensesView) {
        fullest = licenses::queries::fullest(db, actor, NAMED)?;
        ending = licenses::queries::ending(db, actor, figures::soon(t), NAMED)?;
    }
    Ok(Overview {
        panes: figures::panes(db, actor, t)?,
        mail: sees_mail.then(|| outbox::figures(db, clock::now())).transpose()?,
        grants: roles::granted(db, id)?,
        signed_in_before: queries::sign_in_before(db, id, session)?,
        seats: licenses::queries::of_account(db, id)?.into_iter().map(|(named, ..)| named.name).collect(),
        tenants: tenants::of_account(db, id)?,
        at_work: jobs::open(db, actor)?,
        fullest,
        ending,
        tickets: if actor.may(Permission::TicketsCreate) {
            tickets::queries::newest_open(db, actor, TICKETS)?
        } else {
            Vec::new()
        },
    })
}

/// What the actor can do here today, with how far it reaches.
#[must_use]
pub fn abilities(actor: &Actor) -> Vec<(Permission, Scope)> {
    let held = |permission: &Permission| actor.scope(*permission).map(|scope| (*permission, scope));
    Permission::ALL.iter().filter(|permission| in_use().contains(permission)).filter_map(held).collect()
}

/// Permissions that something asks for: an address, or giving a role. The others wait for their feature, and a
/// promise of it would not be true.
fn in_use() -> &'static BTreeSet<Permission> {
    static IN_USE: OnceLock<BTreeSet<Permission>> = OnceLock::new();
    IN_USE.get_or_init(|| {
        let asked_for = app::routes().into_iter().filter_map(|route| route.permission);
        let given = BuiltIn::ALL.iter().filter_map(|role| role.assigned_by());
        // Who sees which tickets is asked of a query, not of an address.
        asked_for.chain(given).chain([Permission::TicketsViewOpen]).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Origin;

    fn operator(id: i64, role: Option<BuiltIn>) -> Actor {
        Actor::Operator {
            account_id: id,
            name: "Ann".to_owned(),
            scopes: role.map(BuiltIn::scopes).unwrap_or_default(),
            origin: Origin::default(),
        }
    }

    #[test]
    fn nobody_is_promised_what_does_not_exist_yet() {
        let able = abilities(&operator(1, Some(BuiltIn::CompanyAdmin)));
        let has = |permission| able.iter().any(|(held, _)| *held == permission);
        assert!(has(Permission::RolesAssignCompanyAdmin) && has(Permission::AccountsAdd));
        assert!(!has(Permission::LockersManageOwn));
        let license = abilities(&operator(1, Some(BuiltIn::LicenseAdmin)));
        assert!(license.contains(&(Permission::RolesAssignLicenseAdmin, Scope::Own)));
    }
}
