//! What comes from outside: links, files, texts, codes before the camera, and what they open.
use juicetokens_engine::summary::{IssueOverview, PaperProblem, PaperSummary, PrintProblem, Printable, PrintedCoin};
use juicetokens_engine::token::amount::Denomination;
use juicetokens_engine::token::token_id::TokenId;

use super::*;
use crate::model::border::ChosenFile;
use crate::model::link::{Link, PayRequest, paper_link};
use crate::model::opening::Arrival;
use crate::model::paper_link::{PaperCode, PaperNews, PaperWish};
use crate::model::scan::Unread;
use crate::model::sight::Note;
use crate::model::sighting::Foreign;
use crate::model::stepper::Step;
use crate::model::{check, paper, printing, request, scan};

fn code() -> PaperCode {
    PaperCode::new(vec![1, 1, 5, 5, 5])
}

fn link_to_paper() -> String {
    let (before, digits) = paper_link(&code(), "https://elsewhere.example");
    before + &digits
}

fn at_home() -> Model {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 100), asset(2, 50)])));
    model
}

fn arrive(model: &mut Model, arrival: Arrival) -> Vec<HostCommand> {
    update(model, Event::Host(HostEvent::Arrived(arrival)))
}

fn file(name: &str, bytes: &[u8]) -> ChosenFile {
    ChosenFile { name: name.into(), bytes: bytes.into() }
}

fn wishes(commands: &[HostCommand]) -> Vec<PaperWish> {
    let wish = |command: &HostCommand| match command {
        HostCommand::ToWallet(ToWallet::Paper(wish)) => Some(wish.clone()),
        _ => None,
    };
    commands.iter().filter_map(wish).collect()
}

fn coin(problem: Option<PaperProblem>) -> PaperSummary {
    PaperSummary {
        label: "000000-R-5-001".into(),
        denomination: Denomination::of_value(5).unwrap(),
        unit: "juice".into(),
        community: "Market 1".into(),
        issuer: "k7f3".into(),
        expires: NOON,
        new_issuer: false,
        printed_here: false,
        issued_here: false,
        reasons: Vec::new(),
        problem,
    }
}

#[test]
fn a_request_fills_the_pay_screen_and_says_whose_it_is() {
    let mut model = at_home();
    let asked =
        PayRequest { amount: Some(Amount(13)), note: "melons".into(), to: "Ann".into(), authority: Some(authority(2)) };
    arrive(&mut model, Arrival::Text(format!("Pay me: {}", asked.link("https://wallet.example"))));
    assert_eq!((model.screen(), model.pay.typed.as_str()), (Screen::Open(Route::Pay), "13"));
    assert_eq!((model.pay.authority, model.pay.request.as_ref()), (Some(authority(2)), Some(&asked)));
    update(&mut model, Event::Opened(Route::Home));
    update(&mut model, Event::Opened(Route::Pay));
    assert_eq!((model.pay.typed.as_str(), &model.pay.request), ("", &None), "it counts once");
}

#[test]
fn a_request_in_coins_that_are_not_here_still_opens_the_screen() {
    let mut model = at_home();
    let asked = PayRequest { authority: Some(authority(9)), ..PayRequest::default() };
    arrive(&mut model, Arrival::Text(asked.link("https://wallet.example")));
    assert_eq!((model.screen(), model.pay.authority), (Screen::Open(Route::Pay), Some(authority(1))));
}

#[test]
fn a_coin_waits_until_the_wallet_is_open_and_survives_a_lock() {
    let mut model = start(&format!("/paper#{}", paper_link(&code(), "").1));
    tell(&mut model, FromWallet::Presence(locked()));
    assert_eq!(model.screen(), Screen::Unlock);
    tell(&mut model, FromWallet::Presence(open()));
    let looked = tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 100)])));
    assert_eq!(model.screen(), Screen::Open(Route::Paper));
    assert!(wishes(&looked) == [PaperWish::Look(code())]);
    tell(&mut model, FromWallet::Presence(locked()));
    tell(&mut model, FromWallet::Presence(open()));
    let looked = tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 100)])));
    assert!(wishes(&looked) == [PaperWish::Look(code())], "it is still on its paper");
}

