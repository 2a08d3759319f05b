//! People: who introduces itself, whom a wallet recognises, and what follows from knowing or blocking somebody.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::Now;
use juicetokens_engine::summary::{
    Acquaintance, Approval, ExchangePhase, MovementFilter, MovementQuery, Peer, Problem,
};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::presence::hint_of;
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe};
use juicetokens_engine::trust::dial::{Measure, Reason};
use juicetokens_engine::{Command, Intent, NewContact};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, market, pay};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

const DAY_MS: u64 = 86_400_000;
/// Nobody looks at the code.
const BLIND: [bool; 2] = [false; 2];

fn named(wallet: &mut SimWallet, name: &str) {
    wallet.command(Command::SetProfile { introduces: true, name: name.into() });
}

fn identity(wallet: &SimWallet) -> PublicKey {
    wallet.signer().public(&KeyPath::Identity)
}

fn contact(of: PublicKey, name: &str) -> NewContact {
    NewContact { identity: of, name: name.into(), note: String::new(), is_known: false, is_blocked: false }
}

fn write_down(wallet: &mut SimWallet, other: &SimWallet, name: &str) {
    wallet.command(Command::PutContact(contact(identity(other), name)));
}

fn know(wallet: &mut SimWallet, other: &SimWallet, name: &str) {
    wallet.command(Command::PutContact(NewContact { is_known: true, ..contact(identity(other), name) }));
}

fn block(wallet: &mut SimWallet, other: &SimWallet) {
    wallet.command(Command::PutContact(NewContact { is_blocked: true, ..contact(identity(other), "Nuisance") }));
}

/// An issuer with many coins, and two people who introduce themselves.
fn market_square() -> (SimWallet, SimWallet, SimWallet) {
    let mut issuer = SimWallet::new("I", 1, BEGIN);
    issuer.command(Command::Issue(market(&[(1, 20), (5, 20), (10, 20), (20, 20), (50, 20), (100, 10)])));
    let (mut ann, mut bob) = (SimWallet::new("Ann", 2, BEGIN), SimWallet::new("Bob", 3, BEGIN));
    named(&mut ann, "Ann");
    named(&mut bob, "Bob");
    (issuer, ann, bob)
}

/// The same, when both have written each other down.
fn acquainted() -> (SimWallet, SimWallet, SimWallet) {
    let (issuer, mut ann, mut bob) = market_square();
    write_down(&mut ann, &bob, "Bob of the bread stall");
    write_down(&mut bob, &ann, "Ann");
    (issuer, ann, bob)
}

fn give(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32) {
    let asked = ask(payee, amount);
    let outcome = Meeting::default().hold((payer, pay()), (payee, asked), &mut Chance::new(9));
    assert_eq!(outcome, Outcome::Done, "{} pays {} to {}", payer.name, amount, payee.name);
}

/// Fifty in small coins.
fn fill(issuer: &mut SimWallet, wallet: &mut SimWallet) {
    [20, 10, 10, 5, 5].into_iter().for_each(|amount| give(issuer, wallet, amount));
    wallet.asked.clear();
}

fn newest_peer(wallet: &mut SimWallet) -> Peer {
    let sid = wallet.summary().movements[0].sid.unwrap();
    wallet.receipt(sid).unwrap().peer
}

fn newest_reasons(wallet: &mut SimWallet) -> Vec<Reason> {
    let sid = wallet.summary().movements[0].sid.unwrap();
    wallet.receipt(sid).unwrap().reasons
}

fn assert_same_from_disk(wallets: &[&SimWallet]) {
    for wallet in wallets {
        assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{}", wallet.name);
    }
}

