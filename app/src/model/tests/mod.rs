//! The model as a whole: what happens, and what the host is then asked to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{
    Acquaintance, Approval, AssetSummary, Balance, CoinGroup, ExchangePhase, ExchangeSummary, Expiry, Grade,
    OpenTransfer, PayableAnswer, Peer, Problem, Receipt, SettleNeed, TransferState, WalletSummary,
};
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Role, Sid};
use juicetokens_engine::transport::{Guidance, Turn};
use juicetokens_engine::{Command, Intent};

mod arrivals;
mod care;
mod change;
mod coins;
mod committee;
mod dial;
mod exchange_screen;
mod movements;
mod people;
mod practice;
mod safety;
mod settling;
mod sight;
mod stall;

use super::border::{CameraState, HostCommand, HostEvent};
use super::wallet_link::{Failure, FromWallet, Locks, Passphrase, Presence, Secret, ToWallet};
use super::{
    Event, Language, Model, Route, Screen, Start, exchange, home, issue, language, notices, onboarding, pay, receipt,
    receive, settings, settle,
};
use super::{unlock, update};

/// Noon on 21 November 2026.
const NOON: Timestamp = Timestamp(1_795_262_400_000);

fn start(path: &str) -> Model {
    Model::new(Start {
        language: "en-GB".into(),
        path: path.into(),
        origin: "https://wallet.example".into(),
        links_offered: false,
        now: NOON,
    })
}

fn tell(model: &mut Model, said: FromWallet) -> Vec<HostCommand> {
    update(model, Event::Host(HostEvent::FromWallet(said)))
}

fn open() -> Presence {
    Presence::Open { name: "Anna".into(), locks: Locks::default() }
}

fn locked() -> Presence {
    Presence::Locked { name: "Anna".into(), locks: Locks { passphrase: true, ..Locks::default() }, wait_ms: 0 }
}

fn authority(number: u8) -> Authority {
    Authority(Hash([number; 32]))
}

fn sid(number: u8) -> Sid {
    Sid(Hash([number; 32]))
}

fn asset(number: u8, settled: u32) -> AssetSummary {
    AssetSummary {
        authority: authority(number),
        community: format!("Market {number}"),
        unit: "juice".into(),
        issued_here: false,
        settles_here: false,
        to_settle: SettleNeed::default(),
        balance: Balance { settled: Amount(settled), reserved: Amount(30), ..Balance::default() },
        coins: Vec::new(),
    }
}

/// So many coins of a value, fresh and for long.
fn coins(count: u32, value: u32, grade: Grade) -> CoinGroup {
    let denomination = Denomination::of_value(value).unwrap();
    let (hands_left, first) = (CoinGroup::MANY_HANDS, TokenId(Hash([9; 32])));
    CoinGroup { denomination, grade, hands_left, expiry: Expiry::Later, count, first }
}

fn wallet(assets: Vec<AssetSummary>) -> WalletSummary {
    WalletSummary { assets, ..WalletSummary::default() }
}

/// Somebody who did not say who it is.
fn stranger() -> Peer {
    Peer { key: PublicKey([7; 32]), short: "k7f3".into(), acquaintance: Acquaintance::Unknown, name: String::new() }
}

fn open_transfer(state: TransferState) -> OpenTransfer {
    OpenTransfer {
        sid: sid(7),
        role: Role::Payer,
        state,
        amount: Amount(13),
        swap: false,
        unit: "juice".into(),
        hand_over: DenominationCounts::default(),
        change: DenominationCounts::default(),
        peer: stranger(),
        started: NOON,
        deadline: None,
        can_cancel: false,
        decides_at: None,
    }
}

fn summary(phase: ExchangePhase) -> ExchangeSummary {
    ExchangeSummary {
        role: Role::Payer,
        phase,
        code: None,
        confirmed_here: false,
        confirmed_there: false,
        amount: Some(Amount(13)),
        swap: false,
        unit: None,
        memo: String::new(),
        approval: None,
        steps: [false; 4],
        receiving: None,
        sending: None,
        sid: None,
        problem: None,
        can_cancel: false,
        is_undone: false,
        peer_silent_ms: None,
        peer: None,
        recognised: false,
        guidance: Guidance { turn: Turn::Nobody, report_is_stale: false, report_age_ms: None },
        is_resuming: false,
        settlement: None,
    }
}

