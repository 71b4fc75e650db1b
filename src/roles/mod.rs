//! Named sets of permissions, and who may give them.

mod making;
mod model;
mod queries;
mod rules;

pub use making::{NewRole, create};
pub use model::{Grant, Role, english, name_key, translated, words};
pub use queries::{all, built_in, granted, held_by};
pub use rules::{Changed, assignable, check_all, give, give_power, may_handle, set, take};
