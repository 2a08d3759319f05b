//! Whose fault a contradiction is: a pure function of what was signed (`docs/spec/06-conflicts.md`, section 4).
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole};
use crate::token::hop::Direction;

/// Two spends of one coin in one place, as far as their signatures hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendFacts {
    /// The spend's identity: a hop's link, a surrender's hash.
    pub link: Hash,
    /// The transfer it belongs to; a surrender belongs to none.
    pub transfer: Option<TransferFacts>,
    /// The void evidence it carries that holds: kind and the transfer it names.
    pub voids: Vec<(SigRole, Hash)>,
}

/// What is shown of one transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransferFacts {
    /// Its header: its id.
    pub header: Hash,
    /// Which way the coin went.
    pub direction: Direction,
    /// The payer's key in the header.
    pub sender: PublicKey,
    /// The payee's key in the header.
    pub receiver: PublicKey,
    /// The header says that nobody settles doubt.
    pub no_witness: bool,
    /// The payer's commit, role `S`: in change it may be left out beside an acknowledgement.
    pub committed: bool,
    /// The payee's acknowledgement, role `F`.
    pub acknowledged: bool,
    /// A spend by the payee of a coin that this transfer paid it. Shown only where the transfer stands alone.
    pub spent_on: bool,
    /// The payee's abort, role `Y`, beside a witness's. Shown only where the transfer stands alone.
    pub receiver_aborted: bool,
}

/// Why a key is guilty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlameRule {
    /// Rule 1: the owner spent the coin twice, and nothing voids either spend.
    SpentTwice,
    /// Rule 2: the payer signed the transfer's commit and its abort.
    CommittedAndAborted,
    /// Rule 4: the payee had the transfer aborted, and took it all the same.
    ReceivedAndAborted,
}

/// What two contradicting spends prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This key's owner broke the rules.
    Culprit {
        /// The key.
        key: PublicKey,
        /// How.
        rule: BlameRule,
    },
    /// Rule 3: one of the transfers is void, and as far as is shown nobody broke a rule.
    Nobody,
    /// There are not two spends: it is the same one twice, or one is a vote that was never acknowledged.
    ProvesNothing,
}

/// Says whose fault it is that a coin was spent twice by its owner in one place.
///
/// The caller has verified what it states: both owner's signatures, and only such evidence, acknowledgements, aborts
/// and later spends as hold. At most one key is guilty, never that of somebody who kept the rules.
pub fn blame(owner: PublicKey, first: &SpendFacts, second: &SpendFacts) -> Verdict {
    if first.link == second.link || mixes_rule_sets(first, second) {
        return Verdict::ProvesNothing;
    }
    let ways = [(first, second), (second, first)];
    if let Some(verdict) = ways.into_iter().find_map(|(voided, again)| aborted_by_payer(owner, voided, again)) {
        return verdict;
    }
    if !is_spend(first) || !is_spend(second) {
        return Verdict::ProvesNothing;
    }
    let excused = ways.into_iter().find_map(|(voided, again)| excuse(owner, voided, again));
    excused.unwrap_or(Verdict::Culprit { key: owner, rule: BlameRule::SpentTwice })
}

/// Says who signed two things of one transfer that exclude each other, whoever else spends its coins.
///
/// The caller has verified what it states, and that `void` bears the signature of who may say so.
pub fn blame_transfer(owner: PublicKey, transfer: &TransferFacts, void: SigRole) -> Verdict {
    let aborted = match void {
        SigRole::AbortCertificate => !transfer.no_witness && transfer.receiver_aborted,
        SigRole::ReceiverAbort => transfer.no_witness,
        _ => false,
    };
    if void == SigRole::SenderAbort && transfer.committed {
        Verdict::Culprit { key: payer(owner, transfer), rule: BlameRule::CommittedAndAborted }
    } else if aborted && (transfer.acknowledged || transfer.spent_on) {
        Verdict::Culprit { key: payee(owner, transfer), rule: BlameRule::ReceivedAndAborted }
    } else {
        Verdict::ProvesNothing
    }
}

/// On the owner's side it is the owner's key that signed, on the other side the header's.
fn payer(owner: PublicKey, transfer: &TransferFacts) -> PublicKey {
    match transfer.direction {
        Direction::Payment => owner,
        Direction::Change => transfer.sender,
    }
}

fn payee(owner: PublicKey, transfer: &TransferFacts) -> PublicKey {
    match transfer.direction {
        Direction::Payment => transfer.receiver,
        Direction::Change => owner,
    }
}

/// Headers of one coin never differ in this flag, so one of them is of no chain.
fn mixes_rule_sets(first: &SpendFacts, second: &SpendFacts) -> bool {
    match (&first.transfer, &second.transfer) {
        (Some(first), Some(second)) => first.no_witness != second.no_witness,
        _ => false,
    }
}

/// Without a witness the payee may abandon what it voted for, until it has received.
fn is_spend(spend: &SpendFacts) -> bool {
    let Some(transfer) = &spend.transfer else { return true };
    !transfer.no_witness || transfer.direction == Direction::Payment || transfer.acknowledged
}

/// Rule 2: `again` carries the payer's abort of the transfer of `voided`. Only beside the payer's commit that convicts anybody.
fn aborted_by_payer(owner: PublicKey, voided: &SpendFacts, again: &SpendFacts) -> Option<Verdict> {
    let transfer = voided.transfer.as_ref().filter(|transfer| names(again, SigRole::SenderAbort, transfer))?;
    let culprit = Verdict::Culprit { key: payer(owner, transfer), rule: BlameRule::CommittedAndAborted };
    Some(if transfer.committed { culprit } else { Verdict::Nobody })
}

/// Rules 3 and 4: `again` carries what voids the transfer of `voided`. What the payee of a payment did is shown by the transfer alone.
fn excuse(owner: PublicKey, voided: &SpendFacts, again: &SpendFacts) -> Option<Verdict> {
    let transfer = voided.transfer.as_ref()?;
    let release = if transfer.no_witness { SigRole::ReceiverAbort } else { SigRole::AbortCertificate };
    if !names(again, release, transfer) {
        return None;
    }
    // Whoever spends its change again because the transfer is void stands by the abort, and has not taken what it was paid.
    let took_both = transfer.direction == Direction::Change && transfer.acknowledged;
    let culprit = Verdict::Culprit { key: payee(owner, transfer), rule: BlameRule::ReceivedAndAborted };
    Some(if took_both { culprit } else { Verdict::Nobody })
}

fn names(spend: &SpendFacts, kind: SigRole, transfer: &TransferFacts) -> bool {
    spend.voids.contains(&(kind, transfer.header))
}

#[cfg(test)]
mod tests;
