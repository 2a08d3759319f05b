//! A village: some wallets, some of them issuers, and everything that can happen among them, by chance.
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::trust::dial::DialPolicy;
use juicetokens_engine::{Command, Intent};

use crate::sim::chance::Chance;
use crate::sim::crash::Crash;
use crate::sim::fixtures::{BEGIN, ask, market, pay};
use crate::sim::link::{Carrier, Link};
use crate::sim::meeting::Meeting;
use crate::sim::reference::{Reference, assert_no_log_says_both};
use crate::sim::replay::replay;
use crate::sim::wallet::SimWallet;

const NAMES: [&str; 8] = ["A", "B", "C", "D", "E", "F", "G", "H"];
const COINS: [(u32, u32); 6] = [(1, 5), (2, 5), (5, 5), (10, 4), (20, 4), (50, 2)];
const DAY_MS: u64 = 86_400_000;
/// After the window and the longest expiry that an issuer waits for, whatever clocks said before.
const LONGEST_DOUBT_MS: u64 = 5 * DAY_MS;
/// A village in which coins grow old: one in so many.
const OLD_VILLAGES: u64 = 64;
/// Transfers that every village but a barren one lives through.
pub const LIFETIME: u64 = 120;
/// So many happenings without a new transfer: nobody can pay any more.
const BARREN: u32 = 60;
/// Entries after which a host stores a snapshot.
const LONG_LOG: usize = 12;

/// What happened in one village or in many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Transfers whose offer reached a disk; each ended.
    pub transfers: u64,
    /// Of those, paid.
    pub committed: u64,
    /// Of those, aborted.
    pub aborted: u64,
    /// Losses of power.
    pub crashes: u64,
    /// Writes and reads that a disk failed.
    pub storage_errors: u64,
    /// Clocks that were set.
    pub clock_jumps: u64,
    /// Meetings in which somebody said again what was said before.
    pub replays: u64,
    /// Meetings of a holder with an issuer.
    pub settlements: u64,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        Self {
            transfers: self.transfers + other.transfers,
            committed: self.committed + other.committed,
            aborted: self.aborted + other.aborted,
            crashes: self.crashes + other.crashes,
            storage_errors: self.storage_errors + other.storage_errors,
            clock_jumps: self.clock_jumps + other.clock_jumps,
            replays: self.replays + other.replays,
            settlements: self.settlements + other.settlements,
        }
    }
}

/// How many transfers a village lives through; some live until their coins have reached the last hand.
pub fn lifetime(seed: u64) -> u64 {
    if seed.is_multiple_of(OLD_VILLAGES) { 600 } else { LIFETIME }
}

/// Some wallets, and the model of what they must hold.
pub struct Village {
    seed: u64,
    wallets: Vec<SimWallet>,
    /// The first so many of them issue coins.
    issuers: usize,
    chance: Chance,
    reference: Reference,
    tally: Tally,
    link: Link,
    /// Whom something has happened to since they were last compared with the model.
    touched: BTreeSet<usize>,
}

impl Drop for Village {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let seed = self.seed;
            eprintln!("village {seed} failed; again: cargo run -p juicetokens-tests --bin simulate -- --seed {seed}");
        }
    }
}

impl Village {
    /// Five to eight wallets, of which two or three issue coins; each clock is wrong by up to two days.
    pub fn found(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let order = Rc::new(Cell::new(0));
        let (count, issuers) = (5 + chance.below(4) as usize, 2 + chance.below(2) as usize);
        let mut wallets = Vec::new();
        for (place, name) in NAMES.into_iter().take(count).enumerate() {
            let mut wallet = SimWallet::new(name, seed.wrapping_mul(100).wrapping_add(place as u64), BEGIN);
            wallet.share_order(&order);
            if place < issuers {
                wallet.command(Command::Issue(market(&COINS)));
            }
            // Most people here know each other, and do not mind how much is on trust.
            if chance.happens(80) {
                wallet.command(Command::SetDial(DialPolicy::OPEN));
            }
            wallet.set_wall_clock(Timestamp(BEGIN.0 - 2 * DAY_MS + u64::from(chance.below(96)) * DAY_MS / 24));
            wallets.push(wallet);
        }
        let (reference, tally) = (Reference::default(), Tally::default());
        let touched = (0..wallets.len()).collect();
        Self { seed, wallets, issuers, chance, reference, tally, link: Link::DIRECT, touched }
    }

