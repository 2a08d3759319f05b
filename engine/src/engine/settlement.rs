//! How settling goes in one meeting: what was asked, what waits, what was done.
use std::collections::{BTreeMap, VecDeque};

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::io::AskId;
use crate::lifecycle::cash_in::ChainEnd;
use crate::summary::SettledItem;
use crate::token::amount::Amount;
use crate::token::issuance::IssuanceId;
use crate::token::token_id::TokenId;
use crate::token::transfer::record::Sid;

/// Most questions of one meeting that go on from an answer which was given before.
const MOST_REPEATS: u32 = 63;

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
    /// How often coins were signed over again because what was said of them had been said before.
    pub(super) repeats: u32,
    /// What the chains of coins that go back for good said at their ends.
    pub(super) ends: BTreeMap<TokenId, ChainEnd>,
    /// The reports of what was cashed in, by number, each with its sum.
    pub(super) reports: Vec<(Hash, Amount)>,
    /// Witness: the values that the question under way is about.
    pub(super) asked_about: Vec<u32>,
    /// Committee's member: what it has asked all members and has no answer to.
    pub(super) asked_together: Option<AskedTogether>,
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

/// What a member has asked all members for a holder.
pub(super) struct AskedTogether {
    pub(super) id: AskId,
    /// The number of the holder's question; none for the introduction.
    pub(super) number: Option<u32>,
    /// The coins that the person here agreed to take back for good, if it is about such.
    pub(super) returned: Option<Returned>,
}

/// Coins that are given back for good: of which issuance, and the value of each coin of the question, 0 where it is not.
#[derive(Clone)]
pub(super) struct Returned {
    pub(super) issuance: IssuanceId,
    pub(super) values: Vec<u32>,
}

impl Returned {
    /// All of them.
    pub(super) fn amount(&self) -> Amount {
        Amount(self.values.iter().copied().fold(0, u32::saturating_add))
    }
}

/// A question of coins that are given back for good, while the person here looks at it.
pub(super) struct ReturnedTogether {
    pub(super) number: u32,
    pub(super) settlement: Vec<u8>,
    pub(super) returned: Returned,
}

impl Settling {
    /// A new session: questions without an answer are asked anew.
    pub(super) fn restart(&mut self) {
        let (done, reports) = (std::mem::take(&mut self.done), std::mem::take(&mut self.reports));
        *self = Self { done, reports, ..Self::default() };
    }

    /// Coins of which the witness only says again what it said before are signed over again from there. Every copy of a wallet that
    /// settled since its backup costs one round; who says so without end is asked again another day.
    pub(super) fn ask_on(&mut self, ids: Vec<TokenId>, handing: Handing) {
        let handing = if handing == Handing::Again { Handing::Renew } else { handing };
        if !ids.is_empty() && self.repeats < MOST_REPEATS {
            self.repeats += 1;
            self.ask_first(Asking::Coins(ids, handing));
        }
    }

    /// Asks this before anything else that waits.
    pub(super) fn ask_first(&mut self, asking: Asking) {
        self.waiting.push_front(asking);
    }
}
