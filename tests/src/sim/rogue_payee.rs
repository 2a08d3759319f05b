//! A payee that knows the rules and signs what it likes; it gives no change.
use std::sync::Arc;

use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::Signature;
use juicetokens_engine::foundation::time::{Now, TimeClaim, Timestamp};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::check::IssuanceBook;
use juicetokens_engine::token::transfer::message::{Commit, ExoPak, Message};
use juicetokens_engine::token::transfer::moment::Moment;
use juicetokens_engine::token::transfer::payee::{RequestDraft, VoteDraft, check_commit, check_offer, check_plan};
use juicetokens_engine::token::transfer::plan::{SignedPlan, Terms};
use juicetokens_engine::token::transfer::record::TransferRecord;
use juicetokens_engine::token::transfer::request::{NO_LIMIT, Request, SignedRequest};
use juicetokens_engine::token::transfer::step::{Outcome, SigningKeys, Unsigned};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe};

use crate::sim::chance::Chance;
use crate::sim::wallet::SimWallet;

const KEY: KeyPath = KeyPath::first_device(2);

/// The payee.
pub struct RoguePayee {
    /// Its end of the pipe.
    pub pipe: QrPipe,
    signer: SoftSigner,
    chance: Chance,
    now: Now,
}

impl RoguePayee {
    /// A payee with nothing.
    pub fn new(seed: u64, now: Timestamp) -> Self {
        let mut chance = Chance::new(seed);
        let signer = SoftSigner::new(chance.bytes());
        let pipe = QrPipe::open(PipeRole::Payee, chance.entropy());
        Self { pipe, signer, chance, now: Now { wall: now, uptime_ms: 0 } }
    }

    /// Faces the victim for some frames each way; the messages that came are returned.
    pub fn face(&mut self, victim: &mut SimWallet, frames: u32) -> Vec<Message> {
        let mut messages = Vec::new();
        for _ in 0..frames {
            victim.face(&mut self.pipe, &mut self.now);
            while let Some(event) = self.pipe.poll_event() {
                if let PipeEvent::Received(bytes) = event {
                    messages.push(wire::decode(&bytes).unwrap());
                }
            }
        }
        messages
    }

    /// Meets the victim, and confirms the code on both sides.
    pub fn meet(&mut self, victim: &mut SimWallet) {
        self.face(victim, 20);
        self.pipe.send_confirm();
        victim.command(juicetokens_engine::Command::ConfirmCode);
        self.face(victim, 20);
    }

    /// Asks for an amount in any kind of coins.
    pub fn ask(&mut self, amount: u32) -> SignedRequest {
        let request = Request {
            protocols: (1, 1),
            open_to_new: true,
            swap: false,
            amount: Amount(amount),
            limit: NO_LIMIT,
            epoch: 0,
            claim: self.claim(),
            nonce: self.chance.bytes(),
            key: self.signer.public(&KEY),
            accepted: Vec::new(),
            memo: String::new(),
            credential: None,
        };
        let draft = RequestDraft { request, transcript: self.pipe.transcript().unwrap(), key: KEY };
        self.sign(draft).asked.unwrap()
    }

    /// Asks, votes for what is offered, and acknowledges the commit: the whole part of an honest payee. `false` when the victim
    /// did not offer, or did not commit.
    pub fn be_paid(&mut self, victim: &mut SimWallet, amount: u32) -> bool {
        let request = self.ask(amount);
        let offered = self.face(victim, 120);
        let mut offered = offered.into_iter();
        let (Some(Message::Plan(plan)), Some(Message::SenderExoPak(pak))) = (offered.next(), offered.next()) else {
            return false;
        };
        let record = self.vote(request, *plan, &pak);
        let book = self.book(&pak);
        let Some(commit) = self.face(victim, 60).into_iter().find_map(|message| match message {
            Message::Commit(commit) => Some(commit),
            _ => None,
        }) else {
            return false;
        };
        self.acknowledge(&record, commit, &book);
        self.face(victim, 30);
        true
    }

    /// Votes for an offer.
    pub fn vote(&mut self, request: SignedRequest, plan: SignedPlan, pak: &ExoPak) -> TransferRecord {
        let (transcript, now) = (self.pipe.transcript().unwrap(), self.now.wall);
        let terms: Terms = check_plan(request, plan, transcript, &Default::default(), None).unwrap();
        let envelope = wire::encode(&Message::SenderExoPak(pak.clone()));
        let (book, mut dice) =
            (IssuanceBook::new(), juicetokens_engine::foundation::random::Dice::new(&self.chance.entropy()));
        let offer = check_offer(terms, (pak, envelope), (&book, &|_| false), now, (&mut dice, None)).unwrap();
        let keys = SigningKeys::new((KEY, self.signer.public(&KEY)), std::iter::empty());
        let outcome = self.sign(VoteDraft::new(offer, (Vec::new(), Vec::new()), KEY, keys, now));
        Arc::unwrap_or_clone(outcome.written.unwrap().record)
    }

    fn acknowledge(&mut self, record: &TransferRecord, commit: Commit, book: &IssuanceBook) {
        let envelope = wire::encode(&Message::Commit(commit.clone()));
        let mut dice = juicetokens_engine::foundation::random::Dice::new(&self.chance.entropy());
        let moment = Moment { now: self.now.wall, claim: self.claim() };
        let draft = check_commit(record, (&commit, envelope), book, moment, (&mut dice, None)).unwrap();
        self.sign(draft);
    }

    fn book(&self, pak: &ExoPak) -> IssuanceBook {
        let records = pak.issuances.iter().map(|bytes| juicetokens_engine::token::issuance::Issuance::parse(bytes));
        records.map(|record| record.unwrap()).map(|record| (record.id(), record)).collect()
    }

    fn claim(&self) -> TimeClaim {
        TimeClaim { at: self.now.wall, error_ms: 10_000 }
    }

    /// Signs a step and says its words.
    fn sign(&mut self, step: impl Unsigned) -> Outcome {
        let signatures: Vec<Signature> =
            step.wanted().iter().map(|wanted| self.signer.sign(&wanted.key, &wanted.message)).collect();
        let outcome = Box::new(step).finish(&signatures);
        outcome.say.iter().for_each(|message| {
            self.pipe.send(message.clone());
        });
        outcome
    }
}
