//! A payer that knows the rules and breaks one: it holds real coins of its own issue, and hands over something else.
use juicetokens_engine::Command;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::Signature;
use juicetokens_engine::foundation::time::{Now, TimeClaim, Timestamp};
use juicetokens_engine::lifecycle::issuing::{IssueDraft, Issued};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::amount::{Amount, DenominationCounts};
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::needs::DenominationNeeds;
use juicetokens_engine::token::transfer::agreement::AgreedCoin;
use juicetokens_engine::token::transfer::message::{ExoPak, Message, Refuse};
use juicetokens_engine::token::transfer::payer::OfferDraft;
use juicetokens_engine::token::transfer::plan::PlanMessage;
use juicetokens_engine::token::transfer::request::SignedRequest;
use juicetokens_engine::token::transfer::step::{OwnCoin, Unsigned};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe};

use crate::sim::chance::Chance;
use crate::sim::fixtures::market;
use crate::sim::wallet::SimWallet;

const KEY: KeyPath = KeyPath::first_device(1);

/// The payer.
pub struct Rogue {
    /// Its end of the pipe.
    pub pipe: QrPipe,
    signer: SoftSigner,
    chance: Chance,
    now: Now,
    issued: Issued,
}

/// What came of an offer.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// The victim said no.
    Refused(Refuse),
    /// The victim voted: it would have taken the coins.
    Voted,
    /// Nothing came.
    Silence,
}

impl Rogue {
    /// Issues itself one coin of 5 that is good for `valid_days`, at `now`.
    pub fn new(seed: u64, now: Timestamp, valid_days: u32) -> Self {
        let mut chance = Chance::new(seed);
        let signer = SoftSigner::new(chance.bytes());
        let mut new = market(&[(5, 1)]);
        new.valid_days = valid_days;
        let keys = (signer.public(&KeyPath::Issuer), signer.public(&KEY));
        let draft = IssueDraft::new(&new, keys, chance.bytes(), now).unwrap();
        let signatures: Vec<Signature> =
            draft.wanted().iter().map(|wanted| signer.sign(&wanted.key, &wanted.message)).collect();
        let issued = draft.finish(&signatures).unwrap();
        let pipe = QrPipe::open(PipeRole::Payer, chance.entropy());
        Self { pipe, signer, chance, now: Now { wall: now, uptime_ms: 0 }, issued }
    }

    /// The record of its own issue.
    pub fn issuance(&self) -> &SignedIssuance {
        &self.issued.issuance
    }

    /// Moves its wall clock.
    pub fn set_wall_clock(&mut self, wall: Timestamp) {
        self.now.wall = wall;
    }

    /// Faces the victim for some frames each way; events of the rogue's pipe are returned.
    pub fn face(&mut self, victim: &mut SimWallet, frames: u32) -> Vec<PipeEvent> {
        let mut events = Vec::new();
        for _ in 0..frames {
            victim.face(&mut self.pipe, &mut self.now);
            events.extend(std::iter::from_fn(|| self.pipe.poll_event()));
        }
        events
    }

    /// Meets the victim, confirms the code on both sides, and waits for its request.
    pub fn meet(&mut self, victim: &mut SimWallet) -> SignedRequest {
        self.face(victim, 20);
        self.pipe.send_confirm();
        victim.command(Command::ConfirmCode);
        let events = self.face(victim, 20);
        let request = events.into_iter().find_map(|event| match event {
            PipeEvent::Received(bytes) => Some(bytes),
            _ => None,
        });
        match wire::decode(&request.expect("the victim asks")).unwrap() {
            Message::Request(request) => *request,
            other => panic!("the victim said {other:?}"),
        }
    }

    /// Offers its coin of 5 for a request of 5, with M3 changed by `change`, and says what came of it. The victim's person agrees
    /// to whatever it is shown.
    pub fn offer(&mut self, victim: &mut SimWallet, change: impl FnOnce(&mut ExoPak)) -> Answer {
        let request = self.meet(victim);
        self.reply(request, change);
        self.answer(victim)
    }

    /// Sends M2, and M3 changed by `change`, as the answer to a request of 5.
    pub fn reply(&mut self, request: SignedRequest, change: impl FnOnce(&mut ExoPak)) {
        let (plan, mut pak) = self.draft(request);
        change(&mut pak);
        self.pipe.send(wire::encode(&plan));
        self.pipe.send(wire::encode(&Message::SenderExoPak(pak)));
    }

    /// Takes a text of the victim and gives one back, agreeing to every code; a request is answered at once.
    pub fn take_text(&mut self, text: &str, change: impl Fn(&mut ExoPak)) -> String {
        // A text that does not read is answered like one that says nothing new.
        let _ = self.pipe.handle_text(text, self.now);
        while let Some(event) = self.pipe.poll_event() {
            match event {
                PipeEvent::Established => self.pipe.send_confirm(),
                PipeEvent::Received(bytes) => {
                    if let Ok(Message::Request(request)) = wire::decode(&bytes) {
                        self.reply(*request, &change);
                    }
                }
                _ => {}
            }
        }
        self.pipe.next_text()
    }

    /// What the victim says within some frames.
    pub fn answer(&mut self, victim: &mut SimWallet) -> Answer {
        for _ in 0..60 {
            let events = self.face(victim, 1);
            if victim.exchange().is_some_and(|screen| screen.approval.is_some()) {
                victim.command(Command::Approve);
            }
            for event in events {
                let PipeEvent::Received(bytes) = event else { continue };
                match wire::decode(&bytes).unwrap() {
                    Message::Refuse(refuse) => return Answer::Refused(refuse),
                    Message::ReceiverExoPak(_) => return Answer::Voted,
                    _ => {}
                }
            }
        }
        Answer::Silence
    }

    fn draft(&mut self, request: SignedRequest) -> (Message, ExoPak) {
        let (traced, telomeer) = self.issued.coins[0].clone();
        let mut pay = DenominationCounts::default();
        pay.0[traced.denomination.index()] = 1;
        let plan = PlanMessage {
            no_witness: false,
            authority: self.issued.issuance.authority(),
            amount: Amount(5),
            expiry_s: 900,
            epoch: 0,
            claim: TimeClaim { at: self.now.wall, error_ms: 10_000 },
            nonce: self.chance.bytes(),
            key: self.signer.public(&KEY),
            needs: DenominationNeeds::derive(&pay),
            pay,
            change: DenominationCounts::default(),
            credential: None,
        };
        let coin = OwnCoin { coin: AgreedCoin { telomeer: telomeer.into(), traced, void: Vec::new() }, owner: KEY };
        let coins = (vec![coin], vec![self.issued.issuance.bytes().to_vec()]);
        let session = (request, self.pipe.transcript().unwrap());
        let draft = Box::new(OfferDraft::new(session, plan, coins, (KEY, self.chance.bytes()), self.now.wall));
        let signatures: Vec<Signature> =
            draft.wanted().iter().map(|wanted| self.signer.sign(&wanted.key, &wanted.message)).collect();
        let say: Vec<Message> =
            draft.finish(&signatures).say.iter().map(|bytes| wire::decode(bytes).unwrap()).collect();
        match <[Message; 2]>::try_from(say) {
            Ok([plan, Message::SenderExoPak(pak)]) => (plan, pak),
            other => panic!("an offer is M2 and M3: {other:?}"),
        }
    }
}
