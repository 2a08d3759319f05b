//! What two wallets cannot end between them, the issuer's wallet ends: over the same codes, as one meeting more.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{Grade, Problem, SettledItem, Settlement, TransferState};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, hand_over, issuer, pay, settle};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, SimWallet};

const SETTLE: Intent = Intent::Settle { give_back: None };
const WINDOW_MS: u64 = 3 * 24 * 60 * 60 * 1000;

/// A market: the issuer, who keeps 100; a payer with 80; a payee with 20.
struct Market {
    issuer: SimWallet,
    payer: SimWallet,
    payee: SimWallet,
    chance: Chance,
}

impl Market {
    fn open() -> Self {
        let mut chance = Chance::new(5);
        let mut market = Self {
            issuer: issuer("I", 1),
            payer: SimWallet::new("S", 2, BEGIN),
            payee: SimWallet::new("R", 3, BEGIN),
            chance: Chance::new(6),
        };
        for (amount, wallet) in [(75, &mut market.payer), (25, &mut market.payee)] {
            let asked = ask(wallet, amount);
            Meeting::default().hold((&mut market.issuer, pay()), (wallet, asked), &mut chance);
        }
        assert_eq!(market.balances(), (100, 75, 25));
        market
    }

    fn balances(&self) -> (u32, u32, u32) {
        (self.issuer.balance(), self.payer.balance(), self.payee.balance())
    }

    /// The payer pays 15 with a crash, and the two do not meet again: 20 paid, 5 in change.
    fn pay_and_part(&mut self, payer: Option<Crash>, payee: Option<Crash>) {
        self.pay_amount_and_part(15, payer, payee);
    }

    fn pay_amount_and_part(&mut self, amount: u32, payer: Option<Crash>, payee: Option<Crash>) {
        (self.payer.crash, self.payee.crash) = (payer, payee);
        // What is settled here is what no session can finish any more.
        [&mut self.payer, &mut self.payee].into_iter().for_each(SimWallet::forget_sessions);
        let asked = ask(&self.payee, amount);
        let parted = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
        parted.hold((&mut self.payer, pay()), (&mut self.payee, asked), &mut self.chance);
        for wallet in [&mut self.payer, &mut self.payee] {
            if wallet.is_down() {
                wallet.start();
            }
        }
    }

    fn meet_again(&mut self) {
        let meeting = Meeting { patience: 400, ..Meeting::default() };
        let resume = Intent::Resume(None);
        meeting.hold((&mut self.payer, resume.clone()), (&mut self.payee, resume), &mut self.chance);
    }

    fn settle_payer(&mut self) -> Settlement {
        settle(&mut self.payer, &mut self.issuer, SETTLE)
    }

    fn settle_payee(&mut self) -> Settlement {
        settle(&mut self.payee, &mut self.issuer, SETTLE)
    }

    fn pass(&mut self, milliseconds: u64) {
        for wallet in [&mut self.issuer, &mut self.payer, &mut self.payee] {
            wallet.pass(milliseconds);
        }
    }

    fn assert_stored(&self) {
        for wallet in [&self.issuer, &self.payer, &self.payee] {
            assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{}", wallet.name);
        }
    }
}

fn open_state(wallet: &SimWallet) -> Option<TransferState> {
    wallet.summary().open.first().map(|open| open.state)
}

fn grades(wallet: &SimWallet) -> Vec<Grade> {
    let mut grades: Vec<Grade> = wallet.coins().iter().map(|coin| coin.grade).collect();
    grades.dedup();
    grades
}

#[test]
fn coins_received_on_trust_are_settled_and_have_all_their_hands_again() {
    let mut market = Market::open();
    assert_eq!(grades(&market.payee), [Grade::OnTrust]);
    let shown = market.settle_payee();
    assert_eq!((shown.done, shown.finished), (vec![SettledItem::Renewed(Amount(25))], true));
    assert_eq!(grades(&market.payee), [Grade::Settled]);
    let (assets, coins) = (market.payee.summary().assets, market.payee.coins());
    assert!(coins.iter().all(|coin| coin.hands_left == 16), "{coins:?}");
    assert_eq!(assets[0].to_settle.coins, 0);
    market.pay_and_part(None, None);
    assert_eq!(market.balances(), (100, 60, 40), "renewed coins are paid and given as change");
    market.settle_payee();
    market.settle_payer();
    assert_eq!(market.balances(), (100, 60, 40));
    assert_eq!((grades(&market.payer), grades(&market.payee)), (vec![Grade::Settled], vec![Grade::Settled]));
    market.assert_stored();
}

