//! Searching by blocks, for accounts that were written before there were blocks.

use crate::accounts::queries::blocks;
use crate::db::Pool;
use crate::error::Error;

/// Makes the blocks that searching goes by, where there are none; returns how many.
///
/// # Errors
/// Database errors.
pub fn build_blocks(pool: &Pool) -> Result<usize, Error> {
    if pool.read_here(|db| Ok(blocks::are_there(db)?))? {
        return Ok(0);
    }
    pool.write_here(|db| if blocks::are_there(db)? { Ok(0) } else { Ok(blocks::build(db)?) })
}
