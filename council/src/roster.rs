//! Who founds a committee together.
use std::collections::{BTreeMap, BTreeSet};

use frost_ed25519::Identifier;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::lifecycle::witness::committee::Committee;

/// Most bytes of a name.
pub(crate) const MAX_NAME: usize = 32;
/// Most members of a committee whose wallets are linked with each other.
pub(crate) const MAX_PEOPLE: usize = 13;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) key: PublicKey,
    pub(crate) exchange_key: [u8; 32],
    pub(crate) name: String,
    /// To a nonce that it shows when it has seen the roster: whoever put the roster together did not know it.
    pub(crate) commitment: Hash,
}

impl Member {
    /// What commits a member to a nonce.
    pub(crate) fn commit(nonce: &[u8; 32]) -> Hash {
        Hash::derive("roster", &[&[1], nonce])
    }
}

/// 3f + 1 of them, by ascending key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Roster {
    members: Vec<Member>,
    /// Random: no two foundings are the same, whoever takes part.
    attempt: [u8; 16],
    committee: Committee,
}

impl Roster {
    /// Some number of members that can decide, each once.
    pub(crate) fn new(mut members: Vec<Member>, attempt: [u8; 16]) -> Option<Self> {
        members.sort_by_key(|member| member.key);
        let committee = Committee::new(members.iter().map(|member| member.key).collect())?;
        // What is sealed for two of them is sealed with two keys.
        let exchange_keys: BTreeSet<[u8; 32]> = members.iter().map(|member| member.exchange_key).collect();
        let each_once =
            members.windows(2).all(|pair| pair[0].key != pair[1].key) && exchange_keys.len() == members.len();
        let fits = members.len() <= MAX_PEOPLE && members.iter().all(|member| member.name.len() <= MAX_NAME);
        (each_once && fits).then_some(Self { members, attempt, committee })
    }

    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    pub(crate) fn attempt(&self) -> [u8; 16] {
        self.attempt
    }

    pub(crate) fn member(&self, key: &PublicKey) -> Option<&Member> {
        self.members.iter().find(|member| member.key == *key)
    }

    pub(crate) fn committee(&self) -> &Committee {
        &self.committee
    }

    /// Names it by all that its members are.
    pub(crate) fn hash(&self) -> Hash {
        let mut bytes = self.attempt.to_vec();
        for Member { key, exchange_key, name, commitment } in &self.members {
            let name_len = [name.len() as u8];
            bytes.extend([&key.0[..], exchange_key, &commitment.0, &name_len, name.as_bytes()].concat());
        }
        Hash::derive("roster", &[&[2], &bytes])
    }

    /// What its people compare on their screens: six digits. They follow from what each member showed after it had seen the roster, so
    /// that whoever shows two of them two rosters cannot choose these for the digits.
    pub(crate) fn code(&self, nonces: &[[u8; 32]]) -> String {
        let [a, b, c, d, ..] = Hash::derive("roster", &[&[3], &self.hash().0, nonces.as_flattened()]).0;
        format!("{:06}", u32::from_le_bytes([a, b, c, d]) % 1_000_000)
    }

    /// What each is called where the group's key is shared: its number in the roster, from 1.
    pub(crate) fn identifiers(&self) -> BTreeMap<PublicKey, Identifier> {
        let numbered = self.members.iter().zip(1_u16..);
        numbered.filter_map(|(member, number)| Some((member.key, Identifier::try_from(number).ok()?))).collect()
    }

    /// How many there are and how many decide, as the sharing of a key counts them.
    pub(crate) fn sizes(&self) -> (u16, u16) {
        let size = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        (size(self.members.len()), size(self.committee.quorum()))
    }
}
