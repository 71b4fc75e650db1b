//! Settings → Mail, the pane of the overview, the mails that people choose, and what nobody may read.

mod choices;
mod figures;
mod previews;
mod secrets;
mod trials;
