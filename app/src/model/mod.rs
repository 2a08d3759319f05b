//! What the app knows and does, as plain state machines: no browser, no Yew. One file per workflow; [`update`] takes what
//! happened, changes the [`Model`], and returns what the host is to do.
pub mod autolock;
pub mod border;
pub mod change;
pub mod check;
pub mod coins;
pub mod committee;
pub mod diagnostics;
mod digits;
pub mod exchange;
mod going;
pub mod handover;
pub mod health;
pub mod home;
pub mod issue;
pub mod language;
pub mod link;
pub mod movements;
pub mod notices;
mod noting;
pub mod onboarding;
pub mod opening;
pub mod pages;
pub mod paid_sign;
pub mod paper;
pub mod paper_link;
pub mod pay;
pub mod people;
pub mod portrait;
pub mod practice;
pub mod practice_link;
pub mod printing;
pub mod receipt;
pub mod receive;
pub mod refund;
pub mod request;
pub mod restore;
pub mod route;
pub mod safety;
pub mod scan;
pub mod settings;
pub mod settle;
pub mod sight;
pub mod sighting;
pub mod stall;
pub mod static_code;
pub mod stepper;
pub mod uniform_resource;
pub mod unlock;
pub mod wallet_link;

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{AssetSummary, WalletSummary};

pub use border::Start;
use border::{HostCommand, HostEvent, PasskeyProblem};
pub use language::Language;
pub use route::{Route, Screen};
use wallet_link::{Failure, FromWallet, Passkey, Presence, ToWallet};

/// Everything the screens are made of.
#[derive(Clone, PartialEq)]
pub struct Model {
    /// The language of all words.
    pub language: Language,
    /// Where this wallet was loaded from, as `https://wallet.example`.
    pub origin: String,
    /// The wall clock when the page started; good enough for dates, not for deadlines.
    pub started: Timestamp,
    /// Where the person is, or wants to be once the wallet is open.
    pub route: Route,
    /// Whether there is a wallet; none until the worker has said so.
    pub presence: Option<Presence>,
    /// Why nothing more can be done.
    pub failure: Option<Failure>,
    /// The home screen's content; none until the wallet is open.
    pub wallet: Option<WalletSummary>,
    /// Welcome and create.
    pub onboarding: onboarding::Onboarding,
    /// Unlock.
    pub unlock: unlock::Unlock,
    /// Home.
    pub home: home::Home,
    /// Coins.
    pub coins: coins::Coins,
    /// Movements.
    pub movements: movements::Movements,
    /// People.
    pub people: people::People,
    /// Issue coins.
    pub issue: issue::Issue,
    /// Pay.
    pub pay: pay::Pay,
    /// Coins for other coins.
    pub change: change::Change,
    /// Get paid.
    pub receive: receive::Receive,
    /// Settings.
    pub settings: settings::Settings,
    /// Settle with an issuer.
    pub settle: settle::Settle,
    /// The committee.
    pub committee: committee::CommitteePage,
    /// Locks, words and backups.
    pub safety: safety::SafetyPage,
    /// Putting a wallet back, on a device without one.
    pub restore: restore::Restore,
    /// The exchange screen.
    pub exchange: exchange::Exchange,
    /// The receipt.
    pub receipt: receipt::ReceiptPage,
    /// A payment given back, from its receipt.
    pub refund: refund::Refund,
    /// A day at a stall.
    pub stall: stall::Stall,
    /// The lock that closes by itself.
    pub autolock: autolock::Autolock,
    /// Health.
    pub health: health::HealthPage,
    /// Handing over to a new phone.
    pub handover: handover::Handover,
    /// Whether a person is about to save it.
    pub saving: receipt::Saving,
    /// What came from outside and waits for the wallet.
    pub opening: Option<opening::Opening>,
    /// Scan or open.
    pub scan: scan::Scan,
    /// A coin on paper.
    pub paper: paper::PaperPage,
    /// Putting coins on paper.
    pub printing: printing::Printing,
    /// A request as a code.
    pub request: request::RequestPage,
    /// A receipt that came as a file.
    pub check: check::Check,
    /// How often a person has turned a page of a list.
    pub turns: u32,
    /// Storage, install, update and short messages.
    pub notices: notices::Notices,
    /// A practice with a partner who lives in the page, while there is one.
    pub practice: Option<Box<practice::Practice>>,
    /// Whether this is the wallet of a practice, and leads to no place that such a one has not.
    pub practises: bool,
}

