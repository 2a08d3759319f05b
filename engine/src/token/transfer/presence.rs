//! Two wallets that know each other recognise each other before anybody compares a code (`docs/spec/03-session.md`, section 11).
//! A hint tells those who know somebody that it may be here, and nobody else; a presence proves it, to this session alone.
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify_cached};
use crate::foundation::signature_cache::SignatureCache;
use crate::token::transfer::credential::{SignedCredential, read_optional, write_optional};
use crate::token::transfer::record::Role;

/// What somebody with this identity, in this role, says in this session so that its acquaintances look up.
pub fn hint_of(transcript: &Hash, role: Role, identity: &PublicKey) -> Hash {
    Hash::derive("hint", &[transcript.as_bytes(), &[role_byte(role)], &identity.0])
}

/// The session's own numbers of its sides: nothing that one of them says can be said back to it.
fn role_byte(role: Role) -> u8 {
    match role {
        Role::Payee => 0,
        Role::Payer => 1,
    }
}

/// Who is here, and under which transfer key it will ask or pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// The transfer key of the speaker in this meeting.
    pub key: PublicKey,
    /// Who vouches for it.
    pub credential: SignedCredential,
}

impl Presence {
    /// Lays it out, without the signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::record();
        writer.put(&self.key.0);
        write_optional(&mut writer, Some(&self.credential));
        writer.0
    }

    /// The value that role `P` signs; binds the session and the speaker's side of it.
    pub fn value(&self, transcript: &Hash, role: Role) -> Hash {
        Hash::derive("meet", &[transcript.as_bytes(), &[role_byte(role)], &self.encode()])
    }

    /// Reads a signed presence; its signatures are checked by [`SignedPresence::verify`].
    pub fn parse(bytes: &[u8]) -> Result<SignedPresence, ReadError> {
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let key = reader.key()?;
        let credential = read_optional(&mut reader)?.ok_or(ReadError::OutOfRange("credential"))?;
        let signature = reader.signature()?;
        reader.finish()?;
        Ok(SignedPresence { presence: Self { key, credential }, signature })
    }
}

/// A presence with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedPresence {
    /// What is said.
    pub presence: Presence,
    /// Role `P`, by the presence's own key.
    pub signature: Signature,
}

impl SignedPresence {
    /// Lays it out with its signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.presence.encode();
        bytes.extend_from_slice(&self.signature.0);
        bytes
    }

    /// Checks that the identity vouches for the transfer key, and that this key's holder is the other end of this very session.
    pub fn verify(&self, transcript: &Hash, role: Role, cache: Option<&SignatureCache>) -> Result<(), SignatureError> {
        let key = &self.presence.key;
        self.presence.credential.verify(key, cache)?;
        verify_cached(cache, (key, &self.signature), SigRole::Presence, &self.presence.value(transcript, role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::key::KeyPath;
    use crate::foundation::signature::signed_message;
    use crate::testing::SoftSigner;
    use crate::token::transfer::credential::{Credential, PersonName};

    const DAY: u32 = 20_370;
    const SESSION: Hash = Hash([7; 32]);

    fn presence(seed: u8, (transcript, role): (Hash, Role)) -> SignedPresence {
        let signer = SoftSigner::new([seed; 32]);
        let path = KeyPath::first_device(DAY);
        let (key, identity) = (signer.public(&path), signer.public(&KeyPath::Identity));
        let credential = Credential::of_day(identity, PersonName::of("Ann"), DAY);
        let message = signed_message(SigRole::Credential, &credential.value(&key));
        let credential = SignedCredential { credential, signature: signer.sign(&KeyPath::Identity, &message) };
        let presence = Presence { key, credential };
        let signature = signer.sign(&path, &signed_message(SigRole::Presence, &presence.value(&transcript, role)));
        SignedPresence { presence, signature }
    }

    #[test]
    fn a_presence_reads_back_and_is_of_one_session_and_one_side() {
        let signed = presence(1, (SESSION, Role::Payer));
        assert_eq!(Presence::parse(&signed.encode()).as_ref(), Ok(&signed));
        assert_eq!(signed.verify(&SESSION, Role::Payer, None), Ok(()));
        assert_eq!(signed.verify(&Hash([8; 32]), Role::Payer, None), Err(SignatureError::Invalid), "carried over");
        assert_eq!(signed.verify(&SESSION, Role::Payee, None), Err(SignatureError::Invalid), "said back");
    }

    #[test]
    fn somebody_elses_credential_is_of_no_use() {
        let (mine, mut stolen) = (presence(1, (SESSION, Role::Payer)), presence(2, (SESSION, Role::Payer)));
        stolen.presence.credential = mine.presence.credential.clone();
        assert!(stolen.verify(&SESSION, Role::Payer, None).is_err());
        let signer = SoftSigner::new([2; 32]);
        let presence = Presence { key: mine.presence.key, credential: mine.presence.credential };
        let message = signed_message(SigRole::Presence, &presence.value(&SESSION, Role::Payer));
        let forged = SignedPresence { presence, signature: signer.sign(&KeyPath::first_device(DAY), &message) };
        assert!(forged.verify(&SESSION, Role::Payer, None).is_err(), "the key's holder is not here");
    }

    #[test]
    fn no_byte_of_a_presence_can_be_changed_and_none_is_missing() {
        let bytes = presence(1, (SESSION, Role::Payee)).encode();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            let holds = Presence::parse(&changed).is_ok_and(|read| read.verify(&SESSION, Role::Payee, None).is_ok());
            assert!(!holds, "byte {place}");
            assert!(Presence::parse(&bytes[..place]).is_err());
        }
        let mut nobody = bytes[..34].to_vec();
        nobody.push(0);
        nobody.extend_from_slice(&[0; 64]);
        assert_eq!(Presence::parse(&nobody), Err(ReadError::OutOfRange("credential")));
    }

    #[test]
    fn a_hint_tells_nothing_to_whoever_does_not_know_the_identity() {
        let (one, two) = (PublicKey([1; 32]), PublicKey([2; 32]));
        let hints = [
            hint_of(&SESSION, Role::Payer, &one),
            hint_of(&SESSION, Role::Payee, &one),
            hint_of(&Hash([8; 32]), Role::Payer, &one),
            hint_of(&SESSION, Role::Payer, &two),
        ];
        for (place, hint) in hints.iter().enumerate() {
            assert!(!hints[place + 1..].contains(hint), "no two hints are linked by their bytes");
        }
    }
}
