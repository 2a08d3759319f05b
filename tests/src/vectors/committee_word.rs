//! What members of a committee say to each other, laid out by hand (`09-witness.md`, section 10;
//! `proto/juicetokens/committee.proto`).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature};
use juicetokens_engine::lifecycle::witness::committee::word::{Commitment, Ready, Word};
use juicetokens_engine::lifecycle::witness::committee::word_wire;

use super::by_hand::{self, field, integer};
use super::case::{Case, Fields, Suite, Verdict};
use super::scene::{self, Person};
use super::settlement;

/// Kinds of words, as their field numbers.
const PUT: u8 = 2;
const BALLOT: u8 = 3;
const REPORT: u8 = 4;
const LOT: u8 = 5;
const READY: u8 = 6;
const SESSION: u8 = 7;
const SHARES: u8 = 8;
const DECIDED: u8 = 9;

/// When the worked matters were put.
const AT: u64 = 1_760_300_000_000;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/09-witness.md, section 10";
    let votes = [votes(), run_offs(), votes_out_of_limits(), reports_out_of_limits()];
    let matters = [malformed(), matters(), matters_out_of_limits()];
    let signing = [signing(), signing_out_of_limits()];
    let words = matters.into_iter().chain(votes).chain(signing).flatten().collect();
    vec![
        Suite { operation: "read_word", page, run: run_word, cases: words },
        Suite { operation: "verify_ready", page, run: run_ready, cases: ready_to_sign() },
    ]
}

fn run_word(input: &Fields) -> Verdict {
    let word = word_wire::decode(&input.bytes("word")).map_err(|error| settlement::refusal(&error))?;
    assert_eq!(word_wire::decode(&word_wire::encode(&word)).as_ref(), Ok(&word), "one meaning");
    let (says, items) = match &word {
        Word::Put(_) => ("put", 0),
        Word::Ballot(_) => ("ballot", 0),
        Word::Report(signed) => ("report", signed.certificate.len()),
        Word::Lot(_) => ("lot", 0),
        Word::Ready(ready) => ("ready", ready.commitments.len()),
        Word::Session(session) => ("session", session.ready.len()),
        Word::Shares(shares) => ("shares", shares.shares.len()),
        Word::Decided(decided) => ("decided", decided.signatures.len()),
    };
    Ok(Fields::new().text("says", says).number("items", items as u64))
}

fn good(name: &str, word: &[u8], says: &str, items: u32) -> Case {
    let output = Fields::new().text("says", says).number("items", items);
    Case::good(name, Fields::new().hex("word", word), output)
}

fn bad(name: &str, word: &[u8], category: &'static str) -> Case {
    Case::bad(name, Fields::new().hex("word", word), category)
}

fn word(kind: u8, content: &[u8]) -> Vec<u8> {
    [integer(1, 1), field(kind, content)].concat()
}

fn place() -> Vec<u8> {
    [&[0][..], &scene::hex("coin_five", "token_id"), &[1, 0]].concat()
}

fn transfer() -> Vec<u8> {
    [&[1][..], &scene::hex("header", "hash")].concat()
}

fn epoch() -> Vec<u8> {
    [&[5][..], &[0x24; 32], &[3, 1]].concat()
}

/// The same message so many times in one field.
fn times(count: usize, number: u8, message: &[u8]) -> Vec<u8> {
    field(number, message).repeat(count)
}

fn put(matter: &[u8]) -> Vec<u8> {
    word(PUT, &[field(1, matter), integer(2, AT), integer(3, 2)].concat())
}

fn malformed() -> Vec<Case> {
    let lot = lot(&place(), 1, &[0x31; 32]);
    let longer = super::case::with_byte(&lot, 3, lot[3] + 1);
    vec![
        bad("no bytes", &[], "version"),
        bad("no version", &lot[2..], "version"),
        bad("version 2", &super::case::with_byte(&lot, 1, 2), "version"),
        bad("a word that says nothing", &integer(1, 1), "envelope"),
        bad("a later kind of word", &word(10, &[]), "envelope"),
        bad("cut", &lot[..lot.len() - 1], "envelope"),
        bad("a length that leads beyond the end", &longer, "envelope"),
        good("a field of a later version is passed over", &[&lot[..], &[0x98, 6, 9]].concat(), "lot", 0),
    ]
}

