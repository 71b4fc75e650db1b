//! Failures as programs read them: `application/problem+json` (RFC 9457).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use serde::Serialize;

use super::Visit;
use super::errors::{log, path, reason, retry_after, words};
use crate::error::Error;

#[derive(Serialize)]
struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    detail: String,
    instance: String,
    /// To be quoted to whoever reads the log.
    request_id: String,
}

/// The failure; `unlocked` says whether a key was brought at all.
pub(super) fn answer(
    visit: &Visit,
    status: StatusCode,
    error: Option<&Error>,
    unlocked: bool,
) -> HttpResponse {
    log(visit, status, error);
    let (t, words) = (visit.language(), words(status, error));
    let problem = Problem {
        kind: "about:blank",
        title: t.say(words.what),
        status: status.as_u16(),
        detail: reason(error).map_or_else(|| t.say(words.why), |message| t.message(message)),
        instance: path(visit),
        request_id: visit.origin().request_id,
    };
    let body = serde_json::to_string(&problem).unwrap_or_default();
    let mut answer = HttpResponse::build(status).content_type("application/problem+json").body(body);
    if status == StatusCode::UNAUTHORIZED {
        // RFC 6750, section 3: no code of an error when nothing was brought.
        let challenge = if unlocked {
            "Bearer realm=\"Gatehouse\", error=\"invalid_token\""
        } else {
            "Bearer realm=\"Gatehouse\""
        };
        answer.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    if let Some(seconds) = retry_after(error, status) {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}
