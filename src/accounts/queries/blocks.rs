//! The blocks of accounts in the order of their names, which searching goes by.
//!
//! A block that covers an account's place holds all runs of letters of its
//! searched text, and perhaps some that have gone. Without any block, searching
//! does without them.

use diesel::prelude::*;

use crate::db::schema::{accounts, accounts_blocks};
use crate::db::{Db, bulk};
use crate::fold;

/// Accounts of a new block.
const USUAL: usize = 64;
/// A block of more is divided.
const MOST: i64 = 192;
/// One of so many accounts, by id, has its block's size looked at.
const EACH: i64 = 16;
/// Accounts read at a time.
const BATCH: i64 = 8_192;

/// A place in the order of names: the folded name, and the account's id.
pub type Place = (String, i64);

#[derive(Insertable)]
#[diesel(table_name = accounts_blocks, treat_none_as_default_value = false)]
struct NewBlock {
    start_key: String,
    start_id: i64,
    end_key: String,
    end_id: i64,
    search_text: String,
}

bulk::rows!(NewBlock => accounts_blocks);

/// Before every place.
fn first() -> Place {
    (String::new(), 0)
}

/// Behind every place: no folded name is longer, none has greater characters.
fn last() -> Place {
    (char::MAX.to_string().repeat(101), 0)
}

/// Lets the block of this place know what occurs in its account.
///
/// # Errors
/// Database errors.
pub fn note(db: &mut Db, (name_key, id): (&str, i64), search_text: &str) -> QueryResult<()> {
    use accounts_blocks::{end_id, end_key, id as block_id, start_id, start_key};
    let block = accounts_blocks::table
        .filter(start_key.le(name_key))
        .filter(start_key.lt(name_key).or(start_id.le(id)))
        .order((start_key.desc(), start_id.desc()))
        .select((block_id, (start_key, start_id), (end_key, end_id), accounts_blocks::search_text))
        .first::<(i64, Place, Place, String)>(db)
        .optional()?;
    let Some((block, start, end, known)) = block else { return Ok(()) };
    let all = fold::gathered([known.as_str(), search_text]);
    if all != known {
        let block = accounts_blocks::table.find(block);
        diesel::update(block).set(accounts_blocks::search_text.eq(all)).execute(db)?;
    }
    if id % EACH == 0 && is_full(db, &start, &end)? {
        diesel::delete(accounts_blocks::table.find(block)).execute(db)?;
        divide(db, start, &end)?;
    }
    Ok(())
}

/// Makes the blocks of all accounts anew; returns how many.
///
/// # Errors
/// Database errors.
pub fn build(db: &mut Db) -> QueryResult<usize> {
    clear(db)?;
    divide(db, first(), &last())
}

/// Takes all blocks away, before accounts are written past [`note`].
///
/// # Errors
/// Database errors.
pub fn clear(db: &mut Db) -> QueryResult<()> {
    diesel::delete(accounts_blocks::table).execute(db).map(drop)
}

/// Whether there are blocks.
///
/// # Errors
/// Database errors.
pub fn are_there(db: &mut Db) -> QueryResult<bool> {
    let some = accounts_blocks::table.select(accounts_blocks::id).first::<i64>(db).optional()?;
    Ok(some.is_some())
}

fn is_full(db: &mut Db, start: &Place, end: &Place) -> QueryResult<bool> {
    let some = read(db, start, end, MOST + 1)?;
    Ok(i64::try_from(some.len()).unwrap_or(i64::MAX) > MOST)
}

/// Accounts from one place on, to before another one: where they are, and their searched texts.
fn read(db: &mut Db, from: &Place, end: &Place, most: i64) -> QueryResult<Vec<(Place, String)>> {
    use accounts::{id, name_key};
    accounts::table
        .filter(name_key.ge(&from.0))
        .filter(name_key.gt(&from.0).or(id.ge(from.1)))
        .filter(name_key.le(&end.0))
        .filter(name_key.lt(&end.0).or(id.lt(end.1)))
        .order((name_key, id))
        .limit(most)
        .select(((name_key, id), accounts::search_text))
        .load(db)
}

/// Makes blocks from one place on, to before another one, where none are; returns how many.
fn divide(db: &mut Db, mut start: Place, end: &Place) -> QueryResult<usize> {
    let mut made = 0;
    loop {
        let texts = read(db, &start, end, BATCH)?;
        let is_last = i64::try_from(texts.len()).unwrap_or(i64::MAX) < BATCH;
        // The last block reaches to the end, or up to what is read next.
        let behind = match texts.last() {
            Some(((name, id), _)) if !is_last => (name.clone(), id + 1),
            _ => end.clone(),
        };
        let starts = texts.chunks(USUAL).skip(1).filter_map(|chunk| chunk.first()).map(|(place, _)| place);
        let ends: Vec<Place> = starts.chain([&behind]).cloned().collect();
        let chunks = texts.chunks(USUAL).chain(texts.is_empty().then_some(&[] as &[_]));
        let mut blocks = Vec::new();
        for (chunk, (end_key, end_id)) in chunks.zip(ends) {
            let (start_key, start_id) = std::mem::replace(&mut start, (end_key.clone(), end_id));
            let search_text = fold::gathered(chunk.iter().map(|(_, text)| text.as_str()));
            blocks.push(NewBlock { start_key, start_id, end_key, end_id, search_text });
        }
        made += blocks.len();
        <NewBlock as bulk::Row>::insert(db, &blocks)?;
        if is_last {
            return Ok(made);
        }
    }
}
