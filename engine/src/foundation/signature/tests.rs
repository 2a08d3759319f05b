#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use ed25519_dalek::{Signer, SigningKey};
use serde_json::Value;

use super::*;
use crate::foundation::random::Entropy;

struct Case {
    name: String,
    valid: bool,
    key: PublicKey,
    message: Vec<u8>,
    signature: Signature,
}

fn cases() -> Vec<Case> {
    let text = include_str!("../../../../tests/vectors/ed25519.json");
    let list: Vec<Value> = serde_json::from_str(text).unwrap();
    let bytes =
        |case: &Value, field: &str| data_encoding::HEXLOWER.decode(case[field].as_str().unwrap().as_bytes()).unwrap();
    let read = |case: &Value| Case {
        name: case["name"].as_str().unwrap().to_owned(),
        valid: case["jt_eddsa"].as_bool().unwrap(),
        key: PublicKey(bytes(case, "pk").try_into().unwrap()),
        message: bytes(case, "msg"),
        signature: Signature(bytes(case, "sig").try_into().unwrap()),
    };
    list.iter().map(read).collect()
}

fn dice(seed: u8) -> Dice {
    Dice::new(&Entropy([seed; 32]))
}

fn batch_of(cases: &[&Case]) -> VerificationBatch {
    let mut batch = VerificationBatch::new();
    for (label, case) in cases.iter().enumerate() {
        batch.push_bytes(case.key, &case.message, case.signature, label);
    }
    batch
}

fn key_pair(seed: u8) -> (SigningKey, PublicKey) {
    let signing = SigningKey::from_bytes(&[seed; 32]);
    let public = PublicKey(signing.verifying_key().to_bytes());
    (signing, public)
}

fn sign(signing: &SigningKey, role: SigRole, value: &Hash) -> Signature {
    Signature(signing.sign(&signed_message(role, value)).to_bytes())
}

#[test]
fn every_vector_singly() {
    let cases = cases();
    assert_eq!(cases.len(), 59);
    for case in cases {
        let verdict = verify_bytes(&case.key, &case.message, &case.signature);
        assert_eq!(verdict.is_ok(), case.valid, "{}: {verdict:?}", case.name);
    }
}

#[test]
fn every_vector_alone_in_a_batch() {
    for case in cases() {
        let verdict = batch_of(&[&case]).verify(&mut dice(1));
        let expected = if case.valid { Ok(()) } else { Err(BatchError::Invalid { label: 0 }) };
        assert_eq!(verdict, expected, "{}", case.name);
    }
}

#[test]
fn all_valid_vectors_pass_together_and_each_invalid_one_is_named_among_them() {
    let cases = cases();
    let valid: Vec<&Case> = cases.iter().filter(|case| case.valid).collect();
    assert!(valid.len() >= 2);
    assert_eq!(batch_of(&valid).verify(&mut dice(2)), Ok(()));
    for (place, bad) in cases.iter().filter(|case| !case.valid).enumerate() {
        let mut mixed = valid.clone();
        let label = place % (valid.len() + 1);
        mixed.insert(label, bad);
        assert_eq!(batch_of(&mixed).verify(&mut dice(3)), Err(BatchError::Invalid { label }), "{}", bad.name);
    }
}

#[test]
fn an_empty_batch_is_refused() {
    let batch = VerificationBatch::new();
    assert!(batch.is_empty());
    assert_eq!(batch.verify(&mut dice(4)), Err(BatchError::Empty));
}

#[test]
fn two_errors_that_would_cancel_with_equal_coefficients_are_refused() {
    let (signing, key) = key_pair(7);
    let values = [Hash([1; 32]), Hash([2; 32])];
    let mut first = sign(&signing, SigRole::Commit, &values[0]);
    let mut second = sign(&signing, SigRole::Commit, &values[1]);
    // S + 1 in one and S - 1 in the other: their plain sum is still right.
    first.0[32] = first.0[32].checked_add(1).expect("no carry for this key");
    second.0[32] = second.0[32].checked_sub(1).expect("no borrow for this key");
    let mut batch = VerificationBatch::new();
    batch.push((key, first), SigRole::Commit, values[0], 10);
    batch.push((key, second), SigRole::Commit, values[1], 11);
    assert_eq!(batch.verify(&mut dice(5)), Err(BatchError::Invalid { label: 10 }));
}

#[test]
fn a_signature_holds_for_its_role_and_value_only() {
    let (signing, key) = key_pair(1);
    let value = Hash([3; 32]);
    let signature = sign(&signing, SigRole::Vote, &value);
    assert_eq!(verify(&key, SigRole::Vote, &value, &signature), Ok(()));
    for role in SigRole::ALL.into_iter().filter(|&role| role != SigRole::Vote) {
        assert_eq!(verify(&key, role, &value, &signature), Err(SignatureError::Invalid));
    }
    assert_eq!(verify(&key, SigRole::Vote, &Hash([4; 32]), &signature), Err(SignatureError::Invalid));
    assert_eq!(verify(&key_pair(2).1, SigRole::Vote, &value, &signature), Err(SignatureError::Invalid));
}

#[test]
fn roles_have_distinct_letters_that_read_back() {
    for role in SigRole::ALL {
        assert!(role.byte().is_ascii_uppercase());
        assert_eq!(SigRole::of_byte(role.byte()), Some(role));
    }
    assert_eq!(SigRole::of_byte(b'B'), None);
}

#[test]
fn the_signed_message_is_tag_zero_role_value() {
    let message = signed_message(SigRole::Offer, &Hash([0xab; 32]));
    assert_eq!(&message[..9], b"JT1/sig\0O");
    assert_eq!(message[9..], [0xab; 32]);
}

