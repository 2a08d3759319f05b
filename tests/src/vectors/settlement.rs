//! What a holder and a witness say to each other, and what a witness stores, laid out by hand
//! (`09-witness.md`, sections 2 and 4; `proto/juicetokens/witness.proto`).
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::traits::Identity;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature};
use juicetokens_engine::lifecycle::witness::ledger::LedgerRecord;
use juicetokens_engine::lifecycle::witness::message::{Answer, Greeting, Question, Registration, Settlement};
use juicetokens_engine::lifecycle::witness::wire::{self, SettlementError};

use super::by_hand::{self, RogueKey, field, integer};
use super::case::{Case, Fields, Suite, Verdict};
use super::scene::{self, Person};
use super::spend::{Place, Transfer, proof};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/09-witness.md, section 2";
    let messages = [good(), malformed(), out_of_limits()].into_iter().flatten().collect();
    vec![
        Suite { operation: "read_settlement", page, run: run_message, cases: messages },
        Suite { operation: "verify_greeting", page, run: run_greeting, cases: greetings() },
        Suite {
            operation: "verify_registration",
            page: "docs/spec/09-witness.md, section 6",
            run: run_registration,
            cases: registrations(),
        },
        Suite {
            operation: "read_ledger_record",
            page: "docs/spec/09-witness.md, section 4",
            run: run_record,
            cases: records(),
        },
    ]
}

pub(super) fn refusal(error: &SettlementError) -> &'static str {
    match error {
        SettlementError::Version(_) => "version",
        SettlementError::Envelope => "envelope",
        SettlementError::Field(_) => "field",
        SettlementError::Record(_) => "record",
    }
}

fn run_message(input: &Fields) -> Verdict {
    let message = wire::decode(&input.bytes("message")).map_err(|error| refusal(&error))?;
    assert_eq!(wire::decode(&wire::encode(&message)).as_ref(), Ok(&message), "one meaning");
    let (says, number, items) = match &message {
        Settlement::Greeting(_) => ("greeting", 0, 0),
        Settlement::Question(number, question) => match question {
            Question::Register(chains) => ("register", *number, chains.len()),
            Question::FileAbort(filed) => ("file_abort", *number, usize::from(filed.sender_abort.is_some())),
            Question::Surrender(coins) => ("surrenders", *number, coins.len()),
        },
        Settlement::Answer(number, answer) => {
            let (says, items) = said(answer);
            (says, *number, items)
        }
    };
    Ok(Fields::new().text("says", says).number("number", number).number("items", items as u64))
}

pub(super) fn said(answer: &Answer) -> (&'static str, usize) {
    match answer {
        Answer::Registered(_) => ("registered", 0),
        Answer::Pending { .. } => ("pending", 0),
        Answer::Void(_) => ("void", 0),
        Answer::Committed { commits, .. } => ("committed", commits.len()),
        Answer::Taken(coins) => ("taken", coins.len()),
        Answer::Dead { proof, .. } => ("dead", usize::from(!proof.is_empty())),
        Answer::Listening(_) => ("listening", 0),
        Answer::Refused(code) => ("refused", *code as usize),
    }
}

fn settlement(kind: u8, content: &[u8]) -> Vec<u8> {
    [integer(1, 1), field(kind, content)].concat()
}

fn greeting(key: &[u8], signature: &[u8]) -> Vec<u8> {
    settlement(2, &[field(1, key), field(2, signature)].concat())
}

fn question(kind: u8, content: &[u8]) -> Vec<u8> {
    settlement(3, &[integer(1, 7), field(kind, content)].concat())
}

fn answer(kind: u8, content: &[u8]) -> Vec<u8> {
    settlement(4, &[integer(1, 7), field(kind, content)].concat())
}

pub(super) fn chain(coin: &str) -> Vec<u8> {
    scene::hex(&format!("telomeer_{coin}"), "record")
}

