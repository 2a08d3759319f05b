//! A session that outlives a break: what is stored of it and when, and how it goes on (`docs/spec/03-session.md`, section 9).
use crate::engine::exchange::{Exchange, Heard, Stage};
use crate::engine::session_record::{MAX_LISTED, SessionRecord};
use crate::engine::state::Engine;
use crate::engine::work::Pending;
use crate::foundation::key::KeyPath;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::time::Timestamp;
use crate::io::{Effect, Event, Intent, StoreId};
use crate::token::transfer::message::Message;
use crate::token::transfer::record::{Sid, State, TransferRecord};
use crate::token::transfer::request::Request;
use crate::token::transfer::wire;
use crate::transport::qr::{MAX_PAYLOAD_BYTES, MessageNumber, PipeEvent, QrPipe};

/// How long after its first written transfer, or its beginning when nothing is written, a session may go on after a break.
const RESUMABLE_MS: u64 = 600_000;
/// Most bytes of a peer's messages that may wait to be dealt with.
const MAX_HEARD_BYTES: usize = 8 * MAX_PAYLOAD_BYTES;

impl Engine {
    /// After every input: stores what the session needs before it may go on, and erases the stored session when it is over.
    pub(super) fn keep_session(&mut self) {
        self.forget_what_is_dealt_with();
        let live = self.exchange.as_ref().filter(|exchange| exchange.pipe.transcript().is_some() && exchange.is_kept());
        if live.is_none() {
            if std::mem::take(&mut self.stored.exists) && !self.failed {
                self.stored.asked.clear();
                self.effects.push_back(Effect::EraseSession);
            }
            return;
        }
        if !self.failed {
            self.store_session();
            self.store_progress();
        }
    }

    fn store_session(&mut self) {
        let is_idle = self.busy.is_none() && self.inbox.is_empty();
        let Some(exchange) = &self.exchange else { return };
        if !exchange.pipe.needs_storing() || exchange.kept.asked == exchange.pipe.mark() {
            return;
        }
        let Some((pipe, mark)) = exchange.pipe.record() else { return };
        let Some(record) = self.session_record(exchange, is_idle).and_then(|record| record.write(&pipe)) else {
            return;
        };
        let id = StoreId(self.next_id);
        self.next_id = self.next_id.wrapping_add(1);
        self.stored.exists = true;
        self.stored.asked.push_back((id, mark));
        if let Some(exchange) = &mut self.exchange {
            exchange.kept.asked = Some(mark);
        }
        self.effects.push_back(Effect::StoreSession { id, record });
    }

    fn store_progress(&mut self) {
        let Some(exchange) = &mut self.exchange else { return };
        // Beside a session that is not stored yet, progress would be another session's.
        if !exchange.pipe.needs_storing()
            && let Some(progress) = exchange.pipe.progress(self.now)
        {
            self.effects.push_back(Effect::StoreProgress(progress));
        }
    }

    pub(super) fn on_session_stored(&mut self, id: StoreId) {
        let place = self.stored.asked.iter().position(|(asked, _)| *asked == id);
        let Some((_, mark)) = place.and_then(|place| self.stored.asked.remove(place)) else { return };
        if let Some(exchange) = &mut self.exchange {
            exchange.pipe.note_stored(mark);
        }
    }

    /// Messages that were dealt with are in the log or led to an answer; those from which an unwritten meeting is rebuilt stay.
    fn forget_what_is_dealt_with(&mut self) {
        let is_idle = self.busy.is_none() && self.inbox.is_empty();
        if let Some(exchange) = self.exchange.as_mut().filter(|_| is_idle) {
            let unwritten = !matches!(exchange.stage, Stage::Bound | Stage::Over);
            exchange.kept.heard.retain(|heard| unwritten && heard.rebuilds);
        }
    }

    fn session_record(&self, exchange: &Exchange, is_idle: bool) -> Option<SessionRecord> {
        let KeyPath::Transfer { day, .. } = exchange.key else { return None };
        let waits = |wanted: &PipeEvent| {
            self.inbox.iter().any(|pending| matches!(pending, Pending::Pipe(event) if event == wanted))
        };
        let bound = exchange.sid.and_then(|sid| self.wallet.record(&sid));
        Some(SessionRecord {
            begun: exchange.kept.begun?,
            written: exchange.kept.written,
            intent: exchange.intent.clone(),
            role: exchange.role,
            day,
            flags: [
                exchange.confirmed_here,
                exchange.confirmed_there || waits(&PipeEvent::PeerConfirmed),
                exchange.told_news,
                is_idle,
                matches!(exchange.stage, Stage::Over),
                exchange.acquainted.agreed_by_key,
            ],
            bound: bound.map(|record| (record.sid(), record.state.last_write())),
            asked: exchange.asked(),
            heard: exchange.kept.heard.iter().map(|heard| heard.envelope.clone()).collect(),
            last_words: exchange.last_words.iter().map(|(number, sid)| (number.0, *sid)).collect(),
        })
    }

