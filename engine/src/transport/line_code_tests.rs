#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::foundation::random::{Dice, Entropy};

const LINE: Line = Line { session: [0xDE, 0xAD, 0xBE, 0xEF], message: 1 };

fn message(bytes: usize) -> Vec<u8> {
    (0..bytes).map(|place| (place * 7 + 1) as u8).collect()
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// Shows symbols in order, loses some, and says how many arrived until the message was complete.
fn arrivals_until_complete(line: Line, bytes: usize, loss_percent: u8, dice: &mut Dice) -> usize {
    let original = message(bytes);
    let encoder = Encoder::new(line, original.clone()).unwrap();
    let mut decoder = Decoder::new(line, bytes).unwrap();
    let (mut id, mut arrived) = (0, 0);
    while !decoder.is_complete() {
        let [roll] = dice.make_bytes::<1>();
        if u16::from(roll) * 100 >= u16::from(loss_percent) * 256 {
            let before = decoder.rank();
            decoder.insert(id, &encoder.symbols(id, 1));
            assert!(decoder.rank() == before || decoder.rank() == before + 1);
            arrived += 1;
        }
        id += 1;
    }
    assert_eq!(decoder.into_message().unwrap(), original);
    arrived
}

#[test]
fn coefficients_are_the_ones_of_the_specification() {
    let of = |message, id| hex(&coefficients(Line { message, ..LINE }, id, 10));
    assert_eq!(of(1, 3), "b0dd46416ecb93b296c5");
    assert_eq!(of(1, 4), "d0def0e631b69fdeb9b4");
    assert_eq!(of(2, 3), "528b86b9313b085b510f");
    assert_eq!(of(250, 65_535), "152bcd88253e553324b1");
}

#[test]
fn a_coded_symbol_is_the_one_of_the_specification() {
    let encoder = Encoder::new(LINE, message(200)).unwrap();
    assert_eq!(encoder.source_symbols(), 3);
    assert_eq!(encoder.symbols(0, 2), message(166));
    assert_eq!(
        hex(&encoder.symbols(3, 1)),
        "7da07d1477f2d221d751c9025d5b725a5e5b7d925355ff8f0156b634f37fd5d5f02dd0c93cd82c93ccf6ba3dad30c2b273f649d3dd9798\
         89d6cd81a4b763097969ecf1e8448d79c699d79b1c8cfa1363a22773"
    );
}

#[test]
fn hardly_ever_takes_a_symbol_more_than_the_message_has() {
    let mut dice = Dice::new(&Entropy([7; 32]));
    for loss_percent in [0, 10, 30, 50] {
        let (mut extra, mut trials) = (0, 0);
        for (bytes, repeats) in [(200, 200), (1_000, 150), (3_300, 50), (20_000, 3)] {
            for trial in 0..repeats {
                let line = Line { session: [trial, loss_percent, 3, 4], message: 1 };
                extra += arrivals_until_complete(line, bytes, loss_percent, &mut dice) - bytes.div_ceil(SYMBOL_BYTES);
                trials += 1;
            }
        }
        // At most 0.05 symbols in the mean, and none at all when nothing is lost.
        assert!(extra * 20 <= trials, "{loss_percent} % lost: {extra} extra symbols in {trials} trials");
        assert!(loss_percent > 0 || extra == 0);
    }
}

#[test]
fn coded_symbols_alone_and_late_source_symbols_give_the_message() {
    let original = message(1_500);
    let encoder = Encoder::new(LINE, original.clone()).unwrap();
    let count = encoder.source_symbols() as u16;
    let mut decoder = Decoder::new(LINE, original.len()).unwrap();
    // Coded symbols first, so that source symbols find their places taken and push mixed rows out of them.
    let order = (0..count / 2).map(|place| 900 + place).chain((0..count).rev()).chain(2_000..);
    for id in order {
        decoder.insert(id, &encoder.symbols(id, 1));
        if decoder.is_complete() {
            break;
        }
    }
    assert_eq!(decoder.into_message(), Some(original));

    let original = message(1_500);
    let mut decoder = Decoder::new(LINE, original.len()).unwrap();
    for id in 60_000.. {
        decoder.insert(id, &encoder.symbols(id, 1));
        if decoder.is_complete() {
            break;
        }
    }
    assert_eq!(decoder.into_message(), Some(original));
}

#[test]
fn repeats_and_wrong_sizes_bring_nothing() {
    let encoder = Encoder::new(LINE, message(500)).unwrap();
    let mut decoder = Decoder::new(LINE, 500).unwrap();
    assert!(decoder.insert(100, &encoder.symbols(100, 1)));
    assert!(!decoder.insert(100, &encoder.symbols(100, 1)));
    assert!(decoder.insert(2, &encoder.symbols(2, 1)));
    assert!(!decoder.insert(2, &[0xFF; SYMBOL_BYTES]));
    assert!(!decoder.insert(3, &[0; SYMBOL_BYTES - 1]));
    assert_eq!(decoder.rank(), 2);
    assert_eq!(decoder.into_message(), None);
}

#[test]
fn lengths_are_checked_first() {
    for bytes in [0, MAX_MESSAGE_BYTES + 1, usize::MAX] {
        assert_eq!(Decoder::new(LINE, bytes).err(), Some(LengthError(bytes)));
    }
    assert_eq!(Decoder::new(LINE, MAX_MESSAGE_BYTES).unwrap().source_symbols(), 2_410);
    assert_eq!(Encoder::new(LINE, vec![0; MAX_MESSAGE_BYTES + 1]).err(), Some(LengthError(MAX_MESSAGE_BYTES + 1)));
    assert_eq!(Encoder::new(LINE, Vec::new()).err(), Some(LengthError(0)));
}
