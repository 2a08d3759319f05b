//! A payer, a payee, a witness and coins of 2, 5 and 10: a transfer by the rules alone, one step at a time.
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::{TimeClaim, Timestamp};
use crate::testing::SoftSigner;
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::anchor::{Anchor, Genesis};
use crate::token::issuance::{Issuance, NewIssuance, SignedIssuance};
use crate::token::needs::{ChangeOffered, DenominationNeeds};
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::check::{IssuanceBook, rebuild};
use crate::token::transfer::message::{AbortCertificate, ExoPak, Message};
use crate::token::transfer::moment::Moment;
use crate::token::transfer::payee::{RequestDraft, VoteDraft, check_offer};
use crate::token::transfer::payer::OfferDraft;
use crate::token::transfer::plan::{EXPIRY_SECONDS, PlanMessage, SignedPlan, Terms};
use crate::token::transfer::record::{Remembered, Role, TransferRecord};
use crate::token::transfer::request::{Acceptance, NO_LIMIT, PROTOCOL, Request, SignedRequest};
use crate::token::transfer::step::{Outcome, OwnCoin, SigningKeys, Unsigned};
use crate::token::transfer::table::{Arrival, Holdings, Reaction, Response, react};
use crate::token::transfer::wire;

pub(super) const ISSUED: Timestamp = Timestamp(1_760_000_000_000);
pub(super) const MEETING: Timestamp = Timestamp(1_760_100_000_000);
/// When the second half of a transfer happens.
pub(super) const LATER: Timestamp = Timestamp(1_760_100_060_000);
pub(super) const TRANSCRIPT: Hash = Hash([0x70; 32]);

pub(super) fn moment(now: Timestamp) -> Moment {
    Moment { now, claim: TimeClaim { at: now, error_ms: 900 } }
}

pub(super) fn counts(coins: &[(u32, u8)]) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    for &(value, count) in coins {
        counts.0[Denomination::of_value(value).unwrap().index()] = count;
    }
    counts
}

/// One person, with today's key and yesterday's.
pub(super) struct Person(SoftSigner);

impl Person {
    pub(super) fn today() -> KeyPath {
        KeyPath::first_device(MEETING.day())
    }

    pub(super) fn yesterday() -> KeyPath {
        KeyPath::first_device(MEETING.day() - 1)
    }

    pub(super) fn key(&self) -> PublicKey {
        self.0.public(&Self::today())
    }

    pub(super) fn public(&self, path: KeyPath) -> PublicKey {
        self.0.public(&path)
    }

    pub(super) fn sign_with(&self, path: KeyPath, role: SigRole, value: &Hash) -> Signature {
        self.0.sign(&path, &signed_message(role, value))
    }

    pub(super) fn sign(&self, role: SigRole, value: &Hash) -> Signature {
        self.sign_with(Self::today(), role, value)
    }

    /// Signs what a step wants and goes on with it.
    pub(super) fn finish(&self, draft: Box<dyn Unsigned>) -> Outcome {
        let signatures: Vec<_> =
            draft.wanted().iter().map(|wanted| self.0.sign(&wanted.key, &wanted.message)).collect();
        draft.finish(&signatures)
    }
}

/// 20 is asked for; the payer hands over 10, 10 and 2, the second ten from yesterday, and gets 2 back.
pub(super) struct Scene {
    pub(super) payer: Person,
    pub(super) payee: Person,
    pub(super) witness: Person,
    pub(super) issuance: SignedIssuance,
    pub(super) book: IssuanceBook,
    pub(super) payment: Vec<OwnCoin>,
    pub(super) change: Vec<OwnCoin>,
}

impl Scene {
    pub(super) fn new(witnessed: bool) -> Self {
        let person = |seed| Person(SoftSigner::new([seed; 32]));
        let (payer, payee, witness) = (person(2), person(3), person(4));
        let witnesses = if witnessed { vec![witness.key()] } else { Vec::new() };
        let issuance = issue("R1", witnesses);
        let coin =
            |index, person: &Person, owner| OwnCoin { coin: agreed(&issuance, index, person.0.public(&owner)), owner };
        let today = Person::today();
        let mut payment = vec![coin(0, &payer, today), coin(3, &payer, today), coin(4, &payer, Person::yesterday())];
        payment.sort_by_key(|own| own.coin.traced.token_id);
        let change = vec![coin(1, &payee, Person::yesterday())];
        let book = BTreeMap::from([(issuance.id(), issuance.clone())]);
        Self { payer, payee, witness, issuance, book, payment, change }
    }

