//! What holds for every route, every list, every sentence and every source file, also those that are yet to come.

mod architecture;
mod blocks;
mod budget;
mod filters;
mod grids;
mod headers;
mod lists;
mod plans;
mod routes;
mod samples;
mod schema;
mod wording;
mod words;
