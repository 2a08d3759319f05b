//! The signed receipt as a file (`docs/spec/13-receipts.md`): all that somebody needs who was not there, and has no wallet, to see
//! who paid whom what and when.
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch, verify};
use crate::foundation::time::TransferTimes;
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::hop::{Direction, MAX_COINS};
use crate::token::issuance::{Issuance, IssuanceError, SignedIssuance};
use crate::token::telomeer::Telomeer;
use crate::token::transfer::agreement::{AgreedCoin, Agreement, OfferedLeaves, OwnerSignature};
use crate::token::transfer::check::{IssuanceBook, evidence_fits, rebuild, trace_coins};
use crate::token::transfer::message::Message;
use crate::token::transfer::payer::{distinct_owners, push_signatures};
use crate::token::transfer::plan::{PlanMessage, SignedPlan, Terms};
use crate::token::transfer::record::{State, TransferRecord};
use crate::token::transfer::request::{Request, SignedRequest};
use crate::token::transfer::wire;
use crate::token::travelling_coin::TravellingCoin;
use crate::token::void_evidence::{MAX_VOIDS, encode_void, read_void_or_none};

/// What every file begins with.
pub const MAGIC: &[u8; 4] = b"JTRC";

/// Most bytes of a file: 63 coins of 64 hops each fit.
pub const MAX_LEN: usize = 4_000_000;

/// A receipt that reads; nothing of it is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptFile {
    issuances: Vec<Vec<u8>>,
    transcript: Hash,
    request: SignedRequest,
    plan: SignedPlan,
    salt: [u8; 16],
    payment: Vec<TravellingCoin>,
    change: Vec<TravellingCoin>,
    commits: Vec<OwnerSignature>,
    votes: Vec<OwnerSignature>,
    acknowledgement: Option<Signature>,
}

/// What is checked of a receipt, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum ReceiptCheck {
    /// The issuer has signed the issuance of the coins.
    Issuer,
    /// Every coin's chain holds, from its issuer to this payment.
    Coins,
    /// The coins paid less the coins given back are the amount, and they are the coins of the plan.
    Sum,
    /// The payee has signed what it asked for.
    Request,
    /// The payer has signed how it would pay.
    Plan,
    /// The payer, and whoever else owned a coin paid, has signed exactly this payment.
    Payer,
    /// The payee, and whoever else owned a coin given back, has signed exactly this payment.
    Payee,
    /// The payee has signed that it has it.
    Acknowledged,
    /// Of a cashing in: each owner has signed that its coins go back.
    Given,
    /// Of a cashing in: the issuer has signed that it took them back.
    Taken,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Finding {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// The signature is not in the file, and need not be.
    Missing,
    /// It rests on a check that failed.
    Unchecked,
}

/// What a receipt says, and which of it holds.
#[derive(Clone, Debug)]
pub struct ReadReceipt {
    /// Every check in order.
    pub checks: Vec<(ReceiptCheck, Finding)>,
    /// The issuances of its coins, as far as their signatures hold.
    pub issuances: Vec<SignedIssuance>,
    /// What is paid; in a swap what goes each way.
    pub amount: Amount,
    /// Coins for coins that are worth the same: nothing is paid.
    pub swap: bool,
    /// The payee's note.
    pub memo: String,
    /// The payer's transfer key.
    pub payer: PublicKey,
    /// The payee's transfer key.
    pub payee: PublicKey,
    /// When, as both have signed.
    pub times: TransferTimes,
    /// The payment's id for good; none where the coins do not lead to it.
    pub header: Option<Hash>,
    /// The coins paid.
    pub payment: Vec<AgreedCoin>,
    /// The coins given back.
    pub change: Vec<AgreedCoin>,
    /// Whether the coin was taken from paper: then one device has signed for both sides.
    pub from_paper: bool,
}

impl ReadReceipt {
    /// Whether everything that must hold does.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|(_, finding)| matches!(finding, Finding::Holds | Finding::Missing))
    }
}

impl ReceiptFile {
    /// The receipt of a transfer that was committed and not voided.
    pub fn of(record: &TransferRecord, book: &IssuanceBook) -> Option<Self> {
        if !matches!(record.state, State::Committed | State::Final | State::Received) {
            return None;
        }
        let (agreement, votes) = rebuild(record, book)?;
        let Ok(Message::SenderExoPak(pak)) = wire::decode(&record.sender_exo_pak) else { return None };
        let Ok(Message::Commit(commit)) = wire::decode(&record.commit) else { return None };
        let acknowledgement = match wire::decode(&record.acknowledgement) {
            Ok(Message::Final(last)) => Some(last.signature),
            _ => None,
        };
        let travelling = |coins: &[AgreedCoin]| -> Vec<TravellingCoin> {
            coins.iter().map(|coin| TravellingCoin::new(Arc::clone(&coin.telomeer), coin.void.clone())).collect()
        };
        let coins = agreement.payment.iter().chain(&agreement.change);
        let issuances: BTreeMap<_, _> =
            coins.filter_map(|coin| Some((coin.traced.issuance, book.get(&coin.traced.issuance)?))).collect();
        Some(Self {
            issuances: issuances.values().map(|issuance| issuance.bytes().to_vec()).collect(),
            transcript: record.terms.transcript,
            request: (*record.terms.request).clone(),
            plan: record.terms.plan.clone(),
            salt: pak.salt,
            payment: travelling(&agreement.payment),
            change: travelling(&agreement.change),
            commits: commit.signatures,
            votes: votes.to_vec(),
            acknowledgement,
        })
    }

