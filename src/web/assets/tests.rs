//! What `/assets/…` answers, and that pages name nothing that is not there.

use std::fs;
use std::path::Path;

use actix_web::body::MessageBody as _;
use actix_web::dev::ServiceResponse;
use actix_web::http::{Method, StatusCode};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, http::header, web};

use super::{ASSETS, ICONS, MISSING, address, serve};

async fn ask(request: TestRequest) -> ServiceResponse {
    let app = init_service(App::new().route("/assets/{name}", web::route().to(serve))).await;
    call_service(&app, request.to_request()).await
}

fn value(reply: &ServiceResponse, name: header::HeaderName) -> &str {
    reply.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

fn length(reply: ServiceResponse) -> usize {
    reply.into_body().try_into_bytes().unwrap().len()
}

fn style(encodings: &'static str) -> TestRequest {
    TestRequest::get().uri(address("tabler.min.css")).insert_header((header::ACCEPT_ENCODING, encodings))
}

#[actix_web::test]
async fn a_browser_gets_brotli_and_may_keep_it() {
    let reply = ask(style("gzip, deflate, br, zstd")).await;
    assert_eq!(reply.status(), StatusCode::OK);
    assert_eq!(value(&reply, header::CONTENT_TYPE), "text/css; charset=utf-8");
    assert_eq!(value(&reply, header::CONTENT_ENCODING), "br");
    assert_eq!(value(&reply, header::VARY), "Accept-Encoding");
    assert_eq!(value(&reply, header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    assert!(length(reply) < 70_000);
}

#[actix_web::test]
async fn each_reader_gets_an_encoding_it_takes() {
    for (asked, given) in
        [("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", ""), ("zstd", ""), ("", "")]
    {
        let reply = ask(style(asked)).await;
        assert_eq!(value(&reply, header::CONTENT_ENCODING), given, "asked for {asked:?}");
    }
    let plain = ask(TestRequest::get().uri(address("tabler.min.css"))).await;
    assert_eq!(value(&plain, header::CONTENT_ENCODING), "");
    assert!(length(plain) > 600_000);
}

#[actix_web::test]
async fn a_held_copy_is_not_sent_again() {
    let first = ask(style("br")).await;
    let tag = value(&first, header::ETAG).to_owned();
    let again = ask(style("br").insert_header((header::IF_NONE_MATCH, tag.clone()))).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(value(&again, header::ETAG), tag);
    assert_eq!(length(again), 0);
    let other = ask(style("gzip").insert_header((header::IF_NONE_MATCH, tag))).await;
    assert_eq!(other.status(), StatusCode::OK, "the gzip copy is another representation");
}

#[actix_web::test]
async fn what_is_not_an_asset_is_not_found() {
    for path in [
        MISSING,
        "/assets/tabler.min.css",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e",
        "/assets/icons.00000000.svg",
    ] {
        assert_eq!(ask(TestRequest::get().uri(path)).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let post = ask(TestRequest::default().method(Method::POST).uri(address("icons.svg"))).await;
    assert_eq!(post.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn every_asset_has_its_content_in_its_address() {
    for asset in &ASSETS {
        assert!(asset.address.contains(asset.hash) && !asset.plain.is_empty(), "{}", asset.address);
        assert_eq!(address(asset.name), asset.address);
    }
    assert_eq!(address("no-such-file.css"), MISSING);
}

/// The quoted words that follow `call(` in every source below `folder`, with the file they stand in.
fn quoted_after(call: &str, folder: &Path, found: &mut Vec<(String, String)>) {
    let opening = format!("{call}(\"");
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            quoted_after(call, &path, found);
        } else if !path.ends_with("assets/tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let words = text.split(&opening).skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(words.map(|word| (word.to_owned(), path.display().to_string())));
        }
    }
}

fn named_in_sources(call: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "templates"].map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir())
    {
        quoted_after(call, folder, &mut found);
    }
    found
}

#[test]
fn pages_name_only_assets_and_icons_that_exist() {
    for call in ["assets::address", "shell.asset"] {
        for (name, place) in named_in_sources(call) {
            assert_ne!(address(&name), MISSING, "{place} names the asset {name}");
        }
    }
    for (name, place) in named_in_sources("shell.icon") {
        assert!(ICONS.contains(&name.as_str()), "{place} names the icon {name}; add it to static/icons.txt");
    }
}