fn opened_with(assets: Vec<AssetSummary>) -> Model {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(wallet(assets)));
    model
}

fn exchanging(summary: ExchangeSummary) -> Model {
    let mut model = opened_with(vec![asset(1, 100)]);
    update(&mut model, Event::Pay(pay::Event::AskedWanted));
    tell(&mut model, FromWallet::Exchange(Some(summary)));
    model
}

fn command(command: Command) -> HostCommand {
    HostCommand::ToWallet(ToWallet::Command(command))
}

fn close_commands() -> Vec<HostCommand> {
    vec![command(Command::CloseExchange), HostCommand::StopExchange, HostCommand::Ticking(false)]
}

/// `HostCommand` has no `Debug`, for it can hold a passphrase.
#[track_caller]
fn assert_commands(found: &[HostCommand], wanted: &[HostCommand]) {
    assert!(found == wanted, "found {} commands, not the {} that were wanted", found.len(), wanted.len());
}

mod places {
    use super::*;

    #[test]
    fn every_route_is_found_again_by_its_path() {
        for route in [
            Route::Exchange,
            Route::Home,
            Route::Issue,
            Route::Pay,
            Route::Receive,
            Route::Settle,
            Route::Scan,
            Route::Request,
            Route::Paper,
            Route::Print,
            Route::Change,
            Route::Check,
            Route::Receipt(sid(0xa7)),
            Route::CashIn(sid(0xa8).0),
        ] {
            assert_eq!(Route::of_path(&route.path()), route);
        }
    }

    #[test]
    fn unknown_paths_lead_home() {
        for path in ["", "/nothing", "/receipt/", "/receipt/12", "/receipt/zz", &format!("/receipt/{}", "é".repeat(32))]
        {
            assert_eq!(Route::of_path(path), Route::Home, "{path}");
        }
        assert_eq!(Route::of_path("/pay/?source=icon"), Route::Pay);
    }

    #[test]
    fn a_deep_link_waits_until_the_wallet_is_open() {
        let mut model = start(&Route::Receipt(sid(9)).path());
        assert_eq!(model.screen(), Screen::Starting);
        tell(&mut model, FromWallet::Presence(locked()));
        assert_eq!(model.screen(), Screen::Unlock);
        assert_commands(&tell(&mut model, FromWallet::Presence(open())), &[HostCommand::AskPersistence]);
        let commands = tell(&mut model, FromWallet::Wallet(wallet(vec![])));
        assert_eq!(model.screen(), Screen::Open(Route::Receipt(sid(9))));
        assert_commands(&commands, &[HostCommand::Receipt(sid(9))]);
    }

