//! People: who somebody is, as far as this wallet knows, and what its person has written down about them.
use crate::engine::state::Engine;
use crate::engine::work::{AfterWrite, Pending};
use crate::foundation::key::KeyPath;
use crate::foundation::signature::PublicKey;
use crate::io::{Command, NewContact};
use crate::summary::{Acquaintance, Peer, PersonEntry, PersonSummary, ProfileSummary};
use crate::token::amount::Amount;
use crate::token::transfer::credential::{Credential, PersonName, SignedCredential};
use crate::token::transfer::record::{State, TransferRecord, Write};
use crate::trust::dial::Limits;
use crate::wallet::Wallet;
use crate::wallet::change_set::{Change, ChangeSet};
use crate::wallet::contact::{Contact, Profile};

/// Somebody on the other side of a transfer: its key there, and who it has said it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) key: PublicKey,
    pub(super) identity: Option<PublicKey>,
}

impl Who {
    pub(super) fn of(record: &TransferRecord) -> Self {
        Self { key: record.peer(), identity: record.peer_credential().map(|said| said.identity) }
    }

    /// The same person on any day and device, if it says so; else the same key.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key || self.identity.is_some() && self.identity == other.identity
    }
}

impl Wallet {
    /// Identities that this wallet looks out for: its contacts, and its person's own, on another device.
    pub(super) fn acquaintances(&self) -> impl Iterator<Item = PublicKey> {
        let contacts = self.contacts().iter().filter(|contact| !contact.is_blocked).map(|contact| contact.identity);
        contacts.chain(self.keys.get(&KeyPath::Identity).copied())
    }

    /// How well an identity is known.
    fn acquaintance(&self, identity: &PublicKey) -> Acquaintance {
        if self.keys.get(&KeyPath::Identity) == Some(identity) {
            return Acquaintance::Own;
        }
        match self.contact(identity) {
            None => Acquaintance::Introduced,
            Some(contact) if contact.is_blocked => Acquaintance::Blocked,
            Some(contact) if contact.is_known => Acquaintance::Known,
            Some(_) => Acquaintance::Contact,
        }
    }
}