/// What opens the worked header.
fn header_fields() -> Vec<u8> {
    let mut fields =
        [scene::hex("hashes", "root"), scene::hex("keys", "payer_public"), scene::hex("keys", "payee_public")].concat();
    // times14 n_p1 n_c1 stand in a hop behind flags1 index1 and before n_p1 n_c1.
    let hop = scene::hex("telomeer_five", "hop");
    fields.extend(&hop[4..18]);
    fields.extend([hop[2], hop[3], 0]);
    assert_eq!(by_hand::hash("head", &[&fields]), scene::hash("header", "hash"));
    fields
}

fn filed(sid: &[u8], fields: &[u8], y: &[u8], x: &[u8]) -> Vec<u8> {
    let issuance = scene::hex("issuance", "id");
    let mut filed = [field(1, sid), field(2, &issuance), field(3, fields), field(4, y)].concat();
    if !x.is_empty() {
        filed.extend(field(5, x));
    }
    filed
}

fn file_abort(sid: &[u8], fields: &[u8], y: &[u8], x: &[u8]) -> Vec<u8> {
    question(3, &filed(sid, fields, y, x))
}

/// The worked coin of 5 is signed over, to come back to somebody (purpose 0) or to nobody (1).
fn surrender_to(purpose: u8, new_owner: &[u8; 32]) -> Vec<u8> {
    let (token_id, head) = (scene::hex("coin_five", "token_id"), scene::hex("telomeer_five", "head"));
    [&[1, 1, purpose][..], &token_id, &[2, 0], &head, new_owner, &[0]].concat()
}

/// To the payee, who signs.
fn surrender_record() -> Vec<u8> {
    surrender_to(0, &Person::payee().key().0)
}

fn surrendered(telomeer: &[u8], surrender: &[u8], signature: &[u8]) -> Vec<u8> {
    field(1, &[field(1, telomeer), field(2, surrender), field(3, signature)].concat())
}

fn certificate(header: &[u8], witness: &[u8], signature: &[u8]) -> Vec<u8> {
    let sid = scene::hex("hashes", "sid");
    [field(1, &sid), field(2, header), field(3, witness), field(4, signature)].concat()
}

fn worked_certificate() -> Vec<u8> {
    let (header, signature) = (scene::hex("header", "hash"), scene::hex("signatures", "abort_certificate"));
    certificate(&header, &Person::issuer().key().0, &signature)
}

fn committed(commits: usize) -> Vec<u8> {
    let commit =
        [field(1, &scene::hex("keys", "payer_public")), field(2, &scene::hex("signatures", "commit"))].concat();
    let commits: Vec<u8> = (0..commits).flat_map(|_| field(2, &commit)).collect();
    [field(1, &scene::hex("header", "hash")), commits].concat()
}

/// The issuer says of a header that it stands.
fn registration(header: &[u8], signature: &[u8]) -> Vec<u8> {
    [field(1, header), field(2, &Person::issuer().key().0), field(3, signature)].concat()
}

fn worked_registration() -> Vec<u8> {
    let header: [u8; 32] = scene::hash("header", "hash");
    registration(&header, &Person::issuer().sign(SigRole::Registration, &header).0)
}

/// What was registered, beside the commits.
fn stands(commits: usize) -> Vec<u8> {
    let commits = committed(commits);
    // The commits stand behind a header of 32 bytes and the two before it.
    [field(1, &worked_registration()), commits[34..].to_vec()].concat()
}

fn taken(coins: &[Vec<u8>]) -> Vec<u8> {
    coins.iter().flat_map(|coin| field(1, coin)).collect()
}

/// A question to take the worked coin of 5, without its number.
pub(super) fn signed_over() -> Vec<u8> {
    field(4, &surrendered(&chain("five"), &surrender_record(), &[1; 64]))
}

/// The same, to take it for good.
pub(super) fn given_back() -> Vec<u8> {
    field(4, &surrendered(&chain("five"), &surrender_to(1, &[0; 32]), &[1; 64]))
}

/// A question to decide the worked transfer, without its number.
pub(super) fn doubt() -> Vec<u8> {
    let (sid, y) = (scene::hex("hashes", "sid"), scene::hex("signatures", "receiver_abort"));
    field(3, &filed(&sid, &header_fields(), &y, &[]))
}

