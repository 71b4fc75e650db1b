//! The way back in for a company that nobody can administer any more.

use std::collections::BTreeMap;

use super::{subject, tell};
use crate::access::{Actor, BuiltIn};
use crate::accounts::model::{Account, Kind, Status, Terms};
use crate::accounts::queries;
use crate::audit::{self, Trace};
use crate::auth::sessions;
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::{invitations, outbox, roles};

const ACTOR: Actor = Actor::System { name: "recovery" };

/// Makes the operator of this login or e-mail address an active company admin with the password behind `hash` and
/// without an end; every session and invitation of the account ends. Returns the account as it now is.
///
/// # Errors
/// [`Error::NotFound`] without such an account; [`Error::Refused`] for a service account.
pub fn recover(db: &mut Db, login: &str, hash: &str) -> Result<Account, Error> {
    let account = queries::by_login(db, login)?;
    if account.kind != Kind::Operator {
        return Err(Error::refused("refusal-service-account"));
    }
    sessions::end_all(db, account.id, None)?;
    invitations::withdraw(db, account.id)?;
    let mut details = account.details();
    details.valid_until = None;
    details.login = details.login.or_else(|| details.email.clone());
    // Confirming is the one door to being active with a login and a password.
    queries::set_status(db, &ACTOR, account.id, account.status, Status::Pending, &Terms::default())?;
    let confirmed = dialect::attempt(db, |db| queries::confirm(db, account.id, &details, hash))?;
    debug_assert!(confirmed, "the account was made pending in this unit of work");
    roles::give(db, &ACTOR, account.id, BuiltIn::CompanyAdmin)?;
    audit::record(db, &ACTOR, &Trace::done("account.recover", subject(&account)))?;
    tell(db, &account, outbox::Kind::PasswordChanged, BTreeMap::new())?;
    queries::by_id(db, account.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Origin;
    use crate::auth::tokens::{self, Purpose, Standing};
    use crate::clock;
    use crate::outbox::tests::support::everywhere;
    use diesel::prelude::*;

    #[test]
    fn whoever_was_out_is_in_again_as_a_company_admin() {
        everywhere(|base| {
            let id = base.invite("ann@example.com");
            let secret =
                base.write(|db| tokens::mint(db, id, Purpose::Invitation, None, chrono::Duration::days(1)));
            for before in ["pending", "inactive", "active"] {
                base.set_status(id, before);
                let session = base.write(|db| {
                    use crate::db::schema::accounts;
                    let past = accounts::valid_until.eq(clock::now() - chrono::Duration::days(1));
                    diesel::update(accounts::table.find(id)).set(past).execute(db)?;
                    sessions::open(db, id, &Origin::default(), "")
                });
                let hash = format!("hash after {before}");
                let account = base.write(|db| recover(db, "ANN@example.com", &hash));
                assert_eq!((account.status, account.valid_until), (Status::Active, None));
                assert!(account.confirmed_at.is_some());
                assert_eq!(base.write(|db| queries::password_hash(db, id)), Some(hash));
                assert!(base.write(|db| queries::holds(db, id, BuiltIn::CompanyAdmin)));
                assert!(base.write(|db| sessions::find(db, &session)).is_none());
            }
            let standing = base.write(|db| tokens::check(db, &secret, Purpose::Invitation));
            assert_eq!(standing, Standing::Withdrawn);
        });
    }

    #[test]
    fn an_unknown_login_is_not_found() {
        everywhere(|base| {
            let refused = base.pool.write_here(|db| recover(db, "nobody", "hash"));
            assert!(matches!(refused, Err(Error::NotFound)));
        });
    }
}
