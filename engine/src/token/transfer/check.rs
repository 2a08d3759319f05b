//! What a side checks of coins that come from the peer, and how it says no.
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::random::Dice;
use crate::foundation::signature::{BatchError, VerificationBatch};
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::Timestamp;
use crate::token::amount::DenominationCounts;
use crate::token::hop::{Direction, most_voids};
use crate::token::issuance::{Issuance, IssuanceId, SignedIssuance};
use crate::token::merkle;
use crate::token::telomeer::{TelomeerError, Traced};
use crate::token::transfer::agreement::{AgreedCoin, Agreement, OfferedLeaves};
use crate::token::transfer::message::{ExoPak, Message, OwnerSignature};
use crate::token::transfer::plan::PlanMessage;
use crate::token::transfer::record::{Remembered, TransferRecord};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::wire;
use crate::token::travelling_coin::TravellingCoin;

/// What it takes to verify many signatures at once, and perhaps what is known of them already.
pub type Verifier<'a> = (&'a mut Dice, Option<&'a SignatureCache>);

/// Issuance records known to a wallet.
pub type IssuanceBook = BTreeMap<IssuanceId, SignedIssuance>;

/// A no, with its reason; nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: RefuseCode,
    /// Which coin or which amounts, as the code says.
    pub data: Vec<u8>,
}

impl From<RefuseCode> for Refusal {
    fn from(code: RefuseCode) -> Self {
        Self { code, data: Vec::new() }
    }
}

/// What coins must be to be taken.
pub struct Expected<'a> {
    /// Which coins, exactly, of which authority, and whether nobody settles doubt: the coins' issuance must say the same.
    pub plan: &'a PlanMessage,
    /// Which of the plan's coins.
    pub direction: Direction,
    /// Now; a coin that has expired is not taken.
    pub now: Timestamp,
}

/// Checks traced coins against what was agreed.
pub fn check_coins(traced: &[AgreedCoin], expected: &Expected<'_>, book: &IssuanceBook) -> Result<(), Refusal> {
    if !traced.windows(2).all(|pair| pair[0].traced.token_id < pair[1].traced.token_id) {
        return Err(RefuseCode::Malformed.into());
    }
    let mut counts = DenominationCounts::default();
    for coin in traced {
        check_coin(coin, expected, book)?;
        counts.0[coin.traced.denomination.index()] += 1;
    }
    if counts != *expected.counts() {
        return Err(RefuseCode::Amount.into());
    }
    if evidence_fits(traced, expected.plan, expected.direction) { Ok(()) } else { Err(RefuseCode::Malformed.into()) }
}

impl Expected<'_> {
    fn counts(&self) -> &DenominationCounts {
        match self.direction {
            Direction::Payment => &self.plan.pay,
            Direction::Change => &self.plan.change,
        }
    }
}

/// Whether none of these coins carries more evidence than it may at its place among those of the plan.
pub(super) fn evidence_fits(coins: &[AgreedCoin], plan: &PlanMessage, direction: Direction) -> bool {
    let (pay, change) = (plan.pay.coins(), plan.change.coins());
    let first = match direction {
        Direction::Payment => 1,
        Direction::Change => 1 + pay,
    };
    let most = |place: usize| most_voids(direction, merkle::path_len(first + place, 1 + pay + change));
    coins.iter().enumerate().all(|(place, coin)| coin.void.len() <= most(place))
}

fn check_coin(coin: &AgreedCoin, expected: &Expected<'_>, book: &IssuanceBook) -> Result<(), Refusal> {
    let issuance = book.get(&coin.traced.issuance).ok_or(RefuseCode::NotAccepted)?;
    let code = if issuance.authority() != expected.plan.authority
        || issuance.issuance.is_witnessed() == expected.plan.no_witness
    {
        RefuseCode::NotAccepted
    } else if u64::from(coin.traced.expiry_minutes) * 60_000 <= expected.now.0 {
        RefuseCode::Expired
    } else if coin.traced.hops >= issuance.issuance.hop_limit {
        RefuseCode::TooManyHops
    } else {
        return Ok(());
    };
    Err(Refusal { code, data: coin.traced.token_id.as_bytes().to_vec() })
}