#[test]
fn a_coin_is_taken_once_and_by_a_yes_only() {
    let mut model = at_home();
    arrive(&mut model, Arrival::Text(link_to_paper()));
    let take = || Event::Paper(paper::Event::TakeWanted);
    assert!(update(&mut model, take()).is_empty(), "it was not looked at");
    tell(&mut model, FromWallet::Paper(PaperNews::Seen(Ok(Box::new(coin(None))))));
    assert!(wishes(&update(&mut model, take())) == [PaperWish::Take(code())]);
    assert!(update(&mut model, take()).is_empty(), "it is being taken");
    tell(&mut model, FromWallet::Paper(PaperNews::Taken(sid(3))));
    assert_eq!((model.paper.taken, &model.paper.code), (Some(sid(3)), &None));
    assert!(update(&mut model, take()).is_empty());
}

#[test]
fn a_coin_that_cannot_be_taken_says_why_before_and_after_a_try() {
    let mut model = at_home();
    arrive(&mut model, Arrival::Text(link_to_paper()));
    tell(&mut model, FromWallet::Paper(PaperNews::Seen(Ok(Box::new(coin(Some(PaperProblem::Expired)))))));
    assert!(update(&mut model, Event::Paper(paper::Event::TakeWanted)).is_empty());
    tell(&mut model, FromWallet::Paper(PaperNews::Seen(Ok(Box::new(coin(None))))));
    update(&mut model, Event::Paper(paper::Event::TakeWanted));
    tell(&mut model, FromWallet::Paper(PaperNews::Refused(PaperProblem::TakenBefore)));
    assert_eq!(model.paper.seen, Some(Ok(Box::new(coin(Some(PaperProblem::TakenBefore))))));
    assert!(!model.paper.busy);
}

#[test]
fn what_arrives_during_an_exchange_is_told_and_does_not_end_it() {
    let mut model = at_home();
    update(&mut model, Event::Pay(pay::Event::AskedWanted));
    assert!(model.exchange.open);
    assert!(arrive(&mut model, Arrival::Text(link_to_paper())).is_empty());
    assert_eq!(model.exchange.sight.note, Some(Note::Request(Link::Paper(code()))));
    assert!(arrive(&mut model, Arrival::File(file("a.jtkb", b"JTKB rest"))).is_empty());
    assert!(update(&mut model, Event::Host(HostEvent::Launched("/movements".into()))).is_empty());
    assert!(model.exchange.open);
    update(&mut model, Event::Exchange(exchange::Event::Left));
    update(&mut model, Event::Opened(Route::Home));
    assert_eq!(model.screen(), Screen::Open(Route::Safety), "the backup was not forgotten");
    assert_eq!(model.safety.file.as_ref().map(|file| file.name.as_str()), Some("a.jtkb"));
}

#[test]
fn files_are_told_apart_by_how_they_begin() {
    let mut model = at_home();
    let receipt = arrive(&mut model, Arrival::File(file("r.jtr", b"JTRC....")));
    assert!(receipt.iter().any(|command| *command == HostCommand::CheckReceipt(b"JTRC....".to_vec())));
    assert_eq!(model.screen(), Screen::Open(Route::Check));
    let picture = arrive(&mut model, Arrival::File(file("p.png", b"\x89PNG....")));
    assert!(matches!(&picture[..], [HostCommand::ReadPicture(_)]));
    arrive(&mut model, Arrival::File(file("coin.jtp", link_to_paper().as_bytes())));
    assert_eq!((model.screen(), &model.paper.code), (Screen::Open(Route::Paper), &Some(code())));
    arrive(&mut model, Arrival::File(file("x.bin", &[0xFF, 0xFE])));
    assert_eq!(
        (model.screen(), model.scan.unread),
        (Screen::Open(Route::Scan), Some(Unread::Foreign(Foreign::Unknown)))
    );
}

