//! What opens the wallet and what brings it back: locks, backup files, words (`docs/spec/05-storage.md`, sections 3, 5 and 6).
use juicetokens_engine::foundation::seal::PassphraseEffort;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::{Command, Effect, Engine, Input};
use zeroize::Zeroizing;

use super::drive::{Wallet, make_entropy};
use super::{Keeping, Worker};
use crate::host::store::backup::{Backup, BackupError};
use crate::host::store::indexed_db::{IndexedDb, Mark};
use crate::host::store::keyring::lock::{LockKind, NewLock, Opener};
use crate::host::store::keyring::words::{WordsError, seed_of, words_of};
use crate::host::store::keyring::{Header, Keyring, KeyringError, RootSeed};
use crate::host::store::rescue::EmergencyCopy;
use crate::host::store::sealed::seal_record;
use crate::host::store::{Record, StoreError};
use crate::model::wallet_link::{
    BackupContents, BackupProblem, Failure, FromWallet, LockAfter, Locks, Passkey, Passphrase, Safety, SafetyWish,
    Secret, WordsProblem,
};

/// So many wrong passphrases in a row are everybody's; then each makes the next one wait twice as long.
const FREE_TRIES: u64 = 3;
const FIRST_WAIT_MS: u64 = 2_000;
const LONGEST_WAIT_MS: u64 = 300_000;

/// How long no passphrase is tried after so many wrong ones.
pub(super) fn wait_ms(tries: u64) -> u64 {
    let doublings = u32::try_from(tries.saturating_sub(FREE_TRIES)).unwrap_or(u32::MAX).min(20);
    if tries < FREE_TRIES { 0 } else { (FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS) }
}

/// Stands in `lock_after` for a wallet that never locks by itself; 0 for one whose person never chose.
const NEVER: u64 = 65_535;

/// After how long without a touch this wallet locks by itself.
pub(super) async fn lock_after(database: &IndexedDb) -> Result<LockAfter, StoreError> {
    let stored = database.mark(Mark::LockAfter).await?;
    Ok(LockAfter::ALL.into_iter().find(|each| stored_form(*each) == stored).unwrap_or_default())
}

fn stored_form(after: LockAfter) -> u64 {
    after.minutes().map_or(NEVER, u64::from)
}

/// Why a wish about an open wallet came to nothing.
enum Refused {
    /// What should open it does not; whether it was typed.
    Wrong(bool),
    /// The locks cannot be so.
    Lock,
    /// The world failed.
    World(Failure),
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::World(failure)
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::World(error.into())
    }
}

impl Worker {
    /// A wish about an open wallet. Somebody who finds it open has no more tries than before a locked one.
    pub(super) async fn serve_open(
        &mut self,
        header: Header,
        wallet: Box<Wallet<IndexedDb>>,
        wish: SafetyWish,
    ) -> Result<Keeping, Failure> {
        match self.serve_wish(&header, &wallet, wish).await {
            Ok(None) => {}
            Ok(Some(changed)) => {
                wallet.database().replace_header(&changed.encode()).await?;
                self.outbox.post(&FromWallet::LockChanged(locks_of(&changed)));
                return Ok(self.rest(changed, wallet));
            }
            Err(Refused::Lock) => self.outbox.post(&FromWallet::LockRefused),
            Err(Refused::Wrong(typed)) => {
                self.outbox.post(&FromWallet::WrongPassphrase);
                let tries = wallet.database().mark(Mark::WrongTries).await?;
                if typed && tries >= FREE_TRIES && !wallet.is_in_exchange() {
                    return Ok(self.lock_after(header, *wallet, tries));
                }
            }
            Err(Refused::World(failure)) => return Err(failure),
        }
        Ok(self.rest(header, wallet))
    }

