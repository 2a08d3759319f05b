//! The report of a cashing in (`docs/spec/13-receipts.md`, section 4): who gave which coins back for good, and who took them, as both
//! have signed it.
use std::collections::BTreeMap;

use crate::foundation::bytes::{ReadError, Reader, U48_MAX, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch, verify};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::ledger::TakenCoin;
use crate::lifecycle::witness::message::{Taken, retirement};
use crate::token::anchor::Anchor;
use crate::token::hop::{Direction, MAX_COINS, leaf_hash, link_hash};
use crate::token::issuance::{Issuance, IssuanceId, SignedIssuance};
use crate::token::surrender::{Surrender, SurrenderPurpose};
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::check::IssuanceBook;
use crate::token::void_evidence::{MAX_KEPT_VOIDS, VoidEvidence, encode_void, read_void_or_none, void_hash};

/// What every file begins with.
pub const MAGIC: &[u8; 4] = b"JTCI";

/// Most bytes of a file.
pub const MAX_LEN: usize = 300_000;

/// Coins that went back in one answer; nothing of it is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashIn {
    told: Timestamp,
    issuances: Vec<Vec<u8>>,
    coins: Vec<CashedCoin>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct CashedCoin {
    issuance: u8,
    index: u32,
    seq: u16,
    prev: Hash,
    void: Vec<VoidEvidence>,
    given: Signature,
    witness: u8,
    taken: Signature,
    opening: Opening,
}

/// What a coin's chain said at its end when it was given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainEnd {
    issuance: IssuanceId,
    index: u32,
    opening: Opening,
}

/// What a surrender's `prev` was made of: so it names the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opening {
    /// The coin had not moved since.
    Anchor(Box<Anchor>),
    /// Its last hop.
    Hop {
        /// What that hop went on from.
        prev: Hash,
        /// Who had the coin from then on.
        owner: PublicKey,
        /// Its evidence.
        void: Hash,
        /// Its transfer.
        header: Hash,
        /// Which way it went.
        direction: Direction,
    },
}

/// What a report says, and how far each check of it holds.
#[derive(Clone, Debug)]
pub struct ReadCashIn {
    /// The issuances; empty where one does not hold.
    pub issuances: Vec<SignedIssuance>,
    /// The coins, each with its issuance's place, its index, its owner and who took it; empty where they do not hold.
    pub coins: Vec<ReadCoin>,
    /// Whether each owner has signed.
    pub given: bool,
    /// Whether the witness has signed.
    pub taken: bool,
}

/// One coin of a report, as far as it holds.
#[derive(Clone, Debug)]
pub struct ReadCoin {
    /// The place of its issuance in the list.
    pub issuance: usize,
    /// Its place in its issuance.
    pub index: u32,
    /// Who gave it back.
    pub owner: PublicKey,
    /// Who took it.
    pub witness: PublicKey,
    surrender: Surrender,
}

impl ChainEnd {
    /// Looks at the end of a chain.
    pub fn of(telomeer: &Telomeer) -> Option<Self> {
        let opening = match (telomeer.hops.last(), telomeer.steps().ok()?.pop()) {
            (Some(hop), Some(step)) => {
                let (void, direction) = (void_hash(&hop.void), hop.direction());
                Opening::Hop { prev: step.prev, owner: step.new_owner, void, header: step.header, direction }
            }
            _ => Opening::Anchor(Box::new(telomeer.anchor.clone())),
        };
        Some(Self { issuance: telomeer.anchor.issuance, index: telomeer.anchor.index, opening })
    }
}

impl Opening {
    /// The owner that it names, if this is what the surrender goes on from; an anchor's signature goes to the batch.
    fn owner(
        &self,
        surrender: &Surrender,
        issuance: &SignedIssuance,
        batch: &mut VerificationBatch,
    ) -> Option<PublicKey> {
        let (seq, token_id) = (surrender.seq.checked_sub(1)?, &surrender.token_id);
        match self {
            Self::Anchor(anchor) => {
                let telomeer = Telomeer { anchor: (**anchor).clone(), hops: Vec::new() };
                let traced = telomeer.trace(issuance, batch, 0).ok()?;
                let is_it = (traced.token_id, traced.seq, traced.head) == (*token_id, seq, surrender.prev);
                is_it.then_some(traced.owner)
            }
            Self::Hop { prev, owner, void, header, direction } => {
                let leaf = leaf_hash(token_id, seq, prev, owner, void);
                let is_it = seq > 0 && link_hash(&leaf, header, *direction) == surrender.prev;
                is_it.then_some(*owner)
            }
        }
    }

