//! Which coins to give for other coins of the same worth (`docs/spec/04-transfer.md`, section 6).
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::needs::{DenominationNeeds, Need};
use crate::token::planning::{MAX_COINS, Table, misfit};

/// One unit of misfit for each unit of value; a coin more or less weighs less than that.
const COST_OF_MISFIT: u32 = 1 << 6;

/// Chooses coins for `wanted`, coins that come whole. Of all that are worth the same and of other denominations it takes those
/// that suit both best: each coin is judged by how many of its kind the giver has left and the taker has by then, and
/// weighs as much as it is worth. Of plans that suit as well, the one with fewer coins. `None` when there are no such coins,
/// or together with `wanted` more than `max_coins`, which are at most 63.
pub fn plan_swap(
    wanted: &DenominationCounts,
    holdings: &DenominationCounts,
    taker_needs: &DenominationNeeds,
    max_coins: u8,
) -> Option<DenominationCounts> {
    let value = Some(wanted.value()).filter(|value| !value.is_zero())?;
    let room = usize::from(max_coins.min(MAX_COINS)).checked_sub(wanted.coins())?;
    let usable = others(wanted, holdings);
    let fitting = fitting(value, &usable, taker_needs).filter(|coins| coins.coins() <= room);
    // What suits best may be too many coins: then as few as there can be.
    fitting.or_else(|| fewest(value, &usable)).filter(|coins| coins.coins() <= room)
}

/// A coin for an equal one changes nothing.
fn others(wanted: &DenominationCounts, holdings: &DenominationCounts) -> DenominationCounts {
    DenominationCounts(std::array::from_fn(|place| if wanted.0[place] == 0 { holdings.0[place] } else { 0 }))
}

fn fitting(value: Amount, usable: &DenominationCounts, taker: &DenominationNeeds) -> Option<DenominationCounts> {
    let mut table = Table::empty(value.0.min(usable.value().0));
    for denomination in Denomination::all().rev() {
        let have = usable.count(denomination);
        let most = u8::try_from(value.0 / denomination.value()).unwrap_or(u8::MAX).min(have).min(MAX_COINS);
        for given in 1..=most {
            let giver = Need::of_count(denomination, have - given);
            let taker = Need::of_count(denomination, least_of(taker, denomination).saturating_add(given - 1));
            let cost = 1 + COST_OF_MISFIT * denomination.value() * misfit(giver, taker);
            table.try_bundle(denomination, 1, cost);
        }
    }
    table.reaches(value.0).then(|| table.coins(value.0))
}

fn fewest(value: Amount, usable: &DenominationCounts) -> Option<DenominationCounts> {
    let table = Table::fill(usable, |_| 0);
    table.coin_count(value.0).map(|_| table.coins(value.0))
}

/// The fewest coins that a wallet with this need can have.
fn least_of(needs: &DenominationNeeds, denomination: Denomination) -> u8 {
    (0..=u8::MAX).find(|&count| Need::of_count(denomination, count) == needs.need(denomination)).unwrap_or(0)
}

#[cfg(test)]
#[path = "swap_tests.rs"]
mod tests;
