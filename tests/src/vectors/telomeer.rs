//! Whole chains, verified against their issuance record (`02-bytes.md`, section 6).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{SigRole, VerificationBatch};
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::token::telomeer::{Telomeer, TelomeerError};

use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte, with_bytes};
use super::scene::{self, Person, longer_chain};

/// Where the count of hops and the first hop stand.
const COUNT: usize = 191;
const HOP: usize = 192;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 6";
    vec![Suite { operation: "verify_telomeer", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let issuance = Issuance::parse(&input.bytes("issuance")).unwrap();
    let record = input.bytes("telomeer");
    let telomeer = Telomeer::parse(&record).map_err(category)?;
    assert_eq!(telomeer.encode(), record, "one form");
    let mut batch = VerificationBatch::new();
    let traced = telomeer.trace(&issuance, &mut batch, 0).map_err(contradiction)?;
    batch.verify(&mut Dice::new(&Entropy([3; 32]))).map_err(|_| "signature")?;
    let output = Fields::new().hex("token_id", traced.token_id.as_bytes()).hex("owner", &traced.owner.0);
    let output = output.hex("head", &traced.head.0).number("seq", traced.seq).number("hops", traced.hops);
    Ok(output.number("value", traced.denomination.value()).number("expiry_minutes", traced.expiry_minutes))
}

pub(super) fn contradiction(error: TelomeerError) -> &'static str {
    match error {
        TelomeerError::OtherIssuance => "other_issuance",
        TelomeerError::NoSuchCoin => "no_such_coin",
        TelomeerError::Expiry => "expiry",
        TelomeerError::Signer => "signer",
        TelomeerError::TooManyHops { .. } => "too_many_hops",
        TelomeerError::Sequence => "sequence",
        TelomeerError::Path { .. } => "place",
        TelomeerError::Unacknowledged { .. } => "unacknowledged",
        TelomeerError::Witness { .. } => "witness",
        TelomeerError::OwnerTwice { .. } => "owner_twice",
        TelomeerError::TooManyVoids { .. } => "too_many_voids",
    }
}

fn input(telomeer: &[u8]) -> Fields {
    Fields::new().hex("issuance", &scene::hex("issuance", "record")).hex("telomeer", telomeer)
}

fn cases() -> Vec<Case> {
    let five = scene::hex("telomeer_five", "record");
    let mut cases = good();
    cases.extend(malformed(&five, input));
    cases.extend(contradictions());
    cases.extend(forgeries());
    cases
}

fn good() -> Vec<Case> {
    let worked = |coin: &str, value: u64, owner: &str| {
        let output = Fields::new().hex("token_id", &scene::hex(&format!("coin_{coin}"), "token_id"));
        let output = output.hex("owner", &scene::hex("keys", owner)).number("value", value);
        let output = output.hex("head", &scene::hex(&format!("telomeer_{coin}"), "head"));
        let output = output.number("seq", 1_u8).number("hops", 1_u8).number("expiry_minutes", 29_858_933_u32);
        Case::good(format!("the worked {value}"), input(&scene::hex(&format!("telomeer_{coin}"), "record")), output)
    };
    let longer = |hops: u8| {
        let chain = longer_chain(usize::from(hops) - 1).encode();
        let output = run(&input(&chain)).unwrap();
        assert_eq!((output.integer("seq"), output.integer("hops")), (u64::from(hops), u64::from(hops)));
        let owner = if hops.is_multiple_of(2) { Person::payer() } else { Person::payee() };
        assert_eq!(output.bytes("owner"), owner.key().0);
        Case::good(format!("a chain of {hops}"), input(&chain), output)
    };
    let genesis = [scene::hex("coin_five", "anchor"), vec![0]].concat();
    let output = Fields::new().hex("token_id", &scene::hex("coin_five", "token_id")).number("value", 5_u8);
    let output = output.hex("owner", &genesis[87..119]).hex("head", &scene::hex("coin_five", "anchor_hash"));
    let output = output.number("seq", 0_u8).number("hops", 0_u8).number("expiry_minutes", 29_858_933_u32);
    vec![
        Case::good("an anchor alone", input(&genesis), output),
        worked("five", 5, "payee_public"),
        worked("twenty", 20, "payee_public"),
        worked("two", 2, "payer_public"),
        longer(2),
        longer(3),
        longer(16),
    ]
}

