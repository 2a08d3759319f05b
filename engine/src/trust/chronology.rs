//! Portable evidence of a false time: a chain whose transfers go back in time, as both of their parties signed
//! (`docs/spec/07-time.md`, section 6). It concerns nobody's coins: ownership reads no clock.
use thiserror::Error;

use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, VerificationBatch};
use crate::foundation::time::Timestamp;
use crate::foundation::time::spoofing::first_backwards;
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::Telomeer;

/// A hop whose interval ends before something that must have come earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackwardsHop {
    /// Which hop, counted from 0 after the anchor.
    pub hop: usize,
    /// The coin's old owner, for whom its side's transfer key signed the time.
    pub spender: PublicKey,
    /// The new owner, who signed the same time.
    pub counterparty: PublicKey,
    /// The end of the hop's interval.
    pub ends: Timestamp,
}

/// Why a chain is no evidence.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum NoEvidence {
    /// The chain or one of its signatures does not hold.
    #[error("the chain does not hold")]
    Chain,
    /// Its times go forward.
    #[error("the times of the chain go forward")]
    Forward,
}

/// Verifies a chain and finds the first hop whose time contradicts its anchor or an earlier hop. Anybody can repeat it with the
/// chain and the issuance record alone.
pub fn find_backwards_hop(
    telomeer: &Telomeer,
    issuance: &SignedIssuance,
    dice: &mut Dice,
) -> Result<BackwardsHop, NoEvidence> {
    let mut batch = VerificationBatch::new();
    telomeer.trace(issuance, &mut batch, 0).map_err(|_| NoEvidence::Chain)?;
    batch.verify(dice).map_err(|_| NoEvidence::Chain)?;
    let hop = first_backwards_hop(telomeer).ok_or(NoEvidence::Forward)?;
    let found = &telomeer.hops[hop];
    let before = hop.checked_sub(1).map_or(telomeer.anchor.owner, |place| telomeer.hops[place].counterparty);
    let spender = found.owner.map_or(before, |(header_key, _)| header_key);
    Ok(BackwardsHop { hop, spender, counterparty: found.counterparty, ends: found.times.upper() })
}

/// The first such hop of a chain whose signatures are not looked at.
pub fn first_backwards_hop(telomeer: &Telomeer) -> Option<usize> {
    let anchored = Timestamp(u64::from(telomeer.anchor.anchored_minutes) * 60_000);
    let intervals: Vec<_> = telomeer.hops.iter().map(|hop| (hop.times.lo, hop.times.upper())).collect();
    first_backwards(anchored, &intervals)
}