#[test]
fn a_report_that_the_wallet_keeps_is_checked_like_one_that_came_and_given_away() {
    let (mut model, number) = (at_home(), sid(0xc4).0);
    let wanted = update(&mut model, Event::Opened(Route::CashIn(number)));
    assert!(wanted.contains(&HostCommand::ToWallet(ToWallet::CashInWanted(number))));
    assert!(update(&mut model, Event::Check(check::Event::SaveWanted)).is_empty(), "there is nothing to save yet");
    let made = tell(&mut model, FromWallet::CashIn(Some(b"JTCI....".to_vec())));
    assert_commands(&made, &[HostCommand::CheckReceipt(b"JTCI....".to_vec())]);
    let own = file(&format!("juicetokens-cashing-in-{}.jtr", &number.to_string()[..8]), b"JTCI....");
    let saved = update(&mut model, Event::Check(check::Event::SaveWanted));
    assert_commands(&saved, &[HostCommand::SaveTable(own)]);
    update(&mut model, Event::Opened(Route::CashIn(sid(0xc5).0)));
    tell(&mut model, FromWallet::CashIn(None));
    assert_eq!((&model.check.receipt, &model.check.own), (&Some(None), &None));
    arrive(&mut model, Arrival::File(file("r.bin", b"JTCI....")));
    assert_eq!((model.screen(), &model.check.own), (Screen::Open(Route::Check), &None), "it came from outside");
}

#[test]
fn a_receipt_is_read_without_a_wallet_and_what_is_none_is_told() {
    for presence in [Presence::None, locked(), Presence::Elsewhere] {
        let mut model = start("/");
        tell(&mut model, FromWallet::Presence(presence));
        arrive(&mut model, Arrival::File(file("r.jtr", b"JTRC....")));
        assert_eq!(model.screen(), Screen::Check);
        update(&mut model, Event::Host(HostEvent::ReceiptChecked(None)));
        assert_eq!(model.check.receipt, Some(None));
        for other in [&b"no receipt"[..], b"\xFF\xFE"] {
            let read = arrive(&mut model, Arrival::File(file("x", other)));
            assert!(
                read.contains(&HostCommand::CheckReceipt(other.to_vec())),
                "a person who checks is told of any file"
            );
        }
        update(&mut model, Event::Check(check::Event::Closed));
        assert_ne!(model.screen(), Screen::Check);
        arrive(&mut model, Arrival::File(file("r.jtr", b"JTRC....")));
        arrive(&mut model, Arrival::File(file("coin.jtp", link_to_paper().as_bytes())));
        assert_ne!(model.screen(), Screen::Check, "what is more than a receipt leaves the place");
        assert!(model.opening.is_some());
    }
}

#[test]
fn a_backup_opens_the_restore_where_there_is_no_wallet_in_either_order() {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(Presence::None));
    arrive(&mut model, Arrival::File(file("a.jtkb", b"JTKB....")));
    assert!(model.restore.open && model.restore.file.is_some());
    let mut model = start("/");
    arrive(&mut model, Arrival::File(file("a.jtkb", b"JTKB....")));
    tell(&mut model, FromWallet::Presence(Presence::None));
    assert!(model.restore.open && model.restore.file.is_some());
}

#[test]
fn the_camera_runs_while_the_scan_screen_is_shown_and_its_finds_lead_on() {
    let mut model = at_home();
    let begun = update(&mut model, Event::Opened(Route::Scan));
    assert!(begun.contains(&HostCommand::StartScan));
    update(&mut model, Event::Host(HostEvent::Camera(CameraState::Watching)));
    assert_eq!((&model.scan.camera, &model.exchange.camera), (&CameraState::Watching, &CameraState::Off));
    update(&mut model, Event::Host(HostEvent::Noticed(Note::Foreign(Foreign::Cashu))));
    assert_eq!(model.scan.unread, Some(Unread::Foreign(Foreign::Cashu)));
    update(&mut model, Event::Host(HostEvent::CodeSeen));
    assert_eq!(model.scan.unread, Some(Unread::Wallet));
    let found = update(&mut model, Event::Host(HostEvent::Noticed(Note::Request(Link::Paper(code())))));
    assert!(found.contains(&HostCommand::StopScan));
    assert_eq!(model.screen(), Screen::Open(Route::Paper));
    update(&mut model, Event::Opened(Route::Scan));
    assert!(tell(&mut model, FromWallet::Presence(locked())).contains(&HostCommand::StopScan));
}

