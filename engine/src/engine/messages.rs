//! Who handles which message: before anything is written the meeting does, afterwards the record does.
use crate::engine::credit::{OnTheTable, over_limit_problem};
use crate::engine::exchange::{Exchange, Stage};
use crate::engine::state::Engine;
use crate::foundation::random::Dice;
use crate::summary::Problem;
use crate::token::amount::Amount;
use crate::token::transfer::message::{Message, Refuse};
use crate::token::transfer::moment::Moment;
use crate::token::transfer::record::{Sid, State};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::table::{Arrival, Note, Reaction, react};
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
        let known = message.sid().filter(|sid| self.wallet.transfers.contains_key(sid));
        match (message, known) {
            (Message::Request(request), _) => self.on_request(*request, dice),
            (Message::Plan(plan), _) => self.on_plan(*plan),
            (Message::News(bytes), _) => self.on_news(&bytes, dice),
            (Message::Hint(hint), _) => self.on_hint(hint),
            (Message::Presence(signed), _) => self.on_presence(*signed, dice),
            (Message::Settlement(bytes), _) => self.on_settlement(&bytes, dice),
            (Message::Recovery(recovery), _) => self.on_recovery(&recovery, dice),
            (message, Some(sid)) => self.arrive(sid, &Arrival::Message(&message, envelope), dice),
            (Message::SenderExoPak(pak), None) => self.on_offer((&pak, envelope), dice),
            (Message::Refuse(refuse), None) => {
                let swaps = self.exchange.as_ref().is_some_and(Exchange::swaps);
                let problem = problem_of(&refuse, swaps);
                self.stop_meeting(refuse.sid, problem);
            }
            (Message::Cancel(sid), None) => self.stop_meeting(sid, Problem::Cancelled),
            // A word about a transfer that this wallet does not know.
            (_, None) => {}
        }
    }

    /// Looks an arrival up in the table of transfers and does what it says.
    pub(super) fn arrive(&mut self, sid: Sid, arrival: &Arrival<'_>, dice: &mut Dice) {
        self.accept(sid, arrival, dice);
    }

    /// The same; `false` when the arrival does not hold.
    pub(super) fn accept(&mut self, sid: Sid, arrival: &Arrival<'_>, dice: &mut Dice) -> bool {
        let Some(record) = self.wallet.record(&sid) else { return false };
        let table = OnTheTable::of(self);
        let response = react(record, arrival, &table, self.moment(), dice);
        if let Some(weighed) = table.into_weighed() {
            self.weighed = Some(weighed);
        }
        let holds = !matches!(response.note, Some(Note::DoesNotHold(..)));
        if let Some(note) = response.note {
            self.note(sid, problem_in(note));
        }
        match response.reaction {
            Reaction::Nothing => {}
            Reaction::Answer(messages) => messages.into_iter().for_each(|message| self.say(message)),
            Reaction::Sign(step) => self.sign_boxed(step),
            Reaction::Carry(outcome) => self.carry_out(*outcome),
            Reaction::Damaged => self.fail(),
        }
        holds
    }

    pub(super) fn moment(&self) -> Moment {
        Moment { now: self.now.wall, claim: self.time_claim() }
    }

    pub(super) fn state_of(&self, sid: Sid) -> Option<State> {
        self.wallet.record(&sid).map(|record| record.state)
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

    /// A word about a meeting in which nothing is written yet.
    fn stop_meeting(&mut self, sid: Option<Sid>, problem: Problem) {
        if let Some(exchange) = self.exchange.as_mut().filter(|exchange| exchange.is_meant_by(sid)) {
            exchange.stop(problem);
        }
    }
}

fn problem_of(refuse: &Refuse, swaps: bool) -> Problem {
    let amount = |place: usize| {
        let bytes = refuse.data.get(place * 4..place * 4 + 4)?;
        let value = u32::from_le_bytes(bytes.try_into().ok()?);
        (value > 0).then_some(Amount(value))
    };
    match (refuse.code, amount(0)) {
        (RefuseCode::CannotPay, Some(value)) if swaps => Problem::CannotSwap { value },
        (RefuseCode::CannotPay, Some(asked)) => Problem::CannotPay { asked, below: amount(1), above: amount(2) },
        (RefuseCode::OtherPurpose, _) => Problem::OtherPurpose,
        (code, _) => over_limit_problem(code, &refuse.data).unwrap_or(Problem::Refused { code }),
    }
}

fn problem_in(note: Note) -> Problem {
    match note {
        Note::DoesNotHold(what, code) => {
            Problem::PeerMisbehaved { what: format!("the {what} does not hold: {code:?}") }
        }
        Note::ChangeRefused(code) => Problem::RefusedHere { code },
        Note::Refused(code) => Problem::Refused { code },
        Note::Cancelled => Problem::Cancelled,
        Note::DeadlinePassed => Problem::DeadlinePassed,
    }
}
