//! The issuer's side of a meeting with a holder: this wallet as a witness (`docs/spec/08-witness.md`).
use crate::engine::exchange::Stage;
use crate::engine::state::Engine;
use crate::engine::work::{AfterWrite, Pending, Work};
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::Timestamp;
use crate::io::Event;
use crate::lifecycle::witness::ledger::LedgerRecord;
use crate::lifecycle::witness::message::{Answer, Greeting, Question, Settlement, Taken};
use crate::lifecycle::witness::office::Witness;
use crate::lifecycle::witness::serve::AnswerDraft;
use crate::lifecycle::witness::wire as witness_wire;
use crate::summary::{Approval, SettledItem};
use crate::token::amount::Amount;
use crate::token::transfer::message::Message;
use crate::token::transfer::record::Write;
use crate::token::transfer::step::Wanted;
use crate::token::transfer::wire;
use crate::transport::qr::PipeEvent;
use crate::wallet::change_set::{Change, ChangeSet, MovementOf, MovementRecord};

impl Engine {
    /// Says who settles here, once people have compared the code.
    pub(super) fn greet(&mut self) {
        let transcript = self.exchange.as_ref().and_then(|exchange| exchange.pipe.transcript());
        let (Some(transcript), Some(witness)) = (transcript, self.wallet.keys.get(&KeyPath::Issuer).copied()) else {
            return;
        };
        let wanted = Wanted { key: KeyPath::Issuer, message: Greeting::message(&witness, &transcript) };
        self.sign(vec![wanted], Work::Greeting(witness));
    }

    pub(super) fn greeted(&mut self, witness: PublicKey, signatures: &[Signature]) {
        let (Some(exchange), [signature]) = (&mut self.exchange, signatures) else { return };
        exchange.settling.witness = Some(witness);
        let greeting = Settlement::Greeting(Greeting { witness, signature: *signature });
        self.say(wire::encode(&Message::Settlement(witness_wire::encode(&greeting))));
    }

    /// A holder asks. Taking coins back for good waits for the person here; nothing else does.
    pub(super) fn on_question(&mut self, number: u32, question: &Question, dice: &mut Dice) {
        let Some(witness) = self.witness() else { return };
        let draft = Box::new(witness.answer(question, self.now.wall, dice));
        let Some((issuance, amount)) = draft.redemption() else { return self.sign_answer(number, draft) };
        let record = self.wallet.issuances.get(&issuance).map(|known| &known.issuance);
        let (unit, community) =
            record.map_or_else(Default::default, |issuance| (issuance.unit.clone(), issuance.name.clone()));
        let Some(exchange) = &mut self.exchange else { return };
        exchange.approval = Some(Approval::TakeBack { amount, unit, community });
        exchange.stage = Stage::ApprovingReturn(number, draft);
    }

    fn witness(&self) -> Option<Witness<'_>> {
        let key = (KeyPath::Issuer, *self.wallet.keys.get(&KeyPath::Issuer)?);
        Some(Witness { ledger: &self.wallet.ledger, book: &self.wallet.issuances, key, epoch: self.own_epoch() })
    }

    pub(super) fn sign_answer(&mut self, number: u32, draft: Box<AnswerDraft>) {
        self.sign(draft.wanted(), Work::Answer(number, draft));
    }

    /// The ledger is written before the answer is said: a lock that was told and forgotten would be told otherwise next time.
    pub(super) fn answered(&mut self, number: u32, draft: AnswerDraft, signatures: &[Signature]) {
        let redeemed = draft.redemption();
        let (records, answer) = draft.finish(signatures);
        self.note_answer(&answer, redeemed.map(|(_, amount)| amount));
        if records.is_empty() {
            return self.answer_witnessed(number, &answer);
        }
        let mut set = ChangeSet::default();
        records.into_iter().for_each(|record| set.push(Change::Ledger(Box::new(record))));
        if let Some((issuance, amount)) = redeemed {
            let of = MovementOf::TakenBack(issuance, amount);
            set.push(Change::Movement(MovementRecord { at: self.now.wall, of }));
        }
        // A witness that is itself a side of the transfer is bound by its own certificate.
        let then = match &answer {
            Answer::Void(certificate) if self.wallet.transfers.contains_key(&certificate.sid) => {
                let envelope = wire::encode(&Message::AbortCertificate(**certificate));
                Some(Pending::Pipe(PipeEvent::Received(envelope)))
            }
            _ => None,
        };
        let say = vec![answer_bytes(number, &answer)];
        self.persist(Write::Witnessed, set, AfterWrite { say, then, ..AfterWrite::default() });
    }

    pub(super) fn answer_witnessed(&mut self, number: u32, answer: &Answer) {
        self.say(answer_bytes(number, answer));
        self.events.push_back(Event::ExchangeChanged);
    }

    fn note_answer(&mut self, answer: &Answer, redeemed: Option<Amount>) {
        let items = match answer {
            Answer::Taken(taken) => {
                let renewed = taken.iter().map(|taken| match taken {
                    Taken::Renewed(anchor) => anchor.denomination.value(),
                    _ => 0,
                });
                let renewed = Amount(renewed.fold(0, u32::saturating_add));
                let renewed = (!renewed.is_zero()).then_some(SettledItem::Renewed(renewed));
                renewed.into_iter().chain(redeemed.map(SettledItem::GivenBack)).collect()
            }
            Answer::Listening(until) => vec![SettledItem::Listening(*until)],
            Answer::Refused(code) => vec![SettledItem::Refused(*code)],
            _ => Vec::new(),
        };
        if let Some(exchange) = &mut self.exchange {
            exchange.settling.done.extend(items);
        }
    }

    /// This wallet was put back from a backup: its coins are quarantined, and as a witness it only listens for twice the longest
    /// window, because it may have forgotten what it locked.
    pub(super) fn quarantine(&mut self) {
        let now = self.now.wall;
        let mut set = ChangeSet::default();
        set.push(Change::Restored(now));
        let issuer = self.wallet.keys.get(&KeyPath::Issuer);
        let own = self.wallet.issuances.values().filter(|known| issuer == Some(&known.issuance.issuer));
        if let Some(window_s) = own.map(|known| known.issuance.challenge_window_s).max() {
            let until: Timestamp = now.after_ms(2 * u64::from(window_s) * 1000);
            set.push(Change::Ledger(Box::new(LedgerRecord::Listening(until))));
        }
        self.persist(Write::Local, set, AfterWrite::default());
    }

    fn own_epoch(&self) -> u16 {
        0
    }
}

fn answer_bytes(number: u32, answer: &Answer) -> Vec<u8> {
    wire::encode(&Message::Settlement(witness_wire::encode(&Settlement::Answer(number, answer.clone()))))
}
