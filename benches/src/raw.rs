//! The raw cost of signatures: nothing but signing and verifying, as libraries do it.
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::CompressedEdwardsY;
use curve25519_dalek::traits::{IsIdentity, VartimeMultiscalarMul};
use curve25519_dalek::{EdwardsPoint, Scalar};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey, verify_batch};
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
    Together(Batch),
}

/// Signatures that are verified together, laid out as the libraries take them.
struct Batch {
    signed: Vec<Signed>,
    signatures: Vec<ed25519_dalek::Signature>,
    keys: Vec<VerifyingKey>,
    points: Vec<EdwardsPoint>,
}

impl Batch {
    fn new(signed: Vec<Signed>) -> Self {
        let signatures =
            signed.iter().map(|signed| ed25519_dalek::Signature::from_bytes(&signed.signature.0)).collect();
        let keys = decode_keys(&signed);
        let points = keys.iter().map(VerifyingKey::to_edwards).collect();
        Self { signed, signatures, keys, points }
    }

    /// The one batch of a library that takes decoded keys.
    fn holds(&self, keys: &[VerifyingKey]) -> bool {
        let messages: Vec<&[u8]> = self.signed.iter().map(|signed| &signed.message[..]).collect();
        verify_batch(&messages, &self.signatures, keys).is_ok()
    }
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
            _ => self.steps.push(Step::Together(Batch::new(signatures))),
        }
        self
    }

    /// Those that are verified.
    pub fn signatures(&self) -> impl Iterator<Item = &Signed> {
        self.steps.iter().flat_map(|step| match step {
            Step::Make(_) => &[],
            Step::Alone(signed, _) => std::slice::from_ref(signed),
            Step::Together(batch) => batch.signed.as_slice(),
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

    /// With keys decoded before.
    pub fn with_keys_decoded(&self, signer: &SigningKey) {
        self.run(signer, decoded_before, |batch| assert!(batch.holds(&batch.keys)));
    }

    /// With every signature's key as the bytes that came.
    pub fn with_keys_as_bytes(&self, signer: &SigningKey) {
        self.run(signer, decoded_now, |batch| assert!(batch.holds(&decode_keys(&batch.signed))));
    }

    /// With keys as bytes, where signatures of one key in a batch share its decoding and its multiplication, as the engine does
    /// it.
    pub fn with_keys_shared(&self, signer: &SigningKey) {
        self.run(signer, decoded_now, |batch| check_shared(&batch.signed));
    }

    /// Nothing but the batch's equation, with keys decoded and coefficients that anybody can foresee: no check, for wrong signatures
    /// can be made that pass it, but less than any check can cost.
    pub fn bare(&self, signer: &SigningKey) {
        self.run(signer, decoded_before, |batch| assert!(equation_holds(&batch.points, &batch.signed)));
    }

    fn run(&self, signer: &SigningKey, alone: fn(&Signed, &VerificationKey), together: impl Fn(&Batch)) {
        for step in &self.steps {
            match step {
                Step::Make(count) => make(*count, signer),
                Step::Alone(signed, key) => alone(signed, key),
                Step::Together(batch) => together(batch),
            }
        }
    }
}

fn decoded_before(signed: &Signed, key: &VerificationKey) {
    key.verify(&zebra(&signed.signature), &signed.message).unwrap();
}

fn decoded_now(signed: &Signed, _: &VerificationKey) {
    verify_bytes(&signed.key, &signed.message, &signed.signature).unwrap();
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
fn equation_holds(keys: &[EdwardsPoint], batch: &[Signed]) -> bool {
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

fn decode_keys(signed: &[Signed]) -> Vec<VerifyingKey> {
    signed.iter().map(|signed| VerifyingKey::from_bytes(&signed.key.0).unwrap()).collect()
}

fn zebra(signature: &Signature) -> ed25519_zebra::Signature {
    ed25519_zebra::Signature::from_bytes(&signature.0)
}
