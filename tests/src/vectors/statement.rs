//! What an owner signed at a place (`06-conflicts.md`, sections 1 and 2).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, VerificationBatch};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::trust::statement::{ChainPlace, SpendStatement, StatementError};

use super::case::{Case, Fields, Suite, Verdict, category, with_byte, with_bytes};
use super::scene::Person;
use super::spend::{Place, Statement, Transfer, hidden, surrender, void};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/06-conflicts.md, section 2";
    let cases = [good(), malformed(), forged()].into_iter().flatten().collect();
    vec![Suite { operation: "open_statement", page, run, cases }]
}

/// Why a statement does not fit its place.
pub(super) fn misfit(error: StatementError) -> &'static str {
    match error {
        StatementError::Path => "place",
        StatementError::OwnerTwice => "owner_twice",
    }
}

fn run(input: &Fields) -> Verdict {
    let bytes = input.bytes("statement");
    let statement = SpendStatement::parse(&bytes).map_err(category)?;
    assert_eq!(statement.encode(), bytes, "one form");
    let place = ChainPlace {
        token_id: TokenId(Hash(input.array("token_id"))),
        seq: input.small("seq"),
        prev: Hash(input.array("prev")),
        owner: PublicKey(input.array("owner")),
    };
    let opening = statement.open(&place).map_err(misfit)?;
    let mut batch = VerificationBatch::new();
    statement.push_signatures(&place, &opening, &mut batch, 0);
    batch.verify(&mut Dice::new(&Entropy([7; 32]))).map_err(|_| "signature")?;
    let header = opening.transfer.map_or([0; 32], |transfer| transfer.header.0);
    let output = Fields::new().hex("link", &opening.link.0).hex("header", &header);
    Ok(output.number("voids", statement.evidence().count() as u64))
}

fn input(place: &Place, statement: &[u8]) -> Fields {
    let input = Fields::new().hex("token_id", &place.token_id).number("seq", place.seq).hex("prev", &place.prev);
    input.hex("owner", &place.owner).hex("statement", statement)
}

fn good() -> Vec<Case> {
    let (place, payer, payee, witness) = (Place::first(), Person::payer(), Person::payee(), Person::issuer());
    let case = |name: &str, statement: Statement, voids: u8| {
        let output = Fields::new().hex("link", &statement.link).hex("header", &statement.header);
        Case::good(name, input(&Place::first(), &statement.bytes), output.number("voids", voids))
    };
    let payment = Transfer::payment(&payee);
    let change = Transfer::change(&payee);
    let voids: Vec<_> = (0..8).map(|header| void(b'V', &[header; 32], &witness)).collect();
    let beside = Transfer { ack: Some(payee.clone()), receiver_abort: Some(payee.clone()), ..payment.clone() };
    let laden = Transfer { voids: voids[..3].to_vec(), header_key: Some(Person::stranger()), ..beside.clone() };
    let digests: Vec<_> = voids.iter().map(|piece| hidden(piece)).collect();
    let acked = Transfer { ack: Some(payer.clone()), ..change.clone() };
    vec![
        case("a payment", payment.at(&place), 0),
        case("a payment where nobody settles doubt", Transfer { no_witness: true, ..payment.clone() }.at(&place), 0),
        case("one coin, no change", Transfer { coins: (1, 0), ..payment.clone() }.at(&place), 0),
        case("one coin of 63", Transfer { coins: (63, 0), ..payment.clone() }.at(&place), 0),
        case("change: the owner's vote and the payer's commit", change.at(&place), 0),
        case("change: the owner's acknowledgement in the place of the commit", acked.at(&place), 0),
        case("change that went up unchanged in its tree", Transfer { coins: (1, 1), ..change }.at(&place), 0),
        case(
            "a commit that came after an AbortCert",
            Transfer { voids: voids[..1].to_vec(), ..payment.clone() }.at(&place),
            1,
        ),
        case(
            "the second piece of two is shown whole",
            Transfer { voids: vec![digests[0].clone(), voids[1].clone()], ..payment.clone() }.at(&place),
            1,
        ),
        case(
            "one piece six levels deep",
            Transfer { voids: voids[..1].to_vec(), coins: (63, 0), ..payment.clone() }.at(&place),
            1,
        ),
        case("with the payee's acknowledgement and abort", beside.at(&place), 0),
        case("with everything, under another key in the header", laden.at(&place), 3),
        case("a renewal", surrender(&place, &payer, Some(&payer), &[]), 0),
        case("a redemption", surrender(&place, &payer, None, &[]), 0),
        case("a renewal with the most evidence", surrender(&place, &payer, Some(&payee), &voids), 8),
        case("the same with all of it hidden", surrender(&place, &payer, Some(&payee), &digests), 0),
    ]
}

