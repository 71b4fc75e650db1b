//! `gatehouse serve`.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::app;
use crate::config::Config;

/// Serves until SIGTERM or SIGINT; requests under way are finished, then the mail under way.
pub fn serve(config: &Config, log_json: bool) -> Result<(), String> {
    log(log_json);
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    actix_web::rt::System::new().block_on(async {
        let running = app::start(config, threads)?;
        println!("Gatehouse listens on http://{}", running.address);
        if let Some(link) = &running.setup_link {
            println!("Set-up link (works once): {link}");
        }
        let stopped = running.server.await.map_err(|error| format!("the server stopped: {error}"));
        running.jobs.stop();
        running.scheduler.stop();
        running.worker.stop();
        stopped
    })
}

/// The log goes to standard error, so that standard output says only where we listen.
fn log(json: bool) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,actix_session=warn,actix_server=warn"));
    let to_stderr = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        to_stderr.json().init();
    } else {
        to_stderr.with_ansi(std::io::stderr().is_terminal()).init();
    }
}
