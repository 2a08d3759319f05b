//! What members of a committee sign (`09-witness.md`, section 10).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature};
use juicetokens_engine::lifecycle::witness::committee::{Ballot, Lock, Report, SignedReport, Subject, Vote};
use juicetokens_engine::token::token_id::TokenId;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict};
use super::scene::Person;

/// A place and a transfer, as the page writes subjects.
const PLACE: [u8; 34] = [0x21; 34];
const TRANSFER: [u8; 32] = [0x22; 32];

/// Without a vote or a lock there are zero bytes, and no round 0.
const NONE: [u8; 32] = [0; 32];

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/09-witness.md, section 10";
    vec![
        Suite { operation: "verify_vote", page, run: run_vote, cases: votes() },
        Suite { operation: "verify_report", page, run: run_report, cases: reports() },
    ]
}

fn subject(input: &Fields) -> Subject {
    let bytes = input.bytes("subject");
    match bytes.len() {
        34 => {
            let seq = u16::from_le_bytes([bytes[32], bytes[33]]);
            Subject::Place(TokenId(Hash(bytes[..32].try_into().unwrap())), seq)
        }
        35 => {
            let number = u16::from_le_bytes([bytes[33], bytes[34]]);
            Subject::Epoch(PublicKey(bytes[1..33].try_into().unwrap()), number)
        }
        _ => Subject::Transfer(Hash(bytes.try_into().unwrap())),
    }
}

fn run_vote(input: &Fields) -> Verdict {
    let vote = Vote { subject: subject(input), round: input.small("round"), choice: Hash(input.array("choice")) };
    let (member, signature) = (PublicKey(input.array("member")), Signature(input.array("signature")));
    Ballot { member, vote, signature }.verify().map_err(|_| "signature")?;
    Ok(Fields::new().hex("hash", &vote.hash().0))
}

fn run_report(input: &Fields) -> Verdict {
    let (round, first, locked_round) = (input.small("round"), input.array("first_choice"), input.small("locked_round"));
    let lock = u16::checked_sub(locked_round, 1);
    let lock = lock.map(|round| Lock { round, choice: Hash(input.array("locked_choice")) });
    let report =
        Report { subject: subject(input), round, first: Some(Hash(first)).filter(|first| first.0 != NONE), lock };
    let (member, signature) = (PublicKey(input.array("member")), Signature(input.array("signature")));
    let message = report.message();
    SignedReport { member, report, certificate: Vec::new(), signature }.verify().map_err(|_| "signature")?;
    Ok(Fields::new().hex("message", &message))
}

fn input(member: &Person, subject: &[u8], signature: &Signature) -> Fields {
    Fields::new().hex("member", &member.key().0).hex("subject", subject).hex("signature", &signature.0)
}

/// The value of a vote: kind 0 for a place, 1 for a transfer, 5 for an epoch, which stands before it already.
fn vote_value(subject: &[u8], round: u16, choice: &[u8; 32]) -> [u8; 32] {
    by_hand::hash("ballot", &[&kind_and_subject(subject, 0), &round.to_le_bytes(), choice])
}

/// Reports are of the kinds after those of votes.
fn kind_and_subject(subject: &[u8], more: u8) -> Vec<u8> {
    match subject.len() {
        35 => [&[subject[0] + more], &subject[1..]].concat(),
        length => [&[u8::from(length == 32) + more], subject].concat(),
    }
}

/// Kind 5, the group's key, the number.
fn epoch(number: u16) -> Vec<u8> {
    [&[5][..], &[0x24; 32], &number.to_le_bytes()].concat()
}

