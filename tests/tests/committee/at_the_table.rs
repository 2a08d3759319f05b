//! Wallets settle with a committee over the same pipe and in the same words as with an issuer: no wallet can tell it from one.
use std::ops::Range;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::VerificationBatch;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::issuing::Issued;
use juicetokens_engine::lifecycle::witness::committee::matter::{Matter, Outcome};
use juicetokens_engine::lifecycle::witness::message::{Answer, Greeting, Question};
use juicetokens_engine::summary::{SettledItem, TransferState};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::wallet::Wallet;
use juicetokens_engine::wallet::change_set::ChangeSet;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::desk::{Desk, settle_at};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

use super::council::{Council, EVERY_EVIL, Evil};

const WINDOW_MS: u64 = 1000 * Issuance::DEFAULT_CHALLENGE_WINDOW_S as u64;
const SETTLE: Intent = Intent::Settle { give_back: None };

/// The members are linked: what a holder asks one of them, all decide.
impl Desk for Council {
    fn greet(&mut self, transcript: &Hash) -> Greeting {
        match self.ask_matter(0, &Matter::Greeting(*transcript)) {
            Some(Outcome::Greeting(greeting)) => greeting,
            other => panic!("the group says who it is: {other:?}"),
        }
    }

    fn answer(&mut self, question: &Question, at: Timestamp) -> Answer {
        self.town.office.now = self.town.office.now.max(at);
        self.ask(question).unwrap()
    }
}

/// Neighbours who pay with coins of 5 that a committee settles: the payer begins with eight, the payee with two.
struct Street {
    council: Council,
    payer: SimWallet,
    payee: SimWallet,
    chance: Chance,
}

impl Street {
    fn new(evil: Evil) -> Self {
        let council = Council::new(evil);
        let payer = with_coins(SimWallet::new("S", 2, BEGIN), &council, 0..8);
        let payee = with_coins(SimWallet::new("R", 3, BEGIN), &council, 8..10);
        assert_eq!((payer.balance(), payee.balance()), (40, 10));
        Self { council, payer, payee, chance: Chance::new(5) }
    }

    /// The payer pays; its power may go, and does not come back before they have parted.
    fn pay(&mut self, amount: u32, crash: Option<Crash>) {
        let asked = ask(&self.payee, amount);
        [&mut self.payer, &mut self.payee].into_iter().for_each(SimWallet::forget_sessions);
        self.payer.crash = crash;
        let parted = Meeting { patience: 120, down_for: 1_000, ..Meeting::default() };
        parted.hold((&mut self.payer, pay()), (&mut self.payee, asked), &mut self.chance);
    }

    fn pass(&mut self, milliseconds: u64) {
        [&mut self.payer, &mut self.payee].into_iter().for_each(|wallet| wallet.pass(milliseconds));
    }
}

/// A wallet that holds those coins, as if whoever issued them had paid it.
fn with_coins(mut wallet: SimWallet, council: &Council, indices: Range<u32>) -> SimWallet {
    let asked = ask(&wallet, 5);
    wallet.command(Command::OpenExchange(asked));
    wallet.command(Command::CloseExchange);
    let owner = wallet.signer().public(&wallet.newest_key().unwrap());
    let coin = |index| {
        let telomeer = council.town.office.coin_of(&council.issuance, index, owner);
        (telomeer.trace(&council.issuance, &mut VerificationBatch::new(), 0).unwrap(), telomeer)
    };
    let issued = Issued { issuance: council.issuance.clone(), coins: indices.map(coin).collect() };
    let mut known = Wallet::default();
    wallet.log().iter().for_each(|entry| known.apply(&ChangeSet::decode(entry).unwrap()).unwrap());
    let mut disk = wallet.disk().clone();
    disk.append(0, Write::Local, &known.change_of_issue(&issued, BEGIN).unwrap());
    wallet.restored(wallet.name, disk, 1)
}

