//! A practice: where it begins and ends, and what does not get into it or out of it.
use super::*;
use crate::model::practice::{Event as Did, Hint, Lesson};
use crate::model::practice_link::{FromPractice, Side, ToPractice};

fn inside(model: &mut Model, event: Event) -> Vec<HostCommand> {
    update(model, Event::Practice(Did::Inside(Box::new(event))))
}

fn begins(commands: &[HostCommand]) -> bool {
    commands.contains(&HostCommand::Practice(ToPractice::Begin))
}

fn ends(commands: &[HostCommand]) -> bool {
    commands.contains(&HostCommand::Practice(ToPractice::End))
}

#[test]
fn it_needs_no_wallet_and_is_no_wallet() {
    for presence in [Presence::None, locked(), open(), Presence::Elsewhere] {
        let mut model = start("/");
        tell(&mut model, FromWallet::Presence(presence));
        let before = model.clone();
        assert!(begins(&update(&mut model, Event::Opened(Route::Practice))));
        assert_eq!(model.screen(), Screen::Practice);
        let practice = model.practice.as_ref().unwrap();
        assert_eq!((practice.hint(), practice.lesson), (Hint::Begin, Lesson::GetPaid));
        assert!(ends(&update(&mut model, Event::Opened(Route::Home))));
        assert!(model == before);
    }
}

#[test]
fn its_address_begins_it_wherever_in_it_that_is() {
    for path in ["/practice", "/practice/", "/practice/pay"] {
        let mut model = start(path);
        assert!(begins(&tell(&mut model, FromWallet::Presence(locked()))));
        assert_eq!(model.screen(), Screen::Practice);
    }
    assert_eq!(Route::of_path("/practices"), Route::Home);
}

#[test]
fn back_and_forward_move_inside_it_until_they_leave_it() {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(Presence::None));
    update(&mut model, Event::Opened(Route::Practice));
    summary_arrives(&mut model);
    let commands = inside(&mut model, Event::Opened(Route::Receive));
    assert!(commands == [HostCommand::Navigate("/practice/receive".into())]);
    assert_eq!(model.practice.as_ref().unwrap().hint(), Hint::Ask);
    assert!(update(&mut model, Event::Host(HostEvent::Navigated("/practice".into()))).is_empty());
    assert_eq!(model.practice.as_ref().unwrap().wallet.route, Route::Home);
    assert!(ends(&update(&mut model, Event::Host(HostEvent::Navigated("/".into())))));
    assert_eq!(model.screen(), Screen::Welcome);
}

#[test]
fn nothing_in_it_leads_to_what_a_practice_has_not() {
    let mut model = start("/practice");
    tell(&mut model, FromWallet::Presence(Presence::None));
    summary_arrives(&mut model);
    for route in [Route::Issue, Route::Safety, Route::Settings, Route::People, Route::Scan, Route::Practice] {
        inside(&mut model, Event::Opened(route));
        assert_eq!(model.practice.as_ref().unwrap().wallet.route, Route::Home, "{route:?}");
    }
    // A lock, a backup, a copy: none of it reaches the world.
    let commands = inside(&mut model, Event::Home(home::Event::LockWanted));
    assert!(commands.iter().all(|command| matches!(command, HostCommand::Practice(ToPractice::Say(Side::Own, _)))));
}

#[test]
fn the_partner_is_asked_for_the_opposite_and_waits_for_the_person_to_compare() {
    let mut model = start("/practice");
    tell(&mut model, FromWallet::Presence(Presence::None));
    summary_arrives(&mut model);
    inside(&mut model, Event::Opened(Route::Receive));
    inside(&mut model, Event::Receive(receive::Event::Typed("5".into())));
    let commands = inside(&mut model, Event::Receive(receive::Event::Continued));
    let opens = |side: Side| {
        commands.iter().find_map(|command| match command {
            HostCommand::Practice(ToPractice::Say(of, ToWallet::Command(Command::OpenExchange(intent))))
                if *of == side =>
            {
                Some(intent.clone())
            }
            _ => None,
        })
    };
    assert!(matches!(opens(Side::Own), Some(Intent::Receive { amount: Amount(5), .. })));
    assert_eq!(opens(Side::Partner), Some(Intent::Pay { amount: None, authority: None }));
    assert!(commands.contains(&HostCommand::Practice(ToPractice::StartExchange)));

    let comparing = |confirmed_here| ExchangeSummary { confirmed_here, ..summary(ExchangePhase::Comparing) };
    let said = |model: &mut Model, side, summary| {
        let said = FromPractice::Said(side, FromWallet::Exchange(Some(summary)));
        update(model, Event::Host(HostEvent::Practice(said)))
    };
    said(&mut model, Side::Own, comparing(false));
    assert!(said(&mut model, Side::Partner, comparing(false)).is_empty());
    let answer = said(&mut model, Side::Own, comparing(true));
    let yes = HostCommand::Practice(ToPractice::Say(Side::Partner, ToWallet::Command(Command::ConfirmCode)));
    assert!(answer.contains(&yes));
    assert!(!said(&mut model, Side::Own, comparing(true)).contains(&yes), "once is enough");
}

/// The person's phone says that it is there and empty.
fn summary_arrives(model: &mut Model) {
    let said = FromPractice::Said(Side::Own, FromWallet::Wallet(WalletSummary::default()));
    update(model, Event::Host(HostEvent::Practice(said)));
}
