//! Locks, words and backups: what opens the wallet and what brings it back. One task is open at a time; what was typed is
//! forgotten with it.
use crate::model::border::{ChosenFile, HostCommand, PasskeyProblem};
use crate::model::onboarding::{Strength, strength};
use crate::model::wallet_link::{
    BackupContents, BackupProblem, Locks, Passkey, Passphrase, Presence, Safety, SafetyWish, Secret, ToWallet,
};
use crate::model::{Model, Route};

/// What a person is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Making a backup file.
    Backup,
    /// Trying whether a backup file would bring the wallet back.
    Test,
    /// Reading the 24 words.
    Words,
    /// Setting another passphrase.
    Passphrase,
    /// Adding a passkey.
    Passkey,
    /// Taking a passkey away.
    Removal,
}

/// A field of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The passphrase that opens the wallet now, or the file.
    Current,
    /// The new one.
    New,
    /// The new one again.
    Again,
}

/// The safety screen; has no `Debug`, for it holds passphrases while they are typed.
#[derive(Clone, Default, PartialEq)]
pub struct SafetyPage {
    /// How well the wallet could be brought back; none until the worker has said so.
    pub standing: Option<Safety>,
    /// Whether this device offers passkeys.
    pub passkeys_offered: bool,
    /// What the person is at.
    pub task: Option<Task>,
    /// The fields as typed.
    typed: [String; 3],
    /// Whether they are readable.
    pub shown: bool,
    /// Whether the person tried to go on; problems are shown from then on.
    pub tried: bool,
    /// Whether the worker, or the device, is at it.
    pub busy: bool,
    /// Whether what should open the wallet was wrong.
    pub wrong: bool,
    /// The task that has just been done.
    pub done: Option<Task>,
    /// The 24 words, while they are read.
    pub words: Option<Vec<String>>,
    /// The file that is to be tried.
    pub file: Option<ChosenFile>,
    /// What it holds, or why it was not taken.
    pub tested: Option<Result<Box<BackupContents>, BackupProblem>>,
    /// Why there is no passkey.
    pub passkey_problem: Option<PasskeyProblem>,
    /// Whether the browser could not save the file.
    pub unsaved: bool,
    /// The file was given to the browser, under this name; it counts once the person has it.
    pub given: Option<ChosenFile>,
    /// Whether the lock could not be changed.
    pub lock_refused: bool,
    /// The passkey that is to be taken away.
    pub removing: Option<Vec<u8>>,
    /// What a passkey has answered, while the wallet's own passphrase is asked for.
    secret_wanted: bool,
}

/// What a person does on the safety screen.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// Begins with something.
    TaskOpened(Task),
    /// Leaves it.
    TaskClosed,
    /// Typed.
    Typed(Field, String),
    /// Wants to see, or hide, what is typed.
    ShownToggled,
    /// Wants it done.
    Submitted,
    /// Wants it done with the device's passkey in place of the passphrase.
    PasskeyUsed,
    /// Wants to choose a file.
    FileWanted,
    /// Has the file.
    FileKept,
    /// Wants the file given once more.
    FileAgain,
    /// Wants this passkey taken away.
    PasskeyRemoved(Vec<u8>),
}

/// Why a task cannot be done yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The passphrase of now is empty.
    Current,
    /// The new passphrase is too short.
    New,
    /// The two new ones differ.
    Again,
    /// No file was chosen.
    File,
}

impl SafetyPage {
    /// A field as typed.
    pub fn typed(&self, field: Field) -> &str {
        &self.typed[field as usize]
    }

    /// How hard the new passphrase is to guess.
    pub fn strength(&self) -> Strength {
        strength(self.typed(Field::New))
    }

    /// What is typed beside the passphrase of now, as far as it cannot be taken yet.
    fn missing_beside(&self, task: Task) -> Option<Missing> {
        let asks_new = matches!(task, Task::Backup | Task::Passphrase);
        match () {
            () if task == Task::Test && self.file.is_none() => Some(Missing::File),
            () if asks_new && self.strength() == Strength::TooShort => Some(Missing::New),
            () if asks_new && self.typed(Field::New) != self.typed(Field::Again) => Some(Missing::Again),
            () => None,
        }
    }

    fn take(&mut self, field: Field) -> Passphrase {
        Passphrase(std::mem::take(&mut self.typed[field as usize]))
    }

    /// The wallet is closed: only what is known of the device stays.
    pub(super) fn forget(&mut self) {
        *self = Self { passkeys_offered: self.passkeys_offered, ..Self::default() };
    }

    /// Nothing that was typed or told stays.
    fn begin(&mut self, task: Option<Task>) {
        let (standing, passkeys_offered) = (self.standing, self.passkeys_offered);
        *self = Self { standing, passkeys_offered, task, ..Self::default() };
    }
}

/// What opens the wallet.
pub fn locks(model: &Model) -> &Locks {
    static NONE: Locks = Locks { passphrase: false, passkeys: Vec::new() };
    match &model.presence {
        Some(Presence::Open { locks, .. } | Presence::Locked { locks, .. }) => locks,
        _ => &NONE,
    }
}

