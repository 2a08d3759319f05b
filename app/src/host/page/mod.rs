//! The page around the view: carries out what the model asks for, and tells it what happens in the world.
mod arrivals;
mod camera;
mod clipboard;
mod code_canvas;
mod decoder;
mod device;
mod exchange;
mod file;
mod focus;
mod history;
mod install;
mod language;
mod lens;
mod links;
mod listener;
mod live;
mod moment;
mod passkey;
mod persistence;
mod picture;
mod practice;
mod reader;
mod scan;
mod screen;
mod ticker;
mod touch;
mod update;
mod wake_lock;
mod wallet;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::CheckedReceipt;
use juicetokens_engine::token::transfer::record::Sid;

use self::exchange::Exchange;
use self::install::Install;
use self::links::Links;
use self::practice::Practice;
use self::scan::Scan;
use self::screen::Frame;
use self::ticker::Ticker;
use self::update::Update;
use self::wallet::Wallet;
use super::{entropy, reflect};
use crate::model::Start;
use crate::model::border::{HostCommand, HostEvent};
use crate::model::committee::CommitteeNews;
use crate::model::wallet_link::{Failure, FromWallet, Presence, ToWallet};

/// Tells the model something.
type Tell = Rc<dyn Fn(HostEvent)>;

/// Everything the page does for the model.
pub struct Page {
    tell: Tell,
    wallet: Option<Rc<Wallet>>,
    links: Rc<RefCell<Option<Rc<Links>>>>,
    exchange: Rc<RefCell<Option<Exchange>>>,
    scan: RefCell<Option<Scan>>,
    practice: Practice,
    standing: Rc<Standing>,
    install: Install,
    ticker: Ticker,
    update: Update,
}

/// What the page itself must know of the wallet.
#[derive(Default)]
struct Standing {
    presence: RefCell<Option<Presence>>,
    /// A receipt asked for before the wallet was open.
    receipt_wanted: Cell<Option<Sid>>,
}

impl Page {
    /// Starts the wallet's worker and listens to the world.
    pub fn open(tell: impl Fn(HostEvent) + 'static) -> Self {
        let tell: Tell = Rc::new(tell);
        let exchange = Rc::new(RefCell::new(None));
        let standing = Rc::new(Standing::default());
        history::listen(&tell);
        arrivals::listen(&tell);
        persistence::tell_if_granted(&tell);
        device::report_panics();
        device::look(tell.clone());
        passkey::tell_if_offered(tell.clone());
        let links = Rc::new(RefCell::new(None));
        let wallet = start_wallet(&tell, (&exchange, &links), &standing);
        if let Some(wallet) = &wallet {
            touch::listen(wallet);
            links.replace(Some(Links::new(wallet.clone(), tell.clone())));
        }
        let running = exchange.clone();
        Self {
            wallet,
            links,
            exchange,
            scan: RefCell::default(),
            practice: Practice::new(&tell),
            standing,
            install: Install::listen(&tell),
            ticker: Ticker::new(&tell),
            update: Update::listen(&tell, move || running.borrow().is_some()),
            tell,
        }
    }

    /// What the model has to know at its start.
    pub fn start() -> Start {
        let now = Timestamp(js_sys::Date::now() as u64);
        let links_offered = arrivals::can_register_links();
        Start {
            language: language::opened(),
            path: history::take_link(),
            origin: history::origin(),
            links_offered,
            now,
        }
    }

    /// Carries out one wish of the model.
    pub fn run(&self, command: HostCommand) {
        match command {
            HostCommand::ToWallet(said) => self.say(&said),
            HostCommand::Practice(wish) => self.practice.run(wish),
            HostCommand::Link(wish) => self.links.borrow().iter().for_each(|links| links.run(wish.clone())),
            HostCommand::StartExchange => self.start_exchange(),
            HostCommand::StopExchange => drop(self.exchange.take()),
            HostCommand::StartScan => drop(self.scan.replace(Some(Scan::start(self.tell.clone())))),
            HostCommand::StopScan => drop(self.scan.take()),
            HostCommand::RetryCamera => {
                self.exchange.borrow().iter().for_each(Exchange::retry_camera);
                self.scan.borrow().iter().for_each(Scan::retry_camera);
            }
            HostCommand::ChooseCamera(choice) => self.exchange.borrow().iter().for_each(|it| it.choose_camera(&choice)),
            HostCommand::SwitchTorch(on) => self.exchange.borrow().iter().for_each(|it| it.switch_torch(on)),
            HostCommand::Copy(text) => clipboard::copy(text, self.tell.clone()),
            HostCommand::Share(text) => clipboard::share(text, self.tell.clone()),
            HostCommand::SaveTable(file) => drop(file::save(&file)),
            HostCommand::Crash(failure, lines) => device::crash(&failure, &lines),
            HostCommand::LookAtDevice => device::look(self.tell.clone()),
            HostCommand::Diagnose(lines) => device::diagnose(lines, self.tell.clone()),
            HostCommand::AskPersistence => persistence::ask(self.tell.clone()),
            HostCommand::ApplyUpdate => self.apply_update(),
            HostCommand::Install => self.install.prompt(),
            HostCommand::ChooseFile => file::choose(self.tell.clone()),
            HostCommand::ShareFile(file) => clipboard::share_file(file),
            HostCommand::RegisterLinks => arrivals::register_links(),
            HostCommand::Paste => arrivals::paste(self.tell.clone()),
            HostCommand::ReadPicture(picture) => arrivals::read_picture(picture, self.tell.clone()),
            HostCommand::CheckReceipt(receipt) => self.check_receipt(&receipt),
            HostCommand::Print => drop(web_sys::window().map(|window| window.print())),
            HostCommand::SaveFile(file) => file::save_backup(&file, &self.tell),
            HostCommand::MakePasskey(name) => passkey::make(name, self.tell.clone()),
            HostCommand::AskPasskey(known) => passkey::ask(known, self.tell.clone()),
            HostCommand::OpenLanguage(wanted) => language::open(wanted, self.tell.clone()),
            HostCommand::Navigate(path) => history::navigate(&path),
            HostCommand::Vibrate => vibrate(),
            HostCommand::Chime => device::chime(),
            HostCommand::Ticking(wanted) => self.ticker.set(wanted),
            HostCommand::Receipt(sid) => self.want_receipt(sid),
        }
    }

