//! The exchange screen: two phones face to face, from the first code to the receipt.
mod going_on;
mod problem;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{Approval, ExchangePhase, ExchangeSummary, Problem, Settlement};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::transport::Turn;
use juicetokens_engine::{Command, Intent};

use crate::model::border::{CameraChoice, CameraState, ChosenFile, HostCommand};
use crate::model::sight::{Note, Sight};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route, handover, home, opening, pay, receive, stall, to_wallet};

pub(super) use going_on::go_on;
pub use problem::{is_about_amount, problem_code};

/// Seconds for which the code stays on the screen after the payment, so that the other wallet learns of it too.
pub const LINGER_SECONDS: u32 = 20;
/// The same while the other wallet may not know it yet.
pub const LONG_LINGER_SECONDS: u32 = 60;
/// How long the other wallet may be silent before the person is told to keep the phones facing each other.
pub const SILENT_MS: u64 = 3_000;

/// The exchange screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Whether the screen is open.
    pub open: bool,
    /// Why it was opened.
    pub intent: Option<Intent>,
    /// Whom it is for, where it is for one person only.
    pub only: Option<PublicKey>,
    /// Whether the issuer settles with itself here: there is no other wallet, and no code.
    pub alone: bool,
    /// Whether the app came here by itself to finish what is open.
    pub by_itself: bool,
    /// What the engine says; none until it has said something.
    pub summary: Option<ExchangeSummary>,
    /// The camera.
    pub camera: CameraState,
    /// What it sees.
    pub sight: Sight,
    /// A session that the wallet found in its store and goes on with; until the first summary of the wallet.
    pub found: Option<Box<ExchangeSummary>>,
    /// Whether the text form of the codes is shown.
    pub text_open: bool,
    /// The text form of the code on the screen.
    pub text: Option<String>,
    /// Whether copying it worked, once it was tried.
    pub copied: Option<bool>,
    /// The other wallet's text, as pasted.
    pub pasted: String,
    /// How many texts were given to the wallet.
    pub pastes: u32,
    /// Why the last pasted text was not taken.
    pub paste_refused: Option<String>,
    /// Whether the person said that the codes differ.
    pub codes_differ: bool,
    answered: Option<Approval>,
    /// The wallet has yet to say that the exchange before this one is over; what it says until then is about that one.
    ending: bool,
    /// For how many seconds it has been done.
    pub done_seconds: u32,
    pub(super) back_to: Route,
}

impl Default for Exchange {
    fn default() -> Self {
        Self {
            open: false,
            intent: None,
            alone: false,
            by_itself: false,
            summary: None,
            camera: CameraState::Off,
            sight: Sight::default(),
            found: None,
            text_open: false,
            text: None,
            copied: None,
            pasted: String::new(),
            pastes: 0,
            paste_refused: None,
            codes_differ: false,
            answered: None,
            ending: false,
            done_seconds: 0,
            back_to: Route::Home,
            only: None,
        }
    }
}

/// What a person does on the exchange screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants to change the amount and begin anew.
    AmountChangeWanted,
    /// Says yes to what is asked.
    Approved,
    /// Wants the same exchange from the beginning.
    BegunAgain,
    /// Wants to look with this camera.
    CameraChosen(CameraChoice),
    /// Wants the camera asked for again.
    CameraRetried,
    /// Wants the list of cameras, or no longer.
    CamerasToggled(bool),
    /// Says that the codes differ.
    CodesDiffer,
    /// Says that the codes are the same.
    CodesSame,
    /// Says no to what is asked.
    Declined,
    /// Leaves; an open transfer stays open.
    Left,
    /// Wants to see the report of what was cashed in, by its number.
    ReportWanted(Hash),
    /// Has read what is said of a code of somebody else.
    NoteRead,
    /// Takes the other role, where both chose the same.
    OtherRoleTaken,
    /// Wants to pay this amount instead, or to ask for it.
    TakenInstead(Amount),
    /// Gives the pasted text to the wallet.
    PasteSubmitted,
    /// Pasted, or typed, the other wallet's text.
    PasteTyped(String),
    /// Wants the receipt.
    ReceiptWanted,
    /// Wants the transfer stopped.
    Stopped,
    /// Wants to pay what a link asks.
    RequestTaken,
    /// Wants the text copied.
    TextCopied,
    /// Wants the text given to another app.
    TextShared,
    /// Wants the text as a file.
    TextSaved,
    /// Has the other wallet's text in a file, or its code in a picture.
    FileWanted,
    /// Wants the text form of the codes, or no longer.
    TextToggled(bool),
    /// Switches the camera's light.
    TorchToggled,
}

