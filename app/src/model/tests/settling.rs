//! Settling with an issuer, settling for others, and what is said of coins that were spent twice.
use juicetokens_engine::summary::{CoinGroup, ConflictSummary, Grade, SettleNeed, SettledItem, Settlement};

use super::*;
use settle::{Check, CoinNeed, Event as Did, check, coin_need};

/// Five settled, two on trust, ten quarantined, one contested, and twenty in doubt.
fn holding() -> AssetSummary {
    let coins = vec![
        coins(1, 20, Grade::InDoubt),
        coins(1, 10, Grade::Quarantined),
        coins(1, 5, Grade::Settled),
        coins(1, 2, Grade::OnTrust),
        coins(1, 1, Grade::Contested),
    ];
    AssetSummary { coins, ..asset(1, 5) }
}

fn at_settle() -> Model {
    let mut model =
        opened_with(vec![holding(), AssetSummary { issued_here: true, settles_here: true, ..asset(2, 100) }]);
    update(&mut model, Event::Opened(Route::Settle));
    model
}

fn settling(intent: Intent, summary: ExchangeSummary) -> Model {
    let mut model = at_settle();
    let event = match intent {
        Intent::Serve => Event::Home(home::Event::ServingWanted),
        _ => Event::Settle(Did::MeetingWanted),
    };
    update(&mut model, event);
    assert_eq!(model.exchange.intent, Some(intent));
    tell(&mut model, FromWallet::Exchange(Some(summary)));
    model
}

fn settled(phase: ExchangePhase, done: Vec<SettledItem>) -> ExchangeSummary {
    let settlement = Settlement { done, community: Some("Market 1".into()), left: 1, ..Settlement::default() };
    ExchangeSummary { amount: None, settlement: Some(settlement), ..summary(phase) }
}

const SETTLE: Intent = Intent::Settle { give_back: None };

#[test]
fn meeting_the_issuer_asks_for_everything_and_gives_nothing_back() {
    let mut model = at_settle();
    let commands = update(&mut model, Event::Settle(Did::MeetingWanted));
    assert!(commands.contains(&command(Command::OpenExchange(SETTLE))));
    assert_eq!(model.screen(), Screen::Open(Route::Exchange));
}

#[test]
fn a_transfer_in_doubt_leads_to_the_issuer_as_well() {
    let mut model = opened_with(vec![holding()]);
    let in_doubt = open_transfer(TransferState::Prepared);
    assert!(home::can_be_settled(model.assets(), &in_doubt));
    assert!(!home::can_be_settled(model.assets(), &open_transfer(TransferState::Offered)));
    let commands = update(&mut model, Event::Home(home::Event::SettlingWanted));
    assert!(commands.contains(&command(Command::OpenExchange(SETTLE))));
}

#[test]
fn an_issuer_has_no_issuer_to_meet() {
    let own = vec![AssetSummary { issued_here: true, settles_here: true, ..asset(2, 100) }];
    assert!(!home::can_be_settled(&own, &open_transfer(TransferState::Prepared)));
    let model = opened_with(own);
    assert_eq!(settle::assets_of_others(&model).count(), 0);
}

#[test]
fn only_an_exact_amount_is_given_back() {
    let mut model = at_settle();
    assert_eq!(model.settle.authority, Some(authority(1)));
    assert_eq!(check(&model), Check::Empty);
    for (typed, wanted) in [
        ("17", Check::Exact),
        ("12", Check::Exact),
        ("6", Check::NotExact { nearest: vec![Amount(5), Amount(7)] }),
        ("18", Check::TooMuch { held: Amount(17) }),
    ] {
        update(&mut model, Event::Settle(Did::Typed(typed.into())));
        assert_eq!(check(&model), wanted, "{typed}");
    }
    assert_commands(&update(&mut model, Event::Settle(Did::GivenBack)), &[]);
    update(&mut model, Event::Settle(Did::AmountChosen(Amount(7))));
    let commands = update(&mut model, Event::Settle(Did::GivenBack));
    let back = Intent::Settle { give_back: Some((authority(1), Amount(7))) };
    assert!(commands.contains(&command(Command::OpenExchange(back))));
}

