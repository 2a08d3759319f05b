//! A witness as a value, people with keys who sign whatever a test wants, and transfers laid out by hand.
use std::collections::BTreeMap;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message, verify};
use juicetokens_engine::foundation::time::{TimeClaim, Timestamp, TransferTimes};
use juicetokens_engine::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use juicetokens_engine::lifecycle::witness::message::{Answer, FileAbort, Question, SurrenderedCoin, Taken};
use juicetokens_engine::lifecycle::witness::office::Witness;
use juicetokens_engine::lifecycle::witness::wire::{decode_record, encode_record};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::anchor::{Anchor, Checkpoint, Genesis};
use juicetokens_engine::token::hop::{Direction, HeaderFields, Hop, leaf_hash};
use juicetokens_engine::token::issuance::{Issuance, IssuanceDraft, SignedIssuance};
use juicetokens_engine::token::merkle::Tree;
use juicetokens_engine::token::surrender::{Surrender, SurrenderPurpose};
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::token::void_evidence::{VoidEvidence, void_hash};

use crate::sim::fixtures::{BEGIN, market};

/// What a payer's offer waits for, in seconds.
const EXPIRY_S: u32 = 900;

/// Somebody with one key.
pub struct Person {
    signer: SoftSigner,
    path: KeyPath,
}

impl Person {
    /// The owner of a key that follows from the seed.
    pub fn new(seed: u8) -> Self {
        Self { signer: SoftSigner::new([seed; 32]), path: KeyPath::first_device(1) }
    }

    /// The key.
    pub fn key(&self) -> PublicKey {
        self.signer.public(&self.path)
    }

    /// Signs a value in a role.
    pub fn sign(&self, role: SigRole, value: &Hash) -> Signature {
        self.signer.sign(&self.path, &signed_message(role, value))
    }

    /// Signs the bytes that are signed of a value in a role.
    pub fn sign_message(&self, message: &[u8; 41]) -> Signature {
        self.signer.sign(&self.path, message)
    }

    /// Y under a header, as it travels.
    pub fn file(&self, issuance: &SignedIssuance, header: &HeaderFields) -> FileAbort {
        FileAbort {
            sid: Sid(Hash([7; 32])),
            issuance: issuance.id(),
            opening: *header,
            receiver_abort: self.sign(SigRole::ReceiverAbort, &header.hash()),
            sender_abort: None,
        }
    }

    /// Signs a coin over, to come back under a key, or for good.
    pub fn surrender(&self, telomeer: &Telomeer, new_owner: Option<PublicKey>) -> SurrenderedCoin {
        let (seq, prev, _) = end_of(telomeer);
        let surrender = Surrender {
            purpose: if new_owner.is_some() { SurrenderPurpose::Renewal } else { SurrenderPurpose::Redemption },
            token_id: telomeer.anchor.token_id(),
            seq: seq + 1,
            prev,
            new_owner: new_owner.unwrap_or(Surrender::NOBODY),
            void: Vec::new(),
        };
        self.sign_surrender(telomeer, surrender)
    }

    /// Signs any surrender beside any chain.
    pub fn sign_surrender(&self, telomeer: &Telomeer, surrender: Surrender) -> SurrenderedCoin {
        let signature = self.sign(SigRole::Surrender, &surrender.hash());
        SurrenderedCoin { telomeer: telomeer.clone(), surrender, signature }
    }

    /// A question that renews one coin under one's own key.
    pub fn renewal(&self, telomeer: &Telomeer) -> Question {
        Question::Surrender(vec![self.surrender(telomeer, Some(self.key()))])
    }
}

/// Where a chain ends: number, head and owner.
pub fn end_of(telomeer: &Telomeer) -> (u16, Hash, PublicKey) {
    let steps = telomeer.steps().unwrap();
    let anchor = &telomeer.anchor;
    steps.last().map_or((anchor.seq, anchor.hash(), anchor.owner), |step| (step.seq, step.link, step.new_owner))
}

