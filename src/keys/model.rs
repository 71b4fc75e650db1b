//! Keys, as they are kept and as they are brought.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use crate::access::Scopes;
use crate::auth::secrets;
use crate::clock;
use crate::db::schema::api_keys;

/// How exactly the last use is noted.
pub(super) const TOUCH: TimeDelta = TimeDelta::minutes(1);
/// Every key begins so.
const PREFIX: &str = "gh_";

/// A key, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = api_keys, check_for_backend(crate::db::Backend))]
pub struct Key {
    /// Never reused.
    pub id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// What it is for.
    pub name: String,
    /// The account's when the key was made; it is dead once the account's is another.
    pub credential_epoch: i64,
    /// When it was made, UTC.
    pub created_at: NaiveDateTime,
    /// By whom.
    pub created_by: Option<i64>,
    /// By whom, as they were called then.
    pub created_by_name: String,
    /// From when on it is refused, UTC.
    pub expires_at: NaiveDateTime,
    /// The last request, to the minute.
    pub last_used_at: Option<NaiveDateTime>,
    /// When somebody ended it.
    pub revoked_at: Option<NaiveDateTime>,
    /// Who did, as they were called then.
    pub revoked_by_name: Option<String>,
    /// The key that it took the place of.
    pub replaces: Option<i64>,
}

/// Whether a key is good, if only its account may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Good,
    /// Its time is over.
    Expired,
    /// Somebody ended it.
    Revoked,
    /// The account was deactivated, or its password changed.
    Ended,
}

impl Key {
    /// Whether it is good for an account with this epoch.
    #[must_use]
    pub fn standing(&self, epoch: i64) -> Standing {
        if self.revoked_at.is_some() {
            Standing::Revoked
        } else if self.expires_at <= clock::now() {
            Standing::Expired
        } else if self.credential_epoch != epoch {
            Standing::Ended
        } else {
            Standing::Good
        }
    }

    /// As the trail names it: `gh_7 Nightly`.
    #[must_use]
    pub fn title(&self) -> String {
        title(self.id, &self.name)
    }
}

/// As the trail names a key.
pub(super) fn title(id: i64, name: &str) -> String {
    format!("{PREFIX}{id} {name}")
}

/// What somebody wants a new key to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What it is for.
    pub name: String,
    /// How long it is to be good.
    pub valid_for: TimeDelta,
}

/// A key that was just made: the only moment at which its text is known.
pub struct Minted {
    /// Its id.
    pub id: i64,
    /// What it is for.
    pub name: String,
    /// Whose it is.
    pub account_name: String,
    /// The key itself.
    pub text: String,
    /// From when on it is refused, UTC.
    pub expires_at: NaiveDateTime,
}

/// A key as a program brings it.
pub struct Presented {
    /// The id in it.
    pub id: i64,
    /// What proves it.
    pub secret: String,
}

impl Presented {
    /// Reads `gh_<id>_<secret>`; `None` for whatever has another form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, secret) = text.strip_prefix(PREFIX)?.split_once('_')?;
        let number = id.parse::<i64>().ok().filter(|number| *number > 0 && number.to_string() == id)?;
        secrets::is_well_formed(secret).then(|| Self { id: number, secret: secret.to_owned() })
    }

    /// The text of a key.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{PREFIX}{}_{}", self.id, self.secret)
    }
}

/// A good key, and the account behind it as it is now.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The key's id.
    pub key_id: i64,
    /// What it is for.
    pub key_name: String,
    /// From when on it is refused, UTC.
    pub expires_at: NaiveDateTime,
    /// The last request, to the minute.
    pub last_used_at: Option<NaiveDateTime>,
    /// The account.
    pub account_id: i64,
    /// Its display name.
    pub account_name: String,
    /// `operator` or `service`.
    pub account_kind: String,
    /// What the account may do now.
    pub scopes: Scopes,
}

impl Bearer {
    /// Whether the row should learn that the key was used.
    #[must_use]
    pub fn is_due_for_touch(&self) -> bool {
        self.last_used_at.is_none_or(|at| clock::now() - at > TOUCH)
    }
}

/// Somebody who is told that a key expires.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Recipient {
    /// The account.
    pub id: i64,
    /// How they are greeted.
    pub name: String,
    /// Where the mail goes.
    pub email: String,
    /// Their language.
    pub locale: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_form_only() {
        let secret = secrets::fresh();
        let text = Presented { id: 12, secret: secret.clone() }.text();
        let read = Presented::parse(&text).expect("a key");
        assert_eq!((read.id, read.secret), (12, secret.clone()));
        let cut = &text[..text.len() - 1];
        let others = ["gh_012_", "gh_+12_", "gh_0_", "gh_-1_", "gh_12", "GH_12_", "gh_12_ "]
            .map(|s| format!("{s}{secret}"));
        for bad in others.iter().map(String::as_str).chain([cut, "", "gh__", &format!("{text}A"), &secret]) {
            assert!(Presented::parse(bad).is_none(), "{bad}");
        }
    }
}
