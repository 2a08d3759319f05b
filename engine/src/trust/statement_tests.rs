#![allow(clippy::unwrap_used)]
use super::*;
use crate::foundation::signature::BatchError;
use crate::trust::scene::{Deal, Done, Person, dice, fresh, issuance, surrender, witness};

fn place(owner: &Person) -> ChainPlace {
    ChainPlace::after_anchor(&fresh(&issuance(&[witness()]), 2, owner).anchor).unwrap()
}

fn people() -> [Person; 3] {
    [Person::new(2), Person::new(3), Person::new(4)]
}

fn verify(statement: &SpendStatement, place: &ChainPlace) -> Result<(), BatchError> {
    let mut batch = VerificationBatch::new();
    statement.push_signatures(place, &statement.open(place).unwrap(), &mut batch, 7);
    batch.verify(&mut dice())
}

/// A statement of every shape, with what it was made from.
fn every_shape() -> Vec<(SpendStatement, Option<Done>)> {
    let [ann, bob, cleo] = people();
    let void = vec![cleo.void(SigRole::SenderAbort, Hash([8; 32]))];
    let deals = [
        Deal::payment(&ann, &bob),
        Deal::change(&ann, &bob),
        Deal { header_key: Some(cleo.clone()), void: void.clone(), ..Deal::payment(&ann, &bob) },
        Deal { header_key: Some(cleo), no_witness: true, coins: (20, 1), ..Deal::change(&ann, &bob) },
    ];
    let mut shapes: Vec<(SpendStatement, Option<Done>)> = deals
        .iter()
        .map(|deal| {
            let done = deal.at(&place(&ann));
            (acknowledged(done.statement()), Some(done))
        })
        .collect();
    let last = shapes[1].1.clone().unwrap();
    let abort = ann.sign(SigRole::ReceiverAbort, &last.header);
    let unacknowledged = SpendStatement::of_hop(&Hop { ack: None, ..last.hop.clone() });
    shapes.push((unacknowledged, Some(last.clone())));
    shapes.push((acknowledged(last.statement()).with_receiver_abort(abort), Some(last)));
    let mut hidden = shapes[2].clone();
    hidden.0.show_evidence_about(None);
    shapes.push(hidden);
    let mut hidden = surrender(&place(&ann), &ann, &bob, void.clone());
    hidden.show_evidence_about(void.first().map(|piece| &piece.header));
    shapes.push((hidden, None));
    shapes.push((surrender(&place(&ann), &ann, &bob, void), None));
    shapes.push((surrender(&place(&ann), &ann, &bob, Vec::new()), None));
    shapes
}

/// As a proof shows it: the acknowledgement in the place of the commit.
fn acknowledged(mut statement: SpendStatement) -> SpendStatement {
    statement.hop_mut().into_iter().for_each(|hop| hop.show_ack(true));
    statement
}

#[test]
fn every_shape_reads_back_and_verifies() {
    let [ann, ..] = people();
    let place = place(&ann);
    for (statement, done) in every_shape() {
        assert_eq!(SpendStatement::parse(&statement.encode()).as_ref(), Ok(&statement));
        assert_eq!(verify(&statement, &place), Ok(()));
        let opening = statement.open(&place).unwrap();
        let Some(done) = done else {
            assert_eq!(opening.transfer, None);
            continue;
        };
        assert_eq!((opening.link, opening.transfer.unwrap().header), (done.after.prev, done.header));
    }
}

#[test]
fn a_payment_has_115_bytes_and_its_path() {
    let [ann, bob, _] = people();
    let sizes = [(1, 0, 1), (5, 1, 3), (20, 1, 5)];
    for (paid, change, depth) in sizes {
        let deal = Deal { coins: (paid, change), ..Deal::payment(&ann, &bob) };
        assert_eq!(deal.at(&place(&ann)).statement().encode().len(), 115 + 32 * depth);
    }
    let change = Deal { coins: (5, 1), ..Deal::change(&ann, &bob) }.at(&place(&ann)).statement();
    // The acknowledgement in the place of the commit; the sixth of seven leaves has two siblings.
    assert_eq!(change.encode().len(), 115 + 64 + 32 * 2, "an odd node is promoted");
}

/// The statement of a coin in a full tree of this depth, with as much evidence as it may carry, all of it hidden.
fn largest_at(depth: u32, change: bool) -> SpendStatement {
    let [ann, bob, cleo] = people();
    let most = u8::try_from((1_u32 << depth) - 1).unwrap();
    let deal = if change { Deal::change(&ann, &bob) } else { Deal::payment(&ann, &bob) };
    let coins = if change { (most - 1, 1) } else { (most, 0) };
    let count = most_voids(deal.direction, depth as usize);
    let void = (0..count).map(|n| cleo.void(SigRole::SenderAbort, Hash([n as u8; 32]))).collect();
    let mut statement = Deal { header_key: Some(cleo), void, coins, ..deal }.at(&place(&ann)).statement();
    statement.show_evidence_about(None);
    statement
}