pub(super) fn fraud_proof() -> Vec<u8> {
    let (place, one, two) = (Place::first(), Person::payee(), Person::stranger());
    proof(&place, &Transfer::payment(&one).at(&place), &Transfer::payment(&two).at(&place))
}

fn input(message: &[u8]) -> Fields {
    Fields::new().hex("message", message)
}

fn good() -> Vec<Case> {
    let case = |name: &str, message: Vec<u8>, says: &str, items: u64| {
        let number = if says == "greeting" { 0_u32 } else { 7 };
        let output = Fields::new().text("says", says).number("number", number);
        Case::good(name, input(&message), output.number("items", items))
    };
    let (sid, header) = (scene::hex("hashes", "sid"), scene::hex("header", "hash"));
    let (y, x) = (scene::hex("signatures", "receiver_abort"), scene::hex("signatures", "sender_abort"));
    let coin = surrendered(&chain("five"), &surrender_record(), &[1; 64]);
    let anchor = scene::hex("coin_five", "anchor");
    let each = [
        field(1, &anchor),
        field(2, &[1; 64]),
        field(3, &fraud_proof()),
        field(3, &[]),
        field(4, &worked_certificate()),
        integer(5, 7),
    ];
    let before = [field(1, &anchor), integer(6, 1)].concat();
    let dead = |proof: &[u8]| [field(1, &scene::hex("coin_five", "token_id")), field(2, proof)].concat();
    vec![
        case("a greeting", greeting(&Person::issuer().key().0, &[1; 64]), "greeting", 0),
        case(
            "two chains to register",
            question(2, &[field(1, &chain("five")), field(1, &chain("two"))].concat()),
            "register",
            2,
        ),
        case("nothing to register", question(2, &[]), "register", 0),
        case("a doubt", file_abort(&sid, &header_fields(), &y, &[]), "file_abort", 0),
        case("a doubt with the payer's abort", file_abort(&sid, &header_fields(), &y, &x), "file_abort", 1),
        case("a coin signed over", question(4, &coin), "surrenders", 1),
        case("registered", answer(2, &worked_registration()), "registered", 0),
        case("pending", answer(3, &[field(1, &header), integer(2, 1_760_300_000_000)].concat()), "pending", 0),
        case("void", answer(4, &worked_certificate()), "void", 0),
        case("committed", answer(5, &stands(1)), "committed", 1),
        case("committed by 64 owners", answer(5, &stands(64)), "committed", 64),
        case("one answer of each kind to coins", answer(6, &taken(&each)), "taken", 6),
        case("an answer that was given before", answer(6, &taken(&[before])), "taken", 1),
        case("dead", answer(7, &dead(&fraud_proof())), "dead", 1),
        case("dead, and nothing to show for it", answer(7, &dead(&[])), "dead", 0),
        case("listening", settlement(4, &[integer(1, 7), integer(8, 1_760_300_000_000)].concat()), "listening", 0),
        case("refused", settlement(4, &[integer(1, 7), integer(9, 16)].concat()), "refused", 16),
        case("refused with a later code", settlement(4, &[integer(1, 7), integer(9, 200)].concat()), "refused", 13),
        case(
            "a field of a later version is passed over",
            [answer(2, &worked_registration()), vec![0x98, 6, 9]].concat(),
            "registered",
            0,
        ),
    ]
}

