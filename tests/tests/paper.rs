//! Coins on paper: printed, taken, copied and taken twice, taken back, and a power cut at every point of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{Grade, IssueOverview, MovementKind, PaperProblem, PrintProblem, SettledItem};
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::paper;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::trust::dial::Reason;
use juicetokens_engine::{Command, Event, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, market, pay, settle};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

const RENEW: Intent = Intent::Settle { give_back: None };

fn counts(coins: &[(u32, u8)]) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    for (value, count) in coins {
        counts.0[Denomination::of_value(*value).unwrap().index()] = *count;
    }
    counts
}

fn kind(wallet: &SimWallet) -> Authority {
    wallet.summary().assets[0].authority
}

/// Prints coins, and gives their codes by falling value.
fn print(wallet: &mut SimWallet, coins: &[(u32, u8)]) -> Vec<Vec<u8>> {
    let authority = kind(wallet);
    wallet.command(Command::Print { authority, coins: counts(coins) });
    let Some(Event::CoinsPrinted(ids)) = wallet.of_paper.pop() else { panic!("{:?}", wallet.of_paper) };
    let on_paper: Vec<TokenId> = wallet.issue_overview().printed.iter().map(|coin| coin.token_id).collect();
    let printed = on_paper.into_iter().filter(|id| ids.contains(id));
    printed.map(|id| wallet.code_of(id).unwrap()).collect()
}

fn take(wallet: &mut SimWallet, code: &[u8]) {
    wallet.take(code);
    let told = wallet.of_paper.pop();
    assert!(matches!(told, Some(Event::PaperTaken(_))), "{}: {told:?}", wallet.name);
    assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{}", wallet.name);
}

fn refused(wallet: &mut SimWallet, code: &[u8]) -> PaperProblem {
    let before = wallet.summary();
    wallet.take(code);
    let Some(Event::PaperRefused(problem)) = wallet.of_paper.pop() else { panic!("{} took it", wallet.name) };
    assert_eq!(wallet.summary(), before, "nothing has changed");
    problem
}

fn grades(wallet: &SimWallet) -> Vec<(u32, Grade)> {
    wallet.coins().iter().map(|coin| (coin.denomination.value(), coin.grade)).collect()
}

fn finder(name: &'static str, seed: u64) -> SimWallet {
    SimWallet::new(name, seed, BEGIN)
}

#[test]
fn a_printed_coin_leaves_the_balance_and_a_finder_takes_it_on_trust() {
    let mut i = issuer("I", 1);
    let codes = print(&mut i, &[(20, 1), (5, 1)]);
    assert_eq!(codes.len(), 2);
    assert!(codes.iter().all(|code| code.len() <= paper::MAX_LEN));
    assert_eq!(i.balance(), 175);
    assert_eq!(i.summary().assets[0].balance.on_paper, Amount(25));
    assert_eq!(i.summary(), i.summary_from_disk());

    let mut a = finder("A", 2);
    let seen = a.look_at(&codes[0]).unwrap();
    assert_eq!((seen.denomination.value(), &*seen.unit, seen.problem), (20, "juice", None));
    assert!(seen.new_issuer && !seen.printed_here && !seen.issued_here);
    assert!(matches!(seen.reasons[..], [Reason::WithinDailyStranger(_), Reason::WithinStrangersTotal(_)]));
    take(&mut a, &codes[0]);
    assert_eq!(grades(&a), [(20, Grade::OnTrust)]);
    let movement = &a.summary().movements[0];
    assert_eq!((movement.kind, movement.amount), (MovementKind::FromPaper, Amount(20)));
    let receipt = a.receipt(movement.sid.unwrap()).unwrap();
    assert!(receipt.from_paper && receipt.paid[0].verified);
    assert_eq!(receipt.paid[0].hops, 2);
    assert_eq!(a.writes.last(), Some(&Write::Taken));
    assert!(a.effects().len() < 20, "no message, no session");
}

