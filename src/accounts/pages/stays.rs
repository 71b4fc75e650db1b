//! How long somebody was signed in, in words.

use super::{Fact, SignInRow};
use crate::auth::history::{SignIn, Stay};
use crate::grid::view::Cell;
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

/// How long the last of these sign-ins lasted, or lasts; none when nobody got in.
#[must_use]
pub fn length(sign_ins: &[SignIn], t: Language) -> Option<Fact> {
    let lengths = sign_ins.iter().filter_map(|sign_in| match sign_in.stay {
        Stay::Open(length) | Stay::Over(length) => Some(length),
        Stay::Refused | Stay::Unknown => None,
    });
    let length = lengths.into_iter().next()?;
    Some(Fact { label: t.say("accounts-login-duration"), value: Cell::Text(t.length(length)) })
}
