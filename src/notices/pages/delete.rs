//! The question before a draft is thrown away.

use askama::Template;

use crate::notices::model::Notice;
use crate::web::shell::Shell;
use crate::web::{Part, Visit};

/// Asks before a draft is deleted; in a dialog or as a page.
#[derive(Template)]
#[template(path = "notices/delete.html", blocks = ["content"])]
pub struct DeletePage {
    pub shell: Shell,
    pub title: String,
    pub action: String,
    pub back: String,
    /// Whether it is another than what was shown.
    pub has_changed: bool,
    pub version: String,
}

impl Part for DeletePage {
    fn content(&self) -> impl Template + '_ {
        self.as_content()
    }
}

/// The question.
#[must_use]
pub fn page(visit: &Visit, notice: &Notice, has_changed: bool) -> DeletePage {
    let t = visit.language();
    let title = t.named("notices-delete-title", &notice.subject);
    DeletePage {
        shell: visit.shell(&title),
        action: format!("/notices/{}/delete", notice.id),
        back: format!("/notices/{}", notice.id),
        has_changed,
        version: notice.version.to_string(),
        title,
    }
}