#[test]
fn a_coin_from_paper_is_paid_and_comes_home_to_who_printed_it() {
    let (mut i, mut a, mut chance) = (issuer("I", 1), finder("A", 2), Chance::new(3));
    let codes = print(&mut i, &[(20, 1)]);
    take(&mut a, &codes[0]);
    let asked = ask(&i, 20);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut i, asked), &mut chance), Outcome::Done);
    assert_eq!((i.balance(), a.balance()), (200, 0));
    assert_eq!(i.summary().assets[0].balance.on_paper, Amount(0));
    assert!(i.issue_overview().printed.is_empty());
    assert_eq!(i.summary(), i.summary_from_disk());
}

#[test]
fn the_issuer_takes_paper_for_good_and_a_photocopy_never_again() {
    let (mut i, mut a) = (issuer("I", 1), finder("A", 2));
    let codes = print(&mut i, &[(20, 1), (5, 1)]);
    let copy = codes[0].clone();
    let seen = i.look_at(&codes[0]).unwrap();
    assert!(seen.issued_here && seen.printed_here);
    take(&mut i, &codes[0]);
    assert_eq!(i.balance(), 195);
    assert!(grades(&i).contains(&(20, Grade::Settled)), "settled at once");
    assert!(matches!(refused(&mut i, &copy), PaperProblem::TakenHere(at) if at == BEGIN));

    // A finder offline cannot know; the issuer can.
    take(&mut a, &copy);
    assert_eq!(grades(&a), [(20, Grade::OnTrust)]);
    let shown = settle(&mut a, &mut i, RENEW);
    assert_eq!(shown.done, [SettledItem::Dead(Amount(20))]);
    assert_eq!(grades(&a), [(20, Grade::Lost)]);
    let conflict = &a.summary().conflicts[0];
    assert!(conflict.on_paper && !conflict.ours, "{conflict:?}");
    assert_eq!((i.balance(), a.balance()), (195, 0));
}

#[test]
fn of_two_finders_of_copies_the_one_who_settles_first_has_the_coin() {
    let (mut i, mut a, mut b) = (issuer("I", 1), finder("A", 2), finder("B", 3));
    let codes = print(&mut i, &[(50, 1)]);
    take(&mut a, &codes[0]);
    take(&mut b, &codes[0]);
    assert_eq!(settle(&mut b, &mut i, RENEW).done, [SettledItem::Renewed(Amount(50))]);
    assert_eq!(grades(&b), [(50, Grade::Settled)]);
    assert_eq!(settle(&mut a, &mut i, RENEW).done, [SettledItem::Dead(Amount(50))]);
    assert_eq!(grades(&a), [(50, Grade::Lost)]);
    // The proof names the paper's key, and nobody's own.
    let named: Vec<_> = [&a, &i].iter().flat_map(|wallet| wallet.summary().conflicts).collect();
    assert!(named.iter().all(|conflict| conflict.on_paper), "{named:?}");
    assert!(matches!(refused(&mut i, &codes[0]), PaperProblem::TakenBefore));
    assert!(i.issue_overview().printed.is_empty(), "the issuer knows that it was taken");
}

#[test]
fn the_same_paper_twice_is_told_with_its_date_and_a_coin_that_came_by_another_way_too() {
    let (mut i, mut a, mut b) = (issuer("I", 1), finder("A", 2), finder("B", 3));
    let codes = print(&mut i, &[(5, 1)]);
    a.pass(1_000);
    take(&mut a, &codes[0]);
    assert_eq!(refused(&mut a, &codes[0]), PaperProblem::TakenHere(BEGIN.after_ms(1_000)));
    assert_eq!(a.balance(), 5);
    let asked = ask(&b, 5);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut Chance::new(4)), Outcome::Done);
    assert_eq!(refused(&mut b, &codes[0]), PaperProblem::Held);
    assert!(matches!(refused(&mut a, &codes[0]), PaperProblem::TakenHere(_)), "paid on long since");
}