#[test]
fn every_coin_says_why_it_needs_its_issuer() {
    let worn = CoinGroup { hands_left: 2, ..coins(1, 5, Grade::OnTrust) };
    for (coin, need) in [
        (coins(1, 5, Grade::Settled), None),
        (coins(1, 5, Grade::Reserved), None),
        (coins(1, 5, Grade::InDoubt), None),
        (coins(1, 5, Grade::Lost), None),
        (coins(1, 5, Grade::ChangeComing), Some(CoinNeed::Change)),
        (coins(1, 5, Grade::OnTrust), Some(CoinNeed::OnTrust)),
        (worn, Some(CoinNeed::Worn)),
        (coins(1, 5, Grade::Quarantined), Some(CoinNeed::Quarantined)),
        (coins(1, 5, Grade::Contested), Some(CoinNeed::Contested)),
        (coins(1, 5, Grade::WithIssuer), Some(CoinNeed::WithIssuer)),
    ] {
        assert_eq!(coin_need(&coin), need, "{:?}", coin.grade);
    }
}

#[test]
fn the_coins_in_hand_are_those_of_the_balance() {
    let counts = home::coins_by_denomination(&holding());
    let counted: Vec<(u32, u32)> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(each, count)| (each.value(), count)).collect();
    assert_eq!(counted, [(2, 1), (5, 1)]);
}

#[test]
fn each_answer_is_felt_and_nothing_closes_by_itself() {
    let renewed = vec![SettledItem::Renewed(Amount(7))];
    let mut model = settling(SETTLE, settled(ExchangePhase::Exchanging, Vec::new()));
    let commands = tell(&mut model, FromWallet::Exchange(Some(settled(ExchangePhase::Exchanging, renewed.clone()))));
    assert_commands(&commands, &[HostCommand::Vibrate]);
    tell(&mut model, FromWallet::Exchange(Some(settled(ExchangePhase::Done, renewed))));
    for _ in 0..2 * exchange::LINGER_SECONDS {
        assert_commands(&update(&mut model, Event::Host(HostEvent::Ticked)), &[]);
    }
    assert_eq!(model.screen(), Screen::Open(Route::Exchange));
    update(&mut model, Event::Exchange(exchange::Event::Left));
    assert_eq!(model.screen(), Screen::Open(Route::Home));
}

#[test]
fn after_one_holder_the_issuer_settles_for_the_next() {
    let mut model = settling(Intent::Serve, settled(ExchangePhase::Done, Vec::new()));
    let commands = update(&mut model, Event::Exchange(exchange::Event::BegunAgain));
    assert!(commands.contains(&command(Command::CloseExchange)));
    assert!(commands.contains(&command(Command::OpenExchange(Intent::Serve))));
    assert_eq!(model.exchange.phase(), ExchangePhase::Meeting);
}

#[test]
fn taking_coins_back_waits_for_the_issuers_yes() {
    let asked = Approval::TakeBack { amount: Amount(7), unit: "juice".into(), community: "Market 1".into() };
    let mut model = settling(
        Intent::Serve,
        ExchangeSummary { approval: Some(asked.clone()), ..settled(ExchangePhase::Approving, Vec::new()) },
    );
    assert_eq!(model.exchange.approval(), Some(&asked));
    let yes = update(&mut model, Event::Exchange(exchange::Event::Approved));
    assert_commands(&yes, &[command(Command::Approve)]);
    assert_commands(&update(&mut model, Event::Exchange(exchange::Event::Approved)), &[]);
}

