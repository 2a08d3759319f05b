//! Members as wallets host them: they found a group over links, and settle for holders over the same pipe as an issuer; the power of any
//! of them may go at any write, and links end at any moment.
use std::collections::{BTreeMap, VecDeque};

use juicetokens_council::border::{Input as CouncilInput, LinkId, Opening, Output, Stage, Step, Summary};
use juicetokens_council::council::Council;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, VerificationBatch};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::issuing::Issued;
use juicetokens_engine::lifecycle::witness::message::{Answer, Greeting, Question, Settlement, Taken};
use juicetokens_engine::lifecycle::witness::wire as witness_wire;
use juicetokens_engine::summary::{Approval, ExchangePhase, MovementKind, SettledItem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::trust::epoch::RevocationEpoch;
use juicetokens_engine::wallet::Wallet;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{AskId, Command, CommitteeAsk, Input, Intent};
use juicetokens_tests::sim::Chance;
use juicetokens_tests::sim::SimWallet;
use juicetokens_tests::sim::desk::{Desk, settle_at};
use juicetokens_tests::sim::fixtures::{BEGIN, ask};
use juicetokens_tests::sim::office::{Deal, Person, issue};
use juicetokens_tests::sim::town::Town;

const NAMES: [&str; 4] = ["Ann", "Bea", "Cyd", "Dee"];
/// Links are between the first and each other one: whatever the others say to each other goes through it.
const STAR: [(usize, usize); 3] = [(0, 1), (0, 2), (0, 3)];
const TICK_MS: u64 = 1_000;
const PATIENCE: u32 = 200;

/// One wallet's member, with its disk.
struct Chair {
    council: Council,
    disk: Vec<Vec<u8>>,
    shown: Summary,
    answers: VecDeque<(u32, Vec<u8>)>,
    settles: Vec<Vec<u8>>,
    epochs: Vec<Vec<u8>>,
    /// It stops before it has done so many things more.
    stops_after: Option<u32>,
}

/// Four wallets and the links between them.
struct Hall {
    chairs: Vec<Chair>,
    /// Who is at the two ends of a link.
    links: BTreeMap<LinkId, (usize, usize)>,
    on_their_way: VecDeque<(LinkId, usize, Vec<u8>)>,
    next_link: LinkId,
    now: Timestamp,
    chance: Chance,
    stops: u32,
    /// The last thing that was asked.
    asked: u32,
}

impl Hall {
    fn new() -> Self {
        let chair = |name: &&str| Chair {
            council: open(name, Vec::new()),
            disk: Vec::new(),
            shown: Summary::default(),
            answers: VecDeque::new(),
            settles: Vec::new(),
            epochs: Vec::new(),
            stops_after: None,
        };
        let mut hall = Self {
            chairs: NAMES.iter().map(chair).collect(),
            links: BTreeMap::new(),
            on_their_way: VecDeque::new(),
            next_link: 0,
            now: BEGIN,
            chance: Chance::new(3),
            stops: 0,
            asked: 0,
        };
        (0..NAMES.len()).for_each(|member| hall.give(member, CouncilInput::Begin));
        hall
    }

    /// With a committee that all have founded.
    fn founded() -> Self {
        let mut hall = Self::new();
        hall.link_all();
        hall.found();
        assert!(hall.sits(), "{:?}", hall.chairs[0].shown);
        hall
    }

    fn link_all(&mut self) {
        STAR.into_iter().for_each(|pair| self.link(pair));
        self.talk();
    }

    fn link(&mut self, (one, other): (usize, usize)) {
        self.next_link += 1;
        let link = self.next_link;
        self.links.insert(link, (one, other));
        [one, other]
            .into_iter()
            .for_each(|member| self.give(member, CouncilInput::LinkUp(link, link.to_le_bytes().to_vec())));
    }

    /// All links of a member end, with whatever is on its way.
    fn part(&mut self, member: usize) {
        let ends = |(one, other): &(usize, usize)| *one == member || *other == member;
        let gone: Vec<(LinkId, (usize, usize))> =
            self.links.iter().filter(|(_, pair)| ends(pair)).map(|(link, pair)| (*link, *pair)).collect();
        for (link, (one, other)) in gone {
            self.links.remove(&link);
            self.on_their_way.retain(|(on, ..)| *on != link);
            [one, other].into_iter().for_each(|end| self.give(end, CouncilInput::LinkDown(link)));
        }
    }

    fn found(&mut self) {
        self.give(0, CouncilInput::Found);
        self.talk();
        let codes: Vec<&String> = self.chairs.iter().map(|chair| &chair.shown.code).collect();
        assert!(codes.iter().all(|code| code.len() == 6 && *code == codes[0]), "all show the same code: {codes:?}");
        (0..NAMES.len()).for_each(|member| self.agree(member));
        self.talk();
    }

    /// A person agrees to what its screen shows.
    fn agree(&mut self, member: usize) {
        let code = self.chairs[member].shown.code.clone();
        self.give(member, CouncilInput::Agree(code));
    }

    fn sits(&self) -> bool {
        let groups: Vec<_> = self.chairs.iter().map(|chair| chair.shown.group).collect();
        groups.iter().all(|group| group.is_some() && *group == groups[0])
    }

    fn group(&self) -> PublicKey {
        PublicKey(self.chairs[0].shown.group.unwrap())
    }

    fn give(&mut self, member: usize, input: CouncilInput) {
        let (now_ms, entropy) = (self.now.0, self.chance.bytes());
        let outputs = self.chairs[member].council.step(Step { input, now_ms, entropy });
        for output in outputs {
            match &mut self.chairs[member].stops_after {
                Some(0) => return self.begin_again(member),
                Some(left) => *left -= 1,
                None => {}
            }
            self.carry_out(member, output);
        }
    }

    fn carry_out(&mut self, member: usize, output: Output) {
        let chair = &mut self.chairs[member];
        match output {
            Output::Store(records) => chair.disk.extend(records),
            Output::Send(link, bytes) => {
                if let Some((one, other)) = self.links.get(&link) {
                    let to = if *one == member { *other } else { *one };
                    self.on_their_way.push_back((link, to, bytes));
                }
            }
            Output::Answer(id, bytes) => chair.answers.push_back((id, bytes)),
            Output::Settles(record) => chair.settles.push(record),
            Output::Epoch(bytes) => chair.epochs.push(bytes),
            Output::Changed(summary) => chair.shown = summary,
        }
    }

    /// The power goes and is back: only the disk is left, and links are made anew.
    fn begin_again(&mut self, member: usize) {
        self.stops += 1;
        let others: Vec<(usize, usize)> =
            STAR.into_iter().filter(|(one, other)| *one == member || *other == member).collect();
        let chair = &mut self.chairs[member];
        chair.stops_after = None;
        chair.answers.clear();
        chair.council = open(NAMES[member], chair.disk.clone());
        self.give(member, CouncilInput::Begin);
        self.part(member);
        others.into_iter().for_each(|pair| self.link(pair));
    }

    /// Everything on its way arrives, each link in its order.
    fn talk(&mut self) {
        while let Some((link, to, bytes)) = self.on_their_way.pop_front() {
            self.give(to, CouncilInput::Received(link, bytes));
        }
    }

    /// Time passes until a member has an answer.
    fn wait_for_answer(&mut self, member: usize) -> Option<Settlement> {
        for _ in 0..PATIENCE {
            self.talk();
            if let Some((id, answer)) = self.chairs[member].answers.pop_front() {
                assert_eq!(id, self.asked, "it is the answer to what was asked last");
                return Some(witness_wire::decode(&answer).unwrap());
            }
            self.now = self.now.after_ms(TICK_MS);
            (0..NAMES.len()).for_each(|member| self.give(member, CouncilInput::Tick));
        }
        None
    }

    fn put(&mut self, member: usize, question: &Question) {
        let bytes = witness_wire::encode(&Settlement::Question(7, question.clone()));
        self.asked += 1;
        self.give(member, CouncilInput::Ask(self.asked, bytes));
    }

    fn ask_at(&mut self, member: usize, question: &Question) -> Option<Answer> {
        self.put(member, question);
        match self.wait_for_answer(member)? {
            Settlement::Answer(7, answer) => Some(answer),
            other => panic!("a question is answered: {other:?}"),
        }
    }
}

fn renewed(answer: Answer) -> Vec<Taken> {
    let Answer::Taken(taken) = answer else { panic!("coins are taken: {answer:?}") };
    taken.into_iter().map(|coin| coin.taken).collect()
}

fn open(name: &str, log: Vec<Vec<u8>>) -> Council {
    Council::open(Opening { name: name.to_owned(), log }).unwrap()
}

/// Holders meet the second member: the first has no screen for them.
impl Desk for Hall {
    fn greet(&mut self, transcript: &Hash) -> Greeting {
        self.asked += 1;
        self.give(1, CouncilInput::Greet(self.asked, transcript.0));
        match self.wait_for_answer(1) {
            Some(Settlement::Greeting(greeting)) => greeting,
            other => panic!("the group says who it is: {other:?}"),
        }
    }

    fn answer(&mut self, question: &Question, at: Timestamp) -> Answer {
        self.now = self.now.max(at);
        self.ask_at(1, question).unwrap()
    }
}

/// Coins of 5 that the group settles for.
fn issued(hall: &mut Hall) -> (Town, SignedIssuance) {
    let (town, group) = (Town::new(), hall.group());
    let issuance = issue(&town.office.signer, |issuance| issuance.witnesses = vec![group]);
    hall.give(0, CouncilInput::Learn(issuance.bytes().to_vec()));
    hall.talk();
    assert!(hall.chairs.iter().all(|chair| chair.shown.issuances == 1), "all members know what they settle for");
    (town, issuance)
}

fn holder(town: &Town, issuance: &SignedIssuance, coins: u32) -> SimWallet {
    let mut wallet = SimWallet::new("S", 2, BEGIN);
    let asked = ask(&wallet, 5);
    wallet.command(Command::OpenExchange(asked));
    wallet.command(Command::CloseExchange);
    let owner = wallet.signer().public(&wallet.newest_key().unwrap());
    let coin = |index| {
        let telomeer = town.office.coin_of(issuance, index, owner);
        (telomeer.trace(issuance, &mut VerificationBatch::new(), 0).unwrap(), telomeer)
    };
    let issued = Issued { issuance: issuance.clone(), coins: (0..coins).map(coin).collect() };
    let mut known = Wallet::default();
    wallet.log().iter().for_each(|entry| known.apply(&ChangeSet::decode(entry).unwrap()).unwrap());
    let mut disk = wallet.disk().clone();
    disk.append(0, Write::Local, &known.change_of_issue(&issued, BEGIN).unwrap());
    wallet.restored(wallet.name, disk, 1)
}

#[test]
fn four_wallets_found_a_group_that_a_holder_settles_with() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let mut wallet = holder(&town, &issuance, 4);
    assert_eq!(wallet.balance(), 20);
    let back = Intent::Settle { give_back: Some((issuance.authority(), Amount(15))) };
    let settled = settle_at(&mut hall, &mut wallet, back);
    assert!(settled.finished, "{:?}", settled.problem);
    assert!(settled.done.contains(&SettledItem::GivenBack(Amount(15))), "{:?}", settled.done);
    assert_eq!(wallet.balance(), 5);
}

