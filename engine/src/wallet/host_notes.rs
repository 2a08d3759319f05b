//! What the host keeps in a wallet for its person, beside the rules: the engine stores it whole and reads nothing of it.
use thiserror::Error;

/// Text in a form of the host's own. It travels with backups and snapshots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostNotes(String);

/// There is more of it than a wallet keeps.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the host's notes are too long")]
pub struct NotesTooLong;

impl HostNotes {
    /// The most that is kept.
    pub const MAX_BYTES: usize = 16_384;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HostNotes {
    type Error = NotesTooLong;

    fn try_from(text: String) -> Result<Self, NotesTooLong> {
        if text.len() > Self::MAX_BYTES { Err(NotesTooLong) } else { Ok(Self(text)) }
    }
}
