//! Signed moments: a lower bound for whoever keeps one, and an upper bound only for whoever has just asked
//! (`docs/spec/07-time.md`, section 3).
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify};
use crate::foundation::time::interval::TimeClaim;

/// A claim under somebody's signature, role `T`, about a question's 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedTime {
    /// The question, or zero when nobody asked.
    pub nonce: [u8; 32],
    /// What the signer says.
    pub claim: TimeClaim,
    /// The signer.
    pub key: PublicKey,
    /// Role `T` over [`SignedTime::value`].
    pub signature: Signature,
}

impl SignedTime {
    /// The value that role `T` signs: `H(time ‖ nonce32 t6 error4)`.
    pub fn value(nonce: &[u8; 32], claim: &TimeClaim) -> Hash {
        Hash::derive("time", &[nonce, &claim.to_bytes()])
    }

    /// Checks the signature. Whoever kept this knows from then on: not earlier than the claim's earliest moment.
    pub fn verify(&self) -> Result<(), SignatureError> {
        verify(&self.key, SigRole::Time, &Self::value(&self.nonce, &self.claim), &self.signature)
    }

    /// Checks that it answers the question that was just asked; only then does it bound the time from above as well.
    pub fn into_fresh(self, asked: &[u8; 32]) -> Result<FreshAnswer, AnswerError> {
        if self.nonce != *asked || *asked == [0; 32] {
            return Err(AnswerError::Stale);
        }
        self.verify()?;
        Ok(FreshAnswer { claim: self.claim })
    }
}

/// A verified answer to a question with a nonce of its own. No source of such answers exists yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreshAnswer {
    claim: TimeClaim,
}

impl FreshAnswer {
    /// What was answered, at some moment between question and answer.
    pub fn claim(&self) -> TimeClaim {
        self.claim
    }
}

/// Why an answer is not fresh.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum AnswerError {
    /// It answers another question, or none.
    #[error("it does not answer the question that was asked")]
    Stale,
    /// Its signature does not hold.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::foundation::key::KeyPath;
    use crate::foundation::signature::signed_message;
    use crate::foundation::time::interval::Timestamp;
    use crate::testing::SoftSigner;

    fn answer(nonce: [u8; 32]) -> SignedTime {
        let signer = SoftSigner::new([5; 32]);
        let claim = TimeClaim { at: Timestamp(1_000), error_ms: 20 };
        let message = signed_message(SigRole::Time, &SignedTime::value(&nonce, &claim));
        let signature = signer.sign(&KeyPath::Issuer, &message);
        SignedTime { nonce, claim, key: signer.public(&KeyPath::Issuer), signature }
    }

    #[test]
    fn only_an_answer_to_the_question_bounds_from_above() {
        assert_eq!(answer([3; 32]).into_fresh(&[3; 32]).map(|fresh| fresh.claim().at), Ok(Timestamp(1_000)));
        assert_eq!(answer([3; 32]).into_fresh(&[4; 32]), Err(AnswerError::Stale));
        assert_eq!(answer([0; 32]).into_fresh(&[0; 32]), Err(AnswerError::Stale));
        assert_eq!(answer([0; 32]).verify(), Ok(()));
    }

    #[test]
    fn another_moment_under_the_same_signature_is_refused() {
        let mut later = answer([3; 32]);
        later.claim.at = Timestamp(2_000);
        assert!(matches!(later.into_fresh(&[3; 32]), Err(AnswerError::Signature(_))));
    }
}