    #[test]
    fn what_was_wanted_while_the_wallet_was_locked_is_there_when_it_opens() {
        for route in [Route::Receive, Route::Receipt(sid(9)), Route::CashIn(sid(8).0), Route::Movements] {
            let mut model = opened_with(vec![asset(1, 5)]);
            tell(&mut model, FromWallet::Presence(locked()));
            update(&mut model, Event::Host(HostEvent::Launched(route.path())));
            assert_eq!(model.screen(), Screen::Unlock);
            tell(&mut model, FromWallet::Presence(open()));
            tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 5)])));
            assert_eq!(model.screen(), Screen::Open(route));
        }
    }

    #[test]
    fn a_report_is_not_kept_over_a_lock() {
        let mut model = opened_with(vec![asset(1, 5)]);
        update(&mut model, Event::Opened(Route::CashIn(sid(8).0)));
        tell(&mut model, FromWallet::CashIn(Some(b"JTCI....".to_vec())));
        tell(&mut model, FromWallet::Presence(locked()));
        assert_eq!((model.screen(), &model.check), (Screen::Unlock, &crate::model::check::Check::default()));
    }

    #[test]
    fn going_somewhere_makes_one_history_entry() {
        let mut model = opened_with(vec![asset(1, 5)]);
        assert_commands(&update(&mut model, Event::Opened(Route::Pay)), &[HostCommand::Navigate("/pay".into())]);
        assert_commands(&update(&mut model, Event::Host(HostEvent::Navigated("/".into()))), &[]);
        assert_eq!(model.screen(), Screen::Open(Route::Home));
    }

    #[test]
    fn languages_are_chosen_by_tag() {
        assert_eq!(Language::of_tag("nl-BE"), Language::Dutch);
        assert_eq!(Language::of_tag("fy"), Language::English);
        assert_eq!(Language::of_tag("AR_eg"), Language::Arabic);
    }

    #[test]
    fn words_change_once_they_are_there() {
        let choose = |language| Event::Language(language::Event::Chosen(language));
        let mut model = start("/");
        assert_commands(&update(&mut model, choose(Language::English)), &[]);
        assert_commands(&update(&mut model, choose(Language::Arabic)), &[HostCommand::OpenLanguage(Language::Arabic)]);
        assert_eq!(model.language, Language::English);
        update(&mut model, Event::Host(HostEvent::LanguageOpened(None)));
        assert_eq!((model.language, model.notices.language_missing), (Language::English, true));
        update(&mut model, choose(Language::Arabic));
        update(&mut model, Event::Host(HostEvent::LanguageOpened(Some(Language::Arabic))));
        assert_eq!((model.language, model.notices.language_missing), (Language::Arabic, false));
    }
}

mod onboarding_and_unlock {
    use super::*;
    use onboarding::{Event as Did, Missing, Step, Strength, strength};

    fn typed(name: &str, passphrase: &str, again: &str) -> Model {
        let mut model = start("/");
        tell(&mut model, FromWallet::Presence(Presence::None));
        for event in [
            Did::FormOpened,
            Did::NameTyped(name.into()),
            Did::PassphraseTyped(passphrase.into()),
            Did::AgainTyped(again.into()),
        ] {
            update(&mut model, Event::Onboarding(event));
        }
        model
    }

    #[test]
    fn a_wallet_is_made_once_and_the_passphrase_forgotten() {
        let mut model = typed(" Anna ", "plum river stone", "plum river stone");
        let create =
            ToWallet::Create { name: "Anna".into(), secret: Secret::Passphrase(Passphrase("plum river stone".into())) };
        let commands = update(&mut model, Event::Onboarding(Did::Submitted));
        assert_commands(&commands, &[HostCommand::ToWallet(create)]);
        assert!(model.onboarding.passphrase.is_empty() && model.onboarding.again.is_empty());
        assert_commands(&update(&mut model, Event::Onboarding(Did::Submitted)), &[]);
    }

    #[test]
    fn the_form_says_what_is_missing() {
        for (model, missing) in [
            (typed(" ", "plum river stone", "plum river stone"), Missing::Name),
            (typed("Anna", "plum", "plum"), Missing::Passphrase),
            (typed("Anna", "plum river stone", "plum river"), Missing::Again),
        ] {
            let mut model = model;
            assert_commands(&update(&mut model, Event::Onboarding(Did::Submitted)), &[]);
            assert_eq!(model.onboarding.missing(), Some(missing));
        }
    }

    #[test]
    fn a_new_wallet_is_first_given_a_home_in_the_browser() {
        let mut model = typed("Anna", "plum river stone", "plum river stone");
        update(&mut model, Event::Onboarding(Did::Submitted));
        assert_commands(&tell(&mut model, FromWallet::Presence(open())), &[HostCommand::AskPersistence]);
        tell(&mut model, FromWallet::Wallet(wallet(vec![])));
        assert_eq!((model.screen(), model.onboarding.step()), (Screen::Welcome, Step::Storage));
        update(&mut model, Event::Host(HostEvent::Persistence(Some(false))));
        assert_eq!(model.notices.persistence, Some(Some(false)));
        update(&mut model, Event::Onboarding(Did::Continued));
        assert_eq!(model.screen(), Screen::Open(Route::Home));
    }

