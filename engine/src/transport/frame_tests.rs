#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::transport::rung::Rung;

fn header() -> Header {
    Header {
        flags: Flags::PAYER.with_if(Flags::CONFIRMED, true).with_if(Flags::ACK_ONLY, true),
        session: [0xDE, 0xAD, 0xBE, 0xEF],
        message: 7,
        first_symbol: 0x0102,
        message_bytes: 199_000,
        collecting: Collecting { message: 6, need: 0x0304 },
        reception: Reception { highest: Rung::V15, rate: 15 },
    }
}

/// The frame with another first byte and a checksum that fits.
fn with_first_byte(first: u8) -> Vec<u8> {
    let mut bytes = header().write(&[0; SYMBOL_BYTES]);
    bytes.truncate(bytes.len() - CHECKSUM_BYTES);
    bytes[0] = first;
    bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
    bytes
}

#[test]
fn a_frame_is_the_one_of_the_specification() {
    let symbol: Vec<u8> = (0..83).collect();
    let bytes = header().write(&symbol);
    assert_eq!(data_encoding::HEXLOWER.encode(&bytes[..16]), "b129deadbeef0702015809030604032f");
    assert_eq!(bytes[16..99], symbol);
    assert_eq!(data_encoding::HEXLOWER.encode(&bytes[99..]), "589a4c20");
    assert_eq!(FrameView::read(&bytes), Ok(FrameView { header: header(), symbols: &symbol }));
}

#[test]
fn every_rung_fits_its_code() {
    let capacities = [106, 271, 520, 858, 1_528, 2_953];
    for (rung, capacity) in Rung::ALL.into_iter().zip(capacities) {
        let bytes = OVERHEAD_BYTES + rung.symbols() * SYMBOL_BYTES;
        assert!(bytes <= capacity && bytes + SYMBOL_BYTES > capacity, "{rung:?} holds {bytes} of {capacity} bytes");
    }
}

#[test]
fn no_rung_takes_more_codes_than_symbols_cut_for_it_alone() {
    let capacities = [271, 520, 858, 1_528, 2_953];
    for (rung, capacity) in Rung::ALL.into_iter().skip(1).zip(capacities) {
        for message_bytes in [5_000_usize, 20_000] {
            let codes = message_bytes.div_ceil(SYMBOL_BYTES).div_ceil(rung.symbols());
            // A fountain code whose one symbol fills the code, but for the multiple of eight bytes that it likes.
            let filled = (capacity - OVERHEAD_BYTES) / 8 * 8;
            assert_eq!(codes, message_bytes.div_ceil(filled), "{message_bytes} bytes on {rung:?}");
        }
    }
}

#[test]
fn damaged_foreign_and_other_version_are_three_answers() {
    let good = header().write(&[0; SYMBOL_BYTES]);
    for place in 0..good.len() {
        for bit in 0..8 {
            let mut bytes = good.clone();
            bytes[place] ^= 1 << bit;
            let expected = if place == 0 && bit >= 4 { FrameError::Foreign } else { FrameError::Damaged };
            assert_eq!(FrameView::read(&bytes), Err(expected), "bit {bit} of byte {place}");
        }
    }
    for length in 1..good.len() {
        assert_eq!(FrameView::read(&good[..length]), Err(FrameError::Damaged));
    }
    for foreign in [&b""[..], b"https://example.org", "Ж".as_bytes(), &with_first_byte(0xC1)] {
        assert_eq!(FrameView::read(foreign), Err(FrameError::Foreign));
    }
    assert_eq!(FrameView::read(&with_first_byte(0xB2)), Err(FrameError::OtherVersion(2)));
    assert_eq!(FrameView::read(&with_first_byte(0xB0)), Err(FrameError::OtherVersion(0)));
}

#[test]
fn contradictions_are_damage() {
    let fine = Header { message_bytes: 300, ..header() };
    assert!(FrameView::read(&fine.write(&[0; 4 * SYMBOL_BYTES])).is_ok());
    let damaged = [
        fine.write(&[0; SYMBOL_BYTES + 1]),
        fine.write(&[]),
        Header { message_bytes: 0, ..fine }.write(&[0; SYMBOL_BYTES]),
        Header { message_bytes: 200_001, ..fine }.write(&[0; SYMBOL_BYTES]),
        Header { first_symbol: 65_535, ..fine }.write(&[0; 2 * SYMBOL_BYTES]),
        fine.write(&vec![0; (MAX_SYMBOLS + 1) * SYMBOL_BYTES]),
    ];
    for bytes in damaged {
        assert_eq!(FrameView::read(&bytes), Err(FrameError::Damaged));
    }
    let longest =
        Header { first_symbol: 0, message_bytes: 200_000, ..fine }.write(&vec![0; MAX_SYMBOLS * SYMBOL_BYTES]);
    assert_eq!(FrameView::read(&longest).unwrap().symbols.len(), MAX_SYMBOLS * SYMBOL_BYTES);
}

#[test]
fn a_long_frame_holds_source_symbols_only() {
    let with = |first_symbol: u16, count: usize| {
        let header = Header { first_symbol, message_bytes: 100 * 83, ..header() };
        FrameView::read(&header.write(&vec![1; count * SYMBOL_BYTES])).is_ok()
    };
    assert!(with(0, 100) && with(40, 60) && with(100, 35));
    assert!(!with(0, 101) && !with(41, 60) && !with(100, 36));
}
