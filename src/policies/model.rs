//! The policies: what each may be, and what it usually is.

use chrono::TimeDelta;

crate::text_enum! {
    /// One decision.
    pub enum Policy {
        /// Which accounts can be deleted.
        Deletion = "deletion",
        /// Whether a login can be changed once it is chosen.
        LoginChange = "login-change",
        /// Whether an address can be changed once it is confirmed.
        EmailChange = "email-change",
        /// What the company has bought.
        Edition = "edition",
        /// How long an invitation is good for.
        InvitationValidity = "invitation-validity",
        /// How long an API key is good for at most.
        ApiKeyValidity = "api-key-validity",
        /// After how long without a request a session ends.
        SessionIdle = "session-idle",
        /// After how long a session ends whatever happens.
        SessionLength = "session-length",
        /// The shortest password.
        PasswordLength = "password-length",
        /// How hard a password must be to guess.
        PasswordStrength = "password-strength",
        /// How many mails one address gets within an hour at most.
        MailPerRecipient = "mail-per-recipient",
        /// How many mails are sent within a minute at most.
        MailPerMinute = "mail-per-minute",
    }
}

crate::text_enum! {
    /// Which accounts can be deleted.
    pub enum Deletion {
        /// Those that were deactivated before.
        InactiveOnly = "inactive-only",
        /// Those that nobody is signed in with.
        WhenSignedOut = "when-signed-out",
        /// None.
        Never = "never",
    }
}

crate::text_enum! {
    /// Who may change what usually stays as it is.
    pub enum ChangedBy {
        /// Nobody.
        Nobody = "never",
        /// Whoever may edit accounts.
        Admins = "admins",
    }
}

crate::text_enum! {
    /// What the company has bought.
    pub enum Edition {
        /// Everything.
        Subscription = "subscription",
        /// Nobody can be made a company admin.
        Trial = "trial",
    }
}

crate::text_enum! {
    /// How hard a password must be to guess, as zxcvbn scores it.
    pub enum Strength {
        /// A score of 3 or 4.
        Strong = "strong",
        /// A score of 4.
        VeryStrong = "very-strong",
    }
}

/// What a policy may be.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// One of a few words, the first of them usually: each with the keys of its name and of its effect.
    Choice(&'static [(&'static str, &'static str, &'static str)]),
    /// A number of minutes within bounds.
    Minutes { least: i64, most: i64, usual: i64 },
    /// A number within bounds.
    Number { least: i64, most: i64, usual: i64 },
}

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

impl Policy {
    /// What it may be.
    #[must_use]
    pub fn rule(self) -> Rule {
        match self {
            Self::Deletion => Rule::Choice(&[
                ("inactive-only", "policy-deletion-inactive", "policy-deletion-inactive-effect"),
                ("when-signed-out", "policy-deletion-signed-out", "policy-deletion-signed-out-effect"),
                ("never", "policy-deletion-never", "policy-deletion-never-effect"),
            ]),
            Self::LoginChange => Rule::Choice(&[
                ("never", "policy-change-never", "policy-login-never-effect"),
                ("admins", "policy-change-admins", "policy-login-admins-effect"),
            ]),
            Self::EmailChange => Rule::Choice(&[
                ("never", "policy-change-never", "policy-email-never-effect"),
                ("admins", "policy-change-admins", "policy-email-admins-effect"),
            ]),
            Self::Edition => Rule::Choice(&[
                ("subscription", "policy-edition-subscription", "policy-edition-subscription-effect"),
                ("trial", "policy-edition-trial", "policy-edition-trial-effect"),
            ]),
            Self::InvitationValidity => Rule::Minutes { least: HOUR, most: 30 * DAY, usual: 7 * DAY },
            Self::ApiKeyValidity => Rule::Minutes { least: 1, most: 9_999 * DAY, usual: 90 * DAY },
            Self::SessionIdle => Rule::Minutes { least: 5, most: DAY, usual: 30 },
            Self::SessionLength => Rule::Minutes { least: 15, most: 30 * DAY, usual: 12 * HOUR },
            Self::PasswordLength => Rule::Number { least: 12, most: 64, usual: 12 },
            Self::PasswordStrength => Rule::Choice(&[
                ("strong", "policy-strength-strong", "policy-strength-strong-effect"),
                ("very-strong", "policy-strength-very", "policy-strength-very-effect"),
            ]),
            Self::MailPerRecipient => Rule::Number { least: 3, most: 1_000, usual: 20 },
            Self::MailPerMinute => Rule::Number { least: 1, most: 60_000, usual: 600 },
        }
    }

    /// Keys of its name and of the sentence that says what it decides.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Deletion => ("policy-deletion", "policy-deletion-about"),
            Self::LoginChange => ("policy-login-change", "policy-login-change-about"),
            Self::EmailChange => ("policy-email-change", "policy-email-change-about"),
            Self::Edition => ("policy-edition", "policy-edition-about"),
            Self::InvitationValidity => ("policy-invitation-validity", "policy-invitation-validity-about"),
            Self::ApiKeyValidity => ("policy-api-key-validity", "policy-api-key-validity-about"),
            Self::SessionIdle => ("policy-session-idle", "policy-session-idle-about"),
            Self::SessionLength => ("policy-session-length", "policy-session-length-about"),
            Self::PasswordLength => ("policy-password-length", "policy-password-length-about"),
            Self::PasswordStrength => ("policy-password-strength", "policy-password-strength-about"),
            Self::MailPerRecipient => ("policy-mail-recipient", "policy-mail-recipient-about"),
            Self::MailPerMinute => ("policy-mail-minute", "policy-mail-minute-about"),
        }
    }

    /// What it is while nobody has decided otherwise.
    #[must_use]
    pub fn usual(self) -> String {
        match self.rule() {
            Rule::Choice(ways) => ways.first().map_or("", |way| way.0).to_owned(),
            Rule::Minutes { usual, .. } | Rule::Number { usual, .. } => usual.to_string(),
        }
    }

    /// A number of minutes as it is stored; what is usual when there is none or it is out of bounds.
    #[must_use]
    pub fn minutes(self, stored: Option<&str>) -> TimeDelta {
        let stored = stored.filter(|value| self.accepts(value)).map(str::to_owned);
        TimeDelta::minutes(stored.unwrap_or_else(|| self.usual()).parse().unwrap_or_default())
    }

    /// Whether it may be `value`.
    #[must_use]
    pub fn accepts(self, value: &str) -> bool {
        let within = |least, most| {
            let canonical = |number: &i64| number.to_string() == value;
            value.parse().ok().filter(canonical).is_some_and(|number| (least..=most).contains(&number))
        };
        match self.rule() {
            Rule::Choice(ways) => ways.iter().any(|way| way.0 == value),
            Rule::Minutes { least, most, .. } | Rule::Number { least, most, .. } => within(least, most),
        }
    }
}
