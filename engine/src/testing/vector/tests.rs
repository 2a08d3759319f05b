#![allow(clippy::unwrap_used)]
use serde_json::Value;

use super::transfer_vector;
use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch, verify};
use crate::testing::scene::MEMO;
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::Telomeer;

const COMMITTED: &str = include_str!("../../../../tests/vectors/transfer.json");

fn committed() -> Value {
    serde_json::from_str(COMMITTED).unwrap()
}

fn bytes(vector: &Value, section: &str, name: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(vector[section][name].as_str().unwrap().as_bytes()).unwrap()
}

#[test]
fn the_committed_vector_is_the_generated_one() {
    assert!(transfer_vector() == COMMITTED, "tests/vectors/transfer.json is stale: cargo xtask vectors");
}

#[test]
fn the_telomeers_read_and_verify_from_the_file_alone() {
    let vector = committed();
    let issuance = SignedIssuance::parse(&bytes(&vector, "issuance", "record")).unwrap();
    let (mut batch, mut traced) = (VerificationBatch::new(), Vec::new());
    for (label, (coin, value, owner)) in
        [("five", 5, "payee"), ("twenty", 20, "payee"), ("two", 2, "payer")].into_iter().enumerate()
    {
        let telomeer = Telomeer::parse(&bytes(&vector, &format!("telomeer_{coin}"), "record")).unwrap();
        let each = telomeer.trace(&issuance, &mut batch, label).unwrap();
        assert_eq!(each.denomination.value(), value);
        assert_eq!(each.owner.0[..], bytes(&vector, "keys", &format!("{owner}_public")));
        assert_eq!(each.head.0[..], bytes(&vector, &format!("telomeer_{coin}"), "head"));
        assert_eq!(each.token_id.as_bytes()[..], bytes(&vector, &format!("coin_{coin}"), "token_id"));
        assert_eq!((each.seq, each.hops), (1, 1));
        traced.push(each);
    }
    // An anchor each; the commit and the vote that all share; the owner's of 20, the acknowledgement of 2.
    assert_eq!(batch.len(), 7);
    assert_eq!(batch.verify(&mut Dice::new(&Entropy([1; 32]))), Ok(()));
}

#[test]
fn the_messages_have_the_page_s_lengths_and_their_signatures_hold() {
    let vector = committed();
    let cases = [
        ("m1", "request", "payee", SigRole::Request, 5 + 4 + 4 + 2 + 10 + 16 + 32 + 1 + 40 + 1 + MEMO.len() + 1 + 64),
        ("m2", "plan", "payer", SigRole::Plan, 3 + 32 + 4 + 4 + 2 + 10 + 16 + 32 + 3 + 9 + 9 + 1 + 64),
        ("trr", "recovery", "payer", SigRole::Recovery, 2 + 32 + 32 + 1 + 32 + 16 + 64),
    ];
    for (message, value, signer, role, len) in cases {
        let record = bytes(&vector, "messages", message);
        assert_eq!(record.len(), len, "{message}");
        let key = PublicKey(bytes(&vector, "keys", &format!("{signer}_public")).try_into().unwrap());
        let value = Hash(bytes(&vector, "messages", value).try_into().unwrap());
        let signature = Signature(record[len - 64..].try_into().unwrap());
        assert_eq!(verify(&key, role, &value, &signature), Ok(()), "{message}");
    }
}

#[test]
fn the_header_follows_from_the_hashes_by_hand() {
    let vector = committed();
    let hash = |section: &str, name: &str| bytes(&vector, section, name);
    let node = |left: &[u8], right: &[u8]| Hash::derive("node", &[left, right]).0.to_vec();
    let mut paid = [("coin_five", "token_id"), ("coin_twenty", "token_id")].map(|(coin, id)| (hash(coin, id), coin));
    paid.sort();
    let left = node(&hash("hashes", "body"), &hash(paid[0].1, "leaf"));
    let root = node(&left, &node(&hash(paid[1].1, "leaf"), &hash("coin_two", "leaf")));
    assert_eq!(root, hash("hashes", "root"));
    let mut fields = root;
    fields.extend(hash("keys", "payer_public"));
    fields.extend(hash("keys", "payee_public"));
    // The payer's interval lies within the payee's: 1.8 seconds from 0.9 seconds before the meeting.
    fields.extend(&1_760_099_999_100_u64.to_le_bytes()[..6]);
    fields.extend([2, 0, 0, 0, 0x84, 0x03, 0, 0, 2, 1, 0]);
    assert_eq!(Hash::derive("head", &[&fields]).0[..], hash("header", "hash"));
}
