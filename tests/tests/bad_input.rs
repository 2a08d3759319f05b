//! Garbage, lies and strangers: each gets a clear answer, and no value changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::sync::Arc;

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{ExchangePhase, Problem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::{Command, Input, Intent};
use juicetokens_proto::transfer::Envelope;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Answer, Chance, Meeting, Outcome, Rogue, SimWallet};
use prost::Message as _;

/// A payee that waits for 5 in any kind of coins.
fn victim() -> SimWallet {
    let mut victim = issuer("victim", 9);
    let asked = Intent::Receive { amount: Amount(5), memo: String::new(), accepted: Vec::new(), open_to_new: true };
    victim.command(Command::OpenExchange(asked));
    victim
}

/// The victim refused with this code, says so on its screen, and owns exactly what it owned.
fn assert_refused(answer: &Answer, victim: &SimWallet, code: RefuseCode) {
    let Answer::Refused(refuse) = answer else { panic!("expected {code:?}, got {answer:?}") };
    assert_eq!(refuse.code, code);
    let screen = victim.exchange().unwrap();
    assert_eq!(screen.phase, ExchangePhase::Stopped);
    assert!(screen.problem.is_some());
    assert_unchanged(victim);
}

fn assert_unchanged(victim: &SimWallet) {
    assert_eq!(victim.balance(), 200);
    assert!(victim.summary().open.is_empty());
    assert_eq!(victim.summary(), victim.summary_from_disk());
}

#[test]
fn an_honest_offer_of_the_rogue_is_taken() {
    let (mut rogue, mut victim) = (Rogue::new(1, BEGIN, 30), victim());
    assert_eq!(rogue.offer(&mut victim, |_| {}), Answer::Voted);
}

#[test]
fn a_forged_signature_in_a_telomeer_is_refused() {
    let (mut rogue, mut victim) = (Rogue::new(2, BEGIN, 30), victim());
    let answer = rogue.offer(&mut victim, |pak| Arc::make_mut(&mut pak.coins[0].telomeer).anchor.signature.0[7] ^= 1);
    assert_refused(&answer, &victim, RefuseCode::Signature);
}

#[test]
fn a_coin_given_to_oneself_by_another_owner_is_refused() {
    let (mut rogue, mut victim) = (Rogue::new(3, BEGIN, 30), victim());
    let answer = rogue.offer(&mut victim, |pak| Arc::make_mut(&mut pak.coins[0].telomeer).anchor.owner.0[0] ^= 1);
    assert_refused(&answer, &victim, RefuseCode::Signature);
}

#[test]
fn a_forged_offer_signature_is_refused() {
    let (mut rogue, mut victim) = (Rogue::new(4, BEGIN, 30), victim());
    let answer = rogue.offer(&mut victim, |pak| pak.salt[0] ^= 1);
    assert_refused(&answer, &victim, RefuseCode::Signature);
}

#[test]
fn an_expired_coin_is_refused_whatever_its_payer_says_of_the_time() {
    let late = Timestamp(BEGIN.0 + 2 * 86_400_000);
    let (mut rogue, mut victim) = (Rogue::new(5, BEGIN, 1), victim());
    victim.set_wall_clock(late);
    assert_refused(&rogue.offer(&mut victim, |_| {}), &victim, RefuseCode::ClocksDisagree);
    let (mut rogue, mut victim) = (Rogue::new(5, BEGIN, 1), self::victim());
    victim.set_wall_clock(late);
    rogue.set_wall_clock(late);
    assert_refused(&rogue.offer(&mut victim, |_| {}), &victim, RefuseCode::Expired);
}

#[test]
fn the_same_coin_twice_in_one_offer_is_refused() {
    let (mut rogue, mut victim) = (Rogue::new(6, BEGIN, 30), victim());
    let answer = rogue.offer(&mut victim, |pak| pak.coins.push(pak.coins[0].clone()));
    assert_refused(&answer, &victim, RefuseCode::Malformed);
}

#[test]
fn a_forged_issuance_is_refused() {
    let (mut rogue, mut victim) = (Rogue::new(7, BEGIN, 30), victim());
    let answer = rogue.offer(&mut victim, |pak| {
        let last = pak.issuances[0].len() - 1;
        pak.issuances[0][last] ^= 1;
    });
    assert_refused(&answer, &victim, RefuseCode::NotAccepted);
}

