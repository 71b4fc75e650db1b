//! Attachments: what is taken, how it comes back, and that nothing is left of what was refused.

use gatehouse::files::Files;
use gatehouse::tickets::sweep;

use super::count;
use crate::support::parts::{File, body};
use crate::support::snapshot::snapshot;
use crate::support::{Client, Engine, Page, on_both, say};

on_both!(
    a_file_comes_back_to_be_saved_and_never_to_be_shown,
    what_is_not_taken_leaves_nothing_behind,
    a_file_that_is_too_large_keeps_the_text,
    no_name_leads_anywhere,
    a_form_with_files_needs_its_token_and_its_origin,
    a_ticket_has_only_so_many_files,
    what_nobody_wrote_down_is_swept,
);

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

/// Sends a new ticket.
fn send(client: &Client, files: &[File<'_>]) -> Page {
    client.get("/tickets/new").expect(200);
    let form =
        [("subject", "Kept subject"), ("type", "access"), ("description", "Kept text"), ("shared", "")];
    client.post_files("/tickets/new", &form, files)
}

fn a_file_comes_back_to_be_saved_and_never_to_be_shown(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let ticket = otto.open_ticket("Files", &[], &[("Übersicht 1.png", PNG), ("a.log", b"x\n".as_slice())]);
    let page = otto.get(&ticket).expect(200).saying("a.log");
    let (_, rest) = page.html.split_once(&format!("{ticket}/attachments/")).unwrap();
    let file = otto.get(&format!("{ticket}/attachments/{}", rest.split('"').next().unwrap())).expect(200);
    assert_eq!(file.bytes, PNG);
    assert_eq!(file.header("content-type"), "image/png");
    let disposition = file.header("content-disposition");
    assert!(disposition.starts_with("attachment; filename=\"_bersicht_"), "{disposition}");
    assert!(disposition.contains("filename*=UTF-8''%C3%9Cbersicht%20"), "{disposition}");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.header("content-security-policy").ends_with("; sandbox"));
    assert_eq!(file.header("content-length"), PNG.len().to_string());
    assert_eq!(app.files(), app.known_files());
    assert_eq!(app.files().len(), 2);
    for name in app.files() {
        app.anon().get(&format!("/{name}")).expect(404);
        app.anon().get(&format!("/assets/{name}")).expect(404);
    }
}

fn what_is_not_taken_leaves_nothing_behind(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let before = snapshot(&app);
    for (name, content, key) in [
        ("a.html", b"<p>hi".as_slice(), "upload-wrong-type"),
        ("a.svg", b"<svg xmlns='x' onload='alert(1)'/>", "upload-wrong-type"),
        ("a.svg.png", b"<svg xmlns='x'/>", "upload-wrong-content"),
        ("a.txt", b"<!DOCTYPE html><script>1</script>", "upload-wrong-content"),
        ("a.pdf", PNG, "upload-wrong-content"),
        ("a.exe", b"MZ", "upload-wrong-type"),
        ("noend", b"x", "upload-wrong-type"),
        ("a.txt", b"", "upload-empty"),
    ] {
        // A good one before it is not kept either.
        let page = send(&otto, &[("good.png", PNG), (name, content)]).expect(422);
        let page = page.saying(&say(key, &[("name", name)])).saying("Kept text");
        assert_eq!(page.value("subject").as_deref(), Some("Kept subject"));
        assert!(app.files().is_empty(), "{name}");
    }
    assert_eq!(snapshot(&app), before);
    // A field that was left alone is no file.
    send(&otto, &[("", b"")]).expect(303);
}

fn a_file_that_is_too_large_keeps_the_text(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let before = snapshot(&app);
    let large = vec![b'x'; 10 * 1024 * 1024 + 1];
    let page = send(&otto, &[("large.txt", &large)]).expect(413);
    let page = page.saying(&say("upload-too-large", &[("name", "large.txt"), ("limit", "10")]));
    assert!(page.html.contains("Kept text") && page.html.contains("<!doctype html>"));
    assert_eq!(page.value("subject").as_deref(), Some("Kept subject"));
    let many: Vec<File<'_>> = (0..11).map(|_| ("a.png", PNG)).collect();
    send(&otto, &many).expect(413).saying(&say("upload-too-many", &[("limit", "10")]));
    assert_eq!(snapshot(&app), before);
    assert!(app.files().is_empty());
    let full = vec![b'x'; 10 * 1024 * 1024];
    send(&otto, &[("full.txt", &full)]).expect(303);
}

