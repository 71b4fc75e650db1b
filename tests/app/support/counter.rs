//! Counts the statements that requests run, database by database, without a hook in the app.

use std::collections::HashMap;
use std::sync::{Mutex, Once, OnceLock, PoisonError};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use gatehouse::db::Address;

use super::app::TestApp;

static LOGS: OnceLock<Mutex<HashMap<String, Vec<String>>>> = OnceLock::new();

/// Writes down what one connection runs.
#[derive(Default)]
struct Ear {
    database: String,
}

impl Instrumentation for Ear {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => url.clone_into(&mut self.database),
            InstrumentationEvent::StartQuery { query, .. } if !is_background() => {
                let logs = LOGS.get_or_init(Mutex::default);
                let mut logs = logs.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(log) = logs.get_mut(&self.database) {
                    log.push(query.to_string());
                }
            }
            _ => {}
        }
    }
}

/// What no request asked for.
fn is_background() -> bool {
    matches!(std::thread::current().name(), Some("outbox" | "scheduler" | "jobs"))
}

/// Listens to every connection that is opened from now on.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        set_default_instrumentation(|| Some(Box::<Ear>::default())).unwrap();
    });
}

/// The statements that `visit` made the app run, those that open a connection apart.
pub fn statements<T>(app: &TestApp, visit: impl Fn() -> T) -> Vec<String> {
    let (Address::Sqlite(key) | Address::Postgres(key)) = app.database.address.clone();
    // Opens the connections that are needed.
    visit();
    let logs = LOGS.get_or_init(Mutex::default);
    logs.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone(), Vec::new());
    visit();
    let heard = logs.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    heard.unwrap_or_default().into_iter().filter(|sql| !is_opening(sql)).collect()
}

fn is_opening(sql: &str) -> bool {
    sql.starts_with("PRAGMA") || sql.starts_with("SET ")
}