    #[test]
    fn repetition_is_not_strength() {
        assert_eq!(strength("plum"), Strength::TooShort);
        assert_eq!(strength("aaaaaaaaaaaaaaaaaaaaaaaaaaaa"), Strength::Weak);
        assert!(strength("plum river stone seven") > strength("plumplum"));
        assert_eq!(strength("plum river stone seven"), Strength::Strong);
    }

    #[test]
    fn a_wrong_passphrase_is_said_and_can_be_tried_again() {
        let mut model = start("/");
        tell(&mut model, FromWallet::Presence(locked()));
        update(&mut model, Event::Unlock(unlock::Event::PassphraseTyped("plum".into())));
        let commands = update(&mut model, Event::Unlock(unlock::Event::Submitted));
        assert_commands(
            &commands,
            &[HostCommand::ToWallet(ToWallet::Unlock { secret: Secret::Passphrase(Passphrase("plum".into())) })],
        );
        assert!(model.unlock.trying && model.unlock.passphrase.is_empty());
        tell(&mut model, FromWallet::WrongPassphrase);
        assert_eq!((model.unlock.trying, model.unlock.wrong), (false, 1));
    }

    #[test]
    fn a_second_tab_says_so() {
        let mut model = start("/pay");
        tell(&mut model, FromWallet::Presence(Presence::Elsewhere));
        assert_eq!(model.screen(), Screen::Elsewhere);
    }

    #[test]
    fn locking_shows_the_lock_and_keeps_nothing() {
        let mut model = opened_with(vec![asset(1, 5)]);
        model.receipt = receipt::ReceiptPage::Missing;
        update(&mut model, Event::Receive(receive::Event::MemoTyped("for the roof".into())));
        let commands = update(&mut model, Event::Home(home::Event::LockWanted));
        assert!(commands.last() == Some(&HostCommand::ToWallet(ToWallet::Lock)));
        tell(&mut model, FromWallet::Presence(locked()));
        assert_eq!(model.screen(), Screen::Unlock);
        assert!(model.wallet.is_none() && model.receive.memo.is_empty());
        assert_eq!(model.receipt, receipt::ReceiptPage::Loading);
    }

    #[test]
    fn a_failure_covers_everything() {
        let mut model = exchanging(summary(ExchangePhase::Exchanging));
        let commands = tell(&mut model, FromWallet::Failed(Failure::Worker("gone".into())));
        let [stops @ .., crash] = &commands[..] else { panic!("nothing is done") };
        assert_commands(stops, &[HostCommand::StopExchange, HostCommand::Ticking(false)]);
        assert!(
            matches!(crash, HostCommand::Crash(Failure::Worker(_), lines) if lines.contains(&"wallet: open".to_owned()))
        );
        assert_eq!(model.screen(), Screen::Failed);
    }

    #[test]
    fn after_a_failure_nothing_is_done_and_the_first_cause_stays() {
        let mut model = start("/");
        tell(&mut model, FromWallet::Presence(locked()));
        update(&mut model, Event::Unlock(unlock::Event::PassphraseTyped("plum".into())));
        tell(&mut model, FromWallet::Failed(Failure::Storage("full".into())));
        assert!(model.unlock.passphrase.is_empty());
        tell(&mut model, FromWallet::Failed(Failure::Worker("unreachable".into())));
        assert_eq!(model.failure, Some(Failure::Storage("full".into())));
        let open_again = WalletSummary { open: vec![open_transfer(TransferState::Prepared)], ..wallet(vec![]) };
        assert_commands(&tell(&mut model, FromWallet::Presence(open())), &[]);
        assert_commands(&tell(&mut model, FromWallet::Wallet(open_again)), &[]);
        assert_commands(&update(&mut model, Event::Pay(pay::Event::AskedWanted)), &[]);
        assert_eq!(model.screen(), Screen::Failed);
    }
}

