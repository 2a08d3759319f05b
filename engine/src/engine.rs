//! Routes inputs to the layers and keeps the order sign, persist, send.
use crate::error::Error;
use crate::foundation::random::Entropy;
use crate::foundation::time::Now;
use crate::io::{Effect, Event, Input};
use crate::summary::{ExchangeSummary, PayableAnswer, Receipt, WalletSummary};
use crate::token::amount::Amount;
use crate::token::issuance::Authority;
use crate::token::transfer::record::Sid;
use crate::wallet::change_set::ChangeSet;

/// The engine: a value that is given inputs and the time, changes itself, and asks for effects.
pub struct Engine {}

impl Engine {
    /// Restores a wallet from its log entries, oldest first; none is an empty wallet.
    pub fn restore(_entries: &[Vec<u8>]) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// Takes one input. Poll effects and events until both are empty afterwards.
    pub fn handle(&mut self, _input: Input, _now: Now, _entropy: Entropy) {}

    /// The next effect to carry out, in order.
    pub fn poll_effect(&mut self) -> Option<Effect> {
        None
    }

    /// The next event to tell.
    pub fn poll_event(&mut self) -> Option<Event> {
        None
    }

    /// When, on the host's uptime clock, [`Input::TimeoutReached`] is due.
    pub fn poll_timeout(&self) -> Option<u64> {
        None
    }

    /// The home screen.
    pub fn wallet_summary(&self) -> WalletSummary {
        WalletSummary::default()
    }

    /// The exchange screen, while one is open.
    pub fn exchange_summary(&self, _now: Now) -> Option<ExchangeSummary> {
        None
    }

    /// The receipt of a transfer; verifies every chain on it.
    pub fn receipt(&self, _sid: Sid, _entropy: Entropy) -> Option<Receipt> {
        None
    }

    /// Whether the coins in hand of one kind sum to an amount.
    pub fn payable(&self, _authority: Authority, amount: Amount) -> PayableAnswer {
        PayableAnswer { amount, exact: false, below: None, above: None }
    }

    /// The whole wallet as one change, for a snapshot of the log.
    pub fn snapshot(&self) -> ChangeSet {
        ChangeSet::default()
    }
}