fn matters() -> Vec<Case> {
    let greeting = field(2, &scene::hash("messages", "transcript"));
    let first = [field(1, &greeting), integer(2, 0), integer(3, 0)].concat();
    let last = [field(1, &greeting), integer(2, u64::MAX), integer(3, 65_535)].concat();
    let proof = settlement::fraud_proof();
    let proofs = |count| put(&field(3, &times(count, 1, &proof)));
    vec![
        good("a question to register two chains", &put(&field(1, &register(&["five", "two"]))), "put", 0),
        good("a question to register nothing", &put(&field(1, &register(&[]))), "put", 0),
        good("a question to take a coin", &put(&field(1, &settlement::signed_over())), "put", 0),
        good("a question to decide a transfer", &put(&field(1, &settlement::doubt())), "put", 0),
        good("a question to take a coin for good, declined", &put(&field(4, &settlement::given_back())), "put", 0),
        good("a greeting", &put(&greeting), "put", 0),
        good("an epoch with one proof", &proofs(1), "put", 0),
        good("an epoch with the same proof twice", &proofs(2), "put", 0),
        good("an epoch without a proof", &proofs(0), "put", 0),
        good("put at moment 0", &word(PUT, &first), "put", 0),
        good("put at the last moment, in the last epoch", &word(PUT, &last), "put", 0),
        good("without a moment and an epoch", &word(PUT, &field(1, &greeting)), "put", 0),
    ]
}

/// A question as it stands in a matter: without a number.
fn register(coins: &[&str]) -> Vec<u8> {
    let chains: Vec<u8> = coins.iter().flat_map(|coin| field(1, &settlement::chain(coin))).collect();
    field(2, &chains)
}

fn matters_out_of_limits() -> Vec<Case> {
    let greeting = field(2, &[0x71; 32]);
    let five = settlement::chain("five");
    let asks = |question: &[u8]| put(&field(1, question));
    let declines = |question: &[u8]| put(&field(4, question));
    let epoch = |proofs: &[u8]| put(&field(3, proofs));
    let late = [field(1, &greeting), integer(2, AT), integer(3, 65_536)].concat();
    vec![
        bad("put, and no matter", &word(PUT, &integer(2, AT)), "field"),
        bad("a matter that says nothing", &put(&[]), "field"),
        bad("a later kind of matter", &put(&field(5, &[])), "field"),
        bad("a question that asks nothing", &asks(&[]), "field"),
        bad("a question that does not read", &asks(&register(&["five"])[..9]), "envelope"),
        bad("a question with a cut chain", &asks(&field(2, &field(1, &five[..five.len() - 1]))), "record"),
        bad("a question with 64 chains", &asks(&field(2, &times(64, 1, &[]))), "field"),
        bad("declined, and nothing was asked", &declines(&[]), "field"),
        bad("declined, a question to register", &declines(&register(&["five"])), "field"),
        bad("declined, a question to decide", &declines(&settlement::doubt()), "field"),
        bad("declined, a question that does not read", &declines(&settlement::given_back()[..9]), "envelope"),
        bad("a greeting with a transcript of 31 bytes", &put(&field(2, &[0x71; 31])), "field"),
        bad("a greeting without a transcript", &put(&field(2, &[])), "field"),
        bad("64 fraud proofs", &epoch(&times(64, 1, &[])), "field"),
        bad("a fraud proof of 1,874 bytes", &epoch(&field(1, &[0; 1_874])), "field"),
        bad("put in epoch 65,536", &word(PUT, &late), "field"),
    ]
}

