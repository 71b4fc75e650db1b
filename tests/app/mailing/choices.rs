//! Which mails people get.

use crate::accounts::edit;
use crate::support::snapshot::{lines, snapshot};
use crate::support::{Engine, on_both, say};

on_both!(
    what_is_switched_off_is_not_sent_and_comes_back,
    nobody_switches_off_what_they_depend_on,
    everybody_chooses_for_themselves
);

fn what_is_switched_off_is_not_sent_and_comes_back(on: Engine) {
    let app = on.company();
    let (ada, otto) = (app.company_admin(), app.operator());
    let page = otto.get("/profile").expect(200).saying(&say("profile-mails-safety", &[]));
    let box_of = |key: &str| format!("name=\"kind\" value=\"{key}\"");
    assert!(page.html.contains(&format!("{} checked aria", box_of("edited"))));
    assert!(page.html.contains(&format!("{} checked disabled", box_of("password-changed"))));
    assert!(!page.html.contains(&box_of("test")));

    let done = otto.post("/profile/mails", &[("kind", "key-expires")]).expect(303);
    let page = otto.follow(&done).saying(&say("profile-mails-saved", &[]));
    assert!(page.html.contains(&format!("{} aria", box_of("edited"))), "{}", page.html);
    edit(&app, &ada, 3, &[("job_title", "Auditor")]).expect(303);
    assert_eq!(app.mails(3), Vec::<String>::new());
    let trail =
        lines(&app, "SELECT changes AS line FROM audit_events WHERE subject_id = 3 ORDER BY id LIMIT 1");
    assert!(trail[0].contains("mails") && trail[0].contains("edited"), "{trail:?}");
    ada.get("/accounts/3/history")
        .expect(200)
        .saying(&say("audit-field-mails", &[]))
        .saying("Account changed");

    let done = otto.post("/profile/mails", &[("kind", "key-expires")]).expect(303);
    otto.follow(&done).saying(&say("form-nothing-changed", &[]));
    otto.post("/profile/mails", &[("kind", "edited"), ("kind", "key-expires")]).expect(303);
    edit(&app, &ada, 3, &[("job_title", "Analyst")]).expect(303);
    assert_eq!(app.mails(3), ["edited"]);
}

fn nobody_switches_off_what_they_depend_on(on: Engine) {
    let app = on.company();
    let otto = app.operator();
    // Nothing is ticked: what cannot be switched off stays on.
    otto.post("/profile/mails", &[]).expect(303);
    assert_eq!(
        lines(&app, "SELECT kind AS line FROM mail_refusals ORDER BY kind"),
        [
            "edited",
            "key-expires",
            "licenses-changed",
            "ticket-answered",
            "ticket-closed",
            "ticket-opened",
            "ticket-shared"
        ]
    );
    let before = snapshot(&app);
    for kind in ["password-changed", "invitation", "test", "bill", ""] {
        otto.post("/profile/mails", &[("kind", kind)]).expect(400);
    }
    assert_eq!(snapshot(&app), before);
}

fn everybody_chooses_for_themselves(on: Engine) {
    let app = on.company();
    app.operator().post("/profile/mails", &[("id", "1"), ("account", "1")]).expect(303);
    assert_eq!(
        lines(&app, "SELECT CAST(account_id AS TEXT) AS line FROM mail_refusals GROUP BY account_id"),
        ["3"]
    );
}
