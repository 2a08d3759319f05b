//! JT-EdDSA: the one rule by which any signature is ever accepted (`docs/spec/02-bytes.md`, sections 2 and 3).
use std::fmt;
use std::ops::Range;

use ed25519_zebra::{VerificationKey, VerificationKeyBytes, batch};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature_cache::{Digests, SignatureCache};

/// The algorithm id of Ed25519 in records, the only one so far.
pub const ALGORITHM_ED25519: u8 = 1;

/// Bytes that are signed.
const MESSAGE_LEN: usize = 41;

/// An Ed25519 public key as 32 bytes; compared by its bytes.
/// Serialized as hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "Hash", from = "Hash")]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// The short form that two people can compare: eight hexadecimal digits of the key's hash.
    pub fn short(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.kid()[..4])
    }

    /// The key's id in records: the first 8 bytes of `H(key ‖ alg1 key32)`.
    pub fn kid(&self) -> [u8; 8] {
        let hash = Hash::derive("key", &[&[ALGORITHM_ED25519], &self.0]);
        let mut kid = [0; 8];
        kid.copy_from_slice(&hash.0[..8]);
        kid
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<PublicKey> for Hash {
    fn from(key: PublicKey) -> Self {
        Self(key.0)
    }
}

impl From<Hash> for PublicKey {
    fn from(bytes: Hash) -> Self {
        Self(bytes.0)
    }
}

impl From<[u8; 32]> for PublicKey {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

/// An Ed25519 signature as 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature(pub [u8; 64]);

impl Signature {
    /// Its bytes.
    pub const LEN: usize = 64;
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

/// What a signature is for; the same value under another role is another message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SigRole {
    /// `O`: the payer offers coins.
    Offer,
    /// `R`: the payee, or an owner of change, agrees to the header.
    Vote,
    /// `S`: the payer, or an owner of paid coins, decides for the header.
    Commit,
    /// `F`: the payee acknowledges.
    Final,
    /// `X`: the payer aborts.
    SenderAbort,
    /// `Y`: the payee aborts.
    ReceiverAbort,
    /// `V`: a witness declares the header void.
    AbortCertificate,
    /// `Q`: the payee's request.
    Request,
    /// `L`: the payer's plan.
    Plan,
    /// `Z`: either side's recovery request.
    Recovery,
    /// `A`: an issuer or witness anchors a coin.
    Anchor,
    /// `I`: an issuer issues.
    Issuance,
    /// `N`: an owner hands a coin to the witness, to be renewed or redeemed.
    Surrender,
    /// `G`: a witness says that the header stands.
    Registration,
    /// `D`: the witness has taken a redeemed coin out of circulation.
    Retirement,
    /// `E`: a witness names the newest revocations.
    Epoch,
    /// `H`: a witness says in a session who it is.
    Greeting,
    /// `W`: a member of a committee votes.
    Ballot,
    /// `T`: somebody states that a moment has come.
    Time,
    /// `K`: an identity vouches for a transfer key.
    Credential,
    /// `P`: a transfer key is in this session.
    Presence,
}

impl SigRole {
    const ALL: [Self; 21] = [
        Self::Offer,
        Self::Vote,
        Self::Commit,
        Self::Final,
        Self::SenderAbort,
        Self::ReceiverAbort,
        Self::AbortCertificate,
        Self::Request,
        Self::Plan,
        Self::Recovery,
        Self::Anchor,
        Self::Issuance,
        Self::Surrender,
        Self::Registration,
        Self::Retirement,
        Self::Epoch,
        Self::Greeting,
        Self::Ballot,
        Self::Time,
        Self::Credential,
        Self::Presence,
    ];

    /// Its byte in the signed message: an ASCII letter.
    pub fn byte(self) -> u8 {
        match self {
            Self::Offer => b'O',
            Self::Vote => b'R',
            Self::Commit => b'S',
            Self::Final => b'F',
            Self::SenderAbort => b'X',
            Self::ReceiverAbort => b'Y',
            Self::AbortCertificate => b'V',
            Self::Request => b'Q',
            Self::Plan => b'L',
            Self::Recovery => b'Z',
            Self::Anchor => b'A',
            Self::Issuance => b'I',
            Self::Surrender => b'N',
            Self::Registration => b'G',
            Self::Retirement => b'D',
            Self::Epoch => b'E',
            Self::Greeting => b'H',
            Self::Ballot => b'W',
            Self::Time => b'T',
            Self::Credential => b'K',
            Self::Presence => b'P',
        }
    }

    /// The role of a byte, if there is one.
    pub fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.byte() == byte)
    }
}

/// Why a signature is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum SignatureError {
    /// The key is not a canonical encoding, or is one of the eight points of small order.
    #[error("the key is not acceptable")]
    Key,
    /// The signature's R is not a canonical encoding.
    #[error("the signature is not canonically encoded")]
    Encoding,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Invalid,
}

