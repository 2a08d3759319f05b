//! What is owned, reserved and known: the state that change sets make, applied in order.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use thiserror::Error;

use crate::foundation::key::{DeviceId, KeyPath};
use crate::foundation::signature::PublicKey;
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use crate::token::amount::DenominationCounts;
use crate::token::issuance::{Authority, IssuanceId, SignedIssuance};
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::payer::awaited_coins;
use crate::token::transfer::record::{Sid, State, TransferRecord};
use crate::token::transfer::step::{OwnCoin, SigningKeys};
use crate::token::transfer::table::Holdings;
use crate::trust::dial::DialPolicy;
use crate::wallet::change_set::{Acceptance, Change, ChangeSet, CoinRecord, MovementRecord, Standing};
use crate::wallet::coin::{Coin, Kind};
use crate::wallet::contact::{Contact, Profile};
use crate::wallet::host_notes::HostNotes;
use crate::wallet::known::{Known, KnownProof};

/// A change set that does not fit the wallet it is applied to: damage, never guessed around.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ApplyError {
    /// A coin names an issuance that is not there.
    #[error("a coin of an issuance that is not there")]
    UnknownIssuance,
    /// A coin's index is not in its issuance.
    #[error("a coin outside its issuance")]
    UnknownIndex,
}

/// A wallet in memory.
#[derive(Clone, Debug, Default)]
pub struct Wallet {
    /// The host's keys, as far as made.
    pub keys: BTreeMap<KeyPath, PublicKey>,
    /// Issuance records, kept for good.
    pub issuances: BTreeMap<IssuanceId, SignedIssuance>,
    /// Kinds of coins the person has agreed to take.
    pub accepted: BTreeSet<Authority>,
    /// Coins that are ours.
    pub coins: BTreeMap<TokenId, Coin>,
    /// Transfers by name.
    pub transfers: BTreeMap<Sid, Arc<TransferRecord>>,
    /// The history, oldest first.
    pub movements: Vec<MovementRecord>,
    /// The ledger of the witness that this wallet hosts.
    pub ledger: Ledger,
    /// When this wallet was put back from a backup.
    pub restored: Option<Timestamp>,
    /// What is known of others' faults.
    pub known: Known,
    /// The risk dial.
    pub policy: DialPolicy,
    /// Why transfers' incoming coins were taken.
    pub acceptances: BTreeMap<Sid, Acceptance>,
    /// Whom the person here has written down, by identity.
    contacts: Vec<Contact>,
    /// How the person here appears to others.
    pub profile: Profile,
    /// What the host keeps here, in a form of its own.
    pub host_notes: HostNotes,
    /// What this wallet's member of a committee keeps, in its order. A wallet that was put back from a backup may have forgotten what
    /// it said there: it keeps nothing, and sits there no more.
    pub seat: Vec<Vec<u8>>,
    /// By signer: not earlier than this.
    pub certified: BTreeMap<PublicKey, Timestamp>,
    /// Signatures that were verified since the start; never stored.
    pub signatures: SignatureCache,
    /// None in a wallet of before devices had names, and after a restore until the next key is made.
    device: Option<DeviceId>,
    incoming: BTreeMap<TokenId, Sid>,
    kinds: BTreeMap<IssuanceId, Arc<Kind>>,
}

impl Wallet {
    /// Applies a stored change; the same code serves a restore and the running wallet.
    pub fn apply(&mut self, set: &ChangeSet) -> Result<(), ApplyError> {
        set.changes.iter().try_for_each(|change| self.apply_one(change))
    }

    /// Packs the coins closely: put in one after another, they leave half of their room empty.
    pub fn pack(&mut self) {
        self.coins = std::mem::take(&mut self.coins).into_iter().collect();
    }

