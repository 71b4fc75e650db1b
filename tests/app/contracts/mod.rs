//! What holds for every route, every list, every sentence and every source file, also those that are yet to come.

mod architecture;
mod blocks;
mod budget;
mod filters;
mod grids;
mod group_plans;
mod groups;
mod headers;
pub mod lists;
mod matrix;
mod model;
mod plans;
mod programs;
mod random;
pub mod routes;
pub mod samples;
mod schema;
mod sent;
mod turns;
mod wording;
mod words;
