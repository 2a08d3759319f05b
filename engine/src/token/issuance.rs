//! The issuance record: all that is needed to verify its coins offline (`docs/spec/02-bytes.md`, section 4).
mod layout;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::layout::{Expiry, Renewal};
use self::layout::{
    MAX_WITNESSES, check_text, read_denominations, read_expiry, read_renewal, read_witnesses, require,
    require_ascending, write_expiry, write_keys,
};

use crate::foundation::bytes::{ReadError, Reader, U48_MAX, Writer};
use crate::foundation::hash::{Hash, hash_id};
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify};
use crate::foundation::time::Timestamp;
use crate::token::amount::Denomination;
pub use crate::token::token_id::IssuanceId;
use crate::token::token_id::TokenId;

hash_id! {
    /// Names one issuer, one asset and one witness set: coins of one authority may be paid together.
    Authority
}

/// What a person says of coins to issue; the engine adds keys, times and the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIssuance {
    /// The community's name, 1 to 48 bytes.
    pub community: String,
    /// What one unit is called, 1 to 16 bytes.
    pub unit: String,
    /// What the coins are for, at most 80 bytes.
    pub scenario: String,
    /// A coarse S2 cell, or `000000`.
    pub location: String,
    /// The batch's reference, 1 to 16 letters and digits.
    pub reference: String,
    /// Days until the coins expire, 1 to 3,650.
    pub valid_days: u32,
    /// How many coins of each denomination; ascending, counts of 1 to 500.
    pub coins: Vec<(Denomination, u32)>,
    /// Who settles doubt about them: the key of a committee's group; none for the issuer.
    pub witness: Option<PublicKey>,
}

/// Why an issuance is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum IssuanceError {
    /// The bytes do not read, or a field is outside its limits.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The issuer's signature does not hold.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

/// The checked fields of an issuance record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issuance {
    /// The issuer.
    pub issuer: PublicKey,
    /// The asset, which may have many issuances.
    pub asset: [u8; 16],
    /// The community that issues.
    pub name: String,
    /// What one unit is called.
    pub unit: String,
    /// What the coins are for; may be empty.
    pub scenario: String,
    /// A coarse S2 cell in hexadecimal, or `000000`.
    pub location: String,
    /// The issuer's batch reference.
    pub reference: String,
    /// When it was issued.
    pub issued: Timestamp,
    /// When its coins expire.
    pub expiry: Expiry,
    /// How many coins of each denomination, ascending.
    pub denominations: Vec<(Denomination, u32)>,
    /// Hops between anchors.
    pub hop_limit: u8,
    /// W_d: how long a witness waits for the other side.
    pub challenge_window_s: u32,
    /// How long after the expiry coins may still be settled.
    pub grace_s: u32,
    /// Who may renew.
    pub renewal: Renewal,
    /// Who settles doubt, ascending; empty for no witness.
    pub witnesses: Vec<PublicKey>,
}

impl Issuance {
    /// Hops between anchors unless said otherwise.
    pub const DEFAULT_HOP_LIMIT: u8 = 16;
    /// W_d unless said otherwise: 72 hours.
    pub const DEFAULT_CHALLENGE_WINDOW_S: u32 = 259_200;
    /// The most coins that one issuance may have.
    pub const MAX_COINS: u32 = 100_000;

    /// Puts a record together from a person's words, with one witness: who is named there, or the issuer.
    pub fn draft(
        new: &NewIssuance,
        issuer: PublicKey,
        asset: [u8; 16],
        now: Timestamp,
    ) -> Result<IssuanceDraft, IssuanceError> {
        check_new(new)?;
        let minutes = now.minutes().saturating_add(new.valid_days.saturating_mul(24 * 60));
        let issuance = Self {
            issuer,
            asset,
            name: new.community.clone(),
            unit: new.unit.clone(),
            scenario: new.scenario.clone(),
            location: new.location.clone(),
            reference: new.reference.clone(),
            issued: now,
            expiry: Expiry::Fixed { minutes },
            denominations: new.coins.clone(),
            hop_limit: Self::DEFAULT_HOP_LIMIT,
            challenge_window_s: Self::DEFAULT_CHALLENGE_WINDOW_S,
            grace_s: 2 * Self::DEFAULT_CHALLENGE_WINDOW_S,
            renewal: Renewal::AnyWitness,
            witnesses: vec![new.witness.unwrap_or(issuer)],
        };
        issuance.check()?;
        Ok(IssuanceDraft { issuance })
    }

