//! Fraud proofs and whom they convict (`06-conflicts.md`, sections 3 and 4).
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::traits::Identity;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::trust::blame::{BlameRule, Verdict as Blame};
use juicetokens_engine::trust::fraud_proof::{FraudProof, FraudProofError, ShownError};

use super::by_hand::{self, RogueKey};
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte, with_bytes};
use super::scene::{self, Person};
use super::spend::{
    Place, Statement, Transfer, about_other_coin, conflict_id, hidden, in_order, of_transfer, proof, surrender,
    transfer_conflict_id, void, with_later,
};
use super::statement::misfit;

/// Bytes before the first statement: version1 alg1 issuance32 index4 denomination4 seq2 prev32 owner32.
const HALVES: usize = 108;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/06-conflicts.md, sections 3 and 4";
    let cases =
        [convicting(), excusing(), one_transfer(), rogue(), refused(), forged()].into_iter().flatten().collect();
    vec![Suite { operation: "judge_proof", page, run, cases }]
}

fn run(input: &Fields) -> Verdict {
    let (bytes, issuance) = (input.bytes("proof"), input.bytes("issuance"));
    let proof = FraudProof::parse(&bytes).map_err(refusal)?;
    assert_eq!(proof.encode(), bytes, "one form");
    let issuance = (!issuance.is_empty()).then(|| Issuance::parse(&issuance).unwrap());
    let verdict = proof.verify(issuance.as_ref(), &mut Dice::new(&Entropy([7; 32]))).map_err(refusal)?;
    let (says, culprit) = match verdict {
        Blame::Culprit { key, rule: BlameRule::SpentTwice } => ("spent_twice", key.0.to_vec()),
        Blame::Culprit { key, rule: BlameRule::CommittedAndAborted } => ("committed_and_aborted", key.0.to_vec()),
        Blame::Culprit { key, rule: BlameRule::ReceivedAndAborted } => ("received_and_aborted", key.0.to_vec()),
        Blame::Nobody => ("nobody", Vec::new()),
        Blame::ProvesNothing => ("proves_nothing", Vec::new()),
    };
    let id = proof.id().map_err(refusal)?;
    Ok(Fields::new().hex("id", &id.0.0).text("verdict", says).hex("culprit", &culprit))
}

fn refusal(error: FraudProofError) -> &'static str {
    match error {
        FraudProofError::Read(error) => category(error),
        FraudProofError::Statement(error) => misfit(error),
        FraudProofError::OtherPlace => "place",
        FraudProofError::NoTransfer => "no_transfer",
        FraudProofError::SameStatement => "same",
        FraudProofError::Shown(ShownError::Needless) => "needless",
        FraudProofError::Shown(ShownError::Hidden) => "hidden",
        FraudProofError::LaterSpend => "later_spend",
        FraudProofError::IssuanceNeeded => "issuance_needed",
        FraudProofError::OtherIssuance => "other_issuance",
        FraudProofError::Witness => "witness",
        FraudProofError::Signature(_) => "signature",
    }
}

/// With the issuance record at hand, or without.
fn input(proof: &[u8], knows: bool) -> Fields {
    let issuance = if knows { scene::hex("issuance", "record") } else { Vec::new() };
    Fields::new().hex("proof", proof).hex("issuance", &issuance)
}

/// Two statements about the payer's coin, and what follows from them.
struct Conflict {
    first: Statement,
    second: Statement,
    bytes: Vec<u8>,
}

impl Conflict {
    fn of(first: &Transfer, second: &Transfer) -> Self {
        Self::between(first.at(&Place::first()), second.at(&Place::first()))
    }

    fn between(first: Statement, second: Statement) -> Self {
        let bytes = proof(&Place::first(), &first, &second);
        Self { first, second, bytes }
    }

    fn says(&self, name: &str, knows: bool, verdict: &str, culprit: Option<&Person>) -> Case {
        let output = Fields::new().hex("id", &conflict_id(&Place::first(), &self.first, &self.second));
        let culprit = culprit.map_or(Vec::new(), |person| person.key().0.to_vec());
        Case::good(name, input(&self.bytes, knows), output.text("verdict", verdict).hex("culprit", &culprit))
    }
}