    fn write(&self, bytes: &mut Writer) {
        match self {
            Self::Anchor(anchor) => {
                bytes.u8(0);
                bytes.put(&anchor.encode());
            }
            Self::Hop { prev, owner, void, header, direction } => {
                bytes.u8(1);
                [prev.0, owner.0, void.0, header.0].iter().for_each(|part| bytes.put(part));
                bytes.u8(direction.byte());
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        if reader.count(1)? == 0 {
            return Ok(Self::Anchor(Box::new(Anchor::read(reader)?)));
        }
        Ok(Self::Hop {
            prev: reader.hash()?,
            owner: reader.key()?,
            void: reader.hash()?,
            header: reader.hash()?,
            direction: if reader.count(1)? == 0 { Direction::Payment } else { Direction::Change },
        })
    }
}

impl CashIn {
    /// The report of those coins that were taken for good, ascending by token id; none when there are none.
    pub fn of<'a>(
        told: Timestamp,
        taken: impl Iterator<Item = &'a TakenCoin>,
        ends: &BTreeMap<TokenId, ChainEnd>,
        book: &IssuanceBook,
    ) -> Option<Self> {
        let known = |coin: &'a TakenCoin| {
            let end = ends.get(&coin.surrender.token_id)?;
            Some((coin, end, book.get(&end.issuance)?))
        };
        let found: Vec<_> = taken.filter_map(known).collect();
        let kinds: BTreeMap<_, _> = found.iter().map(|(_, end, issuance)| (end.issuance, *issuance)).collect();
        let place = |end: &ChainEnd| kinds.keys().position(|id| *id == end.issuance).map(small);
        let coins = found.iter().filter_map(|(coin, end, issuance)| CashedCoin::of(coin, (place(end)?, end), issuance));
        let coins: Vec<_> = coins.collect();
        let issuances = kinds.values().map(|issuance| issuance.bytes().to_vec()).collect();
        (!coins.is_empty()).then_some(Self { told: Timestamp(told.0.min(U48_MAX)), issuances, coins })
    }

    /// When it was, by the clock of whoever saved it; nobody has signed it.
    pub fn told(&self) -> Timestamp {
        self.told
    }

    /// The file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Writer::new();
        bytes.put(MAGIC);
        bytes.put(&[1, 1]);
        bytes.u48(self.told.0);
        bytes.u8(small(self.issuances.len()));
        for issuance in &self.issuances {
            bytes.u16(u16::try_from(issuance.len()).unwrap_or(u16::MAX));
            bytes.put(issuance);
        }
        bytes.u8(small(self.coins.len()));
        self.coins.iter().for_each(|coin| coin.write(&mut bytes));
        bytes.0
    }

    /// Reads a file; nothing is verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::of_file(bytes, MAGIC, MAX_LEN)?;
        let told = Timestamp(reader.u48()?);
        let issuance = |reader: &mut Reader<'_>| {
            let length = usize::from(reader.u16()?);
            Ok(reader.take(length)?.to_vec())
        };
        let issuances: Vec<_> = (0..some(&mut reader)?).map(|_| issuance(&mut reader)).collect::<Result<_, _>>()?;
        let coin = |reader: &mut Reader<'_>| CashedCoin::read(reader, issuances.len());
        let coins = (0..some(&mut reader)?).map(|_| coin(&mut reader)).collect::<Result<_, _>>()?;
        reader.finish()?;
        Ok(Self { told, issuances, coins })
    }

    /// Verifies everything, as far as each check lets the next begin.
    pub fn verify(&self, dice: &mut Dice) -> ReadCashIn {
        let issuances = self.issuances().unwrap_or_default();
        let mut read = ReadCashIn { issuances, coins: Vec::new(), given: false, taken: false };
        let mut batch = VerificationBatch::new();
        let coins: Option<Vec<_>> = self.coins.iter().map(|coin| coin.open(&read.issuances, &mut batch)).collect();
        let ids = |coin: &ReadCoin| coin.surrender.token_id;
        let is_ascending = |coins: &Vec<ReadCoin>| coins.windows(2).all(|pair| ids(&pair[0]) < ids(&pair[1]));
        // Coins that have all moved bring no anchor.
        let anchors_hold = batch.is_empty() || batch.verify(dice).is_ok();
        let Some(coins) = coins.filter(is_ascending).filter(|_| anchors_hold) else { return read };
        let pairs = || coins.iter().zip(&self.coins);
        read.given = pairs().all(|(coin, signed)| {
            verify(&coin.owner, SigRole::Surrender, &coin.surrender.hash(), &signed.given).is_ok()
        });
        read.taken = pairs().all(|(coin, signed)| {
            verify(&coin.witness, SigRole::Retirement, &retirement(&coin.surrender), &signed.taken).is_ok()
        });
        read.coins = coins;
        read
    }

    /// Its number, the same for both sides.
    pub fn number(&self) -> Hash {
        let taken: Vec<&[u8]> = self.coins.iter().map(|coin| &coin.taken.0[..]).collect();
        Hash::derive("cash", &taken)
    }

    fn issuances(&self) -> Option<Vec<SignedIssuance>> {
        let parsed: Vec<_> = self.issuances.iter().map(|bytes| Issuance::parse(bytes).ok()).collect::<Option<_>>()?;
        let fits = |pair: &[SignedIssuance]| pair[0].id() < pair[1].id() && pair[0].authority() == pair[1].authority();
        parsed.windows(2).all(fits).then_some(parsed)
    }
}

