//! The one road to storage (`docs/spec/05-storage.md`).
use crate::token::token_id::TokenId;

/// A change to the wallet, to be stored whole or not at all.
#[derive(Clone, Debug, Default)]
pub struct ChangeSet {}

impl ChangeSet {
    /// The log entry, without the telomeers.
    pub fn encode(&self) -> Vec<u8> {
        Vec::new()
    }

    /// Telomeers to put by token id beside the log entry, in the same write; `None` drops one.
    pub fn tails(&self) -> Vec<(TokenId, Option<Vec<u8>>)> {
        Vec::new()
    }
}
