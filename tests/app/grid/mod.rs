//! What every list can do, through the door.

mod arranging;
mod columns;
