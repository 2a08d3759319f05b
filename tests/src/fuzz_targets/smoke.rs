//! A mutator for the stable compiler: bits, cuts, repeats, splices and edited lengths, from one seed.
use super::Target;
use crate::sim::Chance;

/// Runs a target on its seeds and then on so many mutations of them; says how many inputs that were.
pub fn run(target: &Target, seeds: &[Vec<u8>], mutations: u32) -> u32 {
    let mut chance = Chance::new(0x5eed_f022);
    seeds.iter().for_each(|seed| (target.run)(seed));
    (target.run)(&[]);
    for _ in 0..mutations {
        let mut bytes = pick(seeds, &mut chance).to_vec();
        for _ in 0..=chance.below(3) {
            bytes = mutate(bytes, seeds, &mut chance);
        }
        (target.run)(&bytes);
    }
    1 + mutations + u32::try_from(seeds.len()).unwrap()
}

fn pick<'a>(seeds: &'a [Vec<u8>], chance: &mut Chance) -> &'a [u8] {
    let count = u32::try_from(seeds.len()).unwrap();
    seeds.get(chance.below(count) as usize).map_or(&[], Vec::as_slice)
}

/// A place within or at the end of bytes.
fn place(bytes: &[u8], chance: &mut Chance) -> usize {
    chance.below(u32::try_from(bytes.len()).unwrap() + 1) as usize
}

fn mutate(mut bytes: Vec<u8>, seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let here = place(&bytes, chance);
    match chance.below(7) {
        0 => bytes.truncate(here),
        1 => {
            if let Some(byte) = bytes.get_mut(here) {
                *byte ^= 1 << chance.below(8);
            }
        }
        // A length, a count or a version: near the ends of what a byte can say, or one more or less.
        2 => {
            let edited = [0, 1, 0x7f, 0x80, 0xff, 63, 64, 65][chance.below(8) as usize];
            if let Some(byte) = bytes.get_mut(here) {
                *byte = edited;
            }
        }
        3 => {
            if let Some(byte) = bytes.get_mut(here) {
                *byte = byte.wrapping_add(if chance.happens(50) { 1 } else { 0xff });
            }
        }
        4 => {
            let there = place(&bytes, chance);
            let piece = bytes[here.min(there)..here.max(there)].to_vec();
            bytes.splice(here..here, piece);
        }
        5 => {
            let other = pick(seeds, chance);
            let there = place(other, chance);
            bytes.truncate(here);
            bytes.extend_from_slice(&other[there..]);
        }
        _ => {
            let fresh: [u8; 4] = chance.bytes();
            bytes.splice(here..here, fresh);
        }
    }
    bytes.truncate(16_384);
    bytes
}
