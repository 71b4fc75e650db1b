//! Forms with files, and tickets.

use super::{Client, Page, TestApp};
use crate::support::snapshot::lines;

/// A file as a browser sends it: its name and what is in it.
pub type File<'f> = (&'f str, &'f [u8]);

const BOUNDARY: &str = "----gatehouse-test-boundary";

/// A body of `multipart/form-data`, fields first.
pub fn body(fields: &[(&str, &str)], files: &[File<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, content) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: text/html\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

impl Client {
    /// A form with files, of the page seen last.
    pub fn post_files(&self, path: &str, form: &[(&str, &str)], files: &[File<'_>]) -> Page {
        let csrf = self.csrf();
        let fields: Vec<(&str, &str)> =
            [("csrf", csrf.as_str())].into_iter().chain(form.iter().copied()).collect();
        self.post_body(path, body(&fields, files), &[("sec-fetch-site", "same-origin")])
    }

    /// A body of a form with files, as it is.
    pub fn post_body(&self, path: &str, body: Vec<u8>, headers: &[(&str, &str)]) -> Page {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send_bytes("POST", path, headers, Some((&kind, body)))
    }

    /// Opens a ticket; its address.
    #[track_caller]
    pub fn open_ticket(&self, subject: &str, more: &[(&str, &str)], files: &[File<'_>]) -> String {
        self.get("/tickets/new").expect(200);
        let form = [("subject", subject), ("type", "question"), ("description", "How?")];
        let form: Vec<(&str, &str)> = form.into_iter().chain(more.iter().copied()).collect();
        self.post_files("/tickets/new", &form, files).expect(303).location().to_owned()
    }

    /// Says something in a ticket.
    pub fn say_in(&self, ticket: &str, body: &str, step: &str) -> Page {
        self.post_files(&format!("{ticket}/comments"), &[("body", body), ("do", step)], &[])
    }
}

impl TestApp {
    /// The names on the disk of all files that were handed in.
    pub fn files(&self) -> Vec<String> {
        let folder = std::fs::read_dir(self.database.files_folder()).unwrap();
        let mut names: Vec<String> =
            folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The names on the disk that the database knows.
    pub fn known_files(&self) -> Vec<String> {
        lines(self, "SELECT file AS line FROM ticket_attachments ORDER BY file")
    }

    /// A ticket of an account with one file: its id and that of the file.
    pub fn sample_ticket(&self, owner: i64) -> (i64, i64) {
        let name = self.account(owner).display_name;
        self.sql(&format!(
            "INSERT INTO tickets (kind, subject, description, status, requester_id, requester_name, comment_count, \
             created_at, changed_at, version, subject_key, requester_key, search_text) VALUES ('question', 'Sample', \
             'How?', 'open', {owner}, '{name}', 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1, 'sample', '', '')"
        ));
        let id: i64 = lines(self, "SELECT CAST(MAX(id) AS TEXT) AS line FROM tickets")[0].parse().unwrap();
        self.sql(&format!(
            "INSERT INTO ticket_people (ticket_id, account_id, name, sees, follows, since, by_name) \
             VALUES ({id}, {owner}, '{name}', TRUE, TRUE, CURRENT_TIMESTAMP, '{name}')"
        ));
        let file = format!("{id:032x}");
        std::fs::write(self.database.files_folder().join(&file), "content").unwrap();
        self.sql(&format!(
            "INSERT INTO ticket_attachments (ticket_id, name, media, size, file, by_id, by_name, at) \
             VALUES ({id}, 'log.txt', 'text/plain', 7, '{file}', {owner}, '{name}', CURRENT_TIMESTAMP)"
        ));
        self.sql(&format!(
            "INSERT INTO ticket_contacts (ticket_id, license_id, license_name, contact_id, contact_name, successor_id, \
             successor_name) VALUES ({id}, 999999, 'Gone', 1, 'Ada Admin', {owner}, '{name}')"
        ));
        let file =
            lines(self, "SELECT CAST(MAX(id) AS TEXT) AS line FROM ticket_attachments")[0].parse().unwrap();
        (id, file)
    }
}
