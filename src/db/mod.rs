//! The database: one connection type over SQLite and PostgreSQL, its pools, migrations and differences.

mod assignments;
pub mod bulk;
mod causes;
mod connect;
pub mod dialect;

mod migrate;
mod pool;
pub mod schema;
mod text_enum;
pub mod unit;

pub use assignments::in_force;
pub use connect::{Address, Db};
pub use migrate::{MigrateError, is_pending, migrate};
pub use pool::{Commits, Pool};

/// The combined backend that every query of ours is written for.
pub type Backend = connect::MultiBackend;
