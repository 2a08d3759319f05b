//! Who holds a transfer key, and who is in a session (`02-bytes.md`, section 11; `03-session.md`, section 11).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::transfer::credential::{Credential, credentials_hash};
use juicetokens_engine::token::transfer::presence::{Presence, hint_of};
use juicetokens_engine::token::transfer::record::Role;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte, with_bytes};
use super::scene::{self, Person};

/// The day before the worked transfer, and the day after the next, in minutes.
const FROM: u32 = 20_370 * 1_440;
const UNTIL: u32 = 20_373 * 1_440;
/// Offsets of the page, of a credential with a name of three bytes.
const IDENTITY: usize = 2;
const NAME: usize = 34;
const FROM_PLACE: usize = 38;
const UNTIL_PLACE: usize = 42;

pub(super) fn suites() -> Vec<Suite> {
    let (bytes, session) = ("docs/spec/02-bytes.md, section 11", "docs/spec/03-session.md, section 11");
    vec![
        Suite { operation: "read_credential", page: bytes, run: run_credential, cases: credentials() },
        Suite { operation: "credentials", page: "docs/spec/02-bytes.md, section 1", run: run_leaf, cases: leaves() },
        Suite { operation: "hint", page: session, run: run_hint, cases: hints() },
        Suite { operation: "read_presence", page: session, run: run_presence, cases: presences() },
    ]
}

fn run_credential(input: &Fields) -> Verdict {
    let bytes = input.bytes("record");
    let signed = Credential::parse(&bytes).map_err(category)?;
    assert_eq!(signed.encode(), bytes, "one form");
    let key = PublicKey(input.array("transfer_key"));
    signed.verify(&key, None).map_err(|_| "signature")?;
    let at = Timestamp(u64::from(input.small::<u32>("at_minutes")) * 60_000);
    let said = &signed.credential;
    let output = Fields::new().hex("hash", &said.value(&key).0).hex("identity", &said.identity.0);
    Ok(output.text("name", said.name.as_str()).number("holds", u8::from(signed.holds_at(at))))
}

pub(super) fn unsigned(person: &Person, name: &str, (from, until): (u32, u32)) -> Vec<u8> {
    let times = [from.to_le_bytes(), until.to_le_bytes()].concat();
    [&[1, 1][..], &person.identity().0, &[name.len() as u8], name.as_bytes(), &times].concat()
}

pub(super) fn value(key: &PublicKey, unsigned: &[u8]) -> [u8; 32] {
    by_hand::hash("cred", &[&key.0, unsigned])
}

fn signed(person: &Person, unsigned: &[u8]) -> Vec<u8> {
    [unsigned, &person.vouch(SigRole::Credential, &value(&person.key(), unsigned)).0].concat()
}

/// The payer's own, on the day of the worked transfer.
pub(super) fn worked(person: &Person) -> Vec<u8> {
    signed(person, &unsigned(person, "Ann", (FROM, UNTIL)))
}

fn input(record: &[u8]) -> Fields {
    Fields::new().hex("record", record).hex("transfer_key", &Person::payer().key().0).number("at_minutes", FROM)
}