#[test]
fn a_payee_in_doubt_gets_its_change_back_when_the_window_is_over() {
    let mut market = Market::open();
    market.pay_and_part(Some(Crash::BeforeWrite(Write::S2)), None);
    assert_eq!(open_state(&market.payee), Some(TransferState::Prepared));
    assert_eq!(market.payee.balance(), 20, "the change is in doubt");
    let shown = market.settle_payee();
    assert!(matches!(shown.done[0], SettledItem::Filed { amount: Amount(15), .. }), "{:?}", shown.done);
    assert_eq!(open_state(&market.payee), Some(TransferState::AbortFiled));
    let early = market.settle_payee();
    assert!(matches!(early.done[0], SettledItem::Filed { .. }), "the issuer waits: {:?}", early.done);
    market.pass(WINDOW_MS + 2 * OFFER_STANDS_MS + 15 * 60 * 1000);
    let late = market.settle_payee();
    assert_eq!(late.done[0], SettledItem::Voided(Amount(15)));
    assert_eq!(market.balances(), (100, 75, 25));
    assert!(market.payee.summary().open.is_empty() && market.payer.summary().open.is_empty());
    market.assert_stored();
}

#[test]
fn a_payer_that_registers_its_payment_ends_the_payees_doubt() {
    let mut market = Market::open();
    market.pay_and_part(Some(Crash::AfterWrite(Write::S2)), None);
    assert_eq!(open_state(&market.payer), Some(TransferState::Committed));
    let shown = market.settle_payer();
    assert_eq!(shown.done[0], SettledItem::Registered(Amount(15)));
    assert_eq!(market.payer.balance(), 60, "the change is renewed in the same meeting: {:?}", shown.done);
    let shown = market.settle_payee();
    assert_eq!(shown.done[0], SettledItem::Received(Amount(15)));
    assert_eq!(market.balances(), (100, 60, 40));
    assert!(market.payee.summary().open.is_empty() && market.payer.summary().open.is_empty());
    market.assert_stored();
}

#[test]
fn a_payment_that_was_declared_void_comes_back_to_the_payer_and_can_be_spent() {
    let mut market = Market::open();
    market.pay_and_part(Some(Crash::AfterWrite(Write::S2)), None);
    market.settle_payee();
    market.pass(WINDOW_MS + 2 * OFFER_STANDS_MS + 15 * 60 * 1000);
    assert_eq!(market.settle_payee().done[0], SettledItem::Voided(Amount(15)));
    assert_eq!(market.payer.balance(), 55, "it has paid, as far as it knows");
    let shown = market.settle_payer();
    assert_eq!(shown.done[0], SettledItem::Voided(Amount(15)), "{:?}", shown.done);
    assert_eq!(market.balances(), (100, 75, 25));
    market.pay_and_part(None, None);
    assert_eq!(market.balances(), (100, 60, 40));
    market.settle_payee();
    assert_eq!(grades(&market.payee), [Grade::Settled]);
    market.assert_stored();
}

