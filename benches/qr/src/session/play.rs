//! A meeting from the first code to the last of six messages, each sent when the one before it has come.
use juicetokens_engine::transport::{PipeRole, Rung};

use super::air::Air;
use super::phone::{FRAMES_PER_SECOND, Phone};
use super::stray::stray;
use crate::chance::Chance;

/// The six messages, from either side in turn, the payee first.
pub const MESSAGES: [usize; 6] = [300, 1_200, 20_000, 5_000, 800, 200];
/// A meeting that takes longer, breaks left aside, never ends.
const MOST_FRAMES: usize = 5_000;
/// Every so many frames a stray code is seen too.
const STRAY_EVERY: u64 = 10;
/// Every so many frames one side changes its rung, where it does.
const RUNG_EVERY: u64 = 7;
/// The rungs that it changes between.
const RUNGS: [Rung; 4] = [Rung::V10, Rung::V15, Rung::V20, Rung::V28];

/// What a meeting has to go through.
#[derive(Clone, Copy, Debug)]
pub struct Trouble {
    /// The share of codes that is lost, each way.
    pub loss: f64,
    /// Whether stray codes are seen.
    pub strays: bool,
    /// The rung that both stay on; without one they change it in the middle of messages.
    pub rung: Option<Rung>,
    /// Breaks of 1 to 60 seconds at moments that chance chooses. Meanwhile a page may be loaded again.
    pub cuts: usize,
}

/// How a meeting went.
#[derive(Clone, Copy, Debug)]
pub struct Played {
    /// Frames until both had confirmed.
    pub hello_frames: usize,
    /// Frames from the first message to the last one's arrival, without breaks.
    pub frames: usize,
    /// Whether all six came, unchanged and in order, and nothing else.
    pub complete: bool,
    /// Most frames after any one break that showed a symbol again.
    pub repeated_frames: usize,
    /// Whether progress never fell while a page was there.
    pub monotone: bool,
    /// Most symbols that were gone when a page came back.
    pub forgotten: u16,
}

/// A meeting under way.
struct Meeting {
    phones: [Phone; 2],
    airs: [Air; 2],
    chance: Chance,
    frame: u64,
    trouble: Trouble,
    repeated_frames: usize,
}

/// Plays a meeting.
pub fn play(trouble: Trouble, seed: u64) -> Played {
    let mut meeting = Meeting::new(trouble, seed);
    let hello_frames = meeting.hello();
    let payloads = MESSAGES.map(|bytes| meeting.chance.bytes(bytes));
    let mut cuts: Vec<usize> = (0..trouble.cuts).map(|_| meeting.chance.below(100)).collect();
    cuts.sort_unstable();
    let mut frames = 0;
    for (number, payload) in payloads.iter().enumerate() {
        let (sender, receiver) = (number % 2, 1 - number % 2);
        meeting.phones[sender].send(payload.clone(), meeting.frame);
        while meeting.phones[receiver].received.len() <= number / 2 && frames < MOST_FRAMES {
            while cuts.first().is_some_and(|at| *at <= frames) {
                cuts.remove(0);
                meeting.cut();
            }
            meeting.step();
            frames += 1;
        }
    }
    Played { hello_frames, frames, ..meeting.finish(&payloads) }
}

impl Meeting {
    fn new(trouble: Trouble, seed: u64) -> Self {
        let mut chance = Chance::of(seed);
        let rung = trouble.rung.unwrap_or(Rung::V10);
        let phones = [PipeRole::Payee, PipeRole::Payer].map(|role| Phone::open(role, rung, &mut chance));
        let airs = [1, 2].map(|way| Air::new(trouble.loss, seed ^ (way << 60)));
        Self { phones, airs, chance, frame: 0, trouble, repeated_frames: 0 }
    }

    /// Until both have confirmed and know it of each other.
    fn hello(&mut self) -> usize {
        while !self.phones.iter().all(|phone| phone.established) && self.frame < MOST_FRAMES as u64 {
            self.step();
        }
        self.phones.iter_mut().for_each(|phone| phone.pipe.send_confirm());
        let met = |phone: &Phone| phone.peer_confirmed && phone.pipe.all_delivered();
        while !self.phones.iter().all(met) && self.frame < MOST_FRAMES as u64 {
            self.step();
        }
        self.frame as usize
    }

    fn step(&mut self) {
        self.change_rung();
        let shown = self.phones.each_mut().map(|phone| phone.show(self.frame));
        for (from, code) in shown.iter().enumerate() {
            let to = 1 - from;
            if self.trouble.strays && self.frame.is_multiple_of(STRAY_EVERY) {
                let stray = stray(&shown[to], &mut self.chance);
                self.phones[to].see(&stray, self.frame);
            }
            if let Some(code) = self.airs[from].carry(code.clone()) {
                self.phones[to].see(&code, self.frame);
            }
        }
        self.frame += 1;
    }

    fn change_rung(&mut self) {
        if self.trouble.rung.is_none() && self.frame.is_multiple_of(RUNG_EVERY) {
            let (phone, rung) = (self.chance.below(2), self.draw_rung());
            self.phones[phone].pipe.pin_rung(rung);
        }
    }

    fn draw_rung(&mut self) -> Rung {
        self.trouble.rung.unwrap_or(RUNGS[self.chance.below(RUNGS.len())])
    }

    /// Nobody sees anything for 1 to 60 seconds; perhaps one page or both are loaded again meanwhile.
    fn cut(&mut self) {
        self.note_repeated();
        let frames = (self.chance.between(1.0, 60.0) * FRAMES_PER_SECOND) as u64;
        let reloads = [0, 1].map(|_| self.draw_reload(frames as usize));
        for passed in 0..frames {
            for (number, reload) in reloads.iter().enumerate() {
                if *reload == Some(passed) {
                    let rung = self.draw_rung();
                    self.phones[number].reload(rung, self.frame, &mut self.chance);
                }
                self.phones[number].show(self.frame);
            }
            self.frame += 1;
        }
        self.airs.iter_mut().for_each(Air::clear);
    }

    /// Whether a page is loaded again: not, at once and in the middle of everything, or later.
    fn draw_reload(&mut self, frames: usize) -> Option<u64> {
        [None, Some(0), Some(self.chance.below(frames) as u64)][self.chance.below(3)]
    }

    fn note_repeated(&mut self) {
        for phone in &mut self.phones {
            self.repeated_frames = self.repeated_frames.max(std::mem::take(&mut phone.repeated_frames));
        }
    }

    fn finish(mut self, payloads: &[Vec<u8>]) -> Played {
        self.note_repeated();
        let came = |phone: usize| self.phones[phone].received.iter();
        let sent = |phone: usize| payloads.iter().skip(phone).step_by(2);
        Played {
            hello_frames: 0,
            frames: 0,
            complete: came(1).eq(sent(0)) && came(0).eq(sent(1)),
            repeated_frames: self.repeated_frames,
            monotone: self.phones.iter().all(|phone| phone.monotone),
            forgotten: self.phones.iter().map(|phone| phone.forgotten).max().unwrap_or(0),
        }
    }
}
