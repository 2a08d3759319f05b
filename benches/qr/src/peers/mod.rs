//! What others send, and the engine's own line code, each behind the same two questions: what does a receiver make of the
//! frame that was just shown, and is it done?
//!
//! `ur`, `bbqr` and `raptorq` are the real crates. qrloop, TXQR and the carousel of Decimen are modelled from their documented
//! formats, and tested against figures of the originals.

pub mod bbqr;
pub mod carousel;
mod elimination;
pub mod line;
mod peeling;
pub mod qrloop;
pub mod raptorq;
mod twister;
pub mod txqr;
pub mod ur;

use crate::rung::Rung;

/// One protocol, about to send one message over codes of one size.
pub trait Protocol {
    /// How tables call it.
    fn name(&self) -> &'static str;

    /// Frames that it takes without any loss, if every frame counted.
    fn source_frames(&self) -> usize;

    /// Begins to receive; the seed is for what the protocol itself draws.
    fn receiver(&self, seed: u64) -> Box<dyn Receiver + '_>;
}

/// The receiving end.
pub trait Receiver {
    /// Takes the frame that was shown as number `shown`, from 0, and says whether the message is complete. Frames come in
    /// order; those that were lost are left out.
    fn take(&mut self, shown: usize) -> bool;

    /// Symbols beyond the necessary ones that had to arrive; only of codes that count in symbols.
    fn excess_symbols(&self) -> usize {
        0
    }
}

/// How our own is called.
pub const OURS: &str = "line code";
/// How the generic code is called that is no published protocol.
pub const GENERIC: &str = "RaptorQ, generic";

/// Ours and all others, for the same message over the same codes.
pub fn all(rung: Rung, message: &[u8]) -> Vec<Box<dyn Protocol>> {
    let length = message.len();
    vec![
        Box::new(line::LineCode::new(rung, message)),
        Box::new(raptorq::Endless::new(rung, length)),
        Box::new(raptorq::Loop::new(rung, length)),
        Box::new(carousel::Carousel::new(rung, length)),
        Box::new(qrloop::QrLoop::new(rung, length)),
        Box::new(txqr::Txqr::new(rung, length)),
        Box::new(ur::Ur::filled(rung, message)),
        Box::new(ur::Ur::of_200(rung, message)),
        Box::new(bbqr::Bbqr::new(rung, message)),
    ]
}

/// Shows frames until the receiver is done, or as many as the pattern has; says how many were shown, and the excess.
pub fn run(protocol: &dyn Protocol, seed: u64, lost: &[bool]) -> (Option<usize>, usize) {
    let mut receiver = protocol.receiver(seed);
    let shown = lost.iter().zip(0..).filter(|(lost, _)| !**lost).find(|(_, shown)| receiver.take(*shown));
    (shown.map(|(_, last)| last + 1), receiver.excess_symbols())
}
