//! Change sets to bytes and back: the only place of this layer that knows Protocol Buffers.
use std::sync::Arc;

use juicetokens_proto::wallet as proto;
use prost::Message as _;
use proto::change::Change as Kind;
use proto::key_path::Path;
use thiserror::Error;

use crate::foundation::bytes::ReadError;
use crate::foundation::hash::Hash;
use crate::foundation::key::{DeviceId, KeyPath};
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::Timestamp;
use crate::lifecycle::cash_in::CashIn;
use crate::lifecycle::witness::wire::{decode_record, encode_record};
use crate::token::amount::Amount;
use crate::token::issuance::{Authority, Issuance, IssuanceId};
use crate::token::token_id::TokenId;
use crate::token::transfer::credential::PersonName;
use crate::token::transfer::plan::{PlanMessage, Terms};
use crate::token::transfer::record::{Remembered, Sid, State, TransferRecord};
use crate::token::transfer::request::Request;
use crate::token::void_evidence::{MAX_KEPT_VOIDS, encode_void, parse_void_within};
use crate::trust::epoch::RevocationEpoch;
use crate::trust::fraud_proof::FraudProof;
use crate::wallet::change_set::{Change, ChangeSet, CoinRecord, MovementOf, MovementRecord, Standing, Surrendered};
use crate::wallet::contact::{Contact, Profile};
use crate::wallet::dial_wire;
use crate::wallet::host_notes::HostNotes;
use crate::wallet::known::KnownProof;

const VERSION: u32 = 1;

/// Why a stored change does not read. It was sealed by this wallet, so this is damage or a newer version.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum StoredError {
    /// It is of a newer version of the app.
    #[error("stored by version {0} of the format")]
    Version(u32),
    /// The bytes are not an entry.
    #[error("not an entry")]
    Envelope,
    /// A field is missing or has the wrong length.
    #[error("the field {0} does not read")]
    Field(&'static str),
    /// A fixed-layout part does not read.
    #[error("{0}")]
    Record(String),
}

impl From<ReadError> for StoredError {
    fn from(error: ReadError) -> Self {
        Self::Record(error.to_string())
    }
}

impl ChangeSet {
    /// The log entry, without the telomeers.
    pub fn encode(&self) -> Vec<u8> {
        let changes = self.changes.iter().map(|change| proto::Change { change: Some(write(change)) }).collect();
        proto::ChangeSet { version: VERSION, changes }.encode_to_vec()
    }

    /// Reads a log entry; telomeers are not part of it.
    pub fn decode(bytes: &[u8]) -> Result<Self, StoredError> {
        let set = proto::ChangeSet::decode(bytes).map_err(|_| StoredError::Envelope)?;
        if set.version != VERSION {
            return Err(StoredError::Version(set.version));
        }
        let changes = set.changes.into_iter().map(|change| read(change.change.ok_or(StoredError::Envelope)?));
        Ok(Self { changes: changes.collect::<Result<_, _>>()?, tails: Vec::new() })
    }
}

fn write(change: &Change) -> Kind {
    match change {
        Change::Acceptance(sid, acceptance) => Kind::Acceptance(dial_wire::write_acceptance(*sid, acceptance)),
        Change::Accepted(authority) => Kind::AcceptedAuthority(authority.as_bytes().to_vec()),
        Change::CertifiedTime(signer, at) => {
            Kind::CertifiedTime(proto::CertifiedTime { signer: signer.0.to_vec(), at_ms: at.0 })
        }
        Change::Coin(coin) => Kind::Coin(write_coin(coin)),
        Change::CoinSpent(token_id) => Kind::RemovedCoin(token_id.as_bytes().to_vec()),
        Change::Contact(contact) => Kind::Contact(write_contact(contact)),
        Change::ContactRemoved(identity) => Kind::RemovedContact(identity.0.to_vec()),
        Change::Device(device) => Kind::Device(device.0),
        Change::Profile(profile) => {
            Kind::Profile(proto::Profile { introduces: profile.introduces, name: profile.name.as_str().to_owned() })
        }
        Change::HostNotes(notes) => Kind::HostNotes(notes.as_str().to_owned()),
        Change::Seat(record) => Kind::Seat(record.clone()),
        Change::Issuance(issuance) => Kind::Issuance(issuance.bytes().to_vec()),
        Change::Key(path, public) => Kind::Key(proto::Key { path: Some(write_path(*path)), public: public.0.to_vec() }),
        Change::Movement(movement) => Kind::Movement(write_movement(movement)),
        Change::Policy(policy) => Kind::DialPolicy(dial_wire::write_policy(policy)),
        Change::Transfer(record) => Kind::Transfer(write_transfer(record)),
        Change::Ledger(record) => Kind::Ledger(encode_record(record)),
        Change::Restored(at) => Kind::RestoredMs(at.0),
        Change::Proof(known) => Kind::Proof(proto::KnownProof {
            fraud_proof: known.proof.encode(),
            at_ms: known.at.0,
            culprit: known.culprit.0.to_vec(),
            concerns: known.concerns,
        }),
        Change::Epoch(epoch) => Kind::Epoch(epoch.encode()),
    }
}