mod paying {
    use super::*;
    use pay::{Check, Event as Did};

    fn at_pay(assets: Vec<AssetSummary>) -> Model {
        let mut model = opened_with(assets);
        update(&mut model, Event::Opened(Route::Pay));
        model
    }

    #[test]
    fn each_digit_asks_whether_the_amount_is_payable() {
        let mut model = at_pay(vec![asset(1, 100)]);
        update(&mut model, Event::Pay(Did::DigitPressed(1)));
        let commands = update(&mut model, Event::Pay(Did::DigitPressed(3)));
        let wanted = ToWallet::PayableWanted { authority: authority(1), amount: Amount(13) };
        assert_commands(&commands, &[HostCommand::ToWallet(wanted)]);
        assert_eq!(pay::check(&model), Check::Checking);
        update(&mut model, Event::Pay(Did::DigitErased));
        assert_eq!(model.pay.typed, "1");
    }

    #[test]
    fn an_answer_to_an_older_amount_does_not_count() {
        let mut model = at_pay(vec![asset(1, 100)]);
        update(&mut model, Event::Pay(Did::Typed("0013 x".into())));
        let answer = |amount, exact| PayableAnswer {
            authority: authority(1),
            amount: Amount(amount),
            exact,
            below: Some(Amount(12)),
            above: None,
        };
        tell(&mut model, FromWallet::Payable(answer(1, true)));
        assert_eq!(pay::check(&model), Check::Checking);
        tell(&mut model, FromWallet::Payable(PayableAnswer { authority: authority(2), ..answer(13, true) }));
        assert_eq!(pay::check(&model), Check::Checking, "an answer about other coins");
        tell(&mut model, FromWallet::Payable(answer(13, false)));
        assert_eq!(pay::check(&model), Check::NeedsChange { nearest: vec![Amount(12)] });
        tell(&mut model, FromWallet::Payable(answer(13, true)));
        assert_eq!(pay::check(&model), Check::Exact);
    }

    #[test]
    fn reserved_coins_cannot_be_spent() {
        let mut model = at_pay(vec![asset(1, 100)]);
        update(&mut model, Event::Pay(Did::Typed("101".into())));
        assert_eq!(pay::check(&model), Check::TooMuch { held: Amount(100) });
        assert_commands(&update(&mut model, Event::Pay(Did::Continued)), &[]);
    }

    #[test]
    fn a_checked_amount_opens_the_exchange_with_exactly_it() {
        let mut model = at_pay(vec![asset(1, 100)]);
        update(&mut model, Event::Pay(Did::Typed("13".into())));
        assert_commands(&update(&mut model, Event::Pay(Did::Continued)), &[]);
        tell(
            &mut model,
            FromWallet::Payable(PayableAnswer {
                authority: authority(1),
                amount: Amount(13),
                exact: true,
                below: None,
                above: None,
            }),
        );
        let commands = update(&mut model, Event::Pay(Did::Continued));
        let intent = Intent::Pay { amount: Some(Amount(13)), authority: None };
        let wanted = [
            HostCommand::Navigate("/exchange".into()),
            command(Command::OpenExchange(intent)),
            HostCommand::StartExchange,
            HostCommand::Ticking(true),
        ];
        assert_commands(&commands, &wanted);
    }

    #[test]
    fn with_several_kinds_the_chosen_one_is_named() {
        let mut model = at_pay(vec![asset(1, 100), asset(2, 50), asset(3, 0)]);
        update(&mut model, Event::Pay(Did::AssetChosen(authority(2))));
        let commands = update(&mut model, Event::Pay(Did::AskedWanted));
        let intent = Intent::Pay { amount: None, authority: Some(authority(2)) };
        assert!(commands.contains(&command(Command::OpenExchange(intent))));
    }
}

mod receiving {
    use super::*;
    use receive::Event as Did;

    fn at_receive(assets: Vec<AssetSummary>) -> Model {
        let mut model = opened_with(assets);
        update(&mut model, Event::Opened(Route::Receive));
        model
    }

