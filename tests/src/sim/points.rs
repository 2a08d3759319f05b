//! Every crash point of a set of scripted transfers and settlements: an undisturbed run counts what each wallet is asked to do, and then there is
//! one run for each of these places, before it, after it, and with a disk that fails or lies at it.
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Intent};

use crate::sim::chance::Chance;
use crate::sim::crash::Crash;
use crate::sim::fixtures::{BEGIN, ask, change, issuer, market, pay};
use crate::sim::link::Link;
use crate::sim::meeting::Meeting;
use crate::sim::reference::Reference;
use crate::sim::wallet::SimWallet;

mod market;

pub use market::Matter;

/// How many of the places where a wallet can be hit were tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Places at which a run was hit, and ended well.
    pub covered: u64,
    /// Places that an undisturbed run passes.
    pub existing: u64,
}

/// A scripted transfer between a payer worth 193 and a payee worth 7, or a holder's meeting with the issuer after one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plot {
    /// What was left when power went at a write while the payer's abort met a late vote is finished.
    AbortRecovered(Crash),
    /// The payer cancels in this frame, after its offer was written.
    Cancelled(u32),
    /// The payee says no to the offer.
    Declined,
    /// 20 are paid with a coin of 20.
    Exact,
    /// The payee's vote comes after the payer's deadline: it is released by an abort statement.
    LateVote,
    /// What was left of a payment with change when power went at a write is finished.
    Recovered(Crash),
    /// A holder settles with the issuer, who serves.
    Settled(Matter),
    /// A coin of 20 is changed for small ones.
    Swapped,
    /// 13 are paid, and change comes back.
    WithChange,
}

/// Runs every crash point of every plot.
pub fn run_all(threads: usize) -> Coverage {
    let plots = Plot::all();
    let (next, sum) = (AtomicUsize::new(0), Mutex::new(Coverage::default()));
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                while let Some(plot) = plots.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Coverage { covered, existing } = plot.run_all_points();
                    let mut sum = sum.lock().unwrap();
                    sum.covered += covered;
                    sum.existing += existing;
                }
            });
        }
    });
    sum.into_inner().unwrap()
}