    /// Reads a signed record; see [`SignedIssuance::parse`].
    pub fn parse(bytes: &[u8]) -> Result<SignedIssuance, IssuanceError> {
        SignedIssuance::parse(bytes)
    }

    /// The issuer, asset and witness set.
    pub fn authority(&self) -> Authority {
        let mut fields = Writer::new();
        fields.put(&self.issuer.0);
        fields.put(&self.asset);
        write_keys(&mut fields, &self.witnesses);
        Authority(Hash::derive("auth", &[&fields.0]))
    }

    /// How many coins it has.
    pub fn coin_count(&self) -> u32 {
        self.denominations.iter().map(|&(_, count)| count).sum()
    }

    /// The denomination of the coin at an index, counted from 0.
    pub fn denomination_of(&self, index: u32) -> Option<Denomination> {
        let mut first = 0;
        self.denominations.iter().find_map(|&(denomination, count)| {
            let here = index >= first && index - first < count;
            first += count;
            here.then_some(denomination)
        })
    }

    /// The name people see, `LOCATION-REFERENCE-VALUE-INDEX`; an index that does not exist has the value 0.
    pub fn label(&self, index: u32) -> String {
        let value = self.denomination_of(index).map_or(0, Denomination::value);
        format!("{}-{}-{value}-{:03}", self.location, self.reference, u64::from(index) + 1)
    }

    /// The (latest) expiry in minutes since 1970.
    pub fn expiry_minutes(&self) -> u32 {
        match self.expiry {
            Expiry::Fixed { minutes } => minutes,
            Expiry::Relative { minutes } => self.issued.minutes().saturating_add(minutes),
            Expiry::UntilEvent { latest_minutes, .. } => latest_minutes,
        }
    }

    /// The id of the coin at an index, if there is one.
    pub fn token_id(&self, index: u32) -> Option<TokenId> {
        let denomination = self.denomination_of(index)?;
        Some(TokenId::derive(&self.id(), index, denomination))
    }

    /// Whether anybody settles doubt.
    pub fn is_witnessed(&self) -> bool {
        !self.witnesses.is_empty()
    }

    fn id(&self) -> IssuanceId {
        IssuanceId(Hash::derive("issue", &[&self.encode()]))
    }

    /// The record without its signature.
    fn encode(&self) -> Vec<u8> {
        let mut record = Writer::record();
        record.put(&self.issuer.0);
        record.put(&self.asset);
        for text in [&self.name, &self.unit, &self.scenario, &self.location, &self.reference] {
            record.text(text);
        }
        record.u48(self.issued.0);
        write_expiry(&mut record, &self.expiry);
        record.u8(u8::try_from(self.denominations.len()).unwrap_or(u8::MAX));
        for &(denomination, count) in &self.denominations {
            record.u32(denomination.value());
            record.u32(count);
        }
        record.u8(self.hop_limit);
        record.u32(self.challenge_window_s);
        record.u32(self.grace_s);
        record.u8(match self.renewal {
            Renewal::None => 0,
            Renewal::AnyWitness => 1,
        });
        write_keys(&mut record, &self.witnesses);
        record.0
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.version_and_algorithm()?;
        let issuance = Self {
            issuer: reader.key()?,
            asset: reader.array()?,
            name: reader.text(48)?,
            unit: reader.text(16)?,
            scenario: reader.text(80)?,
            location: reader.text(16)?,
            reference: reader.text(16)?,
            issued: Timestamp(reader.u48()?),
            expiry: read_expiry(reader)?,
            denominations: read_denominations(reader)?,
            hop_limit: reader.u8()?,
            challenge_window_s: reader.u32()?,
            grace_s: reader.u32()?,
            renewal: read_renewal(reader)?,
            witnesses: read_witnesses(reader)?,
        };
        issuance.check()?;
        Ok(issuance)
    }

