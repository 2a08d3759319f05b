//! News that travels by payment (`06-conflicts.md`, section 7).
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::trust::news::News;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte};
use super::scene::Person;
use super::spend::{Place, Transfer, proof};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/06-conflicts.md, section 7";
    vec![Suite { operation: "read_news", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let bytes = input.bytes("news");
    let news = News::parse(&bytes).map_err(category)?;
    assert_eq!(news.encode(), bytes, "one form");
    let epochs = news.epochs.iter().map(|epoch| epoch.value().0);
    let proofs = news.proofs.iter().map(|proof| proof.id().unwrap().0.0);
    Ok(Fields::new().list("epochs", epochs).list("proofs", proofs))
}

fn parts(records: &[Vec<u8>]) -> Vec<u8> {
    let each = records.iter().flat_map(|record| [&(record.len() as u32).to_le_bytes()[..], record].concat());
    std::iter::once(records.len() as u8).chain(each).collect()
}

fn news(epochs: &[Vec<u8>], proofs: &[Vec<u8>]) -> Vec<u8> {
    [&[1, 1][..], &parts(epochs), &parts(proofs)].concat()
}

/// An epoch that revokes one key, and the value that is signed.
fn epoch(number: u8) -> (Vec<u8>, [u8; 32]) {
    let witness = Person::issuer();
    let unsigned = [&[1, 1][..], &witness.key().0, &[number, 0], &[9; 6], &[1, 0], &[number; 8]].concat();
    let value = by_hand::hash("epoch", &[&unsigned]);
    ([&unsigned[..], &witness.sign(SigRole::Epoch, &value).0].concat(), value)
}

/// A proof that the payer paid two people, and the conflict's name.
fn double_spend(salt: u8) -> (Vec<u8>, [u8; 32]) {
    let place = Place::first();
    let (first, second) = (Transfer::payment(&Person::payee()), Transfer::payment(&Person::stranger()));
    let (first, second) = (first.at(&place), Transfer { salt, ..second }.at(&place));
    (proof(&place, &first, &second), super::spend::conflict_id(&place, &first, &second))
}

/// A revocation and a double spend.
pub(super) fn worked() -> Vec<u8> {
    news(&[epoch(1).0], &[double_spend(1).0])
}

fn cases() -> Vec<Case> {
    let input = |news: &[u8]| Fields::new().hex("news", news);
    let (epochs, values): (Vec<_>, Vec<_>) = (1..=5).map(epoch).unzip();
    let (proofs, ids): (Vec<_>, Vec<_>) = (1..=5).map(double_spend).unzip();
    let good = |name: &str, epochs_told: usize, proofs_told: usize| {
        let output = Fields::new().list("epochs", &values[..epochs_told]).list("proofs", &ids[..proofs_told]);
        Case::good(name, input(&news(&epochs[..epochs_told], &proofs[..proofs_told])), output)
    };
    let both = news(&epochs[..1], &proofs[..1]);
    let mut cases = vec![
        good("nothing to tell", 0, 0),
        good("a revocation", 1, 0),
        good("a conflict", 0, 1),
        good("as much as one message tells", 4, 4),
    ];
    cases.extend(malformed(&both, input));
    let bad = |name: &str, bytes: &[u8], category| Case::bad(name, input(bytes), category);
    let with_epoch = |record: Vec<u8>| news(&[record], &[]);
    let with_proof = |record: Vec<u8>| news(&[], &[record]);
    let (epoch, proof, conflict) = (&epochs[0], &proofs[0], news(&[], &proofs[..1]));
    cases.extend([
        bad("five epochs", &news(&epochs, &[]), "too_long"),
        bad("five proofs", &news(&[], &proofs), "too_long"),
        bad("an epoch longer than any", &[&[1, 1, 1][..], &40_001_u32.to_le_bytes()].concat(), "too_long"),
        bad("a proof longer than any", &[&[1, 1, 0, 1][..], &[0xff; 4]].concat(), "too_long"),
        bad("a length that leads beyond the end", &with_byte(&conflict, 4, conflict[4] + 1), "truncated"),
        bad("an epoch of a later version", &with_epoch(with_byte(epoch, 0, 2)), "version"),
        bad("a cut epoch", &with_epoch(epoch[..epoch.len() - 1].to_vec()), "truncated"),
        bad("an epoch with a byte left over", &with_epoch([&epoch[..], &[0]].concat()), "trailing"),
        bad("an empty epoch", &with_epoch(Vec::new()), "truncated"),
        bad("a proof of a later version", &with_proof(with_byte(proof, 0, 2)), "out_of_range"),
        bad("a cut proof", &with_proof(proof[..proof.len() - 1].to_vec()), "out_of_range"),
        bad("an empty proof", &with_proof(Vec::new()), "out_of_range"),
        bad("an epoch in the place of a proof", &with_proof(epoch.clone()), "out_of_range"),
    ]);
    cases
}
