//! The committee's screen: linking, founding, and settling for others.
use juicetokens_council::border::{Input, Person, Stage, Summary};

use super::*;
use crate::model::committee::{
    self, CommitteeNews, CommitteeWish, Event as Did, LinkNews, LinkProblem, LinkWish, can_found, in_reach, too_few,
};

const GROUP: [u8; 32] = [7; 32];

fn person(name: &str, is_me: bool, linked: bool) -> Person {
    Person { name: name.into(), key: "0011".into(), is_me, linked, founded: true }
}

fn sitting(linked: usize) -> Summary {
    let others = (0..3).map(|other| person("Other", false, other < linked));
    let people = std::iter::once(person("Anna", true, false)).chain(others).collect();
    Summary { stage: Stage::Sitting, people, quorum: 3, group: Some(GROUP), ..Summary::default() }
}

fn told(model: &mut Model, summary: Summary) -> Vec<HostCommand> {
    tell(model, FromWallet::Committee(CommitteeNews::Changed(summary)))
}

fn asked(input: Input) -> HostCommand {
    HostCommand::ToWallet(ToWallet::Committee(CommitteeWish::Give(input)))
}

fn opened_here() -> HostCommand {
    HostCommand::ToWallet(ToWallet::Committee(CommitteeWish::Open("Anna".into())))
}

fn linked_to(model: &mut Model, news: LinkNews) -> Vec<HostCommand> {
    update(model, Event::Host(HostEvent::Link(news)))
}

fn at_committee() -> Model {
    let mut model = opened_with(Vec::new());
    update(&mut model, Event::Opened(Route::Committee));
    told(&mut model, Summary::default());
    model
}

fn linking() -> Model {
    let mut model = at_committee();
    let commands = update(&mut model, Event::Committee(Did::LinkWanted));
    assert_eq!(commands.len(), 2);
    assert!(commands.contains(&HostCommand::StartScan) && commands.contains(&HostCommand::Link(LinkWish::Offer)));
    model
}

#[test]
fn the_screen_loads_the_member_once_and_a_wallet_that_sits_loads_it_by_itself() {
    let mut model = opened_with(Vec::new());
    assert!(update(&mut model, Event::Opened(Route::Committee)).contains(&opened_here()));
    told(&mut model, Summary::default());
    update(&mut model, Event::Opened(Route::Home));
    assert!(!update(&mut model, Event::Opened(Route::Committee)).contains(&opened_here()));
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(open()));
    let commands = tell(&mut model, FromWallet::Wallet(WalletSummary { sits: true, ..WalletSummary::default() }));
    assert!(commands.contains(&opened_here()));
}

#[test]
fn a_code_that_is_seen_or_pasted_goes_to_the_links_and_a_link_ends_it() {
    let mut model = linking();
    linked_to(&mut model, LinkNews::Shown("JTL1 offer a".into()));
    assert_commands(
        &update(&mut model, Event::Committee(Did::CopyWanted)),
        &[HostCommand::Copy("JTL1 offer a".into())],
    );
    let take = |code: &str| HostCommand::Link(LinkWish::Take(code.into()));
    assert_commands(&linked_to(&mut model, LinkNews::Seen("JTL1 offer b".into())), &[take("JTL1 offer b")]);
    update(&mut model, Event::Committee(Did::PasteTyped("JTL1 answer".into())));
    assert_commands(&update(&mut model, Event::Committee(Did::PasteSubmitted)), &[take("JTL1 answer")]);
    let commands = linked_to(&mut model, LinkNews::Linked);
    assert!(commands.contains(&HostCommand::StopScan) && commands.contains(&HostCommand::Link(LinkWish::Stop)));
    assert_eq!(model.committee.linking, None);
}

#[test]
fn no_network_is_said_and_leaving_the_screen_stops_the_camera() {
    let mut model = linking();
    linked_to(&mut model, LinkNews::Failed(LinkProblem::NoNetwork));
    assert_eq!(model.committee.linking.as_ref().and_then(|linking| linking.problem), Some(LinkProblem::NoNetwork));
    let commands = update(&mut model, Event::Opened(Route::Home));
    assert!(commands.contains(&HostCommand::StopScan) && commands.contains(&HostCommand::Link(LinkWish::Stop)));
    assert!(!commands.contains(&HostCommand::Link(LinkWish::CloseAll)), "links that are up stay");
}

#[test]
fn a_code_that_is_met_elsewhere_leads_nowhere() {
    let mut model = at_committee();
    assert!(linked_to(&mut model, LinkNews::Seen("JTL1 offer b".into())).is_empty());
}

#[test]
fn people_found_agree_and_step_back() {
    let mut model = at_committee();
    told(&mut model, Summary { stage: Stage::Founding, code: "012345".into(), ..Summary::default() });
    let agreed = Input::Agree("012345".into());
    for (did, input) in
        [(Did::FoundingWanted, Input::Found), (Did::Agreed, agreed), (Did::SteppedBack, Input::StepBack)]
    {
        assert_commands(&update(&mut model, Event::Committee(did)), &[asked(input)]);
    }
    let sizes: Vec<usize> = (0..=16).filter(|people| can_found(*people)).collect();
    assert_eq!(sizes, [4, 7, 10, 13]);
}

#[test]
fn a_member_serves_for_its_group_and_is_told_when_too_few_are_in_reach() {
    let mut model = at_committee();
    assert!(update(&mut model, Event::Committee(Did::ServingWanted)).is_empty(), "there is no group yet");
    told(&mut model, sitting(2));
    assert_eq!(in_reach(model.committee.summary.as_ref().unwrap()), 3);
    let commands = update(&mut model, Event::Committee(Did::ServingWanted));
    assert!(commands.contains(&command(Command::OpenExchange(Intent::ServeTogether(PublicKey(GROUP))))));
    assert_eq!(too_few(&model), None);
    told(&mut model, sitting(1));
    assert_eq!(too_few(&model), Some((2, 3)));
}

#[test]
fn coins_are_issued_for_the_committee_only_if_that_is_wanted() {
    let mut model = opened_with(Vec::new());
    update(&mut model, Event::Issue(issue::Event::TogetherToggled));
    assert_eq!(model.issue.together, None, "this wallet sits in none");
    told(&mut model, sitting(3));
    update(&mut model, Event::Issue(issue::Event::TogetherToggled));
    assert_eq!(model.issue.together, Some(PublicKey(GROUP)));
    assert_eq!(committee::group(&model), model.issue.together);
    update(&mut model, Event::Issue(issue::Event::TogetherToggled));
    assert_eq!(model.issue.together, None);
}

#[test]
fn a_lock_ends_all_links_and_forgets_who_was_in_reach() {
    let mut model = at_committee();
    told(&mut model, sitting(3));
    let commands = tell(&mut model, FromWallet::Presence(locked()));
    assert!(commands.contains(&HostCommand::Link(LinkWish::CloseAll)));
    assert_eq!(model.committee, committee::CommitteePage::default());
}

#[test]
fn a_member_that_cannot_be_read_says_so() {
    let mut model = at_committee();
    tell(&mut model, FromWallet::Committee(CommitteeNews::Failed("damaged".into())));
    assert_eq!(model.committee.failed.as_deref(), Some("damaged"));
    told(&mut model, Summary::default());
    assert_eq!(model.committee.failed, None);
}
