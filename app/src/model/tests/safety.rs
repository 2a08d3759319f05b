use super::*;
use crate::model::border::{ChosenFile, PasskeyProblem};
use crate::model::restore::{self, Way};
use crate::model::safety::{self, Event as Did, Field, Task};
use crate::model::wallet_link::{BackupContents, BackupProblem, Passkey, Safety, SafetyWish, WordsProblem};

fn opened() -> Model {
    let mut model = start("/safety");
    tell(&mut model, FromWallet::Presence(Presence::Open { name: "Anna B.".into(), locks: locks() }));
    tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 100)])));
    model
}

fn locks() -> Locks {
    Locks { passphrase: true, passkeys: vec![(vec![1], vec![2; 32])] }
}

fn does(model: &mut Model, event: Did) -> Vec<HostCommand> {
    update(model, Event::Safety(event))
}

fn types(model: &mut Model, field: Field, text: &str) {
    does(model, Did::Typed(field, text.into()));
}

fn wish(wish: SafetyWish) -> HostCommand {
    HostCommand::ToWallet(ToWallet::Safety(wish))
}

fn words(text: &str) -> Passphrase {
    Passphrase(text.into())
}

fn passkey() -> Passkey {
    Passkey { credential: vec![1], salt: vec![2; 32], secret: vec![3; 32] }
}

#[test]
fn a_backup_counts_only_when_the_person_has_the_file() {
    let mut model = opened();
    does(&mut model, Did::TaskOpened(Task::Backup));
    assert_commands(&does(&mut model, Did::Submitted), &[]);
    assert_eq!(safety::missing(&model), Some(safety::Missing::New));
    types(&mut model, Field::New, "plum river stone");
    types(&mut model, Field::Again, "plum river stone");
    let asked = wish(SafetyWish::MakeBackup { passphrase: words("plum river stone") });
    assert_commands(&does(&mut model, Did::Submitted), &[asked]);
    assert!(model.safety.typed(Field::New).is_empty(), "it is not kept");
    let file = ChosenFile { name: "Anna-B-.jtkb".into(), bytes: vec![7] };
    assert_commands(&tell(&mut model, FromWallet::BackupMade(vec![7])), &[HostCommand::SaveFile(file)]);
    assert_eq!(model.safety.done, None);
    let commands = update(&mut model, Event::Host(HostEvent::FileSaved(true)));
    assert_commands(&commands, &[]);
    assert_eq!(
        (model.safety.done, model.safety.busy),
        (None, false),
        "the browser does not say whether a download was cancelled"
    );
    let again = HostCommand::SaveFile(model.safety.given.clone().unwrap());
    assert_commands(&does(&mut model, Did::FileAgain), &[again]);
    assert_commands(&does(&mut model, Did::FileKept), &[wish(SafetyWish::BackupKept)]);
    assert_eq!((model.safety.done, model.safety.task), (Some(Task::Backup), None));
    assert_commands(&does(&mut model, Did::FileKept), &[]);
}

#[test]
fn the_home_screen_nags_while_coins_are_in_no_backup() {
    let mut model = opened();
    assert!(!safety::nags(&model), "nothing is known yet");
    tell(&mut model, FromWallet::Safety(Safety::default()));
    assert!(!safety::nags(&model), "there is nothing to lose");
    let mut rich = asset(1, 100);
    rich.issued_here = true;
    rich.settles_here = true;
    tell(&mut model, FromWallet::Wallet(wallet(vec![rich])));
    assert!(safety::nags(&model));
    let good = Safety { backed_up: Some(NOON), ..Safety::default() };
    tell(&mut model, FromWallet::Safety(good));
    assert!(!safety::nags(&model));
    tell(&mut model, FromWallet::Safety(Safety { changed_since: true, ..good }));
    assert!(safety::nags(&model));
}

