//! The exchange screen, from the first code to the receipt.
use super::*;
use exchange::Event as Did;

#[test]
fn an_unfinished_transfer_is_resumed_by_itself_after_the_start() {
    let mut model = start("/receive");
    tell(&mut model, FromWallet::Presence(open()));
    let mut unfinished = wallet(vec![asset(1, 5)]);
    unfinished.open.push(open_transfer(TransferState::Prepared));
    let commands = tell(&mut model, FromWallet::Wallet(unfinished.clone()));
    assert!(commands.contains(&command(Command::OpenExchange(Intent::Resume(None)))));
    assert_eq!(model.screen(), Screen::Open(Route::Exchange));
    assert!(model.exchange.by_itself);
    assert_commands(&tell(&mut model, FromWallet::Wallet(unfinished)), &[]);
    let left = update(&mut model, Event::Exchange(Did::Left));
    let wanted: Vec<_> = close_commands().into_iter().chain([HostCommand::Navigate("/receive".into())]).collect();
    assert_commands(&left, &wanted);
    assert_eq!(model.screen(), Screen::Open(Route::Receive));
}

#[test]
fn a_transfer_that_is_over_resumes_nothing() {
    let mut model = start("/exchange");
    tell(&mut model, FromWallet::Presence(open()));
    let mut over = wallet(vec![]);
    over.open.push(open_transfer(TransferState::Settled));
    assert_commands(&tell(&mut model, FromWallet::Wallet(over)), &[HostCommand::Navigate("/".into())]);
}

#[test]
fn an_answer_is_given_once_and_only_to_what_is_shown() {
    let mut asked = summary(ExchangePhase::Approving);
    asked.approval = Some(Approval::Pay {
        amount: Amount(13),
        unit: "juice".into(),
        community: "Market".into(),
        memo: String::new(),
        hand_over: DenominationCounts::default(),
        change: DenominationCounts::default(),
        reasons: Vec::new(),
    });
    let mut model = exchanging(asked.clone());
    assert_commands(&update(&mut model, Event::Exchange(Did::Approved)), &[command(Command::Approve)]);
    tell(&mut model, FromWallet::Exchange(Some(asked)));
    assert_eq!(model.exchange.approval(), None);
    assert_commands(&update(&mut model, Event::Exchange(Did::Approved)), &[]);
}

#[test]
fn the_same_question_asked_anew_can_be_answered_anew() {
    let mut asked = summary(ExchangePhase::Approving);
    asked.approval = Some(Approval::Pay {
        amount: Amount(13),
        unit: "juice".into(),
        community: "Market".into(),
        memo: String::new(),
        hand_over: DenominationCounts::default(),
        change: DenominationCounts::default(),
        reasons: Vec::new(),
    });
    let mut model = exchanging(asked.clone());
    update(&mut model, Event::Exchange(Did::Approved));
    tell(&mut model, FromWallet::Exchange(Some(summary(ExchangePhase::Meeting))));
    tell(&mut model, FromWallet::Exchange(Some(asked)));
    assert_commands(&update(&mut model, Event::Exchange(Did::Approved)), &[command(Command::Approve)]);
}

#[test]
fn nothing_is_approved_that_was_not_asked() {
    let mut model = exchanging(summary(ExchangePhase::Exchanging));
    assert_commands(&update(&mut model, Event::Exchange(Did::Approved)), &[]);
    assert_commands(&update(&mut model, Event::Exchange(Did::Declined)), &[]);
}

#[test]
fn codes_that_differ_stop_everything() {
    let mut model = exchanging(summary(ExchangePhase::Comparing));
    assert_commands(&update(&mut model, Event::Exchange(Did::CodesDiffer)), &[command(Command::Cancel)]);
    assert!(model.exchange.codes_differ);
    assert_commands(&update(&mut model, Event::Exchange(Did::CodesSame)), &[command(Command::ConfirmCode)]);
}

#[test]
fn a_step_is_felt_and_the_text_follows() {
    let mut model = exchanging(summary(ExchangePhase::Exchanging));
    let due = HostCommand::ToWallet(ToWallet::TextDue);
    assert_commands(&update(&mut model, Event::Exchange(Did::TextToggled(true))), std::slice::from_ref(&due));
    assert_commands(&update(&mut model, Event::Exchange(Did::TextToggled(true))), &[]);
    let mut further = summary(ExchangePhase::Exchanging);
    further.steps[0] = true;
    let commands = tell(&mut model, FromWallet::Exchange(Some(further.clone())));
    assert_commands(&commands, &[HostCommand::Vibrate, due]);
    further.sending = Some((1, 2));
    assert_commands(&tell(&mut model, FromWallet::Exchange(Some(further))), &[]);
}

