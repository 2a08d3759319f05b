//! A wallet with a simulated disk: what is appended survives a crash, nothing else does.
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::summary::{
    Approval, ChainSummary, CoinQuery, CoinSummary, ExchangeSummary, IssueOverview, MovementQuery, MovementsPage,
    PaperProblem, PaperSummary, PersonEntry, PersonSummary, Receipt, TimeSummary, WalletSummary,
};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::paper;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Sid, Write};
use juicetokens_engine::transport::QrPipe;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{AskId, Command, CommitteeAsk, Effect, Engine, Event, Input, PersistId};
use zeroize::Zeroizing;

use crate::sim::chance::Chance;
use crate::sim::crash::{Crash, EffectKind, Hits};
use crate::sim::disk::Disk;

/// A screen shows a code for five refreshes of sixty a second.
pub(crate) const FRAME_MS: u64 = 83;

/// A session and its progress, as they lie on the disk.
type StoredSession = (Zeroizing<Vec<u8>>, Option<Vec<u8>>);

/// A wallet and its host.
pub struct SimWallet {
    /// For messages.
    pub name: &'static str,
    engine: Option<Engine>,
    disk: Disk,
    signer: SoftSigner,
    chance: Chance,
    now: Now,
    /// Counts the writes of all wallets of a simulation.
    moment: Rc<Cell<u64>>,
    /// Where it is going to crash, once.
    pub crash: Option<Crash>,
    /// What it was asked to do so far.
    effects: Vec<EffectKind>,
    frame: Option<Vec<u8>>,
    text: Option<String>,
    /// The session in its own place on the disk, and how far it had come; in no backup.
    session: Option<StoredSession>,
    forgets_sessions: bool,
    /// How often it was hit.
    pub hits: Hits,
    /// Everything the engine told that is not a change of a summary.
    pub refusals: Vec<String>,
    /// What second copies of the ledger brought, and how much of them was contradicted.
    pub merged: Vec<(u32, u32)>,
    /// What the engine told of coins on paper, in order.
    pub of_paper: Vec<Event>,
    /// Writes that reached the disk, in order.
    pub writes: Vec<Write>,
    /// What its person was asked in meetings, in order.
    pub asked: Vec<Approval>,
    /// What it wants to hear from the committee that it sits in.
    pub committee_asks: Vec<(AskId, CommitteeAsk)>,
}

impl SimWallet {
    /// A fresh wallet with its own keys.
    pub fn new(name: &'static str, seed: u64, now: Timestamp) -> Self {
        let mut chance = Chance::new(seed ^ 0x5eed);
        let signer = SoftSigner::new(chance.bytes());
        let now = Now { wall: now, uptime_ms: 0 };
        Self::from_disk(name, Disk::default(), (signer, chance), now)
    }

    /// A wallet of before devices had names: it has made a key of its own already.
    pub fn without_device(name: &'static str, seed: u64, now: Timestamp) -> Self {
        let mut wallet = Self::new(name, seed, now);
        let path = KeyPath::first_device(now.day());
        let mut keys = ChangeSet::default();
        keys.push(Change::Key(path, wallet.signer.public(&path)));
        wallet.disk.append(0, Write::Local, &keys);
        wallet.start();
        wallet
    }

    fn from_disk(name: &'static str, disk: Disk, (signer, chance): (SoftSigner, Chance), now: Now) -> Self {
        Self {
            name,
            engine: Some(disk.restore()),
            disk,
            signer,
            chance,
            now,
            moment: Rc::default(),
            crash: None,
            effects: Vec::new(),
            frame: None,
            text: None,
            session: None,
            forgets_sessions: false,
            hits: Hits::default(),
            refusals: Vec::new(),
            merged: Vec::new(),
            of_paper: Vec::new(),
            writes: Vec::new(),
            asked: Vec::new(),
            committee_asks: Vec::new(),
        }
    }

    /// The same person's device after a restart from an older or the present state of its disk, beside this one: with the same
    /// keys, and chance of its own.
    pub fn restored(&self, name: &'static str, disk: Disk, seed: u64) -> Self {
        let mut twin = Self::from_disk(name, disk, (self.signer.clone(), Chance::new(seed)), self.now);
        twin.writes.clone_from(&self.writes);
        twin.writes.truncate(twin.disk.len());
        twin.moment.set(self.moment.get());
        twin
    }

    /// A second wallet from a copy of this one's disk and seed.
    pub fn copied(&self, name: &'static str) -> Self {
        self.restored(name, self.disk.clone(), 0x7717)
    }

