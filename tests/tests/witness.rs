//! The witness against everybody: what it registers, what it declares void, and for whom (`docs/spec/09-witness.md`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature};
use juicetokens_engine::foundation::time::{Timestamp, TransferTimes};
use juicetokens_engine::lifecycle::witness::message::{
    Answer, FileAbort, Question, SurrenderedCoin, Taken, TakenAnswer,
};
use juicetokens_engine::token::hop::HeaderFields;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::trust::blame::{BlameRule, Verdict};
use juicetokens_engine::trust::fraud_proof::{FraudProof, FraudProofError};
use juicetokens_tests::sim::office::{Deal, issue, rebuild};
use juicetokens_tests::sim::town::{DAY_MS, REFUSED_INCOMPLETE, Town, WINDOW_MS, file, register, registered, renewed};

#[test]
fn one_coin_of_a_payment_does_not_hold_the_payee_to_its_vote() {
    let mut town = Town::new();
    let (first, second) = (town.deal.paid[0].clone(), town.deal.paid[1].clone());
    assert_eq!(town.office.ask(&register(&[&first])), REFUSED_INCOMPLETE);
    assert_eq!(town.office.ask(&register(&[&second, &town.deal.change[0]])), REFUSED_INCOMPLETE);
    let twice = register(&[&first, &first]);
    assert_eq!(town.office.ask(&twice), Answer::Refused(RefuseCode::Malformed), "one coin is not two");
    assert!(town.office.ledger.is_empty());
    assert_eq!(registered(&town.office.ask(&register(&[&first, &second]))), Some(town.deal.id()));
}

#[test]
fn change_is_registered_with_an_acknowledgement_or_with_the_whole_payment() {
    let mut town = Town::new();
    let change = town.deal.change[0].clone();
    assert_eq!(town.office.ask(&register(&[&change])), REFUSED_INCOMPLETE);
    let taken = town.office.take(&town.payer.renewal(&change));
    assert_eq!(taken, Taken::Refused(RefuseCode::Incomplete), "nor does the payer's own surrender acknowledge it");
    let acknowledged = town.deal.acknowledged(&town.payee, &change);
    assert_eq!(registered(&town.office.ask(&register(&[&acknowledged]))), Some(town.deal.id()));
    let mut town = Town::new();
    assert_eq!(registered(&town.office.ask(&town.deal.whole())), Some(town.deal.id()));
}

#[test]
fn change_for_a_payment_that_is_dead_elsewhere_is_not_registered() {
    let mut town = Town::new();
    let second = town.second_spend();
    assert_eq!(registered(&town.office.ask(&second.whole())), Some(second.id()));
    let before = town.office.ledger.records();
    let Answer::Dead { token_id, proof } = town.office.ask(&town.deal.whole()) else { panic!("the coin was spent") };
    assert_eq!(token_id, town.office.coin(0, &town.payer).anchor.token_id());
    FraudProof::parse(&proof).expect("anybody can check who signed twice");
    assert_eq!(town.office.ledger.records(), before, "all or nothing");
    let change = town.deal.change[0].clone();
    assert_eq!(town.office.ask(&register(&[&change])), REFUSED_INCOMPLETE);
    let acknowledged = town.deal.acknowledged(&town.payee, &change);
    assert_eq!(registered(&town.office.ask(&register(&[&acknowledged]))), Some(town.deal.id()), "its own credit");
}

#[test]
fn the_payees_surrender_of_one_coin_acknowledges_and_brings_the_change() {
    let mut town = Town::new();
    let paid = town.deal.paid[0].clone();
    renewed(town.office.take(&town.payee.renewal(&paid)));
    let change = town.deal.change[0].clone();
    assert_eq!(registered(&town.office.ask(&register(&[&change]))), Some(town.deal.id()));
    let Answer::Committed { commits, .. } = town.office.ask(&town.file_with_abort()) else { panic!("it stands") };
    assert!(commits.iter().any(|commit| commit.key == town.payer.key()));
}