/// A holder and a member face each other; the member's wallet hands on what it is asked, until the holder has nothing more to ask.
fn meet(hall: &mut Hall, member: &mut SimWallet, holder: &mut SimWallet, intent: Intent) -> Vec<SettledItem> {
    meet_and(hall, (member, Command::Approve), holder, intent)
}

/// The same, with what the member's person says when it is asked.
fn meet_and(
    hall: &mut Hall,
    (member, answer): (&mut SimWallet, Command),
    holder: &mut SimWallet,
    intent: Intent,
) -> Vec<SettledItem> {
    member.command(Command::OpenExchange(Intent::ServeTogether(hall.group())));
    holder.command(Command::OpenExchange(intent));
    for _ in 0..4_000 {
        let shown = [member.next_frame(), holder.next_frame()];
        for (frame, wallet) in shown.into_iter().zip([&mut *holder, &mut *member]) {
            frame.into_iter().for_each(|frame| wallet.input(Input::FrameReceived(frame)));
        }
        [&mut *member, &mut *holder].into_iter().for_each(|wallet| wallet.pass(150));
        for wallet in [&mut *member, &mut *holder] {
            let screen = wallet.exchange().unwrap();
            if screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
                wallet.command(Command::ConfirmCode);
            }
            if let Some(approval) = screen.approval {
                wallet.asked.push(approval);
                wallet.command(answer.clone());
            }
        }
        for ask in std::mem::take(&mut member.committee_asks) {
            let (AskId(id), ask) = ask;
            hall.asked = id;
            hall.give(
                1,
                match ask {
                    CommitteeAsk::Greeting(transcript) => CouncilInput::Greet(id, transcript.0),
                    CommitteeAsk::Question(settlement) => CouncilInput::Ask(id, settlement),
                    CommitteeAsk::Declined(settlement) => CouncilInput::Decline(id, settlement),
                },
            );
            member.hear_committee(AskId(id), witness_wire::encode(&hall.wait_for_answer(1).unwrap()));
        }
        if holder.exchange().unwrap().settlement.is_some_and(|settlement| settlement.finished) {
            break;
        }
    }
    let screens = [&*member, &*holder].map(|wallet| wallet.exchange().unwrap().settlement.unwrap());
    [member, holder].into_iter().for_each(|wallet| wallet.command(Command::CloseExchange));
    assert!(screens[1].finished);
    assert!(screens[1].done.ends_with(&screens[0].done), "both screens say the same");
    screens[1].done.clone()
}

