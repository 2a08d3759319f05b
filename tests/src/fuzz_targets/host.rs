//! A host whose dice depend on its disk alone, so that what an engine says in a replay is what it said when it was recorded.
use std::collections::BTreeMap;

use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::time::Now;
use juicetokens_engine::summary::CoinQuery;
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Sid, State};
use juicetokens_engine::transport::{PipeRole, QrPipe};
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{Command, Effect, Engine, Input};

use crate::sim::fixtures::BEGIN;

/// What survives a crash.
#[derive(Clone, Default)]
pub(super) struct Disk {
    pub(super) log: Vec<Vec<u8>>,
    tails: BTreeMap<TokenId, Vec<u8>>,
}

/// An engine, its disk and its keys.
pub(super) struct Host {
    engine: Engine,
    pub(super) disk: Disk,
    seed: u8,
    now: Now,
    text: Option<String>,
    /// The next write fails.
    pub(super) disk_is_full: bool,
    /// The session as it was last stored; in a place of its own, which no restart here reads.
    pub(super) session: Vec<u8>,
    /// Where each transfer stood when it was last written.
    pub(super) states: BTreeMap<Sid, State>,
}

impl Host {
    /// Starts from a disk; the seed makes its keys and dice.
    pub(super) fn start(seed: u8, disk: Disk) -> Self {
        let now = Now { wall: BEGIN, uptime_ms: 0 };
        let engine = Engine::restore(&disk.log).unwrap();
        let states = BTreeMap::new();
        let mut host = Self { engine, disk, seed, now, text: None, disk_is_full: false, session: Vec::new(), states };
        for entry in host.disk.log.clone() {
            let set = ChangeSet::decode(&entry).unwrap();
            host.note_states(&set);
        }
        host
    }

    /// Loses power and starts again.
    pub(super) fn restart(&mut self) {
        self.engine = Engine::restore(&self.disk.log).unwrap();
        self.now.uptime_ms = 0;
        self.text = None;
        self.disk_is_full = false;
    }

    fn entropy(&self) -> Entropy {
        let mut bytes = [self.seed; 32];
        bytes[..8].copy_from_slice(&(self.disk.log.len() as u64).to_le_bytes());
        Entropy(bytes)
    }

    /// The pipe that an exchange opened now would have: its twin hears what is meant for this host, and speaks as it.
    pub(super) fn twin(&self, role: PipeRole) -> QrPipe {
        QrPipe::open(role, Entropy(Dice::new(&self.entropy()).make_bytes()))
    }

    /// The clocks.
    pub(super) fn now(&self) -> Now {
        self.now
    }

    /// A person's wish.
    pub(super) fn command(&mut self, command: Command) {
        self.input(Input::Command(command));
    }

    /// Any input, and everything that the engine asks for because of it.
    pub(super) fn input(&mut self, input: Input) {
        let mut waiting = vec![input];
        while let Some(input) = waiting.pop() {
            self.engine.handle(input, self.now, self.entropy());
            while self.engine.poll_event().is_some() {}
            while let Some(effect) = self.engine.poll_effect() {
                waiting.extend(self.carry_out(effect));
            }
            waiting.reverse();
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Input> {
        let signer = SoftSigner::new([self.seed; 32]);
        match effect {
            Effect::MakeKey(path) => Some(Input::KeyMade(path, signer.public(&path))),
            Effect::Sign { id, key, message } => Some(Input::Signed(id, signer.sign(&key, &message))),
            Effect::LoadTails(ids) => {
                let tails = ids.iter().filter_map(|id| Some((*id, self.disk.tails.get(id)?.clone()))).collect();
                Some(Input::TailsLoaded(tails))
            }
            Effect::Persist { .. } if self.disk_is_full => Some(Input::StorageFailed),
            Effect::Persist { id, change_set, .. } => {
                self.write(&change_set);
                Some(Input::Persisted(id))
            }
            Effect::StoreSession { .. } if self.disk_is_full => Some(Input::StorageFailed),
            Effect::StoreSession { id, record } => {
                self.session = record.to_vec();
                Some(Input::SessionStored(id))
            }
            Effect::ShowFrame { .. } | Effect::StoreProgress(_) | Effect::EraseSession => None,
            Effect::ShowText(text) => {
                self.text = Some(text);
                None
            }
            #[allow(unreachable_patterns, reason = "effects may be added; none is needed here")]
            _ => None,
        }
    }

    fn write(&mut self, set: &ChangeSet) {
        self.note_states(set);
        self.disk.log.push(set.encode());
        for (token_id, tail) in set.tails() {
            match tail {
                Some(bytes) => self.disk.tails.insert(*token_id, bytes.clone()),
                None => self.disk.tails.remove(token_id),
            };
        }
    }

    /// What was decided stays decided.
    fn note_states(&mut self, set: &ChangeSet) {
        for change in &set.changes {
            let Change::Transfer(record) = change else { continue };
            let before = self.states.insert(record.sid(), record.state);
            assert!(may_follow(before, record.state), "{before:?} became {:?}", record.state);
        }
    }

    /// The text form of the code on the screen.
    pub(super) fn text(&mut self) -> Option<String> {
        self.input(Input::TextDue);
        self.text.take()
    }

    /// Lets time pass.
    pub(super) fn pass(&mut self, milliseconds: u64) {
        self.now.wall = self.now.wall.after_ms(milliseconds);
        self.now.uptime_ms += milliseconds;
        if self.engine.poll_timeout().is_some_and(|due| due <= self.now.uptime_ms) {
            self.input(Input::TimeoutReached);
        }
    }

    /// Everything that is not spent: settled, on trust, reserved, and in doubt.
    pub(super) fn balance(&self) -> u32 {
        let balances = self.engine.wallet_summary(self.now.wall).assets.into_iter().map(|asset| asset.balance);
        balances.map(|each| each.settled.0 + each.on_trust.0 + each.reserved.0 + each.in_doubt.0).sum()
    }

    /// Whether the engine has stopped for good.
    pub(super) fn has_failed(&self) -> bool {
        self.engine.has_failed()
    }

    /// Whether an exchange is open.
    pub(super) fn is_meeting(&self) -> bool {
        self.engine.exchange_summary(self.now).is_some()
    }

    /// The log alone makes the wallet that runs.
    pub(super) fn check_disk(&self) {
        let restored = Engine::restore(&self.disk.log).unwrap();
        let now = self.now.wall;
        assert_eq!(restored.wallet_summary(now), self.engine.wallet_summary(now));
        let all = CoinQuery { count: u16::MAX, ..CoinQuery::default() };
        assert_eq!(restored.coins(all), self.engine.coins(all));
    }

    /// The kinds of coins that are accepted.
    pub(super) fn accepted(&self) -> Vec<juicetokens_engine::token::issuance::Authority> {
        self.engine.wallet_summary(self.now.wall).assets.iter().map(|asset| asset.authority).take(4).collect()
    }
}

/// The arrows of `docs/spec/04-transfer.md`, section 5; a record may also be written again as it is.
fn may_follow(before: Option<State>, after: State) -> bool {
    use State::{Aborted, Committed, Final, Offered, Prepared, Received, RolledBack};
    let Some(before) = before else { return matches!(after, Offered | Prepared) };
    let arrows =
        [(Offered, Committed), (Offered, Aborted), (Committed, Final), (Prepared, Received), (Prepared, RolledBack)];
    before == after || arrows.contains(&(before, after))
}