fn malformed() -> Vec<Case> {
    let (place, payer) = (Place::first(), Person::payer());
    let payment = Transfer::payment(&Person::payee());
    let hop = payment.at(&place).bytes;
    let one_void = vec![void(b'X', &[1; 32], &payer)];
    let laden = Transfer { voids: one_void.clone(), ..payment.clone() }.at(&place).bytes;
    // kind1 flags1 index1 n_p1 n_c1 times14 counterparty32 signature64, then the count.
    let counted = 5 + 14 + 32 + 64;
    let renewal = surrender(&place, &payer, Some(&payer), &[]).bytes;
    let nine: Vec<_> = (0..9).map(|header| void(b'V', &[header; 32], &payer)).collect();
    let again = void(b'V', &[1; 32], &payer);
    let twice = Transfer { voids: vec![one_void[0].clone(), hidden(&again)], ..payment.clone() }.at(&place).bytes;
    let two = vec![one_void[0].clone(), void(b'X', &[2; 32], &payer)];
    let deep = Transfer { voids: two, coins: (63, 0), ..payment.clone() }.at(&place).bytes;
    let deep_change = Transfer { voids: one_void.clone(), coins: (62, 1), is_change: true, ..payment.clone() };
    let own_key = Transfer { header_key: Some(payer.clone()), ..payment }.at(&place).bytes;
    let bad = |name: &str, bytes: &[u8], category| Case::bad(name, input(&Place::first(), bytes), category);
    vec![
        bad("no bytes", &[], "truncated"),
        bad("a hop cut in half", &hop[..hop.len() / 2], "truncated"),
        bad("the last byte of a hop is missing", &hop[..hop.len() - 1], "truncated"),
        bad("one byte is left over behind a hop", &[&hop[..], &[0]].concat(), "trailing"),
        bad("a sibling too many", &[&hop[..], &[0; 32]].concat(), "trailing"),
        bad("a surrender cut in half", &renewal[..renewal.len() / 2], "truncated"),
        bad("one byte is left over behind a surrender", &[&renewal[..], &[0]].concat(), "trailing"),
        bad("a later kind of statement", &with_byte(&hop, 0, 2), "out_of_range"),
        bad("a flag that must be zero", &with_byte(&hop, 1, 8), "out_of_range"),
        bad("leaf 0 is no coin", &with_byte(&hop, 2, 0), "out_of_range"),
        bad("a leaf beyond the tree", &with_byte(&hop, 2, 4), "out_of_range"),
        bad("no coin was paid", &with_byte(&hop, 3, 0), "out_of_range"),
        bad("64 coins", &with_bytes(&hop, 3, &[63, 1]), "out_of_range"),
        bad("evidence announced and none there", &with_byte(&laden, counted, 0), "out_of_range"),
        bad("four pieces of evidence in a hop", &with_byte(&laden, counted, 4), "too_long"),
        bad("a transfer named twice", &twice, "order"),
        bad("two pieces six levels deep", &deep, "out_of_range"),
        bad("change with evidence six levels deep", &deep_change.at(&place).bytes, "out_of_range"),
        bad("a vote as evidence", &with_byte(&laden, counted + 1, b'R'), "out_of_range"),
        bad("a later purpose of a surrender", &with_byte(&renewal, 1, 2), "out_of_range"),
        bad("a redemption for somebody", &with_byte(&renewal, 1, 1), "out_of_range"),
        bad("a renewal for nobody", &with_bytes(&renewal, 2, &[0; 32]), "out_of_range"),
        bad("nine pieces of evidence in a surrender", &surrender(&place, &payer, None, &nine).bytes, "too_long"),
        bad("the header's key is the owner's and is written all the same", &own_key, "owner_twice"),
    ]
}