#[test]
fn whoever_does_not_want_it_is_nobody() {
    let (mut issuer, mut ann, _) = market_square();
    let mut quiet = SimWallet::new("Quiet", 4, BEGIN);
    give(&mut issuer, &mut ann, 20);
    give(&mut ann, &mut quiet, 20);
    let peer = newest_peer(&mut ann);
    assert_eq!((peer.acquaintance, peer.name.as_str()), (Acquaintance::Unknown, ""));
    assert_eq!((ann.people(), ann.person(peer.key)), (Vec::new(), None));
    let peer = newest_peer(&mut quiet);
    assert_eq!((peer.acquaintance, peer.name.as_str(), peer.key), (Acquaintance::Introduced, "Ann", identity(&ann)));
    ann.command(Command::SetProfile { introduces: false, name: "Ann".into() });
    give(&mut quiet, &mut ann, 20);
    assert_eq!(
        newest_peer(&mut quiet).acquaintance,
        Acquaintance::Unknown,
        "and whoever changes its mind is nobody again"
    );
    assert_same_from_disk(&[&issuer, &ann, &quiet]);
}

#[test]
fn both_receipts_name_the_other_and_a_contact_has_the_name_that_it_was_given() {
    let (mut issuer, mut ann, mut bob) = market_square();
    fill(&mut issuer, &mut ann);
    give(&mut ann, &mut bob, 20);
    assert_eq!(newest_peer(&mut ann).name, "Bob");
    assert_eq!(newest_peer(&mut bob).name, "Ann");
    let met = ann.people();
    assert_eq!(met.len(), 1);
    assert_eq!(
        (met[0].peer.acquaintance, met[0].met),
        (Acquaintance::Introduced, Some(BEGIN.after_ms(0).max(met[0].met.unwrap())))
    );
    know(&mut ann, &bob, "Bob of the\nbread stall");
    let peer = newest_peer(&mut ann);
    assert_eq!((peer.name.as_str(), peer.acquaintance), ("Bob of thebread stall", Acquaintance::Known));
    let page = ann.person(identity(&bob)).unwrap();
    assert_eq!((page.said.as_str(), page.payments, page.limit), ("Bob", 1, Amount(500)));
    let found = |wallet: &SimWallet, search: &str, with| {
        let query = MovementQuery { before: None, count: 9, search: search.into(), filter: MovementFilter::All, with };
        wallet.movements(query).unwrap().found.len()
    };
    assert_eq!((found(&ann, "BREAD", None), found(&ann, "nobody", None)), (1, 0));
    assert_eq!((found(&ann, "", Some(identity(&bob))), found(&ann, "", Some(identity(&ann)))), (1, 0));
    ann.command(Command::ForgetContact(identity(&bob)));
    assert_eq!(newest_peer(&mut ann).acquaintance, Acquaintance::Introduced);
    assert_same_from_disk(&[&issuer, &ann, &bob]);
}

#[test]
fn two_who_know_each_other_compare_no_code_and_see_who_it_is() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    fill(&mut issuer, &mut ann);
    ann.asked.clear();
    let typed = Intent::Pay { amount: Some(Amount(20)), authority: None };
    let asked = ask(&bob, 20);
    let meeting = Meeting { compare: BLIND, ..Meeting::default() };
    let mut seen = None;
    let outcome = meeting.hold_watched((&mut ann, typed), (&mut bob, asked), &mut Chance::new(9), &mut |payee| {
        seen = payee.exchange();
    });
    assert_eq!(outcome, Outcome::Done);
    let seen = seen.unwrap();
    assert!(seen.recognised && seen.confirmed_here && seen.confirmed_there);
    assert_eq!(seen.peer.unwrap().name, "Ann");
    let asked = std::mem::take(&mut ann.asked);
    assert!(
        matches!(asked[..], [Approval::Pay { amount: Amount(20), .. }]),
        "nobody pays without having looked at whom"
    );
    assert_eq!(newest_peer(&mut ann).name, "Bob of the bread stall");
    assert_same_from_disk(&[&ann, &bob]);
}

