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

/// Exactly the signatures that some work makes and verifies, in its order and as it groups them.
#[derive(Default)]
pub struct RawWork {
    steps: Vec<Step>,
}

enum Step {
    /// So many are made.
    Make(usize),
    /// Verified alone.
    Alone(Signed, Box<VerificationKey>),
    /// Verified together.
    Together(Vec<Signed>, Vec<EdwardsPoint>),
}

impl RawWork {
    /// As many signatures by as many keys, over as many messages.
    pub fn of_strangers(count: u64) -> Self {
        let signed = |number| sign(&key_of(50_000 + number), SigRole::Vote, &Hash::derive("bench", &[&[7]]));
        Self::default().checking((0..count).map(signed).collect())
    }

    /// And so many made.
    pub fn making(mut self, signatures: usize) -> Self {
        self.steps.push(Step::Make(signatures));
        self
    }

    /// And these verified: one alone, several together. Their keys are decoded here.
    pub fn checking(mut self, signatures: Vec<Signed>) -> Self {
        match signatures.as_slice() {
            [] => {}
            [only] => {
                let key = VerificationKey::try_from(only.key.0).unwrap();
                self.steps.push(Step::Alone(*only, Box::new(key)));
            }
            several => {
                let keys = several.iter().map(|signed| decode(&signed.key)).collect();
                self.steps.push(Step::Together(signatures, keys));
            }
        }
        self
    }

    /// Those that are verified.
    pub fn signatures(&self) -> impl Iterator<Item = &Signed> {
        self.steps.iter().flat_map(|step| match step {
            Step::Make(_) => &[],
            Step::Alone(signed, _) => std::slice::from_ref(signed),
            Step::Together(signed, _) => signed.as_slice(),
        })
    }

    /// How many signatures are verified.
    pub fn verified(&self) -> usize {
        self.signatures().count()
    }

    /// How many signatures are made.
    pub fn made(&self) -> usize {
        self.steps.iter().map(|step| if let Step::Make(count) = step { *count } else { 0 }).sum()
    }

    /// With keys decoded before: the least that a library's batch can cost.
    pub fn with_keys_decoded(&self, signer: &SigningKey) {
        for step in &self.steps {
            match step {
                Step::Make(count) => make(*count, signer),
                Step::Alone(signed, key) => key.verify(&zebra(&signed.signature), &signed.message).unwrap(),
                Step::Together(batch, keys) => assert!(batch_holds(keys, batch)),
            }
        }
    }

    /// With every signature's key as the bytes that came.
    pub fn with_keys_as_bytes(&self, signer: &SigningKey) {
        for step in &self.steps {
            match step {
                Step::Make(count) => make(*count, signer),
                Step::Alone(signed, _) => verify_bytes(&signed.key, &signed.message, &signed.signature).unwrap(),
                Step::Together(batch, _) => {
                    let keys: Vec<EdwardsPoint> = batch.iter().map(|signed| decode(&signed.key)).collect();
                    assert!(batch_holds(&keys, batch));
                }
            }
        }
    }

    /// With keys as bytes, where signatures of one key in a batch share its decoding and its multiplication: the floor.
    pub fn with_keys_shared(&self, signer: &SigningKey) {
        for step in &self.steps {
            match step {
                Step::Make(count) => make(*count, signer),
                Step::Alone(signed, _) => verify_bytes(&signed.key, &signed.message, &signed.signature).unwrap(),
                Step::Together(batch, _) => check_shared(batch),
            }
        }
    }
}

fn make(signatures: usize, signer: &SigningKey) {
    for _ in 0..signatures {
        std::hint::black_box(signer.sign(&[1; 41]));
    }
}

fn check_shared(signatures: &[Signed]) {
    let mut verifier = batch::Verifier::new();
    for signed in signatures {
        let key = VerificationKeyBytes::from(signed.key.0);
        verifier.queue((key, zebra(&signed.signature), &signed.message[..]));
    }
    verifier.verify(ChaCha20Rng::from_seed([7; 32])).unwrap();
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
