//! People: who is on the other side, as far as this wallet knows.
use serde::{Deserialize, Serialize};

use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::token::amount::Amount;

/// Somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peer {
    /// Its identity where it has introduced itself, else its transfer key of one day; its picture is drawn from it.
    pub key: PublicKey,
    /// The key, short, as people compare it.
    pub short: String,
    /// How well it is known.
    pub acquaintance: Acquaintance,
    /// The name that it has here, else the one that it gives itself; may be empty.
    pub name: String,
}

/// How well somebody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Acquaintance {
    /// It did not say who it is; there is no page of it.
    Unknown,
    /// It has introduced itself, and nobody has written it down.
    Introduced,
    /// It is among the contacts.
    Contact,
    /// It is among the contacts, and the person here knows who it is.
    Known,
    /// It is among the contacts, and nothing is taken from it.
    Blocked,
    /// It has this wallet's own identity: another device of the same person.
    Own,
}

/// How the person here appears to others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileSummary {
    /// Whether this wallet says who it is.
    pub introduces: bool,
    /// As what.
    pub name: String,
    /// The own identity, once there is one.
    pub identity: Option<PublicKey>,
}

/// A line of the list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    /// Who.
    pub peer: Peer,
    /// The note about it.
    pub note: String,
    /// When it was last paid or paid last.
    pub met: Option<Timestamp>,
}

/// A person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSummary {
    /// Who.
    pub peer: Peer,
    /// The name by which it last introduced itself; empty if it never did.
    pub said: String,
    /// The note about it.
    pub note: String,
    /// Since when it is among the contacts; none if it is not.
    pub added: Option<Timestamp>,
    /// Payments with it that happened.
    pub payments: u32,
    /// The last of them.
    pub met: Option<Timestamp>,
    /// The most on trust from it in a day, of each kind of coins.
    pub limit: Amount,
    /// What was taken on trust from it in the last day: how much of which unit.
    pub on_trust: Vec<(Amount, String)>,
    /// Coins that one of its keys has spent twice, as this wallet can prove.
    pub proofs: u32,
}
