//! What a witness's list of revoked keys does in the wallets that hear of it (`docs/spec/06-conflicts.md`, sections 6 and 7).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::Problem;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::trust::epoch::RevocationEpoch;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, hand_over, issuer, market, renew};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

/// Twice the window, and a little more.
const LISTENING_MS: u64 = 6 * 24 * 60 * 60 * 1000 + 1;

fn person(name: &'static str, seed: u64) -> SimWallet {
    SimWallet::new(name, seed, BEGIN)
}

/// A wallet and its copy pay all they have to two people, who bring it to the issuer: it has proof then.
fn live_twice(cheat: &mut SimWallet, issuer: &mut SimWallet, seed: u64) {
    let (mut twin, amount) = (cheat.copied("twin"), cheat.balance());
    let known = issuer.summary().conflicts.len();
    for (place, payer) in [cheat, &mut twin].into_iter().enumerate() {
        let mut victim = SimWallet::new("victim", seed + place as u64, payer.wall_clock());
        hand_over(payer, &mut victim, amount);
        renew(&mut victim, issuer);
    }
    assert!(issuer.summary().conflicts.len() > known, "{} proved nothing", issuer.name);
}

/// The lists that a wallet has written down.
fn epochs_of(wallet: &SimWallet) -> Vec<RevocationEpoch> {
    let changes = wallet.log().iter().flat_map(|entry| ChangeSet::decode(entry).unwrap().changes);
    let epochs = changes.filter_map(|change| match change {
        Change::Epoch(epoch) => Some(*epoch),
        _ => None,
    });
    epochs.collect()
}

/// What comes of five that are paid in one kind of coins, and what the payee's screen says then.
fn pay_five(payer: &mut SimWallet, payee: &mut SimWallet, authority: Authority) -> (Outcome, Option<Problem>) {
    let asked = ask(payee, 5);
    let intent = Intent::Pay { amount: None, authority: Some(authority) };
    let meeting = Meeting { patience: 300, leave_open: true, ..Meeting::default() };
    let outcome = meeting.hold((payer, intent), (payee, asked), &mut Chance::new(7));
    let problem = payee.exchange().and_then(|screen| screen.problem);
    for wallet in [payer, payee] {
        wallet.command(Command::CloseExchange);
    }
    (outcome, problem)
}

/// Dora has met the issuer, and holds coins of another batch than the one that was spent twice: she can verify no proof. `batches` are
/// how many coins of five each further batch has, of which she gets the first and the cheat the last.
fn who_knows_only_the_epoch(batches: &[u32]) {
    let [mut cheat, mut dora] = [person("cheat", 3), person("Dora", 4)];
    let (mut other, mut revoking) = (issuer("other", 2), person("revoking", 1));
    revoking.command(Command::Issue(market(&[(5, 1)])));
    hand_over(&mut revoking, &mut cheat, 5);
    let revoked_in = cheat.summary().assets[0].authority;
    live_twice(&mut cheat, &mut revoking, 10);
    let mut to_pay = vec![&mut dora, &mut cheat].into_iter();
    for coins in batches {
        revoking.command(Command::Issue(market(&[(5, *coins)])));
        to_pay.by_ref().take(*coins as usize).for_each(|wallet| hand_over(&mut revoking, wallet, 5));
    }
    renew(&mut dora, &mut revoking);
    let (known, epochs) = (dora.summary().conflicts, epochs_of(&dora));
    assert_eq!((known.len(), epochs.len(), epochs[0].revoked().len()), (0, 1, 1), "a list, and no proof");

    hand_over(&mut other, &mut cheat, 5);
    let mut assets = cheat.summary().assets.into_iter().map(|asset| asset.authority);
    let elsewhere = assets.find(|authority| *authority != revoked_in).unwrap();
    let of_another_issuer = pay_five(&mut cheat, &mut dora, elsewhere);
    assert_eq!(
        (of_another_issuer, dora.balance()),
        ((Outcome::Done, None), 10),
        "no witness of these coins revoked the key"
    );
    let (outcome, problem) = pay_five(&mut cheat, &mut dora, revoked_in);
    assert_eq!(problem, Some(Problem::RefusedHere { code: RefuseCode::Contested }));
    assert_ne!(outcome, Outcome::Done);
    assert_eq!((cheat.balance(), dora.balance()), (5, 10));
    assert_eq!(dora.summary(), dora.summary_from_disk());
}

#[test]
fn a_revoked_key_is_refused_by_who_has_no_proof_and_only_in_coins_of_that_witness() {
    who_knows_only_the_epoch(&[2]);
}

#[test]
fn a_revoked_key_is_refused_in_a_batch_that_comes_along_with_the_coins() {
    who_knows_only_the_epoch(&[1, 1]);
}

#[test]
fn the_list_of_a_restored_witness_supersedes_those_that_it_has_forgotten() {
    let mut issuer = issuer("I", 1);
    let [mut first, mut forgotten, mut third, mut fourth] =
        [("first", 2), ("forgotten", 3), ("third", 4), ("fourth", 5)].map(|(name, seed)| person(name, seed));
    let mut holder = person("holder", 6);
    for (wallet, amount) in
        [(&mut first, 20), (&mut forgotten, 20), (&mut third, 50), (&mut fourth, 5), (&mut holder, 2)]
    {
        hand_over(&mut issuer, wallet, amount);
    }
    let newest = |holder: &SimWallet| epochs_of(holder).last().map(|list| (list.epoch(), list.revoked().len()));
    live_twice(&mut first, &mut issuer, 10);
    renew(&mut holder, &mut issuer);
    assert_eq!(newest(&holder), Some((1, 1)));
    let mut restored = issuer.copied("J");
    live_twice(&mut forgotten, &mut issuer, 20);
    renew(&mut holder, &mut issuer);
    assert_eq!(newest(&holder), Some((2, 2)), "the lost wallet has signed it, and the backup does not know");

    restored.command(Command::Quarantine);
    for wallet in [&mut restored, &mut third, &mut fourth, &mut holder] {
        wallet.pass(LISTENING_MS);
    }
    live_twice(&mut third, &mut restored, 30);
    renew(&mut holder, &mut restored);
    assert_eq!(newest(&holder), Some((1 + 1 + 4_095, 2)), "as many as can have been signed are passed over");
    live_twice(&mut fourth, &mut restored, 40);
    renew(&mut holder, &mut restored);
    let numbers: Vec<u16> = epochs_of(&restored).iter().map(RevocationEpoch::epoch).collect();
    assert_eq!(numbers, [1, 4_097, 4_098, 4_099], "and from there it counts on");
    assert_eq!(newest(&holder), Some((4_099, 4)), "the forgotten key too: the holder brought its proof");
    assert_eq!(holder.summary(), holder.summary_from_disk());
}