fn malformed() -> Vec<Case> {
    let bad = |name: &str, message: &[u8], category| Case::bad(name, input(message), category);
    let registered = answer(2, &worked_registration());
    let five = chain("five");
    let register = |chain: &[u8]| question(2, &field(1, chain));
    let surrenders = |surrender: &[u8]| question(4, &surrendered(&chain("five"), surrender, &[1; 64]));
    let renewed = |anchor: &[u8]| answer(6, &taken(&[field(1, anchor)]));
    let (record, anchor) = (surrender_record(), scene::hex("coin_five", "anchor"));
    let (sid, y) = (scene::hex("hashes", "sid"), scene::hex("signatures", "receiver_abort"));
    let file = |fields: &[u8]| file_abort(&sid, fields, &y, &[]);
    vec![
        bad("no bytes", &[], "version"),
        bad("no version", &field(4, &[integer(1, 7), field(2, &worked_registration())].concat()), "version"),
        bad(
            "version 2",
            &[integer(1, 2), field(4, &[integer(1, 7), field(2, &worked_registration())].concat())].concat(),
            "version",
        ),
        bad("neither greeting nor question nor answer", &integer(1, 1), "envelope"),
        bad("cut", &registered[..registered.len() - 1], "envelope"),
        bad("a length that leads beyond the end", &with_last_length(&registered), "envelope"),
        bad("a question that asks nothing", &settlement(3, &integer(1, 7)), "field"),
        bad("an answer that says nothing", &settlement(4, &integer(1, 7)), "field"),
        bad("a later kind of question", &question(9, &[]), "field"),
        bad("a later kind of answer", &answer(15, &[]), "field"),
        bad("a cut chain", &register(&five[..five.len() - 1]), "record"),
        bad("a chain with a byte left over", &register(&[&five[..], &[0]].concat()), "record"),
        bad("an empty chain", &register(&[]), "record"),
        bad("a chain of a later version", &register(&super::case::with_byte(&five, 0, 2)), "record"),
        bad("a cut surrender", &surrenders(&record[..record.len() - 1]), "record"),
        bad("a surrender of a later version", &surrenders(&super::case::with_byte(&record, 0, 2)), "record"),
        bad("a cut anchor", &renewed(&anchor[..190]), "record"),
        bad("an anchor of a later version", &renewed(&super::case::with_byte(&anchor, 0, 2)), "record"),
        bad("cut header fields", &file(&header_fields()[..112]), "record"),
        bad("header fields with a byte left over", &file(&[&header_fields()[..], &[0]].concat()), "record"),
        bad("header fields with an unknown flag", &file(&[&header_fields()[..112], &[8]].concat()), "record"),
    ]
}

/// The same message with an outermost length that is one too long.
fn with_last_length(message: &[u8]) -> Vec<u8> {
    super::case::with_byte(message, 3, message[3] + 1)
}

fn out_of_limits() -> Vec<Case> {
    let bad = |name: &str, message: &[u8]| Case::bad(name, input(message), "field");
    let (sid, header, fields) = (scene::hex("hashes", "sid"), scene::hex("header", "hash"), header_fields());
    let y = scene::hex("signatures", "receiver_abort");
    let key = Person::issuer().key().0;
    let many: Vec<u8> = (0..64).flat_map(|_| field(1, &[])).collect();
    let coin = |signature: &[u8]| question(4, &surrendered(&chain("five"), &surrender_record(), signature));
    let dead = |id: &[u8], proof: &[u8]| answer(7, &[field(1, id), field(2, proof)].concat());
    let void = |header: &[u8], witness: &[u8], signature: &[u8]| answer(4, &certificate(header, witness, signature));
    vec![
        bad("a greeting with a key of 31 bytes", &greeting(&key[..31], &[1; 64])),
        bad("a greeting with a signature of 65 bytes", &greeting(&key, &[1; 65])),
        bad("a greeting without a signature", &settlement(2, &field(1, &key))),
        bad("64 chains", &question(2, &many)),
        bad("64 coins signed over", &question(4, &many)),
        bad("a coin without its owner's signature", &coin(&[])),
        bad("a coin with half a signature", &coin(&[1; 32])),
        bad("a doubt with a sid of 31 bytes", &file_abort(&sid[..31], &fields, &y, &[])),
        bad("a doubt without Y", &file_abort(&sid, &fields, &[], &[])),
        bad("a doubt with a Y of 63 bytes", &file_abort(&sid, &fields, &y[..63], &[])),
        bad("a doubt with an X of one byte", &file_abort(&sid, &fields, &y, &[1])),
        bad("registered, and 31 bytes of a header", &answer(2, &registration(&header[..31], &[1; 64]))),
        bad("registered with a signature of 63 bytes", &answer(2, &registration(&header, &[1; 63]))),
        bad("committed, and nobody says that it stands", &answer(5, &committed(1)[34..])),
        bad("pending without a header", &answer(3, &integer(2, 5))),
        bad("void without a witness", &void(&header, &[], &[1; 64])),
        bad("void with a header of 33 bytes", &void(&[1; 33], &key, &[1; 64])),
        bad("void with a signature of 63 bytes", &void(&header, &key, &[1; 63])),
        bad("committed by 65 owners", &answer(5, &stands(65))),
        bad("64 coins taken", &answer(6, &many)),
        bad("a coin of which nothing is said", &answer(6, &field(1, &[]))),
        bad("retired with half a signature", &answer(6, &taken(&[field(2, &[1; 32])]))),
        bad("dead without a coin", &dead(&[], &[])),
        bad("a fraud proof of 1,874 bytes", &dead(&[1; 32], &[0; 1_874])),
    ]
}

