//! Who may set Gatehouse up, and what it then has.

use super::queries;
use crate::access::{Actor, BuiltIn};
use crate::accounts::{self, Details, Kind, Status};
use crate::audit::{self, Subject, Trace};
use crate::auth::secrets;
use crate::db::{Db, dialect};
use crate::error::Error;
use crate::roles;
use crate::web::Site;

const ACTOR: Actor = Actor::System { name: "set-up" };

/// What the set-up form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    /// The company's name.
    pub company: String,
    /// The first company admin.
    pub admin: Details,
}

/// What a set-up link is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the one that was printed last.
    Good,
    /// The company exists; no link does anything any more.
    Done,
    /// It is not the one that was printed last.
    Unknown,
}

/// A fresh link to set Gatehouse up with, while there is no company; the one before is dead.
///
/// # Errors
/// Database errors.
pub fn link(db: &mut Db, site: &Site) -> Result<Option<String>, Error> {
    if queries::company(db)?.is_some() {
        return Ok(None);
    }
    let secret = secrets::fresh();
    queries::keep_link(db, &secrets::hash(&secret))?;
    Ok(Some(site.link(&format!("/setup?token={secret}"))))
}

/// What the link with this secret is worth. Changes nothing.
///
/// # Errors
/// Database errors.
pub fn standing(db: &mut Db, secret: &str) -> Result<Standing, Error> {
    if queries::company(db)?.is_some() {
        return Ok(Standing::Done);
    }
    let is_link = queries::is_link(db, &secrets::hash(secret))?;
    Ok(if is_link { Standing::Good } else { Standing::Unknown })
}

/// Creates the company and its first company admin, once; whoever comes second is told that it is done.
///
/// # Errors
/// Database errors.
pub fn set_up(db: &mut Db, secret: &str, founding: &Founding, hash: &str) -> Result<Standing, Error> {
    let standing = standing(db, secret)?;
    if standing != Standing::Good {
        return Ok(standing);
    }
    found(db, &founding.company)?;
    let admin = &founding.admin;
    let id = accounts::queries::insert(db, &ACTOR, Kind::Operator, Status::Active, admin)?;
    accounts::queries::set_password(db, id, hash)?;
    roles::give(db, &ACTOR, id, BuiltIn::CompanyAdmin)?;
    queries::drop_link(db)?;
    let company = Subject { kind: "company", id: Some(1), name: founding.company.clone() };
    audit::record(db, &ACTOR, &Trace::done("company.create", company))?;
    let admin = Subject::account(id, &admin.display_name);
    audit::record(db, &ACTOR, &Trace::done("account.create", admin))?;
    Ok(Standing::Good)
}

/// Somebody who is faster makes this unit of work run again, and find that it is done.
fn found(db: &mut Db, company: &str) -> Result<(), Error> {
    dialect::attempt(db, |db| queries::insert_company(db, company)).map_err(|error| {
        match dialect::violated_unique(&error) {
            Some(rule) => Error::Collision(rule),
            None => error.into(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::tests::support::{Base, everywhere};

    fn founding() -> Founding {
        let admin = Details {
            display_name: "Ada Admin".to_owned(),
            first_name: "Ada".to_owned(),
            last_name: "Admin".to_owned(),
            email: Some("ada@example.com".to_owned()),
            login: Some("ada".to_owned()),
            locale: "en".to_owned(),
            time_zone: "UTC".to_owned(),
            ..Details::default()
        };
        Founding { company: "Northwind".to_owned(), admin }
    }

    fn site() -> Site {
        Site { base_url: "https://gate.example".parse().unwrap(), proxies: Vec::new() }
    }

    fn printed(base: &Base) -> String {
        let link = base.write(|db| link(db, &site())).expect("a link while there is no company");
        link.strip_prefix("https://gate.example/setup?token=").expect(&link).to_owned()
    }

    fn without_company(test: impl Fn(&Base)) {
        everywhere(|base| {
            base.write(|db| Ok(diesel::RunQueryDsl::execute(diesel::delete(company_table()), db)?));
            test(base);
        });
    }

    fn company_table() -> crate::db::schema::company::table {
        crate::db::schema::company::table
    }

    #[test]
    fn only_the_link_printed_last_counts_and_only_once() {
        without_company(|base| {
            let (first, second) = (printed(base), printed(base));
            let worth = |secret: &str| base.write(|db| standing(db, secret));
            assert_eq!(worth(&first), Standing::Unknown);
            assert_eq!(worth(&second), Standing::Good);
            assert_eq!(worth(""), Standing::Unknown);
            let done = |secret: &str| base.write(|db| set_up(db, secret, &founding(), "hash"));
            assert_eq!(done(&first), Standing::Unknown);
            assert_eq!(done(&second), Standing::Good);
            assert_eq!(done(&second), Standing::Done);
            assert_eq!(base.write(|db| link(db, &site())), None);
        });
    }

    #[test]
    fn the_first_admin_is_active_confirmed_and_runs_everything() {
        without_company(|base| {
            let secret = printed(base);
            base.write(|db| set_up(db, &secret, &founding(), "hash"));
            let ada = base.write(|db| accounts::queries::by_login(db, "ADA"));
            assert_eq!(ada.status, Status::Active);
            assert!(ada.confirmed_at.is_some());
            assert!(base.write(|db| accounts::queries::holds(db, ada.id, BuiltIn::CompanyAdmin)));
            let hash = base.write(|db| accounts::queries::password_hash(db, ada.id));
            assert_eq!(hash.as_deref(), Some("hash"));
            let trail = base.write(|db| audit::of_subject(db, "account", ada.id, None, 10));
            assert_eq!(trail.len(), 1);
        });
    }

    #[test]
    fn of_many_at_once_one_sets_up() {
        without_company(|base| {
            let secret = printed(base);
            let outcomes: Vec<Standing> = std::thread::scope(|scope| {
                let one = || base.write(|db| set_up(db, &secret, &founding(), "hash"));
                let threads: Vec<_> = (0..8).map(|_| scope.spawn(one)).collect();
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            let good = outcomes.iter().filter(|outcome| **outcome == Standing::Good).count();
            assert_eq!(good, 1, "{outcomes:?}");
            assert!(outcomes.iter().all(|outcome| *outcome != Standing::Unknown));
        });
    }
}
