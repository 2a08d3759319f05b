//! What the camera sees, what people are told of it, and sessions that a reload interrupted.
use super::*;
use crate::model::border::{CameraChoice, CameraRun};
use crate::model::link::{Link, PayRequest};
use crate::model::sight::{Note, UNSEEN_SECONDS};
use crate::model::sighting::Foreign;
use exchange::Event as Did;
use juicetokens_engine::transport::{Facing, Turn};

fn watching() -> Model {
    let mut model = exchanging(summary(ExchangePhase::Meeting));
    runs(&mut model, CameraChoice::Front, Facing::Front);
    model
}

fn runs(model: &mut Model, choice: CameraChoice, facing: Facing) {
    let run = CameraRun { choice, facing, torch: Some(false) };
    update(model, Event::Host(HostEvent::CameraRuns(run, Vec::new())));
    update(model, Event::Host(HostEvent::Camera(CameraState::Watching)));
}

fn seconds(model: &mut Model, count: u32) {
    for _ in 0..count {
        update(model, Event::Host(HostEvent::Ticked));
    }
}

#[test]
fn another_camera_is_offered_when_nothing_was_seen_for_a_while() {
    let mut model = watching();
    seconds(&mut model, UNSEEN_SECONDS - 1);
    assert!(!model.exchange.sight.is_blind());
    update(&mut model, Event::Host(HostEvent::CodeSeen));
    seconds(&mut model, UNSEEN_SECONDS);
    assert!(!model.exchange.sight.is_blind(), "one code begins the while anew");
    seconds(&mut model, 1);
    assert!(model.exchange.sight.is_blind());
    let commands = update(&mut model, Event::Exchange(Did::CameraChosen(CameraChoice::Rear)));
    assert_commands(&commands, &[HostCommand::ChooseCamera(CameraChoice::Rear)]);
    runs(&mut model, CameraChoice::Rear, Facing::Rear);
    assert!(!model.exchange.sight.is_blind(), "what the other camera did not see says nothing of this one");
    assert!(model.exchange.sight.is_one_way());
}

#[test]
fn a_camera_that_is_not_watching_misses_nothing() {
    let mut model = watching();
    update(&mut model, Event::Host(HostEvent::Camera(CameraState::Denied)));
    seconds(&mut model, 2 * UNSEEN_SECONDS);
    assert!(!model.exchange.sight.is_blind());
}

#[test]
fn codes_that_are_seen_all_the_time_are_clear() {
    let mut model = watching();
    for _ in 0..UNSEEN_SECONDS {
        assert!(!model.exchange.sight.is_clear());
        update(&mut model, Event::Host(HostEvent::CodeSeen));
        seconds(&mut model, 1);
    }
    assert!(model.exchange.sight.is_clear());
}

#[test]
fn somebody_elses_code_is_named_for_a_while_and_changes_nothing() {
    let mut model = watching();
    let before = model.exchange.summary.clone();
    let noticed = Event::Host(HostEvent::Noticed(Note::Foreign(Foreign::Cashu)));
    assert_commands(&update(&mut model, noticed), &[]);
    assert_eq!(model.exchange.sight.note, Some(Note::Foreign(Foreign::Cashu)));
    seconds(&mut model, 9);
    assert_eq!(model.exchange.sight.note, None);
    assert_eq!(model.exchange.summary, before);
}

#[test]
fn a_request_is_taken_only_before_the_wallets_have_met() {
    let request = || {
        Event::Host(HostEvent::Noticed(Note::Request(Link::Pay(PayRequest {
            amount: Some(Amount(13)),
            ..PayRequest::default()
        }))))
    };
    let mut model = watching();
    update(&mut model, request());
    seconds(&mut model, 20);
    update(&mut model, Event::Exchange(Did::RequestTaken));
    assert_eq!((model.screen(), model.pay.typed.as_str()), (Screen::Open(Route::Pay), "13"));
    let mut model = watching();
    tell(&mut model, FromWallet::Exchange(Some(summary(ExchangePhase::Comparing))));
    update(&mut model, request());
    assert_commands(&update(&mut model, Event::Exchange(Did::RequestTaken)), &[]);
    assert!(model.exchange.open);
}

