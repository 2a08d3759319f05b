//! What a wallet leaves in the browser's profile: searched in a page, where localStorage is within reach as well.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod shared;

use juicetokens_app::host::store::indexed_db::IndexedDb;
use juicetokens_app::host::store::keyring::lock::{NewLock, Opener};
use juicetokens_app::host::store::keyring::{Header, KeyringError};
use juicetokens_app::host::store::sealed::Sealed;
use juicetokens_app::host::store::{Record, Store, TailKey};
use juicetokens_engine::foundation::seal::PassphraseEffort;
use shared::raw::everything;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn nothing_that_is_stored_tells_a_secret() {
    let name = "secrets";
    let (header, keyring) =
        Header::make("Stall seven", &NewLock::Passphrase("a lemon a day", PassphraseEffort::FLOOR)).unwrap();
    let seed = keyring.root_seed.0;
    let database = IndexedDb::open(name).await.unwrap();
    database.create(&header.encode(), Vec::new()).await.unwrap();
    let store = Sealed::new(database, keyring.data_key);
    let coin = TailKey(*b"THE-COIN-THE-COIN-THE-COIN-THE-C");
    for sequence in 1..=3 {
        let bytes = b"community Lemon Market, unit juice".to_vec();
        let tails = vec![(coin, Some(b"telomeer of Lemon Market".to_vec()))];
        store.append(Record::Change { sequence, bytes, tails }).await.unwrap();
    }
    store.append(Record::Snapshot { through: 2, bytes: b"all of Lemon Market".to_vec() }).await.unwrap();
    store.into_inner().close();

    let mut bytes = everything(name).await;
    bytes.extend(web_storage());
    assert!(holds(&bytes, b"Stall seven"), "the search finds the wallet's name, which is shown before the passphrase");
    for secret in
        [&b"a lemon a day"[..], b"Lemon Market", b"juice", b"telomeer", b"THE-COIN", &seed[..8], &seed[16..24]]
    {
        assert!(!holds(&bytes, secret), "{}", String::from_utf8_lossy(secret));
    }

    // With the passphrase it is all there.
    let database = IndexedDb::open(name).await.unwrap();
    let header = Header::decode(&database.header().await.unwrap().unwrap()).unwrap();
    assert_eq!(header.unlock(&Opener::Passphrase("a melon a day")).err(), Some(KeyringError::WrongPassphrase));
    let keyring = header.unlock(&Opener::Passphrase("a lemon a day")).unwrap();
    assert_eq!(keyring.root_seed.0, seed);
    let store = Sealed::new(database, keyring.data_key);
    assert_eq!(store.load().await.unwrap().into_entries().len(), 2);
    assert_eq!(store.tail(&[coin]).await.unwrap(), [(coin, b"telomeer of Lemon Market".to_vec())]);
}

fn holds(bytes: &[u8], secret: &[u8]) -> bool {
    // A string in JavaScript has two bytes to a character: both forms are searched.
    let wide: Vec<u8> = secret.iter().flat_map(|byte| [*byte, 0]).collect();
    [secret, &wide].iter().any(|form| bytes.windows(form.len()).any(|window| window == *form))
}

/// Everything in localStorage and sessionStorage.
fn web_storage() -> Vec<u8> {
    let window = web_sys::window().unwrap();
    let mut bytes = Vec::new();
    for storage in [window.local_storage().unwrap().unwrap(), window.session_storage().unwrap().unwrap()] {
        for index in 0..storage.length().unwrap() {
            let key = storage.key(index).unwrap().unwrap();
            bytes.extend(key.bytes());
            bytes.extend(storage.get_item(&key).unwrap().unwrap_or_default().bytes());
        }
    }
    bytes
}
