//! What a mail says, paragraph by paragraph.

use super::kind::Kind;
use super::letter::Occasion;

impl Occasion<'_> {
    pub(super) fn paragraphs(&self) -> Vec<String> {
        let mut paragraphs = vec![self.own("body", &[])];
        match self.kind {
            Kind::Invitation => paragraphs.push(self.say("mail-help", &[])),
            Kind::Activated | Kind::Test => {}
            Kind::Deactivated => {
                paragraphs
                    .extend(self.fact("reason").map(|reason| self.say("mail-reason", &[("reason", reason)])));
                let until = self.fact("until").map(|until| self.date(until));
                paragraphs.extend(until.map(|until| self.own("until", &[("until", until)])));
            }
            Kind::Deleted => {
                paragraphs
                    .extend(self.fact("reason").map(|reason| self.say("mail-reason", &[("reason", reason)])));
            }
            Kind::Edited => {
                let fields = self.listed("fields", |field| self.field(field));
                paragraphs.extend(fields.map(|fields| self.own("fields", &[("fields", fields)])));
                paragraphs.push(self.say("mail-help", &[]));
            }
            Kind::RolesChanged => paragraphs.extend(self.roles_changed()),
            Kind::TenantsChanged => paragraphs.extend(self.tenants()),
            Kind::PasswordChanged | Kind::PasswordReset => paragraphs.push(self.own("help", &[])),
            Kind::NewBrowser => {
                paragraphs.extend(self.fact("seen"));
                paragraphs.push(self.own("help", &[]));
            }
            Kind::TicketOpened | Kind::TicketShared | Kind::TicketAnswered | Kind::TicketClosed => {
                paragraphs.extend(self.about_ticket());
            }
            Kind::KeyExpires => {
                let named = self.fact("key").zip(self.fact("account"));
                paragraphs.extend(
                    named.map(|(key, account)| self.own("which", &[("key", key), ("account", account)])),
                );
                let until = self.fact("until").map(|until| self.date(until));
                paragraphs.extend(until.map(|until| self.own("until", &[("until", until)])));
                paragraphs.push(self.own("help", &[]));
            }
            Kind::LicensesChanged => paragraphs.extend(self.licenses_changed()),
            Kind::ContactChanged => {
                let named = self.fact("license").zip(self.fact("old")).zip(self.fact("new"));
                paragraphs.extend(named.map(|((license, old), new)| {
                    self.own("who", &[("license", license), ("old", old), ("new", new)])
                }));
                paragraphs.push(self.own("help", &[]));
            }
            Kind::Notice => paragraphs.extend(self.notice()),
            Kind::LicenseExpires => {
                let until = self.fact("until").map(|until| self.date(until));
                let named = self.fact("license").zip(until);
                paragraphs
                    .extend(named.map(|(license, until)| {
                        self.own("until", &[("license", license), ("until", until)])
                    }));
                paragraphs.push(self.own("help", &[]));
            }
        }
        paragraphs
    }

    /// The roles that came, went or end at another time, and what a role permits now.
    fn roles_changed(&self) -> Vec<String> {
        let mut paragraphs = Vec::new();
        for change in ["added", "removed", "limited"] {
            let roles = self.listed(change, str::to_owned);
            paragraphs.extend(roles.map(|roles| self.own(change, &[("roles", roles)])));
        }
        let role = self.fact("role").unwrap_or_default();
        for change in ["granted", "withdrawn"] {
            let may = self.listed(change, str::to_owned);
            paragraphs
                .extend(may.map(|may| self.own(change, &[("role", role.clone()), ("permissions", may)])));
        }
        paragraphs
    }

    /// The seats and the care of licenses that came and went.
    fn licenses_changed(&self) -> Vec<String> {
        let mut paragraphs = Vec::new();
        for change in ["added", "removed"] {
            let licenses = self.listed(change, str::to_owned);
            paragraphs.extend(licenses.map(|licenses| self.own(change, &[("licenses", licenses)])));
        }
        for (fact, part) in [("manages", "manages"), ("manages_not", "manages-not")] {
            paragraphs.extend(self.fact(fact).map(|license| self.own(part, &[("license", license)])));
        }
        paragraphs
    }

    /// Which ticket, and who did something in it.
    fn about_ticket(&self) -> Vec<String> {
        let named = self.fact("ticket").zip(self.fact("who"));
        let which = named.map(|(ticket, who)| self.own("which", &[("ticket", ticket), ("who", who)]));
        which.into_iter().chain([self.say("mail-ticket-help", &[])]).collect()
    }

    /// To which tenants somebody was added, from which removed, and in which they are something else.
    fn tenants(&self) -> Vec<String> {
        let said = |change: &&str| {
            let tenants = self.listed(change, str::to_owned)?;
            Some(self.own(change, &[("tenants", tenants)]))
        };
        ["added", "removed", "changed"].iter().filter_map(said).collect()
    }
}