    /// The same village with codes between its screens.
    #[must_use]
    pub fn by_codes(mut self) -> Self {
        self.link = Link::PERFECT;
        self
    }

    /// Lets things happen until so many transfers were begun, then everybody meets whom they have something open with.
    pub fn live(&mut self, transfers: u64) -> Tally {
        self.quiesce();
        let (mut begun, mut idle) = (0, 0);
        while begun < transfers && idle < BARREN {
            self.happen();
            self.quiesce();
            let before = std::mem::replace(&mut begun, self.reference.ends().begun);
            idle = if begun == before { idle + 1 } else { 0 };
        }
        self.settle();
        self.end();
        self.tally
    }

    /// A hash over everything that was ever written here.
    pub fn trace(&self) -> Hash {
        let traces: Vec<Hash> = self.wallets.iter().map(|wallet| wallet.disk().trace()).collect();
        Hash::derive("node", &traces.iter().map(|trace| &trace.as_bytes()[..]).collect::<Vec<_>>())
    }
}

/// What happens.
impl Village {
    fn happen(&mut self) {
        match self.chance.below(100) {
            0..72 => self.pay_somebody(),
            72..82 => self.leave_for_a_third(),
            82..88 => self.meet_again(),
            88..92 => self.hear_it_again(),
            92..94 => self.set_a_clock(),
            94..97 => self.go_to_an_issuer(),
            _ => self.cancel_at_home(),
        }
    }

    fn pay_somebody(&mut self) {
        let [payer, payee] = self.pick();
        let meeting = self.meeting();
        let intents = self.intents(payee);
        self.hold(&meeting, [payer, payee], intents);
    }

    /// The payer walks away in the middle, pays a third, and comes back; screens and frames of the first meeting linger.
    fn leave_for_a_third(&mut self) {
        let [payer, payee, third] = self.pick();
        let patience = 2 + self.chance.below(18);
        let cut = Meeting { patience, leave_open: true, ..self.meeting() };
        let intents = self.intents(payee);
        self.hold(&cut, [payer, payee], intents);
        let meeting = self.meeting();
        let intents = self.intents(third);
        self.hold(&meeting, [payer, third], intents);
        let meeting = self.meeting();
        self.hold(&meeting, [payer, payee], [pay(), Intent::Resume(None)]);
    }

    fn meet_again(&mut self) {
        let [one, other] = self.pick();
        let meeting = self.meeting();
        self.hold(&meeting, [one, other], [Intent::Resume(None), Intent::Resume(None)]);
    }

    fn hear_it_again(&mut self) {
        let [victim] = self.pick();
        self.touched.insert(victim);
        self.wallets[victim].pass(0);
        self.tally.replays += u64::from(replay(&mut self.wallets, victim, &mut self.chance));
    }

    /// By hours mostly, and sometimes by years, so that coins seem expired or not yet issued.
    fn set_a_clock(&mut self) {
        let [who] = self.pick();
        let hours = if self.chance.happens(10) { 24 * 800 } else { 24 * 10 };
        let by = u64::from(self.chance.below(hours)) * DAY_MS / 24;
        let middle = u64::from(hours) / 2 * DAY_MS / 24;
        self.wallets[who].set_wall_clock(Timestamp(BEGIN.0 + by - middle));
        self.tally.clock_jumps += 1;
    }

    /// Somebody settles with an issuer: what is in doubt is decided, what is on trust is renewed, and now and then coins are
    /// given back for good. Now and then it is somebody who was just put back from a backup.
    fn go_to_an_issuer(&mut self) {
        let [who] = self.pick();
        let issuer = self.chance.below(self.issuers as u32) as usize;
        if who == issuer {
            return;
        }
        if self.chance.happens(20) && self.may_be_restored(who) {
            self.touched.insert(who);
            self.wallets[who].command(Command::Quarantine);
        }
        let authority =
            self.wallets[issuer].summary().assets.iter().find(|asset| asset.issued_here).map(|a| a.authority);
        let give_back =
            authority.filter(|_| self.chance.happens(10)).map(|kind| (kind, Amount(1 + self.chance.below(5))));
        let meeting = self.meeting();
        self.hold(&meeting, [who, issuer], [Intent::Settle { give_back }, Intent::Serve]);
        self.tally.settlements += 1;
    }

