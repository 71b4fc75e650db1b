//! The app as in production, on a database of its own, and people who visit it.

pub mod app;
pub mod at_once;
pub mod client;
pub mod cluster;
pub mod counter;
pub mod database;
pub mod folk;
pub mod licenses;
pub mod log;
pub mod page;
pub mod parts;
pub mod post;
pub mod server;
pub mod snapshot;
pub mod sources;

pub use app::{Options, TestApp};
pub use client::Client;
pub use database::Engine;
pub use page::Page;
pub use server::Server;

use gatehouse::wording;

/// Makes two tests of each function that takes an [`Engine`]: `…::sqlite` and `…::postgres`.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        $(
            mod $name {
                #[test]
                fn sqlite() {
                    super::$name($crate::support::Engine::Sqlite);
                }
                #[test]
                fn postgres() {
                    super::$name($crate::support::Engine::Postgres);
                }
            }
        )+
    };
}
pub(crate) use on_both;

/// The English sentence behind a key.
pub fn say(key: &str, facts: &[(&str, &str)]) -> String {
    say_in("en", key, facts)
}

/// The sentence behind a key; the test fails when there is none.
pub fn say_in(locale: &str, key: &str, facts: &[(&str, &str)]) -> String {
    let facts: Vec<(&str, String)> = facts.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    wording::find(locale, key, &facts).unwrap_or_else(|| panic!("there is no sentence {key} in {locale}"))
}
