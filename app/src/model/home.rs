//! Home: what is held, what is open, what has happened.
use juicetokens_engine::Command;
use juicetokens_engine::summary::{AssetSummary, Balance, OpenTransfer, TransferState};
use juicetokens_engine::token::amount::{Amount, DenominationCounts};
use juicetokens_engine::token::transfer::record::Sid;

use crate::model::border::HostCommand;
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route, exchange, to_wallet};

/// Movements shown before a person asks for more.
pub const FIRST_MOVEMENTS: usize = 8;
/// Movements added each time a person asks for more.
pub const MORE_MOVEMENTS: usize = 40;

/// The home screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// How many movements are shown.
    pub movements_shown: usize,
}

impl Default for Home {
    fn default() -> Self {
        Self { movements_shown: FIRST_MOVEMENTS }
    }
}

/// What a person does on the home screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants an offer withdrawn.
    CancelWanted(Sid),
    /// Wants the wallet locked.
    LockWanted,
    /// Wants to meet the same wallet again.
    MeetAgainWanted(Sid),
    /// Wants older movements.
    MoreMovementsWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::CancelWanted(sid) => vec![to_wallet(Command::CancelTransfer(sid))],
        Event::LockWanted if model.exchange.open => Vec::new(),
        Event::LockWanted => {
            let mut commands = model.open_route(Route::Home);
            commands.push(HostCommand::ToWallet(ToWallet::Lock));
            commands
        }
        Event::MeetAgainWanted(sid) => exchange::begin(model, juicetokens_engine::Intent::Resume(Some(sid))),
        Event::MoreMovementsWanted => {
            model.home.movements_shown = model.home.movements_shown.saturating_add(MORE_MOVEMENTS);
            Vec::new()
        }
    }
}

/// Whether a transfer can only go on by meeting the other wallet.
pub fn waits_for_peer(transfer: &OpenTransfer) -> bool {
    use TransferState::{AbortFiled, Committed, Offered, Prepared, Received};
    matches!(transfer.state, AbortFiled | Committed | Offered | Prepared | Received)
}

/// Whether any transfer does, and the person has not left it to the issuer: then the app asks for the other wallet by itself.
pub(super) fn needs_peer(model: &Model) -> bool {
    let unasked = |transfer: &OpenTransfer| waits_for_peer(transfer) && transfer.state != TransferState::AbortFiled;
    model.wallet.as_ref().is_some_and(|wallet| wallet.open.iter().any(unasked))
}

/// What is in the balance: settled, received on trust, and reserved.
pub fn in_balance(balance: &Balance) -> Amount {
    Amount(balance.settled.0.saturating_add(balance.on_trust.0).saturating_add(balance.reserved.0))
}

/// What can be paid with now.
pub fn spendable(balance: &Balance) -> Amount {
    Amount(balance.settled.0.saturating_add(balance.on_trust.0))
}

/// The coins in hand that can be paid with, by denomination.
pub fn coins_by_denomination(asset: &AssetSummary) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    for coin in &asset.coins {
        let count = &mut counts.0[coin.denomination.index()];
        *count = count.saturating_add(1);
    }
    counts
}
