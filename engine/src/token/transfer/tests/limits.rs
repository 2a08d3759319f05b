//! How much of each thing a message or a file may bring: the most is read, and one more is not.
use super::scene::{Scene, message};
use crate::foundation::bytes::ReadError;
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::token::transfer::agreement::OwnerSignature;
use crate::token::transfer::message::{Commit, ExoPak, Message, Refuse};
use crate::token::transfer::receipt::{Finding, ReceiptCheck, ReceiptFile};
use crate::token::transfer::record::Sid;
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::OwnCoin;
use crate::token::transfer::wire::{self, WireError};
use crate::token::void_evidence::encode_void;

const SID: Sid = Sid(Hash([7; 32]));
const OWNER: OwnerSignature = OwnerSignature { key: PublicKey([3; 32]), signature: Signature([4; 64]) };

/// What a message reads as that was written as this one.
fn read(message: &Message) -> Result<(), WireError> {
    let read = wire::decode(&wire::encode(message))?;
    assert_eq!(read, *message);
    Ok(())
}

#[test]
fn a_message_has_two_hundred_thousand_bytes() {
    let filled = |length: usize| wire::encode(&Message::Settlement(vec![0; length]));
    let beside = filled(190_000).len() - 190_000;
    for (length, reads) in [(200_000, true), (200_001, false), (200_002, false)] {
        let bytes = filled(length - beside);
        assert_eq!((bytes.len(), wire::decode(&bytes).is_ok()), (length, reads));
    }
}

#[test]
fn a_side_signs_with_its_own_key_and_that_of_each_coin() {
    let signed = |count| read(&Message::Commit(Commit { sid: SID, signatures: vec![OWNER; count] }));
    assert_eq!([1, 64].map(signed), [Ok(()), Ok(())]);
    assert_eq!([0, 65, 66].map(signed), [const { Err(WireError::Field("signatures")) }; 3]);
}

#[test]
fn an_offer_brings_as_many_issuances_as_coins() {
    let scene = Scene::new(true);
    let (_, pak) = scene.offered(&scene.offer());
    let issued = |count| read(&Message::SenderExoPak(ExoPak { issuances: vec![vec![1; 9]; count], ..pak.clone() }));
    assert_eq!([0, 63].map(issued), [Ok(()), Ok(())]);
    assert_eq!([64, 65].map(issued), [const { Err(WireError::Field("issuances")) }; 2]);
}

#[test]
fn a_refusal_says_a_little_beside_its_code() {
    let refused = |length| {
        let refuse = Refuse { sid: None, stage: 2, code: RefuseCode::Declined, data: vec![5; length] };
        read(&Message::Refuse(refuse))
    };
    assert_eq!([0, 64].map(refused), [Ok(()), Ok(())]);
    assert_eq!([65, 66].map(refused), [const { Err(WireError::Field("data")) }; 2]);
}

#[test]
fn a_wish_to_stop_may_come_before_the_transfer_has_a_name() {
    assert_eq!([None, Some(SID)].map(|sid| read(&Message::Cancel(sid))), [Ok(()), Ok(())]);
}

/// The file of a payer that has committed, and what its signatures and what follows them take at its end.
fn receipt(scene: &Scene) -> (Vec<u8>, usize) {
    let (payer, commit, _) = scene.committed();
    let Message::Commit(Commit { signatures, .. }) = message(&commit) else { unreachable!("M5") };
    let (_, _, vote) = scene.voted();
    let Message::ReceiverExoPak(pak) = message(&vote) else { unreachable!("M4") };
    let file = ReceiptFile::of(&payer, &scene.book).unwrap().encode();
    (file, 2 + 96 * (signatures.len() + pak.signatures.len()) + 1)
}

#[test]
fn a_receipt_has_as_many_signatures_as_a_side_may_make() {
    let (file, end) = receipt(&Scene::new(true));
    let signed = |count: u8| {
        let one = [OWNER.key.0.as_slice(), &OWNER.signature.0].concat();
        let signatures = one.repeat(usize::from(count));
        let bytes = [&file[..file.len() - end], &[count], &signatures, &[0, 0]].concat();
        ReceiptFile::parse(&bytes).map(drop)
    };
    assert_eq!([0, 2, 64].map(signed), [Ok(()), Ok(()), Ok(())]);
    assert!(matches!(signed(65), Err(ReadError::TooLong { .. } | ReadError::OutOfRange(_))));
}

#[test]
fn a_receipt_counts_no_coin_twice() {
    let scene = Scene::new(true);
    let (file, _) = receipt(&scene);
    let laid_out = |coins: &[&OwnCoin]| -> Vec<u8> {
        let coin = |own: &&OwnCoin| match own.coin.void.as_slice() {
            [] => [own.coin.telomeer.encode(), vec![0]].concat(),
            void => [own.coin.telomeer.encode(), encode_void(void)].concat(),
        };
        coins.iter().flat_map(coin).collect()
    };
    let paid: Vec<&OwnCoin> = scene.payment.iter().collect();
    let part = laid_out(&paid);
    let place = file.windows(part.len()).position(|window| window == part).unwrap();
    let sum = |coins: &[&OwnCoin]| {
        let bytes = [&file[..place], &laid_out(coins), &file[place + part.len()..]].concat();
        let read = ReceiptFile::parse(&bytes).unwrap().verify(&mut Scene::dice());
        let finding = |wanted| read.checks.iter().find(|(check, _)| *check == wanted).unwrap().1;
        assert_eq!(finding(ReceiptCheck::Coins), Finding::Holds);
        finding(ReceiptCheck::Sum)
    };
    assert_eq!(sum(&paid), Finding::Holds);
    let value = |own: &OwnCoin| own.coin.traced.denomination;
    let ten = paid.iter().find(|own| paid.iter().filter(|other| value(other) == value(own)).count() == 2).unwrap();
    let mut twice = paid.clone();
    twice.iter_mut().filter(|own| value(own) == value(ten)).for_each(|own| *own = ten);
    twice.sort_by_key(|own| own.coin.traced.token_id);
    assert_eq!(sum(&twice), Finding::Fails, "two tens are paid, and these are one");
}
