//! Where a wallet loses power or its disk, and what it has been through.
use juicetokens_engine::Effect;
use juicetokens_engine::token::transfer::record::Write;

use crate::sim::chance::Chance;

/// Where a wallet stops. Effects are numbered from 0 in the order in which the wallet carries them out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// When this effect was carried out (shown, signed, stored) and nobody had been told yet.
    AfterEffect(u64),
    /// When this write had just reached the disk, and nothing had been said yet.
    AfterWrite(Write),
    /// Instead of carrying out this effect.
    BeforeEffect(u64),
    /// When this write was about to reach the disk.
    BeforeWrite(Write),
    /// When the disk refuses the next write or read from this effect on: the engine stops, and the host starts it again.
    DiskFails(u64),
    /// When the disk says that the next write from this effect on failed, and has it after all.
    DiskLies(u64),
}

impl Crash {
    /// Sometimes a crash, within so many effects of one.
    pub fn by_chance(effect: u64, reach: u32, chance: &mut Chance) -> Option<Self> {
        let at = effect + u64::from(chance.below(reach));
        match chance.below(100) {
            0..7 => Some(Self::BeforeEffect(at)),
            7..14 => Some(Self::AfterEffect(at)),
            14..19 => Some(Self::DiskFails(at)),
            19..24 => Some(Self::DiskLies(at)),
            _ => None,
        }
    }
}

/// What kind of thing an effect is, as far as crashes are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectKind {
    /// A key or a signature.
    Key,
    /// A read from the disk.
    Load,
    /// A write to the disk.
    Persist,
    /// A frame or a text for the other side.
    Show,
    /// The session, written to or taken from its own place on the disk.
    Session,
    /// How far a message has come, which may be lost.
    Progress,
}

impl EffectKind {
    /// The kind of an effect.
    pub fn of(effect: &Effect) -> Self {
        match effect {
            Effect::MakeKey(_) | Effect::Sign { .. } => Self::Key,
            Effect::LoadTails(_) => Self::Load,
            Effect::Persist { .. } => Self::Persist,
            Effect::ShowFrame { .. } | Effect::ShowText(_) | Effect::AskCommittee(..) => Self::Show,
            Effect::StoreSession { .. } | Effect::EraseSession => Self::Session,
            Effect::StoreProgress(_) => Self::Progress,
        }
    }

    /// Every crash that can happen at an effect of this kind with this number.
    pub fn crashes(self, number: u64) -> Vec<Crash> {
        let power = [Crash::BeforeEffect(number), Crash::AfterEffect(number)];
        let disk: &[Crash] = match self {
            Self::Key | Self::Show | Self::Progress => &[],
            Self::Load => &[Crash::DiskFails(number)],
            Self::Persist | Self::Session => &[Crash::DiskFails(number), Crash::DiskLies(number)],
        };
        [&power, disk].concat()
    }
}

/// How often a wallet was hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Losses of power, those after a failed disk not counted.
    pub crashes: u64,
    /// Writes and reads that the disk failed.
    pub storage_errors: u64,
}