impl CashedCoin {
    /// None when the coin was not taken for good by a witness of its issuance.
    fn of(coin: &TakenCoin, (place, end): (u8, &ChainEnd), issuance: &SignedIssuance) -> Option<Self> {
        let (Taken::Retired(taken), TakenCoin { surrender, signature, .. }) = (&coin.taken, coin) else { return None };
        if surrender.purpose != SurrenderPurpose::Redemption {
            return None;
        }
        let value = retirement(surrender);
        let mut witnesses = issuance.issuance.witnesses.iter();
        let witness = witnesses.position(|key| verify(key, SigRole::Retirement, &value, taken).is_ok())?;
        Some(Self {
            issuance: place,
            index: end.index,
            seq: surrender.seq,
            prev: surrender.prev,
            void: surrender.void.clone(),
            given: *signature,
            witness: small(witness),
            taken: *taken,
            opening: end.opening.clone(),
        })
    }

    fn write(&self, bytes: &mut Writer) {
        bytes.u8(self.issuance);
        bytes.u32(self.index);
        bytes.u16(self.seq);
        bytes.put(&self.prev.0);
        if self.void.is_empty() {
            bytes.u8(0);
        }
        bytes.put(&encode_void(&self.void));
        bytes.put(&self.given.0);
        bytes.u8(self.witness);
        bytes.put(&self.taken.0);
        self.opening.write(bytes);
    }

    fn read(reader: &mut Reader<'_>, issuances: usize) -> Result<Self, ReadError> {
        Ok(Self {
            issuance: small(reader.count(issuances.saturating_sub(1))?),
            index: reader.u32()?,
            seq: reader.u16()?,
            prev: reader.hash()?,
            void: read_void_or_none(reader, MAX_KEPT_VOIDS)?,
            given: reader.signature()?,
            witness: reader.u8()?,
            taken: reader.signature()?,
            opening: Opening::read(reader)?,
        })
    }

    /// The coin and its surrender, if they are of the issuance and the surrender goes on from what is opened.
    fn open(&self, issuances: &[SignedIssuance], batch: &mut VerificationBatch) -> Option<ReadCoin> {
        let place = usize::from(self.issuance);
        let issuance = issuances.get(place)?;
        let surrender = Surrender {
            purpose: SurrenderPurpose::Redemption,
            token_id: issuance.token_id(self.index)?,
            seq: self.seq,
            prev: self.prev,
            new_owner: Surrender::NOBODY,
            void: self.void.clone(),
        };
        let owner = self.opening.owner(&surrender, issuance, batch)?;
        let witness = *issuance.issuance.witnesses.get(usize::from(self.witness))?;
        Some(ReadCoin { issuance: place, index: self.index, owner, witness, surrender })
    }
}

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// A count of at least one.
fn some(reader: &mut Reader<'_>) -> Result<usize, ReadError> {
    match reader.count(usize::from(MAX_COINS))? {
        0 => Err(ReadError::OutOfRange("a count")),
        count => Ok(count),
    }
}
