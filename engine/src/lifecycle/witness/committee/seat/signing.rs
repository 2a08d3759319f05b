//! Members sign together (`docs/spec/09-witness.md`, section 10, rule 3). Whoever waits for the answer
//! convenes sessions, as in ROAST: with the newest offers of 2f + 1 members that stand alike. A member that keeps silent holds up one
//! session at a time; one whose share is wrong is asked no more.
use std::collections::BTreeMap;

use crate::foundation::hash::Hash;
use crate::foundation::signature::{Signature, verify_bytes};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::Committee;
use crate::lifecycle::witness::committee::matter::{Case, Matter, Put};
use crate::lifecycle::witness::committee::seat::hearing::MAX_OPEN;
use crate::lifecycle::witness::committee::seat::host::{Host, Output};
use crate::lifecycle::witness::committee::seat::offers::{Running, commitments};
use crate::lifecycle::witness::committee::seat::state::{Open, Seat};
use crate::lifecycle::witness::committee::word::{Decided, Ready, Session, Share, Shares, Word};

/// How long a session waits for its members. Whoever owes a share is asked for no other one meanwhile.
const SESSION_MS: u64 = 5_000;

/// How long a member leaves it to whoever asked to convene a session.
const LEFT_MS: u64 = 4 * SESSION_MS;

impl Seat {
    /// Keeps a member's newest offer. `false` when it has too many.
    pub(super) fn hear_ready(&mut self, ready: Ready, host: &Host<'_>) -> bool {
        let is_well_formed = ready.commitments.iter().all(|commitment| host.keys.is_commitment(commitment));
        if self.closed.contains(&ready.put) || ready.verify().is_err() || !is_well_formed {
            return true;
        }
        let key = (ready.put, ready.member);
        let of_member = self.offers.newest.keys().filter(|(_, member)| *member == ready.member).count();
        if of_member >= MAX_OPEN && !self.offers.newest.contains_key(&key) {
            return false;
        }
        self.offers.newest.insert(key, ready);
        true
    }

    /// Says that it has locked on all that an answer rests on, once for each way in which it stands.
    pub(super) fn offer(&mut self, put: &Hash, host: &mut Host<'_>) {
        let Some(open) = self.matters.get(put) else { return };
        let is_greeting = matches!(open.put.matter, Matter::Greeting(_));
        if is_greeting && !open.admitted {
            return;
        }
        let Some(case) = self.case(put, host) else { return };
        let Some(stand) = self.stand(put, &case).filter(|_| !case.is_known()) else { return };
        if self.offers.mine.get(put).is_some_and(|mine| mine.stand == stand) {
            return;
        }
        self.hand_on(put);
        let commitments = case.messages.iter().map(|_| host.keys.commit()).collect();
        let unsigned = Signature([0; 64]);
        let mut ready = Ready { member: self.place.me, put: *put, stand, commitments, signature: unsigned };
        ready.signature = host.keys.sign(&ready.message());
        self.offers.since.entry(*put).or_insert(host.now);
        let earlier = self.offers.mine.insert(*put, ready.clone());
        self.offers.stale.extend(earlier.into_iter().flat_map(|earlier| earlier.commitments));
        self.offers.newest.insert((*put, self.place.me), ready.clone());
        self.outputs.push_back(Output::Say(Word::Ready(ready)));
    }

    /// What the member has locked of what is not decided yet, in which rounds, and what it would sign. `None` before it has locked on
    /// all.
    fn stand(&self, put: &Hash, case: &Case) -> Option<Hash> {
        let stages = case.stages.as_ref().filter(|stages| self.member.unlocked(stages).is_empty())?;
        let mut bytes = vec![13];
        bytes.extend(put.0);
        case.messages.iter().for_each(|message| bytes.extend(message));
        bytes.push(0);
        for (subject, _) in stages.iter().flatten() {
            bytes.extend(subject.bytes(false));
            bytes.extend(self.member.round(subject).to_le_bytes());
        }
        Some(Hash::derive("ballot", &[&bytes]))
    }

    /// Signs with the others, if all of them stand as it does now.
    pub(super) fn join(&mut self, session: &Session, host: &mut Host<'_>) {
        let Some(put) = common_put(&self.place.committee, &session.ready) else { return };
        let (Some(case), Some(mine)) = (self.case(&put, host), self.offers.mine.get(&put)) else { return };
        let count = case.messages.len();
        let stands = self.stand(&put, &case) == Some(mine.stand)
            && session.ready.iter().all(|ready| ready.stand == mine.stand && ready.commitments.len() == count);
        if !stands || !session.ready.contains(mine) {
            return;
        }
        let own = mine.commitments.clone();
        // Each is used once, whatever comes of it.
        self.offers.mine.remove(&put);
        let sign = |(place, (own, message))| host.keys.sign_share(own, &commitments(&session.ready, place), message);
        let shares: Option<Vec<Share>> = own.iter().zip(&case.messages).enumerate().map(sign).collect();
        let Some(shares) = shares else { return self.offers.stale.extend(own) };
        let shares = Shares { session: session.id(), shares };
        self.offers.collect(self.place.me, shares.clone());
        self.outputs.push_back(Output::Say(Word::Shares(shares)));
    }

