//! A witness that may have forgotten what it said, and one that is asked everything in any order (`docs/spec/09-witness.md`, section 8).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use juicetokens_engine::lifecycle::witness::message::{Answer, Question};
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_tests::sim::Chance;
use juicetokens_tests::sim::office::{Deal, end_of};
use juicetokens_tests::sim::town::{
    DAY_MS, REFUSED_INCOMPLETE, Town, WINDOW_MS, chain_of, file, is_dead, register, registered, renewed,
};

/// A witness that has registered the town's payment, renewed coin 5, filed nothing; then its disk was lost.
fn forgetful() -> (Town, Telomeer, Telomeer) {
    let mut town = Town::new();
    town.office.ask(&town.deal.whole());
    let coin = town.office.coin(5, &town.payer);
    let anchor = renewed(town.office.take(&town.payer.renewal(&coin)));
    town.office.ledger = Ledger::default();
    (town, coin, chain_of(anchor))
}

#[test]
fn a_restored_witness_listens_signs_nothing_and_collects() {
    let (mut town, coin, renewed_coin) = forgetful();
    let until = town.office.now.after_ms(2 * WINDOW_MS);
    town.office.ledger.apply(&LedgerRecord::Listening(until));
    let signed = town.office.signatures;
    let listening = Answer::Listening(until);
    // One coin of the payment is enough, when its owner signs it over.
    let first = town.office.coin(0, &town.payer).anchor.token_id();
    let paid = town.deal.paid.iter().find(|chain| chain.anchor.token_id() == first).unwrap();
    for ask in [town.payee.renewal(paid), town.payer.renewal(&renewed_coin), town.file_with_abort()] {
        assert_eq!(town.office.ask(&ask), listening);
    }
    let evil = town.payer.surrender(&coin, Some(town.other.key()));
    let evil = Question::Surrender(vec![evil]);
    assert_eq!(town.office.ask(&evil), listening);
    town.office.now = Timestamp(until.0 - 1);
    assert_eq!((town.office.ask(&evil), town.office.signatures), (listening, signed));
    town.office.pass(1);
    assert!(is_dead(&town.office.take(&evil)), "the place of a checkpoint that was shown is taken");
    assert!(matches!(town.office.ask(&town.second_spend().whole()), Answer::Dead { .. }));
    assert!(matches!(town.office.ask(&town.file_with_abort()), Answer::Committed { .. }));
    let again = town.payer.renewal(&coin);
    assert_eq!(renewed(town.office.take(&again)), renewed_coin.anchor, "the honest owner gets its own checkpoint");
    assert_eq!(town.office.signatures, signed);
}

#[test]
fn a_listening_witness_writes_a_request_once() {
    let mut town = Town::new();
    town.office.ledger.apply(&LedgerRecord::Listening(town.office.now.after_ms(2 * WINDOW_MS)));
    let (ask, mut written) = (town.file(), Vec::new());
    for _ in 0..3 {
        let (records, answer, _) = town.office.answer_from(&town.office.ledger, &ask);
        assert!(matches!(answer, Answer::Listening(_)));
        town.office.ask(&ask);
        town.office.pass(DAY_MS);
        written.push(records.len());
    }
    assert_eq!(written, [1, 0, 0]);
}

#[test]
fn a_witness_that_forgets_and_does_not_listen_contradicts_itself() {
    let (mut town, coin, renewed_coin) = forgetful();
    town.office.anchors.clear();
    town.office.stands.clear();
    let evil = town.payer.surrender(&coin, Some(town.other.key()));
    let second = renewed(town.office.take(&Question::Surrender(vec![evil])));
    assert_eq!(second.seq, renewed_coin.anchor.seq);
    assert_ne!(second, renewed_coin.anchor, "two checkpoints of one witness for one place");
    assert_eq!(registered(&town.office.ask(&town.second_spend().whole())), Some(town.second_spend().id()));
    // And void, after it was registered.
    assert_eq!(town.void().header, town.deal.id());
}

