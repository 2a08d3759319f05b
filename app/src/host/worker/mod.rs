//! The wallet's worker: owns the wallet's lock, its store, its keys and the engine, and answers the page. One message is dealt
//! with at a time, in the order of arrival.
mod clock;
mod committee;
mod drive;
#[cfg(feature = "failpoints")]
mod failpoint;
mod idle;
mod lock;
mod on_paper;
mod outbox;
mod safety;
pub(super) mod signer;
mod timer;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use juicetokens_engine::foundation::seal::{PassphraseEffort, derive_wrapping_key};
use juicetokens_engine::foundation::time::Timestamp;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use self::clock::Clock;
use self::drive::Wallet;
use self::idle::{Due, Idleness};
use self::outbox::Outbox;
use self::timer::Timer;
use super::parcel;
use super::store::indexed_db::{IndexedDb, Mark};
use super::store::keyring::{Header, Keyring, KeyringError};
use super::store::sealed::Sealed;
use super::store::{Store, StoreError};
use crate::model::wallet_link::{Failure, FromWallet, Idle, Presence, Secret, ToWallet};

const DATABASE: &str = "juicetokens";
/// How long a person may wait for the passphrase's derivation; measured against the floor when the wallet is made.
const PASSPHRASE_BUDGET_MS: u64 = 800;

/// What reaches the worker.
enum Inbound {
    Said(ToWallet),
    TimedOut,
    /// A member of a committee looks at its clock.
    CommitteeTicked,
    /// Nobody may have been there for a while.
    Idled,
    Unreadable(String),
}

/// Starts the worker; returns at once.
pub fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    outbox::report_panics();
    let (sender, inbox) = unbounded();
    listen(&scope, sender.clone());
    let clock = Clock::new(&scope);
    let worker = Worker {
        idleness: Idleness::new(clock.now(), clock.haste()),
        idle_timer: Timer::new(scope.clone(), sender.clone(), || Inbound::Idled),
        committee_timer: Timer::new(scope.clone(), sender.clone(), || Inbound::CommitteeTicked),
        timer: Timer::new(scope.clone(), sender, || Inbound::TimedOut),
        clock,
        outbox: Outbox::new(scope),
        inbox,
        made_backup: None,
    };
    wasm_bindgen_futures::spawn_local(worker.run());
    Ok(())
}

fn listen(scope: &DedicatedWorkerGlobalScope, sender: UnboundedSender<Inbound>) {
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let inbound = parcel::read(&event).map_or_else(Inbound::Unreadable, Inbound::Said);
        // The other end is gone only after a failure: then nothing more is to happen.
        let _ = sender.unbounded_send(inbound);
    });
    // As a listener, not as `onmessage`: what came before this module was ready is given again by dispatching it.
    let _ = scope.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
    listener.forget();
}

struct Worker {
    clock: Clock,
    inbox: UnboundedReceiver<Inbound>,
    outbox: Outbox,
    timer: Timer,
    idleness: Idleness,
    idle_timer: Timer,
    committee_timer: Timer,
    /// The last entry in a backup that was made and is not known to have left the page, and when it was made.
    made_backup: Option<(u64, Timestamp)>,
}

/// Whether there is a wallet and whether it is open.
enum Keeping {
    None(IndexedDb),
    Locked(IndexedDb, Header, Barrier),
    Open(Header, Box<Wallet<IndexedDb>>),
}

/// What wrong passphrases have brought about.
#[derive(Clone, Copy, Default)]
struct Barrier {
    tries: u64,
    /// Until when no passphrase is tried, on the uptime clock.
    until_ms: u64,
}

impl Worker {
    /// Works until something fails. Then the page is told, and nothing more is done.
    async fn run(mut self) {
        if let Err(failure) = self.work().await {
            self.outbox.post(&FromWallet::Failed(failure));
        }
    }

    async fn work(&mut self) -> Result<(), Failure> {
        lock::hold(|| self.outbox.post(&FromWallet::Presence(Presence::Elsewhere))).await?;
        let mut keeping = self.look().await?;
        self.tell_presence(&keeping);
        while let Some(inbound) = self.inbox.next().await {
            keeping = match (keeping, inbound) {
                (_, Inbound::Unreadable(error)) => return Err(Failure::Worker(error)),
                (Keeping::Open(header, wallet), inbound) => self.open(header, wallet, inbound).await?,
                (Keeping::None(database), Inbound::Said(ToWallet::Create { name, secret })) => {
                    self.create(database, &name, &secret).await?
                }
                (Keeping::None(database), Inbound::Said(ToWallet::Safety(wish))) => {
                    self.serve_none(database, wish).await?
                }
                (Keeping::Locked(database, header, barrier), Inbound::Said(ToWallet::Unlock { secret })) => {
                    self.unlock((database, header, barrier), &secret).await?
                }
                // Without keys there is nothing else to be done.
                (keeping, _) => keeping,
            };
        }
        Ok(())
    }