#[test]
fn one_who_knows_the_other_still_waits_for_the_other_to_compare() {
    let (mut issuer, mut ann, mut bob) = market_square();
    fill(&mut issuer, &mut ann);
    write_down(&mut bob, &ann, "Ann");
    let asked = ask(&bob, 20);
    let meeting = Meeting { compare: BLIND, patience: 200, leave_open: true, ..Meeting::default() };
    assert_eq!(meeting.hold((&mut ann, pay()), (&mut bob, asked), &mut Chance::new(9)), Outcome::Unfinished);
    for wallet in [&mut ann, &mut bob] {
        let screen = wallet.exchange().unwrap();
        assert_eq!((screen.phase, screen.confirmed_here, screen.recognised), (ExchangePhase::Comparing, false, false));
        wallet.command(Command::CloseExchange);
    }
    // Bob proved who he is to whoever hinted at being Ann. She does not know him: nothing is gained, and they compare.
    give(&mut ann, &mut bob, 20);
    assert_eq!(newest_peer(&mut bob).name, "Ann");
}

#[test]
fn a_payee_does_not_recognise_who_does_not_introduce_itself() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    fill(&mut issuer, &mut ann);
    ann.command(Command::SetProfile { introduces: false, name: "Ann".into() });
    let asked = ask(&bob, 20);
    let meeting = Meeting { compare: BLIND, patience: 200, ..Meeting::default() };
    assert_eq!(meeting.hold((&mut ann, pay()), (&mut bob, asked), &mut Chance::new(9)), Outcome::Unfinished);
    give(&mut ann, &mut bob, 20);
    assert_eq!(newest_peer(&mut bob).acquaintance, Acquaintance::Unknown);
}

/// Somebody between two wallets, with a session to each: what one says is said to the other.
struct Between {
    pipes: [QrPipe; 2],
    now: Now,
    heard: [Vec<Message>; 2],
}

impl Between {
    /// The first pipe faces a payee, the second a payer.
    fn new(chance: &mut Chance) -> Self {
        let roles = [PipeRole::Payer, PipeRole::Payee];
        let pipes = roles.map(|role| QrPipe::open(role, chance.entropy()));
        Self { pipes, now: Now { wall: BEGIN, uptime_ms: 0 }, heard: [Vec::new(), Vec::new()] }
    }

    fn stand(&mut self, payee: &mut SimWallet, payer: &mut SimWallet, frames: u32) {
        for _ in 0..frames {
            for (place, wallet) in [&mut *payee, &mut *payer].into_iter().enumerate() {
                let mut now = self.now;
                wallet.face(&mut self.pipes[place], &mut now);
                while let Some(event) = self.pipes[place].poll_event() {
                    match event {
                        PipeEvent::Received(envelope) => {
                            self.heard[place].push(wire::decode(&envelope).unwrap());
                            self.pipes[1 - place].send(envelope);
                        }
                        PipeEvent::PeerConfirmed => self.pipes[1 - place].send_confirm(),
                        _ => {}
                    }
                }
            }
            self.now.uptime_ms += 100;
        }
    }
}

#[test]
fn somebody_in_between_gains_nothing_from_what_two_acquaintances_say() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    fill(&mut issuer, &mut ann);
    let asked = ask(&bob, 20);
    bob.command(Command::OpenExchange(asked));
    ann.command(Command::OpenExchange(pay()));
    let mut between = Between::new(&mut Chance::new(4));
    between.stand(&mut bob, &mut ann, 300);
    for wallet in [&ann, &bob] {
        let screen = wallet.exchange().unwrap();
        assert_eq!(screen.phase, ExchangePhase::Comparing, "{}", wallet.name);
        assert!(!screen.recognised && !screen.confirmed_here && screen.peer.is_none(), "{}", wallet.name);
    }
    // A hint of another session is none: nobody even says who it is.
    let only_hints = |heard: &[Message]| heard.len() == 1 && matches!(heard[0], Message::Hint(_));
    assert!(between.heard.iter().all(|heard| only_hints(heard)), "{:?}", between.heard);
    assert_ne!(ann.exchange().unwrap().code, bob.exchange().unwrap().code, "and whoever compares sees it");
}

