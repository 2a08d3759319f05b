//! Messages to bytes and back: the only place of this layer that knows Protocol Buffers.
use bytes::Bytes;
use juicetokens_proto::transfer as proto;
use prost::Message as _;
use proto::envelope::Message as Kind;
use thiserror::Error;

use crate::foundation::bytes::ReadError;
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::TimeClaim;
use crate::token::bundle;
use crate::token::token_id::TokenId;
use crate::token::transfer::message::{
    AbortCertificate, Commit, ExoPak, Final, Message, OwnerSignature, Refuse, RetroPak,
};
use crate::token::transfer::plan::{MAX_COINS, PlanMessage};
use crate::token::transfer::presence::Presence;
use crate::token::transfer::record::Sid;
use crate::token::transfer::recovery::Recovery;
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::{PROTOCOL, Request};

/// Most bytes of one message. It holds 63 coins that came most of their way together, or with short chains; what does not fit is
/// refused before it is written.
const MAX_MESSAGE_BYTES: usize = 200_000;

/// Most distinct owner keys on one side of a transfer.
const MAX_SIGNATURES: usize = MAX_COINS as usize + 1;

const MAX_REFUSE_DATA: usize = 64;

/// Why a message does not read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum WireError {
    /// It is of another protocol version.
    #[error("a message of protocol version {0}")]
    Version(u32),
    /// The envelope is damaged, empty or too long.
    #[error("the envelope does not read")]
    Envelope,
    /// A field has the wrong length or too many entries.
    #[error("the field {0} is out of its limits")]
    Field(&'static str),
    /// A fixed-layout part does not read.
    #[error("{0}")]
    Record(String),
}

impl From<ReadError> for WireError {
    fn from(error: ReadError) -> Self {
        Self::Record(error.to_string())
    }
}

/// Writes a message.
pub fn encode(message: &Message) -> Vec<u8> {
    let kind = match message {
        Message::Request(request) => Kind::Request(request.encode()),
        Message::Plan(plan) => Kind::Plan(plan.encode()),
        Message::SenderExoPak(pak) => Kind::SenderExoPak(write_exo_pak(pak)),
        Message::ReceiverExoPak(pak) => Kind::ReceiverExoPak(write_exo_pak(pak)),
        Message::Commit(commit) => Kind::Commit(write_commit(commit)),
        Message::Final(last) => Kind::Final(write_final(last)),
        Message::SenderRetroPak(pak) => Kind::SenderRetroPak(write_retro_pak(pak)),
        Message::ReceiverRetroPak(pak) => Kind::ReceiverRetroPak(write_retro_pak(pak)),
        Message::Refuse(refuse) => Kind::Refuse(write_refuse(refuse)),
        Message::Cancel(sid) => Kind::Cancel(proto::Cancel { sid: sid.map_or(Vec::new(), write_sid) }),
        Message::Recovery(recovery) => Kind::Recovery(recovery.encode()),
        Message::AbortCertificate(certificate) => Kind::AbortCertificate(write_certificate(certificate)),
        Message::Settlement(bytes) => Kind::Settlement(bytes.clone()),
        Message::News(bytes) => Kind::News(bytes.clone()),
        Message::Hint(hint) => Kind::Hint(hint.as_bytes().to_vec()),
        Message::Presence(presence) => Kind::Presence(presence.encode()),
    };
    proto::Envelope { version: u32::from(PROTOCOL), message: Some(kind) }.encode_to_vec()
}

/// Reads a message. Form is checked here, signatures and meaning by whoever expects it.
pub fn decode(bytes: &[u8]) -> Result<Message, WireError> {
    if bytes.len() > MAX_MESSAGE_BYTES {
        return Err(WireError::Envelope);
    }
    let envelope = proto::Envelope::decode(Bytes::copy_from_slice(bytes)).map_err(|_| WireError::Envelope)?;
    if envelope.version != u32::from(PROTOCOL) {
        return Err(WireError::Version(envelope.version));
    }
    Ok(match envelope.message.ok_or(WireError::Envelope)? {
        Kind::Request(bytes) => Message::Request(Box::new(Request::parse(&bytes)?)),
        Kind::Plan(bytes) => Message::Plan(Box::new(PlanMessage::parse(&bytes)?)),
        Kind::SenderExoPak(pak) => Message::SenderExoPak(read_exo_pak(pak)?),
        Kind::ReceiverExoPak(pak) => Message::ReceiverExoPak(read_exo_pak(pak)?),
        Kind::Commit(commit) => Message::Commit(read_commit(commit)?),
        Kind::Final(last) => Message::Final(read_final(&last)?),
        Kind::SenderRetroPak(pak) => Message::SenderRetroPak(read_retro_pak(&pak)?),
        Kind::ReceiverRetroPak(pak) => Message::ReceiverRetroPak(read_retro_pak(&pak)?),
        Kind::Refuse(refuse) => Message::Refuse(read_refuse(refuse)?),
        Kind::Cancel(cancel) if cancel.sid.is_empty() => Message::Cancel(None),
        Kind::Cancel(cancel) => Message::Cancel(Some(read_sid(&cancel.sid)?)),
        Kind::Recovery(bytes) => Message::Recovery(Recovery::parse(&bytes)?),
        Kind::AbortCertificate(certificate) => Message::AbortCertificate(read_certificate(&certificate)?),
        Kind::Settlement(bytes) => Message::Settlement(bytes),
        Kind::News(bytes) => Message::News(bytes),
        Kind::Hint(bytes) => Message::Hint(Hash(fixed(&bytes, "hint")?)),
        Kind::Presence(bytes) => Message::Presence(Box::new(Presence::parse(&bytes)?)),
    })
}

