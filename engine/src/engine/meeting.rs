//! Codes in, codes out, and what the pipe has to tell.
use crate::engine::exchange::{Exchange, Stage};
use crate::engine::state::Engine;
use crate::engine::work::Pending;
use crate::foundation::random::Dice;
use crate::io::{Effect, Event, Intent};
use crate::summary::Problem;
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::needs::{ChangeOffered, DenominationNeeds};
use crate::token::transfer::payee::RequestDraft;
use crate::token::transfer::request::{Acceptance, MAX_ACCEPTED, PROTOCOL, Request};
use crate::token::void_evidence::MAX_VOIDS;
use crate::transport::qr::{Frame, FrameVerdict, PipeEvent};
use crate::transport::{CameraReport, CodeDensity};

impl Engine {
    pub(super) fn on_frame(&mut self, bytes: &[u8], density: Option<CodeDensity>) {
        let Some(exchange) = with_somebody(&mut self.exchange) else { return };
        let before = exchange.pipe.receiving();
        let verdict = match density {
            Some(density) => exchange.pipe.handle_capture(bytes, density, self.now),
            None => exchange.pipe.handle_frame(bytes, self.now),
        };
        if let FrameVerdict::OtherVersion(seen) = verdict
            && !exchange.established
        {
            exchange.problem = Some(Problem::OtherVersion { seen });
            self.events.push_back(Event::ExchangeChanged);
        } else if exchange.pipe.receiving() != before {
            self.events.push_back(Event::ExchangeChanged);
        }
    }

    pub(super) fn on_miss(&mut self) {
        if let Some(exchange) = &mut self.exchange {
            exchange.pipe.note_miss(self.now);
        }
    }

    pub(super) fn on_camera(&mut self, camera: CameraReport) {
        if let Some(exchange) = &mut self.exchange {
            exchange.camera = Some(camera);
            exchange.pipe.set_camera(camera);
        }
    }