fn credentials() -> Vec<Case> {
    let payer = Person::payer();
    let good = |name: &str, said: &str, (at, holds): (u32, u8)| {
        let unsigned = unsigned(&payer, said, (FROM, UNTIL));
        let output = Fields::new().hex("hash", &value(&payer.key(), &unsigned)).hex("identity", &payer.identity().0);
        let input = input(&signed(&payer, &unsigned)).number("at_minutes", at);
        Case::good(name, input, output.text("name", said).number("holds", holds))
    };
    let longest = "ö".repeat(16);
    let mut cases = vec![
        good("its first minute", "Ann", (FROM, 1)),
        good("the minute before", "Ann", (FROM - 1, 0)),
        good("its last minute", "Ann", (UNTIL - 1, 1)),
        good("the minute after", "Ann", (UNTIL, 0)),
        good("without a name", "", (FROM, 1)),
        good("the longest name", &longest, (FROM, 1)),
        good("a name from right to left", "אן", (FROM, 1)),
    ];
    cases.extend(malformed(&worked(&payer), input));
    let bad = |name: &str, unsigned: &[u8], category| Case::bad(name, input(&signed(&payer, unsigned)), category);
    let of = |name: &str| unsigned(&payer, name, (FROM, UNTIL));
    let for_minutes = |minutes: u32| unsigned(&payer, "Ann", (FROM, FROM.wrapping_add(minutes)));
    cases.extend([
        bad("a name of 33 bytes", &of(&"n".repeat(33)), "too_long"),
        bad("a name that is not UTF-8", &with_byte(&of("Ann"), NAME + 1, 0xff), "not_utf8"),
        bad("a name of two lines", &of("A\nn"), "out_of_range"),
        bad("a name that turns what follows", &of("\u{202e}nnA"), "out_of_range"),
        bad("a name with a hidden character", &of("A\u{200b}nn"), "out_of_range"),
        bad("a name that begins with a space", &of(" Ann"), "out_of_range"),
        bad("a name that ends with a space", &of("Ann "), "out_of_range"),
        bad("for no time", &for_minutes(0), "out_of_range"),
        bad("backwards", &for_minutes(u32::MAX), "out_of_range"),
        bad("for more than a week", &for_minutes(7 * 1_440 + 1), "out_of_range"),
    ]);
    cases.extend(forgeries(&payer));
    cases
}

fn forgeries(payer: &Person) -> Vec<Case> {
    let record = worked(payer);
    let unsigned = unsigned(payer, "Ann", (FROM, UNTIL));
    let by = |signature: [u8; 64]| input(&[&unsigned[..], &signature].concat());
    let own = value(&payer.key(), &unsigned);
    let bad = |name: &str, input: Fields| Case::bad(name, input, "signature");
    vec![
        bad("of another transfer key", input(&record).hex("transfer_key", &Person::payee().key().0)),
        bad("another identity under the same signature", input(&with_byte(&record, IDENTITY, record[IDENTITY] ^ 1))),
        bad("another name under the same signature", input(&with_bytes(&record, NAME + 1, b"Bob"))),
        bad(
            "an earlier beginning under the same signature",
            input(&with_byte(&record, FROM_PLACE, record[FROM_PLACE] ^ 1)),
        ),
        bad("a later end under the same signature", input(&with_byte(&record, UNTIL_PLACE, record[UNTIL_PLACE] ^ 1))),
        bad("signed by somebody else", by(Person::payee().vouch(SigRole::Credential, &own).0)),
        bad("signed by the transfer key", by(payer.sign(SigRole::Credential, &own).0)),
        bad("signed as a time", by(payer.vouch(SigRole::Time, &own).0)),
        bad(
            "signed without the transfer key",
            by(payer.vouch(SigRole::Credential, &by_hand::hash("cred", &[&unsigned])).0),
        ),
    ]
}

fn optional(input: &Fields, name: &str) -> Option<Hash> {
    Some(input.bytes(name)).filter(|bytes| !bytes.is_empty()).map(|bytes| Hash(bytes.try_into().unwrap()))
}

fn run_leaf(input: &Fields) -> Verdict {
    Ok(Fields::new().hex("hash", &credentials_hash(optional(input, "request"), optional(input, "plan")).0))
}

fn leaves() -> Vec<Case> {
    let case = |name: &str, request: &[u8], plan: &[u8], hash: [u8; 32]| {
        let input = Fields::new().hex("request", request).hex("plan", plan);
        Case::good(name, input, Fields::new().hex("hash", &hash))
    };
    let (one, two) = ([1; 32], [2; 32]);
    vec![
        case("nobody says who it is", &[], &[], [0; 32]),
        case("the payee does", &one, &[], by_hand::hash("who", &[&one, &[0; 32]])),
        case("the payer does", &[], &two, by_hand::hash("who", &[&[0; 32], &two])),
        case("both do", &one, &two, by_hand::hash("who", &[&one, &two])),
    ]
}

