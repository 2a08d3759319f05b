//! Numbers for everything that can exist: wallets, messages and headers are each computed once, with real signatures, and from
//! then on are small integers.
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::token::telomeer::{Telomeer, Traced};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::agreement::{AgreedCoin, Agreement, Certificate};
use juicetokens_engine::token::transfer::check::{IssuanceBook, rebuild};
use juicetokens_engine::token::transfer::message::{Message, OwnerSignature};
use juicetokens_engine::token::transfer::record::{Remembered, State, TransferRecord};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::wallet::Wallet;

use crate::cast::Cast;
use crate::facts::{Facts, chain_of};

/// A wallet's number.
pub type PlaceId = u16;
/// A message's number: its bit in the network.
pub type MessageId = u8;
/// A header's number.
pub type CaseId = u8;

/// Everything a device has on its disk.
#[derive(Clone)]
pub struct Place {
    /// Whose it is.
    pub who: usize,
    /// The log.
    pub wallet: Wallet,
    /// Histories beside it.
    pub tails: BTreeMap<TokenId, Vec<u8>>,
    /// Messages that have changed it.
    pub took: u128,
    /// Whether it was put back from a backup.
    pub quarantined: bool,
    /// What the engine would call damage.
    pub damaged: bool,
}

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// M3, with M2.
    Offer,
    /// M4.
    Vote,
    /// M5.
    Commit,
    /// M6.
    Final,
    /// A5.
    SenderAbort,
    /// Y, said to the payer.
    ReceiverAbort,
    /// Y, handed to the witness; nobody else reads it.
    Filed,
    /// V.
    AbortCertificate,
    /// The witness's word that it registered a certificate.
    Registered,
    /// Refuse.
    Refuse,
    /// Cancel.
    Cancel,
}

/// A message that was said at least once somewhere.
pub struct Said {
    /// Its envelope.
    pub bytes: Vec<u8>,
    /// What it says; nothing for words that are no envelopes here.
    pub message: Option<Message>,
    /// What it is.
    pub kind: Kind,
    /// Which deal.
    pub deal: usize,
    /// Which header, where it names one.
    pub case: Option<CaseId>,
}

/// One coin's move under a header.
#[derive(Clone)]
pub struct Spend {
    /// The coin's number.
    pub coin: usize,
    /// The number of the hop.
    pub seq: u16,
    /// What it follows.
    pub prev: Hash,
    /// Who had to sign.
    pub owner: PublicKey,
    /// The hop's identity.
    pub link: Hash,
    /// The hops before it.
    pub prior: Vec<(u16, Hash)>,
}

/// A header: one deal with its coins fixed.
pub struct Case {
    /// Which deal.
    pub deal: usize,
    /// Its id.
    pub header: Hash,
    /// What both sides sign.
    pub agreement: Arc<Agreement>,
    /// The votes in its M4.
    pub votes: Vec<OwnerSignature>,
    /// P.
    pub paid: Vec<Spend>,
    /// C.
    pub change: Vec<Spend>,
    /// M4.
    pub vote_message: MessageId,
    /// The chains after it, with signatures that do not hold.
    pub tails: Vec<Telomeer>,
}

/// The numbers.
pub struct Book {
    /// Who takes part.
    pub cast: Cast,
    /// Wallets by number.
    pub places: Vec<Place>,
    /// What invariants ask of them.
    pub facts: Vec<Facts>,
    /// Messages by number.
    pub said: Vec<Said>,
    /// Headers by number.
    pub cases: Vec<Case>,
    place_ids: HashMap<(usize, Vec<u8>), PlaceId>,
    message_ids: HashMap<(Kind, Vec<u8>), MessageId>,
}

/// The bit of a message.
pub fn bit(message: MessageId) -> u128 {
    1 << message
}

/// The messages of a set.
pub fn bits(mut set: u128) -> impl Iterator<Item = MessageId> {
    std::iter::from_fn(move || {
        let next = (set != 0).then(|| u8::try_from(set.trailing_zeros()).expect("at most 128"))?;
        set &= set - 1;
        Some(next)
    })
}

