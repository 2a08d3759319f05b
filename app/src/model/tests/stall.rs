//! A day at a stall: the till, what is kept of it, giving back, and the day's total.
use juicetokens_engine::summary::{MovementEntry, MovementKind, MovementQuery, MovementsPage};
use juicetokens_engine::token::amount::Denomination;

use super::*;
use crate::model::stall::checks::{Check, checks};
use crate::model::stall::report::Report;
use crate::model::stall::{self, Event as Did, of_the_stall, of_this_phone};
use crate::model::wallet_link::Idle;
use crate::model::{opening, refund, request};

fn did(model: &mut Model, event: Did) -> Vec<HostCommand> {
    update(model, Event::Stall(event))
}

fn add_price(model: &mut Model, name: &str, price: &str) {
    for event in
        [Did::EditToggled, Did::NameTyped(name.into()), Did::PriceTyped(price.into()), Did::PriceKept, Did::EditToggled]
    {
        did(model, event);
    }
}

/// A stall with two prices, and coins of two communities.
fn with_prices() -> Model {
    let mut model = opened_with(vec![asset(1, 100), asset(2, 50)]);
    update(&mut model, Event::Opened(Route::Stall));
    add_price(&mut model, "Juice", "3");
    add_price(&mut model, "Bread", "4");
    model
}

fn kept(commands: &[HostCommand]) -> String {
    let notes = commands.iter().find_map(|command| match command {
        HostCommand::ToWallet(ToWallet::Command(Command::KeepNotes(text))) => Some(text.clone()),
        _ => None,
    });
    notes.expect("something is kept")
}

/// The same wallet after a reload.
fn reloaded(notes: String) -> Model {
    let mut model = start("/stall");
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(WalletSummary { notes, ..wallet(vec![asset(1, 100)]) }));
    model
}

fn movement(kind: MovementKind, amount: u32, memo: &str, at: Timestamp) -> MovementEntry {
    let movement = juicetokens_engine::summary::Movement {
        at,
        kind,
        amount: Amount(amount),
        unit: "juice".into(),
        community: "Market 1".into(),
        sid: Some(sid(amount as u8)),
        cash_in: None,
        peer: None,
    };
    MovementEntry { movement, memo: memo.into(), state: Some(TransferState::Received), is_open: false }
}

fn asked_movements(commands: &[HostCommand]) -> MovementQuery {
    let query = commands.iter().find_map(|command| match command {
        HostCommand::ToWallet(ToWallet::MovementsWanted(query)) => Some(query.clone()),
        _ => None,
    });
    query.expect("movements are asked for")
}

#[test]
fn the_sum_is_asked_for_with_what_is_on_it_in_the_coins_that_are_chosen() {
    let mut model = with_prices();
    for event in [Did::Pressed(0), Did::Pressed(1), Did::Pressed(0), Did::Pressed(1), Did::LastRemoved] {
        did(&mut model, event);
    }
    did(&mut model, Did::Typed("0 5 x".into()));
    did(&mut model, Did::Added);
    let commands = did(&mut model, Did::Charged);
    let intent = Intent::Receive {
        amount: Amount(15),
        memo: "2 × Juice, Bread, 5".into(),
        accepted: vec![authority(1)],
        open_to_new: false,
    };
    assert!(commands.contains(&command(Command::OpenExchange(intent))));
    update(&mut model, Event::Exchange(exchange::Event::Stopped));
    assert_eq!((model.route, model.stall.till.total()), (Route::Stall, Amount(15)), "nothing was paid: the sum stays");
    did(&mut model, Did::UnitChosen(authority(2)));
    assert_eq!(stall::prices(&model).count(), 0, "prices are in the coins in which they were made");
}

#[test]
fn prices_are_changed_put_in_order_and_taken_away() {
    let mut model = with_prices();
    let names = |model: &Model| stall::prices(model).map(|(_, item)| item.name.clone()).collect::<Vec<_>>();
    did(&mut model, Did::PriceMoved(1));
    assert_eq!(names(&model), ["Bread", "Juice"]);
    did(&mut model, Did::EditWanted(1));
    did(&mut model, Did::NameTyped("Cider".into()));
    assert_eq!(kept(&did(&mut model, Did::PriceKept)), model.stall.till.text());
    assert_eq!(names(&model), ["Bread", "Cider"]);
    did(&mut model, Did::PriceRemoved(0));
    assert_eq!(names(&model), ["Cider"]);
    did(&mut model, Did::PriceTyped(String::new()));
    assert!(did(&mut model, Did::PriceKept).is_empty(), "a thing without a price is no price");
}

