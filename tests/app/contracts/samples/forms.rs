//! What is sent to licenses, to tickets and to any list.

use super::Stage;

impl Stage {
    /// What is sent to one license.
    pub(super) fn of_license(&self, path: &str) -> Vec<(&'static str, String)> {
        match path {
            "/licenses/new" | "/licenses/{id}/edit" => crate::support::licenses::fields(),
            "/licenses/{id}/assign" => vec![("person", "edda.edit".into())],
            "/licenses/{id}/unassign" | "/licenses/{id}/admins/remove" => {
                vec![("account", self.active.to_string())]
            }
            "/licenses/{id}/admins/add" | "/licenses/{id}/contact" => vec![("person", "arno.active".into())],
            "/licenses/{id}/mac" => vec![("mac", "00-1A-2B-3C-4D-5E".into())],
            _ => Vec::new(),
        }
    }

    /// What is sent to one ticket.
    pub(super) fn of_ticket(&self, path: &str) -> Vec<(&'static str, String)> {
        match path {
            "/tickets/new" | "/tickets/{id}/edit" => vec![
                ("type", "problem".into()),
                ("subject", "Sampled".into()),
                ("description", "It broke.".into()),
                ("version", "1".into()),
            ],
            "/tickets/{id}/comments" => vec![("body", "Said".into()), ("do", "comment".into())],
            "/tickets/{id}/share" => vec![("person", "arno.active".into())],
            "/tickets/{id}/unshare" => vec![("account", self.active.to_string())],
            "/tickets/{id}/decide" => vec![("decision", "approved".into())],
            "/tickets/new/contact" => vec![
                ("license", self.licenses.first().map_or(1, |(_, license)| *license).to_string()),
                ("person", "arno.active".into()),
                ("reason", "Sampled".into()),
            ],
            "/tickets/{id}/follow" => vec![("follow", "0".into())],
            path => panic!("POST {path} has no sample form yet: add one here"),
        }
    }
}

/// What is sent to any list, whatever its columns.
pub(super) fn of_list(path: &str) -> Option<Vec<(&'static str, String)>> {
    Some(match path {
        path if path.ends_with("/export") => Vec::new(),
        path if path.ends_with("/columns") => vec![("density", "compact".into()), ("do", "reset".into())],
        path if path.ends_with("/arrange") => vec![("size", "25".into())],
        path if path.ends_with("/views") => {
            vec![("name", "New view".into()), ("shared", "nobody".into()), ("q", "ada".into())]
        }
        path if path.ends_with("/views/{view}/edit") => {
            vec![("name", "Other name".into()), ("shared", "nobody".into())]
        }
        path if path.ends_with("/views/{view}/state") => vec![("q", "otto".into())],
        path if path.ends_with("/views/{view}/delete") => Vec::new(),
        path if path.ends_with("/views/opens") => vec![("view", String::new())],
        _ => return None,
    })
}
