//! Words of members and entries of their logs to bytes and back (`proto/juicetokens/committee.proto`).
use juicetokens_proto::committee as proto;
use prost::Message as _;
use proto::matter::Matter as MatterKind;
use proto::seat_record::Record as RecordKind;
use proto::word::Word as WordKind;

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::matter::{Matter, Put};
use crate::lifecycle::witness::committee::seat::SeatRecord;
use crate::lifecycle::witness::committee::word::{Commitment, Decided, Lot, Ready, Session, Share, Shares, Word};
use crate::lifecycle::witness::committee::{Ballot, Lock, Report, SignedReport, Subject, Vote};
use crate::lifecycle::witness::message::Question;
use crate::lifecycle::witness::wire::{
    MAX_BYTES, SettlementError, decode_question, decode_record, encode_question, encode_record, fixed, hash, key,
    limited, signature,
};
use crate::token::token_id::TokenId;
use crate::trust::fraud_proof::FraudProof;

const VERSION: u32 = 1;

/// Most bytes of a word: whatever a holder may ask, and what a decision has beside it: a signature for each coin, and what 2f + 1
/// members have offered to sign it with.
const MAX_WORD_BYTES: usize = MAX_BYTES + 49_000;

/// Most members of a committee: 3f + 1 for an f of 20.
pub const MAX_MEMBERS: usize = 61;

type Read<T> = Result<T, SettlementError>;

/// Writes a word.
pub fn encode(word: &Word) -> Vec<u8> {
    write_word(word).encode_to_vec()
}

/// Reads a word. Form is checked here; signatures and meaning by whoever hears it.
///
/// # Errors
/// Fails when it is too long, of another version, or a field is out of its limits.
pub fn decode(bytes: &[u8]) -> Read<Word> {
    if bytes.len() > MAX_WORD_BYTES {
        return Err(SettlementError::Envelope);
    }
    read_word(proto::Word::decode(bytes).map_err(|_| SettlementError::Envelope)?)
}

/// Writes an entry of a member's log.
pub fn encode_seat_record(record: &SeatRecord) -> Vec<u8> {
    let kind = match record {
        SeatRecord::Said(word) => RecordKind::Said(write_word(word)),
        SeatRecord::Locked(subject, ballots) => RecordKind::Locked(proto::Locked {
            subject: subject.bytes(false),
            ballots: ballots.iter().map(write_ballot).collect(),
        }),
        SeatRecord::Ledger(record) => RecordKind::Ledger(encode_record(record)),
    };
    proto::SeatRecord { record: Some(kind) }.encode_to_vec()
}

/// Reads an entry of a member's log.
///
/// # Errors
/// Fails when it is damaged.
pub fn decode_seat_record(bytes: &[u8]) -> Read<SeatRecord> {
    let record = proto::SeatRecord::decode(bytes).map_err(|_| SettlementError::Envelope)?;
    Ok(match record.record.ok_or(SettlementError::Envelope)? {
        RecordKind::Said(word) => SeatRecord::Said(read_word(word)?),
        RecordKind::Locked(locked) => SeatRecord::Locked(subject(&locked.subject)?, ballots(&locked.ballots)?),
        RecordKind::Ledger(record) => SeatRecord::Ledger(decode_record(&record)?),
    })
}

impl Matter {
    /// What it is called, by its bytes; the same matter is called the same whoever puts it, and whenever.
    pub fn id(&self) -> Hash {
        Hash::derive("ballot", &[&[10], &write_matter(self).encode_to_vec()])
    }
}

fn write_word(word: &Word) -> proto::Word {
    let kind = match word {
        Word::Put(put) => WordKind::Put(write_put(put)),
        Word::Ballot(ballot) => WordKind::Ballot(write_ballot(ballot)),
        Word::Report(signed) => WordKind::Report(write_report(signed)),
        Word::Lot(lot) => WordKind::Lot(proto::Lot {
            subject: lot.subject.bytes(false),
            round: u32::from(lot.round),
            drawn: lot.drawn.0.to_vec(),
        }),
        Word::Ready(ready) => WordKind::Ready(write_ready(ready)),
        Word::Session(session) => {
            WordKind::Session(proto::Session { ready: session.ready.iter().map(write_ready).collect() })
        }
        Word::Shares(shares) => WordKind::Shares(proto::Shares {
            session: shares.session.0.to_vec(),
            shares: shares.shares.iter().map(|share| share.0.to_vec()).collect(),
        }),
        Word::Decided(decided) => WordKind::Decided(proto::Decided {
            put: Some(write_put(&decided.put)),
            signatures: decided.signatures.iter().map(|signature| signature.0.to_vec()).collect(),
            ready: decided.ready.iter().map(write_ready).collect(),
        }),
    };
    proto::Word { version: VERSION, word: Some(kind) }
}

