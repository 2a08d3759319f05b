//! Who handles which message: before anything is written the meeting does, afterwards the record does.
use crate::engine::credit::over_limit_problem;
use crate::engine::exchange::Stage;
use crate::engine::state::Engine;
use crate::foundation::random::Dice;
use crate::summary::Problem;
use crate::token::amount::Amount;
use crate::token::transfer::message::{Message, Refuse};
use crate::token::transfer::record::{Sid, State, TransferRecord};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::wire::{self, WireError};

impl Engine {
    pub(super) fn on_envelope(&mut self, envelope: &[u8], dice: &mut Dice) {
        let message = match wire::decode(envelope) {
            Ok(message) => message,
            Err(error) => {
                self.on_unreadable(&error);
                return;
            }
        };
        match message {
            Message::Request(request) => self.on_request(*request, dice),
            Message::Plan(plan) => self.on_plan(*plan),
            Message::SenderExoPak(pak) => match self.state_of(pak.sid) {
                Some(State::Prepared | State::Received) => self.answer(pak.sid),
                _ => self.on_offer((&pak, envelope), dice),
            },
            Message::ReceiverExoPak(pak) => match self.state_of(pak.sid) {
                Some(State::Offered) => self.on_vote((&pak, envelope), dice),
                Some(State::Aborted) => self.on_late_vote((&pak, envelope), dice),
                Some(State::Committed) => self.answer(pak.sid),
                _ => {}
            },
            Message::Commit(commit) => match self.state_of(commit.sid) {
                Some(State::Prepared) => self.on_commit((&commit, envelope), dice),
                Some(State::Received) => self.answer(commit.sid),
                _ => {}
            },
            Message::Final(last) if self.state_of(last.sid) == Some(State::Committed) => {
                self.on_final((&last, envelope));
            }
            Message::SenderRetroPak(pak) if self.state_of(pak.sid) == Some(State::Prepared) => {
                self.on_abort((&pak, envelope));
            }
            // A Y is for the witness, who is not here yet; a duplicate of M6 or A5 changes nothing.
            Message::Final(_) | Message::SenderRetroPak(_) | Message::ReceiverRetroPak(_) => {}
            Message::Refuse(refuse) => self.on_refuse(&refuse),
            Message::Cancel(sid) => self.on_cancel(sid),
            Message::Recovery(recovery) => self.on_recovery(&recovery, dice),
        }
    }

    pub(super) fn state_of(&self, sid: Sid) -> Option<State> {
        self.wallet.transfers.get(&sid).map(|record| record.state)
    }

    /// Ends a meeting over a message that does not read; a written transfer is not touched by it.
    fn on_unreadable(&mut self, error: &WireError) {
        let (code, problem) = match error {
            WireError::Version(seen) => {
                (RefuseCode::Version, Problem::OtherVersion { seen: u8::try_from(*seen).unwrap_or(u8::MAX) })
            }
            other => (RefuseCode::Malformed, Problem::PeerMisbehaved { what: other.to_string() }),
        };
        match &mut self.exchange {
            Some(exchange) if !matches!(exchange.stage, Stage::Bound | Stage::Over) => {
                self.refuse_and_stop(code, problem);
            }
            Some(exchange) => exchange.problem = Some(problem),
            None => {}
        }
    }

    /// Says again what the log says comes next; a pure function of the record.
    pub(super) fn answer(&mut self, sid: Sid) {
        let Some(record) = self.wallet.transfers.get(&sid) else { return };
        stored_answer(record).into_iter().for_each(|message| self.say(message));
    }

    fn on_refuse(&mut self, refuse: &Refuse) {
        let problem = self.problem_of(refuse);
        match refuse.sid.and_then(|sid| Some((sid, self.state_of(sid)?))) {
            Some((sid, State::Offered)) => {
                self.note(sid, problem);
                self.abort(sid, None, refuse.code);
            }
            // A payee that has voted never unlocks on a word: it shows its vote again, which only A5 or M5 answers.
            Some((sid, State::Prepared)) if refuse.code != RefuseCode::Unknown => self.answer(sid),
            Some(_) => {}
            None => {
                if let Some(exchange) = self.exchange.as_mut().filter(|exchange| exchange.is_meant_by(refuse.sid)) {
                    exchange.stop(problem);
                }
            }
        }
    }

    fn problem_of(&self, refuse: &Refuse) -> Problem {
        let amount = |place: usize| {
            let bytes = refuse.data.get(place * 4..place * 4 + 4)?;
            let value = u32::from_le_bytes(bytes.try_into().ok()?);
            (value > 0).then_some(Amount(value))
        };
        match (refuse.code, amount(0)) {
            (RefuseCode::CannotPay, Some(asked)) => Problem::CannotPay { asked, below: amount(1), above: amount(2) },
            (code, _) => over_limit_problem(code, &refuse.data).unwrap_or(Problem::Refused { code }),
        }
    }

    fn on_cancel(&mut self, sid: Option<Sid>) {
        match sid.and_then(|sid| Some((sid, self.state_of(sid)?))) {
            Some((sid, State::Offered)) => {
                self.note(sid, Problem::Cancelled);
                self.abort(sid, None, RefuseCode::Aborted);
            }
            Some((sid, State::Committed | State::Aborted)) => self.answer(sid),
            _ => {
                if let Some(exchange) = self.exchange.as_mut().filter(|exchange| exchange.is_meant_by(sid)) {
                    exchange.stop(Problem::Cancelled);
                }
            }
        }
    }
}

/// The messages that a record has ready for its peer.
pub(super) fn stored_answer(record: &TransferRecord) -> Vec<Vec<u8>> {
    match record.state {
        // Whoever can use M3 has M2; in a later session M2 would be read as the answer to a new M1.
        State::Offered => vec![record.sender_exo_pak.clone()],
        State::Committed => vec![record.commit.clone()],
        State::Prepared => vec![record.receiver_exo_pak.clone()],
        State::Received => vec![record.acknowledgement.clone()],
        State::Aborted if !record.sender_retro_pak.is_empty() => vec![record.sender_retro_pak.clone()],
        State::Aborted => {
            let refuse = Refuse { sid: Some(record.sid()), stage: 4, code: RefuseCode::Aborted, data: Vec::new() };
            vec![wire::encode(&Message::Refuse(refuse))]
        }
        State::Final | State::RolledBack => Vec::new(),
    }
}
