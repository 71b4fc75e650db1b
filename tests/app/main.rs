//! The app as its visitors find it: every test goes through the door, on SQLite and on PostgreSQL.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod auth;
#[cfg(test)]
mod contracts;
#[cfg(test)]
mod delegation;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod grid;
#[cfg(test)]
mod invitations;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod licenses;
#[cfg(test)]
mod mailing;
#[cfg(test)]
mod notices;
#[cfg(test)]
mod overview;
#[cfg(test)]
mod policies;
#[cfg(test)]
mod profile;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod setup;
#[cfg(test)]
mod starting;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tenants;
#[cfg(test)]
mod tickets;