#[test]
fn all_paper_of_a_day_is_one_stranger_to_the_dial() {
    let (mut i, mut a) = (SimWallet::new("I", 1, BEGIN), finder("A", 2));
    i.command(Command::Issue(market(&[(20, 4), (50, 1), (500, 1)])));
    let codes = print(&mut i, &[(500, 1), (50, 1), (20, 4)]);
    for code in &codes[2..4] {
        assert!(a.look_at(code).unwrap().reasons.iter().all(|reason| !matches!(reason, Reason::OverDailyStranger(_))));
        take(&mut a, code);
    }
    let third = a.look_at(&codes[4]).unwrap();
    assert!(matches!(third.reasons[0], Reason::OverDailyStranger(over) if over.used == Amount(40)), "{third:?}");
    assert_eq!(third.problem, None, "a person may still agree");
    take(&mut a, &codes[4]);
    let receipt = a.receipt(a.summary().movements[0].sid.unwrap()).unwrap();
    assert_eq!(receipt.reasons.last(), Some(&Reason::PersonAgreed));
    let too_much = PaperProblem::OverLimit { limit: Amount(440), on_trust: Amount(500) };
    assert_eq!(a.look_at(&codes[0]).unwrap().problem, Some(too_much));
    assert_eq!(refused(&mut a, &codes[0]), too_much);
    a.pass(DAY_MS + 1);
    take(&mut a, &codes[0]);
    assert_eq!(i.summary().assets[0].balance.on_paper, Amount(630), "nobody has told the printer");
}

#[test]
fn unsold_paper_is_taken_back_and_then_worth_nothing_to_a_finder_who_settles() {
    let (mut i, mut a) = (issuer("I", 1), finder("A", 2));
    let codes = print(&mut i, &[(20, 2), (5, 1)]);
    let ids: Vec<TokenId> = i.issue_overview().printed.iter().map(|coin| coin.token_id).collect();
    i.command(Command::Unprint(ids.clone()));
    assert_eq!((i.balance(), i.issue_overview().printed.len()), (200, 0));
    assert!(grades(&i).iter().all(|(_, grade)| *grade == Grade::Settled));
    assert_eq!(i.summary(), i.summary_from_disk());
    let kinds: Vec<MovementKind> = i.summary().movements.iter().map(|movement| movement.kind).collect();
    assert_eq!(kinds, [MovementKind::Unprinted, MovementKind::Printed, MovementKind::Issued]);
    take(&mut a, &codes[0]);
    assert_eq!(settle(&mut a, &mut i, RENEW).done, [SettledItem::Dead(Amount(20))]);
    assert_eq!(i.balance(), 200);
}

#[test]
fn paper_that_somebody_settled_does_not_come_back_to_who_printed_it() {
    let (mut i, mut a) = (issuer("I", 1), finder("A", 2));
    let codes = print(&mut i, &[(20, 1)]);
    let [printed] = &i.issue_overview().printed[..] else { panic!("one coin") };
    let id = printed.token_id;
    take(&mut a, &codes[0]);
    settle(&mut a, &mut i, RENEW);
    i.command(Command::Unprint(vec![id]));
    assert_eq!((i.balance(), a.balance()), (180, 20));
}

#[test]
fn anybody_prints_what_they_hold_and_takes_it_back_on_trust() {
    let (mut i, mut a, mut b, mut chance) = (issuer("I", 1), finder("A", 2), finder("B", 3), Chance::new(5));
    let asked = ask(&a, 75);
    assert_eq!(Meeting::default().hold((&mut i, pay()), (&mut a, asked), &mut chance), Outcome::Done);
    let codes = print(&mut a, &[(50, 1), (20, 1)]);
    assert_eq!(a.balance(), 5);
    take(&mut b, &codes[1]);
    assert_eq!(settle(&mut b, &mut i, RENEW).done, [SettledItem::Renewed(Amount(20))]);
    assert!(a.look_at(&codes[0]).unwrap().printed_here);
    take(&mut a, &codes[0]);
    assert_eq!(grades(&a), [(50, Grade::OnTrust), (20, Grade::OnPaper), (5, Grade::OnTrust)]);
    // It cannot know that the other one was taken; its issuer does.
    let ids = a.issue_overview().printed.iter().map(|coin| coin.token_id).collect();
    a.command(Command::Unprint(ids));
    assert_eq!(a.balance(), 75);
    let shown = settle(&mut a, &mut i, RENEW);
    assert!(shown.done.contains(&SettledItem::Dead(Amount(20))), "{shown:?}");
    assert_eq!((a.balance(), b.balance()), (55, 20));
}