/// Whether a task asks for a passphrase that there is.
pub fn asks_current(model: &Model, task: Task) -> bool {
    match task {
        Task::Backup => false,
        Task::Test => true,
        Task::Words | Task::Passphrase | Task::Passkey | Task::Removal => locks(model).passphrase,
    }
}

/// The first reason why the open task cannot be done yet.
pub fn missing(model: &Model) -> Option<Missing> {
    let page = &model.safety;
    let task = page.task?;
    let current = asks_current(model, task) && page.typed(Field::Current).is_empty();
    if current && task != Task::Test { Some(Missing::Current) } else { page.missing_beside(task) }
        .or(current.then_some(Missing::Current))
}

/// Whether the home screen asks for a backup: there is something to lose, and no file has all of it.
pub fn nags(model: &Model) -> bool {
    let has_value = model.assets().iter().any(|asset| !asset.coins.is_empty() || asset.issued_here);
    has_value && model.safety.standing.is_some_and(|standing| standing.backed_up.is_none() || standing.changed_since)
}

/// What it leads to. While the worker or the device is at it, nothing else is begun: an answer belongs to the task that is open.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let page = &mut model.safety;
    match event {
        Event::ShownToggled => page.shown = !page.shown,
        _ if page.busy => {}
        Event::TaskOpened(task) => page.begin(Some(task)),
        Event::TaskClosed => page.begin(None),
        Event::Typed(field, text) => (page.typed[field as usize], page.wrong) = (text, false),
        Event::FileWanted => return vec![HostCommand::ChooseFile],
        Event::FileKept => return file_kept(model),
        Event::FileAgain => return page.given.clone().map(HostCommand::SaveFile).into_iter().collect(),
        Event::Submitted => return submitted(model),
        Event::PasskeyUsed => return use_passkey(model),
        Event::PasskeyRemoved(credential) => {
            page.begin(Some(Task::Removal));
            page.removing = Some(credential);
        }
    }
    Vec::new()
}

fn submitted(model: &mut Model) -> Vec<HostCommand> {
    let Some(task) = model.safety.task else { return Vec::new() };
    let by_device = matches!(task, Task::Words | Task::Passphrase | Task::Removal) && !asks_current(model, task);
    if by_device {
        return use_passkey(model);
    }
    model.safety.tried = true;
    if missing(model).is_some() {
        return Vec::new();
    }
    begin_work(model);
    match task {
        // Before the device makes one: what it has made for a passphrase that is wrong, nobody would take away again.
        Task::Passkey => {
            let current = Secret::Passphrase(Passphrase(model.safety.typed(Field::Current).to_owned()));
            vec![wish(SafetyWish::TryLock { current })]
        }
        task => {
            let current = Secret::Passphrase(model.safety.take(Field::Current));
            do_task(model, task, current)
        }
    }
}

/// The passkey stands for the passphrase where the wallet asks who is there. One that is taken away does not.
fn use_passkey(model: &mut Model) -> Vec<HostCommand> {
    let mut passkeys = locks(model).passkeys.clone();
    let page = &mut model.safety;
    page.tried = true;
    let Some(task) = page.task.filter(|task| page.missing_beside(*task).is_none()) else { return Vec::new() };
    passkeys.retain(|(credential, _)| page.removing.as_ref() != Some(credential));
    if !matches!(task, Task::Words | Task::Passphrase | Task::Removal) || passkeys.is_empty() {
        return Vec::new();
    }
    begin_work(model);
    model.safety.secret_wanted = true;
    vec![HostCommand::AskPasskey(passkeys)]
}

fn begin_work(model: &mut Model) {
    let page = &mut model.safety;
    (page.busy, page.wrong, page.lock_refused, page.unsaved, page.passkey_problem) = (true, false, false, false, None);
}

fn do_task(model: &mut Model, task: Task, current: Secret) -> Vec<HostCommand> {
    let page = &mut model.safety;
    vec![wish(match (task, current) {
        (Task::Backup, _) => SafetyWish::MakeBackup { passphrase: page.take(Field::New) },
        (Task::Test, Secret::Passphrase(passphrase)) => {
            let file = page.file.clone().unwrap_or_default().bytes;
            SafetyWish::TestBackup { file, passphrase }
        }
        (Task::Words, current) => SafetyWish::ShowWords { current },
        (Task::Passphrase, current) => SafetyWish::PutLock { current, new: Secret::Passphrase(page.take(Field::New)) },
        (Task::Removal, current) => {
            SafetyWish::RemovePasskey { credential: page.removing.clone().unwrap_or_default(), current }
        }
        (Task::Test | Task::Passkey, _) => return Vec::new(),
    })]
}