    fn apply_one(&mut self, change: &Change) -> Result<(), ApplyError> {
        match change {
            Change::Acceptance(sid, acceptance) => {
                self.acceptances.insert(*sid, acceptance.clone());
            }
            Change::Accepted(authority) => {
                self.accepted.insert(*authority);
            }
            Change::CertifiedTime(signer, at) => {
                let known = self.certified.entry(*signer).or_default();
                *known = (*known).max(*at);
            }
            Change::Coin(record) => self.put_coin(record)?,
            Change::CoinSpent(token_id) => {
                self.coins.remove(token_id);
            }
            Change::Contact(contact) => self.put_contact(contact),
            Change::ContactRemoved(identity) => self.contacts.retain(|contact| contact.identity != *identity),
            Change::Device(device) => self.device = Some(*device),
            Change::Profile(profile) => self.profile = profile.clone(),
            Change::HostNotes(notes) => self.host_notes = notes.clone(),
            Change::Seat(record) => self.seat.push(record.clone()),
            Change::Issuance(issuance) => {
                self.issuances.insert(issuance.id(), (**issuance).clone());
            }
            Change::Key(path, public) => {
                self.keys.insert(*path, *public);
            }
            Change::Movement(movement) => self.movements.push(movement.clone()),
            Change::Policy(policy) => self.policy = *policy,
            Change::Transfer(record) => self.put_transfer(record),
            Change::Ledger(record) => self.put_ledger(record),
            Change::Restored(at) => self.quarantine(*at),
            Change::Proof(known) => self.put_proof(known),
            Change::Epoch(epoch) => self.known.put_epoch(epoch),
        }
        Ok(())
    }

    fn put_coin(&mut self, record: &CoinRecord) -> Result<(), ApplyError> {
        let issuance = self.issuances.get(&record.issuance).ok_or(ApplyError::UnknownIssuance)?;
        let token_id = issuance.token_id(record.index).ok_or(ApplyError::UnknownIndex)?;
        let kind = self.kinds.entry(record.issuance).or_insert_with(|| Arc::new(Kind::from(issuance)));
        let mut coin = Coin::new(record, issuance, Arc::clone(kind)).ok_or(ApplyError::UnknownIndex)?;
        coin.contested = self.known.contests(&token_id, record.seq, record.hops);
        coin.bury_if_passed(self.ledger.newest_place(&token_id));
        self.coins.insert(token_id, coin);
        Ok(())
    }

    /// What somebody shows this wallet as the witness says of its own quarantined coins which of them others have.
    fn put_ledger(&mut self, record: &LedgerRecord) {
        self.ledger.apply(record);
        if let Some(token_id) = record.token_id()
            && let Some(coin) = self.coins.get_mut(&token_id)
        {
            coin.bury_if_passed(self.ledger.newest_place(&token_id));
        }
    }

    fn put_contact(&mut self, contact: &Contact) {
        match self.place_of(&contact.identity) {
            Ok(place) => self.contacts[place] = contact.clone(),
            Err(place) => self.contacts.insert(place, contact.clone()),
        }
    }

    fn place_of(&self, identity: &PublicKey) -> Result<usize, usize> {
        self.contacts.binary_search_by(|contact| contact.identity.cmp(identity))
    }

    /// Everybody who is written down, by identity.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// Somebody who is written down.
    pub fn contact(&self, identity: &PublicKey) -> Option<&Contact> {
        self.contacts.get(self.place_of(identity).ok()?)
    }

    fn put_transfer(&mut self, record: &Arc<TransferRecord>) {
        let sid = record.sid();
        self.incoming.retain(|_, awaited_by| *awaited_by != sid);
        self.incoming.extend(awaited_coins(record).into_iter().map(|token_id| (token_id, sid)));
        self.transfers.insert(sid, Arc::clone(record));
    }

    /// A transfer by its name.
    pub fn record(&self, sid: &Sid) -> Option<&TransferRecord> {
        self.transfers.get(sid).map(Arc::as_ref)
    }

    /// All transfers.
    pub fn records(&self) -> impl Iterator<Item = &TransferRecord> {
        self.transfers.values().map(Arc::as_ref)
    }

    /// Which of the devices of one seed this wallet is on.
    pub fn device(&self) -> DeviceId {
        self.device.unwrap_or(DeviceId::FIRST)
    }

    /// Whether a name of its own has to be drawn before the next transfer key: a new wallet has none yet, and one that was put
    /// back is on another device than the one whose coins it holds.
    pub fn needs_device(&self) -> bool {
        let has_keys = self.keys.keys().any(|path| matches!(path, KeyPath::Transfer { .. }));
        self.device.is_none() && (!has_keys || self.restored.is_some())
    }

    /// This device's transfer key of a day.
    pub fn transfer_key(&self, day: u32) -> KeyPath {
        KeyPath::Transfer { device: self.device(), day }
    }

