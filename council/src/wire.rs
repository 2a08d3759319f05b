//! What travels over links and what is stored, to bytes and back (`proto/juicetokens/council.proto`).
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_proto::council as proto;
use prost::Message as _;
use proto::founding::Step as StepKind;
use proto::link_message::Message as Kind;
use proto::record::Record as RecordKind;
use thiserror::Error;

use crate::founding::{SignedStep, Step};
use crate::keys::GroupShare;
use crate::minutes::{Position, Said};
use crate::packages::{read_share, write_public, write_share};
use crate::roster::{MAX_NAME, MAX_PEOPLE, Member, Roster};
use crate::secret::MemberSecret;

const VERSION: u32 = 1;
/// Most bytes of a message: the longest word of thirteen members, which says that the longest question is decided, and what stands
/// around it. A longer one would end its member's list for good.
pub(crate) const MAX_BYTES: usize = 250_000;

/// Why bytes are no message or no record.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub(crate) enum WireError {
    /// They are too long, or do not read.
    #[error("the bytes do not read")]
    Envelope,
    /// It is of another version.
    #[error("version {0} is not known")]
    Version(u32),
    /// A field is out of its limits.
    #[error("{0} is out of its limits")]
    Field(&'static str),
}

type Read<T> = Result<T, WireError>;

/// What travels over a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkMessage {
    Hello(Member),
    Roster(Roster),
    Founding(SignedStep),
    Heard(BTreeMap<PublicKey, Position>),
    Said(Said),
    Issuance(Vec<u8>),
    Present(BTreeSet<PublicKey>),
    Challenge([u8; 32]),
    Proof(PublicKey, Signature),
}

/// What a member stores.
pub(crate) enum Record {
    Secret(MemberSecret),
    Founded(Roster, PublicKey, Box<GroupShare>),
    Seated(PublicKey, Vec<SignedStep>),
    Sitting(u64),
    Seat(Vec<u8>),
    Issuance(Vec<u8>),
    Unseated(PublicKey),
}

pub(crate) fn encode(message: &LinkMessage) -> Vec<u8> {
    let kind = match message {
        LinkMessage::Hello(member) => Kind::Hello(write_member(member)),
        LinkMessage::Roster(roster) => Kind::Roster(write_roster(roster)),
        LinkMessage::Founding(step) => Kind::Founding(write_step(step)),
        LinkMessage::Heard(positions) => Kind::Heard(proto::Heard {
            positions: positions.iter().map(|(member, position)| write_position(member, *position)).collect(),
        }),
        LinkMessage::Said(said) => Kind::Said(proto::Said {
            member: said.member.0.to_vec(),
            sitting: said.sitting,
            index: said.index,
            word: said.word.clone(),
            signature: said.signature.0.to_vec(),
        }),
        LinkMessage::Issuance(bytes) => Kind::Issuance(bytes.clone()),
        LinkMessage::Challenge(challenge) => Kind::Challenge(challenge.to_vec()),
        LinkMessage::Proof(member, signature) => {
            Kind::Proof(proto::Proof { member: member.0.to_vec(), signature: signature.0.to_vec() })
        }
        LinkMessage::Present(members) => {
            Kind::Present(proto::Present { members: members.iter().map(|member| member.0.to_vec()).collect() })
        }
    };
    proto::LinkMessage { version: VERSION, message: Some(kind) }.encode_to_vec()
}

/// Reads a message. Form is checked here; signatures and meaning by whoever hears it.
pub(crate) fn decode(bytes: &[u8]) -> Read<LinkMessage> {
    if bytes.len() > MAX_BYTES {
        return Err(WireError::Envelope);
    }
    let message = proto::LinkMessage::decode(bytes).map_err(|_| WireError::Envelope)?;
    if message.version != VERSION {
        return Err(WireError::Version(message.version));
    }
    Ok(match message.message.ok_or(WireError::Envelope)? {
        Kind::Hello(member) => LinkMessage::Hello(read_member(member)?),
        Kind::Roster(roster) => LinkMessage::Roster(read_roster(roster)?),
        Kind::Founding(step) => LinkMessage::Founding(read_step(step)?),
        Kind::Heard(heard) => LinkMessage::Heard(
            limited(heard.positions, "positions")?.into_iter().map(read_position).collect::<Read<_>>()?,
        ),
        Kind::Said(said) => LinkMessage::Said(Said {
            member: key(&said.member)?,
            sitting: said.sitting,
            index: said.index,
            word: said.word,
            signature: signature(&said.signature)?,
        }),
        Kind::Issuance(bytes) => LinkMessage::Issuance(bytes),
        Kind::Challenge(challenge) => LinkMessage::Challenge(fixed(&challenge, "challenge")?),
        Kind::Proof(proof) => LinkMessage::Proof(key(&proof.member)?, signature(&proof.signature)?),
        Kind::Present(present) => LinkMessage::Present(
            limited(present.members, "members")?.iter().map(|member| key(member)).collect::<Read<_>>()?,
        ),
    })
}

pub(crate) fn encode_record(record: &Record) -> Option<Vec<u8>> {
    let kind = match record {
        Record::Secret(secret) => {
            let [seed, exchange_seed] = secret.seeds().map(|seed| seed.to_vec());
            RecordKind::Secret(proto::Secret { seed, exchange_seed })
        }
        Record::Founded(roster, me, share) => RecordKind::Founded(proto::Founded {
            member: me.0.to_vec(),
            roster: Some(write_roster(roster)),
            share: write_share(share).to_vec(),
            public: write_public(&share.public)?,
        }),
        Record::Seated(group, steps) => RecordKind::Seated(proto::Seated {
            group: group.0.to_vec(),
            founded: steps.iter().map(write_step).collect(),
        }),
        Record::Sitting(number) => RecordKind::Sitting(*number),
        Record::Seat(bytes) => RecordKind::Seat(bytes.clone()),
        Record::Issuance(bytes) => RecordKind::Issuance(bytes.clone()),
        Record::Unseated(group) => RecordKind::Unseated(group.0.to_vec()),
    };
    Some(proto::Record { record: Some(kind) }.encode_to_vec())
}