    fn say(&self, said: &ToWallet) {
        if let Some(wallet) = &self.wallet {
            wallet.say(said);
        }
    }

    fn start_exchange(&self) {
        let running = self.exchange.borrow().is_some();
        if let (false, Some(wallet)) = (running, &self.wallet) {
            let exchange = Exchange::start(wallet.clone(), self.tell.clone());
            *self.exchange.borrow_mut() = Some(exchange);
        }
    }

    /// A version is never changed under an exchange: not under ours, and not under one of the tab that holds the wallet.
    fn apply_update(&self) {
        let elsewhere = matches!(*self.standing.presence.borrow(), None | Some(Presence::Elsewhere));
        if !elsewhere && self.exchange.borrow().is_none() {
            self.update.apply();
        }
    }

    /// Here and not in the worker: it needs no wallet, and no wallet may be open.
    fn check_receipt(&self, receipt: &[u8]) {
        let entropy = entropy::make_bytes().map(Entropy).ok();
        let checked = entropy.and_then(|entropy| CheckedReceipt::of_file(receipt, entropy));
        (self.tell)(HostEvent::ReceiptChecked(checked.map(Box::new)));
    }

    fn want_receipt(&self, sid: Sid) {
        match *self.standing.presence.borrow() {
            Some(Presence::Open { .. }) => self.say(&ToWallet::ReceiptWanted(sid)),
            _ => self.standing.receipt_wanted.set(Some(sid)),
        }
    }
}

/// What the worker's messages go to beside the model.
type Ends<'a> = (&'a Rc<RefCell<Option<Exchange>>>, &'a Rc<RefCell<Option<Rc<Links>>>>);

fn start_wallet(tell: &Tell, (exchange, links): Ends<'_>, standing: &Rc<Standing>) -> Option<Rc<Wallet>> {
    let (heard, exchange, links, standing) = (tell.clone(), exchange.clone(), links.clone(), standing.clone());
    let hear = move |wallet: &Wallet, said: FromWallet| match said {
        FromWallet::Frame { bytes, qr_version, hold_ms } => {
            if let Some(exchange) = &*exchange.borrow() {
                exchange.show(Frame { bytes, qr_version, hold_ms: hold_ms.into() });
            }
        }
        FromWallet::Committee(CommitteeNews::Send(link, bytes)) => {
            links.borrow().iter().for_each(|links| links.send(link, &bytes));
        }
        said => {
            if let FromWallet::Presence(presence) = &said {
                standing.changed(presence, wallet);
            }
            heard(HostEvent::FromWallet(said));
        }
    };
    match Wallet::start(hear) {
        Ok(wallet) => Some(wallet),
        Err(error) => {
            let failure = Failure::Worker(reflect::describe(&error));
            tell(HostEvent::FromWallet(FromWallet::Failed(failure)));
            None
        }
    }
}

impl Standing {
    fn changed(&self, presence: &Presence, wallet: &Wallet) {
        self.presence.replace(Some(presence.clone()));
        if let (Presence::Open { .. }, Some(sid)) = (presence, self.receipt_wanted.take()) {
            wallet.say(&ToWallet::ReceiptWanted(sid));
        }
    }
}

fn vibrate() {
    const TICK_MS: i32 = 30;
    if let Some(window) = web_sys::window() {
        // Desktop browsers and iPhones have no such method; then there is no tick.
        let _ = reflect::call(&window.navigator(), "vibrate", &[TICK_MS.into()]);
    }
}