    /// The one list of limits, for records read and records made.
    fn check(&self) -> Result<(), ReadError> {
        check_text("name", &self.name, 1, 48)?;
        check_text("unit", &self.unit, 1, 16)?;
        check_text("scenario", &self.scenario, 0, 80)?;
        check_text("location", &self.location, 1, 16)?;
        check_text("reference", &self.reference, 1, 16)?;
        let is_cell = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        require("location", self.location.bytes().all(is_cell))?;
        require("reference", self.reference.bytes().all(|byte| byte.is_ascii_alphanumeric()))?;
        require("issued", self.issued.0 <= U48_MAX)?;
        require("expiry", self.expiry_minutes() > self.issued.minutes())?;
        require("hop limit", (1..=64).contains(&self.hop_limit))?;
        require("grace", u64::from(self.grace_s) >= 2 * u64::from(self.challenge_window_s))?;
        self.check_coins()?;
        require("witnesses", self.witnesses.len() <= MAX_WITNESSES)?;
        require_ascending("witnesses", &self.witnesses)
    }

    fn check_coins(&self) -> Result<(), ReadError> {
        require("denominations", (1..=Denomination::COUNT).contains(&self.denominations.len()))?;
        let denominations: Vec<Denomination> = self.denominations.iter().map(|&(each, _)| each).collect();
        require_ascending("denominations", &denominations)?;
        require("a count of coins", self.denominations.iter().all(|&(_, count)| count >= 1))?;
        let coins: u64 = self.denominations.iter().map(|&(_, count)| u64::from(count)).sum();
        require("the number of coins", coins <= u64::from(Self::MAX_COINS))
    }
}

/// A record that waits for the issuer's signature, role `I` over its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuanceDraft {
    /// The checked fields.
    pub issuance: Issuance,
}

impl IssuanceDraft {
    /// The record's id, whose hash is the value to sign.
    pub fn id(&self) -> IssuanceId {
        self.issuance.id()
    }

    /// Completes the record with a signature that this wallet's own host has made.
    pub fn with_signature(self, signature: Signature) -> SignedIssuance {
        let mut bytes = self.issuance.encode();
        let id = IssuanceId(Hash::derive("issue", &[&bytes]));
        bytes.extend_from_slice(&signature.0);
        let authority = self.issuance.authority();
        SignedIssuance { issuance: self.issuance, signature, id, authority, bytes }
    }
}

/// A whole issuance record: from [`SignedIssuance::parse`], its signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedIssuance {
    /// The checked fields.
    pub issuance: Issuance,
    /// The issuer's signature.
    pub signature: Signature,
    id: IssuanceId,
    authority: Authority,
    bytes: Vec<u8>,
}

impl SignedIssuance {
    /// Reads a record and verifies its layout, its limits and the issuer's signature.
    pub fn parse(bytes: &[u8]) -> Result<Self, IssuanceError> {
        let mut reader = Reader::new(bytes);
        let issuance = Issuance::read(&mut reader)?;
        let id = IssuanceId(Hash::derive("issue", &[reader.consumed()]));
        let signature = reader.signature()?;
        reader.finish()?;
        verify(&issuance.issuer, SigRole::Issuance, &id.0, &signature)?;
        let authority = issuance.authority();
        Ok(Self { issuance, signature, id, authority, bytes: bytes.to_vec() })
    }

    /// The record's id.
    pub fn id(&self) -> IssuanceId {
        self.id
    }

    /// The issuer, asset and witness set.
    pub fn authority(&self) -> Authority {
        self.authority
    }

    /// The record as it is sent and stored.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The id of the coin at an index, if there is one.
    pub fn token_id(&self, index: u32) -> Option<TokenId> {
        let denomination = self.issuance.denomination_of(index)?;
        Some(TokenId::derive(&self.id, index, denomination))
    }
}

impl From<&SignedIssuance> for IssuanceId {
    fn from(issuance: &SignedIssuance) -> Self {
        issuance.id
    }
}

fn check_new(new: &NewIssuance) -> Result<(), ReadError> {
    require("valid days", (1..=3650).contains(&new.valid_days))?;
    require("a count of coins", new.coins.iter().all(|&(_, count)| (1..=500).contains(&count)))
}

#[cfg(test)]
mod tests;
