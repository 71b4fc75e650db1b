//! What the overview tells whom.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::NaiveDateTime;

use super::queries;
use crate::access::{Actor, BuiltIn, Permission, Scope};
use crate::app;
use crate::db::Db;
use crate::error::Error;
use crate::roles::{self, Grant};
use crate::{clock, jobs, outbox, tickets};

/// How many open tickets are shown.
const TICKETS: i64 = 3;

/// The accounts that a pane counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// May sign in.
    Active,
    /// Were invited.
    Pending,
    /// May not sign in.
    Inactive,
    /// Hold no role.
    NoRoles,
}

impl Part {
    /// All, in the order they are shown.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Pending, Self::Inactive, Self::NoRoles];
}

/// What the viewer is told.
#[derive(Debug)]
pub struct Overview {
    /// The roles held.
    pub grants: Vec<Grant>,
    /// When the viewer signed in before this time, UTC.
    pub signed_in_before: Option<NaiveDateTime>,
    /// How many accounts there are, part by part; none for whoever may not see accounts.
    pub counts: Vec<(Part, Count)>,
    /// How the outbox stands, for whoever may see all of it.
    pub mail: Option<outbox::Figures>,
    /// What the viewer has ordered and is still at work.
    pub at_work: Option<jobs::Job>,
    /// The newest tickets that are not closed, of those that the viewer sees; a few.
    pub tickets: Vec<tickets::Listed>,
}

/// A number that is not counted to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(i64),
    /// At least one more than this.
    MoreThan(i64),
}

/// Everything that the overview shows of `actor`, who looks from `session`.
///
/// # Errors
/// Database errors.
pub fn overview(db: &mut Db, actor: &Actor, session: i64) -> Result<Overview, Error> {
    let id = actor.account_id().ok_or(Error::SignedOut)?;
    let parts = if actor.may(Permission::AccountsView) { Part::ALL } else { &[] };
    let counts = parts
        .iter()
        .map(|part| Ok((*part, capped(queries::count(db, actor, *part)?))))
        .collect::<Result<Vec<_>, Error>>()?;
    let sees_mail = actor.scope(Permission::MailView) == Some(Scope::All);
    Ok(Overview {
        mail: sees_mail.then(|| outbox::figures(db, clock::now())).transpose()?,
        grants: roles::granted(db, id)?,
        signed_in_before: queries::sign_in_before(db, id, session)?,
        counts,
        at_work: jobs::open(db, actor)?,
        tickets: if actor.may(Permission::TicketsCreate) {
            tickets::queries::newest_open(db, actor, TICKETS)?
        } else {
            Vec::new()
        },
    })
}

fn capped(count: i64) -> Count {
    if count < queries::CAP { Count::Exactly(count) } else { Count::MoreThan(queries::CAP - 1) }
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
    use crate::outbox::tests::support::everywhere;

    fn operator(id: i64, role: Option<BuiltIn>) -> Actor {
        Actor::Operator {
            account_id: id,
            name: "Ann".to_owned(),
            scopes: role.map(BuiltIn::scopes).unwrap_or_default(),
            origin: Origin::default(),
        }
    }

    #[test]
    fn only_whoever_may_see_accounts_is_told_how_many() {
        everywhere(|base| {
            let ann = base.invite("ann@example.com");
            base.invite("bob@example.com");
            base.set_status(ann, "active");
            let counts = |role| base.write(|db| overview(db, &operator(ann, role), 1)).counts;
            assert!(counts(None).is_empty());
            let expected = [
                (Part::Active, Count::Exactly(1)),
                (Part::Pending, Count::Exactly(1)),
                (Part::Inactive, Count::Exactly(0)),
                (Part::NoRoles, Count::Exactly(2)),
            ];
            assert_eq!(counts(Some(BuiltIn::CompanyAdmin)), expected);
        });
    }

    #[test]
    fn counting_ends_at_the_cap() {
        assert_eq!(capped(1_000), Count::Exactly(1_000));
        assert_eq!(capped(1_001), Count::MoreThan(1_000));
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
