//! A second copy of the ledger of the witness that this wallet hosts: another backup of the same wallet.
use thiserror::Error;

use crate::engine::state::Engine;
use crate::engine::work::AfterWrite;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::PublicKey;
use crate::io::Event;
use crate::lifecycle::witness::ledger::Ledger;
use crate::lifecycle::witness::second_copy::Compared;
use crate::token::transfer::record::Write;
use crate::wallet::StoredError;
use crate::wallet::change_set::{Change, ChangeSet};

/// Why a log is no second copy.
#[derive(Debug, Error)]
enum NoCopy {
    #[error("it is not a backup of this wallet as an issuer")]
    OtherWallet,
    #[error("it does not read: {0}")]
    Damaged(#[from] StoredError),
}

impl Engine {
    pub(super) fn merge_ledger(&mut self, log: &[Vec<u8>]) {
        let own = self.wallet.keys.get(&KeyPath::Issuer).copied();
        let second = match own.ok_or(NoCopy::OtherWallet).and_then(|issuer| ledger_of(log, issuer)) {
            Ok(second) => second,
            Err(error) => return self.events.push_back(Event::LedgerRefused(error.to_string())),
        };
        let Compared { learnt, contradicted } = self.wallet.ledger.compare(&second);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let merged = Event::LedgerMerged { learnt: count(learnt.len()), contradicted: count(contradicted) };
        if learnt.is_empty() {
            return self.events.push_back(merged);
        }
        let mut set = ChangeSet::default();
        set.changes.extend(learnt.into_iter().map(|record| Change::Ledger(Box::new(record))));
        self.persist(Write::Witnessed, set, AfterWrite { tell: Some(merged), ..AfterWrite::default() });
    }
}

/// The ledger that a log tells of, if it is a log of the wallet of this issuer.
fn ledger_of(log: &[Vec<u8>], issuer: PublicKey) -> Result<Ledger, NoCopy> {
    let (mut ledger, mut is_ours) = (Ledger::default(), false);
    for entry in log {
        for change in ChangeSet::decode(entry)?.changes {
            match change {
                Change::Key(KeyPath::Issuer, key) => is_ours = key == issuer,
                Change::Ledger(record) => ledger.apply(&record),
                _ => {}
            }
        }
    }
    if is_ours { Ok(ledger) } else { Err(NoCopy::OtherWallet) }
}
