//! A server that does nothing but read the default page by prepared SQL and answer with it.

use std::net::SocketAddr;
use std::sync::mpsc::channel;

use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, HttpServer};
use anyhow::{Result, anyhow};
use gatehouse::db::{Address, Pool};

use super::raw::{self, Raw};
use super::stage::Stage;

/// The running server; it ends with this value.
pub struct Bare {
    /// Where it listens.
    pub host: SocketAddr,
    handle: ServerHandle,
}

impl Drop for Bare {
    fn drop(&mut self) {
        // The order is sent at once; what comes back would only tell that it has ended.
        drop(self.handle.stop(false));
    }
}

async fn answer(pool: Data<Pool>, page: Data<Raw>) -> HttpResponse {
    let read = pool.read(move |db| Ok(raw::page(db, &page)?)).await;
    match read {
        Ok(text) => HttpResponse::Ok().content_type("text/html").body(text),
        Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
    }
}

/// Starts it on threads of its own.
pub fn start(stage: &Stage, page: Raw) -> Result<Bare> {
    let address = Address::parse(&stage.url).map_err(|reason| anyhow!(reason))?;
    let (sender, receiver) = channel();
    std::thread::spawn(move || -> std::io::Result<()> {
        let (pool, page) = (Data::new(Pool::new(&address)), Data::new(page));
        let app = move || {
            App::new().app_data(pool.clone()).app_data(page.clone()).route("/", web::get().to(answer))
        };
        let system = System::new();
        let server = HttpServer::new(app).disable_signals().bind("127.0.0.1:0")?;
        let hosts = server.addrs();
        system.block_on(async move {
            let running = server.run();
            if sender.send((hosts, running.handle())).is_err() {
                return Ok(()); // Nobody waits for it any more.
            }
            running.await
        })
    });
    let (hosts, handle) = receiver.recv()?;
    let host = *hosts.first().ok_or_else(|| anyhow!("the bare server listens nowhere"))?;
    Ok(Bare { host, handle })
}
