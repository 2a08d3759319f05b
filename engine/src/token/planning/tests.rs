#![allow(clippy::unwrap_used)]
use super::*;
use crate::foundation::hash::Hash;

/// A small generator of its own, so that a failing case can be named by its number.
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn counts(coins: &[(u32, u8)]) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    for &(value, count) in coins {
        counts.0[Denomination::of_value(value).unwrap().index()] += count;
    }
    counts
}

fn quick(amount: u32, holdings: &DenominationCounts, offered: &DenominationCounts) -> Result<Plan, CannotPay> {
    plan(PlanInput {
        amount: Amount(amount),
        holdings,
        offered,
        payer_needs: &DenominationNeeds::derive(holdings),
        payee_needs: &DenominationNeeds::derive(offered),
        max_coins: MAX_COINS,
    })
}

/// Every choice of coins up to `limit`.
fn choices(limit: &DenominationCounts) -> Vec<DenominationCounts> {
    let mut all = vec![DenominationCounts::default()];
    for place in 0..Denomination::COUNT {
        let so_far = std::mem::take(&mut all);
        for count in 0..=limit.0[place] {
            all.extend(so_far.iter().map(|choice| {
                let mut choice = *choice;
                choice.0[place] = count;
                choice
            }));
        }
    }
    all
}

/// What is minimised: value of change, coins, misfit.
type Rank = (u32, usize, u32);

fn rank(plan: &Plan, input: &PlanInput<'_>) -> Rank {
    let fit = |coins: &DenominationCounts, giver: &DenominationNeeds, taker: &DenominationNeeds| -> u32 {
        Denomination::all().map(|each| u32::from(coins.count(each)) * misfit(giver.need(each), taker.need(each))).sum()
    };
    let paid = fit(&plan.pay, input.payer_needs, input.payee_needs);
    let given = fit(&plan.change, input.payee_needs, input.payer_needs);
    (plan.change.value().0, plan.pay.coins() + plan.change.coins(), paid + given)
}

/// All pairs of choices, tried one by one.
fn best_by_force(input: &PlanInput<'_>) -> Option<Rank> {
    let changes = choices(input.offered);
    let mut best = None;
    for pay in choices(input.holdings) {
        for &change in &changes {
            let exact = pay.value().0 == input.amount.0 + change.value().0;
            if exact && pay.coins() > 0 && pay.coins() + change.coins() <= usize::from(input.max_coins) {
                let here = rank(&Plan { pay, change }, input);
                best = Some(best.map_or(here, |so_far: Rank| so_far.min(here)));
            }
        }
    }
    best
}

/// Few coins, of the five lowest denominations, so that many amounts can be paid.
fn small(numbers: &mut Numbers, denominations: u64, most: u64) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    for _ in 0..denominations {
        counts.0[numbers.below(5) as usize] = numbers.below(most + 1) as u8;
    }
    counts
}

#[test]
fn seven_is_paid_with_five_and_two() {
    let holdings = counts(&[(100, 1), (50, 1), (20, 2), (5, 1), (2, 2), (1, 1)]);
    let plan = quick(7, &holdings, &DenominationCounts::default()).unwrap();
    assert_eq!(plan, Plan { pay: counts(&[(5, 1), (2, 1)]), change: counts(&[]) });
}

#[test]
fn thirteen_is_paid_with_twenty_and_gets_seven_back() {
    let holdings = counts(&[(100, 1), (50, 1), (20, 2), (2, 1), (1, 1)]);
    let plan = quick(13, &holdings, &counts(&[(5, 1), (2, 1)])).unwrap();
    assert_eq!(plan, Plan { pay: counts(&[(20, 1)]), change: counts(&[(5, 1), (2, 1)]) });
}

#[test]
fn needs_decide_between_plans_that_are_otherwise_equal() {
    // 60 in three coins: 20 + 20 + 20 or 50 + 5 + 5.
    let holdings = counts(&[(50, 1), (20, 3), (5, 2)]);
    let offered = DenominationCounts::default();
    let plan_with = |payer: [Need; 9], payee: [Need; 9]| {
        plan(PlanInput {
            amount: Amount(60),
            holdings: &holdings,
            offered: &offered,
            payer_needs: &DenominationNeeds(payer),
            payee_needs: &DenominationNeeds(payee),
            max_coins: MAX_COINS,
        })
        .unwrap()
        .pay
    };
    let mut has_twenties = [Need::Good; 9];
    has_twenties[4] = Need::Abundance;
    assert_eq!(plan_with(has_twenties, [Need::Good; 9]), counts(&[(20, 3)]));
    assert_eq!(plan_with([Need::Good; 9], has_twenties), counts(&[(50, 1), (5, 2)]));
    // Coins that nobody needs go after coins that the payee wants, although the payer has too many of them.
    let mut wants_others = [Need::Wanting; 9];
    wants_others[4] = Need::Abundance;
    assert_eq!(plan_with(has_twenties, wants_others), counts(&[(50, 1), (5, 2)]));
}