impl Exchange {
    /// Where it stands.
    pub fn phase(&self) -> ExchangePhase {
        self.summary.as_ref().map_or(ExchangePhase::Meeting, |summary| summary.phase)
    }

    /// Whether the other wallet may not know that it is done. A payer has the last word, which is answered by nothing: where the
    /// phones take turns, the other may not have seen it yet.
    pub fn is_still_telling(&self) -> bool {
        let Some(summary) = &self.summary else { return false };
        let has_last_word = !self.settles() && summary.role == Role::Payer;
        summary.guidance.turn != Turn::Nobody || self.sight.is_one_way() && has_last_word
    }

    /// Whether both chose the same, and this side may take the other role; not again while the wallet has yet to answer a tap.
    pub fn may_take_other_role(&self) -> bool {
        let role = match &self.intent {
            Some(Intent::Pay { .. }) => Role::Payer,
            Some(Intent::Receive { .. } | Intent::Swap { .. }) => Role::Payee,
            _ => return false,
        };
        let is_said = |summary: &ExchangeSummary| summary.problem == Some(Problem::SameRole) && summary.role == role;
        self.phase() == ExchangePhase::Meeting && self.summary.as_ref().is_some_and(is_said)
    }

    /// What waits for this person's yes or no, unless it was just given.
    pub fn approval(&self) -> Option<&Approval> {
        let approval = self.summary.as_ref()?.approval.as_ref()?;
        (self.answered.as_ref() != Some(approval)).then_some(approval)
    }

    /// Whether the other wallet has not been seen for a while, and is needed.
    pub fn peer_is_silent(&self) -> bool {
        let over = matches!(self.phase(), ExchangePhase::Done | ExchangePhase::Stopped);
        let silent = self.summary.as_ref().and_then(|summary| summary.peer_silent_ms);
        !over && silent.is_some_and(|silent| silent > SILENT_MS)
    }

    /// Whether this screen finishes an older transfer.
    pub fn resumes(&self) -> bool {
        matches!(self.intent, Some(Intent::Resume(_)))
    }

    /// Whether this is a meeting with the issuer, on either side.
    pub fn settles(&self) -> bool {
        self.intent.as_ref().is_some_and(|intent| intent.serves() || matches!(intent, Intent::Settle { .. }))
    }

    /// How that meeting goes, once the engine has said something of it.
    pub fn settlement(&self) -> Option<&Settlement> {
        self.summary.as_ref().and_then(|summary| summary.settlement.as_ref())
    }

    /// Whether the coins are here, and only the payer's wallet still has to hear of it.
    pub fn has_been_paid(&self) -> bool {
        let paid = |summary: &ExchangeSummary| summary.role == Role::Payee && summary.steps == [true; 4];
        self.phase() != ExchangePhase::Done && self.summary.as_ref().is_some_and(paid)
    }

