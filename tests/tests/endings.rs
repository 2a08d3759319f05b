//! Every end of a transfer is written down with its moment and with what ended it.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
use std::sync::Arc;

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::record::{State, TransferRecord, Write};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::trust::dial::DialPolicy;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

/// Longer than the witness waits for a payer that it has not heard.
const WINDOW_OVER_MS: u64 = 4 * 24 * 60 * 60 * 1000;

/// An issuer, a payer with 75 and a payee with 25, a while after they got them.
fn market() -> [SimWallet; 3] {
    let (mut bank, mut payer, mut payee) =
        (issuer("I", 1), SimWallet::new("S", 2, BEGIN), SimWallet::new("R", 3, BEGIN));
    for (amount, wallet) in [(75, &mut payer), (25, &mut payee)] {
        let asked = ask(wallet, amount);
        Meeting::default().hold((&mut bank, pay()), (wallet, asked), &mut Chance::new(u64::from(amount)));
    }
    [&mut bank, &mut payer, &mut payee].into_iter().for_each(|wallet| wallet.pass(60_000));
    [bank, payer, payee]
}

fn meet(payer: &mut SimWallet, payee: &mut SimWallet) {
    let asked = ask(payee, 15);
    let parted = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
    parted.hold((payer, pay()), (payee, asked), &mut Chance::new(6));
}

fn settle(holder: &mut SimWallet, bank: &mut SimWallet) {
    let (ours, theirs) = (Intent::Settle { give_back: None }, Intent::Serve);
    Meeting::default().hold((holder, ours), (bank, theirs), &mut Chance::new(7));
}

/// How the newest transfer stands on the disk.
fn written(wallet: &SimWallet) -> Arc<TransferRecord> {
    let changes = wallet.log().iter().flat_map(|entry| ChangeSet::decode(entry).unwrap().changes);
    let records = changes.filter_map(|change| if let Change::Transfer(record) = change { Some(record) } else { None });
    records.last().unwrap()
}

fn assert_ended(wallet: &SimWallet, state: State, since: Timestamp) -> Arc<TransferRecord> {
    let record = written(wallet);
    assert_eq!(record.state, state);
    assert!(since <= record.ended && record.ended <= wallet.wall_clock(), "{:?} since {since:?}", record.ended);
    record
}

#[test]
fn what_came_ends_when_it_came() {
    let [_, mut payer, mut payee] = market();
    let begun = payee.wall_clock();
    meet(&mut payer, &mut payee);
    assert_ended(&payee, State::Received, begun);
    assert_ended(&payer, State::Final, begun);
}

#[test]
fn a_payers_abort_ends_both_and_the_payee_keeps_its_word() {
    let [_, mut payer, mut payee] = market();
    payer.command(Command::SetDial(DialPolicy { max_hops: Some(0), ..DialPolicy::default() }));
    let begun = payee.wall_clock();
    meet(&mut payer, &mut payee);
    assert_ended(&payer, State::Aborted, begun);
    let ended = assert_ended(&payee, State::RolledBack, begun);
    assert!(matches!(wire::decode(&ended.sender_retro_pak), Ok(Message::SenderRetroPak(_))));
}

#[test]
fn the_witness_word_ends_both_and_both_keep_it() {
    let [mut bank, mut payer, mut payee] = market();
    payer.crash = Some(Crash::AfterWrite(Write::S2));
    [&mut payer, &mut payee].into_iter().for_each(SimWallet::forget_sessions);
    meet(&mut payer, &mut payee);
    payer.start();
    settle(&mut payee, &mut bank);
    [&mut bank, &mut payer, &mut payee].into_iter().for_each(|wallet| wallet.pass(WINDOW_OVER_MS));
    let late = payer.wall_clock().min(payee.wall_clock());
    for (wallet, state) in [(&mut payee, State::RolledBack), (&mut payer, State::Voided)] {
        settle(wallet, &mut bank);
        let ended = assert_ended(wallet, state, late);
        assert!(matches!(wire::decode(&ended.abort_certificate), Ok(Message::AbortCertificate(_))));
    }
    assert_eq!((payer.balance(), payee.balance()), (75, 25));
}