#[test]
fn the_words_are_told_to_whoever_opens_the_wallet_and_forgotten_with_the_task() {
    let mut model = opened();
    does(&mut model, Did::TaskOpened(Task::Words));
    types(&mut model, Field::Current, "melon");
    let asked = |text| wish(SafetyWish::ShowWords { current: Secret::Passphrase(words(text)) });
    assert_commands(&does(&mut model, Did::Submitted), &[asked("melon")]);
    tell(&mut model, FromWallet::WrongPassphrase);
    assert!(model.safety.wrong && !model.safety.busy && model.is_open());
    types(&mut model, Field::Current, "lemon");
    assert!(!model.safety.wrong);
    assert_commands(&does(&mut model, Did::Submitted), &[asked("lemon")]);
    tell(&mut model, FromWallet::Words(vec!["zoo".into(); 24]));
    assert_eq!(model.safety.words.as_ref().map(Vec::len), Some(24));
    does(&mut model, Did::TaskClosed);
    assert_eq!(model.safety.words, None);
    tell(&mut model, FromWallet::Words(vec!["zoo".into(); 24]));
    assert_eq!(model.safety.words, None, "nobody waits for them any more");
}

#[test]
fn a_passkey_stands_for_the_passphrase() {
    let mut model = opened();
    does(&mut model, Did::TaskOpened(Task::Words));
    assert_commands(&does(&mut model, Did::PasskeyUsed), &[HostCommand::AskPasskey(locks().passkeys)]);
    let commands = update(&mut model, Event::Host(HostEvent::Passkey(Ok(passkey()))));
    assert_commands(&commands, &[wish(SafetyWish::ShowWords { current: Secret::Passkey(passkey()) })]);
}

#[test]
fn what_is_known_of_the_device_outlives_the_lock() {
    let mut model = start("/");
    update(&mut model, Event::Host(HostEvent::PasskeysOffered));
    tell(&mut model, FromWallet::Presence(locked()));
    assert!(model.safety.passkeys_offered);
}

#[test]
fn a_new_passkey_needs_the_passphrase_beside_it() {
    let mut model = opened();
    does(&mut model, Did::TaskOpened(Task::Passkey));
    types(&mut model, Field::Current, "lemon");
    let tried = |text| wish(SafetyWish::TryLock { current: Secret::Passphrase(words(text)) });
    assert_commands(&does(&mut model, Did::Submitted), &[tried("lemon")]);
    assert_commands(&tell(&mut model, FromWallet::LockHeld), &[HostCommand::MakePasskey("Anna B.".into())]);
    let commands = update(&mut model, Event::Host(HostEvent::Passkey(Ok(passkey()))));
    let put = SafetyWish::PutLock { current: Secret::Passphrase(words("lemon")), new: Secret::Passkey(passkey()) };
    assert_commands(&commands, &[wish(put)]);
    let more = Locks { passphrase: true, passkeys: vec![(vec![1], vec![2; 32]), (vec![9], vec![8; 32])] };
    tell(&mut model, FromWallet::LockChanged(more.clone()));
    assert_eq!((safety::locks(&model), model.safety.done), (&more, Some(Task::Passkey)));
    does(&mut model, Did::TaskOpened(Task::Passkey));
    types(&mut model, Field::Current, "melon");
    assert_commands(&does(&mut model, Did::Submitted), &[tried("melon")]);
    assert_commands(&tell(&mut model, FromWallet::WrongPassphrase), &[]);
    assert!(model.safety.wrong && !model.safety.busy, "the device was not asked to make one");
    types(&mut model, Field::Current, "lemon");
    does(&mut model, Did::Submitted);
    tell(&mut model, FromWallet::LockHeld);
    let declined = Err(PasskeyProblem::Declined);
    assert_commands(&update(&mut model, Event::Host(HostEvent::Passkey(declined))), &[]);
    assert!(!model.safety.busy && model.safety.passkey_problem.is_some());
}

#[test]
fn after_wrong_passphrases_the_wallet_waits_and_the_count_stays() {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(locked()));
    let wait = |wait_ms| FromWallet::Presence(Presence::Locked { name: "Anna".into(), locks: locks(), wait_ms });
    for _ in 0..3 {
        tell(&mut model, FromWallet::WrongPassphrase);
        tell(&mut model, wait(2_000));
    }
    assert_eq!((model.unlock.wrong, model.unlock.wait_seconds), (3, 2));
    update(&mut model, Event::Unlock(unlock::Event::PassphraseTyped("lemon".into())));
    assert_commands(&update(&mut model, Event::Unlock(unlock::Event::Submitted)), &[]);
    assert_commands(&update(&mut model, Event::Host(HostEvent::Ticked)), &[]);
    assert_commands(&update(&mut model, Event::Host(HostEvent::Ticked)), &[HostCommand::Ticking(false)]);
    assert_eq!(update(&mut model, Event::Unlock(unlock::Event::Submitted)).len(), 1);
}