    pub(super) fn dice() -> Dice {
        Dice::new(&Entropy([9; 32]))
    }

    pub(super) fn request(&self) -> Request {
        Request {
            protocols: (PROTOCOL, PROTOCOL),
            open_to_new: false,
            swap: false,
            amount: Amount(20),
            limit: NO_LIMIT,
            epoch: 0,
            claim: moment(MEETING).claim,
            nonce: [0x11; 16],
            key: self.payee.key(),
            accepted: vec![Acceptance {
                authority: self.issuance.authority(),
                needs: DenominationNeeds::derive(&counts(&[(2, 1)])),
                change: ChangeOffered::of(&counts(&[(2, 1)])),
            }],
            memo: "bread".to_owned(),
            credential: None,
        }
    }

    pub(super) fn signed(&self, request: Request) -> SignedRequest {
        let draft = RequestDraft { request, transcript: TRANSCRIPT, key: Person::today() };
        self.payee.finish(Box::new(draft)).asked.unwrap()
    }

    pub(super) fn plan(&self) -> PlanMessage {
        PlanMessage {
            no_witness: !self.issuance.issuance.is_witnessed(),
            authority: self.issuance.authority(),
            amount: Amount(20),
            expiry_s: EXPIRY_SECONDS,
            epoch: 0,
            claim: moment(MEETING).claim,
            nonce: [0x22; 16],
            key: self.payer.key(),
            needs: DenominationNeeds::derive(&counts(&[(2, 1), (10, 2)])),
            pay: counts(&[(2, 1), (10, 2)]),
            change: counts(&[(2, 1)]),
            credential: None,
        }
    }

    /// The plan with the payer's signature, as an answer to a request.
    pub(super) fn signed_plan(&self, request: &SignedRequest, plan: PlanMessage) -> SignedPlan {
        let value = plan.hash(&TRANSCRIPT, &request.request.hash(&TRANSCRIPT));
        SignedPlan { signature: self.payer.sign(SigRole::Plan, &value), plan }
    }

    /// S1.
    pub(super) fn offer(&self) -> Outcome {
        let request = self.signed(self.request());
        let coins = (self.payment.clone(), vec![self.issuance.bytes().to_vec()]);
        let draft = OfferDraft::new((request, TRANSCRIPT), self.plan(), coins, (Person::today(), [0x5a; 16]), MEETING);
        self.payer.finish(Box::new(draft))
    }

    /// M3 as the payee reads it.
    pub(super) fn offered(&self, offer: &Outcome) -> (Terms, ExoPak) {
        let record = &offer.written.as_ref().unwrap().record;
        let Ok(Message::SenderExoPak(pak)) = wire::decode(&offer.say[1]) else { unreachable!("M3") };
        (record.terms.clone(), pak)
    }

    /// R1, for an offer.
    pub(super) fn vote(&self, offer: &Outcome) -> Outcome {
        let ((terms, pak), mut dice) = (self.offered(offer), Self::dice());
        let held = |_: &TokenId| false;
        let source = (&self.book, &held as &dyn Fn(&TokenId) -> bool);
        let checked = check_offer(terms, (&pak, offer.say[1].clone()), source, MEETING, (&mut dice, None)).unwrap();
        let change = (self.change.clone(), vec![self.issuance.bytes().to_vec()]);
        let keys = signing_keys(&self.payee, &self.change);
        self.payee.finish(Box::new(VoteDraft::new(checked, change, Person::today(), keys, MEETING)))
    }

    /// S1 and R1: what each side has written, and M4.
    pub(super) fn voted(&self) -> (TransferRecord, TransferRecord, Vec<u8>) {
        let offer = self.offer();
        let vote = self.vote(&offer);
        let record = |outcome: Outcome| (*outcome.written.unwrap().record).clone();
        let m4 = vote.say[0].clone();
        (record(offer), record(vote), m4)
    }

    /// S2: the payer's record, M5, and the payee's record, which does not know it yet.
    pub(super) fn committed(&self) -> (TransferRecord, Vec<u8>, TransferRecord) {
        let (payer, payee, vote) = self.voted();
        let outcome = self.carries(&payer, &Arrival::Message(&message(&vote), &vote));
        ((*outcome.written.unwrap().record).clone(), outcome.say[0].clone(), payee)
    }

    /// What a message does to a record.
    pub(super) fn hears(&self, record: &TransferRecord, envelope: &[u8]) -> Response {
        self.meets(record, &Arrival::Message(&message(envelope), envelope))
    }

