//! The root seed as 24 words (BIP-39, English list): to be written on paper (`docs/spec/05-storage.md`, section 6).
use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

use super::{KeyringError, RootSeed};

/// How many words there are.
pub const WORDS: usize = 24;

/// Why words do not name a wallet.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum WordsError {
    /// There are not 24 of them.
    #[error("{0} words were typed, and there are 24")]
    Count(usize),
    /// One is not on the list.
    #[error("word {number} is not on the list")]
    Unknown {
        /// Its place, from 1.
        number: usize,
    },
    /// All are on the list, and the last does not fit the others.
    #[error("the words do not fit together")]
    Checksum,
}

/// The words of a seed.
pub fn words_of(seed: &RootSeed) -> Result<Vec<String>, KeyringError> {
    let mnemonic = Mnemonic::from_entropy_in(Language::English, &seed.0)
        .map_err(|_| KeyringError::Refused("the seed has no words".into()))?;
    Ok(mnemonic.words().map(str::to_owned).collect())
}

/// The seed that words name; upper case and any space between them are the same.
pub fn seed_of(typed: &str) -> Result<RootSeed, WordsError> {
    let words = Zeroizing::new(typed.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" "));
    let count = typed.split_whitespace().count();
    let list = Language::English;
    let unknown = words.split(' ').position(|word| list.find_word(word).is_none());
    match (count, unknown) {
        (WORDS, None) => {}
        (WORDS, Some(place)) => return Err(WordsError::Unknown { number: place + 1 }),
        (count, _) => return Err(WordsError::Count(count)),
    }
    let mnemonic = Mnemonic::parse_in_normalized(list, &words).map_err(|_| WordsError::Checksum)?;
    let (entropy, length) = mnemonic.to_entropy_array();
    let entropy = Zeroizing::new(entropy);
    let mut seed = RootSeed([0; 32]);
    if length != seed.0.len() {
        return Err(WordsError::Count(count));
    }
    seed.0.copy_from_slice(&entropy[..length]);
    Ok(seed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_comes_back_from_its_words() {
        let seed = RootSeed(std::array::from_fn(|place| (place * 7) as u8));
        let words = words_of(&seed).unwrap();
        assert_eq!(words.len(), WORDS);
        let typed = format!("  {}\n", words.join("  ").to_uppercase());
        assert_eq!(seed_of(&typed).unwrap().0, seed.0);
    }

    /// From the standard's own vectors.
    #[test]
    fn they_are_the_standards_words() {
        let words = words_of(&RootSeed([0x7f; 32])).unwrap().join(" ");
        let expected = "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful \
                        legal winner thank year wave sausage worth title";
        assert_eq!(words, expected);
        assert_eq!(seed_of(expected).unwrap().0, [0x7f; 32]);
    }

    #[test]
    fn what_is_wrong_with_words_is_told() {
        let words = words_of(&RootSeed([0x7f; 32])).unwrap();
        assert_eq!(seed_of("legal winner").err(), Some(WordsError::Count(2)));
        let mut misspelt = words.clone();
        misspelt[4] = "wafe".into();
        assert_eq!(seed_of(&misspelt.join(" ")).err(), Some(WordsError::Unknown { number: 5 }));
        let mut swapped = words;
        swapped.swap(0, 1);
        assert_eq!(seed_of(&swapped.join(" ")).err(), Some(WordsError::Checksum));
        assert_eq!(seed_of("").err(), Some(WordsError::Count(0)));
    }
}