/// What contradicts the issuance or itself, whoever signed it.
fn contradictions() -> Vec<Case> {
    let (five, two) = (scene::hex("telomeer_five", "record"), scene::hex("telomeer_two", "record"));
    let bad = |name: &str, telomeer: &[u8], category| Case::bad(name, input(telomeer), category);
    let mut beyond = longer_chain(16);
    let over_the_limit = beyond.encode();
    while beyond.hops.len() < 65 {
        beyond.hops.push(beyond.hops[16].clone());
    }
    let mut unacknowledged = Telomeer::parse(&two).unwrap();
    unacknowledged.hops[0].ack = None;
    let mut unwitnessed = Telomeer::parse(&five).unwrap();
    unwitnessed.hops[0].no_witness = true;
    let mut twice = Telomeer::parse(&five).unwrap();
    twice.hops[0].owner = Some((twice.anchor.owner, twice.hops[0].commit));
    let fewer = with_byte(&longer_chain(1).encode(), COUNT, 1);
    vec![
        bad("more hops than the issuance allows", &over_the_limit, "too_many_hops"),
        bad("more hops than any chain has", &beyond.encode(), "too_long"),
        bad("fewer hops than counted", &with_byte(&five, COUNT, 2), "truncated"),
        bad("more hops than counted", &fewer, "trailing"),
        bad("an anchor of another issuance", &with_byte(&five, 3, five[3] ^ 1), "other_issuance"),
        bad("an index that the issuance has not", &with_byte(&five, 35, 9), "no_such_coin"),
        bad("another coin's value", &with_byte(&five, 39, 20), "no_such_coin"),
        bad("another expiry", &with_byte(&five, 43, five[43] ^ 1), "expiry"),
        bad("a signer that is not the issuer", &with_byte(&five, 119, five[119] ^ 1), "signer"),
        bad("change without an acknowledgement", &unacknowledged.encode(), "unacknowledged"),
        bad("a hop without a witness", &unwitnessed.encode(), "witness"),
        bad("an owner named twice", &twice.encode(), "owner_twice"),
    ]
}

/// What reads and agrees with itself, and was never signed so.
fn forgeries() -> Vec<Case> {
    let five = scene::hex("telomeer_five", "record");
    let chain = longer_chain(2);
    let edited = |name: &str, edit: fn(&mut Telomeer)| {
        let mut telomeer = longer_chain(2);
        edit(&mut telomeer);
        Case::bad(name, input(&telomeer.encode()), "signature")
    };
    let change = |name: &str, edit: fn(&mut Telomeer)| {
        let mut telomeer = Telomeer::parse(&scene::hex("telomeer_two", "record")).unwrap();
        edit(&mut telomeer);
        Case::bad(name, input(&telomeer.encode()), "signature")
    };
    let mut one_hop_lost = chain.clone();
    one_hop_lost.hops.remove(1);
    let other_leaf = with_byte(&five, HOP + 1, 3 - five[HOP + 1]);
    let turned = {
        let (path, end) = (five.len() - 64, five.len());
        let siblings = [&five[path + 32..end], &five[path..path + 32]].concat();
        with_bytes(&five, path, &siblings)
    };
    let bad = |name: &str, telomeer: &[u8]| Case::bad(name, input(telomeer), "signature");
    vec![
        bad("leaves in the other order", &other_leaf),
        bad("siblings in the other order", &turned),
        bad("another first owner", &with_byte(&five, 87, five[87] ^ 1)),
        bad("another time", &with_byte(&five, HOP + 4, five[HOP + 4] ^ 1)),
        bad("another deadline", &with_byte(&five, HOP + 14, five[HOP + 14] ^ 1)),
        bad("another new owner", &with_byte(&five, HOP + 18, five[HOP + 18] ^ 1)),
        bad("another count of change", &with_bytes(&five, HOP + 2, &[3, 0])),
        bad("doubtful times", &with_byte(&five, HOP, 2)),
        bad("a hop is missing", &one_hop_lost.encode()),
        edited("hops in the other order", |telomeer| telomeer.hops.swap(1, 2)),
        edited("a hop twice", |telomeer| telomeer.hops[2] = telomeer.hops[1].clone()),
        edited("the vote of another transfer", |telomeer| telomeer.hops[1].vote = telomeer.hops[2].vote),
        edited("the commit of another transfer", |telomeer| telomeer.hops[2].commit = telomeer.hops[1].commit),
        edited("the commit of the transfer before", |telomeer| telomeer.hops[1].commit = telomeer.hops[0].commit),
        edited("vote and commit in each other's place", |telomeer| {
            let hop = &mut telomeer.hops[1];
            std::mem::swap(&mut hop.vote, &mut hop.commit);
        }),
        edited("a sender's abort as a commit", |telomeer| {
            let header = Hash(scene::hash("header", "hash"));
            telomeer.hops[0].commit = Person::payer().sign(SigRole::SenderAbort, &header.0);
        }),
        edited("void evidence put in", |telomeer| {
            let evidence = [&[1, b'X'][..], &[0; 96]].concat();
            telomeer.hops[1].void = juicetokens_engine::token::void_evidence::parse_void(&evidence).unwrap();
        }),
        edited("an acknowledgement that does not hold", |telomeer| telomeer.hops[1].ack = Some(telomeer.hops[1].vote)),
        change("a vote as an acknowledgement", |telomeer| telomeer.hops[0].ack = Some(telomeer.hops[0].vote)),
        change("change taken for payment", |telomeer| {
            let hop = &mut telomeer.hops[0];
            (hop.n_p, hop.n_c) = (3, 0);
        }),
        bad("a forged owner's signature", &{
            let mut telomeer = Telomeer::parse(&scene::hex("telomeer_twenty", "record")).unwrap();
            let hop = &mut telomeer.hops[0];
            hop.owner = hop.owner.map(|(key, _)| (key, hop.commit));
            telomeer.encode()
        }),
        bad("a coin under another key without that key's word", &{
            let mut telomeer = Telomeer::parse(&scene::hex("telomeer_twenty", "record")).unwrap();
            telomeer.hops[0].owner = None;
            telomeer.encode()
        }),
    ]
}
