//! The key in the header of a request from a program.

use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpMessage, HttpRequest, web};

use super::session;
use crate::access::Actor;
use crate::auth::throttle;
use crate::db::Pool;
use crate::error::Error;
use crate::keys::{self, Bearer, Presented};

/// What failures of all keys are counted under, address by address; no login has a space.
const THROTTLED: &str = "api keys";

/// A program that was let in.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Its account, with what that may do now.
    pub actor: Actor,
    /// The key it brought.
    pub bearer: Bearer,
}

/// Whoever brought the key in `Authorization: Bearer …` (RFC 6750, section 2.1); it is read from nowhere else.
/// Failures are counted by the address they come from; a good key is never kept waiting.
///
/// # Errors
/// [`Error::SignedOut`] for whatever is no good key, [`Error::TooManyAttempts`] when it was brought too often.
pub async fn caller(request: &HttpRequest) -> Result<Caller, Error> {
    let Some(header) = request.headers().get(AUTHORIZATION) else { return Err(Error::SignedOut) };
    let pool = request.app_data::<web::Data<Pool>>().ok_or_else(|| Error::internal("no pool"))?;
    let origin = session::origin(request);
    let several = request.headers().get_all(AUTHORIZATION).nth(1).is_some();
    let text = header.to_str().ok().filter(|_| !several);
    let found = match text.and_then(token).and_then(Presented::parse) {
        Some(presented) => pool.read(move |db| keys::find(db, &presented)).await?,
        None => None,
    };
    let Some(bearer) = found else {
        pool.write(move |db| throttle::admit(db, THROTTLED, &origin.ip)).await?;
        return Err(Error::SignedOut);
    };
    if bearer.is_due_for_touch() {
        let id = bearer.key_id;
        // Whoever reads does so also where nothing can be written.
        if let Err(error) = pool.write(move |db| keys::touch(db, id)).await {
            tracing::warn!(%error, "a key could not be marked as used");
        }
    }
    let actor = Actor::by_key(
        (bearer.account_id, &bearer.account_name),
        (bearer.key_id, &bearer.key_name),
        bearer.scopes.clone(),
        origin,
    );
    // For the trail, when the permission is missing.
    request.extensions_mut().insert(actor.clone());
    Ok(Caller { actor, bearer })
}

/// What follows the scheme, whose case does not matter (RFC 9110, section 11.1).
fn token(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim_start_matches(' '))
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn only_a_bearer_is_read() {
        assert_eq!(token("Bearer abc"), Some("abc"));
        assert_eq!(token("bearer  abc"), Some("abc"));
        assert_eq!(token("Basic abc"), None);
        assert_eq!(token("abc"), None);
    }
}