    /// Whether a transfer is open that leaving would not undo.
    pub fn is_bound(&self) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.sid.is_some() && !summary.can_cancel && !summary.is_undone)
    }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let exchange = &mut model.exchange;
    match event {
        Event::AmountChangeWanted => return change_amount(model),
        Event::Approved => return answer(exchange, Command::Approve),
        // What a reload left of a form is not enough to ask the same again.
        Event::BegunAgain if exchange.by_itself && !exchange.resumes() => return change_amount(model),
        Event::BegunAgain if exchange.alone => return begin_alone(model),
        Event::BegunAgain => {
            let (intent, only) = (exchange.intent.clone(), exchange.only);
            return intent.map(|intent| begin_with(model, intent, only)).unwrap_or_default();
        }
        Event::CameraChosen(choice) => {
            exchange.sight.picker_open = false;
            return vec![HostCommand::ChooseCamera(choice)];
        }
        Event::CameraRetried => return vec![HostCommand::RetryCamera],
        Event::CamerasToggled(open) => exchange.sight.picker_open = open,
        Event::CodesDiffer => {
            exchange.codes_differ = true;
            return vec![to_wallet(Command::Cancel)];
        }
        Event::CodesSame => return vec![to_wallet(Command::ConfirmCode)],
        Event::Declined => return answer(exchange, Command::Decline),
        Event::Left => return leave(model),
        Event::ReportWanted(number) => return show_report(model, number),
        Event::NoteRead => exchange.sight.note = None,
        Event::OtherRoleTaken if model.stall.only => return Vec::new(),
        Event::OtherRoleTaken => return take_other_role(exchange),
        Event::RequestTaken => return take_request(model),
        Event::TakenInstead(amount) => return take_instead(model, amount),
        Event::PasteSubmitted => return paste(exchange),
        Event::PasteTyped(text) => exchange.pasted = text,
        Event::ReceiptWanted => return show_receipt(model),
        Event::Stopped => return stop(model),
        Event::TextCopied => return exchange.text.clone().map(HostCommand::Copy).into_iter().collect(),
        Event::TextShared => return exchange.text.clone().map(HostCommand::Share).into_iter().collect(),
        Event::TextSaved => {
            let file = |text: String| ChosenFile { name: "juicetokens-code.txt".into(), bytes: text.into_bytes() };
            return exchange.text.clone().map(file).map(HostCommand::SaveTable).into_iter().collect();
        }
        Event::FileWanted => return vec![HostCommand::ChooseFile],
        Event::TextToggled(open) => return toggle_text(exchange, open),
        Event::TorchToggled => {
            return exchange.sight.toggle_torch().map(HostCommand::SwitchTorch).into_iter().collect();
        }
    }
    Vec::new()
}

/// Opens the screen, for whatever reason.
pub(super) fn begin(model: &mut Model, intent: Intent) -> Vec<HostCommand> {
    begin_with(model, intent, None)
}

/// Opens it for one person only.
pub(super) fn begin_with(model: &mut Model, intent: Intent, only: Option<PublicKey>) -> Vec<HostCommand> {
    let mut commands = open(model, intent.clone());
    (model.exchange.camera, model.exchange.only) = (CameraState::Starting, only);
    commands.push(to_wallet(match only {
        Some(only) => Command::OpenExchangeWith(intent, only),
        None => Command::OpenExchange(intent),
    }));
    commands.push(HostCommand::StartExchange);
    commands.push(HostCommand::Ticking(true));
    commands
}

/// Opens the screen for the issuer to settle with itself: no camera and no codes, only what was done.
pub(super) fn begin_alone(model: &mut Model) -> Vec<HostCommand> {
    let mut commands = open(model, Intent::Settle { give_back: None });
    model.exchange.alone = true;
    commands.push(to_wallet(Command::SettleWithMyself));
    commands
}

fn open(model: &mut Model, intent: Intent) -> Vec<HostCommand> {
    // The same anew goes back to where the first began.
    let back_to = model.exchange.back_to;
    let mut commands = close(model);
    if model.route != Route::Exchange {
        model.route = Route::Exchange;
        commands.push(HostCommand::Navigate(Route::Exchange.path()));
    }
    model.notices.issued = None;
    model.exchange =
        Exchange { open: true, intent: Some(intent), ending: model.exchange.ending, back_to, ..Exchange::default() };
    commands
}

/// Opens the screen by itself after a start that found something unfinished; where the person wanted to be is kept.
pub(super) fn resume(model: &mut Model) -> Vec<HostCommand> {
    let back_to = if model.route == Route::Exchange { Route::Home } else { model.route };
    let commands = begin(model, Intent::Resume(None));
    model.exchange.by_itself = true;
    model.exchange.back_to = back_to;
    commands
}

/// A person comes by a link: there is nothing to exchange unless something is unfinished.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    if model.exchange.open {
        Vec::new()
    } else if home::needs_peer(model) {
        begin(model, Intent::Resume(None))
    } else {
        model.open_route(Route::Home)
    }
}

/// Closes the screen, where it is open; an open transfer stays open.
pub(super) fn close(model: &mut Model) -> Vec<HostCommand> {
    if !model.exchange.open {
        return Vec::new();
    }
    let ending = model.exchange.ending || model.exchange.summary.is_some();
    model.exchange = Exchange { ending, ..Exchange::default() };
    vec![to_wallet(Command::CloseExchange), HostCommand::StopExchange, HostCommand::Ticking(false)]
}

