//! M2, the payer's plan (`docs/spec/02-bytes.md`, section 8), and the terms that M1 and M2 make together.
use std::sync::Arc;

use bytes::Bytes;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify_cached};
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::{TimeClaim, TransferTimes};
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::needs::DenominationNeeds;
use crate::token::transfer::credential::{SignedCredential, credentials_hash, read_optional, write_optional};
use crate::token::transfer::request::{Acceptance, Request, SignedRequest};
use crate::token::transfer::sid::Sid;

/// Seconds after the interval's end until which the payer means to be found: the witness's business only.
pub const EXPIRY_SECONDS: u32 = 900;

/// Most coins in one transfer, payment and change together.
pub const MAX_COINS: u8 = 63;

const NO_WITNESS: u8 = 4;

/// How the payer means to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanMessage {
    /// Whether the coins' issuance names no witness.
    pub no_witness: bool,
    /// Which coins.
    pub authority: Authority,
    /// What is paid: payment less change; zero in a swap.
    pub amount: Amount,
    /// Seconds after the header's interval.
    pub expiry_s: u32,
    /// The newest revocation epoch the payer knows.
    pub epoch: u16,
    /// What the payer's clock says.
    pub claim: TimeClaim,
    /// Fresh random bytes.
    pub nonce: [u8; 16],
    /// The payer's transfer key; owns the change.
    pub key: PublicKey,
    /// What the payer is short of.
    pub needs: DenominationNeeds,
    /// Coins handed over.
    pub pay: DenominationCounts,
    /// Coins given back.
    pub change: DenominationCounts,
    /// Who pays, if it says so.
    pub credential: Option<SignedCredential>,
}

impl PlanMessage {
    /// Bytes without the signature.
    const LEN: usize = 125;

    /// Lays it out, without the signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::with_capacity(Self::LEN + Signature::LEN);
        writer.put(&[1, 1, if self.no_witness { NO_WITNESS } else { 0 }]);
        writer.put(self.authority.as_bytes());
        writer.u32(self.amount.0);
        writer.u32(self.expiry_s);
        writer.u16(self.epoch);
        writer.put(&self.claim.to_bytes());
        writer.put(&self.nonce);
        writer.put(&self.key.0);
        writer.put(&self.needs.to_bytes());
        writer.put(&self.pay.0);
        writer.put(&self.change.0);
        write_optional(&mut writer, self.credential.as_ref());
        writer.0
    }

    /// The value that role `L` signs.
    pub fn hash(&self, transcript: &Hash, request: &Hash) -> Hash {
        Self::hash_encoded(transcript, request, &self.encode())
    }

    fn hash_encoded(transcript: &Hash, request: &Hash, unsigned: &[u8]) -> Hash {
        Hash::derive("plan", &[transcript.as_bytes(), request.as_bytes(), unsigned])
    }

    /// Reads a signed plan; its arithmetic must hold, its signature is checked by [`Terms::verify_plan`].
    pub fn parse(bytes: &[u8]) -> Result<SignedPlan, ReadError> {
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let no_witness = match reader.u8()? {
            0 => false,
            NO_WITNESS => true,
            _ => return Err(ReadError::OutOfRange("plan flags")),
        };
        let (authority, amount, expiry_s) = (Authority(reader.hash()?), Amount(reader.u32()?), reader.u32()?);
        let (epoch, claim) = (reader.u16()?, TimeClaim::from_bytes(&reader.array()?));
        let (nonce, key) = (reader.array()?, reader.key()?);
        let needs = DenominationNeeds::from_bytes(&reader.array()?)?;
        let (pay, change) = (read_counts(&mut reader)?, read_counts(&mut reader)?);
        let credential = read_optional(&mut reader)?;
        let signature = reader.signature()?;
        reader.finish()?;
        let plan =
            Self { no_witness, authority, amount, expiry_s, epoch, claim, nonce, key, needs, pay, change, credential };
        plan.check_arithmetic()?;
        Ok(SignedPlan { plan, signature })
    }

    fn check_arithmetic(&self) -> Result<(), ReadError> {
        let coins = self.pay.coins() + self.change.coins();
        if self.pay.coins() == 0 || coins > usize::from(MAX_COINS) {
            return Err(ReadError::OutOfRange("coins in a transfer"));
        }
        let is_nothing = self.amount.is_zero() && self.change.coins() == 0;
        if is_nothing || self.pay.value().checked_sub(self.change.value()) != Some(self.amount) {
            return Err(ReadError::OutOfRange("payment less change"));
        }
        Ok(())
    }
}

fn read_counts(reader: &mut Reader<'_>) -> Result<DenominationCounts, ReadError> {
    Ok(DenominationCounts(reader.array::<{ Denomination::COUNT }>()?))
}

/// A plan with the payer's signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedPlan {
    /// The plan.
    pub plan: PlanMessage,
    /// Role `L`, by the plan's own key.
    pub signature: Signature,
}

