//! Codes that have no business here.
use juicetokens_engine::transport::frame::{Collecting, Flags, Header};
use juicetokens_engine::transport::line_code::SYMBOL_BYTES;
use juicetokens_engine::transport::{Reception, Rung};

use crate::chance::Chance;

/// A code of something else, of another session, damaged, of another version, or the phone's own in a mirror.
pub fn stray(own: &[u8], chance: &mut Chance) -> Vec<u8> {
    match chance.below(5) {
        0 => b"https://example.org/a-poster-on-the-wall".to_vec(),
        1 => of_another_session(chance),
        2 => damaged(own, chance),
        3 => chance.bytes(300),
        _ => own.to_vec(),
    }
}

/// An intact frame with symbols for a message that this session has too.
fn of_another_session(chance: &mut Chance) -> Vec<u8> {
    let mut session = [0; 4];
    session.copy_from_slice(&chance.bytes(4));
    let flags = Flags::default().with_if(Flags::PAYER, chance.happens(0.5));
    let collecting = Collecting { message: 1 + chance.below(4) as u8, need: 0 };
    let message = 1 + chance.below(4) as u8;
    let reception = Reception { highest: Rung::V40, rate: Reception::STEADY };
    let first_symbol = chance.below(200) as u16;
    let header = Header { flags, session, message, first_symbol, message_bytes: 20_000, collecting, reception };
    header.write(&chance.bytes(6 * SYMBOL_BYTES))
}

fn damaged(own: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = own.to_vec();
    let place = chance.below(bytes.len());
    bytes[place] ^= 0x10;
    bytes
}
