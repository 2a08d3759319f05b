#![allow(clippy::unwrap_used)]
use super::*;
use crate::secret::MemberSecret;

const GROUP: PublicKey = PublicKey([7; 32]);

fn secret(number: u8) -> MemberSecret {
    MemberSecret::of([number; 32], [number + 100; 32])
}

fn minutes() -> Minutes {
    Minutes::new(GROUP, (0..4).map(|number| secret(number).key()))
}

/// What the first member says.
fn said(sitting: u64, index: u32, word: &[u8]) -> Said {
    said_by(&secret(0), &GROUP, (sitting, index), word)
}

fn said_by(secret: &MemberSecret, group: &PublicKey, position: Position, word: &[u8]) -> Said {
    let (member, (sitting, index)) = (secret.key(), position);
    let signature = secret.sign(&Said::value(group, &member, position, word));
    Said { member, sitting, index, word: word.to_vec(), signature }
}

fn position(minutes: &Minutes) -> Position {
    minutes.positions()[&secret(0).key()]
}

fn words(minutes: &Minutes, from: Position) -> Vec<&[u8]> {
    minutes.after(&secret(0).key(), from).iter().map(|said| said.word.as_slice()).collect()
}

fn untaken(minutes: &Minutes) -> &[u8] {
    &minutes.untaken(&secret(0).key()).unwrap().word
}

#[test]
fn words_are_heard_from_the_front_and_each_once() {
    let mut minutes = minutes();
    assert!(!minutes.hear(said(1, 1, b"b")), "the first is still to come");
    assert!(minutes.hear(said(1, 0, b"a")));
    assert!(!minutes.hear(said(1, 0, b"a")), "it was heard");
    assert!(!minutes.hear(said(1, 0, b"z")), "and nothing else stands in its place");
    assert!(!minutes.hear(said(1, 2, b"c")), "one is lacking");
    assert!(minutes.hear(said(1, 1, b"b")));
    assert_eq!(position(&minutes), (1, 2));
    assert_eq!(words(&minutes, (0, 0)), [b"a", b"b"]);
    assert_eq!(words(&minutes, (1, 1)), [b"b"]);
}

#[test]
fn what_its_member_did_not_sign_is_not_heard() {
    let (first, second) = (said(1, 0, b"a"), said(1, 1, b"b"));
    let mut minutes = minutes();
    let moved_to_the_front = Said { index: 0, ..second.clone() };
    let of_another = Said { member: secret(1).key(), ..first.clone() };
    let of_a_later_sitting = Said { sitting: 2, ..first.clone() };
    let with_another_word = Said { word: b"b".to_vec(), ..first.clone() };
    let signed_otherwise = Said { signature: second.signature, ..first.clone() };
    for forged in [moved_to_the_front, of_another, of_a_later_sitting, with_another_word, signed_otherwise] {
        assert!(!minutes.hear(forged.clone()), "{forged:?}");
    }
    assert!(minutes.hear(first));
    assert!(!minutes.hear(Said { sitting: 2, index: 0, ..second }), "nor does it begin anything again");
    assert_eq!(position(&minutes), (1, 1));
}

#[test]
fn what_a_stranger_says_or_a_member_of_another_group_is_not_heard() {
    let mut minutes = minutes();
    assert!(!minutes.hear(said_by(&secret(9), &GROUP, (1, 0), b"a")));
    assert!(!minutes.hear(said_by(&secret(0), &PublicKey([8; 32]), (1, 0), b"a")));
    assert!(minutes.hear(said_by(&secret(0), &GROUP, (1, 0), b"a")));
    assert_eq!(minutes.positions().len(), 4);
    assert!(minutes.after(&secret(9).key(), (0, 0)).is_empty());
}

#[test]
fn a_member_begins_again_in_a_later_sitting_and_in_no_earlier_one() {
    let mut minutes = minutes();
    assert!(minutes.hear(said(2, 0, b"a")) && minutes.hear(said(2, 1, b"b")));
    minutes.take(&secret(0).key());
    assert_eq!(untaken(&minutes), b"b");
    assert!(!minutes.hear(said(1, 0, b"old")) && !minutes.hear(said(1, 2, b"old")));
    assert!(!minutes.hear(said(3, 2, b"c")), "it begins at the front");
    assert_eq!(position(&minutes), (2, 2));
    assert!(minutes.hear(said(3, 0, b"c")));
    assert_eq!(position(&minutes), (3, 1));
    assert_eq!(untaken(&minutes), b"c", "all of it is taken in anew");
    assert_eq!(words(&minutes, (2, 2)), [b"c"], "whoever heard an earlier sitting hears all of this one");
    assert!(words(&minutes, (4, 0)).is_empty(), "whoever heard a later one hears nothing");
    assert!(words(&minutes, (3, u32::MAX)).is_empty());
}

#[test]
fn a_sitting_has_at_most_its_bytes() {
    let mut minutes = minutes();
    let long = vec![1; MAX_BYTES / 2];
    assert!(minutes.hear(said(1, 0, &long)) && minutes.hear(said(1, 1, &long)));
    assert!(!minutes.hear(said(1, 2, b"a")), "it is full");
    assert_eq!(position(&minutes), (1, 2));
    assert!(minutes.hear(said(2, 0, b"a")), "the next one is not");
}
