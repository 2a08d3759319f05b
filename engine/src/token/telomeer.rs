//! Telomeers: a coin's anchor and every hop since, and what they prove (`docs/spec/02-bytes.md`, section 6).
use std::borrow::Borrow;

use thiserror::Error;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch};
use crate::token::amount::Denomination;
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::hop::{Direction, HeaderFields, Hop, leaf_hash, link_hash};
use crate::token::issuance::{IssuanceId, Renewal, SignedIssuance};
use crate::token::merkle;
use crate::token::token_id::TokenId;
use crate::token::void_evidence::void_hash;

/// The most hops that any telomeer has.
pub const MAX_HOPS: usize = 64;

/// A coin's chain: all that its holder has to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telomeer {
    /// Where the chain begins.
    pub anchor: Anchor,
    /// Every transfer since, oldest first.
    pub hops: Vec<Hop>,
}

/// What a chain says, if the batch that took its signatures verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// The coin.
    pub token_id: TokenId,
    /// Its issuance.
    pub issuance: IssuanceId,
    /// Its place in the issuance.
    pub index: u32,
    /// Its value.
    pub denomination: Denomination,
    /// Who owns it now.
    pub owner: PublicKey,
    /// The number of its newest hop, or of its anchor.
    pub seq: u16,
    /// `prev` of its next hop.
    pub head: Hash,
    /// Hops since the anchor.
    pub hops: u8,
    /// When it expires, in minutes since 1970.
    pub expiry_minutes: u32,
}

/// Why a chain is refused, signatures aside.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum TelomeerError {
    /// The anchor names another issuance.
    #[error("the coin is of another issuance")]
    OtherIssuance,
    /// The issuance has no such coin, or one of another value.
    #[error("the issuance has no such coin")]
    NoSuchCoin,
    /// The anchor's expiry is not what the issuance allows.
    #[error("the coin's expiry is not the issuance's")]
    Expiry,
    /// The anchor's signer is neither the issuer nor, for a checkpoint, a witness.
    #[error("the anchor's signer may not anchor this coin")]
    Signer,
    /// More hops than the issuance allows between anchors.
    #[error("{hops} hops are more than the {limit} that the issuance allows")]
    TooManyHops {
        /// How many there are.
        hops: usize,
        /// How many there may be.
        limit: u8,
    },
    /// The hops' numbers run out.
    #[error("the hop's number does not fit")]
    Sequence,
    /// A hop's tree does not have its leaf's place.
    #[error("hop {hop} has a wrong place in its tree")]
    Path {
        /// Counted from 0.
        hop: usize,
    },
    /// A hop given as change lacks the payee's acknowledgement.
    #[error("hop {hop} is change without an acknowledgement")]
    Unacknowledged {
        /// Counted from 0.
        hop: usize,
    },
    /// A hop's no-witness flag contradicts the issuance.
    #[error("hop {hop} contradicts the issuance about witnesses")]
    Witness {
        /// Counted from 0.
        hop: usize,
    },
    /// A hop carries an owner's signature although the owner's key is the header's: a second spelling.
    #[error("hop {hop} names its owner twice")]
    OwnerTwice {
        /// Counted from 0.
        hop: usize,
    },
    /// A hop carries more evidence than a coin may so deep in its tree.
    #[error("hop {hop} carries too much evidence for its place")]
    TooManyVoids {
        /// Counted from 0.
        hop: usize,
    },
}

