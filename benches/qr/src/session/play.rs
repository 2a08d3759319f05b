//! A meeting from the first code to the last of six messages, each sent when the one before it has come.
use std::collections::VecDeque;

use juicetokens_engine::transport::{CameraReport, PipeRole, Rung};

use super::air::{Air, Hold, Pass};
use super::phone::{Phone, hold_us};
use super::stray::stray;
use crate::chance::Chance;

/// The six messages, from either side in turn, the payee first.
pub const MESSAGES: [usize; 6] = [300, 1_200, 20_000, 5_000, 800, 200];
/// A meeting that takes longer, breaks left aside, never ends.
pub const MOST_US: u64 = 400_000_000;
/// People look at the code that they compare for so long, where there are people.
const COMPARING_US: u64 = 4_000_000;
/// Every so many codes of a side the other sees a stray one too.
const STRAY_EVERY: usize = 10;
/// Every so many codes one side changes its rung, where chance decides.
const RUNG_EVERY: usize = 7;
/// The rungs that it changes between.
const RUNGS: [Rung; 4] = [Rung::V10, Rung::V15, Rung::V20, Rung::V28];

/// Who chooses the density of the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// It stays.
    Fixed(Rung),
    /// Chance, in the middle of messages.
    Drawn,
    /// The reports of the other side: what ships.
    Reported,
}

/// What a meeting has to go through.
#[derive(Clone, Copy, Debug)]
pub struct Trouble {
    /// The share of codes that is lost, each way.
    pub loss: f64,
    /// Whether stray codes are seen.
    pub strays: bool,
    /// Who chooses the density.
    pub chosen: Chosen,
    /// What holds the phones: in hands codes are as large as the distance makes them, which changes.
    pub hold: Hold,
    /// Pictures a second of the payee's and the payer's camera.
    pub cameras: [u8; 2],
    /// Breaks of 1 to 60 seconds at moments that chance chooses. Meanwhile a page may be loaded again.
    pub cuts: usize,
}

/// How a meeting went.
#[derive(Clone, Copy, Debug, Default)]
pub struct Played {
    /// Codes of the payee until both had confirmed.
    pub hello_frames: usize,
    /// Its codes from the first message to the last one's arrival, without breaks.
    pub frames: usize,
    /// The same in microseconds.
    pub took_us: u64,
    /// Whether all six came, unchanged and in order, and nothing else.
    pub complete: bool,
    /// Most frames after any one break that showed a symbol again.
    pub repeated_frames: usize,
    /// Whether progress never fell while a page was there.
    pub monotone: bool,
    /// Most symbols that were gone when a page came back.
    pub forgotten: u16,
    /// Breaks that came before the end.
    pub cuts: usize,
    /// Pages loaded again that had a session to go on with.
    pub reloads: usize,
    /// How often a side's density changed between two codes of one message.
    pub changes: usize,
}

/// A meeting under way.
struct Meeting {
    phones: [Phone; 2],
    airs: [Air; 2],
    /// When each shows its next code.
    due_us: [u64; 2],
    /// What each shows now, and what comes of it when its time is over.
    under_way: [VecDeque<(u64, Vec<u8>, Pass)>; 2],
    /// What each showed last.
    last: [Vec<u8>; 2],
    chance: Chance,
    clock_us: u64,
    trouble: Trouble,
    /// Whether somebody stands between the two.
    is_cut: bool,
    played: Played,
}

/// Plays a meeting.
pub fn play(trouble: Trouble, seed: u64) -> Played {
    let mut meeting = Meeting::new(trouble, seed);
    meeting.hello();
    let payloads = MESSAGES.map(|bytes| meeting.chance.bytes(bytes));
    let mut cuts: Vec<usize> = (0..trouble.cuts).map(|_| meeting.chance.below(100)).collect();
    cuts.sort_unstable();
    let (mut began_us, mut shown) = (meeting.clock_us, meeting.phones[0].shown);
    let hello_frames = shown;
    for (number, payload) in payloads.iter().enumerate() {
        let (sender, receiver) = (number % 2, 1 - number % 2);
        meeting.phones[sender].send(payload.clone(), meeting.clock_us);
        while meeting.phones[receiver].received.len() <= number / 2 && meeting.clock_us - began_us < MOST_US {
            while cuts.first().is_some_and(|at| *at <= meeting.phones[0].shown - shown) {
                cuts.remove(0);
                let before = (meeting.clock_us, meeting.phones[0].shown);
                meeting.cut();
                began_us += meeting.clock_us - before.0;
                shown += meeting.phones[0].shown - before.1;
            }
            meeting.step();
        }
    }
    let (took_us, frames) = (meeting.clock_us - began_us, meeting.phones[0].shown - shown);
    Played { hello_frames, took_us, frames, ..meeting.finish(&payloads) }
}

