//! The scene of the worked vector of `docs/spec/02-bytes.md`, section 9: two coins paid (5, 20), one given as change (2).
//!
//! The messages are laid out here by hand, field by field as the page says, so that the encoders are checked against
//! something that does not share their code.
#![allow(clippy::expect_used)]

use crate::foundation::bytes::Writer;
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::{TimeClaim, Timestamp, TransferTimes};
use crate::testing::SoftSigner;
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::anchor::{Anchor, Genesis};
use crate::token::hop::{
    Direction, HeaderFields, Hop, body_hash, leaf_hash, link_hash, memo_hash, offer_hash, sid_hash,
};
use crate::token::issuance::{Issuance, NewIssuance, SignedIssuance};
use crate::token::merkle::Tree;
use crate::token::needs::{ChangeOffered, DenominationNeeds};
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::void_evidence::void_hash;

pub(super) const ISSUED: Timestamp = Timestamp(1_760_000_000_000);
pub(super) const MEETING: Timestamp = Timestamp(1_760_100_000_000);
pub(super) const AMOUNT: Amount = Amount(23);
pub(super) const MEMO: &str = "Brot und Käse";
pub(super) const EXPIRY_S: u32 = 900;
pub(super) const TRANSCRIPT: Hash = Hash([0x70; 32]);
pub(super) const SALT: [u8; 16] = [0x5a; 16];

/// One of the three people.
pub(super) struct Person {
    pub(super) name: &'static str,
    pub(super) signer: SoftSigner,
    pub(super) path: KeyPath,
}

impl Person {
    pub(super) fn new(name: &'static str, seed: u8, path: KeyPath) -> Self {
        Self { name, signer: SoftSigner::new([seed; 32]), path }
    }

    pub(super) fn key(&self) -> PublicKey {
        self.signer.public(&self.path)
    }

    pub(super) fn secret(&self) -> [u8; 32] {
        self.signer.secret(&self.path)
    }

    pub(super) fn sign(&self, role: SigRole, value: &Hash) -> Signature {
        self.signer.sign(&self.path, &signed_message(role, value))
    }
}

/// A signed message: what its hash is called, its bytes, the hash and the signature.
pub(super) struct Message {
    pub(super) hash: Hash,
    pub(super) signature: Signature,
    pub(super) bytes: Vec<u8>,
}

/// A coin before and in the transfer.
pub(super) struct MovedCoin {
    pub(super) name: &'static str,
    pub(super) index: u32,
    pub(super) anchor: Anchor,
    pub(super) leaf: Hash,
    pub(super) direction: Direction,
}

impl MovedCoin {
    pub(super) fn token_id(&self) -> TokenId {
        self.anchor.token_id()
    }
}

pub(super) struct Scene {
    pub(super) issuer: Person,
    pub(super) payer: Person,
    /// Yesterday's key of the payer, under which the coin of 20 lies.
    pub(super) payer_before: Person,
    pub(super) payee: Person,
    pub(super) issuance: SignedIssuance,
    pub(super) request: Message,
    pub(super) plan: Message,
    pub(super) recovery: Message,
    pub(super) sid: Hash,
    pub(super) body: Hash,
    /// P by token id, then C by token id.
    pub(super) coins: Vec<MovedCoin>,
    pub(super) offer: Hash,
    pub(super) fields: HeaderFields,
    pub(super) telomeers: Vec<Telomeer>,
}

impl Scene {
    pub(super) fn new() -> Self {
        let day = MEETING.day();
        let issuer = Person::new("issuer", 1, KeyPath::Issuer);
        let payer = Person::new("payer", 2, KeyPath::first_device(day));
        let payer_before = Person::new("payer_before", 2, KeyPath::first_device(day - 1));
        let payee = Person::new("payee", 3, KeyPath::first_device(day));
        let issuance = issue(&issuer);
        let request = request(&payee, &issuance);
        let plan = plan(&payer, &issuance, &request.hash);
        let sid = sid_hash(&request.hash, &plan.hash);
        let recovery = recovery(&payer, &sid);
        let body = body_hash(&SALT, AMOUNT, &memo_hash(MEMO), (&request.hash, &plan.hash), &Hash::ZERO);
        let coins = move_coins(&issuance, &issuer, [payer.key(), payer_before.key(), payee.key()]);
        let tree = tree(body, &coins);
        let fields = header(tree.root(), &payer, &payee);
        let offer = offer_hash(&sid, &body, &[coins[0].leaf, coins[1].leaf], &change_counts());
        let mut scene = Self {
            issuer,
            payer,
            payer_before,
            payee,
            issuance,
            request,
            plan,
            recovery,
            sid,
            body,
            coins,
            offer,
            fields,
            telomeers: Vec::new(),
        };
        scene.telomeers = (1..=3).map(|index| scene.telomeer(index, &tree)).collect();
        scene
    }

