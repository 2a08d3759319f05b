//! Signatures over a value in a role, one at a time and in a batch (`02-bytes.md`, sections 2 and 3).
use curve25519_dalek::Scalar;
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::traits::Identity;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch, verify};

use super::by_hand::{RogueKey, signed_message};
use super::case::{Case, Fields, Suite, Verdict, with_byte};
use super::scene::{Person, hash};

const ROLES: &str = "ORSFXYVQLZAINDEHWT";

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, sections 2 and 3";
    vec![Suite { operation: "verify_signature", page, run, cases: [honest(), crossed(), rogue()].concat_cases() }]
}

trait ConcatCases {
    fn concat_cases(self) -> Vec<Case>;
}

impl<const N: usize> ConcatCases for [Vec<Case>; N] {
    fn concat_cases(self) -> Vec<Case> {
        self.into_iter().flatten().collect()
    }
}

fn run(input: &Fields) -> Verdict {
    let Some(role) = role(input.words("role").chars().next().unwrap()) else { return Err("role") };
    let (key, value) = (PublicKey(input.array("key")), Hash(input.array("value")));
    let signature = Signature(input.array("signature"));
    let single = verify(&key, role, &value, &signature).is_ok();
    let mut batch = VerificationBatch::new();
    let (honest, other) = (Person::payee(), [9; 32]);
    batch.push((honest.key(), honest.sign(SigRole::Vote, &other)), SigRole::Vote, Hash(other), 0);
    batch.push((key, signature), role, value, 1);
    assert_eq!(batch.verify(&mut Dice::new(&Entropy([7; 32]))).is_ok(), single, "one answer, alone and in a batch");
    if single { Ok(Fields::new()) } else { Err("signature") }
}

fn role(letter: char) -> Option<SigRole> {
    SigRole::of_byte(u8::try_from(letter).ok()?)
}

fn input(key: [u8; 32], role: char, value: &[u8; 32], signature: [u8; 64]) -> Fields {
    let input = Fields::new().hex("key", &key).text("role", &role.to_string());
    input.hex("value", value).hex("signature", &signature)
}

fn honest() -> Vec<Case> {
    let (payer, value) = (Person::payer(), hash("header", "hash"));
    let case = |letter: char| {
        let signature = payer.sign(role(letter).unwrap(), &value);
        Case::good(format!("role {letter}"), input(payer.key().0, letter, &value, signature.0), Fields::new())
    };
    ROLES.chars().map(case).collect()
}

/// Honest signatures shown for what they do not say.
fn crossed() -> Vec<Case> {
    let (payer, payee, value) = (Person::payer(), Person::payee(), hash("header", "hash"));
    let commit = payer.sign(SigRole::Commit, &value).0;
    let mut cases: Vec<Case> = ROLES
        .chars()
        .filter(|letter| *letter != 'S')
        .map(|letter| {
            let name = format!("a commit shown as role {letter}");
            Case::bad(name, input(payer.key().0, letter, &value, commit), "signature")
        })
        .collect();
    let mut other = value;
    other[31] ^= 1;
    let vote = payee.sign(SigRole::Vote, &value).0;
    cases.extend([
        Case::bad("a commit of another header", input(payer.key().0, 'S', &other, commit), "signature"),
        Case::bad("a vote of another header", input(payee.key().0, 'R', &other, vote), "signature"),
        Case::bad("the other side's key", input(payee.key().0, 'S', &value, commit), "signature"),
        Case::bad("a role that does not exist", input(payer.key().0, 's', &value, commit), "role"),
        Case::bad(
            "the sid in the header's place",
            input(payer.key().0, 'S', &hash("hashes", "sid"), commit),
            "signature",
        ),
    ]);
    cases
}

/// What only a signer with bad intentions makes.
fn rogue() -> Vec<Case> {
    let (key, value) = (RogueKey::new(b"rogue"), hash("header", "hash"));
    let (message, a, zero) = (signed_message('S', &value), key.public.compress().0, EdwardsPoint::identity());
    let good = key.sign(a, zero, &message);
    let case = |name: &str, key: [u8; 32], signature: [u8; 64], holds: bool| {
        let input = input(key, 'S', &value, signature);
        if holds { Case::good(name, input, Fields::new()) } else { Case::bad(name, input, "signature") }
    };
    let mut cases = vec![case("made by hand", a, good, true)];
    for (order, torsion) in EIGHT_TORSION.iter().enumerate().skip(1) {
        // The cofactor takes a torsion out of R and out of A: valid alone and in every batch.
        let to_r = key.sign(a, *torsion, &message);
        cases.push(case(&format!("torsion {order} in R"), a, to_r, true));
        let mixed = (key.public + torsion).compress().0;
        cases.push(case(&format!("torsion {order} in A"), mixed, key.sign(mixed, zero, &message), true));
    }
    for (order, torsion) in EIGHT_TORSION.iter().enumerate() {
        let small = torsion.compress().0;
        let signed = RogueKey::new(b"other").sign_with((Scalar::ZERO, small), small, &message);
        let mut zero_s = signed;
        zero_s[32..].fill(0);
        cases.push(case(&format!("A of small order {order}, S zero"), small, zero_s, false));
    }
    for y in 0..=18_u8 {
        let mut encoding = [0xff; 32];
        (encoding[0], encoding[31]) = (0xed + y, 0x7f);
        let mut signature = good;
        signature[..32].copy_from_slice(&encoding);
        cases.push(case(&format!("R is not canonical, p + {y}"), a, signature, false));
        if y % 6 == 0 {
            cases.push(case(&format!("A is not canonical, p + {y}"), encoding, good, false));
        }
    }
    cases.extend([
        case("R is minus zero", a, with(&good, 0, &minus_zero(1)), false),
        case("S plus L", a, with(&good, 32, &plus_order(&good[32..])), false),
        case("S is L", a, with(&good, 32, &ORDER), false),
        case("the highest bit of S", a, with(&good, 63, &[good[63] | 0x80]), false),
        case("a changed bit of R", a, with(&good, 5, &[good[5] ^ 1]), false),
        case("a changed bit of S", a, with(&good, 40, &[good[40] ^ 1]), false),
        case("A of minus zero", minus_zero(1), good, false),
        case("all zeros", [0; 32], [0; 64], false),
    ]);
    cases
}

/// The order of the group, L.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

fn plus_order(s: &[u8]) -> [u8; 32] {
    let (mut sum, mut carry) = ([0; 32], 0);
    for (place, byte) in sum.iter_mut().enumerate() {
        carry += u16::from(s[place]) + u16::from(ORDER[place]);
        (*byte, carry) = (carry.to_le_bytes()[0], carry >> 8);
    }
    sum
}

fn minus_zero(y: u8) -> [u8; 32] {
    let mut bytes = [0; 32];
    (bytes[0], bytes[31]) = (y, 0x80);
    bytes
}

fn with(signature: &[u8; 64], place: usize, bytes: &[u8]) -> [u8; 64] {
    let mut changed = with_byte(signature, place, bytes[0]);
    changed[place..place + bytes.len()].copy_from_slice(bytes);
    changed.try_into().unwrap()
}