/// A transfer with every signature: P, then C, each with its new hop.
#[derive(Clone)]
pub struct Deal {
    /// What both signed.
    pub header: HeaderFields,
    /// The chains of P, by token id.
    pub paid: Vec<Telomeer>,
    /// The chains of C, by token id, without an acknowledgement.
    pub change: Vec<Telomeer>,
}

impl Deal {
    /// The payer pays P, the payee gives C. Other `salt`, other transfer.
    pub fn new(
        (payer, payee): (&Person, &Person),
        paid: &[&Telomeer],
        change: &[&Telomeer],
        (salt, void): (u8, &[VoidEvidence]),
    ) -> Self {
        let sort = |coins: &[&Telomeer]| {
            let mut coins: Vec<Telomeer> = coins.iter().map(|coin| (*coin).clone()).collect();
            coins.sort_by_key(|coin| coin.anchor.token_id());
            coins
        };
        let (paid, change) = (sort(paid), sort(change));
        let leaf = |coin: &Telomeer, new_owner: &PublicKey| {
            let (seq, prev, _) = end_of(coin);
            leaf_hash(&coin.anchor.token_id(), seq + 1, &prev, new_owner, &void_hash(void))
        };
        let mut leaves = vec![Hash([salt; 32])];
        leaves.extend(paid.iter().map(|coin| leaf(coin, &payee.key())));
        leaves.extend(change.iter().map(|coin| leaf(coin, &payer.key())));
        let tree = Tree::new(leaves);
        let header = HeaderFields {
            root: tree.root(),
            sender: payer.key(),
            receiver: payee.key(),
            times: times(BEGIN),
            n_p: u8::try_from(paid.len()).unwrap(),
            n_c: u8::try_from(change.len()).unwrap(),
            no_witness: false,
        };
        let extend = |(place, coin): (usize, Telomeer)| {
            let index = u8::try_from(place + 1).unwrap();
            let direction = if index <= header.n_p { Direction::Payment } else { Direction::Change };
            let hop = Hop {
                index,
                n_p: header.n_p,
                n_c: header.n_c,
                times: header.times,
                no_witness: false,
                counterparty: if direction == Direction::Payment { payee.key() } else { payer.key() },
                commit: payer.sign(SigRole::Commit, &header.hash()),
                vote: payee.sign(SigRole::Vote, &header.hash()),
                ack: None,
                void: void.to_vec(),
                owner: None,
                path: tree.path(place + 1),
            };
            let mut coin = coin;
            coin.hops.push(hop);
            coin
        };
        let split = paid.len();
        let mut chains: Vec<Telomeer> = paid.into_iter().chain(change).enumerate().map(extend).collect();
        let change = chains.split_off(split);
        Self { header, paid: chains, change }
    }

    /// The transfer's id.
    pub fn id(&self) -> Hash {
        self.header.hash()
    }

    /// Every chain: the whole certificate.
    pub fn whole(&self) -> Question {
        Question::Register([self.paid.clone(), self.change.clone()].concat())
    }

    /// A chain with the payee's acknowledgement in its last hop.
    pub fn acknowledged(&self, payee: &Person, chain: &Telomeer) -> Telomeer {
        let mut chain = chain.clone();
        chain.hops.last_mut().unwrap().ack = Some(payee.sign(SigRole::Final, &self.id()));
        chain
    }
}

fn times(at: Timestamp) -> TransferTimes {
    let claim = TimeClaim { at, error_ms: 10_000 };
    TransferTimes::derive_meeting(&claim, &claim, EXPIRY_S)
}