/// Traces coins without asking whether they are wanted; every signature goes into the batch, which must be verified before
/// the result is believed.
pub fn trace_coins(
    coins: &[TravellingCoin],
    book: &IssuanceBook,
    batch: &mut VerificationBatch,
) -> Result<Vec<AgreedCoin>, Refusal> {
    batch.reserve(coins.iter().map(|coin| 1 + 2 * coin.telomeer.hops.len()).sum());
    let labelled = coins.iter().enumerate();
    labelled.map(|(label, coin)| agree(coin, book, |issuance| coin.trace(issuance, batch, label))).collect()
}

/// Traces coins that were verified before they were written.
pub fn retrace_coins(coins: &[TravellingCoin], book: &IssuanceBook) -> Result<Vec<AgreedCoin>, Refusal> {
    coins.iter().map(|coin| agree(coin, book, |issuance| coin.telomeer.retrace(issuance))).collect()
}

fn agree(
    coin: &TravellingCoin,
    book: &IssuanceBook,
    trace: impl FnOnce(&SignedIssuance) -> Result<Traced, TelomeerError>,
) -> Result<AgreedCoin, Refusal> {
    let issuance = book.get(&coin.telomeer.anchor.issuance).ok_or(RefuseCode::NotAccepted)?;
    let traced = trace(issuance).map_err(|_| RefuseCode::Malformed)?;
    Ok(AgreedCoin { telomeer: Arc::clone(&coin.telomeer), traced, void: coin.void.clone() })
}

/// Reads the issuance records of a packet, which are kept for good: none that no coin is of, and those known already not twice.
pub fn learn<'a>(
    book: &'a IssuanceBook,
    pak: &ExoPak,
) -> Result<(Cow<'a, IssuanceBook>, Vec<SignedIssuance>), Refusal> {
    let mut book = Cow::Borrowed(book);
    let mut new = Vec::new();
    for bytes in &pak.issuances {
        // What is known to the byte was verified when it was learnt.
        let of_a_coin = pak.coins.iter().filter_map(|coin| book.get(&coin.telomeer.anchor.issuance));
        if of_a_coin.into_iter().any(|known| known.bytes() == bytes) {
            continue;
        }
        let issuance = Issuance::parse(bytes).map_err(|_| RefuseCode::NotAccepted)?;
        if !pak.coins.iter().any(|coin| coin.telomeer.anchor.issuance == issuance.id()) {
            return Err(RefuseCode::Malformed.into());
        }
        if !book.contains_key(&issuance.id()) {
            book.to_mut().insert(issuance.id(), issuance.clone());
            new.push(issuance);
        }
    }
    Ok((book, new))
}

/// Verifies a batch, as far as a cache does not know it to hold; a failure names the coin, or, from `coins.len()` on, a
/// signature of the message itself.
pub fn verify_batch(
    batch: VerificationBatch,
    coins: &[AgreedCoin],
    (dice, cache): Verifier<'_>,
) -> Result<(), Refusal> {
    let verdict = match cache {
        Some(cache) => batch.verify_cached(cache, dice).map(drop),
        None => batch.verify(dice),
    };
    match verdict {
        Ok(()) => Ok(()),
        Err(BatchError::Invalid { label }) => {
            let data = coins.get(label).map_or(Vec::new(), |coin| coin.traced.token_id.as_bytes().to_vec());
            Err(Refusal { code: RefuseCode::Signature, data })
        }
        Err(BatchError::Empty) => Err(RefuseCode::Signature.into()),
    }
}

/// Rebuilds what both sides sign from a written transfer whose M3 and M4 are known, with the votes of M4. Its coins were
/// verified before they were written, and are not verified again.
pub fn rebuild(record: &TransferRecord, book: &IssuanceBook) -> Option<(Arc<Agreement>, Arc<[OwnerSignature]>)> {
    if let Remembered::Agreement(agreement, votes) = &record.remembered {
        return Some((Arc::clone(agreement), Arc::clone(votes)));
    }
    let Ok(Message::ReceiverExoPak(vote)) = wire::decode(&record.receiver_exo_pak) else { return None };
    let Ok(Message::SenderExoPak(offer)) = wire::decode(&record.sender_exo_pak) else { return None };
    let payment = retrace_coins(&offer.coins, book).ok()?;
    let change = retrace_coins(&vote.coins, book).ok()?;
    let leaves = OfferedLeaves::derive(&record.terms, &offer.salt, payment.iter());
    let agreement = Agreement::derive(record.terms.clone(), leaves, payment, change);
    Some((Arc::new(agreement), vote.signatures.into()))
}
