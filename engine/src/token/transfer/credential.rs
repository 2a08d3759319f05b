//! Who holds a transfer key: a credential, by which a person's one identity vouches for the key of a device and a day
//! (`docs/spec/02-bytes.md`, section 11). It travels in M1 and M2 if its person wants that, and is committed in leaf 0.
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify_cached};
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::Timestamp;

/// Most bytes of the name by which a person introduces itself.
pub const MAX_NAME_BYTES: usize = 32;

/// Most minutes for which a credential may vouch: a transfer key is of one day, and nobody needs to believe in it for long.
pub const MAX_VALID_MINUTES: u32 = 7 * MINUTES_A_DAY;

const MINUTES_A_DAY: u32 = 24 * 60;

/// Bytes of a credential with the longest name.
const MAX_LEN: usize = 2 + 32 + 1 + MAX_NAME_BYTES + 8 + Signature::LEN;

/// What an identity says of a transfer key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Whose word it is: the same for all devices of a person, on every day.
    pub identity: PublicKey,
    /// What the person calls itself.
    pub name: PersonName,
    /// From when on it holds, in minutes since 1970.
    pub from_minutes: u32,
    /// Until when.
    pub until_minutes: u32,
}

impl Credential {
    /// Vouches for the key of a day. Clocks may be off by a day, and a meeting may last over midnight.
    pub fn of_day(identity: PublicKey, name: PersonName, day: u32) -> Self {
        let minutes = |days: u32| days.saturating_mul(MINUTES_A_DAY);
        let (from_minutes, until_minutes) = (minutes(day.saturating_sub(1)), minutes(day.saturating_add(2)));
        Self { identity, name, from_minutes, until_minutes }
    }

    /// Lays it out, without the signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::with_capacity(MAX_LEN);
        writer.put(&[1, 1]);
        writer.put(&self.identity.0);
        writer.text(self.name.as_str());
        writer.u32(self.from_minutes);
        writer.u32(self.until_minutes);
        writer.0
    }

    /// The value that role `K` signs; binds the transfer key, which does not travel in the credential.
    pub fn value(&self, transfer_key: &PublicKey) -> Hash {
        Hash::derive("cred", &[&transfer_key.0, &self.encode()])
    }

    /// Reads a signed credential; its signature is checked by [`SignedCredential::verify`].
    pub fn parse(bytes: &[u8]) -> Result<SignedCredential, ReadError> {
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let (identity, name) = (reader.key()?, PersonName::try_from(reader.text(MAX_NAME_BYTES)?)?);
        let (from_minutes, until_minutes) = (reader.u32()?, reader.u32()?);
        if until_minutes <= from_minutes || until_minutes - from_minutes > MAX_VALID_MINUTES {
            return Err(ReadError::OutOfRange("validity"));
        }
        let signature = reader.signature()?;
        reader.finish()?;
        Ok(SignedCredential { credential: Self { identity, name, from_minutes, until_minutes }, signature })
    }
}

/// A credential with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCredential {
    /// What is said.
    pub credential: Credential,
    /// Role `K`, by the identity.
    pub signature: Signature,
}

impl SignedCredential {
    /// Lays it out with its signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.credential.encode();
        bytes.extend_from_slice(&self.signature.0);
        bytes
    }

    /// Checks that the identity vouches for this transfer key.
    pub fn verify(&self, transfer_key: &PublicKey, cache: Option<&SignatureCache>) -> Result<(), SignatureError> {
        let signed = (&self.credential.identity, &self.signature);
        verify_cached(cache, signed, SigRole::Credential, &self.credential.value(transfer_key))
    }

    /// Whether it holds at a moment. Out of its time it introduces nobody; it is no reason to refuse a payment.
    pub fn holds_at(&self, at: Timestamp) -> bool {
        (self.credential.from_minutes..self.credential.until_minutes).contains(&at.minutes())
    }
}

/// Writes the field of M1 and M2: a length byte, zero for none, and the credential.
pub(super) fn write_optional(writer: &mut Writer, credential: Option<&SignedCredential>) {
    let bytes = credential.map(SignedCredential::encode).unwrap_or_default();
    writer.u8(bytes.len() as u8);
    writer.put(&bytes);
}

/// Reads the field of M1 and M2.
pub(super) fn read_optional(reader: &mut Reader<'_>) -> Result<Option<SignedCredential>, ReadError> {
    match reader.count(MAX_LEN)? {
        0 => Ok(None),
        length => Credential::parse(reader.take(length)?).map(Some),
    }
}

/// Both credentials of a transfer, the payee's first, as leaf 0 has them: either can be shown without the other.
pub fn credentials_hash(request: Option<Hash>, plan: Option<Hash>) -> Hash {
    if request.is_none() && plan.is_none() {
        return Hash::ZERO;
    }
    Hash::derive("who", &[&request.unwrap_or(Hash::ZERO).0, &plan.unwrap_or(Hash::ZERO).0])
}