    #[test]
    fn a_newcomer_looks_at_new_coins() {
        let model = at_receive(vec![]);
        assert!(model.receive.open_to_new && model.receive.accepted.is_empty());
    }

    #[test]
    fn known_coins_are_accepted_at_most_four() {
        let mut model = at_receive((1..=5).map(|number| asset(number, 1)).collect());
        assert!(!model.receive.open_to_new);
        assert_eq!(model.receive.accepted.len(), 4);
        update(&mut model, Event::Receive(Did::AcceptedToggled(authority(5))));
        assert!(!model.receive.accepted.contains(&authority(5)));
        update(&mut model, Event::Receive(Did::AcceptedToggled(authority(1))));
        update(&mut model, Event::Receive(Did::AcceptedToggled(authority(5))));
        assert!(model.receive.accepted.contains(&authority(5)));
    }

    #[test]
    fn a_request_carries_what_was_filled_in() {
        let mut model = at_receive(vec![asset(1, 0)]);
        update(&mut model, Event::Receive(Did::Typed("7".into())));
        update(&mut model, Event::Receive(Did::MemoTyped(" two glasses ".into())));
        let commands = update(&mut model, Event::Receive(Did::Continued));
        let intent = Intent::Receive {
            amount: Amount(7),
            memo: "two glasses".into(),
            accepted: vec![authority(1)],
            open_to_new: false,
        };
        assert!(commands.contains(&command(Command::OpenExchange(intent))));
    }

    #[test]
    fn a_note_is_cut_between_characters() {
        let mut model = at_receive(vec![]);
        update(&mut model, Event::Receive(Did::MemoTyped(format!("a{}", "é".repeat(100)))));
        assert_eq!(model.receive.memo.len(), 139);
    }

    #[test]
    fn accepting_nothing_goes_nowhere() {
        let mut model = at_receive(vec![]);
        update(&mut model, Event::Receive(Did::OpenToNewToggled));
        assert_commands(&update(&mut model, Event::Receive(Did::Continued)), &[]);
    }
}

mod issuing {
    use super::*;
    use crate::model::stepper::Step;
    use issue::{Event as Did, Field, Missing};

    fn filled() -> Model {
        let mut model = opened_with(vec![]);
        update(&mut model, Event::Opened(Route::Issue));
        for (field, text) in [(Field::Community, "Harbour Market"), (Field::Unit, "juice")] {
            update(&mut model, Event::Issue(Did::Typed(field, text.into())));
        }
        model
    }

    fn coin(value: u32) -> Denomination {
        Denomination::of_value(value).unwrap()
    }

    #[test]
    fn two_hundred_in_eight_coins() {
        let mut model = filled();
        for (value, count) in [(100, 1), (50, 1), (20, 2), (5, 1), (2, 2)] {
            update(&mut model, Event::Issue(Did::Counted(coin(value), Step::Typed(count.to_string()))));
        }
        update(&mut model, Event::Issue(Did::Counted(coin(1), Step::More)));
        assert_eq!(model.issue.total(), Amount(200));
        let commands = update(&mut model, Event::Issue(Did::Submitted));
        let [HostCommand::ToWallet(ToWallet::Command(Command::Issue(issuance)))] = commands.as_slice() else {
            panic!("one issuance was wanted");
        };
        assert_eq!(issuance.coins, [(1, 1), (2, 2), (5, 1), (20, 2), (50, 1), (100, 1)].map(|(v, n)| (coin(v), n)));
        assert_eq!((issuance.reference.as_str(), issuance.valid_days), ("261121", 365));
        assert_commands(&update(&mut model, Event::Issue(Did::Submitted)), &[]);
    }

