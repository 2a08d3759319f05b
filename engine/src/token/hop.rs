//! Hops: what a transfer's header says, what it hashes, and one step of a coin's chain
//! (`docs/spec/02-bytes.md`, sections 1 and 6).
use crate::foundation::bytes::{ReadError, Reader, U48_MAX, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::{Timestamp, TransferTimes};
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::merkle;
use crate::token::token_id::TokenId;
use crate::token::void_evidence::{MAX_VOIDS, VoidEvidence, encode_void, read_void};

/// The most coins one transfer moves, both ways together.
pub const MAX_COINS: u8 = 63;

const FLAG_SATURATED: u8 = 1;
const FLAG_DOUBTFUL: u8 = 1 << 1;
pub(super) const FLAG_NO_WITNESS: u8 = 1 << 2;
const FLAG_RESERVED: u8 = 1 << 3;
pub(super) const EXTRA_ACK: u8 = 1 << 4;
const EXTRA_VOID: u8 = 1 << 5;
const EXTRA_HARDWARE: u8 = 1 << 6;
const EXTRA_OWNER: u8 = 1 << 7;

/// Which way a coin went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the payer to the payee.
    Payment,
    /// From the payee to the payer.
    Change,
}

impl Direction {
    /// Its byte in a link.
    pub fn byte(self) -> u8 {
        match self {
            Self::Payment => 0,
            Self::Change => 1,
        }
    }
}

/// Everything a header binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderFields {
    /// The root over body, P and C.
    pub root: Hash,
    /// The payer's transfer key.
    pub sender: PublicKey,
    /// The payee's transfer key.
    pub receiver: PublicKey,
    /// When.
    pub times: TransferTimes,
    /// Coins paid.
    pub n_p: u8,
    /// Coins given as change.
    pub n_c: u8,
    /// Nobody settles doubt.
    pub no_witness: bool,
}

impl HeaderFields {
    /// The header's flags: the low nibble of a hop's.
    pub fn flags(&self) -> u8 {
        header_flags(&self.times, self.no_witness)
    }

    /// The header: the transfer's id for good.
    pub fn hash(&self) -> Hash {
        let Self { root, sender, receiver, times, n_p, n_c, .. } = self;
        let (lo, width, expiry) =
            (times.lo.0.min(U48_MAX).to_le_bytes(), times.width_s.to_le_bytes(), times.expiry_s.to_le_bytes());
        let counts = [*n_p, *n_c, self.flags()];
        Hash::derive("head", &[&root.0, &sender.0, &receiver.0, &lo[..6], &width, &expiry, &counts])
    }

    /// Everything that the header hashes.
    pub fn encode(&self) -> Vec<u8> {
        let mut fields = Writer::new();
        fields.put(&self.root.0);
        fields.put(&self.sender.0);
        fields.put(&self.receiver.0);
        write_times(&mut fields, &self.times);
        fields.put(&[self.n_p, self.n_c, self.flags()]);
        fields.0
    }

    /// Reads what opens a header, and nothing else.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let (root, sender, receiver) = (reader.hash()?, reader.key()?, reader.key()?);
        let times = reader.array::<14>()?;
        let [n_p, n_c, flags] = reader.array()?;
        reader.finish()?;
        if flags & !(FLAG_SATURATED | FLAG_DOUBTFUL | FLAG_NO_WITNESS) != 0 {
            return Err(ReadError::OutOfRange("header flags"));
        }
        check_place(1, n_p, n_c)?;
        let times = read_times(&mut Reader::new(&times), flags)?;
        Ok(Self { root, sender, receiver, times, n_p, n_c, no_witness: flags & FLAG_NO_WITNESS != 0 })
    }
}

/// One coin's move in a transfer.
pub fn leaf_hash(token_id: &TokenId, seq: u16, prev: &Hash, new_owner: &PublicKey, void: &Hash) -> Hash {
    Hash::derive("leaf", &[token_id.as_bytes(), &seq.to_le_bytes(), &prev.0, &new_owner.0, &void.0])
}

/// The most pieces of void evidence that a coin carries whose leaf lies so deep in its transfer's tree. The deeper, the fewer: so two
/// statements of a coin always make a fraud proof that one item of a board holds (`docs/spec/06-conflicts.md`, section 3).
pub fn most_voids(direction: Direction, depth: usize) -> usize {
    let room: usize = match direction {
        Direction::Payment => 7,
        Direction::Change => 6,
    };
    MAX_VOIDS.min(room.saturating_sub(depth))
}

