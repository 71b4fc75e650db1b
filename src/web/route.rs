//! The route table: an address, its method, and the gate that its handler names first.

use std::borrow::Cow;
use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder};

use crate::access::{Gate, Permission};

/// One way in.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The address, with `{…}` for its variable parts.
    pub path: Cow<'static, str>,
    /// The permission asked for.
    pub permission: Option<Permission>,
    /// Whether somebody must be signed in.
    pub signed_in: bool,
    /// Whether an API key is asked for instead of a session.
    pub by_key: bool,
    inner: actix_web::Route,
}

/// The arguments of a handler, the first of which is its gate.
pub trait Gated {
    /// The gate.
    type Gate: Gate;
}

macro_rules! gated {
    ($($name:ident)*) => {
        impl<G: Gate, $($name),*> Gated for (G, $($name,)*) {
            type Gate = G;
        }
    };
}

gated!();
gated!(A);
gated!(A B);
gated!(A B C);
gated!(A B C D);
gated!(A B C D E);

/// A page.
pub fn get<F, A>(path: impl Into<Cow<'static, str>>, handler: F) -> Route
where
    F: Handler<A>,
    A: FromRequest + Gated + 'static,
    F::Output: Responder + 'static,
{
    route(Method::GET, path, handler)
}

/// A change.
pub fn post<F, A>(path: impl Into<Cow<'static, str>>, handler: F) -> Route
where
    F: Handler<A>,
    A: FromRequest + Gated + 'static,
    F::Output: Responder + 'static,
{
    route(Method::POST, path, handler)
}

fn route<F, A>(method: Method, path: impl Into<Cow<'static, str>>, handler: F) -> Route
where
    F: Handler<A>,
    A: FromRequest + Gated + 'static,
    F::Output: Responder + 'static,
{
    Route {
        inner: web::method(method.clone()).to(handler),
        method,
        path: path.into(),
        permission: <A::Gate as Gate>::PERMISSION,
        signed_in: <A::Gate as Gate>::SIGNED_IN,
        by_key: <A::Gate as Gate>::BY_KEY,
    }
}

/// Puts a table into an app: one resource per address, so that a wrong method is a 405.
pub fn register(config: &mut ServiceConfig, routes: Vec<Route>) {
    let mut order = Vec::new();
    let mut by_path: BTreeMap<Cow<'static, str>, Vec<Route>> = BTreeMap::new();
    for route in routes {
        if !by_path.contains_key(&route.path) {
            order.push(route.path.clone());
        }
        by_path.entry(route.path.clone()).or_default().push(route);
    }
    for path in order {
        let mut resource = web::resource(path.as_ref());
        for route in by_path.remove(&path).unwrap_or_default() {
            resource = resource.route(route.inner);
        }
        config.service(resource);
    }
}
