//! Breadth first over every state, with the way back to the start, so that what is found is shown by its shortest trace.
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crate::court::Fate;
use crate::invariant::{Invariant, Judge};
use crate::local::{Input, Way};
use crate::trace;
use crate::world::{Event, Global, World};

/// What a search found.
#[derive(Debug, Default)]
pub struct Found {
    /// States.
    pub states: usize,
    /// Transitions.
    pub transitions: usize,
    /// Whether the search stopped at its bound.
    pub cut_short: bool,
    /// The shortest trace to each violation.
    pub violations: BTreeMap<Invariant, Vec<String>>,
    /// Distinct wallets, messages, headers, ledgers that were really computed.
    pub distinct: [usize; 4],
    /// How often each way of ending was reached, to see that a search is not empty.
    pub resolved: usize,
}

/// How far a search goes.
#[derive(Clone, Copy, Debug)]
pub struct Bounds<'a> {
    /// Most states.
    pub states: usize,
    /// Stop when these are found.
    pub until: &'a [Invariant],
    /// Whether reachability of a resolved state is claimed (I7).
    pub liveness: bool,
}

/// Searches a world.
pub fn search(world: &mut World, bounds: &Bounds<'_>) -> Found {
    let mut run = Run::new(world.start());
    let mut judge = Judge::default();
    run.judge_start(world, &mut judge);
    let mut next = Vec::new();
    let mut place = 0;
    while place < run.states.len() {
        next.clear();
        let state = run.states[place];
        world.next(&state, &mut next);
        run.expand(place, &next, (world, &mut judge));
        place += 1;
        let done = !bounds.until.is_empty() && bounds.until.iter().all(|each| run.first.contains_key(each));
        if done || run.states.len() > bounds.states {
            run.cut_short = !done;
            break;
        }
    }
    let explored = place == run.states.len();
    if bounds.liveness && explored {
        run.check_liveness(world, &mut judge);
    }
    run.report(world, &mut judge)
}

struct Run {
    ids: HashMap<Global, u32, BuildHasherDefault<Mix>>,
    states: Vec<Global>,
    parents: Vec<u32>,
    /// Successors of each state in turn, the top bit for events that the honest cannot bring about.
    edges: Vec<u32>,
    ends: Vec<usize>,
    first: BTreeMap<Invariant, u32>,
    transitions: usize,
    cut_short: bool,
}

const UNHELPFUL: u32 = 1 << 31;

impl Run {
    fn new(start: Global) -> Self {
        let mut ids = HashMap::default();
        ids.insert(start, 0);
        Self {
            ids,
            states: vec![start],
            parents: vec![0],
            edges: Vec::new(),
            ends: Vec::new(),
            first: BTreeMap::new(),
            transitions: 0,
            cut_short: false,
        }
    }

    fn judge_start(&mut self, world: &mut World, judge: &mut Judge) {
        let state = self.states[0];
        for invariant in judge.violated(world, &state) {
            self.first.entry(invariant).or_insert(0);
        }
    }

    fn expand(&mut self, place: usize, next: &[(Event, Global)], (world, judge): (&mut World, &mut Judge)) {
        let parent = u32::try_from(place).expect("fewer than 2^31 states");
        for (event, state) in next {
            self.transitions += 1;
            let id = match self.ids.get(state) {
                Some(id) => *id,
                None => {
                    let id = u32::try_from(self.states.len()).expect("fewer than 2^31 states");
                    self.ids.insert(*state, id);
                    self.states.push(*state);
                    self.parents.push(parent);
                    for invariant in judge.violated(world, state) {
                        self.first.entry(invariant).or_insert(id);
                    }
                    id
                }
            };
            if repeats(world, &self.states[place], *event, state) {
                self.first.entry(Invariant::I9).or_insert(id);
            }
            if overrules(world, &self.states[place], state) {
                self.first.entry(Invariant::I6).or_insert(id);
            }
            self.edges.push(if event.is_helpful() { id } else { id | UNHELPFUL });
        }
        self.ends.push(self.edges.len());
    }