impl Model {
    /// A page that has just been loaded.
    pub fn new(start: Start) -> Self {
        Self {
            language: Language::of_tag(&start.language),
            started: start.now,
            route: Route::of_path(&start.path),
            opening: opening::carried_by(&start.path),
            origin: start.origin,
            presence: None,
            failure: None,
            wallet: None,
            onboarding: onboarding::Onboarding::default(),
            unlock: unlock::Unlock::default(),
            home: home::Home::default(),
            coins: coins::Coins::default(),
            movements: movements::Movements::default(),
            people: people::People::default(),
            issue: issue::Issue::new(start.now),
            pay: pay::Pay::default(),
            change: change::Change::default(),
            receive: receive::Receive::default(),
            settings: settings::Settings::default(),
            settle: settle::Settle::default(),
            committee: committee::CommitteePage::default(),
            safety: safety::SafetyPage::default(),
            restore: restore::Restore::default(),
            exchange: exchange::Exchange::default(),
            receipt: receipt::ReceiptPage::default(),
            refund: refund::Refund::default(),
            stall: stall::Stall::default(),
            autolock: autolock::Autolock::default(),
            health: health::HealthPage::default(),
            handover: handover::Handover::default(),
            saving: receipt::Saving::default(),
            scan: scan::Scan { links_offered: start.links_offered, ..scan::Scan::default() },
            paper: paper::PaperPage::default(),
            printing: printing::Printing::default(),
            request: request::RequestPage::default(),
            check: check::Check::default(),
            turns: 0,
            notices: notices::Notices::default(),
            practice: None,
            practises: false,
        }
    }

    /// Kinds of coins this wallet knows.
    pub fn assets(&self) -> &[AssetSummary] {
        self.wallet.as_ref().map_or(&[], |wallet| &wallet.assets)
    }

    /// Whether the wallet's keys are at hand.
    pub fn is_open(&self) -> bool {
        matches!(self.presence, Some(Presence::Open { .. })) && self.failure.is_none()
    }

    /// Forgets everything that came from the wallet or was typed.
    fn forget(&mut self) {
        self.wallet = None;
        self.unlock = unlock::Unlock::default();
        self.home = home::Home::default();
        self.coins = coins::Coins::default();
        self.movements = movements::Movements::default();
        self.people = people::People::default();
        self.issue = issue::Issue::new(self.started);
        self.pay = pay::Pay::default();
        self.change = change::Change::default();
        // A coin that came before the wallet was locked is still on its paper.
        let left = self.paper.code.take().map(opening::Opening::Paper);
        self.opening = self.opening.take().or(left);
        self.paper = paper::PaperPage::default();
        self.printing = printing::Printing::default();
        self.request = request::RequestPage::default();
        self.check.forget_own();
        self.saving = receipt::Saving::default();
        self.receive = receive::Receive::default();
        self.settings = settings::Settings::default();
        self.settle = settle::Settle::default();
        self.safety.forget();
        self.exchange = exchange::Exchange::default();
        self.receipt = receipt::ReceiptPage::default();
        (self.refund, self.stall) = (refund::Refund::default(), stall::Stall::default());
        self.health = health::HealthPage { device: self.health.device.take(), ..health::HealthPage::default() };
        self.handover = handover::Handover::default();
        (self.notices.issued, self.notices.issue_refused) = (None, None);
    }

    /// Goes somewhere and puts it in the address bar.
    fn open_route(&mut self, route: Route) -> Vec<HostCommand> {
        let route = stall::allowed(self, route);
        if self.route == route {
            return self.enter_route();
        }
        self.route = route;
        let mut commands = scan::leave(self);
        commands.extend(committee::leave(self));
        commands.push(HostCommand::Navigate(route.path()));
        commands.extend(self.enter_route());
        commands
    }

