//! One side of a transfer: a wallet, its keys, and the telomeers on its disk.
use std::collections::BTreeMap;
use std::hint::black_box;

use ed25519_dalek::{Signer, SigningKey};
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::foundation::signature_cache::SignatureCache;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::step::{OwnCoin, SigningKeys, Unsigned, Wanted};
use juicetokens_engine::wallet::Wallet;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet, CoinRecord, Standing};

use crate::history::{Issuer, Past, public};
use crate::raw::Signed;

/// A person at a meeting.
#[derive(Clone)]
pub struct Person {
    /// What is owned.
    pub wallet: Wallet,
    /// The key of today.
    pub path: KeyPath,
    /// Every signature made so far.
    pub signed: Vec<Signed>,
    /// What is known of signatures: nothing at first.
    pub cache: SignatureCache,
    key: SigningKey,
    tails: BTreeMap<TokenId, Vec<u8>>,
}

impl Person {
    /// A person who knows the issuer and owns the coins under today's key.
    pub fn new((key, path): (SigningKey, KeyPath), issuer: &Issuer, coins: &[Past]) -> Self {
        let mut set = ChangeSet::default();
        set.push(Change::Key(path, public(&key)));
        set.push(Change::Issuance(Box::new(issuer.issuance.clone())));
        set.push(Change::Accepted(issuer.issuance.authority()));
        for past in coins {
            set.push_coin(past.traced.token_id, record_of(past, path), past.telomeer.encode());
        }
        let mut wallet = Wallet::default();
        wallet.apply(&set).unwrap();
        let tails = set.tails().iter().map(|(id, tail)| (*id, tail.clone().unwrap())).collect();
        Self { wallet, path, key, tails, signed: Vec::new(), cache: SignatureCache::default() }
    }

    /// The public half of today's key.
    pub fn public(&self) -> PublicKey {
        self.wallet.keys[&self.path]
    }

    /// The coins with their histories, as from the disk.
    pub fn load(&self, ids: &[TokenId]) -> Vec<OwnCoin> {
        let tails: Vec<(TokenId, Vec<u8>)> = ids.iter().map(|id| (*id, self.tails[id].clone())).collect();
        self.wallet.own_coins(&tails).unwrap()
    }

    /// Today's key, and each other key that the coins lie under.
    pub fn signing_keys(&self, coins: &[OwnCoin]) -> SigningKeys {
        let owners = coins.iter().map(|own| (own.owner, self.wallet.keys[&own.owner]));
        SigningKeys::new((self.path, self.public()), owners)
    }

    /// Does a step as the engine does: signatures, then the change and its bytes for the disk, then the words.
    pub fn carry_out(&mut self, step: Box<dyn Unsigned>) -> Vec<Vec<u8>> {
        let signatures: Vec<Signature> = step.wanted().iter().map(|wanted| self.sign(wanted)).collect();
        let outcome = step.finish(&signatures);
        if let Some(written) = &outcome.written {
            self.write(&self.wallet.change_of(written).unwrap());
        }
        outcome.say
    }

    /// Stores a change and makes it so.
    pub fn write(&mut self, set: &ChangeSet) {
        black_box(set.encode());
        black_box(set.tails());
        self.wallet.apply(set).unwrap();
    }

    /// Signs, and remembers it.
    pub fn sign(&mut self, wanted: &Wanted) -> Signature {
        assert_eq!(wanted.key, self.path);
        let signature = Signature(self.key.sign(&wanted.message).to_bytes());
        self.signed.push(Signed { key: public(&self.key), message: wanted.message, signature });
        signature
    }
}

/// A coin's record, as a wallet keeps it.
pub fn record_of(past: &Past, owner: KeyPath) -> CoinRecord {
    let traced = &past.traced;
    CoinRecord {
        issuance: traced.issuance,
        index: traced.index,
        owner,
        seq: traced.seq,
        head: traced.head,
        hops: traced.hops,
        expiry_minutes: traced.expiry_minutes,
        on_trust: false,
        void: Vec::new(),
        held_by: None,
        standing: Standing::Free,
        surrendered: None,
    }
}
