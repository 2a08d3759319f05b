//! The bytes of what founding is done with (`docs/spec/14-committee-links.md`, section 3): points and numbers of 32 bytes, one after
//! another, as RFC 9591 writes them.
use frost_ed25519::keys::dkg::{round1, round2};
use frost_ed25519::keys::{
    KeyPackage, PublicKeyPackage, SigningShare, VerifiableSecretSharingCommitment, VerifyingShare,
};
use frost_ed25519::{Identifier, Signature, VerifyingKey};
use juicetokens_engine::foundation::signature::PublicKey;
use zeroize::Zeroizing;

use crate::keys::GroupShare;
use crate::roster::Roster;

const POINT: usize = 32;

/// A polynomial's commitment, as many points as members decide, and the proof that its member knows its secret.
pub(crate) fn write_round_one(package: &round1::Package) -> Option<Vec<u8>> {
    Some([package.commitment().serialize_whole().ok()?, package.proof_of_knowledge().serialize().ok()?].concat())
}

pub(crate) fn read_round_one(bytes: &[u8], roster: &Roster) -> Option<round1::Package> {
    let (_, quorum) = roster.sizes();
    let (commitment, proof) =
        bytes.split_at_checked(POINT * usize::from(quorum)).filter(|(_, proof)| proof.len() == 64)?;
    let commitment = VerifiableSecretSharingCommitment::deserialize_whole(commitment).ok()?;
    Some(round1::Package::new(commitment, Signature::deserialize(proof).ok()?))
}

/// A member's part of another's share.
pub(crate) fn write_round_two(package: &round2::Package) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(package.signing_share().serialize())
}

pub(crate) fn read_round_two(bytes: &[u8]) -> Option<round2::Package> {
    Some(round2::Package::new(SigningShare::deserialize(bytes).ok()?))
}

/// What all know of the group's key: the key, and each member's part of it in the roster's order.
pub(crate) fn write_public(public: &PublicKeyPackage) -> Option<Vec<u8>> {
    let parts = public.verifying_shares().values().map(|share| share.serialize().ok());
    let parts: Vec<Vec<u8>> =
        std::iter::once(public.verifying_key().serialize().ok()).chain(parts).collect::<Option<_>>()?;
    Some(parts.concat())
}

pub(crate) fn write_share(share: &GroupShare) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(share.key_package.signing_share().serialize())
}

/// A share as it was stored, of the member with this key.
pub(crate) fn read_share(share: &[u8], public: &[u8], roster: &Roster, me: &PublicKey) -> Option<GroupShare> {
    let identifiers = roster.identifiers();
    let (all, quorum) = roster.sizes();
    let (group, parts) = public.split_at_checked(POINT).filter(|(_, parts)| parts.len() == POINT * usize::from(all))?;
    let group = VerifyingKey::deserialize(group).ok()?;
    let numbered = identifiers.values().zip(parts.chunks(POINT));
    let part = |(identifier, part): (&Identifier, &[u8])| Some((*identifier, VerifyingShare::deserialize(part).ok()?));
    let public = PublicKeyPackage::new(numbered.map(part).collect::<Option<_>>()?, group, Some(quorum));
    let own = *identifiers.get(me)?;
    let share = SigningShare::deserialize(share).ok()?;
    let key_package = KeyPackage::new(own, share, *public.verifying_shares().get(&own)?, group, quorum);
    Some(GroupShare { key_package, public })
}
