//! People, a coin and transfers with real signatures, for this layer's tests.
#![allow(clippy::unwrap_used)]
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::{Timestamp, TransferTimes};
use crate::testing::SoftSigner;
use crate::token::amount::Denomination;
use crate::token::anchor::{Anchor, AnchorKind, Genesis};
use crate::token::hop::{Direction, HeaderFields, Hop, leaf_count, leaf_hash, link_hash};
use crate::token::issuance::{Issuance, NewIssuance, SignedIssuance};
use crate::token::merkle::Tree;
use crate::token::surrender::{Surrender, SurrenderPurpose};
use crate::token::telomeer::Telomeer;
use crate::token::void_evidence::{VoidEvidence, void_hash};
use crate::trust::fraud_proof::Coin;
use crate::trust::statement::{ChainPlace, SpendStatement};

const ISSUED: Timestamp = Timestamp(1_760_000_000_000);

/// One key and who has it.
#[derive(Clone)]
pub(crate) struct Person(SoftSigner);

impl Person {
    pub(crate) fn new(seed: u8) -> Self {
        Self(SoftSigner::new([seed; 32]))
    }

    pub(crate) fn key(&self) -> PublicKey {
        self.0.public(&KeyPath::Issuer)
    }

    pub(crate) fn sign(&self, role: SigRole, value: &Hash) -> Signature {
        self.0.sign(&KeyPath::Issuer, &signed_message(role, value))
    }

    /// Signs that a transfer is void.
    pub(crate) fn void(&self, kind: SigRole, header: Hash) -> VoidEvidence {
        VoidEvidence { kind, header, signature: self.sign(kind, &header) }
    }
}

pub(crate) fn dice() -> Dice {
    Dice::new(&Entropy([9; 32]))
}

pub(crate) fn issuer() -> Person {
    Person::new(1)
}

pub(crate) fn witness() -> Person {
    Person::new(20)
}

/// Four coins: 5 5 10 10.
pub(crate) fn issuance(witnesses: &[Person]) -> SignedIssuance {
    let new = NewIssuance {
        witness: None,
        community: "Market".to_owned(),
        unit: "Shell".to_owned(),
        scenario: String::new(),
        location: "000000".to_owned(),
        reference: "R1".to_owned(),
        valid_days: 30,
        coins: vec![(Denomination::of_value(5).unwrap(), 2), (Denomination::of_value(10).unwrap(), 2)],
    };
    let mut draft = Issuance::draft(&new, issuer().key(), [7; 16], ISSUED).unwrap();
    draft.issuance.witnesses = witnesses.iter().map(Person::key).collect();
    let signature = issuer().sign(SigRole::Issuance, &draft.id().0);
    draft.with_signature(signature)
}

/// A coin of the issuance that has not moved.
pub(crate) fn fresh(issuance: &SignedIssuance, index: u32, owner: &Person) -> Telomeer {
    let draft = Anchor::genesis(Genesis {
        issuance: issuance.id(),
        index,
        denomination: issuance.issuance.denomination_of(index).unwrap(),
        expiry_minutes: issuance.issuance.expiry_minutes(),
        anchored_minutes: ISSUED.minutes(),
        owner: owner.key(),
        issuer: issuer().key(),
    });
    let signature = issuer().sign(SigRole::Anchor, &draft.value());
    Telomeer { anchor: draft.with_signature(signature), hops: Vec::new() }
}

/// A witness's anchor in the place of a surrender.
pub(crate) fn checkpoint(coin: &Anchor, place: &ChainPlace, new_owner: &Person) -> Telomeer {
    let mut anchor = Anchor {
        kind: AnchorKind::Checkpoint,
        epoch: 1,
        seq: place.seq,
        head: place.prev,
        owner: new_owner.key(),
        signer_kid: witness().key().kid(),
        ..coin.clone()
    };
    anchor.signature = witness().sign(SigRole::Anchor, &anchor.hash());
    Telomeer { anchor, hops: Vec::new() }
}

pub(crate) fn coin(telomeer: &Telomeer) -> Coin {
    let Anchor { issuance, index, denomination, .. } = telomeer.anchor;
    Coin { issuance, index, denomination }
}