/// The ids of the coins of a stored packet, M3 or M4, which was read when it came; none of anything else.
pub fn coin_ids(bytes: &[u8]) -> Vec<TokenId> {
    match proto::Envelope::decode(Bytes::copy_from_slice(bytes)).ok().and_then(|envelope| envelope.message) {
        Some(Kind::SenderExoPak(pak) | Kind::ReceiverExoPak(pak)) => bundle::token_ids(&pak.coins).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn write_sid(sid: Sid) -> Vec<u8> {
    sid.as_bytes().to_vec()
}

fn read_sid(bytes: &[u8]) -> Result<Sid, WireError> {
    Ok(Sid(Hash(fixed(bytes, "sid")?)))
}

fn fixed<const N: usize>(bytes: &[u8], field: &'static str) -> Result<[u8; N], WireError> {
    bytes.try_into().map_err(|_| WireError::Field(field))
}

fn write_exo_pak(pak: &ExoPak) -> proto::ExoPak {
    proto::ExoPak {
        sid: write_sid(pak.sid),
        body_salt: pak.salt.to_vec(),
        coins: bundle::encode(&pak.coins).into(),
        issuances: pak.issuances.iter().map(|bytes| Bytes::copy_from_slice(bytes)).collect(),
        signatures: pak.signatures.iter().map(write_signature).collect(),
    }
}

fn read_exo_pak(pak: proto::ExoPak) -> Result<ExoPak, WireError> {
    if pak.issuances.len() > usize::from(MAX_COINS) {
        return Err(WireError::Field("issuances"));
    }
    Ok(ExoPak {
        sid: read_sid(&pak.sid)?,
        salt: fixed(&pak.body_salt, "body_salt")?,
        coins: bundle::decode(&pak.coins)?,
        issuances: pak.issuances.into_iter().map(Vec::from).collect(),
        signatures: read_signatures(&pak.signatures)?,
    })
}

fn write_signature(owner: &OwnerSignature) -> proto::OwnerSignature {
    proto::OwnerSignature { key: owner.key.0.to_vec(), signature: owner.signature.0.to_vec() }
}

fn read_signatures(signatures: &[proto::OwnerSignature]) -> Result<Vec<OwnerSignature>, WireError> {
    if signatures.is_empty() || signatures.len() > MAX_SIGNATURES {
        return Err(WireError::Field("signatures"));
    }
    signatures
        .iter()
        .map(|owner| {
            let key = PublicKey(fixed(&owner.key, "key")?);
            let signature = Signature(fixed(&owner.signature, "signature")?);
            Ok(OwnerSignature { key, signature })
        })
        .collect()
}

fn write_commit(commit: &Commit) -> proto::Commit {
    proto::Commit { sid: write_sid(commit.sid), signatures: commit.signatures.iter().map(write_signature).collect() }
}

fn read_commit(commit: proto::Commit) -> Result<Commit, WireError> {
    Ok(Commit { sid: read_sid(&commit.sid)?, signatures: read_signatures(&commit.signatures)? })
}

fn write_final(last: &Final) -> proto::Final {
    proto::Final {
        sid: write_sid(last.sid),
        signature: last.signature.0.to_vec(),
        time_claim: last.claim.to_bytes().to_vec(),
    }
}

fn read_final(last: &proto::Final) -> Result<Final, WireError> {
    let claim = TimeClaim::from_bytes(&fixed(&last.time_claim, "time_claim")?);
    Ok(Final { sid: read_sid(&last.sid)?, signature: Signature(fixed(&last.signature, "signature")?), claim })
}

fn write_retro_pak(pak: &RetroPak) -> proto::RetroPak {
    proto::RetroPak {
        sid: write_sid(pak.sid),
        header: pak.header.as_bytes().to_vec(),
        signature: pak.signature.0.to_vec(),
    }
}

fn read_retro_pak(pak: &proto::RetroPak) -> Result<RetroPak, WireError> {
    let (header, signature) = (Hash(fixed(&pak.header, "header")?), Signature(fixed(&pak.signature, "signature")?));
    Ok(RetroPak { sid: read_sid(&pak.sid)?, header, signature })
}

fn write_certificate(certificate: &AbortCertificate) -> proto::AbortCertificate {
    proto::AbortCertificate {
        sid: write_sid(certificate.sid),
        header: certificate.header.as_bytes().to_vec(),
        witness: certificate.witness.0.to_vec(),
        signature: certificate.signature.0.to_vec(),
    }
}

fn read_certificate(certificate: &proto::AbortCertificate) -> Result<AbortCertificate, WireError> {
    Ok(AbortCertificate {
        sid: read_sid(&certificate.sid)?,
        header: Hash(fixed(&certificate.header, "header")?),
        witness: PublicKey(fixed(&certificate.witness, "witness")?),
        signature: Signature(fixed(&certificate.signature, "signature")?),
    })
}

fn write_refuse(refuse: &Refuse) -> proto::Refuse {
    proto::Refuse {
        sid: refuse.sid.map_or(Vec::new(), write_sid),
        stage: u32::from(refuse.stage),
        code: u32::from(refuse.code as u8),
        data: refuse.data.clone(),
    }
}

fn read_refuse(refuse: proto::Refuse) -> Result<Refuse, WireError> {
    if refuse.data.len() > MAX_REFUSE_DATA {
        return Err(WireError::Field("data"));
    }
    let sid = if refuse.sid.is_empty() { None } else { Some(read_sid(&refuse.sid)?) };
    let stage = u8::try_from(refuse.stage).map_err(|_| WireError::Field("stage"))?;
    let code = RefuseCode::of_number(refuse.code).unwrap_or(RefuseCode::Unexpected);
    Ok(Refuse { sid, stage, code, data: refuse.data })
}