fn run_registration(input: &Fields) -> Verdict {
    let (witness, signature) = (PublicKey(input.array("witness")), Signature(input.array("signature")));
    let registration = Registration { header: Hash(input.array("header")), witness, signature };
    registration.verify().map_err(|_| "signature")?;
    Ok(Fields::new().hex("message", &Registration::message(&registration.header)))
}

fn registrations() -> Vec<Case> {
    let (witness, impostor) = (Person::issuer(), Person::payer());
    let header: [u8; 32] = scene::hash("header", "hash");
    let input = |header: &[u8; 32], witness: &Person, signature: &Signature| {
        Fields::new().hex("header", header).hex("witness", &witness.key().0).hex("signature", &signature.0)
    };
    let honest = witness.sign(SigRole::Registration, &header);
    let bad = |name: &str, input| Case::bad(name, input, "signature");
    let void = witness.sign(SigRole::AbortCertificate, &header);
    vec![
        Case::good(
            "a transfer stands",
            input(&header, &witness, &honest),
            Fields::new().hex("message", &by_hand::signed_message('G', &header)),
        ),
        bad("another transfer", input(&[9; 32], &witness, &honest)),
        bad("another witness", input(&header, &impostor, &honest)),
        bad("somebody else's signature", input(&header, &witness, &impostor.sign(SigRole::Registration, &header))),
        bad("that it is void", input(&header, &witness, &void)),
        bad("the payer's commit", input(&header, &impostor, &impostor.sign(SigRole::Commit, &header))),
    ]
}

fn run_greeting(input: &Fields) -> Verdict {
    let greeting =
        Greeting { witness: PublicKey(input.array("witness")), signature: Signature(input.array("signature")) };
    greeting.verify(&Hash(input.array("transcript"))).map_err(|_| "signature")?;
    Ok(Fields::new())
}

fn greetings() -> Vec<Case> {
    let (witness, transcript) = (Person::issuer(), scene::hash("messages", "transcript"));
    let input = |key: &[u8; 32], transcript: &[u8; 32], signature: &[u8; 64]| {
        Fields::new().hex("witness", key).hex("transcript", transcript).hex("signature", signature)
    };
    let value = |key: &[u8; 32]| by_hand::hash("greet", &[&transcript, key]);
    let key = witness.key().0;
    let honest = witness.sign(SigRole::Greeting, &value(&key)).0;
    let mut cases = vec![Case::good("who settles here", input(&key, &transcript, &honest), Fields::new())];
    for role in [SigRole::Epoch, SigRole::Anchor, SigRole::Retirement, SigRole::AbortCertificate, SigRole::Request] {
        let signature = witness.sign(role, &value(&key)).0;
        let name = format!("signed in role {}", char::from(role.byte()));
        cases.push(Case::bad(name, input(&key, &transcript, &signature), "signature"));
    }
    let impostor = Person::stranger();
    let by_impostor = impostor.sign(SigRole::Greeting, &value(&key)).0;
    let bad = |name: &str, input| Case::bad(name, input, "signature");
    cases.extend([
        bad("said again in another session", input(&key, &[0x71; 32], &honest)),
        bad("another's greeting under one's own key", input(&impostor.key().0, &transcript, &honest)),
        bad("one's own signature under another's key", input(&key, &transcript, &by_impostor)),
        bad(
            "the transcript alone is signed",
            input(&key, &transcript, &witness.sign(SigRole::Greeting, &transcript).0),
        ),
    ]);
    let rogue = RogueKey::new(b"rogue");
    let zero = EdwardsPoint::identity();
    let message = |key: &[u8; 32]| by_hand::signed_message('H', &value(key));
    for (order, torsion) in EIGHT_TORSION.iter().enumerate().skip(1) {
        let (mixed, small) = ((rogue.public + torsion).compress().0, torsion.compress().0);
        let holds = input(&mixed, &transcript, &rogue.sign(mixed, zero, &message(&mixed)));
        cases.push(Case::good(format!("torsion {order} in the key"), holds, Fields::new()));
        let signature = rogue.sign(small, zero, &message(&small));
        cases.push(bad(&format!("a key of small order {order}"), input(&small, &transcript, &signature)));
    }
    cases
}

