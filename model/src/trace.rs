//! What happened, in words.
use juicetokens_engine::lifecycle::witness::message::Question;

use crate::book::{CaseId, Kind, MessageId};
use crate::court::QuestionId;
use crate::local::{Input, Way};
use crate::world::{Event, World};

/// One line of a trace.
pub(crate) fn describe(world: &World, event: Event) -> String {
    match event {
        Event::Step(who, input, way) => {
            let name = world.local.book.cast.people[who].name;
            let way = match way {
                Way::Whole => "",
                Way::Unsaid => " [writes; stops before it speaks]",
                Way::Unwritten => " [speaks; stops before it has written]",
            };
            format!("{name}: {}{way}", input_of(world, input))
        }
        Event::Ask(who, question) => {
            format!("{} {} the witness", world.local.book.cast.people[who].name, question_of(world, question))
        }
        Event::Told(who, input, way) => format!("told by a cheat, {}", describe(world, Event::Step(who, input, way))),
        Event::Asked(question) => format!("the cheat {} the witness", question_of(world, question)),
        Event::AbortedForPayer(case) => format!("the witness aborts {} on the payer's word", case_of(world, case)),
        Event::Tick => "time passes".to_owned(),
        Event::Online => "the witness comes within reach".to_owned(),
        Event::WitnessRestored => "the witness is put back from a backup".to_owned(),
    }
}

fn input_of(world: &World, input: Input) -> String {
    match input {
        Input::Offer(deal) => format!("offers deal {deal} (S1)"),
        Input::Deliver(message) => format!("receives {}", message_of(world, message)),
        Input::WrongMessage(message) => format!("misunderstands {}", message_of(world, message)),
        Input::Meet(deal) => format!("is asked about deal {deal} (TRR)"),
        Input::Deadline(deal) => format!("lets the offer of deal {deal} end"),
        Input::Stopped(deal) => format!("wants to stop deal {deal}"),
        Input::GivenUp(deal) => format!("gives up deal {deal} (ABANDON)"),
        Input::Filing(deal) => format!("files deal {deal} (R3)"),
        Input::Registered(case) => format!("learns that the witness registered {}", case_of(world, case)),
        Input::Restore(backup) => format!("is put back from backup {backup}"),
        Input::Wrong(deal) => format!("does in deal {deal} what the mutant allows"),
        Input::LeakAbort(deal) => format!("gives Y of deal {deal} away"),
        Input::LeakFinal(deal) => format!("gives M6 of deal {deal} away"),
    }
}

fn question_of(world: &World, question: QuestionId) -> String {
    let (question, case) = &world.court.questions[usize::from(question)];
    match question {
        Question::Register(_) => format!("shows the certificate of {} to", case_of(world, *case)),
        Question::FileAbort(filed) if filed.sender_abort.is_some() => {
            format!("files Y of {} with A5 at", case_of(world, *case))
        }
        Question::FileAbort(_) => format!("files Y of {} at", case_of(world, *case)),
        Question::Surrender(_) => format!("surrenders coins of {} to", case_of(world, *case)),
    }
}

fn case_of(world: &World, case: CaseId) -> String {
    format!("deal {} (header {case})", world.local.book.cases[usize::from(case)].deal)
}

fn message_of(world: &World, message: MessageId) -> String {
    let said = &world.local.book.said[usize::from(message)];
    let name = match said.kind {
        Kind::Offer => "M3",
        Kind::Vote => "M4",
        Kind::Commit => "M5",
        Kind::Final => "M6",
        Kind::SenderAbort => "A5",
        Kind::ReceiverAbort => "Y",
        Kind::Filed => "the filing",
        Kind::AbortCertificate => "V",
        Kind::Registered => "the registration",
        Kind::Refuse => "Refuse",
        Kind::Cancel => "Cancel",
    };
    format!("{name} of deal {}", said.deal)
}