    /// The file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Writer::new();
        bytes.put(MAGIC);
        bytes.put(&[1, 1]);
        bytes.u8(count(self.issuances.len()));
        self.issuances.iter().for_each(|issuance| put_long(&mut bytes, issuance));
        bytes.put(self.transcript.as_bytes());
        put_long(&mut bytes, &self.request.encode());
        put_long(&mut bytes, &self.plan.encode());
        bytes.put(&self.salt);
        [&self.payment, &self.change].into_iter().for_each(|coins| put_coins(&mut bytes, coins));
        [&self.commits, &self.votes].into_iter().for_each(|signatures| put_signatures(&mut bytes, signatures));
        bytes.u8(u8::from(self.acknowledgement.is_some()));
        if let Some(signature) = &self.acknowledgement {
            bytes.put(&signature.0);
        }
        bytes.0
    }

    /// Reads a file; nothing is verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::of_file(bytes, MAGIC, MAX_LEN)?;
        let issuances = (0..reader.count(usize::from(MAX_COINS))?).map(|_| take_long(&mut reader).map(<[u8]>::to_vec));
        let file = Self {
            issuances: issuances.collect::<Result<_, _>>()?,
            transcript: reader.hash()?,
            request: Request::parse(take_long(&mut reader)?)?,
            plan: PlanMessage::parse(take_long(&mut reader)?)?,
            salt: reader.array()?,
            payment: take_coins(&mut reader)?,
            change: take_coins(&mut reader)?,
            commits: take_signatures(&mut reader)?,
            votes: take_signatures(&mut reader)?,
            acknowledgement: if reader.count(1)? == 1 { Some(reader.signature()?) } else { None },
        };
        reader.finish()?;
        Ok(file)
    }

    /// Verifies everything, check by check.
    pub fn verify(&self, dice: &mut Dice) -> ReadReceipt {
        let terms = Terms::new(self.request.clone(), self.plan.clone(), self.transcript);
        let mut read = ReadReceipt {
            checks: Vec::new(),
            issuances: Vec::new(),
            amount: terms.value(),
            swap: self.request.request.swap,
            memo: self.request.request.memo.clone(),
            payer: terms.payer(),
            payee: terms.payee(),
            times: terms.times(),
            header: None,
            payment: Vec::new(),
            change: Vec::new(),
            from_paper: false,
        };
        read.from_paper = self.transcript == crate::token::paper::transcript(&read.payer);
        let book = self.check_issuances(&mut read);
        let agreement = book.and_then(|book| self.check_coins(&terms, &book, &mut read, dice));
        read.note(ReceiptCheck::Request, self.request.verify(&self.transcript, None).is_ok());
        read.note(ReceiptCheck::Plan, terms.verify_plan(None).is_ok());
        match agreement {
            Some(agreement) => self.check_signatures(&agreement, &mut read, dice),
            None => [ReceiptCheck::Payer, ReceiptCheck::Payee, ReceiptCheck::Acknowledged]
                .into_iter()
                .for_each(|check| read.checks.push((check, Finding::Unchecked))),
        }
        read
    }

    fn check_issuances(&self, read: &mut ReadReceipt) -> Option<IssuanceBook> {
        let parsed: Result<Vec<SignedIssuance>, IssuanceError> =
            self.issuances.iter().map(|bytes| Issuance::parse(bytes)).collect();
        let authority = self.plan.plan.authority;
        let is_good = |parsed: &Vec<SignedIssuance>| {
            !parsed.is_empty() && parsed.iter().all(|known| known.authority() == authority)
        };
        let good = parsed.ok().filter(is_good);
        read.note(ReceiptCheck::Issuer, good.is_some());
        read.issuances = good.clone().unwrap_or_default();
        if good.is_none() {
            read.checks.extend([ReceiptCheck::Coins, ReceiptCheck::Sum].map(|check| (check, Finding::Unchecked)));
        }
        Some(good?.into_iter().map(|known| (known.id(), known)).collect())
    }

    /// Traces every chain, and puts the payment's tree together from them.
    fn check_coins(
        &self,
        terms: &Terms,
        book: &IssuanceBook,
        read: &mut ReadReceipt,
        dice: &mut Dice,
    ) -> Option<Agreement> {
        let mut batch = VerificationBatch::new();
        let payment = trace_coins(&self.payment, book, &mut batch);
        let change = trace_coins(&self.change, book, &mut batch);
        let plan = &self.plan.plan;
        let fits = |(payment, change): &(Vec<AgreedCoin>, Vec<AgreedCoin>)| {
            evidence_fits(payment, plan, Direction::Payment) && evidence_fits(change, plan, Direction::Change)
        };
        let traced = payment.ok().zip(change.ok()).filter(fits).filter(|_| batch.verify(dice).is_ok());
        read.note(ReceiptCheck::Coins, traced.is_some());
        let Some((payment, change)) = traced else {
            read.checks.push((ReceiptCheck::Sum, Finding::Unchecked));
            return None;
        };
        let fits = counts(&payment) == Some(plan.pay) && counts(&change) == Some(plan.change);
        read.note(ReceiptCheck::Sum, fits && terms.is_as_asked() && !plan.no_witness);
        (read.payment, read.change) = (payment.clone(), change.clone());
        let leaves = OfferedLeaves::derive(terms, &self.salt, payment.iter());
        let agreement = Agreement::derive(terms.clone(), leaves, payment, change);
        read.header = Some(agreement.header());
        Some(agreement)
    }

    fn check_signatures(&self, agreement: &Agreement, read: &mut ReadReceipt, dice: &mut Dice) {
        let header = agreement.header();
        let mut all_have_signed = |key, coins: &[AgreedCoin], role, signatures: &[OwnerSignature]| {
            let mut batch = VerificationBatch::new();
            let owners = distinct_owners(key, coins);
            push_signatures(&owners, role, &header, signatures, &mut batch).is_ok() && batch.verify(dice).is_ok()
        };
        let payer = all_have_signed(read.payer, &agreement.payment, SigRole::Commit, &self.commits);
        let payee = all_have_signed(read.payee, &agreement.change, SigRole::Vote, &self.votes);
        read.note(ReceiptCheck::Payer, payer);
        read.note(ReceiptCheck::Payee, payee);
        match &self.acknowledgement {
            None => read.checks.push((ReceiptCheck::Acknowledged, Finding::Missing)),
            Some(signature) => {
                let holds = verify(&read.payee, SigRole::Final, &header, signature).is_ok();
                read.note(ReceiptCheck::Acknowledged, holds);
            }
        }
    }
}