/// It knows both identities, so it can hint at being either; so both prove to it who they are, and it carries that over.
#[test]
fn somebody_in_between_who_knows_both_can_prove_to_be_neither() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    fill(&mut issuer, &mut ann);
    let asked = ask(&bob, 20);
    bob.command(Command::OpenExchange(asked));
    ann.command(Command::OpenExchange(pay()));
    let mut between = Between::new(&mut Chance::new(4));
    between.stand(&mut bob, &mut ann, 100);
    for (place, (role, who)) in [(Role::Payer, identity(&ann)), (Role::Payee, identity(&bob))].into_iter().enumerate() {
        let transcript = between.pipes[place].transcript().unwrap();
        between.pipes[place].send(wire::encode(&Message::Hint(hint_of(&transcript, role, &who))));
    }
    between.stand(&mut bob, &mut ann, 300);
    for heard in &between.heard {
        assert!(heard.iter().any(|message| matches!(message, Message::Presence(_))), "{heard:?}");
    }
    for wallet in [&ann, &bob] {
        let screen = wallet.exchange().unwrap();
        assert_eq!(screen.phase, ExchangePhase::Comparing, "{}", wallet.name);
        assert!(!screen.recognised && !screen.confirmed_here && screen.peer.is_none(), "{}", wallet.name);
    }
}

#[test]
fn a_stranger_at_the_line_learns_no_identity_and_no_name() {
    let (_, _, mut bob) = acquainted();
    let asked = ask(&bob, 20);
    bob.command(Command::OpenExchange(asked));
    let mut pipe = QrPipe::open(PipeRole::Payer, Chance::new(5).entropy());
    let mut now = Now { wall: BEGIN, uptime_ms: 0 };
    let mut said = Vec::new();
    for round in 0..300 {
        bob.face(&mut pipe, &mut now);
        while let Some(event) = pipe.poll_event() {
            if let PipeEvent::Received(envelope) = event {
                said.push(envelope.clone());
                // It says it back, and makes one up.
                pipe.send(envelope);
            }
        }
        if round == 100 {
            pipe.send(wire::encode(&Message::Hint(juicetokens_engine::foundation::hash::Hash([7; 32]))));
        }
    }
    let secrets = [identity(&bob).0.to_vec(), b"Bob".to_vec()];
    let tells =
        |envelope: &Vec<u8>| secrets.iter().any(|secret| envelope.windows(secret.len()).any(|part| part == secret));
    assert!(said.len() == 1 && !said.iter().any(tells), "{said:?}");
    assert!(!bob.exchange().unwrap().confirmed_here);
}

#[test]
fn a_persons_limit_holds_for_somebody_known_and_leaves_that_of_strangers_alone() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    know(&mut bob, &ann, "Ann");
    give(&mut issuer, &mut ann, 100);
    give(&mut issuer, &mut ann, 50);
    give(&mut issuer, &mut bob, 5);
    bob.asked.clear();
    give(&mut ann, &mut bob, 100);
    assert_eq!(bob.asked, [], "a hundred at once, from somebody known");
    let measure = |used, offered, limit| Measure { used: Amount(used), offered: Amount(offered), limit: Amount(limit) };
    assert_eq!(newest_reasons(&mut bob), [Reason::KnownPerson(measure(0, 100, 500))]);
    let mut carl = SimWallet::new("Carl", 5, BEGIN);
    give(&mut issuer, &mut carl, 50);
    give(&mut carl, &mut bob, 50);
    assert_eq!(newest_reasons(&mut bob)[1], Reason::WithinStrangersTotal(measure(0, 50, 100)), "Ann is no stranger");
    // On another day and another device it is the same person, and what it gave counts.
    let mut phone = ann.restored("Ann's phone", ann.disk().clone(), 77);
    phone.command(Command::Quarantine);
    give(&mut issuer, &mut phone, 50);
    give(&mut phone, &mut bob, 50);
    assert_eq!(newest_reasons(&mut bob), [Reason::KnownPerson(measure(100, 50, 500))]);
    assert_eq!(bob.person(identity(&ann)).unwrap().on_trust, [(Amount(150), "juice".into())]);
    write_down(&mut bob, &ann, "Ann");
    assert_eq!(bob.person(identity(&ann)).unwrap().limit, Amount(50), "a contact that is not known is a stranger");
    assert_same_from_disk(&[&ann, &bob]);
}

