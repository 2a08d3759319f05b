//! A disk that keeps what was appended, and nothing else.
use std::collections::BTreeMap;

use juicetokens_engine::Engine;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};

/// What one wallet has stored. A copy of it is a backup.
#[derive(Clone, Default)]
pub struct Disk {
    log: Vec<Vec<u8>>,
    labels: Vec<(u64, Write)>,
    /// A snapshot that stands for so many entries.
    snapshot: Option<(Vec<u8>, usize)>,
    tails: BTreeMap<TokenId, Vec<u8>>,
}

/// One append, as it lies on the disk.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// Its place in the order of all writes of a simulation.
    pub moment: u64,
    /// Which write of the protocol it is.
    pub write: Write,
    /// The encoded change set.
    pub bytes: &'a [u8],
}

impl Disk {
    /// Stores a change with its telomeers, whole.
    pub fn append(&mut self, moment: u64, write: Write, change_set: &ChangeSet) {
        self.log.push(change_set.encode());
        self.labels.push((moment, write));
        for (token_id, tail) in change_set.tails() {
            match tail {
                Some(bytes) => self.tails.insert(*token_id, bytes.clone()),
                None => self.tails.remove(token_id),
            };
        }
    }

    /// The chains of the coins, each with its issuance record.
    pub fn chains(&self) -> Vec<(Telomeer, SignedIssuance)> {
        let entries = self.log.iter().flat_map(|entry| ChangeSet::decode(entry).unwrap().changes);
        let issuances: Vec<SignedIssuance> = entries
            .filter_map(|change| match change {
                Change::Issuance(issuance) => Some(*issuance),
                _ => None,
            })
            .collect();
        let chain = |tail: &Vec<u8>| {
            let telomeer = Telomeer::parse(tail).unwrap();
            let issuance = issuances.iter().find(|known| known.id() == telomeer.anchor.issuance).unwrap();
            (telomeer, issuance.clone())
        };
        self.tails.values().map(chain).collect()
    }

    /// The telomeers of these coins that are there.
    pub fn tails(&self, ids: &[TokenId]) -> Vec<(TokenId, Vec<u8>)> {
        ids.iter().filter_map(|id| Some((*id, self.tails.get(id)?.clone()))).collect()
    }

    /// Lets a snapshot of the running engine stand for everything stored so far, as hosts do to start faster. The entries are
    /// kept for whoever wants to read what happened.
    pub fn compact(&mut self, snapshot: &ChangeSet) {
        self.snapshot = Some((snapshot.encode(), self.log.len()));
    }

    /// How many entries a start has to read.
    pub fn entries_to_read(&self) -> usize {
        self.log.len() - self.snapshot.as_ref().map_or(0, |(_, covered)| *covered)
    }

    /// An engine that starts from the snapshot and what was stored after it.
    pub fn restore(&self) -> Engine {
        let Some((snapshot, covered)) = &self.snapshot else { return self.restore_from_all() };
        let newer = self.log[*covered..].iter().cloned();
        Engine::restore(&[snapshot.clone()].into_iter().chain(newer).collect::<Vec<_>>()).unwrap()
    }

    /// An engine that starts from every entry that was ever stored.
    pub fn restore_from_all(&self) -> Engine {
        Engine::restore(&self.log).unwrap()
    }

    /// What was appended from a place on, oldest first.
    pub fn entries(&self, from: usize) -> impl DoubleEndedIterator<Item = Entry<'_>> {
        let both = self.log.iter().zip(&self.labels).skip(from);
        both.map(|(bytes, (moment, write))| Entry { moment: *moment, write: *write, bytes })
    }

    /// The entries, oldest first.
    pub fn log(&self) -> &[Vec<u8>] {
        &self.log
    }

    /// The telomeers, by token id.
    pub fn telomeers(&self) -> impl Iterator<Item = &[u8]> {
        self.tails.values().map(Vec::as_slice)
    }

    /// The telomeers, for somebody who meddles with them.
    pub fn tails_mut(&mut self) -> &mut BTreeMap<TokenId, Vec<u8>> {
        &mut self.tails
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.log.len()
    }

    /// Whether nothing was ever stored.
    pub fn is_empty(&self) -> bool {
        self.log.is_empty()
    }

    /// A hash over every byte that was ever written, and when in the order of all writes.
    pub fn trace(&self) -> Hash {
        let labels: Vec<u8> = self.labels.iter().flat_map(|(moment, _)| moment.to_le_bytes()).collect();
        let tails = self.tails.iter().flat_map(|(id, bytes)| [&id.as_bytes()[..], bytes]);
        let parts: Vec<&[u8]> = self.log.iter().map(Vec::as_slice).chain([&labels[..]]).chain(tails).collect();
        Hash::derive("node", &parts)
    }
}
