//! Claims that contradict each other, put to any member at any time, while words are late, power goes, clocks differ and one member is
//! evil: what was answered once stays so, and in the end every member says the same.
use std::collections::BTreeMap;

use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Taken, TakenAnswer};
use juicetokens_tests::sim::Chance;
use juicetokens_tests::sim::office::Deal;
use juicetokens_tests::sim::town::{DAY_MS, Town, WINDOW_MS, file};

use super::council::{Council, EVERY_EVIL, Evil, HONEST};

const SEEDS: u64 = 24;
const STEPS: u32 = 60;

/// What two people did with three coins, as far as a committee can be asked about it.
fn questions(council: &Council) -> Vec<Question> {
    let town = Town::new();
    let coins = [0, 1, 2].map(|index| council.coin(index, &town.payer));
    let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    let second_spend = Deal::new((&town.payer, &town.other), &[&coins[0]], &[], (2, &[]));
    let onward = Deal::new((&town.payee, &town.other), &[&deal.paid[1]], &[], (3, &[]));
    let filed = town.payee.file(&council.issuance, &deal.header);
    let mut agreed = filed.clone();
    agreed.sender_abort = Some(town.payer.sign(SigRole::SenderAbort, &deal.id()));
    vec![
        deal.whole(),
        Question::Register(vec![second_spend.acknowledged(&town.other, &second_spend.paid[0])]),
        Question::Register(vec![onward.acknowledged(&town.other, &onward.paid[0])]),
        town.payer.renewal(&coins[0]),
        town.payee.renewal(&deal.paid[1]),
        file(filed),
        file(agreed),
        town.payer.renewal(&coins[2]),
        Question::Surrender(vec![town.payer.surrender(&coins[2], None)]),
    ]
}

/// What stays of an answer: neither whether it was said before nor by when a request is decided, nor which of two sessions signed
/// it.
fn lasting(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Registered(registration) => Some(format!("Registered {}", registration.header)),
        Answer::Committed { registration, .. } => Some(format!("Committed {}", registration.header)),
        Answer::Void(certificate) => Some(format!("Void {}", certificate.header)),
        Answer::Taken(taken) => match taken.as_slice() {
            [TakenAnswer { taken: Taken::Renewed(anchor), .. }] => Some(format!("Renewed {}", anchor.hash())),
            [TakenAnswer { taken: Taken::Retired(_), .. }] => Some("Retired".to_owned()),
            [TakenAnswer { taken: Taken::Void(certificate), .. }] => Some(format!("Void {}", certificate.header)),
            _ => None,
        },
        _ => None,
    }
}

#[derive(Default)]
struct Said(BTreeMap<usize, String>);

impl Said {
    /// In a word, what stands of each question.
    fn kinds(&self) -> String {
        let word = |said: &String| said.chars().take_while(|letter| letter.is_alphabetic()).collect::<String>();
        self.0.iter().map(|(place, said)| format!("{place} {} ", word(said))).collect()
    }

    /// Whatever was said before is not taken back.
    fn note(&mut self, place: usize, answer: &Answer) {
        let Some(said) = lasting(answer) else {
            let before = self.0.get(&place);
            return assert!(before.is_none(), "it was {before:?}, and now it is {answer:?}");
        };
        let before = self.0.entry(place).or_insert_with(|| said.clone());
        assert_eq!(*before, said);
    }
}

/// Runs a scene, and says what stands of each question.
fn run(seed: u64, evil: Evil) -> (Said, u32, u16) {
    let mut council = Council::with_chance(evil, seed);
    let mut chance = Chance::new(1_000 + seed);
    let (questions, mut said) = (questions(&council), Said::default());
    for member in 0..HONEST {
        council.chairs[member].ahead_ms = u64::from(chance.below(20_000));
    }
    for _ in 0..STEPS {
        let (member, place) = (chance.below(3) as usize, chance.below(questions.len() as u32) as usize);
        match chance.below(10) {
            0..=2 => council.put(member, &questions[place]),
            3..=6 => council.deliver(member, (member + 1 + chance.below(3) as usize) % 4),
            7 => council.wait(u64::from(chance.below(20_000))),
            8 if chance.happens(20) => council.wait(WINDOW_MS + DAY_MS),
            _ => council.stop_after(member, chance.below(12)),
        }
        note_told(&council, &questions, &mut said);
    }
    for turn in 0..3 {
        for (place, question) in questions.iter().enumerate() {
            for member in 0..HONEST {
                match council.ask_member(member, question) {
                    Some(answer) => said.note(place, &answer),
                    // It waits for what is asked after it, or for a member that has heard of a payee's request last.
                    None if turn == 0 => {}
                    None => panic!("{evil:?} {seed}: nothing is said of {place}\n{}", council.minutes()),
                }
            }
        }
        council.agree();
        council.wait(WINDOW_MS + DAY_MS);
    }
    (said, council.stops, council.rounds())
}

fn note_told(council: &Council, questions: &[Question], said: &mut Said) {
    for member in 0..HONEST {
        for (place, question) in questions.iter().enumerate() {
            if let Some(answer) = council.told(member, question) {
                said.note(place, answer);
            }
        }
    }
}

#[test]
fn what_a_committee_has_said_stays_so_whatever_happens() {
    let (mut outcomes, mut stops, mut run_offs) = (BTreeMap::new(), 0, 0);
    for seed in 0..SEEDS {
        let evil = EVERY_EVIL[seed as usize % EVERY_EVIL.len()];
        println!("{evil:?} {seed}");
        let (said, stopped, rounds) = run(seed, evil);
        *outcomes.entry(said.kinds()).or_insert(0) += 1;
        stops += stopped;
        run_offs += u32::from(rounds > 0);
    }
    assert!(outcomes.len() > 4 && stops > 100 && run_offs > 10, "{outcomes:#?}, {stops} stops, {run_offs} run-offs");
}
