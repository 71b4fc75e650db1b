//! Headers that every answer has, and the two facts of a request that headers tell.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use tracing_actix_web::RequestId;

use super::Site;

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The policy of a document that pages of ours show in a frame: it may have styles, and can do nothing.
const FRAMED: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
    frame-ancestors 'self'; sandbox";

/// Marks an answer as such a document.
struct Framed;

/// An HTML document for a frame of our own pages. It brings its own styles; scripts, forms and requests are off, and
/// its origin is nobody's.
#[must_use]
pub fn framed(html: String) -> HttpResponse {
    let mut answer = HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html);
    answer.extensions_mut().insert(Framed);
    answer
}

/// Marks an answer in which nothing may run, whatever a browser takes it for.
pub(super) struct Sealed;

const ALWAYS: &[(&str, &str)] = &[
    ("content-security-policy", CSP),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// The outermost layer: adds the security headers to whatever is answered.
///
/// # Errors
/// None of its own.
pub async fn harden<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let secure = request.app_data::<web::Data<Site>>().is_some_and(|site| site.is_secure());
    let mut response = next.call(request).await?;
    let is_sealed = response.response().extensions().contains::<Sealed>();
    let is_framed = response.response().extensions().contains::<Framed>();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if is_sealed && let Ok(policy) = HeaderValue::from_str(&format!("{CSP}; sandbox")) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if is_framed {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("HX-Request"));
    }
    Ok(response)
}

/// The id of this request, as the log has it.
#[must_use]
pub fn request_id(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default()
}

/// The client's address: the connection's, or what a configured proxy forwards.
///
/// The last address of `X-Forwarded-For` that is not a configured proxy counts;
/// one that cannot be read is not believed.
#[must_use]
pub fn client_ip(request: &HttpRequest) -> String {
    let Some(peer) = request.peer_addr().map(|peer| peer.ip()) else { return String::new() };
    let Some(site) = request.app_data::<web::Data<Site>>() else { return peer.to_string() };
    if !site.proxies.contains(&peer) {
        return peer.to_string();
    }
    let hops = forwarded(request.headers());
    let client = hops.iter().rev().find(|hop| hop.is_none_or(|ip| !site.proxies.contains(&ip)));
    client.copied().flatten().unwrap_or(peer).to_string()
}

fn forwarded(headers: &HeaderMap) -> Vec<Option<std::net::IpAddr>> {
    headers
        .get_all("x-forwarded-for")
        .flat_map(|value| value.to_str().unwrap_or("?").split(','))
        .map(|hop| hop.trim().parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn seen(peer: &str, forwarded: &str, proxies: &[&str]) -> String {
        let site = Site {
            base_url: "https://gate.example".parse().unwrap(),
            proxies: proxies.iter().map(|ip| ip.parse().unwrap()).collect(),
        };
        let request = TestRequest::default()
            .app_data(web::Data::new(site))
            .peer_addr(format!("{peer}:999").parse().unwrap())
            .insert_header(("x-forwarded-for", forwarded));
        client_ip(&request.to_http_request())
    }

    #[test]
    fn only_configured_proxies_are_believed() {
        assert_eq!(seen("9.9.9.9", "1.1.1.1", &[]), "9.9.9.9");
        assert_eq!(seen("10.0.0.1", "6.6.6.6, 1.1.1.1", &["10.0.0.1"]), "1.1.1.1");
        assert_eq!(seen("10.0.0.1", "6.6.6.6, 10.0.0.2", &["10.0.0.1", "10.0.0.2"]), "6.6.6.6");
        assert_eq!(seen("10.0.0.1", "1.1.1.1, nonsense", &["10.0.0.1"]), "10.0.0.1");
    }
}