#[test]
fn pasted_text_is_given_to_the_wallet_once() {
    let mut model = exchanging(summary(ExchangePhase::Exchanging));
    update(&mut model, Event::Exchange(Did::PasteTyped(" JT1 ".into())));
    let commands = update(&mut model, Event::Exchange(Did::PasteSubmitted));
    let wanted = [ToWallet::TextReceived("JT1".into()), ToWallet::TextDue].map(HostCommand::ToWallet);
    assert_commands(&commands, &wanted);
    assert_commands(&update(&mut model, Event::Exchange(Did::PasteSubmitted)), &[]);
}

#[test]
fn what_cannot_be_stopped_is_only_left() {
    let mut bound = summary(ExchangePhase::Exchanging);
    bound.sid = Some(sid(3));
    let mut model = exchanging(bound);
    assert!(model.exchange.is_bound());
    let commands = update(&mut model, Event::Exchange(Did::Stopped));
    assert!(!commands.contains(&command(Command::Cancel)));
    assert!(commands.contains(&command(Command::CloseExchange)));
}

#[test]
fn what_was_undone_is_not_open_any_more() {
    let stopped = |is_undone| ExchangeSummary {
        sid: Some(open_transfer(TransferState::Prepared).sid),
        is_undone,
        ..summary(ExchangePhase::Stopped)
    };
    assert!(exchanging(stopped(false)).exchange.is_bound());
    assert!(!exchanging(stopped(true)).exchange.is_bound());
}

#[test]
fn what_can_be_stopped_is_cancelled_and_the_screen_waits_for_the_word() {
    let mut free = summary(ExchangePhase::Exchanging);
    free.can_cancel = true;
    let mut model = exchanging(free);
    assert_commands(&update(&mut model, Event::Exchange(Did::Stopped)), &[command(Command::Cancel)]);
    assert!(model.exchange.open);
}

#[test]
fn after_the_payment_the_code_lingers_and_then_the_receipt_comes() {
    let mut done = summary(ExchangePhase::Done);
    done.sid = Some(sid(5));
    let mut model = exchanging(done);
    for _ in 1..exchange::LINGER_SECONDS {
        assert_commands(&update(&mut model, Event::Host(HostEvent::Ticked)), &[]);
    }
    let commands = update(&mut model, Event::Host(HostEvent::Ticked));
    let page = [HostCommand::Navigate(Route::Receipt(sid(5)).path()), HostCommand::Receipt(sid(5))];
    assert_commands(&commands, &close_commands().into_iter().chain(page).collect::<Vec<_>>());
    assert_commands(&update(&mut model, Event::Host(HostEvent::Ticked)), &[]);
}

#[test]
fn a_text_that_is_carried_by_hand_waits_for_the_person() {
    let mut done = summary(ExchangePhase::Done);
    done.sid = Some(sid(5));
    let mut model = exchanging(done);
    update(&mut model, Event::Exchange(Did::TextToggled(true)));
    for _ in 0..=exchange::LINGER_SECONDS {
        assert_commands(&update(&mut model, Event::Host(HostEvent::Ticked)), &[]);
    }
    assert!(model.exchange.open);
}

#[test]
fn the_end_of_an_earlier_exchange_does_not_close_this_one() {
    let mut model = opened_with(vec![asset(1, 100)]);
    update(&mut model, Event::Pay(pay::Event::AskedWanted));
    assert_commands(&tell(&mut model, FromWallet::Exchange(None)), &[]);
    assert!(model.exchange.open);
}

#[test]
fn what_is_still_said_of_an_earlier_exchange_is_not_about_this_one() {
    let mut model = exchanging(summary(ExchangePhase::Stopped));
    update(&mut model, Event::Exchange(Did::BegunAgain));
    // Said before the wallet heard of the new beginning.
    tell(&mut model, FromWallet::Exchange(Some(summary(ExchangePhase::Done))));
    assert_eq!(model.exchange.phase(), ExchangePhase::Meeting);
    assert_commands(&tell(&mut model, FromWallet::Exchange(None)), &[]);
    assert!(model.exchange.open);
    tell(&mut model, FromWallet::Exchange(Some(summary(ExchangePhase::Comparing))));
    assert_eq!(model.exchange.phase(), ExchangePhase::Comparing);
    assert_commands(&tell(&mut model, FromWallet::Exchange(None))[..3], &close_commands());
    update(&mut model, Event::Pay(pay::Event::AskedWanted));
    tell(&mut model, FromWallet::Exchange(Some(summary(ExchangePhase::Comparing))));
    assert_eq!(model.exchange.phase(), ExchangePhase::Comparing);
}

