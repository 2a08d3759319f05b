//! The issuer's side of a meeting with a holder: this wallet as a witness (`docs/spec/09-witness.md`).
use std::sync::Arc;

use crate::engine::exchange::{Exchange, Stage};
use crate::engine::state::Engine;
use crate::engine::work::{AfterWrite, Pending, Work};
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::Timestamp;
use crate::io::Event;
use crate::lifecycle::cash_in::CashIn;
use crate::lifecycle::witness::ledger::{LedgerRecord, TakenCoin};
use crate::lifecycle::witness::message::{Answer, Greeting, Question, Settlement, Taken, TakenAnswer, ends_in_payment};
use crate::lifecycle::witness::office::Witness;
use crate::lifecycle::witness::serve::AnswerDraft;
use crate::lifecycle::witness::wire as witness_wire;
use crate::summary::{Approval, SettledItem};
use crate::token::amount::Amount;
use crate::token::issuance::{Issuance, SignedIssuance};
use crate::token::telomeer::Telomeer;
use crate::token::transfer::check::rebuild;
use crate::token::transfer::doubt::check_void_for_payer;
use crate::token::transfer::message::{AbortCertificate, Message};
use crate::token::transfer::record::{Sid, State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::Wanted;
use crate::token::transfer::wire;
use crate::trust::epoch::{RevocationEpoch, RevocationEpochDraft};
use crate::trust::news::News;
use crate::wallet::change_set::{Change, ChangeSet, MovementOf, MovementRecord};

/// Most transfers that one meeting may ask to decide.
const MOST_FILED: u32 = 63;

impl Engine {
    /// Says who settles here, once people have compared the code; whom this wallet has proof against is revoked first.
    pub(super) fn greet(&mut self) {
        let transcript = self.exchange.as_ref().and_then(|exchange| exchange.pipe.transcript());
        let (Some(transcript), Some(witness)) = (transcript, self.wallet.keys.get(&KeyPath::Issuer).copied()) else {
            return;
        };
        let epoch = self.next_epoch(witness);
        let messages = std::iter::once(Greeting::message(&witness, &transcript));
        let messages = messages.chain(epoch.iter().map(|draft| signed_message(SigRole::Epoch, &draft.value())));
        let wanted = messages.map(|message| Wanted { key: KeyPath::Issuer, message }).collect();
        self.sign(wanted, Work::Greeting(witness, epoch));
    }

    /// A newer list of revoked keys, if there is anything to add to it. Nothing is ever taken off.
    fn next_epoch(&self, witness: PublicKey) -> Option<RevocationEpochDraft> {
        // A witness that may have forgotten something signs nothing.
        if self.wallet.ledger.is_listening(self.own_clock()) {
            return None;
        }
        let known = self.wallet.known.epoch_of(&witness);
        let listed = known.map_or(&[][..], RevocationEpoch::revoked);
        let convicted = self.convicted_here();
        if convicted.iter().all(|kid| listed.contains(kid)) {
            return None;
        }
        let listened_until = self.wallet.ledger.listening_until;
        let is_newest = listened_until.is_none_or(|until| known.is_some_and(|known| known.at() >= until));
        // Each list that was signed named a key more, and none can name more than all: so many may have been forgotten.
        let forgotten = RevocationEpoch::MAX_REVOKED.saturating_sub(listed.len());
        let forgotten = if is_newest { 0 } else { u16::try_from(forgotten).unwrap_or(u16::MAX) };
        let newest = known.map_or(0, RevocationEpoch::epoch);
        let next = newest.checked_add(1)?;
        let number = next.checked_add(forgotten).unwrap_or(next);
        // Dated after the listening, so that the next one counts on from it.
        let at = self.now.wall.max(listened_until.unwrap_or(self.now.wall));
        let revoked = listed.iter().copied().chain(convicted);
        RevocationEpoch::draft(witness, number, at, revoked).ok()
    }

    pub(super) fn greeted(
        &mut self,
        witness: PublicKey,
        epoch: Option<RevocationEpochDraft>,
        signatures: &[Signature],
    ) {
        let (Some(exchange), Some((signature, rest))) = (&mut self.exchange, signatures.split_first()) else { return };
        exchange.settling.witness = Some(witness);
        let greeting = Settlement::Greeting(Greeting { witness, signature: *signature });
        let mut say = vec![wire::encode(&Message::Settlement(witness_wire::encode(&greeting)))];
        let epoch = epoch.zip(rest.first()).map(|(draft, signature)| draft.with_signature(*signature));
        let Some(epoch) = epoch else { return say.into_iter().for_each(|message| self.say(message)) };
        let news = News { epochs: vec![epoch.clone()], ..News::default() };
        say.push(wire::encode(&Message::News(news.encode())));
        let mut set = ChangeSet::default();
        set.push(Change::Epoch(Box::new(epoch)));
        self.persist(Write::Witnessed, set, AfterWrite { say, ..AfterWrite::default() });
    }

    /// A holder asks. Taking coins back for good waits for the person here; nothing else does.
    pub(super) fn on_question(&mut self, number: u32, question: &Question, dice: &mut Dice) {
        // What waits for the person was answered from the ledger as it is now: nothing may change it until then.
        let waits = |exchange: &Exchange| matches!(exchange.stage, Stage::ApprovingReturn(..));
        if self.exchange.as_ref().is_some_and(waits) {
            return self.answer_witnessed(number, &Answer::Refused(RefuseCode::Unexpected));
        }
        if !self.may_ask(question) {
            return self.answer_witnessed(number, &Answer::Refused(RefuseCode::Unexpected));
        }
        let Some(witness) = self.witness() else { return };
        let draft = Box::new(witness.answer(question, self.own_clock(), dice));
        // The witness may hold a certificate against a payment of its own that it has not ended: from a second copy of its ledger.
        let own: Vec<AbortCertificate> = draft.proofs().iter().filter_map(|proof| self.own_void(proof)).collect();
        self.inbox.extend(own.into_iter().map(|certificate| Pending::Void(Box::new(certificate))));
        let learnt: Vec<Change> = draft.proofs().iter().filter_map(|proof| self.learnt_from(proof, dice)).collect();
        let Some((issuance, amount)) = draft.redemption() else {
            return self.sign(draft.wanted(), Work::Answer(number, draft, learnt));
        };
        let record = self.wallet.issuances.get(&issuance).map(|known| &known.issuance);
        let (unit, community) =
            record.map_or_else(Default::default, |issuance| (issuance.unit.clone(), issuance.name.clone()));
        let Some(exchange) = &mut self.exchange else { return };
        exchange.approval = Some(Approval::TakeBack { amount, unit, community });
        exchange.stage = Stage::ApprovingReturn(number, draft);
    }

    /// Counts the transfers that a holder wants decided, and keeps what an answer will be about. A ledger keeps for ever what was
    /// decided, and anybody can make up a transfer; a meeting, though, is agreed to by the person here.
    pub(super) fn may_ask(&mut self, question: &Question) -> bool {
        let Some(settling) = self.exchange.as_mut().map(|exchange| &mut exchange.settling) else { return false };
        settling.asked_about = asked_about(question);
        if !matches!(question, Question::FileAbort(_)) {
            return true;
        }
        settling.filed = settling.filed.saturating_add(1);
        settling.filed <= MOST_FILED
    }

    pub(super) fn witness(&self) -> Option<Witness<'_>> {
        let witness = *self.wallet.keys.get(&KeyPath::Issuer)?;
        let (ledger, book) = (&self.wallet.ledger, &self.wallet.issuances);
        Some(Witness { ledger, book, key: (KeyPath::Issuer, witness), epoch: self.own_epoch(&witness) })
    }

    pub(super) fn sign_answer(&mut self, number: u32, draft: Box<AnswerDraft>) {
        self.sign(draft.wanted(), Work::Answer(number, draft, Vec::new()));
    }

    /// The ledger is written before the answer is said: a lock that was told and forgotten would be told otherwise next time.
    pub(super) fn answered(
        &mut self,
        (number, draft): (u32, AnswerDraft),
        learnt: Vec<Change>,
        signatures: &[Signature],
    ) {
        let (redeemed, ends) = (draft.redemption(), draft.chain_ends());
        let (records, answer) = draft.finish(signatures);
        let report = CashIn::of(self.now.wall, taken(&records), &ends, &self.wallet.issuances).map(Arc::new);
        self.note_answer(&answer, redeemed.map(|(_, amount)| amount));
        let mut set = ChangeSet::default();
        set.changes.extend(learnt);
        records.into_iter().for_each(|record| set.push(Change::Ledger(Box::new(record))));
        if let Some((issuance, amount)) = redeemed {
            self.note_report(report.as_deref(), amount);
            let of = MovementOf::TakenBack(issuance, amount, report);
            set.push(Change::Movement(MovementRecord { at: self.now.wall, of }));
        }
        if set.changes.is_empty() {
            if let Answer::Void(certificate) = &answer {
                self.inbox.push_back(Pending::Void(certificate.clone()));
            }
            return self.answer_witnessed(number, &answer);
        }
        set.append(self.own_end(&answer).unwrap_or_default());
        let say = vec![answer_bytes(number, &answer)];
        self.persist(Write::Witnessed, set, AfterWrite { say, ..AfterWrite::default() });
    }

    /// A witness that is itself a side of the transfer is bound by its own certificate: what it says ends its payment in the same
    /// write, for nobody may ask again.
    fn own_end(&self, answer: &Answer) -> Option<ChangeSet> {
        let Answer::Void(certificate) = answer else { return None };
        let record = self.wallet.record(&self.own_payment(&certificate.header)?)?;
        let certificate = AbortCertificate { sid: record.sid(), ..**certificate };
        let envelope = wire::encode(&Message::AbortCertificate(certificate));
        let ended = check_void_for_payer(record, (&certificate, &envelope), &self.wallet.issuances, self.now.wall);
        self.wallet.change_of(&ended.ok()?)
    }

    /// A window is counted on this device's own clock: what others have signed of the time could end it early.
    pub(super) fn own_clock(&self) -> Timestamp {
        self.clocks.reading().map_or(self.now.wall, |now| now.wall)
    }

    /// The payment of this wallet that a header names; what the asker calls it counts for nothing. An acknowledged one as well: a
    /// payee that has it declared void all the same takes its change back, not the payment.
    pub(super) fn own_payment(&self, header: &Hash) -> Option<Sid> {
        let paid = |record: &&TransferRecord| matches!(record.state, State::Committed | State::Final);
        let mut paid = self.wallet.records().filter(paid);
        let is_named = |record: &&TransferRecord| {
            rebuild(record, &self.wallet.issuances).is_some_and(|(agreement, ..)| agreement.header() == *header)
        };
        paid.find(is_named).map(TransferRecord::sid)
    }

    pub(super) fn answer_witnessed(&mut self, number: u32, answer: &Answer) {
        self.say(answer_bytes(number, answer));
        self.events.push_back(Event::ExchangeChanged);
    }

    pub(super) fn note_answer(&mut self, answer: &Answer, redeemed: Option<Amount>) {
        // Who asks and answers is told once, as the one who asks.
        let served = self.exchange.as_mut().filter(|exchange| !exchange.alone);
        let Some(settling) = served.map(|exchange| &mut exchange.settling) else { return };
        let values = std::mem::take(&mut settling.asked_about);
        let amount = Amount(values.iter().copied().fold(0, u32::saturating_add));
        match answer {
            Answer::Registered(_) => settling.done.push(SettledItem::Registered(amount)),
            Answer::Pending { decides_at, .. } => {
                settling.done.push(SettledItem::Filed { amount, decides_at: *decides_at });
            }
            Answer::Void(_) => settling.done.push(SettledItem::Voided(amount)),
            Answer::Committed { .. } => settling.done.push(SettledItem::Received(amount)),
            Answer::Dead { .. } => settling.done.push(SettledItem::Dead(amount)),
            Answer::Listening(until) => settling.done.push(SettledItem::Listening(*until)),
            Answer::Refused(code) => settling.done.push(SettledItem::Refused(*code)),
            Answer::Taken(taken) => settling.done.extend(items_of(taken, &values, redeemed)),
        }
    }

    /// This wallet was put back from a backup: its coins are quarantined, and as a witness it only listens for twice the longest
    /// window, because it may have forgotten what it locked.
    pub(super) fn quarantine(&mut self) {
        let issuer = self.wallet.keys.get(&KeyPath::Issuer);
        let is_witness = |known: &&SignedIssuance| issuer.is_some_and(|key| known.issuance.witnesses.contains(key));
        let own = self.wallet.issuances.values().filter(is_witness);
        let known = own.map(|known| known.issuance.challenge_window_s).max();
        // An issuer that knows none of its issuances any more has issued all the same, or is about to.
        let window_s = known.or(issuer.map(|_| Issuance::DEFAULT_CHALLENGE_WINDOW_S));
        let set = restored(self.now.wall, window_s);
        self.persist(Write::Local, set, AfterWrite::default());
    }

    /// The first entry of a wallet whose keys came back from words alone: should it be an issuer's, it listens before it judges.
    pub fn restored_by_words(now: Timestamp) -> ChangeSet {
        restored(now, Some(Issuance::DEFAULT_CHALLENGE_WINDOW_S))
    }

    fn own_epoch(&self, witness: &PublicKey) -> u16 {
        self.wallet.known.epoch_of(witness).map_or(0, RevocationEpoch::epoch)
    }
}

