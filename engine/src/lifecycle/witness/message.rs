//! What a holder asks a witness, and what it answers.
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, signed_message, verify};
use crate::foundation::time::Timestamp;
use crate::token::anchor::Anchor;
use crate::token::hop::{Direction, HeaderFields};
use crate::token::issuance::IssuanceId;
use crate::token::surrender::Surrender;
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::message::{AbortCertificate, OwnerSignature};
use crate::token::transfer::record::Sid;
use crate::token::transfer::refuse::RefuseCode;

/// A message between a holder and a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// The witness says who it is.
    Greeting(Greeting),
    /// The holder asks.
    Question(u32, Question),
    /// The witness answers the question of that number.
    Answer(u32, Answer),
}

/// A witness's introduction: its key, bound to the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// Who settles here.
    pub witness: PublicKey,
    /// Role `H`.
    pub signature: Signature,
}

impl Greeting {
    /// The 41 bytes that the witness signs.
    pub fn message(witness: &PublicKey, transcript: &Hash) -> [u8; 41] {
        signed_message(SigRole::Greeting, &Self::hash(witness, transcript))
    }

    fn hash(witness: &PublicKey, transcript: &Hash) -> Hash {
        Hash::derive("greet", &[&transcript.0, &witness.0])
    }

    /// Checks that the holder of the witness's key speaks in this session.
    pub fn verify(&self, transcript: &Hash) -> Result<(), SignatureError> {
        verify(&self.witness, SigRole::Greeting, &Self::hash(&self.witness, transcript), &self.signature)
    }
}

/// What a holder asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Register the certificate in which these chains end; all of it or nothing.
    Register(Vec<Telomeer>),
    /// Decide a transfer that the payee is in doubt about.
    FileAbort(Box<FileAbort>),
    /// Renew or redeem coins; each gets its own answer.
    Surrender(Vec<SurrenderedCoin>),
}

/// Y on its way to the witness, with what makes it readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAbort {
    /// What the two sides call the transfer.
    pub sid: Sid,
    /// The issuance of one of its coins.
    pub issuance: IssuanceId,
    /// Opens the header.
    pub opening: HeaderFields,
    /// Role `Y`, by the payee.
    pub receiver_abort: Signature,
    /// Role `X`, by the payer, if the payee has it.
    pub sender_abort: Option<Signature>,
}

/// A coin that its owner signs over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurrenderedCoin {
    /// Its chain.
    pub telomeer: Telomeer,
    /// What stands in the place of its next hop.
    pub surrender: Surrender,
    /// Role `N`, by the owner.
    pub signature: Signature,
}

/// What a witness answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The certificate is registered: it stands.
    Registered(Box<Registration>),
    /// The request is published; without a certificate it is void from this moment on.
    Pending {
        /// Which transfer.
        header: Hash,
        /// When the witness decides.
        decides_at: Timestamp,
    },
    /// It is void.
    Void(Box<AbortCertificate>),
    /// It was registered: the commits.
    Committed {
        /// That it stands.
        registration: Box<Registration>,
        /// Role `S`.
        commits: Vec<OwnerSignature>,
    },
    /// One answer a coin, in the order of the question.
    Taken(Vec<TakenAnswer>),
    /// Nothing was registered: this coin was spent otherwise before.
    Dead {
        /// Which coin.
        token_id: TokenId,
        /// Who signed twice.
        proof: Vec<u8>,
    },
    /// The witness was put back from a backup, and only listens until then.
    Listening(Timestamp),
    /// The witness will not.
    Refused(RefuseCode),
}

/// A witness says that a transfer stands. Beside an AbortCert of the same header, by the same key, it convicts the witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Which transfer.
    pub header: Hash,
    /// Who says so.
    pub witness: PublicKey,
    /// Role `G` over the header.
    pub signature: Signature,
}

impl Registration {
    /// The 41 bytes that the witness signs.
    pub fn message(header: &Hash) -> [u8; 41] {
        signed_message(SigRole::Registration, header)
    }

    /// Checks the signature; whether this key is a witness, the issuance says.
    pub fn verify(&self) -> Result<(), SignatureError> {
        verify(&self.witness, SigRole::Registration, &self.header, &self.signature)
    }
}

/// What is said of one surrendered coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenAnswer {
    /// What became of it.
    pub taken: Taken,
    /// It was said before, to this surrender or to another one in its place: what the coin did since, this does not tell.
    pub repeated: bool,
}

impl TakenAnswer {
    /// An answer that was given before.
    pub fn again(taken: Taken) -> Self {
        Self { taken, repeated: true }
    }
}

impl From<Taken> for TakenAnswer {
    fn from(taken: Taken) -> Self {
        Self { taken, repeated: false }
    }
}

/// What became of a surrendered coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Its chain begins anew here.
    Renewed(Anchor),
    /// It is out of circulation; role `D` over the surrender.
    Retired(Signature),
    /// It was spent otherwise before.
    Dead(Vec<u8>),
    /// It came by a transfer that is void.
    Void(Box<AbortCertificate>),
    /// The witness will not.
    Refused(RefuseCode),
}

impl Taken {
    /// Whether the answer was this anchor, whoever encoded its signature how.
    pub fn is_anchor(&self, anchor: &Anchor) -> bool {
        matches!(self, Self::Renewed(known) if known.hash() == anchor.hash())
    }
}

/// Whether a chain ends in a coin that was paid, not in one that was given as change.
pub fn ends_in_payment(chain: &Telomeer) -> bool {
    chain.hops.last().is_some_and(|hop| hop.direction() == Direction::Payment)
}

/// The value that role `D` signs: this surrender was taken, for good.
pub fn retirement(surrender: &Surrender) -> Hash {
    Hash::derive("retire", &[&surrender.hash().0])
}