    /// Makes the screen of the present route ready.
    fn enter_route(&mut self) -> Vec<HostCommand> {
        safety::leave(self);
        if !self.is_open() || self.wallet.is_none() {
            return Vec::new();
        }
        match self.route {
            Route::Home => Vec::new(),
            Route::Coin(token_id) => coins::enter_coin(self, token_id),
            Route::Coins => coins::enter(self),
            Route::Movements => movements::enter(self),
            Route::Pay => pay::enter(self),
            Route::Change => change::enter(self),
            Route::People => people::enter(self),
            Route::Person(identity) => people::enter_page(self, identity),
            Route::Receive => receive::enter(self),
            Route::Issue => issue::enter(self),
            Route::Exchange => exchange::enter(self),
            Route::Receipt(sid) => receipt::enter(self, sid),
            Route::CashIn(number) => check::enter(self, number),
            Route::Settings => settings::enter(self),
            Route::Settle => settle::enter(self),
            Route::Committee => committee::enter(self),
            Route::Stall => stall::enter(self),
            Route::StallDay => stall::enter_day(self),
            Route::Safety => safety::enter(self),
            Route::Health => health::enter(self),
            Route::Handover | Route::Install => Vec::new(),
            Route::Scan => scan::enter(self),
            Route::Paper => paper::enter(self),
            Route::Print => printing::enter(self),
            Route::Practice | Route::Request | Route::Check => Vec::new(),
        }
    }
}

/// Everything that can happen to the app. One exists at a time, so its size does not matter.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq)]
pub enum Event {
    /// Something happened in the world.
    Host(HostEvent),
    /// A person wants to be somewhere else.
    Opened(Route),
    /// On the welcome screens.
    Onboarding(onboarding::Event),
    /// On the unlock screen.
    Unlock(unlock::Event),
    /// On the home screen.
    Home(home::Event),
    /// On the screen of coins.
    Coins(coins::Event),
    /// On the screen of movements.
    Movements(movements::Event),
    /// On the screens of people.
    People(people::Event),
    /// On the issue screen.
    Issue(issue::Event),
    /// On the pay screen.
    Pay(pay::Event),
    /// On the screen that changes coins.
    Change(change::Event),
    /// On the get-paid screen.
    Receive(receive::Event),
    /// On the settings screen.
    Settings(settings::Event),
    /// On the settle screen.
    Settle(settle::Event),
    /// On the committee's screen.
    Committee(committee::Event),
    /// On the safety screen.
    Safety(safety::Event),
    /// Where a wallet is put back.
    Restore(restore::Event),
    /// On the receipt.
    Receipt(receipt::Event),
    /// On the receipt, about giving it back.
    Refund(refund::Event),
    /// At the stall.
    Stall(stall::Event),
    /// On the scan screen.
    Scan(scan::Event),
    /// On the screen of a coin on paper.
    Paper(paper::Event),
    /// In a practice.
    Practice(practice::Event),
    /// On the print screen.
    Printing(printing::Event),
    /// On the screen of a request as a code.
    Request(request::Event),
    /// On the screen of a receipt that came as a file.
    Check(check::Event),
    /// On the exchange screen.
    Exchange(exchange::Event),
    /// On a notice, wherever it is shown.
    Notices(notices::Event),
    /// On the health screen.
    Health(health::Event),
    /// On the screen of a hand-over.
    Handover(handover::Event),
    /// Chose after how long the wallet locks by itself.
    LockAfter(wallet_link::LockAfter),
    /// In the chooser of languages.
    Language(language::Event),
}

/// Takes what happened, changes the model, and tells what the host is to do, in order. After a failure nothing happens any more:
/// what a dying worker still says neither opens anything nor hides the first cause.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    if model.failure.is_some() {
        return Vec::new();
    }
    let mut commands = happened(model, event);
    commands.extend(practice::follow(model));
    commands
}

fn happened(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::Host(event) => host_event(model, event),
        Event::Opened(route) => going::leave_exchange_for(model, route),
        Event::Onboarding(event) => onboarding::update(model, event),
        Event::Unlock(event) => unlock::update(model, event),
        Event::Home(event) => home::update(model, event),
        Event::Coins(event) => coins::update(model, event),
        Event::Movements(event) => movements::update(model, event),
        Event::People(event) => people::update(model, event),
        Event::Issue(event) => issue::update(model, event),
        Event::Pay(event) => pay::update(model, event),
        Event::Change(event) => change::update(model, event),
        Event::Receive(event) => receive::update(model, event),
        Event::Settings(event) => settings::update(model, event),
        Event::Settle(event) => settle::update(model, event),
        Event::Committee(event) => committee::update(model, event),
        Event::Safety(event) => safety::update(model, event),
        Event::Restore(event) => restore::update(model, event),
        Event::Receipt(event) => receipt::update(model, event),
        Event::Refund(event) => refund::update(model, event),
        Event::Stall(event) => stall::update(model, event),
        Event::Scan(event) => scan::update(model, event),
        Event::Paper(event) => paper::update(model, event),
        Event::Practice(event) => practice::update(model, event),
        Event::Printing(event) => printing::update(model, event),
        Event::Request(event) => request::update(model, event),
        Event::Check(event) => check::update(model, event),
        Event::Exchange(event) => exchange::update(model, event),
        Event::Notices(event) => notices::update(model, event),
        Event::Health(event) => health::update(model, event),
        Event::Handover(event) => handover::update(model, event),
        Event::LockAfter(after) => autolock::choose(model, after),
        Event::Language(event) => language::update(model, event),
    }
}

