//! Putting a wallet back on a device without one: from a backup file, from the 24 words, or from the old phone itself.
use crate::model::Model;
use crate::model::border::{ChosenFile, HostCommand, PasskeyProblem};
use crate::model::onboarding::{SHORTEST_PASSPHRASE, fit_name};
use crate::model::wallet_link::{
    BackupContents, BackupProblem, Locks, Passkey, Passphrase, SafetyWish, Secret, ToWallet, WordsProblem,
};

/// How an emergency copy begins.
const EMERGENCY_COPY: &[u8] = b"JTKR";

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From a backup file.
    File,
    /// From the 24 words.
    Words,
    /// From the old phone, which pays everything over.
    Phone,
}

/// A field of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Opens the file; or is to open the wallet, where there is no file.
    Passphrase,
    /// The same again, where it is new.
    Again,
    /// The 24 words.
    Words,
    /// The wallet's name, where there is no file.
    Name,
}

/// The restore screens; has no `Debug`, for it holds secrets while they are typed.
#[derive(Clone, Default, PartialEq)]
pub struct Restore {
    /// Whether a person is here, and on which way.
    pub way: Option<Way>,
    /// Whether the ways are shown.
    pub open: bool,
    typed: [String; 4],
    /// Whether it is readable.
    pub shown: bool,
    /// Whether the person tried to go on; problems are shown from then on.
    pub tried: bool,
    /// Whether the worker is at it.
    pub busy: bool,
    /// The file.
    pub file: Option<ChosenFile>,
    /// What opens it, where it is an emergency copy: a backup has a passphrase of its own.
    pub locks: Option<Locks>,
    /// Why it was not taken.
    pub file_problem: Option<BackupProblem>,
    /// Why the device's passkey did not open it.
    pub passkey_problem: Option<PasskeyProblem>,
    /// Why the words were not taken.
    pub words_problem: Option<WordsProblem>,
    /// How the wallet that is now open was put back, until the person has read what that means.
    pub done: Option<Way>,
    /// What of it could not be brought back: coins without a history, and the last changes.
    pub gaps: (u32, u32),
}

/// What a person does where a wallet is put back.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// Wants to put a wallet back.
    Opened,
    /// Wants to do that in this way.
    WayOpened(Way),
    /// Goes back a step.
    Closed,
    /// Wants to choose a file.
    FileWanted,
    /// Typed.
    Typed(Field, String),
    /// Wants to see, or hide, what is typed.
    ShownToggled,
    /// Wants it done.
    Submitted,
    /// Wants it done with the device's passkey.
    PasskeyUsed,
    /// Read what became of the wallet, and goes on.
    Continued,
}

/// Why a wallet cannot be put back yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No file was chosen.
    File,
    /// There are no words.
    Words,
    /// The name is empty.
    Name,
    /// The passphrase is empty, or too short for a new one.
    Passphrase,
    /// The two passphrases differ.
    Again,
}

impl Restore {
    /// A field as typed.
    pub fn typed(&self, field: Field) -> &str {
        &self.typed[field as usize]
    }

    /// The first reason why the wallet cannot be put back yet.
    pub fn missing(&self) -> Option<Missing> {
        let passphrase = self.typed(Field::Passphrase);
        match self.way? {
            Way::File if self.file.is_none() => Some(Missing::File),
            Way::File if passphrase.is_empty() => Some(Missing::Passphrase),
            Way::Words if self.typed(Field::Words).trim().is_empty() => Some(Missing::Words),
            Way::Words if self.typed(Field::Name).trim().is_empty() => Some(Missing::Name),
            Way::Words if passphrase.chars().count() < SHORTEST_PASSPHRASE => Some(Missing::Passphrase),
            Way::Words if passphrase != self.typed(Field::Again) => Some(Missing::Again),
            Way::File | Way::Words | Way::Phone => None,
        }
    }

    /// A file was not taken; or it was, and the wallet is there in a moment.
    pub(super) fn backup_read(&mut self, read: Result<Box<BackupContents>, BackupProblem>) {
        match read {
            Ok(contents) => self.gaps = (contents.without_history, contents.lost_changes),
            Err(problem) => (self.busy, self.file_problem) = (false, Some(problem)),
        }
    }

    /// Whether a passphrase opens what was chosen.
    pub fn asks_passphrase(&self) -> bool {
        self.locks.as_ref().is_none_or(|locks| locks.passphrase || locks.passkeys.is_empty())
    }