/// A renewal under a new key.
pub(crate) fn surrender(
    place: &ChainPlace,
    owner: &Person,
    new_owner: &Person,
    void: Vec<VoidEvidence>,
) -> SpendStatement {
    let surrender = Surrender {
        purpose: SurrenderPurpose::Renewal,
        token_id: place.token_id,
        seq: place.seq,
        prev: place.prev,
        new_owner: new_owner.key(),
        void,
    };
    SpendStatement::of_surrender(&surrender, owner.sign(SigRole::Surrender, &surrender.hash()))
}

/// What one coin does in a transfer; the other leaves follow from the salt.
#[derive(Clone)]
pub(crate) struct Deal {
    pub owner: Person,
    /// The spender's key in the header, when it is not the owner's.
    pub header_key: Option<Person>,
    pub other: Person,
    pub direction: Direction,
    pub void: Vec<VoidEvidence>,
    pub no_witness: bool,
    /// Coins paid, coins given as change.
    pub coins: (u8, u8),
    pub salt: u8,
}

/// A transfer that was done.
#[derive(Clone)]
pub(crate) struct Done {
    pub hop: Hop,
    pub header: Hash,
    pub after: ChainPlace,
}

impl Done {
    pub(crate) fn statement(&self) -> SpendStatement {
        SpendStatement::of_hop(&self.hop)
    }
}

impl Deal {
    pub(crate) fn payment(owner: &Person, other: &Person) -> Self {
        Self {
            owner: owner.clone(),
            header_key: None,
            other: other.clone(),
            direction: Direction::Payment,
            void: Vec::new(),
            no_witness: false,
            coins: (2, 1),
            salt: 0,
        }
    }

    pub(crate) fn change(owner: &Person, other: &Person) -> Self {
        Self { direction: Direction::Change, ..Self::payment(owner, other) }
    }

    /// Does the transfer; change bears the payee's acknowledgement.
    pub(crate) fn at(&self, place: &ChainPlace) -> Done {
        let (n_p, n_c) = self.coins;
        let index = if self.direction == Direction::Payment { 1 } else { n_p + 1 };
        let leaf = leaf_hash(&place.token_id, place.seq, &place.prev, &self.other.key(), &void_hash(&self.void));
        let tree = self.tree(index, leaf);
        let spender = self.header_key.as_ref().unwrap_or(&self.owner);
        let (sender, receiver) = match self.direction {
            Direction::Payment => (spender, &self.other),
            Direction::Change => (&self.other, spender),
        };
        let times = TransferTimes { lo: ISSUED, width_s: 2, expiry_s: 900, saturated: false, doubtful: true };
        let (root, sender_key, receiver_key) = (tree.root(), sender.key(), receiver.key());
        let no_witness = self.no_witness;
        let fields = HeaderFields { root, sender: sender_key, receiver: receiver_key, times, n_p, n_c, no_witness };
        let header = fields.hash();
        let owners_role = if self.direction == Direction::Payment { SigRole::Commit } else { SigRole::Vote };
        let hop = Hop {
            index,
            n_p,
            n_c,
            times,
            no_witness,
            counterparty: self.other.key(),
            commit: sender.sign(SigRole::Commit, &header),
            vote: receiver.sign(SigRole::Vote, &header),
            ack: (self.direction == Direction::Change).then(|| receiver.sign(SigRole::Final, &header)),
            void: self.void.clone(),
            owner: self.header_key.as_ref().map(|key| (key.key(), self.owner.sign(owners_role, &header))),
            path: tree.path(usize::from(index)),
        };
        let link = link_hash(&leaf, &header, self.direction);
        Done { hop, header, after: place.after_link(link, self.other.key()).unwrap() }
    }

    fn tree(&self, index: u8, leaf: Hash) -> Tree {
        let (n_p, n_c) = self.coins;
        let filler = |place: usize| Hash::derive("leaf", &[&[self.salt], &place.to_le_bytes()]);
        let mut leaves: Vec<Hash> = (0..leaf_count(n_p, n_c)).map(filler).collect();
        leaves[usize::from(index)] = leaf;
        Tree::new(leaves)
    }
}
