//! Revocation epochs (`06-conflicts.md`, section 6).
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::trust::epoch::RevocationEpoch;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte};
use super::scene::Person;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/06-conflicts.md, section 6";
    vec![Suite { operation: "read_epoch", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let record = input.bytes("record");
    let epoch = RevocationEpoch::parse(&record).map_err(category)?;
    assert_eq!(epoch.encode(), record, "one form");
    epoch.verify().map_err(|_| "signature")?;
    let output = Fields::new().hex("hash", &epoch.value().0).hex("witness", &epoch.witness().0);
    Ok(output.number("epoch", epoch.epoch()).number("revoked", epoch.revoked().len() as u64))
}

/// version1 alg1 witness32 epoch2 time6 count2 then key_id8 each, without the signature.
fn unsigned(number: u16, keys: &[[u8; 8]]) -> Vec<u8> {
    let (witness, count) = (Person::issuer().key().0, (keys.len() as u16).to_le_bytes());
    [&[1, 1][..], &witness, &number.to_le_bytes(), &[9; 6], &count, &keys.concat()].concat()
}

fn signed(unsigned: &[u8], signer: &Person, role: SigRole) -> Vec<u8> {
    let value = by_hand::hash("epoch", &[unsigned]);
    [unsigned, &signer.sign(role, &value).0].concat()
}

fn cases() -> Vec<Case> {
    let (issuer, role) = (Person::issuer(), SigRole::Epoch);
    let input = |record: &[u8]| Fields::new().hex("record", record);
    let good = |name: &str, number: u16, keys: &[[u8; 8]]| {
        let unsigned = unsigned(number, keys);
        let output = Fields::new().hex("hash", &by_hand::hash("epoch", &[&unsigned]));
        let output = output.hex("witness", &Person::issuer().key().0).number("epoch", number);
        Case::good(
            name,
            input(&signed(&unsigned, &Person::issuer(), role)),
            output.number("revoked", keys.len() as u64),
        )
    };
    let worked = unsigned(7, &[[1; 8], [2; 8]]);
    let record = signed(&worked, &issuer, role);
    let mut cases = vec![
        good("nobody revoked", 1, &[]),
        good("two keys", 7, &[[1; 8], [2; 8]]),
        good("the highest epoch", u16::MAX, &[[1; 8]]),
    ];
    cases.extend(malformed(&record, input));
    let bad = |name: &str, keys: &[[u8; 8]], number: u16, category| {
        Case::bad(name, input(&signed(&unsigned(number, keys), &Person::issuer(), role)), category)
    };
    cases.extend([
        bad("epoch 0", &[], 0, "out_of_range"),
        bad("keys unsorted", &[[2; 8], [1; 8]], 7, "order"),
        bad("a key twice", &[[1; 8], [1; 8]], 7, "order"),
        Case::bad("too many keys", input(&[&worked[..42], &[1, 0x10]].concat()), "too_long"),
        Case::bad("signed by another", input(&signed(&worked, &Person::payer(), role)), "signature"),
        Case::bad("signed as a ballot", input(&signed(&worked, &issuer, SigRole::Ballot)), "signature"),
        Case::bad("a key put in its place", input(&with_byte(&record, 44, 0)), "signature"),
    ]);
    cases
}
