//! An open wallet: gives inputs to the engine, carries out its effects in their order, and tells its events.
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{ChainSummary, WalletSummary};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::{Effect, Engine, Event, Input};
use zeroize::Zeroizing;

use super::clock::Clock;
use super::committee::Committee;
#[cfg(feature = "failpoints")]
use super::failpoint::Failpoint;
use super::on_paper::news_of;
use super::outbox::Outbox;
use super::signer::Signer;
use crate::host::entropy;
use crate::host::hearing::{Heard, hear};
use crate::host::store::backup::Backup;
use crate::host::store::indexed_db::IndexedDb;
use crate::host::store::keyring::{Header, RootSeed};
use crate::host::store::sealed::Sealed;
use crate::host::store::{Contents, Record, Store, StoreError, StoredSession, TailKey};
use crate::model::wallet_link::{Failure, FromWallet, ToWallet, WalletHealth};

/// A log longer than this is put into a snapshot at the next quiet moment.
const LOG_LIMIT: usize = 512;

/// The engine with everything it needs.
pub(super) struct Wallet<S> {
    pub(super) engine: Engine,
    store: Sealed<S>,
    pub(super) signer: Signer,
    pub(super) committee: Committee,
    pub(super) clock: Clock,
    last_sequence: u64,
    log_length: usize,
    #[cfg(feature = "failpoints")]
    failpoint: Failpoint,
}

impl<S: Store> Wallet<S> {
    /// Restores the wallet from what its store holds.
    pub(super) fn restore(
        store: Sealed<S>,
        contents: Contents,
        root_seed: RootSeed,
        clock: Clock,
    ) -> Result<Self, Failure> {
        let (last_sequence, log_length) = (contents.last_sequence(), contents.log.len());
        let engine =
            Engine::restore(&contents.into_entries()).map_err(|error| Failure::DamagedStore(error.to_string()))?;
        Ok(Self {
            engine,
            store,
            signer: Signer::new(root_seed),
            committee: Committee::default(),
            clock,
            last_sequence,
            log_length,
            #[cfg(feature = "failpoints")]
            failpoint: Failpoint::of_address(),
        })
    }

    /// Gives the engine the session that a break has interrupted, if one is in the store and opens.
    pub(super) async fn resume(&mut self, outbox: &mut Outbox) -> Result<(), Failure> {
        let stored = match self.store.session().await {
            Ok(Some(stored)) => stored,
            Ok(None) => return Ok(()),
            // It is no record of value: one that does not open is dropped, and the two meet again.
            Err(StoreError::Damaged(_)) => return Ok(self.store.put_session(None).await?),
            Err(error) => return Err(error.into()),
        };
        let StoredSession { record, progress } = stored;
        self.give(Input::SessionFound { record: Zeroizing::new(record), progress }, outbox).await
    }

    /// Deals with what the page said.
    pub(super) async fn hear(&mut self, said: ToWallet, outbox: &mut Outbox) -> Result<(), Failure> {
        match hear(&self.engine, said, make_entropy()?) {
            Heard::Input(input) => return self.give(input, outbox).await,
            Heard::Answer(answer) => outbox.post(&answer),
            Heard::Beyond(ToWallet::Committee(wish)) => return self.hear_of_committee(wish, outbox).await,
            Heard::Beyond(ToWallet::Paper(wish)) => return self.hear_of_paper(wish, outbox).await,
            Heard::Beyond(ToWallet::ChainWanted(token_id)) => {
                let chain = self.chain(token_id).await?;
                outbox.post(&FromWallet::Chain(chain.map(Box::new)));
            }
            // The wallet is open: to create or unlock one was said to a page that is gone, to lock it while an exchange is open. To
            // the rest the worker itself answers.
            Heard::Beyond(_) => {}
        }
        Ok(())
    }

    /// The moment of [`Self::timeout`] has come.
    pub(super) async fn time_out(&mut self, outbox: &mut Outbox) -> Result<(), Failure> {
        self.give(Input::TimeoutReached, outbox).await
    }

    /// Carries out all that the engine asks for, and tells what has happened.
    pub(super) async fn settle(&mut self, outbox: &mut Outbox) -> Result<(), Failure> {
        self.carry_out_all(outbox).await?;
        self.leave_committee();
        self.teach_committee();
        while self.serve_committee(outbox).await? {
            self.carry_out_all(outbox).await?;
        }
        self.tell(outbox);
        self.cut_log().await
    }