fn taken(records: &[LedgerRecord]) -> impl Iterator<Item = &TakenCoin> {
    records.iter().filter_map(|record| match record {
        LedgerRecord::Taken(coin) => Some(&**coin),
        _ => None,
    })
}

/// What is written of a restore: all coins are quarantined, and a witness listens for twice its longest window.
fn restored(now: Timestamp, window_s: Option<u32>) -> ChangeSet {
    let mut set = ChangeSet::default();
    set.push(Change::Restored(now));
    if let Some(window_s) = window_s {
        let until = now.after_ms(2 * u64::from(window_s) * 1000);
        set.push(Change::Ledger(Box::new(LedgerRecord::Listening(until))));
    }
    set
}

/// The values that a question is about: of the coins that were paid or are surrendered. A request to decide names none.
fn asked_about(question: &Question) -> Vec<u32> {
    let value = |chain: &Telomeer| chain.anchor.denomination.value();
    match question {
        Question::Register(chains) => chains.iter().filter(|chain| ends_in_payment(chain)).map(value).collect(),
        Question::FileAbort(_) => Vec::new(),
        Question::Surrender(coins) => coins.iter().map(|coin| value(&coin.telomeer)).collect(),
    }
}

/// What became of surrendered coins of these values, in sums, and why others were refused.
fn items_of(taken: &[TakenAnswer], values: &[u32], redeemed: Option<Amount>) -> Vec<SettledItem> {
    let (mut renewed, mut dead) = (0_u32, 0_u32);
    let mut refused = Vec::new();
    for (answer, value) in taken.iter().zip(values) {
        match &answer.taken {
            Taken::Renewed(_) => renewed = renewed.saturating_add(*value),
            Taken::Dead(_) | Taken::Void(_) => dead = dead.saturating_add(*value),
            Taken::Refused(code) if !refused.contains(code) => refused.push(*code),
            Taken::Refused(_) | Taken::Retired(_) => {}
        }
    }
    let renewed = (renewed > 0).then_some(SettledItem::Renewed(Amount(renewed)));
    let dead = (dead > 0).then_some(SettledItem::Dead(Amount(dead)));
    let sums = [renewed, redeemed.map(SettledItem::GivenBack), dead].into_iter().flatten();
    sums.chain(refused.into_iter().map(SettledItem::Refused)).collect()
}

fn answer_bytes(number: u32, answer: &Answer) -> Vec<u8> {
    wire::encode(&Message::Settlement(witness_wire::encode(&Settlement::Answer(number, answer.clone()))))
}
