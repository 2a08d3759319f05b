//! A coin is taken from paper (`docs/spec/12-paper.md`, section 4): a whole transfer, of which one device signs both sides.
use std::sync::Arc;

use bytes::Bytes;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::Timestamp;
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::needs::DenominationNeeds;
use crate::token::paper;
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::transfer::agreement::{AgreedCoin, Agreement, Certificate, OfferedLeaves, OwnerSignature};
use crate::token::transfer::message::{Commit, ExoPak, Final, Message};
use crate::token::transfer::moment::Moment;
use crate::token::transfer::plan::{EXPIRY_SECONDS, PlanMessage, SignedPlan, Terms};
use crate::token::transfer::record::{Remembered, State, TransferRecord, Write};
use crate::token::transfer::request::{NO_LIMIT, PROTOCOL, Request, SignedRequest};
use crate::token::transfer::step::{Wanted, Written};
use crate::token::transfer::wire;
use crate::token::travelling_coin::TravellingCoin;

/// The signatures that are still to come stand in for themselves: none of them is part of what names a transfer.
const TO_COME: Signature = Signature([0; 64]);

/// Random bytes of one taking.
#[derive(Clone, Copy, Debug)]
pub struct Salts {
    /// M1's and M2's.
    pub nonces: [[u8; 16]; 2],
    /// Of leaf 0.
    pub salt: [u8; 16],
}

impl Salts {
    /// Draws them.
    pub fn make(dice: &mut Dice) -> Self {
        Self { nonces: [dice.make_bytes(), dice.make_bytes()], salt: dice.make_bytes() }
    }
}

/// A coin that is about to be taken from paper.
pub struct TakingDraft {
    agreement: Agreement,
    /// What the payer signs when it offers.
    offer: Hash,
    salt: [u8; 16],
    ours: KeyPath,
    paper: KeyPath,
    moment: Moment,
}

/// A coin that was taken: what is to be written, and its chain with the new hop.
pub struct Taken {
    /// The write, which is the only one.
    pub written: Written,
    /// The coin as it is ours.
    pub coin: (Traced, Telomeer),
}

impl TakingDraft {
    /// Puts the transfer together: from the paper's one-time key to a transfer key of ours.
    pub fn new(
        (coin, authority): (AgreedCoin, Authority),
        ours: (KeyPath, PublicKey),
        paper: KeyPath,
        (salts, moment): (Salts, Moment),
    ) -> Self {
        let terms = terms((&coin, authority), ours.1, &salts, &moment);
        let leaves = OfferedLeaves::derive(&terms, &salts.salt, std::iter::once(&coin));
        let offer = leaves.offer(&terms);
        let agreement = Agreement::derive(terms, leaves, vec![coin], Vec::new());
        Self { agreement, offer, salt: salts.salt, ours: ours.0, paper, moment }
    }

    /// The signatures that it needs, in order: of M1, of M2, of the offer, the vote, the commit and the acknowledgement.
    pub fn wanted(&self) -> Vec<Wanted> {
        let (terms, header) = (&self.agreement.terms, self.agreement.header());
        let signed: [(KeyPath, SigRole, Hash); 6] = [
            (self.ours, SigRole::Request, terms.request_hash()),
            (self.paper, SigRole::Plan, terms.plan_hash()),
            (self.paper, SigRole::Offer, self.offer),
            (self.ours, SigRole::Vote, header),
            (self.paper, SigRole::Commit, header),
            (self.ours, SigRole::Final, header),
        ];
        signed.map(|(key, role, value)| Wanted { key, message: signed_message(role, &value) }).to_vec()
    }

