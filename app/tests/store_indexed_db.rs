//! The store's contract on a real IndexedDB, in the place where the wallet runs: a dedicated worker.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod shared;

use js_sys::Uint8Array;
use juicetokens_app::host::store::indexed_db::IndexedDb;
use juicetokens_app::host::store::keyring::{Header, KeyringError};
use juicetokens_app::host::store::sealed::Sealed;
use juicetokens_app::host::store::{Record, Store, StoreError, TailKey};
use juicetokens_engine::foundation::seal::{DataKey, PassphraseEffort};
use shared::{Shelf, conforms};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

struct Bare(&'static str);

impl Shelf for Bare {
    type Store = IndexedDb;
    async fn open(&self) -> IndexedDb {
        IndexedDb::open(self.0).await.expect("opens")
    }
    fn close(store: IndexedDb) {
        store.close();
    }
}

struct UnderSeal(&'static str);

impl Shelf for UnderSeal {
    type Store = Sealed<IndexedDb>;
    async fn open(&self) -> Sealed<IndexedDb> {
        Sealed::new(IndexedDb::open(self.0).await.expect("opens"), DataKey::new([1; 32]))
    }
    fn close(store: Sealed<IndexedDb>) {
        store.into_inner().close();
    }
}

#[wasm_bindgen_test]
async fn indexed_db_conforms() {
    conforms(&Bare("conformance")).await;
}

#[wasm_bindgen_test]
async fn sealed_indexed_db_conforms() {
    conforms(&UnderSeal("sealed-conformance")).await;
}

fn change(sequence: u64) -> Record {
    Record::Change { sequence, bytes: vec![sequence as u8; 10], tails: Vec::new() }
}

async fn with_three_entries(name: &str) -> IndexedDb {
    let store = IndexedDb::open(name).await.unwrap();
    for sequence in 1..=3 {
        store.append(change(sequence)).await.unwrap();
    }
    store
}

async fn entries_after_restart(store: IndexedDb, name: &str) -> Vec<Vec<u8>> {
    store.close();
    let store = IndexedDb::open(name).await.unwrap();
    let entries = store.load().await.unwrap().into_entries();
    store.append(change(4)).await.unwrap();
    assert_eq!(store.load().await.unwrap().last_sequence(), 4);
    store.close();
    entries
}

#[wasm_bindgen_test]
async fn a_crash_after_the_snapshot_was_put_loses_nothing() {
    let store = with_three_entries("crash-after-put").await;
    store.put_snapshot(2, b"one and two").await.unwrap();
    let entries = entries_after_restart(store, "crash-after-put").await;
    assert_eq!(entries, [b"one and two".to_vec(), vec![3; 10]]);
}

#[wasm_bindgen_test]
async fn a_crash_after_the_snapshot_was_read_back_loses_nothing() {
    let store = with_three_entries("crash-after-read").await;
    store.put_snapshot(2, b"one and two").await.unwrap();
    assert_eq!(store.read_snapshot(2).await.unwrap(), b"one and two");
    let entries = entries_after_restart(store, "crash-after-read").await;
    assert_eq!(entries, [b"one and two".to_vec(), vec![3; 10]]);
}

#[wasm_bindgen_test]
async fn a_crash_after_the_cut_loses_nothing() {
    let store = with_three_entries("crash-after-cut").await;
    store.append(Record::Snapshot { through: 1, bytes: b"one".to_vec() }).await.unwrap();
    store.put_snapshot(2, b"one and two").await.unwrap();
    store.cut(2).await.unwrap();
    let entries = entries_after_restart(store, "crash-after-cut").await;
    assert_eq!(entries, [b"one and two".to_vec(), vec![3; 10]]);
}

#[wasm_bindgen_test]
async fn a_failed_write_leaves_nothing_of_itself() {
    let store = with_three_entries("aborted").await;
    // Somebody slipped an entry in: adding number 4 fails after the head and a tail were asked for.
    let raw = raw("aborted").await;
    put(&raw, "log", JsValue::from_f64(4.0), JsValue::from_str("not ours")).await;
    let key = TailKey([7; 32]);
    let refused = store.append(Record::Change { sequence: 4, bytes: vec![4], tails: vec![(key, Some(vec![7]))] }).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    assert_eq!(store.tail(&[key]).await.unwrap(), []);
    assert_eq!(value(&raw, "meta", &"last_sequence".into()).await.as_f64(), Some(3.0));
    // And what is there now is said to be damaged; it is not read as three entries, or as none.
    assert!(matches!(store.load().await, Err(StoreError::Damaged(_))));
}

#[wasm_bindgen_test]
async fn lost_entries_are_damage_and_not_an_empty_wallet() {
    let store = with_three_entries("lost").await;
    clear(&raw("lost").await, "log").await;
    assert!(matches!(store.load().await, Err(StoreError::Damaged(_))));
}

#[wasm_bindgen_test]
async fn entries_without_a_header_are_damage_and_not_a_new_wallet() {
    let store = with_three_entries("headless").await;
    assert!(matches!(store.header().await, Err(StoreError::Damaged(_))));
    assert!(matches!(store.create(b"new").await, Err(StoreError::Damaged(_))));
}

#[wasm_bindgen_test]
async fn a_header_is_put_once() {
    let store = IndexedDb::open("header").await.unwrap();
    assert_eq!(store.header().await.unwrap(), None);
    store.create(b"first").await.unwrap();
    assert!(store.create(b"second").await.is_err());
    let beside = IndexedDb::open("header").await.unwrap();
    assert_eq!(beside.header().await.unwrap(), Some(b"first".to_vec()));
}

#[wasm_bindgen_test]
async fn nothing_in_the_database_tells_a_secret() {
    let name = "secrets";
    let (header, keyring) = Header::make("Stall seven", "a lemon a day", PassphraseEffort::FLOOR).unwrap();
    let seed = keyring.root_seed.0;
    let database = IndexedDb::open(name).await.unwrap();
    database.create(&header.encode()).await.unwrap();
    let store = Sealed::new(database, keyring.data_key);
    let coin = TailKey(*b"THE-COIN-THE-COIN-THE-COIN-THE-C");
    for sequence in 1..=3 {
        let bytes = b"community Lemon Market, unit juice".to_vec();
        let tails = vec![(coin, Some(b"telomeer of Lemon Market".to_vec()))];
        store.append(Record::Change { sequence, bytes, tails }).await.unwrap();
    }
    store.append(Record::Snapshot { through: 2, bytes: b"all of Lemon Market".to_vec() }).await.unwrap();
    store.into_inner().close();

    let bytes = everything(name).await;
    assert!(holds(&bytes, b"Stall seven"), "the search finds the wallet's name, which is shown before the passphrase");
    for secret in
        [&b"a lemon a day"[..], b"Lemon Market", b"juice", b"telomeer", b"THE-COIN", &seed[..8], &seed[16..24]]
    {
        assert!(!holds(&bytes, secret), "{}", String::from_utf8_lossy(secret));
    }

    // With the passphrase it is all there.
    let database = IndexedDb::open(name).await.unwrap();
    let header = Header::decode(&database.header().await.unwrap().unwrap()).unwrap();
    assert_eq!(header.unlock("a melon a day").err(), Some(KeyringError::WrongPassphrase));
    let keyring = header.unlock("a lemon a day").unwrap();
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

/// Every key and every value in the database, whatever store it is in.
async fn everything(name: &str) -> Vec<u8> {
    let database = raw(name).await;
    let names = database.object_store_names();
    let mut bytes = Vec::new();
    for name in (0..names.length()).filter_map(|index| names.get(index)) {
        let store = database.transaction_with_str(&name).unwrap().object_store(&name).unwrap();
        for request in [store.get_all_keys().unwrap(), store.get_all().unwrap()] {
            for value in js_sys::Array::from(&result(&request).await).iter() {
                bytes.extend(bytes_of(&value));
            }
        }
    }
    database.close();
    bytes
}

fn bytes_of(value: &JsValue) -> Vec<u8> {
    if let Some(text) = value.as_string() {
        return text.into_bytes();
    }
    if value.is_instance_of::<js_sys::ArrayBuffer>() || value.is_instance_of::<Uint8Array>() {
        return Uint8Array::new(value).to_vec();
    }
    js_sys::JSON::stringify(value).unwrap().as_string().unwrap().into_bytes()
}

async fn raw(name: &str) -> web_sys::IdbDatabase {
    let global: web_sys::WorkerGlobalScope = js_sys::global().dyn_into().unwrap();
    let request = global.indexed_db().unwrap().unwrap().open(name).unwrap();
    result(&request).await.dyn_into().unwrap()
}

async fn put(database: &web_sys::IdbDatabase, store: &str, key: JsValue, value: JsValue) {
    let mode = web_sys::IdbTransactionMode::Readwrite;
    let transaction = database.transaction_with_str_and_mode(store, mode).unwrap();
    result(&transaction.object_store(store).unwrap().put_with_key(&value, &key).unwrap()).await;
}

async fn clear(database: &web_sys::IdbDatabase, store: &str) {
    let mode = web_sys::IdbTransactionMode::Readwrite;
    let transaction = database.transaction_with_str_and_mode(store, mode).unwrap();
    result(&transaction.object_store(store).unwrap().clear().unwrap()).await;
}

async fn value(database: &web_sys::IdbDatabase, store: &str, key: &JsValue) -> JsValue {
    result(&database.transaction_with_str(store).unwrap().object_store(store).unwrap().get(key).unwrap()).await
}

async fn result(request: &web_sys::IdbRequest) -> JsValue {
    let request = request.clone();
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.unwrap();
    request.result().unwrap()
}