    /// Not an issuer, which would only listen for days; and not while an issuer has voted for an offer of this wallet: the
    /// offer would be frozen, and an issuer cannot ask itself to decide.
    fn may_be_restored(&self, who: usize) -> bool {
        let open = self.wallets[who].summary().open;
        let parties = open.iter().filter_map(|open| self.reference.parties(open.sid));
        let voted_by_issuer =
            |(payer, payee): (usize, Option<usize>)| payer == who && payee.is_some_and(|payee| payee < self.issuers);
        who >= self.issuers && !parties.into_iter().any(voted_by_issuer)
    }

    fn cancel_at_home(&mut self) {
        let [who] = self.pick();
        self.touched.insert(who);
        let open: Vec<Sid> = self.wallets[who].summary().open.iter().map(|open| open.sid).collect();
        if let Some(sid) = open.get(self.chance.below(open.len() as u32) as usize) {
            self.wallets[who].command(Command::CancelTransfer(*sid));
        }
        self.wallets[who].pass(u64::from(self.chance.below(2)) * OFFER_STANDS_MS);
    }
}

/// The people.
impl Village {
    fn pick<const N: usize>(&mut self) -> [usize; N] {
        let mut places: Vec<usize> = (0..self.wallets.len()).collect();
        [(); N].map(|()| places.swap_remove(self.chance.below(places.len() as u32) as usize))
    }

    fn meeting(&mut self) -> Meeting {
        let rough = self.chance.happens(40);
        let patience = if rough { 10 + self.chance.below(90) } else { 40 };
        let link = match (rough, self.link == Link::DIRECT) {
            (true, true) => Link::ROUGH_DIRECT,
            (true, false) => Link::ROUGH,
            (false, _) => self.link,
        };
        let slow = if self.link == Link::DIRECT { 1 } else { 6 };
        Meeting {
            link,
            patience: patience * slow,
            down_for: 2 + self.chance.below(6),
            agree: [!self.chance.happens(6), !self.chance.happens(6)],
            hesitation: if self.chance.happens(10) { self.chance.below(20) } else { 0 },
            leave_open: false,
            whims: self.whims(slow),
        }
    }

    /// Sometimes somebody changes their mind.
    fn whims(&mut self, slow: u32) -> Vec<(u32, usize, Command)> {
        const WISHES: [Command; 4] = [Command::Cancel, Command::Decline, Command::CloseExchange, Command::Approve];
        let count = if self.chance.happens(30) { 1 + self.chance.below(2) } else { 0 };
        let mut whim = |_| {
            let (at, side) = (self.chance.below(20 * slow), self.chance.below(2) as usize);
            (at, side, WISHES[self.chance.below(4) as usize].clone())
        };
        (0..count).map(&mut whim).collect()
    }

    /// What the payer and the payee open their screens for.
    fn intents(&mut self, payee: usize) -> [Intent; 2] {
        let amount = 1 + self.chance.below(30);
        let mut receive = ask(&self.wallets[payee], amount);
        let mut typed = self.chance.happens(60).then_some(Amount(amount));
        match self.chance.below(100) {
            // The payer chooses, or types something else.
            0..5 => receive = ask(&self.wallets[payee], 0),
            5..8 => typed = Some(Amount(amount + 1)),
            8..12 => receive = Intent::Resume(None),
            _ => {}
        }
        [Intent::Pay { amount: typed, authority: None }, receive]
    }