fn run_record(input: &Fields) -> Verdict {
    let record = wire::decode_record(&input.bytes("record")).map_err(|error| refusal(&error))?;
    assert_eq!(wire::decode_record(&wire::encode_record(&record)).as_ref(), Ok(&record), "one meaning");
    let says = match record {
        LedgerRecord::Registered(_) => "registered",
        LedgerRecord::Committed(..) => "committed",
        LedgerRecord::Filed { .. } => "filed",
        LedgerRecord::Voided(_) => "voided",
        LedgerRecord::Asked { .. } => "asked",
        LedgerRecord::Taken(_) => "taken",
        LedgerRecord::Epoch(_) => "epoch",
        LedgerRecord::Listening(_) => "listening",
    };
    Ok(Fields::new().text("says", says))
}

fn records() -> Vec<Case> {
    let input = |record: &[u8]| Fields::new().hex("record", record);
    let good = |says: &str, record: &[u8]| Case::good(says, input(record), Fields::new().text("says", says));
    let bad = |name: &str, record: &[u8], category| Case::bad(name, input(record), category);
    let (sid, header, five) = (scene::hex("hashes", "sid"), scene::hex("header", "hash"), chain("five"));
    let filed = |sid: &[u8]| field(3, &[field(1, sid), field(2, &header), integer(3, 5), integer(4, 9)].concat());
    let taken = |answer: &[u8]| {
        let answer = if answer.is_empty() { Vec::new() } else { field(3, answer) };
        field(5, &[field(1, &surrender_record()), field(2, &[1; 64]), answer].concat())
    };
    let asked = |header: &[u8], signature: &[u8]| field(8, &[header, signature].concat());
    let registered = field(1, &five);
    vec![
        good("registered", &registered),
        good("committed", &field(2, &committed(2))),
        good("filed", &filed(&sid)),
        good("voided", &field(4, &worked_certificate())),
        good("taken", &taken(&field(2, &[1; 64]))),
        good("epoch", &field(6, &[1, 2, 3])),
        good("listening", &integer(7, 1_760_300_000_000)),
        good("asked", &asked(&header, &[1; 64])),
        bad("no bytes", &[], "envelope"),
        bad("cut", &registered[..registered.len() - 1], "envelope"),
        bad("a later kind of record", &field(15, &five), "envelope"),
        bad("a cut chain", &field(1, &five[..five.len() - 1]), "record"),
        bad("filed with a sid of 31 bytes", &filed(&sid[..31]), "field"),
        bad("committed by 65 owners", &field(2, &committed(65)), "field"),
        bad("taken without an answer", &taken(&[]), "field"),
        bad("taken with an answer that says nothing", &taken(&integer(9, 1)), "field"),
        bad("asked with a signature of 63 bytes", &asked(&header, &[1; 63]), "field"),
        bad("asked about nothing", &asked(&[], &[1; 64]), "field"),
        bad("voided without a signature", &field(4, &certificate(&header, &[1; 32], &[])), "field"),
    ]
}
