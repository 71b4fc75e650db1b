//! What jobs can do, feature by feature.

use crate::grid::Choice;
use crate::{accounts, jobs, notices};

/// The words of everything that jobs can do, and the keys of what it is called.
pub const KIND_WORDS: &[Choice] = &[
    Choice { word: "accounts.activate", label: "accounts-activate" },
    Choice { word: "accounts.deactivate", label: "accounts-deactivate" },
    Choice { word: "accounts.delete", label: "accounts-delete" },
    Choice { word: "accounts.resend", label: "accounts-resend" },
    Choice { word: "accounts.withdraw", label: "accounts-withdraw" },
    Choice { word: "accounts.sign-out", label: "accounts-sign-out-everywhere" },
    Choice { word: "accounts.add-role", label: "accounts-add-role" },
    Choice { word: "accounts.remove-role", label: "accounts-remove-role" },
    Choice { word: "accounts.add-tenant", label: "accounts-add-tenant" },
    Choice { word: "accounts.remove-tenant", label: "accounts-remove-tenant" },
    Choice { word: "accounts.assign-license", label: "accounts-assign-license" },
    Choice { word: "accounts.unassign-license", label: "accounts-unassign-license" },
    Choice { word: "accounts.undo-activate", label: "jobs-undo-activate" },
    Choice { word: "accounts.undo-deactivate", label: "jobs-undo-deactivate" },
    Choice { word: "accounts.undo-assign-license", label: "jobs-undo-assign-license" },
    Choice { word: "accounts.undo-unassign-license", label: "jobs-undo-unassign-license" },
    Choice { word: "accounts.tell-of-role", label: "jobs-tell-of-role" },
    Choice { word: "notices.send", label: "notices-send-one" },
];

/// Everything that jobs can do, feature by feature.
pub fn kinds() -> impl Iterator<Item = &'static dyn jobs::Work> {
    [accounts::KINDS, notices::KINDS].into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::{KIND_WORDS, jobs, kinds};

    #[test]
    fn every_kind_has_its_word() {
        let mut worded: Vec<&str> = KIND_WORDS.iter().map(|choice| choice.word).collect();
        let mut known: Vec<&str> = kinds().map(jobs::Work::kind).collect();
        worded.sort_unstable();
        known.sort_unstable();
        assert_eq!(worded, known);
    }
}
