//! The witness and single coins: each place of a chain has one statement, for ever (`docs/spec/09-witness.md`, section 7).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{Signature, VerificationBatch};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, SurrenderedCoin, Taken, TakenAnswer};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::anchor::AnchorKind;
use juicetokens_engine::token::issuance::Renewal;
use juicetokens_engine::token::surrender::Surrender;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_tests::sim::fixtures::BEGIN;
use juicetokens_tests::sim::office::{Deal, end_of, issue};
use juicetokens_tests::sim::town::{DAY_MS, Town, chain_of, is_dead, register, renewed};

const MINUTE_MS: u64 = 60_000;

#[test]
fn a_checkpoint_goes_on_from_the_last_link_and_is_given_once() {
    let mut town = Town::new();
    let coin = town.office.coin(0, &town.payer);
    let ask = town.payer.renewal(&coin);
    let anchor = renewed(town.office.take(&ask));
    assert_eq!((anchor.kind, anchor.seq, anchor.epoch), (AnchorKind::Checkpoint, 1, 3));
    assert_eq!((anchor.head, anchor.owner), (coin.anchor.hash(), town.payer.key()));
    town.office.pass(30 * DAY_MS);
    assert_eq!(renewed(town.office.take(&ask)), anchor, "said again word for word");
    let elsewhere = town.payer.surrender(&coin, Some(town.other.key()));
    let back = town.payer.surrender(&coin, None);
    for other in [elsewhere, back] {
        let again = Answer::Taken(vec![TakenAnswer::again(Taken::Renewed(anchor.clone()))]);
        assert_eq!(town.office.ask(&Question::Surrender(vec![other])), again, "the same owner hears the same");
    }
    assert!(matches!(town.office.ask(&town.second_spend().whole()), Answer::Dead { .. }), "paid as well");
    assert_eq!(town.office.signatures, 1);
    // The coin goes on from there, and its next checkpoint from that.
    let on = Deal::new((&town.payer, &town.payee), &[&chain_of(anchor)], &[], (3, &[]));
    let next = renewed(town.office.take(&town.payee.renewal(&on.paid[0])));
    assert_eq!((next.seq, next.head), (3, end_of(&on.paid[0]).1));
}

#[test]
fn a_redeemed_coin_stays_out_of_circulation() {
    let mut town = Town::new();
    let coin = town.office.coin(0, &town.payer);
    let back = Question::Surrender(vec![town.payer.surrender(&coin, None)]);
    let first = town.office.take(&back);
    assert!(matches!(first, Taken::Retired(_)));
    assert_eq!(town.office.ask(&back), Answer::Taken(vec![TakenAnswer::again(first.clone())]));
    assert_eq!(town.office.take(&town.payer.renewal(&coin)), first, "renewed as well: it is gone all the same");
    assert!(matches!(town.office.ask(&town.second_spend().whole()), Answer::Dead { .. }));
}

#[test]
fn one_question_surrenders_a_coin_once() {
    let mut town = Town::new();
    let coin = town.office.coin(0, &town.payer);
    let [mine, theirs] = [&town.payer, &town.other].map(|owner| town.payer.surrender(&coin, Some(owner.key())));
    for coins in [vec![mine.clone(), mine.clone()], vec![mine, theirs], Vec::new()] {
        assert_eq!(town.office.ask(&Question::Surrender(coins)), Answer::Refused(RefuseCode::Malformed));
    }
    assert_eq!((town.office.signatures, town.office.ledger.is_empty()), (0, true));
}