impl Telomeer {
    /// Reads a chain; nothing is verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let telomeer = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(telomeer)
    }

    /// The chain's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let hops: usize = self.hops.iter().map(Hop::encoded_len).sum();
        let mut bytes = Writer::with_capacity(Anchor::LEN + 1 + hops);
        self.anchor.write(&mut bytes);
        bytes.u8(u8::try_from(self.hops.len()).unwrap_or(u8::MAX));
        for hop in &self.hops {
            hop.write(&mut bytes);
        }
        bytes.0
    }

    /// Recomputes the chain and gives every signature on it to the batch, under `label`.
    ///
    /// The answer is to be believed only once the batch verifies. An expiry that has passed is the caller's to judge.
    pub fn trace(
        &self,
        issuance: &SignedIssuance,
        batch: &mut VerificationBatch,
        label: usize,
    ) -> Result<Traced, TelomeerError> {
        let traced = self.trace_for_witness(issuance, batch, label)?;
        self.require_acknowledged(traced)
    }

    /// The same of a chain whose `course` is known; it must be this chain's own.
    pub(super) fn trace_along(
        &self,
        course: &Course,
        issuance: &SignedIssuance,
        batch: &mut VerificationBatch,
        label: usize,
    ) -> Result<Traced, TelomeerError> {
        let known = |_: &Traced, _: &Hop, place| course.steps.get(place).ok_or(TelomeerError::Path { hop: place });
        let start = (course.token_id, course.anchor);
        let push = |signed, role, value| batch.push(signed, role, value, label);
        self.require_acknowledged(self.walk(issuance, start, known, push)?)
    }

    /// The same for a witness, to whom a payer may show change that the payee has not acknowledged: as the last hop only.
    pub fn trace_for_witness(
        &self,
        issuance: &SignedIssuance,
        batch: &mut VerificationBatch,
        label: usize,
    ) -> Result<Traced, TelomeerError> {
        let push = |signed, role, value| batch.push(signed, role, value, label);
        self.walk(issuance, self.own_start(), Traced::step_by, push)
    }

    /// Recomputes a chain whose signatures were verified before it was written; checks none of them.
    pub fn retrace(&self, issuance: &SignedIssuance) -> Result<Traced, TelomeerError> {
        self.require_acknowledged(self.walk(issuance, self.own_start(), Traced::step_by, |_, _, _| {})?)
    }

    fn require_acknowledged(&self, traced: Traced) -> Result<Traced, TelomeerError> {
        match self.hops.last() {
            Some(last) if last.is_unacknowledged() => {
                Err(TelomeerError::Unacknowledged { hop: self.hops.len().saturating_sub(1) })
            }
            _ => Ok(traced),
        }
    }

    fn walk<S: Borrow<Step>>(
        &self,
        issuance: &SignedIssuance,
        start: (TokenId, Hash),
        step_by: impl Fn(&Traced, &Hop, usize) -> Result<S, TelomeerError>,
        mut push: impl FnMut((PublicKey, Signature), SigRole, Hash),
    ) -> Result<Traced, TelomeerError> {
        let hops = self.check_hop_count(issuance)?;
        let signer = self.check_anchor(issuance)?;
        let mut state = self.start(start, hops);
        push((signer, self.anchor.signature), SigRole::Anchor, state.head);
        for (place, hop) in self.hops.iter().enumerate() {
            if hop.no_witness == issuance.issuance.is_witnessed() {
                return Err(TelomeerError::Witness { hop: place });
            }
            if hop.is_unacknowledged() && place + 1 < self.hops.len() {
                return Err(TelomeerError::Unacknowledged { hop: place });
            }
            state.check_step(hop, place)?;
            let step = step_by(&state, hop, place)?;
            push_signatures(step.borrow(), hop, &mut push);
            state.take(step.borrow());
        }
        Ok(state)
    }

    /// The chain's steps, recomputed and not verified.
    pub fn steps(&self) -> Result<Vec<Step>, TelomeerError> {
        let mut state = self.start(self.own_start(), 0);
        let mut steps = Vec::with_capacity(self.hops.len());
        for (place, hop) in self.hops.iter().enumerate() {
            state.check_step(hop, place)?;
            let step = state.step_by(hop, place)?;
            state.take(&step);
            steps.push(step);
        }
        Ok(steps)
    }

    /// Recomputes the chain for somebody who looks at it link by link: the anchor's signature in one batch, those of each hop in a
    /// batch of its own. Ends early where a hop cannot follow the one before.
    pub fn links(&self, issuance: &SignedIssuance) -> Result<(VerificationBatch, Vec<Link>), TelomeerError> {
        self.check_hop_count(issuance)?;
        let signer = self.check_anchor(issuance)?;
        let mut state = self.start(self.own_start(), 0);
        let mut anchor = VerificationBatch::new();
        anchor.push((signer, self.anchor.signature), SigRole::Anchor, state.head, 0);
        let mut links = Vec::with_capacity(self.hops.len());
        for (place, hop) in self.hops.iter().enumerate() {
            let lacks_its_last_word = hop.is_unacknowledged() && place + 1 < self.hops.len();
            let is_out_of_place = hop.no_witness == issuance.issuance.is_witnessed() || lacks_its_last_word;
            let step = state.check_step(hop, place).and_then(|()| state.step_by(hop, place));
            let Some(step) = step.ok().filter(|_| !is_out_of_place) else { break };
            let mut batch = VerificationBatch::new();
            push_signatures(&step, hop, &mut |signed, role, value| batch.push(signed, role, value, place));
            state.take(&step);
            links.push((step, batch));
        }
        Ok((anchor, links))
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let anchor = Anchor::read(reader)?;
        let count = reader.count(MAX_HOPS)?;
        let hops = (0..count).map(|_| Hop::read(reader)).collect::<Result<_, _>>()?;
        Ok(Self { anchor, hops })
    }

    fn check_hop_count(&self, issuance: &SignedIssuance) -> Result<u8, TelomeerError> {
        let (hops, limit) = (self.hops.len(), issuance.issuance.hop_limit);
        let too_many = TelomeerError::TooManyHops { hops, limit };
        u8::try_from(hops).ok().filter(|&hops| hops <= limit).ok_or(too_many)
    }

    /// Says whose signature the anchor must bear.
    fn check_anchor(&self, issuance: &SignedIssuance) -> Result<PublicKey, TelomeerError> {
        let (anchor, record) = (&self.anchor, &issuance.issuance);
        if anchor.issuance != issuance.id() {
            return Err(TelomeerError::OtherIssuance);
        }
        if record.denomination_of(anchor.index) != Some(anchor.denomination) {
            return Err(TelomeerError::NoSuchCoin);
        }
        let may_move_expiry = anchor.kind == AnchorKind::Checkpoint && record.renewal == Renewal::AnyWitness;
        if !may_move_expiry && anchor.expiry_minutes != record.expiry_minutes() {
            return Err(TelomeerError::Expiry);
        }
        let signers = match anchor.kind {
            AnchorKind::Genesis => std::slice::from_ref(&record.issuer),
            AnchorKind::Checkpoint => &record.witnesses,
        };
        signers.iter().find(|key| key.kid() == anchor.signer_kid).copied().ok_or(TelomeerError::Signer)
    }

    fn own_start(&self) -> (TokenId, Hash) {
        (self.anchor.token_id(), self.anchor.hash())
    }

    fn start(&self, (token_id, head): (TokenId, Hash), hops: u8) -> Traced {
        Traced {
            token_id,
            issuance: self.anchor.issuance,
            index: self.anchor.index,
            denomination: self.anchor.denomination,
            owner: self.anchor.owner,
            seq: self.anchor.seq,
            head,
            hops,
            expiry_minutes: self.anchor.expiry_minutes,
        }
    }
}

