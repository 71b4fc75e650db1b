//! How long somebody was signed in, in words.

use super::SignInRow;
use crate::auth::history::{SignIn, Stay};
use crate::web::browser;
use crate::web::language::Language;

/// An attempt to sign in, in words.
#[must_use]
pub fn signed_in(sign_in: &SignIn, t: Language) -> SignInRow {
    SignInRow {
        when: t.time(sign_in.at),
        browser: browser::describe(&sign_in.user_agent, t),
        address: sign_in.ip.clone(),
        stay: match sign_in.stay {
            Stay::Refused => t.say("auth-sign-in-refused"),
            Stay::Open(length) => t.named("auth-sign-in-now", &t.length(length)),
            Stay::Over(length) => t.named("auth-sign-in-over", &t.length(length)),
            Stay::Unknown => t.say("auth-sign-in-unknown"),
        },
        refused: sign_in.stay == Stay::Refused,
    }
}
