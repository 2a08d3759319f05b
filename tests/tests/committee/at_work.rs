//! Four members at work: they vote in order, lock, run off and sign together; one of them is evil.
use std::collections::BTreeSet;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::lifecycle::witness::committee::{MAX_MOMENT_AGE_MS, Subject, moment};
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Taken, TakenAnswer};
use juicetokens_engine::token::hop::VoidEvidence;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::trust::blame::{BlameRule, Verdict};
use juicetokens_engine::trust::fraud_proof::FraudProof;
use juicetokens_tests::sim::office::Deal;
use juicetokens_tests::sim::town::{Town, file};

use super::council::{Council, Evil, HONEST};

/// What was said of a coin that its owner used twice, to whoever was second.
fn proof_of(answer: &Answer) -> Option<&[u8]> {
    match answer {
        Answer::Dead { proof, .. } => Some(proof),
        Answer::Taken(taken) => match taken.as_slice() {
            [TakenAnswer { taken: Taken::Dead(proof), .. }] => Some(proof),
            _ => None,
        },
        _ => None,
    }
}

#[test]
fn of_two_holders_of_one_coin_one_has_it_and_the_other_has_the_proof() {
    let mut winners = BTreeSet::new();
    for evil in [Evil::Silent, Evil::ForAll, Evil::Against] {
        for heard in 0..1_usize << HONEST {
            let mut council = Council::new(evil);
            let town = Town::new();
            let coin = council.coin(0, &town.payer);
            let deal = Deal::new((&town.payer, &town.other), &[&coin], &[], (2, &[]));
            let registered = Question::Register(vec![deal.acknowledged(&town.other, &deal.paid[0])]);
            let questions = [town.payer.renewal(&coin), registered];
            for seat in 0..HONEST {
                let first = heard >> seat & 1;
                council.show(seat, &questions[first]);
                council.show(seat, &questions[1 - first]);
            }
            let answers = questions.each_ref().map(|question| council.ask(question));
            // Whoever was told nothing yet asks again.
            let answers =
                [0, 1].map(|place| answers[place].clone().or_else(|| council.ask(&questions[place])).unwrap());
            let (dead, alive): (Vec<&Answer>, Vec<&Answer>) =
                answers.iter().partition(|answer| proof_of(answer).is_some());
            assert_eq!((dead.len(), alive.len()), (1, 1), "{evil:?} {heard:03b}: {answers:?}");
            let is_registered = matches!(alive[0], Answer::Registered(_));
            winners.insert(is_registered);
            assert_eq!(
                council.is_voted_on(&Subject::Transfer(deal.id())),
                is_registered,
                "only where its coin is locked"
            );
            let proof = FraudProof::parse(proof_of(dead[0]).unwrap()).unwrap();
            let verdict = proof.verify(Some(&council.issuance), &mut Dice::new(&Entropy([3; 32])));
            let culprit = Verdict::Culprit { key: town.payer.key(), rule: BlameRule::SpentTwice };
            assert_eq!(verdict, Ok(culprit), "{evil:?} {heard:03b}");
            let ledger = |seat: usize| council.seats[seat].ledger.records();
            assert!((1..HONEST).all(|seat| ledger(seat) == ledger(0)));
        }
    }
    assert_eq!(winners.len(), 2, "each holder wins where more were shown its claim first");
}

#[test]
fn a_coin_comes_back_from_a_transfer_that_is_void_though_its_place_was_locked() {
    let mut council = Council::new(Evil::ForAll);
    let town = Town::new();
    let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
    let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    // Its places are locked, and no member has voted yet that it stands.
    council.most_stages = 1;
    (0..HONEST).for_each(|seat| council.show(seat, &deal.whole()));
    council.most_stages = usize::MAX;
    council.seats.iter_mut().for_each(|seat| seat.asked.clear());
    let mut filed = town.payee.file(&council.issuance, &deal.header);
    filed.sender_abort = Some(town.payer.sign(SigRole::SenderAbort, &deal.id()));
    let Some(Answer::Void(certificate)) = council.ask(&file(filed)) else { panic!("both want it void") };
    assert!(matches!(council.ask(&deal.whole()), Some(Answer::Void(_))), "whoever registers it hears so");

    let kind = SigRole::AbortCertificate;
    let void = [VoidEvidence { kind, header: deal.id(), signature: certificate.signature }];
    let again = Deal::new((&town.payer, &town.other), &[&coins[0]], &[], (2, &void));
    let question = Question::Register(vec![again.acknowledged(&town.other, &again.paid[0])]);
    assert_eq!(council.ask(&question), Some(Answer::Registered(again.id())));
    let back = council.ask(&Question::Surrender(vec![town.payer.surrender(&coins[1], None)]));
    let Some(Answer::Taken(taken)) = back else { panic!("the other coin can be given back: {back:?}") };
    assert!(matches!(taken[0].taken, Taken::Retired(_)), "{taken:?}");
}

