//! The issuance record (`02-bytes.md`, section 4).
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::token::issuance::{Issuance, IssuanceError};

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte};
use super::scene::{self, Person};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 4";
    vec![Suite { operation: "read_issuance", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let signed = Issuance::parse(&input.bytes("record")).map_err(|error| match error {
        IssuanceError::Read(error) => category(error),
        IssuanceError::Signature(_) => "signature",
    })?;
    let record = &signed.issuance;
    let first = record.denomination_of(0).map_or(0, |denomination| denomination.value());
    let last = signed.token_id(record.coin_count() - 1).unwrap();
    let output = Fields::new().hex("id", signed.id().as_bytes()).hex("authority", signed.authority().as_bytes());
    let output = output.number("coins", record.coin_count()).number("first_value", first);
    Ok(output.hex("last_token_id", last.as_bytes()).number("expiry_minutes", record.expiry_minutes()))
}

/// The record's fields, to be laid out by hand.
#[derive(Clone)]
struct Fixture {
    texts: [Vec<u8>; 5],
    issued: u64,
    /// The expiry's kind, its four bytes, and the key of an event.
    expiry: (u8, u32, Vec<u8>),
    denominations: Vec<(u32, u32)>,
    hop_limit: u8,
    windows: (u32, u32),
    renewal: u8,
    witnesses: Vec<[u8; 32]>,
}

const MINUTES: u32 = 29_333_333;

impl Fixture {
    fn new() -> Self {
        let texts = ["Föhrer Markt", "Muschel", "Wochenmarkt", "89c258", "REF123"].map(|text| text.as_bytes().to_vec());
        Self {
            texts,
            issued: 1_760_000_000_000,
            expiry: (0, MINUTES + 525_600, Vec::new()),
            denominations: vec![(2, 3), (5, 2), (20, 4)],
            hop_limit: 16,
            windows: (259_200, 518_400),
            renewal: 1,
            witnesses: vec![Person::issuer().key().0],
        }
    }

    fn unsigned(&self) -> Vec<u8> {
        let mut bytes = vec![1, 1];
        bytes.extend(Person::issuer().key().0);
        bytes.extend([0xa5; 16]);
        for text in &self.texts {
            bytes.push(text.len() as u8);
            bytes.extend(text);
        }
        bytes.extend(&self.issued.to_le_bytes()[..6]);
        bytes.push(self.expiry.0);
        bytes.extend(self.expiry.1.to_le_bytes());
        bytes.extend(&self.expiry.2);
        bytes.push(self.denominations.len() as u8);
        for (value, count) in &self.denominations {
            bytes.extend([value.to_le_bytes(), count.to_le_bytes()].concat());
        }
        bytes.push(self.hop_limit);
        bytes.extend([self.windows.0.to_le_bytes(), self.windows.1.to_le_bytes()].concat());
        bytes.push(self.renewal);
        bytes.extend(witness_list(&self.witnesses));
        bytes
    }

    fn signed(&self, signer: &Person, role: SigRole) -> Vec<u8> {
        let unsigned = self.unsigned();
        let signature = signer.sign(role, &by_hand::hash("issue", &[&unsigned]));
        [&unsigned[..], &signature.0].concat()
    }

    fn record(&self) -> Vec<u8> {
        self.signed(&Person::issuer(), SigRole::Issuance)
    }

    fn output(&self, expiry: u32) -> Fields {
        let id = by_hand::hash("issue", &[&self.unsigned()]);
        let issuer = Person::issuer().key().0;
        let authority = by_hand::hash("auth", &[&issuer, &[0xa5; 16], &witness_list(&self.witnesses)]);
        let coins: u32 = self.denominations.iter().map(|(_, count)| count).sum();
        let highest = self.denominations.last().unwrap().0.to_le_bytes();
        let last = by_hand::hash("tid", &[&id, &(coins - 1).to_le_bytes(), &highest]);
        let output = Fields::new().hex("id", &id).hex("authority", &authority).number("coins", coins);
        let output = output.number("first_value", self.denominations[0].0).hex("last_token_id", &last);
        output.number("expiry_minutes", expiry)
    }
}

fn witness_list(keys: &[[u8; 32]]) -> Vec<u8> {
    [&[keys.len() as u8][..], &keys.concat()].concat()
}

fn input(record: &[u8]) -> Fields {
    Fields::new().hex("record", record)
}

fn cases() -> Vec<Case> {
    let mut cases = good();
    let record = Fixture::new().record();
    cases.extend(malformed(&record, input));
    cases.extend(out_of_limits());
    let forged = with_byte(&record, record.len() - 1, record[record.len() - 1] ^ 1);
    let renamed = with_byte(&record, 51, b'f');
    let fixture = Fixture::new();
    cases.extend([
        Case::bad("a changed bit of the signature", input(&forged), "signature"),
        Case::bad("another name under the same signature", input(&renamed), "signature"),
        Case::bad("signed by another", input(&fixture.signed(&Person::payer(), SigRole::Issuance)), "signature"),
        Case::bad("signed as an anchor", input(&fixture.signed(&Person::issuer(), SigRole::Anchor)), "signature"),
        Case::bad("a signature of zeros", input(&[&fixture.unsigned()[..], &[0; 64]].concat()), "signature"),
    ]);
    cases
}

fn with(change: impl FnOnce(&mut Fixture)) -> Fixture {
    let mut fixture = Fixture::new();
    change(&mut fixture);
    fixture
}

fn good() -> Vec<Case> {
    let case = |name: &str, expiry: u32, change: fn(&mut Fixture)| {
        let fixture = with(change);
        Case::good(name, input(&fixture.record()), fixture.output(expiry))
    };
    let year = MINUTES + 525_600;
    let worked = Case::good("the worked vector's", input(&scene::hex("issuance", "record")), {
        let fixture = Fixture::new();
        assert_eq!(fixture.unsigned()[..], scene::hex("issuance", "record")[..fixture.unsigned().len()]);
        fixture.output(year)
    });
    vec![
        worked,
        case("nobody settles", year, |fixture| fixture.witnesses.clear()),
        case("expiry after the issue", MINUTES + 60, |fixture| fixture.expiry = (1, 60, Vec::new())),
        case("expiry by an event", year, |fixture| fixture.expiry = (2, MINUTES + 525_600, vec![7; 32])),
        case("no renewal", year, |fixture| fixture.renewal = 0),
        case("an empty scenario", year, |fixture| fixture.texts[2].clear()),
        case("the longest texts", year, |fixture| {
            for (text, len) in fixture.texts.iter_mut().zip([48, 16, 80, 16, 16]) {
                *text = vec![b'a'; len];
            }
        }),
        case("all nine denominations", year, |fixture| {
            fixture.denominations = [1, 2, 5, 10, 20, 50, 100, 200, 500].map(|value| (value, 1)).to_vec();
        }),
        case("the most coins", year, |fixture| fixture.denominations = vec![(1, 99_999), (500, 1)]),
        case("16 witnesses", year, |fixture| fixture.witnesses = (1..=16).map(|number| [number; 32]).collect()),
        case("hop limit 1", year, |fixture| fixture.hop_limit = 1),
        case("hop limit 64", year, |fixture| fixture.hop_limit = 64),
        case("the shortest grace", year, |fixture| fixture.windows = (100, 200)),
    ]
}

fn out_of_limits() -> Vec<Case> {
    let case = |name: &str, category: &'static str, change: fn(&mut Fixture)| {
        Case::bad(name, input(&with(change).record()), category)
    };
    vec![
        case("an empty name", "out_of_range", |fixture| fixture.texts[0].clear()),
        case("a name too long", "too_long", |fixture| fixture.texts[0] = vec![b'a'; 49]),
        case("a unit too long", "too_long", |fixture| fixture.texts[1] = vec![b'a'; 17]),
        case("a scenario too long", "too_long", |fixture| fixture.texts[2] = vec![b'a'; 81]),
        case("a name that is not UTF-8", "not_utf8", |fixture| fixture.texts[0] = vec![0xff]),
        case("a control character", "out_of_range", |fixture| fixture.texts[0] = b"a\nb".to_vec()),
        case("a location in capitals", "out_of_range", |fixture| fixture.texts[3] = b"89C258".to_vec()),
        case("an empty location", "out_of_range", |fixture| fixture.texts[3].clear()),
        case("a reference with a dash", "out_of_range", |fixture| fixture.texts[4] = b"REF-1".to_vec()),
        case("expired at the issue", "out_of_range", |fixture| fixture.expiry = (0, MINUTES, Vec::new())),
        case("expiry of another kind", "out_of_range", |fixture| fixture.expiry.0 = 3),
        case("no denomination", "out_of_range", |fixture| fixture.denominations.clear()),
        case("ten denominations", "too_long", |fixture| fixture.denominations = vec![(1, 1); 10]),
        case("a denomination that does not exist", "out_of_range", |fixture| fixture.denominations[0].0 = 3),
        case("denominations unsorted", "order", |fixture| fixture.denominations.swap(0, 1)),
        case("a denomination twice", "order", |fixture| fixture.denominations[1].0 = 2),
        case("a count of zero", "out_of_range", |fixture| fixture.denominations[1].1 = 0),
        case("one coin too many", "out_of_range", |fixture| fixture.denominations = vec![(1, 100_000), (5, 1)]),
        case("counts that overflow", "out_of_range", |fixture| {
            fixture.denominations = vec![(1, u32::MAX), (2, u32::MAX), (5, 2)];
        }),
        case("hop limit 0", "out_of_range", |fixture| fixture.hop_limit = 0),
        case("hop limit 65", "out_of_range", |fixture| fixture.hop_limit = 65),
        case("grace too short", "out_of_range", |fixture| fixture.windows = (100, 199)),
        case("renewal of another kind", "out_of_range", |fixture| fixture.renewal = 2),
        case("17 witnesses", "too_long", |fixture| fixture.witnesses = (1..=17).map(|number| [number; 32]).collect()),
        case("witnesses unsorted", "order", |fixture| fixture.witnesses = vec![[2; 32], [1; 32]]),
        case("a witness twice", "order", |fixture| fixture.witnesses = vec![[1; 32]; 2]),
    ]
}
