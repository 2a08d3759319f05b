//! One wallet's member with its disk and its links, and what must hold of all that it does.
use std::collections::BTreeSet;

use juicetokens_council::border::{Input, LinkId, Opening, Output, Step, Summary};
use juicetokens_council::council::Council;

use crate::sim::fixtures::BEGIN;

/// Most bytes of a message (`docs/spec/14-committee-links.md`, section 2).
const MAX_BYTES: usize = 250_000;
/// What no input of a scene as small as this one brings about.
const MOST_SENT: usize = 1_000_000;
const MOST_OUTPUTS: usize = 1_000;

/// A member.
pub(super) struct Chair {
    council: Council,
    /// What it has stored.
    pub(super) disk: Vec<Vec<u8>>,
    /// How it stands.
    pub(super) shown: Summary,
    /// What it sends, until somebody takes it.
    pub(super) sent: Vec<(LinkId, Vec<u8>)>,
    /// How often it has answered a holder.
    pub(super) answers: usize,
    links: BTreeSet<LinkId>,
    now_ms: u64,
    drawn: u64,
    /// What it had stored when it began, and all that it heard since, each with how much it had stored then.
    begun: Vec<Vec<u8>>,
    heard: Vec<(Step, usize)>,
}

/// Where a member can be put back to.
pub(super) struct Moment {
    disk: Vec<Vec<u8>>,
    steps: Vec<Step>,
}

impl Chair {
    /// One that begins with this on its disk.
    pub(super) fn new(disk: Vec<Vec<u8>>) -> Self {
        let mut chair = Self::opened(disk);
        chair.give(Input::Begin);
        chair
    }

    /// The member as it was at a moment.
    pub(super) fn at(moment: &Moment) -> Self {
        let mut chair = Self::opened(moment.disk.clone());
        moment.steps.iter().for_each(|step| chair.take(step.clone()));
        chair.sent.clear();
        chair
    }

    fn opened(disk: Vec<Vec<u8>>) -> Self {
        let council = Council::open(Opening { name: "Ann".into(), log: disk.clone() }).unwrap();
        let (shown, links) = (Summary::default(), BTreeSet::new());
        let (sent, heard, begun) = (Vec::new(), Vec::new(), disk.clone());
        Self { council, disk, shown, sent, answers: 0, links, now_ms: BEGIN.0, drawn: 0, begun, heard }
    }

    /// The power goes and comes back: only the disk is left.
    pub(super) fn begin_again(&mut self) {
        let (now_ms, drawn) = (self.now_ms, self.drawn);
        *self = Self { now_ms, drawn, ..Self::opened(std::mem::take(&mut self.disk)) };
        self.give(Input::Begin);
    }

    /// The moment now.
    pub(super) fn moment(&self) -> Moment {
        self.before(usize::MAX)
    }

    /// The moment before it had stored so much.
    pub(super) fn before(&self, stored: usize) -> Moment {
        let steps = self.heard.iter().take_while(|(_, then)| *then < stored);
        Moment { disk: self.begun.clone(), steps: steps.map(|(step, _)| step.clone()).collect() }
    }

    /// Time passes.
    pub(super) fn wait(&mut self, ms: u64) {
        self.now_ms += ms;
        self.give(Input::Tick);
    }

    /// Takes an input with fresh randomness.
    pub(super) fn give(&mut self, input: Input) {
        let mut entropy = [8; 32];
        entropy[..8].copy_from_slice(&self.drawn.to_le_bytes());
        entropy[8..16].copy_from_slice(&(self.disk.len() as u64).to_le_bytes());
        self.take(Step { input, now_ms: self.now_ms, entropy });
    }

    fn take(&mut self, step: Step) {
        self.drawn += 1;
        self.now_ms = step.now_ms;
        match &step.input {
            Input::LinkUp(link, _) => _ = self.links.insert(*link),
            Input::LinkDown(link) => _ = self.links.remove(link),
            _ => {}
        }
        let outputs = self.council.step(step.clone());
        assert!(outputs.len() <= MOST_OUTPUTS, "{} outputs", outputs.len());
        let before = self.sent.len();
        outputs.into_iter().for_each(|output| self.carry_out(output));
        let sent: usize = self.sent[before..].iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(sent <= MOST_SENT, "{sent} bytes");
        self.heard.push((step, self.disk.len()));
    }

    fn carry_out(&mut self, output: Output) {
        match output {
            Output::Store(records) => {
                assert!(!records.is_empty(), "there is something to store");
                self.disk.extend(records);
            }
            Output::Send(link, bytes) => {
                assert!(self.links.contains(&link), "it sends over links that it has");
                assert!(bytes.len() <= MAX_BYTES, "{} bytes in a message", bytes.len());
                self.sent.push((link, bytes));
            }
            Output::Answer(..) => self.answers += 1,
            Output::Changed(summary) => self.shown = summary,
            Output::Settles(_) | Output::Epoch(_) => {}
        }
    }
}