#[test]
fn a_reload_finds_prices_and_sum_and_what_the_wallet_says_later_is_older() {
    let mut model = with_prices();
    let notes = kept(&did(&mut model, Did::Pressed(1)));
    let mut model = reloaded(notes.clone());
    assert_eq!((model.stall.till.total(), stall::prices(&model).count()), (Amount(4), 2));
    did(&mut model, Did::Pressed(0));
    tell(&mut model, FromWallet::Wallet(WalletSummary { notes, ..wallet(vec![asset(1, 100)]) }));
    assert_eq!(model.stall.till.total(), Amount(7), "a summary of before the tap takes nothing away");
    tell(&mut model, FromWallet::Presence(locked()));
    assert!(model.stall.till.prices.is_empty(), "a locked wallet shows nothing of its stall");
}

#[test]
fn a_payment_sounds_clears_its_sum_at_once_and_waits_for_the_next_customer() {
    let mut model = with_prices();
    did(&mut model, Did::Pressed(0));
    did(&mut model, Did::Charged);
    let going = ExchangeSummary {
        role: Role::Payee,
        amount: Some(Amount(3)),
        memo: "Juice".into(),
        ..summary(ExchangePhase::Exchanging)
    };
    tell(&mut model, FromWallet::Exchange(Some(going.clone())));
    let done = ExchangeSummary { phase: ExchangePhase::Done, sid: Some(sid(5)), ..going };
    let commands = tell(&mut model, FromWallet::Exchange(Some(done.clone())));
    assert!(commands.contains(&HostCommand::Chime));
    assert!(!kept(&commands).contains("item"), "a reload asks for nothing twice");
    assert!(!tell(&mut model, FromWallet::Exchange(Some(done))).contains(&HostCommand::Chime), "once");
    for _ in 0..=exchange::LONG_LINGER_SECONDS {
        update(&mut model, Event::Host(HostEvent::Ticked));
    }
    assert_eq!(model.route, Route::Exchange, "the customer of the moment is served before the receipt is looked at");
    assert!(did(&mut model, Did::NextCustomer).contains(&command(Command::CloseExchange)));
    assert_eq!((model.route, model.stall.till.total()), (Route::Stall, Amount::ZERO));
}

#[test]
fn another_payment_leaves_the_sum_alone_and_a_muted_till_is_silent() {
    let mut model = with_prices();
    did(&mut model, Did::Pressed(0));
    did(&mut model, Did::MuteToggled);
    update(&mut model, Event::Receive(receive::Event::Continued));
    let done = ExchangeSummary {
        role: Role::Payee,
        amount: Some(Amount(3)),
        memo: "rent".into(),
        ..summary(ExchangePhase::Done)
    };
    update(&mut model, Event::Pay(pay::Event::AskedWanted));
    let commands = tell(&mut model, FromWallet::Exchange(Some(done)));
    assert!(!commands.contains(&HostCommand::Chime));
    assert_eq!(model.stall.till.total(), Amount(3));
}

#[test]
fn the_code_for_the_counter_names_the_stall_and_its_coins_and_no_amount() {
    let mut model = with_prices();
    (model.receive.typed, model.receive.memo) = ("12".into(), "of before".into());
    did(&mut model, Did::CodeWanted);
    assert_eq!(model.route, Route::Request);
    let asked = request::asked(&model);
    assert_eq!((asked.amount, asked.note.as_str(), asked.to.as_str()), (None, "", "Anna"));
    assert_eq!(asked.authority, Some(authority(1)));
}

fn at_receipt(role: Role) -> (Model, MovementQuery) {
    let mut model = opened_with(vec![asset(1, 100)]);
    update(&mut model, Event::Opened(Route::Receipt(sid(13))));
    let receipt = Receipt {
        sid: sid(13),
        header: None,
        role,
        state: TransferState::Received,
        amount: Amount(13),
        swap: false,
        unit: "juice".into(),
        community: "Market 1".into(),
        memo: "Bread".into(),
        at: NOON,
        peer: stranger(),
        paid: Vec::new(),
        change: Vec::new(),
        reasons: Vec::new(),
        from_paper: false,
    };
    let commands = tell(&mut model, FromWallet::Receipt(Some(Box::new(receipt))));
    (model, asked_movements(&commands))
}

fn found(model: &mut Model, query: MovementQuery, found: Vec<MovementEntry>) {
    tell(model, FromWallet::Movements(MovementsPage { query, found, next: None }));
}

