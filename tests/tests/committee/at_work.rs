//! Four members at work: they vote in order, lock, run off and sign together; one of them is evil.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{SigRole, Signature};
use juicetokens_engine::lifecycle::witness::committee::matter::{Matter, Put};
use juicetokens_engine::lifecycle::witness::committee::word::{Decided, Word};
use juicetokens_engine::lifecycle::witness::committee::{
    Ballot, MAX_MOMENT_AGE_MS, Report, SignedReport, Stage, Subject, agenda, moment,
};
use juicetokens_engine::lifecycle::witness::ledger::Ledger;
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Taken, TakenAnswer};
use juicetokens_engine::lifecycle::witness::office::Witness;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::void_evidence::VoidEvidence;
use juicetokens_engine::trust::blame::{BlameRule, Verdict};
use juicetokens_engine::trust::fraud_proof::FraudProof;
use juicetokens_tests::sim::office::{Deal, Person};
use juicetokens_tests::sim::town::{Town, file, registered};

use super::council::{Council, EVERY_EVIL, EVIL, Evil, HONEST};

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
    for evil in EVERY_EVIL {
        for heard in 0..1_usize << HONEST {
            let mut council = Council::with_chance(evil, heard as u64);
            let (questions, deal) = council.claims();
            for member in 0..HONEST {
                let first = heard >> member & 1;
                council.put(member, &questions[first]);
                council.put(member, &questions[1 - first]);
            }
            let members = 0..HONEST;
            council.talk(|council| {
                questions.iter().all(|question| members.clone().all(|member| council.told(member, question).is_some()))
            });
            for member in 0..HONEST {
                let answers = questions.each_ref().map(|question| council.told(member, question).unwrap());
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
                let culprit = Verdict::Culprit { key: deal.header.sender, rule: BlameRule::SpentTwice };
                assert_eq!(verdict, Ok(culprit), "{evil:?} {heard:03b}");
            }
            council.agree();
        }
    }
    assert_eq!(winners.len(), 2, "each holder wins where more were shown its claim first");
}

#[test]
fn a_coin_comes_back_from_a_transfer_that_is_void_though_its_place_was_locked() {
    for evil in EVERY_EVIL {
        let mut council = Council::new(evil);
        let town = Town::new();
        let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
        let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
        // All vote for its places, and nobody has heard yet that the others do.
        (0..HONEST).for_each(|member| council.put(member, &deal.whole()));
        let mut filed = town.payee.file(&council.issuance, &deal.header);
        filed.sender_abort = Some(town.payer.sign(SigRole::SenderAbort, &deal.id()));
        (0..HONEST).for_each(|member| council.put(member, &file(filed.clone())));
        let Some(Answer::Void(certificate)) = council.ask(&file(filed)) else { panic!("both want it void") };
        assert!(matches!(council.ask(&deal.whole()), Some(Answer::Void(_))), "whoever registers it hears so");

        let kind = SigRole::AbortCertificate;
        let void = [VoidEvidence { kind, header: deal.id(), signature: certificate.signature }];
        let again = Deal::new((&town.payer, &town.other), &[&coins[0]], &[], (2, &void));
        let question = Question::Register(vec![again.acknowledged(&town.other, &again.paid[0])]);
        assert_eq!(registered(&council.ask(&question).unwrap()), Some(again.id()), "{evil:?}");
        let back = council.ask(&Question::Surrender(vec![town.payer.surrender(&coins[1], None)]));
        let Some(Answer::Taken(taken)) = back else { panic!("the other coin can be given back: {back:?}") };
        assert!(matches!(taken[0].taken, Taken::Retired(_)), "{taken:?}");
        assert!(council.rounds() > 0);
        council.agree();
    }
}

