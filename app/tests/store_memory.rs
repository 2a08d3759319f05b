//! The store's contract on memory, bare and sealed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod shared;

use futures::executor::block_on;
use juicetokens_app::host::store::memory::{Disk, Memory};
use juicetokens_app::host::store::sealed::Sealed;
use juicetokens_app::host::store::{Record, Store, StoreError, TailKey};
use juicetokens_engine::foundation::seal::DataKey;
use shared::{Shelf, conforms};

struct Bare(Disk);

impl Shelf for Bare {
    type Store = Memory;
    async fn open(&self) -> Memory {
        Memory::open(&self.0)
    }
    fn close(_store: Memory) {}
}

struct UnderSeal(Disk);

impl Shelf for UnderSeal {
    type Store = Sealed<Memory>;
    async fn open(&self) -> Sealed<Memory> {
        sealed(&self.0, 1)
    }
    fn close(_store: Sealed<Memory>) {}
}

fn sealed(disk: &Disk, key: u8) -> Sealed<Memory> {
    Sealed::new(Memory::open(disk), DataKey::new([key; 32]))
}

#[test]
fn memory_conforms() {
    block_on(conforms(&Bare(Disk::default())));
}

#[test]
fn sealed_memory_conforms() {
    block_on(conforms(&UnderSeal(Disk::default())));
}

fn change(sequence: u64, bytes: &[u8]) -> Record {
    let tails = vec![(TailKey(*b"THE-COIN-THE-COIN-THE-COIN-THE-C"), Some(b"TELOMEER".to_vec()))];
    Record::Change { sequence, bytes: bytes.to_vec(), tails }
}

fn filled() -> Disk {
    let disk = Disk::default();
    let store = sealed(&disk, 1);
    block_on(store.append(change(1, b"FIRST ENTRY"))).unwrap();
    block_on(store.append(change(2, b"SECOND ENTRY"))).unwrap();
    disk
}

#[test]
fn the_disk_never_sees_an_entry_a_tail_or_a_coins_id() {
    let disk = filled();
    block_on(sealed(&disk, 1).append(Record::Snapshot { through: 1, bytes: b"SNAPSHOT".to_vec() })).unwrap();
    let bytes = disk.bytes();
    for secret in [&b"ENTRY"[..], b"TELOMEER", b"THE-COIN", b"SNAPSHOT"] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
}

#[test]
fn an_entry_in_anothers_place_is_damage() {
    let disk = filled();
    disk.copy_entry(1, 2);
    assert!(matches!(block_on(sealed(&disk, 1).load()), Err(StoreError::Damaged(_))));
}

#[test]
fn a_lost_entry_is_damage_and_not_a_shorter_wallet() {
    for lost in [1, 2] {
        let disk = filled();
        disk.lose_entry(lost);
        assert!(matches!(block_on(sealed(&disk, 1).load()), Err(StoreError::Damaged(_))), "entry {lost}");
    }
}

#[test]
fn another_key_opens_nothing() {
    let disk = filled();
    assert!(matches!(block_on(sealed(&disk, 2).load()), Err(StoreError::Damaged(_))));
}
