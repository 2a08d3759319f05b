//! Backups that come to life: a wallet that was put back from an older state, and a twin that dodges quarantine.
use juicetokens_engine::{Command, Intent};

use crate::sim::chance::Chance;
use crate::sim::disk::Disk;
use crate::sim::fixtures::ask;
use crate::sim::meeting::Meeting;
use crate::sim::reference::Again;
use crate::sim::village::{LIFETIME, Village};

const TWINS: [&str; 2] = ["A twin", "Another twin"];
/// Villages in a hundred in which somebody lives twice, and in which somebody is put back.
const WITH_TWIN: u32 = 15;
const WITH_RESTORED: u32 = 20;

/// What will happen with one backup.
pub(super) struct Backup {
    who: usize,
    twin: bool,
    /// After so many transfers it is made, and after so many it comes to life.
    made_after: u64,
    used_after: u64,
    image: Option<Disk>,
}

impl Backup {
    /// The backups that matter in a village. Whoever issues has none: its witness would be two.
    pub(super) fn plan(chance: &mut Chance, holders: std::ops::Range<usize>) -> Vec<Self> {
        let mut planned = Vec::new();
        for (percent, twin) in [(WITH_TWIN, true), (WITH_RESTORED, false)] {
            let happens = chance.happens(percent);
            let who = holders.start + chance.below(holders.len() as u32) as usize;
            let made_after = u64::from(chance.below(LIFETIME as u32 / 2));
            let used_after = made_after + u64::from(chance.below(LIFETIME as u32 / 3));
            if happens {
                planned.push(Self { who, twin, made_after, used_after, image: None });
            }
        }
        planned
    }
}

impl Village {
    /// Makes the backups and brings them to life, when their time has come. Everything is read and compared at this moment.
    pub(super) fn tend_backups(&mut self, begun: u64) {
        for mut backup in std::mem::take(&mut self.backups) {
            if backup.image.is_none() && begun >= backup.made_after {
                backup.image = Some(self.wallets[backup.who].disk().clone());
            }
            match backup.image.take_if(|_| begun >= backup.used_after) {
                Some(image) => self.live_again(&backup, image),
                None => self.backups.push(backup),
            }
        }
    }

    fn live_again(&mut self, backup: &Backup, image: Disk) {
        let who = backup.who;
        let twins = self.wallets.len() - self.born;
        let name = if backup.twin { TWINS[twins] } else { self.wallets[who].name };
        let mut again = self.wallets[who].restored(name, image, self.seed.wrapping_mul(1_000) + who as u64);
        again.share_order(&self.order);
        if backup.twin {
            self.reference.live_again(who, (&self.wallets[who], &again), Again::Twin(self.wallets.len()));
            self.twin_of.push(who);
            self.wallets.push(again);
            self.tally.twins += 1;
        } else {
            self.reference.live_again(who, (&self.wallets[who], &again), Again::Restored);
            again.hits = self.wallets[who].hits;
            self.wallets[who] = again;
            self.wallets[who].command(Command::Quarantine);
            self.tally.restores += 1;
        }
    }

    /// Whether two wallets are one person's.
    pub(super) fn are_one(&self, one: usize, other: usize) -> bool {
        let person = |place: usize| place.checked_sub(self.born).map_or(place, |twin| self.twin_of[twin]);
        person(one) == person(other)
    }

    /// Whoever holds coins that somebody may have spent twice asks their issuers, who say it once. Then no two honest wallets
    /// hold the same coin, nobody lost anything without a proof of who did it, and the news travels.
    pub(super) fn settle_disputes(&mut self) {
        for who in (0..self.wallets.len()).filter(|who| !self.reference.is_double(*who)).collect::<Vec<_>>() {
            if !self.reference.holds_disputed(&self.wallets[who]) {
                continue;
            }
            for issuer in 0..self.issuers {
                self.ask_issuer(who, issuer);
            }
        }
        self.touched = (0..self.wallets.len()).collect();
        self.quiesce();
        self.reference.compare_losses(&self.wallets);
        self.tell_news();
        self.tally.proofs = self.reference.proofs();
    }

    /// Two honest people meet for anything else: what one could prove, the other can prove afterwards.
    fn tell_news(&mut self) {
        let honest: Vec<usize> = (0..self.wallets.len()).filter(|who| !self.reference.is_double(*who)).collect();
        let pairs = honest.iter().flat_map(|who| honest.iter().map(move |other| [*who, *other]));
        let mut pairs = pairs.into_iter();
        let pair = pairs.find(|[who, other]| who != other && self.reference.has_news_for(*who, *other));
        let Some([who, other]) = pair else { return };
        for _ in 0..meetings_to_tell(self.reference.proofs_of(who)) {
            let asked = ask(&self.wallets[other], 1);
            let meeting = Meeting { link: self.link, patience: 600, agree: [false; 2], ..Meeting::default() };
            let [one, two] = self.wallets.get_disjoint_mut([who, other]).unwrap();
            meeting.hold((one, Intent::Pay { amount: None, authority: None }), (two, asked), &mut self.chance);
            self.quiesce();
            if !self.reference.has_news_for(who, other) {
                return;
            }
        }
        let [from, to] = [who, other].map(|who| self.wallets[who].name);
        panic!("{to} did not hear what {from} can prove");
    }
}

/// A message of news holds four proofs. What is told of more is a matter of lots, and one place in four may be all that is left for
/// most of them: after so many meetings not one village in ten thousand has anything left to tell.
fn meetings_to_tell(proofs: usize) -> usize {
    if proofs <= 4 { 1 } else { 20 * proofs }
}
