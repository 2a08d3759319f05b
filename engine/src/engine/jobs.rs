//! The order that no host can forget: keys, histories, signatures, one write, and only then words.
use crate::engine::state::Engine;
use crate::engine::work::Pending;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, Signature};
use crate::io::{Effect, Event, PersistId, SignId};
use crate::lifecycle::issuing::IssueDraft;
use crate::summary::Problem;
use crate::token::token_id::TokenId;
use crate::token::transfer::record::{Role, Sid, State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::SignedRequest;
use crate::token::transfer::step::{Outcome, OwnCoin, Unsigned, Wanted, Written};
use crate::transport::qr::MAX_PAYLOAD_BYTES;
use crate::wallet::change_set::{Change, ChangeSet};

use crate::engine::exchange::{Exchange, Stage};
use crate::engine::work::{AfterTails, AfterWrite, Busy, Persisting, Work};

impl Engine {
    /// Makes sure the keys exist before a command goes on; `true` when they do.
    pub(super) fn keys_exist(&mut self, paths: &[KeyPath], then: impl FnOnce() -> Pending) -> bool {
        let missing: Vec<KeyPath> = paths.iter().copied().filter(|path| !self.wallet.keys.contains_key(path)).collect();
        if missing.is_empty() {
            return true;
        }
        self.effects.extend(missing.iter().map(|path| Effect::MakeKey(*path)));
        self.busy = Some(Busy::MakingKeys { missing, made: Vec::new(), then: then() });
        false
    }

    pub(super) fn on_key_made(&mut self, path: KeyPath, public: PublicKey) {
        let Some(Busy::MakingKeys { missing, made, .. }) = &mut self.busy else { return };
        if missing.contains(&path) {
            missing.retain(|other| *other != path);
            made.push((path, public));
        }
        if !missing.is_empty() {
            return;
        }
        let Some(Busy::MakingKeys { made, then, .. }) = self.busy.take() else { return };
        let mut set = ChangeSet::default();
        for (path, public) in &made {
            if let KeyPath::Transfer { device, .. } = path
                && self.wallet.needs_device()
            {
                set.push(Change::Device(*device));
            }
            set.push(Change::Key(*path, *public));
        }
        self.persist(Write::Local, set, AfterWrite { then: Some(then), ..AfterWrite::default() });
    }

    /// Asks for histories of coins, named in ascending order, then goes on with `then`.
    pub(super) fn load_tails(&mut self, ids: Vec<TokenId>, then: AfterTails) {
        self.effects.push_back(Effect::LoadTails(ids.clone()));
        self.busy = Some(Busy::LoadingTails { ids, then });
    }

    pub(super) fn on_tails_loaded(&mut self, tails: &[(TokenId, Vec<u8>)], dice: &mut Dice) {
        if !matches!(self.busy, Some(Busy::LoadingTails { .. })) {
            return;
        }
        let Some(Busy::LoadingTails { ids, then }) = self.busy.take() else { return };
        let are_asked = |coins: &Vec<OwnCoin>| coins.iter().map(|own| own.coin.traced.token_id).eq(ids);
        let coins = self.wallet.own_coins(tails).filter(are_asked);
        let Some(coins) = coins else {
            self.fail();
            return;
        };
        match then {
            AfterTails::Offer(planned) => self.offer(*planned, coins),
            AfterTails::Vote(offer) => self.vote(*offer, coins),
            AfterTails::Surrender { for_good } => self.surrender(coins, for_good),
            AfterTails::Resend => self.resend_surrendered(coins),
            AfterTails::Learn(set) => self.learn_of_held(set, &coins),
            AfterTails::Compare(offered) => self.compare_chains(&offered, &coins, dice),
            AfterTails::Move(to) => self.move_coins(coins, &to, dice),
        }
    }

    /// Asks for the signatures of a step.
    pub(super) fn sign_step(&mut self, step: impl Unsigned + 'static) {
        self.sign(step.wanted(), Work::Step(Box::new(step)));
    }

    /// The same for a step that was put together elsewhere.
    pub(super) fn sign_boxed(&mut self, step: Box<dyn Unsigned>) {
        self.sign(step.wanted(), Work::Step(step));
    }

    /// Asks for the signatures of coins to issue.
    pub(super) fn sign_issue(&mut self, draft: IssueDraft) {
        self.sign(draft.wanted(), Work::Issue(Box::new(draft)));
    }

    pub(super) fn sign(&mut self, wanted: Vec<Wanted>, work: Work) {
        let first = self.next_id;
        let signatures = vec![None; wanted.len()];
        for Wanted { key, message } in wanted {
            self.effects.push_back(Effect::Sign { id: SignId(self.next_id), key, message });
            self.next_id = self.next_id.wrapping_add(1);
        }
        if signatures.is_empty() {
            self.finish(work, &[]);
        } else {
            self.busy = Some(Busy::Signing { first, signatures, work });
        }
    }

    pub(super) fn on_signed(&mut self, id: SignId, signature: Signature) {
        let Some(Busy::Signing { first, signatures, .. }) = &mut self.busy else { return };
        let place = id.0.wrapping_sub(*first) as usize;
        if let Some(slot) = signatures.get_mut(place) {
            *slot = Some(signature);
        }
        let complete: Option<Vec<Signature>> = signatures.iter().copied().collect();
        let Some(all) = complete else { return };
        let Some(Busy::Signing { work, .. }) = self.busy.take() else { return };
        self.finish(work, &all);
    }

    fn finish(&mut self, work: Work, signatures: &[Signature]) {
        match work {
            Work::Step(step) => {
                let outcome = step.finish(signatures);
                self.carry_out(outcome);
            }
            Work::Introduce(credential) => self.introduced_myself(*credential, signatures),
            Work::Surrender(draft) => self.surrendered(draft, signatures),
            Work::Answer(number, draft, learnt) => self.answered((number, *draft), learnt, signatures),
            Work::Greeting(witness, epoch) => self.greeted(witness, epoch, signatures),
            Work::Moves(moves) => self.moved(moves, signatures),
            Work::Taking(taking) => self.taken(*taking, signatures),
            Work::Issue(draft) => {
                let issued = draft.finish(signatures);
                let set = issued.and_then(|issued| self.wallet.change_of_issue(&issued, self.now.wall));
                match set {
                    Some(set) => self.persist(Write::Local, set, AfterWrite::default()),
                    None => self.fail(),
                }
            }
        }
    }

    /// Stores what a step wrote and says what it says, in that order.
    pub(super) fn carry_out(&mut self, outcome: Outcome) {
        if let Some(asked) = outcome.asked {
            self.on_asked(asked);
        }
        let Some(written) = outcome.written else {
            outcome.say.into_iter().for_each(|message| self.say(message));
            return;
        };
        if outcome.say.iter().any(|message| message.len() > MAX_PAYLOAD_BYTES) {
            return self.refuse_too_long(&written);
        }
        match self.wallet.change_of(&written) {
            Some(mut set) => {
                self.push_acceptance(&mut set, &written);
                let after = AfterWrite { sid: Some(written.record.sid()), say: outcome.say, ..AfterWrite::default() };
                self.persist(written.write, set, after);
            }
            None => self.fail(),
        }
    }

    /// Coins that have come a long way can be more than a message holds. What was signed for them has not been written and is
    /// never said: nothing is reserved.
    fn refuse_too_long(&mut self, written: &Written) {
        let (stage, code) = match written.record.role() {
            Role::Payer => ((None, 1), RefuseCode::CannotPay),
            Role::Payee => ((Some(written.record.sid()), 3), RefuseCode::CannotGive),
        };
        self.refuse_about(stage, (code, Vec::new()), Problem::RefusedHere { code });
    }

    pub(super) fn persist(&mut self, write: Write, change_set: ChangeSet, after: AfterWrite) {
        let id = PersistId(self.next_id);
        self.next_id = self.next_id.wrapping_add(1);
        self.effects.push_back(Effect::Persist { id, write, change_set: change_set.clone() });
        self.busy = Some(Busy::Persisting(Persisting { id, write, change_set, after }));
    }

    pub(super) fn on_persisted(&mut self, id: PersistId) {
        let persisting = match self.busy.take() {
            Some(Busy::Persisting(persisting)) if persisting.id == id => persisting,
            other => {
                self.busy = other;
                return;
            }
        };
        if self.wallet.apply(&persisting.change_set).is_err() {
            self.fail();
            return;
        }
        let AfterWrite { sid, say, then, tell } = persisting.after;
        if let Some(sid) = sid {
            self.on_written(sid, persisting.write);
        }
        say.into_iter().for_each(|message| self.say(message));
        if let Some(then) = then {
            self.inbox.push_front(then);
        }
        self.events.push_back(Event::WalletChanged);
        self.events.extend(tell);
    }

    /// The transfer stands where its record says from now on.
    fn on_written(&mut self, sid: Sid, write: Write) {
        self.arm_deadline(sid);
        let open = self.wallet.record(&sid).map(|record| record.state);
        let begins = matches!(write, Write::S1 | Write::R1);
        // What an older transfer comes to never takes the place of what a person is being asked.
        let concerns = |exchange: &&mut Exchange| begins || (exchange.is_about(sid) && exchange.approval.is_none());
        if let Some(exchange) = self.exchange.as_mut().filter(concerns) {
            if begins {
                exchange.kept.written = exchange.kept.written.or(Some(self.now.wall));
            }
            exchange.sid = Some(sid);
            exchange.stage = Stage::Bound;
            exchange.approval = None;
            if matches!(open, Some(State::Committed | State::Received | State::Final)) {
                exchange.problem = None;
            }
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    /// M1 is signed and about to go out.
    fn on_asked(&mut self, request: SignedRequest) {
        if let Some(exchange) = &mut self.exchange {
            exchange.stage = Stage::ExpectPlan(Box::new(request));
        }
    }

    /// Hands an envelope to the peer, if one is there; otherwise it stays in the log and is said when the two meet again.
    pub(super) fn say(&mut self, envelope: Vec<u8>) {
        let Some(exchange) = &mut self.exchange else { return };
        if !exchange.established {
            return;
        }
        if exchange.alone {
            return self.inbox.push_back(Pending::OwnWord(envelope));
        }
        let last_words = self.wallet.records().filter(|record| record.state == State::Received);
        let spoken = last_words.filter(|record| record.acknowledgement == envelope).map(TransferRecord::sid).next();
        let number = exchange.pipe.send(envelope);
        if let Some(sid) = spoken {
            exchange.last_words.push((number, sid));
        }
    }
}