fn restores(model: &mut Model, event: restore::Event) -> Vec<HostCommand> {
    update(model, Event::Restore(event))
}

#[test]
fn a_wallet_comes_back_from_a_file_and_says_what_became_of_it() {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(Presence::None));
    restores(&mut model, restore::Event::Opened);
    restores(&mut model, restore::Event::WayOpened(Way::File));
    assert_commands(&restores(&mut model, restore::Event::FileWanted), &[HostCommand::ChooseFile]);
    let file = ChosenFile { name: "anna.jtkb".into(), bytes: vec![1, 2] };
    update(&mut model, Event::Host(HostEvent::FileChosen(file)));
    let try_with = |model: &mut Model, text: &str| {
        restores(model, restore::Event::Typed(restore::Field::Passphrase, text.into()));
        restores(model, restore::Event::Submitted)
    };
    let asked = |text| wish(SafetyWish::RestoreBackup { file: vec![1, 2], secret: Secret::Passphrase(words(text)) });
    assert_commands(&try_with(&mut model, "melon"), &[asked("melon")]);
    tell(&mut model, FromWallet::BackupRead(Err(BackupProblem::Unopenable)));
    assert_eq!((model.restore.busy, &model.restore.file_problem), (false, &Some(BackupProblem::Unopenable)));
    assert_commands(&try_with(&mut model, "lemon"), &[asked("lemon")]);
    let wallet = Box::new(wallet(Vec::new()));
    let read = BackupContents { name: "Anna".into(), made: NOON, wallet, without_history: 2, lost_changes: 1 };
    tell(&mut model, FromWallet::BackupRead(Ok(Box::new(read))));
    assert!(model.restore.busy, "the wallet is there in a moment");
    tell(&mut model, FromWallet::Presence(open()));
    assert_eq!(model.restore.gaps, (2, 1), "what did not come back is told");
    assert_eq!(model.restore.done, Some(Way::File));
    assert!(model.restore.file.is_none() && model.onboarding.is_busy(), "the browser is asked to keep it");
    restores(&mut model, restore::Event::Continued);
    assert_eq!(model.restore.done, None);
}

#[test]
fn what_is_wrong_with_the_words_is_told_and_they_stay() {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(Presence::None));
    restores(&mut model, restore::Event::WayOpened(Way::Words));
    for (field, text) in [
        (restore::Field::Words, "zoo zoo"),
        (restore::Field::Name, "Anna"),
        (restore::Field::Passphrase, "plum river"),
        (restore::Field::Again, "plum river"),
    ] {
        assert_commands(&restores(&mut model, restore::Event::Submitted), &[]);
        restores(&mut model, restore::Event::Typed(field, text.into()));
    }
    assert_eq!(restores(&mut model, restore::Event::Submitted).len(), 1);
    tell(&mut model, FromWallet::WordsRefused(WordsProblem::Count(2)));
    assert_eq!(model.restore.words_problem, Some(WordsProblem::Count(2)));
    assert_eq!(model.restore.typed(restore::Field::Words), "zoo zoo");
}

#[test]
fn while_a_task_is_under_way_no_other_takes_its_answer() {
    let mut model = opened();
    does(&mut model, Did::TaskOpened(Task::Backup));
    types(&mut model, Field::New, "plum river stone");
    types(&mut model, Field::Again, "plum river stone");
    does(&mut model, Did::Submitted);
    for event in [Did::TaskClosed, Did::TaskOpened(Task::Passphrase), Did::PasskeyRemoved(vec![1])] {
        assert_commands(&does(&mut model, event), &[]);
        assert_eq!((model.safety.task, model.safety.busy), (Some(Task::Backup), true));
    }
    tell(&mut model, FromWallet::BackupMade(vec![7]));
    assert_commands(&update(&mut model, Event::Host(HostEvent::FileSaved(false))), &[]);
    assert!(model.safety.unsaved && !model.safety.busy && model.safety.done.is_none(), "there is no backup");
}

