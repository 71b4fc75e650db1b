//! Links that prove an e-mail address: made, checked, used up once.
//!
//! Only the SHA-256 of a secret is kept. A link is bound to the account, to its purpose, to the address it
//! was sent to, and to the credentials the account had then.

mod queries;
#[cfg(test)]
mod tests;

use chrono::{Duration, NaiveDateTime};

use super::secrets;
use crate::clock;
use crate::db::Db;
use crate::error::Error;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To choose login and password the first time.
    Invitation,
    /// To choose a new password.
    PasswordReset,
}

impl Purpose {
    /// As the database has it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::PasswordReset => "password-reset",
        }
    }

    /// Where its links lead, below the base URL and before the secret.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Invitation => "/activate/",
            Self::PasswordReset => "/reset-password/",
        }
    }
}

/// Why a link ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person did what it was for.
    Used,
    /// Somebody took it back.
    Withdrawn,
    /// A newer one exists.
    Replaced,
}

impl Ending {
    /// As the database has it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Withdrawn => "withdrawn",
            Self::Replaced => "replaced",
        }
    }

    /// The ending behind a text of the database.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Used, Self::Withdrawn, Self::Replaced].into_iter().find(|ending| ending.text() == text)
    }
}

/// A link as the database has it; the secret is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// Its number, for [`use_up`].
    pub id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// The address the account had when it was made.
    pub address: String,
    /// The credential epoch the account had when it was made.
    pub credential_epoch: i64,
    /// The mail that carries it; none when it was shown to an admin instead.
    pub mail_id: Option<i64>,
    /// When it was made, UTC.
    pub created_at: NaiveDateTime,
    /// From when on it is no longer accepted, UTC.
    pub expires_at: NaiveDateTime,
    /// Why it ended, if it did.
    pub ended_as: Option<Ending>,
}

/// What a link is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is accepted now.
    Good(TokenRow),
    /// Its time is over.
    Expired,
    /// It did its work, or the account is active without it.
    Used,
    /// It was taken back, or the account may no longer be activated.
    Withdrawn,
    /// A newer link exists, or the account's address or credentials are others now.
    Replaced,
    /// No such link was ever made.
    Unknown,
}

/// Where the newest link of an account stands, for the account's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newest {
    /// When it was made, UTC.
    pub created_at: NaiveDateTime,
    /// From when on it is no longer accepted, UTC.
    pub expires_at: NaiveDateTime,
    /// Whether it would be accepted now, and why not. The account's own state is told as well.
    pub standing: Standing,
}

/// Makes a link that is good for `valid_for` and returns its secret, which is not kept.
///
/// Older open links of the same account and purpose end as replaced, except those of the same mail: a delivery
/// that is tried again must not kill the link of a try that did arrive. Without a `mail_id` (shown once to an
/// admin) every older one ends.
///
/// # Errors
/// [`Error::NotFound`] without such an account; [`Error::Internal`] when the account has no address.
pub fn mint(
    db: &mut Db,
    account_id: i64,
    purpose: Purpose,
    mail_id: Option<i64>,
    valid_for: Duration,
) -> Result<String, Error> {
    let now = clock::now();
    let account = queries::account(db, account_id)?.ok_or(Error::NotFound)?;
    let address = account.email.ok_or_else(|| Error::internal("a link for an account without an address"))?;
    queries::end_those_of_other_mails(db, account_id, purpose, mail_id, now)?;
    let secret = secrets::fresh();
    queries::insert(
        db,
        &queries::NewToken {
            account_id,
            purpose: purpose.text(),
            secret_hash: secrets::hash(&secret),
            address,
            credential_epoch: account.credential_epoch,
            mail_id,
            created_at: now,
            expires_at: now + valid_for,
        },
    )?;
    Ok(secret)
}

