#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Two pipes and the air between them.
mod breaks;
mod density;
mod hello;
mod messages;
mod noise;
mod text;
mod turns;

use super::frame::{FrameView, Header};
use super::*;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::time::{Now, Timestamp};

const SIZES: [usize; 6] = [300, 1_200, 20_000, 5_000, 800, 200];
/// Five refreshes of a screen: 12 codes a second.
const FRAME_MS: u64 = 83;

fn at(uptime_ms: u64) -> Now {
    Now { wall: Timestamp(1_800_000_000_000 + uptime_ms), uptime_ms }
}

fn open(role: PipeRole, seed: u8) -> QrPipe {
    QrPipe::open(role, Entropy([seed; 32]))
}

fn events(pipe: &mut QrPipe) -> Vec<PipeEvent> {
    std::iter::from_fn(|| pipe.poll_event()).collect()
}

fn message(bytes: usize, first: u8) -> Vec<u8> {
    (0..bytes).map(|place| (place as u8).wrapping_mul(5).wrapping_add(first)).collect()
}

/// The frame again, with other fields or symbols and a checksum that fits.
fn rewritten(bytes: &[u8], change: impl FnOnce(&mut Header, &mut Vec<u8>)) -> Vec<u8> {
    let view = FrameView::read(bytes).unwrap();
    let (mut header, mut symbols) = (view.header, view.symbols.to_vec());
    change(&mut header, &mut symbols);
    header.write(&symbols)
}

/// One direction of the air: in a hundred codes, how many are lost, doubled, late, or misread.
struct Air {
    dice: Dice,
    lost: u8,
    doubled: u8,
    late: u8,
    misread: u8,
    waiting: Vec<Vec<u8>>,
}

impl Air {
    fn clear(seed: u8) -> Self {
        Self { dice: Dice::new(&Entropy([seed; 32])), lost: 0, doubled: 0, late: 0, misread: 0, waiting: Vec::new() }
    }

    fn rough(seed: u8, lost: u8) -> Self {
        Self { lost, doubled: 15, late: 20, misread: 10, ..Self::clear(seed) }
    }

    fn chance(&mut self, percent: u8) -> bool {
        let [roll] = self.dice.make_bytes::<1>();
        u16::from(roll) * 100 < u16::from(percent) * 256
    }

    /// Takes what is shown now and gives what arrives now.
    fn carry(&mut self, frame: Vec<u8>) -> Vec<Vec<u8>> {
        if self.chance(self.lost) {
            return Vec::new();
        }
        if self.chance(self.late) {
            self.waiting.push(frame);
            return Vec::new();
        }
        let mut arriving = vec![frame.clone()];
        if self.chance(self.doubled) {
            arriving.push(frame.clone());
        }
        if self.chance(self.misread) {
            let mut bytes = frame;
            let [place, mask] = self.dice.make_bytes::<2>();
            let place = usize::from(place) % bytes.len();
            bytes[place] ^= mask;
            arriving.push(bytes);
        }
        if self.chance(50) {
            arriving.extend(self.waiting.pop());
        }
        arriving
    }
}

/// Two wallets face to face.
struct Table {
    payee: QrPipe,
    payer: QrPipe,
    to_payer: Air,
    to_payee: Air,
    uptime_ms: u64,
}

impl Table {
    fn new(seed: u8) -> Self {
        let (payee, payer) = (open(PipeRole::Payee, seed), open(PipeRole::Payer, seed ^ 0x80));
        Self { payee, payer, to_payer: Air::clear(seed), to_payee: Air::clear(!seed), uptime_ms: 10_000 }
    }

    fn established(seed: u8) -> Self {
        let mut table = Self::new(seed);
        table.steps(4);
        assert_eq!(events(&mut table.payee), [PipeEvent::Established]);
        assert_eq!(events(&mut table.payer), [PipeEvent::Established]);
        table
    }

    fn now(&self) -> Now {
        at(self.uptime_ms)
    }

    fn step(&mut self) {
        self.uptime_ms += FRAME_MS;
        let now = self.now();
        for bytes in self.to_payer.carry(self.payee.next_frame(now).bytes) {
            self.payer.handle_frame(&bytes, now);
        }
        for bytes in self.to_payee.carry(self.payer.next_frame(now).bytes) {
            self.payee.handle_frame(&bytes, now);
        }
    }

    fn steps(&mut self, count: usize) {
        (0..count).for_each(|_| self.step());
    }
}
