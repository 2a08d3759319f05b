//! A wallet that was put back from a backup settles: it loses nothing that it did not spend, spends nothing that it spent before,
//! and is named for nothing but that (`docs/spec/06-conflicts.md`, section 4; `docs/spec/09-witness.md`, section 7).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{Grade, SettledItem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::crash::EffectKind;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, hand_over, issuer, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const RENEW: Intent = Intent::Settle { give_back: None };

/// The issuer, somebody with 75 of its coins, and what a backup of that wallet will be.
struct Scene {
    issuer: SimWallet,
    owner: SimWallet,
    backup: SimWallet,
}

impl Scene {
    fn new() -> Self {
        let (mut issuer, mut owner) = (issuer("I", 1), SimWallet::new("S", 2, BEGIN));
        let asked = ask(&owner, 75);
        Meeting::default().hold((&mut issuer, pay()), (&mut owner, asked), &mut Chance::new(5));
        let backup = owner.copied("T");
        Self { issuer, owner, backup }
    }

    /// The owner has had its coins renewed since the backup was made.
    fn renewed() -> Self {
        let mut scene = Self::new();
        assert_eq!(settle(&mut scene.owner, &mut scene.issuer, RENEW), [SettledItem::Renewed(Amount(75))]);
        scene
    }

    fn give_back(&self) -> Intent {
        let authority = self.backup.summary().assets[0].authority;
        Intent::Settle { give_back: Some((authority, Amount(75))) }
    }

    fn pass(&mut self, milliseconds: u64) {
        for wallet in [&mut self.issuer, &mut self.owner, &mut self.backup] {
            wallet.pass(milliseconds);
        }
    }

    /// The backup is put back, and settles.
    fn restore(&mut self, intent: Intent) -> Vec<SettledItem> {
        self.backup.command(Command::Quarantine);
        settle(&mut self.backup, &mut self.issuer, intent)
    }

    fn assert_nobody_is_named(&self) {
        for wallet in [&self.issuer, &self.backup] {
            assert_eq!(wallet.summary().conflicts, [], "{}", wallet.name);
            assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{}", wallet.name);
        }
    }

    /// Everything is free, and taken by others and by the issuer.
    fn assert_all_can_be_spent(&mut self) {
        assert_eq!((self.backup.balance(), grades(&self.backup)), (75, vec![Grade::Settled]));
        self.assert_nobody_is_named();
        let mut payee = SimWallet::new("R", 3, self.backup.wall_clock());
        pay_all(&mut self.backup, &mut payee);
        assert_eq!(settle(&mut payee, &mut self.issuer, RENEW), [SettledItem::Renewed(Amount(75))]);
        self.assert_nobody_is_named();
    }
}

fn settle(holder: &mut SimWallet, issuer: &mut SimWallet, intent: Intent) -> Vec<SettledItem> {
    let meeting = Meeting { patience: 600, leave_open: true, ..Meeting::default() };
    meeting.hold((holder, intent), (issuer, Intent::Serve), &mut Chance::new(9));
    let shown = holder.exchange().and_then(|screen| screen.settlement);
    for wallet in [holder, issuer] {
        wallet.command(Command::CloseExchange);
    }
    shown.map(|shown| shown.done).unwrap_or_default()
}

fn pay_all(payer: &mut SimWallet, payee: &mut SimWallet) {
    let (asked, had) = (ask(payee, 75), payee.balance());
    Meeting::default().hold((payer, pay()), (payee, asked), &mut Chance::new(7));
    assert_eq!((payer.balance(), payee.balance()), (0, had + 75));
}

fn grades(wallet: &SimWallet) -> Vec<Grade> {
    let coins = wallet.coins().into_iter();
    let mut grades: Vec<Grade> = coins.map(|coin| coin.grade).collect();
    grades.dedup();
    grades
}

#[test]
fn who_only_renewed_since_the_backup_keeps_everything_on_any_day() {
    for day in 0..3 {
        let mut scene = Scene::renewed();
        scene.pass(day * DAY_MS);
        assert_eq!(scene.restore(RENEW), [SettledItem::Renewed(Amount(75))], "day {day}");
        scene.assert_all_can_be_spent();
    }
}