    /// Brings to an end what the host waits for; after a while also what others have locked and nobody asks for any more, for other
    /// matters rest on it.
    pub(super) fn convene(&mut self, host: &mut Host<'_>) {
        let puts: Vec<Hash> = self.offers.mine.keys().filter(|put| self.is_due(put, host.now)).copied().collect();
        self.offers.sessions.retain(|_, running| host.now < running.since.after_ms(SESSION_MS));
        for put in puts {
            self.convene_about(put, host);
        }
        self.end_sessions(host);
    }

    fn is_due(&self, put: &Hash, now: Timestamp) -> bool {
        let Some(Open { put: Put { matter, .. }, .. }) = self.matters.get(put) else { return false };
        let is_left = self.offers.since.get(put).is_some_and(|since| now >= since.after_ms(LEFT_MS));
        self.asked.contains(&matter.id()) || (is_left && !matches!(matter, Matter::Greeting(_)))
    }

    fn convene_about(&mut self, put: Hash, host: &mut Host<'_>) {
        let quorum = self.place.committee.quorum();
        let Some(mine) = self.offers.mine.get(&put) else { return };
        let mut ready = self.offers.pool(&put, mine);
        if ready.len() < quorum {
            return;
        }
        ready.truncate(quorum);
        let Some(case) = self.case(&put, host) else { return };
        self.offers.used.extend(ready.iter().map(|ready| (put, ready.value())));
        let session = Session { ready };
        let running = Running {
            since: host.now,
            session: session.clone(),
            messages: case.messages.clone(),
            shares: BTreeMap::new(),
        };
        self.offers.sessions.insert(session.id(), running);
        self.outputs.push_back(Output::Say(Word::Session(session.clone())));
        self.join(&session, host);
    }

    fn end_sessions(&mut self, host: &Host<'_>) {
        let complete = self.offers.sessions.extract_if(.., |_, running| running.is_complete());
        for (_, running) in complete.collect::<Vec<_>>() {
            let Some(put) = running.put() else { continue };
            match running.aggregate(host) {
                Ok(signatures) => {
                    let Some(open) = self.matters.get(&put) else { continue };
                    let (id, put) = (put, Box::new(open.put.clone()));
                    self.decided.insert(id, Decided { put, signatures, ready: running.session.ready });
                }
                Err(spoilers) => self.offers.wrong.extend(spoilers.into_iter().map(|member| (put, member))),
            }
        }
    }

    /// Keeps what 2f + 1 members have said to be decided.
    pub(super) fn hear_decided(&mut self, decided: Decided) {
        let id = decided.put.id();
        let is_new = !self.taken.contains(&id) && !self.decided.contains_key(&id);
        if is_new && common_put(&self.place.committee, &decided.ready) == Some(id) {
            self.decided.insert(id, decided);
        }
    }

    /// Writes what was decided as soon as it is understood, and hands it on.
    pub(super) fn take_decided(&mut self, host: &mut Host<'_>) {
        let waiting: Vec<Hash> = self.decided.keys().copied().collect();
        waiting.iter().for_each(|id| self.take_one(id, host));
    }

    fn take_one(&mut self, id: &Hash, host: &mut Host<'_>) {
        let Some(Decided { put, signatures, .. }) = self.decided.get(id) else { return };
        let case = self.knowledge().decided_case(put, host.now, host.dice);
        if !self.is_signed(signatures, &case) {
            return;
        }
        let (records, Some(outcome)) = case.finish(self.place.group, signatures) else { return };
        let Some(decided) = self.decided.remove(id) else { return };
        let matter = decided.put.matter.id();
        let is_greeting = matches!(decided.put.matter, Matter::Greeting(_));
        let is_own = self.matters.get(id).is_some_and(|open| open.from == self.place.me);
        let outcome = if is_own { outcome } else { outcome.again() };
        let say = (!is_greeting).then(|| Word::Decided(Box::new(decided)));
        self.write(records, say.into_iter().collect());
        self.tell(&matter, outcome);
        self.taken.insert(*id);
        self.close(id);
    }

    /// Whether the group has signed the answer.
    fn is_signed(&self, signatures: &[Signature], case: &Case) -> bool {
        let holds =
            |(message, signature): (&[u8; 41], &Signature)| verify_bytes(&self.place.group, message, signature).is_ok();
        let all = case.messages.len() == signatures.len() && !signatures.is_empty();
        all && case.messages.iter().zip(signatures).all(holds)
    }
}

/// What 2f + 1 distinct members stand alike about, by their own signatures.
fn common_put(committee: &Committee, ready: &[Ready]) -> Option<Hash> {
    let first = ready.first()?;
    let ascending = ready.is_sorted_by(|a, b| a.member < b.member);
    let alike = |ready: &Ready| (ready.put, ready.stand) == (first.put, first.stand);
    let holds = |ready: &Ready| committee.contains(&ready.member) && alike(ready) && ready.verify().is_ok();
    (ascending && ready.len() == committee.quorum() && ready.iter().all(holds)).then_some(first.put)
}