pub(crate) fn decode_record(bytes: &[u8]) -> Read<Record> {
    let record = proto::Record::decode(bytes).map_err(|_| WireError::Envelope)?;
    Ok(match record.record.ok_or(WireError::Envelope)? {
        RecordKind::Secret(secret) => {
            Record::Secret(MemberSecret::of(fixed(&secret.seed, "seed")?, fixed(&secret.exchange_seed, "seed")?))
        }
        RecordKind::Founded(founded) => {
            let roster = read_roster(founded.roster.ok_or(WireError::Field("roster"))?)?;
            let me = key(&founded.member)?;
            let share = read_share(&founded.share, &founded.public, &roster, &me);
            Record::Founded(roster, me, Box::new(share.ok_or(WireError::Field("share"))?))
        }
        RecordKind::Seated(seated) => {
            let founded = limited(seated.founded, "members")?.into_iter().map(read_step).collect::<Read<_>>()?;
            Record::Seated(key(&seated.group)?, founded)
        }
        RecordKind::Sitting(number) => Record::Sitting(number),
        RecordKind::Seat(bytes) => Record::Seat(bytes),
        RecordKind::Issuance(bytes) => Record::Issuance(bytes),
        RecordKind::Unseated(group) => Record::Unseated(key(&group)?),
    })
}

fn write_member(member: &Member) -> proto::Member {
    let Member { key, exchange_key, name, commitment } = member;
    let (key, exchange_key, commitment) = (key.0.to_vec(), exchange_key.to_vec(), commitment.0.to_vec());
    proto::Member { key, exchange_key, name: name.clone(), commitment }
}

fn read_member(member: proto::Member) -> Read<Member> {
    if member.name.len() > MAX_NAME {
        return Err(WireError::Field("name"));
    }
    let exchange_key = fixed(&member.exchange_key, "exchange key")?;
    let commitment = Hash(fixed(&member.commitment, "commitment")?);
    Ok(Member { key: key(&member.key)?, exchange_key, name: member.name, commitment })
}

fn write_roster(roster: &Roster) -> proto::Roster {
    let attempt = roster.attempt().to_vec();
    proto::Roster { members: roster.members().iter().map(write_member).collect(), attempt }
}

fn read_roster(roster: proto::Roster) -> Read<Roster> {
    let members: Vec<Member> = limited(roster.members, "members")?.into_iter().map(read_member).collect::<Read<_>>()?;
    if !members.is_sorted_by_key(|member| member.key) {
        return Err(WireError::Field("members"));
    }
    Roster::new(members, fixed(&roster.attempt, "attempt")?).ok_or(WireError::Field("members"))
}

fn write_step(signed: &SignedStep) -> proto::Founding {
    let step = match &signed.step {
        Step::Opened(nonce) => StepKind::Opened(nonce.to_vec()),
        Step::RoundOne(package) => StepKind::RoundOne(package.clone()),
        Step::RoundTwo { to, sealed } => {
            StepKind::RoundTwo(proto::SealedShare { to: to.0.to_vec(), sealed: sealed.clone() })
        }
        Step::Founded(hash) => StepKind::Founded(hash.0.to_vec()),
    };
    proto::Founding {
        roster: signed.roster.0.to_vec(),
        member: signed.member.0.to_vec(),
        step: Some(step),
        signature: signed.signature.0.to_vec(),
    }
}

fn read_step(founding: proto::Founding) -> Read<SignedStep> {
    let step = match founding.step.ok_or(WireError::Field("step"))? {
        StepKind::Opened(nonce) => Step::Opened(fixed(&nonce, "nonce")?),
        StepKind::RoundOne(package) => Step::RoundOne(package),
        StepKind::RoundTwo(share) => Step::RoundTwo { to: key(&share.to)?, sealed: share.sealed },
        StepKind::Founded(hash) => Step::Founded(Hash(fixed(&hash, "hash")?)),
    };
    let roster = Hash(fixed(&founding.roster, "roster")?);
    Ok(SignedStep { roster, member: key(&founding.member)?, step, signature: signature(&founding.signature)? })
}

fn write_position(member: &PublicKey, (sitting, words): Position) -> proto::Position {
    proto::Position { member: member.0.to_vec(), sitting, words }
}

fn read_position(position: proto::Position) -> Read<(PublicKey, Position)> {
    Ok((key(&position.member)?, (position.sitting, position.words)))
}

fn fixed<const N: usize>(bytes: &[u8], field: &'static str) -> Read<[u8; N]> {
    bytes.try_into().map_err(|_| WireError::Field(field))
}

fn key(bytes: &[u8]) -> Read<PublicKey> {
    Ok(PublicKey(fixed(bytes, "key")?))
}

fn signature(bytes: &[u8]) -> Read<Signature> {
    Ok(Signature(fixed(bytes, "signature")?))
}

fn limited<T>(list: Vec<T>, field: &'static str) -> Read<Vec<T>> {
    if list.len() > MAX_PEOPLE { Err(WireError::Field(field)) } else { Ok(list) }
}

#[cfg(test)]
mod tests;
