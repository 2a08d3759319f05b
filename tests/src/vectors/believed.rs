//! What a holder believes of a witness's answer to a surrender (`09-witness.md`, section 7).
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature};
use juicetokens_engine::lifecycle::witness::questions::{check_renewed, check_retired};
use juicetokens_engine::token::anchor::Anchor;
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::token::surrender::Surrender;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, with_byte, with_bytes};
use super::scene::{self, Person};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/09-witness.md, section 7";
    vec![
        Suite { operation: "check_renewed", page, run: run_renewed, cases: renewals() },
        Suite { operation: "check_retired", page, run: run_retired, cases: retirements() },
    ]
}

/// The payee signs the worked coin of 5 over, to come back under the payer's key or for good.
fn surrender(renewed: bool) -> Vec<u8> {
    let (token_id, head) = (scene::hex("coin_five", "token_id"), scene::hex("telomeer_five", "head"));
    let new_owner = if renewed { Person::payer().key().0 } else { [0; 32] };
    [&[1, 1, u8::from(!renewed)][..], &token_id, &[2, 0], &head, &new_owner, &[0]].concat()
}

fn surrender_hash(record: &[u8]) -> [u8; 32] {
    by_hand::hash("surr", &[&record[2..101], &[0; 32]])
}

fn input(surrender: &[u8], name: &str, answer: &[u8]) -> Fields {
    let input = Fields::new().hex("issuance", &scene::hex("issuance", "record")).hex("surrender", surrender);
    input.hex(name, answer)
}

fn run_renewed(input: &Fields) -> Verdict {
    let issuance = Issuance::parse(&input.bytes("issuance")).unwrap();
    let surrender = Surrender::parse(&input.bytes("surrender")).unwrap();
    let anchor = Anchor::parse(&input.bytes("anchor")).map_err(category)?;
    let mut dice = Dice::new(&Entropy([7; 32]));
    let (traced, _) = check_renewed((&surrender, &PublicKey(input.array("owner"))), &anchor, &issuance, &mut dice)
        .ok_or("no_answer")?;
    let output = Fields::new().hex("head", &traced.head.0).hex("owner", &traced.owner.0);
    Ok(output.number("seq", traced.seq).number("expiry_minutes", traced.expiry_minutes))
}

/// The checkpoint of the surrender, without its signature.
fn anchor() -> Vec<u8> {
    let genesis = scene::hex("coin_five", "anchor");
    let anchor = with_byte(&genesis[..127], 2, 1);
    let anchor = with_bytes(&anchor, 51, &[3, 0, 2, 0]);
    let anchor = with_bytes(&anchor, 55, &scene::hex("telomeer_five", "head"));
    with_bytes(&anchor, 87, &Person::payer().key().0)
}

fn signed(anchor: &[u8], signer: &Person, role: SigRole) -> Vec<u8> {
    [anchor, &signer.sign(role, &by_hand::hash("anchor", &[anchor])).0].concat()
}

/// A surrender by the payee, and the anchor that answers it.
fn answered(surrender: &[u8], anchor: &[u8]) -> Fields {
    input(surrender, "anchor", anchor).hex("owner", &Person::payee().key().0)
}

fn renewals() -> Vec<Case> {
    let (issuer, role, record) = (Person::issuer(), SigRole::Anchor, surrender(true));
    let case = |name: &str, anchor: &[u8]| Case::bad(name, answered(&surrender(true), anchor), "no_answer");
    let bad = |name: &str, anchor: &[u8]| case(name, &signed(anchor, &Person::issuer(), role));
    let worked = anchor();
    let record_of = signed(&worked, &issuer, role);
    let expiry = u32::from_le_bytes(worked[43..47].try_into().unwrap());
    let output = Fields::new().hex("head", &by_hand::hash("anchor", &[&worked])).hex("owner", &Person::payer().key().0);
    let good = Case::good(
        "the chain begins anew",
        answered(&record, &record_of),
        output.number("seq", 2_u32).number("expiry_minutes", expiry),
    );
    // The witness's person said no: the coin goes on under the key that it lay under.
    let back = with_bytes(&worked, 87, &Person::payee().key().0);
    let output = Fields::new().hex("head", &by_hand::hash("anchor", &[&back])).hex("owner", &Person::payee().key().0);
    let declined = Case::good(
        "what was to be given back goes on under its owner",
        answered(&surrender(false), &signed(&back, &issuer, role)),
        output.number("seq", 2_u32).number("expiry_minutes", expiry),
    );
    let stranger = Person::stranger();
    let own_kid = &by_hand::hash("key", &[&[1], &stranger.key().0])[..8];
    let by_stranger = signed(&with_bytes(&worked, 119, own_kid), &stranger, role);
    let truncated = answered(&record, &record_of[..190]);
    vec![
        good,
        declined,
        Case::bad(
            "what was to be given back goes on under another key",
            answered(&surrender(false), &record_of),
            "no_answer",
        ),
        bad("another number", &with_bytes(&worked, 53, &[3, 0])),
        bad("another head", &with_bytes(&worked, 55, &[9; 32])),
        bad("another owner", &with_bytes(&worked, 87, &stranger.key().0)),
        bad("another coin", &with_byte(&worked, 35, 9)),
        bad("another denomination", &with_byte(&worked, 39, 10)),
        case("signed by nobody's witness", &by_stranger),
        case("signed by another key in the witness's name", &signed(&worked, &stranger, role)),
        case("signed as a greeting", &signed(&worked, &issuer, SigRole::Greeting)),
        case("a changed bit of the signature", &with_byte(&record_of, 150, record_of[150] ^ 1)),
        case("the coin's own genesis", &scene::hex("coin_five", "anchor")),
        Case::bad("cut", truncated, "truncated"),
        Case::bad("a later version", answered(&record, &with_byte(&record_of, 0, 2)), "version"),
    ]
}

fn run_retired(input: &Fields) -> Verdict {
    let issuance = Issuance::parse(&input.bytes("issuance")).unwrap();
    let surrender = Surrender::parse(&input.bytes("surrender")).unwrap();
    let holds = check_retired(&surrender, &Signature(input.array("signature")), &issuance);
    if holds { Ok(Fields::new()) } else { Err("no_answer") }
}

fn retirements() -> Vec<Case> {
    let (record, issuer) = (surrender(false), Person::issuer());
    let value = by_hand::hash("retire", &[&surrender_hash(&record)]);
    let other = by_hand::hash("retire", &[&surrender_hash(&with_bytes(&record, 35, &[3, 0]))]);
    let input = |signature: Signature| input(&record, "signature", &signature.0);
    let bad = |name: &str, signature: Signature| Case::bad(name, input(signature), "no_answer");
    let honest = issuer.sign(SigRole::Retirement, &value);
    let mut cases = vec![
        Case::good("out of circulation", input(honest), Fields::new()),
        bad("signed by somebody else", Person::stranger().sign(SigRole::Retirement, &value)),
        bad("the retirement of another surrender", issuer.sign(SigRole::Retirement, &other)),
        bad("the surrender alone is signed", issuer.sign(SigRole::Retirement, &surrender_hash(&record))),
        bad("all zeros", Signature([0; 64])),
    ];
    for role in [SigRole::Surrender, SigRole::Anchor, SigRole::AbortCertificate, SigRole::Epoch] {
        let name = format!("signed in role {}", char::from(role.byte()));
        cases.push(bad(&name, issuer.sign(role, &value)));
    }
    cases
}