/// The device answered: a new passkey needs the passphrase beside it, an old one stands for it.
pub(super) fn passkey_answered(model: &mut Model, answer: Result<Passkey, PasskeyProblem>) -> Vec<HostCommand> {
    let page = &mut model.safety;
    let is_current = std::mem::take(&mut page.secret_wanted);
    match (answer, page.task) {
        (Ok(passkey), Some(Task::Passkey)) if !is_current => {
            let current = Secret::Passphrase(page.take(Field::Current));
            vec![wish(SafetyWish::PutLock { current, new: Secret::Passkey(passkey) })]
        }
        (Ok(passkey), Some(task)) if is_current => do_task(model, task, Secret::Passkey(passkey)),
        (Ok(_), _) => Vec::new(),
        (Err(problem), _) => {
            (page.busy, page.passkey_problem) = (false, Some(problem));
            Vec::new()
        }
    }
}

/// What should open the wallet was wrong.
pub(super) fn refused(model: &mut Model) -> Vec<HostCommand> {
    (model.safety.busy, model.safety.wrong) = (false, true);
    drop(model.safety.take(Field::Current));
    Vec::new()
}

/// The passphrase beside a new passkey is right.
pub(super) fn lock_held(model: &mut Model) -> Vec<HostCommand> {
    let waits = model.safety.busy && model.safety.task == Some(Task::Passkey);
    if waits { vec![HostCommand::MakePasskey(name_of(model))] } else { Vec::new() }
}

/// The lock could not be changed; what opens the wallet is what opened it before.
pub(super) fn lock_refused(model: &mut Model) -> Vec<HostCommand> {
    (model.safety.busy, model.safety.lock_refused) = (false, true);
    Vec::new()
}

pub(super) fn lock_changed(model: &mut Model, changed: Locks) -> Vec<HostCommand> {
    if let Some(Presence::Open { locks, .. }) = &mut model.presence {
        *locks = changed;
    }
    finish(model);
    Vec::new()
}

/// The file goes to the disk; a backup it is when the person has it.
pub(super) fn backup_made(model: &mut Model, bytes: Vec<u8>) -> Vec<HostCommand> {
    let name = format!("{}.jtkb", file_stem(&name_of(model)));
    let file = ChosenFile { name, bytes };
    model.safety.given = Some(file.clone());
    vec![HostCommand::SaveFile(file)]
}

/// The file has left the page, or this browser has no way to let it.
pub(super) fn file_saved(model: &mut Model, saved: bool) -> Vec<HostCommand> {
    if !saved {
        (model.safety.busy, model.safety.unsaved, model.safety.given) = (false, true, None);
        return Vec::new();
    }
    // A browser does not say whether a person has cancelled the download: only the person knows.
    model.safety.busy = false;
    Vec::new()
}

/// The person has the file.
fn file_kept(model: &mut Model) -> Vec<HostCommand> {
    if model.safety.given.is_none() {
        return Vec::new();
    }
    finish(model);
    vec![wish(SafetyWish::BackupKept)]
}

/// A person goes elsewhere: nothing that was typed or told stays.
pub(super) fn leave(model: &mut Model) {
    if model.route != Route::Safety {
        model.safety.begin(None);
    }
}

pub(super) fn file_chosen(model: &mut Model, file: ChosenFile) -> Vec<HostCommand> {
    (model.safety.file, model.safety.tested) = (Some(file), None);
    Vec::new()
}

/// A backup came from outside: the person may see what is in it.
pub(super) fn test_file(model: &mut Model, file: ChosenFile) -> Vec<HostCommand> {
    let mut commands = update(model, Event::TaskOpened(Task::Test));
    commands.extend(file_chosen(model, file));
    commands
}

pub(super) fn backup_read(model: &mut Model, read: Result<Box<BackupContents>, BackupProblem>) -> Vec<HostCommand> {
    if model.is_open() {
        (model.safety.busy, model.safety.tried, model.safety.tested) = (false, false, Some(read));
    } else {
        model.restore.backup_read(read);
    }
    Vec::new()
}

pub(super) fn words_told(model: &mut Model, words: Vec<String>) -> Vec<HostCommand> {
    if model.safety.task == Some(Task::Words) {
        (model.safety.busy, model.safety.words) = (false, Some(words));
    }
    Vec::new()
}

/// A person opens the screen: nothing of the last visit is there.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    model.safety.begin(None);
    Vec::new()
}

fn finish(model: &mut Model) {
    let done = model.safety.task;
    model.safety.begin(None);
    model.safety.done = done;
}

fn name_of(model: &Model) -> String {
    match &model.presence {
        Some(Presence::Open { name, .. }) => name.clone(),
        _ => String::new(),
    }
}

/// A wallet's name as a file's: what some disk might not take becomes a hyphen.
fn file_stem(name: &str) -> String {
    let plain = |character: char| if character.is_alphanumeric() { character } else { '-' };
    let stem: String = name.trim().chars().map(plain).collect();
    if stem.is_empty() { "wallet".into() } else { stem }
}

fn wish(wish: SafetyWish) -> HostCommand {
    HostCommand::ToWallet(ToWallet::Safety(wish))
}
