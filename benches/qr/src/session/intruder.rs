//! Somebody between the two, who must not live to see the first message.
use juicetokens_engine::transport::frame::{Flags, FrameView};
use juicetokens_engine::transport::{PipeRole, Rung};

use super::phone::{HOLD_US, Phone, front};
use crate::chance::Chance;

/// The bytes of an opening that somebody could change: key and nonce.
const OPENING: std::ops::Range<usize> = 2..66;
/// Frames that a meeting is given to come about.
const FRAMES: u64 = 20;

/// Runs and those of them that were stopped before any message.
#[derive(Clone, Copy, Debug)]
pub struct Stopped {
    /// Runs.
    pub runs: usize,
    /// Stopped in time.
    pub stopped: usize,
}

/// Changes one byte of the payee's opening on its way, each once.
pub fn swapped_keys() -> Stopped {
    let runs: Vec<bool> = OPENING.map(is_stopped_with).collect();
    Stopped { runs: runs.len(), stopped: runs.iter().filter(|stopped| **stopped).count() }
}

/// Meets both sides with keys of its own, and passes their messages on. People then see two codes that differ.
pub fn between(runs: u64) -> Stopped {
    Stopped { runs: runs as usize, stopped: (0..runs).filter(|run| codes_differ(*run)).count() }
}

fn is_stopped_with(place: usize) -> bool {
    let mut chance = Chance::of((4 << 32) + place as u64);
    let [mut payee, mut payer] = pair(&mut chance);
    payee.send(chance.bytes(300), 0);
    for frame in 0..FRAMES {
        let now_us = frame * HOLD_US;
        let (from_payee, from_payer) = (payee.show(now_us).bytes, payer.show(now_us).bytes);
        payer.see(&changed(&from_payee, place), None, now_us);
        payee.see(&from_payer, None, now_us);
    }
    payer.swapped && !payer.established && payer.received.is_empty()
}

/// The code again, with another byte if it is an opening, and a checksum that fits.
fn changed(code: &[u8], place: usize) -> Vec<u8> {
    let Ok(FrameView { header, symbols }) = FrameView::read(code) else { return code.to_vec() };
    if !header.flags.contains(Flags::HELLO) || header.message_bytes as usize != OPENING.end {
        return code.to_vec();
    }
    let mut symbols = symbols.to_vec();
    symbols[place] ^= 0x40;
    header.write(&symbols)
}

fn codes_differ(run: u64) -> bool {
    let mut chance = Chance::of((5 << 32) + run);
    let [payee, payer] = pair(&mut chance);
    let [for_payer, for_payee] = pair(&mut chance);
    let (mut left, mut right) = ([payee, for_payee], [for_payer, payer]);
    for frame in 0..FRAMES {
        for [one, other] in [&mut left, &mut right] {
            let now_us = frame * HOLD_US;
            let (from_one, from_other) = (one.show(now_us).bytes, other.show(now_us).bytes);
            other.see(&from_one, None, now_us);
            one.see(&from_other, None, now_us);
        }
    }
    let (payees, payers) = (left[0].pipe.code(), right[1].pipe.code());
    payees.is_some() && payers.is_some() && payees != payers
}

fn pair(chance: &mut Chance) -> [Phone; 2] {
    [PipeRole::Payee, PipeRole::Payer].map(|role| Phone::open(role, Some(Rung::V15), front(30), chance))
}