/// Member, subject, round and choice; the signature is of the right length.
fn ballot(subject: &[u8], round: u64, choice: &[u8]) -> Vec<u8> {
    let member = Person::issuer().key().0;
    [field(1, &member), field(2, subject), integer(3, round), field(4, choice), field(5, &[0x41; 64])].concat()
}

fn lot(subject: &[u8], round: u64, drawn: &[u8]) -> Vec<u8> {
    word(LOT, &[field(1, subject), integer(2, round), field(3, drawn)].concat())
}

fn votes() -> Vec<Case> {
    let votes = |subject: &[u8], round| word(BALLOT, &ballot(subject, round, &[0x31; 32]));
    let lot = |subject: &[u8], round| lot(subject, round, &[0x32; 32]);
    vec![
        good("a vote about a place", &votes(&place(), 0), "ballot", 0),
        good("a vote about a transfer", &votes(&transfer(), 1), "ballot", 0),
        good("a vote about an epoch", &votes(&epoch(), 2), "ballot", 0),
        good("a vote of round 65,535", &votes(&place(), 65_535), "ballot", 0),
        good("a lot about a place", &lot(&place(), 1), "lot", 0),
        good("a lot about a transfer", &lot(&transfer(), 2), "lot", 0),
        good("a lot about an epoch", &lot(&epoch(), 65_535), "lot", 0),
    ]
}

/// A report about a place in round 2 with a first vote: its lock, from 1, and the ballots that prove it.
fn report(locked_round: u64, locked: &[u8], certificate: &[u8]) -> Vec<u8> {
    let lock = [integer(5, locked_round), field(6, locked)].concat();
    whole_report((&place(), 2), &[field(4, &[0x31; 32]), lock, certificate.to_vec()].concat())
}

fn whole_report((subject, round): (&[u8], u64), content: &[u8]) -> Vec<u8> {
    let head = [field(1, &Person::issuer().key().0), field(2, subject), integer(3, round)].concat();
    word(REPORT, &[&head[..], content, &field(8, &[0x42; 64])].concat())
}

fn certificate(count: usize) -> Vec<u8> {
    times(count, 7, &ballot(&place(), 0, &[0x31; 32]))
}

fn run_offs() -> Vec<Case> {
    let first = field(4, &[0x31; 32]);
    let locked = |count| report(1, &[0x31; 32], &certificate(count));
    vec![
        good("a report without a lock", &report(0, &[], &[]), "report", 0),
        good("a report of a transfer that was not voted on", &whole_report((&transfer(), 1), &[]), "report", 0),
        good("a report about an epoch", &whole_report((&epoch(), 65_535), &first), "report", 0),
        good("a report with a lock of round 0", &locked(3), "report", 3),
        good("a lock that nothing proves", &locked(0), "report", 0),
        good("a lock that 61 members prove", &locked(61), "report", 61),
        good("a lock of round 65,535", &report(65_536, &[0x31; 32], &certificate(1)), "report", 1),
    ]
}