    /// Does what is wished; the header, where it is another now.
    async fn serve_wish(
        &mut self,
        header: &Header,
        wallet: &Wallet<IndexedDb>,
        wish: SafetyWish,
    ) -> Result<Option<Header>, Refused> {
        match wish {
            SafetyWish::LockAfter(after) => {
                wallet.database().put_mark(Mark::LockAfter, stored_form(after)).await?;
                self.idleness.set(after);
                self.tell_safety(wallet).await?;
            }
            SafetyWish::TryLock { current } => {
                check(wallet, header, &current).await?;
                self.outbox.post(&FromWallet::LockHeld);
            }
            SafetyWish::PutLock { current, new } => return self.put_lock((header, wallet), &current, &new).await,
            SafetyWish::RemovePasskey { credential, current } => {
                let changed = header.without_passkey(&credential).map_err(|_| Refused::Lock)?;
                // With what stays: nobody is to find the wallet shut for good.
                check(wallet, &changed, &current).await?;
                return Ok(Some(changed));
            }
            SafetyWish::MakeBackup { passphrase } => self.make_backup(header, wallet, &passphrase).await?,
            SafetyWish::BackupKept => self.note_backup(wallet).await?,
            SafetyWish::TestBackup { file, passphrase } => self.test_backup(&file, &passphrase),
            SafetyWish::ShowWords { current } => self.show_words(header, wallet, &current).await?,
            // There is a wallet: nothing is put over it.
            SafetyWish::RestoreBackup { .. } | SafetyWish::RestoreWords { .. } | SafetyWish::LocksOfCopy { .. } => {}
        }
        Ok(None)
    }

    async fn put_lock(
        &self,
        (header, wallet): (&Header, &Wallet<IndexedDb>),
        current: &Secret,
        new: &Secret,
    ) -> Result<Option<Header>, Refused> {
        let keyring = check(wallet, header, current).await?;
        let effort = self.calibrate()?;
        let with = |header: &Header, secret| {
            let lock = new_lock(secret, effort)?;
            header.with_lock(&keyring, &lock)
        };
        // The passphrase of the first version is bound to its form: it becomes one of today's before another lock joins it.
        let renewed = match header.is_first() {
            true => with(header, current).map_err(|_| Refused::Lock)?,
            false => header.clone(),
        };
        with(&renewed, new).map(Some).map_err(|_| Refused::Lock)
    }

    async fn make_backup(
        &mut self,
        header: &Header,
        wallet: &Wallet<IndexedDb>,
        passphrase: &Passphrase,
    ) -> Result<(), Failure> {
        let made = self.clock.now().wall;
        let effort = self.calibrate()?;
        let backup = wallet.backup(header.name().to_owned(), made).await?;
        let file = backup.seal(&passphrase.0, effort).map_err(|error| Failure::Unsupported(error.to_string()))?;
        self.made_backup = Some((wallet.last_sequence(), made));
        self.outbox.post(&FromWallet::BackupMade(file));
        Ok(())
    }

    async fn note_backup(&mut self, wallet: &Wallet<IndexedDb>) -> Result<(), Failure> {
        let Some((through, made)) = self.made_backup.take() else { return Ok(()) };
        wallet.database().put_mark(Mark::BackedUpThrough, through).await?;
        wallet.database().put_mark(Mark::BackedUpAt, made.0).await?;
        self.tell_safety(wallet).await
    }

    fn test_backup(&self, file: &[u8], passphrase: &Passphrase) {
        let read = Backup::open(file, &passphrase.0).map_err(problem_of).and_then(|backup| inspect(&backup));
        self.outbox.post(&FromWallet::BackupRead(read.map(|(contents, _)| Box::new(contents))));
    }

    async fn show_words(
        &mut self,
        header: &Header,
        wallet: &Wallet<IndexedDb>,
        current: &Secret,
    ) -> Result<(), Refused> {
        let keyring = check(wallet, header, current).await?;
        let words = words_of(&keyring.root_seed).map_err(Failure::from)?;
        self.outbox.post(&FromWallet::Words(words));
        wallet.database().put_mark(Mark::WordsShownAt, self.clock.now().wall.0).await?;
        Ok(self.tell_safety(wallet).await?)
    }

    /// Says how well the wallet could be brought back, if that is new.
    pub(super) async fn tell_safety(&mut self, wallet: &Wallet<IndexedDb>) -> Result<(), Failure> {
        let database = wallet.database();
        let moment = |milliseconds: u64| (milliseconds > 0).then_some(Timestamp(milliseconds));
        let safety = Safety {
            backed_up: moment(database.mark(Mark::BackedUpAt).await?),
            changed_since: database.mark(Mark::BackedUpThrough).await? < wallet.last_sequence(),
            words_shown: moment(database.mark(Mark::WordsShownAt).await?),
            lock_after: self.idleness.after(),
        };
        self.outbox.post_safety(safety);
        Ok(())
    }

