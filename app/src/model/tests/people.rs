//! People: the list, a page, and how one appears to others.
use juicetokens_engine::NewContact;
use juicetokens_engine::summary::{
    MovementFilter, MovementQuery, MovementsPage, PersonEntry, PersonSummary, ProfileSummary,
};

use super::*;
use crate::model::pages::Turn;
use crate::model::people::Event as Did;
use crate::model::settings::Event as Set;

const BOB: PublicKey = PublicKey([9; 32]);

fn peer(key: PublicKey, name: &str, acquaintance: Acquaintance) -> Peer {
    Peer { key, short: "b0b0".into(), acquaintance, name: name.into() }
}

fn entry(name: &str, note: &str) -> PersonEntry {
    let key = PublicKey([name.len() as u8; 32]);
    PersonEntry { peer: peer(key, name, Acquaintance::Contact), note: note.into(), met: None }
}

/// Bob, as he calls himself, and whoever he is here.
fn bob(name: &str, acquaintance: Acquaintance) -> PersonSummary {
    let is_contact = !matches!(acquaintance, Acquaintance::Introduced);
    PersonSummary {
        peer: peer(BOB, name, acquaintance),
        said: "Bob".into(),
        note: String::new(),
        added: is_contact.then_some(NOON),
        payments: 1,
        met: Some(NOON),
        limit: Amount(50),
        on_trust: Vec::new(),
        proofs: 0,
    }
}

fn with_bob(before: Option<u32>) -> MovementQuery {
    MovementQuery { before, count: 20, search: String::new(), filter: MovementFilter::All, with: Some(BOB) }
}

fn at_bobs(person: PersonSummary) -> Model {
    let mut model = opened_with(vec![]);
    update(&mut model, Event::Opened(Route::Person(BOB)));
    tell(&mut model, FromWallet::Person(Some(Box::new(person))));
    model
}

fn did(model: &mut Model, event: Did) -> Vec<HostCommand> {
    update(model, Event::People(event))
}

fn put(name: &str, note: &str, [is_known, is_blocked]: [bool; 2]) -> HostCommand {
    let (name, note) = (name.into(), note.into());
    command(Command::PutContact(NewContact { identity: BOB, name, note, is_known, is_blocked }))
}

#[test]
fn the_list_is_asked_for_and_searched_by_name_note_and_key() {
    let mut model = opened_with(vec![]);
    let commands = update(&mut model, Event::Opened(Route::People));
    let wanted = HostCommand::ToWallet(ToWallet::PeopleWanted);
    assert_commands(&commands, &[HostCommand::Navigate("/people".into()), wanted.clone()]);
    tell(&mut model, FromWallet::People(vec![entry("Ann", "lemon stall"), entry("Chloe", "")]));
    let found = |model: &Model| model.people.found().map(|entry| entry.peer.name.clone()).collect::<Vec<_>>();
    assert_eq!(found(&model), ["Ann", "Chloe"]);
    for (typed, names) in
        [(" LEMON", vec!["Ann"]), ("chl", vec!["Chloe"]), ("b0b", vec!["Ann", "Chloe"]), ("x", vec![])]
    {
        did(&mut model, Did::SearchTyped(typed.into()));
        assert_eq!(found(&model), names, "{typed}");
    }
    assert_commands(&tell(&mut model, FromWallet::Wallet(wallet(vec![]))), &[wanted]);
}

#[test]
fn a_page_is_asked_for_with_what_happened_and_an_unknown_key_has_none() {
    let mut model = opened_with(vec![]);
    let commands = update(&mut model, Event::Opened(Route::Person(BOB)));
    let asked = [
        HostCommand::Navigate(format!("/person/{}", "09".repeat(32))),
        HostCommand::ToWallet(ToWallet::PersonWanted(BOB)),
        HostCommand::ToWallet(ToWallet::MovementsWanted(with_bob(None))),
    ];
    assert_commands(&commands, &asked);
    tell(&mut model, FromWallet::Person(None));
    assert!(model.people.page.is_missing && model.people.page.person.is_none());
    assert_eq!(Route::of_path(&Route::Person(BOB).path()), Route::Person(BOB));
    assert_eq!(Route::of_path("/person/09"), Route::Home);
}

#[test]
fn somebody_is_added_under_the_name_that_it_gave_itself_or_another() {
    let mut model = at_bobs(bob("Bob", Acquaintance::Introduced));
    assert_eq!(model.people.page.name, "Bob", "what it calls itself is offered");
    assert_commands(&did(&mut model, Did::Submitted), &[put("Bob", "", [false; 2])]);
    did(&mut model, Did::NameTyped("  ".into()));
    assert_commands(&did(&mut model, Did::Submitted), &[put("Bob", "", [false; 2])]);
    did(&mut model, Did::NameTyped(" Bob of the bread stall ".into()));
    did(&mut model, Did::NoteTyped("blue awning".into()));
    assert_commands(&did(&mut model, Did::Submitted), &[put("Bob of the bread stall", "blue awning", [false; 2])]);
}

#[test]
fn whom_one_knows_is_not_blocked_and_whom_one_blocks_is_not_known() {
    let mut model = at_bobs(bob("Bob", Acquaintance::Contact));
    assert_commands(&did(&mut model, Did::KnownToggled), &[put("Bob", "", [true, false])]);
    tell(&mut model, FromWallet::Person(Some(Box::new(bob("Bob", Acquaintance::Known)))));
    assert_commands(&did(&mut model, Did::BlockToggled), &[put("Bob", "", [false, true])]);
    tell(&mut model, FromWallet::Person(Some(Box::new(bob("Bob", Acquaintance::Blocked)))));
    assert_commands(&did(&mut model, Did::KnownToggled), &[put("Bob", "", [true, false])]);
    assert_commands(&did(&mut model, Did::BlockToggled), &[put("Bob", "", [false, false])]);
}

