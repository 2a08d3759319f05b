#![allow(clippy::unwrap_used)]
use ed25519_dalek::{Signer, SigningKey};
use ed25519_zebra::VerificationKey;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use serde_json::Value;

use super::*;

struct Case {
    key: [u8; 32],
    message: Vec<u8>,
    signature: [u8; 64],
}

impl Case {
    fn made(seed: u8, message: &[u8]) -> Self {
        let signer = SigningKey::from_bytes(&[seed; 32]);
        let (key, signature) = (signer.verifying_key().to_bytes(), signer.sign(message).to_bytes());
        Self { key, message: message.to_vec(), signature }
    }

    /// What the library says whose rule this is.
    fn holds_by_zebra(&self) -> bool {
        let signature = ed25519_zebra::Signature::from_bytes(&self.signature);
        VerificationKey::try_from(self.key).is_ok_and(|key| key.verify(&signature, &self.message).is_ok())
    }

    fn statement(&self) -> Statement {
        Statement::new(&self.key, &self.message, &self.signature)
    }

    fn holds_alone(&self) -> bool {
        Key::decode(&self.key).is_some_and(|key| self.statement().holds(&key))
    }
}

/// The shared cases, most of them with torsion, of small order or with second spellings, and plain signatures of three keys.
fn cases() -> Vec<Case> {
    let text = include_str!("../../../../tests/vectors/ed25519.json");
    let list: Vec<Value> = serde_json::from_str(text).unwrap();
    let bytes =
        |case: &Value, field: &str| data_encoding::HEXLOWER.decode(case[field].as_str().unwrap().as_bytes()).unwrap();
    let shared = list.iter().map(|case| Case {
        key: bytes(case, "pk").try_into().unwrap(),
        message: bytes(case, "msg"),
        signature: bytes(case, "sig").try_into().unwrap(),
    });
    shared.chain((0..12).map(|number| Case::made(1 + number % 3, &[number; 9]))).collect()
}

fn together(cases: &[&Case], seed: u8) -> bool {
    let mut sum = Sum::new(cases.len(), &Key::decode, ChaCha20Rng::from_seed([seed; 32]));
    cases.iter().all(|case| sum.add(&case.key, &case.statement()).is_some()) && sum.vanishes()
}

#[test]
fn alone_it_says_what_zebra_says_of_damage_to_any_bit() {
    let mut cases = cases();
    assert!(cases.iter().filter(|case| case.holds_by_zebra()).count() > 20);
    for (place, case) in cases.iter_mut().enumerate() {
        assert_eq!(case.holds_alone(), case.holds_by_zebra());
        // Over all cases, every bit of signature and key.
        for bit in (place % 11..768).step_by(11) {
            let byte = if bit < 512 { &mut case.signature[bit / 8] } else { &mut case.key[bit / 8 - 64] };
            *byte ^= 1 << (bit % 8);
            assert_eq!(case.holds_alone(), case.holds_by_zebra());
            let byte = if bit < 512 { &mut case.signature[bit / 8] } else { &mut case.key[bit / 8 - 64] };
            *byte ^= 1 << (bit % 8);
        }
    }
}

#[test]
fn together_they_hold_exactly_when_each_holds() {
    let cases = cases();
    let good: Vec<&Case> = cases.iter().filter(|case| case.holds_by_zebra()).collect();
    assert!(together(&good, 1));
    assert!(together(&good[..1], 2));
    for (seed, case) in (0..).zip(cases.iter()) {
        let pair = [case, good[usize::from(seed) % good.len()]];
        assert_eq!(together(&pair, seed), case.holds_by_zebra());
        let mut all = good.clone();
        all.insert(usize::from(seed) % good.len(), case);
        assert_eq!(together(&all, seed), case.holds_by_zebra());
    }
}

#[test]
fn errors_that_make_up_for_each_other_are_refused() {
    // S moved up in one signature and down in the other: with equal coefficients the two would cancel.
    let (mut up, mut down) = (Case::made(1, b"one"), Case::made(2, b"two"));
    up.signature[32] = up.signature[32].checked_add(1).unwrap();
    down.signature[32] = down.signature[32].checked_sub(1).unwrap();
    assert!(!up.holds_by_zebra() && !down.holds_by_zebra());
    assert!((0..50).all(|seed| !together(&[&up, &down], seed)));
    // The same by one key, whose terms are gathered.
    let (mut up, mut down) = (Case::made(3, b"one"), Case::made(3, b"two"));
    up.signature[32] = up.signature[32].checked_add(1).unwrap();
    down.signature[32] = down.signature[32].checked_sub(1).unwrap();
    assert!((0..50).all(|seed| !together(&[&up, &down], seed)));
}

#[test]
fn a_key_that_was_decoded_before_is_not_decoded_again() {
    let cases: Vec<Case> = (0..6).map(|number| Case::made(1 + number % 2, &[number])).collect();
    let asked = std::cell::Cell::new(0);
    let decode = |bytes: &[u8; 32]| {
        asked.set(asked.get() + 1);
        Key::decode(bytes)
    };
    let mut sum = Sum::new(cases.len(), &decode, ChaCha20Rng::from_seed([1; 32]));
    assert!(cases.iter().all(|case| sum.add(&case.key, &case.statement()).is_some()));
    assert!(sum.vanishes());
    assert_eq!(asked.get(), 2);
}

#[test]
fn keys_that_begin_alike_are_not_mixed_up() {
    let cases = [Case::made(1, b"one"), Case::made(2, b"two"), Case::made(1, b"three"), Case::made(2, b"four")];
    let mut sum = Sum::new(4, &Key::decode, ChaCha20Rng::from_seed([1; 32]));
    // As if the second key began like the first.
    sum.keys.insert(beginning(&cases[1].key), (cases[0].key, usize::MAX));
    assert!(cases.iter().all(|case| sum.add(&case.key, &case.statement()).is_some()));
    assert!(sum.vanishes());
}
