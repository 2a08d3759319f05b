//! Receipts as files: both sides save the same one, and whoever reads it needs no wallet and believes no changed byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Command;
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::summary::{CheckedKind, CheckedReceipt, Finding, ReceiptCheck};
use juicetokens_engine::token::amount::{Amount, DenominationCounts};
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, SimWallet};

const ENTROPY: Entropy = Entropy([3; 32]);
const ALL: [ReceiptCheck; 8] = [
    ReceiptCheck::Issuer,
    ReceiptCheck::Coins,
    ReceiptCheck::Sum,
    ReceiptCheck::Request,
    ReceiptCheck::Plan,
    ReceiptCheck::Payer,
    ReceiptCheck::Payee,
    ReceiptCheck::Acknowledged,
];

/// A commit, a vote and an acknowledgement, each by one key.
const SIGNATURES_LEN: usize = 2 * (1 + 32 + 64) + 1 + 64;

fn newest(wallet: &SimWallet) -> Sid {
    wallet.summary().movements[0].sid.unwrap()
}

fn read(file: &[u8]) -> CheckedReceipt {
    CheckedReceipt::of_file(file, ENTROPY).unwrap()
}

/// B has 20 and 5 of A's coins, and C pays B 13 with 20: the change lies under B's key of yesterday.
fn with_change() -> (SimWallet, SimWallet) {
    let mut chance = Chance::new(1);
    let (mut a, mut b, mut c) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN), SimWallet::new("C", 3, BEGIN));
    for (amount, wallet) in [(9, &mut b), (20, &mut c)] {
        let asked = ask(wallet, amount);
        assert_eq!(Meeting::default().hold((&mut a, pay()), (wallet, asked), &mut chance), Outcome::Done);
    }
    for wallet in [&mut b, &mut c] {
        wallet.pass(24 * 60 * 60 * 1000);
    }
    let asked = ask(&b, 13);
    assert_eq!(Meeting::default().hold((&mut c, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    (c, b)
}

#[test]
fn both_sides_save_the_same_file_and_every_check_holds() {
    let (payer, payee) = with_change();
    let sid = newest(&payer);
    let file = payer.receipt_file(sid).unwrap();
    assert_eq!(payee.receipt_file(sid).as_ref(), Some(&file));
    let receipt = read(&file);
    assert_eq!(receipt.checks, ALL.map(|check| (check, Finding::Holds)));
    assert!(receipt.holds && !receipt.doubtful && receipt.kind == CheckedKind::Payment);
    assert_eq!((receipt.amount, &*receipt.unit, &*receipt.memo), (Amount(13), "juice", "two melons"));
    assert_eq!(receipt.community, "Orange Square market");
    let values = |coins: &[(String, juicetokens_engine::token::amount::Denomination)]| {
        coins.iter().map(|(_, value)| value.value()).collect::<Vec<_>>()
    };
    assert_eq!(values(&receipt.paid), [20]);
    assert_eq!(values(&receipt.change).iter().sum::<u32>(), 7);
    let (mut payer, sid) = (payer, sid);
    assert_eq!(receipt.header, payer.receipt(sid).unwrap().header);
    let day = BEGIN.after_ms(24 * 60 * 60 * 1000);
    assert!(receipt.from <= day.after_ms(600_000) && receipt.to >= day, "{:?} {:?}", receipt.from, receipt.to);
}

#[test]
fn no_changed_byte_is_believed_and_no_shortened_file_reads() {
    let (payer, _) = with_change();
    let file = payer.receipt_file(newest(&payer)).unwrap();
    for place in 0..file.len() {
        let mut changed = file.clone();
        changed[place] ^= 1 << (place % 8);
        let holds = CheckedReceipt::of_file(&changed, ENTROPY).is_some_and(|receipt| receipt.holds);
        assert!(!holds, "byte {place} of {}", file.len());
    }
    for length in 0..file.len() {
        assert_eq!(CheckedReceipt::of_file(&file[..length], ENTROPY), None, "{length}");
    }
    assert_eq!(CheckedReceipt::of_file(&[&file[..], &[0]].concat(), ENTROPY), None);
}

#[test]
fn a_payer_without_the_last_word_has_a_receipt_that_says_so() {
    let (mut a, mut b, mut chance) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN), Chance::new(1));
    a.crash = Some(Crash::AfterWrite(juicetokens_engine::token::transfer::record::Write::S2));
    let asked = ask(&b, 7);
    let cut = Meeting { patience: 60, down_for: 100_000, ..Meeting::default() };
    cut.hold((&mut a, pay()), (&mut b, asked), &mut chance);
    a.start();
    let sid = a.summary().open[0].sid;
    let receipt = read(&a.receipt_file(sid).unwrap());
    assert!(receipt.holds, "nothing in it is wrong");
    assert_eq!(receipt.checks[7], (ReceiptCheck::Acknowledged, Finding::Missing));
    assert_eq!(b.receipt_file(sid), None, "the payee has no decision yet");
}

#[test]
fn a_coin_taken_from_paper_gives_a_receipt_that_says_so() {
    let (mut i, mut a) = (issuer("I", 1), SimWallet::new("A", 2, BEGIN));
    let authority = i.summary().assets[0].authority;
    let mut coins = DenominationCounts::default();
    coins.0[2] = 1;
    i.command(Command::Print { authority, coins });
    let printed = i.issue_overview().printed[0].token_id;
    a.take(&i.code_of(printed).unwrap());
    let receipt = read(&a.receipt_file(newest(&a)).unwrap());
    assert!(receipt.holds && receipt.kind == CheckedKind::FromPaper);
    assert_eq!(receipt.amount, Amount(5));
}

#[test]
fn signatures_of_one_payment_do_not_serve_another() {
    let (mut a, mut b, mut chance) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN), Chance::new(1));
    let mut files = Vec::new();
    for _ in 0..2 {
        let asked = ask(&b, 2);
        assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
        files.push(a.receipt_file(newest(&a)).unwrap());
    }
    // From the signatures on, both files are laid out alike.
    let (head, tail) = files[0].split_at(files[0].len() - SIGNATURES_LEN);
    assert_ne!(tail, &files[1][files[1].len() - SIGNATURES_LEN..]);
    let swapped = read(&[head, &files[1][files[1].len() - SIGNATURES_LEN..]].concat());
    assert_eq!(
        swapped.checks[5..],
        [ReceiptCheck::Payer, ReceiptCheck::Payee, ReceiptCheck::Acknowledged].map(|check| (check, Finding::Fails))
    );
    assert!(!swapped.holds);
}
