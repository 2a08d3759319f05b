//! The lock that closes by itself, health, the file for whoever helps, and the way to a new phone.
use juicetokens_engine::foundation::time::confidence::Confidence;
use juicetokens_engine::summary::{CoinGroup, ConflictSummary, Expiry, Grade, TimeSummary};

use super::*;
use crate::model::border::{Apple, ChosenFile, Device};
use crate::model::handover::{Side, Stay};
use crate::model::health::Concern;
use crate::model::wallet_link::{Idle, LockAfter, Safety, SafetyWish, WalletHealth};
use crate::model::{diagnostics, handover, health};

fn at(path: &str) -> Model {
    let mut model = start(path);
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 100)])));
    model
}

fn locks_and_opens(model: &mut Model) -> Vec<HostCommand> {
    tell(model, FromWallet::Idle(Idle::Closed));
    tell(model, FromWallet::Presence(locked()));
    tell(model, FromWallet::Presence(open()));
    tell(model, FromWallet::Wallet(wallet(vec![asset(1, 100)])))
}

#[test]
fn a_person_is_warned_and_a_touch_takes_it_back() {
    let mut model = at("/");
    let closing = FromWallet::Idle(Idle::Closing { left_ms: 19_400 });
    assert_commands(&tell(&mut model, closing), &[HostCommand::Ticking(true)]);
    update(&mut model, Event::Host(HostEvent::Ticked));
    assert_eq!(model.autolock.closing_seconds, Some(19));
    assert_commands(&tell(&mut model, FromWallet::Idle(Idle::Awake)), &[HostCommand::Ticking(false)]);
    assert_eq!(model.autolock.closing_seconds, None);
    assert_commands(&tell(&mut model, FromWallet::Idle(Idle::Awake)), &[]);
}

#[test]
fn what_was_typed_is_there_again_after_the_lock_closed_by_itself() {
    let mut model = at("/receive");
    update(&mut model, Event::Receive(receive::Event::Typed("13".into())));
    update(&mut model, Event::Receive(receive::Event::MemoTyped("two crates".into())));
    tell(&mut model, FromWallet::Idle(Idle::Closed));
    tell(&mut model, FromWallet::Presence(locked()));
    assert!(model.autolock.closed && model.autolock.keeps_something());
    assert!(model.receive.memo.is_empty() && model.wallet.is_none());
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 100)])));
    assert_eq!((model.receive.typed.as_str(), model.receive.memo.as_str()), ("13", "two crates"));
    assert!(!model.autolock.closed);

    let mut model = at("/pay");
    update(&mut model, Event::Pay(pay::Event::Typed("7".into())));
    let asked = ToWallet::PayableWanted { authority: authority(1), amount: Amount(7) };
    assert!(locks_and_opens(&mut model).contains(&HostCommand::ToWallet(asked)), "the amount is judged anew");
    assert_eq!(model.pay.typed, "7");

    let mut model = at("/issue");
    update(&mut model, Event::Issue(issue::Event::Typed(issue::Field::Community, "Lemon Row".into())));
    locks_and_opens(&mut model);
    assert_eq!(model.issue.community, "Lemon Row");
}

#[test]
fn nothing_secret_outlives_the_lock() {
    let mut model = at("/safety");
    use crate::model::safety::{Event as Did, Field, Task};
    update(&mut model, Event::Safety(Did::TaskOpened(Task::Backup)));
    update(&mut model, Event::Safety(Did::Typed(Field::New, "plum river stone".into())));
    locks_and_opens(&mut model);
    assert!(model.safety.typed(Field::New).is_empty() && model.safety.task.is_none());
}

#[test]
fn how_long_it_waits_is_the_persons_choice() {
    let mut model = at("/safety");
    let wish = HostCommand::ToWallet(ToWallet::Safety(SafetyWish::LockAfter(LockAfter::QuarterHour)));
    assert_commands(&update(&mut model, Event::LockAfter(LockAfter::QuarterHour)), &[wish]);
}

fn device() -> Device {
    Device { has: vec!["camera".into()], used: Some(1e6), quota: Some(1e9), ..Device::default() }
}

fn sees(model: &mut Model, device: Device) {
    update(model, Event::Host(HostEvent::Device(Box::new(device))));
}

fn stored() -> WalletHealth {
    let time = TimeSummary {
        confidence: Confidence::Inadequate,
        at: NOON,
        error_ms: 500,
        not_before: None,
        is_corrected: false,
        agreeing: 1,
        clocks: 1,
        signs: Vec::new(),
    };
    WalletHealth { time, coins: 3, movements: 4, changes: 5, since_snapshot: 5, database: 2, header: 2 }
}

#[test]
fn health_is_looked_at_anew_each_time_and_names_what_asks_for_something() {
    let mut model = at("/health");
    let mut issuer = asset(1, 100);
    issuer.issued_here = true;
    issuer.settles_here = true;
    tell(&mut model, FromWallet::Wallet(wallet(vec![issuer])));
    assert_commands(
        &update(&mut model, Event::Opened(Route::Health)),
        &[HostCommand::LookAtDevice, HostCommand::ToWallet(ToWallet::HealthWanted)],
    );
    sees(&mut model, device());
    tell(&mut model, FromWallet::Health(Box::new(stored())));
    tell(&mut model, FromWallet::Safety(Safety { backed_up: Some(NOON), ..Safety::default() }));
    assert_eq!(health::concerns(&model), [], "unsure of the time is how every wallet begins");
    sees(&mut model, Device { apple: Some(Apple::Phone), used: Some(9e8), ..device() });
    update(&mut model, Event::Host(HostEvent::Persistence(Some(false))));
    update(&mut model, Event::Host(HostEvent::UpdateReady));
    tell(&mut model, FromWallet::Safety(Safety::default()));
    let mut turned = stored();
    turned.time.is_corrected = true;
    tell(&mut model, FromWallet::Health(Box::new(turned)));
    use Concern::{ClockTurned, InTab, NearlyFull, NotBackedUp, NotKept, UpdateReady};
    assert_eq!(health::concerns(&model), [NotBackedUp, InTab, NotKept, NearlyFull, ClockTurned, UpdateReady]);
    sees(&mut model, Device { apple: Some(Apple::Phone), installed: true, ..device() });
    assert!(!health::concerns(&model).contains(&InTab), "an installed app is not cleared");
}