/// The witness: an issuer, a ledger, and everything that was ever signed here.
pub struct Office {
    /// The issuer's signer.
    pub signer: SoftSigner,
    /// What it settles for first.
    pub issuance: SignedIssuance,
    /// All it knows.
    pub book: BTreeMap<juicetokens_engine::token::issuance::IssuanceId, SignedIssuance>,
    /// What it has decided.
    pub ledger: Ledger,
    /// Its clock.
    pub now: Timestamp,
    /// Every anchor that was given, by place.
    pub anchors: BTreeMap<(TokenId, u16), Vec<Anchor>>,
    /// Coins that were taken for good.
    pub retired: Vec<(TokenId, u16)>,
    /// Transfers that were said to be void.
    pub voided: Vec<Hash>,
    /// Transfers that were said to stand.
    pub stands: Vec<Hash>,
    /// How many signatures it gave, but those that say again what stands.
    pub signatures: usize,
}

impl Office {
    /// An office that has issued ten coins of 5.
    pub fn new() -> Self {
        let signer = SoftSigner::new([1; 32]);
        let issuance = issue(&signer, |_| {});
        let book = BTreeMap::from([(issuance.id(), issuance.clone())]);
        Self {
            signer,
            issuance,
            book,
            ledger: Ledger::default(),
            now: BEGIN,
            anchors: BTreeMap::new(),
            retired: Vec::new(),
            voided: Vec::new(),
            stands: Vec::new(),
            signatures: 0,
        }
    }

    /// The witness's key.
    pub fn key(&self) -> PublicKey {
        self.signer.public(&KeyPath::Issuer)
    }

    /// Learns another issuance.
    pub fn learn(&mut self, issuance: &SignedIssuance) {
        self.book.insert(issuance.id(), issuance.clone());
    }

    /// A coin as it was issued.
    pub fn coin(&self, index: u32, owner: &Person) -> Telomeer {
        self.coin_of(&self.issuance, index, owner.key())
    }

    /// A coin of any issuance, under any key.
    pub fn coin_of(&self, issuance: &SignedIssuance, index: u32, owner: PublicKey) -> Telomeer {
        let draft = Anchor::genesis(Genesis {
            issuance: issuance.id(),
            index,
            denomination: issuance.issuance.denomination_of(index).unwrap(),
            expiry_minutes: issuance.issuance.expiry_minutes(),
            anchored_minutes: BEGIN.minutes(),
            owner,
            issuer: self.key(),
        });
        let signature = self.signer.sign(&KeyPath::Issuer, &signed_message(SigRole::Anchor, &draft.value()));
        Telomeer { anchor: draft.with_signature(signature), hops: Vec::new() }
    }

    /// A checkpoint of a coin that this witness's ledger knows nothing of.
    pub fn checkpoint(&self, index: u32, owner: &Person, seq: u16, head: Hash) -> Telomeer {
        self.checkpoint_by(&self.signer, (index, owner.key()), seq, head)
    }

    /// The same, in somebody's hand.
    pub fn checkpoint_by(
        &self,
        signer: &SoftSigner,
        (index, owner): (u32, PublicKey),
        seq: u16,
        head: Hash,
    ) -> Telomeer {
        let draft = Anchor::checkpoint(Checkpoint {
            issuance: self.issuance.id(),
            index,
            denomination: self.issuance.issuance.denomination_of(index).unwrap(),
            expiry_minutes: self.issuance.issuance.expiry_minutes(),
            anchored_minutes: BEGIN.minutes(),
            epoch: 0,
            seq,
            head,
            owner,
            witness: self.key(),
        });
        let signature = signer.sign(&KeyPath::Issuer, &signed_message(SigRole::Anchor, &draft.value()));
        Telomeer { anchor: draft.with_signature(signature), hops: Vec::new() }
    }

    /// Asks, as an engine does: sign, store, answer. A ledger that was rebuilt from its records answers the same.
    pub fn ask(&mut self, question: &Question) -> Answer {
        let rebuilt = rebuild(&self.ledger);
        let (records, answer, signatures) = self.answer_from(&self.ledger, question);
        let again = self.answer_from(&rebuilt, question);
        assert_eq!(
            (&records, &answer, signatures),
            (&again.0, &again.1, again.2),
            "a rebuilt ledger answers otherwise"
        );
        records.iter().for_each(|record| self.ledger.apply(record));
        self.signatures += signatures;
        self.note(question, &answer);
        answer
    }

