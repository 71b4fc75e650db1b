//! The chain over the trail: every entry is sealed with a hash over itself and the seal before it, so that what is
//! changed, removed, slipped in or moved afterwards shows. See decision 7.

mod link;
mod model;
mod queries;
mod rules;
mod verify;

pub use link::{Anchor, Hash};
pub use model::Standing;
pub use queries::{await_all, await_seal, standing};
pub use rules::seal;
pub use verify::{Fault, Report, verify};