#[test]
fn an_issuance_that_no_coin_is_of_is_not_kept() {
    let (mut rogue, mut victim) = (Rogue::new(15, BEGIN, 30), victim());
    let stray = Rogue::new(16, BEGIN, 30).issuance().bytes().to_vec();
    let answer = rogue.offer(&mut victim, |pak| pak.issuances.push(stray));
    assert_refused(&answer, &victim, RefuseCode::Malformed);
}

#[test]
fn coins_of_an_issuer_that_the_payee_does_not_accept_are_refused() {
    let mut rogue = Rogue::new(8, BEGIN, 30);
    let mut victim = issuer("victim", 9);
    let Intent::Receive { accepted, .. } = ask(&victim, 5) else { panic!() };
    let asked = Intent::Receive { amount: Amount(5), memo: String::new(), accepted, open_to_new: false };
    victim.command(Command::OpenExchange(asked));
    assert_refused(&rogue.offer(&mut victim, |_| {}), &victim, RefuseCode::NotAccepted);
}

#[test]
fn coins_of_a_new_issuer_need_the_persons_yes() {
    let mut chance = Chance::new(12);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = Intent::Receive { amount: Amount(7), memo: String::new(), accepted: Vec::new(), open_to_new: true };
    b.command(Command::OpenExchange(asked.clone()));
    let meeting = Meeting { agree: [false; 2], patience: 200, ..Meeting::default() };
    let typed = Intent::Pay { amount: Some(Amount(7)), authority: None };
    assert_eq!(meeting.hold((&mut a, typed), (&mut b, asked), &mut chance), Outcome::Stopped);
    assert_eq!((a.balance(), b.balance()), (200, 0));
    assert!(b.summary().assets.is_empty());
}

#[test]
fn a_message_of_a_future_version_is_refused_in_words() {
    let (mut rogue, mut victim) = (Rogue::new(10, BEGIN, 30), victim());
    rogue.meet(&mut victim);
    let mut envelope = Envelope::decode(&*wire::encode(&Message::Cancel(None))).unwrap();
    envelope.version = 2;
    rogue.pipe.send(envelope.encode_to_vec());
    assert_refused(&rogue.answer(&mut victim), &victim, RefuseCode::Version);
    assert_eq!(victim.exchange().unwrap().problem, Some(Problem::OtherVersion { seen: 2 }));
}

#[test]
fn a_message_that_is_garbage_is_refused_in_words() {
    let (mut rogue, mut victim) = (Rogue::new(11, BEGIN, 30), victim());
    rogue.meet(&mut victim);
    rogue.pipe.send(vec![0xff; 300]);
    assert_refused(&rogue.answer(&mut victim), &victim, RefuseCode::Malformed);
}

#[test]
fn messages_out_of_turn_change_nothing() {
    let (mut rogue, mut victim) = (Rogue::new(12, BEGIN, 30), victim());
    let request = rogue.meet(&mut victim);
    rogue.pipe.send(wire::encode(&Message::Request(Box::new(request))));
    rogue.pipe.send(vec![8, 1]);
    rogue.answer(&mut victim);
    assert_unchanged(&victim);
}

#[test]
fn a_typed_amount_that_differs_from_the_asked_one_stops_with_both_shown() {
    let mut chance = Chance::new(13);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    let typed = Intent::Pay { amount: Some(Amount(8)), authority: None };
    let mut shown = None;
    let meeting = Meeting { patience: 200, ..Meeting::default() };
    meeting.hold_watched((&mut b, asked), (&mut a, typed), &mut chance, &mut |payer| shown = payer.exchange());
    assert_eq!(shown.unwrap().problem, Some(Problem::AmountDiffers { asked: Amount(7), typed: Amount(8) }));
    assert_eq!((a.balance(), b.balance()), (200, 0));
}