/// The payer pays the payee.
fn paid() -> Transfer {
    Transfer::payment(&Person::payee())
}

/// The payer pays somebody else with the same coin, with evidence about the first payment.
fn again(voids: &[Vec<u8>]) -> Transfer {
    Transfer { voids: voids.to_vec(), salt: 1, ..Transfer::payment(&Person::stranger()) }
}

fn abort_certificate() -> Vec<u8> {
    void(b'V', &paid().header(&Place::first()), &Person::issuer())
}

fn convicting() -> Vec<Case> {
    let (place, payer, payee, stranger) = (Place::first(), Person::payer(), Person::payee(), Person::stranger());
    let header = paid().header(&place);
    let twice = Conflict::of(&paid(), &again(&[]));
    let day_key = Transfer { header_key: Some(stranger.clone()), ..paid() };
    let renewals =
        Conflict::between(surrender(&place, &payer, Some(&payer), &[]), surrender(&place, &payer, Some(&payee), &[]));
    let paid_and_given_back = Conflict::between(paid().at(&place), surrender(&place, &payer, None, &[]));
    let about = |kind, signer: &Person| Conflict::of(&paid(), &again(&[void(kind, &header, signer)]));
    let unrelated = Conflict::of(&paid(), &again(&[hidden(&void(b'V', &[9; 32], &Person::issuer()))]));
    let change = Transfer::change(&payee);
    let x_of_change = void(b'X', &change.header(&place), &payee);
    let v_of_change = void(b'V', &change.header(&place), &Person::issuer());
    let acked = Transfer { ack: Some(payer.clone()), ..change.clone() };
    let alone = Transfer { no_witness: true, ..acked.clone() };
    let alone_header = alone.header(&place);
    let alone_again = |voids: &[Vec<u8>]| Transfer { no_witness: true, ..again(voids) };
    vec![
        twice.says("paid to two people", true, "spent_twice", Some(&payer)),
        twice.says("the same without the issuance record", false, "spent_twice", Some(&payer)),
        Conflict::of(&day_key, &again(&[])).says(
            "the owner's key, not the header's",
            true,
            "spent_twice",
            Some(&payer),
        ),
        renewals.says("surrendered twice", true, "spent_twice", Some(&payer)),
        paid_and_given_back.says("paid and surrendered", true, "spent_twice", Some(&payer)),
        unrelated.says("an AbortCert of another transfer excuses nothing", true, "spent_twice", Some(&payer)),
        about(b'V', &stranger).says("an AbortCert by nobody's witness", true, "spent_twice", Some(&payer)),
        about(b'Y', &payee).says(
            "the payee's abort alone, where there is a witness",
            true,
            "spent_twice",
            Some(&payer),
        ),
        about(b'X', &stranger).says("somebody else's A5", true, "spent_twice", Some(&payer)),
        about(b'X', &payer).says("the payer committed and aborted", true, "committed_and_aborted", Some(&payer)),
        Conflict::of(&change, &again(&[x_of_change])).says(
            "the payer of the other transfer committed and aborted: its payee gave change in good faith",
            true,
            "committed_and_aborted",
            Some(&payee),
        ),
        Conflict::of(&acked, &again(&[v_of_change])).says(
            "its payee had it aborted, took the change back and acknowledged the payment",
            true,
            "received_and_aborted",
            Some(&payer),
        ),
        Conflict::of(&alone, &alone_again(&[])).says(
            "no witness: change that was acknowledged and spent again",
            false,
            "spent_twice",
            Some(&payer),
        ),
        Conflict::of(&alone, &alone_again(&[void(b'Y', &alone_header, &payer)])).says(
            "no witness: its payee gave up, took the change back and acknowledged",
            false,
            "received_and_aborted",
            Some(&payer),
        ),
        Conflict::of(&alone, &alone_again(&[void(b'X', &alone_header, &stranger)])).says(
            "no witness: somebody else's A5 of change that was acknowledged",
            false,
            "spent_twice",
            Some(&payer),
        ),
    ]
}