impl Book {
    /// Starts with the cast's wallets as places 0, 1, 2...
    pub fn new(cast: Cast) -> Self {
        let starts: Vec<_> = cast.people.iter().map(|person| person.start.clone()).collect();
        let mut book = Self {
            cast,
            places: Vec::new(),
            facts: Vec::new(),
            said: Vec::new(),
            cases: Vec::new(),
            place_ids: HashMap::new(),
            message_ids: HashMap::new(),
        };
        for (who, (wallet, tails)) in starts.into_iter().enumerate() {
            book.place_id(Place { who, wallet, tails, took: 0, quarantined: false, damaged: false });
        }
        book
    }

    /// The number of a wallet; equal logs are one wallet.
    pub fn place_id(&mut self, mut place: Place) -> PlaceId {
        // The log alone: what the engine remembers between two steps is lost in a crash.
        place.wallet.transfers.values_mut().for_each(|record| Arc::make_mut(record).remembered = Remembered::Nothing);
        place.wallet.movements.sort_by_key(|movement| format!("{movement:?}"));
        let mut key = place.wallet.snapshot().encode();
        for (id, tail) in &place.tails {
            key.extend_from_slice(id.as_bytes());
            key.extend_from_slice(tail);
        }
        key.extend_from_slice(&place.took.to_le_bytes());
        key.extend([u8::from(place.quarantined), u8::from(place.damaged)]);
        let key = (place.who, key);
        if let Some(id) = self.place_ids.get(&key) {
            return *id;
        }
        let id = PlaceId::try_from(self.places.len()).expect("few wallets");
        let facts = Facts::new(self, &place);
        self.place_ids.insert(key, id);
        self.facts.push(facts);
        self.places.push(place);
        id
    }

    /// The number of a message.
    pub fn message_id(&mut self, said: Said) -> MessageId {
        let key = (said.kind, said.bytes.clone());
        if let Some(id) = self.message_ids.get(&key) {
            return *id;
        }
        let id = MessageId::try_from(self.said.len()).expect("few messages");
        assert!(id < 128, "more messages than bits");
        self.message_ids.insert(key, id);
        self.said.push(said);
        id
    }

    /// The number of an envelope that belongs to a written transfer.
    pub fn envelope_id(&mut self, bytes: Vec<u8>, record: &TransferRecord) -> Option<MessageId> {
        let message = wire::decode(&bytes).expect("the engine's own words");
        let kind = kind_of(&message)?;
        let (deal, case) = (self.deal_of(record), self.case_of(record));
        Some(self.message_id(Said { bytes, message: Some(message), kind, deal, case }))
    }

    /// A word that is no envelope: what the witness is told or says of a header.
    pub fn mark_id(&mut self, kind: Kind, case: CaseId) -> MessageId {
        let Case { deal, header, .. } = self.cases[usize::from(case)];
        let bytes = header.as_bytes().to_vec();
        self.message_id(Said { bytes, message: None, kind, deal, case: Some(case) })
    }

    /// The deal of a record.
    pub fn deal_of(&self, record: &TransferRecord) -> usize {
        let request = record.terms.request.request.nonce;
        self.cast.deals.iter().position(|deal| deal.request.request.nonce == request).expect("a deal of the cast")
    }

    /// The message of a kind about a header, if it exists.
    pub fn about(&self, kind: Kind, case: CaseId) -> Option<MessageId> {
        let place = self.said.iter().position(|said| said.kind == kind && said.case == Some(case))?;
        MessageId::try_from(place).ok()
    }

    /// All messages of a kind about a deal, as bits.
    pub fn about_deal(&self, kind: Kind, deal: usize) -> u128 {
        let hits = self.said.iter().enumerate().filter(|(_, said)| said.kind == kind && said.deal == deal);
        hits.fold(0, |set, (place, _)| set | 1 << place)
    }