impl Plot {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let around = |writes: &[Write]| -> Vec<Crash> {
            writes.iter().flat_map(|write| [Crash::BeforeWrite(*write), Crash::AfterWrite(*write)]).collect()
        };
        let writes = [Write::S1, Write::R1, Write::S2, Write::R2, Write::S3];
        let mut plots = vec![Self::Declined, Self::Exact, Self::LateVote, Self::Swapped, Self::WithChange];
        plots.extend(cancelled_offers());
        plots.extend(around(&writes).into_iter().map(Self::Recovered));
        plots.extend(around(&[Write::S2Abort, Write::RolledBack]).into_iter().map(Self::AbortRecovered));
        plots.extend(Matter::ALL.map(Self::Settled));
        plots
    }

    /// Counts the crash points of this plot, and runs each.
    pub fn run_all_points(self) -> Coverage {
        let before = self.prepare();
        let mut undisturbed = copy(&before);
        self.act(&mut undisturbed);
        let kinds = self.sides().map(|side| (side, undisturbed[side].effects().to_vec()));
        self.finish(&mut undisturbed, &format!("{self:?}"));
        let mut coverage = Coverage::default();
        for (side, kinds) in &kinds {
            for crash in (0..).zip(kinds).flat_map(|(number, kind)| kind.crashes(number)) {
                coverage.existing += 1;
                coverage.covered += u64::from(self.run_point(&before, (*side, crash)));
            }
        }
        coverage
    }

    /// What the two write in an undisturbed run.
    pub fn writes(self) -> Vec<Write> {
        let mut wallets = copy(&self.prepare());
        let before = self.sides().map(|side| wallets[side].writes.len());
        self.act(&mut wallets);
        let written = self.sides().into_iter().zip(before);
        written.flat_map(|(side, before)| wallets[side].writes.split_off(before)).collect()
    }

    fn run_point(self, before: &[SimWallet], (side, crash): (usize, Crash)) -> bool {
        let mut wallets = copy(before);
        wallets[side].crash = Some(crash);
        self.act(&mut wallets);
        let reached = wallets[side].crash.take().is_none();
        self.finish(&mut wallets, &format!("{self:?}, side {side}, {crash:?}"));
        reached
    }

    /// The two wallets of which each effect is hit.
    fn sides(self) -> [usize; 2] {
        if let Self::Settled(matter) = self { matter.sides() } else { [0, 1] }
    }

    /// What was there before the part that is hit.
    fn prepare(self) -> Vec<SimWallet> {
        if let Self::Settled(matter) = self {
            return matter.prepare();
        }
        let mut pair = before_thirteen();
        match self {
            Self::Declined | Self::Exact | Self::WithChange | Self::Cancelled(_) | Self::Settled(_) => {}
            Self::Swapped => before_swap(&mut pair),
            Self::LateVote => pay_thirteen(&mut pair, Crash::AfterWrite(Write::R1)),
            Self::Recovered(cut) => pay_thirteen(&mut pair, cut),
            Self::AbortRecovered(cut) => abort_thirteen(&mut pair, cut),
        }
        start_all(&mut pair);
        pair
    }

    /// The part that is hit.
    fn act(self, pair: &mut [SimWallet]) {
        match self {
            Self::Exact => pay_amount(pair, &direct(), 20),
            Self::WithChange => pay_amount(pair, &direct(), 13),
            Self::Swapped => {
                let wish = change(&pair[1], &[(20, 1)]);
                hold(pair, &direct(), [pay(), wish]);
            }
            Self::Cancelled(at) => {
                let meeting = Meeting { whims: vec![(at, 0, Command::Cancel)], ..direct() };
                pay_amount(pair, &meeting, 13);
            }
            Self::Declined => {
                let meeting = Meeting { agree: [true, false], ..direct() };
                let typed = Intent::Pay { amount: Some(Amount(13)), authority: None };
                let asked = ask(&pair[1], 0);
                hold(pair, &meeting, [typed, asked]);
            }
            Self::LateVote => {
                pair[0].pass(OFFER_STANDS_MS + 1);
                hold(pair, &direct(), [pay(), Intent::Resume(None)]);
            }
            Self::Recovered(_) | Self::AbortRecovered(_) => {
                meet_again(pair);
            }
            Self::Settled(matter) => matter.act(pair),
        }
    }

    /// Whoever has something open ends it; then the model must agree, and value is where it was or where it was to go.
    fn finish(self, wallets: &mut [SimWallet], what: &str) {
        start_all(wallets);
        if let Self::Settled(matter) = self {
            matter.finish(wallets);
            assert_agreed(wallets, what);
            return matter.assert_ended(wallets, what);
        }
        finish_pair(wallets);
        assert_agreed(wallets, what);
        let ends = (wallets[0].balance(), wallets[1].balance());
        // Before or after: nothing, 13 or 20 are paid; a swap pays nothing, and the reference knows where its coins are.
        assert!(matches!(ends, (193, 7) | (180, 20) | (173, 27) | (223, 27)), "I6, {what}: {ends:?}");
    }
}

/// The frames in which a cancelling payer has written its offer and not yet decided.
fn cancelled_offers() -> Vec<Plot> {
    let before = before_thirteen();
    let aborts = |at: &u32| {
        let mut pair = copy(&before);
        Plot::Cancelled(*at).act(&mut pair);
        pair[0].writes.contains(&Write::S2Abort)
    };
    (0..40).filter(aborts).map(Plot::Cancelled).collect()
}

/// A payer worth 193 and a payee worth 7, which share the order of their writes.
fn before_thirteen() -> Vec<SimWallet> {
    let mut pair = vec![issuer("payer", 1), SimWallet::new("payee", 2, BEGIN)];
    share_order(&mut pair);
    pay_amount(&mut pair, &direct(), 7);
    assert_eq!((pair[0].balance(), pair[1].balance()), (193, 7));
    pair
}

/// The payee has one coin of 20, the payer others that make as much.
fn before_swap(pair: &mut [SimWallet]) {
    pay_amount(pair, &direct(), 20);
    pair[0].command(Command::Issue(market(&[(1, 5), (2, 5), (5, 5), (10, 1)])));
}