impl SignedPlan {
    /// Lays it out with its signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.plan.encode();
        bytes.extend_from_slice(&self.signature.0);
        bytes
    }
}

/// A laid out request or plan without the signature at its end.
fn unsigned(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len().saturating_sub(Signature::LEN)).unwrap_or_default()
}

/// M1 and M2 together: everything agreed before a coin is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// M1.
    pub request: Arc<SignedRequest>,
    /// M2.
    pub plan: SignedPlan,
    /// The session in which both were signed.
    pub transcript: Hash,
    /// Both as they are sent and stored, with their signatures.
    request_bytes: Bytes,
    plan_bytes: Bytes,
    request_hash: Hash,
    plan_hash: Hash,
    sid: Sid,
}

impl Terms {
    /// Puts both together in the session in which they were signed.
    pub fn new(request: SignedRequest, plan: SignedPlan, transcript: Hash) -> Self {
        let (request_bytes, plan_bytes) = (request.encode(), plan.encode());
        let request_hash = Request::hash_encoded(&transcript, unsigned(&request_bytes));
        let plan_hash = PlanMessage::hash_encoded(&transcript, &request_hash, unsigned(&plan_bytes));
        let sid = Sid(Hash::derive("sid", &[request_hash.as_bytes(), plan_hash.as_bytes()]));
        let (request_bytes, plan_bytes) = (request_bytes.into(), plan_bytes.into());
        Self { request: Arc::new(request), plan, transcript, request_bytes, plan_bytes, request_hash, plan_hash, sid }
    }

    /// Puts the payee's signature to the request, which it does not change.
    pub(super) fn sign_request(&mut self, signature: Signature) {
        let request = Arc::make_mut(&mut self.request);
        request.signature = signature;
        self.request_bytes = request.encode().into();
    }

    /// Puts the payer's signature to the plan, which it does not change.
    pub(super) fn sign_plan(&mut self, signature: Signature) {
        self.plan.signature = signature;
        self.plan_bytes = self.plan.encode().into();
    }

    /// M1 with its signature.
    pub fn request_bytes(&self) -> Bytes {
        self.request_bytes.clone()
    }

    /// M2 with its signature.
    pub fn plan_bytes(&self) -> Bytes {
        self.plan_bytes.clone()
    }

    /// `H(M1)`.
    pub fn request_hash(&self) -> Hash {
        self.request_hash
    }

    /// `H(M2)`.
    pub fn plan_hash(&self) -> Hash {
        self.plan_hash
    }

    /// The transfer's name.
    pub fn sid(&self) -> Sid {
        self.sid
    }

    /// What the two are about: the amount that is paid, or in a swap what goes each way.
    pub fn value(&self) -> Amount {
        let request = &self.request.request;
        if request.swap { request.amount } else { self.plan.plan.amount }
    }

    /// Whether the plan is what the request asks for. A swap takes the coins that were offered, all of them, against as much in
    /// coins of other denominations.
    pub fn is_as_asked(&self) -> bool {
        let (request, plan) = (&self.request.request, &self.plan.plan);
        if !request.swap {
            let is_asked = request.amount.is_zero() || request.amount == plan.amount;
            return is_asked && !plan.amount.is_zero();
        }
        let goes_both_ways = plan.pay.0.iter().zip(plan.change.0).any(|(pay, change)| *pay > 0 && change > 0);
        let is_offered = |only: &Acceptance| only.authority == plan.authority && *only.change.counts() == plan.change;
        request.swapped().is_some_and(is_offered) && plan.amount.is_zero() && !goes_both_ways
    }

    /// The header's times, from both claims.
    pub fn times(&self) -> TransferTimes {
        let (request, plan) = (&self.request.request, &self.plan.plan);
        TransferTimes::derive_meeting(&request.claim, &plan.claim, plan.expiry_s)
    }

    /// The payer's transfer key.
    pub fn payer(&self) -> PublicKey {
        self.plan.plan.key
    }

    /// The payee's transfer key.
    pub fn payee(&self) -> PublicKey {
        self.request.request.key
    }

    /// What leaf 0 says of who the two are.
    pub fn credentials_hash(&self) -> Hash {
        let value = |signed: &Option<SignedCredential>, key: &PublicKey| Some(signed.as_ref()?.credential.value(key));
        let request = value(&self.request.request.credential, &self.payee());
        credentials_hash(request, value(&self.plan.plan.credential, &self.payer()))
    }

    /// Checks the payer's signature over the plan, and that of the credential.
    pub fn verify_plan(&self, cache: Option<&SignatureCache>) -> Result<(), SignatureError> {
        verify_cached(cache, (&self.payer(), &self.plan.signature), SigRole::Plan, &self.plan_hash())?;
        self.plan.plan.credential.as_ref().map_or(Ok(()), |credential| credential.verify(&self.payer(), cache))
    }
}