/// The 41 bytes that are signed: `"JT1/sig" 00 role1 value32`.
pub fn signed_message(role: SigRole, value: &Hash) -> [u8; MESSAGE_LEN] {
    let mut message = [0; MESSAGE_LEN];
    message[..7].copy_from_slice(b"JT1/sig");
    message[8] = role.byte();
    message[9..].copy_from_slice(&value.0);
    message
}

/// Verifies one signature over a value in a role.
pub fn verify(key: &PublicKey, role: SigRole, value: &Hash, signature: &Signature) -> Result<(), SignatureError> {
    verify_bytes(key, &signed_message(role, value), signature)
}

/// Says the same, and does not decode a key that the cache, if there is one, has just seen.
pub fn verify_cached(
    cache: Option<&SignatureCache>,
    (key, signature): (&PublicKey, &Signature),
    role: SigRole,
    value: &Hash,
) -> Result<(), SignatureError> {
    let Some(cache) = cache else { return verify(key, role, value, signature) };
    check_encodings(key, signature)?;
    let key = cache.decode(&key.0).ok_or(SignatureError::Key)?;
    holds(&key, signature, &signed_message(role, value))
}

/// Verifies one signature over any bytes; records use [`verify`], which binds the role.
pub fn verify_bytes(key: &PublicKey, message: &[u8], signature: &Signature) -> Result<(), SignatureError> {
    check_encodings(key, signature)?;
    let key = VerificationKey::try_from(key.0).map_err(|_| SignatureError::Key)?;
    holds(&key, signature, message)
}

fn holds(key: &VerificationKey, signature: &Signature, message: &[u8]) -> Result<(), SignatureError> {
    key.verify(&zebra_signature(signature), message).map_err(|_| SignatureError::Invalid)
}

/// Why a batch is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum BatchError {
    /// Nothing was pushed, and checking nothing is no check.
    #[error("an empty batch checks nothing")]
    Empty,
    /// A signature does not hold.
    #[error("the signature labelled {label} does not hold")]
    Invalid {
        /// What it was pushed under.
        label: usize,
    },
}

/// Verifies many signatures at once, by the same rule and with the same answer as one at a time.
#[derive(Default)]
pub struct VerificationBatch {
    items: Vec<Pushed>,
    /// What is signed, one after another.
    messages: Vec<u8>,
    /// Everything pushed: coins that moved together bear the same signatures, and each is computed once.
    seen: Digests,
    /// The first label whose bytes are already wrong.
    malformed: Option<usize>,
}

/// A signature that waits to be verified.
struct Pushed {
    key: PublicKey,
    /// Where among the messages.
    message: Range<usize>,
    signature: Signature,
    /// Over all three.
    digest: Hash,
    label: usize,
}

impl VerificationBatch {
    /// Starts with nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes room for so many more signatures; a hint, and no limit.
    pub fn reserve(&mut self, signatures: usize) {
        // Whoever brings them adds one of its own.
        self.items.reserve(signatures + 1);
        self.seen.reserve(signatures + 1);
        self.messages.reserve(MESSAGE_LEN * (signatures + 1));
    }

    /// Adds a signature over a value in a role, unless it is there already; `label`, or the first of several, is named when it
    /// does not hold.
    pub fn push(&mut self, (key, signature): (PublicKey, Signature), role: SigRole, value: Hash, label: usize) {
        self.push_bytes(key, &signed_message(role, &value), signature, label);
    }

    /// How many different signatures were pushed.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Says whether every signature holds, or which label does not.
    pub fn verify(self, dice: &mut Dice) -> Result<(), BatchError> {
        self.verify_cached(&SignatureCache::with_capacity(0), dice).map(drop)
    }

    /// Says the same, but computes only what the cache does not know to hold; when every signature holds, the cache knows
    /// them all. `Ok` says how many were computed.
    pub fn verify_cached(mut self, cache: &SignatureCache, dice: &mut Dice) -> Result<usize, BatchError> {
        self.check()?;
        self.items.retain(|item| !cache.contains(&item.digest));
        match self.items.as_slice() {
            [] => {}
            [only] => self.compute_one(only, cache)?,
            _ => self.compute(dice)?,
        }
        cache.insert(self.items.iter().map(|item| item.digest));
        Ok(self.items.len())
    }

    pub(crate) fn push_bytes(&mut self, key: PublicKey, message: &[u8], signature: Signature, label: usize) {
        let digest = Hash::derive("seen", &[&key.0, &signature.0, message]);
        if !self.seen.insert(digest) {
            return;
        }
        if check_encodings(&key, &signature).is_err() {
            self.malformed.get_or_insert(label);
        }
        let start = self.messages.len();
        self.messages.extend_from_slice(message);
        self.items.push(Pushed { key, message: start..self.messages.len(), signature, digest, label });
    }