fn votes() -> Vec<Case> {
    let (member, mut committed, mut void) = (Person::issuer(), NONE, NONE);
    (committed[0], void[0]) = (1, 2);
    let cast = |subject: &[u8], round: u16, choice: &[u8; 32], signature: &Signature| {
        input(&Person::issuer(), subject, signature).number("round", round).hex("choice", choice)
    };
    let sign =
        |subject: &[u8], round, choice: &[u8; 32]| member.sign(SigRole::Ballot, &vote_value(subject, round, choice));
    let good = |name: &str, subject: &[u8], round: u16, choice: &[u8; 32]| {
        let output = Fields::new().hex("hash", &vote_value(subject, round, choice));
        Case::good(name, cast(subject, round, choice, &sign(subject, round, choice)), output)
    };
    let honest = sign(&TRANSFER, 0, &committed);
    let bad = |name: &str, input| Case::bad(name, input, "signature");
    let as_greeting = member.sign(SigRole::Greeting, &vote_value(&TRANSFER, 0, &committed));
    let by_other = Person::payer().sign(SigRole::Ballot, &vote_value(&TRANSFER, 0, &committed));
    vec![
        good("which link stands at a place", &PLACE, 0, &[0x31; 32]),
        good("a transfer stands", &TRANSFER, 0, &committed),
        good("a transfer is void", &TRANSFER, 0, &void),
        good("in the last round", &TRANSFER, u16::MAX, &committed),
        good("which keys an epoch revokes", &epoch(3), 0, &[0x31; 32]),
        bad("the vote about another epoch", cast(&epoch(4), 0, &[0x31; 32], &sign(&epoch(3), 0, &[0x31; 32]))),
        bad("the vote of another round", cast(&TRANSFER, 1, &committed, &honest)),
        bad("the vote of another transfer", cast(&[0x23; 32], 0, &committed, &honest)),
        bad("the other choice", cast(&TRANSFER, 0, &void, &honest)),
        bad("a place in the transfer's stead", cast(&PLACE, 0, &committed, &honest)),
        bad("another member's vote", cast(&TRANSFER, 0, &committed, &by_other)),
        bad("signed as a greeting", cast(&TRANSFER, 0, &committed, &as_greeting)),
    ]
}

fn reports() -> Vec<Case> {
    type Says = ([u8; 32], u16, [u8; 32]);
    let member = Person::issuer();
    let value = |subject: &[u8], round: u16, (first, locked_round, locked): &Says| {
        let rounds = (round.to_le_bytes(), locked_round.to_le_bytes());
        by_hand::hash("ballot", &[&kind_and_subject(subject, 2), &rounds.0, first, &rounds.1, locked])
    };
    let put = |subject: &[u8], round: u16, (first, locked_round, locked): &Says, signature: &Signature| {
        let input = input(&Person::issuer(), subject, signature).number("round", round).hex("first_choice", first);
        input.number("locked_round", *locked_round).hex("locked_choice", locked)
    };
    let good = |name: &str, subject: &[u8], round: u16, says: Says| {
        let value = value(subject, round, &says);
        let signature = Person::issuer().sign(SigRole::Ballot, &value);
        let output = Fields::new().hex("message", &by_hand::signed_message('W', &value));
        Case::good(name, put(subject, round, &says, &signature), output)
    };
    let mut void = NONE;
    void[0] = 2;
    let (one, locked): (Says, Says) = (([0x31; 32], 0, NONE), ([0x31; 32], 1, [0x32; 32]));
    let honest = member.sign(SigRole::Ballot, &value(&PLACE, 1, &locked));
    let as_vote = member.sign(SigRole::Ballot, &vote_value(&PLACE, 1, &locked.0));
    let bad = |name: &str, input| Case::bad(name, input, "signature");
    vec![
        good("a first vote and no certificate", &PLACE, 1, one),
        good("neither", &PLACE, 1, (NONE, 0, NONE)),
        good("locked in round 0", &PLACE, 1, locked),
        good("about a transfer", &TRANSFER, 3, ([0x31; 32], 3, [0x31; 32])),
        good("about an epoch", &epoch(3), 1, one),
        good("a first vote that it is void", &TRANSFER, 1, (void, 0, NONE)),
        bad("no first vote, where there was one", put(&PLACE, 1, &(NONE, 1, locked.2), &honest)),
        bad("the lock was left out", put(&PLACE, 1, &one, &honest)),
        bad("the lock of another round", put(&PLACE, 1, &(locked.0, 2, locked.2), &honest)),
        bad("another lock", put(&PLACE, 1, &(locked.0, 1, [0x33; 32]), &honest)),
        bad("another first vote", put(&PLACE, 1, &([0x33; 32], 1, locked.2), &honest)),
        bad("a report of another run-off", put(&PLACE, 2, &locked, &honest)),
        bad("a vote shown as a report", put(&PLACE, 1, &locked, &as_vote)),
    ]
}
