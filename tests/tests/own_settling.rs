//! An issuer that is itself a side, or whose own coins need their issuer, asks its own witness (`docs/spec/09-witness.md`,
//! section 2): the same questions, the same answers, the same writes, without a second screen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{ExchangePhase, Grade, SettledItem, Settlement, TransferState, WalletSummary};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Input, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, market, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// The window, and what the payer's offer stands.
const DECIDED_MS: u64 = 3 * DAY_MS + 2 * OFFER_STANDS_MS + 15 * 60 * 1000;
/// Twice the window.
const LISTENING_MS: u64 = 6 * DAY_MS + 1;

/// The issuer with 120 of its own coins, and a peer with 80 of them.
fn neighbours() -> (SimWallet, SimWallet) {
    let (mut issuer, mut peer) = (issuer("I", 1), SimWallet::new("P", 2, BEGIN));
    let asked = ask(&peer, 80);
    Meeting::default().hold((&mut issuer, pay()), (&mut peer, asked), &mut Chance::new(3));
    assert_eq!((issuer.balance(), peer.balance()), (120, 80));
    (issuer, peer)
}

/// One pays the other, loses power there, and they do not meet again.
fn pay_and_part(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32, crash: Crash) {
    let asked = ask(payee, amount);
    payer.crash = Some(crash);
    let parted = Meeting { patience: 80, down_for: 1_000, ..Meeting::default() };
    parted.hold((payer, pay()), (payee, asked), &mut Chance::new(4));
}

/// The issuer has committed, and its payee is gone before it acknowledged.
fn committed() -> (SimWallet, SimWallet) {
    let (mut issuer, mut peer) = neighbours();
    pay_and_part(&mut issuer, &mut peer, 15, Crash::AfterWrite(Write::S2));
    assert_eq!(open_state(&issuer), Some(TransferState::Committed));
    (issuer, peer)
}

/// The issuer has voted, and its payer is gone before it committed, or just after.
fn voted(crash: Crash) -> (SimWallet, SimWallet) {
    let (mut issuer, mut peer) = neighbours();
    pay_and_part(&mut peer, &mut issuer, 32, crash);
    assert_eq!(open_state(&issuer), Some(TransferState::Prepared));
    (issuer, peer)
}

const NOT_PAID: Crash = Crash::BeforeWrite(Write::S2);
const PAID: Crash = Crash::AfterWrite(Write::S2);

fn open_state(wallet: &SimWallet) -> Option<TransferState> {
    wallet.summary().open.first().map(|open| open.state)
}

fn grades(wallet: &SimWallet) -> Vec<Grade> {
    let coins = wallet.coins().into_iter();
    let mut grades: Vec<Grade> = coins.map(|coin| coin.grade).collect();
    grades.dedup();
    grades
}

fn settle(issuer: &mut SimWallet) -> Settlement {
    issuer.command(Command::SettleWithMyself);
    let screen = issuer.exchange().expect("it is up");
    issuer.command(Command::CloseExchange);
    let shown = screen.settlement.unwrap();
    assert!(shown.finished && screen.phase == ExchangePhase::Done && !shown.serving, "{shown:?}");
    assert_eq!(issuer.summary(), issuer.summary_from_disk());
    shown
}

/// The same with a second wallet that holds the issuer's place as a witness would be met: by codes.
fn meet(holder: &mut SimWallet, issuer: &mut SimWallet) {
    let meeting = Meeting { patience: 600, ..Meeting::default() };
    let settle = Intent::Settle { give_back: None };
    meeting.hold((holder, settle), (issuer, Intent::Serve), &mut Chance::new(5));
}

#[test]
fn an_issuer_registers_its_own_payment_and_renews_the_change() {
    let (mut issuer, mut peer) = committed();
    let shown = settle(&mut issuer);
    assert_eq!(shown.done, [SettledItem::Registered(Amount(15)), SettledItem::Renewed(Amount(5))]);
    assert!(issuer.summary().open.is_empty());
    assert_eq!((issuer.balance(), grades(&issuer)), (105, vec![Grade::Settled]));
    meet(&mut peer, &mut issuer);
    assert_eq!((issuer.balance(), peer.balance()), (105, 95), "the payee hears the same");
    assert!(peer.summary().open.is_empty());
}

