//! What a role may be called.

use crate::access::BuiltIn;
use crate::fold;
use crate::web::language::Tongue;
use crate::wording;

/// Whether a name is that of a built-in role, or its key, in any language, whatever its capitals, widths, accents,
/// spaces and marks.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let letters = letters(name);
    let called = |role: &BuiltIn| {
        let names = Tongue::ALL.iter().map(|tongue| wording::say(tongue.code(), role.label(), &[]));
        names.chain([role.key().to_owned()]).any(|known| self::letters(&known) == letters)
    };
    BuiltIn::ALL.iter().any(called)
}

fn letters(name: &str) -> String {
    fold::sort_key(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn no_spelling_of_a_built_in_role_is_free() {
        for taken in [
            "Company admin",
            "COMPANY ADMIN",
            "company_admin",
            "company-admin",
            "ＣＯＭＰＡＮＹ　ＡＤＭＩＮ",
            "Cömpány Ädmin",
            "Com\u{ad}pany\u{200b}admin",
            "Support",
            "Web  Service",
        ] {
            assert!(is_reserved(taken), "{taken}");
        }
        for tongue in super::Tongue::ALL {
            let name = super::wording::say(tongue.code(), "role-license-admin", &[]);
            assert!(is_reserved(&name.to_uppercase()), "{name}");
        }
        for free in ["Company admins", "Supporters", "Auditor", "会計監査"] {
            assert!(!is_reserved(free), "{free}");
        }
    }
}