/// A payee needs the commit of every owner, and each chain shows its own owner's alone.
#[test]
fn each_chain_of_a_payment_brings_its_owners_commit() {
    let mut town = Town::new();
    let coins = [town.office.coin(0, &town.payer), town.office.coin(1, &town.other)];
    let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (3, &[]));
    let commit = town.other.sign(SigRole::Commit, &deal.id());
    let mut others = deal.paid.iter().find(|chain| chain.anchor.owner == town.other.key()).unwrap().clone();
    others.hops[0].owner = Some((town.payer.key(), commit));
    let others = deal.acknowledged(&town.payee, &others);
    let payers = deal.paid.iter().find(|chain| chain.anchor.owner == town.payer.key()).unwrap();
    let payers = deal.acknowledged(&town.payee, payers);
    let ask = file(town.payee.file(&town.office.issuance, &deal.header));
    for (chain, owners) in [(&payers, 1), (&payers, 1), (&others, 2), (&payers, 2)] {
        assert_eq!(registered(&town.office.ask(&register(&[chain]))), Some(deal.id()));
        let Answer::Committed { commits, .. } = town.office.ask(&ask) else { panic!("it stands") };
        assert_eq!(commits.len(), owners);
    }
}

#[test]
fn nobody_but_the_payee_can_ask_for_an_abort() {
    let mut town = Town::new();
    let refused = Answer::Refused(RefuseCode::Signature);
    for stranger in [&town.payer, &town.other] {
        let filed = stranger.file(&town.office.issuance, &town.deal.header);
        let abort = town.payer.sign(SigRole::SenderAbort, &town.deal.id());
        for sender_abort in [None, Some(abort)] {
            assert_eq!(town.office.ask(&file(FileAbort { sender_abort, ..filed.clone() })), refused);
        }
    }
    let vote = town.payee.sign(SigRole::Vote, &town.deal.id());
    let honest = town.payee.file(&town.office.issuance, &town.deal.header);
    assert_eq!(town.office.ask(&file(FileAbort { receiver_abort: vote, ..honest.clone() })), refused, "a vote is no Y");
    let other_header = HeaderFields { n_c: 2, ..town.deal.header };
    assert_eq!(town.office.ask(&file(FileAbort { opening: other_header, ..honest.clone() })), refused);
    let forged = FileAbort { sender_abort: Some(town.other.sign(SigRole::SenderAbort, &town.deal.id())), ..honest };
    assert_eq!(town.office.ask(&file(forged)), refused, "somebody else's abort");
    town.office.pass(100 * DAY_MS);
    assert!(town.office.ledger.is_empty() && town.office.signatures == 0);
    assert_eq!(registered(&town.office.ask(&town.deal.whole())), Some(town.deal.id()));
}

#[test]
fn an_abort_certificate_waits_for_the_window_and_asking_again_moves_nothing() {
    let mut town = Town::new();
    let ask = town.file();
    let expiry = town.deal.header.times.upper().after_ms(u64::from(town.deal.header.times.expiry_s) * 1000);
    let pending = Answer::Pending { header: town.deal.id(), decides_at: expiry.after_ms(WINDOW_MS) };
    assert_eq!(town.office.ask(&ask), pending);
    for _ in 0..3 {
        town.office.pass(DAY_MS);
        assert_eq!(town.office.ask(&ask), pending);
    }
    town.office.now = Timestamp(expiry.after_ms(WINDOW_MS).0 - 1);
    assert_eq!((town.office.ask(&ask), town.office.signatures), (pending, 0));
    town.office.pass(1);
    let Answer::Void(certificate) = town.office.ask(&ask) else { panic!("the window is over") };
    town.office.pass(DAY_MS);
    assert_eq!(town.office.ask(&ask), Answer::Void(certificate), "the same word for ever");
    assert_eq!(town.office.signatures, 1);
}