fn read(kind: Kind) -> Result<Change, StoredError> {
    Ok(match kind {
        Kind::Acceptance(acceptance) => {
            let read = dial_wire::read_acceptance(&acceptance).ok_or(StoredError::Field("acceptance"))?;
            Change::Acceptance(read.0, read.1)
        }
        Kind::CertifiedTime(time) => {
            Change::CertifiedTime(PublicKey(hash(&time.signer, "signer")?.0), Timestamp(time.at_ms))
        }
        Kind::DialPolicy(policy) => {
            Change::Policy(dial_wire::read_policy(&policy).ok_or(StoredError::Field("dial_policy"))?)
        }
        Kind::AcceptedAuthority(bytes) => Change::Accepted(Authority(hash(&bytes, "accepted_authority")?)),
        Kind::Coin(coin) => Change::Coin(read_coin(&coin)?),
        Kind::RemovedCoin(bytes) => Change::CoinSpent(TokenId(hash(&bytes, "removed_coin")?)),
        Kind::Contact(contact) => Change::Contact(Box::new(read_contact(contact)?)),
        Kind::RemovedContact(bytes) => Change::ContactRemoved(PublicKey(hash(&bytes, "removed_contact")?.0)),
        Kind::Profile(profile) => {
            let name = PersonName::try_from(profile.name)?;
            Change::Profile(Profile { introduces: profile.introduces, name })
        }
        Kind::Seat(record) => Change::Seat(record),
        Kind::HostNotes(notes) => {
            Change::HostNotes(HostNotes::try_from(notes).map_err(|_| StoredError::Field("host_notes"))?)
        }
        Kind::Device(0) => return Err(StoredError::Field("device")),
        Kind::Device(device) => Change::Device(DeviceId(device)),
        Kind::Issuance(bytes) => {
            let issuance = Issuance::parse(&bytes).map_err(|error| StoredError::Record(error.to_string()))?;
            Change::Issuance(Box::new(issuance))
        }
        Kind::Key(key) => Change::Key(read_path(key.path.as_ref())?, PublicKey(hash(&key.public, "public")?.0)),
        Kind::Movement(movement) => Change::Movement(read_movement(&movement)?),
        Kind::Transfer(record) => Change::Transfer(Arc::new(read_transfer(record)?)),
        Kind::Ledger(bytes) => {
            let record = decode_record(&bytes).map_err(|error| StoredError::Record(error.to_string()))?;
            Change::Ledger(Box::new(record))
        }
        Kind::RestoredMs(at) => Change::Restored(Timestamp(at)),
        Kind::Proof(known) => Change::Proof(Box::new(KnownProof {
            proof: FraudProof::parse(&known.fraud_proof).map_err(|error| StoredError::Record(error.to_string()))?,
            culprit: PublicKey(hash(&known.culprit, "culprit")?.0),
            at: Timestamp(known.at_ms),
            concerns: known.concerns,
        })),
        Kind::Epoch(epoch) => Change::Epoch(Box::new(RevocationEpoch::parse(&epoch)?)),
    })
}

fn write_contact(contact: &Contact) -> proto::Contact {
    proto::Contact {
        identity: contact.identity.0.to_vec(),
        name: contact.name.clone(),
        note: contact.note.clone(),
        known: contact.is_known,
        blocked: contact.is_blocked,
        added_ms: contact.added.0,
    }
}