    /// A start with a session in the store: it goes on, or it is erased.
    pub(super) fn on_session_found(&mut self, record: &[u8], progress: Option<&[u8]>, dice: &mut Dice) {
        if self.exchange.is_some() {
            return;
        }
        self.stored.exists = true;
        let Ok((record, pipe)) = SessionRecord::read(record) else { return };
        if !self.may_go_on(&record) {
            return;
        }
        let entropy = Entropy(dice.make_bytes());
        let Ok(pipe) = QrPipe::resume(pipe, progress, entropy, self.now) else { return };
        self.resume(record, pipe, dice);
    }

    fn may_go_on(&self, record: &SessionRecord) -> bool {
        let [.., over, _] = record.flags;
        let from = record.written.unwrap_or(record.begun);
        let key = self.wallet.transfer_key(record.day);
        let in_time = (record.begun..=from.after_ms(RESUMABLE_MS)).contains(&self.now.wall);
        !over && in_time && self.wallet.keys.contains_key(&key)
    }

    fn resume(&mut self, record: SessionRecord, pipe: QrPipe, dice: &mut Dice) {
        let Some(transcript) = pipe.transcript() else { return };
        let of_session = self.wallet.records().filter(|written| written.terms.transcript == transcript);
        let newest = of_session.max_by_key(|written| written.started).map(TransferRecord::sid);
        let sid = newest.or(record.bound.map(|(sid, _)| sid));
        let written = sid.and_then(|sid| self.wallet.record(&sid));
        let now = written.map(|written| (written.sid(), written.state.last_write()));
        let [.., introduced, _, _] = record.flags;
        let all_is_said = introduced && now == record.bound;
        // Written, and the break came before its codes were: nothing of it was ever shown.
        let is_new = |written: &&TransferRecord| {
            written.state == State::Offered && record.bound.is_none_or(|(sid, _)| sid != written.sid())
        };
        let unsaid = written.filter(is_new).map(|written| {
            let plan = wire::encode(&Message::Plan(Box::new(written.terms.plan.clone())));
            [plan, written.sender_exo_pak.to_vec()]
        });
        let is_bound = now.is_some() || matches!(record.intent, Intent::Resume(_));
        let Some(stage) = stage_of(is_bound, &record.asked) else { return };
        let replayed = now.map(|(sid, _)| sid) == record.bound.map(|(sid, _)| sid);
        let heard = if replayed { record.heard.clone() } else { Vec::new() };
        let key = self.wallet.transfer_key(record.day);
        self.exchange = Some(Exchange::resumed(record, key, (pipe, stage, sid), dice));
        // An offer that has ended meanwhile is not taken up by a vote that came before.
        self.collect_due_deadlines();
        self.replay(heard);
        self.inbox.push_front(Pending::Introduce);
        match unsaid {
            Some(words) => words.into_iter().for_each(|word| self.say(word)),
            None if all_is_said => {}
            None => self.introduce_open_transfers(dice),
        }
        // Whoever was about to ask when the break came asks now, after what is under way.
        if self.exchange.as_ref().is_some_and(Exchange::is_confirmed) {
            self.inbox.push_back(Pending::Pipe(PipeEvent::PeerConfirmed));
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    /// What the pipe told before the break, and what the peer is now known to have.
    fn replay(&mut self, heard: Vec<Vec<u8>>) {
        let Some(exchange) = &mut self.exchange else { return };
        for envelope in heard {
            let event = PipeEvent::Received(envelope);
            exchange.note_heard(&event, self.now.wall);
            self.inbox.push_back(Pending::Pipe(event));
        }
        let delivered = exchange.pipe.delivered();
        let told = exchange.last_words.iter().filter(|(number, _)| *number <= delivered);
        self.inbox.extend(told.map(|(number, _)| Pending::Pipe(PipeEvent::Delivered(*number))));
    }

    /// Whether a wish to finish what is open is what the resumed meeting does already.
    pub(super) fn is_resumed_by(&self, intent: &Intent) -> bool {
        let Intent::Resume(chosen) = intent else { return false };
        let Some(exchange) = self.exchange.as_ref().filter(|exchange| exchange.kept.resumed) else { return false };
        let written = exchange.sid.and_then(|sid| self.wallet.record(&sid));
        match chosen {
            Some(sid) => exchange.sid == Some(*sid),
            // A transfer that is over is not what there is to finish, where there is another.
            None => written.is_none_or(TransferRecord::is_open) || self.to_resume(None).is_none(),
        }
    }
}

/// Where the meeting stood, as far as its own words tell; what it had heard is heard again.
fn stage_of(is_bound: bool, asked: &[u8]) -> Option<Stage> {
    match (is_bound, asked) {
        (true, _) => Some(Stage::Bound),
        (false, []) => Some(Stage::Meeting),
        (false, asked) => Some(Stage::ExpectPlan(Box::new(Request::parse(asked).ok()?))),
    }
}

impl Exchange {
    fn resumed(
        record: SessionRecord,
        key: KeyPath,
        (pipe, stage, sid): (QrPipe, Stage, Option<Sid>),
        dice: &mut Dice,
    ) -> Self {
        let mut exchange = Self::open(record.intent, record.role, key, dice);
        let [confirmed_here, confirmed_there, told_news, .., agreed_by_key] = record.flags;
        exchange.pipe = pipe;
        exchange.stage = stage;
        exchange.sid = sid;
        exchange.established = true;
        exchange.confirmed_here = confirmed_here;
        exchange.confirmed_there = confirmed_there;
        exchange.told_news = told_news;
        exchange.acquainted.agreed_by_key = agreed_by_key;
        let words = record.last_words.into_iter();
        exchange.last_words = words.map(|(number, sid)| (MessageNumber(number), sid)).collect();
        exchange.kept.resumed = true;
        exchange.kept.begun = Some(record.begun);
        exchange.kept.written = record.written;
        exchange
    }

    /// Whether the session is to outlive a break.
    fn is_kept(&self) -> bool {
        !self.intent.serves() && !matches!(self.intent, Intent::Settle { .. })
    }

    /// What the pipe has told and the log does not have yet. Where that is more than a record holds, the session ends: to
    /// leave some of it out would lose what is acknowledged.
    pub(super) fn note_heard(&mut self, event: &PipeEvent, now: Timestamp) {
        match event {
            PipeEvent::Established => self.kept.begun = Some(now),
            PipeEvent::Received(envelope) if self.is_kept() => {
                let rebuilds = matches!(
                    wire::decode(envelope),
                    Ok(Message::Request(_) | Message::Plan(_) | Message::SenderExoPak(_))
                );
                self.kept.heard.push(Heard { envelope: envelope.clone(), rebuilds });
                if self.hears_too_much() {
                    self.pipe.give_up();
                }
            }
            _ => {}
        }
    }

    fn hears_too_much(&self) -> bool {
        let bytes: usize = self.kept.heard.iter().map(|heard| heard.envelope.len()).sum();
        self.kept.heard.len() > MAX_LISTED || bytes > MAX_HEARD_BYTES
    }

    /// The own M1, while nothing that follows from it is written.
    fn asked(&self) -> Vec<u8> {
        match &self.stage {
            Stage::ExpectPlan(request) => request.encode(),
            Stage::ExpectOffer(terms) => terms.request.encode(),
            Stage::ApprovingOffer(offer) => offer.terms.request.encode(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::transfer::record::Role;

    fn heard(bytes: usize, count: usize) -> Option<PipeEvent> {
        let intent = Intent::Pay { amount: None, authority: None };
        let dice = &mut Dice::new(&Entropy([1; 32]));
        let mut exchange = Exchange::open(intent, Role::Payer, KeyPath::first_device(1), dice);
        let event = PipeEvent::Received(vec![0; bytes]);
        (0..count).for_each(|_| exchange.note_heard(&event, Timestamp(1)));
        exchange.pipe.poll_event()
    }

    #[test]
    fn a_peer_that_says_more_than_a_record_holds_ends_the_session() {
        assert_eq!(heard(9, MAX_LISTED), None);
        assert_eq!(heard(9, MAX_LISTED + 3), Some(PipeEvent::Broken));
        assert_eq!(heard(MAX_PAYLOAD_BYTES, 8), None);
        assert_eq!(heard(MAX_PAYLOAD_BYTES, 9), Some(PipeEvent::Broken));
    }
}
