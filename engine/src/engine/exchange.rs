//! A meeting with another wallet: the pipe, and where the two stand before anything is written.
use std::collections::BTreeSet;

use crate::engine::acquainted::Acquainted;
use crate::engine::settlement::{ReturnedTogether, Settling};
use crate::foundation::key::KeyPath;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::time::Timestamp;
use crate::io::Intent;
use crate::lifecycle::witness::serve::AnswerDraft;
use crate::summary::{Approval, Problem};
use crate::token::amount::Amount;
use crate::token::token_id::TokenId;
use crate::token::transfer::payee::CheckedOffer;
use crate::token::transfer::plan::{PlanMessage, Terms};
use crate::token::transfer::record::{Role, Sid};
use crate::token::transfer::request::SignedRequest;
use crate::transport::qr::{MessageNumber, PipeRole, QrPipe};
use crate::transport::{CameraReport, StoredMark, Turn};

/// One meeting, from the first code shown to the screen's end.
pub(super) struct Exchange {
    pub(super) intent: Intent,
    /// The issuer settles with itself: nobody is on the other side, no code is shown or read, and its words come back to it.
    pub(super) alone: bool,
    pub(super) role: Role,
    /// The transfer key of the day on which the meeting began: midnight changes nothing in it.
    pub(super) key: KeyPath,
    pub(super) pipe: QrPipe,
    pub(super) stage: Stage,
    pub(super) established: bool,
    pub(super) confirmed_here: bool,
    pub(super) confirmed_there: bool,
    pub(super) sid: Option<Sid>,
    pub(super) approval: Option<Approval>,
    pub(super) problem: Option<Problem>,
    /// Transfers whose TRR went out in this session.
    pub(super) introduced: BTreeSet<Sid>,
    /// Whole seconds since the peer's codes were last seen: each new one is told.
    pub(super) silent_s: u64,
    /// The numbers under which M6s travel in this session.
    pub(super) last_words: Vec<(MessageNumber, Sid)>,
    /// Whether the news went out in this session.
    pub(super) told_news: bool,
    /// Who the two are, as far as they have said.
    pub(super) acquainted: Acquainted,
    /// How settling goes, when the meeting is for that.
    pub(super) settling: Settling,
    /// What of it outlives a break.
    pub(super) kept: Kept,
    /// What the people were last told of whose screen is to be seen.
    pub(super) told_turn: Option<(Turn, bool)>,
    /// The camera of this side, as the host has told it.
    pub(super) camera: Option<CameraReport>,
}

/// What a stored session needs beside the pipe's part and the log.
#[derive(Default)]
pub(super) struct Kept {
    /// Whether this meeting goes on after a break.
    pub(super) resumed: bool,
    /// When the session was established.
    pub(super) begun: Option<Timestamp>,
    /// When a transfer was first written in it.
    pub(super) written: Option<Timestamp>,
    /// Messages that arrived and are not yet dealt with, or lead to what is not yet written.
    pub(super) heard: Vec<Heard>,
    /// How far the session had come when its storing was last asked for.
    pub(super) asked: Option<StoredMark>,
}

/// A message of the peer that a break must not lose.
pub(super) struct Heard {
    pub(super) envelope: Vec<u8>,
    /// Whether a meeting in which nothing is written is rebuilt from it.
    pub(super) rebuilds: bool,
}

/// Where a meeting stands before its transfer is written; afterwards the record says where it stands.
pub(super) enum Stage {
    /// Payee: the person looks at the offer.
    ApprovingOffer(Box<CheckedOffer>),
    /// Payer: the person looks at the plan.
    ApprovingPlan(Box<PlannedPayment>),
    /// The transfer is written; its record says the rest.
    Bound,
    /// Payee: M2 is here, M3 is awaited.
    ExpectOffer(Box<Terms>),
    /// Payee: M1 went out.
    ExpectPlan(Box<SignedRequest>),
    /// Witness: the person looks at coins that are given back for good.
    ApprovingReturn(u32, Box<AnswerDraft>),
    /// Committee's member: the same, before all members decide.
    ApprovingTogether(Box<ReturnedTogether>),
    /// Nothing was asked yet.
    Meeting,
    /// It ended before anything was written.
    Over,
}

