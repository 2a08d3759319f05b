//! An established session: its messages both ways, what of it is stored, and when the other side was last seen.
use std::ops::Range;

use zeroize::Zeroizing;

use super::frame::{Flags, FrameView};
use super::hello::Hello;
use super::incoming::{Incoming, Unreadable};
use super::outgoing::Outgoing;
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
    pub(super) commitment: [u8; 32],
    pub(super) answer: Vec<u8>,
    /// A's opening, until B has shown that it has seen it.
    pub(super) opening: Option<Vec<u8>>,
    /// After a break, until the peer was seen: nothing is shown that it may have already.
    pub(super) resuming: bool,
    pub(super) keeping: Keeping,
    pub(super) last_heard_ms: u64,
}

/// Whether a session outlives a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// It ends with the pipe.
    Never,
    /// Nothing of it is stored yet.
    Unstored,
    /// What is stored of it.
    Stored(StoredMark),
}

/// How far a session was written down at some moment; given back when that is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredMark {
    pub(super) last_number: u8,
    pub(super) complete: u8,
}

/// What a frame of the session brought.
pub(super) struct Brought {
    /// Own messages that the peer now has; empty when there are none.
    pub(super) delivered: Range<u16>,
    pub(super) content: Option<Content>,
}

impl Meeting {
    pub(super) fn new(met: Met, opening_key: Zeroizing<[u8; 32]>, opening: Option<Vec<u8>>, uptime_ms: u64) -> Self {
        let Met { session, transcript, commitment, answer, sealing } = met;
        let outgoing = Outgoing::new(session, SealingKey::new(sealing));
        let incoming = Incoming::new(session, OpeningKey::new(opening_key));
        let (resuming, keeping, last_heard_ms) = (false, Keeping::Never, uptime_ms);
        Self { session, transcript, outgoing, incoming, commitment, answer, opening, resuming, keeping, last_heard_ms }
    }

    pub(super) fn opening(&self) -> Option<&[u8]> {
        self.opening.as_deref()
    }

    pub(super) fn silent_ms(&self, uptime_ms: u64) -> u64 {
        uptime_ms.saturating_sub(self.last_heard_ms)
    }

    /// From now on nothing is shown and nothing acknowledged that is not stored.
    pub(super) fn keep(&mut self) {
        self.keeping = Keeping::Unstored;
        self.outgoing.hold_back();
        self.incoming.hold_back();
    }

    /// How far it has come; what a record written now will hold.
    pub(super) fn mark(&self) -> StoredMark {
        StoredMark { last_number: self.outgoing.last_number(), complete: self.incoming.complete() }
    }

    pub(super) fn needs_storing(&self) -> bool {
        match self.keeping {
            Keeping::Never => false,
            Keeping::Unstored => true,
            Keeping::Stored(mark) => mark != self.mark(),
        }
    }

    pub(super) fn note_stored(&mut self, mark: StoredMark) {
        if self.keeping != Keeping::Never {
            self.keeping = Keeping::Stored(mark);
            self.outgoing.release(mark.last_number);
            self.incoming.note_stored(mark.complete);
        }
    }

    /// Takes a frame that the peer showed in this session.
    pub(super) fn take(&mut self, frame: &FrameView<'_>, uptime_ms: u64) -> Result<Brought, Unreadable> {
        self.last_heard_ms = self.last_heard_ms.max(uptime_ms);
        if frame.header.flags.contains(Flags::HELLO) {
            return Ok(Brought { delivered: 0..0, content: None });
        }
        self.opening = None;
        self.resuming = false;
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
