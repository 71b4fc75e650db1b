//! What may be done to tenants and their members, and what follows from it.

mod editing;
mod ending;
mod joining;

pub use editing::{Edited, create, edit};
pub use ending::{Ending, clear_ended, end};
pub use joining::{Joined, add, change, give_power, may_join, release, remove};