#[test]
fn a_member_hands_on_what_holders_ask_and_shows_its_person_what_is_given_back() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let (mut holder, mut member) = (holder(&town, &issuance, 4), SimWallet::new("M", 9, BEGIN));
    hall.chairs[1].settles.drain(..).for_each(|record| member.input(Input::CommitteeSettles(record)));
    let back = Intent::Settle { give_back: Some((issuance.authority(), Amount(15))) };
    let done = meet(&mut hall, &mut member, &mut holder, back);
    assert_eq!((&done[..], holder.balance()), (&[SettledItem::GivenBack(Amount(15))][..], 5));
    let record = &issuance.issuance;
    let (unit, community) = (record.unit.clone(), record.name.clone());
    assert_eq!(member.asked, [Approval::TakeBack { amount: Amount(15), unit, community }]);
    let told = member.summary().movements.first().map(|one| (one.kind, one.amount));
    assert_eq!(told, Some((MovementKind::TakenBack, Amount(15))), "its history tells what it took back");
}

#[test]
fn three_of_four_settle_and_two_do_not() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let [first, second] =
        [0, 1].map(|index| town.payer.renewal(&town.office.coin_of(&issuance, index, town.payer.key())));
    hall.part(3);
    assert!(matches!(hall.ask_at(1, &first), Some(Answer::Taken(_))), "three decide");
    hall.part(2);
    assert_eq!(hall.ask_at(1, &second), None, "two wait");
    hall.link((0, 2));
    assert!(
        matches!(hall.wait_for_answer(1), Some(Settlement::Answer(7, Answer::Taken(_)))),
        "and go on when a third is back"
    );
    hall.link((0, 3));
    hall.talk();
    let [away, there] = [3, 0].map(|member| hall.ask_at(member, &first).map(renewed));
    assert!(away.is_some() && away == there, "who was away hears what was decided");
}