#[test]
fn a_question_redeems_coins_of_one_authority_and_renews_nothing_beside_them() {
    let mut town = Town::new();
    let euro = issue(&town.office.signer, |issuance| issuance.asset = [5; 16]);
    town.office.learn(&euro);
    let coins = [town.office.coin(3, &town.payer), town.office.coin(4, &town.payer)];
    let foreign = town.office.coin_of(&euro, 0, town.payer.key());
    let back = |coin| town.payer.surrender(coin, None);
    let again = |coin| town.payer.surrender(coin, Some(town.payer.key()));
    let question = |mut coins: Vec<SurrenderedCoin>| {
        coins.sort_by_key(|coin| coin.surrender.token_id);
        Question::Surrender(coins)
    };
    let mixed = [
        question(vec![back(&coins[0]), again(&coins[1])]),
        question(vec![back(&coins[0]), back(&foreign)]),
        question(vec![back(&coins[0]), again(&foreign)]),
    ];
    let (together, renewals) =
        (question(vec![back(&coins[0]), back(&coins[1])]), question(vec![again(&coins[0]), again(&foreign)]));
    for question in &mixed {
        assert_eq!(town.office.ask(question), Answer::Refused(RefuseCode::Malformed));
    }
    assert_eq!((town.office.signatures, town.office.ledger.is_empty()), (0, true));
    let Answer::Taken(taken) = town.office.ask(&together) else { panic!("one purpose, one authority") };
    assert!(taken.iter().all(|said| matches!(said.taken, Taken::Retired(_)) && !said.repeated), "{taken:?}");
    let Answer::Taken(taken) = town.office.ask(&renewals) else { panic!("nobody is asked about renewals") };
    let again = taken.iter().filter(|said| matches!(said.taken, Taken::Retired(_)) && said.repeated);
    assert_eq!(again.count(), 1, "{taken:?}");
    let anew = taken.iter().filter(|said| matches!(said.taken, Taken::Renewed(_)) && !said.repeated);
    assert_eq!(anew.count(), 1, "{taken:?}");
}

#[test]
fn coins_of_one_question_fail_one_by_one() {
    let mut town = Town::new();
    town.office.ask(&town.second_spend().whole());
    let mut coins: Vec<_> = (0..3).map(|index| town.office.coin(index, &town.payer)).collect();
    coins.sort_by_key(|coin| coin.anchor.token_id());
    let spent = town.office.coin(0, &town.payer).anchor.token_id();
    let handed = coins.iter().map(|coin| town.payer.surrender(coin, Some(town.payer.key()))).collect();
    let Answer::Taken(taken) = town.office.ask(&Question::Surrender(handed)) else { panic!("each has its answer") };
    for (coin, taken) in coins.iter().zip(&taken) {
        assert_eq!(is_dead(&taken.taken), coin.anchor.token_id() == spent, "{taken:?}");
    }
    assert_eq!(town.office.signatures, 2);
}

#[test]
fn a_surrender_is_the_owners_for_exactly_the_next_place() {
    let mut town = Town::new();
    let coin = town.office.coin(0, &town.payer);
    let right = town.payer.surrender(&coin, Some(town.payer.key()));
    let wrong = |change: &dyn Fn(&mut Surrender)| {
        let mut surrender = right.surrender.clone();
        change(&mut surrender);
        town.payer.sign_surrender(&coin, surrender)
    };
    let elsewhere = town.office.coin(1, &town.payer);
    let cases = [
        (wrong(&|surrender| surrender.seq = 2), RefuseCode::Malformed),
        (wrong(&|surrender| surrender.prev = Hash([1; 32])), RefuseCode::Malformed),
        (wrong(&|surrender| surrender.token_id = elsewhere.anchor.token_id()), RefuseCode::Malformed),
        (town.other.surrender(&coin, Some(town.other.key())), RefuseCode::Signature),
        (SurrenderedCoin { signature: Signature([0; 64]), ..right.clone() }, RefuseCode::Signature),
    ];
    for (coin, code) in cases {
        assert_eq!(town.office.take(&Question::Surrender(vec![coin])), Taken::Refused(code));
    }
    assert_eq!((town.office.signatures, town.office.ledger.is_empty()), (0, true));
}

