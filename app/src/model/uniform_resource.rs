//! Reads `ur:bytes`, whole or in parts (BCR-2020-005): another app may carry one of our codes that way.
use std::collections::BTreeSet;

use crate::model::sighting::{Foreign, Sighting};

/// Parts and bytes of a message that are taken; more is somebody else's, and would only fill memory.
const MOST_PARTS: usize = 2_000;
const MOST_BYTES: usize = 200_020;
/// Bytes of a part beside its share of the message: counts, checksums and heads.
const PART_OVERHEAD: usize = 40;
/// So many different parts for each that a message has, and some more: a message that is not whole by then never will be.
const SPARE_FACTOR: usize = 4;
const SPARE_PARTS: usize = 64;

/// Collects the parts of one message.
#[derive(Default)]
pub struct UniformResource {
    collecting: Option<Collecting>,
}

/// A message of which parts are here.
struct Collecting {
    parts: usize,
    decoder: ur::Decoder,
    /// Numbers of the parts that were taken.
    taken: BTreeSet<u32>,
}

impl Collecting {
    fn of(parts: usize) -> Self {
        Self { parts, decoder: ur::Decoder::default(), taken: BTreeSet::new() }
    }

    fn goes_on_with(&self, parts: usize) -> bool {
        self.parts == parts && self.taken.len() < SPARE_FACTOR * parts + SPARE_PARTS
    }
}

/// What a part led to.
#[derive(Debug, PartialEq, Eq)]
pub enum Arrived {
    /// All of it.
    Whole(Vec<u8>),
    /// Parts are missing.
    Part,
    /// It does not read.
    Unreadable,
}

impl UniformResource {
    /// Takes one part, in lower case.
    pub fn take(&mut self, text: &str) -> Arrived {
        let Some(rest) = text.strip_prefix("ur:bytes/") else { return Arrived::Unreadable };
        let arrived = match rest.split_once('/') {
            None => ur::ur::decode(text).ok().map(|(_, content)| Arrived::of_content(&content)),
            Some((sequence, _)) => self.take_part(text, sequence),
        };
        arrived.unwrap_or(Arrived::Unreadable)
    }

    fn take_part(&mut self, text: &str, sequence: &str) -> Option<Arrived> {
        let (number, count) = sequence.split_once('-')?;
        let number = number.parse().ok()?;
        let parts = count.parse().ok().filter(|count| (1..=MOST_PARTS).contains(count))?;
        if is_too_long(text, parts) {
            return None;
        }
        if self.collecting.as_ref().is_none_or(|known| !known.goes_on_with(parts)) {
            self.collecting = Some(Collecting::of(parts));
        }
        let collecting = self.collecting.as_mut()?;
        if collecting.decoder.receive(text).is_err() {
            // Parts of another message of as many parts: that one begins now.
            let mut anew = Collecting::of(parts);
            anew.decoder.receive(text).ok()?;
            *collecting = anew;
        }
        collecting.taken.insert(number);
        if !collecting.decoder.complete() {
            return Some(Arrived::Part);
        }
        // Taken away before it is put together: a message whose checksum is wrong would stand in the way of every other.
        let content = self.collecting.take()?.decoder.message().ok()??;
        Some(Arrived::of_content(&content))
    }
}

/// Whether so many parts as long as this one are more than a message of ours; each byte is two letters, and parts are filled up.
fn is_too_long(text: &str, parts: usize) -> bool {
    let share = text.rsplit('/').next().map_or(0, |letters| (letters.len() / 2).saturating_sub(PART_OVERHEAD));
    share * parts > MOST_BYTES + PART_OVERHEAD + parts
}

impl Arrived {
    /// The content is one byte string of CBOR.
    fn of_content(content: &[u8]) -> Self {
        byte_string(content).map_or(Self::Unreadable, |bytes| Self::Whole(bytes.to_vec()))
    }

    /// What the whole message is; a UR in a UR is nothing of ours.
    pub fn sighting(bytes: &[u8], classify: impl Fn(&[u8]) -> Sighting) -> Sighting {
        match classify(bytes) {
            Sighting::UrBytes(_) | Sighting::Foreign(_) => Sighting::Foreign(Foreign::Ur),
            sighting => sighting,
        }
    }
}

