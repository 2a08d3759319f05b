//! Opening the database: what an earlier version of the app has left is brought up to this one, in one transaction of the browser's
//! that only adds; what a later version has left is read only if that version says so (`docs/spec/05-storage.md`, section 2).
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest};

use super::super::StoreError;
use super::transaction::{Mode, Transaction, answer, refused};
use super::{ALL, LEAST_READER, VERSION};
use crate::host::reflect;

/// Opens it, made if need be; `blocked` is called if another tab has to let go of it first.
pub(super) async fn open(name: &str, blocked: impl Fn() + 'static) -> Result<IdbDatabase, StoreError> {
    let factory: IdbFactory = reflect::field(&js_sys::global(), "indexedDB")
        .dyn_into()
        .map_err(|_| StoreError::Refused("this browser offers no IndexedDB here".into()))?;
    let opened = opened(&factory.open_with_u32(name, VERSION).map_err(refused)?, blocked).await;
    let database = match opened {
        // It is of a later version: as it is, or not at all.
        Err(StoreError::Newer) => {
            let database = opened_as_it_is(&factory.open(name).map_err(refused)?).await?;
            if !is_readable(&database).await? {
                database.close();
                return Err(StoreError::Newer);
            }
            database
        }
        opened => opened?,
    };
    close_when_asked(&database);
    Ok(database)
}

async fn opened(request: &IdbOpenDbRequest, blocked: impl Fn() + 'static) -> Result<IdbDatabase, StoreError> {
    let opening = request.clone();
    let make = Closure::once(move || make_stores(&opening));
    let wait = Closure::<dyn Fn()>::new(blocked);
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    request.set_onblocked(Some(wait.as_ref().unchecked_ref()));
    let database = opened_as_it_is(request).await;
    request.set_onupgradeneeded(None);
    request.set_onblocked(None);
    database
}

async fn opened_as_it_is(request: &IdbOpenDbRequest) -> Result<IdbDatabase, StoreError> {
    answer(request).await?.dyn_into().map_err(refused)
}

/// Makes the object stores that a new database, or one of an earlier version, lacks. If one cannot be made, the upgrade fails,
/// and with it the opening.
fn make_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let there = database.object_store_names();
    for store in ALL.into_iter().filter(|store| !there.contains(store)) {
        database.create_object_store(store)?;
    }
    Ok(())
}

/// Whether a database of a later version names this one as a reader that does no harm.
async fn is_readable(database: &IdbDatabase) -> Result<bool, StoreError> {
    let there = database.object_store_names();
    if !ALL.into_iter().all(|store| there.contains(store)) {
        return Ok(false);
    }
    let transaction = Transaction::begin(database, &ALL, Mode::Read)?;
    let least = transaction.number(LEAST_READER).await?;
    transaction.finished().await?;
    Ok((1..=u64::from(VERSION)).contains(&least))
}

/// A newer version of the app in another tab may need the database to itself.
fn close_when_asked(database: &IdbDatabase) {
    let closing = database.clone();
    let close = Closure::once_into_js(move || closing.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
}
