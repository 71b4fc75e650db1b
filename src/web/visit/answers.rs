//! How a visit is answered.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use askama::Template;

use super::Visit;
use crate::error::{Error, Message};
use crate::grid::pages::GridPage;
use crate::web::session::{self, Notice};

/// About how long a list is without its rows, in bytes.
const AROUND: usize = 24 * 1024;
/// About how long a row is, in bytes.
const ROW: usize = 1_536;

/// A page whose content can stand alone.
pub trait Part: Template {
    /// The content without its frame.
    fn content(&self) -> impl Template + '_;
}

impl Visit {
    /// A page.
    ///
    /// # Errors
    /// When the template fails.
    pub fn page(&self, template: &impl Template) -> Result<HttpResponse, Error> {
        Ok(self.show(StatusCode::OK, template))
    }

    /// A form that is shown again because something in it is wrong.
    ///
    /// # Errors
    /// When the template fails.
    pub fn page_again(&self, template: &impl Template) -> Result<HttpResponse, Error> {
        Ok(self.show(StatusCode::UNPROCESSABLE_ENTITY, template))
    }

    /// A page that may be shown in a dialog: the whole page, or its content alone.
    ///
    /// # Errors
    /// When the template fails.
    pub fn part<P: Part>(&self, page: &P) -> Result<HttpResponse, Error> {
        Ok(self.show_part(StatusCode::OK, page))
    }

    /// The same when something typed is wrong.
    ///
    /// # Errors
    /// When the template fails.
    pub fn part_again<P: Part>(&self, page: &P) -> Result<HttpResponse, Error> {
        Ok(self.show_part(StatusCode::UNPROCESSABLE_ENTITY, page))
    }

    fn show_part<P: Part>(&self, status: StatusCode, page: &P) -> HttpResponse {
        if self.is_fragment() { self.show(status, &page.content()) } else { self.show(status, page) }
    }

    /// A list: whole, or only its grid when htmx asked. A query that cannot be read is a 400.
    ///
    /// # Errors
    /// When the template fails.
    pub fn grid(&self, page: &GridPage) -> Result<HttpResponse, Error> {
        let readable = page.view.query_error.is_none();
        let status = if readable { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        let room = AROUND + page.view.rows.len() * ROW;
        if self.is_fragment() {
            return Ok(written(status, &page.as_grid(), room));
        }
        Ok(written(status, page, room))
    }

    /// A page with any status.
    #[must_use]
    pub fn show(&self, status: StatusCode, template: &impl Template) -> HttpResponse {
        written(status, template, 0)
    }

    /// After a change: on to `address`.
    ///
    /// # Errors
    /// None; a `Result` for the handlers' sake.
    pub fn see_other(&self, address: &str) -> Result<HttpResponse, Error> {
        Ok(HttpResponse::SeeOther().insert_header((LOCATION, address)).finish())
    }

    /// After a change: on to `address`, where one sentence tells what happened.
    ///
    /// # Errors
    /// When the sentence cannot be kept.
    pub fn done(&self, address: &str, text: Message) -> Result<HttpResponse, Error> {
        self.tell(address, &Notice { kind: "success".to_owned(), text, link: None })
    }

    /// After a change: on to `address`, with a notice of any kind.
    ///
    /// # Errors
    /// When the notice cannot be kept.
    pub fn tell(&self, address: &str, notice: &Notice) -> Result<HttpResponse, Error> {
        if let (Some(_), Some(session)) = (&self.person, &self.session) {
            session::leave(session, notice)?;
        }
        self.see_other(address)
    }
}

/// The template, in a buffer with `room` for so many bytes from the start.
fn written<T: Template>(status: StatusCode, template: &T, room: usize) -> HttpResponse {
    let mut html = String::with_capacity(room.max(T::SIZE_HINT));
    match template.render_into(&mut html) {
        Ok(()) => HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html),
        Err(error) => {
            tracing::error!(%error, "a template failed");
            HttpResponse::InternalServerError().content_type("text/plain").body(error.to_string())
        }
    }
}