fn no_name_leads_anywhere(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let ticket =
        otto.open_ticket("Names", &[], &[("../../../etc/passwd.txt", b"x"), ("..\\\\..\\\\boot.log", b"y")]);
    let page = otto.get(&ticket).expect(200).saying("passwd.txt").saying("boot.log");
    assert!(!page.html.contains("etc/"));
    for name in app.files() {
        assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
    }
    assert_eq!(app.files().len(), 2);
}

fn a_form_with_files_needs_its_token_and_its_origin(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let lenas = app.license_admin().csrf();
    otto.get("/tickets/new").expect(200);
    let before = snapshot(&app);
    let same = [("sec-fetch-site", "same-origin")];
    let fields = [("subject", "x"), ("type", "other"), ("description", "x")];
    let csrf = otto.csrf();
    let with = |token: &str| {
        [("csrf", token)]
            .into_iter()
            .chain(fields)
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect::<Vec<_>>()
    };
    for token in ["", "wrong", &lenas] {
        let fields = with(token);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        otto.post_body("/tickets/new", body(&fields, &[("a.png", PNG)]), &same).expect(403);
    }
    otto.post_body("/tickets/new", body(&fields, &[("a.png", PNG)]), &same).expect(403);
    let fields = with(&csrf);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    for foreign in ["cross-site", "same-site", "none"] {
        otto.post_body("/tickets/new", body(&fields, &[("a.png", PNG)]), &[("sec-fetch-site", foreign)])
            .expect(403);
    }
    // Fields twice, fields that no page has, text that is none, and a body that ends early.
    let twice: Vec<(&str, &str)> = fields.iter().copied().chain([("subject", "y")]).collect();
    otto.post_body("/tickets/new", body(&twice, &[("a.png", PNG)]), &same).expect(400);
    let odd: Vec<(&str, &str)> = fields.iter().copied().chain([("requester_id", "1")]).collect();
    otto.post_body("/tickets/new", body(&odd, &[("a.png", PNG)]), &same).expect(400);
    let bad: Vec<(&str, &str)> = fields.iter().copied().chain([("shared", "a\u{0}b")]).collect();
    otto.post_body("/tickets/new", body(&bad, &[]), &same).expect(400);
    let mut cut = body(&fields, &[("a.png", PNG)]);
    cut.truncate(cut.len() - 30);
    otto.post_body("/tickets/new", cut, &same).expect(400);
    assert_eq!(snapshot(&app), before);
    assert!(app.files().is_empty(), "{:?}", app.files());
    otto.post_body("/tickets/new", body(&fields, &[("a.png", PNG)]), &same).expect(303);
}

fn a_ticket_has_only_so_many_files(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    let ten: Vec<File<'_>> = (0..10).map(|_| ("a.png", PNG)).collect();
    let ticket = otto.open_ticket("Many", &[], &ten);
    let say_with = |files: &[File<'_>]| {
        otto.get(&ticket).expect(200);
        let form = [("body", "Kept comment"), ("do", "comment")];
        otto.post_files(&format!("{ticket}/comments"), &form, files)
    };
    say_with(&ten).expect(303);
    let page = say_with(&[("a.png", PNG)]).expect(413);
    page.saying(&say("tickets-refusal-files", &[("limit", "20")])).saying("Kept comment");
    assert_eq!(app.files(), app.known_files());
    assert_eq!((app.files().len(), count(&app, "ticket_comments", "1 = 1")), (20, 1));
}

fn what_nobody_wrote_down_is_swept(on: Engine) {
    let app = on.company();
    app.operator().open_ticket("Stays", &[], &[("a.png", PNG)]);
    let known = app.files();
    let folder = app.database.files_folder();
    let files = Files::open(&folder).unwrap();
    let mut left = files.create().unwrap();
    left.write(b"left by a process that died").unwrap();
    left.keep();
    std::fs::write(folder.join("readme"), "not ours").unwrap();
    assert_eq!(sweep(&app.pool, &files).unwrap(), 0, "what is new may still be written down");
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    for name in app.files() {
        let file = std::fs::File::options().write(true).open(folder.join(name)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    assert_eq!(sweep(&app.pool, &files).unwrap(), 1);
    assert_eq!(app.files(), [known, vec!["readme".to_owned()]].concat());
}