#[test]
fn a_window_begins_with_the_request_however_old_the_transfer_is() {
    let mut town = Town::new();
    town.office.pass(40 * DAY_MS);
    let decides_at = town.office.now.after_ms(WINDOW_MS);
    assert_eq!(town.office.ask(&town.file()), Answer::Pending { header: town.deal.id(), decides_at });
}

#[test]
fn a_payer_that_claims_a_far_expiry_wins_one_day() {
    let mut town = Town::new();
    let times = TransferTimes { expiry_s: u32::MAX, ..town.deal.header.times };
    let header = HeaderFields { times, ..town.deal.header };
    let ask = file(town.payee.file(&town.office.issuance, &header));
    let decides_at = town.office.now.after_ms(DAY_MS + WINDOW_MS);
    assert_eq!(town.office.ask(&ask), Answer::Pending { header: header.hash(), decides_at });
}

#[test]
fn a_payee_cannot_choose_a_shorter_window() {
    let mut town = Town::new();
    let hasty = issue(&town.office.signer, |issuance| {
        issuance.challenge_window_s = 1;
        issuance.asset = [9; 16];
    });
    town.office.learn(&hasty);
    town.office.pass(DAY_MS);
    let ask = file(town.payee.file(&hasty, &town.deal.header));
    let decides_at = town.office.now.after_ms(WINDOW_MS);
    assert_eq!(town.office.ask(&ask), Answer::Pending { header: town.deal.id(), decides_at });
}

#[test]
fn a_certificate_that_comes_in_time_ends_the_request() {
    for late in [false, true] {
        let mut town = Town::new();
        town.office.ask(&town.file());
        town.office.pass(if late { 100 * DAY_MS } else { DAY_MS });
        assert_eq!(registered(&town.office.ask(&town.deal.whole())), Some(town.deal.id()));
        town.office.pass(100 * DAY_MS);
        for ask in [town.file(), town.file_with_abort()] {
            let Answer::Committed { registration, commits } = town.office.ask(&ask) else { panic!("it stands") };
            assert_eq!(registration.header, town.deal.id());
            assert_eq!(commits[0].key, town.payer.key());
        }
        assert!(town.office.voided.is_empty());
    }
}

#[test]
fn the_payers_abort_makes_it_void_at_once_and_for_good() {
    for pending in [false, true] {
        let mut town = Town::new();
        if pending {
            town.office.ask(&town.file());
        }
        let certificate = town.void();
        assert_eq!(town.office.ask(&town.file()), Answer::Void(Box::new(certificate)));
        assert_eq!(town.office.ask(&town.deal.whole()), Answer::Void(Box::new(certificate)));
        let acknowledged = town.deal.acknowledged(&town.payee, &town.deal.change[0]);
        assert_eq!(town.office.ask(&register(&[&acknowledged])), Answer::Void(Box::new(certificate)));
        let paid = town.deal.paid[0].clone();
        let taken = town.office.take(&town.payee.renewal(&paid));
        assert_eq!(taken, Taken::Void(Box::new(certificate)));
        assert_eq!(town.office.signatures, 1);
    }
}

#[test]
fn what_was_void_is_paid_again_with_the_evidence() {
    let mut town = Town::new();
    let evidence = [town.void().evidence()];
    let coin = town.office.coin(0, &town.payer);
    let again = Deal::new((&town.payer, &town.other), &[&coin], &[], (5, &evidence));
    assert_eq!(registered(&town.office.ask(&again.whole())), Some(again.id()));
    let change = town.office.coin(2, &town.payee);
    renewed(town.office.take(&town.payee.renewal(&change)));
}

