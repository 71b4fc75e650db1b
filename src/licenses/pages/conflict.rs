//! The page that settles what two people changed on one license at once.

use std::collections::BTreeMap;

use crate::accounts::pages::conflict::{Meeting, WAS, meet};
use crate::accounts::pages::{ConflictField, ConflictPage, Merged, Side};
use crate::audit::labels::field_key;
use crate::licenses::model::{Details, License};
use crate::licenses::{forms, labels};
use crate::web::language::Language;
use crate::web::{Input, Visit};

/// What a form was made from.
#[derive(Clone, Debug, Default)]
pub struct Base(BTreeMap<String, String>);

impl Base {
    /// The license as it is now.
    #[must_use]
    pub fn of(details: &Details, t: Language) -> Self {
        Self(forms::shown(details, t).into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// What a posted form says that it was made from.
    #[must_use]
    pub fn sent(input: &Input) -> Self {
        let was = |(name, value): (&str, &str)| {
            name.strip_prefix(WAS).map(|name| (name.to_owned(), value.to_owned()))
        };
        Self(input.fields().filter_map(was).collect())
    }

    /// As hidden fields.
    #[must_use]
    pub fn hidden(&self) -> Vec<(String, String)> {
        self.0.iter().map(|(name, value)| (format!("{WAS}{name}"), value.clone())).collect()
    }
}

/// Both versions, field by field.
#[must_use]
pub fn page(visit: &Visit, theirs: &License, yours: &Details, base: &Base) -> ConflictPage {
    let t = visit.language();
    let address = format!("/licenses/{}", theirs.id);
    let mut page = ConflictPage {
        shell: visit.shell(&t.say("licenses-conflict-title")),
        parent: (t.say("licenses-title"), "/licenses"),
        title: t.say("licenses-conflict-title"),
        name: theirs.name.clone(),
        action: format!("{address}/edit"),
        back: address,
        saved: t.named("accounts-conflict-saved", &theirs.modified_by_name),
        version: theirs.version.to_string(),
        fields: Vec::new(),
        merged: Vec::new(),
        hidden: Base::of(&theirs.details(), t).hidden(),
    };
    let sides = forms::shown(&theirs.details(), t).into_iter().zip(forms::shown(yours, t));
    for ((name, their), (_, your)) in sides {
        let label = t.say(field_key(name));
        let said = |value: &str| labels::value(name, value, t);
        let (keep, is_yours) = match meet(base.0.get(name), &their, &your) {
            Meeting::Same => {
                page.hidden.push((name.to_owned(), their));
                continue;
            }
            Meeting::Theirs => (their, false),
            Meeting::Yours => (your, true),
            Meeting::Clash => {
                let side = |value: String| Side { shown: said(&value), value };
                let (theirs, yours) = (side(their), side(your));
                page.fields.push(ConflictField { name: name.to_owned(), label, theirs, yours });
                continue;
            }
        };
        page.merged.push(Merged { label, shown: said(&keep), yours: is_yours });
        page.hidden.push((name.to_owned(), keep));
    }
    page
}
