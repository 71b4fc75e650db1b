//! What the program logs, down to the finest level, while somebody listens.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

static TEXT: Mutex<String> = Mutex::new(String::new());
static LISTENERS: AtomicUsize = AtomicUsize::new(0);

/// Takes part in what is logged; the log of other tests beside this one is in it too.
pub struct Listening;

struct Line;

impl io::Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if LISTENERS.load(Ordering::SeqCst) > 0 {
            TEXT.lock().unwrap().push_str(&String::from_utf8_lossy(bytes));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Listens until the value ends.
pub fn listen() -> Listening {
    static START: Once = Once::new();
    START.call_once(|| {
        let filter = EnvFilter::new("trace,mio=warn,ureq=off,ureq_proto=off");
        let log = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_span_events(FmtSpan::CLOSE)
            .with_writer(|| Line)
            .with_ansi(false);
        log.try_init().expect("nobody else listens in these tests");
    });
    LISTENERS.fetch_add(1, Ordering::SeqCst);
    Listening
}

impl Listening {
    /// The first line so far that holds this.
    pub fn line(&self, text: &str) -> Option<String> {
        TEXT.lock().unwrap().lines().find(|line| line.contains(text)).map(str::to_owned)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if LISTENERS.fetch_sub(1, Ordering::SeqCst) == 1 {
            TEXT.lock().unwrap().clear();
        }
    }
}
