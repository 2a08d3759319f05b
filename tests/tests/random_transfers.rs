//! A thousand random payments among five wallets over a bad line, with power cuts: value is conserved, no coin is in two wallets,
//! and each transfer ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::trust::dial::DialPolicy;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, market, pay};
use juicetokens_tests::sim::{Chance, Crash, Link, Meeting, SimWallet};

const NAMES: [&str; 5] = ["A", "B", "C", "D", "E"];
const TRANSFERS: u32 = 1_000;

struct Village {
    wallets: Vec<SimWallet>,
    chance: Chance,
    issued: BTreeSet<TokenId>,
}

impl Village {
    /// Two of the five issue coins; the others begin with nothing.
    fn found(seed: u64) -> Self {
        let wallet = |place: usize| SimWallet::new(NAMES[place], seed * 100 + place as u64, BEGIN);
        let mut wallets: Vec<SimWallet> = (0..NAMES.len()).map(wallet).collect();
        for issuer in &mut wallets[..2] {
            issuer.command(Command::Issue(market(&[(1, 5), (2, 5), (5, 5), (10, 4), (20, 4), (50, 2)])));
        }
        // The same five pay each other a thousand times in a day: nobody here minds how much is on trust.
        for wallet in &mut wallets {
            wallet.command(Command::SetDial(DialPolicy::OPEN));
        }
        let issued = wallets.iter().flat_map(SimWallet::spendable_ids).collect();
        Self { wallets, chance: Chance::new(seed), issued }
    }

    fn pair(&mut self, payer: usize, payee: usize) -> (&mut SimWallet, &mut SimWallet, &mut Chance) {
        let [payer, payee] = self.wallets.get_disjoint_mut([payer, payee]).unwrap();
        (payer, payee, &mut self.chance)
    }

    fn random_transfer(&mut self) {
        let payer = self.chance.below(5) as usize;
        let payee = (payer + 1 + self.chance.below(4) as usize) % 5;
        let amount = 1 + self.chance.below(30);
        let (link, rough) = if self.chance.happens(70) { (Link::ROUGH, true) } else { (Link::PERFECT, false) };
        let (payer, payee, chance) = self.pair(payer, payee);
        for wallet in [&mut *payer, &mut *payee] {
            let at = wallet.effects_done() + u64::from(chance.below(60));
            wallet.crash = match chance.below(100) {
                0..20 => Some(Crash::BeforeEffect(at)),
                20..28 => Some(Crash::DiskFails(at)),
                _ => None,
            };
        }
        let intent = if chance.happens(10) { Intent::Resume(None) } else { ask(payee, amount) };
        let patience = if rough { 60 + chance.below(400) } else { 200 };
        let typed = chance.happens(30).then_some(Amount(amount));
        let whims = whims(chance);
        Meeting { link, patience, agree: !chance.happens(3), whims, ..Meeting::default() }.hold(
            (payer, Intent::Pay { amount: typed, authority: None }),
            (payee, intent),
            chance,
        );
        for wallet in [payer, payee] {
            wallet.crash = None;
            wallet.pass(u64::from(chance.below(120_000)));
            if chance.happens(5) {
                jump(wallet, chance);
            }
        }
    }

    /// No coin is spendable in two wallets, whatever has been cut.
    fn assert_no_coin_twice(&self, after: u32) {
        let mut seen = BTreeSet::new();
        for wallet in &self.wallets {
            for token_id in wallet.spendable_ids() {
                assert!(seen.insert(token_id), "after {after}: {token_id} is spendable twice");
                assert!(self.issued.contains(&token_id), "after {after}: {token_id} came from nowhere");
            }
        }
    }

    /// Everybody meets everybody until nothing is open; offers that nobody voted on end by the payer's timer.
    fn settle(&mut self) {
        for _ in 0..3 {
            for wallet in &mut self.wallets {
                wallet.pass(OFFER_STANDS_MS + 1);
            }
            for payer in 0..5 {
                for payee in (0..5).filter(|payee| *payee != payer) {
                    let (payer, payee, chance) = self.pair(payer, payee);
                    if payee.summary().open.is_empty() && payer.summary().open.is_empty() {
                        continue;
                    }
                    let meeting = Meeting { patience: 250, ..Meeting::default() };
                    meeting.hold(
                        (payer, pay()),
                        (
                            payee,
                            Intent::Receive {
                                amount: Amount(1_000_000),
                                memo: String::new(),
                                accepted: Vec::new(),
                                open_to_new: false,
                            },
                        ),
                        chance,
                    );
                }
            }
        }
    }
}

/// Sometimes somebody changes their mind.
fn whims(chance: &mut Chance) -> Vec<(u32, usize, Command)> {
    const WISHES: [Command; 4] = [Command::Cancel, Command::Decline, Command::CloseExchange, Command::Approve];
    let count = if chance.happens(20) { 1 + chance.below(2) } else { 0 };
    let mut whim = |_| {
        let (at, side) = (chance.below(80), chance.below(2) as usize);
        (at, side, WISHES[chance.below(4) as usize].clone())
    };
    (0..count).map(&mut whim).collect()
}

/// The wall clock is set by up to five days, either way.
fn jump(wallet: &mut SimWallet, chance: &mut Chance) {
    const DAY_MS: u64 = 86_400_000;
    let by = u64::from(chance.below(10 * 24)) * DAY_MS / 24;
    wallet.set_wall_clock(Timestamp(wallet.wall_clock().0 + by - 5 * DAY_MS));
}

#[test]
fn a_thousand_random_payments_conserve_value() {
    let mut village = Village::found(7);
    for number in 0..TRANSFERS {
        village.random_transfer();
        village.assert_no_coin_twice(number);
    }
    village.settle();
    let open: Vec<_> = village.wallets.iter().flat_map(|wallet| wallet.summary().open).collect();
    assert!(open.is_empty(), "still open after everybody met: {open:?}");
    let held: BTreeSet<TokenId> = village.wallets.iter().flat_map(SimWallet::spendable_ids).collect();
    assert_eq!(held, village.issued, "every coin is in exactly one wallet");
    for wallet in &village.wallets {
        assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{}", wallet.name);
    }
    let moved: usize = village.wallets.iter().map(|wallet| wallet.summary().movements.len()).sum();
    assert!(moved > 400, "the village was busy: {moved} movements");
}