    /// The header of a record that knows M3 and M4.
    pub fn case_of(&mut self, record: &TransferRecord) -> Option<CaseId> {
        let book: IssuanceBook = [(self.cast.issuance.id(), self.cast.issuance.clone())].into();
        let (agreement, votes) = rebuild(record, &book)?;
        let header = agreement.header();
        if let Some(case) = self.cases.iter().position(|case| case.header == header) {
            let case = CaseId::try_from(case).expect("few headers");
            return Some(case);
        }
        let id = CaseId::try_from(self.cases.len()).expect("few headers");
        let (paid, change, tails) = self.spends(&agreement);
        let deal = self.deal_of(record);
        let votes = votes.to_vec();
        self.cases.push(Case { deal, header, agreement, votes, paid, change, vote_message: 0, tails });
        let message = Some(wire::decode(&record.receiver_exo_pak).expect("M4"));
        let bytes = record.receiver_exo_pak.to_vec();
        let vote_message = self.message_id(Said { bytes, message, kind: Kind::Vote, deal, case: Some(id) });
        self.cases[usize::from(id)].vote_message = vote_message;
        Some(id)
    }

    /// The commits of a header whose M5 exists.
    pub fn commits(&self, case: CaseId) -> Vec<OwnerSignature> {
        let message = self.about(Kind::Commit, case).and_then(|id| self.said[usize::from(id)].message.clone());
        match message {
            Some(Message::Commit(commit)) => commit.signatures,
            _ => Vec::new(),
        }
    }

    fn spends(&self, agreement: &Agreement) -> (Vec<Spend>, Vec<Spend>, Vec<Telomeer>) {
        let none = Signature([0; 64]);
        let owners = agreement.payment.iter().chain(&agreement.change).map(|coin| coin.traced.owner);
        let sides = [agreement.terms.payer(), agreement.terms.payee()];
        let signatures: Vec<OwnerSignature> =
            owners.chain(sides).map(|key| OwnerSignature { key, signature: none }).collect();
        // A link does not depend on signatures.
        let unsigned = Certificate { commits: &signatures, votes: &signatures, acknowledgement: Some(none) };
        let paid = agreement.paid_telomeers(&unsigned).expect("all keys are there");
        let back = agreement.change_telomeers(&unsigned).expect("all keys are there");
        let spends = |coins: &[AgreedCoin], after: &[(Traced, Telomeer)]| {
            coins.iter().zip(after).map(|(coin, (traced, _))| self.spend(coin, traced.head)).collect()
        };
        let tails = paid.iter().chain(&back).map(|(_, tail)| tail.clone()).collect();
        (spends(&agreement.payment, &paid), spends(&agreement.change, &back), tails)
    }

    fn spend(&self, coin: &AgreedCoin, link: Hash) -> Spend {
        let prior = chain_of(&coin.telomeer);
        let traced = &coin.traced;
        let number = self.cast.coin_of(&traced.token_id);
        Spend { coin: number, seq: traced.seq + 1, prev: traced.head, owner: traced.owner, link, prior }
    }

    /// What invariants ask of a wallet.
    pub fn facts_of(&self, place: PlaceId) -> &Facts {
        &self.facts[usize::from(place)]
    }

    /// The record of a deal in a wallet.
    pub fn record(&self, place: PlaceId, deal: usize) -> Option<&TransferRecord> {
        let nonce = self.cast.deals[deal].request.request.nonce;
        let mut records = self.places[usize::from(place)].wallet.records();
        records.find(|record| record.terms.request.request.nonce == nonce)
    }

    /// Where a deal stands in a wallet.
    pub fn state(&self, place: PlaceId, deal: usize) -> Option<State> {
        self.facts[usize::from(place)].deals[deal].state
    }
}

fn kind_of(message: &Message) -> Option<Kind> {
    Some(match message {
        Message::SenderExoPak(_) => Kind::Offer,
        Message::ReceiverExoPak(_) => Kind::Vote,
        Message::Commit(_) => Kind::Commit,
        Message::Final(_) => Kind::Final,
        Message::SenderRetroPak(_) => Kind::SenderAbort,
        Message::ReceiverRetroPak(_) => Kind::ReceiverAbort,
        Message::AbortCertificate(_) => Kind::AbortCertificate,
        Message::Refuse(_) => Kind::Refuse,
        Message::Cancel(_) => Kind::Cancel,
        Message::Request(_) | Message::Plan(_) | Message::Recovery(_) => return None,
        Message::Settlement(_) | Message::News(_) | Message::Hint(_) | Message::Presence(_) => return None,
    })
}