/// One step of a chain, recomputed from its hop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub seq: u16,
    /// The link or anchor that it extends.
    pub prev: Hash,
    /// Who spent the coin.
    pub owner: PublicKey,
    /// Who has it from then on.
    pub new_owner: PublicKey,
    /// What the transfer's header says.
    pub fields: HeaderFields,
    /// The transfer's header.
    pub header: Hash,
    /// Its own link: `prev` of the next step.
    pub link: Hash,
}

/// A step, and the signatures that it stands on.
pub type Link = (Step, VerificationBatch);

/// A whole chain, recomputed while it was read.
#[derive(Clone, Debug)]
pub(super) struct Course {
    /// The coin.
    pub(super) token_id: TokenId,
    /// The anchor's hash.
    pub(super) anchor: Hash,
    /// Every hop's step, oldest first.
    pub(super) steps: Vec<Step>,
}

impl Traced {
    /// Refuses a hop that cannot be the next, whatever it hashes to.
    fn check_step(&self, hop: &Hop, place: usize) -> Result<(), TelomeerError> {
        if hop.owner.is_some_and(|(header_key, _)| header_key == self.owner) {
            return Err(TelomeerError::OwnerTwice { hop: place });
        }
        if hop.has_too_many_voids() {
            return Err(TelomeerError::TooManyVoids { hop: place });
        }
        self.seq.checked_add(1).map(drop).ok_or(TelomeerError::Sequence)
    }

    fn step_by(&self, hop: &Hop, place: usize) -> Result<Step, TelomeerError> {
        let spender = hop.owner.map_or(self.owner, |(header_key, _)| header_key);
        let seq = self.seq.wrapping_add(1);
        let leaf = leaf_hash(&self.token_id, seq, &self.head, &hop.counterparty, &void_hash(&hop.void));
        let root = merkle::root_from_path(&leaf, usize::from(hop.index), hop.leaf_count(), &hop.path)
            .ok_or(TelomeerError::Path { hop: place })?;
        let fields = header_of(hop, root, spender);
        let header = fields.hash();
        let link = link_hash(&leaf, &header, hop.direction());
        Ok(Step { seq, prev: self.head, owner: self.owner, new_owner: hop.counterparty, fields, header, link })
    }

    fn take(&mut self, step: &Step) {
        self.head = step.link;
        self.owner = step.new_owner;
        self.seq = step.seq;
    }
}

fn header_of(hop: &Hop, root: Hash, spender: PublicKey) -> HeaderFields {
    let (sender, receiver) = match hop.direction() {
        Direction::Payment => (spender, hop.counterparty),
        Direction::Change => (hop.counterparty, spender),
    };
    let (times, n_p, n_c, no_witness) = (hop.times, hop.n_p, hop.n_c, hop.no_witness);
    HeaderFields { root, sender, receiver, times, n_p, n_c, no_witness }
}

fn push_signatures(
    Step { fields, header, owner, .. }: &Step,
    hop: &Hop,
    push: &mut impl FnMut((PublicKey, Signature), SigRole, Hash),
) {
    push((fields.sender, hop.commit), SigRole::Commit, *header);
    push((fields.receiver, hop.vote), SigRole::Vote, *header);
    if let Some(ack) = hop.ack {
        push((fields.receiver, ack), SigRole::Final, *header);
    }
    if let Some((_, signature)) = hop.owner {
        let role = match hop.direction() {
            Direction::Payment => SigRole::Commit,
            Direction::Change => SigRole::Vote,
        };
        push((*owner, signature), role, *header);
    }
}

#[cfg(test)]
mod tests;
