//! The engine's state, and how one input makes it move.
use std::collections::{BTreeMap, VecDeque};

use crate::engine::clocks::Clocks;
use crate::engine::exchange::Exchange;
use crate::engine::work::{Busy, Pending, StoredSession};
use crate::error::Error;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::time::{Now, Timestamp};
use crate::io::{Effect, Event, Input};
use crate::token::transfer::payer::OFFER_STANDS_MS;
use crate::token::transfer::record::{Sid, State};
use crate::token::transfer::table::Arrival;
use crate::wallet::Wallet;
use crate::wallet::change_set::{Acceptance, ChangeSet};

/// The engine: a value that is given inputs and the time, changes itself, and asks for effects.
pub struct Engine {
    pub(super) wallet: Wallet,
    pub(super) exchange: Option<Exchange>,
    pub(super) busy: Option<Busy>,
    pub(super) inbox: VecDeque<Pending>,
    pub(super) effects: VecDeque<Effect>,
    pub(super) events: VecDeque<Event>,
    /// Uptime at which each standing offer ends.
    pub(super) deadlines: BTreeMap<Sid, u64>,
    pub(super) next_id: u32,
    /// The host's clocks, the wall clock corrected by what others have signed.
    pub(super) now: Now,
    pub(super) clocks: Clocks,
    /// What the dial said of the coins on the table, until it is written with them.
    pub(super) weighed: Option<(Sid, Acceptance)>,
    pub(super) failed: bool,
    pub(super) stored: StoredSession,
}

impl Engine {
    /// Restores a wallet from its log entries, oldest first; none is an empty wallet.
    pub fn restore(entries: &[Vec<u8>]) -> Result<Self, Error> {
        let mut wallet = Wallet::default();
        for (entry, bytes) in entries.iter().enumerate() {
            let damaged = |what: String| Error::DamagedLog { entry, what };
            let set = ChangeSet::decode(bytes).map_err(|error| damaged(error.to_string()))?;
            wallet.apply(&set).map_err(|error| damaged(error.to_string()))?;
        }
        wallet.pack();
        Ok(Self {
            wallet,
            exchange: None,
            busy: None,
            inbox: VecDeque::new(),
            effects: VecDeque::new(),
            events: VecDeque::new(),
            deadlines: BTreeMap::new(),
            next_id: 0,
            now: Now { wall: Timestamp(0), uptime_ms: 0 },
            clocks: Clocks::default(),
            weighed: None,
            failed: false,
            stored: StoredSession::default(),
        })
    }

    /// Takes one input. Poll effects and events until both are empty afterwards.
    pub fn handle(&mut self, input: Input, now: Now, entropy: Entropy) {
        if self.failed {
            return;
        }
        self.read_clocks(now);
        let mut dice = Dice::new(&entropy);
        self.arm_restored_deadlines();
        self.take(input, &mut dice);
        self.collect_pipe_events();
        while self.busy.is_none() && !self.failed {
            let Some(pending) = self.inbox.pop_front() else { break };
            self.process(pending, &mut dice);
            self.collect_pipe_events();
        }
        self.keep_session();
    }

    fn take(&mut self, input: Input, dice: &mut Dice) {
        match input {
            Input::Command(command) => self.inbox.push_back(Pending::Command(command)),
            Input::FrameReceived(bytes) => self.on_frame(&bytes, None),
            Input::FrameCaptured { bytes, density } => self.on_frame(&bytes, Some(density)),
            Input::CaptureMissed => self.on_miss(),
            Input::CameraChanged(camera) => self.on_camera(camera),
            Input::TextReceived(text) => self.on_text(&text),
            Input::FrameDue => self.show_frame(),
            Input::TextDue => self.show_text(),
            Input::TimeoutReached => self.collect_due_deadlines(),
            Input::KeyMade(path, public) => self.on_key_made(path, public),
            Input::Signed(id, signature) => self.on_signed(id, signature),
            Input::TailsLoaded(tails) => self.on_tails_loaded(&tails, dice),
            Input::Persisted(id) => self.on_persisted(id),
            Input::SessionStored(id) => self.on_session_stored(id),
            Input::SessionFound { record, progress } => self.on_session_found(&record, progress.as_deref(), dice),
            Input::KeepSeat(records) => self.inbox.push_back(Pending::KeepSeat(records)),
            Input::CommitteeSaid(id, bytes) => self.inbox.push_back(Pending::CommitteeSaid(id, bytes)),
            Input::CommitteeSettles(bytes) => self.inbox.push_back(Pending::CommitteeSettles(bytes)),
            Input::CommitteeRevoked(bytes) => self.inbox.push_back(Pending::CommitteeRevoked(bytes)),
            Input::StorageFailed => self.fail(),
        }
    }