/// A payment that the payer could make.
#[derive(Clone)]
pub(super) struct PlannedPayment {
    pub(super) request: SignedRequest,
    pub(super) plan: PlanMessage,
    pub(super) coins: Vec<TokenId>,
    pub(super) salt: [u8; 16],
}

impl PlannedPayment {
    /// What the two are about, as [`Terms::value`] says it of both messages.
    pub(super) fn value(&self) -> Amount {
        if self.request.request.swap { self.request.request.amount } else { self.plan.amount }
    }
}

impl Exchange {
    /// Whether this wallet asks to change coins.
    pub(super) fn swaps(&self) -> bool {
        matches!(self.intent, Intent::Swap { .. })
    }

    pub(super) fn open(intent: Intent, role: Role, key: KeyPath, dice: &mut Dice) -> Self {
        Self {
            pipe: open_pipe(&intent, role, dice),
            intent,
            alone: false,
            role,
            key,
            stage: Stage::Meeting,
            established: false,
            confirmed_here: false,
            confirmed_there: false,
            sid: None,
            approval: None,
            problem: None,
            introduced: BTreeSet::new(),
            silent_s: 0,
            last_words: Vec::new(),
            told_news: false,
            acquainted: Acquainted::default(),
            settling: Settling::default(),
            kept: Kept::default(),
            told_turn: None,
            camera: None,
        }
    }

    /// Opens a meeting of the issuer with itself, who has nobody to compare a code with.
    pub(super) fn open_alone(key: KeyPath, dice: &mut Dice) -> Self {
        let mut exchange = Self::open(Intent::Settle { give_back: None }, Role::Payer, key, dice);
        (exchange.alone, exchange.established) = (true, true);
        (exchange.confirmed_here, exchange.confirmed_there) = (true, true);
        exchange
    }

    /// The peer lost its keys: a new session starts, and what was not written starts anew with it.
    pub(super) fn restart(&mut self, dice: &mut Dice) {
        self.pipe = open_pipe(&self.intent, self.role, dice);
        if let Some(camera) = self.camera {
            self.pipe.set_camera(camera);
        }
        self.kept = Kept::default();
        self.established = false;
        self.confirmed_here = false;
        self.confirmed_there = false;
        self.introduced.clear();
        self.last_words.clear();
        self.told_news = false;
        self.acquainted.restart();
        self.settling.restart();
        if !matches!(self.stage, Stage::Bound | Stage::Over) {
            self.stage = Stage::Meeting;
            self.approval = None;
        }
    }

    /// Whether both people have agreed to the code.
    pub(super) fn is_confirmed(&self) -> bool {
        self.confirmed_here && self.confirmed_there
    }

    /// Whether a known transfer is what this meeting is for, rather than something older that it finishes on the way.
    pub(super) fn is_about(&self, sid: Sid) -> bool {
        self.intent == Intent::Resume(None) || self.sid == Some(sid)
    }

    /// The name of the transfer that this side could still vote on; nothing is written of it here.
    pub(super) fn named_sid(&self) -> Option<Sid> {
        match &self.stage {
            Stage::ExpectOffer(terms) => Some(terms.sid()),
            Stage::ApprovingOffer(offer) => Some(offer.terms.sid()),
            _ => None,
        }
    }

    /// Whether a word about a transfer that the log does not know is about this meeting.
    pub(super) fn is_meant_by(&self, sid: Option<Sid>) -> bool {
        let unwritten = !matches!(self.stage, Stage::Bound | Stage::Over);
        unwritten && (sid.is_none() || sid == self.named_sid())
    }

    /// Ends a meeting in which nothing is at stake.
    pub(super) fn stop(&mut self, problem: Problem) {
        self.stage = Stage::Over;
        self.approval = None;
        self.problem = Some(problem);
    }
}

fn open_pipe(intent: &Intent, role: Role, dice: &mut Dice) -> QrPipe {
    let role = match role {
        Role::Payee => PipeRole::Payee,
        Role::Payer => PipeRole::Payer,
    };
    let pipe = QrPipe::open(role, Entropy(dice.make_bytes()));
    // What is settled with an issuer stands in the log on both sides; a new session asks again.
    if intent.serves() || matches!(intent, Intent::Settle { .. }) { pipe } else { pipe.kept() }
}
