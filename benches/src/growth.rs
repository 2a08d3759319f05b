//! How costs grow: a wallet's load and its choice of coins against the number of coins.
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::needs::DenominationNeeds;
use juicetokens_engine::token::planning::{CoinOrder, PlanInput, choose_coins, plan};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::plan::MAX_COINS;
use juicetokens_engine::wallet::Wallet;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};

use crate::history::{Issuer, key_of, public};
use crate::person::record_of;
use crate::transfer::MEETING;

/// A log of one entry: a wallet of so many fresh coins, of all nine values as far as they go round.
pub fn snapshot(coins: u32) -> ChangeSet {
    let counts: Vec<(u32, u32)> =
        Denomination::VALUES.iter().zip(0..).map(|(value, place)| (*value, count(coins, place))).collect();
    let kept: Vec<(u32, u32)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    let issuer = Issuer::new(if coins == 0 { &[(1, 1)] } else { &kept });
    let (owner, path) = (key_of(1), KeyPath::first_device(MEETING.day()));
    let mut set = ChangeSet::default();
    set.push(Change::Key(path, public(&owner)));
    set.push(Change::Issuance(Box::new(issuer.issuance.clone())));
    set.push(Change::Accepted(issuer.issuance.authority()));
    let mut pasts: Vec<_> = (0..coins).map(|index| issuer.unsigned_coin(index, &owner)).collect();
    pasts.sort_by_key(|past| past.traced.token_id);
    pasts.iter().for_each(|past| set.push(Change::Coin(record_of(past, path))));
    set
}

/// Everything between an amount and the coins that pay it: what is free, the plan, the choice.
pub fn select(wallet: &Wallet, authority: &Authority) -> Vec<TokenId> {
    let holdings = wallet.spendable(authority, MEETING);
    let nothing = DenominationCounts::default();
    let input = PlanInput {
        amount: Amount(88),
        holdings: &holdings,
        offered: &nothing,
        payer_needs: &DenominationNeeds::derive(&holdings),
        payee_needs: &DenominationNeeds::derive(&nothing),
        max_coins: MAX_COINS,
    };
    let plan = plan(input).unwrap();
    let free = wallet.spendable_coins(authority, MEETING);
    let coins: Vec<(Denomination, u8, TokenId)> = free.map(|(id, coin)| (coin.denomination, coin.hops, *id)).collect();
    choose_coins(&plan.pay, &coins, CoinOrder::LowestId).unwrap().into_iter().map(|(.., id)| *id).collect()
}

fn count(coins: u32, place: u32) -> u32 {
    coins / 9 + u32::from(place < coins % 9)
}
