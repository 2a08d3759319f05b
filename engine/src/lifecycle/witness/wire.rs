//! Settlement messages and ledger records to bytes and back: the only place of this layer that knows Protocol Buffers.
use juicetokens_proto::witness as proto;
use prost::Message as _;
use proto::answer::Answer as AnswerKind;
use proto::ledger_record::Record as RecordKind;
use proto::question::Question as QuestionKind;
use proto::settlement::Content;
use proto::taken_coin::Taken as TakenKind;
use thiserror::Error;

use crate::foundation::bytes::ReadError;
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::ledger::{LedgerRecord, TakenCoin};
use crate::lifecycle::witness::message::{
    Answer, FileAbort, Greeting, Question, Registration, Settlement, SurrenderedCoin, Taken, TakenAnswer,
};
use crate::token::anchor::Anchor;
use crate::token::hop::HeaderFields;
use crate::token::issuance::IssuanceId;
use crate::token::surrender::Surrender;
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::message::{AbortCertificate, OwnerSignature};
use crate::token::transfer::record::Sid;
use crate::token::transfer::refuse::RefuseCode;
use crate::trust::fraud_proof::FraudProof;

const VERSION: u32 = 1;

/// Most bytes of one message; the session holds no more.
pub(super) const MAX_BYTES: usize = 200_000;

/// Most coins of one question or answer.
pub(super) const MAX_COINS: usize = 63;