#[test]
fn a_payer_is_told_of_a_limit_that_is_meant_for_people_whom_the_payee_knows() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    let mut policy = bob.summary().dial;
    (policy.ask_up_to, policy.software.each_person) = (Amount(0), Amount(200));
    bob.command(Command::SetDial(policy));
    give(&mut issuer, &mut bob, 5);
    give(&mut issuer, &mut ann, 100);
    give(&mut ann, &mut issuer, 100);
    give(&mut issuer, &mut ann, 50);
    let asked = ask(&bob, 100);
    let outcome = Meeting::default().hold((&mut issuer, pay()), (&mut ann, ask(&bob, 100)), &mut Chance::new(3));
    assert_eq!(outcome, Outcome::Done);
    let refused = Meeting { leave_open: true, ..Meeting::default() };
    assert_eq!(refused.hold((&mut ann, pay()), (&mut bob, asked.clone()), &mut Chance::new(9)), Outcome::Stopped);
    assert!(matches!(ann.exchange().unwrap().problem, Some(Problem::OverLimit { limit: Amount(50), .. })));
    know(&mut bob, &ann, "Ann");
    assert_eq!(Meeting::default().hold((&mut ann, pay()), (&mut bob, asked), &mut Chance::new(9)), Outcome::Done);
}

#[test]
fn whoever_is_blocked_neither_pays_nor_is_paid_and_is_not_told_why() {
    let (mut issuer, mut ann, mut bob) = market_square();
    fill(&mut issuer, &mut ann);
    fill(&mut issuer, &mut bob);
    block(&mut bob, &ann);
    let meeting = Meeting { leave_open: true, ..Meeting::default() };
    let asked = ask(&bob, 10);
    assert_eq!(meeting.hold((&mut ann, pay()), (&mut bob, asked), &mut Chance::new(9)), Outcome::Stopped);
    assert_eq!(bob.exchange().unwrap().problem, Some(Problem::Blocked));
    assert_eq!(ann.exchange().unwrap().problem, Some(Problem::Refused { code: RefuseCode::Declined }));
    let asked = ask(&ann, 10);
    assert_eq!(meeting.hold((&mut bob, pay()), (&mut ann, asked), &mut Chance::new(9)), Outcome::Stopped);
    assert_eq!(bob.exchange().unwrap().problem, Some(Problem::Blocked));
    assert_eq!(ann.exchange().unwrap().problem, Some(Problem::Refused { code: RefuseCode::Declined }));
    assert_eq!((ann.balance(), bob.balance()), (50, 50));
    assert!(ann.summary().open.is_empty() && bob.summary().open.is_empty());
    write_down(&mut bob, &ann, "Ann");
    give(&mut ann, &mut bob, 10);
    // Who does not say who it is cannot be told from others.
    block(&mut bob, &ann);
    ann.command(Command::SetProfile { introduces: false, name: String::new() });
    give(&mut ann, &mut bob, 10);
    assert_same_from_disk(&[&ann, &bob]);
}

