//! The language of a page: the account's, else the one chosen, else the browser's.

use crate::support::{Engine, on_both, say_in};

on_both!(a_stranger_reads_what_the_browser_asks_for, a_choice_is_kept, an_account_reads_its_own_language);

fn a_stranger_reads_what_the_browser_asks_for(on: Engine) {
    let app = on.company();
    for (asked, language) in [
        ("de", "de"),
        ("ja-JP", "ja"),
        ("fr, de-AT;q=0.7, en;q=0.3", "de"),
        ("en;q=0.1, ja;q=0.9", "ja"),
        ("fr", "en"),
        ("", "en"),
        ("*;q=x, ;;;,,", "en"),
    ] {
        let client = app.anon().with("accept-language", asked);
        let page = client.get("/sign-in").expect(200).saying(&say_in(language, "auth-sign-in", &[]));
        assert!(page.html.contains(&format!("<html lang=\"{language}\"")), "{asked}");
        client.get("/no/such/page").expect(404).saying(&say_in(language, "error-404", &[]));
    }
}

fn a_choice_is_kept(on: Engine) {
    let app = on.company();
    let client = app.anon().with("accept-language", "de");
    let page = client.post("/preferences", &[("language", "ja"), ("back", "/sign-in")]).expect(303);
    assert_eq!(page.location(), "/sign-in");
    assert!(page.header("set-cookie").contains("HttpOnly"));
    client.follow(&page).expect(200).saying(&say_in("ja", "auth-sign-in", &[]));
    client.post("/preferences", &[("language", "xx"), ("back", "/")]).expect(400);
    let page =
        client.post("/preferences", &[("language", "de"), ("back", "https://evil.example")]).expect(303);
    assert_eq!(page.location(), "/");
    let forged = app.anon();
    forged.set_cookie("gatehouse-language", "../../etc/passwd");
    forged.get("/sign-in").expect(200).saying(&say_in("en", "auth-sign-in", &[]));
}

fn an_account_reads_its_own_language(on: Engine) {
    let app = on.company();
    let otto = app.operator().with("accept-language", "ja");
    otto.get("/profile").expect(200).saying(&say_in("en", "profile-details", &[]));
    let form = [("language", "de"), ("time_zone", "Asia/Tokyo"), ("theme", "dark")];
    otto.post("/profile/preferences", &form).expect(303);
    let page = otto.get("/profile").expect(200).saying(&say_in("de", "profile-details", &[]));
    assert!(page.html.contains("data-theme=\"dark\""));
    otto.get("/accounts").expect(403).saying(&say_in("de", "error-403", &[]));
    otto.post("/preferences", &[("language", "ja"), ("back", "/profile")]).expect(303);
    otto.get("/profile").expect(200).saying(&say_in("ja", "profile-details", &[]));
    assert_eq!(app.account(3).locale, "ja");
}