#[test]
fn who_renewed_often_since_the_backup_is_cleared_in_one_meeting() {
    let mut scene = Scene::renewed();
    for _ in 0..4 {
        scene.pass(DAY_MS);
        scene.owner.command(Command::Quarantine);
        settle(&mut scene.owner, &mut scene.issuer, RENEW);
        assert_eq!(grades(&scene.owner), [Grade::Settled]);
    }
    assert_eq!(scene.restore(RENEW), [SettledItem::Renewed(Amount(75))]);
    scene.assert_all_can_be_spent();
}

#[test]
fn an_answer_that_was_given_before_frees_no_coin() {
    let mut scene = Scene::renewed();
    let mut payee = SimWallet::new("R", 3, BEGIN);
    pay_all(&mut scene.owner, &mut payee);
    scene.backup.command(Command::Quarantine);
    // The first local write is to be an answer, not the key of this device.
    scene.backup.command(Command::OpenExchange(RENEW));
    scene.backup.command(Command::CloseExchange);
    let before = scene.backup.writes.len();
    scene.backup.crash = Some(Crash::AfterWrite(Write::Local));
    let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut scene.backup, RENEW), (&mut scene.issuer, Intent::Serve), &mut Chance::new(9));
    let surrenders = scene.backup.writes[before..].iter().filter(|write| **write == Write::Surrendered).count();
    assert_eq!((surrenders, scene.backup.hits.crashes), (1, 1), "it was told what its coins had become, and no more");
    assert_eq!((scene.backup.balance(), grades(&scene.backup)), (0, vec![Grade::Quarantined]));
    // Whom it paid settles first: now the issuer can say whose they are.
    assert_eq!(settle(&mut payee, &mut scene.issuer, RENEW), [SettledItem::Renewed(Amount(75))]);
    assert_eq!(settle(&mut scene.backup, &mut scene.issuer, RENEW), [SettledItem::Dead(Amount(75))]);
    assert_eq!((scene.backup.balance(), payee.balance()), (0, 75), "each coin is with one of them");
    let conflicts = scene.backup.summary().conflicts;
    assert!(conflicts.len() == 3 && conflicts.iter().all(|conflict| conflict.ours), "it signed a payment and this");
}

#[test]
fn coins_that_were_paid_on_after_a_renewal_are_never_with_both() {
    for day in 0..2 {
        for payee_first in [true, false] {
            let mut scene = Scene::renewed();
            let mut payee = SimWallet::new("R", 3, BEGIN);
            pay_all(&mut scene.owner, &mut payee);
            scene.pass(day * DAY_MS);
            payee.pass(day * DAY_MS);
            if payee_first {
                settle(&mut payee, &mut scene.issuer, RENEW);
            }
            scene.restore(RENEW);
            settle(&mut payee, &mut scene.issuer, RENEW);
            let expected = if payee_first { (0, 75) } else { (75, 0) };
            assert_eq!((scene.backup.balance(), payee.balance()), expected, "day {day}: the issuer says it once");
            assert_eq!(scene.issuer.summary().conflicts.len(), 3, "three coins were spent twice");
        }
    }
}

#[test]
fn coins_that_were_given_back_since_the_backup_are_gone_and_nobody_is_named() {
    for day in 0..2 {
        for again_for_good in [false, true] {
            let mut scene = Scene::new();
            let give_back = scene.give_back();
            assert_eq!(settle(&mut scene.owner, &mut scene.issuer, give_back), [SettledItem::GivenBack(Amount(75))]);
            scene.pass(day * DAY_MS);
            let asked = scene.issuer.asked.len();
            let intent = if again_for_good { scene.give_back() } else { RENEW };
            assert_eq!(scene.restore(intent), [SettledItem::GivenBack(Amount(75))]);
            assert_eq!((scene.backup.balance(), grades(&scene.backup)), (0, Vec::new()));
            assert_eq!(scene.issuer.asked.len(), asked, "nobody is asked to pay for them again");
            scene.assert_nobody_is_named();
        }
    }
}

#[test]
fn coins_that_were_renewed_since_the_backup_can_be_given_back() {
    for day in 0..2 {
        let mut scene = Scene::renewed();
        scene.pass(day * DAY_MS);
        let give_back = scene.give_back();
        assert_eq!(scene.restore(give_back), [SettledItem::GivenBack(Amount(75))]);
        assert_eq!((scene.backup.balance(), grades(&scene.backup)), (0, Vec::new()));
        scene.assert_nobody_is_named();
    }
}

