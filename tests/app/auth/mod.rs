//! Proving who somebody is, and for how long that holds.

mod history;
mod language;
mod sessions;
mod signing_in;
mod step_up;
mod throttle;