impl Engine {
    /// What somebody has said of who it is, if that holds now; its signature was verified with the message.
    pub(super) fn introduced<'a>(&self, credential: Option<&'a SignedCredential>) -> Option<&'a Credential> {
        let now = self.steady_moment();
        credential.filter(|signed| signed.holds_at(now)).map(|signed| &signed.credential)
    }

    /// Somebody with a transfer key, and what it says of who it is.
    pub(super) fn who(&self, key: PublicKey, said: Option<&SignedCredential>) -> Who {
        Who { key, identity: self.introduced(said).map(|said| said.identity) }
    }

    /// Whether a person's limits hold for somebody, and not a stranger's.
    pub(super) fn has_standing(&self, who: &Who) -> bool {
        let acquaintance = who.identity.map(|identity| self.wallet.acquaintance(&identity));
        matches!(acquaintance, Some(Acquaintance::Known | Acquaintance::Own))
    }

    /// Whether the person here wants nothing to do with somebody.
    pub(super) fn is_blocked(&self, who: &Who) -> bool {
        who.identity.is_some_and(|identity| self.wallet.acquaintance(&identity) == Acquaintance::Blocked)
    }

    /// Whether somebody is known well enough for a person's limits.
    pub(super) fn knows_anybody(&self) -> bool {
        self.wallet.contacts().iter().any(|contact| contact.is_known && !contact.is_blocked)
    }

    /// The other side of a transfer, for a screen.
    pub(super) fn peer_of(&self, record: &TransferRecord) -> Peer {
        self.peer(record.peer(), record.peer_credential())
    }

    /// Somebody with a transfer key, and what it has said of who it is.
    pub(super) fn peer(&self, key: PublicKey, said: Option<&Credential>) -> Peer {
        said.map_or_else(|| Peer::unknown(key), |said| self.person(said.identity, said.name.as_str()))
    }

    fn person(&self, identity: PublicKey, said: &str) -> Peer {
        let written = self.wallet.contact(&identity).map(|contact| contact.name.as_str());
        Peer {
            key: identity,
            short: identity.short(),
            acquaintance: self.wallet.acquaintance(&identity),
            name: written.filter(|name| !name.is_empty()).unwrap_or(said).to_owned(),
        }
    }

    /// How the person here appears to others.
    pub(super) fn profile(&self) -> ProfileSummary {
        let Profile { introduces, name } = &self.wallet.profile;
        let identity = self.wallet.keys.get(&KeyPath::Identity).copied();
        ProfileSummary { introduces: *introduces, name: name.as_str().to_owned(), identity }
    }

    /// Contacts by name, then those that were met and are not written down, the newest first.
    pub fn people(&self) -> Vec<PersonEntry> {
        let mut contacts: Vec<PersonEntry> = Vec::new();
        for contact in self.wallet.contacts() {
            let entry = PersonEntry { peer: self.person(contact.identity, ""), note: contact.note.clone(), met: None };
            let name = entry.peer.name.to_lowercase();
            let place = contacts.partition_point(|other| other.peer.name.to_lowercase() <= name);
            contacts.insert(place, entry);
        }
        let mut others: Vec<PersonEntry> = Vec::new();
        for (record, said) in self.met() {
            let mut all = contacts.iter_mut().chain(&mut others);
            match all.find(|entry| entry.peer.key == said.identity) {
                Some(entry) if entry.met.is_some_and(|at| at > record.started) => {}
                Some(entry) => {
                    entry.met = Some(record.started);
                    if entry.peer.acquaintance == Acquaintance::Introduced {
                        entry.peer = self.peer_of(record);
                    }
                }
                None if self.wallet.acquaintance(&said.identity) == Acquaintance::Own => {}
                None => others.push(PersonEntry {
                    peer: self.peer_of(record),
                    note: String::new(),
                    met: Some(record.started),
                }),
            }
        }
        for other in others {
            let after = contacts
                .iter()
                .rposition(|entry| entry.peer.acquaintance != Acquaintance::Introduced || entry.met >= other.met);
            contacts.insert(after.map_or(0, |place| place + 1), other);
        }
        contacts
    }

    /// A person's page; none of somebody who is no contact and never introduced itself.
    pub fn person_summary(&self, identity: PublicKey) -> Option<PersonSummary> {
        let contact = self.wallet.contact(&identity);
        let with: Vec<(&TransferRecord, &Credential)> =
            self.met().filter(|(_, said)| said.identity == identity).collect();
        let last = with.iter().max_by_key(|(record, _)| record.started);
        if contact.is_none() && last.is_none() {
            return None;
        }
        let said = last.map_or("", |(_, said)| said.name.as_str());
        let peer = self.person(identity, said);
        let paid = with.iter().filter(|(record, _)| has_happened(record)).count();
        let proofs = self.wallet.known.proofs();
        let proofs = proofs.filter(|known| with.iter().any(|(record, _)| record.peer() == known.culprit)).count();
        let Limits { each_person, each_stranger, .. } = self.wallet.policy.software;
        let limit = match peer.acquaintance {
            Acquaintance::Blocked => Amount::ZERO,
            Acquaintance::Known | Acquaintance::Own => each_person,
            _ => each_stranger,
        };
        Some(PersonSummary {
            said: said.to_owned(),
            note: contact.map_or_else(String::new, |contact| contact.note.clone()),
            added: contact.map(|contact| contact.added),
            payments: count(paid),
            met: last.map(|(record, _)| record.started),
            limit,
            on_trust: self.on_trust_from(identity),
            proofs: count(proofs),
            peer,
        })
    }

    /// Transfers with somebody who said who it is.
    fn met(&self) -> impl Iterator<Item = (&TransferRecord, &Credential)> {
        self.wallet.records().filter_map(|record| Some((record, record.peer_credential()?)))
    }

    pub(super) fn set_profile(&mut self, introduces: bool, name: &str) {
        let again = || Pending::Command(Command::SetProfile { introduces, name: name.to_owned() });
        if introduces && !self.keys_exist(&[KeyPath::Identity], again) {
            return;
        }
        let mut set = ChangeSet::default();
        set.push(Change::Profile(Profile { introduces, name: PersonName::of(name) }));
        self.persist(Write::Local, set, AfterWrite::default());
    }

    /// Writes somebody down; the own identity is nobody else's.
    pub(super) fn put_contact(&mut self, new: NewContact) {
        let NewContact { identity, name, note, is_known, is_blocked } = new;
        if self.wallet.keys.get(&KeyPath::Identity) == Some(&identity) {
            return;
        }
        let added = self.wallet.contact(&identity).map_or(self.now.wall, |contact| contact.added);
        let contact = Contact { identity, name, note, is_known, is_blocked, added }.plain();
        self.keep_contact(Change::Contact(Box::new(contact)));
    }

    pub(super) fn forget_contact(&mut self, identity: PublicKey) {
        if self.wallet.contact(&identity).is_some() {
            self.keep_contact(Change::ContactRemoved(identity));
        }
    }

    fn keep_contact(&mut self, change: Change) {
        let mut set = ChangeSet::default();
        set.push(change);
        self.keep(set);
        self.events.push_back(crate::io::Event::ExchangeChanged);
    }
}

impl Peer {
    /// Somebody who did not say who it is.
    fn unknown(key: PublicKey) -> Self {
        Self { key, short: key.short(), acquaintance: Acquaintance::Unknown, name: String::new() }
    }
}

fn has_happened(record: &TransferRecord) -> bool {
    matches!(record.state, State::Committed | State::Received | State::Final)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
