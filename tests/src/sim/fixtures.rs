//! Things that tests begin with.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::foundation::time::{Timestamp, TransferTimes};
use juicetokens_engine::summary::{ExchangePhase, SettledItem, Settlement};
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::hop::Hop;
use juicetokens_engine::token::issuance::{Authority, NewIssuance};
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Input, Intent};

use crate::sim::chance::Chance;
use crate::sim::crash::Crash;
use crate::sim::meeting::Meeting;
use crate::sim::wallet::SimWallet;

/// When every simulation begins: a Saturday in autumn.
pub const BEGIN: Timestamp = Timestamp(1_795_000_000_000);

/// An issuance of a market, with the given coins.
pub fn market(coins: &[(u32, u32)]) -> NewIssuance {
    NewIssuance {
        witness: None,
        community: "Orange Square market".into(),
        unit: "juice".into(),
        scenario: "fruit and vegetables".into(),
        location: "000000".into(),
        reference: "AUTUMN26".into(),
        valid_days: 365,
        coins: coins.iter().map(|(value, count)| (Denomination::of_value(*value).unwrap(), *count)).collect(),
    }
}

/// A wallet that has issued 200 as 100, 50, 20, 20, 5, 2, 2, 1.
pub fn issuer(name: &'static str, seed: u64) -> SimWallet {
    let mut wallet = SimWallet::new(name, seed, BEGIN);
    wallet.command(Command::Issue(market(&[(1, 1), (2, 2), (5, 1), (20, 2), (50, 1), (100, 1)])));
    wallet
}

/// Asks for an amount in any kind of coins already accepted, or in a new kind.
pub fn ask(wallet: &SimWallet, amount: u32) -> Intent {
    let accepted: Vec<Authority> = wallet.summary().assets.iter().map(|asset| asset.authority).take(4).collect();
    Intent::Receive { amount: Amount(amount), memo: "two melons".into(), accepted, open_to_new: true }
}

/// Pays whatever is asked, after a look at it.
pub fn pay() -> Intent {
    Intent::Pay { amount: None, authority: None }
}

/// Gives so many coins of each value for others, of the first kind that is held.
pub fn change(wallet: &SimWallet, coins: &[(u32, u8)]) -> Intent {
    let mut give = DenominationCounts::default();
    for (value, count) in coins {
        give.0[Denomination::of_value(*value).unwrap().index()] = *count;
    }
    Intent::Swap { authority: wallet.summary().assets[0].authority, give }
}

/// Pays an amount face to face, undisturbed.
pub fn hand_over(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32) {
    let (had, asked) = (payee.balance(), ask(payee, amount));
    Meeting::default().hold((payer, pay()), (payee, asked), &mut Chance::new(7));
    assert_eq!(payee.balance(), had + amount, "{} did not get {amount} from {}", payee.name, payer.name);
}

/// A payment that fails: the payee votes to give change and loses power, the payer's offer ends, and its abort sets the change free,
/// which carries the abort from then on. All is where it was.
pub fn release_change(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32, chance: &mut Chance) {
    let before = (payer.balance(), payee.balance());
    payee.crash = Some(Crash::AfterWrite(Write::R1));
    let asked = ask(payee, amount);
    let meeting = Meeting { patience: 200, down_for: 1_000, ..Meeting::default() };
    meeting.hold((payer, pay()), (payee, asked), chance);
    assert!(payee.crash.is_none(), "it had voted");
    payer.pass(OFFER_STANDS_MS + 1);
    let (again, resume) = (Meeting { patience: 300, ..Meeting::default() }, || Intent::Resume(None));
    again.hold((payer, resume()), (payee, resume()), chance);
    assert_eq!((payer.balance(), payee.balance()), before);
    assert!(payer.summary().open.is_empty() && payee.summary().open.is_empty());
}

/// A holder has everything renewed by the issuer; what its screen lists at the end.
pub fn renew(holder: &mut SimWallet, issuer: &mut SimWallet) -> Vec<SettledItem> {
    let meeting = Meeting { patience: 600, leave_open: true, ..Meeting::default() };
    meeting.hold((holder, Intent::Settle { give_back: None }), (issuer, Intent::Serve), &mut Chance::new(9));
    let shown = holder.exchange().and_then(|screen| screen.settlement);
    for wallet in [holder, issuer] {
        wallet.command(Command::CloseExchange);
    }
    shown.map(|shown| shown.done).unwrap_or_default()
}

/// A holder settles with the issuer over codes, both people agreeing to all; what its screen says at the end.
pub fn settle(holder: &mut SimWallet, issuer: &mut SimWallet, intent: Intent) -> Settlement {
    holder.command(Command::OpenExchange(intent));
    issuer.command(Command::OpenExchange(Intent::Serve));
    for _ in 0..600 {
        for wallet in [&mut *holder, &mut *issuer] {
            wallet.pass(83);
            let Some(screen) = wallet.exchange() else { continue };
            if screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
                wallet.command(Command::ConfirmCode);
            }
            if screen.approval.is_some() {
                wallet.command(Command::Approve);
            }
        }
        show(holder, issuer);
        show(issuer, holder);
        if holder.exchange().and_then(|screen| screen.settlement).is_none_or(|shown| shown.finished) {
            break;
        }
    }
    let shown = holder.exchange().and_then(|screen| screen.settlement);
    holder.command(Command::CloseExchange);
    issuer.command(Command::CloseExchange);
    shown.expect("the holder sees how settling went")
}

fn show(from: &mut SimWallet, to: &mut SimWallet) {
    if let Some(frame) = from.next_frame() {
        to.input(Input::FrameReceived(frame));
    }
}

/// The longest hop of a transfer of 63 coins, of which the others went elsewhere.
pub fn stray_hop(chance: &mut Chance) -> Hop {
    Hop {
        index: 1,
        n_p: 63,
        n_c: 0,
        times: TransferTimes { lo: BEGIN, width_s: 1, expiry_s: 900, saturated: false, doubtful: false },
        no_witness: false,
        counterparty: PublicKey(chance.bytes()),
        commit: Signature(chance.bytes()),
        vote: Signature(chance.bytes()),
        ack: None,
        void: Vec::new(),
        owner: None,
        path: (0..6).map(|_| Hash(chance.bytes())).collect(),
    }
}
