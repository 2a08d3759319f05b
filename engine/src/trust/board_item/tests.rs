#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use crate::foundation::signature::SigRole;
use crate::token::hop::VoidEvidence;
use crate::trust::blame::{BlameRule, Verdict};
use crate::trust::scene::{Deal, Person, coin, dice, fresh, issuance, witness};
use crate::trust::statement::ChainPlace;

/// Ann gave a coin as change twice, in two of the largest transfers, under keys of another day; both carry so many releases.
fn proof_with(releases: u8, salt: u8) -> FraudProof {
    let (ann, bob, cleo, day_key) = (Person::new(2), Person::new(3), Person::new(4), Person::new(12));
    let telomeer = fresh(&issuance(&[]), 2, &ann);
    let place = ChainPlace::after_anchor(&telomeer.anchor).unwrap();
    let released = |number| witness().void(SigRole::ReceiverAbort, Hash([number; 32]));
    let void: Vec<VoidEvidence> = (0..releases).map(released).collect();
    let given = |other: &Person, salt| {
        let (header_key, void) = (Some(day_key.clone()), void.clone());
        let change = Deal { coins: (62, 1), header_key, salt, void, no_witness: true, ..Deal::change(&ann, other) };
        (place, change.at(&place).statement())
    };
    FraudProof::from_statements(coin(&telomeer), given(&bob, salt), given(&cleo, salt + 1)).unwrap()
}

/// What somebody who found the items on the board reads.
fn found(items: &[BoardItem]) -> Vec<BoardItem> {
    items.iter().map(|item| BoardItem::parse(&item.encode()).unwrap()).collect()
}

#[test]
fn no_item_is_over_the_limit_and_whoever_finds_them_all_can_judge() {
    for (releases, proof_len, parts) in [(0, 1_042, 2), (1, 1_238, 2), (3, 1_626, 2)] {
        let proof = proof_with(releases, 0);
        assert_eq!(proof.encode().len(), proof_len);
        let items = BoardItem::of_proof(&proof);
        assert_eq!(items.len(), parts);
        assert!(items.iter().all(|item| item.encode().len() <= BoardItem::MAX_LEN));
        let mut found = found(&items);
        found.reverse();
        let joined = BoardItem::join(&found).unwrap();
        let guilty = Verdict::Culprit { key: Person::new(2).key(), rule: BlameRule::SpentTwice };
        assert_eq!(joined.verify(None, &mut dice()), Ok(guilty));
        assert_eq!(joined, proof);
    }
}

#[test]
fn a_typical_proof_is_one_item() {
    let (ann, bob, cleo) = (Person::new(2), Person::new(3), Person::new(4));
    let telomeer = fresh(&issuance(&[witness()]), 2, &ann);
    let place = ChainPlace::after_anchor(&telomeer.anchor).unwrap();
    let paid = |to, salt| (place, Deal { salt, ..Deal::payment(&ann, to) }.at(&place).statement());
    let proof = FraudProof::from_statements(coin(&telomeer), paid(&bob, 0), paid(&cleo, 1)).unwrap();
    let items = BoardItem::of_proof(&proof);
    let [item] = items.as_slice() else { panic!("{} items", items.len()) };
    assert_eq!(item.encode().len(), 36 + proof.encode().len());
    assert_eq!(BoardItem::join(&found(&items)), Ok(proof));
}

#[test]
fn parts_of_the_longest_proof_fit_into_two_items() {
    assert_eq!(BoardItem::MOST_PARTS, 2);
}

#[test]
fn parts_of_two_proofs_and_missing_or_repeated_parts_are_no_proof() {
    let (one, other) = (BoardItem::of_proof(&proof_with(0, 0)), BoardItem::of_proof(&proof_with(0, 2)));
    assert_ne!(one[0].proof(), other[0].proof());
    for parts in [
        vec![],
        vec![&one[0]],
        vec![&one[1]],
        vec![&one[0], &one[0]],
        vec![&one[0], &other[1]],
        vec![&one[0], &one[1], &one[1]],
    ] {
        let parts: Vec<BoardItem> = parts.into_iter().cloned().collect();
        assert_eq!(BoardItem::join(&parts), Err(BoardItemError::OtherParts));
    }
}

#[test]
fn a_part_that_somebody_else_put_there_is_noticed() {
    let (one, other) = (BoardItem::of_proof(&proof_with(0, 0)), BoardItem::of_proof(&proof_with(0, 2)));
    let forged = BoardItem { proof: one[0].proof, ..other[1].clone() };
    assert_eq!(BoardItem::join(&[one[0].clone(), forged]), Err(BoardItemError::OtherBytes));
    let junk = vec![7; 100];
    let no_proof = BoardItem { proof: name_of(&junk), part: 0, parts: 1, bytes: junk };
    assert!(matches!(BoardItem::join(&[no_proof]), Err(BoardItemError::Proof(_))));
}

#[test]
fn damaged_items_do_not_read() {
    let items = BoardItem::of_proof(&proof_with(0, 0));
    let (first, last) = (items[0].encode(), items[1].encode());
    assert_eq!(first.len(), BoardItem::MAX_LEN);
    for short in 0..first.len() {
        assert_eq!(BoardItem::parse(&first[..short]), Err(ReadError::Truncated), "{short}");
    }
    assert_eq!(BoardItem::parse(&last[..BoardItem::HEADER_LEN]), Err(ReadError::Truncated));
    let too_long = [&first[..], &[0]].concat();
    assert_eq!(BoardItem::parse(&too_long), Err(ReadError::TooLong { limit: 996, seen: 997 }));
    let with = |place: usize, value: u8| {
        let mut bytes = last.clone();
        bytes[place] = value;
        BoardItem::parse(&bytes)
    };
    assert_eq!(with(0, 2), Err(ReadError::Version { seen: 2 }));
    assert_eq!(with(1, 2), Err(ReadError::Algorithm { seen: 2 }));
    assert_eq!(with(34, 2), Err(ReadError::OutOfRange("part")));
    assert_eq!(with(35, 1), Err(ReadError::OutOfRange("part")));
    assert_eq!(with(35, 3), Err(ReadError::OutOfRange("part")));
}