#[test]
fn a_passkey_is_taken_away_by_what_stays() {
    let mut model = opened();
    assert_commands(&does(&mut model, Did::PasskeyRemoved(vec![1])), &[]);
    assert_commands(&does(&mut model, Did::PasskeyUsed), &[]);
    types(&mut model, Field::Current, "lemon");
    let current = Secret::Passphrase(words("lemon"));
    let asked = wish(SafetyWish::RemovePasskey { credential: vec![1], current });
    assert_commands(&does(&mut model, Did::Submitted), &[asked]);
    tell(&mut model, FromWallet::LockRefused);
    assert!(model.safety.lock_refused && !model.safety.busy);
}

#[test]
fn where_there_is_no_passphrase_the_device_is_asked() {
    let mut model = opened();
    tell(&mut model, FromWallet::LockChanged(Locks { passphrase: false, ..locks() }));
    does(&mut model, Did::TaskOpened(Task::Passphrase));
    assert_commands(&does(&mut model, Did::Submitted), &[]);
    assert_eq!(safety::missing(&model), Some(safety::Missing::New), "and the screen says so");
    types(&mut model, Field::New, "plum river stone");
    types(&mut model, Field::Again, "plum river stone");
    assert_commands(&does(&mut model, Did::Submitted), &[HostCommand::AskPasskey(locks().passkeys)]);
}

#[test]
fn the_words_are_gone_when_the_person_is_elsewhere() {
    let mut model = opened();
    does(&mut model, Did::TaskOpened(Task::Words));
    tell(&mut model, FromWallet::Words(vec!["zoo".into(); 24]));
    update(&mut model, Event::Opened(Route::Home));
    assert_eq!(model.safety.words, None);
}

#[test]
fn an_emergency_copy_opens_with_the_wallets_own_locks() {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(Presence::None));
    restores(&mut model, restore::Event::Opened);
    restores(&mut model, restore::Event::WayOpened(Way::File));
    let file = ChosenFile { name: "wallet.jtkr".into(), bytes: b"JTKR and more".to_vec() };
    let asked = wish(SafetyWish::LocksOfCopy { file: file.bytes.clone() });
    assert_commands(&update(&mut model, Event::Host(HostEvent::FileChosen(file.clone()))), &[asked]);
    let passkeys = locks().passkeys;
    tell(&mut model, FromWallet::CopyLocks(Locks { passphrase: false, passkeys: passkeys.clone() }));
    assert!(!model.restore.asks_passphrase());
    assert_commands(&restores(&mut model, restore::Event::Submitted), &[HostCommand::AskPasskey(passkeys)]);
    let declined = Err(PasskeyProblem::Declined);
    assert_commands(&update(&mut model, Event::Host(HostEvent::Passkey(declined))), &[]);
    assert!(!model.restore.busy && model.restore.passkey_problem.is_some());
    restores(&mut model, restore::Event::PasskeyUsed);
    let put_back = SafetyWish::RestoreBackup { file: file.bytes, secret: Secret::Passkey(passkey()) };
    assert_commands(&update(&mut model, Event::Host(HostEvent::Passkey(Ok(passkey())))), &[wish(put_back)]);
    tell(&mut model, FromWallet::Presence(open()));
    assert_eq!(model.restore.done, Some(Way::File));
}

#[test]
fn a_restore_that_is_under_way_is_not_left() {
    let mut model = start("/");
    tell(&mut model, FromWallet::Presence(Presence::None));
    restores(&mut model, restore::Event::WayOpened(Way::File));
    update(&mut model, Event::Host(HostEvent::FileChosen(ChosenFile::default())));
    restores(&mut model, restore::Event::Typed(restore::Field::Passphrase, "lemon".into()));
    restores(&mut model, restore::Event::Submitted);
    restores(&mut model, restore::Event::Closed);
    tell(&mut model, FromWallet::Presence(open()));
    assert_eq!(model.restore.done, Some(Way::File));
}