    /// A wish where there is no wallet.
    pub(super) async fn serve_none(&mut self, database: IndexedDb, wish: SafetyWish) -> Result<Keeping, Failure> {
        match wish {
            SafetyWish::TestBackup { file, passphrase } => {
                self.test_backup(&file, &passphrase);
                Ok(Keeping::None(database))
            }
            SafetyWish::RestoreBackup { file, secret } => self.restore_backup(database, &file, &secret).await,
            SafetyWish::LocksOfCopy { file } => {
                let copy = EmergencyCopy::parse(&file).ok();
                let header = copy.as_ref().and_then(|copy| Header::decode(copy.header()?).ok());
                self.outbox.post(&FromWallet::CopyLocks(header.map(|header| locks_of(&header)).unwrap_or_default()));
                Ok(Keeping::None(database))
            }
            SafetyWish::RestoreWords { words, name, secret } => {
                self.restore_words(database, &words, (&name, &secret)).await
            }
            _ => Ok(Keeping::None(database)),
        }
    }

    async fn restore_backup(&mut self, database: IndexedDb, file: &[u8], secret: &Secret) -> Result<Keeping, Failure> {
        let read = with_opener(secret, |opener| Backup::open_with(file, opener))?.map_err(problem_of);
        let (backup, contents, engine) = match read.and_then(|backup| {
            let (contents, engine) = inspect(&backup)?;
            Ok((backup, contents, engine))
        }) {
            Ok(read) => read,
            Err(problem) => {
                self.outbox.post(&FromWallet::BackupRead(Err(problem)));
                return Ok(Keeping::None(database));
            }
        };
        let restored = self.restored_entry(engine)?;
        let name = backup.name.clone();
        let (root_seed, records) = backup.into_records(restored);
        let lock = new_lock(secret, self.calibrate()?)?;
        let (header, keyring) = Header::make_with(&name, &lock, root_seed)?;
        let records = records.into_iter().map(|record| seal_record(&keyring.data_key, record));
        let records = records.collect::<Result<Vec<Record>, StoreError>>()?;
        database.create(&header.encode(), records).await?;
        // What did not come back is told as well.
        self.outbox.post(&FromWallet::BackupRead(Ok(Box::new(contents))));
        self.open_with(database, header, keyring).await
    }

    /// The entry that says that the wallet was put back: what the engine would write on the person's wish.
    fn restored_entry(&self, mut engine: Engine) -> Result<Vec<u8>, Failure> {
        engine.handle(Input::Command(Command::Quarantine), self.clock.now(), make_entropy()?);
        let written = std::iter::from_fn(|| engine.poll_effect()).find_map(|effect| match effect {
            Effect::Persist { change_set, .. } => Some(change_set.encode()),
            _ => None,
        });
        written.ok_or_else(|| Failure::DamagedStore("the wallet cannot be put into quarantine".into()))
    }

    async fn restore_words(
        &mut self,
        database: IndexedDb,
        words: &Passphrase,
        (name, secret): (&str, &Secret),
    ) -> Result<Keeping, Failure> {
        match seed_of(&words.0) {
            Ok(seed) => {
                let (header, keyring) = self.make_keys(name, secret, Some(seed))?;
                // Coins that this issuer has judged before are not known here any more: it listens first.
                let restored = Engine::restored_by_words(self.clock.now().wall).encode();
                let record = Record::Change { sequence: 1, bytes: restored, tails: Vec::new() };
                let record = seal_record(&keyring.data_key, record)?;
                database.create(&header.encode(), vec![record]).await?;
                self.open_with(database, header, keyring).await
            }
            Err(error) => {
                let problem = match error {
                    WordsError::Count(count) => WordsProblem::Count(count),
                    WordsError::Unknown { number } => WordsProblem::Unknown(number),
                    WordsError::Checksum => WordsProblem::Checksum,
                };
                self.outbox.post(&FromWallet::WordsRefused(problem));
                Ok(Keeping::None(database))
            }
        }
    }

    /// A header and its keys, new or from a seed that was there before.
    pub(super) fn make_keys(
        &self,
        name: &str,
        secret: &Secret,
        seed: Option<RootSeed>,
    ) -> Result<(Header, Keyring), Failure> {
        let lock = new_lock(secret, self.calibrate()?)?;
        Ok(match seed {
            Some(seed) => Header::make_with(name, &lock, seed)?,
            None => Header::make(name, &lock)?,
        })
    }
}