fn read_word(word: proto::Word) -> Read<Word> {
    if word.version != VERSION {
        return Err(SettlementError::Version(word.version));
    }
    Ok(match word.word.ok_or(SettlementError::Envelope)? {
        WordKind::Put(put) => Word::Put(Box::new(read_put(put)?)),
        WordKind::Ballot(ballot) => Word::Ballot(read_ballot(&ballot)?),
        WordKind::Report(report) => Word::Report(Box::new(read_report(&report)?)),
        WordKind::Lot(lot) => Word::Lot(Lot {
            subject: subject(&lot.subject)?,
            round: number(lot.round, "round")?,
            drawn: hash(&lot.drawn, "drawn")?,
        }),
        WordKind::Ready(ready) => Word::Ready(read_ready(ready)?),
        WordKind::Session(session) => Word::Session(Session { ready: all_ready(session.ready)? }),
        WordKind::Shares(shares) => Word::Shares(Shares {
            session: hash(&shares.session, "session")?,
            shares: each(limited(shares.shares, "shares")?, |share| Ok(Share(fixed(share, "share")?)))?,
        }),
        WordKind::Decided(decided) => Word::Decided(Box::new(Decided {
            put: Box::new(read_put(decided.put.ok_or(SettlementError::Field("put"))?)?),
            signatures: each(limited(decided.signatures, "signatures")?, signature)?,
            ready: all_ready(decided.ready)?,
        })),
    })
}

fn write_put(put: &Put) -> proto::Put {
    proto::Put { matter: Some(write_matter(&put.matter)), at_ms: put.at.0, epoch: u32::from(put.epoch) }
}

fn read_put(put: proto::Put) -> Read<Put> {
    Ok(Put {
        matter: read_matter(put.matter.ok_or(SettlementError::Field("matter"))?)?,
        at: Timestamp(put.at_ms),
        epoch: number(put.epoch, "epoch")?,
    })
}

fn write_matter(matter: &Matter) -> proto::Matter {
    let kind = match matter {
        Matter::Question(question) => MatterKind::Question(encode_question(question)),
        Matter::Declined(question) => MatterKind::Declined(encode_question(question)),
        Matter::Greeting(transcript) => MatterKind::Greeting(transcript.0.to_vec()),
        Matter::Epoch(proofs) => MatterKind::Epoch(proto::Epoch { fraud_proofs: proofs.clone() }),
    };
    proto::Matter { matter: Some(kind) }
}

fn read_matter(matter: proto::Matter) -> Read<Matter> {
    Ok(match matter.matter.ok_or(SettlementError::Field("matter"))? {
        MatterKind::Question(question) => Matter::Question(decode_question(&question)?),
        // Nothing else is asked of a member's person.
        MatterKind::Declined(question) => match decode_question(&question)? {
            surrender @ Question::Surrender(_) => Matter::Declined(surrender),
            _ => return Err(SettlementError::Field("declined")),
        },
        MatterKind::Greeting(transcript) => Matter::Greeting(hash(&transcript, "greeting")?),
        MatterKind::Epoch(epoch) => {
            let proofs = limited(epoch.fraud_proofs, "fraud proofs")?;
            match proofs.iter().all(|proof| proof.len() <= FraudProof::MAX_LEN) {
                true => Matter::Epoch(proofs),
                false => return Err(SettlementError::Field("fraud proof")),
            }
        }
    })
}

fn write_ballot(ballot: &Ballot) -> proto::Ballot {
    proto::Ballot {
        member: ballot.member.0.to_vec(),
        subject: ballot.vote.subject.bytes(false),
        round: u32::from(ballot.vote.round),
        choice: ballot.vote.choice.0.to_vec(),
        signature: ballot.signature.0.to_vec(),
    }
}

