//! Random secrets, and the only form in which they are kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use sha2::{Digest, Sha256};

/// 256 random bits as 43 characters that fit into an address or a cookie.
#[must_use]
pub fn fresh() -> String {
    BASE64.encode(rand::random::<[u8; 32]>())
}

/// The SHA-256 of a secret, base64: enough for 256 random bits, which nobody can guess.
#[must_use]
pub fn hash(secret: &str) -> String {
    BASE64.encode(Sha256::digest(secret.as_bytes()))
}

/// Whether a text has the form of a [`fresh`] secret.
#[must_use]
pub fn is_well_formed(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
