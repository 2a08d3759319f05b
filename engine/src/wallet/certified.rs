//! What others have signed of the time, as this wallet keeps it (`docs/spec/07-time.md`, section 3).
use crate::foundation::key::KeyPath;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::token::anchor::AnchorKind;
use crate::token::issuance::IssuanceId;
use crate::token::telomeer::Telomeer;
use crate::token::transfer::record::State;
use crate::token::transfer::step::Written;
use crate::wallet::change_set::{Change, ChangeSet};
use crate::wallet::state::Wallet;

impl Wallet {
    /// Not earlier than this: the latest moment that two of the signers this wallet relies on have passed, or the only one of
    /// them. Its own word is no evidence.
    pub fn certified_bound(&self) -> Option<Timestamp> {
        let own = self.keys.get(&KeyPath::Issuer);
        let mut times: Vec<Timestamp> =
            self.certified.iter().filter(|(signer, _)| Some(*signer) != own).map(|(_, at)| *at).collect();
        times.sort_unstable();
        times.iter().rev().nth(1).or(times.first()).copied()
    }

    /// Notes the issue and the anchors of coins that were just received; the person here has agreed to take them, and every
    /// signature was verified before.
    pub(super) fn push_certified(&self, set: &mut ChangeSet, written: &Written) {
        if written.record.state != State::Received {
            return;
        }
        let signed = written.received.iter().filter_map(|(traced, tail)| self.signed_time(&traced.issuance, tail));
        let mut newest: Vec<(PublicKey, Timestamp)> = signed.collect();
        newest.sort_unstable_by_key(|(signer, at)| (*signer, std::cmp::Reverse(*at)));
        newest.dedup_by_key(|(signer, _)| *signer);
        newest.retain(|(signer, at)| self.certified.get(signer).is_none_or(|known| known < at));
        newest.into_iter().for_each(|(signer, at)| set.push(Change::CertifiedTime(signer, at)));
    }

    /// When the anchor's signer says that it anchored the coin.
    fn signed_time(&self, issuance: &IssuanceId, telomeer: &Telomeer) -> Option<(PublicKey, Timestamp)> {
        let record = &self.issuances.get(issuance)?.issuance;
        let anchor = &telomeer.anchor;
        let anchored = Timestamp(u64::from(anchor.anchored_minutes) * 60_000);
        match anchor.kind {
            AnchorKind::Genesis => Some((record.issuer, anchored.max(record.issued))),
            AnchorKind::Checkpoint => {
                let signer = record.witnesses.iter().find(|key| key.kid() == anchor.signer_kid)?;
                Some((*signer, anchored))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(times: &[(u8, u64)]) -> Option<u64> {
        let mut wallet = Wallet::default();
        wallet.keys.insert(KeyPath::Issuer, PublicKey([9; 32]));
        let mut set = ChangeSet::default();
        times.iter().for_each(|(key, at)| set.push(Change::CertifiedTime(PublicKey([*key; 32]), Timestamp(*at))));
        assert_eq!(wallet.apply(&set), Ok(()));
        wallet.certified_bound().map(|bound| bound.0)
    }

    #[test]
    fn one_signer_among_several_cannot_push_the_clock_ahead() {
        assert_eq!(bound(&[]), None);
        assert_eq!(bound(&[(1, 50)]), Some(50));
        assert_eq!(bound(&[(1, 50), (2, 9_000)]), Some(50));
        assert_eq!(bound(&[(1, 50), (2, 9_000), (3, 70)]), Some(70));
        assert_eq!(bound(&[(1, 50), (9, 9_000)]), Some(50), "a wallet's own word is no evidence");
        assert_eq!(bound(&[(1, 50), (1, 40)]), Some(50), "an earlier moment changes nothing");
    }
}
