//! Which coins to pay and which change to ask for: the payer alone plans (`docs/spec/04-transfer.md`).
//!
//! The best plan pays exactly, with the least value of change, then the fewest coins, then the best fit to both
//! wallets' needs. It is never an overpayment. Pay and change are chosen apart: for each value of change, least first,
//! one table says how best to pay `amount + change` and another how best to give the change.
use thiserror::Error;

use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::hop::MAX_COINS;
use crate::token::needs::{DenominationNeeds, Need};
use crate::token::token_id::TokenId;

pub use swap::plan_swap;

mod swap;

/// Coins to pay and coins to get back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Coins from the payer.
    pub pay: DenominationCounts,
    /// Coins from the payee.
    pub change: DenominationCounts,
}

/// What a plan depends on.
#[derive(Clone, Copy, Debug)]
pub struct PlanInput<'a> {
    /// What the payee is to have more afterwards.
    pub amount: Amount,
    /// The payer's coins that are free to spend.
    pub holdings: &'a DenominationCounts,
    /// Change that the payee can give.
    pub offered: &'a DenominationCounts,
    /// What the payer needs.
    pub payer_needs: &'a DenominationNeeds,
    /// What the payee needs.
    pub payee_needs: &'a DenominationNeeds,
    /// The most coins to move, both ways together; never more than 63.
    pub max_coins: u8,
}

/// Why there is no plan, and the nearest amounts for which there is one.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("this amount cannot be paid with these coins")]
pub struct CannotPay {
    /// The nearest lower amount.
    pub below: Option<Amount>,
    /// The nearest higher amount.
    pub above: Option<Amount>,
}

/// Whether an amount can be paid, and its neighbours when it cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payable {
    /// It can be paid as it is.
    pub exact: bool,
    /// The nearest lower amount that can be paid.
    pub below: Option<Amount>,
    /// The nearest higher amount that can be paid.
    pub above: Option<Amount>,
}

impl CannotPay {
    /// What is nearest of two ways to pay.
    pub fn nearest(self, other: Self) -> Self {
        let (below, above) = nearest((self.below, self.above), (other.below, other.above));
        Self { below, above }
    }
}

impl Payable {
    /// What two ways to pay come to together.
    pub fn or(self, other: Self) -> Self {
        let (below, above) = nearest((self.below, self.above), (other.below, other.above));
        Self { exact: self.exact || other.exact, below, above }
    }
}

type Neighbours = (Option<Amount>, Option<Amount>);

fn nearest(one: Neighbours, other: Neighbours) -> Neighbours {
    let above = [one.1, other.1].into_iter().flatten().min();
    (one.0.max(other.0), above)
}

/// Finds the best plan; the same input always gives the same plan.
pub fn plan(input: PlanInput<'_>) -> Result<Plan, CannotPay> {
    let max_coins = u32::from(input.max_coins.min(MAX_COINS));
    let pay = Table::fill(input.holdings, |each| misfit(input.payer_needs.need(each), input.payee_needs.need(each)));
    let change = Table::fill(input.offered, |each| misfit(input.payee_needs.need(each), input.payer_needs.need(each)));
    match least_change(&pay, &change, input.amount.0, max_coins) {
        Some(value) => Ok(Plan { pay: pay.coins(input.amount.0 + value), change: change.coins(value) }),
        None => {
            let (below, above) = neighbours(&pay, &change, input.amount.0, max_coins);
            Err(CannotPay { below, above })
        }
    }
}

/// Says whether an amount can be paid with no more coins than this, and at most 63, and the nearest amounts that can.
pub fn payable(holdings: &DenominationCounts, offered: &DenominationCounts, amount: Amount, max_coins: u8) -> Payable {
    let (pay, change) = (Table::fill(holdings, |_| 0), Table::fill(offered, |_| 0));
    let max_coins = u32::from(max_coins.min(MAX_COINS));
    let exact = least_change(&pay, &change, amount.0, max_coins).is_some();
    let (below, above) = neighbours(&pay, &change, amount.0, max_coins);
    Payable { exact, below, above }
}

/// What has to be known of a coin to choose it.
pub trait Coin {
    /// Its value.
    fn denomination(&self) -> Denomination;
    /// Hops since its anchor.
    fn hops(&self) -> u8;
    /// Its id.
    fn token_id(&self) -> TokenId;
}

impl Coin for (Denomination, u8, TokenId) {
    fn denomination(&self) -> Denomination {
        self.0
    }

    fn hops(&self) -> u8 {
        self.1
    }

    fn token_id(&self) -> TokenId {
        self.2
    }
}

/// Which of several equal coins go first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoinOrder {
    /// The payer's: by token id.
    LowestId,
    /// The payee's, for change: fewest hops, then by token id.
    FewestHops,
}

/// Picks concrete coins, in the order of the leaves: by token id. `None` when there are not enough.
pub fn choose_coins<'a, T: Coin>(
    wanted: &DenominationCounts,
    coins: impl IntoIterator<Item = &'a T>,
    order: CoinOrder,
) -> Option<Vec<&'a T>> {
    let mut sorted: Vec<&T> = coins.into_iter().collect();
    sorted.sort_by_key(|coin| (if order == CoinOrder::FewestHops { coin.hops() } else { 0 }, coin.token_id()));
    let mut missing = *wanted;
    sorted.retain(|coin| {
        let left = &mut missing.0[coin.denomination().index()];
        let take = *left > 0;
        *left -= u8::from(take);
        take
    });
    sorted.sort_by_key(|coin| coin.token_id());
    (missing == DenominationCounts::default()).then_some(sorted)
}