    pub(super) fn telomeer(&self, index: u8, tree: &Tree) -> Telomeer {
        let coin = &self.coins[usize::from(index) - 1];
        let header = self.fields.hash();
        let is_change = coin.direction == Direction::Change;
        let under_another_key = coin.anchor.owner == self.payer_before.key();
        let owner = (self.payer.key(), self.payer_before.sign(SigRole::Commit, &header));
        let hop = Hop {
            index,
            n_p: self.fields.n_p,
            n_c: self.fields.n_c,
            times: self.fields.times,
            no_witness: self.fields.no_witness,
            counterparty: if is_change { self.payer.key() } else { self.payee.key() },
            commit: self.payer.sign(SigRole::Commit, &header),
            vote: self.payee.sign(SigRole::Vote, &header),
            ack: is_change.then(|| self.payee.sign(SigRole::Final, &header)),
            void: Vec::new(),
            owner: under_another_key.then_some(owner),
            path: tree.path(usize::from(index)),
        };
        Telomeer { anchor: coin.anchor.clone(), hops: vec![hop] }
    }

    pub(super) fn link(&self, coin: &MovedCoin) -> Hash {
        link_hash(&coin.leaf, &self.fields.hash(), coin.direction)
    }
}

pub(super) fn coin(value: u32) -> Denomination {
    Denomination::of_value(value).expect("one of the nine")
}

pub(super) fn counts(coins: &[(u32, u8)]) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    for &(value, count) in coins {
        counts.0[coin(value).index()] = count;
    }
    counts
}

pub(super) fn paid_counts() -> DenominationCounts {
    counts(&[(5, 1), (20, 1)])
}

pub(super) fn change_counts() -> DenominationCounts {
    counts(&[(2, 1)])
}

pub(super) fn issue(issuer: &Person) -> SignedIssuance {
    let new = NewIssuance {
        witness: None,
        community: "Föhrer Markt".to_owned(),
        unit: "Muschel".to_owned(),
        scenario: "Wochenmarkt".to_owned(),
        location: "89c258".to_owned(),
        reference: "REF123".to_owned(),
        valid_days: 365,
        coins: vec![(coin(2), 3), (coin(5), 2), (coin(20), 4)],
    };
    let draft = Issuance::draft(&new, issuer.key(), [0xa5; 16], ISSUED).expect("within every limit");
    let signature = issuer.sign(SigRole::Issuance, &draft.id().0);
    draft.with_signature(signature)
}

/// M1: version1 alg1 protocol_min1 protocol_max1 flags1 amount4 limit4 epoch2 time_claim10 nonce16 transfer_key32
/// accepted1 (authority32 needs3 change5)… memo credential_length1.
pub(super) fn request(payee: &Person, issuance: &SignedIssuance) -> Message {
    let holdings = counts(&[(1, 2), (2, 6), (50, 1)]);
    let claim = TimeClaim { at: MEETING.after_ms(1_500), error_ms: 8_600 };
    let mut record = Writer(vec![1, 1, 1, 1, 0]);
    record.u32(AMOUNT.0);
    record.u32(u32::MAX);
    record.u16(0);
    record.put(&claim.to_bytes());
    record.put(&[0x11; 16]);
    record.put(&payee.key().0);
    record.u8(1);
    record.put(issuance.authority().as_bytes());
    record.put(&DenominationNeeds::derive(&holdings).to_bytes());
    record.put(&ChangeOffered::of(&holdings).to_bytes());
    record.text(MEMO);
    record.u8(0);
    let hash = Hash::derive("req", &[&TRANSCRIPT.0, &record.0]);
    signed(payee, SigRole::Request, hash, record)
}

