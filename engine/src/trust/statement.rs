//! What an owner signed about one coin at one place of its chain (`docs/spec/06-conflicts.md`, section 2).
use thiserror::Error;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch};
use crate::foundation::time::TransferTimes;
use crate::token::anchor::Anchor;
use crate::token::hop::{
    Direction, HeaderFields, Hop, check_place, header_flags, leaf_count, leaf_hash, link_hash, most_voids, read_path,
    read_times, write_times,
};
use crate::token::merkle;
use crate::token::surrender::{Surrender, SurrenderPurpose, surrender_hash};
use crate::token::token_id::TokenId;
use crate::token::void_evidence::{MAX_KEPT_VOIDS, MAX_VOIDS, VoidEvidence};
use crate::trust::shown_void::{self, ShownVoid};

const KIND_HOP: u8 = 0;
const KIND_SURRENDER: u8 = 1;

const HEADER_FLAGS: u8 = 0b0111;
const EXTRA_ACK: u8 = 1 << 4;
const EXTRA_VOID: u8 = 1 << 5;
const EXTRA_RECEIVER_ABORT: u8 = 1 << 6;
const EXTRA_HEADER_KEY: u8 = 1 << 7;

/// Where in a coin's chain something was signed: two different statements about one place contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainPlace {
    /// The coin.
    pub token_id: TokenId,
    /// The statement's number: one more than that of the hop or anchor it follows.
    pub seq: u16,
    /// What it follows: the link of the hop before it, or its anchor's hash.
    pub prev: Hash,
    /// Who owned the coin and had to sign.
    pub owner: PublicKey,
}

impl ChainPlace {
    /// The first place after an anchor; `None` when the numbers have run out.
    pub fn after_anchor(anchor: &Anchor) -> Option<Self> {
        let seq = anchor.seq.checked_add(1)?;
        Some(Self { token_id: anchor.token_id(), seq, prev: anchor.hash(), owner: anchor.owner })
    }

    /// The place after a hop that stood here; `None` when the numbers have run out.
    pub fn after_link(&self, link: Hash, owner: PublicKey) -> Option<Self> {
        Some(Self { token_id: self.token_id, seq: self.seq.checked_add(1)?, prev: link, owner })
    }
}

/// Why a statement does not fit a place.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum StatementError {
    /// The path's length is not its place's.
    #[error("the statement has a wrong place in its tree")]
    Path,
    /// The header's key is the owner's and is written all the same: a second spelling.
    #[error("the statement names its owner twice")]
    OwnerTwice,
}

/// What an owner signed about a coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpendStatement {
    /// It went to somebody in a transfer.
    Hop(Box<HopStatement>),
    /// It went to the witness.
    Surrender(SurrenderStatement),
}

/// A hop, opened as far as its owner's signature needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HopStatement {
    pub(crate) index: u8,
    pub(crate) n_p: u8,
    pub(crate) n_c: u8,
    pub(crate) times: TransferTimes,
    pub(crate) no_witness: bool,
    pub(crate) counterparty: PublicKey,
    /// The owner's: role `S` in P, role `R` in C.
    pub(crate) signature: Signature,
    /// The payer's, role `S`: in C, where a vote alone is not a spend. Left out beside an acknowledgement.
    pub(crate) commit: Option<Signature>,
    /// The payee's, role `F`. In C it stands for the commit, for nobody acknowledges what was not committed.
    pub(crate) ack: Option<Signature>,
    pub(crate) void: Vec<ShownVoid>,
    /// The payee's, role `Y`, over this hop's own header.
    pub(crate) receiver_abort: Option<Signature>,
    pub(crate) header_key: Option<PublicKey>,
    pub(crate) path: Vec<Hash>,
}

/// Where in a proof a hop's statement stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// It is what the proof is about: beside a vote stands what makes it a spend.
    AsSpend,
    /// It is how the payee spent the coin later.
    AsLaterSpend,
}

/// A surrender without what its place says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurrenderStatement {
    pub(crate) purpose: SurrenderPurpose,
    pub(crate) new_owner: PublicKey,
    /// The owner's, role `N`.
    pub(crate) signature: Signature,
    pub(crate) void: Vec<ShownVoid>,
}

/// What a statement says at its place, recomputed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The statement's identity: a hop's link, a surrender's hash. Signatures do not count.
    pub link: Hash,
    /// The hop's transfer; a surrender has none.
    pub transfer: Option<OpenedTransfer>,
}