#[test]
fn random_and_truncated_codes_never_disturb_a_payment() {
    let mut chance = Chance::new(14);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    a.command(Command::OpenExchange(pay()));
    b.command(Command::OpenExchange(asked));
    for _ in 0..400 {
        let (shown_a, shown_b) = (a.next_frame().unwrap(), b.next_frame().unwrap());
        for (shown, reader) in [(shown_a, &mut b), (shown_b, &mut a)] {
            let cut = chance.below(u32::try_from(shown.len()).unwrap()) as usize;
            reader.input(Input::FrameReceived(shown[..cut].to_vec()));
            reader.input(Input::FrameReceived(chance.bytes::<64>().to_vec()));
            reader.input(Input::FrameReceived(b"https://example.org/menu".to_vec()));
            reader.input(Input::FrameReceived(shown));
            reader.pass(83);
            let screen = reader.exchange().unwrap();
            if screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
                reader.command(Command::ConfirmCode);
            }
            if screen.approval.is_some() {
                reader.command(Command::Approve);
            }
        }
    }
    assert_eq!((a.balance(), b.balance()), (193, 7));
    assert_eq!(b.exchange().unwrap().phase, ExchangePhase::Done);
}

#[test]
fn the_frames_of_an_old_session_change_nothing_in_a_new_one() {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    let mut recorded = Vec::new();
    a.command(Command::OpenExchange(pay()));
    b.command(Command::OpenExchange(asked));
    for _ in 0..60 {
        let (shown_a, shown_b) = (a.next_frame().unwrap(), b.next_frame().unwrap());
        recorded.push(shown_a.clone());
        b.input(Input::FrameReceived(shown_a));
        a.input(Input::FrameReceived(shown_b));
        for wallet in [&mut a, &mut b] {
            wallet.pass(83);
            if wallet.exchange().unwrap().phase == ExchangePhase::Comparing {
                wallet.command(Command::ConfirmCode);
            }
            wallet.command(Command::Approve);
        }
    }
    assert_eq!((a.balance(), b.balance()), (193, 7));
    b.command(Command::CloseExchange);
    let asked = ask(&b, 7);
    b.command(Command::OpenExchange(asked));
    for frame in recorded.iter().chain(&recorded) {
        b.next_frame();
        b.input(Input::FrameReceived(frame.clone()));
        b.pass(83);
        b.command(Command::ConfirmCode);
    }
    assert_eq!((b.balance(), b.summary().movements.len()), (7, 1));
    assert!(!matches!(b.exchange().unwrap().phase, ExchangePhase::Done | ExchangePhase::Exchanging));
}

#[test]
fn a_key_that_does_not_open_its_commitment_stops_the_meeting() {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    a.command(Command::OpenExchange(pay()));
    b.command(Command::OpenExchange(asked));
    let (commitment, waiting) = (b.next_frame().unwrap(), a.next_frame().unwrap());
    b.input(Input::FrameReceived(waiting));
    a.input(Input::FrameReceived(commitment));
    b.input(Input::FrameReceived(a.next_frame().unwrap()));
    let mut opening = b.next_frame().unwrap();
    // Somebody in between puts another key into the opening: any byte of it will do.
    let end = opening.len() - 4;
    opening[40] ^= 1;
    let checksum = crc32c::crc32c(&opening[..end]).to_le_bytes();
    opening[end..].copy_from_slice(&checksum);
    a.input(Input::FrameReceived(opening));
    let screen = a.exchange().unwrap();
    assert_eq!((screen.phase, screen.problem), (ExchangePhase::Stopped, Some(Problem::SwappedKey)));
    assert_eq!(a.balance(), 200);
}

#[test]
fn text_that_is_no_code_says_so() {
    let mut a = issuer("A", 1);
    a.command(Command::OpenExchange(pay()));
    a.input(Input::TextReceived("hello there".into()));
    assert_eq!(a.refusals.len(), 1);
}

#[test]
fn a_whole_payment_goes_by_copy_and_paste() {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    a.command(Command::OpenExchange(pay()));
    b.command(Command::OpenExchange(asked));
    for _ in 0..20 {
        for wallet in [&mut a, &mut b] {
            let screen = wallet.exchange().unwrap();
            if screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
                wallet.command(Command::ConfirmCode);
            }
            wallet.command(Command::Approve);
        }
        let text = b.next_text().unwrap();
        a.input(Input::TextReceived(text));
        let text = a.next_text().unwrap();
        b.input(Input::TextReceived(text));
    }
    assert_eq!((a.balance(), b.balance()), (193, 7));
    assert_eq!(b.exchange().unwrap().phase, ExchangePhase::Done);
}
