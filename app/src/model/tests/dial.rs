//! The risk dial: what is typed, what holds, and the way back to the defaults.
use juicetokens_engine::trust::dial::{DialPolicy, Limits};

use super::*;
use settings::{Event as Did, Limit, Settings};

fn at_settings() -> Model {
    let mut model = opened_with(vec![asset(1, 100)]);
    update(&mut model, Event::Opened(Route::Settings));
    model
}

fn typed(model: &mut Model, limit: Limit, text: &str) {
    update(model, Event::Settings(Did::Typed(limit, text.into())));
}

#[test]
fn the_screen_says_what_holds() {
    let model = at_settings();
    let shown = Limit::ALL.map(|limit| model.settings.typed(limit).to_owned());
    assert_eq!(shown, ["50", "100", "500", "500", "", ""]);
    assert!(settings::is_kept(&model));
}

#[test]
fn a_policy_reads_back_as_itself() {
    let mut strict = DialPolicy { max_hops: Some(3), max_age_days: Some(0), ..DialPolicy::default() };
    strict.ask_up_to = Amount(0);
    for policy in [DialPolicy::default(), DialPolicy::OPEN, strict] {
        assert_eq!(Settings::of(&policy).policy(), policy);
    }
}

#[test]
fn what_is_typed_holds_once_it_is_kept() {
    let mut model = at_settings();
    typed(&mut model, Limit::EachStranger, "0020 plums");
    typed(&mut model, Limit::AskUpTo, "000");
    typed(&mut model, Limit::Hops, "4");
    typed(&mut model, Limit::EachPerson, "");
    let limits = Limits { each_stranger: Amount(20), all_strangers: Amount(100), each_person: Amount(u32::MAX) };
    let wanted =
        DialPolicy { software: limits, hardware: limits, ask_up_to: Amount(0), max_hops: Some(4), max_age_days: None };
    assert!(!settings::is_kept(&model));
    let commands = update(&mut model, Event::Settings(Did::Submitted));
    assert_commands(&commands, &[command(Command::SetDial(wanted))]);
    tell(&mut model, FromWallet::Wallet(WalletSummary { dial: wanted, ..wallet(vec![asset(1, 100)]) }));
    assert!(settings::is_kept(&model));
    assert_commands(&update(&mut model, Event::Settings(Did::Submitted)), &[]);
}

#[test]
fn the_defaults_come_back_at_once() {
    let mut model = at_settings();
    tell(&mut model, FromWallet::Wallet(WalletSummary { dial: DialPolicy::OPEN, ..wallet(vec![asset(1, 100)]) }));
    let commands = update(&mut model, Event::Settings(Did::DefaultsWanted));
    assert_commands(&commands, &[command(Command::SetDial(DialPolicy::default()))]);
}

#[test]
fn limits_that_contradict_each_other_are_noticed() {
    let mut model = at_settings();
    typed(&mut model, Limit::EachStranger, "101");
    assert!(model.settings.is_out_of_order());
    typed(&mut model, Limit::AllStrangers, "");
    assert!(!model.settings.is_out_of_order());
}