    /// A transfer key of ours, and each other key under which the given coins lie.
    pub fn keys_of(&self, transfer: KeyPath, owners: impl Iterator<Item = KeyPath>) -> Option<SigningKeys> {
        let public = |path| Some((path, *self.keys.get(&path)?));
        let owners: Vec<_> = owners.map(public).collect::<Option<_>>()?;
        Some(SigningKeys::new(public(transfer)?, owners.into_iter()))
    }

    /// Put back from a backup: nobody here knows what happened since. No coin is spent but by the witness, no open offer is
    /// decided, no vote is acknowledged on a word of the payer, and what comes lies under keys that no other device has.
    fn quarantine(&mut self, at: Timestamp) {
        self.restored = Some(at);
        self.device = None;
        self.seat.clear();
        for (token_id, coin) in &mut self.coins {
            let holder = coin.held_by().and_then(|sid| self.transfers.get(&sid));
            coin.quarantine(holder.is_some_and(|record| record.state == State::Offered));
            coin.bury_if_passed(self.ledger.newest_place(token_id));
        }
        for record in self.transfers.values_mut() {
            let state = match record.state {
                State::Offered => State::Frozen,
                State::Prepared => State::AbortFiled,
                _ => continue,
            };
            Arc::make_mut(record).state = state;
        }
    }

    fn put_proof(&mut self, known: &KnownProof) {
        self.known.put_proof(known);
        let token_id = known.proof.coin().token_id();
        if let Some(coin) = self.coins.get_mut(&token_id) {
            coin.contested = self.known.contests(&token_id, coin.seq, coin.hops);
        }
    }

    /// Whether nobody can end a coin's quarantine: its only witness is this wallet, which has forgotten what the owner has.
    pub fn is_quarantined_for_good(&self, coin: &Coin) -> bool {
        let own = self.keys.get(&KeyPath::Issuer);
        let issuance = self.issuances.get(&coin.issuance());
        let is_ours = |known: &SignedIssuance| {
            let mut witnesses = known.issuance.witnesses.iter();
            known.issuance.is_witnessed() && witnesses.all(|witness| Some(witness) == own)
        };
        coin.standing == Standing::Quarantined && issuance.is_some_and(is_ours)
    }

    /// Coins of one kind that can be spent now, by denomination; at most 255 of each are counted.
    pub fn spendable(&self, authority: &Authority, now: Timestamp) -> DenominationCounts {
        count(self.spendable_coins(authority, now))
    }

    /// Of those the coins that carry no more evidence than this, by denomination.
    pub fn spendable_within(&self, authority: &Authority, now: Timestamp, most_voids: usize) -> DenominationCounts {
        count(self.spendable_coins(authority, now).filter(|(_, coin)| coin.void().len() <= most_voids))
    }

    /// Coins of one kind that can be spent now, by token id.
    pub fn spendable_coins(&self, authority: &Authority, now: Timestamp) -> impl Iterator<Item = (&TokenId, &Coin)> {
        let of_kind = self.coins.iter().filter(move |(_, coin)| coin.authority() == *authority);
        of_kind.filter(move |(_, coin)| coin.is_spendable(now))
    }

    /// Coins of one kind that can be given as change now, by denomination, if they carry no more evidence than this.
    pub fn free_as_change(&self, authority: &Authority, now: Timestamp, most_voids: usize) -> DenominationCounts {
        count(self.coins_free_as_change(authority, now, most_voids))
    }

    /// The same by token id.
    pub fn coins_free_as_change(
        &self,
        authority: &Authority,
        now: Timestamp,
        most_voids: usize,
    ) -> impl Iterator<Item = (&TokenId, &Coin)> {
        let fits = move |coin: &Coin| coin.is_free_as_change(now) && coin.void().len() <= most_voids;
        self.spendable_coins(authority, now).filter(move |(_, coin)| fits(coin))
    }

    /// Puts stored telomeers back beside their coins; `None` when one is missing or does not read.
    pub fn own_coins(&self, tails: &[(TokenId, Vec<u8>)]) -> Option<Vec<OwnCoin>> {
        let mut coins: Vec<OwnCoin> = tails.iter().map(|(id, tail)| self.own_coin(id, tail)).collect::<Option<_>>()?;
        coins.sort_by_key(|own| own.coin.traced.token_id);
        Some(coins)
    }

