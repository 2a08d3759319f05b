//! Hashes and signatures as the page defines them, apart from the engine's own code.
use curve25519_dalek::Scalar;
use curve25519_dalek::edwards::EdwardsPoint;
use sha2::{Digest, Sha256, Sha512};

/// `H(name | parts)` of `02-bytes.md`, section 1.
pub fn hash(name: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update([b"JT1/", name.as_bytes(), &[0]].concat());
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize().into()
}

/// The 41 bytes that a role signs (section 2).
pub fn signed_message(role: char, value: &[u8; 32]) -> Vec<u8> {
    [b"JT1/sig\0", [role as u8].as_slice(), value].concat()
}

/// The node over two nodes (section 1).
pub fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    hash("node", &[left, right])
}

/// The root over leaves: halves pair by pair, an odd one goes up unchanged.
pub fn root(leaves: &[[u8; 32]]) -> [u8; 32] {
    if leaves.len() == 1 {
        return leaves[0];
    }
    let above: Vec<[u8; 32]> =
        leaves.chunks(2).map(|pair| pair.get(1).map_or(pair[0], |right| node(&pair[0], right))).collect();
    root(&above)
}

/// The siblings of a leaf from below to the root; where there is none, the node went up unchanged.
pub fn path(leaves: &[[u8; 32]], index: usize) -> Vec<[u8; 32]> {
    let (mut level, mut here, mut siblings) = (leaves.to_vec(), index, Vec::new());
    while level.len() > 1 {
        siblings.extend(level.get(here ^ 1));
        level = level.chunks(2).map(root).collect();
        here /= 2;
    }
    siblings
}

/// What a leaf has of a piece of evidence, `kind1 header32 signature64`: 11 bytes of the header, 21 of the piece's hash.
pub fn void_digest(piece: &[u8]) -> [u8; 32] {
    [&piece[1..12], &hash("piece", &[piece])[..21]].concat().try_into().unwrap()
}

/// The void of a leaf, by the digests of its evidence.
pub fn void(digests: &[[u8; 32]]) -> [u8; 32] {
    if digests.is_empty() { [0; 32] } else { hash("void", &[&[digests.len() as u8], &digests.concat()]) }
}

/// The void of a leaf by its evidence as it is written: count1, then the pieces.
pub fn void_of(evidence: &[u8]) -> [u8; 32] {
    void(&evidence.get(1..).unwrap_or_default().chunks(97).map(void_digest).collect::<Vec<_>>())
}

/// A field of Protocol Buffers with a length.
pub fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    [&varint(u64::from(number) << 3 | 2)[..], &varint(bytes.len() as u64), bytes].concat()
}

/// A field with an integer; its number is below 16.
pub fn integer(number: u8, value: u64) -> Vec<u8> {
    [&[number << 3][..], &varint(value)].concat()
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7f {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// A key of Ed25519 with which signatures can be made that no honest signer makes.
pub struct RogueKey {
    secret: Scalar,
    /// The public key as a point.
    pub public: EdwardsPoint,
}

impl RogueKey {
    /// A key from a seed.
    pub fn new(seed: &[u8]) -> Self {
        let secret = scalar(&[b"key", seed]);
        Self { secret, public: EdwardsPoint::mul_base(&secret) }
    }

    /// Signs with a nonce of its own, adding points to what A and R ought to be: A is this `key`, R gains `to_r`.
    pub fn sign(&self, key: [u8; 32], to_r: EdwardsPoint, message: &[u8]) -> [u8; 64] {
        let nonce = scalar(&[b"nonce", message]);
        let r = (EdwardsPoint::mul_base(&nonce) + to_r).compress().0;
        self.sign_with((nonce, r), key, message)
    }

    /// Signs with this encoding of R for a nonce.
    pub fn sign_with(&self, (nonce, r): (Scalar, [u8; 32]), key: [u8; 32], message: &[u8]) -> [u8; 64] {
        let s = nonce + scalar_of(&[&r, &key, message]) * self.secret;
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&r);
        signature[32..].copy_from_slice(&s.to_bytes());
        signature
    }
}

fn scalar(parts: &[&[u8]]) -> Scalar {
    scalar_of(parts)
}

fn scalar_of(parts: &[&[u8]]) -> Scalar {
    let mut digest = Sha512::new();
    parts.iter().for_each(|part| digest.update(part));
    Scalar::from_bytes_mod_order_wide(&digest.finalize().into())
}