/// A name as people type it: at most 32 bytes, and nothing in it that could pass for another line or run the other way.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonName(String);

impl PersonName {
    /// Makes a name of whatever was typed: what does not belong into one is left out, and what is too long is cut.
    pub fn of(typed: &str) -> Self {
        Self(plain_text(typed, MAX_NAME_BYTES))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PersonName {
    type Error = ReadError;

    fn try_from(text: String) -> Result<Self, ReadError> {
        if plain_text(&text, MAX_NAME_BYTES) == text { Ok(Self(text)) } else { Err(ReadError::OutOfRange("name")) }
    }
}

/// One line of text as people mean it: no control characters, none that turn or hide others, no space at its ends, and at most so
/// many bytes.
pub fn plain_text(typed: &str, max_bytes: usize) -> String {
    let mut text = String::new();
    for character in typed.chars().filter(|character| !is_unseen(*character)) {
        let at_start = text.is_empty() && character.is_whitespace();
        if !at_start && text.len() + character.len_utf8() <= max_bytes {
            text.push(character);
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Controls, separators of lines, and the marks that join, hide or turn what stands beside them.
fn is_unseen(character: char) -> bool {
    let unseen = ['\u{200b}'..='\u{200f}', '\u{2028}'..='\u{202e}', '\u{2060}'..='\u{206f}', '\u{feff}'..='\u{feff}'];
    character.is_control() || unseen.iter().any(|range| range.contains(&character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::key::KeyPath;
    use crate::foundation::signature::signed_message;
    use crate::testing::SoftSigner;

    const DAY: u32 = 20_370;

    fn person() -> (SoftSigner, PublicKey) {
        let signer = SoftSigner::new([1; 32]);
        let key = signer.public(&KeyPath::first_device(DAY));
        (signer, key)
    }

    fn credential(name: &str) -> SignedCredential {
        let (signer, key) = person();
        let credential = Credential::of_day(signer.public(&KeyPath::Identity), PersonName::of(name), DAY);
        let message = signed_message(SigRole::Credential, &credential.value(&key));
        let signature = signer.sign(&KeyPath::Identity, &message);
        SignedCredential { credential, signature }
    }

    #[test]
    fn a_credential_reads_back_and_holds_for_its_key_alone() {
        for name in ["", "Ann", "ÄÖÜäöüßáàâ", "שלום ירושלים"] {
            let signed = credential(name);
            let bytes = signed.encode();
            assert!(bytes.len() <= 170, "the page promises at most 170 bytes");
            assert_eq!(Credential::parse(&bytes).as_ref(), Ok(&signed));
            let (signer, key) = person();
            assert_eq!(signed.verify(&key, None), Ok(()));
            let tomorrows = signer.public(&KeyPath::first_device(DAY + 1));
            assert_eq!(signed.verify(&tomorrows, None), Err(SignatureError::Invalid));
        }
    }

    #[test]
    fn no_bit_of_a_credential_can_be_changed() {
        let (bytes, (_, key)) = (credential("Ann").encode(), person());
        for place in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[place / 8] ^= 1 << (place % 8);
            let holds = Credential::parse(&changed).is_ok_and(|read| read.verify(&key, None).is_ok());
            assert!(!holds, "bit {place}");
        }
        assert_eq!(Credential::parse(&bytes[..bytes.len() - 1]), Err(ReadError::Truncated));
        assert_eq!(Credential::parse(&[&bytes[..], &[0]].concat()), Err(ReadError::TrailingBytes));
    }

    #[test]
    fn it_holds_on_its_day_and_the_days_beside_it() {
        let signed = credential("Ann");
        let at = |day: u32| Timestamp(u64::from(day) * 86_400_000);
        assert!([DAY - 1, DAY, DAY + 1].map(at).iter().all(|moment| signed.holds_at(*moment)));
        assert!(!signed.holds_at(at(DAY - 2)) && !signed.holds_at(at(DAY + 2)));
    }

    #[test]
    fn a_name_is_one_plain_line() {
        for odd in ["two\nlines", "\u{202e}drawkcab", " led", "trailed ", "z\u{200d}wj", "\u{7f}"] {
            assert_eq!(PersonName::try_from(odd.to_owned()), Err(ReadError::OutOfRange("name")), "{odd:?}");
        }
        assert_eq!(PersonName::of("  Ann\n\u{202e} Lee ").as_str(), "Ann Lee");
        assert_eq!(PersonName::of(&"ö".repeat(20)).as_str().len(), 32);
        assert_eq!(PersonName::of(&format!("{}ö", "x".repeat(31))).as_str().len(), 31, "no half character");
    }

    #[test]
    fn leaf_zero_tells_none_from_either_and_both() {
        let (one, two) = (Some(Hash([1; 32])), Some(Hash([2; 32])));
        assert_eq!(credentials_hash(None, None), Hash::ZERO);
        let all = [credentials_hash(one, None), credentials_hash(None, one), credentials_hash(one, two)];
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2] && !all.contains(&Hash::ZERO));
    }
}
