//! TRR, by which two wallets find each other again (`02-bytes.md`, section 8).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole};
use juicetokens_engine::token::transfer::recovery::Recovery;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte};
use super::scene::{self, Person};

const LAST_WRITE: usize = 66;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 8";
    vec![Suite { operation: "read_recovery", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let (bytes, transcript) = (input.bytes("record"), Hash(input.array("transcript")));
    let signed = Recovery::parse(&bytes).map_err(category)?;
    assert_eq!(signed.encode(), bytes, "one form");
    signed.verify(&PublicKey(input.array("peer")), &transcript).map_err(|_| "signature")?;
    let recovery = &signed.recovery;
    let output = Fields::new().hex("hash", &recovery.hash(&transcript).0).hex("sid", recovery.sid.as_bytes());
    Ok(output.number("last_write", recovery.state.last_write()))
}

fn transcript() -> [u8; 32] {
    scene::hash("messages", "transcript")
}

fn input(record: &[u8]) -> Fields {
    let input = Fields::new().hex("transcript", &transcript()).hex("peer", &scene::hex("keys", "payer_public"));
    input.hex("record", record)
}

fn unsigned() -> Vec<u8> {
    let trr = scene::hex("messages", "trr");
    trr[..trr.len() - 64].to_vec()
}

fn signed(unsigned: &[u8], signer: &Person, role: SigRole) -> Vec<u8> {
    let value = by_hand::hash("trr", &[&transcript(), unsigned]);
    [unsigned, &signer.sign(role, &value).0].concat()
}

fn good(name: String, unsigned: &[u8]) -> Case {
    let output = Fields::new().hex("hash", &by_hand::hash("trr", &[&transcript(), unsigned]));
    let output = output.hex("sid", &unsigned[2..34]).number("last_write", unsigned[LAST_WRITE]);
    Case::good(name, input(&signed(unsigned, &Person::payer(), SigRole::Recovery)), output)
}

fn cases() -> Vec<Case> {
    let (worked, payer, role) = (unsigned(), Person::payer(), SigRole::Recovery);
    let writes = [1, 2, 3, 4, 5, 6, 17, 18, 19, 20, 21];
    let mut cases: Vec<Case> = writes
        .iter()
        .map(|write| good(format!("last write {write}"), &with_byte(&worked, LAST_WRITE, *write)))
        .collect();
    let record = signed(&worked, &payer, role);
    cases.extend(malformed(&record, input));
    for write in [0, 7, 16, 22, 255] {
        let record = signed(&with_byte(&worked, LAST_WRITE, write), &payer, role);
        cases.push(Case::bad(format!("last write {write}"), input(&record), "out_of_range"));
    }
    let by_payee = input(&record).hex("peer", &scene::hex("keys", "payee_public"));
    let elsewhere = input(&record).hex("transcript", &[0x71; 32]);
    cases.extend([
        Case::bad("replayed in another session", elsewhere, "signature"),
        Case::bad("not by the peer of this transfer", by_payee, "signature"),
        Case::bad(
            "another transfer under the same signature",
            input(&with_byte(&record, 2, record[2] ^ 1)),
            "signature",
        ),
        Case::bad("signed as a request", input(&signed(&worked, &payer, SigRole::Request)), "signature"),
        Case::bad("signed by the payee", input(&signed(&worked, &Person::payee(), role)), "signature"),
    ]);
    cases
}