/// The same for any place of a transfer of so many coins.
pub fn most_voids_among(direction: Direction, coins: usize) -> usize {
    most_voids(direction, merkle::path_len(0, 1 + coins))
}

/// The most coins that a payment of coins with so much evidence can move, both ways together.
pub fn most_coins_carrying(voids: usize) -> u8 {
    let fits = |coins: &u8| most_voids_among(Direction::Payment, usize::from(*coins)) >= voids;
    (1..=MAX_COINS).rev().find(fits).unwrap_or(0)
}

/// A leaf under its header: `prev` of the next hop.
pub fn link_hash(leaf: &Hash, header: &Hash, direction: Direction) -> Hash {
    Hash::derive("link", &[&leaf.0, &header.0, &[direction.byte()]])
}

/// Leaf 0: what only the two sides see; binds M1, M2 and who the two are.
pub fn body_hash(
    salt: &[u8; 16],
    amount: Amount,
    memo: &Hash,
    (request, plan): (&Hash, &Hash),
    credentials: &Hash,
) -> Hash {
    let amount = amount.0.to_le_bytes();
    Hash::derive("body", &[salt, &amount, &memo.0, &request.0, &plan.0, &credentials.0])
}

/// A memo; zero when it is empty.
pub fn memo_hash(memo: &str) -> Hash {
    if memo.is_empty() { Hash::ZERO } else { Hash::derive("memo", &[memo.as_bytes()]) }
}

/// What the payer offers before the change coins are known.
pub fn offer_hash(sid: &Hash, body: &Hash, p_leaves: &[Hash], c_counts: &DenominationCounts) -> Hash {
    let mut parts: Vec<&[u8]> = vec![&sid.0, &body.0];
    parts.extend(p_leaves.iter().map(|leaf| &leaf.0[..]));
    parts.push(&c_counts.0);
    Hash::derive("offer", &parts)
}

/// Names the transfer before a header can exist.
pub fn sid_hash(request: &Hash, plan: &Hash) -> Hash {
    Hash::derive("sid", &[&request.0, &plan.0])
}

/// One step of a coin's chain, as it is sent: what can be recomputed is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// The leaf's place: 1 to `n_p` is P, above is C.
    pub index: u8,
    /// Coins paid.
    pub n_p: u8,
    /// Coins given as change.
    pub n_c: u8,
    /// When.
    pub times: TransferTimes,
    /// Nobody settles doubt.
    pub no_witness: bool,
    /// The new owner.
    pub counterparty: PublicKey,
    /// The payer's key, role `S`.
    pub commit: Signature,
    /// The payee's key, role `R`.
    pub vote: Signature,
    /// The payee's key, role `F`.
    pub ack: Option<Signature>,
    /// Why the coin was free again.
    pub void: Vec<VoidEvidence>,
    /// The spender's key in the header and the owner's signature, when the coin lay under another key.
    pub owner: Option<(PublicKey, Signature)>,
    /// The siblings from the leaf to the root.
    pub path: Vec<Hash>,
}

impl Hop {
    /// Bytes of a hop without extras and path.
    pub const BASE_LEN: usize = 178;