impl ReadReceipt {
    fn note(&mut self, check: ReceiptCheck, holds: bool) {
        self.checks.push((check, if holds { Finding::Holds } else { Finding::Fails }));
    }
}

/// Coins by denomination; none where they are not ascending, each once.
fn counts(coins: &[AgreedCoin]) -> Option<DenominationCounts> {
    if !coins.windows(2).all(|pair| pair[0].traced.token_id < pair[1].traced.token_id) {
        return None;
    }
    let mut counts = DenominationCounts::default();
    for coin in coins {
        let count = &mut counts.0[coin.traced.denomination.index()];
        *count = count.saturating_add(1);
    }
    Some(counts)
}

fn count(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

fn put_long(bytes: &mut Writer, part: &[u8]) {
    bytes.u16(u16::try_from(part.len()).unwrap_or(u16::MAX));
    bytes.put(part);
}

fn take_long<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], ReadError> {
    let length = usize::from(reader.u16()?);
    reader.take(length)
}

fn put_coins(bytes: &mut Writer, coins: &[TravellingCoin]) {
    bytes.u8(count(coins.len()));
    for coin in coins {
        bytes.put(&coin.telomeer.encode());
        match coin.void.as_slice() {
            [] => bytes.u8(0),
            void => bytes.put(&encode_void(void)),
        }
    }
}

fn take_coins(reader: &mut Reader<'_>) -> Result<Vec<TravellingCoin>, ReadError> {
    let coin = |reader: &mut Reader<'_>| {
        let telomeer = Telomeer::read(reader)?;
        Ok(TravellingCoin::new(Arc::new(telomeer), read_void_or_none(reader, MAX_VOIDS)?))
    };
    (0..reader.count(usize::from(MAX_COINS))?).map(|_| coin(reader)).collect()
}

fn put_signatures(bytes: &mut Writer, signatures: &[OwnerSignature]) {
    bytes.u8(count(signatures.len()));
    for owner in signatures {
        bytes.put(&owner.key.0);
        bytes.put(&owner.signature.0);
    }
}

fn take_signatures(reader: &mut Reader<'_>) -> Result<Vec<OwnerSignature>, ReadError> {
    let one = |reader: &mut Reader<'_>| Ok(OwnerSignature { key: reader.key()?, signature: reader.signature()? });
    (0..reader.count(1 + usize::from(MAX_COINS))?).map(|_| one(reader)).collect()
}