#[test]
fn the_file_for_whoever_helps_is_read_before_it_is_saved() {
    let mut model = at("/health");
    let commands = update(&mut model, Event::Health(health::Event::FileOpened));
    assert!(matches!(&commands[..], [HostCommand::Diagnose(_)]));
    update(&mut model, Event::Host(HostEvent::Diagnosed("all of it".into())));
    let file = ChosenFile { name: "juicetokens.txt".into(), bytes: b"all of it".to_vec() };
    assert_commands(&update(&mut model, Event::Health(health::Event::FileSaved)), &[HostCommand::SaveTable(file)]);
    update(&mut model, Event::Health(health::Event::FileClosed));
    assert_eq!(model.health.file, None);
}

#[test]
fn the_file_says_states_and_counts_and_names_nobody() {
    let mut rich = asset(1, 4711);
    rich.community = "Lemon Market".into();
    rich.coins = vec![coins(1, 1, Grade::Settled), coins(1, 2, Grade::OnTrust)];
    let conflict = ConflictSummary {
        label: "LABEL-9".into(),
        denomination: None,
        culprit: "q7w8".into(),
        who: None,
        on_paper: false,
        ours: false,
        grade: None,
        at: NOON,
    };
    let summary = WalletSummary {
        open: vec![open_transfer(TransferState::Prepared)],
        conflicts: vec![conflict],
        ..wallet(vec![rich])
    };
    let mut model = start("/receipt/0707070707070707070707070707070707070707070707070707070707070707");
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(summary));
    tell(&mut model, FromWallet::Health(Box::new(stored())));
    let text = diagnostics::lines(&model).join("\n");
    for wanted in ["wallet: open", "coins: Settled 1, OnTrust 1", "open transfers: Payer Prepared 1", "spent twice: 1"]
    {
        assert!(text.contains(wanted), "{wanted} is missing in {text}");
    }
    let secrets = ["Anna", "Lemon", "juice\n", "4711", "LABEL", "q7w8", "k7f3", "0707", "0101"];
    for secret in secrets {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
}

#[test]
fn a_new_phone_gets_everything_in_payments_of_at_most_63_coins_and_is_told_what_stays() {
    let mut rich = asset(1, 0);
    rich.coins = vec![coins(70, 2, Grade::Settled)];
    rich.coins.extend([coins(1, 1, Grade::OnTrust), coins(1, 10, Grade::Quarantined), coins(1, 20, Grade::InDoubt)]);
    rich.coins.push(CoinGroup { hands_left: 0, ..coins(1, 5, Grade::OnTrust) });
    rich.coins.push(CoinGroup { expiry: Expiry::Over, ..coins(1, 5, Grade::Settled) });
    let mut model = opened_with(vec![rich, asset(2, 0)]);
    let parts = handover::parts(&model);
    assert_eq!(parts.len(), 1, "a kind without coins is left out");
    assert_eq!(parts[0].payments, [Amount(126), Amount(15)], "the largest first");
    let value = |index: usize| Amount(Denomination::all().nth(index).unwrap().value());
    let stays = [(Stay::Bound, value(4)), (Stay::Issuer, value(3)), (Stay::Worn, value(2)), (Stay::Gone, value(2))];
    assert_eq!(parts[0].stays, stays);
    let commands = update(&mut model, Event::Handover(handover::Event::NextWanted(Side::Old)));
    let intent = Intent::Pay { amount: Some(Amount(126)), authority: Some(authority(1)) };
    assert!(commands.contains(&HostCommand::ToWallet(ToWallet::Command(Command::OpenExchange(intent)))));
    let mut done = summary(ExchangePhase::Done);
    done.sid = Some(sid(7));
    tell(&mut model, FromWallet::Exchange(Some(done)));
    update(&mut model, Event::Exchange(exchange::Event::Left));
    assert_eq!(
        (model.route, model.handover.done),
        (Route::Handover, 1),
        "the next payment is at hand, not the receipt"
    );
    update(&mut model, Event::Handover(handover::Event::Ended));
    assert_eq!((model.route, model.handover.side), (Route::Home, None));
}

#[test]
fn the_new_phone_takes_whatever_comes() {
    let mut model = opened_with(Vec::new());
    let commands = update(&mut model, Event::Handover(handover::Event::NextWanted(Side::New)));
    let intent = Intent::Receive { amount: Amount::ZERO, memo: String::new(), accepted: Vec::new(), open_to_new: true };
    assert!(commands.contains(&HostCommand::ToWallet(ToWallet::Command(Command::OpenExchange(intent)))));
    assert_commands(&update(&mut model, Event::Handover(handover::Event::NextWanted(Side::Old))), &[]);
}
