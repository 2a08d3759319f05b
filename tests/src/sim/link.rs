//! A line of sight between two screens, as bad as a test wants it.
use juicetokens_engine::Input;

use crate::sim::chance::Chance;
use crate::sim::wallet::SimWallet;

/// How many earlier frames a line may bring back.
const MAX_REMEMBERED: usize = 64;

/// How bad the line is, in percent of frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What carries the words.
    pub carrier: Carrier,
    /// Frames that nobody reads.
    pub lost: u32,
    /// Frames that are read twice.
    pub doubled: u32,
    /// Frames that arrive after a later one.
    pub reordered: u32,
    /// Frames with a byte changed.
    pub damaged: u32,
    /// Frames after which an earlier one of the same line arrives again.
    pub stale: u32,
}

/// What carries the words from one wallet to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    /// Codes on a screen: many frames for a message.
    #[default]
    Codes,
    /// Texts, each with all there is to say: one frame for a message, and the same session under it.
    Texts,
}

impl Link {
    /// A line that carries everything.
    pub const PERFECT: Self = Self { carrier: Carrier::Codes, lost: 0, doubled: 0, reordered: 0, damaged: 0, stale: 0 };

    /// A line as bad as a market at night.
    pub const ROUGH: Self = Self { lost: 25, doubled: 10, reordered: 10, damaged: 5, ..Self::PERFECT };

    /// A direct line that carries everything, one message at a time.
    pub const DIRECT: Self = Self { carrier: Carrier::Texts, ..Self::PERFECT };

    /// A direct line as bad as the market's, which also brings back what it carried before.
    pub const ROUGH_DIRECT: Self = Self { carrier: Carrier::Texts, stale: 10, ..Self::ROUGH };
}

impl Carrier {
    /// What a wallet shows now, if an exchange is open.
    pub(crate) fn take_from(self, wallet: &mut SimWallet) -> Option<Vec<u8>> {
        match self {
            Self::Codes => wallet.next_frame(),
            Self::Texts => wallet.next_text().map(String::into_bytes),
        }
    }

    /// Shows a wallet what arrived.
    pub(crate) fn give_to(self, wallet: &mut SimWallet, frame: Vec<u8>) {
        wallet.input(match self {
            Self::Codes => Input::FrameReceived(frame),
            Self::Texts => Input::TextReceived(String::from_utf8_lossy(&frame).into_owned()),
        });
    }

    /// How long both screens must have said that it is over: a last message may still be on its way.
    pub(crate) fn quiet_frames(self) -> u32 {
        match self {
            Self::Codes => 12,
            Self::Texts => 4,
        }
    }
}

/// One direction of a line.
#[derive(Default)]
pub struct Direction {
    held_back: Option<Vec<u8>>,
    remembered: Vec<Vec<u8>>,
}

impl Direction {
    /// What arrives when this frame is shown.
    pub fn carry(&mut self, frame: Vec<u8>, link: Link, chance: &mut Chance) -> Vec<Vec<u8>> {
        let stale = self.remember(&frame, link, chance);
        if chance.happens(link.lost) {
            return self.held_back.take().into_iter().chain(stale).collect();
        }
        let frame = if chance.happens(link.damaged) { damage(frame, chance) } else { frame };
        if self.held_back.is_none() && chance.happens(link.reordered) {
            self.held_back = Some(frame);
            return stale.into_iter().collect();
        }
        let again = chance.happens(link.doubled).then(|| frame.clone());
        [frame].into_iter().chain(again).chain(self.held_back.take()).chain(stale).collect()
    }

    /// Keeps a frame, and brings back an earlier one now and then.
    fn remember(&mut self, frame: &[u8], link: Link, chance: &mut Chance) -> Option<Vec<u8>> {
        if link.stale == 0 {
            return None;
        }
        let count = self.remembered.len();
        let stale = chance.happens(link.stale).then(|| chance.below(count as u32) as usize);
        let stale = stale.and_then(|place| self.remembered.get(place).cloned());
        if count < MAX_REMEMBERED {
            self.remembered.push(frame.to_vec());
        }
        stale
    }
}

fn damage(mut frame: Vec<u8>, chance: &mut Chance) -> Vec<u8> {
    let length = u32::try_from(frame.len()).unwrap_or(1);
    let place = chance.below(length) as usize;
    if let Some(byte) = frame.get_mut(place) {
        *byte ^= 1 << chance.below(8);
    }
    frame
}