#[test]
fn expired_paper_goes_to_the_issuer_only_while_its_grace_lasts() {
    let (mut i, mut a) = (issuer("I", 1), finder("A", 2));
    let codes = print(&mut i, &[(20, 1), (5, 1)]);
    for wallet in [&mut i, &mut a] {
        wallet.pass(366 * DAY_MS);
    }
    assert_eq!(refused(&mut a, &codes[0]), PaperProblem::Expired);
    take(&mut i, &codes[0]);
    i.pass(30 * DAY_MS);
    assert_eq!(refused(&mut i, &codes[1]), PaperProblem::Expired);
}

#[test]
fn a_code_that_is_damaged_or_put_together_from_two_is_no_coin() {
    let (mut i, mut a) = (issuer("I", 1), finder("A", 2));
    let codes = print(&mut i, &[(20, 1), (5, 1)]);
    let mixed = [&codes[0][..34], &codes[1][34..]].concat();
    assert_eq!(refused(&mut a, &mixed), PaperProblem::Unreadable);
    let mut chance = Chance::new(7);
    for _ in 0..60 {
        let mut damaged = codes[0].clone();
        let place = 2 + chance.below(u32::try_from(damaged.len() - 2).unwrap()) as usize;
        damaged[place] ^= 1 << chance.below(8);
        assert_eq!(refused(&mut a, &damaged), PaperProblem::Unreadable, "byte {place}");
    }
    for length in 34..codes[0].len() {
        assert_eq!(refused(&mut a, &codes[0][..length]), PaperProblem::Unreadable);
    }
}

#[test]
fn what_is_not_there_is_not_printed_and_what_has_come_too_far_is_renewed_first() {
    let mut i = issuer("I", 1);
    let authority = kind(&i);
    for coins in [&[(20, 3)][..], &[(10, 1)], &[]] {
        i.command(Command::Print { authority, coins: counts(coins) });
        assert_eq!(i.of_paper.pop(), Some(Event::PrintRefused(PrintProblem::TooFew)));
    }
    let (mut a, mut b, mut chance) = (finder("A", 2), finder("B", 3), Chance::new(5));
    let asked = ask(&a, 5);
    assert_eq!(Meeting::default().hold((&mut i, pay()), (&mut a, asked), &mut chance), Outcome::Done);
    for _ in 0..2 {
        for (from, to) in [(true, 5), (false, 5)] {
            let (from, to) = if from { ((&mut a, to), &mut b) } else { ((&mut b, to), &mut a) };
            let asked = ask(to, from.1);
            assert_eq!(Meeting::default().hold((from.0, pay()), (to, asked), &mut chance), Outcome::Done);
        }
    }
    a.command(Command::Print { authority, coins: counts(&[(5, 1)]) });
    assert_eq!(a.of_paper.pop(), Some(Event::PrintRefused(PrintProblem::TooLong)));
    assert_eq!(a.balance(), 5);
    settle(&mut a, &mut i, RENEW);
    assert_eq!(print(&mut a, &[(5, 1)]).len(), 1);
}

#[test]
fn a_restored_wallet_leaves_printed_coins_on_paper_and_what_it_takes_back_in_quarantine() {
    let (mut i, mut a, mut chance) = (issuer("I", 1), finder("A", 2), Chance::new(5));
    let asked = ask(&a, 75);
    assert_eq!(Meeting::default().hold((&mut i, pay()), (&mut a, asked), &mut chance), Outcome::Done);
    let codes = print(&mut a, &[(50, 1), (20, 1)]);
    let mut restored = a.copied("A2");
    restored.command(Command::Quarantine);
    assert_eq!(grades(&restored), [(50, Grade::OnPaper), (20, Grade::OnPaper), (5, Grade::Quarantined)]);
    restored.take(&codes[0]);
    let ids = restored.issue_overview().printed.iter().map(|coin| coin.token_id).collect();
    restored.command(Command::Unprint(ids));
    assert!(grades(&restored).iter().all(|(_, grade)| *grade == Grade::Quarantined), "{:?}", grades(&restored));
    settle(&mut restored, &mut i, RENEW);
    assert_eq!(restored.balance(), 75);
}

