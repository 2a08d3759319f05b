//! Two phones on one table, for practice: engines with keys that were drawn for the moment. Nothing is stored: what is in them is
//! gone with them.
use std::collections::BTreeMap;

use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::summary::{ExchangePhase, ExchangeSummary};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::transport::Turn;
use juicetokens_engine::{Command, Effect, Engine, Event, Input};

use super::entropy;
use super::hearing::{Heard, hear};
use super::store::keyring::RootSeed;
use super::worker::signer::Signer;
use crate::model::practice_link::Side;
use crate::model::wallet_link::{FromWallet, ToWallet};

/// A code in a picture as good as can be: the other's eye is the screen itself.
const PIXELS_PER_MODULE_X10: u16 = 80;
/// Codes that go each way, at most, before the phones are put down all the same.
const MOST_LAST_CODES: usize = 400;

/// Both phones.
pub(super) struct Table {
    own: Phone,
    partner: Phone,
}

/// A code on a phone's screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// The QR version.
    pub(super) qr_version: u8,
    /// For how long it stands at least.
    pub(super) hold_ms: u16,
}

impl Table {
    /// Lays two new phones on it; none where the browser has no randomness for their keys.
    pub(super) fn lay() -> Option<Self> {
        Some(Self { own: Phone::make()?, partner: Phone::make()? })
    }

    /// Says something to one of them.
    pub(super) fn say(&mut self, side: Side, said: ToWallet, now: Now) {
        self.phone(side).hear(said, now);
    }

    /// The next code on its screen.
    pub(super) fn next_code(&mut self, side: Side, now: Now) -> Option<Code> {
        self.phone(side).next_code(now)
    }

    /// This phone sees what is on the other's screen.
    pub(super) fn see(&mut self, side: Side, code: &Code, now: Now) {
        let Code { bytes, qr_version, .. } = code.clone();
        let pixels_per_module_x10 = PIXELS_PER_MODULE_X10;
        self.say(side, ToWallet::FrameCaptured { bytes, pixels_per_module_x10, qr_version }, now);
    }

    /// Puts both down. A transfer that one of them is bound to is brought to its end first, as fast as it goes.
    pub(super) fn put_down(&mut self, now: Now) {
        for _ in 0..MOST_LAST_CODES {
            if !Side::BOTH.into_iter().any(|side| self.phone(side).is_bound(now)) {
                break;
            }
            for side in Side::BOTH {
                if let Some(code) = self.next_code(side, now) {
                    self.see(side.other(), &code, now);
                }
            }
        }
        for side in Side::BOTH {
            self.say(side, ToWallet::Command(Command::CloseExchange), now);
        }
    }

    /// Tells both the time.
    pub(super) fn tell_time(&mut self, now: Now) {
        for side in Side::BOTH {
            let phone = self.phone(side);
            if phone.engine.poll_timeout().is_some_and(|due_ms| due_ms <= now.uptime_ms) {
                phone.give(Input::TimeoutReached, now);
            }
        }
    }

    /// What both have said since.
    pub(super) fn said(&mut self) -> Vec<(Side, FromWallet)> {
        let said = |side: Side| move |said: FromWallet| (side, said);
        let own = std::mem::take(&mut self.own.said).into_iter().map(said(Side::Own));
        own.chain(std::mem::take(&mut self.partner.said).into_iter().map(said(Side::Partner))).collect()
    }

    fn phone(&mut self, side: Side) -> &mut Phone {
        match side {
            Side::Own => &mut self.own,
            Side::Partner => &mut self.partner,
        }
    }
}

/// An engine, and what a store would keep for it.
struct Phone {
    engine: Engine,
    signer: Signer,
    tails: BTreeMap<TokenId, Vec<u8>>,
    code: Option<Code>,
    exchange: Option<ExchangeSummary>,
    said: Vec<FromWallet>,
}

impl Phone {
    fn make() -> Option<Self> {
        let engine = Engine::restore(&[]).ok()?;
        let said = vec![FromWallet::Wallet(engine.wallet_summary(Timestamp::default()))];
        let signer = Signer::new(RootSeed(entropy::make_bytes().ok()?));
        Some(Self { engine, signer, tails: BTreeMap::new(), code: None, exchange: None, said })
    }

