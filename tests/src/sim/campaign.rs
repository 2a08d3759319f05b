//! Many villages, one after another on each thread. A campaign is its first seed: village `n` has the seed `first + n`.
use std::collections::BTreeMap;
use std::ops::Range;
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

    /// What a campaign of at least so many transfers lacks, in words.
    pub fn shortcomings(&self, transfers: u64) -> Vec<String> {
        let Coverage { covered, existing } = self.coverage;
        let happened = self.tally.transfers;
        let few = (happened < transfers).then(|| format!("{happened} of {transfers} transfers happened"));
        let unhit = (covered != existing).then(|| format!("{covered} of {existing} crash points were reached"));
        [few, unhit].into_iter().flatten().collect()
    }
}

/// Runs villages from `seed` on until they have lived through so many transfers (a few are barren), and every crash point when
/// asked to.
pub fn run(seed: u64, transfers: u64, threads: usize, with_points: bool) -> Report {
    let started = Instant::now();
    let coverage = if with_points { points::run_all(threads) } else { Coverage::default() };
    let (mut tally, mut traces) = (Tally::default(), Vec::new());
    // Threads change nothing: how many villages there are more follows from those that have ended.
    while tally.transfers < transfers && (traces.len() as u64) < 2 * transfers.div_ceil(LIFETIME) {
        let next = seed + traces.len() as u64;
        let missing = (transfers - tally.transfers).div_ceil(LIFETIME);
        for (lived, trace) in run_villages(next..next + missing, threads) {
            tally = tally.plus(&lived);
            traces.push(trace);
        }
    }
    let traces: Vec<&[u8]> = traces.iter().map(|trace| &trace.as_bytes()[..]).collect();
    let trace = Hash::derive("node", &traces);
    Report { seed, tally, coverage, trace, seconds: started.elapsed().as_secs_f64() }
}

/// The villages of these seeds, in their order.
fn run_villages(seeds: Range<u64>, threads: usize) -> Vec<(Tally, Hash)> {
    let next = AtomicU64::new(seeds.start);
    let ended = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                let _stop = StopAll(&next);
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if !seeds.contains(&seed) {
                        return;
                    }
                    let end = run_village(seed);
                    ended.lock().unwrap().insert(seed, end);
                }
            });
        }
    });
    ended.into_inner().unwrap().into_values().collect()
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