    /// Goes on with exactly those signatures, in that order.
    pub fn finish(mut self, signatures: &[Signature]) -> Option<Taken> {
        let [request, plan, offer, vote, commit, acknowledgement] = *signatures else { return None };
        let terms = &mut self.agreement.terms;
        terms.sign_request(request);
        terms.sign_plan(plan);
        let (payer, payee) = (terms.payer(), terms.payee());
        let by = |key, signature| vec![OwnerSignature { key, signature }];
        let (commits, votes) = (by(payer, commit), by(payee, vote));
        let certificate = Certificate { commits: &commits, votes: &votes, acknowledgement: Some(acknowledgement) };
        let coin = self.agreement.paid_telomeers(&certificate)?.pop()?;
        let record = self.record(by(payer, offer), (commits, votes), acknowledgement);
        let mut written = Written::new(Write::Taken, record);
        written.received = vec![coin.clone()];
        written.on_trust = true;
        Some(Taken { written, coin })
    }

    /// All messages as the two sides would have said them.
    fn record(
        self,
        offer: Vec<OwnerSignature>,
        (commits, votes): (Vec<OwnerSignature>, Vec<OwnerSignature>),
        acknowledgement: Signature,
    ) -> TransferRecord {
        let Self { agreement, salt, ours, moment, .. } = self;
        let sid = agreement.terms.sid();
        let coins = agreement.payment.iter();
        let coins = coins.map(|coin| TravellingCoin::new(Arc::clone(&coin.telomeer), coin.void.clone())).collect();
        let pak = ExoPak { sid, salt, coins, issuances: Vec::new(), signatures: offer };
        let vote = ExoPak { sid, salt: [0; 16], coins: Vec::new(), issuances: Vec::new(), signatures: votes };
        let last = Final { sid, signature: acknowledgement, claim: moment.claim };
        let envelope = |message| Bytes::from(wire::encode(&message));
        TransferRecord {
            terms: agreement.terms,
            state: State::Received,
            key: ours,
            sender_exo_pak: envelope(Message::SenderExoPak(pak)),
            receiver_exo_pak: envelope(Message::ReceiverExoPak(vote)),
            commit: envelope(Message::Commit(Commit { sid, signatures: commits })),
            acknowledgement: envelope(Message::Final(last)),
            sender_retro_pak: Bytes::new(),
            receiver_retro_pak: Bytes::new(),
            abort_certificate: Bytes::new(),
            deadline: Timestamp(0),
            started: moment.now,
            ended: moment.now,
            decides_at: Timestamp(0),
            delivered: true,
            remembered: Remembered::Nothing,
        }
    }
}

fn terms((coin, authority): (&AgreedCoin, Authority), ours: PublicKey, salts: &Salts, moment: &Moment) -> Terms {
    let traced = &coin.traced;
    let (amount, [asked, planned]) = (Amount(traced.denomination.value()), salts.nonces);
    let mut pay = DenominationCounts::default();
    pay.0[traced.denomination.index()] = 1;
    let request = Request {
        protocols: (PROTOCOL, PROTOCOL),
        open_to_new: true,
        swap: false,
        amount,
        limit: NO_LIMIT,
        epoch: 0,
        claim: moment.claim,
        nonce: asked,
        key: ours,
        accepted: Vec::new(),
        memo: String::new(),
        credential: None,
    };
    let plan = PlanMessage {
        no_witness: false,
        authority,
        amount,
        expiry_s: EXPIRY_SECONDS,
        epoch: 0,
        claim: moment.claim,
        nonce: planned,
        key: traced.owner,
        needs: DenominationNeeds::derive(&DenominationCounts::default()),
        pay,
        change: DenominationCounts::default(),
        credential: None,
    };
    let (request, plan) = (SignedRequest { request, signature: TO_COME }, SignedPlan { plan, signature: TO_COME });
    Terms::new(request, plan, paper::transcript(&traced.owner))
}

impl TransferRecord {
    /// Whether the coin was taken from paper: nobody was met, and whoever has a copy of the paper may have taken it as well.
    pub fn is_from_paper(&self) -> bool {
        self.terms.transcript == paper::transcript(&self.terms.payer())
    }
}
