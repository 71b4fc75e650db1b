//! The application: its routes, its layers in order, and what runs beside it.

mod kinds;
mod nav;

use std::net::SocketAddr;
use std::path::Path;

use actix_session::SessionMiddleware;
use actix_session::config::PersistentSession;
use actix_web::cookie::{Key, SameSite};
use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data, PathConfig, ServiceConfig};
use actix_web::{App, HttpServer};
use actix_web_lab::middleware::CatchPanic;
use tracing_actix_web::TracingLogger;

pub use kinds::{KIND_WORDS, kinds};
pub use nav::{NAV, NavEntry};

use crate::auth::passwords::Hasher;
use crate::config::Config;
use crate::db::{self, Pool};
use crate::error::Error;
use crate::files::Files;
use crate::grid::ListVisitor;
use crate::grid::export::Exports;
use crate::outbox::Worker;
use crate::scheduler::Scheduler;
use crate::web::{
    RequestSpan, Route, Site, Store, api, assets, dress, harden, register, same_origin, session,
};
use crate::{
    accounts, audit, auth, company, health, invitations, jobs, keys, licenses, mailing, notices, outbox,
    overview, policies, profile, recovery, roles, setup, tenants, tickets,
};

/// Every list; what holds for all of them is said once, by a visitor.
pub fn visit_lists(visitor: &mut impl ListVisitor) {
    visitor.list::<accounts::lists::Accounts>();
    visitor.list::<accounts::lists::StatusReport>();
    visitor.list::<licenses::lists::Licenses>();
    visitor.list::<roles::lists::Roles>();
    visitor.list::<tenants::lists::Tenants>();
    visitor.list::<notices::lists::Notices>();
    visitor.list::<jobs::lists::Jobs>();
    visitor.list::<tickets::lists::Tickets>();
    visitor.list::<outbox::lists::Mails>();
    visitor.list::<audit::lists::Trail>();
}

/// Every route, feature by feature.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        auth::routes(),
        setup::routes(),
        invitations::routes(),
        recovery::routes(),
        overview::routes(),
        accounts::routes(),
        roles::routes(),
        tenants::routes(),
        company::routes(),
        jobs::routes(),
        profile::routes(),
        outbox::routes(),
        audit::routes(),
        policies::routes(),
        mailing::routes(),
        keys::routes(),
        tickets::routes(),
        licenses::routes(),
        notices::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What handlers share.
#[derive(Clone)]
struct Shared {
    pool: Data<Pool>,
    hasher: Data<Hasher>,
    site: Data<Site>,
    mail: Data<crate::outbox::MailSettings>,
    exports: Data<Exports>,
    files: Data<Files>,
    links: Data<company::Links>,
    signer: Data<licenses::Signer>,
}

impl Shared {
    fn configure(self, config: &mut ServiceConfig) {
        config
            .app_data(self.pool)
            .app_data(self.hasher)
            .app_data(self.mail)
            .app_data(self.exports)
            .app_data(self.files)
            .app_data(self.links)
            .app_data(self.signer)
            .app_data(PathConfig::default().error_handler(|_, _| Error::NotFound.into()))
            .route("/assets/{name}", web::route().to(assets::serve))
            .route("/healthz", web::get().to(health::alive))
            .route("/readyz", web::get().to(health::ready));
        register(config, routes());
    }
}

/// A server that is listening.
pub struct Running {
    /// Await it to serve until it is stopped.
    pub server: Server,
    /// Where it listens.
    pub address: SocketAddr,
    /// The one-time link, while there is no company.
    pub setup_link: Option<String>,
    /// Hashes the passwords; tells how many it did.
    pub hasher: Hasher,
    /// Sends the mail; stop it after the server.
    pub worker: Worker,
    /// Does what is due; stop it after the server.
    pub scheduler: Scheduler,
    /// Carries jobs on; stop it after the server.
    pub jobs: jobs::Worker,
}

/// Migrates the database, then listens.
///
/// # Errors
/// A sentence about what is missing.
pub fn start(config: &Config, threads: usize) -> Result<Running, String> {
    let mut db = config.database.open().map_err(|e| format!("cannot open the database: {e}"))?;
    db::migrate(&mut db).map_err(|error| error.to_string())?;
    roles::settle(&mut db).map_err(|error| error.to_string())?;
    let pool = Pool::new(&config.database);
    let files = Files::open(&config.files_folder)?;
    let hasher = Hasher::new().map_err(|error| error.to_string())?;
    let secret = secret_key(&config.secret_key_file)?;
    let key = Key::from(&secret);
    let worker = Worker::start(pool.clone(), config.mail.clone(), config.site.base_url.clone())
        .map_err(|error| error.to_string())?;
    let scheduler = Scheduler::start(pool.clone(), files.clone()).map_err(|error| error.to_string())?;
    let jobs = jobs::Worker::start(pool.clone()).map_err(|error| error.to_string())?;
    let shared = Shared {
        pool: Data::new(pool.clone()),
        hasher: Data::new(hasher.clone()),
        site: Data::new(config.site.clone()),
        mail: Data::new(config.mail.clone()),
        exports: Data::new(Exports::new(audit::exported)),
        files: Data::new(files),
        links: Data::new(config.links.clone()),
        signer: Data::new(licenses::Signer::derived(&secret)),
    };
    let server = HttpServer::new(move || {
        let shared = shared.clone();
        App::new()
            .app_data(shared.site.clone())
            .wrap(from_fn(same_origin))
            .wrap(sessions(&pool, &key, shared.site.is_secure()))
            .wrap(CatchPanic::default())
            .wrap(Compress::default())
            .wrap(from_fn(dress))
            .wrap(from_fn(api::apart))
            .wrap(from_fn(harden))
            .wrap(TracingLogger::<RequestSpan>::new())
            .configure(|config| shared.configure(config))
    })
    .workers(threads)
    // A compressed page leaves in pieces; held back for the acknowledgment of the first, it took 40 ms more.
    .tcp_nodelay(true)
    .client_request_timeout(std::time::Duration::from_secs(10))
    .shutdown_timeout(10)
    .bind(config.listen)
    .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    // Only whoever listens replaces the link that was printed before.
    let setup_link = setup::link(&mut db, &config.site).map_err(|error| error.to_string())?;
    let address = server.addrs().first().copied().ok_or("nothing to listen on")?;
    Ok(Running { server: server.run(), address, setup_link, hasher, worker, scheduler, jobs })
}

fn sessions(pool: &Pool, key: &Key, secure: bool) -> SessionMiddleware<Store> {
    let name = if secure { session::SECURE_COOKIE } else { session::COOKIE };
    SessionMiddleware::builder(Store::new(pool.clone()), key.clone())
        .cookie_name(name.to_owned())
        .cookie_secure(secure)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .session_lifecycle(
            PersistentSession::default().session_ttl(actix_web::cookie::time::Duration::hours(12)),
        )
        .build()
}

/// What cookies and license files are signed by; made on the first start. Every instance needs the same.
fn secret_key(path: &Path) -> Result<Vec<u8>, String> {
    let named = |error: std::io::Error| format!("secret_key_file: {}: {error}", path.display());
    if !path.exists() {
        let bytes: Vec<u8> = (0..64).map(|_| rand::random::<u8>()).collect();
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(named)?;
        std::io::Write::write_all(&mut file, &bytes).map_err(named)?;
    }
    let bytes = std::fs::read(path).map_err(named)?;
    if bytes.len() < 64 {
        return Err(format!("secret_key_file: {}: must hold at least 64 bytes", path.display()));
    }
    Ok(bytes)
}
