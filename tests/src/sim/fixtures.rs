//! Things that tests begin with.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::foundation::time::{Timestamp, TransferTimes};
use juicetokens_engine::token::amount::{Amount, Denomination};
use juicetokens_engine::token::hop::Hop;
use juicetokens_engine::token::issuance::{Authority, NewIssuance};
use juicetokens_engine::{Command, Intent};

use crate::sim::chance::Chance;
use crate::sim::wallet::SimWallet;

/// When every simulation begins: a Saturday in autumn.
pub const BEGIN: Timestamp = Timestamp(1_795_000_000_000);

/// An issuance of a market, with the given coins.
pub fn market(coins: &[(u32, u32)]) -> NewIssuance {
    NewIssuance {
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
