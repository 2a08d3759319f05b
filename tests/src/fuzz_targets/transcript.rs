//! Both state machines, fed with mutated transcripts of honest exchanges: a real engine, and a peer that says anything.
//!
//! The input is a program of steps of four bytes: send the next honest message, or one of all that were ever recorded, as it is
//! or damaged, cut, spliced or repeated; or let the person, the clock, the disk or the power do something.
use juicetokens_engine::token::transfer::record::State;
use juicetokens_engine::transport::QrPipe;
use juicetokens_engine::{Command, Input, Intent};

use super::host::Host;
use super::recording::{self, AMOUNT, PAYEE, PAYER, Recording};

/// Steps of the longest program that is run.
const MOST_STEPS: usize = 40;

/// Bytes of a step.
pub(super) const STEP_BYTES: usize = 4;

/// The steps, by the low half of a step's first byte.
pub(super) const NEXT_HONEST: u8 = 0;
pub(super) const ANY: u8 = 1;
const FLIP: u8 = 2;
const CUT: u8 = 3;
const SPLICE: u8 = 4;
pub(super) const PERSON: u8 = 5;
pub(super) const RESTART: u8 = 6;
pub(super) const TIME: u8 = 7;
const SET_BYTE: u8 = 8;
const APPEND: u8 = 9;
pub(super) const DISK: u8 = 10;
const TWICE: u8 = 11;

/// The payer's engine against a payee that says anything.
pub(super) fn payer(data: &[u8]) {
    Replay::new(PAYER).run(data);
}

/// The payee's engine against a payer that says anything.
pub(super) fn payee(data: &[u8]) {
    Replay::new(PAYEE).run(data);
}

struct Replay {
    recording: &'static Recording,
    role: usize,
    victim: Host,
    peer: QrPipe,
    next: usize,
    before: u32,
}

impl Replay {
    fn new(role: usize) -> Self {
        let recording = Recording::shared();
        let mut victim = recording.host(role);
        let peer = recording.host(1 - role).twin(recording::pipe_role(1 - role));
        let before = victim.balance();
        recording::open(&mut victim, role);
        let mut replay = Self { recording, role, victim, peer, next: 0, before };
        replay.face(4);
        replay.peer.send_confirm();
        replay.victim.command(Command::ConfirmCode);
        replay.face(2);
        replay
    }

    fn run(mut self, data: &[u8]) {
        for step in data.chunks_exact(STEP_BYTES).take(MOST_STEPS) {
            self.step([step[0], step[1], step[2], step[3]]);
            self.face(3);
            if self.victim.has_failed() {
                self.restart();
            }
            self.check_value();
        }
        self.victim.check_disk();
    }

    fn step(&mut self, [kind, a, b, c]: [u8; 4]) {
        let message = self.recording.pool[usize::from(a) % self.recording.pool.len()].clone();
        let place = usize::from(u16::from_le_bytes([b, c])) % message.len();
        match kind % 16 {
            NEXT_HONEST => self.say_next(),
            ANY => self.say(message),
            FLIP => self.say(with(message, place, |byte| byte ^ (1 << (kind >> 5)))),
            CUT => self.say(message[..place].to_vec()),
            SPLICE => {
                let other = &self.recording.pool[usize::from(b) % self.recording.pool.len()];
                let cut = usize::from(c) * message.len().min(other.len()) / 256;
                self.say([&message[..cut], &other[cut..]].concat());
            }
            PERSON => self.wish(a),
            RESTART => self.restart(),
            TIME => self.victim.pass(u64::from(a) * 10_000),
            SET_BYTE => self.say(with(message, usize::from(b) % 64, |_| c)),
            APPEND => self.say([&message[..], &[b, c]].concat()),
            DISK => self.victim.disk_is_full = true,
            TWICE => (0..2).for_each(|_| self.say(message.clone())),
            _ => {}
        }
    }

    fn say_next(&mut self) {
        let honest = &self.recording.honest[1 - self.role];
        if let Some(message) = honest.get(self.next) {
            self.next += 1;
            self.peer.send(message.clone());
        }
    }

    /// An empty payload is no message of anybody's.
    fn say(&mut self, message: Vec<u8>) {
        self.peer.send(message);
    }

    fn wish(&mut self, which: u8) {
        self.victim.command(match which % 6 {
            0 => Command::Approve,
            1 => Command::Decline,
            2 => Command::Cancel,
            3 => Command::ConfirmCode,
            4 => Command::CloseExchange,
            _ => Command::OpenExchange(Intent::Resume(None)),
        });
    }

    /// The power goes; afterwards the two meet again to finish what is open.
    fn restart(&mut self) {
        self.victim.restart();
        self.peer = self.recording.host(1 - self.role).twin(recording::pipe_role(1 - self.role));
        self.victim.command(Command::OpenExchange(Intent::Resume(None)));
        self.face(4);
    }

    /// Each reads the other's screen some times.
    fn face(&mut self, times: u32) {
        for _ in 0..times {
            let now = self.victim.now();
            self.victim.input(Input::TextReceived(self.peer.next_text()));
            if let Some(text) = self.victim.text() {
                let _ = self.peer.handle_text(&text, now);
            }
            while self.peer.poll_event().is_some() {}
        }
    }

    /// Nothing is made, and nothing goes without a decision.
    fn check_value(&self) {
        let now = self.victim.balance();
        let gain = if self.role == PAYEE { AMOUNT } else { 0 };
        assert!(now <= self.before + gain, "{} became {now}", self.before);
        let decided = |state: &&State| matches!(state, State::Committed | State::Final | State::Received);
        if self.victim.states.values().filter(decided).count() == 1 {
            // Only the payment of the preparation.
            assert_eq!(now, self.before, "value moved without a decision");
        }
    }
}

fn with(mut message: Vec<u8>, place: usize, change: impl FnOnce(u8) -> u8) -> Vec<u8> {
    if let Some(byte) = message.get_mut(place) {
        *byte = change(*byte);
    }
    message
}

/// Whether a program of these steps ends as the recorded payment did.
#[cfg(test)]
fn ends_well(role: usize, steps: &[u8]) -> bool {
    let mut replay = Replay::new(role);
    for step in steps.chunks_exact(STEP_BYTES) {
        replay.step([step[0], step[1], step[2], step[3]]);
        replay.face(3);
    }
    let paid = if role == PAYER { State::Final } else { State::Received };
    replay.victim.states.values().filter(|state| **state == paid).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_undisturbed_replay_is_the_recorded_payment() {
        for role in [PAYER, PAYEE] {
            assert!(ends_well(role, &[NEXT_HONEST; 3 * STEP_BYTES]), "role {role}");
        }
    }
}