#[test]
fn the_power_of_a_member_may_go_before_anything_that_it_does() {
    let mut stops = 0;
    for member in 0..NAMES.len() {
        for outputs in 0..12 {
            let mut hall = Hall::founded();
            let (town, issuance) = issued(&mut hall);
            let question = town.payer.renewal(&town.office.coin_of(&issuance, 0, town.payer.key()));
            hall.chairs[member].stops_after = Some(outputs);
            let answer = hall.ask_at(1, &question).or_else(|| hall.ask_at(1, &question));
            assert!(matches!(answer, Some(Answer::Taken(_))), "member {member}, {outputs} outputs: {answer:?}");
            stops += hall.stops;
            hall.chairs[member].stops_after = None;
            assert_eq!(hall.ask_at(2, &question).map(renewed), answer.map(renewed), "the answer stays so");
        }
    }
    assert!(stops > 30, "{stops} stops");
}

#[test]
fn a_founding_that_power_cuts_stop_is_begun_anew_or_goes_on() {
    let mut stops = 0;
    for member in 0..NAMES.len() {
        for outputs in 0..24 {
            let mut hall = Hall::new();
            hall.link_all();
            hall.give(0, CouncilInput::Found);
            hall.talk();
            hall.chairs[member].stops_after = Some(outputs);
            (0..NAMES.len()).for_each(|member| hall.agree(member));
            hall.talk();
            stops += hall.stops;
            if !hall.sits() {
                (0..NAMES.len()).for_each(|member| hall.give(member, CouncilInput::StepBack));
                hall.found();
            }
            assert!(
                hall.sits(),
                "member {member}, {outputs} outputs: {:?}",
                hall.chairs.iter().map(|chair| chair.shown.stage).collect::<Vec<_>>()
            );
        }
    }
    assert!(stops > 60, "{stops} stops");
}