#[test]
fn a_witness_that_was_shown_nothing_while_it_listened_contradicts_itself_too() {
    let (mut town, coin, _) = forgetful();
    town.office.anchors.clear();
    town.office.ledger.apply(&LedgerRecord::Listening(town.office.now.after_ms(2 * WINDOW_MS)));
    town.office.pass(2 * WINDOW_MS);
    let evil = town.payer.surrender(&coin, Some(town.other.key()));
    renewed(town.office.take(&Question::Surrender(vec![evil])));
}

#[test]
fn below_a_checkpoint_that_was_shown_only_the_chain_that_leads_to_it_counts() {
    let mut town = Town::new();
    let genesis = town.office.coin(0, &town.payer);
    let first = Deal::new((&town.payer, &town.payee), &[&genesis], &[], (1, &[]));
    let second = Deal::new((&town.payee, &town.other), &[&first.paid[0]], &[], (2, &[]));
    let anchor = renewed(town.office.take(&town.other.renewal(&second.paid[0])));
    town.office.ledger = Ledger::default();
    town.office.ask(&register(&[&chain_of(anchor.clone())]));
    assert!(is_dead(&town.office.take(&town.payer.renewal(&genesis))), "the first owner");
    assert_eq!(town.office.ask(&first.whole()), REFUSED_INCOMPLETE, "nobody can tell whether it leads there");
    let rival = Deal::new((&town.payee, &town.payer), &[&first.paid[0]], &[], (3, &[]));
    assert!(matches!(town.office.ask(&rival.whole()), Answer::Dead { .. }), "it leads elsewhere");
    assert_eq!(registered(&town.office.ask(&second.whole())), Some(second.id()));
    assert_eq!(registered(&town.office.ask(&first.whole())), Some(first.id()));
    assert_eq!(renewed(town.office.take(&town.other.renewal(&second.paid[0]))), anchor);
}

/// Everything that five people might ask about five coins, honest or not.
fn everything(town: &Town) -> Vec<Question> {
    let people = [&town.payer, &town.payee, &town.other];
    let mut deals = vec![town.deal.clone(), town.second_spend()];
    let renewed_deal = Deal::new((&town.payee, &town.other), &[&town.deal.paid[0]], &[], (7, &[]));
    let back = Deal::new((&town.payee, &town.payer), &[&town.office.coin(2, &town.payee)], &[], (8, &[]));
    deals.extend([renewed_deal, back]);
    let mut questions = vec![town.file(), town.file_with_abort()];
    for deal in &deals {
        questions.push(deal.whole());
        let chains: Vec<&Telomeer> = deal.paid.iter().chain(&deal.change).collect();
        for chain in chains {
            questions.push(register(&[chain]));
            for owner in people.iter().filter(|owner| owner.key() == end_of(chain).2) {
                questions.push(register(&[&deal.acknowledged(&town.payee, chain)]));
                for new_owner in [Some(owner.key()), Some(town.other.key()), None] {
                    questions.push(Question::Surrender(vec![owner.surrender(chain, new_owner)]));
                }
            }
        }
        for payee in people.iter().filter(|person| person.key() == deal.header.receiver) {
            questions.push(file(payee.file(&town.office.issuance, &deal.header)));
        }
    }
    for (index, owner) in [(0, &town.payer), (1, &town.payer), (2, &town.payee)] {
        let coin = town.office.coin(index, owner);
        for new_owner in [Some(owner.key()), Some(town.other.key()), None] {
            questions.push(Question::Surrender(vec![owner.surrender(&coin, new_owner)]));
        }
    }
    questions
}

#[test]
fn no_order_of_questions_makes_it_say_two_things() {
    let mut decided = (0, 0, 0);
    for seed in 0..30 {
        let mut town = Town::new();
        let questions = everything(&town);
        let mut chance = Chance::new(seed);
        for _ in 0..40 {
            let place = chance.below(u32::try_from(questions.len()).unwrap());
            town.office.ask(&questions[usize::try_from(place).unwrap()]);
            if chance.happens(15) {
                town.office.pass(u64::from(chance.below(5)) * DAY_MS);
            }
        }
        // The office itself asserts that no place has two checkpoints and that nothing stands and is void.
        decided.0 += town.office.anchors.len();
        decided.1 += town.office.voided.len();
        decided.2 += town.office.stands.len();
    }
    assert!(decided.0 > 0 && decided.1 > 0 && decided.2 > 0, "something was decided: {decided:?}");
}
