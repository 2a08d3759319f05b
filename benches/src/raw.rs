//! The raw cost of signatures: nothing but the arithmetic of signing and of the one rule of verifying.
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::CompressedEdwardsY;
use curve25519_dalek::traits::{IsIdentity, VartimeMultiscalarMul};
use curve25519_dalek::{EdwardsPoint, Scalar};
use ed25519_dalek::{Signer, SigningKey};
use ed25519_zebra::{VerificationKey, VerificationKeyBytes, batch};
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, verify_bytes};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha512};

use crate::history::{key_of, sign};

/// A signature that holds, with all that is needed to see it.
#[derive(Clone, Copy)]
pub struct Signed {
    /// Whose.
    pub key: PublicKey,
    /// Over what.
    pub message: [u8; 41],
    /// The signature.
    pub signature: Signature,
}

/// Exactly the signatures that some work makes and verifies, as it groups them.
#[derive(Default)]
pub struct RawWork {
    /// Verified one at a time.
    pub singles: Vec<Signed>,
    /// Verified together.
    pub batches: Vec<Vec<Signed>>,
    /// How many are made.
    pub signed: usize,
    decoded: Decoded,
}

/// The same with every key decoded beforehand.
#[derive(Default)]
struct Decoded {
    singles: Vec<VerificationKey>,
    batches: Vec<Vec<EdwardsPoint>>,
}

impl RawWork {
    /// Sorts the work: a batch of one is a single check, a batch of none is no work. Decodes the keys.
    pub fn new(singles: Vec<Signed>, batches: Vec<Vec<Signed>>, signed: usize) -> Self {
        let mut work = Self { singles, signed, ..Self::default() };
        for batch in batches {
            match batch.as_slice() {
                [] => {}
                [only] => work.singles.push(*only),
                _ => work.batches.push(batch),
            }
        }
        let point = |signed: &Signed| decode(&signed.key);
        work.decoded.batches = work.batches.iter().map(|batch| batch.iter().map(point).collect()).collect();
        let key = |signed: &Signed| VerificationKey::try_from(signed.key.0).unwrap();
        work.decoded.singles = work.singles.iter().map(key).collect();
        work
    }

    /// As many signatures by as many keys, over as many messages.
    pub fn of_strangers(count: u64) -> Self {
        let signed = |number| sign(&key_of(50_000 + number), SigRole::Vote, &Hash::derive("bench", &[&[7]]));
        Self::new(Vec::new(), vec![(0..count).map(signed).collect()], 0)
    }

    /// How many signatures are verified.
    pub fn verified(&self) -> usize {
        self.singles.len() + self.batches.iter().map(Vec::len).sum::<usize>()
    }

    /// With keys decoded before: the least that a library's batch can cost.
    pub fn with_keys_decoded(&self, signer: &SigningKey) {
        for (key, signed) in self.decoded.singles.iter().zip(&self.singles) {
            key.verify(&zebra(&signed.signature), &signed.message).unwrap();
        }
        for (keys, batch) in self.decoded.batches.iter().zip(&self.batches) {
            assert!(batch_holds(keys, batch));
        }
        self.sign(signer);
    }

    /// With every signature's key as the bytes that came.
    pub fn with_keys_as_bytes(&self, signer: &SigningKey) {
        for signed in &self.singles {
            verify_bytes(&signed.key, &signed.message, &signed.signature).unwrap();
        }
        for batch in &self.batches {
            let keys: Vec<EdwardsPoint> = batch.iter().map(|signed| decode(&signed.key)).collect();
            assert!(batch_holds(&keys, batch));
        }
        self.sign(signer);
    }

    /// With keys as bytes, where signatures of one key share its decoding and its multiplication: the floor.
    pub fn with_keys_shared(&self, signer: &SigningKey) {
        for signed in &self.singles {
            verify_bytes(&signed.key, &signed.message, &signed.signature).unwrap();
        }
        for items in &self.batches {
            let mut verifier = batch::Verifier::new();
            for signed in items {
                let key = VerificationKeyBytes::from(signed.key.0);
                verifier.queue((key, zebra(&signed.signature), &signed.message[..]));
            }
            verifier.verify(ChaCha20Rng::from_seed([7; 32])).unwrap();
        }
        self.sign(signer);
    }

    fn sign(&self, signer: &SigningKey) {
        for _ in 0..self.signed {
            std::hint::black_box(signer.sign(&[1; 41]));
        }
    }
}

/// The batch equation with one point a key and signature: `8·(-Σzs)B + 8·Σ(z)R + 8·Σ(zk)A = 0`.
fn batch_holds(keys: &[EdwardsPoint], batch: &[Signed]) -> bool {
    let mut dice = ChaCha20Rng::from_seed([7; 32]);
    let mut of_base = Scalar::ZERO;
    let mut scalars = Vec::with_capacity(2 * batch.len() + 1);
    let mut points = Vec::with_capacity(2 * batch.len() + 1);
    for (key, signed) in keys.iter().zip(batch) {
        let (r, s) = halves(&signed.signature);
        let k = Sha512::new().chain_update(r).chain_update(signed.key.0).chain_update(signed.message).finalize();
        let k = Scalar::from_bytes_mod_order_wide(&k.into());
        let mut z = [0; 16];
        dice.fill_bytes(&mut z);
        let z = Scalar::from(u128::from_le_bytes(z));
        of_base -= z * Option::<Scalar>::from(Scalar::from_canonical_bytes(s)).unwrap();
        scalars.extend([z, z * k]);
        points.extend([CompressedEdwardsY(r).decompress().unwrap(), *key]);
    }
    scalars.push(of_base);
    points.push(ED25519_BASEPOINT_POINT);
    EdwardsPoint::vartime_multiscalar_mul(scalars.iter(), points.iter()).mul_by_cofactor().is_identity()
}

fn halves(signature: &Signature) -> ([u8; 32], [u8; 32]) {
    let (r, s) = signature.0.split_at(32);
    (r.try_into().unwrap(), s.try_into().unwrap())
}

fn decode(key: &PublicKey) -> EdwardsPoint {
    CompressedEdwardsY(key.0).decompress().unwrap()
}

fn zebra(signature: &Signature) -> ed25519_zebra::Signature {
    ed25519_zebra::Signature::from_bytes(&signature.0)
}
