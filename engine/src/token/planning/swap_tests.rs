#![allow(clippy::unwrap_used)]
use super::*;
use crate::token::planning::tests::Numbers;

const NOTHING: DenominationCounts = DenominationCounts([0; 9]);

fn needs(holdings: [u8; 9]) -> DenominationNeeds {
    DenominationNeeds::derive(&DenominationCounts(holdings))
}

#[test]
fn a_big_coin_becomes_the_small_ones_that_its_owner_lacks() {
    let twenty = DenominationCounts([0, 0, 0, 0, 1, 0, 0, 0, 0]);
    let plenty = DenominationCounts([20, 20, 20, 20, 20, 0, 0, 0, 0]);
    let given = plan_swap(&twenty, &plenty, &needs([0, 0, 5, 5, 5, 4, 3, 2, 1]), MAX_COINS).unwrap();
    assert_eq!(given, DenominationCounts([5, 5, 1, 0, 0, 0, 0, 0, 0]), "ones and twos are what is lacking");
}

#[test]
fn the_giver_keeps_small_coins_for_itself() {
    let twenty = DenominationCounts([0, 0, 0, 0, 1, 0, 0, 0, 0]);
    let few = DenominationCounts([6, 6, 9, 9, 0, 0, 0, 0, 0]);
    let given = plan_swap(&twenty, &few, &needs([0; 9]), MAX_COINS).unwrap();
    assert_eq!(given.value(), Amount(20));
    assert!(given.0[0] <= 3 && given.0[1] <= 3, "both have some in the end: {given:?}");
}

#[test]
fn small_coins_become_a_big_one() {
    let ones = DenominationCounts([15, 0, 1, 0, 0, 0, 0, 0, 0]);
    let given = plan_swap(
        &ones,
        &DenominationCounts([9, 9, 9, 2, 1, 0, 0, 0, 0]),
        &needs([30, 5, 5, 5, 0, 0, 0, 0, 0]),
        MAX_COINS,
    );
    assert_eq!(given, Some(DenominationCounts([0, 0, 0, 0, 1, 0, 0, 0, 0])));
}

#[test]
fn nothing_is_given_for_nothing_nor_for_the_same() {
    let ten = DenominationCounts([0, 0, 0, 1, 0, 0, 0, 0, 0]);
    assert_eq!(plan_swap(&NOTHING, &ten, &needs([0; 9]), MAX_COINS), None);
    assert_eq!(plan_swap(&ten, &ten, &needs([0; 9]), MAX_COINS), None);
    assert_eq!(
        plan_swap(&ten, &DenominationCounts([9, 0, 0, 9, 0, 0, 0, 0, 0]), &needs([0; 9]), MAX_COINS),
        None,
        "a one is missing"
    );
    let ones = DenominationCounts([255, 0, 0, 0, 0, 0, 0, 0, 0]);
    let hundred = DenominationCounts([0, 0, 0, 0, 0, 0, 1, 0, 0]);
    assert_eq!(plan_swap(&hundred, &ones, &needs([0; 9]), MAX_COINS), None, "a hundred ones are too many");
}

#[test]
fn where_the_best_fit_is_too_many_coins_fewer_are_given() {
    let fifties = DenominationCounts([0, 0, 0, 0, 0, 2, 0, 0, 0]);
    let holdings = DenominationCounts([200, 0, 0, 0, 5, 0, 0, 0, 0]);
    let taker = needs([0, 5, 5, 5, 9, 5, 5, 5, 5]);
    // Sixty ones and two twenties would spare both of them most.
    assert_eq!(
        plan_swap(&fifties, &holdings, &taker, MAX_COINS),
        Some(DenominationCounts([0, 0, 0, 0, 5, 0, 0, 0, 0]))
    );
}

#[test]
fn of_what_suits_as_well_there_are_fewer_coins() {
    let fives = DenominationCounts([0, 0, 12, 0, 0, 0, 0, 0, 0]);
    let plenty = DenominationCounts([0, 0, 0, 20, 20, 20, 0, 0, 0]);
    let given = plan_swap(&fives, &plenty, &needs([0; 9]), MAX_COINS);
    assert_eq!(given, Some(DenominationCounts([0, 0, 0, 1, 0, 1, 0, 0, 0])), "and not three twenties");
}

/// What a plan costs, coin by coin, as the page says it.
fn cost(given: &DenominationCounts, holdings: &DenominationCounts, taker: &DenominationNeeds) -> u32 {
    let coins = Denomination::all()
        .flat_map(|denomination| (0..given.count(denomination)).map(move |coin| (denomination, coin)));
    let each = coins.map(|(denomination, before)| {
        let least = (0..=255).find(|&count| Need::of_count(denomination, count) == taker.need(denomination)).unwrap();
        let giver = Need::of_count(denomination, holdings.count(denomination) - before - 1);
        1 + 64 * denomination.value() * misfit(giver, Need::of_count(denomination, least + before))
    });
    each.sum()
}

/// Every choice from three coins at most of the four lowest denominations and one of the fifth.
fn choices() -> impl Iterator<Item = DenominationCounts> {
    (0..512_u16).map(|bits| {
        let three = |place: u16| (bits >> (2 * place) & 3) as u8;
        DenominationCounts([three(0), three(1), three(2), three(3), (bits >> 8) as u8, 0, 0, 0, 0])
    })
}

#[test]
fn no_choice_suits_better() {
    let (mut numbers, mut planned) = (Numbers(11), 0);
    for case in 0..300 {
        let wanted = DenominationCounts(std::array::from_fn(|place| u8::from(place < 6 && numbers.below(3) == 0)));
        let held = [0; 9].map(|_| numbers.below(4) as u8);
        let holdings = DenominationCounts([held[0], held[1], held[2], held[3], held[4].min(1), 0, 0, 0, 0]);
        let taker = needs(std::array::from_fn(|_| numbers.below(9) as u8));
        let fits = |choice: &DenominationCounts| {
            (0..9).all(|place| choice.0[place] <= holdings.0[place] && (choice.0[place] == 0 || wanted.0[place] == 0))
        };
        let possible = choices().filter(|choice| choice.value() == wanted.value() && fits(choice));
        let best = possible.map(|choice| cost(&choice, &holdings, &taker)).min();
        let given = plan_swap(&wanted, &holdings, &taker, MAX_COINS).map(|given| cost(&given, &holdings, &taker));
        assert_eq!(given, best.filter(|_| wanted.coins() > 0), "case {case}");
        planned += u32::from(given.is_some());
    }
    assert!(planned > 30, "{planned}");
}

#[test]
fn what_is_given_is_held_worth_the_same_and_of_other_denominations() {
    let mut numbers = Numbers(7);
    for case in 0..400 {
        let wanted = DenominationCounts(std::array::from_fn(|_| numbers.below(3) as u8));
        let holdings = DenominationCounts(std::array::from_fn(|_| numbers.below(20) as u8));
        let theirs = needs(std::array::from_fn(|_| numbers.below(20) as u8));
        let Some(given) = plan_swap(&wanted, &holdings, &theirs, MAX_COINS) else { continue };
        assert_eq!(given.value(), wanted.value(), "case {case}");
        assert!(given.coins() + wanted.coins() <= 63, "case {case}");
        for place in 0..9 {
            assert!(given.0[place] <= holdings.0[place], "case {case}");
            assert!(given.0[place] == 0 || wanted.0[place] == 0, "case {case}");
        }
    }
}
