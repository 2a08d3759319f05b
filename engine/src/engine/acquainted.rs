//! Who the two of a meeting are, as far as they have said.
use crate::foundation::signature::PublicKey;
use crate::token::transfer::credential::{Credential, SignedCredential};

/// What a meeting knows of who the two are.
#[derive(Default)]
pub(super) struct Acquainted {
    /// What this side says of who it is; none where its person does not want that.
    pub(super) own: Option<SignedCredential>,
    /// Whom this meeting is for, where it is for one person only.
    pub(super) only: Option<PublicKey>,
    /// Whether it has proved it to this session, as the other side may know it.
    pub(super) told: bool,
    /// Who the other side has proved to be before anybody compared a code, and under which transfer key.
    pub(super) recognised: Option<(PublicKey, Credential)>,
    /// Who asks or pays here: the transfer key, and what was said of it.
    pub(super) met: Option<(PublicKey, Option<Credential>)>,
    /// Whether the code was agreed to on the strength of that, and not by this side's person.
    pub(super) agreed_by_key: bool,
}

impl Acquainted {
    /// A new session: what was proved to the old one is proved no more. Who this side is, and whom it is for, stays.
    pub(super) fn restart(&mut self) {
        *self = Self { own: self.own.take(), only: self.only, ..Self::default() };
    }
}
