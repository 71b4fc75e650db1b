//! How mail leaves and what it looks like.

use gatehouse::outbox::Kind;

use crate::support::app::BASE_URL;
use crate::support::snapshot::snapshot;
use crate::support::{Engine, Options, on_both, say, say_in};

on_both!(
    the_server_is_shown_without_its_password,
    every_mail_is_shown_in_every_language_in_the_words_that_are_sent,
    a_mail_that_there_is_not_is_not_found,
    the_parts_of_the_settings_lead_to_each_other,
);

fn the_server_is_shown_without_its_password(on: Engine) {
    let smtp = Some("smtps://robot:hush-hush@mail.example.com:4465");
    let app = on.company_with(Options { smtp, ..Options::default() });
    let page = app.company_admin().get("/settings/mail").expect(200);
    page.saying("mail.example.com").saying("4465").saying("Gatehouse <gatehouse@example.com>");
    let page = app.company_admin().get("/settings/mail").expect(200);
    let page = page.saying(&say("mailing-tls-wrapped", &[])).saying(&say("mailing-signs-in", &[]));
    assert!(!page.html.contains("hush") && !page.html.contains("robot"));
    let without = on.company();
    without.company_admin().get("/settings/mail").expect(200).saying(&say("mailing-no-server", &[]));
}

fn every_mail_is_shown_in_every_language_in_the_words_that_are_sent(on: Engine) {
    let app = on.company();
    app.sql("UPDATE company SET name = 'R&D <Labs>'");
    let ada = app.company_admin();
    let before = snapshot(&app);
    for kind in Kind::ALL {
        for language in ["en", "de", "ja"] {
            let asked = format!("kind={}&language={language}", kind.key());
            let page = ada.get(&format!("/settings/mail?{asked}")).expect(200);
            let subject =
                say_in(language, &format!("mail-{}-subject", kind.key()), &[("company", "R&D <Labs>")]);
            let page = page.saying(&subject);
            let frame = format!("src=\"/settings/mail/preview?{}\"", asked.replace('&', "&#38;"));
            assert!(page.html.contains(&frame) && page.html.contains("sandbox=\"\""), "{asked}");
            let mail = ada.get(&format!("/settings/mail/preview?{asked}")).expect(200);
            assert!(mail.html.contains(&format!("<html lang=\"{language}\">")), "{asked}");
            assert!(mail.html.contains("R&#38;D &#60;Labs&#62;") && !mail.html.contains("<Labs>"), "{asked}");
            assert!(!mail.html.contains("csrf") && !mail.html.contains("mail-"), "{asked}");
            for (start, rest) in mail.html.match_indices("href=\"").map(|(at, _)| mail.html.split_at(at + 6))
            {
                assert!(!start.is_empty() && rest.starts_with(BASE_URL), "{asked}");
                let end = rest.split('"').next().unwrap();
                assert!(
                    ["/EXAMPLE", "/sign-in", "/tickets/12"].iter().any(|known| end.ends_with(known)),
                    "{asked}: {end}"
                );
            }
        }
    }
    assert_eq!(snapshot(&app), before, "looking makes no link and writes no mail");
}

fn a_mail_that_there_is_not_is_not_found(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for query in ["kind=bill", "language=fr", "kind=Invitation"] {
        ada.get(&format!("/settings/mail?{query}")).expect(404);
        ada.get(&format!("/settings/mail/preview?{query}")).expect(404);
    }
    ada.get("/settings/mail?knd=edited").expect(400);
    ada.get("/settings/mail/preview?kind=edited&kind=deleted").expect(400);
}

fn the_parts_of_the_settings_lead_to_each_other(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (here, there) in [("/settings/mail", "/settings/policies"), ("/settings/policies", "/settings/mail")]
    {
        let page = ada.get(here).expect(200);
        assert!(page.html.contains(&format!("class=\"tab\" href=\"{there}\">")), "{here}");
        assert!(
            page.html.contains(&format!("class=\"tab\" href=\"{here}\" aria-current=\"page\"")),
            "{here}"
        );
        let marked = "title=\"Settings\" aria-current=\"page\"";
        assert!(page.html.contains(marked), "the sidebar does not mark {here}");
    }
}