impl Meeting {
    fn new(trouble: Trouble, seed: u64) -> Self {
        let mut chance = Chance::of(seed);
        let first = match trouble.chosen {
            Chosen::Fixed(rung) => Some(rung),
            Chosen::Drawn => Some(Rung::V10),
            Chosen::Reported => None,
        };
        let cameras = trouble.cameras.map(super::phone::front);
        let mut open = |role, camera: CameraReport| Phone::open(role, first, camera, &mut chance);
        let phones = [open(PipeRole::Payee, cameras[0]), open(PipeRole::Payer, cameras[1])];
        let seeds = [1, 2].map(|way: u64| seed ^ (way << 60));
        let airs = Air::between(trouble.hold, trouble.loss, seeds, &mut Chance::of(seed ^ (3 << 60)));
        Self {
            phones,
            airs,
            due_us: [0; 2],
            under_way: Default::default(),
            last: Default::default(),
            chance,
            clock_us: 0,
            trouble,
            is_cut: false,
            played: Played { monotone: true, ..Played::default() },
        }
    }

    /// Until both have confirmed and know it of each other.
    fn hello(&mut self) {
        while !self.phones.iter().all(|phone| phone.established) && self.clock_us < MOST_US {
            self.step();
        }
        let compared_us = self.clock_us + if self.trouble.hold == Hold::Still { 0 } else { COMPARING_US };
        while self.clock_us < compared_us {
            self.step();
        }
        self.phones.iter_mut().for_each(|phone| phone.pipe.send_confirm());
        let met = |phone: &Phone| phone.peer_confirmed && phone.pipe.all_delivered();
        while !self.phones.iter().all(met) && self.clock_us < MOST_US {
            self.step();
        }
    }

    /// Goes on to the next moment at which a code comes or goes.
    fn step(&mut self) {
        let ends = self.under_way.iter().filter_map(|codes| codes.front()).map(|(until_us, ..)| *until_us);
        self.clock_us = ends.chain(self.due_us).min().unwrap_or(self.clock_us);
        for from in [0, 1] {
            if self.due_us[from] == self.clock_us {
                self.show(from);
            }
        }
        for from in [0, 1] {
            self.arrive(from);
        }
    }

    fn show(&mut self, from: usize) {
        let (now_us, count) = (self.clock_us, self.phones[from].shown);
        if from == 0 && self.trouble.chosen == Chosen::Drawn && count.is_multiple_of(RUNG_EVERY) {
            let (phone, rung) = (self.chance.below(2), RUNGS[self.chance.below(RUNGS.len())]);
            self.phones[phone].pin(rung);
        }
        let frame = self.phones[from].show(now_us);
        let until_us = now_us + hold_us(&frame);
        self.due_us[from] = until_us;
        self.last[from] = frame.bytes.clone();
        if self.is_cut {
            return self.phones[1 - from].miss(now_us);
        }
        if self.trouble.strays && count.is_multiple_of(STRAY_EVERY) && !self.last[1 - from].is_empty() {
            let stray = stray(&self.last[1 - from], &mut self.chance);
            self.phones[1 - from].see(&stray, None, now_us);
        }
        let pass = self.airs[from].pass(&frame, now_us);
        self.under_way[from].push_back((until_us, frame.bytes, pass));
    }

    /// What is understood now.
    fn arrive(&mut self, from: usize) {
        let to = 1 - from;
        while let Some((_, code, pass)) = self.under_way[from].pop_front_if(|(until_us, ..)| *until_us <= self.clock_us)
        {
            match pass {
                Pass::Read(density) => self.phones[to].see(&code, density, self.clock_us),
                Pass::Lost => self.phones[to].miss(self.clock_us),
            }
        }
    }

    /// Nobody sees anything for 1 to 60 seconds; perhaps one page or both are loaded again meanwhile.
    fn cut(&mut self) {
        self.note_repeated();
        self.played.cuts += 1;
        self.under_way.iter_mut().for_each(VecDeque::clear);
        let began_us = self.clock_us;
        let long_us = (self.chance.between(1.0, 60.0) * 1e6) as u64;
        let mut reloads = [0, 1].map(|_| self.draw_reload(long_us).map(|after_us| began_us + after_us));
        self.is_cut = true;
        while self.clock_us < began_us + long_us {
            for (number, at_us) in reloads.iter_mut().enumerate() {
                if at_us.take_if(|at_us| *at_us <= self.clock_us).is_some() {
                    let phone = &mut self.phones[number];
                    self.played.reloads += usize::from(phone.reload(self.clock_us, &mut self.chance));
                }
            }
            self.step();
        }
        self.is_cut = false;
    }

    /// Whether a page is loaded again: not, at once and in the middle of everything, or later.
    fn draw_reload(&mut self, long_us: u64) -> Option<u64> {
        [None, Some(0), Some((self.chance.fraction() * long_us as f64) as u64)][self.chance.below(3)]
    }

    fn note_repeated(&mut self) {
        for phone in &mut self.phones {
            let repeated = std::mem::take(&mut phone.repeated_frames);
            self.played.repeated_frames = self.played.repeated_frames.max(repeated);
        }
    }

    fn finish(mut self, payloads: &[Vec<u8>]) -> Played {
        self.note_repeated();
        let came = |phone: usize| self.phones[phone].received.iter();
        let sent = |phone: usize| payloads.iter().skip(phone).step_by(2);
        Played {
            complete: came(1).eq(sent(0)) && came(0).eq(sent(1)),
            monotone: self.phones.iter().all(|phone| phone.monotone),
            forgotten: self.phones.iter().map(|phone| phone.forgotten).max().unwrap_or(0),
            changes: self.phones.iter().map(|phone| phone.changes).sum(),
            ..self.played
        }
    }
}