    /// The hop's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Writer::new();
        self.write(&mut bytes);
        bytes.0
    }

    /// How many bytes it takes.
    pub(crate) fn encoded_len(&self) -> usize {
        let ack = if self.ack.is_some() { Signature::LEN } else { 0 };
        let owner = if self.owner.is_some() { 32 + Signature::LEN } else { 0 };
        let void = if self.void.is_empty() { 0 } else { 1 + self.void.len() * VoidEvidence::LEN };
        Self::BASE_LEN + ack + owner + void + 32 * self.path.len()
    }

    pub(crate) fn write(&self, bytes: &mut Writer) {
        bytes.put(&[self.flags(), self.index, self.n_p, self.n_c]);
        write_times(bytes, &self.times);
        bytes.put(&self.counterparty.0);
        bytes.put(&self.commit.0);
        bytes.put(&self.vote.0);
        if let Some(ack) = &self.ack {
            bytes.put(&ack.0);
        }
        bytes.put(&encode_void(&self.void));
        if let Some((header_key, signature)) = &self.owner {
            bytes.put(&header_key.0);
            bytes.put(&signature.0);
        }
        for sibling in &self.path {
            bytes.put(&sibling.0);
        }
    }

    /// Reads one hop and nothing else.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let hop = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(hop)
    }

    /// Which way the coin went.
    pub fn direction(&self) -> Direction {
        if self.index <= self.n_p { Direction::Payment } else { Direction::Change }
    }

    /// Whether it is change that the payee has not acknowledged.
    pub fn is_unacknowledged(&self) -> bool {
        self.direction() == Direction::Change && self.ack.is_none()
    }

    /// Whether it carries more evidence than a coin may at its depth.
    pub(super) fn has_too_many_voids(&self) -> bool {
        self.void.len() > most_voids(self.direction(), self.path.len())
    }

    /// How many leaves the tree has: the body and every coin.
    pub fn leaf_count(&self) -> usize {
        leaf_count(self.n_p, self.n_c)
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let [flags, index, n_p, n_c] = reader.array()?;
        check_flags(flags)?;
        check_place(index, n_p, n_c)?;
        let hop = Self {
            index,
            n_p,
            n_c,
            times: read_times(reader, flags)?,
            no_witness: flags & FLAG_NO_WITNESS != 0,
            counterparty: reader.key()?,
            commit: reader.signature()?,
            vote: reader.signature()?,
            ack: if flags & EXTRA_ACK != 0 { Some(reader.signature()?) } else { None },
            void: if flags & EXTRA_VOID != 0 { read_void(reader, MAX_VOIDS)? } else { Vec::new() },
            owner: if flags & EXTRA_OWNER != 0 { Some((reader.key()?, reader.signature()?)) } else { None },
            path: read_path(reader, merkle::path_len(usize::from(index), leaf_count(n_p, n_c)))?,
        };
        if hop.has_too_many_voids() { Err(ReadError::OutOfRange("void evidence at this depth")) } else { Ok(hop) }
    }

    fn flags(&self) -> u8 {
        let extras =
            [(self.ack.is_some(), EXTRA_ACK), (!self.void.is_empty(), EXTRA_VOID), (self.owner.is_some(), EXTRA_OWNER)];
        with_bits(header_flags(&self.times, self.no_witness), extras)
    }
}

pub(crate) fn leaf_count(n_p: u8, n_c: u8) -> usize {
    1 + usize::from(n_p) + usize::from(n_c)
}

pub(crate) fn header_flags(times: &TransferTimes, no_witness: bool) -> u8 {
    let flags = [(times.saturated, FLAG_SATURATED), (times.doubtful, FLAG_DOUBTFUL), (no_witness, FLAG_NO_WITNESS)];
    with_bits(0, flags)
}

fn with_bits(flags: u8, bits: [(bool, u8); 3]) -> u8 {
    bits.into_iter().filter(|(set, _)| *set).fold(flags, |flags, (_, bit)| flags | bit)
}

fn check_flags(flags: u8) -> Result<(), ReadError> {
    if flags & FLAG_RESERVED != 0 {
        return Err(ReadError::OutOfRange("hop flags"));
    }
    if flags & EXTRA_HARDWARE != 0 { Err(ReadError::OutOfRange("hardware credential")) } else { Ok(()) }
}

pub(crate) fn check_place(index: u8, n_p: u8, n_c: u8) -> Result<(), ReadError> {
    let coins = u16::from(n_p) + u16::from(n_c);
    if n_p == 0 || coins > u16::from(MAX_COINS) {
        return Err(ReadError::OutOfRange("number of coins"));
    }
    if index == 0 || u16::from(index) > coins { Err(ReadError::OutOfRange("leaf index")) } else { Ok(()) }
}

pub(crate) fn write_times(bytes: &mut Writer, times: &TransferTimes) {
    bytes.u48(times.lo.0);
    bytes.u32(times.width_s);
    bytes.u32(times.expiry_s);
}

pub(crate) fn read_times(reader: &mut Reader<'_>, flags: u8) -> Result<TransferTimes, ReadError> {
    Ok(TransferTimes {
        lo: Timestamp(reader.u48()?),
        width_s: reader.u32()?,
        expiry_s: reader.u32()?,
        saturated: flags & FLAG_SATURATED != 0,
        doubtful: flags & FLAG_DOUBTFUL != 0,
    })
}

pub(crate) fn read_path(reader: &mut Reader<'_>, len: usize) -> Result<Vec<Hash>, ReadError> {
    let mut path = Vec::with_capacity(len);
    for _ in 0..len {
        path.push(reader.hash()?);
    }
    Ok(path)
}

#[cfg(test)]
mod tests;
