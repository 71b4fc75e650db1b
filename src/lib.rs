//! Gatehouse: who may operate a company's systems.

pub mod access;
pub mod accounts;
pub mod app;
pub mod audit;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod error;
pub mod fold;
pub mod grid;
pub mod health;
pub mod invitations;
pub mod outbox;
pub mod overview;
pub mod policies;
pub mod profile;
pub mod recovery;
pub mod roles;
pub mod scheduler;
pub mod setup;
pub mod web;
pub mod wording;