#[test]
fn who_sits_goes_on_from_its_disk_and_who_does_not_agree_founds_nothing() {
    let mut hall = Hall::new();
    hall.link_all();
    hall.give(0, CouncilInput::Found);
    hall.talk();
    (0..3).for_each(|member| hall.agree(member));
    hall.talk();
    assert!(hall.chairs.iter().all(|chair| chair.shown.stage == Stage::Founding && chair.shown.group.is_none()));
    hall.agree(3);
    hall.talk();
    assert!(hall.sits());
    let group = hall.group();
    (0..NAMES.len()).for_each(|member| hall.begin_again(member));
    hall.talk();
    assert!(hall.sits() && hall.group() == group);
    let (town, issuance) = issued(&mut hall);
    let question = town.payer.renewal(&town.office.coin_of(&issuance, 0, town.payer.key()));
    assert!(matches!(hall.ask_at(1, &question), Some(Answer::Taken(_))));
}

#[test]
fn a_wallet_keeps_what_its_member_stores_but_not_when_it_is_put_back_from_a_backup() {
    let mut wallet = SimWallet::new("M", 9, BEGIN);
    let records = |wallet: &SimWallet| wallet.seat_records().to_vec();
    wallet.input(Input::KeepSeat(vec![vec![1], vec![2, 2]]));
    wallet.input(Input::KeepSeat(vec![vec![3]]));
    assert_eq!(records(&wallet), [vec![1], vec![2, 2], vec![3]]);
    assert!(wallet.summary().sits);
    let disk = wallet.disk().clone();
    let again = wallet.restored("A", disk.clone(), 1);
    assert_eq!(records(&again), records(&wallet), "a start reads them again");
    let mut put_back = wallet.restored("B", disk, 2);
    put_back.command(Command::Quarantine);
    assert!(records(&put_back).is_empty() && !put_back.summary().sits, "it may have forgotten what it said");
}

#[test]
fn whom_a_proof_convicts_the_members_revoke_and_wallets_learn_of_it() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let coin = town.office.coin_of(&issuance, 0, town.payer.key());
    let paid = |to: &Person| {
        let deal = Deal::new((&town.payer, to), &[&coin], &[], (2, &[]));
        Question::Register(vec![deal.acknowledged(to, &deal.paid[0])])
    };
    assert!(matches!(hall.ask_at(1, &paid(&town.payee)), Some(Answer::Registered(_))));
    let Some(Answer::Dead { proof, .. }) = hall.ask_at(2, &paid(&town.other)) else { panic!("it was spent before") };
    assert!(!proof.is_empty());
    for _ in 0..PATIENCE {
        hall.talk();
        hall.now = hall.now.after_ms(TICK_MS);
        (0..NAMES.len()).for_each(|member| hall.give(member, CouncilInput::Tick));
    }
    let epoch = hall.chairs[2].epochs.pop().expect("the members have signed a list");
    let mut wallet = SimWallet::new("M", 9, BEGIN);
    wallet.input(Input::CommitteeRevoked(epoch.clone()));
    let listed = RevocationEpoch::parse(&epoch).unwrap();
    assert_eq!((listed.witness(), listed.revoked()), (hall.group(), &[town.payer.key().kid()][..]));
    assert!(listed.verify().is_ok());
    let written = ChangeSet::decode(wallet.log().last().unwrap()).unwrap();
    assert!(matches!(written.changes[..], [Change::Epoch(_)]), "it travels on with every meeting");
}

