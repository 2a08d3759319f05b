//! Mutated bytes of what a holder and a witness say, and of what a witness stores: they read as something, or not at all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::ledger::LedgerRecord;
use juicetokens_engine::lifecycle::witness::message::{Answer, Greeting, Question, Settlement, Taken, TakenAnswer};
use juicetokens_engine::lifecycle::witness::wire::{decode, decode_record, encode, encode_record};
use juicetokens_engine::token::surrender::Surrender;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_tests::sim::Chance;
use juicetokens_tests::sim::town::{Town, register};

/// Damaged copies of some bytes: cut anywhere, one byte changed, a stretch doubled or left out, something appended.
fn mutations(bytes: &[u8], chance: &mut Chance) -> Vec<Vec<u8>> {
    let mut below = |bound: usize| usize::try_from(chance.below(u32::try_from(bound.max(1)).unwrap())).unwrap();
    let mut mutated: Vec<Vec<u8>> = (0..bytes.len().min(64)).map(|length| bytes[..length].to_vec()).collect();
    for _ in 0..300 {
        let mut copy = bytes.to_vec();
        let (from, to) = (below(copy.len()), below(copy.len()));
        let (from, to) = (from.min(to), from.max(to));
        match below(5) {
            0 => copy.truncate(to),
            1 => drop(copy.drain(from..to)),
            2 => copy.extend_from_within(from..to),
            3 => copy.push(u8::try_from(below(256)).unwrap()),
            _ => {}
        }
        if let Some(byte) = copy.get_mut(from) {
            *byte = u8::try_from(below(256)).unwrap();
        }
        mutated.push(copy);
    }
    mutated
}

/// Messages of every kind.
fn messages(town: &mut Town) -> Vec<Settlement> {
    let coin = town.office.coin(5, &town.payer);
    let ask = [town.deal.whole(), town.file(), town.file_with_abort(), town.payer.renewal(&coin)];
    let back = Question::Surrender(vec![town.payer.surrender(&coin, None)]);
    let mut messages =
        vec![Settlement::Greeting(Greeting { witness: PublicKey([1; 32]), signature: Signature([2; 64]) })];
    let dead = Answer::Dead { token_id: coin.anchor.token_id(), proof: vec![1; 600] };
    let mut answers = vec![dead, Answer::Listening(Timestamp(5)), Answer::Refused(RefuseCode::Incomplete)];
    let retired = TakenAnswer::again(Taken::Retired(Signature([3; 64])));
    answers.push(Answer::Taken(vec![Taken::Dead(Vec::new()).into(), retired]));
    answers.push(town.office.ask(&town.file()));
    for question in ask.into_iter().chain([back, town.second_spend().whole(), register(&[&coin])]) {
        answers.push(town.office.ask(&question));
        messages.push(Settlement::Question(7, question));
    }
    messages.extend(answers.into_iter().map(|answer| Settlement::Answer(7, answer)));
    messages
}

#[test]
fn mutated_messages_never_panic_and_what_reads_is_written_again() {
    let (mut town, mut chance) = (Town::new(), Chance::new(1));
    let (mut read, mut refused) = (0, 0);
    for message in messages(&mut town) {
        let bytes = encode(&message);
        assert_eq!(decode(&bytes), Ok(message));
        for mutated in mutations(&bytes, &mut chance) {
            match decode(&mutated) {
                Ok(message) => {
                    assert_eq!(decode(&encode(&message)), Ok(message));
                    read += 1;
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(read > 0 && refused > read / 10, "{read} read, {refused} refused");
}

#[test]
fn mutated_questions_that_read_never_panic_the_witness() {
    let (mut town, mut chance) = (Town::new(), Chance::new(2));
    for message in messages(&mut Town::new()) {
        for mutated in mutations(&encode(&message), &mut chance).into_iter().take(120) {
            if let Ok(Settlement::Question(_, question)) = decode(&mutated) {
                town.office.ask(&question);
            }
        }
    }
}

#[test]
fn mutated_ledger_records_never_panic() {
    let (mut town, mut chance) = (Town::new(), Chance::new(3));
    messages(&mut town);
    let mut records = town.office.ledger.records();
    records.extend([LedgerRecord::Epoch(vec![1; 40]), LedgerRecord::Listening(Timestamp(9))]);
    for record in records {
        let bytes = encode_record(&record);
        assert_eq!(decode_record(&bytes), Ok(record));
        for mutated in mutations(&bytes, &mut chance) {
            if let Ok(record) = decode_record(&mutated) {
                assert_eq!(decode_record(&encode_record(&record)), Ok(record.clone()));
                town.office.ledger.apply(&record);
            }
        }
    }
    // Whatever was put into it, the ledger still answers.
    let coin = town.office.coin(6, &town.payer);
    town.office.answer_from(&town.office.ledger, &town.payer.renewal(&coin));
}

#[test]
fn mutated_surrenders_never_panic_and_have_one_spelling() {
    let (town, mut chance) = (Town::new(), Chance::new(4));
    let coin = town.office.coin(5, &town.payer);
    let plain = town.payer.surrender(&coin, Some(town.payer.key())).surrender;
    let evidence = juicetokens_engine::token::void_evidence::VoidEvidence {
        kind: juicetokens_engine::foundation::signature::SigRole::AbortCertificate,
        header: Hash([1; 32]),
        signature: Signature([2; 64]),
    };
    let laden = Surrender { void: vec![evidence; 8], ..plain.clone() };
    for surrender in [plain, laden, town.payer.surrender(&coin, None).surrender] {
        let bytes = surrender.encode();
        for mutated in mutations(&bytes, &mut chance) {
            if let Ok(read) = Surrender::parse(&mutated) {
                assert_eq!(read.encode(), mutated);
            }
        }
    }
}

#[test]
fn what_is_too_long_is_refused_before_it_is_read() {
    let town = Town::new();
    let coin = town.office.coin(5, &town.payer);
    let many = Question::Register(vec![coin.clone(); 64]);
    assert!(decode(&encode(&Settlement::Question(1, many))).is_err());
    let surrendered = town.payer.surrender(&coin, None);
    assert!(decode(&encode(&Settlement::Question(1, Question::Surrender(vec![surrendered; 64])))).is_err());
    let proof = Answer::Dead { token_id: coin.anchor.token_id(), proof: vec![0; 4_097] };
    assert!(decode(&encode(&Settlement::Answer(1, proof))).is_err());
    assert!(decode(&vec![0; 200_001]).is_err());
}