    fn hear(&mut self, said: ToWallet, now: Now) {
        let Some(entropy) = make_entropy() else { return };
        match hear(&self.engine, said, entropy) {
            Heard::Input(input) => self.give(input, now),
            Heard::Answer(answer) => self.said.push(answer),
            Heard::Beyond(ToWallet::ChainWanted(token_id)) => self.tell_chain(token_id),
            // Locks, backups and paper: nothing that can be done without a store is worth doing.
            Heard::Beyond(_) => {}
        }
    }

    fn next_code(&mut self, now: Now) -> Option<Code> {
        self.give(Input::FrameDue, now);
        self.code.take()
    }

    /// Whether a transfer was begun that the other may not know to be over.
    fn is_bound(&self, now: Now) -> bool {
        self.engine.exchange_summary(now).is_some_and(|summary| match summary.phase {
            ExchangePhase::Done | ExchangePhase::Stopped => summary.guidance.turn != Turn::Nobody,
            _ => summary.sid.is_some() && !summary.can_cancel,
        })
    }

    fn give(&mut self, input: Input, now: Now) {
        self.handle(input, now);
        while let Some(effect) = self.engine.poll_effect() {
            if let Some(answer) = self.carry_out(effect) {
                self.handle(answer, now);
            }
        }
        self.tell(now);
    }

    fn handle(&mut self, input: Input, now: Now) {
        // Without randomness nothing is done: the phones were laid with some, and it does not run out.
        if let Some(entropy) = make_entropy() {
            self.engine.handle(input, now, entropy);
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::MakeKey(path) => Some(Input::KeyMade(path, self.signer.public_key(path))),
            Effect::Sign { id, key, message } => Some(Input::Signed(id, self.signer.sign(key, &message))),
            Effect::LoadTails(ids) => {
                let tail = |id: TokenId| Some((id, self.tails.get(&id)?.clone()));
                Some(Input::TailsLoaded(ids.into_iter().filter_map(tail).collect()))
            }
            Effect::Persist { id, change_set, .. } => {
                for (token_id, tail) in change_set.tails() {
                    match tail {
                        Some(tail) => self.tails.insert(*token_id, tail.clone()),
                        None => self.tails.remove(token_id),
                    };
                }
                Some(Input::Persisted(id))
            }
            Effect::ShowFrame { bytes, qr_version, hold_ms } => {
                self.code = Some(Code { bytes, qr_version, hold_ms });
                None
            }
            Effect::StoreSession { id, .. } => Some(Input::SessionStored(id)),
            // There is no break that it could outlive, and no clipboard.
            Effect::StoreProgress(_) | Effect::EraseSession | Effect::ShowText(_) | Effect::AskCommittee(..) => None,
        }
    }

    fn tell(&mut self, now: Now) {
        let (mut wallet_changed, mut exchange_changed) = (false, false);
        while let Some(event) = self.engine.poll_event() {
            wallet_changed |= event == Event::WalletChanged;
            exchange_changed |= event == Event::ExchangeChanged;
        }
        if wallet_changed {
            self.said.push(FromWallet::Wallet(self.engine.wallet_summary(now.wall)));
        }
        let exchange = if exchange_changed { self.engine.exchange_summary(now) } else { self.exchange.clone() };
        if exchange != self.exchange {
            self.exchange.clone_from(&exchange);
            self.said.push(FromWallet::Exchange(exchange));
        }
    }

    fn tell_chain(&mut self, token_id: TokenId) {
        let Some(entropy) = make_entropy() else { return };
        let tail = self.tails.get(&token_id).map(Vec::as_slice).unwrap_or_default();
        let chain = self.engine.chain(token_id, tail, entropy);
        self.said.push(FromWallet::Chain(chain.map(Box::new)));
    }
}

fn make_entropy() -> Option<Entropy> {
    entropy::make_bytes().ok().map(Entropy)
}

#[cfg(test)]
mod tests;