#[test]
fn what_is_open_with_somebody_is_finished_though_it_is_blocked_meanwhile() {
    use juicetokens_engine::token::transfer::record::Write;
    use juicetokens_tests::sim::Crash;
    let (mut issuer, mut ann, mut bob) = market_square();
    fill(&mut issuer, &mut ann);
    let asked = ask(&bob, 20);
    ann.crash = Some(Crash::AfterWrite(Write::S2));
    let meeting = Meeting { patience: 120, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut ann, pay()), (&mut bob, asked), &mut Chance::new(9));
    assert_eq!((ann.summary().open.len(), bob.summary().open.len()), (1, 1));
    assert_eq!(bob.summary().open[0].peer.name, "Ann");
    block(&mut bob, &ann);
    let resume = || Intent::Resume(None);
    let outcome = Meeting::default().hold((&mut ann, resume()), (&mut bob, resume()), &mut Chance::new(9));
    assert_eq!(outcome, Outcome::Done);
    assert_eq!((ann.balance(), bob.balance()), (30, 20));
}

#[test]
fn an_introduction_out_of_its_time_introduces_nobody_and_stops_no_payment() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    fill(&mut issuer, &mut ann);
    ann.set_wall_clock(BEGIN.after_ms(9 * DAY_MS));
    let asked = ask(&bob, 20);
    let blind = Meeting { compare: BLIND, patience: 200, ..Meeting::default() };
    assert_eq!(blind.hold((&mut ann, pay()), (&mut bob, asked), &mut Chance::new(9)), Outcome::Unfinished);
    give(&mut ann, &mut bob, 20);
    assert_eq!(newest_peer(&mut bob).acquaintance, Acquaintance::Unknown);
}

#[test]
fn two_devices_of_one_person_recognise_each_other() {
    let (mut issuer, mut ann, _) = market_square();
    give(&mut issuer, &mut ann, 50);
    let mut phone = ann.restored("Ann's phone", ann.disk().clone(), 77);
    phone.command(Command::Quarantine);
    let asked = ask(&phone, 20);
    let blind = Meeting { compare: BLIND, ..Meeting::default() };
    assert_eq!(blind.hold((&mut issuer, pay()), (&mut phone, asked.clone()), &mut Chance::new(9)), Outcome::Unfinished);
    // The coin of 50 came back from the backup and waits for its issuer; 20 more come from the other device.
    give(&mut issuer, &mut ann, 20);
    assert_eq!(blind.hold((&mut ann, pay()), (&mut phone, asked), &mut Chance::new(9)), Outcome::Done);
    assert_eq!(newest_peer(&mut phone).acquaintance, Acquaintance::Own);
    ann.command(Command::PutContact(contact(identity(&phone), "Me")));
    assert_eq!(ann.people(), [], "nobody is written down as somebody else");
}