    pub(super) async fn carry_out_all(&mut self, outbox: &mut Outbox) -> Result<(), Failure> {
        while let Some(effect) = self.engine.poll_effect() {
            if let Effect::AskCommittee(id, ask) = effect {
                self.ask_committee(id, ask);
                continue;
            }
            match self.carry_out(effect, outbox).await {
                Ok(Some(answer)) => self.engine.handle(answer, self.clock.now(), make_entropy()?),
                Ok(None) => {}
                Err(error) => {
                    self.engine.handle(Input::StorageFailed, self.clock.now(), make_entropy()?);
                    return Err(error.into());
                }
            }
        }
        Ok(())
    }

    /// When the next timeout is due, on the uptime clock.
    pub(super) fn timeout(&self) -> Option<u64> {
        self.engine.poll_timeout()
    }

    /// Whether others count on this wallet being open.
    pub(super) fn is_wanted(&self) -> bool {
        self.is_in_exchange() || self.committee.is_linked()
    }

    /// Whether the exchange screen is open.
    pub(super) fn is_in_exchange(&self) -> bool {
        self.engine.exchange_summary(self.clock.now()).is_some()
    }

    /// The home screen.
    pub(super) fn summary(&self) -> WalletSummary {
        self.engine.wallet_summary(self.clock.now().wall)
    }

    /// The number of the last entry.
    pub(super) fn last_sequence(&self) -> u64 {
        self.last_sequence
    }

    /// Everything that brings the wallet back.
    pub(super) async fn backup(&self, name: String, made: Timestamp) -> Result<Backup, Failure> {
        let entry = self.engine.snapshot().map(|snapshot| without_seat(snapshot).encode());
        let entry = entry.ok_or_else(|| Failure::Storage("a change is on its way to the disk".into()))?;
        let keys: Vec<TailKey> = self.engine.token_ids().map(|id| TailKey(*id.as_bytes())).collect();
        let tails = self.store.tail(&keys).await?;
        Ok(Backup { name, made, root_seed: self.signer.root_seed(), entry, tails, lost_changes: 0 })
    }

    /// Forgets the keys and gives the store back.
    pub(super) fn into_store(self) -> Sealed<S> {
        self.store
    }

    pub(super) async fn give(&mut self, input: Input, outbox: &mut Outbox) -> Result<(), Failure> {
        self.engine.handle(input, self.clock.now(), make_entropy()?);
        self.settle(outbox).await
    }

    async fn carry_out(&mut self, effect: Effect, outbox: &Outbox) -> Result<Option<Input>, StoreError> {
        Ok(match effect {
            Effect::MakeKey(path) => Some(Input::KeyMade(path, self.signer.public_key(path))),
            Effect::Sign { id, key, message } => Some(Input::Signed(id, self.signer.sign(key, &message))),
            Effect::LoadTails(ids) => Some(Input::TailsLoaded(self.load_tails(&ids).await?)),
            Effect::Persist { id, write, change_set } => {
                self.persist(write, &change_set).await?;
                Some(Input::Persisted(id))
            }
            Effect::ShowFrame { bytes, qr_version, hold_ms } => {
                outbox.post(&FromWallet::Frame { bytes, qr_version, hold_ms });
                None
            }
            Effect::StoreSession { id, record } => {
                self.store.put_session(Some(record.to_vec())).await?;
                Some(Input::SessionStored(id))
            }
            Effect::StoreProgress(progress) => {
                // What is lost of it is only shown and read again.
                let _ = self.store.put_progress(progress).await;
                None
            }
            Effect::EraseSession => {
                self.store.put_session(None).await?;
                None
            }
            // The member is asked before effects are carried out.
            Effect::AskCommittee(..) => None,
            Effect::ShowText(text) => {
                outbox.post(&FromWallet::Text(text));
                None
            }
        })
    }

    /// A coin without stored bytes has a chain that does not hold, and the screen says so.
    async fn chain(&self, token_id: TokenId) -> Result<Option<ChainSummary>, Failure> {
        let tail = self.load_tails(&[token_id]).await?.pop().map(|(_, tail)| tail).unwrap_or_default();
        Ok(self.engine.chain(token_id, &tail, make_entropy()?))
    }