/// Everything that a person sees of a wallet, whichever effects it took.
fn seen(wallet: &SimWallet) -> (u32, Vec<(u32, Grade)>, IssueOverview) {
    (wallet.balance(), grades(wallet), wallet.issue_overview())
}

#[test]
fn a_power_cut_or_a_failing_disk_anywhere_leaves_paper_printed_or_not_and_taken_or_not() {
    let mut cuts = 0;
    for step in 0..3 {
        let undisturbed = Paper::at(step);
        let before = seen(&undisturbed.wallet);
        let from = undisturbed.wallet.effects_done();
        let done = undisturbed.go_on();
        let after = seen(&done.wallet);
        assert_ne!(before.1, after.1);
        for number in from..done.wallet.effects_done() {
            let kind = done.wallet.effects()[usize::try_from(number).unwrap()];
            for crash in kind.crashes(number) {
                let mut disturbed = Paper::at(step);
                disturbed.wallet.crash = Some(crash);
                let mut paper = disturbed.go_on();
                assert!(paper.wallet.is_down(), "{crash:?} in step {step} did not happen");
                cuts += 1;
                paper.wallet.start();
                let now = seen(&paper.wallet);
                assert!(now.1 == before.1 || now.1 == after.1, "{crash:?} in step {step}: {now:?}");
                assert_eq!(paper.wallet.summary(), paper.wallet.summary_from_disk());
                // Whoever tries again ends where an undisturbed one does.
                let done = if now.1 == before.1 { paper.go_on() } else { paper };
                assert_eq!(seen(&done.wallet).1, after.1, "{crash:?} in step {step}");
            }
        }
    }
    assert!(cuts > 50, "only {cuts} points were cut");
}

/// A wallet that is about to print (0), take (1) or take back (2).
struct Paper {
    wallet: SimWallet,
    codes: Vec<Vec<u8>>,
    step: u32,
}

impl Paper {
    fn at(step: u32) -> Self {
        let mut i = issuer("I", 1);
        let mut codes = Vec::new();
        if step > 0 {
            codes = print(&mut i, &[(20, 1), (5, 1)]);
        }
        let wallet = if step == 1 { finder("A", 2) } else { i };
        Self { wallet, codes, step }
    }

    fn go_on(mut self) -> Self {
        match self.step {
            0 => {
                let authority = kind(&self.wallet);
                self.wallet.command(Command::Print { authority, coins: counts(&[(20, 1), (5, 1)]) });
            }
            1 => self.wallet.take(&self.codes[0]),
            _ => {
                let ids = self.wallet.issue_overview().printed.iter().map(|coin| coin.token_id).collect();
                self.wallet.command(Command::Unprint(ids));
            }
        }
        self
    }
}

#[test]
fn an_issuer_sees_what_is_where() {
    let (mut i, mut a, mut chance) = (issuer("I", 1), finder("A", 2), Chance::new(5));
    let asked = ask(&a, 75);
    assert_eq!(Meeting::default().hold((&mut i, pay()), (&mut a, asked), &mut chance), Outcome::Done);
    let codes = print(&mut i, &[(100, 1)]);
    let [batch] = &i.issue_overview().issued[..] else { panic!("one batch") };
    let amounts = [batch.total, batch.retired, batch.held, batch.on_paper, batch.given_out];
    assert_eq!(amounts, [200, 0, 25, 100, 75].map(Amount));
    assert_eq!(batch.reference, "AUTUMN26");
    let mut b = finder("B", 3);
    take(&mut b, &codes[0]);
    settle(&mut b, &mut i, RENEW);
    let [batch] = &i.issue_overview().issued[..] else { panic!("one batch") };
    assert_eq!([batch.held, batch.on_paper, batch.given_out], [25, 0, 175].map(Amount));
    assert!(a.issue_overview().issued.is_empty(), "a holder issues nothing");
    assert_eq!(a.issue_overview().printable[0].coins.value(), Amount(75));
}
