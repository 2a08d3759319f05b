//! A village: some wallets, some of them issuers, and everything that can happen among them, by chance.
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::OpenTransfer;
use juicetokens_engine::token::amount::{Amount, DenominationCounts};
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::trust::dial::DialPolicy;
use juicetokens_engine::{Command, Intent, NewContact};

use crate::sim::chance::Chance;
use crate::sim::crash::Crash;
use crate::sim::fixtures::{BEGIN, ask, market, pay};
use crate::sim::link::{Carrier, Link};
use crate::sim::meeting::Meeting;
use crate::sim::reference::Reference;
use crate::sim::replay::replay;
use crate::sim::tally::Tally;
use crate::sim::wallet::SimWallet;

mod backups;

use backups::Backup;

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
    /// Counts the writes of all wallets.
    order: Rc<Cell<u64>>,
    /// So many people live here; wallets after them are twins of these.
    born: usize,
    twin_of: Vec<usize>,
    backups: Vec<Backup>,
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
        if !seed.is_multiple_of(2) {
            acquaint(&mut wallets, &mut Chance::new(seed ^ 0xacc));
        }
        let (reference, tally) = (Reference::default(), Tally::default());
        let touched = (0..count).collect();
        let backups = Backup::plan(&mut chance, issuers..count);
        let (link, born, twin_of) = (Link::DIRECT, count, Vec::new());
        Self { seed, wallets, issuers, chance, reference, tally, link, touched, order, born, twin_of, backups }
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
            self.tend_backups(self.reference.ends().begun);
            let before = std::mem::replace(&mut begun, self.reference.ends().begun);
            idle = if begun == before { idle + 1 } else { 0 };
        }
        self.settle();
        if self.tally.twins + self.tally.restores > 0 {
            self.settle_disputes();
        }
        self.end();
        self.tally
    }

    /// A hash over everything that was ever written here.
    pub fn trace(&self) -> Hash {
        let traces: Vec<Hash> = self.wallets.iter().map(|wallet| wallet.disk().trace()).collect();
        Hash::derive("node", &traces.iter().map(|trace| &trace.as_bytes()[..]).collect::<Vec<_>>())
    }
}