/// The transfer that a hop belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenedTransfer {
    /// Its id.
    pub header: Hash,
    /// What the id is the hash of.
    pub fields: HeaderFields,
    /// Which way the coin went.
    pub direction: Direction,
}

impl SpendStatement {
    /// The most bytes of a statement that shows no evidence whole, and of change no more than its owner's vote: of a paid coin with
    /// three pieces, four levels deep, under the key of another day.
    pub const MAX_LEN: usize = 375;

    /// Takes from a hop what its owner signed.
    pub fn of_hop(hop: &Hop) -> Self {
        Self::Hop(Box::new(HopStatement::of_hop(hop)))
    }

    /// Takes a surrender and its owner's signature.
    pub fn of_surrender(surrender: &Surrender, signature: Signature) -> Self {
        let Surrender { purpose, new_owner, .. } = *surrender;
        Self::Surrender(SurrenderStatement { purpose, new_owner, signature, void: ShownVoid::all(&surrender.void) })
    }

    /// Adds the payee's acknowledgement of a hop's transfer, role `F`; a surrender stays as it is.
    pub fn with_ack(self, ack: Signature) -> Self {
        self.map_hop(|hop| hop.ack = Some(ack))
    }

    /// Adds the payee's abort of a hop's transfer, role `Y`; a surrender stays as it is.
    pub fn with_receiver_abort(self, abort: Signature) -> Self {
        self.map_hop(|hop| hop.receiver_abort = Some(abort))
    }

    /// Why the owner held the coin to be free again, as far as it is shown whole.
    pub fn evidence(&self) -> impl Iterator<Item = &VoidEvidence> {
        self.void().iter().filter_map(ShownVoid::whole)
    }

    pub(super) fn void(&self) -> &[ShownVoid] {
        match self {
            Self::Hop(hop) => &hop.void,
            Self::Surrender(surrender) => &surrender.void,
        }
    }

    /// Shows that evidence whole which names this transfer, and of the rest no more than the leaf has; without a transfer all of it.
    pub(super) fn show_evidence_about(&mut self, transfer: Option<&Hash>) {
        let void = match self {
            Self::Hop(hop) => &mut hop.void,
            Self::Surrender(surrender) => &mut surrender.void,
        };
        let others = void.iter_mut().filter(|piece| !transfer.is_some_and(|header| piece.names(header)));
        others.for_each(ShownVoid::hide);
    }

    pub(super) fn hop(&self) -> Option<&HopStatement> {
        match self {
            Self::Hop(hop) => Some(hop),
            Self::Surrender(_) => None,
        }
    }

    pub(super) fn hop_mut(&mut self) -> Option<&mut HopStatement> {
        match self {
            Self::Hop(hop) => Some(hop),
            Self::Surrender(_) => None,
        }
    }

    /// The statement's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Writer::new();
        self.write(&mut bytes);
        bytes.0
    }

    /// Reads one statement and nothing else; nothing is verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let statement = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(statement)
    }

    /// Recomputes what the statement says at a place.
    pub fn open(&self, place: &ChainPlace) -> Result<Opening, StatementError> {
        match self {
            Self::Hop(hop) => hop.open(place),
            Self::Surrender(surrender) => Ok(Opening { link: surrender.hash(place), transfer: None }),
        }
    }

    /// Gives every signature that the statement shows to the batch, under `label`; void evidence is judged apart.
    pub fn push_signatures(&self, place: &ChainPlace, opening: &Opening, batch: &mut VerificationBatch, label: usize) {
        match (self, &opening.transfer) {
            (Self::Hop(hop), Some(transfer)) => hop.push_signatures(place, transfer, batch, label),
            // An opening of something else: nobody signed this, so the batch fails.
            (Self::Hop(hop), None) => {
                batch.push((place.owner, hop.signature), SigRole::Commit, opening.link, label);
            }
            (Self::Surrender(surrender), _) => {
                batch.push((place.owner, surrender.signature), SigRole::Surrender, opening.link, label);
            }
        }
    }

    pub(crate) fn write(&self, bytes: &mut Writer) {
        match self {
            Self::Hop(hop) => {
                bytes.u8(KIND_HOP);
                hop.write(bytes);
            }
            Self::Surrender(surrender) => {
                bytes.u8(KIND_SURRENDER);
                surrender.write(bytes);
            }
        }
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let kind = reader.u8()?;
        Self::read_of_kind(kind, reader)
    }

    /// Reads what follows a statement's kind byte.
    pub(super) fn read_of_kind(kind: u8, reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        Self::read_shown(kind, Shown::AsSpend, reader)
    }

    /// Reads how a coin was spent later: of change no more than the owner's vote, which nobody gives for what it has abandoned.
    pub(super) fn read_later(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let kind = reader.u8()?;
        Self::read_shown(kind, Shown::AsLaterSpend, reader)
    }

    fn read_shown(kind: u8, shown: Shown, reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        match kind {
            KIND_HOP => HopStatement::read(shown, reader).map(|hop| Self::Hop(Box::new(hop))),
            KIND_SURRENDER => SurrenderStatement::read(reader).map(Self::Surrender),
            _ => Err(ReadError::OutOfRange("statement kind")),
        }
    }

    fn map_hop(mut self, change: impl FnOnce(&mut HopStatement)) -> Self {
        if let Some(hop) = self.hop_mut() {
            change(hop);
        }
        self
    }
}

