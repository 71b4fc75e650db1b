//! What every list can do, through the door.

mod arranging;
mod columns;
mod common;
mod filters;
mod go;
mod groups;
mod opening;
mod refresh;
mod sharing;
mod suggest;
mod views;

/// As it stands in an address.
fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The value of a parameter of an address; empty when it is absent.
fn parameter(address: &str, name: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.find(|(known, _)| known == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}
