//! The disk under a SQLite database fills while people work, and later has room again.
//!
//! The disk is a file system of a few megabytes that only the server sees; whoever runs the tests must be allowed to have
//! one: by user namespaces, or as root.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use diesel::connection::SimpleConnection;
use gatehouse::accounts::Status;
use gatehouse::db::Address;

use super::{Said, chosen, is_whole, newest, switch};
use crate::support::app::PASSWORD;
use crate::support::database::folder;
use crate::support::server::PROGRAM;
use crate::support::snapshot::lines_of;
use crate::support::{Client, Engine, Page, Server, say};

const COOKIE: &str = "gatehouse-session";
/// Makes the disk, puts the database on it and serves.
const SCRIPT: &str =
    r#"mount -t tmpfs -o size="$1" gatehouse "$2"; cp "$3" "$2/gatehouse.db"; exec "$4" serve"#;

#[test]
fn a_full_disk_refuses_what_writes_and_nothing_else() {
    let app = Engine::Sqlite.demo(100);
    let visitor = app.company_admin();
    // Whoever was away for some minutes: being back is written down.
    app.sql("UPDATE sessions SET last_seen_at = datetime(last_seen_at, '-5 minutes')");
    app.database.address.open().unwrap().batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let Address::Sqlite(file) = &app.database.address else { unreachable!() };
    let (accounts, since) = app.read(|db| Ok((chosen(db, 10), newest(db))));
    let disk = Disk::serve(Path::new(file));
    let server = &disk.server;
    let back = Client::new(server.address);
    back.set_cookie(COOKIE, &visitor.cookie(COOKIE).unwrap());

    let mut said: Vec<Said> = accounts.iter().map(|id| (*id, Some(Status::Active))).collect();
    for turn in 0..said.len() + 3 {
        assert!(is_switched(&server.client, &mut said, turn), "there is room");
    }
    disk.fill();
    let first = said.len() + 3;
    let refused =
        (first..2_000).find(|turn| !is_switched(&server.client, &mut said, *turn)).expect("the disk is full");
    for path in ["/", "/accounts", "/accounts?q=a", "/audit", "/accounts/2"] {
        server.client.get(path).expect(200);
        back.get(path).expect(200);
    }
    assert!(is_refused(&Client::new(server.address).sign_in("lena.license", PASSWORD)));
    // Whoever is told so is still signed in.
    assert!(is_refused(&back.post("/sign-out", &[])));
    back.get("/profile").expect(200);
    for path in ["/healthz", "/readyz"] {
        server.client.get(path).expect(200);
    }
    disk.copy(|db| {
        assert_eq!(lines_of(db, "SELECT integrity_check AS line FROM pragma_integrity_check"), ["ok"]);
        is_whole(db, since, &said);
    });

    disk.empty();
    for turn in refused..refused + 2 * said.len() {
        assert!(is_switched(&server.client, &mut said, turn), "the disk has room again");
    }
    Client::new(server.address).sign_in("lena.license", PASSWORD).expect(303);
    disk.copy(|db| {
        assert_eq!(lines_of(db, "SELECT integrity_check AS line FROM pragma_integrity_check"), ["ok"]);
        is_whole(db, since, &said);
    });
}

/// Switches an account off or on; says whether it was done.
fn is_switched(by: &Client, said: &mut [Said], turn: usize) -> bool {
    let place = turn % said.len();
    let one = &mut said[place];
    let (page, after) = switch(by, *one);
    if is_refused(&page) {
        return false;
    }
    page.expect(303);
    one.1 = Some(after);
    true
}

/// Whether there was no room; then the page says so and what to do.
fn is_refused(page: &Page) -> bool {
    if page.status == 507 {
        for key in ["error-507", "error-507-why", "error-507-step"] {
            assert!(page.text().contains(&say(key, &[])), "{}", page.text());
        }
    }
    page.status == 507
}

/// How `unshare` gives a process mounts of its own: anybody may have them as root of a space of their own, and root may
/// where that is switched off.
fn apart() -> &'static [&'static str] {
    let anybody: &[&str] = &["--user", "--map-root-user", "--mount"];
    let tried = Command::new("unshare").args(anybody).arg("true").stderr(Stdio::null()).status();
    if tried.is_ok_and(|status| status.success()) {
        return anybody;
    }
    let root = Command::new("unshare").args(["--mount", "true"]).stderr(Stdio::null()).status();
    assert!(
        root.is_ok_and(|status| status.success()),
        "this test needs user namespaces, or root with CAP_SYS_ADMIN"
    );
    &["--mount"]
}

/// A small disk with a server on it.
struct Disk {
    server: Server,
    folder: PathBuf,
    copies: PathBuf,
}

impl Disk {
    fn serve(file: &Path) -> Self {
        let name = |what: &str| folder().join(format!("gatehouse_app_{}_{what}", std::process::id()));
        let (folder, copies) = (name("disk"), name("copies"));
        for made in [&folder, &copies] {
            fs::create_dir_all(made).unwrap();
        }
        let size = (fs::metadata(file).unwrap().len() + (6 << 20)).to_string();
        let mut serve = Command::new("unshare");
        serve.args(apart()).args(["sh", "-euc", SCRIPT, "sh", &size]);
        serve.arg(&folder).arg(file).arg(PROGRAM);
        let database = folder.join("gatehouse.db").to_str().unwrap().to_owned();
        Self { server: Server::run(&mut serve, &Address::Sqlite(database)), folder, copies }
    }

    /// The disk as the server sees it.
    fn seen(&self) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.server.id()));
        root.join(self.folder.strip_prefix("/").unwrap())
    }

    fn fill(&self) {
        let mut ballast = File::create(self.seen().join("ballast")).unwrap();
        for size in [1 << 16, 1] {
            let full =
                std::iter::repeat_with(|| ballast.write_all(&vec![1; size])).find_map(Result::err).unwrap();
            assert_eq!(full.kind(), ErrorKind::StorageFull);
        }
    }

    fn empty(&self) {
        fs::remove_file(self.seen().join("ballast")).unwrap();
    }

    /// Looks at the database as it is kept; nobody writes meanwhile.
    fn copy(&self, look: impl FnOnce(&mut gatehouse::db::Db)) {
        for file in fs::read_dir(self.seen()).unwrap().flatten() {
            if ["gatehouse.db", "gatehouse.db-wal"].iter().any(|name| file.file_name() == *name) {
                fs::copy(file.path(), self.copies.join(file.file_name())).unwrap();
            }
        }
        let path = self.copies.join("gatehouse.db").to_str().unwrap().to_owned();
        look(&mut Address::Sqlite(path).open().unwrap());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.copies));
        drop(fs::remove_dir(&self.folder));
    }
}
