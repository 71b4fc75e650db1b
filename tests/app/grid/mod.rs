//! What every list can do, through the door.

mod groups;
mod opening;
mod sharing;
mod views;