/// Nobody broke a rule, as far as is shown.
fn excusing() -> Vec<Case> {
    let (place, payee) = (Place::first(), Person::payee());
    let change = Transfer::change(&payee);
    let v_of_change = void(b'V', &change.header(&place), &Person::issuer());
    let alone = Transfer { no_witness: true, ..paid() };
    let y = void(b'Y', &alone.header(&place), &payee);
    let alone_again = |voids: &[Vec<u8>]| Transfer { no_witness: true, ..again(voids) };
    let vote = Transfer { no_witness: true, ..change.clone() };
    let acked = Transfer { ack: Some(Person::payer()), ..vote.clone() };
    let x = void(b'X', &acked.header(&place), &payee);
    let of = |first: &Transfer, voids: &[Vec<u8>]| Conflict::of(first, &again(voids));
    let v = abort_certificate();
    let renewal = surrender(&place, &Person::payer(), Some(&Person::payer()), std::slice::from_ref(&v));
    vec![
        of(&paid(), std::slice::from_ref(&v)).says(
            "an honest owner spends again on an AbortCert",
            true,
            "nobody",
            None,
        ),
        Conflict::of(&acked, &alone_again(&[x])).says(
            "no witness: released by the payer, whose commit is not shown",
            false,
            "nobody",
            None,
        ),
        of(&change, &[v_of_change]).says("change that was free again", true, "nobody", None),
        Conflict::between(paid().at(&place), renewal).says("a renewal on an AbortCert", true, "nobody", None),
        Conflict::of(&alone, &alone_again(&[y])).says("no witness: the payee gave up", false, "nobody", None),
        Conflict::of(&vote, &alone_again(&[])).says("no witness: a vote is no spend", false, "proves_nothing", None),
        Conflict::of(&paid(), &alone_again(&[])).says("two rule sets mixed", false, "proves_nothing", None),
    ]
}