/// The engine says where the exchange stands.
pub(super) fn summary_changed(model: &mut Model, summary: Option<ExchangeSummary>) -> Vec<HostCommand> {
    let Some(summary) = summary else { return ended(model) };
    let starting = model.wallet.is_none();
    let exchange = &mut model.exchange;
    if !exchange.open || exchange.ending {
        exchange.found = starting.then(|| Box::new(summary));
        return Vec::new();
    }
    if summary.approval.is_none() {
        // Whatever is asked from here on is asked anew, even if it is the same.
        exchange.answered = None;
    }
    let before = exchange.summary.replace(summary);
    let after = exchange.summary.as_ref();
    let answers = |it: &ExchangeSummary| it.settlement.as_ref().map(|settlement| settlement.done.len());
    let stood = |summary: Option<&ExchangeSummary>| summary.map(|it| (it.phase, it.steps, answers(it)));
    let said = |summary: Option<&ExchangeSummary>| {
        summary.map(|it| (it.phase, it.steps, it.receiving, it.code.clone(), answers(it)))
    };
    let mut commands = Vec::new();
    if before.is_some() && stood(before.as_ref()) != stood(after) {
        commands.push(HostCommand::Vibrate);
    }
    if exchange.text_open && said(before.as_ref()) != said(after) {
        commands.push(HostCommand::ToWallet(ToWallet::TextDue));
    }
    let is_done = |summary: &&ExchangeSummary| summary.phase == ExchangePhase::Done;
    if let (None, Some(done)) = (before.as_ref().filter(is_done), after.filter(is_done).cloned()) {
        commands.extend(stall::paid(model, &done));
    }
    commands
}

/// The wallet closed an exchange: this one, unless it is still to close an earlier one or has said nothing of this one yet.
fn ended(model: &mut Model) -> Vec<HostCommand> {
    let earlier = std::mem::take(&mut model.exchange.ending);
    if earlier || !model.exchange.open || model.exchange.summary.is_none() {
        return Vec::new();
    }
    let commands = leave(model);
    model.exchange.ending = false;
    commands
}

/// The camera changed.
pub(super) fn camera_changed(model: &mut Model, camera: CameraState) -> Vec<HostCommand> {
    model.exchange.camera = camera;
    Vec::new()
}

/// A second passed: after the payment the code lingers, then the receipt comes by itself; a text is carried by hand, and what
/// the issuer did is read: both wait until the person leaves, as a stall does for the next customer.
pub(super) fn ticked(model: &mut Model) -> Vec<HostCommand> {
    let exchange = &mut model.exchange;
    if exchange.camera == CameraState::Watching {
        exchange.sight.tick();
    }
    if !exchange.open || exchange.phase() != ExchangePhase::Done {
        return Vec::new();
    }
    exchange.done_seconds = exchange.done_seconds.saturating_add(1);
    if exchange.text_open || exchange.settles() || stall::is_selling(model) {
        return Vec::new();
    }
    let exchange = &model.exchange;
    let seconds = if exchange.is_still_telling() { LONG_LINGER_SECONDS } else { LINGER_SECONDS };
    if exchange.done_seconds < seconds { Vec::new() } else { show_receipt(model) }
}

fn answer(exchange: &mut Exchange, command: Command) -> Vec<HostCommand> {
    let Some(approval) = exchange.approval().cloned() else { return Vec::new() };
    exchange.answered = Some(approval);
    vec![to_wallet(command)]
}

/// Both chose the same: this side takes the other role, and the wallet asks or offers what it can.
fn take_other_role(exchange: &mut Exchange) -> Vec<HostCommand> {
    if !exchange.may_take_other_role() {
        return Vec::new();
    }
    exchange.intent = match exchange.intent.take() {
        Some(Intent::Pay { .. }) => {
            Some(Intent::Receive { amount: Amount::ZERO, memo: String::new(), accepted: Vec::new(), open_to_new: true })
        }
        Some(Intent::Receive { .. } | Intent::Swap { .. }) => Some(Intent::Pay { amount: None, authority: None }),
        other => other,
    };
    vec![to_wallet(Command::TakeOtherRole)]
}

