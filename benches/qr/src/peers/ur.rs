//! BC-UR, the real crate: bytewords in alphanumeric codes, pure parts first, mixed parts after them.
use ur::fountain;

use super::{Protocol, Receiver};
use crate::chance::Chance;
use crate::rung::Rung;

/// Parts of CBOR that a byte string of these lengths needs before its bytes.
const CBOR_BYTES: usize = 3;
/// The size of fragment that most wallets are set to.
const USUAL_BYTES: usize = 200;

/// A message in fragments of one size.
pub struct Ur {
    name: &'static str,
    fragments: usize,
}

impl Ur {
    /// Fragments as large as the code holds.
    pub fn filled(rung: Rung, message: &[u8]) -> Self {
        Self { name: "UR", fragments: fragments(rung, message, usize::MAX) }
    }

    /// Fragments of 200 bytes, as usual, where the message does not fit one code.
    pub fn of_200(rung: Rung, message: &[u8]) -> Self {
        Self { name: "UR, 200 B", fragments: fragments(rung, message, USUAL_BYTES) }
    }
}

impl Protocol for Ur {
    fn name(&self) -> &'static str {
        self.name
    }

    fn source_frames(&self) -> usize {
        self.fragments
    }

    fn receiver(&self, seed: u64) -> Box<dyn Receiver + '_> {
        if self.fragments == 1 {
            return Box::new(Single);
        }
        // Which parts are mixed of which fragments follows from their number and the checksum: a fragment of one byte behaves
        // as one of any size.
        let message = Chance::of(seed).bytes(self.fragments);
        let encoder = fountain::Encoder::new(&message, 1).expect("the message has bytes");
        Box::new(UrReceiver { encoder, decoder: fountain::Decoder::default(), next: 0 })
    }
}

struct Single;

impl Receiver for Single {
    fn take(&mut self, _shown: usize) -> bool {
        true
    }
}

struct UrReceiver {
    encoder: fountain::Encoder,
    decoder: fountain::Decoder,
    next: usize,
}

impl Receiver for UrReceiver {
    fn take(&mut self, shown: usize) -> bool {
        while self.next < shown {
            let _lost = self.encoder.next_part();
            self.next += 1;
        }
        self.next += 1;
        self.decoder.receive(self.encoder.next_part()).expect("the parts are of one message");
        self.decoder.complete()
    }
}

/// Fragments that a message takes, with the largest size up to `most` whose parts fit the code.
fn fragments(rung: Rung, message: &[u8], most: usize) -> usize {
    if ur::ur::encode(message, &ur::Type::Bytes).len() <= rung.characters {
        return 1;
    }
    let (mut fitting, mut too_many) = (10, rung.characters / 2 + 1);
    while fitting + 1 < too_many {
        let middle = (fitting + too_many) / 2;
        if longest_part(message, middle) <= rung.characters { fitting = middle } else { too_many = middle }
    }
    (message.len() + CBOR_BYTES).div_ceil(fitting.min(most))
}

/// Characters of the longest of the parts that are usually shown.
fn longest_part(message: &[u8], fragment_bytes: usize) -> usize {
    let mut encoder = ur::Encoder::bytes(message, fragment_bytes).expect("the message has bytes");
    (0..120).map(|_| encoder.next_part().expect("there is always a next part").len()).max().unwrap_or(0)
}
