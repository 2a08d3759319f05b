//! What people wish for.
use std::collections::BTreeSet;

use crate::engine::exchange::{Exchange, Stage};
use crate::engine::state::Engine;
use crate::engine::work::{AfterWrite, Pending};
use crate::foundation::key::{DeviceId, KeyPath};
use crate::foundation::random::Dice;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::io::{Command, Event, Intent};
use crate::lifecycle::issuing::IssueDraft;
use crate::summary::Problem;
use crate::token::issuance::{Authority, NewIssuance};
use crate::token::transfer::message::{Message, Refuse};
use crate::token::transfer::record::{Role, Sid, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::table::Arrival;
use crate::token::transfer::wire;
use crate::trust::dial::DialPolicy;
use crate::wallet::change_set::{Change, ChangeSet};
use crate::wallet::host_notes::HostNotes;

impl Engine {
    pub(super) fn on_command(&mut self, command: Command, dice: &mut Dice) {
        match command {
            Command::Issue(new) => self.issue(new, dice),
            Command::OpenExchange(intent) => self.open_exchange(intent, None, dice),
            Command::OpenExchangeWith(intent, only) => self.open_exchange(intent, Some(only), dice),
            Command::ConfirmCode => self.agree_to_code(dice),
            Command::Approve => self.approve(),
            Command::Decline => self.decline(),
            Command::Cancel => self.cancel(dice),
            Command::Quarantine => self.quarantine(),
            Command::SettleWithMyself => self.settle_with_myself(dice),
            Command::MergeLedger(log) => self.merge_ledger(&log),
            Command::CancelTransfer(sid) => self.arrive(sid, &Arrival::Stopped, dice),
            Command::SetDial(policy) => self.set_dial(policy),
            Command::SetProfile { introduces, name } => self.set_profile(introduces, &name),
            Command::KeepNotes(text) => self.keep_notes(text),
            Command::PutContact(new) => self.put_contact(new),
            Command::ForgetContact(identity) => self.forget_contact(identity),
            Command::TakeOtherRole => self.take_other_role(dice),
            Command::Print { authority, coins } => self.print(&authority, &coins, dice),
            Command::Unprint(ids) => self.unprint(ids, dice),
            Command::TakePaper { coin, key } => self.take_paper(coin, key, dice),
            Command::CloseExchange => {
                self.exchange = None;
                self.events.push_back(Event::ExchangeChanged);
            }
        }
    }

    /// This device's transfer key of today.
    pub(super) fn todays_key(&self, dice: &mut Dice) -> KeyPath {
        let device = if self.wallet.needs_device() { DeviceId::make(dice) } else { self.wallet.device() };
        KeyPath::Transfer { device, day: self.now.wall.day() }
    }

    /// Notes that are too long are not kept: the host has to hold to the limit that it knows.
    fn keep_notes(&mut self, text: String) {
        let Ok(notes) = HostNotes::try_from(text) else { return };
        if notes == self.wallet.host_notes {
            return;
        }
        let mut set = ChangeSet::default();
        set.push(Change::HostNotes(notes));
        self.persist(Write::Local, set, AfterWrite::default());
    }

    fn set_dial(&mut self, policy: DialPolicy) {
        let mut set = ChangeSet::default();
        set.push(Change::Policy(policy));
        self.persist(Write::Local, set, AfterWrite::default());
    }

    fn issue(&mut self, new: NewIssuance, dice: &mut Dice) {
        let transfer = self.todays_key(dice);
        if !self.keys_exist(&[KeyPath::Issuer, transfer], || Pending::Command(Command::Issue(new.clone()))) {
            return;
        }
        let (Some(issuer), Some(owner)) = (self.wallet.keys.get(&KeyPath::Issuer), self.wallet.keys.get(&transfer))
        else {
            return;
        };
        let asset = self.asset_of(&new, *issuer).unwrap_or_else(|| dice.make_bytes());
        match IssueDraft::new(&new, (*issuer, *owner), asset, self.unused_moment(issuer)) {
            Ok(draft) => self.sign_issue(draft),
            Err(error) => self.events.push_back(Event::IssueRefused(error.to_string())),
        }
    }

    /// More coins of a kind that this wallet issues already belong to the same asset, and are paid together with them.
    fn asset_of(&self, new: &NewIssuance, issuer: PublicKey) -> Option<[u8; 16]> {
        let same = self.wallet.issuances.values().find(|known| {
            let record = &known.issuance;
            record.issuer == issuer && record.name == new.community && record.unit == new.unit
        });
        same.map(|known| known.issuance.asset)
    }

    /// Now, or the first moment after it at which this wallet has issued nothing: a record that differs from an older one in
    /// nothing would issue its coins a second time.
    fn unused_moment(&self, issuer: &PublicKey) -> Timestamp {
        let records = self.wallet.issuances.values().map(|known| &known.issuance);
        let used: BTreeSet<Timestamp> =
            records.filter(|record| record.issuer == *issuer).map(|record| record.issued).collect();
        let mut moment = self.now.wall;
        while used.contains(&moment) {
            moment = moment.after_ms(1);
        }
        moment
    }

    pub(super) fn open_exchange(&mut self, intent: Intent, only: Option<PublicKey>, dice: &mut Dice) {
        if self.is_resumed_by(&intent) {
            return self.events.push_back(Event::ExchangeChanged);
        }
        let key = self.todays_key(dice);
        let again = || match only {
            Some(only) => Command::OpenExchangeWith(intent.clone(), only),
            None => Command::OpenExchange(intent.clone()),
        };
        if !self.keys_exist(&[key], || Pending::Command(again())) {
            return;
        }
        let role = match &intent {
            Intent::Pay { .. } | Intent::Settle { .. } => Role::Payer,
            Intent::Receive { .. } | Intent::Swap { .. } | Intent::Serve | Intent::ServeTogether(_) => Role::Payee,
            Intent::Resume(sid) => self.to_resume(*sid).map_or(Role::Payer, |record| record.role()),
        };
        let mut exchange = Exchange::open(intent, role, key, dice);
        exchange.acquainted.only = only;
        if let Intent::Resume(sid) = exchange.intent {
            exchange.sid = self.to_resume(sid).map(TransferRecord::sid);
            exchange.stage = Stage::Bound;
        }
        self.exchange = Some(exchange);
        self.inbox.push_front(Pending::Introduce);
        self.events.push_back(Event::ExchangeChanged);
    }

    fn approve(&mut self) {
        let Some(exchange) = &mut self.exchange else { return };
        exchange.approval = None;
        match std::mem::replace(&mut exchange.stage, Stage::Meeting) {
            Stage::ApprovingPlan(planned) => self.start_offer(*planned),
            Stage::ApprovingOffer(offer) => {
                self.note_agreement(offer.terms.sid());
                self.start_vote(*offer);
            }
            Stage::ApprovingReturn(number, draft) => self.sign_answer(number, draft),
            Stage::ApprovingTogether(returned) => self.approve_together(*returned),
            other => exchange.stage = other,
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    fn decline(&mut self) {
        let Some(exchange) = &mut self.exchange else { return };
        if matches!(exchange.stage, Stage::ApprovingReturn(..) | Stage::ApprovingTogether(_)) {
            exchange.approval = None;
            match std::mem::replace(&mut exchange.stage, Stage::Meeting) {
                Stage::ApprovingReturn(number, draft) => self.sign_answer(number, Box::new(draft.declined())),
                Stage::ApprovingTogether(returned) => self.decline_together(*returned),
                _ => {}
            }
            return self.events.push_back(Event::ExchangeChanged);
        }
        if matches!(exchange.stage, Stage::ApprovingPlan(_) | Stage::ApprovingOffer(_)) {
            self.refuse_and_stop(RefuseCode::Declined, Problem::Cancelled);
        }
    }

    /// Says no to the peer and ends a meeting in which this side has written nothing.
    pub(super) fn refuse_and_stop(&mut self, code: RefuseCode, problem: Problem) {
        self.refuse_with(code, Vec::new(), problem);
    }

    pub(super) fn refuse_with(&mut self, code: RefuseCode, data: Vec<u8>, problem: Problem) {
        let Some(exchange) = &self.exchange else { return };
        let (sid, stage) = match (&exchange.stage, exchange.named_sid()) {
            (Stage::ExpectPlan(_), _) => (None, 2),
            (_, Some(sid)) => (Some(sid), 3),
            _ => (None, 1),
        };
        self.refuse_about((sid, stage), (code, data), problem);
    }

    /// Says no to a message by its stage, and to a transfer by its name where it has one, and ends the meeting.
    pub(super) fn refuse_about(
        &mut self,
        (sid, stage): (Option<Sid>, u8),
        (code, data): (RefuseCode, Vec<u8>),
        problem: Problem,
    ) {
        let Some(exchange) = &mut self.exchange else { return };
        exchange.stop(problem);
        self.say(wire::encode(&Message::Refuse(Refuse { sid, stage, code, data })));
        self.events.push_back(Event::ExchangeChanged);
    }

    /// Stops what this exchange is about, where that is this side's to decide; a payee that has voted can only wish.
    fn cancel(&mut self, dice: &mut Dice) {
        let Some(exchange) = &mut self.exchange else { return };
        match (&exchange.stage, exchange.sid) {
            (Stage::Bound, Some(sid)) => self.arrive(sid, &Arrival::Stopped, dice),
            (Stage::Over, _) => {}
            _ => {
                let sid = exchange.named_sid();
                exchange.stop(Problem::Cancelled);
                self.say(wire::encode(&Message::Cancel(sid)));
            }
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    /// Shows a problem beside an exchange whose end the record will tell, if this transfer is what the exchange is about.
    pub(super) fn note(&mut self, sid: Sid, problem: Problem) {
        if let Some(exchange) = self.exchange.as_mut().filter(|exchange| exchange.is_about(sid)) {
            exchange.problem = Some(problem);
        }
    }

    /// Which kinds of coins this wallet holds something spendable of.
    pub(super) fn held_authorities(&self) -> Vec<Authority> {
        let mut held: Vec<Authority> = self.wallet.coins.values().map(|coin| coin.authority()).collect();
        held.sort_unstable();
        held.dedup();
        held
    }
}
