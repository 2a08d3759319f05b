//! How settling goes in one meeting: what was asked, what waits, what was done.
use std::collections::VecDeque;

use crate::foundation::signature::PublicKey;
use crate::summary::SettledItem;
use crate::token::token_id::TokenId;
use crate::token::transfer::record::Sid;

/// How settling goes in one meeting.
#[derive(Default)]
pub(super) struct Settling {
    pub(super) witness: Option<PublicKey>,
    pub(super) asked: Option<(u32, Asking)>,
    pub(super) done: Vec<SettledItem>,
    pub(super) waiting: VecDeque<Asking>,
    pub(super) number: u32,
    /// What the first round brought in was looked at too.
    pub(super) rechecked: bool,
    pub(super) finished: bool,
    /// Witness: the values that the question under way is about.
    pub(super) asked_about: Vec<u32>,
    /// Witness: how many transfers it was asked to decide in this session.
    pub(super) filed: u32,
}

/// What is asked, and what the answer will be about.
#[derive(Clone)]
pub(super) enum Asking {
    Register(Sid),
    File(Sid),
    Coins(Vec<TokenId>, Handing),
}

/// In what way coins go to the witness.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Handing {
    Renew,
    GiveBack,
    Again,
}

impl Settling {
    /// A new session: questions without an answer are asked anew.
    pub(super) fn restart(&mut self) {
        let done = std::mem::take(&mut self.done);
        *self = Self { done, ..Self::default() };
    }

    /// Asks this before anything else that waits.
    pub(super) fn ask_first(&mut self, asking: Asking) {
        self.waiting.push_front(asking);
    }
}