/// In every second village many introduce themselves, and many of those are written down or known by others.
fn acquaint(wallets: &mut [SimWallet], chance: &mut Chance) {
    let identities: Vec<PublicKey> = wallets.iter().map(|wallet| wallet.signer().public(&KeyPath::Identity)).collect();
    for wallet in wallets {
        if chance.happens(70) {
            wallet.command(Command::SetProfile { introduces: true, name: wallet.name.into() });
        }
        for identity in &identities {
            let (is_written, is_known) = (chance.happens(50), chance.happens(50));
            let (name, note) = ("Somebody".into(), String::new());
            let contact = NewContact { identity: *identity, name, note, is_known, is_blocked: false };
            if is_written {
                wallet.command(Command::PutContact(contact));
            }
        }
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
        if self.reference.is_double(victim) {
            // It may have forgotten what it is told again.
            return;
        }
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
        // Not an issuer as often: it would only listen for days.
        if self.chance.happens(if who < self.issuers { 3 } else { 20 }) {
            self.touched.insert(who);
            self.wallets[who].command(Command::Quarantine);
            self.tally.quarantines += 1;
        }
        if who == issuer {
            return self.settle_with_oneself(who);
        }
        let authority =
            self.wallets[issuer].summary().assets.iter().find(|asset| asset.issued_here).map(|a| a.authority);
        let give_back =
            authority.filter(|_| self.chance.happens(10)).map(|kind| (kind, Amount(1 + self.chance.below(5))));
        let meeting = self.meeting();
        self.hold(&meeting, [who, issuer], [Intent::Settle { give_back }, Intent::Serve]);
        self.tally.settlements += 1;
    }

    /// An issuer asks itself; perhaps it loses power or its disk.
    fn settle_with_oneself(&mut self, who: usize) {
        let Self { wallets, chance, .. } = self;
        let wallet = &mut wallets[who];
        self.touched.insert(who);
        wallet.crash = Crash::by_chance(wallet.effects_done(), 30, chance);
        wallet.command(Command::SettleWithMyself);
        if wallet.is_down() {
            wallet.start();
        }
        wallet.crash = None;
        wallet.command(Command::CloseExchange);
        self.tally.own_settlements += 1;
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
            compare: [true; 2],
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
            12..18 => receive = self.swap_of(payee).unwrap_or(receive),
            _ => {}
        }
        [Intent::Pay { amount: typed, authority: None }, receive]
    }

    /// Some of the coins that somebody has of one kind, for others.
    fn swap_of(&mut self, who: usize) -> Option<Intent> {
        let coins = self.wallets[who].coins();
        let one = coins.get(self.chance.below(u32::try_from(coins.len()).ok()?.max(1)) as usize)?;
        let mut give = DenominationCounts::default();
        for coin in coins.iter().filter(|coin| coin.authority == one.authority).take(1 + self.chance.below(3) as usize)
        {
            give.0[coin.denomination.index()] += 1;
        }
        Some(Intent::Swap { authority: one.authority, give })
    }

    /// Two meet; perhaps one loses power or its disk.
    fn hold(&mut self, meeting: &Meeting, who: [usize; 2], intents: [Intent; 2]) {
        if self.are_one(who[0], who[1]) {
            return;
        }
        let Self { wallets, chance, .. } = self;
        self.touched.extend(who);
        let [payer, payee] = wallets.get_disjoint_mut(who).unwrap();
        let reach = if meeting.link.carrier == Carrier::Texts { 30 } else { 90 };
        for wallet in [&mut *payer, &mut *payee] {
            wallet.crash = Crash::by_chance(wallet.effects_done(), reach, chance);
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
        // An issuer that was put back listens before it decides, and whoever waits for it meets it again.
        for round in 0..12 {
            if round >= 5 && self.wallets.iter().all(|wallet| self.open_of(wallet).is_empty()) {
                break;
            }
            for (payer, payee) in self.open_pairs() {
                self.settle_pair([payer, payee], [pay(), Intent::Resume(None)]);
            }
            let in_doubt = |wallet: &SimWallet| !wallet.summary().open.is_empty();
            let visitors: Vec<usize> = (0..self.wallets.len()).filter(|who| in_doubt(&self.wallets[*who])).collect();
            for issuer in 0..self.issuers {
                for who in &visitors {
                    self.ask_issuer(*who, issuer);
                }
            }
            let wait = if round == 0 { OFFER_STANDS_MS + 1 } else { LONGEST_DOUBT_MS };
            self.wallets.iter_mut().for_each(|wallet| wallet.pass(wait));
            self.touched = (0..self.wallets.len()).collect();
            self.quiesce();
        }
    }

    fn ask_issuer(&mut self, who: usize, issuer: usize) {
        if who == issuer {
            self.wallets[who].command(Command::SettleWithMyself);
            self.wallets[who].command(Command::CloseExchange);
        } else {
            self.settle_pair([who, issuer], [Intent::Settle { give_back: None }, Intent::Serve]);
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

    /// What must end.
    fn open_of(&self, wallet: &SimWallet) -> Vec<OpenTransfer> {
        let mut open = wallet.summary().open;
        let may_stay = |sid| self.reference.may_stay_open(sid) || self.reference.waits_for_who_forgot(sid);
        open.retain(|open| !may_stay(open.sid));
        open
    }

    fn end(&mut self) {
        for wallet in &self.wallets {
            let open: Vec<String> = self.open_of(wallet).iter().map(|open| self.reference.describe(open.sid)).collect();
            assert!(open.is_empty(), "{} still has open, after everybody met: {open:?}", wallet.name);
            assert_eq!(wallet.summary(), wallet.summary_from_disk(), "{} is not what its log says", wallet.name);
            assert_eq!(wallet.coins(), wallet.coins_from_disk(), "{} is not what its log says", wallet.name);
            self.reference.assert_no_log_says_both(wallet);
            self.tally.crashes += wallet.hits.crashes;
            self.tally.storage_errors += wallet.hits.storage_errors;
        }
        self.reference.compare_end();
        let ends = self.reference.ends();
        (self.tally.transfers, self.tally.committed) = (ends.begun, ends.committed);
        (self.tally.aborted, self.tally.forgotten) = (ends.aborted, ends.forgotten);
    }
}