#[test]
fn contacts_come_by_name_and_then_those_who_were_met_the_newest_first() {
    let (mut issuer, mut ann, mut bob) = market_square();
    fill(&mut issuer, &mut ann);
    let others = [("Dora", 5), ("Carl", 6)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
    let [mut dora, mut carl] = others;
    for (other, amount) in [(&mut dora, 5), (&mut bob, 5), (&mut carl, 10)] {
        let name = other.name;
        named(other, name);
        give(&mut ann, other, amount);
    }
    let names = |wallet: &SimWallet| wallet.people().into_iter().map(|entry| entry.peer.name).collect::<Vec<_>>();
    assert_eq!(names(&ann), ["Carl", "Bob", "Dora"]);
    write_down(&mut ann, &dora, "zoe");
    write_down(&mut ann, &bob, "Älva");
    ann.command(Command::PutContact(contact(PublicKey([9; 32]), "Never met")));
    assert_eq!(names(&ann), ["Never met", "zoe", "Älva", "Carl"]);
    give(&mut ann, &mut dora, 10);
    let met = ann.people().into_iter().map(|entry| entry.met).collect::<Vec<_>>();
    assert!(met[0].is_none() && met[1] > met[3] && met[3] > met[2], "{met:?}");
}

#[test]
fn people_outlive_a_restart_a_snapshot_and_a_backup() {
    let (_, mut ann, bob) = acquainted();
    know(&mut ann, &bob, "Bob of the bread stall");
    let before = ann.people();
    assert_eq!(before.len(), 1);
    ann.compact();
    ann.kill();
    ann.start();
    assert_eq!(ann.people(), before);
    let mut phone = ann.restored("Ann's phone", ann.disk().clone(), 77);
    phone.command(Command::Quarantine);
    assert_eq!(phone.people(), before);
    assert_eq!(phone.summary().profile.identity, Some(identity(&ann)));
    assert_same_from_disk(&[&ann, &phone]);
}

#[test]
fn after_a_break_it_is_still_asked_who_is_to_be_paid() {
    let (mut issuer, mut ann, mut bob) = acquainted();
    fill(&mut issuer, &mut ann);
    ann.asked.clear();
    let typed = Intent::Pay { amount: Some(Amount(20)), authority: None };
    let asked = ask(&bob, 20);
    // The payer sees whom it pays, and its phone goes down before it says yes.
    let blind = Meeting { compare: BLIND, patience: 60, hesitation: 1_000, leave_open: true, ..Meeting::default() };
    blind.hold((&mut ann, typed), (&mut bob, asked), &mut Chance::new(9));
    assert!(ann.exchange().unwrap().approval.is_some());
    ann.kill();
    ann.start();
    let resumed = ann.exchange().unwrap();
    assert!(resumed.confirmed_here && resumed.approval.is_some() && ann.balance() == 50, "{resumed:?}");
    assert_eq!(resumed.peer.unwrap().name, "Bob of the bread stall");
}

/// Holds a meeting that one of the two, 0 the payer and 1 the payee, has opened for one person only; both screens stay open.
fn held(only: (usize, PublicKey), payer: &mut SimWallet, payee: &mut SimWallet, amount: u32) -> Outcome {
    let pays = Intent::Pay { amount: Some(Amount(amount)), authority: None };
    let asks = ask(payee, amount);
    let intent = [&pays, &asks][only.0].clone();
    let whims = vec![(0, only.0, Command::OpenExchangeWith(intent, only.1))];
    let meeting = Meeting { whims, patience: 400, leave_open: true, ..Meeting::default() };
    meeting.hold((payer, pays), (payee, asks), &mut Chance::new(31))
}

#[test]
fn a_refund_is_for_the_same_person_and_nothing_moves_with_anybody_else() {
    let (mut issuer, mut ann, mut bob) = market_square();
    let mut carla = SimWallet::new("Carla", 4, BEGIN);
    for wallet in [&mut ann, &mut bob, &mut carla] {
        fill(&mut issuer, wallet);
    }
    let [to_bob, to_ann] = [identity(&bob), identity(&ann)];
    for introduces in [false, true] {
        carla.command(Command::SetProfile { introduces, name: "Carla".into() });
        assert_ne!(held((0, to_bob), &mut ann, &mut carla, 5), Outcome::Done, "Ann gives back to Bob only");
        assert_eq!(ann.exchange().unwrap().problem, Some(Problem::OtherPerson));
        assert_ne!(held((1, to_ann), &mut carla, &mut bob, 5), Outcome::Done, "Bob gets it back from Ann only");
        assert_eq!(bob.exchange().unwrap().problem, Some(Problem::OtherPerson));
        for wallet in [&mut ann, &mut bob, &mut carla] {
            wallet.command(Command::CloseExchange);
            assert_eq!((wallet.balance(), wallet.summary().open.len()), (50, 0), "{}", wallet.name);
        }
    }
    assert_eq!(held((0, to_bob), &mut ann, &mut bob, 5), Outcome::Done);
    [&mut ann, &mut bob].into_iter().for_each(|wallet| wallet.command(Command::CloseExchange));
    assert_eq!(held((1, to_ann), &mut ann, &mut bob, 5), Outcome::Done);
    assert_eq!((ann.balance(), bob.balance()), (40, 60));
}
