//! Wallets of every earlier version come back from their emergency copies and backups; damaged ones as far as they read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::panic)]

#[path = "shared/kept.rs"]
mod kept;

use juicetokens_app::host::store::backup::{Backup, BackupError};
use juicetokens_app::host::store::keyring::lock::Opener;
use juicetokens_app::host::store::rescue::{EmergencyCopy, Field, Shelf};
use juicetokens_engine::Engine;
use kept::{Kept, all, shown_now};

fn engine_of(backup: &Backup) -> Engine {
    Engine::restore(std::slice::from_ref(&backup.entry)).unwrap()
}

fn coins_without_history(backup: &Backup) -> usize {
    let held = |id: &[u8; 32]| backup.tails.iter().any(|(key, tail)| key.0 == *id && !tail.is_empty());
    engine_of(backup).token_ids().filter(|id| !held(id.as_bytes())).count()
}

#[test]
fn every_version_comes_back_whole() {
    for kept in all() {
        let shown = kept.shown();
        for file in [Some(kept.copy), kept.backup].into_iter().flatten() {
            let backup = Backup::open(file, &shown.passphrase).unwrap();
            assert_eq!(shown_now(&engine_of(&backup), &shown), shown, "{}", kept.name);
            assert_eq!(backup.name, shown.name);
            assert_eq!((coins_without_history(&backup), backup.lost_changes), (0, 0), "{}", kept.name);
        }
    }
}

#[test]
fn what_does_not_open_is_told_apart() {
    let [kept, ..] = all();
    assert_eq!(Backup::open(kept.copy, "another").err(), Some(BackupError::Unopenable));
    let mut newer = kept.copy.to_vec();
    newer[4] = 2;
    assert_eq!(Backup::open(&newer, "another").err(), Some(BackupError::NewerVersion(2)));
    for changed in [5, 40, kept.copy.len() - 1] {
        let mut file = kept.copy.to_vec();
        file[changed] ^= 1;
        assert_eq!(EmergencyCopy::parse(&file).err(), Some(BackupError::Damaged), "byte {changed}");
    }
    for length in 0..200 {
        assert!(EmergencyCopy::parse(&kept.copy[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn bytes_that_mean_nothing_are_refused_whatever_their_sum() {
    use sha2::{Digest, Sha256};
    let [kept, ..] = all();
    let (body, _) = kept.copy.split_at(kept.copy.len() - 32);
    for place in 5..400 {
        let mut file = body.to_vec();
        file[place] = !file[place];
        let sum = Sha256::digest(&file);
        file.extend(sum);
        // Most of them read as something else; none of them ends the program, and none with surplus bytes is taken.
        let _ = EmergencyCopy::parse(&file);
        file.truncate(body.len());
        file.push(0);
        let sum = Sha256::digest(&file);
        file.extend(sum);
        assert!(EmergencyCopy::parse(&file).is_err(), "a byte too many, and byte {place} changed");
    }
}

/// A copy with one of its records changed, as a damaged database would give it.
fn damaged(kept: &Kept, change: impl FnOnce(&mut EmergencyCopy)) -> Result<Backup, BackupError> {
    let mut copy = EmergencyCopy::parse(kept.copy).unwrap();
    change(&mut copy);
    copy.open(&Opener::Passphrase(&kept.shown().passphrase))
}

fn shelf<'a>(copy: &'a mut EmergencyCopy, name: &str) -> &'a mut Shelf {
    copy.stores.iter_mut().find(|(each, _)| each == name).map(|(_, shelf)| shelf).unwrap()
}

#[test]
fn a_damaged_entry_costs_what_came_after_it_and_nothing_else() {
    let [.., kept] = all();
    let entries = EmergencyCopy::parse(kept.copy).unwrap().store("log").unwrap().records.len();
    for broken in [0, entries / 3, entries / 2, entries - 1] {
        let flip = |copy: &mut EmergencyCopy| {
            let (_, value) = &mut shelf(copy, "log").records[broken];
            let Field::Bytes(bytes) = value else { panic!("no bytes") };
            *bytes.last_mut().unwrap() ^= 1;
        };
        let backup = damaged(&kept, flip).unwrap();
        assert_eq!(backup.lost_changes, (entries - broken) as u64, "entry {broken}");
        // What reads is a wallet; the coins of its time may have been spent, or have no history any more.
        assert!(engine_of(&backup).movement_count() <= kept.shown().movements);
    }
}

#[test]
fn a_lost_entry_is_as_good_as_a_damaged_one() {
    let [_, kept, ..] = all();
    let backup = damaged(&kept, |copy| drop(shelf(copy, "log").records.remove(3))).unwrap();
    assert!(backup.lost_changes > 0);
    assert!(engine_of(&backup).movement_count() < kept.shown().movements);
}

#[test]
fn a_damaged_tail_costs_one_coin_its_history() {
    let [_, kept, ..] = all();
    let flip = |copy: &mut EmergencyCopy| {
        let (_, value) = &mut shelf(copy, "tail").records[0];
        *value = Field::Bytes(vec![1; 60]);
    };
    let backup = damaged(&kept, flip).unwrap();
    assert_eq!((coins_without_history(&backup), backup.lost_changes), (1, 0));
    let shown = kept.shown();
    assert_eq!(shown_now(&engine_of(&backup), &shown), shown, "the coin is still counted");
}

#[test]
fn without_its_header_nothing_opens() {
    let [kept, ..] = all();
    let lose = |copy: &mut EmergencyCopy| {
        shelf(copy, "meta").records.retain(|(key, _)| *key != Field::Text("header".into()));
    };
    assert_eq!(damaged(&kept, lose).err(), Some(BackupError::Damaged));
}

#[test]
fn a_session_is_in_no_copy() {
    for kept in all() {
        let copy = EmergencyCopy::parse(kept.copy).unwrap();
        assert_eq!(copy.database_version, kept.database);
        assert!(copy.store("session").is_none(), "{}", kept.name);
    }
}
