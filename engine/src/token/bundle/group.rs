//! Groups of a bundle: the hops that coins made together, under one seal.
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::TransferTimes;
use crate::token::bundle::choices::{Choices, Extras};
use crate::token::hop::{
    Direction, EXTRA_ACK, FLAG_NO_WITNESS, HeaderFields, Hop, check_place, header_flags, read_path, read_times,
    write_times,
};
use crate::token::merkle;

const HEADER_FLAGS: u8 = 0b111;

/// What all hops of a group say alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seal {
    pub(super) n_p: u8,
    pub(super) n_c: u8,
    pub(super) times: TransferTimes,
    pub(super) no_witness: bool,
    pub(super) counterparty: PublicKey,
    pub(super) commit: Signature,
    pub(super) vote: Signature,
    pub(super) ack: Option<Signature>,
}

/// Which hops are of one group: those of one transfer that went one way and bear the same signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SealKey {
    header: Hash,
    direction: u8,
    commit: [u8; 64],
    vote: [u8; 64],
    ack: Option<[u8; 64]>,
}

impl Seal {
    pub(super) fn of(hop: &Hop) -> Self {
        let Hop { n_p, n_c, times, no_witness, counterparty, commit, vote, ack, .. } = *hop;
        Self { n_p, n_c, times, no_witness, counterparty, commit, vote, ack }
    }

    /// How many leaves the tree has.
    pub(super) fn leaf_count(&self) -> usize {
        1 + usize::from(self.n_p) + usize::from(self.n_c)
    }

    /// Which way the coin at a leaf went.
    pub(super) fn direction(&self, leaf: u8) -> Direction {
        if leaf <= self.n_p { Direction::Payment } else { Direction::Change }
    }

    /// What the header over a root binds, when coins went one way under the spender's key.
    pub(super) fn fields(&self, root: Hash, spender: PublicKey, direction: Direction) -> HeaderFields {
        let (sender, receiver) = match direction {
            Direction::Payment => (spender, self.counterparty),
            Direction::Change => (self.counterparty, spender),
        };
        let Self { times, n_p, n_c, no_witness, .. } = *self;
        HeaderFields { root, sender, receiver, times, n_p, n_c, no_witness }
    }

    /// Whether it bears the same signatures.
    pub(super) fn is_signed_alike(&self, other: &Self) -> bool {
        self.commit == other.commit && self.vote == other.vote && self.ack == other.ack
    }

    /// What tells groups apart.
    pub(super) fn key(&self, header: Hash, direction: Direction) -> SealKey {
        let ack = self.ack.map(|signature| signature.0);
        SealKey { header, direction: direction.byte(), commit: self.commit.0, vote: self.vote.0, ack }
    }

    fn write(&self, bytes: &mut Writer) {
        let flags = header_flags(&self.times, self.no_witness);
        let flags = if self.ack.is_some() { flags | EXTRA_ACK } else { flags };
        bytes.put(&[flags, self.n_p, self.n_c]);
        write_times(bytes, &self.times);
        bytes.put(&self.counterparty.0);
        bytes.put(&self.commit.0);
        bytes.put(&self.vote.0);
        if let Some(ack) = &self.ack {
            bytes.put(&ack.0);
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let [flags, n_p, n_c] = reader.array()?;
        if flags & !(HEADER_FLAGS | EXTRA_ACK) != 0 {
            return Err(ReadError::OutOfRange("group flags"));
        }
        Ok(Self {
            n_p,
            n_c,
            times: read_times(reader, flags)?,
            no_witness: flags & FLAG_NO_WITNESS != 0,
            counterparty: reader.key()?,
            commit: reader.signature()?,
            vote: reader.signature()?,
            ack: if flags & EXTRA_ACK != 0 { Some(reader.signature()?) } else { None },
        })
    }
}

/// A coin of a group and its leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Counted from 0.
    pub(super) coin: usize,
    pub(super) leaf: u8,
}

/// Hops that coins made together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) seal: Seal,
    /// By ascending coin, at least one.
    pub(super) members: Vec<Member>,
    /// One for each member.
    pub(super) extras: Choices,
    /// The spender's key, when some member lay under another.
    pub(super) header_key: Option<PublicKey>,
    /// The nodes of the tree that cannot be recomputed from the members.
    pub(super) siblings: Vec<Hash>,
}

