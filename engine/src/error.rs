//! The engine's errors, sorted by whose fault they are.
use thiserror::Error;

/// Why the engine cannot go on.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The stored log does not read: nothing is guessed.
    #[error("entry {entry} of the log does not read: {what}")]
    DamagedLog {
        /// Counted from 0.
        entry: usize,
        /// What was wrong.
        what: String,
    },
}