/// One transfer, of which somebody signed two things that exclude each other; no second spend is shown.
fn one_transfer() -> Vec<Case> {
    let (place, payer, payee, witness) = (Place::first(), Person::payer(), Person::payee(), Person::issuer());
    let filed = Transfer { receiver_abort: Some(payee.clone()), ..paid() };
    let took = Transfer { ack: Some(payee.clone()), ..filed.clone() };
    let acked = Transfer { ack: Some(payee.clone()), ..paid() };
    let change = Transfer::change(&payee);
    let alone_acked = Transfer { no_witness: true, ..acked.clone() };
    let spent_on = Transfer { owner: payee.clone(), ..Transfer::payment(&Person::stranger()) };
    let after = place.after(paid().at(&place).link, &payee);
    let later = spent_on.at(&after);
    let vote = Transfer { is_change: true, is_later: true, ..spent_on.clone() }.at(&after);
    let acked_vote = Transfer { is_change: true, ack: Some(payee.clone()), ..spent_on.clone() }.at(&after);
    let laden = Transfer { voids: vec![hidden(&void(b'V', &[9; 32], &witness))], ..spent_on.clone() }.at(&after);
    let whole = Transfer { voids: vec![void(b'V', &[9; 32], &witness)], ..spent_on }.at(&after);
    let word = |of: &Transfer, kind: u8, signer: &Person| {
        let spend = of.at(&place);
        let evidence = void(kind, &spend.header, signer);
        let bytes = of_transfer(&place, &spend, &[&evidence[..1], &evidence[33..]].concat());
        (transfer_conflict_id(&place, &spend, kind), bytes)
    };
    let says = |name: &str, (id, proof): ([u8; 32], Vec<u8>), verdict: &str, culprit: Option<&Person>| {
        let culprit = culprit.map_or(Vec::new(), |person| person.key().0.to_vec());
        let output = Fields::new().hex("id", &id).text("verdict", verdict).hex("culprit", &culprit);
        Case::good(name, input(&proof, true), output)
    };
    let with = |(id, proof): ([u8; 32], Vec<u8>), spend: &Statement| (id, with_later(&proof, spend));
    let with_spend = |proof| with(proof, &later);
    let bad = |name: &str, proof: &[u8], category| Case::bad(name, input(proof, true), category);
    let given_back = surrender(&place, &payer, None, &[]);
    let certificate = word(&paid(), b'V', &witness);
    let kind_of_void = certificate.1.len() - 66;
    vec![
        says("one transfer: committed and aborted", word(&paid(), b'X', &payer), "committed_and_aborted", Some(&payer)),
        says("the same by change", word(&change, b'X', &payee), "committed_and_aborted", Some(&payee)),
        says("one transfer: aborted and taken", word(&took, b'V', &witness), "received_and_aborted", Some(&payee)),
        says(
            "one transfer: aborted and spent on",
            with_spend(word(&filed, b'V', &witness)),
            "received_and_aborted",
            Some(&payee),
        ),
        says(
            "one transfer: aborted and given on as change",
            with(word(&filed, b'V', &witness), &vote),
            "received_and_aborted",
            Some(&payee),
        ),
        says(
            "one transfer: aborted and spent on, with evidence about another",
            with(word(&filed, b'V', &witness), &laden),
            "received_and_aborted",
            Some(&payee),
        ),
        says("an AbortCert alone", certificate.clone(), "proves_nothing", None),
        says("the payee asked and took nothing", word(&filed, b'V', &witness), "proves_nothing", None),
        says("the payee took it, and nothing says that it asked", word(&acked, b'V', &witness), "proves_nothing", None),
        says("an AbortCert of nobody's witness", word(&took, b'V', &Person::stranger()), "proves_nothing", None),
        says("the payee's abort, where there is a witness", word(&acked, b'Y', &payee), "proves_nothing", None),
        says("somebody else's abort", word(&paid(), b'X', &Person::stranger()), "proves_nothing", None),
        Case::good(
            "no witness: the payee gave up and acknowledged, of one transfer",
            input(&word(&alone_acked, b'Y', &payee).1, false),
            Fields::new()
                .hex("id", &word(&alone_acked, b'Y', &payee).0)
                .text("verdict", "received_and_aborted")
                .hex("culprit", &payee.key().0),
        ),
        bad("what cannot count beside the payer's abort", &word(&took, b'X', &payer).1, "needless"),
        bad("the payee's abort twice", &word(&took, b'Y', &payee).1, "needless"),
        bad("an acknowledgement beside a later spend", &with_spend(word(&took, b'V', &witness)).1, "needless"),
        bad("an acknowledged later vote", &with(word(&filed, b'V', &witness), &acked_vote).1, "needless"),
        bad("evidence of a later spend, shown whole", &with(word(&filed, b'V', &witness), &whole).1, "needless"),
        bad(
            "what voids a surrender",
            &of_transfer(&place, &given_back, &certificate.1[kind_of_void..][..65]),
            "no_transfer",
        ),
        bad("a vote is nothing that voids", &with_byte(&certificate.1, kind_of_void, b'R'), "out_of_range"),
        bad("a later kind of later spend", &with_byte(&certificate.1, certificate.1.len() - 1, 2), "out_of_range"),
        bad("a later spend that is missing", &with_byte(&certificate.1, certificate.1.len() - 1, 1), "truncated"),
        bad("a later spend beside the payer's abort", &with_spend(word(&paid(), b'X', &payer)).1, "needless"),
        bad(
            "a later spend of change, which paid the payee nothing",
            &with_spend(word(&change, b'V', &witness)).1,
            "later_spend",
        ),
        bad(
            "a payee's acknowledgement signed by somebody else",
            &word(&Transfer { ack: Some(payer.clone()), ..filed.clone() }, b'V', &witness).1,
            "signature",
        ),
        Case::bad(
            "an AbortCert of one transfer without the issuance record",
            input(&certificate.1, false),
            "issuance_needed",
        ),
    ]
}

