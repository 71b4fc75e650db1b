//! The real program, started and signed in to.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::client::Client;
use super::stage::{self, PASSWORD, Stage};

/// A running `gatehouse serve`; it ends with this value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub host: SocketAddr,
    /// From its start to its first answer.
    pub took: Duration,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Server {
    /// Starts the program over the database of `stage`.
    pub fn start(stage: &Stage) -> Result<Self> {
        std::fs::create_dir_all(stage::folder())?;
        let host = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let begin = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_gatehouse"))
            .arg("serve")
            .current_dir(stage::folder())
            .env("GATEHOUSE_DATABASE_URL", &stage.url)
            .env("GATEHOUSE_LISTEN", host.to_string())
            .env("GATEHOUSE_BASE_URL", format!("http://{host}"))
            // Many people from many places sign in through one proxy: this program.
            .env("GATEHOUSE_PROXIES", "[\"127.0.0.1\"]")
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .context("gatehouse serve")?;
        let mut server = Self { child, host, took: Duration::ZERO };
        while !server.answers() {
            let ended = server.child.try_wait()?;
            ensure!(ended.is_none(), "gatehouse serve ended: {ended:?}");
            ensure!(begin.elapsed() < Duration::from_secs(30), "gatehouse serve does not answer");
            std::thread::sleep(Duration::from_millis(1));
        }
        server.took = begin.elapsed();
        Ok(server)
    }

    /// Process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    fn answers(&self) -> bool {
        Client::to(self.host).and_then(|mut client| client.get("/sign-in", "")).is_ok()
    }

    /// Signs in; the header line that proves it.
    pub fn sign_in(&self, login: &str) -> Result<String> {
        let reply = Client::to(self.host)?.post("/sign-in", "", &form(login))?;
        let body = String::from_utf8_lossy(&reply.body);
        ensure!(reply.status == 303, "{login} cannot sign in: {} {body}", reply.status);
        Ok(format!("Cookie: {}\r\n", reply.cookies.join("; ")))
    }
}

/// The sign-in form of whoever has this login.
pub fn form(login: &str) -> String {
    format!("login={login}&password={}", PASSWORD.replace(' ', "+"))
}
