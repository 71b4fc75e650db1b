//! Who acts, what they may do, and on what.

mod actor;
mod document;
mod gate;
mod matrix;
mod permission;

pub use actor::{Actor, Origin};
pub use document::document;
pub use gate::{Anyone, ByKey, Gate, May, Needs, SignedIn, gates};
pub use matrix::{BuiltIn, EVERYBODY, for_everybody, held};
pub use permission::{Permission, Scope, Scopes, areas};