/// What only a signer with bad intentions makes: it holds by the one rule, or not at all.
fn rogue() -> Vec<Case> {
    let (key, zero) = (RogueKey::new(b"rogue"), EdwardsPoint::identity());
    let case = |name: &str, owner: [u8; 32], to_r: EdwardsPoint, spoil: fn(&mut [u8; 64]), holds: bool| {
        let place = Place { owner, ..Place::first() };
        // The header needs no key of the owner's: it names another one, which never takes part.
        let header_key = Some(Person::stranger());
        let sign = |_: &Transfer, header: &[u8; 32]| {
            let mut signature = key.sign(owner, to_r, &by_hand::signed_message('S', header));
            spoil(&mut signature);
            (signature, [0; 64])
        };
        let first = Transfer { header_key: header_key.clone(), ..paid() }.signed(&place, sign);
        let second = Transfer { header_key, ..again(&[]) }.signed(&place, sign);
        let input = input(&proof(&place, &first, &second), true);
        let output = Fields::new().hex("id", &conflict_id(&place, &first, &second)).text("verdict", "spent_twice");
        if holds { Case::good(name, input, output.hex("culprit", &owner)) } else { Case::bad(name, input, "signature") }
    };
    let plain = key.public.compress().0;
    let mut cases = vec![case("signed by hand", plain, zero, |_| {}, true)];
    for (order, torsion) in EIGHT_TORSION.iter().enumerate().skip(1) {
        let mixed = (key.public + torsion).compress().0;
        cases.push(case(&format!("torsion {order} in the owner's key"), mixed, zero, |_| {}, true));
        cases.push(case(&format!("torsion {order} in R"), plain, *torsion, |_| {}, true));
        cases.push(case(&format!("an owner of small order {order}"), torsion.compress().0, zero, |_| {}, false));
    }
    let not_canonical = |signature: &mut [u8; 64]| {
        signature[..32].fill(0xff);
        (signature[0], signature[31]) = (0xee, 0x7f);
    };
    cases.push(case("R is not canonical", plain, zero, not_canonical, false));
    cases.push(case("S above the order", plain, zero, |signature| signature[63] |= 0x80, false));
    cases
}

fn refused() -> Vec<Case> {
    let (place, payee) = (Place::first(), Person::payee());
    let twice = Conflict::of(&paid(), &again(&[]));
    let bytes = &twice.bytes;
    let mut cases = malformed(bytes, |proof| input(proof, true));
    let bad = |name: &str, proof: &[u8], category| Case::bad(name, input(proof, true), category);
    let (first, second) = (&twice.first, &twice.second);
    let reversed = if first.link < second.link { (second, first) } else { (first, second) };
    let resigned = paid().signed(&place, |_, _| ([7; 64], [0; 64]));
    let acked = Transfer { ack: Some(payee.clone()), ..paid() };
    let filed = Transfer { receiver_abort: Some(payee.clone()), ..paid() };
    let v = abort_certificate();
    let other = void(b'X', &[1; 32], &payee);
    let of_change = |ack| Conflict::of(&Transfer { ack, ..Transfer::change(&payee) }, &again(&[]));
    let unknown = Conflict::of(&paid(), &again(&[abort_certificate()]));
    let alone = Transfer { no_witness: true, ..paid() };
    let alone_again = Transfer { no_witness: true, ..again(&[]) };
    let invented = |at, bytes: &[u8]| about_other_coin((at, bytes), &paid(), &again(&[])).1;
    cases.extend([
        bad("more than any proof has", &[&bytes[..], &[0; 989]].concat(), "too_long"),
        bad("the halves in the other order", &in_order(&place, reversed.0, reversed.1), "order"),
        bad("the same half twice", &in_order(&place, first, first), "same"),
        bad("one hop, signed twice", &in_order(&place, first, &resigned), "same"),
        bad("no such denomination", &with_byte(bytes, 38, 3), "out_of_range"),
        bad("number 0", &with_bytes(bytes, 42, &[0, 0]), "out_of_range"),
        bad("a later kind of statement", &with_byte(bytes, HALVES, 2), "out_of_range"),
        bad("a later kind of second half", &with_byte(bytes, HALVES + first.bytes.len(), 3), "out_of_range"),
        bad("an acknowledgement that cannot count", &Conflict::of(&acked, &again(&[])).bytes, "needless"),
        bad("a payee's abort that cannot count", &Conflict::of(&filed, &again(&[])).bytes, "needless"),
        bad(
            "beside two payments no acknowledgement counts",
            &Conflict::of(&acked, &again(std::slice::from_ref(&v))).bytes,
            "needless",
        ),
        bad("nor a payee's abort", &Conflict::of(&filed, &again(std::slice::from_ref(&v))).bytes, "needless"),
        bad("an acknowledgement of change that nobody needs", &of_change(Some(Person::payer())).bytes, "needless"),
        bad("evidence about the other half, hidden", &Conflict::of(&paid(), &again(&[hidden(&v)])).bytes, "hidden"),
        bad("evidence about another transfer, shown whole", &Conflict::of(&paid(), &again(&[other])).bytes, "needless"),
        Case::bad("an AbortCert without the issuance record", input(&unknown.bytes, false), "issuance_needed"),
        bad("a denomination that the coin does not have", &invented(38, &[10]), "other_issuance"),
        bad("another issuance", &invented(2, &[9]), "other_issuance"),
        bad("no such coin in the issuance", &invented(34, &[0xff; 4]), "other_issuance"),
        bad(
            "headers without a witness of an issuance that has one",
            &Conflict::of(&alone, &alone_again).bytes,
            "witness",
        ),
    ]);
    cases
}

