//! Shares of one key, and what each member signs with: FROST, as RFC 9591 has it.
use std::collections::BTreeMap;

use frost_ed25519::keys::{IdentifierList, KeyPackage, PublicKeyPackage, generate_with_dealer};
use frost_ed25519::rand_core::{CryptoRng, Error, RngCore};
use frost_ed25519::round1::{NonceCommitment, SigningCommitments, SigningNonces};
use frost_ed25519::round2::SignatureShare;
use frost_ed25519::{Error as FrostError, Identifier, SigningPackage, aggregate, round1, round2};
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::lifecycle::witness::committee::seat::{Commitments, MemberKeys, Shared};
use juicetokens_engine::lifecycle::witness::committee::word::{Commitment, Share};
use juicetokens_tests::sim::Chance;
use juicetokens_tests::sim::office::Person;

pub(super) const MEMBERS: u16 = 4;
pub(super) const QUORUM: u16 = 3;

/// The simulator's dice, for a crate that wants a generator.
pub(super) struct Dealer(Chance);

impl RngCore for Dealer {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.bytes())
    }

    fn fill_bytes(&mut self, target: &mut [u8]) {
        target.iter_mut().for_each(|byte| [*byte] = self.0.bytes());
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(target);
        Ok(())
    }
}

impl CryptoRng for Dealer {}

/// Four members with shares of one key.
pub(super) struct Group {
    shares: BTreeMap<Identifier, KeyPackage>,
    public: PublicKeyPackage,
    dealer: Dealer,
}

impl Group {
    pub(super) fn new() -> Self {
        let mut dealer = Dealer(Chance::new(12));
        let (shares, public) = generate_with_dealer(MEMBERS, QUORUM, IdentifierList::Default, &mut dealer).unwrap();
        let shares = shares.into_iter().map(|(member, share)| (member, KeyPackage::try_from(share).unwrap())).collect();
        Self { shares, public, dealer }
    }

    pub(super) fn key(&self) -> PublicKey {
        PublicKey(self.public.verifying_key().serialize().unwrap().try_into().unwrap())
    }

    /// Three members sign; the fourth is away.
    pub(super) fn sign(&mut self, message: &[u8; 41], absent: usize) -> Signature {
        let mut signers = self.shares.clone();
        let absent = *signers.keys().nth(absent).unwrap();
        signers.remove(&absent);
        let (mut nonces, mut commitments) = (BTreeMap::new(), BTreeMap::new());
        for (member, share) in &signers {
            let (nonce, commitment) = round1::commit(share.signing_share(), &mut self.dealer);
            nonces.insert(*member, nonce);
            commitments.insert(*member, commitment);
        }
        let package = SigningPackage::new(commitments, message);
        let signed =
            signers.iter().map(|(member, share)| (*member, round2::sign(&package, &nonces[member], share).unwrap()));
        let signature = aggregate(&package, &signed.collect(), &self.public).unwrap();
        Signature(signature.serialize().unwrap().try_into().unwrap())
    }

    /// What each of these people signs with as a member.
    pub(super) fn keys(&self, people: Vec<Person>) -> Vec<FrostKeys> {
        let identifiers: BTreeMap<PublicKey, Identifier> =
            people.iter().map(Person::key).zip(self.shares.keys().copied()).collect();
        let share = |(place, (person, share)): (u64, (Person, &KeyPackage))| FrostKeys {
            person,
            share: share.clone(),
            public: self.public.clone(),
            identifiers: identifiers.clone(),
            nonces: BTreeMap::new(),
            dealer: Dealer(Chance::new(100 + place)),
        };
        (0..).zip(people.into_iter().zip(self.shares.values())).map(share).collect()
    }
}

/// A member's own key, and its share of the group's.
pub(super) struct FrostKeys {
    pub(super) person: Person,
    share: KeyPackage,
    public: PublicKeyPackage,
    identifiers: BTreeMap<PublicKey, Identifier>,
    nonces: BTreeMap<Commitment, SigningNonces>,
    dealer: Dealer,
}

impl FrostKeys {
    /// The power goes: nonces were in memory only.
    pub(super) fn lose_power(&mut self) {
        self.nonces.clear();
    }

    fn package(&self, all: &Commitments, message: &[u8; 41]) -> Option<SigningPackage> {
        let commitment = |(member, commitment): (&PublicKey, &Commitment)| {
            let (hiding, binding) = commitment.0.split_at(32);
            let [hiding, binding] = [hiding, binding].map(NonceCommitment::deserialize);
            Some((*self.identifiers.get(member)?, SigningCommitments::new(hiding.ok()?, binding.ok()?)))
        };
        let commitments: Option<BTreeMap<_, _>> = all.iter().map(commitment).collect();
        Some(SigningPackage::new(commitments?, message))
    }

    fn members(&self, culprits: &[Identifier]) -> Vec<PublicKey> {
        let is_one = |(_, identifier): &(&PublicKey, &Identifier)| culprits.contains(identifier);
        self.identifiers.iter().filter(is_one).map(|(member, _)| *member).collect()
    }
}

impl MemberKeys for FrostKeys {
    fn sign(&mut self, message: &[u8; 41]) -> Signature {
        self.person.sign_message(message)
    }

    fn commit(&mut self) -> Commitment {
        let (nonces, commitments) = round1::commit(self.share.signing_share(), &mut self.dealer);
        let parts = [commitments.hiding(), commitments.binding()].map(|part| part.serialize().unwrap());
        let commitment = Commitment(parts.concat().try_into().unwrap());
        self.nonces.insert(commitment, nonces);
        commitment
    }

    fn is_commitment(&self, commitment: &Commitment) -> bool {
        let (hiding, binding) = commitment.0.split_at(32);
        [hiding, binding].into_iter().all(|part| NonceCommitment::deserialize(part).is_ok())
    }

    fn sign_share(&mut self, own: &Commitment, all: &Commitments, message: &[u8; 41]) -> Option<Share> {
        let nonces = self.nonces.remove(own)?;
        let share = round2::sign(&self.package(all, message)?, &nonces, &self.share).ok()?;
        Some(Share(share.serialize().try_into().unwrap()))
    }

    fn forget(&mut self, commitments: &[Commitment]) {
        for commitment in commitments {
            self.nonces.remove(commitment);
        }
    }

    fn aggregate(&self, all: &Commitments, shares: &Shared, message: &[u8; 41]) -> Result<Signature, Vec<PublicKey>> {
        let mut signed = BTreeMap::new();
        for (member, share) in shares {
            let share = SignatureShare::deserialize(&share.0).map_err(|_| vec![*member])?;
            signed.insert(self.identifiers[member], share);
        }
        let package = self.package(all, message).ok_or_else(|| all.keys().copied().collect::<Vec<_>>())?;
        match aggregate(&package, &signed, &self.public) {
            Ok(signature) => Ok(Signature(signature.serialize().unwrap().try_into().unwrap())),
            Err(FrostError::InvalidSignatureShare { culprits }) => Err(self.members(&culprits)),
            Err(_) => Err(all.keys().copied().collect()),
        }
    }
}
