//! Changing coins with somebody.
use super::*;
use crate::model::change::{Event as Did, changeable, chosen, total};
use crate::model::stepper::Step;

fn value(value: u32) -> Denomination {
    Denomination::of_value(value).unwrap()
}

/// Twenty ones, a fifty, and a hundred that is on its way.
fn changing() -> Model {
    let held = vec![coins(20, 1, Grade::Settled), coins(1, 50, Grade::OnTrust), coins(1, 100, Grade::Reserved)];
    let mut model = opened_with(vec![AssetSummary { coins: held, ..asset(1, 70) }, asset(2, 5)]);
    update(&mut model, Event::Opened(Route::Change));
    model
}

fn count(model: &mut Model, of: u32, step: Step) {
    update(model, Event::Change(Did::Counted(value(of), step)));
}

#[test]
fn only_what_can_be_spent_goes_and_no_more_than_a_request_can_say() {
    let mut model = changing();
    assert_eq!(changeable(chosen(&model).unwrap()).0, [15, 0, 0, 0, 0, 1, 0, 0, 0]);
    count(&mut model, 1, Step::Typed("99".into()));
    count(&mut model, 50, Step::More);
    count(&mut model, 50, Step::More);
    count(&mut model, 100, Step::More);
    assert_eq!(total(&model), Amount(65));
}

#[test]
fn what_was_chosen_is_what_the_other_is_offered() {
    let mut model = changing();
    assert_commands(&update(&mut model, Event::Change(Did::Submitted)), &[]);
    count(&mut model, 50, Step::More);
    update(&mut model, Event::Change(Did::Submitted));
    let mut give = DenominationCounts::default();
    give.0[value(50).index()] = 1;
    assert_eq!(model.exchange.intent, Some(Intent::Swap { authority: authority(1), give }));
}

#[test]
fn another_kind_begins_with_nothing() {
    let mut model = changing();
    count(&mut model, 50, Step::More);
    update(&mut model, Event::Change(Did::KindChosen(authority(2))));
    assert_eq!((total(&model), chosen(&model).unwrap().authority), (Amount::ZERO, authority(2)));
}

#[test]
fn coins_that_nobody_there_could_match_lead_back_to_the_choice() {
    let mut model = changing();
    count(&mut model, 50, Step::More);
    update(&mut model, Event::Change(Did::Submitted));
    let problem = Some(Problem::CannotSwap { value: Amount(50) });
    let stopped = ExchangeSummary { problem, swap: true, ..summary(ExchangePhase::Stopped) };
    tell(&mut model, FromWallet::Exchange(Some(stopped)));
    update(&mut model, Event::Exchange(exchange::Event::AmountChangeWanted));
    assert_eq!(model.route, Route::Change);
}