fn read_contact(contact: proto::Contact) -> Result<Contact, StoredError> {
    let read = Contact {
        identity: PublicKey(hash(&contact.identity, "identity")?.0),
        name: contact.name,
        note: contact.note,
        is_known: contact.known,
        is_blocked: contact.blocked,
        added: Timestamp(contact.added_ms),
    };
    if read.clone().plain() == read { Ok(read) } else { Err(StoredError::Field("contact")) }
}

fn hash(bytes: &[u8], field: &'static str) -> Result<Hash, StoredError> {
    Ok(Hash(bytes.try_into().map_err(|_| StoredError::Field(field))?))
}

fn write_path(path: KeyPath) -> proto::KeyPath {
    let path = match path {
        KeyPath::Issuer => Path::Issuer(true),
        KeyPath::Identity => Path::Identity(true),
        KeyPath::Transfer { device: DeviceId::FIRST, day } => Path::TransferDay(day),
        KeyPath::Transfer { device, day } => Path::Transfer(proto::DeviceDay { device: device.0, day }),
        KeyPath::Printed { nonce } => Path::Printed(nonce.to_vec()),
        // Never stored; it would not read.
        KeyPath::Found => Path::Issuer(false),
    };
    proto::KeyPath { path: Some(path) }
}

fn read_path(path: Option<&proto::KeyPath>) -> Result<KeyPath, StoredError> {
    match path.and_then(|path| path.path.as_ref()) {
        Some(Path::Issuer(true)) => Ok(KeyPath::Issuer),
        Some(Path::Identity(true)) => Ok(KeyPath::Identity),
        Some(Path::TransferDay(day)) => Ok(KeyPath::first_device(*day)),
        Some(Path::Transfer(proto::DeviceDay { device: device @ 1.., day })) => {
            Ok(KeyPath::Transfer { device: DeviceId(*device), day: *day })
        }
        Some(Path::Printed(nonce)) => {
            let nonce = nonce.as_slice().try_into().map_err(|_| StoredError::Field("printed"))?;
            Ok(KeyPath::Printed { nonce })
        }
        _ => Err(StoredError::Field("path")),
    }
}

fn write_coin(coin: &CoinRecord) -> proto::Coin {
    proto::Coin {
        issuance: coin.issuance.as_bytes().to_vec(),
        index: coin.index,
        owner: Some(write_path(coin.owner)),
        seq: u32::from(coin.seq),
        head: coin.head.as_bytes().to_vec(),
        hops: u32::from(coin.hops),
        expiry_minutes: u64::from(coin.expiry_minutes),
        on_trust: coin.on_trust,
        void_evidence: encode_void(&coin.void),
        held_by: coin.held_by.map_or(Vec::new(), |sid| sid.as_bytes().to_vec()),
        standing: match coin.standing {
            Standing::Free => 0,
            Standing::Registered => 1,
            Standing::Quarantined => 2,
            Standing::Dead => 3,
        },
        surrendered: coin.surrendered.map(|surrendered| proto::Surrendered {
            new_owner: surrendered.new_owner.map(write_path),
            signature: surrendered.signature.0.to_vec(),
        }),
    }
}

fn read_standing(number: u32) -> Result<Standing, StoredError> {
    Ok(match number {
        0 => Standing::Free,
        1 => Standing::Registered,
        2 => Standing::Quarantined,
        3 => Standing::Dead,
        _ => return Err(StoredError::Field("standing")),
    })
}

fn read_surrendered(surrendered: &proto::Surrendered) -> Result<Surrendered, StoredError> {
    let bytes = surrendered.signature.as_slice().try_into().map_err(|_| StoredError::Field("surrendered"))?;
    let new_owner = surrendered.new_owner.as_ref().map(|path| read_path(Some(path))).transpose()?;
    Ok(Surrendered { new_owner, signature: Signature(bytes) })
}