#[test]
fn coins_that_the_members_person_does_not_take_back_begin_anew() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let (mut holder, mut member) = (holder(&town, &issuance, 4), SimWallet::new("M", 9, BEGIN));
    let back = Intent::Settle { give_back: Some((issuance.authority(), Amount(15))) };
    let done = meet_and(&mut hall, (&mut member, Command::Decline), &mut holder, back);
    let expected = [SettledItem::Refused(RefuseCode::Declined), SettledItem::Renewed(Amount(15))];
    assert_eq!((&done[..], holder.balance()), (&expected[..], 20));
    assert!(member.summary().movements.is_empty(), "nothing was taken back");
}

#[test]
fn coins_are_taken_back_at_one_screen_only() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let coin = town.office.coin_of(&issuance, 0, town.payer.key());
    let question = Question::Surrender(vec![town.payer.surrender(&coin, None)]);
    let repeated = |answer: Option<Answer>| match answer {
        Some(Answer::Taken(taken)) => taken.iter().map(|coin| coin.repeated).collect::<Vec<_>>(),
        other => panic!("coins are taken: {other:?}"),
    };
    // At two members at once, and at a third one later.
    hall.put(1, &question);
    hall.talk();
    let first = hall.asked;
    hall.put(2, &question);
    let second = std::mem::replace(&mut hall.asked, first);
    let at_first = hall.wait_for_answer(1);
    hall.asked = second;
    let at_second = hall.wait_for_answer(2);
    let answer = |settlement| match settlement {
        Some(Settlement::Answer(_, answer)) => Some(answer),
        _ => None,
    };
    assert_eq!((repeated(answer(at_first)), repeated(answer(at_second))), (vec![false], vec![true]));
    assert_eq!(repeated(hall.ask_at(3, &question)), [true]);
}

#[test]
fn an_earlier_copy_of_a_member_says_nothing_once_it_hears_its_own_later_words() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let earlier = hall.chairs[2].disk.clone();
    let question = |index| town.payer.renewal(&town.office.coin_of(&issuance, index, town.payer.key()));
    assert!(matches!(hall.ask_at(1, &question(0)), Some(Answer::Taken(_))));
    // A start from what is on the disk goes on; one from what was there before is found out, and stays so.
    hall.begin_again(2);
    hall.talk();
    assert_eq!(hall.chairs[2].shown.stage, Stage::Sitting);
    assert!(matches!(hall.ask_at(1, &question(1)), Some(Answer::Taken(_))));
    hall.chairs[2].disk = earlier;
    for _ in 0..2 {
        hall.begin_again(2);
        hall.talk();
        assert_eq!(hall.chairs[2].shown.stage, Stage::Unseated);
    }
    assert!(matches!(hall.ask_at(1, &question(2)), Some(Answer::Taken(_))), "three go on");
}

#[test]
fn a_stranger_at_a_link_hears_no_words_and_teaches_nothing() {
    let mut hall = Hall::founded();
    let (town, issuance) = issued(&mut hall);
    let question = town.payer.renewal(&town.office.coin_of(&issuance, 0, town.payer.key()));
    assert!(matches!(hall.ask_at(1, &question), Some(Answer::Taken(_))));
    let mut stranger = open("Eve", Vec::new());
    hall.give(1, CouncilInput::LinkUp(99, vec![9]));
    let (now_ms, entropy) = (hall.now.0, [9; 32]);
    let mut said = stranger.step(Step { input: CouncilInput::Begin, now_ms, entropy });
    said.extend(stranger.step(Step { input: CouncilInput::LinkUp(1, vec![9]), now_ms, entropy }));
    let mut heard = Vec::new();
    for _ in 0..4 {
        let to_member = said.drain(..).filter_map(|output| match output {
            Output::Send(_, bytes) => Some(bytes),
            _ => None,
        });
        let to_member: Vec<Vec<u8>> = to_member.collect();
        for bytes in to_member {
            let input = CouncilInput::Received(99, bytes);
            let outputs = hall.chairs[1].council.step(Step { input, now_ms, entropy });
            heard.extend(outputs.into_iter().filter_map(|output| match output {
                Output::Send(99, bytes) => Some(bytes),
                _ => None,
            }));
        }
        for bytes in heard.clone() {
            said.extend(stranger.step(Step { input: CouncilInput::Received(1, bytes), now_ms, entropy }));
        }
    }
    let longest = heard.iter().map(Vec::len).max().unwrap();
    assert!(!heard.is_empty() && longest < 400, "nothing with a coin's chain in it: {longest} bytes");
}
