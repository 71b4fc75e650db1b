//! What a seal is computed from.

use std::fmt::{self, Display, Write};
use std::str::FromStr;

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

use super::model::Entry;

/// Named in every hash, so that another way of writing entries down can never pass for this one.
const FORM: &[u8] = b"gatehouse audit 1";

/// A SHA-256; in text 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hash([u8; 32]);

/// How far the chain goes and what it ends in: whoever keeps one elsewhere can tell later whether the trail up to there
/// is still the same. In text `HASH:NUMBER`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The hash of the last seal.
    pub hash: Hash,
    /// How many entries are sealed.
    pub number: i64,
}

impl Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(64);
        for byte in self.0 {
            write!(text, "{byte:02x}")?;
        }
        f.write_str(&text)
    }
}

impl FromStr for Hash {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != 64 || !text.bytes().all(is_digit) {
            return Err(());
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let digits = text.get(at * 2..at * 2 + 2).ok_or(())?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| ())?;
        }
        Ok(Self(bytes))
    }
}

impl Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.hash, self.number)
    }
}

impl FromStr for Anchor {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (hash, number) = text.split_once(':').ok_or(())?;
        let number = number.parse().map_err(|_| ())?;
        if number < 1 {
            return Err(());
        }
        Ok(Self { hash: hash.to_ascii_lowercase().parse()?, number })
    }
}

/// The hash of the seal of this number over `entry`, after a seal with the hash `before`.
///
/// Every part is written with its length, an absent one differs from an empty one: no two entries are written alike.
/// The folded copies that an entry is found and sorted by are left out; they can be made again from what is in it.
#[must_use]
pub fn link(before: Hash, number: i64, sealed_at: NaiveDateTime, entry: &Entry) -> Hash {
    let mut hasher = Sha256::new();
    let mut part = |bytes: Option<&[u8]>| {
        hasher.update([u8::from(bytes.is_some())]);
        let bytes = bytes.unwrap_or_default();
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    };
    part(Some(FORM));
    part(Some(&before.0));
    part(Some(&number.to_be_bytes()));
    part(Some(&moment(sealed_at)));
    part(Some(&entry.id.to_be_bytes()));
    part(Some(&moment(entry.at)));
    part(Some(entry.actor_kind.as_bytes()));
    part(entry.actor_id.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    part(Some(entry.actor_name.as_bytes()));
    part(Some(entry.action.as_bytes()));
    part(Some(entry.subject_kind.as_bytes()));
    part(entry.subject_id.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    part(Some(entry.subject_name.as_bytes()));
    part(Some(entry.outcome.as_bytes()));
    part(entry.reason.as_deref().map(str::as_bytes));
    part(Some(entry.changes.as_bytes()));
    part(Some(entry.ip.as_bytes()));
    part(Some(entry.request_id.as_bytes()));
    Hash(hasher.finalize().into())
}

/// Seconds since 1970 and nanoseconds, each big-endian.
fn moment(at: NaiveDateTime) -> [u8; 12] {
    let mut bytes = [0; 12];
    let (seconds, rest) = (at.and_utc().timestamp(), at.and_utc().timestamp_subsec_nanos());
    for (to, from) in bytes.iter_mut().zip(seconds.to_be_bytes().into_iter().chain(rest.to_be_bytes())) {
        *to = from;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta};

    fn entry() -> Entry {
        Entry {
            id: 7,
            at: DateTime::UNIX_EPOCH.naive_utc(),
            actor_kind: "operator".to_owned(),
            actor_id: Some(1),
            actor_name: "Ada".to_owned(),
            action: "account.edit".to_owned(),
            subject_kind: "account".to_owned(),
            subject_id: Some(2),
            subject_name: "Otto".to_owned(),
            outcome: "done".to_owned(),
            reason: None,
            changes: "[]".to_owned(),
            ip: "192.0.2.1".to_owned(),
            request_id: "r".to_owned(),
        }
    }

    #[test]
    fn whatever_differs_shows_in_the_hash() {
        let then = entry().at;
        let changed: [fn(&mut Entry); 17] = [
            |e| e.id += 1,
            |e| e.at += TimeDelta::microseconds(1),
            |e| e.actor_kind.push('x'),
            |e| e.actor_id = None,
            |e| e.actor_id = Some(0),
            |e| e.actor_name.push('x'),
            |e| e.action.push('x'),
            |e| e.subject_kind.push('x'),
            |e| e.subject_id = Some(3),
            |e| e.subject_name.push('x'),
            |e| e.outcome.push('x'),
            |e| e.reason = Some(String::new()),
            |e| e.changes.push('x'),
            |e| e.ip.push('x'),
            |e| e.request_id.push('x'),
            // The same letters, divided otherwise.
            |e| (e.actor_name, e.action) = ("Adaa".to_owned(), "ccount.edit".to_owned()),
            |e| (e.ip, e.request_id) = (String::new(), "192.0.2.1r".to_owned()),
        ];
        let mut hashes = vec![
            link(Hash::default(), 1, then, &entry()),
            link(Hash::default(), 2, then, &entry()),
            link(Hash([1; 32]), 1, then, &entry()),
            link(Hash::default(), 1, then + TimeDelta::seconds(1), &entry()),
        ];
        for change in changed {
            let mut entry = entry();
            change(&mut entry);
            hashes.push(link(Hash::default(), 1, then, &entry));
        }
        let texts: std::collections::BTreeSet<String> = hashes.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), hashes.len());
        // The form is for ever: older seals must still fit.
        let known = "f76e19190811f4d8df8cd4425de232d49f9c56a36c4a743efd3a45dd43c1d816";
        assert_eq!(link(Hash::default(), 1, then, &entry()).to_string(), known);
    }

    #[test]
    fn anchors_are_read_as_they_are_written() {
        let anchor = Anchor { hash: link(Hash::default(), 1, entry().at, &entry()), number: 12 };
        assert_eq!(anchor.to_string().parse(), Ok(anchor));
        assert_eq!(anchor.to_string().to_uppercase().parse(), Ok(anchor));
        for bad in ["", ":1", "ab:1", "12", &anchor.hash.to_string(), &format!("{}:0", anchor.hash)] {
            assert_eq!(bad.parse::<Anchor>(), Err(()), "{bad}");
        }
    }
}