#[test]
fn plans_are_as_good_as_the_best_found_by_force() {
    let mut numbers = Numbers(1);
    let mut paid = 0;
    for round in 0..400 {
        let (holdings, offered) = (small(&mut numbers, 4, 3), small(&mut numbers, 3, 2));
        let (payer, payee) = (small(&mut numbers, 9, 8), small(&mut numbers, 9, 8));
        let input = PlanInput {
            amount: Amount(1 + numbers.below(u64::from(holdings.value().0) + 3) as u32),
            holdings: &holdings,
            offered: &offered,
            payer_needs: &DenominationNeeds::derive(&payer),
            payee_needs: &DenominationNeeds::derive(&payee),
            max_coins: 1 + numbers.below(8) as u8,
        };
        let found = plan(input);
        assert_eq!(found.ok().map(|plan| rank(&plan, &input)), best_by_force(&input), "round {round}: {input:?}");
        if let Ok(plan) = found {
            assert_eq!(plan.pay.value().0 - plan.change.value().0, input.amount.0);
            assert!(Denomination::all().all(|each| plan.pay.count(each) <= holdings.count(each)));
            assert!(Denomination::all().all(|each| plan.change.count(each) <= offered.count(each)));
            paid += 1;
        }
    }
    assert!((100..300).contains(&paid), "both outcomes are common: {paid} of 400 paid");
}

#[test]
fn neighbours_are_the_nearest_amounts_that_can_be_paid() {
    let mut numbers = Numbers(2);
    for round in 0..200 {
        let (holdings, offered) = (small(&mut numbers, 4, 3), small(&mut numbers, 3, 2));
        let amount = numbers.below(u64::from(holdings.value().0) + 3) as u32;
        let differences: Vec<u32> = choices(&holdings)
            .iter()
            .flat_map(|pay| {
                let pay = pay.value().0;
                choices(&offered).into_iter().filter_map(move |change| pay.checked_sub(change.value().0))
            })
            .filter(|&difference| difference > 0)
            .collect();
        let expected = Payable {
            exact: differences.contains(&amount),
            below: differences.iter().copied().filter(|&each| each < amount).max().map(Amount),
            above: differences.iter().copied().filter(|&each| each > amount).min().map(Amount),
        };
        assert_eq!(payable(&holdings, &offered, Amount(amount), MAX_COINS), expected, "round {round}");
        if let Err(CannotPay { below, above }) = quick(amount, &holdings, &offered) {
            assert_eq!((below, above), (expected.below, expected.above), "round {round}");
        }
    }
}

#[test]
fn nothing_is_paid_from_nothing_and_nothing_is_not_a_payment() {
    let empty = DenominationCounts::default();
    assert_eq!(quick(5, &empty, &counts(&[(5, 3)])), Err(CannotPay { below: None, above: None }));
    let five = counts(&[(5, 1)]);
    assert_eq!(quick(0, &five, &empty), Err(CannotPay { below: None, above: Some(Amount(5)) }));
    assert_eq!(quick(u32::MAX, &five, &empty), Err(CannotPay { below: Some(Amount(5)), above: None }));
    assert_eq!(quick(3, &five, &empty), Err(CannotPay { below: None, above: Some(Amount(5)) }));
}

#[test]
fn sixty_three_coins_are_the_most() {
    let (ones, nothing) = (counts(&[(1, 255)]), DenominationCounts::default());
    assert_eq!(quick(63, &ones, &nothing).unwrap().pay.coins(), 63);
    assert_eq!(quick(64, &ones, &nothing), Err(CannotPay { below: Some(Amount(63)), above: None }));
}

#[test]
fn a_full_wallet_is_planned_for() {
    let full = DenominationCounts([255; 9]);
    // Exactly, it would take 60 coins of 500 and eight more.
    let plan = quick(30_499, &full, &full).unwrap();
    assert_eq!(plan, Plan { pay: counts(&[(500, 61)]), change: counts(&[(1, 1)]) });
    assert_eq!(quick(31_501, &full, &full), Err(CannotPay { below: Some(Amount(31_500)), above: None }));
}

#[test]
fn coins_are_chosen_by_id_or_by_hops_and_come_by_id() {
    let two = Denomination::of_value(2).unwrap();
    let five = Denomination::of_value(5).unwrap();
    let id = |n: u8| TokenId(Hash([n; 32]));
    let coins = [(two, 3, id(1)), (five, 0, id(2)), (two, 1, id(4)), (two, 0, id(5)), (two, 1, id(3))];
    let wanted = counts(&[(2, 2), (5, 1)]);
    let ids = |order| -> Vec<TokenId> {
        choose_coins(&wanted, &coins, order).unwrap().iter().map(|coin| coin.token_id()).collect()
    };
    assert_eq!(ids(CoinOrder::LowestId), [id(1), id(2), id(3)]);
    assert_eq!(ids(CoinOrder::FewestHops), [id(2), id(3), id(5)]);
    assert_eq!(choose_coins(&counts(&[(5, 2)]), &coins, CoinOrder::LowestId), None);
}

#[test]
fn of_two_ways_to_pay_the_nearest_amounts_are_shown() {
    let amounts = |below: Option<u32>, above: Option<u32>| (below.map(Amount), above.map(Amount));
    let cases = [
        ((Some(15), None), (Some(62), None), (Some(62), None)),
        ((None, Some(80)), (Some(62), Some(75)), (Some(62), Some(75))),
        ((None, None), (None, Some(80)), (None, Some(80))),
    ];
    for ((below, above), (other_below, other_above), (nearest_below, nearest_above)) in cases {
        let (one, other) = (amounts(below, above), amounts(other_below, other_above));
        let (below, above) = amounts(nearest_below, nearest_above);
        for (one, other) in [(one, other), (other, one)] {
            let cannot = |(below, above)| CannotPay { below, above };
            assert_eq!(cannot(one).nearest(cannot(other)), CannotPay { below, above });
            let can = |exact, (below, above)| Payable { exact, below, above };
            assert_eq!(can(false, one).or(can(true, other)), Payable { exact: true, below, above });
            assert!(!can(false, one).or(can(false, other)).exact);
        }
    }
}