/// Pays 13 until one of them loses power at the cut; nobody comes back.
fn pay_thirteen(pair: &mut [SimWallet], cut: Crash) {
    pair.iter_mut().for_each(|wallet| wallet.crash = Some(cut));
    pay_amount(pair, &Meeting { patience: 40, down_for: 1_000, ..direct() }, 13);
    start_all(pair);
}

/// The payer's deadline passes over a payee that has voted; the two meet, unless one of them loses power at the cut before.
fn abort_thirteen(pair: &mut [SimWallet], cut: Crash) {
    pay_thirteen(pair, Crash::AfterWrite(Write::R1));
    pair.iter_mut().for_each(|wallet| wallet.crash = Some(cut));
    pair[0].pass(OFFER_STANDS_MS + 1);
    if !pair[0].is_down() {
        let meeting = Meeting { patience: 40, down_for: 1_000, ..direct() };
        hold(pair, &meeting, [pay(), Intent::Resume(None)]);
    }
    assert!(pair.iter().any(|wallet| wallet.crash.is_none()), "{cut:?} was not reached");
    start_all(pair);
}

/// Whoever has something open comes to finish it; the other comes for something that does not come about.
fn meet_again(pair: &mut [SimWallet]) {
    let resumes = |wallet: &SimWallet| !wallet.summary().open.is_empty();
    let paying = if resumes(&pair[0]) { Intent::Resume(None) } else { pay() };
    let receiving = if resumes(&pair[1]) { Intent::Resume(None) } else { ask(&pair[1], 1_000_000) };
    hold(pair, &direct(), [paying, receiving]);
}

fn start_all(pair: &mut [SimWallet]) {
    for wallet in pair {
        wallet.crash = None;
        if wallet.is_down() {
            wallet.start();
        }
    }
}

fn direct() -> Meeting {
    Meeting { link: Link::DIRECT, patience: 40, down_for: 3, ..Meeting::default() }
}

fn pay_amount(pair: &mut [SimWallet], meeting: &Meeting, amount: u32) {
    let asked = ask(&pair[1], amount);
    hold(pair, meeting, [pay(), asked]);
}

fn hold(pair: &mut [SimWallet], meeting: &Meeting, intents: [Intent; 2]) {
    hold_between(pair, [0, 1], meeting, intents);
}

fn hold_between(wallets: &mut [SimWallet], who: [usize; 2], meeting: &Meeting, [first, second]: [Intent; 2]) {
    let [one, other] = wallets.get_disjoint_mut(who).unwrap();
    meeting.hold((one, first), (other, second), &mut Chance::new(1));
}

/// The same wallets, started again from copies of their disks.
fn copy(wallets: &[SimWallet]) -> Vec<SimWallet> {
    let again = |(seed, wallet): (u64, &SimWallet)| wallet.restored(wallet.name, wallet.disk().clone(), seed);
    let mut copies: Vec<SimWallet> = (0..).zip(wallets).map(again).collect();
    share_order(&mut copies);
    copies
}

fn share_order(wallets: &mut [SimWallet]) {
    let written = wallets.iter().flat_map(|wallet| wallet.disk().entries(0)).map(|entry| entry.moment + 1).max();
    let order = Rc::new(Cell::new(written.unwrap_or(0)));
    wallets.iter_mut().for_each(|wallet| wallet.share_order(&order));
}

/// The two meet until nothing is open.
fn finish_pair(pair: &mut [SimWallet]) {
    for _ in 0..2 {
        if pair.iter().any(|wallet| !wallet.summary().open.is_empty()) {
            meet_again(pair);
        }
    }
    pair[0].pass(OFFER_STANDS_MS + 1);
}

/// Nothing is open, the disks say what the screens say, and the model agrees.
fn assert_agreed(wallets: &[SimWallet], what: &str) {
    let mut reference = Reference::default();
    reference.read(wallets);
    for (who, wallet) in wallets.iter().enumerate() {
        assert!(wallet.summary().open.is_empty(), "{what}: {:?}", wallet.summary().open);
        assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{what}");
        assert_eq!(wallet.coins(), wallet.coins_from_disk(), "{what}");
        reference.compare(who, wallet);
        reference.assert_no_log_says_both(wallet);
    }
    reference.compare_end();
}