fn read_ballot(ballot: &proto::Ballot) -> Read<Ballot> {
    Ok(Ballot {
        member: key(&ballot.member)?,
        vote: Vote {
            subject: subject(&ballot.subject)?,
            round: number(ballot.round, "round")?,
            choice: hash(&ballot.choice, "choice")?,
        },
        signature: signature(&ballot.signature)?,
    })
}

fn ballots(ballots: &[proto::Ballot]) -> Read<Vec<Ballot>> {
    if ballots.len() > MAX_MEMBERS {
        return Err(SettlementError::Field("ballots"));
    }
    ballots.iter().map(read_ballot).collect()
}

fn write_report(signed: &SignedReport) -> proto::Report {
    let optional = |choice: Option<Hash>| choice.map_or(Vec::new(), |choice| choice.0.to_vec());
    let report = &signed.report;
    proto::Report {
        member: signed.member.0.to_vec(),
        subject: report.subject.bytes(false),
        round: u32::from(report.round),
        first: optional(report.first),
        locked_round: report.lock.map_or(0, |lock| u32::from(lock.round) + 1),
        locked: optional(report.lock.map(|lock| lock.choice)),
        certificate: signed.certificate.iter().map(write_ballot).collect(),
        signature: signed.signature.0.to_vec(),
    }
}

fn read_report(report: &proto::Report) -> Read<SignedReport> {
    let optional = |bytes: &[u8], field| if bytes.is_empty() { Ok(None) } else { hash(bytes, field).map(Some) };
    let locked = optional(&report.locked, "locked")?;
    let lock = match (report.locked_round.checked_sub(1), locked) {
        (Some(round), Some(choice)) => Some(Lock { round: number(round, "locked round")?, choice }),
        (None, None) => None,
        _ => return Err(SettlementError::Field("locked")),
    };
    let (subject, round) = (subject(&report.subject)?, number(report.round, "round")?);
    Ok(SignedReport {
        member: key(&report.member)?,
        report: Report { subject, round, first: optional(&report.first, "first")?, lock },
        certificate: ballots(&report.certificate)?,
        signature: signature(&report.signature)?,
    })
}

fn write_ready(ready: &Ready) -> proto::Ready {
    proto::Ready {
        member: ready.member.0.to_vec(),
        put: ready.put.0.to_vec(),
        stand: ready.stand.0.to_vec(),
        commitments: ready.commitments.iter().map(|commitment| commitment.0.to_vec()).collect(),
        signature: ready.signature.0.to_vec(),
    }
}

fn read_ready(ready: proto::Ready) -> Read<Ready> {
    let commitments = limited(ready.commitments, "commitments")?;
    Ok(Ready {
        member: key(&ready.member)?,
        put: hash(&ready.put, "put")?,
        stand: hash(&ready.stand, "stand")?,
        commitments: each(commitments, |bytes| Ok(Commitment(fixed(bytes, "commitment")?)))?,
        signature: signature(&ready.signature)?,
    })
}

fn all_ready(ready: Vec<proto::Ready>) -> Read<Vec<Ready>> {
    if ready.len() > MAX_MEMBERS {
        return Err(SettlementError::Field("ready"));
    }
    ready.into_iter().map(read_ready).collect()
}

fn each<T>(list: Vec<Vec<u8>>, read: impl Fn(&[u8]) -> Read<T>) -> Read<Vec<T>> {
    list.iter().map(|bytes| read(bytes)).collect()
}

fn number(number: u32, field: &'static str) -> Read<u16> {
    u16::try_from(number).map_err(|_| SettlementError::Field(field))
}

/// Reads the bytes that are signed of a subject.
fn subject(bytes: &[u8]) -> Read<Subject> {
    const OUT: SettlementError = SettlementError::Field("subject");
    let (kind, rest) = bytes.split_first().ok_or(OUT)?;
    let (name, number) = rest.split_at_checked(32).ok_or(OUT)?;
    let name = hash(name, "subject")?;
    match (*kind, number) {
        (0, [low, high]) => Ok(Subject::Place(TokenId(name), u16::from_le_bytes([*low, *high]))),
        (1, []) => Ok(Subject::Transfer(name)),
        (5, [low, high]) => Ok(Subject::Epoch(PublicKey(name.0), u16::from_le_bytes([*low, *high]))),
        _ => Err(OUT),
    }
}
