//! `gatehouse license verify` and `gatehouse license public-key`.

use std::path::Path;

use crate::config::Config;
use crate::licenses::{Signer, verify_file};

/// Says what a license file holds, if its signature fits.
pub fn verify(config: &Config, file: &Path, key: Option<String>) -> Result<(), String> {
    let key = key.map_or_else(|| own(config).map(|signer| signer.public_key()), Ok)?;
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let said = verify_file(&bytes, &key).map_err(|why| format!("{}: {why}", file.display()))?;
    println!("{} is genuine.", file.display());
    println!("  License:     {} ({})", said.name, said.product);
    println!("  Key:         {}", said.key);
    println!("  Seats:       {}", said.seats);
    println!("  MAC address: {}", said.mac);
    println!("  Expires:     {}", said.expires.as_deref().unwrap_or("never"));
    println!("  Issued:      {}", said.issued);
    Ok(())
}

/// Prints the key that others verify license files of this installation with.
pub fn public_key(config: &Config) -> Result<(), String> {
    println!("{}", own(config)?.public_key());
    Ok(())
}

fn own(config: &Config) -> Result<Signer, String> {
    let path = &config.secret_key_file;
    let bytes =
        std::fs::read(path).map_err(|error| format!("secret_key_file: {}: {error}", path.display()))?;
    Ok(Signer::derived(&bytes))
}
