//! The files that pages load besides HTML: embedded, compressed, under addresses that change with their content.
//!
//! `build.rs` gathers them from the front-end packages and from `static/`. Pages name a file by its plain name
//! through [`address`]; browsers keep what they got for a year, because other content has another address.

use std::future::{Ready, ready};

use actix_web::http::Method;
use actix_web::http::header::{
    self, AcceptEncoding, ContentEncoding, Encoding, EntityTag, Header, HeaderValue, IfNoneMatch,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Where an asset is asked for that does not exist: an address that answers 404.
const MISSING: &str = "/assets/missing";
/// One year, in seconds; an address never gets other content.
const KEEP: &str = "public, max-age=31536000, immutable";

/// One embedded file.
struct Asset {
    /// The name in the sources, such as `app.css`.
    name: &'static str,
    /// The address it is served at, such as `/assets/app.3f2a9c1b.css`.
    address: &'static str,
    /// The value of Content-Type.
    kind: &'static str,
    /// The part of the address that stands for the content.
    hash: &'static str,
    plain: &'static [u8],
    /// Absent where compressing saves nothing.
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

impl Asset {
    /// The smallest copy that the reader takes, with the name of its encoding.
    fn copy(&self, accepted: &AcceptEncoding) -> (ContentEncoding, &'static [u8]) {
        let mut held = vec![Encoding::identity()];
        held.extend(self.brotli.map(|_| Encoding::brotli()));
        held.extend(self.gzip.map(|_| Encoding::gzip()));
        match (accepted.negotiate(held.iter()), self.brotli, self.gzip) {
            (Some(Encoding::Known(ContentEncoding::Brotli)), Some(bytes), _) => {
                (ContentEncoding::Brotli, bytes)
            }
            (Some(Encoding::Known(ContentEncoding::Gzip)), _, Some(bytes)) => (ContentEncoding::Gzip, bytes),
            _ => (ContentEncoding::Identity, self.plain),
        }
    }
}

/// The address of the file `name` (`app.css`, `icons.svg`, …), for a page to load. A name that does not exist
/// gives an address that answers 404; a test reads the templates and refuses such names.
#[must_use]
pub fn address(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or(MISSING, |asset| asset.address)
}

/// Answers GET and HEAD for an embedded file, in brotli or gzip where the reader takes it; 304 when the reader
/// has it already, 405 for other methods, 404 for every path that is not the address of a file.
#[expect(clippy::needless_pass_by_value, reason = "actix hands the request over by value")]
pub fn serve(req: HttpRequest) -> Ready<HttpResponse> {
    ready(reply(&req))
}

fn reply(req: &HttpRequest) -> HttpResponse {
    let Some(asset) = ASSETS.iter().find(|asset| asset.address == req.path()) else {
        return HttpResponse::NotFound().finish();
    };
    if !matches!(*req.method(), Method::GET | Method::HEAD) {
        return HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, "GET, HEAD")).finish();
    }
    let accepted = AcceptEncoding::parse(req).unwrap_or_else(|_| AcceptEncoding(Vec::new()));
    let (encoding, bytes) = asset.copy(&accepted);
    let tag = EntityTag::new_strong(format!("{}-{}", asset.hash, encoding.as_str()));
    if is_held(req, &tag) {
        return lasting(HttpResponse::NotModified(), tag).finish();
    }
    let mut reply = lasting(HttpResponse::Ok(), tag);
    reply.content_type(asset.kind);
    if encoding != ContentEncoding::Identity {
        reply.insert_header(encoding);
    }
    reply.body(bytes)
}

/// Whether the reader says that it holds this very copy.
fn is_held(req: &HttpRequest, tag: &EntityTag) -> bool {
    match IfNoneMatch::parse(req) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(held)) => held.iter().any(|one| one.weak_eq(tag)),
        Err(_) => false,
    }
}

/// A reply with what a cache needs to know.
fn lasting(mut reply: HttpResponseBuilder, tag: EntityTag) -> HttpResponseBuilder {
    reply
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static(KEEP)))
        .insert_header((header::VARY, HeaderValue::from_static("Accept-Encoding")))
        .insert_header(header::ETag(tag));
    reply
}

#[cfg(test)]
mod tests;