#[test]
fn whoever_was_paid_pays_back_and_at_most_what_is_left() {
    let (mut model, query) = at_receipt(Role::Payee);
    assert_eq!(query.search, "0d0d0d0d");
    let back = movement(MovementKind::Paid, 4, &refund::memo_of(sid(13)), NOON);
    found(&mut model, query, vec![back, movement(MovementKind::Received, 13, "Bread", NOON)]);
    update(&mut model, Event::Refund(refund::Event::Opened(true)));
    assert_eq!(model.refund.typed, "9", "four were given back already");
    update(&mut model, Event::Refund(refund::Event::Typed("10".into())));
    assert!(update(&mut model, Event::Refund(refund::Event::Agreed)).is_empty());
    update(&mut model, Event::Refund(refund::Event::Typed("9".into())));
    let commands = update(&mut model, Event::Refund(refund::Event::Agreed));
    let intent = Intent::Pay { amount: Some(Amount(9)), authority: Some(authority(1)) };
    assert!(commands.contains(&command(Command::OpenExchange(intent))));
}

#[test]
fn a_refund_is_held_to_whoever_said_who_it_is_also_when_it_is_begun_again() {
    let (mut model, _) = at_receipt(Role::Payee);
    let known = Peer { acquaintance: Acquaintance::Introduced, ..stranger() };
    let receipt::ReceiptPage::Found(receipt) = &mut model.receipt else { panic!("no receipt") };
    receipt.peer = known.clone();
    update(&mut model, Event::Refund(refund::Event::Opened(true)));
    let intent = Intent::Pay { amount: Some(Amount(13)), authority: Some(authority(1)) };
    let held = command(Command::OpenExchangeWith(intent, known.key));
    assert!(update(&mut model, Event::Refund(refund::Event::Agreed)).contains(&held));
    assert!(update(&mut model, Event::Exchange(exchange::Event::BegunAgain)).contains(&held));
}

#[test]
fn whoever_paid_asks_with_the_number_and_leaves_the_amount_to_the_other() {
    let (mut model, _) = at_receipt(Role::Payer);
    let commands = update(&mut model, Event::Refund(refund::Event::Agreed));
    let intent = Intent::Receive {
        amount: Amount::ZERO,
        memo: "↩ 0d0d0d0d".into(),
        accepted: vec![authority(1)],
        open_to_new: false,
    };
    assert!(commands.contains(&command(Command::OpenExchange(intent))));
    assert_eq!(refund::original_of("↩ 0d0d0d0d"), Some("0d0d0d0d"));
    assert_eq!((refund::original_of("↩ lemons!!"), refund::original_of("0d0d0d0d")), (None, None));
}

#[test]
fn only_a_payment_the_other_way_counts_as_given_back() {
    let memo = refund::memo_of(sid(13));
    let original = movement(MovementKind::Received, 13, "Bread", NOON);
    let same_way = movement(MovementKind::Received, 5, &memo, NOON);
    assert!(refund::returned_of(&[original.clone(), same_way]).is_empty());
    let undone = movement(MovementKind::RolledBack, 5, &memo, NOON);
    assert!(refund::returned_of(&[original.clone(), undone]).is_empty());
    let back = movement(MovementKind::Paid, 5, &memo, NOON);
    assert_eq!(refund::returned_of(&[back, original]).into_values().collect::<Vec<_>>(), [Amount(5)]);
}

#[test]
fn before_opening_what_is_lacking_or_ends_today_is_named() {
    let mut model = opened_with(vec![asset(1, 100)]);
    let change = |model: &Model| checks(model).into_iter().find(|check| matches!(check, Check::Change(_))).unwrap();
    let small = [1, 2, 5, 10].map(|value| Denomination::of_value(value).unwrap());
    assert_eq!(change(&model), Check::Change(small.to_vec()));
    add_price(&mut model, "Chair", "20");
    let Check::Change(lacking) = change(&model) else { unreachable!() };
    assert_eq!(lacking.len(), 5, "a dearer thing needs larger change too");
    model.notices.persistence = Some(Some(false));
    assert!(checks(&model).contains(&Check::Kept(false)));
    assert!(checks(&model).contains(&Check::Expiring(0)));
}

