//! A PostgreSQL of one's own, to be stopped and started again.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use gatehouse::db::Address;

/// A server that nobody else uses; gone with the value, and with this process however that ends.
pub struct Cluster {
    shell: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// A superuser's address of an empty database there.
    pub address: Address,
}

/// Obeys until nobody orders any more.
const SHELL: &str = r#"
set -euo pipefail
. script/lib/postgres.sh
trap postgres_stop EXIT
unset GATEHOUSE_TEST_POSTGRES
postgres_start synchronous_commit=on
echo "$GATEHOUSE_TEST_POSTGRES"
while read -r order; do $order; echo done; done
"#;

impl Cluster {
    pub fn start() -> Self {
        let mut shell = Command::new("bash")
            .args(["-c", SHELL])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let orders = shell.stdin.take();
        let mut answers = BufReader::new(shell.stdout.take().unwrap());
        let address = Address::parse(&line(&mut answers)).expect("PostgreSQL starts");
        Self { shell, orders, answers, address }
    }

    /// Stops it by a signal and returns when it has ended.
    pub fn halt(&mut self, signal: &str) {
        self.order(&format!("postgres_halt {signal}"));
    }

    /// Starts it again and returns when it answers.
    pub fn again(&mut self) {
        self.order("postgres_again");
    }

    fn order(&mut self, order: &str) {
        writeln!(self.orders.as_mut().unwrap(), "{order}").unwrap();
        assert_eq!(line(&mut self.answers), "done", "{order}");
    }
}

fn line(from: &mut impl BufRead) -> String {
    let mut line = String::new();
    from.read_line(&mut line).unwrap();
    line.trim().to_owned()
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.orders.take());
        drop(self.shell.wait());
    }
}
