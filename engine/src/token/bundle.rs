//! Bundles: coins that travel together, with everything they share written once (`docs/spec/02-bytes.md`, section 10).
//!
//! One list of coins has one bundle, and a bundle that reads is that one. Reading follows every chain, because what can be
//! recomputed is not sent; it verifies no signature.

use crate::foundation::bytes::{ReadError, Reader};
use crate::token::bundle::layout::Layout;
use crate::token::token_id::TokenId;
use crate::token::travelling_coin::TravellingCoin;

/// The most bytes of a bundle. With 63 coins of 64 hops each it says at most 3.4 MB, whatever its bytes are.
pub const MAX_BYTES: usize = 200_000;

/// Lays coins out; none is no bytes. Of more coins, hops or evidence than there may be it makes bytes that do not read.
pub fn encode(coins: &[TravellingCoin]) -> Vec<u8> {
    if coins.is_empty() { Vec::new() } else { gather::gather(coins).write() }
}

/// Reads coins and refuses every spelling of them but that of [`encode`].
pub fn decode(bytes: &[u8]) -> Result<Vec<TravellingCoin>, ReadError> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLong { limit: MAX_BYTES, seen: bytes.len() });
    }
    expand::expand(Layout::read(bytes)?)
}

/// Reads no more than which coins they are, of bytes that [`decode`] has read before.
pub fn token_ids(bytes: &[u8]) -> Result<Vec<TokenId>, ReadError> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let (batches, starts) = layout::read_starts(&mut Reader::new(bytes))?;
    starts.iter().map(|start| Ok(start.anchor(&batches)?.token_id())).collect()
}

mod batch;
mod chain;
mod choices;
mod expand;
mod gather;
mod group;
mod layout;
mod order;

#[cfg(test)]
mod tests;