#[test]
fn the_day_counts_from_its_opening_and_another_phone_is_added_once() {
    let mut model = with_prices();
    did(&mut model, Did::DayOpened);
    let query = asked_movements(&update(&mut model, Event::Opened(Route::StallDay)));
    let (before, after) = (Timestamp(NOON.0 - 1), Timestamp(NOON.0 + 1));
    let rows =
        vec![movement(MovementKind::Received, 7, "Juice", after), movement(MovementKind::Received, 90, "", before)];
    found(&mut model, query, rows);
    let own = of_this_phone(&model).unwrap();
    assert_eq!((own.totals.len(), own.totals[0].taken, own.name.as_str()), (1, Amount(7), "Anna"));
    assert_eq!(of_the_stall(&model), None);

    let other = "JTDAY1;5;9;2;Bram;juice,Market 1,2,10,1,3";
    for text in [other, &other.replace(",10,", ",12,")] {
        did(&mut model, Did::ReportTyped(text.into()));
        did(&mut model, Did::ReportAdded);
    }
    let whole = of_the_stall(&model).unwrap();
    let total = &whole.totals[0];
    assert_eq!(
        (total.payments, total.taken, total.returned),
        (3, Amount(19), Amount(3)),
        "the newer line of a phone counts"
    );
    for text in [own.text(), "anything".into()] {
        did(&mut model, Did::ReportTyped(text));
        assert!(did(&mut model, Did::ReportAdded).is_empty());
        assert!(model.stall.unread);
    }
    assert_eq!(Report::of_text(&own.text()), Some(own));
    let link = "https://wallet.example/stall/day#JTDAY1%3B5%3B9%3B2%3BCleo%3Bjuice%2CMarket%201%2C1%2C8%2C0%2C0";
    update(&mut model, Event::Host(HostEvent::Arrived(opening::Arrival::Text(link.into()))));
    assert_eq!((model.route, model.stall.till.reports.len()), (Route::StallDay, 1), "a link adds nothing by itself");
    did(&mut model, Did::ReportAdded);
    assert_eq!(of_the_stall(&model).unwrap().totals[0].taken, Amount(27));
    did(&mut model, Did::DayClosed);
    assert_eq!((of_this_phone(&model), model.stall.till.reports.len()), (None, 0));
}

#[test]
fn a_wallet_that_has_heard_no_clock_yet_still_knows_which_coins_end_today() {
    let mut model = opened_with(vec![asset(1, 100)]);
    let health = crate::model::wallet_link::WalletHealth {
        time: juicetokens_engine::summary::TimeSummary {
            confidence: Default::default(),
            at: Timestamp(0),
            error_ms: 0,
            not_before: None,
            is_corrected: false,
            agreeing: 1,
            clocks: 1,
            signs: Vec::new(),
        },
        coins: 0,
        movements: 0,
        changes: 0,
        since_snapshot: 0,
        database: 2,
        header: 2,
    };
    tell(&mut model, FromWallet::Health(Box::new(health)));
    assert_eq!(stall::now(&model), NOON);
}

#[test]
fn whoever_is_handed_the_phone_takes_payments_and_sees_nothing_else() {
    let mut model = with_prices();
    did(&mut model, Did::OnlyWanted);
    for elsewhere in [Route::Home, Route::Coins, Route::Pay, Route::Movements, Route::Settings, Route::StallDay] {
        update(&mut model, Event::Opened(elsewhere));
        assert_eq!(model.route, Route::Stall, "{elsewhere:?}");
        update(&mut model, Event::Host(HostEvent::Navigated(elsewhere.path())));
        assert_eq!(model.route, Route::Stall, "{elsewhere:?} by the browser");
    }
    did(&mut model, Did::EditToggled);
    assert_eq!(model.stall.edit, None, "prices stay");
    // It takes a payment; the other role it does not take.
    did(&mut model, Did::Pressed(0));
    did(&mut model, Did::Charged);
    assert!(matches!(model.exchange.intent, Some(Intent::Receive { amount: Amount(3), .. })));
    let both =
        ExchangeSummary { role: Role::Payee, problem: Some(Problem::SameRole), ..summary(ExchangePhase::Meeting) };
    tell(&mut model, FromWallet::Exchange(Some(both)));
    assert_commands(&update(&mut model, Event::Exchange(exchange::Event::OtherRoleTaken)), &[]);
    let done = ExchangeSummary { role: Role::Payee, sid: Some(sid(5)), ..summary(ExchangePhase::Done) };
    tell(&mut model, FromWallet::Exchange(Some(done)));
    update(&mut model, Event::Exchange(exchange::Event::ReceiptWanted));
    assert_eq!(model.route, Route::Stall, "the receipt is the owner's to see");
}

#[test]
fn a_till_that_was_handed_over_stays_awake_and_ends_with_the_lock() {
    let mut model = with_prices();
    did(&mut model, Did::OnlyWanted);
    let awake = tell(&mut model, FromWallet::Idle(Idle::Closing { left_ms: 30_000 }));
    assert_commands(&awake, &[HostCommand::ToWallet(ToWallet::Touched)]);
    assert_eq!(model.autolock.closing_seconds, None);
    tell(&mut model, FromWallet::Presence(locked()));
    tell(&mut model, FromWallet::Presence(open()));
    assert!(!model.stall.only);
}
