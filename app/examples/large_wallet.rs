//! Writes a wallet of many coins and movements, as an emergency copy of its database, for the scenario of scale:
//!
//! `cargo run -p juicetokens-app --example large_wallet -- COINS MOVEMENTS PASSPHRASE FILE`
//!
//! Its person issued the coins, so that they can be spent at once; their anchors bear real signatures by the wallet's own keys.
// A tool for tests: it may stop where something is not as it should be.
#![allow(clippy::panic, clippy::unwrap_used, clippy::print_stdout)]

use std::cell::RefCell;
use std::time::SystemTime;

use ed25519_dalek::{Signer, SigningKey};
use futures::executor::block_on;
use hkdf::Hkdf;
use juicetokens_app::host::store::keyring::lock::NewLock;
use juicetokens_app::host::store::keyring::{Header, RootSeed};
use juicetokens_app::host::store::sealed::Sealed;
use juicetokens_app::host::store::{Contents, Record, Store, StoreError, StoredSession, TailKey};
use juicetokens_engine::Engine;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::seal::PassphraseEffort;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::amount::{Amount, Denomination};
use juicetokens_engine::token::anchor::{Anchor, Genesis};
use juicetokens_engine::token::issuance::{Issuance, NewIssuance, SignedIssuance};
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet, CoinRecord, MovementOf, MovementRecord, Standing};
use sha2::{Digest, Sha256};

const SEED: [u8; 32] = [7; 32];
const VALUES: [u32; 5] = [1, 2, 5, 10, 20];
/// Between two movements: ten thousand of them fill a year.
const APART_MS: u64 = 50 * 60_000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [coins, movements, passphrase, file] = words.as_slice() else { panic!("COINS MOVEMENTS PASSPHRASE FILE") };
    let set = wallet(coins.parse().unwrap(), movements.parse().unwrap());
    // It is one that the engine takes.
    let engine = Engine::restore(&[set.encode()]).unwrap();
    let copy = emergency_copy(&set, passphrase);
    std::fs::write(file, &copy).unwrap();
    println!("{} coins, {} bytes", engine.token_ids().count(), copy.len());
}

/// A wallet's own key, derived as its signer does (`docs/spec/05-storage.md`).
fn key(name: &[u8]) -> SigningKey {
    let mut secret = [0; 32];
    Hkdf::<Sha256>::new(Some(b"JT1/key"), &SEED).expand(name, &mut secret).unwrap();
    SigningKey::from_bytes(&secret)
}

fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

fn wallet(coins: u32, movements: u64) -> ChangeSet {
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_millis();
    let now = Timestamp(u64::try_from(now).unwrap());
    let issued = Timestamp(now.0 - 86_400_000);
    let (issuer, owner) = (key(b"issuer"), key(&[&b"transfer/"[..], &issued.day().to_le_bytes()].concat()));
    let path = KeyPath::first_device(issued.day());
    let issuance = issuance(&issuer, coins, issued);
    let mut set = ChangeSet::default();
    set.push(Change::Key(KeyPath::Issuer, public(&issuer)));
    set.push(Change::Key(path, public(&owner)));
    set.push(Change::Issuance(Box::new(issuance.clone())));
    set.push(Change::Accepted(issuance.authority()));
    for number in (1..movements).rev() {
        let amount = Amount(u32::try_from(number % 97 + 1).unwrap());
        let at = Timestamp(now.0 - number * APART_MS);
        set.push(Change::Movement(MovementRecord { at, of: MovementOf::TakenBack(issuance.id(), amount, None) }));
    }
    set.push(Change::Movement(MovementRecord { at: issued, of: MovementOf::Issued(issuance.id()) }));
    for index in 0..issuance.issuance.denominations.iter().map(|(_, count)| count).sum() {
        push_coin(&mut set, &issuance, (index, issued), (&issuer, public(&owner), path));
    }
    set
}

fn issuance(issuer: &SigningKey, coins: u32, issued: Timestamp) -> SignedIssuance {
    let value = |value: &u32| Denomination::of_value(*value).unwrap();
    let new = NewIssuance {
        witness: None,
        community: "Harvest Square".into(),
        unit: "fig".into(),
        scenario: "fruit and vegetables".into(),
        location: "000000".into(),
        reference: "SCALE".into(),
        valid_days: 365,
        coins: VALUES.iter().map(|each| (value(each), 1)).collect(),
    };
    let mut draft = Issuance::draft(&new, public(issuer), [9; 16], issued).unwrap();
    draft.issuance.denominations =
        VALUES.iter().map(|each| (value(each), coins / u32::try_from(VALUES.len()).unwrap())).collect();
    let signature = sign(issuer, SigRole::Issuance, &draft.id().0);
    draft.with_signature(signature)
}