impl HopStatement {
    fn of_hop(hop: &Hop) -> Self {
        let (signature, commit) = match hop.direction() {
            Direction::Payment => (hop.commit, None),
            Direction::Change => (hop.vote, Some(hop.commit)),
        };
        Self {
            index: hop.index,
            n_p: hop.n_p,
            n_c: hop.n_c,
            times: hop.times,
            no_witness: hop.no_witness,
            counterparty: hop.counterparty,
            signature: hop.owner.map_or(signature, |(_, by_owner)| by_owner),
            commit,
            ack: hop.ack,
            void: ShownVoid::all(&hop.void),
            receiver_abort: None,
            header_key: hop.owner.map(|(header_key, _)| header_key),
            path: hop.path.clone(),
        }
    }

    /// Shows the payee's acknowledgement, if there is one and it counts: in C it stands for the commit.
    pub(super) fn show_ack(&mut self, counts: bool) {
        self.ack = self.ack.filter(|_| counts);
        if self.ack.is_some() {
            self.commit = None;
        }
    }

    /// Leaves out whatever others have signed.
    pub(super) fn keep_owners_signature(&mut self) {
        (self.commit, self.ack, self.receiver_abort) = (None, None, None);
    }

    pub(super) fn direction(&self) -> Direction {
        if self.index <= self.n_p { Direction::Payment } else { Direction::Change }
    }

    fn open(&self, place: &ChainPlace) -> Result<Opening, StatementError> {
        if self.header_key == Some(place.owner) {
            return Err(StatementError::OwnerTwice);
        }
        let void = shown_void::hash_of(&self.void);
        let leaf = leaf_hash(&place.token_id, place.seq, &place.prev, &self.counterparty, &void);
        let leaves = leaf_count(self.n_p, self.n_c);
        let root = merkle::root_from_path(&leaf, usize::from(self.index), leaves, &self.path);
        let fields = self.header(root.ok_or(StatementError::Path)?, &place.owner);
        let (header, direction) = (fields.hash(), self.direction());
        let transfer = Some(OpenedTransfer { header, fields, direction });
        Ok(Opening { link: link_hash(&leaf, &header, direction), transfer })
    }

    fn header(&self, root: Hash, owner: &PublicKey) -> HeaderFields {
        let spender = self.header_key.unwrap_or(*owner);
        let (sender, receiver) = match self.direction() {
            Direction::Payment => (spender, self.counterparty),
            Direction::Change => (self.counterparty, spender),
        };
        let (times, n_p, n_c, no_witness) = (self.times, self.n_p, self.n_c, self.no_witness);
        HeaderFields { root, sender, receiver, times, n_p, n_c, no_witness }
    }

    fn push_signatures(
        &self,
        place: &ChainPlace,
        transfer: &OpenedTransfer,
        batch: &mut VerificationBatch,
        label: usize,
    ) {
        let (fields, header) = (&transfer.fields, transfer.header);
        let owners_role = match transfer.direction {
            Direction::Payment => SigRole::Commit,
            Direction::Change => SigRole::Vote,
        };
        batch.push((place.owner, self.signature), owners_role, header, label);
        let others = [
            (fields.sender, self.commit, SigRole::Commit),
            (fields.receiver, self.ack, SigRole::Final),
            (fields.receiver, self.receiver_abort, SigRole::ReceiverAbort),
        ];
        for (key, signature, role) in others {
            if let Some(signature) = signature {
                batch.push((key, signature), role, header, label);
            }
        }
    }

