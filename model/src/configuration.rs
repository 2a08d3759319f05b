//! The worlds that are searched.
use std::time::Instant;

use crate::cast::{Cast, Casting};
use crate::invariant::Invariant;
use crate::mutant::Mutant;
use crate::search::{Bounds, Found, search};
use crate::world::{Options, World};

/// A world with its name.
#[derive(Clone, Copy)]
pub struct Configuration {
    /// What it is called.
    pub name: &'static str,
    /// Names, and whether they are honest.
    people: &'static [(&'static str, bool)],
    /// Values and owners of the coins.
    coins: &'static [(u32, usize)],
    /// Payer, payee, coins paid, coins given back.
    deals: &'static [(usize, usize, &'static [usize], &'static [usize])],
    options: Options,
    /// Whether I7 is claimed.
    liveness: bool,
    /// Whether it is small enough for every test run.
    pub base: bool,
}

/// A search that is over.
pub struct Searched {
    /// Of what.
    pub name: String,
    /// What was found.
    pub found: Found,
    /// How long it took.
    pub seconds: f64,
}

const BOTH: &[(&str, bool)] = &[("Sara", true), ("Rolf", true)];
const CHEATING_PAYER: &[(&str, bool)] = &[("Sara", false), ("Rolf", true), ("Zeno", false)];
const CHEATING_PAYEE: &[(&str, bool)] = &[("Sara", true), ("Rolf", false), ("Zeno", false)];
const THREE: &[(&str, bool)] = &[("Anna", true), ("Bert", true), ("Cleo", true)];

/// Sara pays 5 and gets 2 back.
const PAIR_COINS: &[(u32, usize)] = &[(2, 1), (5, 0)];
type Deals = &'static [(usize, usize, &'static [usize], &'static [usize])];
const PAIR: Deals = &[(0, 1, &[1], &[0])];
/// The cheat may pay the same coin to a friend instead.
const PAIR_OR_FRIEND: Deals = &[(0, 1, &[1], &[0]), (0, 2, &[1], &[])];
/// The cheat may pay the change that it owes, or what it received, to a friend.
const PAIR_THEN_FRIEND: Deals = &[(0, 1, &[1], &[0]), (1, 2, &[0], &[])];

const WITNESSED: Options =
    Options { restores: None, witness_restores: false, lean: false, prune: false, witnessed: true, reachable: true };
const ALONE: Options = Options { witnessed: false, reachable: false, ..WITNESSED };
/// What the witness says is no part of it: whose fault it was follows from what the others signed.
const OUT_OF_REACH: Options = Options { reachable: false, ..WITNESSED };

const fn pair(name: &'static str, options: Options) -> Configuration {
    Configuration { name, people: BOTH, coins: PAIR_COINS, deals: PAIR, options, liveness: true, base: true }
}

const HONEST: Configuration = pair("honest and honest", WITNESSED);
const NO_WITNESS: Configuration = pair("honest and honest, no witness", ALONE);
const WITNESS_RESTORED: Configuration = Configuration {
    liveness: false,
    ..pair("witness put back from a backup", Options { witness_restores: true, ..WITNESSED })
};
const PAYER_RESTORED: Configuration = pair("payer put back from a backup", Options { restores: Some(0), ..WITNESSED });
const PAYEE_RESTORED: Configuration = pair("payee put back from a backup", Options { restores: Some(1), ..WITNESSED });
const EVIL_PAYER: Configuration =
    Configuration { name: "evil payer", people: CHEATING_PAYER, deals: PAIR_OR_FRIEND, ..HONEST };
const EVIL_PAYEE: Configuration =
    Configuration { name: "evil payee", people: CHEATING_PAYEE, deals: PAIR_THEN_FRIEND, ..HONEST };
const EVIL_PAYER_ALONE: Configuration = Configuration {
    name: "evil payer, no witness",
    options: ALONE,
    // Without a witness a cheat can block; that is said, not hidden.
    liveness: false,
    ..EVIL_PAYER
};
const EVIL_PAYEE_ALONE: Configuration =
    Configuration { name: "evil payee, no witness", options: ALONE, liveness: false, ..EVIL_PAYEE };

