//! An established session: its messages both ways, and when the other side was last seen.
use zeroize::Zeroizing;

use super::channel::{Incoming, Outgoing, Unreadable};
use super::frame::{Flags, FrameView};
use super::hello::Hello;
use super::session::{OpeningKey, SealingKey};
use super::wire::Content;
use crate::foundation::hash::Hash;

/// What the hello gave.
pub(super) struct Met {
    pub(super) session: [u8; 4],
    pub(super) transcript: Hash,
    pub(super) commitment: [u8; 32],
    /// B's hello, to tell a repeat of it from another B.
    pub(super) answer: Vec<u8>,
    pub(super) sealing: Zeroizing<[u8; 32]>,
}

/// A session with keys.
pub(super) struct Meeting {
    pub(super) session: [u8; 4],
    pub(super) transcript: Hash,
    pub(super) outgoing: Outgoing,
    pub(super) incoming: Incoming,
    commitment: [u8; 32],
    answer: Vec<u8>,
    /// A's opening, until B has shown that it has seen it.
    opening: Option<Vec<u8>>,
    last_heard_ms: u64,
}

/// What a frame of the session brought.
#[derive(Default)]
pub(super) struct Brought {
    pub(super) delivered: Option<u8>,
    pub(super) content: Option<Content>,
}

impl Meeting {
    pub(super) fn new(met: Met, opening_key: Zeroizing<[u8; 32]>, opening: Option<Vec<u8>>, uptime_ms: u64) -> Self {
        let Met { session, transcript, commitment, answer, sealing } = met;
        let outgoing = Outgoing::new(session, SealingKey::new(sealing));
        let incoming = Incoming::new(session, OpeningKey::new(opening_key));
        Self { session, transcript, outgoing, incoming, commitment, answer, opening, last_heard_ms: uptime_ms }
    }

    pub(super) fn opening(&self) -> Option<&[u8]> {
        self.opening.as_deref()
    }

    pub(super) fn silent_ms(&self, uptime_ms: u64) -> u64 {
        uptime_ms.saturating_sub(self.last_heard_ms)
    }

    /// Takes a frame that the peer showed in this session.
    pub(super) fn take(&mut self, frame: &FrameView<'_>, uptime_ms: u64) -> Result<Brought, Unreadable> {
        self.last_heard_ms = self.last_heard_ms.max(uptime_ms);
        if frame.header.flags.contains(Flags::HELLO) {
            return Ok(Brought::default());
        }
        self.opening = None;
        let delivered = self.outgoing.acknowledge(frame.header.collecting);
        Ok(Brought { delivered, content: self.incoming.take(frame)? })
    }

    /// Whether a hello of the other role, outside this session, can be the peer's beginning anew: a B that waits or answers
    /// us with another key, an A with another commitment. B's answer to somebody else is no concern of ours.
    pub(super) fn is_restart(&self, hello: &Hello) -> bool {
        match hello {
            Hello::Waiting { .. } => true,
            Hello::Answer { commitment, .. } => *commitment == self.commitment && hello.write() != self.answer,
            Hello::Commit { commitment } => *commitment != self.commitment,
            Hello::Open { .. } => false,
        }
    }
}
