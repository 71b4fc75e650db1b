//! Gathers what pages load besides HTML (script/lib/assets.mjs does the work) before the crate is compiled.

use std::env;
use std::io::ErrorKind;
use std::process::{Command, Output};

/// What the embedded files depend on; a change of any of them runs this again.
const SOURCES: [&str; 6] = [
    "build.rs",
    "package.json",
    "package-lock.json",
    "script/lib/assets.mjs",
    "script/lib/icons.mjs",
    "script/lib/packages.mjs",
];

fn main() {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rerun-if-changed=static");
    if let Err(sentences) = gather() {
        // Cargo shows these lines as errors of this package and ends the build, without a backtrace.
        for sentence in sentences.lines() {
            println!("cargo::error={sentence}");
        }
    }
}

/// Runs the script; otherwise what the person who builds should read.
fn gather() -> Result<(), String> {
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: build.rs is run by cargo.")?;
    let ran = Command::new("node").arg("script/lib/assets.mjs").arg(out).output();
    match ran {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(words(&output)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err("Gatehouse needs Node.js 20 or newer (with npm) to build its pages; `node` was not found."
                .into())
        }
        Err(error) => Err(format!("`node` could not be started: {error}.")),
    }
}

/// What the script said, or that it said nothing.
fn words(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if said.is_empty() { format!("script/lib/assets.mjs ended with {}.", output.status) } else { said }
}