fn votes_out_of_limits() -> Vec<Case> {
    let about = |subject: &[u8]| word(BALLOT, &ballot(subject, 0, &[0x31; 32]));
    let (place, transfer, epoch) = (place(), transfer(), epoch());
    let of_kind = |kind: u8, subject: &[u8]| about(&super::case::with_byte(subject, 0, kind));
    let signed = |member: &[u8], signature: &[u8]| {
        let vote = [field(2, &transfer), field(4, &[0x31; 32])].concat();
        word(BALLOT, &[field(1, member), vote, field(5, signature)].concat())
    };
    let bad = |name: &str, word: &[u8]| bad(name, word, "field");
    vec![
        bad("a vote about nothing", &about(&[])),
        bad("a subject that is a kind alone", &about(&[1])),
        bad("a place that a report is about", &of_kind(2, &place)),
        bad("a transfer that a report is about", &of_kind(3, &transfer)),
        bad("a subject of kind 4", &of_kind(4, &epoch)),
        bad("a subject of kind 6", &of_kind(6, &epoch)),
        bad("a place as if it were a transfer", &of_kind(1, &place)),
        bad("a transfer as if it were a place", &of_kind(0, &transfer)),
        bad("a transfer as if it were an epoch", &of_kind(5, &transfer)),
        bad("a place with half a number", &about(&place[..34])),
        bad("a place with a byte left over", &about(&[&place[..], &[0]].concat())),
        bad("a transfer with a header of 31 bytes", &about(&transfer[..32])),
        bad("a transfer with a byte left over", &about(&[&transfer[..], &[0]].concat())),
        bad("an epoch without a number", &about(&epoch[..33])),
        bad("a vote of round 65,536", &word(BALLOT, &ballot(&place, 65_536, &[0x31; 32]))),
        bad("a vote for 31 bytes", &word(BALLOT, &ballot(&place, 0, &[0x31; 31]))),
        bad("a vote for nothing", &word(BALLOT, &ballot(&place, 0, &[]))),
        bad("a vote of a member with a key of 31 bytes", &signed(&[1; 31], &[1; 64])),
        bad("a vote of nobody", &signed(&[], &[1; 64])),
        bad("a vote with a signature of 63 bytes", &signed(&[1; 32], &[1; 63])),
        bad("a lot about nothing", &lot(&[], 1, &[0x32; 32])),
        bad("a lot of round 65,536", &lot(&place, 65_536, &[0x32; 32])),
        bad("a lot of 31 bytes", &lot(&place, 1, &[0x32; 31])),
        bad("no lot", &lot(&place, 1, &[])),
    ]
}

fn reports_out_of_limits() -> Vec<Case> {
    let damaged = [certificate(2), field(7, &ballot(&place(), 65_536, &[0x31; 32]))].concat();
    let unsigned = [field(1, &[1; 32]), field(2, &place()), integer(3, 2)].concat();
    let bad = |name: &str, word: &[u8]| bad(name, word, "field");
    vec![
        bad("a lock with a round and no choice", &report(1, &[], &[])),
        bad("a lock with a choice and no round", &report(0, &[0x31; 32], &[])),
        bad("a lock for 31 bytes", &report(1, &[0x31; 31], &[])),
        bad("a lock of round 65,536", &report(65_537, &[0x31; 32], &[])),
        bad("62 ballots in a certificate", &report(1, &[0x31; 32], &certificate(62))),
        bad("a ballot of round 65,536 in a certificate", &report(1, &[0x31; 32], &damaged)),
        bad("a report of round 65,536", &whole_report((&place(), 65_536), &[])),
        bad("a report about nothing", &whole_report((&[], 2), &[])),
        bad("a first vote for 33 bytes", &whole_report((&place(), 2), &field(4, &[0x31; 33]))),
        bad("a report without a signature", &word(REPORT, &unsigned)),
    ]
}

/// An offer with these commitments in its fields; the signature is of the right length.
fn ready(commitments: &[u8]) -> Vec<u8> {
    let head = [field(1, &Person::issuer().key().0), field(2, &[0x51; 32]), field(3, &[0x52; 32])].concat();
    [&head[..], commitments, &field(5, &[0x43; 64])].concat()
}

/// A greeting that was put, as it stands in what was decided.
fn greeting_put() -> Vec<u8> {
    [field(1, &field(2, &[0x51; 32])), integer(2, AT), integer(3, 2)].concat()
}