/// Proofs against an owner that kept the rules.
fn forged() -> Vec<Case> {
    let (place, payer, payee) = (Place::first(), Person::payer(), Person::payee());
    let sign = |person: &Person, role, header: &[u8; 32]| (person.sign(role, header).0, [0; 64]);
    let honest = paid().at(&place);
    let with =
        |name: &str, second: Statement| Case::bad(name, input(&proof(&place, &honest, &second), true), "signature");
    let other_place = Place { seq: 3, prev: [9; 32], ..place.clone() };
    let there = again(&[]).at(&other_place);
    let commit_of_first = paid().header(&place);
    let excused = again(&[abort_certificate()]).at(&place);
    let stripped = [&with_byte(&excused.bytes[..115], 1, 0)[..], &excused.bytes[213..]].concat();
    let stripped = Statement { bytes: stripped, ..again(&[]).at(&place) };
    let honest_again = again(&[]).at(&place);
    let swap = |statement: &Statement, from: &Statement| Statement {
        bytes: with_bytes(&statement.bytes, 51, &from.bytes[51..115]),
        ..statement.clone()
    };
    let (one, two) = (swap(&honest, &honest_again), swap(&honest_again, &honest));
    let stolen = Place { owner: payee.key().0, ..place.clone() };
    vec![
        with(
            "the second half is the thief's own",
            again(&[]).signed(&place, |_, header| sign(&payee, SigRole::Commit, header)),
        ),
        with("a vote shown as a commit", again(&[]).signed(&place, |_, header| sign(&payer, SigRole::Vote, header))),
        with(
            "an abort shown as a commit",
            again(&[]).signed(&place, |_, header| sign(&payer, SigRole::SenderAbort, header)),
        ),
        with(
            "the first half's commit once more",
            again(&[]).signed(&place, |_, _| sign(&payer, SigRole::Commit, &commit_of_first)),
        ),
        with("a commit of another place", Statement { bytes: there.bytes, ..again(&[]).at(&place) }),
        with("the evidence that excuses was left out", stripped),
        with("a surrender signed by somebody else", surrender(&place, &payee, Some(&payee), &[])),
        Case::bad("the halves' signatures changed places", input(&proof(&place, &one, &two), true), "signature"),
        Case::bad(
            "two honest payments under somebody else's key",
            input(&proof(&stolen, &paid().at(&place), &again(&[]).at(&place)), true),
            "signature",
        ),
        Case::bad("of another coin of the issuance", input(&moved(), false), "signature"),
    ]
}

/// Both halves of the worked coin, in a proof about the coin of the issuance's next number.
fn moved() -> Vec<u8> {
    let index = scene::hex("coin_five", "anchor")[35] + 1;
    let (place, other) = about_other_coin((34, &[index]), &paid(), &again(&[]));
    let in_order = paid().at(&place).link < again(&[]).at(&place).link;
    let (first, second) = (paid().at(&Place::first()), again(&[]).at(&Place::first()));
    let halves = if in_order { [first.bytes, second.bytes] } else { [second.bytes, first.bytes] };
    [&other[..HALVES], &halves.concat()].concat()
}
