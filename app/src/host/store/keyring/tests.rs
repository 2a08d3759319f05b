#![allow(clippy::unwrap_used)]
use juicetokens_engine::foundation::seal::PassphraseEffort;

use super::lock::{LockKind, NewLock, Opener};
use super::*;

const EFFORT: PassphraseEffort = PassphraseEffort::FLOOR;
const LEMON: NewLock<'_> = NewLock::Passphrase("a lemon a day", EFFORT);
const WRONG: Option<KeyringError> = Some(KeyringError::WrongPassphrase);

fn passphrase(typed: &str) -> Opener<'_> {
    Opener::Passphrase(typed)
}

fn passkey(secret: &[u8; 32]) -> Opener<'_> {
    Opener::Passkey { credential: b"phone", secret }
}

fn new_passkey(secret: &[u8; 32]) -> NewLock<'_> {
    NewLock::Passkey { credential: b"phone", salt: [3; 32], secret }
}

fn make() -> (Header, Keyring) {
    Header::make("Stall ü", &LEMON).unwrap()
}

fn reread(header: &Header) -> Header {
    Header::decode(&header.encode()).unwrap()
}

#[test]
fn the_passphrase_brings_the_keys_back() {
    let (header, keyring) = make();
    let read = reread(&header);
    let opened = read.unlock(&passphrase("a lemon a day")).unwrap();
    assert_eq!(opened.root_seed.0, keyring.root_seed.0);
    assert_eq!(opened.data_key.blind(b"x"), keyring.data_key.blind(b"x"));
    assert_eq!(read.name(), "Stall ü");
    assert_eq!(read.unlock(&passphrase("a melon a day")).err(), WRONG);
    assert_eq!(read.unlock(&passkey(&[1; 32])).err(), WRONG, "there is no passkey");
}

#[test]
fn a_passkey_opens_the_same_keys_and_only_with_its_own_answer() {
    let (header, keyring) = make();
    let both = reread(&header.with_lock(&keyring, &new_passkey(&[9; 32])).unwrap());
    for opener in [passkey(&[9; 32]), passphrase("a lemon a day")] {
        assert_eq!(both.unlock(&opener).unwrap().root_seed.0, keyring.root_seed.0);
    }
    assert_eq!(both.unlock(&passkey(&[8; 32])).err(), WRONG);
    let other = Opener::Passkey { credential: b"tablet", secret: &[9; 32] };
    assert_eq!(both.unlock(&other).err(), WRONG);
    let alone = reread(&both.without_passkey(b"phone").unwrap());
    assert_eq!(alone.unlock(&passkey(&[9; 32])).err(), WRONG);
    assert!(alone.unlock(&passphrase("a lemon a day")).is_ok());
}

#[test]
fn the_only_lock_stays() {
    let (header, _) = Header::make("Stall", &new_passkey(&[9; 32])).unwrap();
    assert!(matches!(header.without_passkey(b"phone").err(), Some(KeyringError::Refused(_))));
}

#[test]
fn a_new_passphrase_takes_the_place_of_the_old_one() {
    let (header, keyring) = make();
    let with_passkey = header.with_lock(&keyring, &new_passkey(&[9; 32])).unwrap();
    let changed = reread(&with_passkey.with_lock(&keyring, &NewLock::Passphrase("an apple", EFFORT)).unwrap());
    assert_eq!(changed.unlock(&passphrase("a lemon a day")).err(), WRONG);
    for opener in [passkey(&[9; 32]), passphrase("an apple")] {
        assert_eq!(changed.unlock(&opener).unwrap().data_key.blind(b"x"), keyring.data_key.blind(b"x"));
    }
}