#[test]
fn a_new_name_keeps_what_was_said_of_the_person() {
    let mut model = at_bobs(bob("Bob", Acquaintance::Known));
    did(&mut model, Did::NameTyped("Robert".into()));
    assert!(model.people.page.is_changed());
    tell(&mut model, FromWallet::Person(Some(Box::new(bob("Bob", Acquaintance::Known)))));
    assert_eq!(model.people.page.name, "Robert", "an answer meanwhile takes nothing from what was typed");
    assert_commands(&did(&mut model, Did::Submitted), &[put("Robert", "", [true, false])]);
    tell(&mut model, FromWallet::Person(Some(Box::new(bob("Robert", Acquaintance::Known)))));
    assert!(!model.people.page.is_changed());
}

#[test]
fn a_removal_is_asked_twice() {
    let mut model = at_bobs(bob("Bob", Acquaintance::Contact));
    assert_commands(&did(&mut model, Did::RemovalWanted), &[]);
    did(&mut model, Did::RemovalDropped);
    assert!(!model.people.page.removal_asked);
    did(&mut model, Did::RemovalWanted);
    assert_commands(&did(&mut model, Did::RemovalConfirmed), &[command(Command::ForgetContact(BOB))]);
    tell(&mut model, FromWallet::Person(Some(Box::new(bob("Bob", Acquaintance::Introduced)))));
    assert!(!model.people.page.is_contact() && model.people.page.person.is_some());
}

#[test]
fn fifty_people_are_drawn_at_a_time_and_a_search_begins_at_the_first() {
    let mut model = opened_with(vec![]);
    update(&mut model, Event::Opened(Route::People));
    tell(&mut model, FromWallet::People((0..120).map(|number| entry(&format!("Person {number}"), "")).collect()));
    let drawn = |model: &Model| {
        let (drawn, range) = model.people.drawn();
        (drawn.len(), range.first, range.last, range.goes_on)
    };
    assert_eq!(drawn(&model), (50, 1, 50, true));
    for _ in 0..5 {
        did(&mut model, Did::Turned(Turn::On));
    }
    assert_eq!(drawn(&model), (20, 101, 120, false));
    did(&mut model, Did::Turned(Turn::Back));
    assert_eq!(drawn(&model), (50, 51, 100, true));
    did(&mut model, Did::SearchTyped("Person 11".into()));
    assert_eq!(drawn(&model), (11, 1, 11, false));
}

#[test]
fn movements_with_a_person_go_to_its_page_and_not_into_the_list() {
    let mut model = at_bobs(bob("Bob", Acquaintance::Contact));
    let page = |query, next| FromWallet::Movements(MovementsPage { query, found: Vec::new(), next });
    tell(&mut model, page(with_bob(None), Some(3)));
    assert!(model.people.page.history.range(20).goes_on);
    assert_commands(
        &did(&mut model, Did::Turned(Turn::On)),
        &[HostCommand::ToWallet(ToWallet::MovementsWanted(with_bob(Some(3))))],
    );
    assert_commands(&did(&mut model, Did::Turned(Turn::On)), &[]);
    tell(&mut model, page(with_bob(Some(3)), None));
    assert!(!model.people.page.history.range(20).goes_on && model.movements.history.awaited.is_none());
    assert_commands(&did(&mut model, Did::Turned(Turn::On)), &[]);
}

#[test]
fn an_answer_about_somebody_else_is_dropped() {
    let mut model = opened_with(vec![]);
    update(&mut model, Event::Opened(Route::Person(PublicKey([1; 32]))));
    tell(&mut model, FromWallet::Person(Some(Box::new(bob("Bob", Acquaintance::Contact)))));
    assert!(!model.people.page.is_missing);
    assert!(model.people.page.person.is_none());
}

fn at_settings(profile: ProfileSummary) -> Model {
    let mut model = start("/settings");
    tell(&mut model, FromWallet::Presence(open()));
    tell(&mut model, FromWallet::Wallet(WalletSummary { profile, ..WalletSummary::default() }));
    model
}

fn set(model: &mut Model, event: Set) -> Vec<HostCommand> {
    update(model, Event::Settings(event))
}

#[test]
fn nobody_is_introduced_before_they_say_so_and_nobody_without_a_name() {
    let mut model = at_settings(ProfileSummary::default());
    assert_eq!((model.settings.introduces, model.settings.name.as_str()), (false, "Anna"));
    assert!(settings::is_profile_kept(&model), "the offered name is told to nobody");
    assert_commands(&set(&mut model, Set::ProfileSubmitted), &[]);
    set(&mut model, Set::IntroduceToggled);
    set(&mut model, Set::NameTyped("  ".into()));
    assert!(settings::is_name_missing(&model));
    assert_commands(&set(&mut model, Set::ProfileSubmitted), &[]);
    set(&mut model, Set::NameTyped(format!("{}ß", "n".repeat(31))));
    let name = "n".repeat(31);
    let kept = command(Command::SetProfile { introduces: true, name: name.clone() });
    assert_commands(&set(&mut model, Set::ProfileSubmitted), &[kept]);
    let profile = ProfileSummary { introduces: true, name, identity: None };
    tell(&mut model, FromWallet::Wallet(WalletSummary { profile, ..WalletSummary::default() }));
    assert!(settings::is_profile_kept(&model));
    set(&mut model, Set::IntroduceToggled);
    assert!(!settings::is_profile_kept(&model));
    assert!(matches!(
        &set(&mut model, Set::ProfileSubmitted)[..],
        [HostCommand::ToWallet(ToWallet::Command(Command::SetProfile { introduces: false, .. }))]
    ));
}
