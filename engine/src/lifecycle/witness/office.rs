//! A witness at work: what it knows, and for whom it settles.
use crate::foundation::key::KeyPath;
use crate::foundation::signature::PublicKey;
use crate::lifecycle::witness::ledger::Ledger;
use crate::token::issuance::{Issuance, IssuanceId};
use crate::token::transfer::check::IssuanceBook;

/// A witness at work: its ledger, the issuances it knows, and its key.
#[derive(Clone, Copy)]
pub struct Witness<'a> {
    /// What it knows.
    pub ledger: &'a Ledger,
    /// Issuance records.
    pub book: &'a IssuanceBook,
    /// Its key, and what its host calls it.
    pub key: (KeyPath, PublicKey),
    /// The number of its newest epoch.
    pub epoch: u16,
}

impl Witness<'_> {
    /// The issuance of this id, if this witness settles for it.
    pub(super) fn issuance(&self, id: &IssuanceId) -> Option<&Issuance> {
        let issuance = &self.book.get(id)?.issuance;
        issuance.witnesses.contains(&self.key.1).then_some(issuance)
    }

    /// Whether this witness settles for coins of an issuance.
    pub fn settles(&self, id: &IssuanceId) -> bool {
        self.issuance(id).is_some()
    }

    /// The longest challenge window of all it settles for. A header does not say whose coins it moves, so the one who asks could
    /// name an issuance with a shorter window.
    pub(super) fn longest_window_s(&self) -> u32 {
        let issuances = self.book.values().map(|known| &known.issuance);
        let own = issuances.filter(|issuance| issuance.witnesses.contains(&self.key.1));
        own.map(|issuance| issuance.challenge_window_s).max().unwrap_or(u32::MAX)
    }
}
