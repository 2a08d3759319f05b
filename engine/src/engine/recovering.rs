//! Two wallets meet again: each says where it stands, and the log answers (PROTOCOL 3.4).
use crate::engine::state::Engine;
use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::token::transfer::introduction::Introduction;
use crate::token::transfer::message::{Message, Refuse};
use crate::token::transfer::record::{Role, Sid, State, TransferRecord};
use crate::token::transfer::recovery::{Recovery, SignedRecovery};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::table::stored_answer;
use crate::token::transfer::wire;

/// Most open transfers that are named to a peer in one meeting: with the peer's own, far fewer than a session has messages.
const MAX_INTRODUCED: usize = 16;

impl Engine {
    /// Transfers that another meeting can still finish, newest first.
    pub(super) fn open_records(&self) -> impl Iterator<Item = &TransferRecord> {
        let mut open: Vec<&TransferRecord> = self.wallet.records().filter(|record| record.is_open()).collect();
        open.sort_by_key(|record| std::cmp::Reverse(record.started));
        open.into_iter()
    }

    /// Transfers that are in doubt or not acknowledged to us come first; those of which only the last word was lost may be
    /// many, and may wait for ever.
    pub(super) fn records_by_stake(&self) -> impl Iterator<Item = &TransferRecord> {
        let (last_words, at_stake): (Vec<_>, Vec<_>) =
            self.open_records().partition(|record| record.state == State::Received);
        at_stake.into_iter().chain(last_words)
    }

    /// The open transfer that a meeting is to finish: the one that was chosen, or the one with most at stake.
    pub(super) fn to_resume(&self, chosen: Option<Sid>) -> Option<&TransferRecord> {
        self.records_by_stake().find(|record| chosen.is_none_or(|sid| record.sid() == sid))
    }

    /// The first words of a session: where we stand in what is open.
    pub(super) fn introduce_open_transfers(&mut self, dice: &mut Dice) {
        let sids: Vec<Sid> = self.records_by_stake().take(MAX_INTRODUCED).map(TransferRecord::sid).collect();
        self.introduce(&sids, Vec::new(), dice);
    }

    /// Says TRR for each transfer that was not introduced in this session, then `say`.
    fn introduce(&mut self, sids: &[Sid], say: Vec<Vec<u8>>, dice: &mut Dice) {
        let Some(exchange) = &mut self.exchange else { return };
        let Some(transcript) = exchange.pipe.transcript() else { return };
        let new: Vec<Sid> = sids.iter().copied().filter(|sid| exchange.introduced.insert(*sid)).collect();
        let recoveries = new
            .iter()
            .filter_map(|sid| {
                let record = self.wallet.record(sid)?;
                let key = *self.wallet.keys.get(&record.key)?;
                let last_received = last_received(record);
                let recovery =
                    Recovery { sid: *sid, key, state: record.state, last_received, nonce: dice.make_bytes() };
                Some((record.key, recovery))
            })
            .collect();
        self.sign_step(Introduction { recoveries, transcript, say });
    }

    /// TRR: answered from the log, if the holder of the transfer's peer key speaks.
    pub(super) fn on_recovery(&mut self, recovery: &SignedRecovery, dice: &mut Dice) {
        let sid = recovery.recovery.sid;
        let Some(transcript) = self.exchange.as_ref().and_then(|exchange| exchange.pipe.transcript()) else { return };
        let Some(record) = self.wallet.record(&sid) else {
            let refuse = Refuse { sid: Some(sid), stage: 0, code: RefuseCode::Unknown, data: Vec::new() };
            return self.say(wire::encode(&Message::Refuse(refuse)));
        };
        if recovery.verify(&record.peer(), &transcript).is_err() {
            return;
        }
        let answer = stored_answer(record);
        let finished = record.role() == Role::Payee && recovery.recovery.state == State::Final;
        let unfinished = record.state == State::Received && !record.delivered;
        if let Some(exchange) = self.exchange.as_mut().filter(|exchange| exchange.is_about(sid)) {
            exchange.sid = Some(sid);
        }
        if finished && unfinished {
            return self.note_delivered(sid);
        }
        let say = if finished { Vec::new() } else { answer };
        self.introduce(&[sid], say, dice);
    }
}

/// The hash of the last message that this side has of the peer's.
fn last_received(record: &TransferRecord) -> Hash {
    let last = match record.state {
        State::Offered | State::Frozen => return Hash::ZERO,
        State::Committed | State::Aborted => &record.receiver_exo_pak,
        State::Final => &record.acknowledgement,
        State::Prepared => &record.sender_exo_pak,
        State::AbortFiled if record.commit.is_empty() => &record.sender_exo_pak,
        State::AbortFiled | State::Received => &record.commit,
        State::RolledBack if !record.sender_retro_pak.is_empty() => &record.sender_retro_pak,
        State::Abandoned => &record.sender_exo_pak,
        State::RolledBack | State::Voided => &record.abort_certificate,
    };
    if last.is_empty() { Hash::ZERO } else { Hash::of_message(last) }
}