#[test]
fn an_issuer_that_has_registered_is_not_talked_out_of_it() {
    let (mut issuer, mut peer) = committed();
    settle(&mut issuer);
    meet(&mut peer, &mut issuer);
    peer.pass(DECIDED_MS);
    issuer.pass(DECIDED_MS);
    meet(&mut peer, &mut issuer);
    assert_eq!((issuer.balance(), peer.balance()), (105, 95));
}

#[test]
fn an_issuer_that_declares_its_own_payment_void_has_the_coins_back_whenever_its_power_goes() {
    for crash in [None, Some(Crash::BeforeWrite(Write::Witnessed)), Some(Crash::AfterWrite(Write::Witnessed))] {
        let (mut issuer, mut peer) = committed();
        // A copy of the payee's wallet acknowledges; the wallet itself knows nothing of the commit.
        let (mut twin, resume) = (peer.copied("T"), Intent::Resume(None));
        Meeting::default().hold((&mut issuer, resume.clone()), (&mut twin, resume), &mut Chance::new(6));
        assert_eq!((open_state(&issuer), twin.balance()), (None, 95));
        meet(&mut peer, &mut issuer);
        assert_eq!(open_state(&peer), Some(TransferState::AbortFiled));
        [&mut issuer, &mut peer].into_iter().for_each(|wallet| wallet.pass(DECIDED_MS));
        issuer.crash = crash;
        meet(&mut peer, &mut issuer);
        assert!(issuer.crash.is_none(), "the power went");
        // What the payee heard it does not ask again.
        if open_state(&peer).is_some() {
            meet(&mut peer, &mut issuer);
        }
        assert_eq!((open_state(&peer), open_state(&issuer)), (None, None), "{crash:?}");
        settle(&mut issuer);
        // Lost is the change, which went with the payment.
        assert_eq!((issuer.balance(), grades(&issuer)), (120, vec![Grade::Settled, Grade::Lost]), "{crash:?}");
        assert_eq!(peer.balance(), 80, "{crash:?}");
    }
}

#[test]
fn an_issuer_in_doubt_waits_for_its_own_window_like_anybody() {
    let (mut issuer, _) = voted(NOT_PAID);
    let before = issuer.balance();
    let shown = settle(&mut issuer);
    assert!(matches!(shown.done[..], [SettledItem::Filed { amount: Amount(32), .. }]), "{:?}", shown.done);
    assert_eq!(open_state(&issuer), Some(TransferState::AbortFiled));
    let wrote = issuer.writes.clone();
    let place = |write| wrote.iter().rposition(|written| *written == write).unwrap();
    assert!(place(Write::R3) < place(Write::Witnessed), "the request is written before it is published");
    let again = settle(&mut issuer);
    assert!(matches!(again.done[..], [SettledItem::Filed { .. }]), "it waits: {:?}", again.done);
    assert_eq!(issuer.balance(), before);
    issuer.pass(DECIDED_MS);
    assert_eq!(settle(&mut issuer).done[0], SettledItem::Voided(Amount(32)));
    assert!(issuer.summary().open.is_empty());
    assert_eq!(issuer.balance(), 120);
}

#[test]
fn a_payer_that_registers_in_time_is_heard_before_the_issuer_itself() {
    let (mut issuer, mut peer) = voted(PAID);
    settle(&mut issuer);
    meet(&mut peer, &mut issuer);
    issuer.pass(DECIDED_MS);
    let shown = settle(&mut issuer);
    assert_eq!(shown.done[0], SettledItem::Registered(Amount(32)), "{:?}", shown.done);
    assert_eq!((issuer.balance(), peer.balance()), (152, 48));
}