    pub(super) fn on_text(&mut self, text: &str) {
        let Some(exchange) = with_somebody(&mut self.exchange) else { return };
        let problem = match exchange.pipe.handle_text(text, self.now) {
            Ok(FrameVerdict::Ours) => None,
            Ok(verdict) => Some(format!("{verdict:?}")),
            Err(error) => Some(error.to_string()),
        };
        if let Some(what) = problem {
            self.events.push_back(Event::TextRefused(what));
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    pub(super) fn show_frame(&mut self) {
        let Some(exchange) = with_somebody(&mut self.exchange) else { return };
        let silent_s = exchange.pipe.silent_ms(self.now).unwrap_or(0) / 1_000;
        if std::mem::replace(&mut exchange.silent_s, silent_s) != silent_s {
            self.events.push_back(Event::ExchangeChanged);
        }
        let guidance = exchange.pipe.guidance(self.now);
        let turn = Some((guidance.turn, guidance.report_is_stale));
        if std::mem::replace(&mut exchange.told_turn, turn) != turn {
            self.events.push_back(Event::ExchangeChanged);
        }
        let Frame { bytes, qr_version, hold_ms } = exchange.pipe.next_frame(self.now);
        self.effects.push_back(Effect::ShowFrame { bytes, qr_version, hold_ms });
    }

    pub(super) fn show_text(&mut self) {
        let Some(exchange) = with_somebody(&mut self.exchange) else { return };
        self.effects.push_back(Effect::ShowText(exchange.pipe.next_text()));
    }

    pub(super) fn collect_pipe_events(&mut self) {
        let Some(exchange) = &mut self.exchange else { return };
        while let Some(event) = exchange.pipe.poll_event() {
            exchange.note_heard(&event, self.now.wall);
            self.inbox.push_back(Pending::Pipe(event));
        }
    }

    pub(super) fn on_pipe_event(&mut self, event: PipeEvent, dice: &mut Dice) {
        self.events.push_back(Event::ExchangeChanged);
        let Some(exchange) = with_somebody(&mut self.exchange) else { return };
        match event {
            PipeEvent::Established => {
                exchange.established = true;
                exchange.problem = exchange.problem.take().filter(|problem| !is_about_meeting(problem));
                self.say_hint();
                self.introduce_open_transfers(dice);
            }
            PipeEvent::PeerConfirmed => {
                exchange.confirmed_there = true;
                self.ask(dice);
            }
            PipeEvent::Received(envelope) => self.on_envelope(&envelope, dice),
            PipeEvent::Delivered(number) => {
                let spoken = exchange.last_words.iter().position(|(last, _)| *last == number);
                if let Some((_, sid)) = spoken.map(|place| exchange.last_words.swap_remove(place)) {
                    self.note_delivered(sid);
                }
            }
            PipeEvent::PeerRestarted | PipeEvent::Broken => exchange.restart(dice),
            PipeEvent::PeerLeft if exchange.intent.serves() => exchange.settling.finished = true,
            PipeEvent::PeerLeft => {
                if !matches!(exchange.stage, Stage::Bound | Stage::Over) {
                    exchange.stop(Problem::PeerLeft);
                }
            }
            PipeEvent::SameRole => exchange.problem = Some(Problem::SameRole),
            PipeEvent::SwappedKey => exchange.stop(Problem::SwappedKey),
            PipeEvent::OtherVersion(seen) => exchange.problem = Some(Problem::OtherVersion { seen }),
        }
    }

    /// Both people have agreed to the code: each side tells its news, and the payee sends M1.
    pub(super) fn ask(&mut self, dice: &mut Dice) {
        let Some(exchange) = self.exchange.as_mut().filter(|exchange| exchange.is_confirmed()) else { return };
        if !std::mem::replace(&mut exchange.told_news, true) {
            self.tell_news();
        }
        let Some(exchange) = self.exchange.as_ref().filter(|exchange| matches!(exchange.stage, Stage::Meeting)) else {
            return;
        };
        match exchange.intent {
            Intent::Serve => return self.greet(),
            Intent::ServeTogether(_) => return self.greet_together(),
            _ => {}
        }
        let Some(wish) = self.wish(&exchange.intent) else { return };
        let Some(transcript) = exchange.pipe.transcript() else { return };
        let key = exchange.key;
        let Some(public) = self.wallet.keys.get(&key).copied() else { return };
        let request = Request {
            protocols: (PROTOCOL, PROTOCOL),
            open_to_new: wish.open_to_new,
            swap: wish.swap,
            amount: wish.amount,
            limit: wish.limit,
            epoch: 0,
            claim: self.time_claim(),
            nonce: dice.make_bytes(),
            key: public,
            accepted: wish.accepted,
            memo: wish.memo,
            credential: exchange.acquainted.own.clone(),
        };
        self.sign_step(RequestDraft { request, transcript, key });
    }

    /// What M1 says for a person who wants to be paid or to change coins.
    fn wish(&self, intent: &Intent) -> Option<Wish> {
        match intent {
            Intent::Receive { amount, memo, accepted, open_to_new } => Some(Wish {
                swap: false,
                amount: *amount,
                memo: memo.clone(),
                open_to_new: *open_to_new,
                limit: self.limit_on_trust(accepted, *open_to_new),
                accepted: self.acceptances(accepted),
            }),
            Intent::Swap { authority, give } => Some(Wish {
                swap: true,
                amount: give.value(),
                memo: String::new(),
                open_to_new: false,
                limit: self.limit_on_trust(&[*authority], false),
                accepted: vec![self.swapped(authority, give)],
            }),
            Intent::Pay { .. }
            | Intent::Resume(_)
            | Intent::Settle { .. }
            | Intent::Serve
            | Intent::ServeTogether(_) => None,
        }
    }

    /// What a swap offers, and what this wallet needs when these coins are gone.
    fn swapped(&self, authority: &Authority, give: &DenominationCounts) -> Acceptance {
        let holdings = self.wallet.spendable(authority, self.now.wall);
        let left = std::array::from_fn(|place| holdings.0[place].saturating_sub(give.0[place]));
        let needs = DenominationNeeds::derive(&DenominationCounts(left));
        Acceptance { authority: *authority, needs, change: ChangeOffered::of(give) }
    }

    fn acceptances(&self, accepted: &[Authority]) -> Vec<Acceptance> {
        let acceptance = |authority: &Authority| {
            let holdings = self.wallet.spendable(authority, self.now.wall);
            Acceptance {
                authority: *authority,
                needs: DenominationNeeds::derive(&holdings),
                change: ChangeOffered::of(&self.wallet.free_as_change(authority, self.now.wall, MAX_VOIDS)),
            }
        };
        accepted.iter().take(MAX_ACCEPTED).map(acceptance).collect()
    }
}

/// The part of M1 that a person decides.
struct Wish {
    swap: bool,
    amount: Amount,
    memo: String,
    open_to_new: bool,
    limit: Amount,
    accepted: Vec<Acceptance>,
}

/// The exchange, if somebody is on the other side.
fn with_somebody(exchange: &mut Option<Exchange>) -> Option<&mut Exchange> {
    exchange.as_mut().filter(|exchange| !exchange.alone)
}

/// A problem that ends with the first good meeting.
fn is_about_meeting(problem: &Problem) -> bool {
    matches!(problem, Problem::SameRole | Problem::OtherVersion { .. })
}

/// The largest amount a payer may choose when the payee leaves it open.
pub(super) fn asked_amount(request: &Request, typed: Option<Amount>) -> Result<(Amount, bool), Problem> {
    match (request.amount.is_zero(), typed) {
        // Nobody types an amount to change coins, and nobody agrees to it unseen.
        (_, Some(_)) if request.swap => Err(Problem::OtherPurpose),
        _ if request.swap => Ok((request.amount, false)),
        (true, Some(typed)) => Ok((typed, true)),
        (true, None) => Err(Problem::AmountDiffers { asked: Amount::ZERO, typed: Amount::ZERO }),
        (false, Some(typed)) if typed != request.amount => Err(Problem::AmountDiffers { asked: request.amount, typed }),
        (false, typed) => Ok((request.amount, typed.is_some())),
    }
}
