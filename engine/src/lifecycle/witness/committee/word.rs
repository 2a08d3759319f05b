//! What members say to each other (`docs/spec/09-witness.md`, section 10).
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, signed_message, verify};
use crate::lifecycle::witness::committee::matter::Put;
use crate::lifecycle::witness::committee::{Ballot, SignedReport, Subject};

/// One word of a member. Each member's words are a list that only grows, and the others hear it from the front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Something to decide, and when it was put.
    Put(Box<Put>),
    /// A vote.
    Ballot(Ballot),
    /// Where the member stands when it enters a run-off.
    Report(Box<SignedReport>),
    /// Its part of a run-off's beacon.
    Lot(Lot),
    /// It has locked on all that an answer rests on.
    Ready(Ready),
    /// These members shall sign together.
    Session(Session),
    /// Its part of what a session signs.
    Shares(Shares),
    /// It is decided.
    Decided(Box<Decided>),
}

/// A member's part of the beacon of one run-off: drawn when it has the reports of 2f + 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// About what.
    pub subject: Subject,
    /// Of which round.
    pub round: u16,
    /// 32 random bytes.
    pub drawn: Hash,
}

/// A commitment to one pair of secret nonces (RFC 9591, 5.1): hiding, then binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commitment(pub [u8; 64]);

/// A member's part of one signature (RFC 9591, 5.2): a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(pub [u8; 32]);

/// A member has locked on all that an answer rests on, and offers to sign it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Who.
    pub member: PublicKey,
    /// What for: [`Put::id`].
    pub put: Hash,
    /// What it has locked, in which rounds, and what it would sign.
    pub stand: Hash,
    /// One for each signature that the answer needs; drawn for this word alone.
    pub commitments: Vec<Commitment>,
    /// Role `W`.
    pub signature: Signature,
}

impl Ready {
    /// The value that the member signs, role `W`.
    pub fn value(&self) -> Hash {
        let commitments = self.commitments.iter().map(|commitment| commitment.0.as_slice());
        let head: [&[u8]; 3] = [&[8], &self.put.0, &self.stand.0];
        Hash::derive("ballot", &head.into_iter().chain(commitments).collect::<Vec<_>>())
    }

    /// The 41 bytes that the member signs.
    pub fn message(&self) -> [u8; 41] {
        signed_message(SigRole::Ballot, &self.value())
    }

    /// Checks the member's signature.
    pub fn verify(&self) -> Result<(), SignatureError> {
        verify(&self.member, SigRole::Ballot, &self.value(), &self.signature)
    }
}

/// Whoever puts a question asks 2f + 1 of those that are ready to sign together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What they said, by ascending member.
    pub ready: Vec<Ready>,
}

impl Session {
    /// What it is called.
    pub fn id(&self) -> Hash {
        let values: Vec<Hash> = self.ready.iter().map(Ready::value).collect();
        let parts = self.ready.iter().zip(&values).flat_map(|(ready, value)| [ready.member.0.as_slice(), &value.0]);
        Hash::derive("ballot", &std::iter::once([9].as_slice()).chain(parts).collect::<Vec<_>>())
    }
}

/// A member's part in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Which session.
    pub session: Hash,
    /// One for each signature.
    pub shares: Vec<Share>,
}

/// What the group has signed. The signatures alone do not prove it: that a transfer stands is signed in the same words whichever of its
/// coins were shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What was decided.
    pub put: Box<Put>,
    /// The group's signatures.
    pub signatures: Vec<Signature>,
    /// What 2f + 1 members said of this very put, by ascending member.
    pub ready: Vec<Ready>,
}
