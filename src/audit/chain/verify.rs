//! Whether the trail is what was sealed. Reads some hundred entries at a time, beside whoever writes.

use std::fmt;

use chrono::NaiveDateTime;

use super::link::{Anchor, Hash, link};
use super::model::{Entry, Seal, Standing};
use super::queries;
use crate::db::Db;
use crate::error::Error;

/// How many seals or entries are held in memory.
const BATCH: i64 = 1_000;

/// What does not fit. Shown, it is one English sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The entry is not what was sealed.
    Changed { id: i64, number: i64, at: NaiveDateTime },
    /// The entry was removed.
    Missing { id: i64, number: i64 },
    /// The entry was removed before it was sealed.
    Lost { id: i64 },
    /// The entry stands where another was sealed.
    Reordered { id: i64, number: i64, other: i64 },
    /// The entry was written past the program: it has no seal and waits for none.
    Inserted { id: i64, at: NaiveDateTime },
    /// Seals were removed.
    Unsealed { number: i64, next: i64 },
    /// The trail ends before the anchor.
    CutOff { anchor: Anchor, sealed: i64 },
    /// The trail up to the anchor is another one.
    Rewritten { anchor: Anchor },
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// How far the trail is sealed.
    pub standing: Standing,
    /// What does not fit: of the chain, of entries without seal, and of the anchors only the first each. None: the
    /// trail is intact.
    pub faults: Vec<Fault>,
}

/// Compares every entry with its seal and every seal with the one before, looks for entries that were never sealed,
/// and compares the chain with anchors that were kept elsewhere.
///
/// # Errors
/// Database errors.
pub fn verify(db: &mut Db, anchors: &[Anchor]) -> Result<Report, Error> {
    let mut faults = Vec::new();
    let (sealed, broken) = walk(db)?;
    faults.extend(broken);
    faults.extend(strays(db)?);
    faults.extend(queries::lost(db)?.map(|id| Fault::Lost { id }));
    for anchor in anchors {
        faults.extend(against(db, *anchor, sealed)?);
    }
    Ok(Report { standing: queries::standing(db)?, faults })
}

/// Goes along the chain; how far it goes, and the first link that does not fit.
fn walk(db: &mut Db) -> Result<(i64, Option<Fault>), Error> {
    let (mut number, mut hash) = (0, Hash::default());
    loop {
        let pairs = queries::sealed(db, number, BATCH)?;
        for (seal, entry) in &pairs {
            if let Some(fault) = misfit((number, hash), seal, entry.as_ref(), &pairs) {
                return Ok((last(db)?, Some(fault)));
            }
            number = seal.number;
            hash = seal.hash.parse().unwrap_or_default(); // It fits, so it is one.
        }
        if i64::try_from(pairs.len()).unwrap_or(0) < BATCH {
            return Ok((number, None));
        }
    }
}

fn last(db: &mut Db) -> Result<i64, Error> {
    Ok(queries::newest(db)?.map_or(0, |seal| seal.number))
}

type Pair = (Seal, Option<Entry>);

/// What is wrong with a seal after the one of this number and hash; `near` is what it is looked for among.
fn misfit((before, hash): (i64, Hash), seal: &Seal, entry: Option<&Entry>, near: &[Pair]) -> Option<Fault> {
    let number = before + 1;
    if seal.number != number {
        return Some(Fault::Unsealed { number, next: seal.number });
    }
    let id = seal.event_id;
    let Some(entry) = entry else { return Some(Fault::Missing { id, number }) };
    let fits =
        |seal: &Seal, entry: &Entry| link(hash, number, seal.sealed_at, entry).to_string() == seal.hash;
    if fits(seal, entry) {
        return None;
    }
    // Whether another stands in its place: the entry under another id, or the whole seal under another number.
    let others = near.iter().filter(|(other, _)| other.number != number);
    let moved = others.filter_map(|(other, entry)| entry.as_ref().map(|entry| (other, entry))).find(
        |(other, entry)| {
            fits(other, entry) || fits(seal, entry) || fits(seal, &Entry { id, ..(*entry).clone() })
        },
    );
    Some(match moved {
        Some((other, _)) => Fault::Reordered { id, number, other: other.event_id },
        None => Fault::Changed { id, number, at: entry.at },
    })
}

/// The first entry that was never to be sealed.
fn strays(db: &mut Db) -> Result<Option<Fault>, Error> {
    let mut after = i64::MIN;
    while let Some(to) = queries::last_of(db, after, BATCH)? {
        if let Some((id, at)) = queries::stray(db, after, to)? {
            return Ok(Some(Fault::Inserted { id, at }));
        }
        after = to;
    }
    Ok(None)
}

/// What an anchor says of a chain that goes as far as `sealed`.
fn against(db: &mut Db, anchor: Anchor, sealed: i64) -> Result<Option<Fault>, Error> {
    if anchor.number > sealed {
        return Ok(Some(Fault::CutOff { anchor, sealed }));
    }
    let kept = queries::hash_of(db, anchor.number)?;
    Ok((kept != Some(anchor.hash.to_string())).then_some(Fault::Rewritten { anchor }))
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { id, number, at } => {
                write!(f, "entry {id} of {at} UTC (seal {number}) was changed after it was sealed")
            }
            Self::Missing { id, number } => {
                write!(f, "entry {id} (seal {number}) is missing: it was removed")
            }
            Self::Lost { id } => write!(f, "entry {id} is missing: it was removed before it was sealed"),
            Self::Reordered { id, number, other } => {
                write!(
                    f,
                    "entry {id} (seal {number}) is out of order: entry {other} has changed places with it"
                )
            }
            Self::Inserted { id, at } => {
                write!(
                    f,
                    "entry {id} of {at} UTC was inserted past Gatehouse: it has no seal and waits for none"
                )
            }
            Self::Unsealed { number, next } => {
                write!(f, "seal {number} is missing; the next one is {next}")
            }
            Self::CutOff { anchor, sealed } => write!(
                f,
                "the trail was cut off: the anchor knows {} sealed entries, there are {sealed}",
                anchor.number
            ),
            Self::Rewritten { anchor } => {
                write!(f, "the trail up to seal {} is not the one that the anchor knows", anchor.number)
            }
        }
    }
}
