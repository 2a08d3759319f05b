//! The whole border of a member on one page: what goes in, what comes out.
use serde::{Deserialize, Serialize};

/// Names a link; the host never gives a name twice.
pub type LinkId = u32;
/// Pairs what is asked for a holder with its answer; the host never gives a number twice.
pub type AskId = u32;

/// What a host knows when it opens a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What others see, in at most 32 bytes.
    pub name: String,
    /// All that was stored, in its order.
    pub log: Vec<Vec<u8>>,
}

/// One input, with what a host brings along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What happened.
    pub input: Input,
    /// The member's own clock, in milliseconds since 1970.
    pub now_ms: u64,
    /// Fresh randomness, used once.
    pub entropy: [u8; 32],
}

/// Everything that can reach a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Input {
    /// The first input.
    Begin,
    /// A link to another wallet is up, with what both ends know of it and no other link has: the certificates of both ends, in one order.
    LinkUp(LinkId, Vec<u8>),
    /// It is gone.
    LinkDown(LinkId),
    /// Bytes came over it.
    Received(LinkId, Vec<u8>),
    /// The person wants to found a committee with everybody who is linked.
    Found,
    /// All screens show this code: the person agrees to the committee that is proposed under it.
    Agree(String),
    /// The person does not found it after all. What is founded stays.
    StepBack,
    /// Settle for this issuance, a record with its signature.
    Learn(Vec<u8>),
    /// A holder's session wants to hear who settles here: its transcript.
    Greet(AskId, [u8; 32]),
    /// A holder asks: a settlement message.
    Ask(AskId, Vec<u8>),
    /// The same, but this member's person does not agree to take back what is given back for good: it begins anew.
    Decline(AskId, Vec<u8>),
    /// Nobody waits for answers any more.
    Leave,
    /// Time has passed.
    Tick,
}

/// What a host does, one after another. When storing fails nothing after it may be done: the member begins again from its log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    /// Store all of these or none, after what was stored before.
    Store(Vec<Vec<u8>>),
    /// Send bytes over a link.
    Send(LinkId, Vec<u8>),
    /// A settlement message for the holder: the group's introduction, or its answer.
    Answer(AskId, Vec<u8>),
    /// An issuance that the group settles for, a record with its signature: its host should know what it is about.
    Settles(Vec<u8>),
    /// The group's newest epoch of revoked keys, a record with its signature.
    Epoch(Vec<u8>),
    /// How it stands now.
    Changed(Summary),
}

/// How a member stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// What it is at.
    pub stage: Stage,
    /// Everybody who is in it: this member first, then by name.
    pub people: Vec<Person>,
    /// How many of them decide together.
    pub quorum: u32,
    /// What all screens show before they found; empty until all members are heard.
    pub code: String,
    /// Whether the person here has agreed.
    pub agreed: bool,
    /// The group's key, once all have founded it.
    pub group: Option<[u8; 32]>,
    /// Issuances that it settles for.
    pub issuances: u32,
}

/// What a member is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Wallets are linked.
    #[default]
    Gathering,
    /// A committee is proposed, and founded when all agree.
    Founding,
    /// It settles.
    Sitting,
    /// It sat, and somebody says in its name what it does not remember: another device has its keys, or this is an older copy. It says
    /// nothing any more.
    Unseated,
}

/// Somebody in a committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As it calls itself.
    pub name: String,
    /// Short form of its key.
    pub key: String,
    /// It is this wallet's own.
    pub is_me: bool,
    /// What it says reaches this wallet now.
    pub linked: bool,
    /// It has founded the committee; while one is founded.
    pub founded: bool,
}