/// Somebody before this wallet's owner spent a coin twice, the owner paid it to Ann since the backup, and a peer proves the former.
#[test]
fn a_peer_can_condemn_a_quarantined_coin_and_only_the_issuer_clears_it() {
    for ann_first in [true, false] {
        let (mut issuer, mut chance) = (issuer("I", 1), Chance::new(5));
        let [mut cheat, mut owner, mut other, mut ann] =
            [("C", 2), ("S", 3), ("Q", 4), ("A", 5)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
        hand_over(&mut issuer, &mut cheat, 5);
        hand_over(&mut issuer, &mut ann, 1);
        let mut twin = cheat.copied("D");
        hand_over(&mut cheat, &mut owner, 5);
        hand_over(&mut twin, &mut other, 5);
        let mut backup = owner.copied("T");
        hand_over(&mut owner, &mut ann, 5);
        let asked = ask(&ann, 5);
        let refused = Meeting { patience: 200, ..Meeting::default() };
        refused.hold((&mut other, pay()), (&mut ann, asked), &mut chance);
        backup.command(Command::Quarantine);
        hand_over(&mut ann, &mut backup, 1);
        let conflicts = backup.summary().conflicts;
        assert!(conflicts.len() == 1 && !conflicts[0].ours, "{conflicts:?}");
        assert_eq!((conflicts[0].grade, backup.balance()), (Some(Grade::Quarantined), 1), "told, and not to be spent");
        assert_eq!(backup.summary(), backup.summary_from_disk());
        let asked = ask(&cheat, 5);
        refused.hold((&mut backup, pay()), (&mut cheat, asked), &mut chance);
        assert_eq!((backup.balance(), cheat.balance()), (1, 0));
        if ann_first {
            settle(&mut ann, &mut issuer, RENEW);
        }
        let became = settle(&mut backup, &mut issuer, RENEW);
        settle(&mut ann, &mut issuer, RENEW);
        let (expected, item) =
            if ann_first { ((1, 5), SettledItem::Dead(Amount(5))) } else { ((6, 0), SettledItem::Renewed(Amount(6))) };
        assert!(became.contains(&item), "{became:?}");
        assert_eq!((backup.balance(), ann.balance()), expected, "the issuer says it once");
        if !ann_first {
            hand_over(&mut backup, &mut SimWallet::new("P", 6, BEGIN), 6);
        }
    }
}

/// The restored wallet settles twice, with a crash on the way; it starts again by itself.
fn restore_through(crash: Option<Crash>) -> Scene {
    let mut scene = Scene::renewed();
    scene.pass(DAY_MS);
    scene.backup.command(Command::Quarantine);
    scene.backup.crash = crash;
    for _ in 0..2 {
        let meeting = Meeting { patience: 300, down_for: 100, ..Meeting::default() };
        meeting.hold((&mut scene.backup, RENEW), (&mut scene.issuer, Intent::Serve), &mut Chance::new(9));
    }
    scene
}

#[test]
fn a_crash_at_any_effect_of_a_restored_wallet_changes_nothing_of_the_end() {
    let mut calm = restore_through(None);
    let begun = {
        let mut scene = Scene::renewed();
        scene.backup.command(Command::Quarantine);
        usize::try_from(scene.backup.effects_done()).unwrap()
    };
    let kinds: Vec<EffectKind> = calm.backup.effects()[begun..].to_vec();
    calm.assert_all_can_be_spent();
    assert!(kinds.len() > 10, "{kinds:?}");
    // What is only shown is shown again; what is signed, read and stored is what counts.
    let counts = |kind: &EffectKind| matches!(kind, EffectKind::Key | EffectKind::Load | EffectKind::Persist);
    for (at, kind) in kinds.iter().enumerate().filter(|(_, kind)| counts(kind)) {
        for crash in kind.crashes((begun + at) as u64) {
            let mut hit = restore_through(Some(crash));
            assert!(hit.backup.hits.crashes + hit.backup.hits.storage_errors > 0, "{crash:?} did not happen");
            hit.assert_all_can_be_spent();
        }
    }
}