/// How little it suits both sides that one coin goes: 0 from an abundance to a lack, 6 the other way round.
fn misfit(giver: Need, taker: Need) -> u32 {
    u32::from(Need::Abundance.level() - giver.level()) + u32::from(taker.level())
}

/// The least value of change with which the amount can be paid.
fn least_change(pay: &Table, change: &Table, amount: u32, max_coins: u32) -> Option<u32> {
    if amount == 0 {
        return None;
    }
    change.values().find(|&value| {
        let coins = amount.checked_add(value).and_then(|sum| pay.coin_count(sum));
        coins.zip(change.coin_count(value)).is_some_and(|(paid, given)| paid + given <= max_coins)
    })
}

fn neighbours(pay: &Table, change: &Table, amount: u32, max_coins: u32) -> (Option<Amount>, Option<Amount>) {
    let is_payable = |candidate: &u32| least_change(pay, change, *candidate, max_coins).is_some();
    let highest = pay.highest();
    let below = (1..amount.min(highest.saturating_add(1))).rev().find(is_payable);
    let above = (amount.saturating_add(1)..=highest).find(is_payable);
    (below.map(Amount), above.map(Amount))
}

/// For every value, the cheapest choice of coins that sums to it: fewest coins, then least misfit.
struct Table {
    /// Cost by value; [`NONE`] where no choice sums to it.
    cost: Vec<u32>,
    /// Bundles of equal coins, in the order they were tried.
    bundles: Vec<Bundle>,
    /// The values that at most 63 coins sum to, ascending.
    reachable: Vec<u32>,
}

/// `count` coins of one denomination that are taken together or not at all, so that few bundles make any number.
struct Bundle {
    denomination: Denomination,
    count: u8,
    /// By value: whether the best choice among the bundles so far takes this one.
    taken: Vec<bool>,
}

const NONE: u32 = u32::MAX;

/// One coin costs more than any sum of misfits of 63 coins can.
const COST_OF_A_COIN: u32 = 1 << 10;

impl Table {
    /// With room up to a value, and no coins yet.
    fn empty(highest: u32) -> Self {
        let mut cost = vec![NONE; highest as usize + 1];
        cost[0] = 0;
        Self { cost, bundles: Vec::new(), reachable: Vec::new() }
    }

    fn fill(counts: &DenominationCounts, misfit: impl Fn(Denomination) -> u32) -> Self {
        let counts = DenominationCounts(counts.0.map(|count| count.min(MAX_COINS)));
        let dearest = Denomination::all().rev().find(|&each| counts.count(each) > 0).map_or(0, Denomination::value);
        // No 63 coins are worth more than 63 of the dearest.
        let highest = counts.value().0.min(u32::from(MAX_COINS) * dearest);
        let mut table = Self::empty(highest);
        for denomination in Denomination::all().rev() {
            let each = COST_OF_A_COIN + misfit(denomination);
            for count in bundle_sizes(counts.count(denomination)) {
                table.try_bundle(denomination, count, each);
            }
        }
        table.reachable = (0..=highest).filter(|&value| table.coin_count(value).is_some()).collect();
        table
    }

    fn try_bundle(&mut self, denomination: Denomination, count: u8, cost_each: u32) {
        let worth = denomination.value() as usize * usize::from(count);
        let extra = cost_each * u32::from(count);
        let mut taken = vec![false; self.cost.len()];
        // From the top, so that the bundle is not taken twice.
        for value in (worth..self.cost.len()).rev() {
            let with = self.cost[value - worth].saturating_add(extra);
            if with < self.cost[value] {
                self.cost[value] = with;
                taken[value] = true;
            }
        }
        self.bundles.push(Bundle { denomination, count, taken });
    }

    fn values(&self) -> impl Iterator<Item = u32> {
        self.reachable.iter().copied()
    }

    fn highest(&self) -> u32 {
        self.reachable.last().copied().unwrap_or(0)
    }

    fn reaches(&self, value: u32) -> bool {
        self.cost.get(value as usize).is_some_and(|&cost| cost != NONE)
    }

    fn coin_count(&self, value: u32) -> Option<u32> {
        let coins = self.cost.get(value as usize)? / COST_OF_A_COIN;
        (coins <= u32::from(MAX_COINS)).then_some(coins)
    }

    /// The best choice for a value that has one.
    fn coins(&self, value: u32) -> DenominationCounts {
        let mut counts = DenominationCounts::default();
        let mut rest = value as usize;
        for bundle in self.bundles.iter().rev() {
            if bundle.taken[rest] {
                counts.0[bundle.denomination.index()] += bundle.count;
                rest -= bundle.denomination.value() as usize * usize::from(bundle.count);
            }
        }
        counts
    }
}

/// 1, 2, 4 … and what is left: every number up to `count` is a sum of some of them.
fn bundle_sizes(count: u8) -> Vec<u8> {
    let mut sizes = Vec::new();
    let (mut left, mut size) = (count, 1);
    while left > 0 {
        sizes.push(size.min(left));
        left -= size.min(left);
        size *= 2;
    }
    sizes
}

#[cfg(test)]
mod tests;