fn settle(council: &mut Council, holder: &mut SimWallet, intent: Intent) -> Vec<SettledItem> {
    let settled = settle_at(council, holder, intent);
    assert!(settled.finished, "{:?}", settled.problem);
    assert_eq!(holder.summary(), holder.summary_from_disk());
    settled.done
}

fn state(wallet: &SimWallet) -> Option<TransferState> {
    wallet.summary().open.first().map(|open| open.state)
}

#[test]
fn coins_are_renewed_paid_on_and_given_back() {
    for evil in EVERY_EVIL {
        let mut street = Street::new(evil);
        street.pay(15, None);
        assert_eq!((street.payer.balance(), street.payee.balance()), (25, 25));
        let done = settle(&mut street.council, &mut street.payee, SETTLE);
        assert_eq!(done, [SettledItem::Renewed(Amount(15))], "{evil:?}");
        // What the group has signed is a coin like any other.
        std::mem::swap(&mut street.payer, &mut street.payee);
        street.pay(25, None);
        assert_eq!((street.payer.balance(), street.payee.balance()), (0, 50));
        let authority = street.council.issuance.authority();
        let back = Intent::Settle { give_back: Some((authority, Amount(20))) };
        let done = settle(&mut street.council, &mut street.payee, back);
        assert!(done.contains(&SettledItem::GivenBack(Amount(20))), "{evil:?}: {done:?}");
        assert_eq!(street.payee.balance(), 30);
    }
}

#[test]
fn a_payment_in_doubt_stands_or_is_void_for_both() {
    for evil in EVERY_EVIL {
        for (crash, stands) in [(Crash::BeforeWrite(Write::S2), false), (Crash::AfterWrite(Write::S2), true)] {
            let mut street = Street::new(evil);
            street.pay(15, Some(crash));
            assert_eq!(state(&street.payee), Some(TransferState::Prepared));
            let done = settle(&mut street.council, &mut street.payee, SETTLE);
            assert!(matches!(done[..], [SettledItem::Filed { .. }]), "{evil:?} {crash:?}: {done:?}");
            if stands {
                let done = settle(&mut street.council, &mut street.payer, SETTLE);
                assert_eq!(done[0], SettledItem::Registered(Amount(15)), "{evil:?}");
            }
            // The offer ends before the window begins.
            street.pass(2 * WINDOW_MS);
            let done = settle(&mut street.council, &mut street.payee, SETTLE);
            // What was paid stays open until the payer has the acknowledgement.
            let (expected, after, paid) = match stands {
                true => (SettledItem::Received(Amount(15)), Some(TransferState::Received), 15),
                false => (SettledItem::Voided(Amount(15)), None, 0),
            };
            assert_eq!((&done[0], state(&street.payee)), (&expected, after), "{evil:?}");
            assert_eq!((street.payer.balance(), street.payee.balance()), (40 - paid, 10 + paid), "{evil:?}");
        }
    }
}

#[test]
fn of_two_payees_of_one_coin_one_has_it_and_the_other_learns_who_cheated() {
    for evil in EVERY_EVIL {
        let mut street = Street::new(evil);
        let cheat = street.payer.newest_key().map(|path| street.payer.signer().public(&path)).unwrap();
        let mut other = with_coins(SimWallet::new("O", 4, BEGIN), &street.council, 9..10);
        let twin = street.payer.copied("T");
        street.pay(40, None);
        street.payer = twin;
        std::mem::swap(&mut street.payee, &mut other);
        street.pay(40, None);
        let first = settle(&mut street.council, &mut other, SETTLE);
        assert_eq!(first, [SettledItem::Renewed(Amount(40))], "{evil:?}");
        let second = settle(&mut street.council, &mut street.payee, SETTLE);
        assert!(second.contains(&SettledItem::Dead(Amount(40))), "{evil:?}: {second:?}");
        assert_eq!((other.balance(), street.payee.balance()), (50, 5));
        let known = street.payee.summary().conflicts;
        assert!(known.iter().all(|conflict| conflict.culprit == cheat.short()), "{evil:?}: {known:?}");
        assert_eq!(known.len(), 8, "a proof for each coin");
    }
}
