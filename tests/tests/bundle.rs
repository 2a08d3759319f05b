//! What coins take that travel together (`docs/spec/02-bytes.md`, section 10).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::sync::Arc;

use juicetokens_engine::Command;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature_cache::SignatureCache;
use juicetokens_engine::token::bundle;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::check::{IssuanceBook, Refusal};
use juicetokens_engine::token::transfer::message::{ExoPak, Message};
use juicetokens_engine::token::transfer::payee::check_offer;
use juicetokens_engine::token::transfer::record::TransferRecord;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::token::travelling_coin::TravellingCoin;
use juicetokens_engine::trust::dial::DialPolicy;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_proto::transfer::{Envelope, envelope};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, market, pay};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};
use prost::Message as _;

/// Two wallets that hand the same coins of 5 to each other, all at once.
struct Handing {
    holder: SimWallet,
    other: SimWallet,
    coins: u32,
    chance: Chance,
}

impl Handing {
    fn new(coins: u32) -> Self {
        let (mut holder, mut other) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
        // This is about bytes: both take from each other what comes.
        for wallet in [&mut holder, &mut other] {
            wallet.command(Command::SetDial(DialPolicy::OPEN));
        }
        holder.command(Command::Issue(market(&[(5, coins)])));
        Self { holder, other, coins, chance: Chance::new(u64::from(coins)) }
    }

    /// Hands all coins over and gives back the record of it.
    fn hand_over(&mut self) -> TransferRecord {
        let asked = ask(&self.other, 5 * self.coins);
        let sides = ((&mut self.holder, pay()), (&mut self.other, asked));
        assert_eq!(Meeting::default().hold(sides.0, sides.1, &mut self.chance), Outcome::Done);
        let offered = self.holder.log().iter().rev().find_map(|entry| {
            ChangeSet::decode(entry).unwrap().changes.into_iter().find_map(|change| match change {
                Change::Transfer(record) => Some(TransferRecord::clone(&record)),
                _ => None,
            })
        });
        std::mem::swap(&mut self.holder, &mut self.other);
        offered.unwrap()
    }

    /// The coins as they lie on the holder's disk.
    fn coins(&mut self) -> Vec<TravellingCoin> {
        let tails = self.holder.tails_mut().values();
        tails.map(|tail| TravellingCoin::new(Telomeer::parse(tail).unwrap().into(), Vec::new())).collect()
    }
}

fn exo_pak(envelope: &[u8]) -> ExoPak {
    match wire::decode(envelope).unwrap() {
        Message::SenderExoPak(pak) => pak,
        other => panic!("not an M3: {other:?}"),
    }
}

#[test]
fn twenty_tokens_with_four_common_hops_fit_in_6_kb() {
    let mut handing = Handing::new(20);
    (0..4).for_each(|_| drop(handing.hand_over()));
    let envelope = handing.hand_over().sender_exo_pak;
    let pak = exo_pak(&envelope);
    assert_eq!(pak.coins.len(), 20);
    assert!(pak.coins.iter().all(|coin| coin.telomeer.hops.len() == 4));
    let Some(envelope::Message::SenderExoPak(sent)) = Envelope::decode(&*envelope).unwrap().message else { panic!() };
    assert_eq!(sent.coins, bundle::encode(&pak.coins));
    assert!(sent.coins.len() < 6_000, "{} bytes of coins", sent.coins.len());
    assert!(envelope.len() < 6_000, "{} bytes of M3", envelope.len());
}

#[test]
fn sizes_of_bundles_are_those_of_the_specification() {
    let mut sizes = Vec::new();
    for coins in [1, 5, 20] {
        let mut handing = Handing::new(coins);
        for hops in 0..=16 {
            if [0, 4, 8, 16].contains(&hops) {
                let coins = handing.coins();
                assert!(coins.iter().all(|coin| coin.telomeer.hops.len() == hops));
                let plain: usize = coins.iter().map(|coin| coin.telomeer.encode().len()).sum();
                let bundle = bundle::encode(&coins);
                assert_eq!(bundle::decode(&bundle).as_ref(), Ok(&coins));
                sizes.push((coins.len(), hops, bundle.len(), plain));
            }
            if hops < 16 {
                handing.hand_over();
            }
        }
    }
    let expected = [
        (1, 0, 159, 192),
        (1, 4, 1_007, 1_032),
        (1, 8, 1_855, 1_872),
        (1, 16, 3_551, 3_552),
        (5, 0, 435, 960),
        (5, 4, 1_299, 6_184),
        (5, 8, 2_163, 11_408),
        (5, 16, 3_891, 21_856),
        (20, 0, 1_470, 3_840),
        (20, 4, 2_402, 29_984),
        (20, 8, 3_334, 56_128),
        (20, 16, 5_198, 108_416),
    ];
    assert_eq!(sizes, expected);
}

/// A payee's look at an offer; says what it would answer.
fn look(record: &TransferRecord, pak: &ExoPak, cache: &SignatureCache) -> Result<(), Refusal> {
    let source: (&IssuanceBook, &dyn Fn(&_) -> bool) = (&IssuanceBook::new(), &|_| false);
    let (terms, mut dice) = (record.terms.clone(), Dice::new(&Entropy([3; 32])));
    check_offer(terms, (pak, record.sender_exo_pak.to_vec()), source, BEGIN, (&mut dice, Some(cache))).map(drop)
}

#[test]
fn what_coins_share_is_verified_once_and_a_forgery_is_never_remembered() {
    let mut handing = Handing::new(20);
    (0..4).for_each(|_| drop(handing.hand_over()));
    let record = handing.hand_over();
    let (honest, cache) = (exo_pak(&record.sender_exo_pak), SignatureCache::default());
    let mut forged = honest.clone();
    Arc::make_mut(&mut forged.coins[7].telomeer).hops[2].vote.0[40] ^= 1;
    let forged_coin = forged.coins[7].telomeer.anchor.token_id().as_bytes().to_vec();
    let refusal = Err(Refusal { code: RefuseCode::Signature, data: forged_coin });
    assert_eq!((look(&record, &forged, &cache), cache.len()), (refusal.clone(), 0));
    // 20 anchors, a commit and a vote on each of four hops, and the offer itself; not 181.
    assert_eq!((look(&record, &honest, &cache), cache.len()), (Ok(()), 29));
    assert_eq!((look(&record, &honest, &cache), cache.len()), (Ok(()), 29));
    assert_eq!((look(&record, &forged, &cache), cache.len()), (refusal, 29));
}