/// Anna pays Bert 3 with a 5 and gets 2 back; Bert pays Cleo with that very 2.
const CHANGE_WANTED: Configuration = Configuration {
    name: "three wallets, the change wanted twice",
    people: THREE,
    deals: &[(0, 1, &[1], &[0]), (1, 2, &[0], &[])],
    ..HONEST
};
/// Anna pays Bert 3 with a 5; Bert pays Cleo 4 with that 5 and gets 1 back.
const ONWARD: Configuration = Configuration {
    name: "three wallets, three coins, paid onward",
    people: THREE,
    coins: &[(1, 2), (2, 1), (5, 0)],
    deals: &[(0, 1, &[2], &[1]), (1, 2, &[2], &[0])],
    ..HONEST
};
const EVIL_FIRST: Configuration = Configuration {
    name: "three wallets, the first evil",
    people: &[("Anna", false), ("Bert", true), ("Cleo", true)],
    ..CHANGE_WANTED
};
const EVIL_MIDDLE: Configuration = Configuration {
    name: "three wallets, the middle evil",
    people: &[("Anna", true), ("Bert", false), ("Cleo", true)],
    ..CHANGE_WANTED
};
const EVIL_LAST: Configuration = Configuration {
    name: "three wallets, the last evil",
    people: &[("Anna", true), ("Bert", true), ("Cleo", false)],
    base: false,
    ..ONWARD
};
/// A cheat who breaks one deal of two, for evidence that names another transfer.
const TWO_DEALS: Configuration = Configuration {
    name: "two deals with a cheat, the change paid on",
    people: &[("Anna", false), ("Bert", true), ("Cleo", true)],
    coins: &[(1, 0), (2, 1), (5, 0)],
    deals: &[(0, 1, &[2], &[1]), (0, 1, &[0], &[]), (1, 2, &[1], &[])],
    options: OUT_OF_REACH,
    base: false,
    liveness: false,
};
/// An honest payer who aborts once and pays once, with a payee who spends its change three times.
const TWO_TRIES: Configuration = Configuration {
    name: "two tries with a cheat, the change paid on",
    people: &[("Anna", true), ("Bert", false), ("Cleo", true)],
    deals: &[(0, 1, &[1], &[0]), (0, 1, &[1], &[0]), (1, 2, &[0], &[])],
    options: OUT_OF_REACH,
    base: false,
    liveness: false,
    ..HONEST
};

/// Every world.
pub const ALL: &[Configuration] = &[
    HONEST,
    NO_WITNESS,
    EVIL_PAYER,
    EVIL_PAYEE,
    EVIL_PAYER_ALONE,
    EVIL_PAYEE_ALONE,
    PAYER_RESTORED,
    PAYEE_RESTORED,
    WITNESS_RESTORED,
    CHANGE_WANTED,
    ONWARD,
    EVIL_FIRST,
    EVIL_MIDDLE,
    EVIL_LAST,
    TWO_DEALS,
    TWO_TRIES,
];

impl Configuration {
    fn world(&self, mutant: Option<Mutant>) -> World {
        let Self { people, coins, deals, options, .. } = *self;
        let cast = Cast::new(&Casting { people, coins, deals, witnessed: options.witnessed });
        World::new(cast, options, mutant)
    }

    /// Searches it by the rules as they are; without `full`, large worlds leave out what smaller ones have.
    pub fn search(&self, states: usize, full: bool) -> Searched {
        let lean = !full && self.people.iter().filter(|(_, honest)| *honest).count() + self.deals.len() > 3;
        Self { options: Options { lean, prune: !full, ..self.options }, ..*self }
            .run(None, &Bounds { states, until: &[], liveness: self.liveness })
    }

    fn run(&self, mutant: Option<Mutant>, bounds: &Bounds<'_>) -> Searched {
        let started = Instant::now();
        let found = search(&mut self.world(mutant), bounds);
        let name = mutant.map_or_else(|| self.name.to_owned(), |mutant| format!("{mutant:?}"));
        Searched { name, found, seconds: started.elapsed().as_secs_f64() }
    }
}

impl Mutant {
    /// Where it is caught, and which invariants it must break there.
    pub fn trial(self) -> (Configuration, &'static [Invariant]) {
        use Invariant::{I1, I2, I3, I4, I5, I6, I7, I8, I9};
        match self {
            Self::RollbackAfterCommit => (HONEST, &[I1, I2, I3]),
            Self::UnlockAtExpiry => (HONEST, &[I1]),
            Self::ChangeSpendableAtCommit => (HONEST, &[I4]),
            Self::LateCommitAfterFiling => (HONEST, &[I2, I7]),
            Self::WitnessAbortsForPayer => (EVIL_PAYER, &[I5]),
            Self::WitnessTakesChangeAlone => (EVIL_PAYER, &[I6]),
            Self::FiledBeforeItLeaves => (HONEST, &[I7]),
            Self::TimedFromExpiryAlone => (EVIL_PAYEE, &[I6]),
            Self::ForeignVoidEvidence => (TWO_DEALS, &[I8]),
            Self::ReceiverAbortAlone => (EVIL_PAYER, &[I8]),
            Self::UnrelatedEvidenceExcuses => (TWO_TRIES, &[I8]),
            Self::LocksWithoutLink => (CHANGE_WANTED, &[I6]),
            Self::AbortForUnknown => (PAYER_RESTORED, &[I3]),
            Self::UnflushedCommit => (HONEST, &[I3]),
            Self::UnflushedVote => (CHANGE_WANTED, &[I1]),
            Self::RestoreWithoutQuarantine => (PAYER_RESTORED, &[I2, I3]),
            Self::ForgetfulWitness => (WITNESS_RESTORED_MUTANT, &[I5]),
            Self::MixedRules => (HONEST, &[I1]),
            Self::OfferTakenAgain => (HONEST, &[I9]),
        }
    }

    /// Searches until every invariant that it must break is broken.
    pub fn search(self, states: usize) -> Searched {
        let (configuration, until) = self.trial();
        configuration.run(Some(self), &Bounds { states, until, liveness: true })
    }
}

const WITNESS_RESTORED_MUTANT: Configuration = WITNESS_RESTORED;