#[test]
fn a_transfer_is_not_voted_on_while_one_of_its_coins_is_locked_otherwise() {
    let mut council = Council::new(Evil::ForAll);
    let town = Town::new();
    let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
    // Voted for, and nothing is decided yet: in the ledgers the coin is still free.
    (0..HONEST).for_each(|member| council.put(member, &town.payer.renewal(&coins[0])));
    let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    (0..HONEST).for_each(|member| council.put(member, &deal.whole()));
    let place = |coin: &Telomeer| Subject::Place(coin.anchor.token_id(), 1);
    assert!(council.is_voted_on(&place(&coins[0])));
    assert!(!council.is_voted_on(&place(&coins[1])), "its other coin is not locked for nothing");
    assert!(matches!(council.ask(&deal.whole()), Some(Answer::Dead { .. })), "in the end the coin was renewed");
    assert!(!council.is_voted_on(&place(&coins[1])) && !council.is_voted_on(&Subject::Transfer(deal.id())));
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
        let stages = stages(&council, question);
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

/// What a member that knows nothing yet would vote on.
fn stages(council: &Council, question: &Question) -> Vec<Stage> {
    let book = BTreeMap::from([(council.issuance.id(), council.issuance.clone())]);
    let ledger = Ledger::default();
    let witness = Witness { ledger: &ledger, book: &book, key: (KeyPath::Issuer, council.group.key()), epoch: 0 };
    let draft = witness.answer(question, council.town.office.now, &mut Dice::new(&Entropy([1; 32])));
    let unsigned = vec![Signature([0; 64]); draft.wanted().len()];
    agenda(&ledger, &draft.finish(&unsigned).0).unwrap()
}

/// Its clocks differ, and a holder asks one member after another: each puts the question at another moment.
#[test]
fn of_a_question_that_was_put_at_three_moments_one_answer_is_signed() {
    for evil in EVERY_EVIL {
        let mut council = Council::new(evil);
        let town = Town::new();
        let coin = council.coin(0, &town.payer);
        let question = town.payer.renewal(&coin);
        for member in 0..HONEST {
            council.chairs[member].ahead_ms = 1_000 * member as u64;
            council.town.office.pass(120_000);
            council.put(member, &question);
        }
        council.talk(|council| (0..HONEST).all(|member| council.told(member, &question).is_some()));
        let anchor = |answer: &Answer| {
            let Answer::Taken(taken) = answer else { panic!("one of them is decided: {answer:?}") };
            let [TakenAnswer { taken: Taken::Renewed(anchor), .. }] = taken.as_slice() else { panic!("{taken:?}") };
            anchor.clone()
        };
        let anchors: Vec<_> = (0..HONEST).map(|member| anchor(council.told(member, &question).unwrap())).collect();
        assert!(anchors.iter().all(|other| other == &anchors[0]), "{evil:?}: {anchors:?}");
        let begin = Town::new().office.now;
        let minutes = (1..=3).map(|turn| begin.after_ms(turn * 120_000).minutes()).collect::<Vec<_>>();
        assert!(minutes.contains(&anchors[0].anchored_minutes), "{evil:?}");
        assert!(council.rounds() > 0, "members voted for different moments");
        // Asked once more, later, they say it again.
        council.town.office.pass(120_000);
        let Some(Answer::Taken(again)) = council.ask(&question) else { panic!("it was answered") };
        let [TakenAnswer { taken: Taken::Renewed(same), repeated: true }] = again.as_slice() else {
            panic!("{again:?}")
        };
        assert_eq!(same, &anchors[0]);
    }
}

#[test]
fn a_member_takes_no_part_at_a_moment_that_has_not_come_or_is_long_past() {
    let now = Town::new().office.now;
    assert_eq!(moment(now, now), Some(now));
    assert_eq!(moment(now, now.after_ms(MAX_MOMENT_AGE_MS)), Some(now));
    assert_eq!(moment(now, now.after_ms(MAX_MOMENT_AGE_MS + 1)), None);
    assert_eq!(moment(now.after_ms(1), now), None);
    for ahead_ms in [60_000, 2 * MAX_MOMENT_AGE_MS] {
        let mut council = Council::new(Evil::ForAll);
        let town = Town::new();
        let question = town.payer.renewal(&council.coin(0, &town.payer));
        // The one that is asked is ahead of the others, or they hear of it too late.
        if ahead_ms < MAX_MOMENT_AGE_MS {
            council.chairs[0].ahead_ms = ahead_ms;
            council.put(0, &question);
        } else {
            council.put(0, &question);
            council.town.office.pass(ahead_ms);
        }
        (1..HONEST).for_each(|member| council.deliver(0, member));
        let voters: BTreeSet<_> = council.ballots().iter().map(|ballot| ballot.member).collect();
        assert_eq!(voters.len(), 1, "whoever puts a question does not choose when it was");
    }
}

/// Whoever is no member says nothing, however often a member passes it on.
#[test]
fn what_strangers_sign_counts_for_nothing() {
    let mut council = Council::new(Evil::Silent);
    let town = Town::new();
    let question = town.payer.renewal(&council.coin(0, &town.payer));
    council.put(0, &question);
    let vote = council.ballots()[0].vote;
    for seed in 100..170 {
        let stranger = Person::new(seed);
        let signature = stranger.sign(SigRole::Ballot, &vote.hash());
        council.evil_says(Word::Ballot(Ballot { member: stranger.key(), vote, signature }));
        let report = Report { subject: vote.subject, round: 60, first: Some(vote.choice), lock: None };
        let signature = stranger.sign(SigRole::Ballot, &report.hash());
        let signed = SignedReport { member: stranger.key(), report, certificate: Vec::new(), signature };
        council.evil_says(Word::Report(Box::new(signed)));
    }
    (0..HONEST).for_each(|member| council.deliver(EVIL, member));
    let Some(Answer::Taken(taken)) = council.ask(&question) else { panic!("it is decided all the same") };
    assert!(matches!(taken[0].taken, Taken::Renewed(_)) && council.rounds() == 0);
    (0..HONEST).for_each(|member| council.stop_after(member, 0));
    council.wait(1);
    assert!(council.ask(&question).is_some(), "what they have stored reads");
}

/// That a transfer stands is signed in the same words whichever of its coins were shown; what was not shown is not decided by that.
#[test]
fn a_signature_for_one_coin_of_a_payment_decides_nothing_about_another() {
    for with_words_for_the_other in [false, true] {
        let mut council = Council::new(Evil::Silent);
        let town = Town::new();
        let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
        let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
        let shown = |place: usize| Question::Register(vec![deal.acknowledged(&town.payee, &deal.paid[place])]);
        let Some(Answer::Registered(registration)) = council.ask(&shown(0)) else { panic!("it stands") };
        let unseen = deal.paid[1].anchor.token_id();
        let coin = coins.iter().find(|coin| coin.anchor.token_id() == unseen).unwrap();
        let renewal = town.payer.renewal(coin);
        (0..HONEST).for_each(|member| council.put(member, &renewal));
        // One member says that the other coin was decided with it.
        let put = Put { matter: Matter::Question(shown(1)), at: council.town.office.now, epoch: 0 };
        let ready = if with_words_for_the_other { council.ready_words() } else { Vec::new() };
        let decided = Decided { put: Box::new(put.clone()), signatures: vec![registration.signature], ready };
        council.evil_says(Word::Put(Box::new(put)));
        council.evil_says(Word::Decided(Box::new(decided)));
        (0..HONEST).for_each(|member| council.deliver(EVIL, member));
        let Some(Answer::Taken(taken)) = council.ask(&renewal) else { panic!("all have voted for it") };
        assert!(matches!(taken[0].taken, Taken::Renewed(_)), "{taken:?}");
        council.agree();
    }
}
