//! RaptorQ, the real crate: without end, as the best that a generic code can do, and as the loop with 20 % repair that RaptorQR
//! shows.
use raptorq::{Decoder, Encoder, EncodingPacket, ObjectTransmissionInformation};

use super::{GENERIC, Protocol, Receiver};
use crate::rung::Rung;

/// What a packet costs beside its symbol: its id, the parameters, a checksum.
const PACKET_BYTES: usize = 4 + 12 + 4;
/// The same and a header of 8, in RaptorQR.
const RAPTORQR_BYTES: usize = PACKET_BYTES + 8;
/// Symbols are multiples of this.
const ALIGNMENT: usize = 8;
/// Repair packets to the source packet, where there is no loop: enough for every trial.
const REPAIR: usize = 8;

/// Source packets, and then repair packets without end.
pub struct Endless {
    packets: Packets,
}

impl Endless {
    /// Fills codes of that size.
    pub fn new(rung: Rung, message_bytes: usize) -> Self {
        let source = source_packets(rung.bytes - PACKET_BYTES, message_bytes);
        Self { packets: Packets::new(source, REPAIR * source + 64) }
    }
}

impl Protocol for Endless {
    fn name(&self) -> &'static str {
        GENERIC
    }

    fn source_frames(&self) -> usize {
        self.packets.source
    }

    fn receiver(&self, _seed: u64) -> Box<dyn Receiver + '_> {
        Box::new(self.packets.receiver((0..self.packets.all.len()).collect()))
    }
}

/// A loop of source packets with one repair packet after every fifth.
pub struct Loop {
    packets: Packets,
}

impl Loop {
    /// Fills codes of that size.
    pub fn new(rung: Rung, message_bytes: usize) -> Self {
        let source = source_packets(rung.bytes - RAPTORQR_BYTES, message_bytes);
        Self { packets: Packets::new(source, source.div_ceil(5)) }
    }
}

impl Protocol for Loop {
    fn name(&self) -> &'static str {
        "RaptorQR"
    }

    fn source_frames(&self) -> usize {
        self.packets.source
    }

    fn receiver(&self, _seed: u64) -> Box<dyn Receiver + '_> {
        let source = self.packets.source;
        let mut order = Vec::with_capacity(self.packets.all.len());
        for (group, first) in (0..source).step_by(5).enumerate() {
            order.extend(first..(first + 5).min(source));
            order.push(source + group);
        }
        Box::new(self.packets.receiver(order))
    }
}

/// The packets of a message; what counts is how many there are, so their symbols have one word each.
struct Packets {
    parameters: ObjectTransmissionInformation,
    source: usize,
    all: Vec<EncodingPacket>,
}

impl Packets {
    fn new(source: usize, repair: usize) -> Self {
        let bytes = source * ALIGNMENT;
        let parameters = ObjectTransmissionInformation::new(bytes as u64, ALIGNMENT as u16, 1, 1, ALIGNMENT as u8);
        let data: Vec<u8> = (0..bytes).map(|place| (place * 131 % 251) as u8).collect();
        let encoder = Encoder::new(&data, parameters);
        Self { parameters, source, all: encoder.get_encoded_packets(repair as u32) }
    }

    fn receiver(&self, order: Vec<usize>) -> PacketReceiver<'_> {
        PacketReceiver {
            packets: self,
            order,
            seen: vec![false; self.all.len()],
            decoder: Decoder::new(self.parameters),
        }
    }
}

struct PacketReceiver<'a> {
    packets: &'a Packets,
    order: Vec<usize>,
    seen: Vec<bool>,
    decoder: Decoder,
}

impl Receiver for PacketReceiver<'_> {
    fn take(&mut self, shown: usize) -> bool {
        let place = self.order[shown % self.order.len()];
        if std::mem::replace(&mut self.seen[place], true) {
            return false;
        }
        self.decoder.decode(self.packets.all[place].clone()).is_some()
    }
}

fn source_packets(room: usize, message_bytes: usize) -> usize {
    message_bytes.div_ceil(room / ALIGNMENT * ALIGNMENT)
}