fn host_event(model: &mut Model, event: HostEvent) -> Vec<HostCommand> {
    match event {
        HostEvent::FromWallet(said) => from_wallet(model, said),
        HostEvent::Camera(state) if model.scan.looking => {
            model.scan.camera = state;
            Vec::new()
        }
        HostEvent::Camera(state) if committee::is_linking(model) => committee::camera_changed(model, state),
        HostEvent::Camera(state) => exchange::camera_changed(model, state),
        HostEvent::CodeSeen if model.scan.looking => scan::met_wallet(model),
        HostEvent::Noticed(note) if model.scan.looking => scan::noticed(model, note),
        HostEvent::Launched(path) => going::launched(model, &path),
        HostEvent::Arrived(arrival) => opening::arrived(model, arrival),
        HostEvent::ReceiptChecked(receipt) => check::read(model, receipt),
        HostEvent::LanguageOpened(opened) => {
            language::answered(model, opened);
            Vec::new()
        }
        HostEvent::Practice(said) => practice::heard(model, said),
        HostEvent::Link(news) => committee::link_news(model, news),
        HostEvent::Navigated(path) => going::navigated(model, &path),
        HostEvent::Ticked if model.is_open() => {
            autolock::ticked(model);
            exchange::ticked(model)
        }
        HostEvent::Ticked => unlock::ticked(model),
        HostEvent::FileChosen(file) => match model.screen() {
            Screen::Open(Route::Exchange) => opening::arrived(model, opening::Arrival::File(file)),
            Screen::Open(Route::Scan | Route::Check) | Screen::Check => {
                opening::arrived(model, opening::Arrival::File(file))
            }
            Screen::Open(_) => safety::file_chosen(model, file),
            _ => restore::file_chosen(model, file),
        },
        HostEvent::FileSaved(saved) => safety::file_saved(model, saved),
        HostEvent::Passkey(answer) => passkey_answered(model, answer),
        seen => {
            noting::note(model, seen);
            Vec::new()
        }
    }
}

/// What the device said of a passkey goes to whoever asked for it.
fn passkey_answered(model: &mut Model, answer: Result<Passkey, PasskeyProblem>) -> Vec<HostCommand> {
    match model.presence {
        Some(Presence::Open { .. }) => safety::passkey_answered(model, answer),
        Some(Presence::Locked { .. }) => unlock::passkey_answered(model, answer),
        _ if model.restore.open => restore::passkey_answered(model, answer),
        _ => onboarding::passkey_answered(model, answer),
    }
}

fn from_wallet(model: &mut Model, said: FromWallet) -> Vec<HostCommand> {
    match said {
        FromWallet::Presence(presence) => presence_changed(model, presence),
        FromWallet::WrongPassphrase => match model.is_open() {
            true => safety::refused(model),
            false => unlock::refused(model),
        },
        FromWallet::LockRefused => safety::lock_refused(model),
        FromWallet::LockHeld => safety::lock_held(model),
        FromWallet::Idle(idle) => autolock::idle(model, idle),
        FromWallet::Health(health) => {
            model.health.wallet = Some(*health);
            Vec::new()
        }
        FromWallet::LockChanged(locks) => safety::lock_changed(model, locks),
        FromWallet::BackupMade(file) => safety::backup_made(model, file),
        FromWallet::BackupRead(read) => safety::backup_read(model, read),
        FromWallet::CopyLocks(locks) => {
            model.restore.locks = Some(locks);
            Vec::new()
        }
        FromWallet::Committee(news) => committee::heard(model, news),
        FromWallet::Words(words) => safety::words_told(model, words),
        FromWallet::WordsRefused(problem) => restore::words_refused(model, problem),
        FromWallet::Safety(standing) => {
            model.safety.standing = Some(standing);
            Vec::new()
        }
        FromWallet::Wallet(summary) => wallet_changed(model, summary),
        FromWallet::Exchange(summary) => exchange::summary_changed(model, summary),
        // The host draws frames by itself; one that comes this way is not for the model.
        FromWallet::Frame { .. } => Vec::new(),
        FromWallet::Text(text) => {
            model.exchange.text = Some(text);
            Vec::new()
        }
        FromWallet::IssueRefused(why) => issue::refused(model, why),
        FromWallet::TextRefused(why) => exchange::text_refused(model, why),
        FromWallet::Receipt(receipt) => receipt::arrived(model, receipt),
        FromWallet::ReceiptFile(file) => receipt::file_made(model, file),
        FromWallet::CashIn(file) => check::made(model, file),
        FromWallet::Paper(news) => paper::heard(model, news),
        FromWallet::Coins(page) => coins::arrived(model, page),
        FromWallet::Chain(chain) => coins::chain_arrived(model, chain),
        FromWallet::Movements(page) if people::movements_arrived(model, &page) => Vec::new(),
        FromWallet::Movements(page) if refund::arrived(model, &page) => Vec::new(),
        FromWallet::Movements(page) => match stall::arrived(model, &page) {
            Some(commands) => commands,
            None => movements::arrived(model, page),
        },
        FromWallet::People(all) => people::arrived(model, all),
        FromWallet::Person(person) => people::person_arrived(model, person),
        FromWallet::Payable(answer) => pay::answered(model, answer),
        FromWallet::Failed(failure) => failed(model, failure),
    }
}