#[test]
fn a_paste_that_leads_nowhere_is_named() {
    let mut model = at_home();
    update(&mut model, Event::Opened(Route::Scan));
    for (text, unread) in [
        ("cashuBabc", Unread::Foreign(Foreign::Cashu)),
        ("JT1.abc", Unread::Wallet),
        ("https://other.example/pay#amount=5", Unread::Foreign(Foreign::Url)),
    ] {
        update(&mut model, Event::Scan(scan::Event::Typed(text.into())));
        update(&mut model, Event::Scan(scan::Event::Submitted));
        assert_eq!(model.scan.unread, Some(unread), "{text}");
    }
    arrive(&mut model, Arrival::EmptyPicture);
    assert_eq!(model.scan.unread, Some(Unread::Nothing));
}

#[test]
fn a_request_code_says_what_was_typed_and_the_name_that_the_person_wants() {
    let mut model = at_home();
    update(&mut model, Event::Opened(Route::Receive));
    assert_eq!(request::link(&model), "https://wallet.example/pay#to=Anna");
    update(&mut model, Event::Receive(receive::Event::Typed("13".into())));
    update(&mut model, Event::Receive(receive::Event::MemoTyped(" melons ".into())));
    update(&mut model, Event::Receive(receive::Event::AcceptedToggled(authority(1))));
    update(&mut model, Event::Opened(Route::Request));
    update(&mut model, Event::Request(request::Event::NameTyped(String::new())));
    let asked = request::asked(&model);
    assert_eq!((asked.amount, asked.note.as_str(), asked.to.as_str()), (Some(Amount(13)), "melons", ""));
    assert_eq!(asked.authority, Some(authority(2)), "only one kind is accepted");
    let saved = update(&mut model, Event::Request(request::Event::PictureWanted));
    assert!(matches!(&saved[..], [HostCommand::SaveTable(ChosenFile { bytes, .. })] if bytes.starts_with(b"\x89PNG")));
}

fn overview() -> IssueOverview {
    let kind = Printable {
        authority: authority(1),
        community: "Market 1".into(),
        unit: "juice".into(),
        coins: DenominationCounts([3, 0, 1, 0, 0, 0, 0, 0, 0]),
    };
    IssueOverview { issued: Vec::new(), printable: vec![kind], printed: Vec::new() }
}

