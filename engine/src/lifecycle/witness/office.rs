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
}
