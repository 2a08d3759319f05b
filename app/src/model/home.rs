//! Home: what is held, what is open, what has happened.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{
    AssetSummary, Balance, CoinGroup, ConflictSummary, Grade, OpenTransfer, TransferState,
};
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::{Command, Intent};

use crate::model::border::HostCommand;
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route, exchange, to_wallet};

/// Movements shown: the rest is on their own screen.
pub const FIRST_MOVEMENTS: usize = 8;

/// The home screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Whether the person is asked if all coins are to be quarantined.
    pub quarantine_asked: bool,
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
    /// Means it: all coins are to be quarantined.
    QuarantineConfirmed,
    /// Leaves the coins as they are after all.
    QuarantineDropped,
    /// Wants all coins quarantined, because another wallet has them too.
    QuarantineWanted,
    /// Wants to settle for others, as the issuer.
    ServingWanted,
    /// Wants to meet the issuer.
    SettlingWanted,
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
        Event::MeetAgainWanted(sid) => exchange::begin(model, Intent::Resume(Some(sid))),
        Event::QuarantineConfirmed if !model.home.quarantine_asked => Vec::new(),
        Event::QuarantineConfirmed => {
            model.home.quarantine_asked = false;
            vec![to_wallet(Command::Quarantine)]
        }
        Event::QuarantineDropped | Event::QuarantineWanted => {
            model.home.quarantine_asked = event == Event::QuarantineWanted;
            Vec::new()
        }
        Event::ServingWanted => exchange::begin(model, Intent::Serve),
        Event::SettlingWanted => exchange::begin(model, Intent::Settle { give_back: None }),
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

/// Whether a coin of this grade is in the balance.
pub fn is_in_balance(grade: Grade) -> bool {
    matches!(grade, Grade::Settled | Grade::OnTrust | Grade::Reserved)
}

/// The coins that can be paid with now; more than 255 of a denomination count as that many.
pub fn spendable_coins(asset: &AssetSummary) -> DenominationCounts {
    let at_hand = asset.coins.iter().filter(|group| matches!(group.grade, Grade::Settled | Grade::OnTrust));
    let counts = counted(at_hand).into_iter().map(|(_, count)| u8::try_from(count).unwrap_or(u8::MAX));
    let mut coins = DenominationCounts::default();
    coins.0.iter_mut().zip(counts).for_each(|(place, count)| *place = count);
    coins
}

/// The coins that the balance is made of, by denomination.
pub fn coins_by_denomination(asset: &AssetSummary) -> Vec<(Denomination, u32)> {
    counted(asset.coins.iter().filter(|coin| is_in_balance(coin.grade)))
}

/// Coins by denomination, the lowest first.
pub fn counted<'a>(coins: impl Iterator<Item = &'a CoinGroup>) -> Vec<(Denomination, u32)> {
    let mut counts: Vec<(Denomination, u32)> = Denomination::all().map(|each| (each, 0)).collect();
    for group in coins {
        let count = &mut counts[group.denomination.index()].1;
        *count = count.saturating_add(group.count);
    }
    counts
}

/// When an issuer decides the first of the payments in doubt in coins of this name; none if no issuer was asked.
pub fn first_decision(open: &[OpenTransfer], unit: &str) -> Option<Timestamp> {
    let filed = open.iter().filter(|transfer| transfer.state == TransferState::AbortFiled && transfer.unit == unit);
    filed.filter_map(|transfer| transfer.decides_at).min()
}

/// Whether the issuer is another way out of an open transfer; an issuer's own wallet needs nobody for it.
pub fn can_be_settled(assets: &[AssetSummary], transfer: &OpenTransfer) -> bool {
    use TransferState::{AbortFiled, Committed, Prepared};
    matches!(transfer.state, AbortFiled | Committed | Prepared)
        && assets.iter().any(|asset| !asset.settles_here && asset.unit == transfer.unit)
}

/// What a proof of a double spend means for this wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// It names a key of this wallet: another one from the same backup is in use.
    Ours,
    /// The coin is here, and its issuer has not said whose it is.
    Contested,
    /// The coin is here, and its issuer has said that it is ours.
    Cleared,
    /// The issuer has said that the coin is somebody else's.
    Lost,
    /// The coin is not here.
    Elsewhere,
}

/// What a proof of a double spend means, by where the coin stands now.
pub fn conflict_kind(conflict: &ConflictSummary) -> ConflictKind {
    match conflict.grade {
        _ if conflict.ours => ConflictKind::Ours,
        Some(Grade::Lost) => ConflictKind::Lost,
        Some(Grade::Settled | Grade::Reserved) => ConflictKind::Cleared,
        Some(_) => ConflictKind::Contested,
        None => ConflictKind::Elsewhere,
    }
}
