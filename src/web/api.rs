//! The addresses for programs, apart from those for people: no cookie is read there, and only there is a key.

use actix_web::HttpRequest;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, COOKIE};
use actix_web::middleware::Next;

/// Whether an address is one for programs.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Whether the request brought something to be let in by.
#[must_use]
pub fn is_unlocked(request: &HttpRequest) -> bool {
    request.headers().contains_key(AUTHORIZATION)
}

/// Takes the cookies away from what is for programs, before anything reads them.
///
/// # Errors
/// None of its own.
pub async fn apart<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if is_api(request.path()) {
        request.headers_mut().remove(COOKIE);
    }
    next.call(request).await
}