#[test]
fn keys_of_small_order_and_second_spellings_are_refused() {
    let (signing, _) = key_pair(3);
    let signature = sign(&signing, SigRole::Vote, &Hash::ZERO);
    for key in SMALL_ORDER {
        assert_eq!(verify(&PublicKey(key), SigRole::Vote, &Hash::ZERO, &signature), Err(SignatureError::Key));
    }
    assert!(is_canonical(&Y_MINUS_ONE));
    assert!(!is_canonical(&ends_with(0xed, 0xff, 0x7f)), "p is zero spelled again");
    assert!(!is_canonical(&ends_with(0xff, 0xff, 0xff)));
    assert!(!is_canonical(&ends_with(1, 0, 0x80)), "negative zero");
    assert!(!is_canonical(&ends_with(0xec, 0xff, 0xff)), "negative zero");
}

#[test]
fn a_key_id_is_the_start_of_its_hash() {
    let key = PublicKey::from([5; 32]);
    assert_eq!(key.kid()[..], Hash::derive("key", &[&[1], &[5; 32]]).0[..8]);
    assert_eq!(key.short(), data_encoding::HEXLOWER.encode(&key.kid()[..4]));
}

/// The same commit for three coins and another for a fourth, and how the first of them goes wrong.
fn shared(spoil: impl Fn(&mut Signature)) -> VerificationBatch {
    let ((signing, key), header) = (key_pair(8), Hash([6; 32]));
    let mut commit = sign(&signing, SigRole::Commit, &header);
    let vote = sign(&signing, SigRole::Vote, &header);
    spoil(&mut commit);
    let mut batch = VerificationBatch::new();
    for label in 20..23 {
        batch.push((key, commit), SigRole::Commit, header, label);
    }
    batch.push((key, vote), SigRole::Vote, header, 23);
    batch
}

#[test]
fn a_signature_that_coins_share_is_computed_once_and_names_the_first_of_them() {
    let batch = shared(|_| {});
    assert_eq!(batch.len(), 2);
    assert_eq!(batch.verify(&mut dice(6)), Ok(()));
    let forged = shared(|commit| commit.0[40] ^= 1);
    assert_eq!(forged.len(), 2);
    assert_eq!(forged.verify(&mut dice(6)), Err(BatchError::Invalid { label: 20 }));
    let malformed = shared(|commit| commit.0[..32].copy_from_slice(&[0xff; 32]));
    assert_eq!(malformed.verify(&mut dice(6)), Err(BatchError::Invalid { label: 20 }));
}

#[test]
fn the_same_signature_under_another_key_role_or_value_is_another() {
    let ((signing, key), (_, stranger)) = (key_pair(8), key_pair(9));
    let signature = sign(&signing, SigRole::Commit, &Hash([6; 32]));
    let cache = SignatureCache::default();
    let mut batch = VerificationBatch::new();
    batch.push((key, signature), SigRole::Commit, Hash([6; 32]), 0);
    assert_eq!(batch.verify_cached(&cache, &mut dice(7)), Ok(1));
    for (key, role, value) in
        [(stranger, SigRole::Commit, 6), (key, SigRole::Vote, 6), (key, SigRole::Commit, 7), (key, SigRole::Final, 6)]
    {
        let mut batch = VerificationBatch::new();
        batch.push((key, signature), role, Hash([value; 32]), 3);
        assert_eq!(batch.verify_cached(&cache, &mut dice(7)), Err(BatchError::Invalid { label: 3 }));
    }
    assert_eq!(cache.len(), 1);
}

#[test]
fn what_was_verified_is_not_computed_again_and_an_empty_batch_stays_no_check() {
    let cache = SignatureCache::default();
    assert_eq!(shared(|_| {}).verify_cached(&cache, &mut dice(8)), Ok(2));
    assert_eq!(cache.len(), 2);
    assert_eq!(shared(|_| {}).verify_cached(&cache, &mut dice(8)), Ok(0));
    let empty = VerificationBatch::new();
    assert_eq!(empty.verify_cached(&cache, &mut dice(8)), Err(BatchError::Empty));
}

#[test]
fn a_batch_that_fails_teaches_the_cache_nothing() {
    let cache = SignatureCache::default();
    let spoils: [fn(&mut Signature); 2] =
        [|commit| commit.0[40] ^= 1, |commit| commit.0[..32].copy_from_slice(&[0xff; 32])];
    for spoil in spoils {
        for _ in 0..2 {
            let verdict = shared(spoil).verify_cached(&cache, &mut dice(9));
            assert_eq!(verdict, Err(BatchError::Invalid { label: 20 }));
            assert!(cache.is_empty());
        }
        let knowing_the_rest = &SignatureCache::default();
        assert_eq!(shared(|_| {}).verify_cached(knowing_the_rest, &mut dice(9)), Ok(2));
        let verdict = shared(spoil).verify_cached(knowing_the_rest, &mut dice(9));
        assert_eq!((verdict, knowing_the_rest.len()), (Err(BatchError::Invalid { label: 20 }), 2));
    }
}

#[test]
fn every_vector_has_the_same_answer_with_a_cache() {
    let cache = SignatureCache::default();
    for case in cases() {
        for computed in [1, 0] {
            let verdict = batch_of(&[&case]).verify_cached(&cache, &mut dice(1));
            let expected = if case.valid { Ok(computed) } else { Err(BatchError::Invalid { label: 0 }) };
            assert_eq!(verdict, expected, "{}", case.name);
        }
    }
}