/// A byte string of definite length that fills the whole of `content` (RFC 8949, major type 2).
fn byte_string(content: &[u8]) -> Option<&[u8]> {
    let (first, rest) = content.split_first()?;
    let length_bytes = match first {
        0x40..=0x57 => 0,
        0x58 => 1,
        0x59 => 2,
        0x5A => 4,
        _ => return None,
    };
    let (length, bytes) = rest.split_at_checked(length_bytes)?;
    let in_head = usize::from(first & 0x1F);
    let length =
        if length_bytes == 0 { in_head } else { length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)) };
    (bytes.len() == length && length <= MOST_BYTES).then_some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn wrapped(bytes: &[u8]) -> Vec<u8> {
        let length = u16::try_from(bytes.len()).unwrap().to_be_bytes();
        [&[0x59][..], &length, bytes].concat()
    }

    #[test]
    fn a_message_in_one_part_is_read() {
        let text = ur::ur::encode(&[0x43, 0xB1, 2, 3], &ur::Type::Bytes);
        assert_eq!(UniformResource::default().take(&text), Arrived::Whole(vec![0xB1, 2, 3]));
    }

    #[test]
    fn parts_are_collected_though_every_second_one_is_lost() {
        let message: Vec<u8> = (0..3_000_u32).map(|byte| byte as u8).collect();
        let mut encoder = ur::Encoder::bytes(&wrapped(&message), 200).unwrap();
        let mut reader = UniformResource::default();
        let arrived = (0..200).find_map(|number| {
            let part = encoder.next_part().unwrap();
            let arrived = if number % 2 == 0 { reader.take(&part) } else { Arrived::Part };
            (arrived != Arrived::Part).then_some(arrived)
        });
        assert_eq!(arrived, Some(Arrived::Whole(message)));
    }

    #[test]
    fn a_second_message_of_as_many_parts_takes_the_place_of_the_first() {
        let (one, other) = (vec![1; 900], vec![2; 900]);
        let mut reader = UniformResource::default();
        let mut first = ur::Encoder::bytes(&wrapped(&one), 200).unwrap();
        reader.take(&first.next_part().unwrap());
        let mut second = ur::Encoder::bytes(&wrapped(&other), 200).unwrap();
        let arrived = (0..50).map(|_| reader.take(&second.next_part().unwrap())).find(|it| *it != Arrived::Part);
        assert_eq!(arrived, Some(Arrived::Whole(other)));
    }

    #[test]
    fn a_whole_message_with_a_wrong_checksum_does_not_stand_in_the_way_of_the_next() {
        let part = [0x85, 1, 1, 3, 0x1A, 1, 2, 3, 4, 0x43, 0x42, 1, 2];
        let wrong = format!("ur:bytes/1-1/{}", ur::bytewords::encode(&part, ur::bytewords::Style::Minimal));
        let mut reader = UniformResource::default();
        assert_eq!(reader.take(&wrong), Arrived::Unreadable);
        let right = ur::Encoder::bytes(&[0x42, 1, 2], 200).unwrap().next_part().unwrap();
        assert_eq!(reader.take(&right), Arrived::Whole(vec![1, 2]));
    }

    #[test]
    fn what_never_becomes_whole_does_not_fill_memory() {
        let mut reader = UniformResource::default();
        let mut encoder = ur::Encoder::bytes(&wrapped(&[7; 900]), 200).unwrap();
        let first = encoder.next_part().unwrap();
        reader.take(&first);
        let collecting = reader.collecting.as_mut().unwrap();
        let most = SPARE_FACTOR * collecting.parts + SPARE_PARTS;
        collecting.taken = (0..most as u32).collect();
        assert_eq!(reader.take(&encoder.next_part().unwrap()), Arrived::Part);
        assert_eq!(reader.collecting.as_ref().unwrap().taken.len(), 1, "it begins anew");
        let long = format!("ur:bytes/1-2000/{}", "ae".repeat(1_000));
        assert!(is_too_long(&long, 2_000) && !is_too_long(&first, 5));
    }

    #[test]
    fn what_does_not_read_is_passed_over() {
        let mut reader = UniformResource::default();
        for text in ["ur:bytes/", "ur:bytes/zzzz", "ur:bytes/1-99999/aabb", "ur:bytes/x-y/aabb", "ur:bytes/1-0/aabb"] {
            assert_eq!(reader.take(text), Arrived::Unreadable, "{text}");
        }
        assert_eq!(byte_string(&[0x43, 1, 2]), None);
        assert_eq!(byte_string(&[0x5B, 0, 0, 0, 0, 0, 0, 0, 1, 1]), None);
        assert_eq!(byte_string(&[0x58, 1, 7]), Some(&[7][..]));
    }
}
