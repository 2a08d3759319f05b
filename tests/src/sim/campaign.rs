//! Many villages, one after another on each thread. A campaign is its first seed: village `n` has the seed `first + n`.
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use juicetokens_engine::foundation::hash::Hash;

use crate::sim::points::{self, Coverage};
use crate::sim::tally::Tally;
use crate::sim::village::{LIFETIME, Village, lifetime};

/// What a campaign came to.
#[derive(Clone, Debug)]
pub struct Report {
    /// The first seed.
    pub seed: u64,
    /// What happened in all villages together.
    pub tally: Tally,
    /// Crash points of the scripted transfers.
    pub coverage: Coverage,
    /// A hash over every write of every village, in the order of their seeds.
    pub trace: Hash,
    /// Wall-clock seconds.
    pub seconds: f64,
}

impl Report {
    /// One line of JSON.
    pub fn to_json(&self) -> String {
        let Tally { transfers, committed, aborted, forgotten, crashes, storage_errors, clock_jumps, replays, .. } =
            self.tally;
        let Tally { settlements, own_settlements, quarantines, restores, twins, proofs, .. } = self.tally;
        let Coverage { covered, existing } = self.coverage;
        let (seed, seconds, trace) = (self.seed, self.seconds, self.trace);
        format!(
            "{{\"transfers\":{transfers},\"committed\":{committed},\"aborted\":{aborted},\"forgotten\":{forgotten},\"crashes\":{crashes},\
             \"crash_points_covered\":{covered},\"crash_points_existing\":{existing},\
             \"storage_errors\":{storage_errors},\"clock_jumps\":{clock_jumps},\"replays\":{replays},\
             \"settlements\":{settlements},\"own_settlements\":{own_settlements},\"quarantines\":{quarantines},\
             \"restores\":{restores},\"twins\":{twins},\"proofs\":{proofs},\
             \"seconds\":{seconds:.1},\"seed\":{seed},\"trace\":\"{trace}\"}}"
        )
    }
}

/// Runs as many villages from `seed` on as live through about `transfers` (the old ones make up for the barren ones), and every crash point when asked to.
pub fn run(seed: u64, transfers: u64, threads: usize, with_points: bool) -> Report {
    let started = Instant::now();
    let coverage = if with_points { points::run_all(threads) } else { Coverage::default() };
    let villages = transfers.div_ceil(LIFETIME);
    let next = AtomicU64::new(0);
    let ended = Mutex::new(vec![None; villages as usize]);
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                let _stop = StopAll(&next);
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= villages {
                        return;
                    }
                    let end = run_village(seed + number);
                    ended.lock().unwrap()[number as usize] = Some(end);
                }
            });
        }
    });
    let ended: Vec<(Tally, Hash)> = ended.into_inner().unwrap().into_iter().map(Option::unwrap).collect();
    let traces: Vec<&[u8]> = ended.iter().map(|(_, trace)| &trace.as_bytes()[..]).collect();
    let trace = Hash::derive("node", &traces);
    let tally = ended.iter().fold(Tally::default(), |sum, (tally, _)| sum.plus(tally));
    Report { seed, tally, coverage, trace, seconds: started.elapsed().as_secs_f64() }
}

/// Keeps the other threads from starting more villages when one has failed.
struct StopAll<'a>(&'a AtomicU64);

impl Drop for StopAll<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.store(u64::MAX / 2, Ordering::Relaxed);
        }
    }
}

/// One village from its founding to its end.
pub fn run_village(seed: u64) -> (Tally, Hash) {
    let mut village = Village::found(seed);
    let tally = village.live(lifetime(seed));
    (tally, village.trace())
}