#[test]
fn a_restored_issuer_listens_to_itself_too_and_then_decides_but_clears_no_coin() {
    let (mut issuer, _) = voted(NOT_PAID);
    issuer.command(Command::Quarantine);
    let shown = settle(&mut issuer);
    assert!(shown.done.iter().any(|item| matches!(item, SettledItem::Listening(_))), "{:?}", shown.done);
    assert_eq!(grades(&issuer), [Grade::Quarantined, Grade::InDoubt], "nothing is signed over");
    issuer.pass(LISTENING_MS);
    let shown = settle(&mut issuer);
    assert_eq!(shown.done[0], SettledItem::Voided(Amount(32)), "the request was published while it listened");
    assert_eq!(shown.done.len(), 1, "{:?}", shown.done);
    assert_eq!((issuer.balance(), grades(&issuer)), (0, vec![Grade::Quarantined]));
}

#[test]
fn nobody_settles_alone_with_an_issuer_it_is_not() {
    let (_, mut peer) = neighbours();
    let before = peer.disk().len();
    peer.command(Command::SettleWithMyself);
    assert!(peer.exchange().is_none());
    // Its own coins are its business, those of others are not.
    peer.command(Command::Issue(market(&[(5, 2)])));
    let issued = peer.disk().len();
    assert!(issued > before);
    assert!(settle(&mut peer).done.is_empty());
    assert_eq!(peer.disk().len(), issued);
    peer.command(Command::Quarantine);
    peer.pass(LISTENING_MS);
    assert!(settle(&mut peer).done.is_empty());
    assert_eq!(grades(&peer), [Grade::Quarantined], "its own, and those of others");
}

#[test]
fn it_shows_no_codes_and_reads_none() {
    let (mut issuer, mut peer) = neighbours();
    peer.command(Command::OpenExchange(Intent::Serve));
    let code = peer.next_frame().unwrap();
    issuer.command(Command::SettleWithMyself);
    let before = issuer.exchange();
    assert!(issuer.next_frame().is_none() && issuer.next_text().is_none());
    issuer.input(Input::FrameReceived(code));
    assert_eq!(issuer.exchange(), before);
}

/// What a crash must not change.
fn outcome(wallet: &SimWallet) -> (WalletSummary, Vec<Grade>) {
    (wallet.summary(), grades(wallet))
}

/// Settles twice with a wait between, with a crash on the way; whoever was hit starts again and settles again.
fn settle_through(scene: fn() -> SimWallet, crash: Option<Crash>) -> SimWallet {
    let mut issuer = scene();
    let first = issuer.effects_done();
    issuer.crash = crash.map(|crash| shifted(crash, first));
    for wait in [DECIDED_MS + LISTENING_MS, 0] {
        issuer.command(Command::SettleWithMyself);
        if issuer.is_down() {
            issuer.start();
            issuer.command(Command::SettleWithMyself);
        }
        issuer.command(Command::CloseExchange);
        issuer.pass(wait);
    }
    issuer
}

fn shifted(crash: Crash, by: u64) -> Crash {
    match crash {
        Crash::BeforeEffect(at) => Crash::BeforeEffect(at + by),
        Crash::AfterEffect(at) => Crash::AfterEffect(at + by),
        Crash::DiskFails(at) => Crash::DiskFails(at + by),
        Crash::DiskLies(at) => Crash::DiskLies(at + by),
        other => other,
    }
}

#[test]
fn a_crash_at_any_effect_changes_nothing_of_the_end() {
    let scenes: [fn() -> SimWallet; 3] = [
        || committed().0,
        || voted(NOT_PAID).0,
        || {
            let mut issuer = voted(NOT_PAID).0;
            issuer.command(Command::Quarantine);
            issuer
        },
    ];
    for scene in scenes {
        let begun = scene().effects_done() as usize;
        let calm = settle_through(scene, None);
        let kinds = calm.effects()[begun..].to_vec();
        assert!(kinds.len() > 5, "{kinds:?}");
        for (at, kind) in kinds.iter().enumerate() {
            for crash in kind.crashes(at as u64) {
                let hit = settle_through(scene, Some(crash));
                assert!(hit.hits.crashes + hit.hits.storage_errors > 0, "{crash:?} did not happen");
                assert_eq!(outcome(&hit), outcome(&calm), "{crash:?}");
                assert_eq!(hit.summary(), hit.summary_from_disk(), "{crash:?}");
            }
        }
    }
}
