//! License files: what a license says, signed, for the machine that it is bound to.
//!
//! A file has three lines: the format's name, the license as JSON, and the Ed25519 signature of both lines in
//! Base64. The signing key is never stored: it is derived from the secret key file, so that every instance has the
//! same and the database none.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDateTime;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha512};

use super::model::License;

/// The first line of a file.
const FORMAT: &str = "gatehouse-license-1";
/// Keeps the key apart from others that are derived from the same file.
const PURPOSE: &[u8] = b"gatehouse license files, ed25519, 1";

/// What a file says of a license.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The license's id.
    pub license: i64,
    pub name: String,
    pub product: String,
    pub key: String,
    pub kind: String,
    pub seats: i64,
    /// The machine that it is bound to.
    pub mac: String,
    /// RFC 3339, UTC.
    pub starts: Option<String>,
    /// RFC 3339, UTC.
    pub expires: Option<String>,
    /// RFC 3339, UTC.
    pub issued: String,
}

impl Said {
    /// Of a license that is bound to `mac`, issued at `now`.
    #[must_use]
    pub fn of(license: &License, mac: &str, now: NaiveDateTime) -> Self {
        let moment = |at: NaiveDateTime| at.and_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        Self {
            license: license.id,
            name: license.name.clone(),
            product: license.product.clone(),
            key: license.code.clone(),
            kind: license.kind.word().to_owned(),
            seats: license.seats,
            mac: mac.to_owned(),
            starts: license.starts_at.map(moment),
            expires: license.expires_at.map(moment),
            issued: moment(now),
        }
    }
}

/// Signs license files.
#[derive(Clone)]
pub struct Signer(SigningKey);

impl Signer {
    /// The signer of an installation, by the bytes of its secret key file.
    #[must_use]
    pub fn derived(secret: &[u8]) -> Self {
        let digest = Sha512::new().chain_update(PURPOSE).chain_update(secret).finalize();
        let mut seed = [0_u8; 32];
        seed.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
        Self(SigningKey::from_bytes(&seed))
    }

    /// The key that its files are verified with, in Base64.
    #[must_use]
    pub fn public_key(&self) -> String {
        STANDARD.encode(self.0.verifying_key().to_bytes())
    }

    /// The whole file.
    ///
    /// # Errors
    /// Those of the JSON writer, which plain texts and numbers do not have.
    pub fn file(&self, said: &Said) -> Result<String, serde_json::Error> {
        let signed = format!("{FORMAT}\n{}\n", serde_json::to_string(said)?);
        let signature = STANDARD.encode(self.0.sign(signed.as_bytes()).to_bytes());
        Ok(format!("{signed}{signature}\n"))
    }
}

/// What a file says, if it is whole and was signed with the key of `public_key` (Base64).
///
/// # Errors
/// One sentence in English, for the command line.
pub fn verify(file: &[u8], public_key: &str) -> Result<Said, String> {
    let key = STANDARD.decode(public_key.trim()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let key = key.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    let key = key.ok_or("the public key is none: 32 bytes in Base64 are expected")?;
    let text = std::str::from_utf8(file).map_err(|_| "this is no license file: it is not text")?;
    let broken = || "this is no license file: it must have three lines".to_owned();
    let body = text.strip_suffix('\n').ok_or_else(broken)?;
    let (said, signature) = body.rsplit_once('\n').ok_or_else(broken)?;
    let json = said.strip_prefix(FORMAT).and_then(|rest| rest.strip_prefix('\n')).ok_or_else(broken)?;
    let signature = STANDARD.decode(signature).ok().and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    let signature = Signature::from_bytes(&signature.ok_or("the signature cannot be read")?);
    key.verify_strict(format!("{said}\n").as_bytes(), &signature)
        .map_err(|_| "the signature does not fit: the file was changed, or signed with another key")?;
    serde_json::from_str(json).map_err(|error| format!("the license cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> Said {
        Said {
            license: 7,
            name: "Berlin".to_owned(),
            product: "Control Room".to_owned(),
            key: "ABCD-1234".to_owned(),
            kind: "platform".to_owned(),
            seats: 25,
            mac: "00:1a:2b:3c:4d:5e".to_owned(),
            starts: None,
            expires: Some("2027-01-01T00:00:00Z".to_owned()),
            issued: "2026-11-20T12:00:00Z".to_owned(),
        }
    }

    #[test]
    fn a_file_says_what_was_signed() {
        let signer = Signer::derived(&[7; 64]);
        let file = signer.file(&said()).unwrap();
        assert_eq!(verify(file.as_bytes(), &signer.public_key()), Ok(said()));
        assert_eq!(Signer::derived(&[7; 64]).public_key(), signer.public_key());
    }

    #[test]
    fn every_flipped_byte_is_noticed() {
        let signer = Signer::derived(&[7; 64]);
        let file = signer.file(&said()).unwrap().into_bytes();
        for at in 0..file.len() {
            for bit in 0..8 {
                let mut other = file.clone();
                other[at] ^= 1 << bit;
                assert!(verify(&other, &signer.public_key()).is_err(), "byte {at}, bit {bit}");
            }
        }
        let mut longer = file.clone();
        longer.push(b'\n');
        assert!(verify(&longer, &signer.public_key()).is_err());
        assert!(verify(&file[..file.len() - 1], &signer.public_key()).is_err());
    }

    #[test]
    fn another_key_verifies_nothing() {
        let file = Signer::derived(&[7; 64]).file(&said()).unwrap();
        assert!(verify(file.as_bytes(), &Signer::derived(&[8; 64]).public_key()).is_err());
        assert!(verify(file.as_bytes(), "nonsense").is_err());
    }
}