/// Nothing more is done until the page is loaded again, and nothing secret that was typed is kept.
fn failed(model: &mut Model, failure: Failure) -> Vec<HostCommand> {
    let crash = HostCommand::Crash(failure.clone(), diagnostics::lines(model));
    model.failure = Some(failure);
    model.unlock = unlock::Unlock::default();
    model.onboarding = onboarding::Onboarding::default();
    model.safety = safety::SafetyPage::default();
    model.restore = restore::Restore::default();
    let mut commands = scan::leave(model);
    commands.extend(committee::close(model));
    if std::mem::take(&mut model.exchange).open {
        commands.extend([HostCommand::StopExchange, HostCommand::Ticking(false)]);
    }
    commands.push(crash);
    commands
}

fn presence_changed(model: &mut Model, presence: Presence) -> Vec<HostCommand> {
    let opened = matches!(presence, Presence::Open { .. });
    let was_locked = matches!(model.presence, Some(Presence::Locked { .. }));
    if model.is_open() && !opened {
        autolock::keep_draft(model);
    }
    model.presence = Some(presence);
    if opened {
        let mut commands = unlock::opened(model);
        let restored = restore::opened(model);
        model.onboarding.go_on_after(restored);
        commands.extend(onboarding::opened(model));
        return commands;
    }
    let mut commands = exchange::close(model);
    commands.extend(scan::leave(model));
    commands.extend(committee::close(model));
    // After a wrong passphrase the wallet is as locked as before: what was said about it stays.
    let unlock = std::mem::take(&mut model.unlock);
    model.forget();
    if was_locked {
        model.unlock = unlock;
    }
    commands.extend(unlock::wait(model));
    commands.extend(opening::presence_changed(model));
    commands
}

/// The first summary after the wallet opened also decides where the person starts.
fn wallet_changed(model: &mut Model, summary: WalletSummary) -> Vec<HostCommand> {
    let first = model.wallet.is_none();
    model.wallet = Some(summary);
    stall::wallet_changed(model);
    let mut commands = issue::wallet_changed(model);
    if first {
        commands.extend(committee::wallet_opened(model));
        commands.extend(match model.exchange.found.take() {
            Some(summary) => exchange::go_on(model, *summary),
            // After a restore a person first reads what became of the wallet.
            None if home::needs_peer(model) && model.restore.done.is_none() => exchange::resume(model),
            None if model.opening.is_some() => opening::follow(model),
            None => {
                let mut entered = model.enter_route();
                entered.extend(autolock::give_back(model));
                entered
            }
        });
    } else if let Route::Receipt(sid) = model.route {
        commands.push(HostCommand::Receipt(sid));
    } else {
        commands.extend(coins::wallet_changed(model));
        commands.extend(movements::wallet_changed(model));
        commands.extend(people::wallet_changed(model));
        commands.extend(printing::wallet_changed(model));
    }
    commands
}

/// A wish of the wallet's worker.
fn to_wallet(command: juicetokens_engine::Command) -> HostCommand {
    HostCommand::ToWallet(ToWallet::Command(command))
}

#[cfg(test)]
mod tests;