#[test]
fn a_link_opens_the_pay_screen_with_its_amount_after_the_unlock() {
    let mut model = start("/pay#amount=13");
    tell(&mut model, FromWallet::Presence(locked()));
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 100)])));
    assert_eq!((model.screen(), model.pay.typed.as_str()), (Screen::Open(Route::Pay), "13"));
    model.route = Route::Home;
    update(&mut model, Event::Opened(Route::Pay));
    assert_eq!(model.pay.typed, "", "it counts once");
}

#[test]
fn the_other_role_is_taken_with_one_tap() {
    let mut same = summary(ExchangePhase::Meeting);
    same.problem = Some(Problem::SameRole);
    let mut model = exchanging(same.clone());
    let commands = update(&mut model, Event::Exchange(Did::OtherRoleTaken));
    assert_commands(&commands, &[command(Command::TakeOtherRole)]);
    assert!(matches!(model.exchange.intent, Some(Intent::Receive { .. })));
    // What the wallet said before it heard of the tap.
    tell(&mut model, FromWallet::Exchange(Some(same.clone())));
    assert!(!model.exchange.may_take_other_role());
    assert_commands(&update(&mut model, Event::Exchange(Did::OtherRoleTaken)), &[]);
    assert!(matches!(model.exchange.intent, Some(Intent::Receive { .. })), "a second tap takes nothing back");
    // The other person tapped as well.
    same.role = Role::Payee;
    tell(&mut model, FromWallet::Exchange(Some(same)));
    let commands = update(&mut model, Event::Exchange(Did::OtherRoleTaken));
    assert_commands(&commands, &[command(Command::TakeOtherRole)]);
    assert!(matches!(model.exchange.intent, Some(Intent::Pay { .. })));
}

#[test]
fn where_the_phones_take_turns_the_end_stays_until_the_other_knows() {
    let stays = |facing: Facing, role: Role, turn: Turn| {
        let mut done = summary(ExchangePhase::Done);
        (done.role, done.guidance.turn) = (role, turn);
        let mut model = exchanging(done);
        runs(&mut model, CameraChoice::Rear, facing);
        seconds(&mut model, exchange::LINGER_SECONDS);
        let stays = model.exchange.open;
        seconds(&mut model, exchange::LONG_LINGER_SECONDS);
        assert!(!model.exchange.open, "it ends by itself");
        stays
    };
    assert!(!stays(Facing::Front, Role::Payer, Turn::Nobody));
    assert!(stays(Facing::Front, Role::Payer, Turn::Here), "the other shows that it missed something");
    assert!(stays(Facing::Rear, Role::Payer, Turn::Nobody), "nothing answers its last word");
    assert!(stays(Facing::Rear, Role::Payee, Turn::There));
    assert!(!stays(Facing::Rear, Role::Payee, Turn::Nobody), "a payee is done when the payer is known to be");
}

#[test]
fn a_session_that_the_wallet_found_goes_on_by_itself_and_is_not_opened_anew() {
    let mut model = start("/receive");
    tell(&mut model, FromWallet::Presence(open()));
    let mut found = summary(ExchangePhase::Comparing);
    found.is_resuming = true;
    assert_commands(&tell(&mut model, FromWallet::Exchange(Some(found.clone()))), &[]);
    let commands = tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 5)])));
    let page = [HostCommand::Navigate("/exchange".into()), HostCommand::StartExchange, HostCommand::Ticking(true)];
    assert_commands(&commands, &page);
    assert_eq!(model.screen(), Screen::Open(Route::Exchange));
    assert_eq!(model.exchange.summary, Some(found));
    assert!(model.exchange.by_itself);
    let left = update(&mut model, Event::Exchange(Did::Left));
    assert!(
        left.contains(&command(Command::CloseExchange)) && left.contains(&HostCommand::Navigate("/receive".into()))
    );
}

#[test]
fn the_light_is_switched_where_there_is_one() {
    let mut model = watching();
    assert_commands(&update(&mut model, Event::Exchange(Did::TorchToggled)), &[HostCommand::SwitchTorch(true)]);
    assert_commands(&update(&mut model, Event::Exchange(Did::TorchToggled)), &[HostCommand::SwitchTorch(false)]);
    let run = CameraRun { choice: CameraChoice::Front, facing: Facing::Front, torch: None };
    update(&mut model, Event::Host(HostEvent::CameraRuns(run, Vec::new())));
    assert_commands(&update(&mut model, Event::Exchange(Did::TorchToggled)), &[]);
}
