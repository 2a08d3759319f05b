//! The browser's dice.
use thiserror::Error;

/// The browser has no randomness to give.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the browser gives no randomness")]
pub struct NoEntropy;

/// Draws `N` bytes of the browser's best randomness.
pub(crate) fn make_bytes<const N: usize>() -> Result<[u8; N], NoEntropy> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoEntropy)?;
    Ok(bytes)
}
