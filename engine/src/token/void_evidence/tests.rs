use super::*;

fn piece(number: u8) -> VoidEvidence {
    VoidEvidence {
        kind: SigRole::SenderAbort,
        header: Hash([number; 32]),
        signature: Signature([number.wrapping_add(100); 64]),
    }
}

fn pieces(count: u8) -> Vec<VoidEvidence> {
    (0..count).map(piece).collect()
}

#[test]
fn evidence_is_limited_in_kind_and_number() {
    assert_eq!(encode_void(&[]), Vec::<u8>::new());
    assert_eq!(parse_void(&[]), Ok(Vec::new()));
    assert_eq!(parse_void(&encode_void(&pieces(2))), Ok(pieces(2)));
    assert_eq!(parse_void(&encode_void(&pieces(4))), Err(ReadError::TooLong { limit: 3, seen: 4 }));
    assert_eq!(parse_void(&[0]), Err(ReadError::OutOfRange("void count")));
    let vote = VoidEvidence { kind: SigRole::Vote, ..piece(0) };
    assert_eq!(parse_void(&encode_void(&[vote])), Err(ReadError::OutOfRange("void kind")));
}

#[test]
fn a_transfer_is_named_once() {
    let again = VoidEvidence { kind: SigRole::AbortCertificate, signature: Signature([7; 64]), ..piece(0) };
    assert_eq!(parse_void(&encode_void(&[piece(0), piece(1), again])), Err(ReadError::Order("void evidence")));
    let mut header = piece(0).header;
    header.0[11] ^= 1;
    let same_name = VoidEvidence { header, ..piece(0) };
    assert_eq!(parse_void(&encode_void(&[piece(0), same_name])), Err(ReadError::Order("void evidence")));
    header.0[10] ^= 1;
    let other_name = VoidEvidence { header, ..piece(0) };
    assert!(parse_void(&encode_void(&[piece(0), other_name])).is_ok());
}

#[test]
fn a_leaf_has_the_name_and_the_hash_of_each_piece() {
    let piece = piece(3);
    let digest = piece.digest();
    assert_eq!(digest.0[..11], [3; 11]);
    let hash = Hash::derive("piece", &[&[piece.kind.byte()], &[3; 32], &piece.signature.0]);
    assert_eq!(digest.0[11..], hash.0[..21]);
    assert_eq!((digest.name(), piece.name()), (name_of(&piece.header), name_of(&piece.header)));
    assert_ne!(digest.name(), name_of(&Hash([4; 32])));
    assert_eq!(void_hash(&[]), Hash::ZERO);
    let two = pieces(2);
    let expected = Hash::derive("void", &[&[2], &two[0].digest().0, &two[1].digest().0]);
    assert_eq!(void_hash(&two), expected);
    assert_ne!(void_hash(&[two[1], two[0]]), expected, "their order counts");
}

#[test]
fn everything_in_a_piece_counts() {
    let piece = piece(3);
    let mut end = piece.header;
    end.0[31] ^= 1;
    let others = [
        VoidEvidence { kind: SigRole::ReceiverAbort, ..piece },
        VoidEvidence { header: end, ..piece },
        VoidEvidence { signature: Signature([1; 64]), ..piece },
    ];
    assert!(others.iter().all(|other| other.digest() != piece.digest()));
}

#[test]
fn about_one_transfer_the_first_piece_is_kept() {
    let mut carried = pieces(2);
    add_evidence(&mut carried, None);
    add_evidence(&mut carried, Some(VoidEvidence { kind: SigRole::AbortCertificate, ..piece(1) }));
    assert_eq!(carried, pieces(2));
    add_evidence(&mut carried, Some(piece(2)));
    assert_eq!(carried, pieces(3));
}