fn signing() -> Vec<Case> {
    let ready_with = |count| word(READY, &ready(&times(count, 4, &[0x53; 64])));
    let session = |count| word(SESSION, &times(count, 1, &ready(&field(4, &[0x53; 64]))));
    let shares = |count| word(SHARES, &[field(1, &[0x54; 32]), times(count, 2, &[0x55; 32])].concat());
    let decided = |count| word(DECIDED, &[field(1, &greeting_put()), times(count, 2, &[0x56; 64])].concat());
    let offers = |count| times(count, 3, &ready(&field(4, &[0x53; 64])));
    let said_by = |count| word(DECIDED, &[field(1, &greeting_put()), field(2, &[0x56; 64]), offers(count)].concat());
    vec![
        good("ready, and nothing to sign", &ready_with(0), "ready", 0),
        good("ready to sign once", &ready_with(1), "ready", 1),
        good("ready to sign 63 times", &ready_with(63), "ready", 63),
        good("a session of nobody", &session(0), "session", 0),
        good("a session of three", &session(3), "session", 3),
        good("a session of 61", &session(61), "session", 61),
        good("no shares", &shares(0), "shares", 0),
        good("two shares", &shares(2), "shares", 2),
        good("63 shares", &shares(63), "shares", 63),
        good("decided, and no signature", &decided(0), "decided", 0),
        good("decided, with two signatures", &decided(2), "decided", 2),
        good("decided, with 63 signatures", &decided(63), "decided", 63),
        good("decided, with what three members said", &said_by(3), "decided", 1),
        good("decided, with what 61 members said", &said_by(61), "decided", 1),
    ]
}

fn signing_out_of_limits() -> Vec<Case> {
    let commits = |commitment: &[u8]| word(READY, &ready(&field(4, commitment)));
    let says = |put: &[u8], stand: &[u8], signature: &[u8]| {
        let member = field(1, &Person::issuer().key().0);
        word(READY, &[member, field(2, put), field(3, stand), field(5, signature)].concat())
    };
    let shares = |session: &[u8], shares: &[u8]| word(SHARES, &[field(1, session), shares.to_vec()].concat());
    let decided = |put: &[u8], said: &[u8]| word(DECIDED, &[field(1, put), said.to_vec()].concat());
    let one = field(4, &[0x53; 64]);
    let short = [field(1, &ready(&one)), field(1, &ready(&field(4, &[0x53; 63])))].concat();
    let bad = |name: &str, word: &[u8]| bad(name, word, "field");
    vec![
        bad("a commitment of 63 bytes", &commits(&[0x53; 63])),
        bad("a commitment of 65 bytes", &commits(&[0x53; 65])),
        bad("a commitment of no bytes", &commits(&[])),
        bad("64 commitments", &word(READY, &ready(&one.repeat(64)))),
        bad("ready for nothing that was put", &says(&[], &[0x52; 32], &[0x43; 64])),
        bad("ready for 33 bytes", &says(&[0x51; 33], &[0x52; 32], &[0x43; 64])),
        bad("ready, standing nowhere", &says(&[0x51; 32], &[], &[0x43; 64])),
        bad("ready, with a stand of 31 bytes", &says(&[0x51; 32], &[0x52; 31], &[0x43; 64])),
        bad("ready, with a signature of 65 bytes", &says(&[0x51; 32], &[0x52; 32], &[0x43; 65])),
        bad("a session of 62", &word(SESSION, &times(62, 1, &ready(&[])))),
        bad("a session with one offer out of its limits", &word(SESSION, &short)),
        bad("shares of no session", &shares(&[], &field(2, &[0x55; 32]))),
        bad("shares of a session of 31 bytes", &shares(&[0x54; 31], &[])),
        bad("a share of 31 bytes", &shares(&[0x54; 32], &field(2, &[0x55; 31]))),
        bad("a share of 33 bytes", &shares(&[0x54; 32], &field(2, &[0x55; 33]))),
        bad("64 shares", &shares(&[0x54; 32], &times(64, 2, &[0x55; 32]))),
        bad("nothing is decided", &decided(&[], &field(2, &[0x56; 64]))),
        bad("decided, with a signature of 63 bytes", &decided(&greeting_put(), &field(2, &[0x56; 63]))),
        bad("decided, with 64 signatures", &decided(&greeting_put(), &times(64, 2, &[0x56; 64]))),
        bad("decided by what 62 members said", &decided(&greeting_put(), &times(62, 3, &ready(&[])))),
        bad(
            "decided, with an offer out of its limits",
            &decided(&greeting_put(), &field(3, &ready(&field(4, &[1; 63])))),
        ),
    ]
}

