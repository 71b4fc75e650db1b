//! Mails that people do without.

use std::collections::BTreeMap;

use super::support::{everywhere, mail};
use crate::outbox::{Kind, Mail, enqueue, list, refuse, refused};

#[test]
fn what_is_switched_off_is_not_written_and_what_matters_is_always() {
    everywhere(|base| {
        let account = base.invite("choosy@example.com");
        let of = |kind, fields: &[&str]| Mail {
            facts: BTreeMap::from([("fields".to_owned(), list(fields))]),
            ..mail(account, "choosy@example.com", kind)
        };
        let is_written = |mail: &Mail| base.write(|db| enqueue(db, mail)).is_some();
        assert!(is_written(&of(Kind::Edited, &["job_title"])));
        // Even rows that the page never writes switch nothing off that people depend on.
        base.write(|db| refuse(db, account, &Kind::ALL));
        assert!(!is_written(&of(Kind::Edited, &["job_title"])));
        assert!(!is_written(&of(Kind::KeyExpires, &[])));
        for field in ["email", "login"] {
            assert!(is_written(&of(Kind::Edited, &["job_title", field])), "{field}");
        }
        for kind in Kind::ALL.into_iter().filter(|kind| kind.duty().is_some()) {
            assert!(is_written(&of(kind, &[])), "{kind:?}");
        }
        let other = base.invite("other@example.com");
        assert!(is_written(&mail(other, "other@example.com", Kind::Edited)));
        base.write(|db| refuse(db, account, &[Kind::KeyExpires]));
        assert_eq!(base.write(|db| refused(db, account)), [Kind::KeyExpires]);
        assert!(is_written(&of(Kind::Edited, &["job_title"])));
    });
}
