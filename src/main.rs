//! The command line leads to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    gatehouse::cli::run()
}
