//! A wallet with a simulated disk: what is appended survives a crash, nothing else does.
use std::collections::BTreeMap;

use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::summary::{Approval, ExchangeSummary, Receipt, TimeSummary, WalletSummary};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Sid, Write};
use juicetokens_engine::transport::QrPipe;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{Command, Effect, Engine, Event, Input};

use crate::sim::chance::Chance;

/// A screen shows a code for five refreshes of sixty a second.
pub(crate) const FRAME_MS: u64 = 83;

/// Where a wallet loses power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// When the disk refuses the next write from this effect on: the engine stops, and the host starts it again.
    DiskFails(u64),
    /// Instead of carrying out the effect of this number, counted from the wallet's start.
    BeforeEffect(u64),
    /// When this write was about to reach the disk.
    BeforeWrite(Write),
    /// When this write had just reached the disk, and nothing had been said yet.
    AfterWrite(Write),
}

/// A wallet and its host.
pub struct SimWallet {
    /// For messages.
    pub name: &'static str,
    engine: Option<Engine>,
    log: Vec<Vec<u8>>,
    tails: BTreeMap<TokenId, Vec<u8>>,
    signer: SoftSigner,
    chance: Chance,
    now: Now,
    /// Where it is going to crash, once.
    pub crash: Option<Crash>,
    effects_done: u64,
    frames: Vec<Vec<u8>>,
    text: Option<String>,
    /// Everything the engine told that is not a change of a summary.
    pub refusals: Vec<String>,
    /// Writes that reached the disk, in order.
    pub writes: Vec<Write>,
    /// What its person was asked in meetings, in order.
    pub asked: Vec<Approval>,
}