/// M2: version1 alg1 flags1 authority32 amount4 t_exp4 epoch2 time_claim10 nonce16 transfer_key32 needs3 pay9 change9
/// credential_length1.
pub(super) fn plan(payer: &Person, issuance: &SignedIssuance, request: &Hash) -> Message {
    let claim = TimeClaim { at: MEETING, error_ms: 900 };
    let mut record = Writer(vec![1, 1, 0]);
    record.put(issuance.authority().as_bytes());
    record.u32(AMOUNT.0);
    record.u32(EXPIRY_S);
    record.u16(0);
    record.put(&claim.to_bytes());
    record.put(&[0x22; 16]);
    record.put(&payer.key().0);
    record.put(&DenominationNeeds::derive(&paid_counts()).to_bytes());
    record.put(&paid_counts().0);
    record.put(&change_counts().0);
    record.u8(0);
    let hash = Hash::derive("plan", &[&TRANSCRIPT.0, &request.0, &record.0]);
    signed(payer, SigRole::Plan, hash, record)
}

/// TRR: version1 alg1 sid32 transfer_key32 last_write1 last_received32 nonce16; here of a payer who lost M6.
pub(super) fn recovery(payer: &Person, sid: &Hash) -> Message {
    let mut record = Writer(vec![1, 1]);
    record.put(&sid.0);
    record.put(&payer.key().0);
    record.u8(2);
    record.put(&Hash::of_message(b"the bytes of M4").0);
    record.put(&[0x33; 16]);
    let hash = Hash::derive("trr", &[&TRANSCRIPT.0, &record.0]);
    signed(payer, SigRole::Recovery, hash, record)
}

pub(super) fn signed(signer: &Person, role: SigRole, hash: Hash, mut record: Writer) -> Message {
    let signature = signer.sign(role, &hash);
    record.put(&signature.0);
    Message { hash, signature, bytes: record.0 }
}

/// The coins in the order of their leaves; owners are the payer, the payer before, and the payee.
pub(super) fn move_coins(issuance: &SignedIssuance, issuer: &Person, owners: [PublicKey; 3]) -> Vec<MovedCoin> {
    let [payer, payer_before, payee] = owners;
    let moved = |name, index, owner, new_owner, direction| {
        let anchor = anchor(issuance, issuer, index, owner);
        let leaf = leaf_hash(&anchor.token_id(), 1, &anchor.hash(), &new_owner, &void_hash(&[]));
        MovedCoin { name, index, anchor, leaf, direction }
    };
    let mut coins = vec![
        moved("five", 3, payer, payee, Direction::Payment),
        moved("twenty", 5, payer_before, payee, Direction::Payment),
        moved("two", 0, payee, payer, Direction::Change),
    ];
    coins.sort_by_key(|coin| (coin.direction.byte(), coin.token_id()));
    coins
}

pub(super) fn anchor(issuance: &SignedIssuance, issuer: &Person, index: u32, owner: PublicKey) -> Anchor {
    let record = &issuance.issuance;
    let denomination = record.denomination_of(index).expect("an index of the record");
    let (expiry, anchored) = (record.expiry_minutes(), ISSUED.minutes());
    let draft = Anchor::genesis(Genesis {
        issuance: issuance.id(),
        index,
        denomination,
        expiry_minutes: expiry,
        anchored_minutes: anchored,
        owner,
        issuer: issuer.key(),
    });
    let signature = issuer.sign(SigRole::Anchor, &draft.value());
    draft.with_signature(signature)
}

pub(super) fn tree(body: Hash, coins: &[MovedCoin]) -> Tree {
    let mut leaves = vec![body];
    leaves.extend(coins.iter().map(|coin| coin.leaf));
    Tree::new(leaves)
}

pub(super) fn header(root: Hash, payer: &Person, payee: &Person) -> HeaderFields {
    let payee_claim = TimeClaim { at: MEETING.after_ms(1_500), error_ms: 8_600 };
    let payer_claim = TimeClaim { at: MEETING, error_ms: 900 };
    let times = TransferTimes::derive_meeting(&payee_claim, &payer_claim, EXPIRY_S);
    let (sender, receiver) = (payer.key(), payee.key());
    HeaderFields { root, sender, receiver, times, n_p: 2, n_c: 1, no_witness: false }
}
