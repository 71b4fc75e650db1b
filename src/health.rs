//! Whether this process lives, and whether it can serve.

use actix_web::{HttpResponse, web};
use diesel::connection::SimpleConnection;

use crate::db::{self, MigrateError, Pool};
use crate::error::Error;

/// The process answers.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok")
}

/// The database answers and has the schema of this program.
pub async fn ready(pool: web::Data<Pool>) -> HttpResponse {
    let checked = pool.read(|db| {
        db.batch_execute("SELECT 1")?;
        Ok::<_, Error>(db::is_pending(db))
    });
    match checked.await {
        Ok(Ok(false)) => HttpResponse::Ok().content_type("text/plain").body("ready"),
        Ok(Ok(true)) => not_ready("the database schema is older than this program"),
        Ok(Err(MigrateError::Newer(_))) => not_ready("the database schema is newer than this program"),
        Ok(Err(MigrateError::Failed(_))) | Err(_) => not_ready("the database does not answer"),
    }
}

fn not_ready(why: &'static str) -> HttpResponse {
    HttpResponse::ServiceUnavailable()
        .insert_header(("Retry-After", "5"))
        .content_type("text/plain")
        .body(why)
}
