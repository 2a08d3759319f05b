//! Drives the engine's store script against a store.
#![allow(dead_code)]

#[cfg(target_arch = "wasm32")]
pub mod raw;

use juicetokens_app::host::store::{Record, Store, StoreError, TailKey};
use juicetokens_engine::testing::store_conformance::{Answer, Owner, Step, TailChange, script};

/// Opens one and the same store again and again.
pub trait Shelf {
    /// The store.
    type Store: Store;
    /// Opens it, and takes it over.
    async fn open(&self) -> Self::Store;
    /// Closes it.
    fn close(store: Self::Store);
}

/// Runs the whole script; panics at the first step with another answer.
pub async fn conforms<S: Shelf>(shelf: &S) {
    let mut current = shelf.open().await;
    let mut former: Option<S::Store> = None;
    for (number, step) in script().into_iter().enumerate() {
        match step {
            Step::Reopen => {
                S::close(current);
                current = shelf.open().await;
            }
            Step::Usurp => former = Some(std::mem::replace(&mut current, shelf.open().await)),
            Step::Append { by, sequence, bytes, tails, answer } => {
                let tails = tails.into_iter().map(|(key, tail)| (TailKey(key), tail)).collect();
                let store = owner(by, &current, former.as_ref());
                let said = store.append(Record::Change { sequence, bytes, tails }).await;
                assert_eq!(answer_of(said), answer, "step {number}: append {sequence}");
            }
            Step::Snapshot { by, through, bytes, answer } => {
                let said = owner(by, &current, former.as_ref()).append(Record::Snapshot { through, bytes }).await;
                assert_eq!(answer_of(said), answer, "step {number}: snapshot through {through}");
            }
            Step::Holds { entries, last_sequence } => {
                let contents = current.load().await.expect("loads");
                assert_eq!(contents.last_sequence(), last_sequence, "step {number}");
                assert_eq!(contents.into_entries(), entries, "step {number}");
            }
            Step::HoldsTails(expected) => holds_tails(&current, expected, number).await,
        }
    }
}

async fn holds_tails(store: &impl Store, expected: Vec<TailChange>, number: usize) {
    let keys: Vec<TailKey> = expected.iter().map(|(key, _)| TailKey(*key)).collect();
    let mut held = store.tail(&keys).await.expect("tails load");
    let mut expected: Vec<(TailKey, Vec<u8>)> =
        expected.into_iter().filter_map(|(key, tail)| Some((TailKey(key), tail?))).collect();
    held.sort();
    expected.sort();
    assert_eq!(held, expected, "step {number}");
}

fn owner<'store, S>(by: Owner, current: &'store S, former: Option<&'store S>) -> &'store S {
    match by {
        Owner::Current => current,
        Owner::Former => former.expect("the script usurps first"),
    }
}

fn answer_of(said: Result<(), StoreError>) -> Answer {
    match said {
        Ok(()) => Answer::Done,
        Err(StoreError::NotOwner) => Answer::NotOwner,
        Err(StoreError::OutOfOrder { .. }) => Answer::OutOfOrder,
        Err(error) => panic!("{error}"),
    }
}