/// The payer holds 20, and 5 that somebody else was paid with as well and has settled; which of the two coins comes first is by lot.
fn market_with_a_coin_spent_before(seed: u64) -> Market {
    let [mut issuer, mut payer] = [issuer("I", seed), SimWallet::new("S", 2, BEGIN)];
    let [mut cheat, mut other] = [("C", 4), ("Q", 5)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
    hand_over(&mut issuer, &mut cheat, 5);
    hand_over(&mut issuer, &mut payer, 20);
    let mut twin = cheat.copied("D");
    hand_over(&mut twin, &mut other, 5);
    hand_over(&mut cheat, &mut payer, 5);
    settle(&mut other, &mut issuer, SETTLE);
    Market { issuer, payer, payee: SimWallet::new("R", 3, BEGIN), chance: Chance::new(6) }
}

#[test]
fn a_void_payment_comes_back_also_when_somebody_had_spent_one_of_its_coins_before() {
    for seed in 11..19 {
        let mut market = market_with_a_coin_spent_before(seed);
        market.pay_amount_and_part(25, Some(Crash::AfterWrite(Write::S2)), None);
        market.settle_payee();
        market.pass(WINDOW_MS + 2 * OFFER_STANDS_MS + 15 * 60 * 1000);
        assert_eq!(market.settle_payee().done[0], SettledItem::Voided(Amount(25)));
        let back = [SettledItem::Voided(Amount(25)), SettledItem::Renewed(Amount(20)), SettledItem::Dead(Amount(5))];
        assert_eq!(market.settle_payer().done, back);
        assert!(market.payer.summary().open.is_empty());
        assert_eq!((market.payer.balance(), market.payer.summary().conflicts.len()), (20, 1));
        market.assert_stored();
    }
}

#[test]
fn the_payee_hands_the_certificate_to_the_payer_when_they_meet() {
    let mut market = Market::open();
    market.pay_and_part(Some(Crash::AfterWrite(Write::S2)), None);
    market.settle_payee();
    market.pass(WINDOW_MS + 2 * OFFER_STANDS_MS + 15 * 60 * 1000);
    market.settle_payee();
    let asked = ask(&market.payee, 1);
    let meeting = Meeting { patience: 60, ..Meeting::default() };
    let resume = Intent::Resume(None);
    meeting.hold((&mut market.payer, resume), (&mut market.payee, asked), &mut market.chance);
    assert_eq!(market.balances(), (100, 75, 25));
    assert!(market.payer.summary().open.is_empty());
    market.assert_stored();
}

#[test]
fn a_commit_that_comes_after_the_request_is_held_until_the_issuer_has_registered_it() {
    let mut market = Market::open();
    market.pay_and_part(Some(Crash::AfterWrite(Write::S2)), None);
    market.settle_payee();
    market.meet_again();
    assert_eq!(open_state(&market.payee), Some(TransferState::AbortFiled), "it acknowledges nothing on a word");
    assert_eq!(market.balances(), (100, 55, 20));
    let shown = market.settle_payee();
    assert_eq!(shown.done[0], SettledItem::Registered(Amount(15)), "{:?}", shown.done);
    assert_eq!(market.payee.balance(), 40);
    market.meet_again();
    assert_eq!(market.balances(), (100, 60, 40));
    market.assert_stored();
}

#[test]
fn coins_are_given_back_for_good_only_when_both_people_agree() {
    let mut market = Market::open();
    let authority = market.payee.summary().assets[0].authority;
    let back = Intent::Settle { give_back: Some((authority, Amount(5))) };
    let shown = settle(&mut market.payee, &mut market.issuer, back);
    assert_eq!(shown.done, [SettledItem::GivenBack(Amount(5)), SettledItem::Renewed(Amount(20))]);
    assert_eq!(market.balances(), (100, 75, 20), "five are out of circulation");
    market.assert_stored();
}

#[test]
fn coins_that_the_issuer_will_not_take_back_come_back_renewed_and_can_be_spent() {
    let mut market = Market::open();
    let authority = market.payee.summary().assets[0].authority;
    let settle = Intent::Settle { give_back: Some((authority, Amount(5))) };
    let meeting = Meeting { patience: 600, agree: [true, false], ..Meeting::default() };
    meeting.hold((&mut market.payee, settle), (&mut market.issuer, Intent::Serve), &mut market.chance);
    assert_eq!((market.balances(), grades(&market.payee)), ((100, 75, 25), vec![Grade::Settled]));
    assert_eq!(market.payee.summary().assets[0].to_settle.blocked, 0, "nothing stays signed over");
    market.pay_and_part(None, None);
    assert_eq!(market.balances(), (100, 60, 40));
    let asked = ask(&market.payer, 40);
    Meeting::default().hold((&mut market.payee, pay()), (&mut market.payer, asked), &mut market.chance);
    assert_eq!(market.balances(), (100, 100, 0), "every coin is taken, those that came back too");
    market.assert_stored();
}

/// The issuer's person says no, and its answer is lost: asked again, the ledger gives the same answer without asking anybody.
#[test]
fn a_no_that_was_lost_is_said_again() {
    let mut market = Market::open();
    let authority = market.payee.summary().assets[0].authority;
    let settle = Intent::Settle { give_back: Some((authority, Amount(5))) };
    market.issuer.crash = Some(Crash::AfterWrite(Write::Witnessed));
    let meeting = Meeting { patience: 600, agree: [true, false], ..Meeting::default() };
    meeting.hold((&mut market.payee, settle), (&mut market.issuer, Intent::Serve), &mut market.chance);
    assert_eq!(market.payee.summary().assets[0].balance.with_issuer, Amount(5));
    let asked = market.issuer.asked.len();
    let shown = market.settle_payee();
    assert!(shown.done.contains(&SettledItem::Refused(RefuseCode::Declined)), "{:?}", shown.done);
    assert_eq!((market.issuer.asked.len(), market.balances()), (asked, (100, 75, 25)));
    assert_eq!(grades(&market.payee), [Grade::Settled]);
    market.assert_stored();
}

#[test]
fn a_restored_wallet_spends_nothing_before_the_issuer_has_cleared_it() {
    let mut market = Market::open();
    market.payee.command(Command::Quarantine);
    assert_eq!((market.payee.balance(), grades(&market.payee)), (0, vec![Grade::Quarantined]));
    assert_eq!(market.payee.summary().assets[0].balance.quarantined, Amount(25));
    market.settle_payee();
    assert_eq!((market.payee.balance(), grades(&market.payee)), (25, vec![Grade::Settled]));
    market.assert_stored();
}

/// Two wallets live from one seed: a copy of the payer's disk goes on beside the original.
#[test]
fn two_wallets_made_from_one_backup_are_caught_by_whoever_is_paid_with_both() {
    let mut market = Market::open();
    let mut twin = market.payer.copied("T");
    let mut other = SimWallet::new("Q", 9, BEGIN);
    let asked = ask(&market.payee, 75);
    Meeting::default().hold((&mut market.payer, pay()), (&mut market.payee, asked), &mut market.chance);
    let asked = ask(&other, 75);
    Meeting::default().hold((&mut twin, pay()), (&mut other, asked), &mut market.chance);
    assert_eq!((market.payee.balance(), other.balance()), (100, 75), "offline nobody can know");

    // The victims pay one another: the coin that comes is held already, and both chains together are the proof.
    let asked = ask(&market.payee, 75);
    Meeting { patience: 200, ..Meeting::default() }.hold(
        (&mut other, pay()),
        (&mut market.payee, asked),
        &mut market.chance,
    );
    let conflicts = market.payee.summary().conflicts;
    assert!(conflicts.len() == 1 && conflicts[0].grade.is_some() && !conflicts[0].ours, "{conflicts:?}");
    assert_eq!(market.payee.balance(), 100 - conflicts[0].denomination.unwrap().value());

    // The news reaches the cheat's own wallet in the next exchange, which explains itself.
    let asked = ask(&twin, 1);
    Meeting { patience: 120, ..Meeting::default() }.hold(
        (&mut market.payee, pay()),
        (&mut twin, asked),
        &mut market.chance,
    );
    assert!(twin.summary().conflicts.iter().any(|conflict| conflict.ours), "{:?}", twin.summary().conflicts);

    // The issuer decides by who comes first, keeps the proof, and revokes the key.
    settle(&mut other, &mut market.issuer, SETTLE);
    let shown = market.settle_payee();
    assert!(shown.done.iter().any(|item| matches!(item, SettledItem::Dead(Amount(75)))), "{:?}", shown.done);
    assert_eq!((market.payee.balance(), other.balance()), (24, 75), "one went to the cheat above");
    assert!(!market.issuer.summary().conflicts.is_empty());
    let asked = ask(&other, 1);
    let refused = Meeting { patience: 200, leave_open: true, ..Meeting::default() }.hold(
        (&mut twin, pay()),
        (&mut other, asked),
        &mut market.chance,
    );
    assert_ne!(refused, Outcome::Done, "nobody who heard takes coins of that key");
    let problem = other.exchange().unwrap().problem;
    assert!(matches!(problem, Some(Problem::RefusedHere { code: RefuseCode::Contested })), "{problem:?}");
    market.assert_stored();
}

/// What both screens show of a meeting with the issuer: the items, and the unit in which they count.
fn both_screens(holder: &mut SimWallet, issuer: &mut SimWallet) -> [(Vec<SettledItem>, Option<String>); 2] {
    let meeting = Meeting { patience: 600, leave_open: true, ..Meeting::default() };
    meeting.hold((holder, SETTLE), (issuer, Intent::Serve), &mut Chance::new(9));
    [holder, issuer].map(|wallet| {
        let screen = wallet.exchange().unwrap();
        wallet.command(Command::CloseExchange);
        (screen.settlement.unwrap().done, screen.unit)
    })
}

#[test]
fn the_issuer_sees_every_answer_that_it_gave_and_both_see_the_unit() {
    let mut market = Market::open();
    market.pay_and_part(Some(Crash::AfterWrite(Write::S2)), None);
    let unit = Some("juice".to_owned());
    let [holder, issuer] = both_screens(&mut market.payee, &mut market.issuer);
    assert_eq!((&holder.1, &issuer.1), (&unit, &unit));
    let SettledItem::Filed { decides_at, amount } = holder.0[0] else { panic!("{holder:?}") };
    assert_eq!(amount, Amount(15));
    assert_eq!(issuer.0[0], SettledItem::Filed { amount: Amount::ZERO, decides_at }, "a header names no amount");
    assert_eq!(issuer.0[1..], [SettledItem::Renewed(Amount(20))]);
    let [holder, issuer] = both_screens(&mut market.payer, &mut market.issuer);
    assert_eq!(holder.0[0], SettledItem::Registered(Amount(15)));
    assert_eq!(issuer.0[0], SettledItem::Registered(Amount(20)), "it sees the coins, not what came back for them");
    let [_, issuer] = both_screens(&mut market.payee, &mut market.issuer);
    assert_eq!(issuer.0[0], SettledItem::Received(Amount::ZERO));
    market.assert_stored();
}
