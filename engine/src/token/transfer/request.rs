//! M1, the payee's request (`docs/spec/02-bytes.md`, section 8).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify_cached};
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::TimeClaim;
use crate::token::amount::Amount;
use crate::token::issuance::Authority;
use crate::token::needs::{ChangeOffered, DenominationNeeds};
use crate::token::transfer::credential::{SignedCredential, read_optional, write_optional};

/// The one protocol version this engine speaks.
pub const PROTOCOL: u8 = 1;

/// A limit that limits nothing.
pub const NO_LIMIT: Amount = Amount(u32::MAX);

/// Most kinds of coins that one request may accept.
pub const MAX_ACCEPTED: usize = 4;

/// Most bytes of a payee's note.
pub const MAX_MEMO_BYTES: usize = 140;

const OPEN_TO_NEW: u8 = 1;
const SWAP: u8 = 2;

/// One kind of coins that the payee takes, with what it needs and can give back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Which coins.
    pub authority: Authority,
    /// What the payee is short of.
    pub needs: DenominationNeeds,
    /// What it can give as change; may under-report.
    pub change: ChangeOffered,
}

/// What the payee asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Lowest and highest protocol version the payee speaks.
    pub protocols: (u8, u8),
    /// Whether the payee will look at coins of an issuer that is new to it.
    pub open_to_new: bool,
    /// Nothing is paid: the coins offered as change go whole, against other coins that are worth the same.
    pub swap: bool,
    /// Zero lets the payer choose; in a swap, what goes each way.
    pub amount: Amount,
    /// The most the payee takes on trust: coins straight from their genesis do not count.
    pub limit: Amount,
    /// The newest revocation epoch the payee knows.
    pub epoch: u16,
    /// What the payee's clock says.
    pub claim: TimeClaim,
    /// Fresh random bytes.
    pub nonce: [u8; 16],
    /// The payee's transfer key; owns what is paid.
    pub key: PublicKey,
    /// At most four kinds of coins.
    pub accepted: Vec<Acceptance>,
    /// A note that both receipts keep.
    pub memo: String,
    /// Who asks, if it says so.
    pub credential: Option<SignedCredential>,
}

impl Request {
    /// Lays it out, without the signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::with_capacity(128 + 40 * self.accepted.len() + self.memo.len() + Signature::LEN);
        let flags = if self.open_to_new { OPEN_TO_NEW } else { 0 } | if self.swap { SWAP } else { 0 };
        writer.put(&[1, 1, self.protocols.0, self.protocols.1, flags]);
        writer.u32(self.amount.0);
        writer.u32(self.limit.0);
        writer.u16(self.epoch);
        writer.put(&self.claim.to_bytes());
        writer.put(&self.nonce);
        writer.put(&self.key.0);
        writer.u8(u8::try_from(self.accepted.len()).unwrap_or(u8::MAX));
        for acceptance in &self.accepted {
            writer.put(acceptance.authority.as_bytes());
            writer.put(&acceptance.needs.to_bytes());
            writer.put(&acceptance.change.to_bytes());
        }
        writer.text(&self.memo);
        write_optional(&mut writer, self.credential.as_ref());
        writer.0
    }

    /// The value that role `Q` signs; binds the session's transcript.
    pub fn hash(&self, transcript: &Hash) -> Hash {
        Self::hash_encoded(transcript, &self.encode())
    }

    /// The same of a request that is laid out already, without the signature.
    pub(super) fn hash_encoded(transcript: &Hash, unsigned: &[u8]) -> Hash {
        Hash::derive("req", &[transcript.as_bytes(), unsigned])
    }

    /// The one kind of coins that a swap is of, with the coins that go; none when nothing is swapped, or not of one kind and of
    /// exactly the amount.
    pub fn swapped(&self) -> Option<&Acceptance> {
        let [only] = self.accepted.as_slice() else { return None };
        let is_whole = !self.amount.is_zero() && only.change.counts().value() == self.amount;
        (self.swap && is_whole).then_some(only)
    }

    /// Reads a signed request; the signature is checked by [`SignedRequest::verify`].
    pub fn parse(bytes: &[u8]) -> Result<SignedRequest, ReadError> {
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let protocols = (reader.u8()?, reader.u8()?);
        let (open_to_new, swap) = match reader.u8()? {
            0 => (false, false),
            OPEN_TO_NEW => (true, false),
            SWAP => (false, true),
            _ => return Err(ReadError::OutOfRange("request flags")),
        };
        let (amount, limit, epoch) = (Amount(reader.u32()?), Amount(reader.u32()?), reader.u16()?);
        let claim = TimeClaim::from_bytes(&reader.array()?);
        let (nonce, key) = (reader.array()?, reader.key()?);
        let accepted = read_accepted(&mut reader)?;
        let memo = reader.text(MAX_MEMO_BYTES)?;
        let credential = read_optional(&mut reader)?;
        let signature = reader.signature()?;
        reader.finish()?;
        let request =
            Self { protocols, open_to_new, swap, amount, limit, epoch, claim, nonce, key, accepted, memo, credential };
        if request.swap && request.swapped().is_none() {
            return Err(ReadError::OutOfRange("a swap"));
        }
        Ok(SignedRequest { request, signature })
    }
}

fn read_accepted(reader: &mut Reader<'_>) -> Result<Vec<Acceptance>, ReadError> {
    let count = usize::from(reader.u8()?);
    if count > MAX_ACCEPTED {
        return Err(ReadError::OutOfRange("accepted kinds"));
    }
    (0..count)
        .map(|_| {
            let authority = Authority(reader.hash()?);
            let needs = DenominationNeeds::from_bytes(&reader.array()?)?;
            let change = ChangeOffered::from_bytes(&reader.array()?)?;
            Ok(Acceptance { authority, needs, change })
        })
        .collect()
}

/// A request with the payee's signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedRequest {
    /// What is asked.
    pub request: Request,
    /// Role `Q`, by the request's own key.
    pub signature: Signature,
}

impl SignedRequest {
    /// Lays it out with its signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.request.encode();
        bytes.extend_from_slice(&self.signature.0);
        bytes
    }

    /// Checks the signature in the session of `transcript`, and that of the credential.
    pub fn verify(&self, transcript: &Hash, cache: Option<&SignatureCache>) -> Result<(), SignatureError> {
        let signed = (&self.request.key, &self.signature);
        verify_cached(cache, signed, SigRole::Request, &self.request.hash(transcript))?;
        self.request.credential.as_ref().map_or(Ok(()), |credential| credential.verify(&self.request.key, cache))
    }
}