#[test]
fn a_forged_checkpoint_is_nothing() {
    let mut town = Town::new();
    let forger = SoftSigner::new([66; 32]);
    let forged = town.office.checkpoint_by(&forger, (0, town.other.key()), 7, Hash([7; 32]));
    let ask = town.other.renewal(&forged);
    assert_eq!(town.office.take(&ask), Taken::Refused(RefuseCode::Signature));
    let mut unknown = forged.clone();
    unknown.anchor.signer_kid = [0; 8];
    assert_eq!(town.office.ask(&register(&[&unknown])), Answer::Refused(RefuseCode::Malformed));
    // One in the witness's own hand, for a place where it gave another.
    let coin = town.office.coin(0, &town.payer);
    renewed(town.office.take(&town.payer.renewal(&coin)));
    let other = town.office.checkpoint(0, &town.other, 1, coin.anchor.hash());
    assert!(is_dead(&town.office.take(&town.other.renewal(&other))));
    assert_eq!(town.office.signatures, 1);
}

#[test]
fn a_coin_beyond_its_grace_is_not_taken_and_an_old_answer_still_stands() {
    let mut town = Town::new();
    let (coin, next) = (town.office.coin(0, &town.payer), town.office.coin(1, &town.payer));
    let record = &town.office.issuance.issuance;
    let last = u64::from(record.expiry_minutes()) * MINUTE_MS + u64::from(record.grace_s) * 1000;
    town.office.now = Timestamp(last);
    let ask = town.payer.renewal(&coin);
    let anchor = renewed(town.office.take(&ask));
    let valid = town.office.issuance.issuance.expiry_minutes() - BEGIN.minutes();
    assert_eq!(anchor.expiry_minutes, town.office.now.minutes() + valid);
    town.office.pass(1);
    assert_eq!(town.office.take(&town.payer.renewal(&next)), Taken::Refused(RefuseCode::Expired));
    let back = Question::Surrender(vec![town.payer.surrender(&next, None)]);
    assert_eq!(town.office.take(&back), Taken::Refused(RefuseCode::Expired));
    assert_eq!(renewed(town.office.take(&ask)), anchor);
    assert!(matches!(town.office.ask(&town.deal.whole()), Answer::Dead { .. }), "registering knows no expiry");
    assert_eq!(town.office.signatures, 1);
}

#[test]
fn a_checkpoint_moves_the_expiry_only_where_the_issuance_says_so() {
    let mut town = Town::new();
    let fixed = issue(&town.office.signer, |issuance| issuance.renewal = Renewal::None);
    town.office.learn(&fixed);
    town.office.pass(30 * DAY_MS);
    for (issuance, moves) in [(fixed, false), (town.office.issuance.clone(), true)] {
        let coin = town.office.coin_of(&issuance, 0, town.payer.key());
        let anchor = renewed(town.office.take(&town.payer.renewal(&coin)));
        assert_eq!(anchor.expiry_minutes > coin.anchor.expiry_minutes, moves);
        let mut batch = VerificationBatch::new();
        chain_of(anchor).trace(&issuance, &mut batch, 0).expect("a holder takes it");
    }
}

#[test]
fn a_coin_whose_numbers_run_out_can_still_be_redeemed() {
    let mut town = Town::new();
    let at = |town: &Town, index, seq| town.office.checkpoint(index, &town.payer, seq, Hash([7; 32]));
    let last_but_two = at(&town, 0, u16::MAX - 2);
    let anchor = renewed(town.office.take(&town.payer.renewal(&last_but_two)));
    assert_eq!(anchor.seq, u16::MAX - 1);
    let last_but_one = at(&town, 1, u16::MAX - 1);
    let taken = town.office.take(&town.payer.renewal(&last_but_one));
    assert_eq!(taken, Taken::Refused(RefuseCode::TooManyHops), "it could not be paid on");
    let back = Question::Surrender(vec![town.payer.surrender(&last_but_one, None)]);
    assert!(matches!(town.office.take(&back), Taken::Retired(_)));
    let last = at(&town, 2, u16::MAX);
    let surrender = Surrender {
        seq: u16::MAX,
        prev: last.anchor.hash(),
        token_id: last.anchor.token_id(),
        ..town.payer.surrender(&town.office.coin(2, &town.payer), None).surrender
    };
    let coin = town.payer.sign_surrender(&last, surrender);
    assert_eq!(town.office.take(&Question::Surrender(vec![coin])), Taken::Refused(RefuseCode::TooManyHops));
}