#[test]
fn a_transfer_is_not_voted_on_while_one_of_its_coins_is_locked_otherwise() {
    let mut council = Council::new(Evil::ForAll);
    let town = Town::new();
    let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
    // Locked, and nothing is written yet: in the ledgers the coin is still free.
    (0..HONEST).for_each(|seat| council.show(seat, &town.payer.renewal(&coins[0])));
    let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    assert_eq!(council.ask(&deal.whole()), None);
    let place = |coin: &Telomeer| Subject::Place(coin.anchor.token_id(), 1);
    assert!(council.seats.iter().all(|seat| seat.member.locked(&place(&coins[0])).is_some()));
    assert!(!council.is_voted_on(&place(&coins[1])), "its other coin is not locked for nothing");
    assert!(!council.is_voted_on(&Subject::Transfer(deal.id())));
}

#[test]
fn what_a_question_rests_on_is_laid_out_from_the_front() {
    let council = Council::new(Evil::Silent);
    let town = Town::new();
    let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
    let first = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    let second = Deal::new((&town.payee, &town.other), &[&first.paid[0]], &[], (2, &[]));
    let longer = second.acknowledged(&town.other, &second.paid[0]);
    let renewal = town.other.surrender(&longer, Some(town.other.key()));
    let shape = |question: &Question| {
        let stages = council.stages(0, &(question.clone(), town.office.now));
        let told = |(subject, _): &(Subject, Hash)| match subject {
            Subject::Place(_, seq) => format!("place {seq}"),
            Subject::Transfer(header) if *header == first.id() => "first".to_owned(),
            Subject::Transfer(_) => "second".to_owned(),
            Subject::Epoch(_, number) => format!("epoch {number}"),
        };
        stages.iter().map(|stage| stage.iter().map(told).collect::<Vec<_>>().join(", ")).collect::<Vec<_>>()
    };
    let register = Question::Register(vec![longer.clone(), first.acknowledged(&town.payee, &first.paid[1])]);
    assert_eq!(shape(&register), ["place 1, place 1", "first", "place 2", "second"]);
    let expected = ["place 1", "first", "place 2", "second", "place 3"];
    assert_eq!(shape(&Question::Surrender(vec![renewal])), expected);
}

/// Its clocks differ, and a holder asks one member after another: each puts the question at another moment.
#[test]
fn of_a_question_that_was_put_at_three_moments_one_answer_is_signed() {
    for evil in [Evil::Silent, Evil::ForAll, Evil::Against] {
        let mut council = Council::new(evil);
        let town = Town::new();
        let coin = council.coin(0, &town.payer);
        let question = town.payer.renewal(&coin);
        for seat in 0..HONEST {
            council.seats[seat].ahead_ms = 1_000 * seat as u64;
            council.town.office.pass(120_000);
            council.show(seat, &question);
        }
        assert_eq!(council.puts(&question).len(), 3);
        let Some(Answer::Taken(taken)) = council.ask(&question) else { panic!("one of them is decided") };
        let [TakenAnswer { taken: Taken::Renewed(anchor), .. }] = taken.as_slice() else { panic!("{taken:?}") };
        let begin = Town::new().office.now;
        let minutes = (1..=3).map(|turn| begin.after_ms(turn * 120_000).minutes()).collect::<Vec<_>>();
        assert!(minutes.contains(&anchor.anchored_minutes), "{evil:?}");
        // Asked once more, later, they say it again.
        council.town.office.pass(120_000);
        let Some(Answer::Taken(again)) = council.ask(&question) else { panic!("it was answered") };
        let [TakenAnswer { taken: Taken::Renewed(same), repeated: true }] = again.as_slice() else {
            panic!("{again:?}")
        };
        assert_eq!(same, anchor);
    }
}

#[test]
fn a_member_takes_no_part_at_a_moment_that_has_not_come_or_is_long_past() {
    let now = Town::new().office.now;
    assert_eq!(moment(now, now), Some(now));
    assert_eq!(moment(now, now.after_ms(MAX_MOMENT_AGE_MS)), Some(now));
    assert_eq!(moment(now, now.after_ms(MAX_MOMENT_AGE_MS + 1)), None);
    assert_eq!(moment(now.after_ms(1), now), None);
    let mut council = Council::new(Evil::ForAll);
    let town = Town::new();
    let question = town.payer.renewal(&council.coin(0, &town.payer));
    let put = (question, now.after_ms(60_000));
    (0..HONEST).for_each(|seat| council.show_put(seat, &put));
    assert!(council.ballots.is_empty(), "whoever puts a question does not choose when it was");
}
