//! A forgotten password: asked for without telling who exists, chosen anew by a link that works once.

mod forgot;
mod links;

use crate::support::{Client, Page};

/// Another password that is good enough.
pub const NEW: &str = "meadow-copper-window-17";

pub fn ask(client: &Client, login: &str) -> Page {
    client.post("/forgot-password", &[("login", login)])
}

pub fn choose(client: &Client, path: &str, password: &str) -> Page {
    client.post(path, &[("password", password), ("password_again", password)])
}
