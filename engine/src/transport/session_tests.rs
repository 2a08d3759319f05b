#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::collections::BTreeSet;

use super::*;
use crate::transport::handshake::{Answering, Committing};
use crate::transport::hello::Hello;
use crate::transport::meeting::{Meeting, Met};

/// Fails to compile when the type can be printed: then both implementations fit and neither can be chosen.
macro_rules! assert_no_debug {
    ($($secret:ty),+ $(,)?) => {$(
        const _: () = {
            trait Choice<Marker> {
                fn choose() {}
            }
            struct Printable;
            impl<T: ?Sized> Choice<()> for T {}
            impl<T: ?Sized + std::fmt::Debug> Choice<Printable> for T {}
            let _: fn() = <$secret as Choice<_>>::choose;
        };
    )+};
}

assert_no_debug!(
    HelloSecret,
    Agreement,
    SealingKey,
    OpeningKey,
    Committing,
    Answering,
    Met,
    Meeting,
    Entropy,
    crate::transport::QrPipe,
);

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

fn secret(key: u8, nonce: u8) -> HelloSecret {
    HelloSecret { secret: StaticSecret::from([key; 32]), nonce: Zeroizing::new([nonce; 32]) }
}

#[test]
fn a_session_is_the_one_of_the_specification() {
    let (payee, payer) = (secret(0x11, 0xAA), secret(0x22, 0xBB));
    let commitment = commitment(&payee.public_key(), &payee.nonce());
    assert_eq!(hex(&commitment), "713d1b738e015f44c4a3e5181d16a2c8346e45cceacb82b8615b49ce39f2b357");
    let commit = Hello::Commit { commitment }.write();
    let answer = Hello::Answer { commitment, key: payer.public_key(), nonce: payer.nonce() }.write();
    let opening = Hello::Open { key: payee.public_key(), nonce: payee.nonce() }.write();
    assert_eq!(hex(&session_id(&commit, &answer)), "0d772a9f");
    let agreement = payee.agree(payer.public_key(), [&commit, &answer, &opening]).unwrap();
    assert_eq!(agreement.transcript.to_string(), "6c95f3447954bec34fb58b3d3ea801923ea32db546ffd6b0aa939a36e957f766");
    assert_eq!(hex(&*agreement.payee_to_payer), "62c44fb6ee24c9848383a47aab27c2b6aacf34743621792c85726a34d29a5bdf");
    assert_eq!(hex(&*agreement.payer_to_payee), "2d9ab315c1275ba16bba845707a961ae4b9e393b01f0fcb77c291c63b4f914ca");
    assert_eq!(code(&agreement.transcript), ([7, 5, 11, 12], "234860".to_owned()));
    let confirm = SealingKey::new(agreement.payee_to_payer).seal(&[0x0A, 0]).unwrap();
    assert_eq!((confirm.0, hex(&confirm.1)), (1, "0db2f904d33eb4def497f1266412ea5fafcd".to_owned()));

    let other = payer.agree(payee.public_key(), [&commit, &answer, &opening]).unwrap();
    assert!(*other.payer_to_payee == *agreement.payer_to_payee && other.transcript == agreement.transcript);
}

#[test]
fn the_digits_of_the_code_are_always_six() {
    let mut bytes = [0; 32];
    assert_eq!(code(&Hash(bytes)), ([0; 4], "000000".to_owned()));
    bytes[..3].copy_from_slice(&[0xFF; 3]);
    assert_eq!(code(&Hash(bytes)), ([31; 4], "048575".to_owned()));
}

#[test]
fn keys_that_make_a_known_secret_are_refused() {
    let mut one = [0; 32];
    one[0] = 1;
    let order_eight = "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800";
    let order_eight = data_encoding::HEXLOWER.decode(order_eight.as_bytes()).unwrap().try_into().unwrap();
    for key in [[0; 32], one, order_eight] {
        assert!(secret(1, 2).agree(key, [b"", b"", b""]).is_none());
    }
}

#[test]
fn a_number_belongs_to_one_plaintext_and_there_are_250() {
    let mut sealing = SealingKey::new(Zeroizing::new([5; 32]));
    let opening = OpeningKey::new(Zeroizing::new([5; 32]));
    let (mut numbers, mut ciphertexts) = (BTreeSet::new(), BTreeSet::new());
    while let Some((number, ciphertext)) = sealing.seal(b"the same words") {
        assert_eq!(opening.open(number, &ciphertext).unwrap(), b"the same words");
        assert!(opening.open(number.wrapping_add(1), &ciphertext).is_none());
        assert!(numbers.insert(number) && ciphertexts.insert(ciphertext));
    }
    assert_eq!((numbers.len(), numbers.contains(&0)), (250, false));
    assert!(sealing.seal(b"more").is_none());
}

#[test]
fn every_draw_is_another() {
    let mut entropy = Entropy([3; 32]);
    let drawn: BTreeSet<_> = (0..5).map(|_| HelloSecret::draw(&mut entropy).public_key()).collect();
    assert_eq!(drawn.len(), 5);
}
