//! What coins take that travel together (`docs/spec/02-bytes.md`, section 10).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Command;
use juicetokens_engine::token::bundle;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::message::{ExoPak, Message};
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

    /// Hands all coins over and gives back the M3 that did.
    fn hand_over(&mut self) -> Vec<u8> {
        let asked = ask(&self.other, 5 * self.coins);
        let sides = ((&mut self.holder, pay()), (&mut self.other, asked));
        assert_eq!(Meeting::default().hold(sides.0, sides.1, &mut self.chance), Outcome::Done);
        let offered = self.holder.log().iter().rev().find_map(|entry| {
            ChangeSet::decode(entry).unwrap().changes.into_iter().find_map(|change| match change {
                Change::Transfer(record) => Some(record.sender_exo_pak),
                _ => None,
            })
        });
        std::mem::swap(&mut self.holder, &mut self.other);
        offered.unwrap()
    }

    /// The coins as they lie on the holder's disk.
    fn coins(&mut self) -> Vec<TravellingCoin> {
        let tails = self.holder.tails_mut().values();
        tails.map(|tail| TravellingCoin { telomeer: Telomeer::parse(tail).unwrap().into(), void: Vec::new() }).collect()
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
    let envelope = handing.hand_over();
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
