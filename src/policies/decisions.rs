//! What has been decided, and what therefore holds.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};

use super::model::{ChangedBy, Deletion, Edition, Policy, Strength};
use crate::auth::passwords::PasswordRules;

/// A decision that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub value: String,
    /// When.
    pub at: NaiveDateTime,
    /// By whom, as they were called then.
    pub by: String,
}

/// All policies, as they are now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policies(BTreeMap<Policy, Decision>);

impl Policies {
    /// Those that were decided; a value that is not acceptable counts as undecided.
    #[must_use]
    pub fn of(decided: impl IntoIterator<Item = (Policy, Decision)>) -> Self {
        Self(decided.into_iter().filter(|(policy, made)| policy.accepts(&made.value)).collect())
    }

    /// The decision, if one was made.
    #[must_use]
    pub fn decision(&self, policy: Policy) -> Option<&Decision> {
        self.0.get(&policy)
    }

    /// What a policy is, as it is stored.
    #[must_use]
    pub fn value(&self, policy: Policy) -> String {
        self.decision(policy).map_or_else(|| policy.usual(), |decision| decision.value.clone())
    }

    fn number(&self, policy: Policy) -> i64 {
        self.value(policy).parse().unwrap_or_default()
    }

    fn minutes(&self, policy: Policy) -> TimeDelta {
        policy.minutes(Some(&self.value(policy)))
    }

    /// Which accounts can be deleted.
    #[must_use]
    pub fn deletion(&self) -> Deletion {
        Deletion::worded(&self.value(Policy::Deletion)).unwrap_or(Deletion::InactiveOnly)
    }

    /// Who may change a login.
    #[must_use]
    pub fn login_change(&self) -> ChangedBy {
        ChangedBy::worded(&self.value(Policy::LoginChange)).unwrap_or(ChangedBy::Nobody)
    }

    /// Who may change a confirmed address.
    #[must_use]
    pub fn email_change(&self) -> ChangedBy {
        ChangedBy::worded(&self.value(Policy::EmailChange)).unwrap_or(ChangedBy::Nobody)
    }

    /// What the company has bought.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition::worded(&self.value(Policy::Edition)).unwrap_or(Edition::Subscription)
    }

    /// How long an invitation is good for.
    #[must_use]
    pub fn invitation_validity(&self) -> TimeDelta {
        self.minutes(Policy::InvitationValidity)
    }

    /// How long an API key is good for at most.
    #[must_use]
    pub fn api_key_validity(&self) -> TimeDelta {
        self.minutes(Policy::ApiKeyValidity)
    }

    /// After how long without a request a session ends.
    #[must_use]
    pub fn session_idle(&self) -> TimeDelta {
        self.minutes(Policy::SessionIdle)
    }

    /// After how long a session ends whatever happens.
    #[must_use]
    pub fn session_length(&self) -> TimeDelta {
        self.minutes(Policy::SessionLength)
    }

    /// How many mails one address gets within an hour at most.
    #[must_use]
    pub fn mails_per_recipient(&self) -> i64 {
        self.number(Policy::MailPerRecipient)
    }

    /// How many mails are sent within a minute at most.
    #[must_use]
    pub fn mails_per_minute(&self) -> i64 {
        self.number(Policy::MailPerMinute)
    }

    /// What a new password must be.
    #[must_use]
    pub fn passwords(&self) -> PasswordRules {
        let usual = PasswordRules::default();
        let score = match Strength::worded(&self.value(Policy::PasswordStrength)) {
            Some(Strength::VeryStrong) => zxcvbn::Score::Four,
            Some(Strength::Strong) | None => usual.score,
        };
        let shortest = usize::try_from(self.number(Policy::PasswordLength)).unwrap_or(usual.shortest);
        PasswordRules { shortest, score }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(policy: Policy, value: &str) -> Policies {
        let decision = Decision { value: value.to_owned(), at: NaiveDateTime::MIN, by: "Ada".to_owned() };
        Policies::of([(policy, decision)])
    }

    #[test]
    fn what_is_usual_is_acceptable() {
        for policy in Policy::ALL {
            assert!(policy.accepts(&policy.usual()), "{policy:?}");
        }
    }

    #[test]
    fn bounds_are_kept() {
        for value in ["0", "14399281", "-5", "+5", "05", "5.0", "", " 5", "never"] {
            assert!(!Policy::ApiKeyValidity.accepts(value), "{value}");
        }
        assert!(Policy::ApiKeyValidity.accepts("1") && Policy::ApiKeyValidity.accepts("14398560"));
        assert!(!Policy::InvitationValidity.accepts("59") && !Policy::Deletion.accepts("always"));
    }

    #[test]
    fn a_stored_value_out_of_bounds_is_what_is_usual() {
        assert_eq!(decided(Policy::SessionIdle, "1").session_idle(), TimeDelta::minutes(30));
        assert_eq!(decided(Policy::SessionIdle, "45").session_idle(), TimeDelta::minutes(45));
        assert_eq!(decided(Policy::Deletion, "sometimes").deletion(), Deletion::InactiveOnly);
        assert_eq!(Policy::SessionLength.minutes(Some("junk")), TimeDelta::hours(12));
    }
}