/// Only before the wallets have met: a link never changes what two people are about.
fn take_request(model: &mut Model) -> Vec<HostCommand> {
    let Some(Note::Request(link)) = model.exchange.sight.note.take() else { return Vec::new() };
    if model.exchange.phase() != ExchangePhase::Meeting {
        return Vec::new();
    }
    let mut commands = close(model);
    commands.extend(opening::open(model, link.into()));
    commands
}

/// Before the wallets have met there is nothing to stop: the screen is left. A resumed transfer is stopped only at home.
fn stop(model: &mut Model) -> Vec<HostCommand> {
    let can_cancel = model.exchange.summary.as_ref().is_some_and(|summary| summary.can_cancel);
    let over = matches!(model.exchange.phase(), ExchangePhase::Done | ExchangePhase::Stopped);
    if can_cancel && !over && model.exchange.phase() != ExchangePhase::Meeting {
        return vec![to_wallet(Command::Cancel)];
    }
    leave(model)
}

fn leave(model: &mut Model) -> Vec<HostCommand> {
    if model.exchange.phase() == ExchangePhase::Done && !model.exchange.settles() {
        return show_receipt(model);
    }
    let back_to = model.exchange.back_to;
    let mut commands = close(model);
    commands.extend(model.open_route(back_to));
    commands
}

fn show_receipt(model: &mut Model) -> Vec<HostCommand> {
    let sid = model.exchange.summary.as_ref().and_then(|summary| summary.sid);
    let next = handover::paid(model).unwrap_or_else(|| sid.map_or(Route::Home, Route::Receipt));
    let mut commands = close(model);
    commands.extend(model.open_route(next));
    commands
}

/// A pasted text was not taken.
pub(super) fn text_refused(model: &mut Model, why: String) -> Vec<HostCommand> {
    model.exchange.paste_refused = Some(why);
    Vec::new()
}

fn show_report(model: &mut Model, number: Hash) -> Vec<HostCommand> {
    let mut commands = close(model);
    commands.extend(model.open_route(Route::CashIn(number)));
    commands
}

/// A payee asks for the other amount at once, of the same people; a payer sees it on the form first.
fn take_instead(model: &mut Model, amount: Amount) -> Vec<HostCommand> {
    if model.exchange.by_itself && matches!(model.exchange.intent, Some(Intent::Receive { .. })) {
        // A session that was found does not tell which coins were asked for: the form does.
        let mut commands = change_amount(model);
        commands.extend(receive::update(model, receive::Event::Typed(amount.to_string())));
        return commands;
    }
    if let Some(Intent::Receive { memo, accepted, open_to_new, .. }) = model.exchange.intent.clone() {
        let only = model.exchange.only;
        return begin_with(model, Intent::Receive { amount, memo, accepted, open_to_new }, only);
    }
    let mut commands = close(model);
    commands.extend(model.open_route(Route::Pay));
    commands.extend(pay::type_amount(model, &amount.to_string()));
    commands
}

fn change_amount(model: &mut Model) -> Vec<HostCommand> {
    let form = match &model.exchange.intent {
        _ if model.exchange.back_to == Route::Stall => Route::Stall,
        Some(Intent::Pay { .. }) => Route::Pay,
        Some(Intent::Receive { .. }) => Route::Receive,
        Some(Intent::Swap { .. }) => Route::Change,
        _ => Route::Home,
    };
    let mut commands = close(model);
    commands.extend(model.open_route(form));
    commands
}

/// A text came by a file or another app.
pub(super) fn text_arrived(model: &mut Model, text: String) -> Vec<HostCommand> {
    model.exchange.pasted = text;
    paste(&mut model.exchange)
}

fn paste(exchange: &mut Exchange) -> Vec<HostCommand> {
    let text = std::mem::take(&mut exchange.pasted).trim().to_owned();
    if text.is_empty() {
        return Vec::new();
    }
    exchange.pastes = exchange.pastes.saturating_add(1);
    exchange.paste_refused = None;
    vec![HostCommand::ToWallet(ToWallet::TextReceived(text)), HostCommand::ToWallet(ToWallet::TextDue)]
}

fn toggle_text(exchange: &mut Exchange, open: bool) -> Vec<HostCommand> {
    if exchange.text_open == open {
        return Vec::new();
    }
    exchange.text_open = open;
    exchange.copied = None;
    if open { vec![HostCommand::ToWallet(ToWallet::TextDue)] } else { Vec::new() }
}