fn run_ready(input: &Fields) -> Verdict {
    let commitments = input.items("commitments").into_iter().map(|bytes| Commitment(bytes.try_into().unwrap()));
    let ready = Ready {
        member: PublicKey(input.array("member")),
        put: Hash(input.array("put")),
        stand: Hash(input.array("stand")),
        commitments: commitments.collect(),
        signature: Signature(input.array("signature")),
    };
    ready.verify().map_err(|_| "signature")?;
    Ok(Fields::new().hex("message", &ready.message()))
}

/// What a member offers, before it has signed.
#[derive(Clone)]
struct Offer {
    put: [u8; 32],
    stand: [u8; 32],
    commitments: Vec<[u8; 64]>,
}

impl Offer {
    fn of(count: u8) -> Self {
        Self { put: [0x51; 32], stand: [0x52; 32], commitments: (1..=count).map(|number| [number; 64]).collect() }
    }

    /// The value, of this kind.
    fn value(&self, kind: u8) -> [u8; 32] {
        let head: [&[u8]; 3] = [&[kind], &self.put, &self.stand];
        let commitments = self.commitments.iter().map(<[u8; 64]>::as_slice);
        by_hand::hash("ballot", &head.into_iter().chain(commitments).collect::<Vec<_>>())
    }

    fn signed(&self) -> Signature {
        Person::issuer().sign(SigRole::Ballot, &self.value(8))
    }

    fn input(&self, member: &Person, signature: &Signature) -> Fields {
        let fields = Fields::new().hex("member", &member.key().0).hex("put", &self.put).hex("stand", &self.stand);
        fields.list("commitments", &self.commitments).hex("signature", &signature.0)
    }
}

fn ready_to_sign() -> Vec<Case> {
    let (member, offer) = (Person::issuer(), Offer::of(2));
    let good = |name: &str, offer: &Offer| {
        let output = Fields::new().hex("message", &by_hand::signed_message('W', &offer.value(8)));
        Case::good(name, offer.input(&Person::issuer(), &offer.signed()), output)
    };
    let bad = |name: &str, input| Case::bad(name, input, "signature");
    let changed = |change: fn(&mut Offer)| {
        let mut other = Offer::of(2);
        change(&mut other);
        other.input(&Person::issuer(), &Offer::of(2).signed())
    };
    let by_other = Person::payer().sign(SigRole::Ballot, &offer.value(8));
    let as_greeting = member.sign(SigRole::Greeting, &offer.value(8));
    let as_session = member.sign(SigRole::Ballot, &offer.value(9));
    vec![
        good("nothing to sign", &Offer::of(0)),
        good("one signature", &Offer::of(1)),
        good("two signatures", &offer),
        good("63 signatures", &Offer::of(63)),
        bad("for another matter", changed(|offer| offer.put = [0x61; 32])),
        bad("where it stands otherwise", changed(|offer| offer.stand = [0x61; 32])),
        bad("matter and stand are swapped", changed(|offer| std::mem::swap(&mut offer.put, &mut offer.stand))),
        bad("a commitment was left out", changed(|offer| offer.commitments.truncate(1))),
        bad("all commitments were left out", changed(|offer| offer.commitments.clear())),
        bad("one commitment more", changed(|offer| offer.commitments.push([3; 64]))),
        bad("the commitments are swapped", changed(|offer| offer.commitments.reverse())),
        bad("another commitment", changed(|offer| offer.commitments[1][63] ^= 1)),
        bad("another member's offer", offer.input(&Person::payer(), &offer.signed())),
        bad("signed by another member", offer.input(&member, &by_other)),
        bad("signed as a greeting", offer.input(&member, &as_greeting)),
        bad("a value of another kind", offer.input(&member, &as_session)),
    ]
}