    fn write(&self, bytes: &mut Writer) {
        bytes.put(&[self.flags(), self.index, self.n_p, self.n_c]);
        write_times(bytes, &self.times);
        bytes.put(&self.counterparty.0);
        bytes.put(&self.signature.0);
        if let Some(signature) = self.ack.or(self.commit) {
            bytes.put(&signature.0);
        }
        if !self.void.is_empty() {
            shown_void::write(bytes, &self.void);
        }
        if let Some(abort) = self.receiver_abort {
            bytes.put(&abort.0);
        }
        if let Some(header_key) = self.header_key {
            bytes.put(&header_key.0);
        }
        for sibling in &self.path {
            bytes.put(&sibling.0);
        }
    }

    fn read(shown: Shown, reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let [flags, index, n_p, n_c] = reader.array()?;
        if flags & !(HEADER_FLAGS | EXTRA_ACK | EXTRA_VOID | EXTRA_RECEIVER_ABORT | EXTRA_HEADER_KEY) != 0 {
            return Err(ReadError::OutOfRange("statement flags"));
        }
        check_place(index, n_p, n_c)?;
        let siblings = merkle::path_len(usize::from(index), leaf_count(n_p, n_c));
        let times = read_times(reader, flags)?;
        let is_acknowledged = flags & EXTRA_ACK != 0;
        let has_commit = index > n_p && !is_acknowledged && shown == Shown::AsSpend;
        let optional = |reader: &mut Reader<'_>, shown: bool| shown.then(|| reader.signature()).transpose();
        let hop = Self {
            index,
            n_p,
            n_c,
            times,
            no_witness: header_flags(&times, true) == flags & HEADER_FLAGS,
            counterparty: reader.key()?,
            signature: reader.signature()?,
            commit: optional(reader, has_commit)?,
            ack: optional(reader, is_acknowledged)?,
            void: if flags & EXTRA_VOID != 0 { shown_void::read(reader, MAX_VOIDS)? } else { Vec::new() },
            receiver_abort: optional(reader, flags & EXTRA_RECEIVER_ABORT != 0)?,
            header_key: (flags & EXTRA_HEADER_KEY != 0).then(|| reader.key()).transpose()?,
            path: read_path(reader, siblings)?,
        };
        hop.check_evidence(flags)?;
        Ok(hop)
    }

    /// Refuses evidence that is announced and not there, and more than a hop can carry at its depth.
    fn check_evidence(&self, flags: u8) -> Result<(), ReadError> {
        if self.void.is_empty() && flags & EXTRA_VOID != 0 {
            return Err(ReadError::OutOfRange("void count"));
        }
        let has_room = self.void.len() <= most_voids(self.direction(), self.path.len());
        if has_room { Ok(()) } else { Err(ReadError::OutOfRange("void evidence at this depth")) }
    }

    fn flags(&self) -> u8 {
        let extras = [
            (self.ack.is_some(), EXTRA_ACK),
            (!self.void.is_empty(), EXTRA_VOID),
            (self.receiver_abort.is_some(), EXTRA_RECEIVER_ABORT),
            (self.header_key.is_some(), EXTRA_HEADER_KEY),
        ];
        let shown = extras.into_iter().filter(|(shown, _)| *shown);
        shown.fold(header_flags(&self.times, self.no_witness), |flags, (_, bit)| flags | bit)
    }
}

impl SurrenderStatement {
    fn hash(&self, place: &ChainPlace) -> Hash {
        let (purpose, void) = (self.purpose, shown_void::hash_of(&self.void));
        surrender_hash(purpose, (&place.token_id, place.seq, &place.prev), &self.new_owner, &void)
    }

    fn write(&self, bytes: &mut Writer) {
        bytes.u8(self.purpose.byte());
        bytes.put(&self.new_owner.0);
        bytes.put(&self.signature.0);
        shown_void::write(bytes, &self.void);
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let purpose = SurrenderPurpose::of_byte(reader.u8()?).ok_or(ReadError::OutOfRange("surrender purpose"))?;
        let new_owner = reader.key()?;
        if (new_owner == Surrender::NOBODY) != (purpose == SurrenderPurpose::Redemption) {
            return Err(ReadError::OutOfRange("surrender owner"));
        }
        Ok(Self { purpose, new_owner, signature: reader.signature()?, void: shown_void::read(reader, MAX_KEPT_VOIDS)? })
    }
}

#[cfg(test)]
#[path = "statement_tests.rs"]
mod tests;
