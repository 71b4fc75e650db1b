//! Proving who somebody is, and for how long that holds.

mod language;
mod sessions;
mod signing_in;
mod throttle;
