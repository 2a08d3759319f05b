//! Two people hold their phones face to face until both screens say that it is over.
use juicetokens_engine::summary::{ExchangePhase, ExchangeSummary};
use juicetokens_engine::{Command, Intent};

use crate::sim::chance::Chance;
use crate::sim::link::{Direction, Link};
use crate::sim::wallet::{FRAME_MS, SimWallet};

/// What a meeting came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Both screens say that it is done.
    Done,
    /// At least one screen says that it stopped, or is closed, and the other has nothing to wait for.
    Stopped,
    /// Patience ran out with something open.
    Unfinished,
}

/// How a meeting goes.
pub struct Meeting {
    /// The line of sight.
    pub link: Link,
    /// Frames after which both people walk away.
    pub patience: u32,
    /// Frames a wallet stays down after a crash.
    pub down_for: u32,
    /// Whether the people say yes to what they are asked: the payer, the payee.
    pub agree: [bool; 2],
    /// Frames for which a person looks at what they are asked.
    pub hesitation: u32,
    /// Whether the people look at the code and agree to it: the payer, the payee.
    pub compare: [bool; 2],
    /// Whether both screens stay as they are when the people walk away.
    pub leave_open: bool,
    /// What else the people do: in which frame, which of the two (0 is the payer), and what.
    pub whims: Vec<(u32, usize, Command)>,
}

impl Default for Meeting {
    fn default() -> Self {
        Self {
            link: Link::PERFECT,
            patience: 2_000,
            down_for: 30,
            agree: [true; 2],
            hesitation: 0,
            compare: [true; 2],
            leave_open: false,
            whims: Vec::new(),
        }
    }
}

impl Meeting {
    /// Opens both screens, keeps them facing each other, starts crashed wallets again, and closes both screens.
    pub fn hold(
        &self,
        payer: (&mut SimWallet, Intent),
        payee: (&mut SimWallet, Intent),
        chance: &mut Chance,
    ) -> Outcome {
        self.hold_watched(payer, payee, chance, &mut |_| {})
    }

    /// The same, with somebody looking over the payee's shoulder before the screens are closed.
    pub fn hold_watched(
        &self,
        payer: (&mut SimWallet, Intent),
        payee: (&mut SimWallet, Intent),
        chance: &mut Chance,
        watch: &mut dyn FnMut(&SimWallet),
    ) -> Outcome {
        let mut sides = [Side::open(payer.0, payer.1), Side::open(payee.0, payee.1)];
        let mut outcome = Outcome::Unfinished;
        for frame in 0..self.patience {
            for (place, side) in sides.iter_mut().enumerate() {
                side.live(self, (self.agree[place], self.compare[place]));
            }
            for (_, side, command) in self.whims.iter().filter(|(at, ..)| *at == frame) {
                sides[*side].wallet.command(command.clone());
            }
            for from in 0..2 {
                self.show(&mut sides, from, chance);
            }
            if let Some(end) = ended(&sides, self.link.carrier.quiet_frames()) {
                outcome = end;
                break;
            }
        }
        watch(sides[1].wallet);
        for side in &mut sides {
            if side.wallet.is_down() {
                side.wallet.start();
            }
            if !self.leave_open {
                side.wallet.command(Command::CloseExchange);
                if side.wallet.is_down() {
                    side.wallet.start();
                }
            }
        }
        outcome
    }

    fn show(&self, sides: &mut [Side<'_>; 2], from: usize, chance: &mut Chance) {
        let Some(frame) = self.link.carrier.take_from(sides[from].wallet) else { return };
        let arriving = sides[from].direction.carry(frame, self.link, chance);
        for frame in arriving {
            self.link.carrier.give_to(sides[1 - from].wallet, frame);
        }
    }
}

struct Side<'a> {
    wallet: &'a mut SimWallet,
    direction: Direction,
    down: u32,
    quiet: u32,
    looked: u32,
}

impl<'a> Side<'a> {
    fn open(wallet: &'a mut SimWallet, intent: Intent) -> Self {
        wallet.command(Command::OpenExchange(intent));
        Self { wallet, direction: Direction::default(), down: 0, quiet: 0, looked: 0 }
    }

    /// One frame's time in a person's life.
    fn live(&mut self, meeting: &Meeting, (agrees, compares): (bool, bool)) {
        self.wallet.pass(FRAME_MS);
        if self.wallet.is_down() {
            self.down += 1;
            if self.down > meeting.down_for {
                self.down = 0;
                self.wallet.start();
                self.wallet.command(Command::OpenExchange(Intent::Resume(None)));
            }
            return;
        }
        let Some(screen) = self.wallet.exchange() else { return };
        if compares && screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
            self.wallet.command(Command::ConfirmCode);
        }
        if let Some(approval) = screen.approval.clone() {
            self.looked += 1;
            if self.looked > meeting.hesitation {
                self.looked = 0;
                self.wallet.asked.push(approval);
                self.wallet.command(if agrees { Command::Approve } else { Command::Decline });
            }
        }
        self.quiet = if is_over(&screen) { self.quiet + 1 } else { 0 };
    }
}

/// An issuer that settles for others waits for whoever comes.
fn is_over(screen: &ExchangeSummary) -> bool {
    let serving = screen.settlement.as_ref().is_some_and(|settlement| settlement.serving);
    serving || matches!(screen.phase, ExchangePhase::Done | ExchangePhase::Stopped)
}

/// Over when both screens have said so for a while (a last message may still be on its way), or when a wallet came back with
/// nothing open and the other has stopped.
fn ended(sides: &[Side<'_>; 2], quiet_frames: u32) -> Option<Outcome> {
    let settled = sides.iter().all(|side| side.quiet > quiet_frames);
    if !settled {
        return None;
    }
    let done =
        sides.iter().all(|side| side.wallet.exchange().is_some_and(|screen| screen.phase == ExchangePhase::Done));
    Some(if done { Outcome::Done } else { Outcome::Stopped })
}
