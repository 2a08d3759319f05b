//! BBQr, the real crate: parts in a cycle, each of which is needed.
use bbqr::continuous_join::{ContinuousJoinResult, ContinuousJoiner};
use bbqr::encode::Encoding;
use bbqr::file_type::FileType;
use bbqr::qr::Version;
use bbqr::split::{Split, SplitOptions};

use super::{Protocol, Receiver};
use crate::rung::Rung;

/// The parts of a message.
pub struct Bbqr(Vec<String>);

impl Bbqr {
    /// Splits a message that cannot be compressed.
    pub fn new(rung: Rung, message: &[u8]) -> Self {
        let version = version(rung.version);
        let (min_version, max_version) = (version, version);
        let options = SplitOptions { encoding: Encoding::Base32, min_version, max_version, ..SplitOptions::default() };
        Self(Split::try_from_data(message, FileType::Cbor, options).expect("the message can be split").parts)
    }
}

impl Protocol for Bbqr {
    fn name(&self) -> &'static str {
        "BBQr"
    }

    fn source_frames(&self) -> usize {
        self.0.len()
    }

    fn receiver(&self, _seed: u64) -> Box<dyn Receiver + '_> {
        Box::new(BbqrReceiver { parts: &self.0, joiner: ContinuousJoiner::new() })
    }
}

struct BbqrReceiver<'a> {
    parts: &'a [String],
    joiner: ContinuousJoiner,
}

impl Receiver for BbqrReceiver<'_> {
    fn take(&mut self, shown: usize) -> bool {
        let part = self.parts[shown % self.parts.len()].clone();
        matches!(self.joiner.add_part(part), Ok(ContinuousJoinResult::Complete(_)))
    }
}

fn version(number: u8) -> Version {
    match number {
        10 => Version::V10,
        15 => Version::V15,
        20 => Version::V20,
        27 => Version::V27,
        28 => Version::V28,
        _ => unreachable!("no such size is measured"),
    }
}
