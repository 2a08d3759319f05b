//! The equations by which signatures hold, one at a time and many together (`docs/spec/02-bytes.md`, section 3).
//!
//! ```text
//! alone      8·(R + k·A − s·B) = 0                  k = SHA-512(R ‖ A ‖ message)
//! together   8·(Σ z·(R + k·A) − (Σ z·s)·B) = 0      with a z for each that nobody could foresee
//! ```
//!
//! Which encodings may be equations at all is not decided here but in `signature.rs`, the only place that asks.
use std::collections::BTreeMap;

use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::CompressedEdwardsY;
use curve25519_dalek::traits::{IsIdentity, VartimeMultiscalarMul};
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::Rng;
use sha2::{Digest, Sha512};

/// A public key as the point A.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    bytes: [u8; 32],
    point: EdwardsPoint,
}

impl Key {
    /// The point that bytes stand for, if there is one.
    pub(super) fn decode(bytes: &[u8; 32]) -> Option<Self> {
        Some(Self { bytes: *bytes, point: decode_point(bytes)? })
    }

    /// As it is written.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }
}

/// A signature and the hash that binds it to its key and its message: all that the equations ask.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    r: [u8; 32],
    s: [u8; 32],
    hash: [u8; 64],
}

/// What tells statements apart: most of the hash, and s.
pub(super) type StatementId = [u8; 64];

impl Statement {
    /// What a signature says about a key and a message, true or not.
    pub(super) fn new(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Self {
        let (mut r, mut s) = ([0; 32], [0; 32]);
        r.copy_from_slice(&signature[..32]);
        s.copy_from_slice(&signature[32..]);
        let hash = Sha512::new().chain_update(r).chain_update(key).chain_update(message).finalize().into();
        Self { r, s, hash }
    }

    /// Equal only for equal keys, messages and signatures.
    pub(super) fn id(&self) -> StatementId {
        let mut id = self.hash;
        id[32..].copy_from_slice(&self.s);
        id
    }

    /// Whether it holds of the key that it was made of.
    pub(super) fn holds(&self, key: &Key) -> bool {
        let Some(Terms { r, s, k }) = self.terms() else { return false };
        let expected = EdwardsPoint::vartime_double_scalar_mul_basepoint(&k, &-key.point, &s);
        (r - expected).mul_by_cofactor().is_identity()
    }

    /// `None` when R is no point, or s is not below the group's order.
    fn terms(&self) -> Option<Terms> {
        let s = Option::from(Scalar::from_canonical_bytes(self.s))?;
        Some(Terms { r: decode_point(&self.r)?, s, k: Scalar::from_bytes_mod_order_wide(&self.hash) })
    }
}

struct Terms {
    r: EdwardsPoint,
    s: Scalar,
    k: Scalar,
}

/// The sum over many statements so far. A key that signs more than once is decoded and multiplied once.
pub(super) struct Sum<'a, D> {
    points: Vec<EdwardsPoint>,
    /// What each point is multiplied by.
    scalars: Vec<Scalar>,
    of_base: Scalar,
    /// Where keys are among the points, by how they begin. Of keys that begin alike the first is found.
    keys: BTreeMap<u64, ([u8; 32], usize)>,
    decode: &'a dyn Fn(&[u8; 32]) -> Option<Key>,
    dice: D,
}

impl<'a, D: Rng> Sum<'a, D> {
    /// Starts with nothing, and room for so many statements. The coefficients come from `dice`, the points of keys from `decode`.
    pub(super) fn new(statements: usize, decode: &'a dyn Fn(&[u8; 32]) -> Option<Key>, dice: D) -> Self {
        let terms = 2 * statements + 1;
        let (points, scalars) = (Vec::with_capacity(terms), Vec::with_capacity(terms));
        Self { points, scalars, of_base: Scalar::ZERO, keys: BTreeMap::new(), decode, dice }
    }

    /// Adds a statement about a key; `None` when either is not written as one.
    pub(super) fn add(&mut self, key: &[u8; 32], statement: &Statement) -> Option<()> {
        let Terms { r, s, k } = statement.terms()?;
        let mut z = [0; 16];
        self.dice.fill_bytes(&mut z);
        let z = Scalar::from(u128::from_le_bytes(z));
        self.of_base -= z * s;
        self.push(r, z);
        let place = self.place_of(key)?;
        self.scalars[place] += z * k;
        Some(())
    }

    /// Whether it is nothing: then every statement in it holds.
    pub(super) fn vanishes(mut self) -> bool {
        self.push(ED25519_BASEPOINT_POINT, self.of_base);
        EdwardsPoint::vartime_multiscalar_mul(&self.scalars, &self.points).mul_by_cofactor().is_identity()
    }

    fn place_of(&mut self, key: &[u8; 32]) -> Option<usize> {
        let (known, place) = self.keys.entry(beginning(key)).or_insert((*key, self.points.len()));
        if known == key && *place < self.points.len() {
            return Some(*place);
        }
        self.push((self.decode)(key)?.point, Scalar::ZERO);
        Some(self.points.len() - 1)
    }

    fn push(&mut self, point: EdwardsPoint, scalar: Scalar) {
        self.points.push(point);
        self.scalars.push(scalar);
    }
}

fn decode_point(bytes: &[u8; 32]) -> Option<EdwardsPoint> {
    CompressedEdwardsY(*bytes).decompress()
}

/// The first eight bytes, which are found faster than all of them.
pub(super) fn beginning<const N: usize>(bytes: &[u8; N]) -> u64 {
    bytes.first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}

#[cfg(test)]
mod tests;
