//! Sessions with chosen secrets, for the shared vectors: only in tests, because a secret of a real session is drawn.
use x25519_dalek::StaticSecret;
use zeroize::Zeroizing;

use super::hello::Hello;
use super::session::{self, HelloSecret, OpeningKey, SealingKey};
use super::wire::Content;
use crate::foundation::hash::Hash;

/// A secret key and a nonce.
pub type Secret = ([u8; 32], [u8; 32]);

/// Everything that two sides come to share.
pub struct Session {
    /// A's commitment, B's answer, A's opening, as they are shown.
    pub hellos: [Vec<u8>; 3],
    /// The session's id in frames.
    pub session: [u8; 4],
    /// The hash over the hellos.
    pub transcript: Hash,
    /// A's messages are encrypted with this.
    pub payee_to_payer: [u8; 32],
    /// B's messages are encrypted with this.
    pub payer_to_payee: [u8; 32],
    /// What people compare.
    pub code: ([u8; 4], String),
}

/// Carries out the hello of `docs/spec/03-session.md`, section 4, between two sides; both must agree.
///
/// # Panics
/// Panics when the two sides do not come to the same, or when a key makes no secret.
#[allow(clippy::expect_used, reason = "for tests only")]
pub fn agree(payee: Secret, payer: Secret) -> Session {
    let [payee, payer] = [payee, payer].map(|(secret, nonce)| HelloSecret::of(StaticSecret::from(secret), nonce));
    let commitment = session::commitment(&payee.public_key(), &payee.nonce());
    let commit = Hello::Commit { commitment }.write();
    let answer = Hello::Answer { commitment, key: payer.public_key(), nonce: payer.nonce() }.write();
    let open = Hello::Open { key: payee.public_key(), nonce: payee.nonce() }.write();
    let ours = payee.agree(payer.public_key(), [&commit, &answer, &open]).expect("a good key");
    let theirs = payer.agree(payee.public_key(), [&commit, &answer, &open]).expect("a good key");
    assert!(*ours.payee_to_payer == *theirs.payee_to_payer && *ours.payer_to_payee == *theirs.payer_to_payee);
    Session {
        session: session::session_id(&commit, &answer),
        transcript: ours.transcript,
        payee_to_payer: *ours.payee_to_payer,
        payer_to_payee: *ours.payer_to_payee,
        code: session::code(&ours.transcript),
        hellos: [commit, answer, open],
    }
}

/// Encrypts as message `number` of its direction.
pub fn seal(key: [u8; 32], number: u8, plaintext: &[u8]) -> Option<Vec<u8>> {
    let mut sealing = SealingKey::new(Zeroizing::new(key));
    let sealed = std::iter::from_fn(|| sealing.seal(plaintext)).find(|(sealed, _)| *sealed == number);
    sealed.map(|(_, ciphertext)| ciphertext)
}

/// Decrypts message `number` of a direction.
pub fn open(key: [u8; 32], number: u8, ciphertext: &[u8]) -> Option<Vec<u8>> {
    OpeningKey::new(Zeroizing::new(key)).open(number, ciphertext)
}

/// Whether a plaintext reads as a message of the session.
pub fn is_content(plaintext: &[u8]) -> bool {
    Content::decode(plaintext).is_some()
}

/// A plaintext read and written again, if it reads as a message of the session.
pub fn content_again(plaintext: &[u8]) -> Option<Vec<u8>> {
    Content::decode(plaintext).map(Content::encode)
}

/// Each message of a session, before it is encrypted: the farewell, the agreement, and a payload.
pub fn contents(payload: &[u8]) -> [Vec<u8>; 3] {
    [Content::Bye, Content::Confirm, Content::Payload(payload.to_vec())].map(Content::encode)
}

/// The kind of a hello, if the bytes are one.
pub fn read_hello(bytes: &[u8]) -> Option<u8> {
    let hello = Hello::read(bytes)?;
    let written = hello.write();
    (written == bytes).then(|| written[0])
}
