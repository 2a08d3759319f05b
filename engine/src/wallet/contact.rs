//! People: whom the person here has written down, and as whom it introduces itself.
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::token::transfer::credential::{PersonName, plain_text};

/// Most bytes of the name that a person here gives to somebody.
pub const MAX_CONTACT_NAME_BYTES: usize = 64;

/// Most bytes of a note about somebody.
pub const MAX_NOTE_BYTES: usize = 280;

/// Somebody whom the person here has written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// By which it is known, on all of its devices.
    pub identity: PublicKey,
    /// The name that it has here.
    pub name: String,
    /// A note; may be empty.
    pub note: String,
    /// The person here knows who this is: a person's limits hold, not a stranger's.
    pub is_known: bool,
    /// Nothing is taken from it, and it is paid nothing.
    pub is_blocked: bool,
    /// Since when it stands here.
    pub added: Timestamp,
}

impl Contact {
    /// The same with texts that are plain and short.
    pub fn plain(self) -> Self {
        let (name, note) = (plain_text(&self.name, MAX_CONTACT_NAME_BYTES), plain_text(&self.note, MAX_NOTE_BYTES));
        Self { name, note, ..self }
    }
}

/// How the person here appears to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Whether this wallet says who it is.
    pub introduces: bool,
    /// As what.
    pub name: PersonName,
}
