//! `gatehouse serve`, as people run it.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use gatehouse::db::Address;

use super::app::{PASSWORD, secret_key_file};
use super::client::Client;
use super::database::folder;

/// A process of its own; killed with the value.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// Ada Admin, signed in there.
    pub client: Client,
}

/// The program that is tested.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_gatehouse");

impl Server {
    /// Starts one on a database that Ada Admin is known to.
    pub fn start(database: &Address) -> Self {
        let mut serve = Command::new(PROGRAM);
        Self::run(serve.arg("serve"), database)
    }

    /// The same by a command that ends in `serve`.
    pub fn run(serve: &mut Command, database: &Address) -> Self {
        let url = match database {
            Address::Sqlite(path) => format!("sqlite:{path}"),
            Address::Postgres(url) => url.clone(),
        };
        // Swept with what else this process leaves, see `database`.
        let files = folder().join(format!("gatehouse_app_{}_server_files", std::process::id()));
        let child = serve
            .env("GATEHOUSE_DATABASE_URL", url)
            .env("GATEHOUSE_LISTEN", "127.0.0.1:0")
            .env("GATEHOUSE_SECRET_KEY_FILE", secret_key_file())
            .env("GATEHOUSE_FILES_FOLDER", files)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Self { child, address: nowhere, client: Client::new(nowhere) };
        let mut line = String::new();
        BufReader::new(server.child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        server.address = line.trim().rsplit("http://").next().unwrap().parse().expect("it listens");
        server.client = Client::new(server.address);
        server.client.sign_in("ada.admin", PASSWORD).expect(303);
        server.client.get("/profile").expect(200);
        server
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its resident memory, in bytes, as Linux tells it.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap() * 1024
    }

    /// As by `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
