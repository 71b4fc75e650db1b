//! Gatehouse: who may operate a company's systems.

pub mod clock;
pub mod db;
pub mod error;
pub mod fold;