    fn check(&self) -> Result<(), BatchError> {
        if self.is_empty() {
            return Err(BatchError::Empty);
        }
        self.malformed.map_or(Ok(()), |label| Err(BatchError::Invalid { label }))
    }

    fn compute_one(&self, only: &Pushed, cache: &SignatureCache) -> Result<(), BatchError> {
        let invalid = BatchError::Invalid { label: only.label };
        let key = cache.decode(&only.key.0).ok_or(invalid)?;
        holds(&key, &only.signature, self.message(only)).map_err(|_| invalid)
    }

    /// Computes them all at once, and one at a time when something is wrong.
    fn compute(&self, dice: &mut Dice) -> Result<(), BatchError> {
        let mut verifier = batch::Verifier::new();
        self.items.iter().for_each(|pushed| verifier.queue(self.item(pushed)));
        // A coefficient that a signer could foresee would let two invalid signatures cancel each other: it depends on dice, and on
        // everything that is verified.
        let seed = self.seed(&dice.make_bytes());
        if verifier.verify(ChaCha20Rng::from_seed(seed.0)).is_ok() { Ok(()) } else { self.name_the_first_invalid() }
    }

    fn seed(&self, dice: &[u8; 32]) -> Hash {
        let mut parts: Vec<&[u8]> = vec![dice];
        parts.extend(self.items.iter().map(|item| &item.digest.0[..]));
        Hash::derive("batch", &parts)
    }

    /// Checks one at a time; should all hold after all, that is the answer, because the single check is the rule.
    fn name_the_first_invalid(&self) -> Result<(), BatchError> {
        let invalid = |pushed: &Pushed| self.item(pushed).verify_single().is_err();
        match self.items.iter().find(|pushed| invalid(pushed)) {
            Some(Pushed { label, .. }) => Err(BatchError::Invalid { label: *label }),
            None => Ok(()),
        }
    }

    fn item(&self, pushed: &Pushed) -> batch::Item {
        let key = VerificationKeyBytes::from(pushed.key.0);
        batch::Item::from((key, zebra_signature(&pushed.signature), self.message(pushed)))
    }

    fn message(&self, pushed: &Pushed) -> &[u8] {
        self.messages.get(pushed.message.clone()).unwrap_or_default()
    }
}

fn zebra_signature(signature: &Signature) -> ed25519_zebra::Signature {
    ed25519_zebra::Signature::from_bytes(&signature.0)
}

/// What JT-EdDSA asks beyond the curve library: canonical encodings, and no key of small order.
fn check_encodings(key: &PublicKey, signature: &Signature) -> Result<(), SignatureError> {
    let mut r = [0; 32];
    r.copy_from_slice(&signature.0[..32]);
    if !is_canonical(&key.0) || SMALL_ORDER.contains(&key.0) {
        return Err(SignatureError::Key);
    }
    if is_canonical(&r) { Ok(()) } else { Err(SignatureError::Encoding) }
}

/// Whether y is below p = 2^255 - 19 and x is not a negative zero.
fn is_canonical(encoding: &[u8; 32]) -> bool {
    let mut y = *encoding;
    y[31] &= 0x7f;
    let negative = encoding[31] & 0x80 != 0;
    let below_p = y[31] < 0x7f || y[1..31].iter().any(|&byte| byte < 0xff) || y[0] < 0xed;
    // x is zero at y = 1 and at y = -1 only.
    below_p && !(negative && (y == Y_ONE || y == Y_MINUS_ONE))
}

const Y_ONE: [u8; 32] = ends_with(1, 0, 0);
const Y_MINUS_ONE: [u8; 32] = ends_with(0xec, 0xff, 0x7f);

/// The canonical encodings of the eight points of small order.
const SMALL_ORDER: [[u8; 32]; 8] = [
    Y_ONE,
    Y_MINUS_ONE,
    ends_with(0, 0, 0),
    ends_with(0, 0, 0x80),
    with_last(ORDER_8_A, 0x05),
    with_last(ORDER_8_A, 0x85),
    with_last(ORDER_8_B, 0x7a),
    with_last(ORDER_8_B, 0xfa),
];

const ORDER_8_A: [u8; 31] = [
    0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac,
    0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc,
];

const ORDER_8_B: [u8; 31] = [
    0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20, 0x53,
    0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03,
];

const fn ends_with(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}

const fn with_last(start: [u8; 31], last: u8) -> [u8; 32] {
    let mut bytes = [last; 32];
    let mut place = 0;
    while place < 31 {
        bytes[place] = start[place];
        place += 1;
    }
    bytes
}

#[cfg(test)]
mod tests;