    #[test]
    fn issued_coins_are_shown_at_home() {
        let mut model = filled();
        update(&mut model, Event::Issue(Did::Counted(coin(50), Step::More)));
        update(&mut model, Event::Issue(Did::Submitted));
        let commands = tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 50)])));
        assert_commands(&commands, &[HostCommand::Navigate("/".into())]);
        assert_eq!(model.notices.issued, Some((Amount(50), "juice".into())));
        assert!(model.issue.total().is_zero());
        update(&mut model, Event::Notices(notices::Event::IssuedRead));
        assert_eq!(model.notices.issued, None);
    }

    #[test]
    fn refused_coins_are_never_said_to_be_issued() {
        let mut model = filled();
        update(&mut model, Event::Issue(Did::Counted(coin(50), Step::More)));
        update(&mut model, Event::Issue(Did::Submitted));
        tell(&mut model, FromWallet::IssueRefused("too many coins".into()));
        let commands = tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 7)])));
        assert!(commands.iter().all(|command| matches!(command, HostCommand::ToWallet(ToWallet::Paper(_)))));
        assert_eq!(model.notices.issued, None);
        assert_eq!(model.issue.total(), Amount(50), "the form stays, to be put right");
        assert_eq!(update(&mut model, Event::Issue(Did::Submitted)).len(), 1);
        assert_eq!(model.notices.issue_refused, None);
    }

    #[test]
    fn the_form_says_what_is_missing() {
        let mut model = opened_with(vec![]);
        for (field, text) in [(Field::ValidDays, "0"), (Field::Reference, "é 1")] {
            update(&mut model, Event::Issue(Did::Typed(field, text.into())));
        }
        update(&mut model, Event::Issue(Did::Counted(coin(1), Step::Fewer)));
        assert_commands(&update(&mut model, Event::Issue(Did::Submitted)), &[]);
        let field = Missing::Field;
        let missing = [
            field(Field::Community),
            field(Field::Unit),
            Missing::Coins,
            field(Field::ValidDays),
            field(Field::Reference),
        ];
        assert_eq!(model.issue.missing(), missing);
    }

    #[test]
    fn counts_stay_within_the_limit() {
        let mut model = filled();
        update(&mut model, Event::Issue(Did::Counted(coin(500), Step::Typed("9999".into()))));
        update(&mut model, Event::Issue(Did::Counted(coin(500), Step::More)));
        assert_eq!(model.issue.total(), Amount(250_000));
    }
}

mod receipts {
    use super::*;
    use receipt::ReceiptPage;

    fn receipt_of(sid: Sid) -> Box<Receipt> {
        Box::new(Receipt {
            sid,
            header: None,
            role: Role::Payer,
            state: TransferState::Settled,
            amount: Amount(13),
            swap: false,
            unit: "juice".into(),
            community: "Market".into(),
            memo: String::new(),
            at: NOON,
            peer: stranger(),
            paid: Vec::new(),
            change: Vec::new(),
            reasons: Vec::new(),
            from_paper: false,
        })
    }

    #[test]
    fn only_the_wanted_receipt_is_shown() {
        let mut model = opened_with(vec![]);
        let commands = update(&mut model, Event::Opened(Route::Receipt(sid(1))));
        let path = Route::Receipt(sid(1)).path();
        assert_commands(&commands, &[HostCommand::Navigate(path), HostCommand::Receipt(sid(1))]);
        tell(&mut model, FromWallet::Receipt(Some(receipt_of(sid(2)))));
        assert_eq!(model.receipt, ReceiptPage::Loading);
        tell(&mut model, FromWallet::Receipt(Some(receipt_of(sid(1)))));
        assert_eq!(model.receipt, ReceiptPage::Found(receipt_of(sid(1))));
    }

    #[test]
    fn an_unknown_receipt_is_missing() {
        let mut model = opened_with(vec![]);
        update(&mut model, Event::Opened(Route::Receipt(sid(1))));
        tell(&mut model, FromWallet::Receipt(None));
        assert_eq!(model.receipt, ReceiptPage::Missing);
    }

    #[test]
    fn a_changed_wallet_asks_for_the_receipt_anew() {
        let mut model = opened_with(vec![]);
        update(&mut model, Event::Opened(Route::Receipt(sid(1))));
        assert_commands(&tell(&mut model, FromWallet::Wallet(wallet(vec![]))), &[HostCommand::Receipt(sid(1))]);
    }
}
