//! Whose screen has to be looked at next, where a phone can either show or look (`docs/spec/03-session.md`, section 10).
use super::meeting::Meeting;

/// Codes shown, at 12 a second, after which the other has seen a short word: a hello, or that a message has arrived.
const SHORT_WORD: u32 = 12;
/// Codes shown since the peer was last heard after which what it said is out of date.
const STALE_AFTER: u32 = 24;

/// A word that was not answered for so long was perhaps not seen: it is shown again.
const UNANSWERED_MS: u64 = 15_000;

/// Whose screen the other's camera has to see next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Turn {
    /// Nothing is to be shown or read: a person decides, here or there.
    Nobody,
    /// This side shows.
    Here,
    /// The other side shows.
    There,
}

/// What guides two people whose phones cannot look and show at the same time. Nothing in it ends a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Guidance {
    /// Whose screen is to be seen next.
    pub turn: Turn,
    /// Whether more was shown since the peer was last seen than its last report can speak of.
    pub report_is_stale: bool,
    /// Milliseconds since a code of the peer was last read, once one was.
    pub report_age_ms: Option<u64>,
}

/// Counts what was shown since the peer was last heard, and since this side last had something new to tell.
#[derive(Default)]
pub(super) struct Shown {
    since_heard: u32,
    since_news: u32,
    /// Since when this side waits for an answer, unheard.
    waiting_since_ms: Option<u64>,
}

impl Shown {
    pub(super) fn count(&mut self) {
        self.since_heard = self.since_heard.saturating_add(1);
        self.since_news = self.since_news.saturating_add(1);
    }

    pub(super) fn hear(&mut self) {
        self.since_heard = 0;
        self.waiting_since_ms = None;
    }

    /// Keeps the time for which an answer was waited for, and says when that was too long.
    pub(super) fn wait(&mut self, turn: Turn, uptime_ms: u64) -> bool {
        let since_ms = self.waiting_since_ms.take().unwrap_or(uptime_ms);
        let too_long = turn == Turn::There && uptime_ms.saturating_sub(since_ms) >= UNANSWERED_MS;
        self.waiting_since_ms = (turn == Turn::There && !too_long).then_some(since_ms);
        too_long
    }

    /// Something was completed, queued or answered, or the other shows that it lacks it: the other has to see it.
    pub(super) fn begin_news(&mut self) {
        self.since_news = 0;
    }

    pub(super) fn is_stale(&self) -> bool {
        self.since_heard >= STALE_AFTER
    }

    /// While there is no session: who has begun shows a while, then lets the other show.
    pub(super) fn turn_in_hello(&self) -> Turn {
        if self.since_news < SHORT_WORD { Turn::Here } else { Turn::There }
    }

    pub(super) fn turn_in(&self, meeting: &Meeting) -> Turn {
        let short_word_is_due = self.since_news < SHORT_WORD;
        if meeting.incoming.is_collecting() && !short_word_is_due {
            return Turn::There;
        }
        let long_word_is_due = !meeting.outgoing.is_idle() && !meeting.outgoing.has_shown_enough();
        let unanswered = meeting.resuming || meeting.opening().is_some() || !meeting.outgoing.is_idle();
        match (short_word_is_due || long_word_is_due, unanswered) {
            (true, _) => Turn::Here,
            (false, true) => Turn::There,
            (false, false) => Turn::Nobody,
        }
    }
}