impl SimWallet {
    /// A fresh wallet with its own keys.
    pub fn new(name: &'static str, seed: u64, now: Timestamp) -> Self {
        let mut chance = Chance::new(seed ^ 0x5eed);
        let signer = SoftSigner::new(chance.bytes());
        Self {
            name,
            engine: Some(Engine::restore(&[]).unwrap()),
            log: Vec::new(),
            tails: BTreeMap::new(),
            signer,
            chance,
            now: Now { wall: now, uptime_ms: 0 },
            crash: None,
            effects_done: 0,
            frames: Vec::new(),
            text: None,
            refusals: Vec::new(),
            writes: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// Lets time pass, and tells the engine when it asked to be told.
    pub fn pass(&mut self, milliseconds: u64) {
        self.now.wall = self.now.wall.after_ms(milliseconds);
        self.now.uptime_ms += milliseconds;
        let due = self.engine.as_ref().and_then(Engine::poll_timeout);
        if due.is_some_and(|due| due <= self.now.uptime_ms) {
            self.input(Input::TimeoutReached);
        }
    }

    /// What the wall clock says.
    pub fn wall_clock(&self) -> Timestamp {
        self.now.wall
    }

    /// Moves the wall clock only, as a person or a bad network time would.
    pub fn set_wall_clock(&mut self, wall: Timestamp) {
        self.now.wall = wall;
    }

    /// A person's wish.
    pub fn command(&mut self, command: Command) {
        self.input(Input::Command(command));
    }

    /// Any input, followed by everything the engine asks for because of it.
    pub fn input(&mut self, input: Input) {
        let mut waiting = vec![input];
        while let Some(input) = waiting.pop() {
            let entropy = self.chance.entropy();
            let Some(engine) = &mut self.engine else { return };
            engine.handle(input, self.now, entropy);
            self.note_events();
            while let Some(effect) = self.engine.as_mut().and_then(Engine::poll_effect) {
                if !self.carry_out(effect) {
                    return;
                }
            }
        }
    }

    fn note_events(&mut self) {
        while let Some(event) = self.engine.as_mut().and_then(Engine::poll_event) {
            if let Event::IssueRefused(why) | Event::TextRefused(why) = event {
                self.refusals.push(why);
            }
        }
    }

    /// Carries out one effect; `false` when the power went.
    fn carry_out(&mut self, effect: Effect) -> bool {
        let number = self.effects_done;
        self.effects_done += 1;
        if self.crash == Some(Crash::BeforeEffect(number)) {
            return self.lose_power();
        }
        match effect {
            Effect::MakeKey(path) => self.input(Input::KeyMade(path, self.signer.public(&path))),
            Effect::Sign { id, key, message } => {
                let signature = self.signer.sign(&key, &message);
                self.input(Input::Signed(id, signature));
            }
            Effect::LoadTails(ids) => {
                let tails = ids.iter().filter_map(|id| Some((*id, self.tails.get(id)?.clone()))).collect();
                self.input(Input::TailsLoaded(tails));
            }
            Effect::Persist { id, write, change_set } => {
                if self.crash == Some(Crash::BeforeWrite(write)) {
                    return self.lose_power();
                }
                if matches!(self.crash, Some(Crash::DiskFails(from)) if from <= number) {
                    return self.fail_disk();
                }
                self.log.push(change_set.encode());
                for (token_id, tail) in change_set.tails() {
                    match tail {
                        Some(bytes) => self.tails.insert(*token_id, bytes.clone()),
                        None => self.tails.remove(token_id),
                    };
                }
                self.writes.push(write);
                if self.crash == Some(Crash::AfterWrite(write)) {
                    return self.lose_power();
                }
                self.input(Input::Persisted(id));
            }
            Effect::ShowFrame { bytes, .. } => self.frames.push(bytes),
            Effect::ShowText(text) => self.text = Some(text),
        }
        self.engine.is_some()
    }

    fn fail_disk(&mut self) -> bool {
        let entropy = self.chance.entropy();
        if let Some(engine) = &mut self.engine {
            engine.handle(Input::StorageFailed, self.now, entropy);
            assert!(engine.has_failed() && engine.poll_effect().is_none(), "{} goes on without a disk", self.name);
        }
        self.lose_power()
    }

    fn lose_power(&mut self) -> bool {
        self.crash = None;
        self.engine = None;
        false
    }

    /// Whether it lost power and was not started again.
    pub fn is_down(&self) -> bool {
        self.engine.is_none()
    }

    /// Starts again from the disk.
    pub fn start(&mut self) {
        self.engine = Some(Engine::restore(&self.log).unwrap());
        self.frames.clear();
        self.now.uptime_ms = 0;
    }

    /// A second wallet from a copy of this one's disk and seed.
    pub fn copied(&self, name: &'static str) -> Self {
        Self {
            name,
            engine: Some(Engine::restore(&self.log).unwrap()),
            log: self.log.clone(),
            tails: self.tails.clone(),
            signer: self.signer.clone(),
            chance: Chance::new(0x7717),
            now: Now { uptime_ms: 0, ..self.now },
            crash: None,
            effects_done: 0,
            frames: Vec::new(),
            text: None,
            refusals: Vec::new(),
            writes: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// Takes the power away.
    pub fn kill(&mut self) {
        self.engine = None;
    }

    /// The entries on the disk, oldest first.
    pub fn log(&self) -> &[Vec<u8>] {
        &self.log
    }

    /// The telomeers on the disk, for somebody who meddles with it.
    pub fn tails_mut(&mut self) -> &mut BTreeMap<TokenId, Vec<u8>> {
        &mut self.tails
    }

    /// The code on the screen now, if an exchange is open.
    pub fn next_frame(&mut self) -> Option<Vec<u8>> {
        self.input(Input::FrameDue);
        self.frames.pop()
    }

    /// Faces a bare pipe for one code each way.
    pub fn face(&mut self, pipe: &mut QrPipe, now: &mut Now) {
        now.uptime_ms += FRAME_MS;
        self.pass(FRAME_MS);
        let shown = pipe.next_frame(*now);
        self.input(Input::FrameReceived(shown.bytes));
        if let Some(frame) = self.next_frame() {
            pipe.handle_frame(&frame, *now);
        }
    }

    /// The text form of the code on the screen.
    pub fn next_text(&mut self) -> Option<String> {
        self.input(Input::TextDue);
        self.text.take()
    }

    /// The exchange screen.
    pub fn exchange(&self) -> Option<ExchangeSummary> {
        self.engine.as_ref()?.exchange_summary(self.now)
    }

    /// The home screen.
    pub fn summary(&self) -> WalletSummary {
        self.engine.as_ref().map(Engine::wallet_summary).unwrap_or_default()
    }

    /// A receipt.
    pub fn receipt(&mut self, sid: Sid) -> Option<Receipt> {
        let entropy = self.chance.entropy();
        self.engine.as_ref()?.receipt(sid, entropy)
    }

    /// What the log alone makes of the wallet: must always be what the running engine says.
    pub fn summary_from_disk(&self) -> WalletSummary {
        Engine::restore(&self.log).unwrap().wallet_summary()
    }

    /// What the log makes of the wallet on a device whose wall clock says something else.
    pub fn summary_under(&self, wall: Timestamp) -> WalletSummary {
        let mut engine = Engine::restore(&self.log).unwrap();
        engine.handle(Input::TimeoutReached, Now { wall, uptime_ms: 0 }, Entropy([1; 32]));
        engine.wallet_summary()
    }

    /// The chains of its coins, each with its issuance record.
    pub fn chains(&self) -> Vec<(Telomeer, SignedIssuance)> {
        let entries = self.log.iter().flat_map(|entry| ChangeSet::decode(entry).unwrap().changes);
        let issuances: Vec<SignedIssuance> = entries
            .filter_map(|change| match change {
                Change::Issuance(issuance) => Some(*issuance),
                _ => None,
            })
            .collect();
        let chain = |tail: &Vec<u8>| {
            let telomeer = Telomeer::parse(tail).unwrap();
            let issuance = issuances.iter().find(|known| known.id() == telomeer.anchor.issuance).unwrap();
            (telomeer, issuance.clone())
        };
        self.tails.values().map(chain).collect()
    }

    /// What it believes of the time.
    pub fn time(&self) -> Option<TimeSummary> {
        self.engine.as_ref().map(Engine::time_summary)
    }

    /// Effects carried out so far.
    pub fn effects_done(&self) -> u64 {
        self.effects_done
    }

    /// Settled and on-trust value of all kinds together, reserved coins included: "the balance".
    pub fn balance(&self) -> u32 {
        let assets = self.summary().assets;
        assets.iter().map(|asset| asset.balance.settled.0 + asset.balance.on_trust.0 + asset.balance.reserved.0).sum()
    }

    /// Ids of the coins that this wallet could spend now.
    pub fn spendable_ids(&self) -> Vec<TokenId> {
        use juicetokens_engine::summary::Grade::{OnTrust, Settled};
        let assets = self.summary().assets;
        let coins = assets.into_iter().flat_map(|asset| asset.coins);
        coins.filter(|coin| matches!(coin.grade, OnTrust | Settled)).map(|coin| coin.token_id).collect()
    }
}