#[test]
fn what_the_issuer_was_asked_to_decide_is_not_resumed_by_itself() {
    for (state, resumes) in [(TransferState::AbortFiled, false), (TransferState::Prepared, true)] {
        let mut model = start("/");
        tell(&mut model, FromWallet::Presence(open()));
        let open = vec![open_transfer(state)];
        tell(&mut model, FromWallet::Wallet(WalletSummary { open, ..wallet(vec![holding()]) }));
        assert_eq!(model.exchange.open, resumes, "{state:?}");
        assert!(home::waits_for_peer(&open_transfer(state)), "it still shows at home");
    }
}

#[test]
fn the_first_decision_counts_and_only_of_the_same_coins() {
    let filed = |decides_at: u64, unit: &str| OpenTransfer {
        decides_at: Some(Timestamp(decides_at)),
        unit: unit.into(),
        ..open_transfer(TransferState::AbortFiled)
    };
    let open = [filed(30, "juice"), filed(20, "juice"), filed(10, "hour"), open_transfer(TransferState::Prepared)];
    assert_eq!(home::first_decision(&open, "juice"), Some(Timestamp(20)));
    assert_eq!(home::first_decision(&open[3..], "juice"), None);
}

#[test]
fn a_double_spend_means_what_became_of_the_coin() {
    use home::ConflictKind;
    let conflict = ConflictSummary {
        on_paper: false,
        label: "000000-REF-50-007".into(),
        denomination: Denomination::of_value(50),
        culprit: "k7f3".into(),
        who: None,
        ours: false,
        grade: None,
        at: NOON,
    };
    for (grade, kind) in [
        (Some(Grade::Contested), ConflictKind::Contested),
        (Some(Grade::WithIssuer), ConflictKind::Contested),
        (Some(Grade::Settled), ConflictKind::Cleared),
        (Some(Grade::Lost), ConflictKind::Lost),
        (None, ConflictKind::Elsewhere),
    ] {
        let conflict = ConflictSummary { grade, ..conflict.clone() };
        assert_eq!(home::conflict_kind(&conflict), kind, "{grade:?}");
        let ours = ConflictSummary { ours: true, ..conflict };
        assert_eq!(home::conflict_kind(&ours), ConflictKind::Ours);
    }
}

#[test]
fn quarantine_is_asked_twice() {
    let mut model = opened_with(vec![holding()]);
    assert_commands(&update(&mut model, Event::Home(home::Event::QuarantineConfirmed)), &[]);
    update(&mut model, Event::Home(home::Event::QuarantineWanted));
    update(&mut model, Event::Home(home::Event::QuarantineDropped));
    assert_commands(&update(&mut model, Event::Home(home::Event::QuarantineConfirmed)), &[]);
    update(&mut model, Event::Home(home::Event::QuarantineWanted));
    let commands = update(&mut model, Event::Home(home::Event::QuarantineConfirmed));
    assert_commands(&commands, &[command(Command::Quarantine)]);
    assert!(!model.home.quarantine_asked);
}

#[test]
fn an_issuer_settles_its_own_coins_without_a_camera() {
    let to_settle = SettleNeed { transfers: 1, coins: 2, blocked: 0 };
    let own = AssetSummary { issued_here: true, settles_here: true, to_settle, ..asset(2, 100) };
    let mut model = opened_with(vec![holding(), own]);
    assert_eq!(settle::own_assets_to_settle(&model).count(), 1);
    let commands = update(&mut model, Event::Settle(Did::SettledAlone));
    assert!(commands.contains(&command(Command::SettleWithMyself)));
    assert!(!commands.contains(&HostCommand::StartExchange));
    assert!(model.exchange.alone && model.exchange.settles());
    assert_eq!(model.screen(), Screen::Open(Route::Exchange));
    tell(&mut model, FromWallet::Exchange(Some(settled(ExchangePhase::Done, Vec::new()))));
    let commands = update(&mut model, Event::Exchange(exchange::Event::Left));
    assert!(commands.contains(&command(Command::CloseExchange)));
    assert!(!model.exchange.alone);
}