fn sign(key: &SigningKey, role: SigRole, value: &juicetokens_engine::foundation::hash::Hash) -> Signature {
    Signature(key.sign(&signed_message(role, value)).to_bytes())
}

type Keys<'a> = (&'a SigningKey, PublicKey, KeyPath);

fn push_coin(set: &mut ChangeSet, issuance: &SignedIssuance, (index, at): (u32, Timestamp), keys: Keys<'_>) {
    let (issuer, owner, path) = keys;
    let draft = Anchor::genesis(Genesis {
        issuance: issuance.id(),
        index,
        denomination: issuance.issuance.denomination_of(index).unwrap(),
        expiry_minutes: issuance.issuance.expiry_minutes(),
        anchored_minutes: at.minutes(),
        owner,
        issuer: public(issuer),
    });
    let signature = sign(issuer, SigRole::Anchor, &draft.value());
    let anchor = draft.with_signature(signature);
    let record = CoinRecord {
        issuance: issuance.id(),
        index,
        owner: path,
        seq: 0,
        head: anchor.hash(),
        hops: 0,
        expiry_minutes: anchor.expiry_minutes,
        on_trust: false,
        void: Vec::new(),
        held_by: None,
        standing: Standing::Free,
        surrendered: None,
    };
    let token_id = anchor.token_id();
    set.push_coin(token_id, record, Telomeer { anchor, hops: Vec::new() }.encode());
}

/// Keeps what would be written.
#[derive(Default)]
struct Kept(RefCell<Vec<Record>>);

impl Store for Kept {
    async fn load(&self) -> Result<Contents, StoreError> {
        Ok(Contents::default())
    }
    async fn append(&self, record: Record) -> Result<(), StoreError> {
        self.0.borrow_mut().push(record);
        Ok(())
    }
    async fn tail(&self, _: &[TailKey]) -> Result<Vec<(TailKey, Vec<u8>)>, StoreError> {
        Ok(Vec::new())
    }
    async fn session(&self) -> Result<Option<StoredSession>, StoreError> {
        Ok(None)
    }
    async fn put_session(&self, _: Option<Vec<u8>>) -> Result<(), StoreError> {
        Ok(())
    }
    async fn put_progress(&self, _: Vec<u8>) -> Result<(), StoreError> {
        Ok(())
    }
}

fn emergency_copy(set: &ChangeSet, passphrase: &str) -> Vec<u8> {
    let lock = NewLock::Passphrase(passphrase, PassphraseEffort::FLOOR);
    let (header, keyring) = Header::make_with("Anna", &lock, RootSeed(SEED)).unwrap();
    let store = Sealed::new(Kept::default(), keyring.data_key);
    let tails = set.tails().iter().map(|(id, tail)| (TailKey(*id.as_bytes()), tail.clone())).collect();
    block_on(store.append(Record::Change { sequence: 1, bytes: set.encode(), tails })).unwrap();
    let Some(Record::Change { sequence, bytes, tails }) = store.into_inner().0.into_inner().pop() else { panic!() };
    let mut file = [&b"JTKR\x01"[..], &[0; 6], &2_u32.to_le_bytes(), &[4]].concat();
    let tails: Vec<_> = tails.into_iter().map(|(key, tail)| (blob(&key.0), blob(&tail.unwrap()))).collect();
    let number = |number: u64| [&[0][..], &number.to_le_bytes()].concat();
    let meta = [("header", blob(&header.encode())), ("last_sequence", number(1)), ("owner_epoch", number(1))];
    push_store(&mut file, "meta", &meta.map(|(name, value)| (field(2, name.as_bytes()), value)));
    push_store(&mut file, "log", &[(number(sequence), blob(&bytes))]);
    push_store(&mut file, "snapshot", &[]);
    push_store(&mut file, "tail", &tails);
    let sum = Sha256::digest(&file);
    file.extend(sum);
    file
}

fn field(kind: u8, bytes: &[u8]) -> Vec<u8> {
    [&[kind][..], &u32::try_from(bytes.len()).unwrap().to_le_bytes(), bytes].concat()
}

fn blob(bytes: &[u8]) -> Vec<u8> {
    field(1, bytes)
}

fn push_store(file: &mut Vec<u8>, name: &str, records: &[(Vec<u8>, Vec<u8>)]) {
    file.push(u8::try_from(name.len()).unwrap());
    file.extend(name.as_bytes());
    file.extend([0; 4]);
    file.extend(u32::try_from(records.len()).unwrap().to_le_bytes());
    for (key, value) in records {
        file.extend(key);
        file.extend(value);
    }
}