    fn own_coin(&self, token_id: &TokenId, tail: &[u8]) -> Option<OwnCoin> {
        let coin = self.coins.get(token_id)?;
        let telomeer = Arc::new(Telomeer::parse(tail).ok()?);
        let traced = Traced {
            token_id: *token_id,
            issuance: coin.issuance(),
            index: coin.index,
            denomination: coin.denomination,
            owner: *self.keys.get(&coin.owner)?,
            seq: coin.seq,
            head: coin.head,
            hops: coin.hops,
            expiry_minutes: coin.expiry_minutes,
        };
        let coin_of_ours = AgreedCoin { telomeer, traced, void: coin.void().to_vec() };
        Some(OwnCoin { coin: coin_of_ours, owner: coin.owner })
    }

    /// Issuance records of the given coins, each once.
    pub fn issuances_of(&self, coins: &[OwnCoin]) -> Vec<Vec<u8>> {
        let ids: BTreeSet<IssuanceId> = coins.iter().map(|own| own.coin.traced.issuance).collect();
        ids.iter().filter_map(|id| self.issuances.get(id)).map(|issuance| issuance.bytes().to_vec()).collect()
    }

    /// The whole wallet as one change; telomeers stay where they are.
    pub fn snapshot(&self) -> ChangeSet {
        let mut set = ChangeSet::default();
        set.changes.extend(self.restored.map(Change::Restored));
        set.changes.extend(self.device.map(Change::Device));
        set.changes.extend(self.keys.iter().map(|(path, key)| Change::Key(*path, *key)));
        set.changes.extend(self.issuances.values().map(|issuance| Change::Issuance(Box::new(issuance.clone()))));
        set.changes.extend(self.accepted.iter().map(|authority| Change::Accepted(*authority)));
        set.changes.extend(self.coins.values().map(|coin| Change::Coin(coin.record())));
        set.changes.extend(self.transfers.values().map(|record| Change::Transfer(Arc::clone(record))));
        set.changes.extend(self.ledger.records().into_iter().map(|record| Change::Ledger(Box::new(record))));
        set.changes.extend(self.known.proofs().map(|known| Change::Proof(Box::new(known.clone()))));
        set.changes.extend(self.known.epochs().map(|epoch| Change::Epoch(Box::new(epoch.clone()))));
        set.changes.extend(self.movements.iter().map(|movement| Change::Movement(movement.clone())));
        set.changes.push(Change::Policy(self.policy));
        set.changes.push(Change::Profile(self.profile.clone()));
        set.changes.push(Change::HostNotes(self.host_notes.clone()));
        set.changes.extend(self.seat.iter().cloned().map(Change::Seat));
        set.changes.extend(self.contacts.iter().map(|contact| Change::Contact(Box::new(contact.clone()))));
        let acceptances = self.acceptances.iter().map(|(sid, why)| Change::Acceptance(*sid, why.clone()));
        set.changes.extend(acceptances);
        set.changes.extend(self.certified.iter().map(|(signer, at)| Change::CertifiedTime(*signer, *at)));
        set
    }
}

impl Holdings for Wallet {
    fn book(&self) -> &BTreeMap<IssuanceId, SignedIssuance> {
        &self.issuances
    }

    fn holds_or_awaits(&self, token_id: &TokenId) -> bool {
        // What was put on paper here comes back by anybody's hands.
        self.coins.get(token_id).is_some_and(|coin| !coin.is_on_paper()) || self.incoming.contains_key(token_id)
    }

    fn signatures(&self) -> Option<&SignatureCache> {
        Some(&self.signatures)
    }

    fn signing_keys(&self, record: &TransferRecord) -> Option<SigningKeys> {
        let held = self.coins.values().filter(|coin| coin.held_by() == Some(record.sid()));
        self.keys_of(record.key, held.map(|coin| coin.owner))
    }

    fn path_of(&self, key: &PublicKey) -> Option<KeyPath> {
        self.keys.iter().find(|(_, public)| *public == key).map(|(path, _)| *path)
    }
}

fn count<'a>(coins: impl Iterator<Item = (&'a TokenId, &'a Coin)>) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    for (_, coin) in coins {
        let count = &mut counts.0[coin.denomination.index()];
        *count = count.saturating_add(1);
    }
    counts
}
