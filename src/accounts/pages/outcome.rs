//! What is said after something happened to accounts, and where.

use crate::accounts::labels::words;
use crate::accounts::model::Task;
use crate::error::Message;
use crate::web::session::{Notice, NoticeLink};

/// The sentence after all went well.
#[must_use]
pub fn done(task: Task, count: i64) -> Message {
    Message::new(words(task).done).with("count", count)
}

/// The same, with a way to take it back.
#[must_use]
pub fn done_together(task: Task, count: i64, job: i64) -> Notice {
    let can_undo =
        matches!(task, Task::Activate | Task::Deactivate | Task::AssignLicense | Task::UnassignLicense);
    let link = can_undo.then(|| NoticeLink {
        label: "jobs-undo".to_owned(),
        href: format!("/jobs/{job}/undo"),
        post: true,
    });
    Notice { kind: "success".to_owned(), text: done(task, count), link }
}

/// The sentence after the only account was refused.
#[must_use]
pub fn refused(why: Message) -> Notice {
    Notice { kind: "danger".to_owned(), text: why, link: None }
}

/// Where to go afterwards: back, but not to the page of an account that is gone.
#[must_use]
pub fn way_back<'b>(task: Task, ids: &[i64], back: &'b str) -> &'b str {
    let gone = ids.iter().any(|id| {
        let page = format!("/accounts/{id}");
        back == page || back.starts_with(&format!("{page}/")) || back.starts_with(&format!("{page}?"))
    });
    if back == "/" || (task == Task::Delete && gone) { "/accounts" } else { back }
}