    /// What the log makes of the wallet on a device whose wall clock says something else.
    pub fn summary_under(&self, wall: Timestamp) -> WalletSummary {
        let mut engine = self.disk.restore_from_all();
        engine.handle(Input::TimeoutReached, Now { wall, uptime_ms: 0 }, Entropy([1; 32]));
        engine.wallet_summary(wall)
    }

    /// The chains of its coins, each with its issuance record.
    pub fn chains(&self) -> Vec<(Telomeer, SignedIssuance)> {
        self.disk.chains()
    }

    /// What it believes of the time.
    pub fn time(&self) -> Option<TimeSummary> {
        self.engine.as_ref().map(Engine::time_summary)
    }

    /// Orders the writes of this wallet among those of others that share the counter.
    pub fn share_order(&mut self, moment: &Rc<Cell<u64>>) {
        self.moment = Rc::clone(moment);
    }

    /// Stores a snapshot, if nothing is under way.
    pub fn compact(&mut self) {
        if let Some(snapshot) = self.engine.as_ref().and_then(Engine::snapshot) {
            self.disk.compact(&snapshot);
        }
    }

    /// What is stored now.
    pub fn disk(&self) -> &Disk {
        &self.disk
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
            match event {
                Event::IssueRefused(why) | Event::TextRefused(why) | Event::LedgerRefused(why) => {
                    self.refusals.push(why)
                }
                Event::LedgerMerged { learnt, contradicted } => self.merged.push((learnt, contradicted)),
                Event::WalletChanged | Event::ExchangeChanged => {}
                of_paper => self.of_paper.push(of_paper),
            }
        }
    }

    /// Carries out one effect; `false` when the power went.
    fn carry_out(&mut self, effect: Effect) -> bool {
        let number = self.effects_done();
        self.effects.push(EffectKind::of(&effect));
        if self.crash == Some(Crash::BeforeEffect(number)) {
            return self.lose_power();
        }
        let silent = self.crash == Some(Crash::AfterEffect(number));
        let answer = match effect {
            Effect::MakeKey(path) => Input::KeyMade(path, self.signer.public(&path)),
            Effect::Sign { id, key, message } => Input::Signed(id, self.signer.sign(&key, &message)),
            Effect::LoadTails(_) if self.disk_fails(number) => return self.fail_disk(),
            Effect::LoadTails(ids) => Input::TailsLoaded(self.disk.tails(&ids)),
            Effect::Persist { id, write, change_set } => match self.persist(number, (id, write), &change_set) {
                Some(persisted) => persisted,
                None => return false,
            },
            Effect::ShowFrame { bytes, .. } => {
                self.frame = Some(bytes);
                return !silent || self.lose_power();
            }
            Effect::AskCommittee(id, ask) => {
                self.committee_asks.push((id, ask));
                return !silent || self.lose_power();
            }
            Effect::ShowText(text) => {
                self.text = Some(text);
                return !silent || self.lose_power();
            }
            Effect::StoreSession { id, record } => {
                let progress = self.session.as_ref().and_then(|(_, progress)| progress.clone());
                if !self.store_session(number, Some((record, progress))) {
                    return false;
                }
                Input::SessionStored(id)
            }
            Effect::EraseSession => {
                return self.store_session(number, None) && (!silent || self.lose_power());
            }
            Effect::StoreProgress(progress) => {
                if let Some((_, stored)) = &mut self.session {
                    *stored = Some(progress);
                }
                return !silent || self.lose_power();
            }
        };
        if silent {
            return self.lose_power();
        }
        self.input(answer);
        self.engine.is_some()
    }

    /// Puts this in the session's place; `false` when the disk went.
    fn store_session(&mut self, number: u64, session: Option<StoredSession>) -> bool {
        let lies = matches!(self.crash, Some(Crash::DiskLies(from)) if from <= number);
        if !self.disk_fails(number) {
            self.session = session;
        }
        if lies || self.disk_fails(number) { self.fail_disk() } else { true }
    }

    /// Appends a change and gives the answer to the engine; nothing when the power or the disk went.
    fn persist(&mut self, number: u64, (id, write): (PersistId, Write), change_set: &ChangeSet) -> Option<Input> {
        let lies = matches!(self.crash, Some(Crash::DiskLies(from)) if from <= number);
        if self.crash == Some(Crash::BeforeWrite(write)) {
            self.lose_power();
            return None;
        }
        if !self.disk_fails(number) {
            self.disk.append(self.moment.get(), write, change_set);
            self.moment.set(self.moment.get() + 1);
            self.writes.push(write);
        }
        if lies || self.disk_fails(number) {
            self.fail_disk();
            return None;
        }
        if self.crash == Some(Crash::AfterWrite(write)) {
            self.lose_power();
            return None;
        }
        Some(Input::Persisted(id))
    }

    fn disk_fails(&self, number: u64) -> bool {
        matches!(self.crash, Some(Crash::DiskFails(from)) if from <= number)
    }

    fn fail_disk(&mut self) -> bool {
        let entropy = self.chance.entropy();
        if let Some(engine) = &mut self.engine {
            engine.handle(Input::StorageFailed, self.now, entropy);
            assert!(engine.has_failed() && engine.poll_effect().is_none(), "{} goes on without a disk", self.name);
        }
        self.hits.storage_errors += 1;
        self.crash = None;
        self.engine = None;
        false
    }

    fn lose_power(&mut self) -> bool {
        self.crash = None;
        self.hits.crashes += 1;
        self.engine = None;
        false
    }

    /// Whether it lost power and was not started again.
    pub fn is_down(&self) -> bool {
        self.engine.is_none()
    }

    /// Starts again from the disk.
    pub fn start(&mut self) {
        self.engine = Some(self.disk.restore());
        self.frame = None;
        self.text = None;
        self.now.uptime_ms = 0;
        if self.forgets_sessions {
            self.session = None;
        }
        if let Some((record, progress)) = self.session.clone() {
            self.input(Input::SessionFound { record, progress });
        }
    }

    /// Sessions do not outlive this wallet's breaks any more.
    pub fn forget_sessions(&mut self) {
        self.forgets_sessions = true;
    }

    /// Whether a session lies in its place.
    pub fn has_session(&self) -> bool {
        self.session.is_some()
    }

    /// Takes the power away.
    pub fn kill(&mut self) {
        self.engine = None;
    }

    /// The entries on the disk, oldest first.
    pub fn log(&self) -> &[Vec<u8>] {
        self.disk.log()
    }

    /// What this wallet's person could sign outside of it.
    pub fn signer(&self) -> &SoftSigner {
        &self.signer
    }

    /// The transfer key that it made last.
    pub fn newest_key(&self) -> Option<KeyPath> {
        let changes = self.log().iter().rev().flat_map(|entry| ChangeSet::decode(entry).unwrap().changes);
        let paths = changes.filter_map(|change| match change {
            Change::Key(path @ KeyPath::Transfer { .. }, _) => Some(path),
            _ => None,
        });
        paths.into_iter().next()
    }

    /// The telomeers on the disk, for somebody who meddles with it.
    pub fn tails_mut(&mut self) -> &mut BTreeMap<TokenId, Vec<u8>> {
        self.disk.tails_mut()
    }

    /// The code on the screen now, if an exchange is open.
    pub fn next_frame(&mut self) -> Option<Vec<u8>> {
        self.input(Input::FrameDue);
        self.frame.take()
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

    /// Faces a bare pipe for one text each way, at one moment.
    pub fn face_by_text(&mut self, pipe: &mut QrPipe, now: Now) {
        self.input(Input::TextReceived(pipe.next_text()));
        if let Some(text) = self.next_text() {
            pipe.handle_text(&text, now).unwrap();
        }
    }

    /// What its member of a committee has stored.
    pub fn seat_records(&self) -> &[Vec<u8>] {
        self.engine.as_ref().map_or(&[], Engine::seat_records)
    }

    /// The committee that it sits in has decided: a settlement message.
    pub fn hear_committee(&mut self, id: AskId, settlement: Vec<u8>) {
        self.input(Input::CommitteeSaid(id, settlement));
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
        self.engine.as_ref().map(|engine| engine.wallet_summary(self.now.wall)).unwrap_or_default()
    }

    /// A receipt.
    pub fn receipt(&mut self, sid: Sid) -> Option<Receipt> {
        let entropy = self.chance.entropy();
        self.engine.as_ref()?.receipt(sid, entropy)
    }

    /// A receipt as a file.
    pub fn receipt_file(&self, sid: Sid) -> Option<Vec<u8>> {
        self.engine.as_ref()?.receipt_file(sid)
    }

    /// The report of a cashing in as a file.
    pub fn cash_in_file(&self, number: Hash) -> Option<Vec<u8>> {
        self.engine.as_ref()?.cash_in_file(number)
    }

    /// The chain of a coin it holds, as its disk has it.
    pub fn chain(&mut self, token_id: TokenId) -> Option<ChainSummary> {
        let (_, tail) = self.disk.tails(&[token_id]).pop()?;
        let entropy = self.chance.entropy();
        self.engine.as_ref()?.chain(token_id, &tail, entropy)
    }

    /// A page of the history.
    pub fn movements(&self, query: MovementQuery) -> Option<MovementsPage> {
        Some(self.engine.as_ref()?.movements(query))
    }

    /// Its contacts, and whom it has met.
    pub fn people(&self) -> Vec<PersonEntry> {
        self.engine.as_ref().map(Engine::people).unwrap_or_default()
    }

    /// A person's page.
    pub fn person(&self, identity: PublicKey) -> Option<PersonSummary> {
        self.engine.as_ref()?.person_summary(identity)
    }

    /// What an issuer and whoever prints knows.
    pub fn issue_overview(&self) -> IssueOverview {
        self.engine.as_ref().map(Engine::issue_overview).unwrap_or_default()
    }

    /// The code of a coin that was put on paper here, as its host prints it.
    pub fn code_of(&self, token_id: TokenId) -> Option<Vec<u8>> {
        let (_, tail) = self.disk.tails(&[token_id]).pop()?;
        let (path, coin) = self.engine.as_ref()?.printed(token_id, &tail)?;
        Some(paper::join(&self.signer.secret(&path), &coin)?.to_vec())
    }

    /// Looks at a coin on paper.
    pub fn look_at(&mut self, code: &[u8]) -> Result<PaperSummary, PaperProblem> {
        let (key, coin) = self.find(code);
        let entropy = self.chance.entropy();
        self.engine.as_ref().ok_or(PaperProblem::Unreadable)?.paper(&coin, &key, entropy)
    }

    /// Takes a coin from paper.
    pub fn take(&mut self, code: &[u8]) {
        let (key, coin) = self.find(code);
        self.command(Command::TakePaper { coin, key });
    }

    /// Keeps the secret of a code as a host does.
    fn find(&mut self, code: &[u8]) -> (PublicKey, Vec<u8>) {
        let (secret, coin) = paper::split(code).unwrap();
        self.signer.find(*secret);
        (self.signer.public(&KeyPath::Found), coin.to_vec())
    }

    /// What the log alone makes of the wallet: must always be what the running engine says.
    pub fn summary_from_disk(&self) -> WalletSummary {
        self.disk.restore_from_all().wallet_summary(self.now.wall)
    }

    /// Effects carried out so far.
    pub fn effects_done(&self) -> u64 {
        self.effects.len() as u64
    }

    /// The kinds of the effects carried out so far.
    pub fn effects(&self) -> &[EffectKind] {
        &self.effects
    }

    /// The whole wallet as one change, while nothing is under way.
    pub fn snapshot(&self) -> Option<Vec<u8>> {
        Some(self.engine.as_ref()?.snapshot()?.encode())
    }

    /// Settled and on-trust value of all kinds together, reserved coins included: "the balance".
    pub fn balance(&self) -> u32 {
        let assets = self.summary().assets;
        assets.iter().map(|asset| asset.balance.settled.0 + asset.balance.on_trust.0 + asset.balance.reserved.0).sum()
    }

    /// Every coin that it shows.
    pub fn coins(&self) -> Vec<CoinSummary> {
        self.engine.as_ref().map(all_coins).unwrap_or_default()
    }

    /// What the log alone makes of them.
    pub fn coins_from_disk(&self) -> Vec<CoinSummary> {
        all_coins(&self.disk.restore_from_all())
    }

    /// Ids of the coins that this wallet could spend now.
    pub fn spendable_ids(&self) -> Vec<TokenId> {
        use juicetokens_engine::summary::Grade::{OnTrust, Settled};
        self.coins()
            .into_iter()
            .filter(|coin| matches!(coin.grade, OnTrust | Settled))
            .map(|coin| coin.token_id)
            .collect()
    }
}

/// Page by page, as a host asks for them.
fn all_coins(engine: &Engine) -> Vec<CoinSummary> {
    let mut coins: Vec<CoinSummary> = Vec::new();
    loop {
        let skip = u32::try_from(coins.len()).unwrap_or(u32::MAX);
        let page = engine.coins(CoinQuery { grade: None, skip, count: 100 });
        coins.extend(page.coins);
        if coins.len() >= page.total as usize {
            return coins;
        }
    }
}
