//! The people, coins and messages of the worked vector, and chains that go on from it.
use data_encoding::HEXLOWER;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use juicetokens_engine::foundation::time::{Timestamp, TransferTimes};
use juicetokens_engine::testing::{SoftSigner, transfer_vector};
use juicetokens_engine::token::hop::{Direction, HeaderFields, Hop, leaf_hash, link_hash};
use juicetokens_engine::token::merkle::Tree;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::void_evidence::void_hash;
use serde_json::Value;

/// The day of the worked transfer.
const DAY: u32 = 20_371;

/// A value of the worked vector, as bytes.
pub(super) fn hex(section: &str, name: &str) -> Vec<u8> {
    HEXLOWER.decode(value(section, name).as_bytes()).unwrap()
}

/// The same, of 32 bytes.
pub(super) fn hash(section: &str, name: &str) -> [u8; 32] {
    hex(section, name).try_into().unwrap()
}

fn value(section: &str, name: &str) -> String {
    thread_local!(static VECTOR: Value = serde_json::from_str(&transfer_vector()).unwrap());
    VECTOR.with(|vector| vector[section][name].as_str().unwrap().to_owned())
}

/// One of the people of the worked vector.
#[derive(Clone)]
pub(super) struct Person(SoftSigner, KeyPath);

impl Person {
    pub(super) fn issuer() -> Self {
        Self(SoftSigner::new([1; 32]), KeyPath::Issuer)
    }

    pub(super) fn payer() -> Self {
        Self(SoftSigner::new([2; 32]), KeyPath::first_device(DAY))
    }

    pub(super) fn payee() -> Self {
        Self(SoftSigner::new([3; 32]), KeyPath::first_device(DAY))
    }

    /// Somebody who is not in the worked transfer.
    pub(super) fn stranger() -> Self {
        Self(SoftSigner::new([4; 32]), KeyPath::first_device(DAY))
    }

    pub(super) fn key(&self) -> PublicKey {
        self.0.public(&self.1)
    }

    /// By which it is known.
    pub(super) fn identity(&self) -> PublicKey {
        self.0.public(&KeyPath::Identity)
    }

    /// Signs with its identity.
    pub(super) fn vouch(&self, role: SigRole, value: &[u8; 32]) -> Signature {
        self.0.sign(&KeyPath::Identity, &signed_message(role, &Hash(*value)))
    }

    pub(super) fn sign(&self, role: SigRole, value: &[u8; 32]) -> Signature {
        self.0.sign(&self.1, &signed_message(role, &Hash(*value)))
    }
}

/// The coin of 5 after `count` more payments of it alone, back and forth between payee and payer.
pub(super) fn longer_chain(count: usize) -> Telomeer {
    let mut telomeer = Telomeer::parse(&hex("telomeer_five", "record")).unwrap();
    let (mut owner, mut other) = (Person::payee(), Person::payer());
    let mut head = Hash(hash("telomeer_five", "head"));
    let token_id = telomeer.anchor.token_id();
    for number in 0..count {
        let seq = u16::try_from(number).unwrap() + 2;
        let leaf = leaf_hash(&token_id, seq, &head, &other.key(), &void_hash(&[]));
        let tree = Tree::new(vec![Hash([0x77; 32]), leaf]);
        let lo = Timestamp(1_760_200_000_000 + number as u64 * 60_000);
        let times = TransferTimes { lo, width_s: 20, expiry_s: 900, saturated: false, doubtful: false };
        let (root, sender, receiver) = (tree.root(), owner.key(), other.key());
        let fields = HeaderFields { root, sender, receiver, times, n_p: 1, n_c: 0, no_witness: false };
        let header = fields.hash();
        telomeer.hops.push(Hop {
            index: 1,
            n_p: 1,
            n_c: 0,
            times,
            no_witness: false,
            counterparty: receiver,
            commit: owner.sign(SigRole::Commit, &header.0),
            vote: other.sign(SigRole::Vote, &header.0),
            ack: None,
            void: Vec::new(),
            owner: None,
            path: tree.path(1),
        });
        head = link_hash(&leaf, &header, Direction::Payment);
        std::mem::swap(&mut owner, &mut other);
    }
    telomeer
}