/// Tries to open a header while the wallet is open, and counts as the unlock screen does.
async fn check(wallet: &Wallet<IndexedDb>, header: &Header, secret: &Secret) -> Result<Keyring, Refused> {
    let is_typed = matches!(secret, Secret::Passphrase(_));
    let database = wallet.database();
    if is_typed {
        let tries = database.mark(Mark::WrongTries).await?;
        database.put_mark(Mark::WrongTries, tries.saturating_add(1)).await?;
    }
    match unlock(header, secret) {
        Ok(keyring) => {
            database.put_mark(Mark::WrongTries, 0).await?;
            Ok(keyring)
        }
        Err(KeyringError::WrongPassphrase) => Err(Refused::Wrong(is_typed)),
        Err(error) => Err(Refused::World(error.into())),
    }
}

/// What the wallet of a backup would show, and the engine that shows it.
fn inspect(backup: &Backup) -> Result<(BackupContents, Engine), BackupProblem> {
    let engine = Engine::restore(std::slice::from_ref(&backup.entry))
        .map_err(|error| BackupProblem::Damaged(error.to_string()))?;
    let has_history = |id: &[u8; 32]| backup.tails.iter().any(|(key, tail)| key.0 == *id && !tail.is_empty());
    let without_history = engine.token_ids().filter(|id| !has_history(id.as_bytes())).count();
    let contents = BackupContents {
        name: backup.name.clone(),
        made: backup.made,
        wallet: Box::new(engine.wallet_summary(backup.made)),
        without_history: u32::try_from(without_history).unwrap_or(u32::MAX),
        lost_changes: u32::try_from(backup.lost_changes).unwrap_or(u32::MAX),
    };
    Ok((contents, engine))
}

fn problem_of(error: BackupError) -> BackupProblem {
    match error {
        BackupError::Foreign => BackupProblem::Foreign,
        BackupError::NewerVersion(version) => BackupProblem::NewerVersion(version),
        BackupError::Unopenable => BackupProblem::Unopenable,
        BackupError::Damaged => BackupProblem::Damaged(error.to_string()),
        BackupError::Exhausted => BackupProblem::Exhausted,
    }
}

/// What opens a wallet, for a screen.
pub(super) fn locks_of(header: &Header) -> Locks {
    let mut locks = Locks::default();
    for kind in header.locks() {
        match kind {
            LockKind::Passphrase { .. } => locks.passphrase = true,
            LockKind::Passkey { credential, salt } => locks.passkeys.push((credential.clone(), salt.to_vec())),
        }
    }
    locks
}

/// Tries to open a header.
pub(super) fn unlock(header: &Header, secret: &Secret) -> Result<Keyring, KeyringError> {
    with_opener(secret, |opener| header.unlock(opener))?
}

fn with_opener<T>(secret: &Secret, open: impl FnOnce(&Opener<'_>) -> T) -> Result<T, KeyringError> {
    Ok(match secret {
        Secret::Passphrase(passphrase) => open(&Opener::Passphrase(&passphrase.0)),
        Secret::Passkey(passkey) => {
            let secret = Zeroizing::new(fixed(&passkey.secret)?);
            open(&Opener::Passkey { credential: &passkey.credential, secret: &secret })
        }
    })
}

fn new_lock(secret: &Secret, effort: PassphraseEffort) -> Result<NewLock<'_>, KeyringError> {
    Ok(match secret {
        Secret::Passphrase(passphrase) => NewLock::Passphrase(&passphrase.0, effort),
        Secret::Passkey(Passkey { credential, salt, secret }) => NewLock::Passkey {
            credential,
            salt: fixed(salt)?,
            secret: secret[..].try_into().map_err(|_| odd_passkey())?,
        },
    })
}

fn fixed(bytes: &[u8]) -> Result<[u8; 32], KeyringError> {
    bytes.try_into().map_err(|_| odd_passkey())
}

fn odd_passkey() -> KeyringError {
    KeyringError::Refused("this passkey's secret has not 32 bytes".into())
}

#[cfg(test)]
mod tests {
    use super::wait_ms;

    #[test]
    fn three_mistakes_cost_nothing_and_more_of_them_double_the_wait() {
        assert_eq!([0, 1, 2, 3, 4, 5].map(wait_ms), [0, 0, 0, 2_000, 4_000, 8_000]);
        assert_eq!(wait_ms(30), 300_000);
        assert_eq!(wait_ms(u64::MAX), 300_000);
    }
}
