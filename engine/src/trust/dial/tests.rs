use super::*;

const STRANGER: Giver = Giver {
    tier: KeyTier::Software,
    has_standing: false,
    is_blocked: false,
    is_convicted: false,
    clock_is_doubtful: false,
};
const PERSON: Giver = Giver { has_standing: true, ..STRANGER };

fn offered(on_trust: u32) -> OfferedValue {
    OfferedValue { value: Amount(on_trust), on_trust: Amount(on_trust), hops: 1, ..OfferedValue::default() }
}

fn used(from_giver: u32, from_strangers: u32) -> Exposure {
    Exposure { from_giver: Amount(from_giver), from_strangers: Amount(from_strangers) }
}

fn measure(used: u32, offered: u32, limit: u32) -> Measure {
    Measure { used: Amount(used), offered: Amount(offered), limit: Amount(limit) }
}

fn by_default(giver: &Giver, exposure: Exposure, on_trust: u32) -> Verdict {
    judge(&DialPolicy::default(), giver, &exposure, &offered(on_trust))
}

#[test]
fn the_defaults_are_the_settled_ones() {
    let policy = DialPolicy::default();
    let limits = Limits { each_stranger: Amount(50), all_strangers: Amount(100), each_person: Amount(500) };
    assert_eq!((policy.software, policy.hardware, policy.ask_up_to), (limits, limits, Amount(500)));
    assert_eq!((policy.max_hops, policy.max_age_days), (None, None));
}

#[test]
fn a_strangers_fifty_first_unit_of_a_day_is_asked_about() {
    let within =
        vec![Reason::WithinDailyStranger(measure(30, 20, 50)), Reason::WithinStrangersTotal(measure(30, 20, 100))];
    assert_eq!(by_default(&STRANGER, used(30, 30), 20), Verdict::Accept(within));
    let over = vec![Reason::OverDailyStranger(measure(30, 21, 50))];
    assert_eq!(by_default(&STRANGER, used(30, 30), 21), Verdict::Ask(over));
}

#[test]
fn all_strangers_together_are_limited_as_well() {
    assert!(matches!(by_default(&STRANGER, used(0, 90), 10), Verdict::Accept(_)));
    let over = vec![Reason::OverStrangersTotal(measure(90, 11, 100))];
    assert_eq!(by_default(&STRANGER, used(0, 90), 11), Verdict::Ask(over));
    let both = by_default(&STRANGER, used(45, 95), 10);
    assert_eq!(both.reasons().len(), 2, "{both:?}");
}

#[test]
fn a_person_with_a_standing_has_a_limit_of_its_own() {
    assert_eq!(
        by_default(&PERSON, used(100, 100), 400),
        Verdict::Accept(vec![Reason::KnownPerson(measure(100, 400, 500))])
    );
    let over = by_default(&PERSON, used(100, 0), 401);
    assert_eq!(over.reasons()[0], Reason::OverDailyPerson(measure(100, 401, 500)));
}

#[test]
fn more_than_the_wallet_asks_about_is_refused() {
    assert!(matches!(by_default(&STRANGER, used(0, 0), 500), Verdict::Ask(_)));
    let refused = by_default(&STRANGER, used(0, 0), 501);
    let Verdict::Refuse(reasons) = refused else { unreachable!("{refused:?}") };
    assert_eq!(reasons.last(), Some(&Reason::OverAskLimit(measure(0, 501, 500))));
    let never = DialPolicy { ask_up_to: Amount::ZERO, ..DialPolicy::default() };
    assert!(matches!(judge(&never, &STRANGER, &used(0, 0), &offered(51)), Verdict::Refuse(_)));
    assert!(matches!(judge(&never, &STRANGER, &used(0, 0), &offered(50)), Verdict::Accept(_)));
}

#[test]
fn what_the_issuer_pays_and_what_comes_home_is_no_credit() {
    let straight = OfferedValue { value: Amount(10_000), ..OfferedValue::default() };
    let verdict = judge(&DialPolicy::default(), &STRANGER, &used(50, 100), &straight);
    assert_eq!(verdict, Verdict::Accept(vec![Reason::IssuerIsPayer]));
    let home = OfferedValue { is_own_issue: true, hops: 9, ..offered(10_000) };
    let verdict = judge(&DialPolicy::default(), &STRANGER, &used(50, 100), &home);
    assert_eq!(verdict, Verdict::Accept(vec![Reason::OwnIssue]));
}

