//! M2, the plan, and the name of the transfer that M1 and M2 make (`02-bytes.md`, sections 1 and 8).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::token::transfer::plan::{PlanMessage, Terms};
use juicetokens_engine::token::transfer::request::Request;

use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte, with_bytes};
use super::scene::{self, Person};
use super::{by_hand, credential};

/// Offsets of the page.
const FLAGS: usize = 2;
const AMOUNT: usize = 35;
const NEEDS: usize = 103;
const PAY: usize = 106;
const CHANGE: usize = 115;
const CREDENTIAL: usize = 124;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 8";
    vec![Suite { operation: "read_plan", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let (bytes, transcript) = (input.bytes("record"), Hash(input.array("transcript")));
    let request = Request::parse(&input.bytes("request")).unwrap();
    let plan = PlanMessage::parse(&bytes).map_err(category)?;
    assert_eq!(plan.encode(), bytes, "one form");
    let terms = Terms::new(request, plan, transcript);
    terms.verify_plan(None).map_err(|_| "signature")?;
    let plan = &terms.plan.plan;
    let output = Fields::new().hex("hash", &terms.plan_hash().0).hex("sid", terms.sid().as_bytes());
    let output = output.number("amount", plan.amount.0).number("t_exp", plan.expiry_s);
    Ok(output.number("coins_paid", plan.pay.coins() as u64).number("coins_of_change", plan.change.coins() as u64))
}

fn transcript() -> [u8; 32] {
    scene::hash("messages", "transcript")
}

fn input(record: &[u8]) -> Fields {
    let input = Fields::new().hex("transcript", &transcript()).hex("request", &scene::hex("messages", "m1"));
    input.hex("record", record)
}

fn unsigned() -> Vec<u8> {
    let m2 = scene::hex("messages", "m2");
    m2[..m2.len() - 64].to_vec()
}

fn value(unsigned: &[u8]) -> [u8; 32] {
    by_hand::hash("plan", &[&transcript(), &scene::hash("messages", "request"), unsigned])
}

fn signed(unsigned: &[u8]) -> Vec<u8> {
    [unsigned, &Person::payer().sign(SigRole::Plan, &value(unsigned)).0].concat()
}

/// The worked M2 with other coins and another amount.
fn with_coins(amount: u32, pay: [u8; 9], change: [u8; 9]) -> Vec<u8> {
    let paid = with_bytes(&with_bytes(&unsigned(), AMOUNT, &amount.to_le_bytes()), PAY, &pay);
    with_bytes(&paid, CHANGE, &change)
}

/// The worked M2 of somebody who says who it is.
fn with_credential(worked: &[u8], credential: &[u8]) -> Vec<u8> {
    [&worked[..CREDENTIAL], &[credential.len() as u8], credential].concat()
}

fn good(name: &str, unsigned: &[u8]) -> Case {
    let sum = |place: usize| unsigned[place..place + 9].iter().map(|count| u64::from(*count)).sum::<u64>();
    let number = |place: usize| u32::from_le_bytes(unsigned[place..place + 4].try_into().unwrap());
    let (request, plan) = (scene::hash("messages", "request"), value(unsigned));
    let output = Fields::new().hex("hash", &plan).hex("sid", &by_hand::hash("sid", &[&request, &plan]));
    let output = output.number("amount", number(AMOUNT)).number("t_exp", number(AMOUNT + 4));
    let output = output.number("coins_paid", sum(PAY)).number("coins_of_change", sum(CHANGE));
    Case::good(name, input(&signed(unsigned)), output)
}

fn cases() -> Vec<Case> {
    let (worked, none) = (unsigned(), [0; 9]);
    let mut cases = vec![
        good("the worked one", &worked),
        good("no witness", &with_byte(&worked, FLAGS, 4)),
        good("with a credential", &with_credential(&worked, &credential::worked(&Person::payer()))),
        good("63 coins", &with_coins(63, [63, 0, 0, 0, 0, 0, 0, 0, 0], none)),
        good(
            "as much change as payment, in a swap",
            &with_coins(0, [2, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0, 0]),
        ),
        good(
            "63 coins with change",
            &with_coins(62 * 500 - 1, [0, 0, 0, 0, 0, 0, 0, 0, 62], [1, 0, 0, 0, 0, 0, 0, 0, 0]),
        ),
    ];
    cases.extend(malformed(&signed(&worked), input));
    let bad = |name: &str, unsigned: &[u8]| Case::bad(name, input(&signed(unsigned)), "out_of_range");
    cases.extend([
        bad("a flag that only the times have", &with_byte(&worked, FLAGS, 1)),
        bad("a flag that does not exist", &with_byte(&worked, FLAGS, 8)),
        bad("needs with a spare bit", &with_byte(&worked, NEEDS + 2, 0x04)),
        bad("nothing paid", &with_coins(0, none, none)),
        bad("64 coins", &with_coins(64, [64, 0, 0, 0, 0, 0, 0, 0, 0], none)),
        bad("counts whose sum passes 255", &with_coins(2_295, [255; 9], none)),
        bad("more change than payment", &with_coins(0, [1, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0, 0])),
        bad(
            "an amount beside as much change",
            &with_coins(2, [2, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0, 0]),
        ),
        bad(
            "another amount than the coins make",
            &with_coins(24, [0, 0, 1, 0, 1, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0, 0]),
        ),
    ]);
    let own = credential::worked(&Person::payer());
    let bad = |name: &str, unsigned: &[u8], category| Case::bad(name, input(&signed(unsigned)), category);
    cases.extend([
        bad("a credential that is missing", &with_byte(&worked, CREDENTIAL, 1), "truncated"),
        bad("a credential longer than any", &with_credential(&worked, &[0; 140]), "too_long"),
        bad("a cut credential", &with_credential(&worked, &own[..own.len() - 1]), "truncated"),
        bad("a credential with a byte left over", &with_credential(&worked, &[&own[..], &[0]].concat()), "trailing"),
        bad(
            "somebody else's credential",
            &with_credential(&worked, &credential::worked(&Person::payee())),
            "signature",
        ),
    ]);
    cases.extend(forgeries(&worked));
    cases
}

fn forgeries(worked: &[u8]) -> Vec<Case> {
    let record = signed(worked);
    let by = |person: &Person, role| [worked, &person.sign(role, &value(worked)).0].concat();
    let elsewhere = input(&record).hex("transcript", &[0x71; 32]);
    let other_request = with_byte(&scene::hex("messages", "m1"), 5, 24);
    let bad = |name: &str, record: &[u8]| Case::bad(name, input(record), "signature");
    vec![
        Case::bad("replayed in another session", elsewhere, "signature"),
        Case::bad("an answer to another request", input(&record).hex("request", &other_request), "signature"),
        bad("another deadline under the same signature", &with_byte(&record, AMOUNT + 4, 0)),
        bad("another kind under the same signature", &with_byte(&record, 3, record[3] ^ 1)),
        bad("a changed bit of the signature", &with_byte(&record, record.len() - 1, record[record.len() - 1] ^ 1)),
        bad("signed by the payee", &by(&Person::payee(), SigRole::Plan)),
        bad("signed as a request", &by(&Person::payer(), SigRole::Request)),
    ]
}
