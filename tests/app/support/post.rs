//! A real mail server.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;

static NUMBER: AtomicU32 = AtomicU32::new(0);
/// Longer than any mail takes here.
const PATIENCE: Duration = Duration::from_secs(15);

/// The server; it ends with the value.
pub struct Post {
    pub url: String,
    folder: PathBuf,
    server: Child,
}

/// A mail as the server received it.
#[derive(Clone, Debug, Deserialize)]
pub struct Letter {
    pub to: Vec<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Post {
    pub fn open() -> Self {
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let name = format!("gatehouse_app_{}_post_{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let mut server = Command::new("node")
            .args(["tests/support/smtp.mjs", "--until-stdin-closes", "--dir"])
            .arg(&folder)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts");
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("listening ").expect("the mail server listens").to_owned();
        Self { url: format!("smtp://127.0.0.1:{port}"), folder, server }
    }

    /// How the mails to come are treated; the modes are those of `smtp.mjs`.
    pub fn behave(&self, mode: &str) {
        std::fs::write(self.folder.join("behavior"), mode).unwrap();
    }

    /// Every mail received so far, the oldest first.
    pub fn letters(&self) -> Vec<Letter> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(&self.folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|end| end == "json"));
        files.sort();
        files.iter().map(|file| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()).collect()
    }

    /// The mails to this address, as soon as there are `count` of them.
    pub fn wait_for(&self, address: &str, count: usize) -> Vec<Letter> {
        let end = Instant::now() + PATIENCE;
        loop {
            let mut found = self.letters();
            found.retain(|letter| letter.to.iter().any(|to| to == address));
            if found.len() >= count {
                return found;
            }
            assert!(Instant::now() < end, "no {count} mails to {address}; there are {:?}", self.letters());
            std::thread::yield_now();
        }
    }
}

impl Letter {
    /// The path of the invitation link.
    pub fn activation_path(&self) -> String {
        self.path("/activate/")
    }

    /// The path of the link to choose a new password.
    pub fn reset_path(&self) -> String {
        self.path("/reset-password/")
    }

    fn path(&self, start: &str) -> String {
        let (_, rest) = self.text.split_once(start).expect("the mail has a link");
        let secret: String = rest.chars().take_while(|c| !c.is_whitespace()).collect();
        format!("{start}{secret}")
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        drop(self.server.stdin.take());
        drop(self.server.wait());
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