    pub(super) async fn load_tails(&self, ids: &[TokenId]) -> Result<Vec<(TokenId, Vec<u8>)>, StoreError> {
        let keys: Vec<TailKey> = ids.iter().map(|id| TailKey(*id.as_bytes())).collect();
        let tails = self.store.tail(&keys).await?;
        let id_of = |key: TailKey| ids.iter().find(|id| *id.as_bytes() == key.0).copied();
        Ok(tails.into_iter().filter_map(|(key, tail)| Some((id_of(key)?, tail))).collect())
    }

    async fn persist(&mut self, write: Write, change_set: &ChangeSet) -> Result<(), StoreError> {
        self.before(write).await;
        let sequence = self.last_sequence.saturating_add(1);
        let tails = change_set.tails().iter().map(|(id, tail)| (TailKey(*id.as_bytes()), tail.clone())).collect();
        self.store.append(Record::Change { sequence, bytes: change_set.encode(), tails }).await?;
        self.last_sequence = sequence;
        self.log_length += 1;
        self.after(write).await;
        Ok(())
    }

    fn tell(&mut self, outbox: &mut Outbox) {
        let (mut wallet_changed, mut exchange_changed, mut news) = (false, false, Vec::new());
        while let Some(event) = self.engine.poll_event() {
            match event {
                Event::WalletChanged => wallet_changed = true,
                Event::ExchangeChanged => exchange_changed = true,
                Event::IssueRefused(why) => outbox.post(&FromWallet::IssueRefused(why)),
                Event::TextRefused(why) => outbox.post(&FromWallet::TextRefused(why)),
                of_paper => news.extend(news_of(of_paper)),
            }
        }
        if wallet_changed {
            outbox.post_wallet(self.summary());
        }
        if exchange_changed {
            outbox.post_exchange(self.engine.exchange_summary(self.clock.now()));
        }
        news.into_iter().for_each(|each| outbox.post(&FromWallet::Paper(each)));
    }

    /// Puts a long log into a snapshot, unless an exchange would have to wait for it. A snapshot from which the same wallet does
    /// not come back is not written: the log says it all.
    async fn cut_log(&mut self) -> Result<(), Failure> {
        if self.log_length <= LOG_LIMIT || self.is_in_exchange() {
            return Ok(());
        }
        let Some(snapshot) = self.engine.snapshot() else { return Ok(()) };
        self.log_length = 0;
        let bytes = snapshot.encode();
        let same = Engine::restore(std::slice::from_ref(&bytes)).is_ok_and(|restored| {
            let now = self.clock.now().wall;
            restored.wallet_summary(now) == self.summary()
                && restored.every_coin().eq(self.engine.every_coin())
                && restored.seat_records() == self.engine.seat_records()
        });
        if same {
            self.store.append(Record::Snapshot { through: self.last_sequence, bytes }).await?;
        }
        Ok(())
    }

    #[cfg(feature = "failpoints")]
    async fn before(&self, write: Write) {
        self.failpoint.before(write).await;
    }

    #[cfg(feature = "failpoints")]
    async fn after(&self, write: Write) {
        self.failpoint.after(write).await;
    }

    #[cfg(not(feature = "failpoints"))]
    async fn before(&self, _write: Write) {}

    #[cfg(not(feature = "failpoints"))]
    async fn after(&self, _write: Write) {}
}

impl Wallet<IndexedDb> {
    /// What is kept beside the log.
    pub(super) fn database(&self) -> &IndexedDb {
        self.store.inner()
    }

    /// What can be said of it without a word about what it holds.
    pub(super) fn health(&self, header: &Header) -> WalletHealth {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        WalletHealth {
            time: self.engine.time_summary(),
            coins: count(self.engine.token_ids().count()),
            movements: count(self.engine.movement_count()),
            changes: self.last_sequence,
            since_snapshot: count(self.log_length),
            database: self.database().version(),
            header: header.version(),
        }
    }
}

/// A wallet that is put back from a backup sits in no committee: what its member keeps, its keys among it, stays on the device.
fn without_seat(mut snapshot: ChangeSet) -> ChangeSet {
    snapshot.changes.retain(|change| !matches!(change, Change::Seat(_)));
    snapshot
}

pub(super) fn make_entropy() -> Result<Entropy, Failure> {
    entropy::make_bytes().map(Entropy).map_err(|error| Failure::Unsupported(error.to_string()))
}