    fn process(&mut self, pending: Pending, dice: &mut Dice) {
        match pending {
            Pending::Command(command) => self.on_command(command, dice),
            Pending::Deadline(sid) => self.arrive(sid, &Arrival::Deadline, dice),
            Pending::Pipe(event) => self.on_pipe_event(event, dice),
            Pending::OwnWord(envelope) => self.on_own_word(&envelope, dice),
            Pending::Introduce => self.introduce_myself(),
            Pending::Ask => self.ask_witness(dice),
            Pending::Answer(number, answer) => self.take_in(number, *answer, dice),
            Pending::Void(certificate) => self.on_own_void(*certificate, dice),
            Pending::KeepSeat(records) => self.keep_seat(records),
            Pending::CommitteeSaid(id, bytes) => self.on_committee_said(id, &bytes),
            Pending::CommitteeSettles(bytes) => self.on_committee_settles(&bytes),
            Pending::CommitteeRevoked(bytes) => self.on_committee_revoked(&bytes),
            Pending::Print(order) => self.print_under(order),
        }
    }

    /// The next effect to carry out, in order.
    pub fn poll_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// The next event to tell.
    pub fn poll_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// When, on the host's uptime clock, [`Input::TimeoutReached`] is due.
    pub fn poll_timeout(&self) -> Option<u64> {
        self.deadlines.values().min().copied()
    }

    /// Whether the engine has stopped because the world failed it; only a new start from the log goes on.
    pub fn has_failed(&self) -> bool {
        self.failed
    }

    /// The whole wallet as one change, for a snapshot of the log. `None` while a change is on its way to the disk, and after a
    /// failure, when nobody knows whether it has arrived.
    pub fn snapshot(&self) -> Option<ChangeSet> {
        (self.busy.is_none() && !self.failed).then(|| self.wallet.snapshot())
    }

    /// Stops for good: what is not on the disk has not happened, and nothing is said of it.
    pub(super) fn fail(&mut self) {
        self.failed = true;
        self.busy = None;
        self.inbox.clear();
        self.effects.clear();
        self.events.push_back(Event::ExchangeChanged);
    }

    fn arm_restored_deadlines(&mut self) {
        let offered = self.wallet.records().filter(|record| record.state == State::Offered);
        let sids: Vec<Sid> = offered.map(|record| record.sid()).collect();
        sids.into_iter().for_each(|sid| self.arm_deadline(sid));
    }

    /// Gives a standing offer its end on the uptime clock, once; takes it away when the offer no longer stands.
    pub(super) fn arm_deadline(&mut self, sid: Sid) {
        match self.wallet.record(&sid) {
            Some(record) if record.state == State::Offered => {
                // The wall clock may have been set back since; an offer never stands longer than it was meant to.
                let left_ms = record.deadline.0.saturating_sub(self.now.wall.0).min(OFFER_STANDS_MS);
                self.deadlines.entry(sid).or_insert(self.now.uptime_ms.saturating_add(left_ms));
            }
            _ => {
                self.deadlines.remove(&sid);
            }
        }
    }

    pub(super) fn collect_due_deadlines(&mut self) {
        let uptime_ms = self.now.uptime_ms;
        let due: Vec<Sid> = self.deadlines.iter().filter(|(_, at)| **at <= uptime_ms).map(|(sid, _)| *sid).collect();
        for sid in due {
            self.deadlines.remove(&sid);
            self.inbox.push_back(Pending::Deadline(sid));
        }
    }
}