    /// The one answer to a surrender of one coin.
    pub fn take(&mut self, question: &Question) -> Taken {
        match self.ask(question) {
            Answer::Taken(mut taken) if taken.len() == 1 => taken.remove(0).taken,
            other => panic!("one coin was surrendered, and the answer is {other:?}"),
        }
    }

    /// What a ledger would answer, what it would write, and how many signatures it would take.
    pub fn answer_from(&self, ledger: &Ledger, question: &Question) -> (Vec<LedgerRecord>, Answer, usize) {
        let key = (KeyPath::Issuer, self.key());
        let witness = Witness { ledger, book: &self.book, key, epoch: 3 };
        let draft = witness.answer(question, self.now, &mut Dice::new(&Entropy([9; 32])));
        let signatures: Vec<Signature> =
            draft.wanted().iter().map(|wanted| self.signer.sign(&wanted.key, &wanted.message)).collect();
        let (records, answer) = draft.finish(&signatures);
        // That something stands is said again whenever it is asked for.
        let binds = !matches!(answer, Answer::Registered(_) | Answer::Committed { .. });
        (records, answer, if binds { signatures.len() } else { 0 })
    }

    /// Lets time pass.
    pub fn pass(&mut self, milliseconds: u64) {
        self.now = self.now.after_ms(milliseconds);
    }

    fn note(&mut self, question: &Question, answer: &Answer) {
        match (question, answer) {
            (Question::Surrender(coins), Answer::Taken(taken)) => {
                coins.iter().zip(taken).for_each(|(coin, said)| self.note_taken(&coin.surrender, &said.taken));
            }
            (_, Answer::Void(certificate)) => {
                let role = SigRole::AbortCertificate;
                verify(&self.key(), role, &certificate.header, &certificate.signature).unwrap();
                self.voided.push(certificate.header);
            }
            (_, Answer::Committed { registration, .. } | Answer::Registered(registration))
                if registration.header != Hash::ZERO =>
            {
                let header = &registration.header;
                self.stands.push(*header);
            }
            _ => {}
        }
        assert!(self.stands.iter().all(|header| !self.voided.contains(header)), "a transfer stands and is void");
    }

    fn note_taken(&mut self, surrender: &Surrender, taken: &Taken) {
        let place = (surrender.token_id, surrender.seq);
        match taken {
            Taken::Renewed(anchor) => {
                let known = self.anchors.entry(place).or_default();
                if !known.contains(anchor) {
                    known.push(anchor.clone());
                }
                assert_eq!(known.len(), 1, "two checkpoints for one place");
                assert!(!self.retired.contains(&place), "renewed and retired");
            }
            Taken::Retired(_) => {
                assert!(!self.anchors.contains_key(&place), "renewed and retired");
                self.retired.push(place);
            }
            _ => {}
        }
    }
}

impl Default for Office {
    fn default() -> Self {
        Self::new()
    }
}

/// Issues ten coins of 5 by a signer's key, with the record changed before it is signed.
pub fn issue(signer: &SoftSigner, change: impl FnOnce(&mut Issuance)) -> SignedIssuance {
    let issuer = signer.public(&KeyPath::Issuer);
    let mut issuance = Issuance::draft(&market(&[(5, 10)]), issuer, [4; 16], BEGIN).unwrap().issuance;
    change(&mut issuance);
    let draft = IssuanceDraft { issuance };
    let message = signed_message(SigRole::Issuance, &draft.id().0);
    draft.with_signature(signer.sign(&KeyPath::Issuer, &message))
}

/// A ledger from its own records, through their bytes.
pub fn rebuild(ledger: &Ledger) -> Ledger {
    let mut rebuilt = Ledger::default();
    for record in ledger.records() {
        rebuilt.apply(&decode_record(&encode_record(&record)).unwrap());
    }
    assert_eq!(rebuilt.records(), ledger.records());
    rebuilt
}