/// The payee has a payment declared void, and pays with its coins all the same: to somebody who cannot know.
#[test]
fn whoever_was_paid_with_coins_of_a_void_payment_hears_who_cheated() {
    let mut town = Town::new();
    town.office.ask(&town.file());
    town.office.pass(100 * DAY_MS);
    let Answer::Void(certificate) = town.office.ask(&town.file()) else { panic!("the window is over") };
    let on = Deal::new((&town.payee, &town.other), &[&town.deal.paid[0]], &[], (7, &[]));
    let token_id = on.paid[0].anchor.token_id();
    let Answer::Dead { token_id: dead, proof } = town.office.ask(&on.whole()) else { panic!("it was void") };
    assert_eq!(dead, token_id);
    let judge = |proof: &[u8]| {
        let proof = FraudProof::parse(proof).unwrap();
        proof.verify(Some(&town.office.issuance), &mut Dice::new(&Entropy([3; 32])))
    };
    let guilty = Verdict::Culprit { key: town.payee.key(), rule: BlameRule::ReceivedAndAborted };
    assert_eq!(judge(&proof), Ok(guilty));
    let shown = FraudProof::parse(&proof).unwrap().verify(None, &mut Dice::new(&Entropy([3; 32])));
    assert_eq!(shown, Err(FraudProofError::IssuanceNeeded), "whose word an AbortCert is, the issuance says");
    assert!(proof.len() < 1_000, "{}", proof.len());
    // Who gives it back hears the same; who was paid by it directly is told that it is void, as before.
    let question = town.other.renewal(&on.paid[0]);
    let ledger = rebuild(&town.office.ledger);
    let (records, answer, _) = town.office.answer_from(&ledger, &question);
    let Answer::Taken(taken) = answer else { panic!("coins were shown") };
    let [TakenAnswer { taken: Taken::Dead(again), .. }] = taken.as_slice() else { panic!("it was void") };
    assert_eq!((again, records), (&proof, Vec::new()), "also after the ledger was read from its records");
    assert_eq!(town.office.ask(&town.deal.whole()), Answer::Void(certificate));
}

#[test]
fn the_first_registered_spend_wins_and_names_who_spent_twice() {
    let mut town = Town::new();
    let second = town.second_spend();
    assert_eq!(registered(&town.office.ask(&town.deal.whole())), Some(town.deal.id()));
    let Answer::Dead { proof, .. } = town.office.ask(&second.whole()) else { panic!("it was spent") };
    FraudProof::parse(&proof).unwrap();
    let Taken::Dead(proof) = town.office.take(&town.other.renewal(&second.paid[0])) else { panic!("it was spent") };
    FraudProof::parse(&proof).unwrap();
    let coin = town.office.coin(0, &town.payer);
    let Taken::Dead(proof) = town.office.take(&town.payer.renewal(&coin)) else { panic!("it was spent") };
    FraudProof::parse(&proof).unwrap();
    assert_eq!(town.office.signatures, 0);
}

#[test]
fn other_peoples_issuances_are_not_its_business() {
    let mut town = Town::new();
    let stranger = issue(&town.office.signer, |issuance| issuance.witnesses = vec![town.other.key()]);
    let unknown = issue(&town.office.signer, |issuance| issuance.asset = [1; 16]);
    town.office.learn(&stranger);
    for issuance in [stranger, unknown] {
        let coin = town.office.coin_of(&issuance, 0, town.payer.key());
        let no = RefuseCode::NotAccepted;
        assert_eq!(town.office.take(&town.payer.renewal(&coin)), Taken::Refused(no));
        assert_eq!(town.office.ask(&register(&[&coin])), Answer::Refused(no));
        let filed = town.payee.file(&issuance, &town.deal.header);
        assert_eq!(town.office.ask(&file(filed)), Answer::Refused(no));
    }
    assert!(town.office.ledger.is_empty());
}

