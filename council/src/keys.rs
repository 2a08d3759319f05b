//! What a member signs with: its own key, and its share of the group's (FROST, RFC 9591).
use std::collections::BTreeMap;

use frost_ed25519::keys::{KeyPackage, PublicKeyPackage};
use frost_ed25519::rand_core::{CryptoRng, Error, RngCore};
use frost_ed25519::round1::{NonceCommitment, SigningCommitments, SigningNonces};
use frost_ed25519::round2::SignatureShare;
use frost_ed25519::{Error as FrostError, Identifier, SigningPackage, aggregate, round1, round2};
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::lifecycle::witness::committee::seat::{Commitments, MemberKeys, Shared};
use juicetokens_engine::lifecycle::witness::committee::word::{Commitment, Share};

use crate::secret::MemberSecret;

/// The dice of one input, for a crate that wants a generator.
pub(crate) struct Generator(Dice);

impl Generator {
    pub(crate) fn of(dice: &mut Dice) -> Self {
        Self(Dice::new(&Entropy(dice.make_bytes())))
    }
}

impl RngCore for Generator {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.make_bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.make_bytes())
    }

    fn fill_bytes(&mut self, target: &mut [u8]) {
        for chunk in target.chunks_mut(32) {
            let drawn: [u8; 32] = self.0.make_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(target);
        Ok(())
    }
}

impl CryptoRng for Generator {}

/// A member's share of the group's key, and what all know of it.
#[derive(Clone)]
pub(crate) struct GroupShare {
    pub(crate) key_package: KeyPackage,
    pub(crate) public: PublicKeyPackage,
}

impl GroupShare {
    /// The group's key.
    pub(crate) fn group(&self) -> Option<PublicKey> {
        let bytes = self.public.verifying_key().serialize().ok()?;
        Some(PublicKey(bytes.try_into().ok()?))
    }
}

/// A member's keys. Nonces are in memory only.
pub(crate) struct FrostKeys {
    secret: MemberSecret,
    share: GroupShare,
    identifiers: BTreeMap<PublicKey, Identifier>,
    nonces: BTreeMap<Commitment, SigningNonces>,
    generator: Generator,
}

impl FrostKeys {
    pub(crate) fn new(
        secret: MemberSecret,
        share: GroupShare,
        identifiers: BTreeMap<PublicKey, Identifier>,
        dice: &mut Dice,
    ) -> Self {
        Self { secret, share, identifiers, nonces: BTreeMap::new(), generator: Generator::of(dice) }
    }

    /// Draws nonces from these dice from now on.
    pub(crate) fn refresh(&mut self, dice: &mut Dice) {
        self.generator = Generator::of(dice);
    }

    pub(crate) fn secret(&self) -> &MemberSecret {
        &self.secret
    }

    fn package(&self, all: &Commitments, message: &[u8; 41]) -> Option<SigningPackage> {
        let commitment = |(member, commitment): (&PublicKey, &Commitment)| {
            let [hiding, binding] = parts(commitment)?;
            Some((*self.identifiers.get(member)?, SigningCommitments::new(hiding, binding)))
        };
        let commitments: Option<BTreeMap<_, _>> = all.iter().map(commitment).collect();
        Some(SigningPackage::new(commitments?, message))
    }

    fn members(&self, culprits: &[Identifier]) -> Vec<PublicKey> {
        let is_one = |(_, identifier): &(&PublicKey, &Identifier)| culprits.contains(identifier);
        self.identifiers.iter().filter(is_one).map(|(member, _)| *member).collect()
    }
}

fn parts(commitment: &Commitment) -> Option<[NonceCommitment; 2]> {
    let (hiding, binding) = commitment.0.split_at(32);
    Some([NonceCommitment::deserialize(hiding).ok()?, NonceCommitment::deserialize(binding).ok()?])
}

impl MemberKeys for FrostKeys {
    fn sign(&mut self, message: &[u8; 41]) -> Signature {
        self.secret.sign_message(message)
    }

    fn commit(&mut self) -> Commitment {
        let (nonces, commitments) = round1::commit(self.share.key_package.signing_share(), &mut self.generator);
        let mut bytes = [0; 64];
        for (place, part) in bytes.chunks_mut(32).zip([commitments.hiding(), commitments.binding()]) {
            // A commitment of nonces that were just drawn is a point like any other: writing it down does not fail.
            place
                .copy_from_slice(&part.serialize().ok().filter(|part| part.len() == 32).unwrap_or_else(|| vec![0; 32]));
        }
        let commitment = Commitment(bytes);
        self.nonces.insert(commitment, nonces);
        commitment
    }

    fn is_commitment(&self, commitment: &Commitment) -> bool {
        parts(commitment).is_some()
    }

    fn sign_share(&mut self, own: &Commitment, all: &Commitments, message: &[u8; 41]) -> Option<Share> {
        let nonces = self.nonces.remove(own)?;
        let share = round2::sign(&self.package(all, message)?, &nonces, &self.share.key_package).ok()?;
        Some(Share(share.serialize().try_into().ok()?))
    }

    fn forget(&mut self, commitments: &[Commitment]) {
        for commitment in commitments {
            self.nonces.remove(commitment);
        }
    }

    fn aggregate(&self, all: &Commitments, shares: &Shared, message: &[u8; 41]) -> Result<Signature, Vec<PublicKey>> {
        let everybody = || all.keys().copied().collect::<Vec<_>>();
        let mut signed = BTreeMap::new();
        for (member, share) in shares {
            let identifier = self.identifiers.get(member).ok_or_else(|| vec![*member])?;
            signed.insert(*identifier, SignatureShare::deserialize(&share.0).map_err(|_| vec![*member])?);
        }
        let package = self.package(all, message).ok_or_else(everybody)?;
        match aggregate(&package, &signed, &self.share.public) {
            Ok(signature) => {
                let bytes = signature.serialize().ok().and_then(|bytes| bytes.try_into().ok());
                bytes.map(Signature).ok_or_else(everybody)
            }
            Err(FrostError::InvalidSignatureShare { culprits }) => Err(self.members(&culprits)),
            Err(_) => Err(everybody()),
        }
    }
}