    /// What an arrival does to a record, a minute after the meeting.
    pub(super) fn meets(&self, record: &TransferRecord, arrival: &Arrival<'_>) -> Response {
        react(record, arrival, self, moment(LATER), &mut Self::dice())
    }

    /// The same, where something is written.
    pub(super) fn carries(&self, record: &TransferRecord, arrival: &Arrival<'_>) -> Outcome {
        match self.meets(record, arrival).reaction {
            Reaction::Carry(outcome) => *outcome,
            Reaction::Sign(draft) => self.person(record).finish(draft),
            _ => Outcome::default(),
        }
    }

    fn person(&self, record: &TransferRecord) -> &Person {
        if record.role() == Role::Payer { &self.payer } else { &self.payee }
    }

    /// A record as a wallet reads it after it was restarted: nothing is remembered.
    pub(super) fn reread(record: &TransferRecord) -> TransferRecord {
        TransferRecord { remembered: Remembered::Nothing, ..record.clone() }
    }

    /// The header of a transfer that has been voted on.
    pub(super) fn header(&self, record: &TransferRecord) -> Hash {
        rebuild(record, &self.book).unwrap().0.header()
    }

    /// V over a record's transfer.
    pub(super) fn certificate(&self, record: &TransferRecord) -> Vec<u8> {
        let (sid, header, witness) = (record.sid(), self.header(record), self.witness.key());
        let signature = self.witness.sign(SigRole::AbortCertificate, &header);
        wire::encode(&Message::AbortCertificate(AbortCertificate { sid, header, witness, signature }))
    }
}

impl Holdings for Scene {
    fn book(&self) -> &IssuanceBook {
        &self.book
    }

    fn holds_or_awaits(&self, _: &TokenId) -> bool {
        false
    }

    fn signing_keys(&self, record: &TransferRecord) -> Option<SigningKeys> {
        let coins = if record.role() == Role::Payer { &self.payment } else { &self.change };
        Some(signing_keys(self.person(record), coins))
    }

    fn path_of(&self, key: &PublicKey) -> Option<KeyPath> {
        let own = |path: &KeyPath| [&self.payer, &self.payee].iter().any(|person| person.0.public(path) == *key);
        [Person::today(), Person::yesterday()].into_iter().find(own)
    }
}

fn signing_keys(person: &Person, coins: &[OwnCoin]) -> SigningKeys {
    let owners = coins.iter().map(|own| (own.owner, own.coin.traced.owner));
    SigningKeys::new((Person::today(), person.key()), owners)
}

pub(super) fn message(envelope: &[u8]) -> Message {
    wire::decode(envelope).unwrap()
}

/// Coins by number: three of 2, then four of 10.
pub(super) fn issue(reference: &str, witnesses: Vec<PublicKey>) -> SignedIssuance {
    let new = NewIssuance {
        witness: None,
        community: "Market".to_owned(),
        unit: "Shell".to_owned(),
        scenario: String::new(),
        location: "000000".to_owned(),
        reference: reference.to_owned(),
        valid_days: 30,
        coins: [(2, 3), (10, 4)].map(|(value, count)| (Denomination::of_value(value).unwrap(), count)).to_vec(),
    };
    let issuer = issuer();
    let mut draft = Issuance::draft(&new, issuer.key(), [7; 16], ISSUED).unwrap();
    draft.issuance.witnesses = witnesses;
    let signature = issuer.sign(SigRole::Issuance, &draft.id().0);
    draft.with_signature(signature)
}

fn issuer() -> Person {
    Person(SoftSigner::new([1; 32]))
}

/// A coin that has not moved.
pub(super) fn agreed(issuance: &SignedIssuance, index: u32, owner: PublicKey) -> AgreedCoin {
    let issuer = issuer();
    let draft = Anchor::genesis(Genesis {
        issuance: issuance.id(),
        index,
        denomination: issuance.issuance.denomination_of(index).unwrap(),
        expiry_minutes: issuance.issuance.expiry_minutes(),
        anchored_minutes: ISSUED.minutes(),
        owner,
        issuer: issuer.key(),
    });
    let signature = issuer.sign(SigRole::Anchor, &draft.value());
    let telomeer = Telomeer { anchor: draft.with_signature(signature), hops: Vec::new() };
    let traced = telomeer.retrace(issuance).unwrap();
    AgreedCoin { telomeer: Arc::new(telomeer), traced, void: Vec::new() }
}