impl Group {
    /// The fewest bytes of a group.
    pub(super) const MIN_LEN: usize = 177;

    /// Gathers the hops of one group, each with its coin, by ascending coin.
    pub(super) fn of(hops: &[(usize, &Hop)]) -> Option<Self> {
        let seal = Seal::of(hops.first()?.1);
        let extras = |hop: &Hop| Extras { void: hop.void.clone(), owner: hop.owner.map(|(_, signature)| signature) };
        let mut group = Self {
            seal,
            members: hops.iter().map(|&(coin, hop)| Member { coin, leaf: hop.index }).collect(),
            extras: Choices::of(hops.iter().map(|(_, hop)| extras(hop))),
            header_key: hops.iter().find_map(|(_, hop)| hop.owner).map(|(key, _)| key),
            siblings: Vec::new(),
        };
        let find = |(height, position): (usize, usize)| {
            let beside = |index: usize| (index >> height) ^ 1 == position;
            let (_, hop) = hops.iter().find(|(_, hop)| beside(usize::from(hop.index)))?;
            merkle::sibling_at(&hop.path, usize::from(hop.index), seal.leaf_count(), height)
        };
        group.siblings = match hops {
            [(_, only)] => only.path.clone(),
            _ => group.missing_nodes().into_iter().filter_map(find).collect(),
        };
        Some(group)
    }

    /// How many nodes of the tree cannot be recomputed; of one member alone it is its whole path.
    fn missing_count(&self) -> usize {
        match self.members.as_slice() {
            [only] => merkle::path_len(usize::from(only.leaf), self.seal.leaf_count()),
            _ => self.missing_nodes().len(),
        }
    }

    fn missing_nodes(&self) -> Vec<(usize, usize)> {
        let mut leaves: Vec<usize> = self.members.iter().map(|member| usize::from(member.leaf)).collect();
        leaves.sort_unstable();
        merkle::missing_nodes(&leaves, self.seal.leaf_count())
    }

    pub(super) fn write(&self, coins: usize, bytes: &mut Writer) {
        self.seal.write(bytes);
        for byte in 0..coins.div_ceil(8) {
            let here = self.members.iter().filter(|member| member.coin / 8 == byte);
            bytes.u8(here.fold(0, |bits, member| bits | 1 << (member.coin % 8)));
        }
        self.members.iter().for_each(|member| bytes.u8(member.leaf));
        self.extras.write(bytes);
        if let Some(key) = &self.header_key {
            bytes.put(&key.0);
        }
        self.siblings.iter().for_each(|sibling| bytes.put(&sibling.0));
    }

    /// Reads a group of a bundle of `coins` coins.
    pub(super) fn read(reader: &mut Reader<'_>, coins: usize) -> Result<Self, ReadError> {
        let seal = Seal::read(reader)?;
        let members = read_members(reader, coins, &seal)?;
        let extras = Choices::read(reader, members.len())?;
        let header_key = if extras.has_owner() { Some(reader.key()?) } else { None };
        let mut group = Self { seal, members, extras, header_key, siblings: Vec::new() };
        group.siblings = read_path(reader, group.missing_count())?;
        Ok(group)
    }
}

fn read_members(reader: &mut Reader<'_>, coins: usize, seal: &Seal) -> Result<Vec<Member>, ReadError> {
    let bits = reader.take(coins.div_ceil(8))?;
    let count: u32 = bits.iter().map(|byte| byte.count_ones()).sum();
    let beyond = if coins.is_multiple_of(8) { 0 } else { bits.last().map_or(0, |last| last >> (coins % 8)) };
    if count == 0 || beyond != 0 {
        return Err(ReadError::OutOfRange("group members"));
    }
    let mut members = Vec::with_capacity(count as usize);
    for (place, &byte) in bits.iter().enumerate() {
        let mut rest = byte;
        while rest != 0 {
            let leaf = reader.u8()?;
            check_place(leaf, seal.n_p, seal.n_c)?;
            members.push(Member { coin: 8 * place + rest.trailing_zeros() as usize, leaf });
            rest &= rest - 1;
        }
    }
    Ok(members)
}
