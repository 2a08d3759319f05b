//! IndexedDB as somebody with the browser's profile in hands sees it.
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Every key and every value in the database, whatever store it is in.
pub async fn everything(name: &str) -> Vec<u8> {
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

/// The database itself, past all that guards it.
pub async fn raw(name: &str) -> web_sys::IdbDatabase {
    let global = js_sys::global();
    // A window and a worker both have it, as different types.
    let factory = js_sys::Reflect::get(&global, &"indexedDB".into()).unwrap().unchecked_into::<web_sys::IdbFactory>();
    let request = factory.open(name).unwrap();
    result(&request).await.dyn_into().unwrap()
}

/// Puts a value.
pub async fn put(database: &web_sys::IdbDatabase, store: &str, key: JsValue, value: JsValue) {
    let mode = web_sys::IdbTransactionMode::Readwrite;
    let transaction = database.transaction_with_str_and_mode(store, mode).unwrap();
    result(&transaction.object_store(store).unwrap().put_with_key(&value, &key).unwrap()).await;
}

/// Empties an object store.
pub async fn clear(database: &web_sys::IdbDatabase, store: &str) {
    let mode = web_sys::IdbTransactionMode::Readwrite;
    let transaction = database.transaction_with_str_and_mode(store, mode).unwrap();
    result(&transaction.object_store(store).unwrap().clear().unwrap()).await;
}

/// Reads a value.
pub async fn value(database: &web_sys::IdbDatabase, store: &str, key: &JsValue) -> JsValue {
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

/// Makes a database as another version of the app has left it: its version, its object stores, and their records.
pub async fn make(name: &str, version: u32, stores: Vec<(String, Vec<(JsValue, JsValue)>)>) {
    let factory =
        js_sys::Reflect::get(&js_sys::global(), &"indexedDB".into()).unwrap().unchecked_into::<web_sys::IdbFactory>();
    let request = factory.open_with_u32(name, version).unwrap();
    let opening = request.clone();
    let names: Vec<String> = stores.iter().map(|(name, _)| name.clone()).collect();
    let upgrade = wasm_bindgen::closure::Closure::once(move || {
        let database: web_sys::IdbDatabase = opening.result().unwrap().unchecked_into();
        for name in names {
            database.create_object_store(&name).unwrap();
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database: web_sys::IdbDatabase = result(&request).await.unchecked_into();
    for (store, records) in stores {
        for (key, value) in records {
            put(&database, &store, key, value).await;
        }
    }
    database.close();
}
