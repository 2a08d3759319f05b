//! Databases of earlier and later versions, opened by this one in the place where the wallet runs: what an earlier version left is all
//! there afterwards, and what a later one left is read only if it says so.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, unreachable_pub, dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "shared/kept.rs"]
mod kept;
#[path = "shared/raw.rs"]
mod raw;

use juicetokens_app::host::store::indexed_db::{IndexedDb, VERSION};
use juicetokens_app::host::store::keyring::Header;
use juicetokens_app::host::store::keyring::lock::Opener;
use juicetokens_app::host::store::rescue::{EmergencyCopy, Field};
use juicetokens_app::host::store::sealed::Sealed;
use juicetokens_app::host::store::{Record, Store, StoreError, TailKey};
use juicetokens_engine::Engine;
use kept::{Kept, all, shown_now};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn value(field: &Field) -> JsValue {
    match field {
        Field::Number(number) => JsValue::from_f64(*number as f64),
        Field::Bytes(bytes) => js_sys::Uint8Array::from(&bytes[..]).into(),
        Field::Text(text) => text.as_str().into(),
    }
}

/// Puts a kept wallet back as its version left it; another version may be pretended.
async fn put(kept: &Kept, version: u32, more: &[(&str, f64)]) {
    let copy = EmergencyCopy::parse(kept.copy).unwrap();
    let mut stores: Vec<_> = copy
        .stores
        .iter()
        .map(|(name, shelf)| {
            (name.clone(), shelf.records.iter().map(|(key, each)| (value(key), value(each))).collect::<Vec<_>>())
        })
        .collect();
    if version > 1 {
        // Emergency copies leave it out.
        stores.push(("session".into(), Vec::new()));
    }
    let (_, meta) = stores.iter_mut().find(|(name, _)| name == "meta").unwrap();
    meta.extend(more.iter().map(|(name, number)| (JsValue::from_str(name), JsValue::from_f64(*number))));
    raw::make(kept.name, version, stores).await;
}

#[wasm_bindgen_test]
async fn what_every_earlier_version_left_is_there_and_goes_on() {
    for kept in all() {
        let shown = kept.shown();
        put(&kept, kept.database, &[]).await;
        let database = IndexedDb::open(kept.name).await.unwrap();
        assert_eq!(database.version(), VERSION);
        let bytes = database.header().await.unwrap().unwrap();
        let header = Header::decode(&bytes).unwrap();
        assert_eq!((header.name(), header.encode() == bytes), (&shown.name[..], true), "it stays in its form");
        let keyring = header.unlock(&Opener::Passphrase(&shown.passphrase)).unwrap();
        let store = Sealed::new(database, keyring.data_key);
        let contents = store.load().await.unwrap();
        let last = contents.last_sequence();
        let engine = Engine::restore(&contents.into_entries()).unwrap();
        assert_eq!(shown_now(&engine, &shown), shown, "{}", kept.name);
        let coins: Vec<TailKey> = engine.token_ids().map(|id| TailKey(*id.as_bytes())).collect();
        assert_eq!(store.tail(&coins).await.unwrap().len(), coins.len(), "every coin has its history");
        // And it goes on: the place that the first version did not have, and one entry more.
        assert_eq!(store.session().await.unwrap(), None);
        store.put_session(Some(b"a session".to_vec())).await.unwrap();
        let snapshot = engine.snapshot().unwrap().encode();
        store.append(Record::Snapshot { through: last, bytes: snapshot }).await.unwrap();
        let contents = store.load().await.unwrap();
        assert_eq!(contents.last_sequence(), last);
        assert_eq!(shown_now(&Engine::restore(&contents.into_entries()).unwrap(), &shown), shown);
        store.into_inner().close();
    }
}

#[wasm_bindgen_test]
async fn a_later_version_is_refused_and_left_as_it_is() {
    let [.., kept] = all();
    let later = kept.named("later");
    put(&later, VERSION + 1, &[]).await;
    assert_eq!(IndexedDb::open("later").await.err(), Some(StoreError::Newer));
    let raw = raw::raw("later").await;
    assert_eq!(raw.version() as u32, VERSION + 1);
    let untouched = EmergencyCopy::parse(later.copy).unwrap();
    let epoch = &untouched
        .store("meta")
        .unwrap()
        .records
        .iter()
        .find(|(key, _)| *key == Field::Text("owner_epoch".into()))
        .unwrap()
        .1;
    assert_eq!(raw::value(&raw, "meta", &"owner_epoch".into()).await, value(epoch), "nobody took it over");
    raw.close();
}

#[wasm_bindgen_test]
async fn a_later_version_that_names_this_one_as_a_reader_is_read() {
    let [.., kept] = all();
    let shown = kept.shown();
    let later = kept.named("later-and-readable");
    put(&later, VERSION + 1, &[("least_reader", f64::from(VERSION))]).await;
    let database = IndexedDb::open(later.name).await.unwrap();
    assert_eq!(database.version(), VERSION + 1, "it stays what it is");
    let header = Header::decode(&database.header().await.unwrap().unwrap()).unwrap();
    let keyring = header.unlock(&Opener::Passphrase(&shown.passphrase)).unwrap();
    let store = Sealed::new(database, keyring.data_key);
    let engine = Engine::restore(&store.load().await.unwrap().into_entries()).unwrap();
    assert_eq!(shown_now(&engine, &shown), shown);
    store.into_inner().close();
    let other = later.named("later-and-not-readable");
    put(&other, VERSION + 2, &[("least_reader", f64::from(VERSION + 1))]).await;
    assert_eq!(IndexedDb::open(other.name).await.err(), Some(StoreError::Newer));
}

#[wasm_bindgen_test]
async fn a_tab_that_holds_an_earlier_version_is_waited_for_and_told_of() {
    let [kept, ..] = all();
    let held = kept.named("held");
    put(&held, 1, &[]).await;
    // A tab that is frozen hears nothing: it holds the database until it is closed.
    let tab = raw::raw("held").await;
    let closing = tab.clone();
    let database = IndexedDb::open_patiently("held", move || closing.close()).await.unwrap();
    assert_eq!(database.version(), VERSION);
    database.close();
}

#[wasm_bindgen_test]
async fn a_tab_that_was_asked_to_let_go_writes_nothing_any_more() {
    let store = IndexedDb::open("let-go").await.unwrap();
    raw::make("let-go", VERSION + 1, Vec::new()).await;
    let refused = store.append(Record::Change { sequence: 1, bytes: vec![1], tails: Vec::new() }).await;
    assert_eq!(refused, Err(StoreError::NotOwner));
}