fn read_coin(coin: &proto::Coin) -> Result<CoinRecord, StoredError> {
    let held_by = if coin.held_by.is_empty() { None } else { Some(Sid(hash(&coin.held_by, "held_by")?)) };
    Ok(CoinRecord {
        issuance: IssuanceId(hash(&coin.issuance, "issuance")?),
        index: coin.index,
        owner: read_path(coin.owner.as_ref())?,
        seq: u16::try_from(coin.seq).map_err(|_| StoredError::Field("seq"))?,
        head: hash(&coin.head, "head")?,
        hops: u8::try_from(coin.hops).map_err(|_| StoredError::Field("hops"))?,
        expiry_minutes: u32::try_from(coin.expiry_minutes).map_err(|_| StoredError::Field("expiry_minutes"))?,
        on_trust: coin.on_trust,
        void: parse_void_within(&coin.void_evidence, MAX_KEPT_VOIDS)
            .map_err(|error| StoredError::Record(error.to_string()))?,
        held_by,
        standing: read_standing(coin.standing)?,
        surrendered: coin.surrendered.as_ref().map(read_surrendered).transpose()?,
    })
}

fn write_movement(movement: &MovementRecord) -> proto::Movement {
    let mut stored = proto::Movement { at_ms: movement.at.0, ..proto::Movement::default() };
    let (issuance, amount, place) = match &movement.of {
        MovementOf::Transfer(id) => {
            stored.sid = id.as_bytes().to_vec();
            return stored;
        }
        MovementOf::Issued(id) => (id, &Amount::ZERO, None),
        MovementOf::GivenBack(id, amount, report) => {
            stored.cash_in = write_report(report.as_deref());
            (id, amount, Some(&mut stored.given_back))
        }
        MovementOf::TakenBack(id, amount, report) => {
            stored.cash_in = write_report(report.as_deref());
            (id, amount, Some(&mut stored.taken_back))
        }
        MovementOf::Printed(id, amount) => (id, amount, Some(&mut stored.printed)),
        MovementOf::Unprinted(id, amount) => (id, amount, Some(&mut stored.unprinted)),
    };
    if let Some(place) = place {
        *place = amount.0;
    }
    stored.issuance = issuance.as_bytes().to_vec();
    stored
}

fn write_report(report: Option<&CashIn>) -> Vec<u8> {
    report.map_or(Vec::new(), CashIn::encode)
}

fn read_report(bytes: &[u8]) -> Result<Option<Arc<CashIn>>, StoredError> {
    if bytes.is_empty() { Ok(None) } else { Ok(Some(Arc::new(CashIn::parse(bytes)?))) }
}

fn read_movement(movement: &proto::Movement) -> Result<MovementRecord, StoredError> {
    let at = Timestamp(movement.at_ms);
    if !movement.sid.is_empty() {
        return Ok(MovementRecord { at, of: MovementOf::Transfer(Sid(hash(&movement.sid, "sid")?)) });
    }
    let id = IssuanceId(hash(&movement.issuance, "issuance")?);
    let of = match [movement.given_back, movement.taken_back, movement.printed, movement.unprinted] {
        [0, 0, 0, 0] => MovementOf::Issued(id),
        [amount, 0, 0, 0] => MovementOf::GivenBack(id, Amount(amount), read_report(&movement.cash_in)?),
        [0, amount, 0, 0] => MovementOf::TakenBack(id, Amount(amount), read_report(&movement.cash_in)?),
        [0, 0, amount, 0] => MovementOf::Printed(id, Amount(amount)),
        [0, 0, 0, amount] => MovementOf::Unprinted(id, Amount(amount)),
        _ => return Err(StoredError::Field("movement")),
    };
    Ok(MovementRecord { at, of })
}

fn write_transfer(record: &TransferRecord) -> proto::Transfer {
    proto::Transfer {
        sid: record.sid().as_bytes().to_vec(),
        role: if record.role() == crate::token::transfer::record::Role::Payer { 1 } else { 2 },
        state: u32::from(record.state.last_write()),
        request: record.terms.request_bytes(),
        plan: record.terms.plan_bytes(),
        transcript: record.terms.transcript.as_bytes().to_vec(),
        sender_exo_pak: record.sender_exo_pak.clone(),
        receiver_exo_pak: record.receiver_exo_pak.clone(),
        commit: record.commit.clone(),
        r#final: record.acknowledgement.clone(),
        sender_retro_pak: record.sender_retro_pak.clone(),
        receiver_retro_pak: record.receiver_retro_pak.clone(),
        abort_certificate: record.abort_certificate.clone(),
        key: Some(write_path(record.key)),
        deadline_ms: record.deadline.0,
        started_ms: record.started.0,
        ended_ms: record.ended.0,
        decides_at_ms: record.decides_at.0,
        delivered: record.delivered,
    }
}