#[test]
fn a_payable_amount_is_one_tap_away() {
    let mut stuck = summary(ExchangePhase::Stopped);
    stuck.problem = Some(Problem::CannotPay { asked: Amount(13), below: Some(Amount(12)), above: None });
    let mut model = exchanging(stuck);
    let commands = update(&mut model, Event::Exchange(Did::TakenInstead(Amount(12))));
    assert_eq!((model.screen(), model.pay.typed.as_str()), (Screen::Open(Route::Pay), "12"));
    let wanted = ToWallet::PayableWanted { authority: authority(1), amount: Amount(12) };
    assert!(commands.last() == Some(&HostCommand::ToWallet(wanted)));
}

#[test]
fn a_payee_asks_for_a_payable_amount_at_once() {
    let mut stuck = summary(ExchangePhase::Stopped);
    stuck.problem = Some(Problem::CannotPay { asked: Amount(13), below: Some(Amount(12)), above: None });
    let mut model = exchanging(stuck);
    let asked = |amount| Intent::Receive {
        amount: Amount(amount),
        memo: "bread".into(),
        accepted: vec![authority(1)],
        open_to_new: false,
    };
    model.exchange.intent = Some(asked(13));
    let commands = update(&mut model, Event::Exchange(Did::TakenInstead(Amount(12))));
    assert!(commands.contains(&command(Command::OpenExchange(asked(12)))));
    assert_eq!(model.screen(), Screen::Open(Route::Exchange));
}

#[test]
fn beginning_again_closes_what_stopped_and_asks_for_the_same() {
    let mut stuck = summary(ExchangePhase::Stopped);
    stuck.problem = Some(Problem::PeerLeft);
    let mut model = exchanging(stuck);
    let commands = update(&mut model, Event::Exchange(Did::BegunAgain));
    let anew = [
        command(Command::OpenExchange(Intent::Pay { amount: None, authority: None })),
        HostCommand::StartExchange,
        HostCommand::Ticking(true),
    ];
    assert_commands(&commands, &close_commands().into_iter().chain(anew).collect::<Vec<_>>());
    assert_eq!(model.exchange.phase(), ExchangePhase::Meeting);
}

#[test]
fn going_back_in_the_browser_closes_the_exchange() {
    let mut model = exchanging(summary(ExchangePhase::Exchanging));
    let commands = update(&mut model, Event::Host(HostEvent::Navigated("/".into())));
    assert_commands(&commands, &close_commands());
    assert_eq!(model.screen(), Screen::Open(Route::Home));
}

#[test]
fn silence_is_said_only_while_the_peer_is_needed() {
    let mut silent = summary(ExchangePhase::Exchanging);
    silent.peer_silent_ms = Some(3_001);
    assert!(exchanging(silent.clone()).exchange.peer_is_silent());
    silent.phase = ExchangePhase::Done;
    assert!(!exchanging(silent).exchange.peer_is_silent());
}

#[test]
fn an_update_waits_until_the_exchange_is_closed() {
    let mut model = exchanging(summary(ExchangePhase::Meeting));
    update(&mut model, Event::Host(HostEvent::UpdateReady));
    assert_commands(&update(&mut model, Event::Notices(notices::Event::UpdateWanted)), &[]);
    update(&mut model, Event::Exchange(Did::Left));
    let commands = update(&mut model, Event::Notices(notices::Event::UpdateWanted));
    assert_commands(&commands, &[HostCommand::ApplyUpdate]);
}

#[test]
fn the_camera_is_asked_for_again() {
    let mut model = exchanging(summary(ExchangePhase::Meeting));
    update(&mut model, Event::Host(HostEvent::Camera(CameraState::Lost)));
    assert_eq!(model.exchange.camera, CameraState::Lost);
    assert_commands(&update(&mut model, Event::Exchange(Did::CameraRetried)), &[HostCommand::RetryCamera]);
}

#[test]
fn a_payee_that_waits_only_for_the_payer_to_hear_it_has_been_paid() {
    let paid =
        |phase, role, steps| exchanging(ExchangeSummary { role, steps, ..summary(phase) }).exchange.has_been_paid();
    assert!(paid(ExchangePhase::Exchanging, Role::Payee, [true; 4]));
    assert!(paid(ExchangePhase::Meeting, Role::Payee, [true; 4]), "also before the two have met again");
    assert!(!paid(ExchangePhase::Done, Role::Payee, [true; 4]));
    assert!(!paid(ExchangePhase::Exchanging, Role::Payee, [true, true, true, false]));
    assert!(!paid(ExchangePhase::Exchanging, Role::Payer, [true; 4]));
}