#[test]
fn keys_of_small_order_sign_nothing() {
    let mut town = Town::new();
    // The neutral point: R = A and S = 0 satisfy the cofactored equation for every message.
    let mut point = [0; 32];
    point[0] = 1;
    let mut anybody = [0; 64];
    anybody[0] = 1;
    let (key, signature) = (PublicKey(point), Signature(anybody));
    let coin = town.office.coin_of(&town.office.issuance.clone(), 0, key);
    let stolen = SurrenderedCoin { signature, ..town.other.surrender(&coin, Some(town.other.key())) };
    let taken = town.office.take(&Question::Surrender(vec![stolen]));
    assert_eq!(taken, Taken::Refused(RefuseCode::Signature));
    let opening = HeaderFields { receiver: key, ..town.deal.header };
    let filed = FileAbort { opening, receiver_abort: signature, ..town.payee.file(&town.office.issuance, &opening) };
    assert_eq!(town.office.ask(&file(filed)), Answer::Refused(RefuseCode::Signature));
    let mut forged = town.deal.clone();
    forged.paid.iter_mut().for_each(|chain| chain.hops[0].commit = signature);
    assert_eq!(town.office.ask(&forged.whole()), Answer::Refused(RefuseCode::Signature));
    assert!(town.office.ledger.is_empty());
}

#[test]
fn one_wrong_signature_in_any_chain_registers_nothing() {
    let mut town = Town::new();
    for chain in 0..3 {
        let mut chains = [town.deal.paid.clone(), town.deal.change.clone()].concat();
        chains[chain].hops[0].vote.0[40] ^= 1;
        assert_eq!(town.office.ask(&Question::Register(chains)), Answer::Refused(RefuseCode::Signature));
    }
    assert!(town.office.ledger.is_empty());
}

/// What somebody who holds no coin at all could file: a transfer made up from two keys of its own.
fn made_up(town: &Town, number: u16) -> FileAbort {
    let mut root = [0x5a; 32];
    root[..2].copy_from_slice(&number.to_le_bytes());
    let own = (town.other.key(), town.payer.key());
    let header = HeaderFields { root: Hash(root), sender: own.1, receiver: own.0, ..town.deal.header };
    town.other.file(&town.office.issuance, &header)
}

/// Asks without the office's check that a rebuilt ledger says the same, which is long for a long ledger.
fn ask_quickly(town: &mut Town, question: &Question) -> Answer {
    let (records, answer, _) = town.office.answer_from(&town.office.ledger, question);
    records.iter().for_each(|record| town.office.ledger.apply(record));
    answer
}

#[test]
fn requests_of_strangers_do_not_fill_the_ledger_and_cost_a_payee_no_more_than_time() {
    let mut town = Town::new();
    let honest = town.file();
    let Answer::Pending { decides_at, .. } = town.office.ask(&honest) else { panic!("published") };
    let stood = town.second_spend();
    town.office.ask(&stood.whole());
    let settled = town.office.ledger.records().len() - 1;
    for number in 0..1_500 {
        town.office.pass(1);
        let filed = file(made_up(&town, number));
        assert!(matches!(ask_quickly(&mut town, &filed), Answer::Pending { .. }));
    }
    assert_eq!(town.office.ledger.records().len(), settled + 1_024);
    assert_eq!(rebuild(&town.office.ledger).records(), town.office.ledger.records());
    // The newest of them are there, the oldest are not, and what stands stands.
    assert!(town.office.ledger.decision(&made_up(&town, 1_499).opening.hash()).is_some());
    assert!(town.office.ledger.decision(&made_up(&town, 475).opening.hash()).is_none());
    assert_eq!(registered(&ask_quickly(&mut town, &stood.whole())), Some(stood.id()));
    // The payee asks again: another window, and then its certificate, which nobody's request pushes out.
    town.office.now = decides_at;
    let Answer::Pending { decides_at: later, .. } = ask_quickly(&mut town, &honest) else { panic!("published anew") };
    assert!(later > decides_at);
    town.office.now = later;
    let Answer::Void(certificate) = ask_quickly(&mut town, &honest) else { panic!("the window is over") };
    for number in 2_000..3_100 {
        let filed = file(made_up(&town, number));
        ask_quickly(&mut town, &filed);
    }
    assert_eq!(ask_quickly(&mut town, &honest), Answer::Void(certificate));
    // The certificate, and who asked for it.
    assert_eq!(town.office.ledger.records().len(), settled + 2 + 1_024);
}