#[test]
fn no_statement_is_longer_than_the_limit() {
    let paid = (1..=6).map(|depth| largest_at(depth, false).encode().len()).max();
    assert_eq!(paid, Some(SpendStatement::MAX_LEN));
    let change = (2..=6).map(|depth| largest_at(depth, true).encode().len()).max();
    assert_eq!(change, Some(343 + Signature::LEN), "with its commit, or with the acknowledgement");
    let [ann, bob, _] = people();
    let void: Vec<_> = (0..8).map(|n| bob.void(SigRole::SenderAbort, Hash([n; 32]))).collect();
    let mut largest = surrender(&place(&ann), &ann, &bob, void);
    assert_eq!(largest.encode().len(), 875);
    assert_eq!(SpendStatement::parse(&largest.encode()).as_ref(), Ok(&largest));
    largest.show_evidence_about(None);
    assert_eq!(largest.encode().len(), 363);
}

#[test]
fn more_evidence_than_fits_the_depth_does_not_read() {
    let [ann, bob, cleo] = people();
    let void = |count: u8| (0..count).map(|n| cleo.void(SigRole::SenderAbort, Hash([n; 32]))).collect();
    for (deal, most) in [(Deal::payment(&ann, &bob), 1), (Deal::change(&ann, &bob), 0)] {
        let read = |count| {
            let deal = Deal { void: void(count), coins: (62, 1), ..deal.clone() };
            SpendStatement::parse(&deal.at(&place(&ann)).statement().encode()).map(drop)
        };
        assert_eq!(read(most), Ok(()));
        assert_eq!(read(most + 1), Err(ReadError::OutOfRange("void evidence at this depth")));
    }
}

#[test]
fn another_place_or_owner_is_not_what_was_signed() {
    let [ann, bob, _] = people();
    let here = place(&ann);
    for (statement, _) in every_shape() {
        for elsewhere in [
            ChainPlace { seq: here.seq + 1, ..here },
            ChainPlace { prev: Hash([1; 32]), ..here },
            ChainPlace { owner: bob.key(), ..here },
            ChainPlace { token_id: TokenId(Hash([1; 32])), ..here },
        ] {
            assert_eq!(verify(&statement, &elsewhere), Err(BatchError::Invalid { label: 7 }));
        }
    }
}

#[test]
fn no_byte_of_a_statement_can_be_changed() {
    let [ann, ..] = people();
    for (statement, _) in every_shape() {
        let bytes = statement.encode();
        for changed in (0..bytes.len()).filter(|byte| byte % 13 == 0 || *byte < 8) {
            let mut bytes = bytes.clone();
            bytes[changed] ^= 1;
            let Ok(read) = SpendStatement::parse(&bytes) else { continue };
            assert!(read.open(&place(&ann)).is_err() || verify(&read, &place(&ann)).is_err(), "byte {changed}");
        }
    }
}

#[test]
fn damaged_bytes_do_not_read() {
    for (statement, _) in every_shape() {
        let bytes = statement.encode();
        assert_eq!(SpendStatement::parse(&bytes[..bytes.len() - 1]), Err(ReadError::Truncated));
        assert_eq!(SpendStatement::parse(&[&bytes[..], &[0]].concat()), Err(ReadError::TrailingBytes));
        assert_eq!(SpendStatement::parse(&[&[2], &bytes[1..]].concat()), Err(ReadError::OutOfRange("statement kind")));
    }
    let (payment, _) = every_shape().remove(0);
    let with = |place: usize, value: u8| {
        let mut bytes = payment.encode();
        bytes[place] = value;
        SpendStatement::parse(&bytes).unwrap_err()
    };
    assert_eq!(with(1, 0b1000), ReadError::OutOfRange("statement flags"));
    assert_eq!(with(2, 0), ReadError::OutOfRange("leaf index"));
    assert_eq!(with(3, 63), ReadError::OutOfRange("number of coins"));
    let (to_nobody, _) = every_shape().pop().unwrap();
    let mut bytes = to_nobody.encode();
    bytes[1] = 1;
    assert_eq!(SpendStatement::parse(&bytes), Err(ReadError::OutOfRange("surrender owner")));
}

#[test]
fn an_owner_named_twice_is_refused() {
    let [ann, bob, _] = people();
    let deal = Deal { header_key: Some(ann.clone()), ..Deal::payment(&ann, &bob) };
    assert_eq!(deal.at(&place(&ann)).statement().open(&place(&ann)), Err(StatementError::OwnerTwice));
}
