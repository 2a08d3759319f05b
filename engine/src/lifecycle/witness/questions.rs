//! The holder's side: what it shows a witness, and what it believes of the answers (`docs/spec/09-witness.md`).
use std::sync::Arc;

use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch, verify};
use crate::lifecycle::witness::message::{FileAbort, Question, SurrenderedCoin, retirement};
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::issuance::SignedIssuance;
use crate::token::surrender::{Surrender, SurrenderPurpose};
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::transfer::agreement::{AgreedCoin, Agreement, Certificate};
use crate::token::transfer::check::{IssuanceBook, rebuild};
use crate::token::transfer::message::{Message, OwnerSignature, RetroPak};
use crate::token::transfer::record::{Role, State, TransferRecord};
use crate::token::transfer::step::{OwnCoin, Wanted};
use crate::token::transfer::wire;

/// A transfer's whole certificate: from the payer with its change, from a payee that holds an M5 without.
pub fn register(record: &TransferRecord, book: &IssuanceBook) -> Option<Question> {
    let (agreement, votes) = rebuild(record, book)?;
    let commits = held_commits(record)?;
    let certificate = Certificate { commits: &commits, votes: &votes, acknowledgement: None };
    let mut tails: Vec<Telomeer> = agreement.paid_telomeers(&certificate)?.into_iter().map(|(_, tail)| tail).collect();
    if record.role() == Role::Payer {
        tails.extend(agreement.change_telomeers(&certificate)?.into_iter().map(|(_, tail)| tail));
    }
    Some(Question::Register(tails))
}

/// The commits of the M5 that a record holds.
pub fn held_commits(record: &TransferRecord) -> Option<Vec<OwnerSignature>> {
    match wire::decode(&record.commit) {
        Ok(Message::Commit(commit)) => Some(commit.signatures),
        _ => None,
    }
}

/// Y, opened so that a witness can read it.
pub fn file_abort(record: &TransferRecord, book: &IssuanceBook) -> Option<Question> {
    // A payee that A5 has set free asks when its change turns out dead: the payer may have committed all the same.
    let released = record.state == State::RolledBack && record.abort_certificate.is_empty();
    if !released && !matches!(record.state, State::Prepared | State::AbortFiled) {
        return None;
    }
    let (agreement, ..) = rebuild(record, book)?;
    let Ok(Message::ReceiverRetroPak(RetroPak { signature, .. })) = wire::decode(&record.receiver_retro_pak) else {
        return None;
    };
    Some(Question::FileAbort(Box::new(FileAbort {
        sid: record.sid(),
        issuance: issuance_of(&agreement)?.traced.issuance,
        opening: *agreement.fields(),
        receiver_abort: signature,
        sender_abort: None,
    })))
}

fn issuance_of(agreement: &Agreement) -> Option<&AgreedCoin> {
    agreement.payment.first()
}

/// Coins that their owner is about to sign over; ascending by token id.
pub struct SurrenderDraft {
    /// Each with the key it lies under.
    pub coins: Vec<(OwnCoin, Surrender)>,
    /// They shall not come back.
    pub for_good: bool,
}

impl SurrenderDraft {
    /// Puts coins in the witness's hands, for good or to come back under the key they lie under: so every copy of a wallet signs
    /// the same, on any day.
    pub fn new(coins: Vec<OwnCoin>, for_good: bool) -> Option<Self> {
        let new_owner = |own: &OwnCoin| (!for_good).then_some(own.coin.traced.owner);
        let coins = coins.into_iter().map(|own| surrender_of(&own, new_owner(&own)).map(|surrender| (own, surrender)));
        Some(Self { coins: coins.collect::<Option<_>>()?, for_good })
    }

    /// One signature a coin.
    pub fn wanted(&self) -> Vec<Wanted> {
        self.coins.iter().map(|(own, surrender)| Wanted { key: own.owner, message: surrender.message() }).collect()
    }

    /// The coins as they travel to the witness.
    pub fn finish(self, signatures: &[Signature]) -> Vec<SurrenderedCoin> {
        let pairs = self.coins.into_iter().zip(signatures);
        let coin = |((own, surrender), signature): ((OwnCoin, Surrender), &Signature)| SurrenderedCoin {
            telomeer: Arc::unwrap_or_clone(own.coin.telomeer),
            surrender,
            signature: *signature,
        };
        pairs.map(coin).collect()
    }
}

/// What stands in the place of a coin's next hop when it goes to the witness; none when its numbers run out.
pub fn surrender_of(own: &OwnCoin, new_owner: Option<PublicKey>) -> Option<Surrender> {
    let traced = &own.coin.traced;
    Some(Surrender {
        purpose: if new_owner.is_some() { SurrenderPurpose::Renewal } else { SurrenderPurpose::Redemption },
        token_id: traced.token_id,
        seq: traced.seq.checked_add(1)?,
        prev: traced.head,
        new_owner: new_owner.unwrap_or(Surrender::NOBODY),
        void: own.coin.void.clone(),
    })
}

/// Checks that an anchor goes on from exactly what was signed over, in the witness's hand; `owner` is under whose key the coin lay:
/// what the witness does not take for good comes back under it.
pub fn check_renewed(
    (surrender, owner): (&Surrender, &PublicKey),
    anchor: &Anchor,
    issuance: &SignedIssuance,
    dice: &mut Dice,
) -> Option<(Traced, Telomeer)> {
    let continues = anchor.kind == AnchorKind::Checkpoint
        && anchor.token_id() == surrender.token_id
        && (anchor.seq, anchor.head, anchor.owner) == (surrender.seq, surrender.prev, surrender.back_to(owner));
    let telomeer = Telomeer { anchor: anchor.clone(), hops: Vec::new() };
    let mut batch = VerificationBatch::new();
    let traced = telomeer.trace(issuance, &mut batch, 0).ok()?;
    (continues && batch.verify(dice).is_ok()).then_some((traced, telomeer))
}

/// Checks that a witness has taken a coin out of circulation.
pub fn check_retired(surrender: &Surrender, signature: &Signature, issuance: &SignedIssuance) -> bool {
    let value = retirement(surrender);
    let witnesses = &issuance.issuance.witnesses;
    witnesses.iter().any(|witness| verify(witness, SigRole::Retirement, &value, signature).is_ok())
}