    async fn look(&self) -> Result<Keeping, Failure> {
        let outbox = self.outbox.beside();
        let waits = move || outbox.post(&FromWallet::Presence(Presence::Elsewhere));
        let database = IndexedDb::open_patiently(DATABASE, waits).await?;
        let Some(header) = database.header().await? else { return Ok(Keeping::None(database)) };
        let barrier = self.barrier(database.mark(Mark::WrongTries).await?);
        Ok(Keeping::Locked(database, Header::decode(&header)?, barrier))
    }

    fn barrier(&self, tries: u64) -> Barrier {
        Barrier { tries, until_ms: self.clock.now().uptime_ms.saturating_add(safety::wait_ms(tries)) }
    }

    async fn create(&mut self, database: IndexedDb, name: &str, secret: &Secret) -> Result<Keeping, Failure> {
        let (header, keyring) = self.make_keys(name, secret, None)?;
        database.create(&header.encode(), Vec::new()).await?;
        self.open_with(database, header, keyring).await
    }

    async fn unlock(
        &mut self,
        (database, header, barrier): (IndexedDb, Header, Barrier),
        secret: &Secret,
    ) -> Result<Keeping, Failure> {
        let is_typed = matches!(secret, Secret::Passphrase(_));
        if is_typed && self.clock.now().uptime_ms < barrier.until_ms {
            let keeping = Keeping::Locked(database, header, barrier);
            self.tell_presence(&keeping);
            return Ok(keeping);
        }
        if is_typed {
            // Before it is tried: whoever closes the page at the right moment has tried as well.
            database.put_mark(Mark::WrongTries, barrier.tries.saturating_add(1)).await?;
        }
        match safety::unlock(&header, secret) {
            Ok(keyring) => {
                database.put_mark(Mark::WrongTries, 0).await?;
                self.open_with(database, header, keyring).await
            }
            Err(KeyringError::WrongPassphrase) => {
                self.outbox.post(&FromWallet::WrongPassphrase);
                let tries = if is_typed { barrier.tries.saturating_add(1) } else { barrier.tries };
                let keeping = Keeping::Locked(database, header, self.barrier(tries));
                self.tell_presence(&keeping);
                Ok(keeping)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn tell_presence(&self, keeping: &Keeping) {
        self.outbox.post(&FromWallet::Presence(keeping.presence(self.clock.now().uptime_ms)));
    }

    async fn open_with(&mut self, database: IndexedDb, header: Header, keyring: Keyring) -> Result<Keeping, Failure> {
        let Keyring { data_key, root_seed } = keyring;
        let store = Sealed::new(database, data_key);
        let contents = store.load().await?;
        let mut wallet = Wallet::restore(store, contents, root_seed, self.clock.clone())?;
        let (name, locks) = (header.name().to_owned(), safety::locks_of(&header));
        self.outbox.post(&FromWallet::Presence(Presence::Open { name, locks }));
        wallet.settle(&mut self.outbox).await?;
        wallet.resume(&mut self.outbox).await?;
        self.outbox.post_wallet(wallet.summary());
        self.idleness.set(safety::lock_after(wallet.database()).await?);
        self.idleness.touch(self.clock.now());
        self.tell_safety(&wallet).await?;
        Ok(self.rest(header, Box::new(wallet)))
    }

    /// Sets the timers for what is due next.
    fn rest(&mut self, header: Header, wallet: Box<Wallet<IndexedDb>>) -> Keeping {
        let now = self.clock.now();
        self.timer.set(wallet.timeout(), now.uptime_ms);
        self.committee_timer.set(wallet.committee_tick(), now.uptime_ms);
        let idle = if wallet.is_wanted() { Due::Nothing(None) } else { self.idleness.look(now) };
        if let Due::Warning(left_ms) = idle {
            let left_ms = u32::try_from(left_ms).unwrap_or(u32::MAX);
            self.outbox.post(&FromWallet::Idle(Idle::Closing { left_ms }));
        }
        let next = match idle {
            Due::Nothing(next) => next,
            Due::Warning(left_ms) => Some(left_ms),
            Due::Lock => Some(0),
        };
        self.idle_timer.set(next.map(|in_ms| now.uptime_ms.saturating_add(in_ms)), now.uptime_ms);
        Keeping::Open(header, wallet)
    }

    async fn open(
        &mut self,
        header: Header,
        mut wallet: Box<Wallet<IndexedDb>>,
        inbound: Inbound,
    ) -> Result<Keeping, Failure> {
        if self.is_abandoned(&wallet) {
            self.outbox.post(&FromWallet::Idle(Idle::Closed));
            return Ok(self.lock(header, *wallet));
        }
        match inbound {
            Inbound::Said(ToWallet::Lock) if !wallet.is_in_exchange() => return Ok(self.lock(header, *wallet)),
            Inbound::Idled => return Ok(self.rest(header, wallet)),
            Inbound::Said(ToWallet::Touched) => {
                self.touched();
                return Ok(self.rest(header, wallet));
            }
            Inbound::Said(ToWallet::HealthWanted) => {
                self.outbox.post(&FromWallet::Health(Box::new(wallet.health(&header))));
            }
            Inbound::Said(ToWallet::Safety(wish)) => return self.serve_open(header, wallet, wish).await,
            Inbound::Said(said) => wallet.hear(said, &mut self.outbox).await?,
            Inbound::TimedOut => wallet.time_out(&mut self.outbox).await?,
            Inbound::CommitteeTicked => wallet.tick_committee(&mut self.outbox).await?,
            Inbound::Unreadable(error) => return Err(Failure::Worker(error)),
        }
        if !wallet.is_in_exchange() {
            self.tell_safety(&wallet).await?;
        }
        Ok(self.rest(header, wallet))
    }

    /// Whether nobody was there for too long. An exchange keeps the wallet open, and is as good as a touch. Whatever comes after a
    /// device has slept comes too late: this is asked first.
    fn is_abandoned(&mut self, wallet: &Wallet<IndexedDb>) -> bool {
        let now = self.clock.now();
        if wallet.is_wanted() {
            self.idleness.touch(now);
        }
        self.idleness.is_over(now)
    }

    fn touched(&mut self) {
        if self.idleness.touch(self.clock.now()) {
            self.outbox.post(&FromWallet::Idle(Idle::Awake));
        }
    }

    fn lock(&mut self, header: Header, wallet: Wallet<IndexedDb>) -> Keeping {
        self.lock_after(header, wallet, 0)
    }

    /// Locks the wallet; after wrong passphrases no other is tried for a while.
    fn lock_after(&mut self, header: Header, wallet: Wallet<IndexedDb>, tries: u64) -> Keeping {
        let keeping = Keeping::Locked(wallet.into_store().into_inner(), header, self.barrier(tries));
        self.timer.set(None, 0);
        self.committee_timer.set(None, 0);
        self.idle_timer.set(None, 0);
        self.outbox.forget();
        self.made_backup = None;
        self.tell_presence(&keeping);
        keeping
    }

    /// Measures the floor on this device, once in a wallet's life.
    fn calibrate(&self) -> Result<PassphraseEffort, Failure> {
        let begun = self.clock.now().uptime_ms;
        let floor = PassphraseEffort::FLOOR;
        derive_wrapping_key(b"", &[0; 16], floor).map_err(|error| Failure::Unsupported(error.to_string()))?;
        let taken_ms = self.clock.now().uptime_ms.saturating_sub(begun);
        Ok(PassphraseEffort::calibrate(taken_ms, PASSPHRASE_BUDGET_MS))
    }
}

impl Keeping {
    fn presence(&self, uptime_ms: u64) -> Presence {
        match self {
            Self::None(_) => Presence::None,
            Self::Locked(_, header, barrier) => {
                let wait_ms = u32::try_from(barrier.until_ms.saturating_sub(uptime_ms)).unwrap_or(u32::MAX);
                Presence::Locked { name: header.name().to_owned(), locks: safety::locks_of(header), wait_ms }
            }
            Self::Open(header, _) => Presence::Open { name: header.name().to_owned(), locks: safety::locks_of(header) },
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Damaged(_) => Self::DamagedStore(error.to_string()),
            StoreError::Newer => Self::NewerStore,
            StoreError::NotOwner => Self::TakenOver,
            StoreError::OutOfOrder { .. } | StoreError::Refused(_) => Self::Storage(error.to_string()),
        }
    }
}

impl From<KeyringError> for Failure {
    fn from(error: KeyringError) -> Self {
        match error {
            KeyringError::Damaged(_) => Self::DamagedStore(error.to_string()),
            KeyringError::Newer(_) => Self::NewerStore,
            KeyringError::Refused(_) | KeyringError::WrongPassphrase => Self::Unsupported(error.to_string()),
        }
    }
}