    fn take(&mut self, field: Field) -> String {
        std::mem::take(&mut self.typed[field as usize])
    }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let restore = &mut model.restore;
    match event {
        // The worker is at it: the wallet may be there in a moment.
        Event::Opened | Event::WayOpened(_) | Event::Closed | Event::Submitted | Event::PasskeyUsed if restore.busy => {
        }
        Event::Opened => *restore = Restore { open: true, ..Restore::default() },
        Event::WayOpened(way) => *restore = Restore { open: true, way: Some(way), ..Restore::default() },
        Event::Closed => *restore = Restore { open: restore.way.is_some(), ..Restore::default() },
        Event::FileWanted => return vec![HostCommand::ChooseFile],
        Event::Typed(field, text) => type_into(restore, field, text),
        Event::ShownToggled => restore.shown = !restore.shown,
        Event::Submitted if restore.way == Some(Way::File) && !restore.asks_passphrase() => {
            return ask_passkey(restore);
        }
        Event::Submitted => return submitted(restore),
        Event::PasskeyUsed => return ask_passkey(restore),
        Event::Continued => restore.done = None,
    }
    Vec::new()
}

fn type_into(restore: &mut Restore, field: Field, text: String) {
    (restore.file_problem, restore.words_problem) = (None, None);
    restore.typed[field as usize] = if field == Field::Name { fit_name(&text) } else { text };
}

fn submitted(restore: &mut Restore) -> Vec<HostCommand> {
    restore.tried = true;
    let Some(way) = restore.way.filter(|_| restore.missing().is_none() && !restore.busy) else { return Vec::new() };
    let wish = match way {
        Way::Phone => return Vec::new(),
        Way::File => {
            // It stays as it was chosen: after a mistyped passphrase only that is asked for again.
            let file = restore.file.clone().unwrap_or_default().bytes;
            SafetyWish::RestoreBackup { file, secret: Secret::Passphrase(Passphrase(restore.take(Field::Passphrase))) }
        }
        Way::Words => SafetyWish::RestoreWords {
            words: Passphrase(restore.typed(Field::Words).to_owned()),
            name: restore.typed(Field::Name).trim().to_owned(),
            secret: Secret::Passphrase(Passphrase(restore.typed(Field::Passphrase).to_owned())),
        },
    };
    (restore.busy, restore.tried) = (true, false);
    vec![HostCommand::ToWallet(ToWallet::Safety(wish))]
}

fn ask_passkey(restore: &mut Restore) -> Vec<HostCommand> {
    let passkeys = restore.locks.as_ref().map(|locks| locks.passkeys.clone()).unwrap_or_default();
    if passkeys.is_empty() {
        return Vec::new();
    }
    (restore.busy, restore.passkey_problem, restore.file_problem) = (true, None, None);
    vec![HostCommand::AskPasskey(passkeys)]
}

/// The device answered, or did not.
pub(super) fn passkey_answered(model: &mut Model, answer: Result<Passkey, PasskeyProblem>) -> Vec<HostCommand> {
    let restore = &mut model.restore;
    match (answer, &restore.file) {
        (Ok(passkey), Some(file)) => {
            let wish = SafetyWish::RestoreBackup { file: file.bytes.clone(), secret: Secret::Passkey(passkey) };
            return vec![HostCommand::ToWallet(ToWallet::Safety(wish))];
        }
        (Ok(_), None) => restore.busy = false,
        (Err(problem), _) => (restore.busy, restore.passkey_problem) = (false, Some(problem)),
    }
    Vec::new()
}

pub(super) fn file_chosen(model: &mut Model, file: ChosenFile) -> Vec<HostCommand> {
    let restore = &mut model.restore;
    (restore.file_problem, restore.passkey_problem, restore.locks) = (None, None, None);
    let is_copy = file.bytes.starts_with(EMERGENCY_COPY);
    let asked = is_copy.then(|| SafetyWish::LocksOfCopy { file: file.bytes.clone() });
    restore.file = Some(file);
    asked.map(|wish| HostCommand::ToWallet(ToWallet::Safety(wish))).into_iter().collect()
}

/// A backup came from outside, and there is no wallet yet.
pub(super) fn open_file(model: &mut Model, file: ChosenFile) -> Vec<HostCommand> {
    (model.restore.open, model.restore.way) = (true, Some(Way::File));
    file_chosen(model, file)
}

pub(super) fn words_refused(model: &mut Model, problem: WordsProblem) -> Vec<HostCommand> {
    (model.restore.busy, model.restore.words_problem) = (false, Some(problem));
    Vec::new()
}

/// The wallet is open. Says whether it was put back a moment ago; nothing that was typed is kept.
pub(super) fn opened(model: &mut Model) -> bool {
    let done = model.restore.way.filter(|_| model.restore.busy);
    model.restore = Restore { done, gaps: model.restore.gaps, ..Restore::default() };
    done.is_some()
}