fn read_transfer(record: proto::Transfer) -> Result<TransferRecord, StoredError> {
    let (request, plan) = (Request::parse(&record.request)?, PlanMessage::parse(&record.plan)?);
    let terms = Terms::new(request, plan, hash(&record.transcript, "transcript")?);
    let state = u8::try_from(record.state).ok().and_then(State::of_last_write);
    Ok(TransferRecord {
        terms,
        state: state.ok_or(StoredError::Field("state"))?,
        key: read_path(record.key.as_ref())?,
        sender_exo_pak: record.sender_exo_pak,
        receiver_exo_pak: record.receiver_exo_pak,
        commit: record.commit,
        acknowledgement: record.r#final,
        sender_retro_pak: record.sender_retro_pak,
        receiver_retro_pak: record.receiver_retro_pak,
        abort_certificate: record.abort_certificate,
        deadline: Timestamp(record.deadline_ms),
        started: Timestamp(record.started_ms),
        ended: Timestamp(record.ended_ms),
        decides_at: Timestamp(record.decides_at_ms),
        delivered: record.delivered,
        remembered: Remembered::Nothing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_before_devices_had_names_has_the_bytes_of_before() {
        let first =
            ChangeSet { changes: vec![Change::Key(KeyPath::first_device(7), PublicKey([9; 32]))], tails: vec![] };
        let stored = [&[8, 1, 18, 40, 10, 38, 10, 2, 8, 7, 18, 32][..], &[9; 32]].concat();
        assert_eq!(first.encode(), stored);
        assert_eq!(ChangeSet::decode(&stored), Ok(first));
    }

    #[test]
    fn every_path_reads_back_and_no_device_is_named_zero() {
        let transfer = |device| KeyPath::Transfer { device: DeviceId(device), day: 7 };
        for path in [KeyPath::Issuer, KeyPath::Identity, transfer(0), transfer(1), transfer(u64::MAX)] {
            assert_eq!(read_path(Some(&write_path(path))), Ok(path));
        }
        let zero = Path::Transfer(proto::DeviceDay { device: 0, day: 7 });
        assert_eq!(read_path(Some(&proto::KeyPath { path: Some(zero) })), Err(StoredError::Field("path")));
        assert_eq!(read(Kind::Device(0)), Err(StoredError::Field("device")));
        assert_eq!(read(write(&Change::Device(DeviceId(5)))), Ok(Change::Device(DeviceId(5))));
    }

    #[test]
    fn people_read_back_and_odd_texts_do_not() {
        let contact = Contact {
            identity: PublicKey([3; 32]),
            name: "Ann of the lemon stall".into(),
            note: "blue awning".into(),
            is_known: true,
            is_blocked: false,
            added: Timestamp(9),
        };
        let profile = Profile { introduces: true, name: PersonName::of("Bob") };
        let changes = [
            Change::Contact(Box::new(contact.clone())),
            Change::ContactRemoved(contact.identity),
            Change::Profile(profile.clone()),
            Change::Profile(Profile::default()),
        ];
        for change in changes {
            assert_eq!(read(write(&change)), Ok(change));
        }
        for name in ["two\nlines".to_owned(), "x".repeat(65)] {
            let odd = proto::Contact { name: name.clone(), ..write_contact(&contact) };
            assert_eq!(read(Kind::Contact(odd)), Err(StoredError::Field("contact")), "{name}");
        }
        let notes = Change::HostNotes(HostNotes::try_from("till 1".to_owned()).unwrap_or_default());
        assert_ne!(notes, Change::HostNotes(HostNotes::default()));
        assert_eq!(read(write(&notes)), Ok(notes));
        let long = "x".repeat(HostNotes::MAX_BYTES + 1);
        assert_eq!(read(Kind::HostNotes(long)), Err(StoredError::Field("host_notes")));
        let odd = proto::Profile { introduces: true, name: "x".repeat(33) };
        assert!(read(Kind::Profile(odd)).is_err());
    }
}
