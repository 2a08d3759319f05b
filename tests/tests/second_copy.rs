//! An issuer that was put back from an old backup and finds a newer one merges its ledger: then it answers what it had answered
//! (`docs/spec/09-witness.md`, section 8).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Command;
use juicetokens_engine::summary::{Grade, SettledItem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, hand_over, issuer, pay, renew};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

/// Twice the window, and a little more.
const LISTENING_MS: u64 = 6 * 24 * 60 * 60 * 1000 + 1;

/// An issuer that was put back from what it was at first, what it was later, and a holder as it was before that.
struct Scene {
    put_back: SimWallet,
    later: SimWallet,
    /// 75 that were renewed and paid on since.
    old_holder: SimWallet,
    other: SimWallet,
    /// Has voted for 30 of `other`, filed, and waits.
    in_doubt: SimWallet,
}

fn scene() -> Scene {
    let mut later = issuer("I", 1);
    let mut holder = SimWallet::new("H", 2, BEGIN);
    hand_over(&mut later, &mut holder, 75);
    let (put_back, old_holder) = (later.copied("J"), holder.copied("G"));
    assert_eq!(renew(&mut holder, &mut later), [SettledItem::Renewed(Amount(75))]);
    let (mut other, mut in_doubt) = (SimWallet::new("O", 3, BEGIN), SimWallet::new("D", 4, BEGIN));
    hand_over(&mut holder, &mut other, 75);
    assert_eq!(renew(&mut other, &mut later), [SettledItem::Renewed(Amount(75))]);
    other.crash = Some(Crash::BeforeWrite(Write::S2));
    let asked = ask(&in_doubt, 50);
    let parted = Meeting { patience: 80, down_for: 1_000, ..Meeting::default() };
    parted.hold((&mut other, pay()), (&mut in_doubt, asked), &mut Chance::new(4));
    assert!(matches!(renew(&mut in_doubt, &mut later)[..], [SettledItem::Filed { .. }]));
    Scene { put_back, later, old_holder, other, in_doubt }
}

/// What the holders of a scene hear of an issuer once it serves again.
fn heard(mut scene: Scene, mut issuer: SimWallet) -> Vec<Vec<SettledItem>> {
    for wallet in [&mut issuer, &mut scene.old_holder, &mut scene.other, &mut scene.in_doubt] {
        wallet.pass(LISTENING_MS);
    }
    [&mut scene.in_doubt, &mut scene.old_holder, &mut scene.other].map(|holder| renew(holder, &mut issuer)).to_vec()
}

fn merge(issuer: &mut SimWallet, second: &SimWallet) -> (u32, u32) {
    issuer.command(Command::MergeLedger(second.log().to_vec()));
    assert_eq!(issuer.summary(), issuer.summary_from_disk());
    *issuer.merged.last().expect("it was compared")
}

#[test]
fn with_the_second_copy_it_answers_as_if_it_had_never_forgotten() {
    let scene = scene();
    let (mut forgot, mut remembers) = (scene.put_back.copied("K"), scene.later.copied("L"));
    let mut merged = scene.put_back.copied("M");
    for issuer in [&mut forgot, &mut remembers, &mut merged] {
        issuer.command(Command::Quarantine);
    }
    let (learnt, contradicted) = merge(&mut merged, &scene.later);
    assert!(learnt > 4 && contradicted == 0, "{learnt} {contradicted}");
    let (as_ever, after, lost) =
        (heard(self::scene(), remembers), heard(self::scene(), merged), heard(self::scene(), forgot));
    assert_eq!(after, as_ever);
    assert_eq!(as_ever[0], [SettledItem::Voided(Amount(50))], "the request had been published");
    assert_ne!(lost, as_ever, "without it, something is said otherwise");
}

#[test]
fn merging_twice_learns_nothing_and_what_stands_here_stays() {
    let Scene { mut put_back, mut later, old_holder, .. } = scene();
    let (learnt, _) = merge(&mut put_back, &later);
    assert!(learnt > 0);
    let written = put_back.disk().len();
    assert_eq!(merge(&mut put_back, &later), (0, 0));
    assert_eq!(put_back.disk().len(), written, "nothing to store");
    assert_eq!(merge(&mut later, &put_back), (0, 0), "the older copy knows nothing more");
    let answered = [&mut put_back, &mut later].map(|issuer| {
        let mut asks = old_holder.copied("A");
        renew(&mut asks, issuer);
        asks.chains().into_iter().map(|(chain, _)| chain).collect::<Vec<_>>()
    });
    assert_eq!(answered[0], answered[1], "the same checkpoints, word for word");
}

#[test]
fn two_copies_that_both_served_contradict_each_other_and_the_first_word_stays() {
    let mut first = issuer("I", 1);
    let mut holder = SimWallet::new("H", 2, BEGIN);
    hand_over(&mut first, &mut holder, 75);
    let (mut second, mut twin) = (first.copied("J"), holder.copied("G"));
    assert_eq!(renew(&mut holder, &mut first), [SettledItem::Renewed(Amount(75))]);
    // Tomorrow's key: another surrender, for which another copy has another answer.
    twin.pass(24 * 60 * 60 * 1000);
    second.pass(24 * 60 * 60 * 1000);
    assert_eq!(renew(&mut twin, &mut second), [SettledItem::Renewed(Amount(75))]);
    let (learnt, contradicted) = merge(&mut first, &second);
    assert!(contradicted >= 3, "each of its coins: {contradicted}");
    assert_eq!(learnt, 0, "a chain that contradicts is not learnt in part");
    let mut other = SimWallet::new("O", 3, BEGIN);
    hand_over(&mut holder, &mut other, 75);
    assert_eq!(renew(&mut other, &mut first), [SettledItem::Renewed(Amount(75))]);
}

#[test]
fn the_second_copy_tells_which_of_its_own_coins_others_have() {
    let Scene { mut put_back, later, .. } = scene();
    put_back.command(Command::Quarantine);
    merge(&mut put_back, &later);
    let coins = put_back.coins();
    let worth = |grade: Grade| -> u32 {
        coins.iter().filter(|coin| coin.grade == grade).map(|coin| coin.denomination.value()).sum()
    };
    assert_eq!((worth(Grade::Quarantined), worth(Grade::Lost)), (125, 0), "it had paid them out before the backup");
}

#[test]
fn a_log_of_another_wallet_or_a_damaged_one_is_refused_and_changes_nothing() {
    let Scene { mut put_back, later, other, .. } = scene();
    let before = put_back.disk().len();
    let mut damaged = later.log().to_vec();
    damaged[0].truncate(3);
    for log in [other.log().to_vec(), issuer("X", 9).log().to_vec(), damaged, Vec::new()] {
        put_back.command(Command::MergeLedger(log));
    }
    assert_eq!((put_back.refusals.len(), put_back.merged.len(), put_back.disk().len()), (4, 0, before));
    let mut nobody = SimWallet::new("N", 8, BEGIN);
    nobody.command(Command::MergeLedger(later.log().to_vec()));
    assert_eq!((nobody.refusals.len(), nobody.disk().len()), (1, 0), "who issues nothing has no ledger");
}
