//! What every list can do, through the door.

mod opening;
mod sharing;
mod views;