fn role(input: &Fields) -> Role {
    if input.small::<u8>("role") == 0 { Role::Payee } else { Role::Payer }
}

fn transcript() -> [u8; 32] {
    scene::hash("messages", "transcript")
}

fn run_hint(input: &Fields) -> Verdict {
    let hint = hint_of(&Hash(input.array("transcript")), role(input), &PublicKey(input.array("identity")));
    Ok(Fields::new().hex("hash", &hint.0))
}

fn hints() -> Vec<Case> {
    let identity = Person::payer().identity().0;
    let case = |name: &str, role: u8| {
        let input = Fields::new().hex("transcript", &transcript()).hex("identity", &identity).number("role", role);
        Case::good(name, input, Fields::new().hex("hash", &by_hand::hash("hint", &[&transcript(), &[role], &identity])))
    };
    vec![case("of the payee", 0), case("of the payer", 1)]
}

fn run_presence(input: &Fields) -> Verdict {
    let (bytes, transcript) = (input.bytes("record"), Hash(input.array("transcript")));
    let signed = Presence::parse(&bytes).map_err(category)?;
    assert_eq!(signed.encode(), bytes, "one form");
    signed.verify(&transcript, role(input), None).map_err(|_| "signature")?;
    let presence = &signed.presence;
    let output = Fields::new().hex("hash", &presence.value(&transcript, role(input)).0).hex("key", &presence.key.0);
    Ok(output.hex("identity", &presence.credential.credential.identity.0))
}

/// The payer says in the worked session that it is there.
pub(super) fn worked_presence() -> Vec<u8> {
    let payer = Person::payer();
    let (unsigned, value) = presence(&worked(&payer));
    [&unsigned[..], &payer.sign(SigRole::Presence, &value).0].concat()
}

/// The payer in the worked session, and what it signs.
fn presence(credential: &[u8]) -> (Vec<u8>, [u8; 32]) {
    let unsigned = [&[1, 1][..], &Person::payer().key().0, &[credential.len() as u8], credential].concat();
    let value = by_hand::hash("meet", &[&transcript(), &[1], &unsigned]);
    (unsigned, value)
}

fn presences() -> Vec<Case> {
    let payer = Person::payer();
    let input =
        |record: &[u8]| Fields::new().hex("transcript", &transcript()).number("role", 1_u8).hex("record", record);
    let (unsigned, value) = presence(&worked(&payer));
    let by = |person: &Person, role| [&unsigned[..], &person.sign(role, &value).0].concat();
    let record = worked_presence();
    let output = Fields::new().hex("hash", &value).hex("key", &payer.key().0).hex("identity", &payer.identity().0);
    let mut cases = vec![Case::good("somebody who is here", input(&record), output)];
    cases.extend(malformed(&record, input));
    let nobody = [&presence(&[]).0[..], &[0; 64]].concat();
    let too_long = [&[1, 1][..], &payer.key().0, &[140], &[0; 204]].concat();
    let bad = |name: &str, input: Fields| Case::bad(name, input, "signature");
    let (elses, elses_value) = presence(&worked(&Person::payee()));
    let elses = [&elses[..], &payer.sign(SigRole::Presence, &elses_value).0].concat();
    cases.extend([
        Case::bad("nobody vouches", input(&nobody), "out_of_range"),
        Case::bad("a credential longer than any", input(&too_long), "too_long"),
        bad("carried over from another session", input(&record).hex("transcript", &[0x71; 32])),
        bad("said back", input(&record).number("role", 0_u8)),
        bad("with somebody else's credential", input(&elses)),
        bad("signed by somebody else", input(&by(&Person::payee(), SigRole::Presence))),
        bad("signed as a request", input(&by(&payer, SigRole::Request))),
    ]);
    cases
}