#[test]
fn long_and_old_chains_are_asked_about() {
    let policy = DialPolicy { max_hops: Some(3), max_age_days: Some(30), ..DialPolicy::default() };
    let coins = |hops, age_days| OfferedValue { hops, age_days, ..offered(5) };
    assert!(matches!(judge(&policy, &STRANGER, &used(0, 0), &coins(3, 30)), Verdict::Accept(_)));
    let long = judge(&policy, &STRANGER, &used(0, 0), &coins(4, 30));
    assert_eq!(long, Verdict::Ask(vec![Reason::TooManyHops { hops: 4, limit: 3 }]));
    let old = judge(&policy, &STRANGER, &used(0, 0), &coins(3, 31));
    assert_eq!(old, Verdict::Ask(vec![Reason::TooOld { days: 31, limit: 30 }]));
    assert!(old.reasons().iter().all(Reason::is_about_coins));
    assert!(matches!(judge(&DialPolicy::default(), &STRANGER, &used(0, 0), &coins(60, 3_000)), Verdict::Accept(_)));
}

#[test]
fn clocks_that_disagree_raise_nothing() {
    let doubtful = Giver { clock_is_doubtful: true, ..PERSON };
    let within = by_default(&doubtful, used(0, 0), 50);
    assert!(matches!(&within, Verdict::Accept(reasons) if reasons.contains(&Reason::ClockDoubtful)), "{within:?}");
    let over = by_default(&doubtful, used(0, 0), 51);
    assert_eq!(over, Verdict::Ask(vec![Reason::OverDailyStranger(measure(0, 51, 50)), Reason::ClockDoubtful]));
}

#[test]
fn a_convicted_key_is_refused_even_one_unit_and_even_by_an_open_dial() {
    let convicted = Giver { is_convicted: true, ..PERSON };
    for policy in [DialPolicy::default(), DialPolicy::OPEN] {
        assert_eq!(judge(&policy, &convicted, &used(0, 0), &offered(1)), Verdict::Refuse(vec![Reason::Convicted]));
    }
}

#[test]
fn each_tier_of_key_has_its_own_limits() {
    let raised = Limits { each_stranger: Amount(90), ..Limits::default() };
    let policy = DialPolicy { hardware: raised, ..DialPolicy::default() };
    let hardware = Giver { tier: KeyTier::Hardware, ..STRANGER };
    assert!(matches!(judge(&policy, &hardware, &used(0, 0), &offered(90)), Verdict::Accept(_)));
    assert!(matches!(judge(&policy, &STRANGER, &used(0, 0), &offered(90)), Verdict::Ask(_)));
}

#[test]
fn the_most_from_anybody_is_what_is_left_or_what_is_asked_about() {
    let never = DialPolicy { ask_up_to: Amount::ZERO, ..DialPolicy::default() };
    assert_eq!(DialPolicy::default().most_from_anybody(Amount(100), false), Amount(500));
    assert_eq!(never.most_from_anybody(Amount(0), false), Amount(50));
    assert_eq!(never.most_from_anybody(Amount(70), false), Amount(30));
    assert_eq!(never.most_from_anybody(Amount(700), false), Amount(0));
    assert_eq!(DialPolicy::OPEN.most_from_anybody(Amount(700), false), Amount(u32::MAX));
    assert_eq!(never.most_from_anybody(Amount(700), true), Amount(500), "it may be somebody who is known");
}

#[test]
fn nothing_is_taken_from_whoever_is_blocked() {
    let blocked = Giver { is_blocked: true, ..STRANGER };
    let home = OfferedValue { is_own_issue: true, ..offered(1) };
    for value in [offered(1), home, OfferedValue { value: Amount(1), ..OfferedValue::default() }] {
        let verdict = judge(&DialPolicy::OPEN, &blocked, &used(0, 0), &value);
        assert_eq!(verdict, Verdict::Refuse(vec![Reason::Blocked]));
    }
}

#[test]
fn no_sum_overflows_and_an_open_dial_limits_nothing() {
    let most = (used(u32::MAX, u32::MAX), offered(u32::MAX));
    assert!(matches!(judge(&DialPolicy::default(), &STRANGER, &most.0, &most.1), Verdict::Refuse(_)));
    assert!(matches!(judge(&DialPolicy::OPEN, &STRANGER, &most.0, &most.1), Verdict::Accept(_)));
}
