//! The hands of the query language: header filters, completion, "go to" and refresh, the same for every list.

mod complete;
mod filter;
mod go;
mod handlers;
mod operators;
mod pages;
mod refresh;
mod shown;
mod suggest;

pub use go::field as go_field;
pub use shown::{GoTo, HeadingFilter, Tick};
pub use suggest::matching;

use super::list::List;
use super::queries;
use super::request::Request;
use crate::access::Actor;
use crate::db::Db;
use crate::error::Error;
use crate::web::{Input, Route, get};

/// What a list answers beside its pages.
pub fn routes<L: List>() -> Vec<Route> {
    let at = |end: &str| format!("{}/{end}", L::grid().address);
    vec![
        get(at("filter"), handlers::filter::<L>),
        get(at("suggest"), handlers::suggest::<L>),
        get(at("go"), handlers::go::<L>),
        get(at("refresh"), handlers::refresh::<L>),
    ]
}

/// The state of the list that these fields carry along, as the viewer has arranged it.
///
/// # Errors
/// 400 that names what cannot be read; database errors.
fn state<L: List>(db: &mut Db, actor: &Actor, input: &Input) -> Result<Request<L::Row>, Error> {
    let shelf = queries::shelf(db, L::grid().key, actor)?;
    Request::read_as(input, L::grid(), shelf.arrangement)
}