/// They read, and nobody signed them.
fn forged() -> Vec<Case> {
    let (place, payer, payee) = (Place::first(), Person::payer(), Person::payee());
    let (payment, change) = (Transfer::payment(&payee), Transfer::change(&payee));
    let sign = |person: &Person, role, header: &[u8; 32]| person.sign(role, header).0;
    let as_vote = payment.signed(&place, |_, header| (sign(&payer, SigRole::Vote, header), [0; 64]));
    let by_other = payment.signed(&place, |_, header| (sign(&payee, SigRole::Commit, header), [0; 64]));
    let swapped =
        change.signed(&place, |_, header| (sign(&payee, SigRole::Commit, header), sign(&payer, SigRole::Vote, header)));
    let no_commit = change.signed(&place, |_, header| (sign(&payer, SigRole::Vote, header), [0; 64]));
    let acked_by_owner = Transfer { ack: Some(payer.clone()), ..payment.clone() }.at(&place);
    let aborted_by_owner = Transfer { receiver_abort: Some(payer.clone()), ..payment.clone() }.at(&place);
    let hop = payment.at(&place);
    let elsewhere = Place { prev: [9; 32], ..place.clone() };
    let later = Place { seq: 2, ..place.clone() };
    let other_coin = Place { token_id: [9; 32], ..place.clone() };
    let stolen = Place { owner: payee.key().0, ..place.clone() };
    let renewal = surrender(&place, &payer, Some(&payer), &[]);
    let one_void = Transfer { voids: vec![void(b'X', &[1; 32], &payer)], ..payment.clone() };
    let acked_by_payee = Transfer { ack: Some(payee.clone()), ..Transfer::change(&payee) }.at(&place);
    let renamed = Transfer { voids: vec![hidden(&one_void.voids[0])], ..one_void.clone() }.at(&place);
    // The flag of evidence, and the evidence behind the signature.
    let without = [&with_byte(&one_void.at(&place).bytes[..115], 1, 0)[..], &one_void.at(&place).bytes[213..]].concat();
    let bad = |name: &str, place: &Place, bytes: &[u8]| Case::bad(name, input(place, bytes), "signature");
    vec![
        bad("a vote in the place of the commit", &place, &as_vote.bytes),
        bad("signed by the payee", &place, &by_other.bytes),
        bad("vote and commit changed places", &place, &swapped.bytes),
        bad("change that the payer never committed", &place, &no_commit.bytes),
        bad("the owner acknowledges its own payment", &place, &acked_by_owner.bytes),
        bad("the owner's abort as the payee's", &place, &aborted_by_owner.bytes),
        bad("of another history of the coin", &elsewhere, &hop.bytes),
        bad("of another number", &later, &hop.bytes),
        bad("of another coin", &other_coin, &hop.bytes),
        bad("of another owner", &stolen, &hop.bytes),
        bad("other times", &place, &with_byte(&hop.bytes, 5, 1)),
        bad("another payee", &place, &with_bytes(&hop.bytes, 19, &Person::stranger().key().0)),
        bad("another tree", &place, &with_byte(&hop.bytes, hop.bytes.len() - 1, 1)),
        bad("the evidence was left out", &place, &without),
        bad("the evidence under another name", &place, &with_byte(&renamed.bytes, 117, 9)),
        bad("the evidence with another hash", &place, &with_byte(&renamed.bytes, 148, renamed.bytes[148] ^ 1)),
        bad("the payer acknowledges the change it got", &place, &acked_by_payee.bytes),
        bad("a renewal for somebody else", &place, &with_bytes(&renewal.bytes, 2, &payee.key().0)),
        bad("a surrender of another place", &later, &renewal.bytes),
    ]
}
