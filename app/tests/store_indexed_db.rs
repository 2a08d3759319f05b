//! The store's contract on a real IndexedDB, in the place where the wallet runs: a dedicated worker.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod shared;

use juicetokens_app::host::store::indexed_db::{IndexedDb, Mark};
use juicetokens_app::host::store::sealed::Sealed;
use juicetokens_app::host::store::{Record, Store, StoreError, TailKey};
use juicetokens_engine::foundation::seal::DataKey;
use shared::raw::{clear, put, raw, value};
use shared::{Shelf, conforms};
use wasm_bindgen::JsValue;
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
    assert!(matches!(store.create(b"new", Vec::new()).await, Err(StoreError::Damaged(_))));
    // Of the entries only their number is left: that is still no new wallet.
    clear(&raw("headless").await, "log").await;
    assert!(matches!(store.header().await, Err(StoreError::Damaged(_))));
    assert!(matches!(store.create(b"new", Vec::new()).await, Err(StoreError::Damaged(_))));
}

#[wasm_bindgen_test]
async fn a_header_is_put_once() {
    let store = IndexedDb::open("header").await.unwrap();
    assert_eq!(store.header().await.unwrap(), None);
    store.create(b"first", Vec::new()).await.unwrap();
    assert!(store.create(b"second", Vec::new()).await.is_err());
    let beside = IndexedDb::open("header").await.unwrap();
    assert_eq!(beside.header().await.unwrap(), Some(b"first".to_vec()));
}

#[wasm_bindgen_test]
async fn a_wallet_that_is_put_back_is_there_whole_or_not_at_all() {
    let store = IndexedDb::open("put-back").await.unwrap();
    let out_of_order = vec![change(1), change(3)];
    assert!(matches!(store.create(b"header", out_of_order).await, Err(StoreError::OutOfOrder { .. })));
    assert_eq!(store.header().await.unwrap(), None, "nothing of it stays");
    store.create(b"header", vec![change(1), change(2)]).await.unwrap();
    assert_eq!(store.load().await.unwrap().into_entries(), [vec![1; 10], vec![2; 10]]);
}

#[wasm_bindgen_test]
async fn another_header_takes_the_place_of_the_first_only_where_there_is_one() {
    let store = IndexedDb::open("other-locks").await.unwrap();
    assert!(store.replace_header(b"second").await.is_err());
    store.create(b"first", Vec::new()).await.unwrap();
    store.replace_header(b"second").await.unwrap();
    assert_eq!(store.header().await.unwrap(), Some(b"second".to_vec()));
    assert_eq!(store.mark(Mark::WrongTries).await.unwrap(), 0);
    store.put_mark(Mark::WrongTries, 3).await.unwrap();
    assert_eq!((store.mark(Mark::WrongTries).await.unwrap(), store.mark(Mark::BackedUpAt).await.unwrap()), (3, 0));
}
