//! Somebody who has heard everything says it again, to anybody (I9).
use juicetokens_engine::foundation::time::Now;
use juicetokens_engine::summary::TransferState;
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::record::{Sid, TransferRecord};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::{PipeRole, QrPipe};
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{Command, Intent};

use crate::sim::chance::Chance;
use crate::sim::fixtures::{ask, pay};
use crate::sim::wallet::SimWallet;

/// Texts each way after which everything has been said.
const PATIENCE: u32 = 120;

/// Picks a transfer that some wallet has written of, and says all its messages to the victim in a session of its own, in any
/// order. `false` when there was nothing to say.
pub fn replay(wallets: &mut [SimWallet], victim: usize, chance: &mut Chance) -> bool {
    let source = chance.below(wallets.len() as u32) as usize;
    let Some(sid) = pick(&wallets[source], chance) else { return false };
    // What a party of a transfer has not heard yet is news to it; it is told only what it wrote down itself.
    let of_victim = last_record(&wallets[victim], sid);
    let last_word_is_out =
        |open: &juicetokens_engine::summary::OpenTransfer| open.sid == sid && open.state == TransferState::Received;
    if wallets[victim].summary().open.iter().any(last_word_is_out) {
        return false;
    }
    let Some(record) = of_victim.or_else(|| last_record(&wallets[source], sid)) else { return false };
    say_again(&mut wallets[victim], envelopes(&record), chance);
    true
}

fn pick(wallet: &SimWallet, chance: &mut Chance) -> Option<Sid> {
    let at = chance.below(u32::try_from(wallet.disk().len()).ok()?) as usize;
    wallet.disk().entries(at).find_map(|entry| transfers(entry.bytes).map(|record| record.sid()).next())
}

fn last_record(wallet: &SimWallet, sid: Sid) -> Option<TransferRecord> {
    let records = wallet.disk().entries(0).rev().flat_map(|entry| transfers(entry.bytes));
    records.into_iter().find(|record| record.sid() == sid)
}

fn transfers(bytes: &[u8]) -> impl Iterator<Item = TransferRecord> {
    ChangeSet::decode(bytes).unwrap().changes.into_iter().filter_map(|change| match change {
        Change::Transfer(record) => Some(TransferRecord::clone(&record)),
        _ => None,
    })
}

fn envelopes(record: &TransferRecord) -> Vec<Vec<u8>> {
    let request = wire::encode(&Message::Request(Box::new((*record.terms.request).clone())));
    let plan = wire::encode(&Message::Plan(Box::new(record.terms.plan.clone())));
    let stored = [
        &record.sender_exo_pak,
        &record.receiver_exo_pak,
        &record.commit,
        &record.acknowledgement,
        &record.sender_retro_pak,
    ];
    let said = stored.into_iter().filter(|envelope| !envelope.is_empty()).map(|envelope| envelope.to_vec());
    [request, plan].into_iter().chain(said).collect()
}

fn say_again(victim: &mut SimWallet, mut envelopes: Vec<Vec<u8>>, chance: &mut Chance) {
    let (role, intent) = if chance.happens(50) { (PipeRole::Payer, ask(victim, 5)) } else { (PipeRole::Payee, pay()) };
    let resume = chance.happens(30);
    victim.command(Command::OpenExchange(if resume { Intent::Resume(None) } else { intent }));
    let mut pipe = QrPipe::open(role, chance.entropy());
    let now = Now { wall: victim.wall_clock(), uptime_ms: 1 };
    (0..6).for_each(|_| victim.face_by_text(&mut pipe, now));
    pipe.send_confirm();
    victim.command(Command::ConfirmCode);
    let before = (victim.snapshot(), victim.disk().len());
    while !envelopes.is_empty() {
        let next = chance.below(envelopes.len() as u32) as usize;
        pipe.send(envelopes.swap_remove(next));
    }
    for _ in 0..PATIENCE {
        victim.face_by_text(&mut pipe, now);
        if pipe.all_delivered() {
            break;
        }
    }
    assert_eq!((victim.snapshot(), victim.disk().len()), before, "I9: {} was moved by a replay", victim.name);
    victim.command(Command::CloseExchange);
}
