//! Every failure becomes a page: what happened, why, what to do now, and the id to quote.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::test::TestRequest;
use actix_web::{HttpRequest, HttpResponse, ResponseError};

use super::pages::{ErrorPage, WayOut};
use super::{Visit, api, problem, refused, session, step_up};
use crate::error::Error;

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::SignedOut | Self::StepUp(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Gone(_) => StatusCode::GONE,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManyAttempts(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Unsure | Self::Collision(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// Gives every failure its page, in the language of whoever asked, and notes who lacked a permission.
///
/// # Errors
/// None of its own.
pub async fn dress<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<BoxBody, B>>, actix_web::Error> {
    let stranger = Visit::of_stranger(request.request());
    let is_api = api::is_api(request.path());
    match next.call(request).await {
        Ok(response) if is_bare(&response) => {
            let (request, bare) = response.into_parts();
            let error = bare.error().and_then(|error| error.as_error());
            refused::note(&request, error).await;
            let page = match error {
                _ if is_api => problem::answer(&stranger, bare.status(), error, api::is_unlocked(&request)),
                Some(Error::SignedOut) => to_sign_in(&request),
                Some(Error::StepUp(None)) => step_up::ask_first(&request),
                Some(Error::StepUp(Some(held))) => step_up::ask_again(&request, held),
                _ => page(&Visit::of(&request), bare.status(), error),
            };
            Ok(ServiceResponse::new(request, page).map_into_left_body())
        }
        Ok(response) => Ok(response.map_into_right_body()),
        Err(error) => {
            let status = error.as_response_error().status_code();
            let error = error.as_error();
            let page = if is_api {
                problem::answer(&stranger, status, error, false)
            } else {
                page(&stranger, status, error)
            };
            // A panic took the request with it, and an answer has to belong to one.
            let request = TestRequest::default().to_http_request();
            Ok(ServiceResponse::new(request, page).map_into_left_body())
        }
    }
}

/// An answer that says nothing but its status.
fn is_bare<B>(response: &ServiceResponse<B>) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error())
        && !response.headers().contains_key(header::CONTENT_TYPE)
}

/// A fault of ours is told to the log alone.
pub(super) fn log(visit: &Visit, status: StatusCode, error: Option<&Error>) {
    if status.is_server_error() {
        let cause = error.map_or_else(|| status.to_string(), ToString::to_string);
        tracing::error!(%cause, path = path(visit), "a request failed");
    }
}

/// The path without the query, which may hold secrets.
pub(super) fn path(visit: &Visit) -> String {
    visit.here().split('?').next().unwrap_or_default().to_owned()
}

fn page(visit: &Visit, status: StatusCode, error: Option<&Error>) -> HttpResponse {
    log(visit, status, error);
    let words = words(status, error);
    let t = visit.language();
    let page = ErrorPage {
        status: status.as_u16(),
        what: t.say(words.what),
        why: reason(error).map_or_else(|| t.say(words.why), |message| t.message(message)),
        steps: vec![t.say(words.step)],
        id: visit.origin().request_id,
        way_out: Some(WayOut { label: t.say("error-home"), href: "/".to_owned() }),
        shell: visit.shell(&t.say(words.what)),
    };
    let mut answer = visit.show(status, &page);
    if let Some(seconds) = retry_after(error, status) {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if visit.is_fragment() {
        let main = HeaderValue::from_static("#main");
        answer.headers_mut().insert(HeaderName::from_static("hx-retarget"), main);
    }
    answer
}

/// Whoever is signed out signs in and comes back; a fragment takes the whole page along.
fn to_sign_in(request: &HttpRequest) -> HttpResponse {
    let visit = Visit::of(request);
    let back = if request.method() == Method::GET && !visit.is_fragment() {
        request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned()
    } else {
        "/".to_owned()
    };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", &back);
    if session::has_cookie(request) {
        query.append_pair("reason", "ended");
    }
    let address = format!("/sign-in?{}", query.finish());
    if visit.is_fragment() {
        return HttpResponse::Unauthorized()
            .insert_header(("HX-Redirect", address))
            .content_type("text/plain")
            .body("");
    }
    HttpResponse::SeeOther().insert_header((header::LOCATION, address)).finish()
}

pub(super) fn reason(error: Option<&Error>) -> Option<&crate::error::Message> {
    match error? {
        Error::BadRequest(why)
        | Error::Forbidden(why)
        | Error::Refused(why)
        | Error::Gone(why)
        | Error::TooLarge(why)
        | Error::Unprocessable(why) => Some(why),
        Error::SignedOut
        | Error::StepUp(_)
        | Error::NotFound
        | Error::TooSlow
        | Error::TooManyAttempts(_)
        | Error::Busy
        | Error::Unsure
        | Error::Full
        | Error::Collision(_)
        | Error::Internal(_) => None,
    }
}

pub(super) fn retry_after(error: Option<&Error>, status: StatusCode) -> Option<i64> {
    match error {
        Some(Error::TooManyAttempts(seconds)) => Some(*seconds),
        // Who knows whether there is anything left to try?
        Some(Error::Unsure) => None,
        _ if status == StatusCode::SERVICE_UNAVAILABLE => Some(5),
        _ => None,
    }
}

pub(super) struct Words {
    pub(super) what: &'static str,
    pub(super) why: &'static str,
    step: &'static str,
}

pub(super) fn words(status: StatusCode, error: Option<&Error>) -> Words {
    if matches!(error, Some(Error::Unsure)) {
        return Words { what: "error-unsure", why: "error-unsure-why", step: "error-unsure-step" };
    }
    match status.as_u16() {
        400 => Words { what: "error-400", why: "error-400-why", step: "error-400-step" },
        401 => Words { what: "error-401", why: "error-401-why", step: "error-401-step" },
        403 => Words { what: "error-403", why: "error-403-why", step: "error-403-step" },
        404 => Words { what: "error-404", why: "error-404-why", step: "error-404-step" },
        405 => Words { what: "error-405", why: "error-405-why", step: "error-405-step" },
        408 => Words { what: "error-408", why: "error-408-why", step: "error-408-step" },
        409 => Words { what: "error-409", why: "error-409-why", step: "error-409-step" },
        410 => Words { what: "error-410", why: "error-410-why", step: "error-410-step" },
        413 => Words { what: "error-413", why: "error-413-why", step: "error-413-step" },
        422 => Words { what: "error-422", why: "error-422-why", step: "error-422-step" },
        429 => Words { what: "error-429", why: "error-429-why", step: "error-429-step" },
        503 => Words { what: "error-503", why: "error-503-why", step: "error-503-step" },
        507 => Words { what: "error-507", why: "error-507-why", step: "error-507-step" },
        _ => Words { what: "error-500", why: "error-500-why", step: "error-500-step" },
    }
}