/// What the link with this secret is worth for this purpose. Changes nothing.
///
/// # Errors
/// Those of the database.
pub fn check(db: &mut Db, secret: &str, purpose: Purpose) -> Result<Standing, Error> {
    if !secrets::is_well_formed(secret) {
        return Ok(Standing::Unknown);
    }
    match queries::by_hash(db, &secrets::hash(secret), purpose)? {
        Some(token) => standing(db, token, purpose),
        None => Ok(Standing::Unknown),
    }
}

/// Whose link this is or was, whatever it is worth now.
///
/// # Errors
/// Those of the database.
pub fn holder(db: &mut Db, secret: &str, purpose: Purpose) -> Result<Option<i64>, Error> {
    if !secrets::is_well_formed(secret) {
        return Ok(None);
    }
    Ok(queries::by_hash(db, &secrets::hash(secret), purpose)?.map(|token| token.account_id))
}

/// Ends a link because the person does what it is for; true for exactly one caller.
/// Its siblings (other tries of the same mail) end with it.
///
/// # Errors
/// Those of the database.
pub fn use_up(db: &mut Db, id: i64) -> Result<bool, Error> {
    let now = clock::now();
    let Some((account_id, purpose)) = queries::use_up(db, id, now)? else {
        return Ok(false);
    };
    queries::end_open(db, account_id, &purpose, Ending::Used, now)?;
    Ok(true)
}

/// Takes back every open link of this account and purpose.
///
/// # Errors
/// Those of the database.
pub fn withdraw(db: &mut Db, account_id: i64, purpose: Purpose) -> Result<(), Error> {
    queries::end_open(db, account_id, purpose.text(), Ending::Withdrawn, clock::now())
}

/// Ends as replaced the open links made before `moment`: those of an earlier order of the same mail.
///
/// # Errors
/// Those of the database.
pub fn replace_older(
    db: &mut Db,
    account_id: i64,
    purpose: Purpose,
    moment: NaiveDateTime,
) -> Result<(), Error> {
    queries::end_older(db, account_id, purpose, moment, clock::now())
}

/// The link of this account and purpose that was made last.
///
/// # Errors
/// Those of the database.
pub fn newest(db: &mut Db, account_id: i64, purpose: Purpose) -> Result<Option<Newest>, Error> {
    let Some(token) = queries::newest(db, account_id, purpose)? else {
        return Ok(None);
    };
    let (created_at, expires_at) = (token.created_at, token.expires_at);
    let standing = standing(db, token, purpose)?;
    Ok(Some(Newest { created_at, expires_at, standing }))
}

fn standing(db: &mut Db, token: TokenRow, purpose: Purpose) -> Result<Standing, Error> {
    match token.ended_as {
        Some(Ending::Used) => return Ok(Standing::Used),
        Some(Ending::Withdrawn) => return Ok(Standing::Withdrawn),
        Some(Ending::Replaced) => return Ok(Standing::Replaced),
        None => {}
    }
    let Some(account) = queries::account(db, token.account_id)? else {
        return Ok(Standing::Withdrawn);
    };
    if let Some(other) = account.refuses(purpose) {
        return Ok(other);
    }
    let is_same_address = account.email.as_deref() == Some(token.address.as_str());
    Ok(if !is_same_address || account.credential_epoch != token.credential_epoch {
        Standing::Replaced
    } else if token.expires_at <= clock::now() {
        Standing::Expired
    } else {
        Standing::Good(token)
    })
}

impl queries::AccountRow {
    /// What a link is worth only because of the account's state.
    fn refuses(&self, purpose: Purpose) -> Option<Standing> {
        let is_active = self.status == "active";
        match purpose {
            Purpose::Invitation if self.status == "pending" => None,
            Purpose::Invitation if is_active || self.confirmed_at.is_some() => Some(Standing::Used),
            Purpose::PasswordReset if is_active => None,
            Purpose::Invitation | Purpose::PasswordReset => Some(Standing::Withdrawn),
        }
    }
}