    /// Two meet; perhaps one loses power or its disk.
    fn hold(&mut self, meeting: &Meeting, who: [usize; 2], intents: [Intent; 2]) {
        let Self { wallets, chance, .. } = self;
        self.touched.extend(who);
        let [payer, payee] = wallets.get_disjoint_mut(who).unwrap();
        let reach = if meeting.link.carrier == Carrier::Texts { 30 } else { 90 };
        for wallet in [&mut *payer, &mut *payee] {
            let at = wallet.effects_done() + u64::from(chance.below(reach));
            wallet.crash = match chance.below(100) {
                0..7 => Some(Crash::BeforeEffect(at)),
                7..14 => Some(Crash::AfterEffect(at)),
                14..19 => Some(Crash::DiskFails(at)),
                19..24 => Some(Crash::DiskLies(at)),
                _ => None,
            };
        }
        let [paying, receiving] = intents;
        meeting.hold((payer, paying), (payee, receiving), chance);
        for wallet in [payer, payee] {
            wallet.crash = None;
            wallet.pass(u64::from(chance.below(120_000)));
            if !meeting.leave_open && chance.happens(10) {
                wallet.pass(OFFER_STANDS_MS);
            }
        }
    }
}

/// What must hold.
impl Village {
    /// Everybody is up and has nothing under way: each wallet holds what the model says.
    fn quiesce(&mut self) {
        self.reference.read(&self.wallets);
        for who in std::mem::take(&mut self.touched) {
            let wallet = &mut self.wallets[who];
            self.reference.compare(who, wallet);
            if wallet.disk().entries_to_read() > LONG_LOG {
                wallet.compact();
            }
        }
    }

    /// Clocks are set right, offers that nobody voted on end, whoever has something open meets the other side of it, and
    /// what the two cannot end between them the issuers decide when their time has come.
    fn settle(&mut self) {
        for wallet in &mut self.wallets {
            wallet.set_wall_clock(Timestamp(BEGIN.0 + 10 * DAY_MS));
        }
        for round in 0..5 {
            for (payer, payee) in self.open_pairs() {
                self.settle_pair([payer, payee], [pay(), Intent::Resume(None)]);
            }
            let in_doubt = |wallet: &SimWallet| !wallet.summary().open.is_empty();
            let visitors: Vec<usize> = (0..self.wallets.len()).filter(|who| in_doubt(&self.wallets[*who])).collect();
            for issuer in 0..self.issuers {
                for who in visitors.iter().filter(|who| **who != issuer) {
                    self.settle_pair([*who, issuer], [Intent::Settle { give_back: None }, Intent::Serve]);
                }
            }
            let wait = if round == 0 { OFFER_STANDS_MS + 1 } else { LONGEST_DOUBT_MS };
            self.wallets.iter_mut().for_each(|wallet| wallet.pass(wait));
            self.touched = (0..self.wallets.len()).collect();
            self.quiesce();
        }
    }

    fn settle_pair(&mut self, who: [usize; 2], intents: [Intent; 2]) {
        let meeting = Meeting { link: self.link, patience: 600, ..Meeting::default() };
        let [one, other] = self.wallets.get_disjoint_mut(who).unwrap();
        let [paying, receiving] = intents;
        meeting.hold((one, paying), (other, receiving), &mut self.chance);
    }

    fn open_pairs(&self) -> Vec<(usize, usize)> {
        let open = self.wallets.iter().flat_map(|wallet| wallet.summary().open);
        let parties = open.filter_map(|open| self.reference.parties(open.sid));
        let mut pairs: Vec<(usize, usize)> = parties.filter_map(|(payer, payee)| Some((payer, payee?))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn end(&mut self) {
        for wallet in &self.wallets {
            let open = wallet.summary().open;
            let open: Vec<String> = open.iter().map(|open| self.reference.describe(open.sid)).collect();
            assert!(open.is_empty(), "{} still has open, after everybody met: {open:?}", wallet.name);
            assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{} is not what its log says", wallet.name);
            assert_no_log_says_both(wallet);
            self.tally.crashes += wallet.hits.crashes;
            self.tally.storage_errors += wallet.hits.storage_errors;
        }
        self.reference.compare_end();
        let ends = self.reference.ends();
        (self.tally.transfers, self.tally.committed, self.tally.aborted) = (ends.begun, ends.committed, ends.aborted);
    }
}