/// Why a settlement message or a ledger record does not read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum SettlementError {
    /// It is of another version.
    #[error("a settlement message of version {0}")]
    Version(u32),
    /// The message is damaged, empty or too long.
    #[error("the settlement message does not read")]
    Envelope,
    /// A field is missing, has the wrong length or too many entries.
    #[error("the field {0} is out of its limits")]
    Field(&'static str),
    /// A fixed-layout part does not read.
    #[error(transparent)]
    Record(#[from] ReadError),
}

/// Writes a message.
pub fn encode(message: &Settlement) -> Vec<u8> {
    let content = match message {
        Settlement::Greeting(greeting) => {
            let (witness, signature) = (greeting.witness.0.to_vec(), greeting.signature.0.to_vec());
            Content::Greeting(proto::Greeting { witness, signature })
        }
        Settlement::Question(number, question) => {
            Content::Question(proto::Question { number: *number, question: Some(write_question(question)) })
        }
        Settlement::Answer(number, answer) => {
            Content::Answer(proto::Answer { number: *number, answer: Some(write_answer(answer)) })
        }
    };
    proto::Settlement { version: VERSION, content: Some(content) }.encode_to_vec()
}

/// Reads a message. Form is checked here, signatures and meaning by whoever expects it.
pub fn decode(bytes: &[u8]) -> Result<Settlement, SettlementError> {
    if bytes.len() > MAX_BYTES {
        return Err(SettlementError::Envelope);
    }
    let message = proto::Settlement::decode(bytes).map_err(|_| SettlementError::Envelope)?;
    if message.version != VERSION {
        return Err(SettlementError::Version(message.version));
    }
    Ok(match message.content.ok_or(SettlementError::Envelope)? {
        Content::Greeting(greeting) => Settlement::Greeting(Greeting {
            witness: key(&greeting.witness)?,
            signature: signature(&greeting.signature)?,
        }),
        Content::Question(question) => {
            let asked = question.question.ok_or(SettlementError::Field("question"))?;
            Settlement::Question(question.number, read_question(asked)?)
        }
        Content::Answer(answer) => {
            let said = answer.answer.ok_or(SettlementError::Field("answer"))?;
            Settlement::Answer(answer.number, read_answer(said)?)
        }
    })
}

/// Writes a question by itself, with the number 0.
pub(super) fn encode_question(question: &Question) -> Vec<u8> {
    proto::Question { number: 0, question: Some(write_question(question)) }.encode_to_vec()
}

/// Reads a question that stands by itself.
pub(super) fn decode_question(bytes: &[u8]) -> Result<Question, SettlementError> {
    let question = proto::Question::decode(bytes).map_err(|_| SettlementError::Envelope)?;
    read_question(question.question.ok_or(SettlementError::Field("question"))?)
}

pub(super) fn fixed<const N: usize>(bytes: &[u8], field: &'static str) -> Result<[u8; N], SettlementError> {
    bytes.try_into().map_err(|_| SettlementError::Field(field))
}

pub(super) fn hash(bytes: &[u8], field: &'static str) -> Result<Hash, SettlementError> {
    Ok(Hash(fixed(bytes, field)?))
}

pub(super) fn key(bytes: &[u8]) -> Result<PublicKey, SettlementError> {
    Ok(PublicKey(fixed(bytes, "key")?))
}

pub(super) fn signature(bytes: &[u8]) -> Result<Signature, SettlementError> {
    Ok(Signature(fixed(bytes, "signature")?))
}

fn code(number: u32) -> RefuseCode {
    RefuseCode::of_number(number).unwrap_or(RefuseCode::Unexpected)
}

pub(super) fn limited<T>(list: Vec<T>, field: &'static str) -> Result<Vec<T>, SettlementError> {
    if list.len() > MAX_COINS { Err(SettlementError::Field(field)) } else { Ok(list) }
}

fn write_question(question: &Question) -> QuestionKind {
    match question {
        Question::Register(tails) => {
            QuestionKind::Register(proto::Register { telomeers: tails.iter().map(Telomeer::encode).collect() })
        }
        Question::FileAbort(filed) => QuestionKind::FileAbort(proto::FileAbort {
            sid: filed.sid.as_bytes().to_vec(),
            issuance: filed.issuance.as_bytes().to_vec(),
            header_fields: filed.opening.encode(),
            receiver_abort: filed.receiver_abort.0.to_vec(),
            sender_abort: filed.sender_abort.map_or(Vec::new(), |abort| abort.0.to_vec()),
        }),
        Question::Surrender(coins) => {
            QuestionKind::Surrenders(proto::Surrenders { coins: coins.iter().map(write_coin).collect() })
        }
    }
}

fn write_coin(coin: &SurrenderedCoin) -> proto::SurrenderedCoin {
    proto::SurrenderedCoin {
        telomeer: coin.telomeer.encode(),
        surrender: coin.surrender.encode(),
        signature: coin.signature.0.to_vec(),
    }
}

fn read_question(question: QuestionKind) -> Result<Question, SettlementError> {
    Ok(match question {
        QuestionKind::Register(register) => {
            let tails = limited(register.telomeers, "telomeers")?;
            Question::Register(tails.iter().map(|tail| Telomeer::parse(tail)).collect::<Result<_, _>>()?)
        }
        QuestionKind::FileAbort(filed) => Question::FileAbort(Box::new(FileAbort {
            sid: Sid(hash(&filed.sid, "sid")?),
            issuance: IssuanceId(hash(&filed.issuance, "issuance")?),
            opening: HeaderFields::parse(&filed.header_fields)?,
            receiver_abort: signature(&filed.receiver_abort)?,
            sender_abort: if filed.sender_abort.is_empty() { None } else { Some(signature(&filed.sender_abort)?) },
        })),
        QuestionKind::Surrenders(surrenders) => {
            let coins = limited(surrenders.coins, "coins")?;
            Question::Surrender(coins.iter().map(read_coin).collect::<Result<_, _>>()?)
        }
    })
}

fn read_coin(coin: &proto::SurrenderedCoin) -> Result<SurrenderedCoin, SettlementError> {
    Ok(SurrenderedCoin {
        telomeer: Telomeer::parse(&coin.telomeer)?,
        surrender: Surrender::parse(&coin.surrender)?,
        signature: signature(&coin.signature)?,
    })
}

fn write_answer(answer: &Answer) -> AnswerKind {
    match answer {
        Answer::Registered(registration) => AnswerKind::Registered(write_registration(registration)),
        Answer::Pending { header, decides_at } => {
            AnswerKind::Pending(proto::Pending { header: header.as_bytes().to_vec(), decides_at_ms: decides_at.0 })
        }
        Answer::Void(certificate) => AnswerKind::Void(write_certificate(certificate)),
        Answer::Committed { registration, commits } => AnswerKind::Committed(proto::Stands {
            registration: Some(write_registration(registration)),
            commits: write_commits(commits),
        }),
        Answer::Taken(coins) => {
            AnswerKind::Taken(proto::TakenCoins { coins: coins.iter().map(write_answered).collect() })
        }
        Answer::Dead { token_id, proof } => {
            AnswerKind::Dead(proto::Dead { token_id: token_id.as_bytes().to_vec(), fraud_proof: proof.clone() })
        }
        Answer::Listening(until) => AnswerKind::ListeningUntilMs(until.0),
        Answer::Refused(code) => AnswerKind::Refused(u32::from(*code as u8)),
    }
}

fn read_answer(answer: AnswerKind) -> Result<Answer, SettlementError> {
    Ok(match answer {
        AnswerKind::Registered(registration) => Answer::Registered(read_registration(&registration)?),
        AnswerKind::Pending(pending) => {
            Answer::Pending { header: hash(&pending.header, "header")?, decides_at: Timestamp(pending.decides_at_ms) }
        }
        AnswerKind::Void(certificate) => Answer::Void(Box::new(read_certificate(&certificate)?)),
        AnswerKind::Committed(stands) => {
            let registration = stands.registration.ok_or(SettlementError::Field("registration"))?;
            let registration = read_registration(&registration)?;
            Answer::Committed { registration, commits: read_commits(&stands.commits)? }
        }
        AnswerKind::Taken(taken) => {
            let coins = limited(taken.coins, "taken")?;
            Answer::Taken(coins.into_iter().map(read_answered).collect::<Result<_, _>>()?)
        }
        AnswerKind::Dead(dead) => {
            Answer::Dead { token_id: TokenId(hash(&dead.token_id, "token_id")?), proof: proof(dead.fraud_proof)? }
        }
        AnswerKind::ListeningUntilMs(until) => Answer::Listening(Timestamp(until)),
        AnswerKind::Refused(number) => Answer::Refused(code(number)),
    })
}

fn proof(bytes: Vec<u8>) -> Result<Vec<u8>, SettlementError> {
    if bytes.len() > FraudProof::MAX_LEN { Err(SettlementError::Field("fraud_proof")) } else { Ok(bytes) }
}

fn write_certificate(certificate: &AbortCertificate) -> proto::AbortCertificate {
    proto::AbortCertificate {
        sid: certificate.sid.as_bytes().to_vec(),
        header: certificate.header.as_bytes().to_vec(),
        witness: certificate.witness.0.to_vec(),
        signature: certificate.signature.0.to_vec(),
    }
}

fn read_certificate(certificate: &proto::AbortCertificate) -> Result<AbortCertificate, SettlementError> {
    Ok(AbortCertificate {
        sid: Sid(hash(&certificate.sid, "sid")?),
        header: hash(&certificate.header, "header")?,
        witness: key(&certificate.witness)?,
        signature: signature(&certificate.signature)?,
    })
}

fn write_registration(registration: &Registration) -> proto::Registration {
    proto::Registration {
        header: registration.header.as_bytes().to_vec(),
        witness: registration.witness.0.to_vec(),
        signature: registration.signature.0.to_vec(),
    }
}

fn read_registration(registration: &proto::Registration) -> Result<Box<Registration>, SettlementError> {
    Ok(Box::new(Registration {
        header: hash(&registration.header, "header")?,
        witness: key(&registration.witness)?,
        signature: signature(&registration.signature)?,
    }))
}

fn write_commits(commits: &[OwnerSignature]) -> Vec<proto::OwnerSignature> {
    let write = |commit: &OwnerSignature| proto::OwnerSignature {
        key: commit.key.0.to_vec(),
        signature: commit.signature.0.to_vec(),
    };
    commits.iter().map(write).collect()
}

fn read_commits(commits: &[proto::OwnerSignature]) -> Result<Vec<OwnerSignature>, SettlementError> {
    if commits.len() > MAX_COINS + 1 {
        return Err(SettlementError::Field("commits"));
    }
    let read = |commit: &proto::OwnerSignature| {
        Ok(OwnerSignature { key: key(&commit.key)?, signature: signature(&commit.signature)? })
    };
    commits.iter().map(read).collect()
}

fn write_answered(answer: &TakenAnswer) -> proto::TakenCoin {
    proto::TakenCoin { repeated: answer.repeated, ..write_taken(&answer.taken) }
}

fn read_answered(answer: proto::TakenCoin) -> Result<TakenAnswer, SettlementError> {
    let repeated = answer.repeated;
    Ok(TakenAnswer { taken: read_taken(answer)?, repeated })
}

fn write_taken(taken: &Taken) -> proto::TakenCoin {
    let kind = match taken {
        Taken::Renewed(anchor) => TakenKind::Renewed(anchor.encode()),
        Taken::Retired(signature) => TakenKind::Retired(signature.0.to_vec()),
        Taken::Dead(proof) => TakenKind::Dead(proof.clone()),
        Taken::Void(certificate) => TakenKind::Void(write_certificate(certificate)),
        Taken::Refused(code) => TakenKind::Refused(u32::from(*code as u8)),
    };
    proto::TakenCoin { taken: Some(kind), repeated: false }
}

fn read_taken(taken: proto::TakenCoin) -> Result<Taken, SettlementError> {
    Ok(match taken.taken.ok_or(SettlementError::Field("taken"))? {
        TakenKind::Renewed(anchor) => Taken::Renewed(Anchor::parse(&anchor)?),
        TakenKind::Retired(bytes) => Taken::Retired(signature(&bytes)?),
        TakenKind::Dead(bytes) => Taken::Dead(proof(bytes)?),
        TakenKind::Void(certificate) => Taken::Void(Box::new(read_certificate(&certificate)?)),
        TakenKind::Refused(number) => Taken::Refused(code(number)),
    })
}

/// Writes an entry of a witness's ledger.
pub fn encode_record(record: &LedgerRecord) -> Vec<u8> {
    let kind = match record {
        LedgerRecord::Registered(telomeer) => RecordKind::Registered(telomeer.encode()),
        LedgerRecord::Committed(header, commits) => RecordKind::Committed(proto::Committed {
            header: header.as_bytes().to_vec(),
            commits: write_commits(commits),
        }),
        LedgerRecord::Filed { sid, header, published, decides_at } => RecordKind::Filed(proto::Filed {
            sid: sid.as_bytes().to_vec(),
            header: header.as_bytes().to_vec(),
            published_ms: published.0,
            decides_at_ms: decides_at.0,
        }),
        LedgerRecord::Voided(certificate) => RecordKind::Voided(write_certificate(certificate)),
        LedgerRecord::Asked { header, receiver_abort } => {
            RecordKind::Asked([&header.0[..], &receiver_abort.0].concat())
        }
        LedgerRecord::Taken(coin) => RecordKind::Taken(proto::Taken {
            surrender: coin.surrender.encode(),
            signature: coin.signature.0.to_vec(),
            answer: Some(write_taken(&coin.taken)),
        }),
        LedgerRecord::Epoch(epoch) => RecordKind::Epoch(epoch.clone()),
        LedgerRecord::Listening(until) => RecordKind::ListeningUntilMs(until.0),
    };
    proto::LedgerRecord { record: Some(kind) }.encode_to_vec()
}

/// Reads an entry of a witness's ledger.
pub fn decode_record(bytes: &[u8]) -> Result<LedgerRecord, SettlementError> {
    let record = proto::LedgerRecord::decode(bytes).map_err(|_| SettlementError::Envelope)?;
    Ok(match record.record.ok_or(SettlementError::Envelope)? {
        RecordKind::Registered(telomeer) => LedgerRecord::Registered(Telomeer::parse(&telomeer)?),
        RecordKind::Committed(committed) => {
            LedgerRecord::Committed(hash(&committed.header, "header")?, read_commits(&committed.commits)?)
        }
        RecordKind::Filed(filed) => LedgerRecord::Filed {
            sid: Sid(hash(&filed.sid, "sid")?),
            header: hash(&filed.header, "header")?,
            published: Timestamp(filed.published_ms),
            decides_at: Timestamp(filed.decides_at_ms),
        },
        RecordKind::Voided(certificate) => LedgerRecord::Voided(read_certificate(&certificate)?),
        RecordKind::Asked(asked) => {
            let (header, receiver_abort) = asked.split_at_checked(32).ok_or(SettlementError::Field("asked"))?;
            LedgerRecord::Asked { header: hash(header, "header")?, receiver_abort: signature(receiver_abort)? }
        }
        RecordKind::Taken(taken) => LedgerRecord::Taken(Box::new(TakenCoin {
            surrender: Surrender::parse(&taken.surrender)?,
            signature: signature(&taken.signature)?,
            taken: read_taken(taken.answer.ok_or(SettlementError::Field("answer"))?)?,
        })),
        RecordKind::Epoch(epoch) => LedgerRecord::Epoch(epoch),
        RecordKind::ListeningUntilMs(until) => LedgerRecord::Listening(Timestamp(until)),
    })
}