    fn successors(&self, place: usize) -> &[u32] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.edges[start..self.ends[place]]
    }

    /// I7, twice: with everything that the honest can do, and, before the witness is within reach, without it.
    fn check_liveness(&mut self, world: &World, judge: &mut Judge) {
        let goal: Vec<bool> = self.states.iter().map(|state| judge.is_resolved(world, state)).collect();
        let any = self.backwards(&goal, |_| true);
        let offline: Vec<bool> = self.states.iter().map(|state| !state.is_online()).collect();
        let alone: Vec<bool> = goal.iter().zip(&offline).map(|(goal, offline)| *goal && *offline).collect();
        let alone = self.backwards(&alone, |state| !state.is_online());
        let everybody_is_honest = world.local.book.cast.people.iter().all(|person| person.honest);
        let restored = |state: &Global| state.marks & crate::world::RESTORED != 0;
        let stuck = (0..self.states.len()).find(|place| {
            !any[*place]
                || (everybody_is_honest && offline[*place] && !restored(&self.states[*place]) && !alone[*place])
        });
        if let Some(stuck) = stuck {
            self.first.entry(Invariant::I7).or_insert(u32::try_from(stuck).expect("a state's number"));
        }
    }

    fn backwards(&self, goal: &[bool], within: impl Fn(&Global) -> bool) -> Vec<bool> {
        let mut good = goal.to_vec();
        loop {
            let mut changed = false;
            for place in (0..self.states.len()).rev() {
                if good[place] || !within(&self.states[place]) {
                    continue;
                }
                let helped = self.successors(place).iter().any(|next| next & UNHELPFUL == 0 && good[*next as usize]);
                if helped {
                    good[place] = true;
                    changed = true;
                }
            }
            if !changed {
                return good;
            }
        }
    }

    fn report(self, world: &mut World, judge: &mut Judge) -> Found {
        let violations = self.first.iter().map(|(invariant, at)| (*invariant, self.trace(world, *at))).collect();
        let resolved = self.states.iter().filter(|state| judge.is_resolved(world, state)).count();
        let book = &world.local.book;
        Found {
            states: self.states.len(),
            transitions: self.transitions,
            cut_short: self.cut_short,
            violations,
            distinct: [book.places.len(), book.said.len(), book.cases.len(), world.court.ledgers.len()],
            resolved,
        }
    }

    fn trace(&self, world: &mut World, at: u32) -> Vec<String> {
        let mut path = vec![at];
        while let Some(&last) = path.last()
            && last != 0
        {
            path.push(self.parents[last as usize]);
        }
        path.reverse();
        let mut next = Vec::new();
        let steps = path.windows(2).map(|pair| {
            let (from, to) = (self.states[pair[0] as usize], self.states[pair[1] as usize]);
            next.clear();
            world.next(&from, &mut next);
            let event = next.iter().find(|(_, state)| *state == to).map(|(event, _)| *event);
            event.map_or_else(String::new, |event| trace::describe(world, event))
        });
        steps.collect()
    }
}

/// I9: a message that has changed this wallet before changes it again.
fn repeats(world: &World, from: &Global, event: Event, to: &Global) -> bool {
    let (Event::Step(who, Input::Deliver(message), Way::Whole) | Event::Told(who, Input::Deliver(message), Way::Whole)) =
        event
    else {
        return false;
    };
    let took = world.local.book.places[usize::from(from.places[who])].took;
    took >> message & 1 == 1 && from.places[who] != to.places[who]
}

/// I6, in time: a request that was published this moment is decided against somebody honest who holds the certificate, and who
/// had no window in which to show it.
fn overrules(world: &mut World, from: &Global, to: &Global) -> bool {
    if from.ledger == to.ledger {
        return false;
    }
    let new = world.court.just_published(from.ledger, &world.local.book, from.tick);
    new.into_iter().any(|case| {
        world.court.fate(to.ledger, &world.local.book, case) == Fate::Void && world.holds_certificate(from, case)
    })
}

/// A quick hash for small integers.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u16(&mut self, value: u16) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }
}
