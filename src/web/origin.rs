//! Refuses changes that another site asks for.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::ORIGIN;
use actix_web::middleware::Next;
use actix_web::web;

use super::{Site, api, session};
use crate::error::{Error, Message};

/// Lets unsafe methods pass only from our own pages: by `Sec-Fetch-Site`
/// (W3C Fetch Metadata), else by `Origin` (RFC 6454).
///
/// # Errors
/// [`Error::Forbidden`] for every other.
pub async fn same_origin<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<BoxBody, B>>, actix_web::Error> {
    // Read while the session is open: the page of an address that does not exist is framed after it has closed.
    drop(session::person(request.request()));
    // No browser adds an API key by itself.
    let by_key = api::is_api(request.path());
    if !request.method().is_safe() && !by_key && !is_ours(&request) {
        let refused = Error::Forbidden(Message::new("error-forbidden-origin"));
        return Ok(request.error_response(refused).map_into_left_body());
    }
    Ok(next.call(request).await?.map_into_right_body())
}

fn is_ours(request: &ServiceRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return site == "same-origin";
    }
    let ours = request.app_data::<web::Data<Site>>().map(|site| site.base_url.origin());
    header(ORIGIN.as_str())
        .and_then(|origin| url::Url::parse(origin).ok())
        .is_some_and(|origin| Some(origin.origin()) == ours)
}
