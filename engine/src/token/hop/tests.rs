#![allow(clippy::unwrap_used)]
use super::*;
use crate::foundation::signature::SigRole;

fn evidence(count: u8) -> Vec<VoidEvidence> {
    let kinds = [SigRole::SenderAbort, SigRole::ReceiverAbort, SigRole::AbortCertificate, SigRole::SenderAbort];
    let one =
        |n: u8| VoidEvidence { kind: kinds[usize::from(n)], header: Hash([n; 32]), signature: Signature([n; 64]) };
    (0..count).map(one).collect()
}

fn bare() -> Hop {
    Hop {
        index: 2,
        n_p: 1,
        n_c: 1,
        times: TransferTimes { lo: Timestamp(7), width_s: 8, expiry_s: 9, saturated: false, doubtful: false },
        no_witness: false,
        counterparty: PublicKey([1; 32]),
        commit: Signature([2; 64]),
        vote: Signature([3; 64]),
        ack: None,
        void: Vec::new(),
        owner: None,
        path: vec![Hash([4; 32])],
    }
}

fn full() -> Hop {
    let mut hop = Hop {
        no_witness: true,
        ack: Some(Signature([5; 64])),
        void: evidence(3),
        owner: Some((PublicKey([6; 32]), Signature([7; 64]))),
        ..bare()
    };
    hop.times.saturated = true;
    hop.times.doubtful = true;
    hop
}

#[test]
fn hops_have_their_length_and_read_back() {
    assert_eq!(bare().encode().len(), Hop::BASE_LEN + 32);
    assert_eq!(full().encode().len(), Hop::BASE_LEN + 64 + 1 + 3 * 97 + 96 + 32);
    assert_eq!(full().encode()[0], 0b1011_0111);
    for hop in [bare(), full()] {
        assert_eq!(hop.encode().len(), hop.encoded_len());
        assert_eq!(Hop::parse(&hop.encode()), Ok(hop));
    }
}

#[test]
fn places_and_flags_outside_the_rules_do_not_read() {
    let with = |place: usize, value: u8| {
        let mut bytes = bare().encode();
        bytes[place] = value;
        Hop::parse(&bytes).unwrap_err()
    };
    assert_eq!(with(0, 0b1000), ReadError::OutOfRange("hop flags"));
    assert_eq!(with(0, 0b100_0000), ReadError::OutOfRange("hardware credential"));
    assert_eq!(with(1, 0), ReadError::OutOfRange("leaf index"));
    assert_eq!(with(1, 3), ReadError::OutOfRange("leaf index"));
    assert_eq!(with(2, 0), ReadError::OutOfRange("number of coins"));
    assert_eq!(with(3, 63), ReadError::OutOfRange("number of coins"));
    assert_eq!(with(3, 255), ReadError::OutOfRange("number of coins"));
    assert_eq!(with(1, 1), ReadError::Truncated, "another place asks for a longer path");
}

#[test]
fn the_most_coins_read_and_their_last_place_is_one() {
    let path = vec![Hash([4; 32]); 6];
    for (n_p, n_c, direction) in [(MAX_COINS, 0, Direction::Payment), (62, 1, Direction::Change)] {
        let hop = Hop { index: MAX_COINS, n_p, n_c, path: path.clone(), ..bare() };
        assert_eq!(Hop::parse(&hop.encode()).as_ref(), Ok(&hop));
        assert_eq!((hop.direction(), hop.leaf_count()), (direction, 64));
        assert_eq!(hop.encode().len(), hop.encoded_len());
    }
}

#[test]
fn the_deeper_a_coin_lies_the_less_evidence_it_carries() {
    let most = |direction| [0, 2, 3, 4, 5, 6].map(|depth| most_voids(direction, depth));
    assert_eq!(most(Direction::Payment), [3, 3, 3, 3, 2, 1]);
    assert_eq!(most(Direction::Change), [3, 3, 3, 2, 1, 0]);
    assert_eq!([1, 15, 16, 31, 32, 63].map(|coins| most_voids_among(Direction::Payment, coins)), [3, 3, 2, 2, 1, 1]);
    assert_eq!([0, 1, 2, 3, 4].map(most_coins_carrying), [63, 63, 31, 15, 0]);
}

#[test]
fn a_hop_with_too_much_evidence_for_its_depth_does_not_read() {
    let path = vec![Hash([4; 32]); 6];
    let refused = Err(ReadError::OutOfRange("void evidence at this depth"));
    for (n_p, n_c, most) in [(MAX_COINS, 0, 1), (62, 1, 0)] {
        let hop = |count| Hop { index: MAX_COINS, n_p, n_c, path: path.clone(), void: evidence(count), ..bare() };
        assert!(Hop::parse(&hop(most).encode()).is_ok());
        assert_eq!(Hop::parse(&hop(most + 1).encode()), refused);
    }
}

#[test]
fn every_header_field_counts() {
    let fields = HeaderFields {
        root: Hash([1; 32]),
        sender: PublicKey([2; 32]),
        receiver: PublicKey([3; 32]),
        times: bare().times,
        n_p: 2,
        n_c: 1,
        no_witness: false,
    };
    let doubtful = TransferTimes { doubtful: true, ..fields.times };
    let variants = [
        HeaderFields { root: Hash([9; 32]), ..fields },
        HeaderFields { sender: fields.receiver, receiver: fields.sender, ..fields },
        HeaderFields { n_p: 1, n_c: 2, ..fields },
        HeaderFields { no_witness: true, ..fields },
        HeaderFields { times: doubtful, ..fields },
        HeaderFields { times: TransferTimes { expiry_s: 1, ..fields.times }, ..fields },
    ];
    for variant in variants {
        assert_ne!(variant.hash(), fields.hash());
    }
    let far = HeaderFields { times: TransferTimes { lo: Timestamp(u64::MAX), ..fields.times }, ..fields };
    for each in variants.iter().chain([&fields, &far]) {
        assert_eq!(each.hash(), Hash::derive("head", &[&each.encode()]));
    }
    assert_eq!((fields.flags(), variants[3].flags(), variants[4].flags()), (0, 4, 2));
}

#[test]
fn a_header_reads_back_and_another_bit_in_its_flags_does_not_read() {
    let times = |saturated, doubtful| TransferTimes { saturated, doubtful, ..bare().times };
    let of = |times, no_witness| HeaderFields {
        root: Hash([1; 32]),
        sender: PublicKey([2; 32]),
        receiver: PublicKey([3; 32]),
        times,
        n_p: 2,
        n_c: 1,
        no_witness,
    };
    for fields in [
        of(times(false, false), false),
        of(times(true, false), false),
        of(times(false, true), false),
        of(times(false, false), true),
        of(times(true, true), true),
    ] {
        let bytes = fields.encode();
        assert_eq!(HeaderFields::parse(&bytes), Ok(fields));
        for bit in 3..8 {
            let mut changed = bytes.clone();
            *changed.last_mut().unwrap() |= 1 << bit;
            assert_eq!(HeaderFields::parse(&changed), Err(ReadError::OutOfRange("header flags")), "bit {bit}");
        }
        assert_eq!(HeaderFields::parse(&bytes[1..]), Err(ReadError::Truncated));
    }
}

#[test]
fn an_empty_memo_is_zero_and_directions_differ() {
    assert_eq!(memo_hash(""), Hash::ZERO);
    assert_eq!(memo_hash("bread"), Hash::derive("memo", &[b"bread"]));
    let (leaf, header) = (Hash([1; 32]), Hash([2; 32]));
    assert_ne!(link_hash(&leaf, &header, Direction::Payment), link_hash(&leaf, &header, Direction::Change));
}
