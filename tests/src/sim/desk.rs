//! Whoever answers as a witness behind a bare pipe: a holder settles there as with any other.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::lifecycle::witness::message::{Answer, Greeting, Question, Settlement};
use juicetokens_engine::lifecycle::witness::wire as witness_wire;
use juicetokens_engine::summary::{ExchangePhase, Problem, SettledItem};
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe};
use juicetokens_engine::{Command, Intent};

use crate::sim::chance::Chance;
use crate::sim::wallet::SimWallet;

/// Most codes that each side shows in one meeting.
const MOST_CODES: u32 = 4_000;

/// Who sits there.
pub trait Desk {
    /// Says who it is, in a session.
    fn greet(&mut self, transcript: &Hash) -> Greeting;

    /// Answers a question that is put at a moment.
    fn answer(&mut self, question: &Question, at: Timestamp) -> Answer;
}

/// What a meeting came to.
pub struct Settled {
    /// What was asked, in order.
    pub questions: Vec<Question>,
    /// What the holder reads of it.
    pub done: Vec<SettledItem>,
    /// What went wrong, for the holder.
    pub problem: Option<Problem>,
    /// Whether the holder had nothing more to ask.
    pub finished: bool,
}

/// A holder settles, as `intent` says. People agree to the code; everything asked gets one answer.
pub fn settle_at(desk: &mut impl Desk, holder: &mut SimWallet, intent: Intent) -> Settled {
    let mut pipe = QrPipe::open(PipeRole::Payee, Chance::new(8).entropy());
    let mut now = Now { wall: holder.wall_clock(), uptime_ms: 0 };
    let mut questions = Vec::new();
    holder.command(Command::OpenExchange(intent));
    for _ in 0..MOST_CODES {
        holder.face(&mut pipe, &mut now);
        let screen = holder.exchange().unwrap();
        if screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
            holder.command(Command::ConfirmCode);
            pipe.send_confirm();
        }
        if screen.settlement.is_some_and(|settlement| settlement.finished) {
            break;
        }
        while let Some(event) = pipe.poll_event() {
            let said = match event {
                PipeEvent::PeerConfirmed => Settlement::Greeting(desk.greet(&pipe.transcript().unwrap())),
                PipeEvent::Received(envelope) => match question_in(&envelope) {
                    Some((number, question)) => {
                        let said = Settlement::Answer(number, desk.answer(&question, holder.wall_clock()));
                        questions.push(question);
                        said
                    }
                    None => continue,
                },
                _ => continue,
            };
            pipe.send(wire::encode(&Message::Settlement(witness_wire::encode(&said))));
        }
    }
    let screen = holder.exchange().unwrap();
    let shown = screen.settlement.unwrap();
    holder.command(Command::CloseExchange);
    Settled { questions, done: shown.done, problem: screen.problem, finished: shown.finished }
}

/// The question in a message, with its number.
pub fn question_in(envelope: &[u8]) -> Option<(u32, Question)> {
    let Ok(Message::Settlement(bytes)) = wire::decode(envelope) else { return None };
    match witness_wire::decode(&bytes) {
        Ok(Settlement::Question(number, question)) => Some((number, question)),
        _ => None,
    }
}
