//! What a witness's answer does to the wallet that asked.
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::settlement::{Asking, Handing};
use crate::engine::state::Engine;
use crate::engine::work::{AfterWrite, Pending};
use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature::Signature;
use crate::foundation::time::Timestamp;
use crate::lifecycle::cash_in::CashIn;
use crate::lifecycle::witness::ledger::TakenCoin;
use crate::lifecycle::witness::message::{Answer, Registration, Taken, TakenAnswer};
use crate::lifecycle::witness::questions::{check_renewed, check_retired, held_commits};
use crate::summary::{Problem, SettledItem};
use crate::token::amount::Amount;
use crate::token::anchor::Anchor;
use crate::token::issuance::IssuanceId;
use crate::token::surrender::{Surrender, SurrenderPurpose};
use crate::token::token_id::TokenId;
use crate::token::transfer::check::rebuild;
use crate::token::transfer::doubt::check_registered;
use crate::token::transfer::message::{AbortCertificate, Message, OwnerSignature};
use crate::token::transfer::payer::coin_ids;
use crate::token::transfer::record::{Role, Sid, State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::table::{Arrival, Holdings};
use crate::token::transfer::wire;
use crate::wallet::change_set::{Change, ChangeSet, MovementOf, MovementRecord, Standing};

/// What became of the coins of one question, in sums.
#[derive(Default)]
struct Sums {
    renewed: u32,
    given_back: u32,
    /// The coins that were given back, with both signatures.
    retired: Vec<TakenCoin>,
    dead: u32,
    /// Coins that were given back for good came back renewed: the issuer's person said no.
    declined: bool,
    issuance: Option<IssuanceId>,
    /// Quarantined coins of which was only said what had been said before: they may have been spent since.
    unsure: Vec<TokenId>,
}

impl Engine {
    /// What an answer says of a payment of this wallet is stored before what it says of the coin that was asked about: of a coin that
    /// is dead nobody asks again, and with it the word of the payment would be lost.
    pub(super) fn on_answer(&mut self, number: u32, answer: Answer) {
        let asked = self.exchange.as_ref().and_then(|exchange| exchange.settling.asked.as_ref());
        let Some((_, asking)) = asked.filter(|(asked, _)| *asked == number) else { return };
        let voids = self.own_voids(asking, &answer);
        self.inbox.extend(voids.into_iter().map(|certificate| Pending::Void(Box::new(certificate))));
        self.inbox.push_back(Pending::Answer(number, Box::new(answer)));
    }

    /// The payments of this wallet that an answer shows to be void, other than the one that was asked about.
    fn own_voids(&self, asking: &Asking, answer: &Answer) -> Vec<AbortCertificate> {
        let if_own = |certificate: &AbortCertificate| self.own_payment(&certificate.header).map(|_| *certificate);
        let of_coin = |answer: &TakenAnswer| match &answer.taken {
            Taken::Dead(proof) => self.own_void(proof),
            // Change of a payment that is void: the payment is ours again.
            Taken::Void(certificate) => if_own(certificate),
            _ => None,
        };
        match (asking, answer) {
            (_, Answer::Taken(taken)) => taken.iter().filter_map(of_coin).collect(),
            (_, Answer::Dead { proof, .. }) => self.own_void(proof).into_iter().collect(),
            // One of its coins went through another payment of ours.
            (Asking::Register(sid), Answer::Void(certificate)) if !self.is_header_of(*sid, &certificate.header) => {
                if_own(certificate).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// What was asked about stands now as the answer says, if that holds.
    pub(super) fn take_in(&mut self, number: u32, answer: Answer, dice: &mut Dice) {
        let Some(settling) = self.exchange.as_mut().map(|exchange| &mut exchange.settling) else { return };
        let Some((_, asking)) = settling.asked.take_if(|(asked, _)| *asked == number) else { return };
        match (asking, answer) {
            (Asking::Register(sid), answer) => self.on_register_answer(sid, answer, dice),
            (Asking::File(sid), Answer::Committed { registration, commits }) if self.stands(sid, &registration) => {
                self.on_committed(sid, &commits, dice);
            }
            (Asking::File(sid), Answer::Pending { header, decides_at }) if self.is_header_of(sid, &header) => {
                self.on_published(sid, decides_at, dice);
            }
            (Asking::File(sid), Answer::Void(certificate)) if self.is_header_of(sid, &certificate.header) => {
                self.on_void(sid, *certificate, dice);
            }
            (Asking::Coins(ids, handing), Answer::Taken(taken)) if ids.len() == taken.len() => {
                self.on_taken((&ids, handing), taken, dice);
            }
            (_, answer) => self.on_other_answer(&answer),
        }
        self.inbox.push_back(Pending::Ask);
    }

    /// Unless the payment is registered or void, a payee asks for a decision: its change is not locked for ever.
    fn on_register_answer(&mut self, sid: Sid, answer: Answer, dice: &mut Dice) {
        match answer {
            Answer::Registered(registration) if self.stands(sid, &registration) => self.on_registered(sid, dice),
            Answer::Void(certificate) if self.is_header_of(sid, &certificate.header) => {
                self.on_void(sid, *certificate, dice);
            }
            Answer::Dead { proof, .. } => self.on_dead_payment(sid, &proof, dice),
            // One of its coins came by another transfer, which is void.
            Answer::Void(_) => self.on_dead_payment(sid, &[], dice),
            Answer::Listening(until) => self.settle(SettledItem::Listening(until)),
            other => {
                self.file_instead(sid);
                self.on_other_answer(&other);
            }
        }
    }

    fn on_other_answer(&mut self, answer: &Answer) {
        match answer {
            Answer::Listening(until) => self.settle(SettledItem::Listening(*until)),
            Answer::Refused(code) => self.settle(SettledItem::Refused(*code)),
            _ => {
                let what = "the issuer's answer is to another question".to_owned();
                self.settling_problem(Problem::PeerMisbehaved { what });
            }
        }
    }

    fn is_header_of(&self, sid: Sid, header: &Hash) -> bool {
        let record = self.wallet.record(&sid);
        let rebuilt = record.and_then(|record| rebuild(record, &self.wallet.issuances));
        rebuilt.is_some_and(|(agreement, _)| agreement.header() == *header)
    }

    /// Whether a witness says of this transfer, and signs, that it stands.
    fn stands(&self, sid: Sid, registration: &Registration) -> bool {
        let Registration { header, witness, signature } = registration;
        let record = self.wallet.record(&sid).filter(|_| self.is_header_of(sid, header));
        record.is_some_and(|record| check_registered(record, (witness, signature), &self.wallet.issuances).is_ok())
    }

    /// A payment that cannot be registered: a payee that holds it back asks for its change instead.
    pub(super) fn file_instead(&mut self, sid: Sid) {
        let payee = self.wallet.record(&sid).is_some_and(|record| record.role() == Role::Payee);
        if let Some(exchange) = self.exchange.as_mut().filter(|_| payee) {
            exchange.settling.ask_first(Asking::File(sid));
        }
    }

    pub(super) fn settle(&mut self, item: SettledItem) {
        if let Some(exchange) = &mut self.exchange {
            exchange.settling.done.push(item);
        }
    }

    fn settling_problem(&mut self, problem: Problem) {
        if let Some(exchange) = &mut self.exchange {
            exchange.problem = Some(problem);
        }
    }

    fn amount_of(&self, sid: Sid) -> Amount {
        self.wallet.record(&sid).map_or(Amount::ZERO, |record| record.terms.value())
    }

    fn on_registered(&mut self, sid: Sid, dice: &mut Dice) {
        let Some(record) = self.wallet.record(&sid) else { return };
        let commits = held_commits(record).unwrap_or_default();
        self.conclude(sid, &Arrival::Registered(&commits), SettledItem::Registered(self.amount_of(sid)), dice);
    }

    fn on_dead_payment(&mut self, sid: Sid, proof: &[u8], dice: &mut Dice) {
        self.settle(SettledItem::Dead(self.amount_of(sid)));
        self.file_instead(sid);
        let mut set = ChangeSet::default();
        set.changes.extend(self.asked_later(sid));
        set.changes.extend(self.learnt_from(proof, dice));
        self.keep(set);
    }

    /// What is dead stays dead, unless the payee has the payment declared void, which takes a window.
    fn asked_later(&self, sid: Sid) -> Option<Change> {
        let record = self.wallet.record(&sid).filter(|record| record.role() == Role::Payer)?;
        let window_s = self.window_s(&record.terms.plan.plan.authority);
        let decides_at = self.now.wall.after_ms(u64::from(window_s) * 1000);
        Some(Change::Transfer(Arc::new(TransferRecord { decides_at, ..TransferRecord::clone(record) })))
    }

    fn on_committed(&mut self, sid: Sid, commits: &[OwnerSignature], dice: &mut Dice) {
        self.conclude(sid, &Arrival::Registered(commits), SettledItem::Received(self.amount_of(sid)), dice);
    }

    fn on_published(&mut self, sid: Sid, decides_at: Timestamp, dice: &mut Dice) {
        let filed = SettledItem::Filed { amount: self.amount_of(sid), decides_at };
        self.conclude(sid, &Arrival::Published(decides_at), filed, dice);
    }

    fn on_void(&mut self, sid: Sid, certificate: AbortCertificate, dice: &mut Dice) {
        let message = Message::AbortCertificate(AbortCertificate { sid, ..certificate });
        let voided = SettledItem::Voided(self.amount_of(sid));
        self.conclude(sid, &Arrival::Message(&message, &wire::encode(&message)), voided, dice);
    }

    /// A certificate has turned up that may void a payment of this wallet: then the payment comes back.
    pub(super) fn on_own_void(&mut self, certificate: AbortCertificate, dice: &mut Dice) {
        let Some(sid) = self.own_payment(&certificate.header) else { return };
        let serving = self.exchange.as_ref().is_some_and(|exchange| exchange.intent.serves());
        if !serving {
            return self.on_void(sid, certificate, dice);
        }
        // Who serves is shown what the other side has settled.
        let message = Message::AbortCertificate(AbortCertificate { sid, ..certificate });
        self.accept(sid, &Arrival::Message(&message, &wire::encode(&message)), dice);
    }

    /// Shows what an answer did to a transfer, unless it does not hold.
    fn conclude(&mut self, sid: Sid, arrival: &Arrival<'_>, item: SettledItem, dice: &mut Dice) {
        if self.accept(sid, arrival, dice) {
            return self.settle(item);
        }
        let what = "the issuer's answer does not hold".to_owned();
        self.settling_problem(Problem::PeerMisbehaved { what });
    }

    /// Coins come back renewed, are gone for good, or turn out to be somebody else's: one write for all of the question.
    fn on_taken(&mut self, (ids, handing): (&[TokenId], Handing), answers: Vec<TakenAnswer>, dice: &mut Dice) {
        let (mut set, mut sums) = (ChangeSet::default(), Sums::default());
        for (token_id, answer) in ids.iter().zip(answers) {
            if matches!(answer.taken, Taken::Dead(_)) {
                self.ask_about_release(token_id);
            }
            self.take_answer(*token_id, answer, (&mut set, &mut sums), dice);
        }
        if let Some(exchange) = &mut self.exchange {
            exchange.settling.ask_on(std::mem::take(&mut sums.unsure), handing);
        }
        if let (true, Some(issuance)) = (sums.given_back > 0, sums.issuance) {
            let of = self.given_back(issuance, &sums);
            set.push(Change::Movement(MovementRecord { at: self.now.wall, of }));
        }
        let renewed = (sums.renewed > 0).then_some(SettledItem::Renewed(Amount(sums.renewed)));
        let given_back = (sums.given_back > 0).then_some(SettledItem::GivenBack(Amount(sums.given_back)));
        let dead = (sums.dead > 0).then_some(SettledItem::Dead(Amount(sums.dead)));
        let declined = sums.declined.then_some(SettledItem::Refused(RefuseCode::Declined));
        [declined, renewed, given_back, dead].into_iter().flatten().for_each(|item| self.settle(item));
        if !set.changes.is_empty() {
            self.persist(Write::Local, set, AfterWrite::default());
        }
    }

    fn given_back(&mut self, issuance: IssuanceId, sums: &Sums) -> MovementOf {
        let none = BTreeMap::new();
        let ends = self.exchange.as_ref().map_or(&none, |exchange| &exchange.settling.ends);
        let (amount, retired) = (Amount(sums.given_back), sums.retired.iter());
        let report = CashIn::of(self.now.wall, retired, ends, &self.wallet.issuances).map(Arc::new);
        self.note_report(report.as_deref(), amount);
        MovementOf::GivenBack(issuance, amount, report)
    }

    /// Change that A5 had set free is somebody else's: if the payer has committed all the same, the payment is ours.
    fn ask_about_release(&mut self, token_id: &TokenId) {
        let freed = |record: &&TransferRecord| {
            record.state == State::RolledBack && coin_ids(&record.receiver_exo_pak).contains(token_id)
        };
        let sid = self.wallet.records().find(freed).map(TransferRecord::sid);
        if let (Some(sid), Some(exchange)) = (sid, self.exchange.as_mut()) {
            exchange.settling.ask_first(Asking::File(sid));
        }
    }

    fn take_answer(
        &mut self,
        token_id: TokenId,
        TakenAnswer { taken, repeated }: TakenAnswer,
        (set, sums): (&mut ChangeSet, &mut Sums),
        dice: &mut Dice,
    ) {
        let Some(coin) = self.wallet.coins.get(&token_id) else { return };
        let value = coin.denomination.value();
        match taken {
            Taken::Renewed(anchor) => {
                let for_good = coin.surrendered().is_some_and(|surrendered| surrendered.new_owner.is_none());
                match self.put_renewed(token_id, (&anchor, repeated), set, dice) {
                    Some(Standing::Quarantined) => sums.unsure.push(token_id),
                    Some(_) => {
                        sums.declined |= for_good;
                        sums.renewed = sums.renewed.saturating_add(value);
                    }
                    None => {}
                }
            }
            Taken::Retired(signature) => {
                if self.is_retired(token_id, &signature, repeated) {
                    sums.given_back = sums.given_back.saturating_add(value);
                    sums.issuance = Some(coin.issuance());
                    let signed = coin.surrendered().zip(self.stored_surrender(token_id));
                    sums.retired.extend(signed.map(|(signed, surrender)| TakenCoin {
                        surrender,
                        signature: signed.signature,
                        taken: Taken::Retired(signature),
                    }));
                    set.push_spent(token_id);
                }
            }
            // The coin stays in the log, as evidence; it is in no balance.
            Taken::Dead(_) | Taken::Void(_) => {
                let mut record = coin.record();
                record.standing = Standing::Dead;
                sums.dead = sums.dead.saturating_add(value);
                if let Taken::Dead(proof) = taken {
                    set.changes.extend(self.learnt_from(&proof, dice));
                }
                // Not so where it has just come back with a payment that is void: then it is held as it was before that.
                if record.surrendered.take().is_some() {
                    set.push(Change::Coin(record));
                }
            }
            // What was signed over stays signed over: the same words are said again next time.
            Taken::Refused(code) => self.settle(SettledItem::Refused(code)),
        }
    }

    /// The coin's chain begins anew, if the anchor goes on from exactly what was signed; how far the coin is to be trusted then. An
    /// anchor that was given before may be of a surrender by another copy of this wallet, and the coin may have been spent on
    /// from there: what was quarantined stays so.
    fn put_renewed(
        &self,
        token_id: TokenId,
        (anchor, repeated): (&Anchor, bool),
        set: &mut ChangeSet,
        dice: &mut Dice,
    ) -> Option<Standing> {
        let coin = self.wallet.coins.get(&token_id)?;
        let mut surrender = self.stored_surrender(token_id)?;
        let mut owner = coin.surrendered()?.new_owner.unwrap_or(coin.owner);
        if repeated {
            owner = self.wallet.path_of(&anchor.owner)?;
            (surrender.purpose, surrender.new_owner) = (SurrenderPurpose::Renewal, anchor.owner);
        }
        let issuance = self.wallet.issuances.get(&coin.issuance())?;
        let (traced, telomeer) = check_renewed((&surrender, self.wallet.keys.get(&owner)?), anchor, issuance, dice)?;
        let mut record = coin.record();
        (record.owner, record.seq, record.head, record.hops) = (owner, traced.seq, traced.head, 0);
        (record.expiry_minutes, record.on_trust) = (traced.expiry_minutes, false);
        let is_unsure = repeated && coin.standing == Standing::Quarantined;
        let standing = if is_unsure { Standing::Quarantined } else { Standing::Free };
        (record.standing, record.surrendered) = (standing, None);
        record.void.clear();
        set.push_coin(token_id, record, telomeer.encode());
        Some(standing)
    }

    /// Whether the witness has taken the coin for good. What it says again may be of a redemption that this wallet has forgotten.
    fn is_retired(&self, token_id: TokenId, signature: &Signature, repeated: bool) -> bool {
        let issuance = self.wallet.coins.get(&token_id).and_then(|coin| self.wallet.issuances.get(&coin.issuance()));
        match (self.stored_surrender(token_id), issuance) {
            (Some(surrender), Some(issuance)) => {
                let (purpose, new_owner) = (SurrenderPurpose::Redemption, Surrender::NOBODY);
                let redemption = Surrender { purpose, new_owner, ..surrender.clone() };
                check_retired(&surrender, signature, issuance)
                    || (repeated && check_retired(&redemption, signature, issuance))
            }
            _ => false,
        }
    }

    /// What was signed, rebuilt from what the wallet keeps at hand of the coin.
    fn stored_surrender(&self, token_id: TokenId) -> Option<Surrender> {
        let record = self.wallet.coins.get(&token_id)?.record();
        let new_owner = match record.surrendered?.new_owner {
            Some(path) => Some(*self.wallet.keys.get(&path)?),
            None => None,
        };
        Some(Surrender {
            purpose: if new_owner.is_some() { SurrenderPurpose::Renewal } else { SurrenderPurpose::Redemption },
            token_id,
            seq: record.seq.checked_add(1)?,
            prev: record.head,
            new_owner: new_owner.unwrap_or(Surrender::NOBODY),
            void: record.void.clone(),
        })
    }
}
