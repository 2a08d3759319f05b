//! What every member has said, as it signed it: a list that only grows, which anybody hands on. A member that begins again says it anew
//! from the front, in a later sitting.
use std::collections::BTreeMap;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, verify};

/// Most bytes of words that are kept of a member that speaks to this one; what it says after that is not heard.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// One word of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) member: PublicKey,
    pub(crate) sitting: u64,
    pub(crate) index: u32,
    pub(crate) word: Vec<u8>,
    pub(crate) signature: Signature,
}

impl Said {
    /// What its member signs, role `W`.
    pub(crate) fn value(group: &PublicKey, member: &PublicKey, (sitting, index): (u64, u32), word: &[u8]) -> Hash {
        let (sitting, index) = (sitting.to_le_bytes(), index.to_le_bytes());
        Hash::derive("said", &[&group.0, &member.0, &sitting, &index, word])
    }

    fn holds(&self, group: &PublicKey) -> bool {
        let value = Self::value(group, &self.member, (self.sitting, self.index), &self.word);
        verify(&self.member, SigRole::Ballot, &value, &self.signature).is_ok()
    }
}

/// How far somebody has heard a member: its sitting, and how many words of it.
pub(crate) type Position = (u64, u32);

/// All words, by member.
pub(crate) struct Minutes {
    group: PublicKey,
    of: BTreeMap<PublicKey, Speaker>,
}

#[derive(Default)]
struct Speaker {
    sitting: u64,
    words: Vec<Said>,
    bytes: usize,
    /// How many of them this member's seat has taken in.
    taken: usize,
}

impl Minutes {
    pub(crate) fn new(group: PublicKey, members: impl Iterator<Item = PublicKey>) -> Self {
        Self { group, of: members.map(|member| (member, Speaker::default())).collect() }
    }

    /// Hears a word; `true` when it is a member's next.
    pub(crate) fn hear(&mut self, said: Said) -> bool {
        let Some(speaker) = self.of.get_mut(&said.member) else { return false };
        let begins_again = said.sitting > speaker.sitting;
        let next = if begins_again { 0 } else { speaker.words.len() };
        let bytes = if begins_again { 0 } else { speaker.bytes } + said.word.len();
        let is_next = said.sitting >= speaker.sitting && said.index as usize == next;
        if !is_next || bytes > MAX_BYTES || !said.holds(&self.group) {
            return false;
        }
        if begins_again {
            *speaker = Speaker { sitting: said.sitting, ..Speaker::default() };
        }
        speaker.bytes = bytes;
        speaker.words.push(said);
        true
    }

    /// This member's own next word. It has no limit: a list of which a part is missing is of no use to anybody.
    pub(crate) fn say(&mut self, said: Said) {
        let Some(speaker) = self.of.get_mut(&said.member) else { return };
        speaker.sitting = said.sitting;
        speaker.words.push(said);
    }

    /// Whether somebody has signed under a member's key what it has not said in the sitting of this number, nor in an earlier one.
    pub(crate) fn is_foreign(&self, said: &Said, sitting: u64) -> bool {
        let own = self.of.get(&said.member).map_or(&[][..], |speaker| &speaker.words);
        let known = own.get(said.index as usize).filter(|_| said.sitting == sitting);
        said.sitting >= sitting && known.is_none_or(|known| known.word != said.word) && said.holds(&self.group)
    }

    /// How much was heard of every member.
    pub(crate) fn positions(&self) -> BTreeMap<PublicKey, Position> {
        let position = |speaker: &Speaker| (speaker.sitting, u32::try_from(speaker.words.len()).unwrap_or(u32::MAX));
        self.of.iter().map(|(member, speaker)| (*member, position(speaker))).collect()
    }

    /// What somebody who has heard so much of a member has not heard.
    pub(crate) fn after(&self, member: &PublicKey, (sitting, words): Position) -> &[Said] {
        let Some(speaker) = self.of.get(member).filter(|speaker| speaker.sitting >= sitting) else { return &[] };
        let heard = if speaker.sitting == sitting { words as usize } else { 0 };
        speaker.words.get(heard..).unwrap_or_default()
    }

    /// The next word of a member that this member's seat has not taken in.
    pub(crate) fn untaken(&self, member: &PublicKey) -> Option<&Said> {
        let speaker = self.of.get(member)?;
        speaker.words.get(speaker.taken)
    }

    /// The seat has taken it in.
    pub(crate) fn take(&mut self, member: &PublicKey) {
        if let Some(speaker) = self.of.get_mut(member) {
            speaker.taken += 1;
        }
    }
}

#[cfg(test)]
mod tests;