#[test]
fn no_more_goes_on_paper_than_is_there_and_the_sheet_comes_after_the_write() {
    let mut model = at_home();
    assert!(wishes(&update(&mut model, Event::Opened(Route::Print))) == [PaperWish::Overview]);
    tell(&mut model, FromWallet::Paper(PaperNews::Overview(Box::new(overview()))));
    let one = Denomination::of_value(1).unwrap();
    update(&mut model, Event::Printing(printing::Event::Counted(one, Step::Typed("9".into()))));
    update(&mut model, Event::Printing(printing::Event::Counted(Denomination::of_value(2).unwrap(), Step::More)));
    assert_eq!((model.printing.counts[0], model.printing.counts[1], model.printing.total()), (3, 0, Amount(3)));
    let printed = update(&mut model, Event::Printing(printing::Event::Submitted));
    let coins = DenominationCounts([3, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert!(wishes(&printed) == [PaperWish::Print { authority: authority(1), coins }]);
    assert!(update(&mut model, Event::Printing(printing::Event::Submitted)).is_empty(), "once");
    assert!(model.printing.sheet.is_empty());
    let id = TokenId(Hash([4; 32]));
    assert!(wishes(&tell(&mut model, FromWallet::Paper(PaperNews::Printed(vec![id])))) == [PaperWish::Sheet(vec![id])]);
    let coin = PrintedCoin {
        token_id: id,
        authority: authority(1),
        label: "000000-R-1-001".into(),
        denomination: one,
        unit: "juice".into(),
        community: "Market 1".into(),
        scenario: String::new(),
        expires: NOON,
    };
    tell(&mut model, FromWallet::Paper(PaperNews::Sheet(vec![(coin, code())])));
    assert_eq!(model.printing.sheet.len(), 1);
    update(&mut model, Event::Opened(Route::Home));
    update(&mut model, Event::Opened(Route::Print));
    assert!(model.printing.sheet.is_empty(), "no code stays on a screen that was left");
}

#[test]
fn a_refused_print_is_said_and_taking_back_is_asked_twice() {
    let mut model = at_home();
    update(&mut model, Event::Opened(Route::Print));
    tell(&mut model, FromWallet::Paper(PaperNews::PrintRefused(PrintProblem::TooLong)));
    assert_eq!((model.printing.busy, model.printing.problem), (false, Some(PrintProblem::TooLong)));
    let id = TokenId(Hash([4; 32]));
    assert!(update(&mut model, Event::Printing(printing::Event::UnprintAsked(vec![id]))).is_empty());
    assert!(update(&mut model, Event::Printing(printing::Event::UnprintDropped)).is_empty());
    assert!(
        wishes(&update(&mut model, Event::Printing(printing::Event::UnprintWanted)))
            == [PaperWish::Unprint(Vec::new())]
    );
    update(&mut model, Event::Printing(printing::Event::UnprintAsked(vec![id])));
    assert!(
        wishes(&update(&mut model, Event::Printing(printing::Event::UnprintWanted))) == [PaperWish::Unprint(vec![id])]
    );
}

#[test]
fn a_code_of_the_exchange_comes_by_a_file_too_and_leaves_as_one() {
    let mut model = at_home();
    update(&mut model, Event::Pay(pay::Event::AskedWanted));
    tell(&mut model, FromWallet::Text("JT1.ours".into()));
    let saved = update(&mut model, Event::Exchange(exchange::Event::TextSaved));
    assert!(matches!(&saved[..], [HostCommand::SaveTable(file)] if file.bytes == b"JT1.ours"));
    let given = update(&mut model, Event::Host(HostEvent::FileChosen(file("theirs.txt", b"JT1.theirs\n"))));
    let text = HostCommand::ToWallet(ToWallet::TextReceived("JT1.theirs".into()));
    assert!(given.contains(&text), "{} commands", given.len());
}

#[test]
fn a_slip_leaves_as_a_link_that_another_wallet_reads() {
    let mut model = at_home();
    update(&mut model, Event::Opened(Route::Print));
    let coin = PrintedCoin {
        token_id: TokenId(Hash([4; 32])),
        authority: authority(1),
        label: "000000-R-1-001".into(),
        denomination: Denomination::of_value(1).unwrap(),
        unit: "juice".into(),
        community: "Market 1".into(),
        scenario: String::new(),
        expires: NOON,
    };
    tell(&mut model, FromWallet::Paper(PaperNews::Sheet(vec![(coin, code())])));
    let copied = update(&mut model, Event::Printing(printing::Event::SlipCopied(0)));
    let [HostCommand::Copy(link)] = &copied[..] else { panic!("{} commands", copied.len()) };
    let saved = update(&mut model, Event::Printing(printing::Event::SlipSaved(0)));
    let [HostCommand::SaveTable(slip)] = &saved[..] else { panic!("{} commands", saved.len()) };
    assert_eq!(slip.name, "000000-R-1-001.jtp");
    let mut other = at_home();
    arrive(&mut other, Arrival::File(slip.clone()));
    assert_eq!(other.paper.code, Some(code()));
    assert_eq!(Link::of_text(link, ""), Some(Link::Paper(code())));
}