/// Written by the first release, with the passphrase of these tests.
const FIRST: &str = "01085374616c6c20c3bc004c0000020000008f2e5582034eb19ab6816120dfe4cd3d794cb2cc2e14240561217b90c06851251f05c5f3f12bea\
                     059e7f6f720c7fc374655710a7736ed1f6180c62f5a26ea4180c9099043b9083b3aea1284d6b8b90f1965f70ad2229d55cdbd1f2c4fdb62fe4\
                     d350b8bcfc0fba28ff1831f47b663004cf638a84b30e5843b8dc8008b634f32a47c2c94ed7664141f4acc81e10609be24c062738b01a92c0fc\
                     3c24e370731a41";
const FIRST_SEED: &str = "76526a1a067c20051b3a39bc7c165fb625a1da7d3408f371a8cf6a84cedd87a9";

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn a_header_of_the_first_release_opens_stays_as_it_is_and_takes_new_locks() {
    let first = Header::decode(&bytes(FIRST)).unwrap();
    assert_eq!(first.encode(), bytes(FIRST), "an earlier release still finds what it knows");
    let keyring = first.unlock(&passphrase("a lemon a day")).unwrap();
    assert_eq!(keyring.root_seed.0[..], bytes(FIRST_SEED));
    assert_eq!(first.unlock(&passphrase("a melon a day")).err(), WRONG);
    assert!(first.with_lock(&keyring, &new_passkey(&[9; 32])).is_err(), "its passphrase would be lost");
    let second = reread(&first.with_lock(&keyring, &LEMON).unwrap());
    let both = reread(&second.with_lock(&keyring, &new_passkey(&[9; 32])).unwrap());
    for opener in [passkey(&[9; 32]), passphrase("a lemon a day")] {
        assert_eq!(both.unlock(&opener).unwrap().root_seed.0, keyring.root_seed.0);
    }
}

#[test]
fn a_seed_that_was_there_before_is_kept() {
    let (header, keyring) = Header::make_with("Stall", &LEMON, RootSeed([4; 32])).unwrap();
    assert_eq!(keyring.root_seed.0, [4; 32]);
    assert_eq!(reread(&header).unlock(&passphrase("a lemon a day")).unwrap().root_seed.0, [4; 32]);
}

#[test]
fn the_stored_header_holds_neither_passphrase_nor_seed() {
    let (header, keyring) = make();
    let stored = header.with_lock(&keyring, &new_passkey(&[9; 32])).unwrap().encode();
    let holds = |secret: &[u8]| secret.windows(6).any(|part| stored.windows(6).any(|window| window == part));
    assert!(!holds(b"a lemon a day"));
    assert!(!holds(&keyring.root_seed.0));
    assert!(!holds(&[9; 32]));
    assert!(holds("Stall ü".as_bytes()), "the search itself finds what is there");
    let salt = header.locks().find_map(|lock| match lock {
        LockKind::Passphrase { salt, .. } => Some(*salt),
        LockKind::Passkey { .. } => None,
    });
    assert!(holds(&salt.unwrap()));
}

#[test]
fn a_changed_header_never_gives_keys() {
    let (header, _) = make();
    let stored = header.encode();
    for length in 0..stored.len() {
        assert!(matches!(Header::decode(&stored[..length]).err(), Some(KeyringError::Damaged(_))));
    }
    assert!(Header::decode(&[&stored[..], &[0]].concat()).is_err());
    // One byte of each field: version, name, count, kind, memory, passes, salt, key, seed.
    for place in [0, 3, 10, 11, 12, 16, 20, 40, 120, stored.len() - 1] {
        let mut changed = stored.clone();
        changed[place] ^= 1;
        let opened = Header::decode(&changed).and_then(|header| header.unlock(&passphrase("a lemon a day")));
        assert!(opened.is_err(), "byte {place}");
    }
}

#[test]
fn a_long_name_is_cut_at_a_whole_character() {
    let (header, _) = Header::make(&"é".repeat(300), &LEMON).unwrap();
    assert_eq!(header.name().chars().count(), 127);
    assert_eq!(reread(&header).name(), header.name());
}
