//! The history: pages, search, kinds, and the table.
use juicetokens_engine::summary::{
    Movement, MovementEntry, MovementFilter, MovementKind, MovementQuery, MovementsPage,
};

use super::*;
use crate::model::border::ChosenFile;
use crate::model::movements::{Event as Did, PAGE, TABLE_NAME, table_of};
use crate::model::pages::Turn;

fn entry(amount: u32, memo: &str) -> MovementEntry {
    MovementEntry {
        movement: Movement {
            at: NOON,
            kind: MovementKind::Paid,
            amount: Amount(amount),
            unit: "juice".into(),
            community: "Market 1".into(),
            sid: Some(sid(7)),
            cash_in: None,
            peer: Some(stranger()),
        },
        memo: memo.into(),
        state: Some(TransferState::Settled),
        is_open: false,
    }
}

fn query(before: Option<u32>, search: &str) -> MovementQuery {
    MovementQuery { before, count: PAGE, search: search.into(), filter: MovementFilter::All, with: None }
}

fn asked(query: MovementQuery) -> HostCommand {
    HostCommand::ToWallet(ToWallet::MovementsWanted(query))
}

fn answer(model: &mut Model, query: MovementQuery, amounts: &[u32], next: Option<u32>) -> Vec<HostCommand> {
    let found = amounts.iter().map(|amount| entry(*amount, "")).collect();
    tell(model, FromWallet::Movements(MovementsPage { query, found, next }))
}

fn amounts(model: &Model) -> Vec<u32> {
    model.movements.history.found.iter().map(|entry| entry.movement.amount.0).collect()
}

fn at_movements() -> Model {
    let mut model = opened_with(vec![asset(1, 5)]);
    let commands = update(&mut model, Event::Opened(Route::Movements));
    assert_commands(&commands, &[HostCommand::Navigate("/movements".into()), asked(query(None, ""))]);
    model
}

fn turn(model: &mut Model, turn: Turn) -> Vec<HostCommand> {
    update(model, Event::Movements(Did::Turned(turn)))
}

#[test]
fn one_page_of_movements_is_kept_at_a_time_and_pages_turn_both_ways() {
    let mut model = at_movements();
    answer(&mut model, query(None, ""), &[9, 8], Some(40));
    assert_commands(&turn(&mut model, Turn::Back), &[]);
    assert_commands(&turn(&mut model, Turn::On), &[asked(query(Some(40), ""))]);
    assert_commands(&turn(&mut model, Turn::On), &[]);
    answer(&mut model, query(Some(40), ""), &[7], None);
    let range = model.movements.history.range(PAGE);
    assert_eq!((amounts(&model), range.first, range.goes_on), (vec![7], u32::from(PAGE) + 1, false));
    assert_commands(&turn(&mut model, Turn::On), &[]);
    assert_commands(&turn(&mut model, Turn::Back), &[asked(query(None, ""))]);
    answer(&mut model, query(None, ""), &[9, 8], Some(40));
    assert_eq!((amounts(&model), model.movements.history.range(PAGE).first), (vec![9, 8], 1));
}

#[test]
fn an_older_page_stays_where_it_is_when_something_happens_and_a_search_leaves_it() {
    let mut model = at_movements();
    answer(&mut model, query(None, ""), &[9], Some(40));
    turn(&mut model, Turn::On);
    answer(&mut model, query(Some(40), ""), &[7], Some(20));
    let summary = model.wallet.clone().unwrap();
    assert_commands(&tell(&mut model, FromWallet::Wallet(summary)), &[asked(query(Some(40), ""))]);
    let commands = update(&mut model, Event::Movements(Did::SearchTyped("mel".into())));
    assert_commands(&commands, &[asked(query(None, "mel"))]);
}

#[test]
fn a_search_asks_anew_and_an_answer_to_an_older_one_is_dropped() {
    let mut model = at_movements();
    let commands = update(&mut model, Event::Movements(Did::SearchTyped(" mel".into())));
    assert_commands(&commands, &[asked(query(None, "mel"))]);
    answer(&mut model, query(None, ""), &[1], None);
    assert!(amounts(&model).is_empty(), "nobody asked for that any more");
    answer(&mut model, query(None, "mel"), &[2], None);
    assert_eq!(amounts(&model), [2]);
    let commands = update(&mut model, Event::Movements(Did::FilterChosen(MovementFilter::Open)));
    assert_commands(&commands, &[asked(MovementQuery { filter: MovementFilter::Open, ..query(None, "mel") })]);
}

#[test]
fn what_happens_meanwhile_is_asked_for_and_the_list_stays_until_then() {
    let mut model = at_movements();
    answer(&mut model, query(None, ""), &[1], None);
    let summary = model.wallet.clone().unwrap();
    assert_commands(&tell(&mut model, FromWallet::Wallet(summary)), &[asked(query(None, ""))]);
    assert_eq!(amounts(&model), [1]);
    answer(&mut model, query(None, ""), &[2, 1], None);
    assert_eq!(amounts(&model), [2, 1]);
}

#[test]
fn the_table_takes_every_page_and_leaves_the_list_alone() {
    let mut model = at_movements();
    answer(&mut model, query(None, ""), &[9], Some(40));
    let first = MovementQuery { count: 500, ..query(None, "") };
    assert_commands(&update(&mut model, Event::Movements(Did::TableWanted)), &[asked(first.clone())]);
    assert_commands(&update(&mut model, Event::Movements(Did::TableWanted)), &[]);
    let second = MovementQuery { before: Some(3), ..first.clone() };
    assert_commands(&answer(&mut model, first, &[9, 8], Some(3)), &[asked(second.clone())]);
    let commands = answer(&mut model, second, &[7], None);
    let rows: Vec<_> = [9, 8, 7].map(|amount| entry(amount, "")).into();
    let file = ChosenFile { name: TABLE_NAME.into(), bytes: table_of(&rows).into_bytes() };
    assert_commands(&commands, &[HostCommand::SaveTable(file)]);
    assert_eq!((amounts(&model), model.movements.table.is_none()), (vec![9], true));
}

#[test]
fn a_row_has_the_time_in_full_and_quotes_what_must_be_quoted() {
    let table = table_of(&[entry(7, "two \"melons\", ripe\r\nand sweet")]);
    let lines = "\u{feff}time,kind,state,amount,unit,community,note,other_wallet,transfer,person\r\n\
        2026-11-21T12:00:00Z,paid,settled,7,juice,Market 1,\"two \"\"melons\"\", ripe\r\nand sweet\",k7f3,";
    assert_eq!(table, format!("{lines}{},\r\n", "07".repeat(32)));
}

#[test]
fn no_cell_is_a_formula() {
    for (memo, cell) in [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-5", "'-5"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
        ("a=1", "a=1"),
    ] {
        assert!(table_of(&[entry(7, memo)]).contains(&format!(",Market 1,{cell},k7f3,")), "{memo:?}");
    }
}

#[test]
fn dates_are_those_of_the_calendar() {
    for (seconds, date) in [
        (0, "1970-01-01T00:00:00Z"),
        (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (951_868_800, "2000-03-01T00:00:00Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"),
        (1_798_761_599, "2026-12-31T23:59:59Z"),
    ] {
        let mut dated = entry(7, "");
        dated.movement.at = Timestamp(seconds * 1_000);
        assert!(table_of(&[dated]).contains(&format!("\r\n{date},paid")), "{date}");
    }
}
