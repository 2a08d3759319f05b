//! The risk dial: how much of what nobody has anchored a wallet takes, from whom, and why
//! (`docs/spec/08-risk.md`; PROTOCOL "Credit defaults" and 2.6). Policy is data; every answer says its reasons.
use serde::{Deserialize, Serialize};

use crate::token::amount::Amount;

/// The window over which value on trust is counted: the last 24 hours, so that midnight forgives nothing.
pub const WINDOW_MS: u64 = 24 * 60 * 60 * 1000;

/// What the person here has chosen. Amounts are units of one kind of coins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialPolicy {
    /// For payers whose keys are kept in software: every wallet there is today.
    pub software: Limits,
    /// For payers whose keys are kept in certified hardware that signs once; none exists yet.
    pub hardware: Limits,
    /// Beyond a limit the person is asked, up to this much on trust from one payer in a day; zero: never, and the wallet refuses.
    pub ask_up_to: Amount,
    /// Most hands a coin may have passed through since its anchor, when it comes; none: as many as its issuance allows.
    pub max_hops: Option<u8>,
    /// Most days since a coin's anchor; none: until the coin expires.
    pub max_age_days: Option<u32>,
}

/// Most value on trust within a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// From each stranger. A fresh key is always a stranger.
    pub each_stranger: Amount,
    /// From all strangers together.
    pub all_strangers: Amount,
    /// From each person with a standing.
    pub each_person: Amount,
}

impl Default for Limits {
    fn default() -> Self {
        Self { each_stranger: Amount(50), all_strangers: Amount(100), each_person: Amount(500) }
    }
}

impl Default for DialPolicy {
    /// 50 and 100 and 500 units a day; more, up to 500, by the person's yes; hops and age as the issuance says.
    fn default() -> Self {
        let (software, hardware) = (Limits::default(), Limits::default());
        Self { software, hardware, ask_up_to: Amount(500), max_hops: None, max_age_days: None }
    }
}

impl DialPolicy {
    /// Limits nothing: for whoever chooses that.
    pub const OPEN: Self = {
        let all = Amount(u32::MAX);
        let open = Limits { each_stranger: all, all_strangers: all, each_person: all };
        Self { software: open, hardware: open, ask_up_to: all, max_hops: None, max_age_days: None }
    };

    /// The most on trust that this wallet could take before it knows from whom, with or without asking its person.
    pub fn most_from_anybody(&self, from_strangers: Amount, knows_anybody: bool) -> Amount {
        let left = |limit: Amount, used: Amount| Amount(limit.0.saturating_sub(used.0));
        let most = |limits: &Limits| {
            let stranger = limits.each_stranger.min(left(limits.all_strangers, from_strangers));
            if knows_anybody { stranger.max(limits.each_person) } else { stranger }
        };
        most(&self.software).max(most(&self.hardware)).max(self.ask_up_to)
    }

    fn limits(&self, tier: KeyTier) -> &Limits {
        match tier {
            KeyTier::Software => &self.software,
            KeyTier::Hardware => &self.hardware,
        }
    }
}

/// How a payer's keys are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyTier {
    /// In software: a copy can sign twice.
    #[default]
    Software,
    /// In certified hardware.
    Hardware,
}

/// Who hands over the coins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Giver {
    /// How its keys are kept.
    pub tier: KeyTier,
    /// Whether it is a person with a standing; otherwise a stranger.
    pub has_standing: bool,
    /// Whether the person here wants nothing from it.
    pub is_blocked: bool,
    /// Whether a fraud proof names its key.
    pub is_convicted: bool,
    /// Whether its clock and ours exclude each other, and nothing else tells who is right.
    pub clock_is_doubtful: bool,
}

/// What was taken on trust within [`WINDOW_MS`] already, in the same kind of coins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    /// From this giver's key.
    pub from_giver: Amount,
    /// From all strangers together, this one included.
    pub from_strangers: Amount,
}

/// What is offered now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferedValue {
    /// All of it.
    pub value: Amount,
    /// Of it, what nobody has anchored for this wallet.
    pub on_trust: Amount,
    /// Whether this wallet issued the coins itself: its own word settles them.
    pub is_own_issue: bool,
    /// The most hands that one of the coins on trust has passed through since its anchor.
    pub hops: u8,
    /// Whole days since the oldest anchor among the coins on trust.
    pub age_days: u32,
}

/// What the dial says, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Taken without a question.
    Accept(Vec<Reason>),
    /// Taken if the person says yes to exactly this.
    Ask(Vec<Reason>),
    /// Not taken, whatever anybody says now: the dial has to be turned first.
    Refuse(Vec<Reason>),
}

impl Verdict {
    /// Why.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::Accept(reasons) | Self::Ask(reasons) | Self::Refuse(reasons) => reasons,
        }
    }
}

/// One reason, with the numbers it stands on; a screen puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Speaks for it: the coins come straight from their issuer, which settles doubt about them itself.
    IssuerIsPayer,
    /// Speaks for it: these are coins of this wallet's own issue coming home.
    OwnIssue,
    /// Speaks for it: with what came before, still within what one stranger may owe in a day.
    WithinDailyStranger(Measure),
    /// Speaks for it: with what came before, still within what all strangers together may owe in a day.
    WithinStrangersTotal(Measure),
    /// Speaks for it: the payer has a standing here, and this is within what such a person may owe in a day.
    KnownPerson(Measure),
    /// Speaks for it: the person here was asked, and said yes.
    PersonAgreed,
    /// Speaks against it: more than one stranger may owe in a day.
    OverDailyStranger(Measure),
    /// Speaks against it: more than all strangers together may owe in a day.
    OverStrangersTotal(Measure),
    /// Speaks against it: more than a person with a standing may owe in a day.
    OverDailyPerson(Measure),
    /// Speaks against it: more than this wallet even asks about.
    OverAskLimit(Measure),
    /// Speaks against it: a coin has passed through more hands since its anchor than the dial allows.
    TooManyHops {
        /// How many.
        hops: u8,
        /// How many may be.
        limit: u8,
    },
    /// Speaks against it: a coin's anchor is older than the dial allows.
    TooOld {
        /// How many days.
        days: u32,
        /// How many may be.
        limit: u32,
    },
    /// Lowers the limits to a stranger's: the two clocks disagree, and nothing tells who is right.
    ClockDoubtful,
    /// Speaks against it for good: a proof of fraud names the payer's key.
    Convicted,
    /// Speaks against it for good: the person here has blocked the payer.
    Blocked,
}

impl Reason {
    /// Whether it is about what coins are, rather than about how much they are worth together.
    pub fn is_about_coins(&self) -> bool {
        matches!(self, Self::TooManyHops { .. } | Self::TooOld { .. })
    }
}

/// An amount against its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// On trust within the last day already.
    pub used: Amount,
    /// On trust now.
    pub offered: Amount,
    /// What both together may be; 0xFFFFFFFF for anything.
    pub limit: Amount,
}

impl Measure {
    fn is_over(&self) -> bool {
        self.limit.0 < u32::MAX && u64::from(self.used.0) + u64::from(self.offered.0) > u64::from(self.limit.0)
    }
}

/// Judges what is offered. A pure function of policy, giver, what was taken before, and what is offered.
pub fn judge(policy: &DialPolicy, giver: &Giver, exposure: &Exposure, offered: &OfferedValue) -> Verdict {
    if giver.is_convicted {
        return Verdict::Refuse(vec![Reason::Convicted]);
    }
    if giver.is_blocked {
        return Verdict::Refuse(vec![Reason::Blocked]);
    }
    if offered.is_own_issue {
        return Verdict::Accept(vec![Reason::OwnIssue]);
    }
    if offered.on_trust.is_zero() {
        return Verdict::Accept(vec![Reason::IssuerIsPayer]);
    }
    let (mut reasons, mut over) = judge_value(policy, giver, exposure, offered.on_trust);
    over.extend(judge_coins(policy, offered));
    let asked = Measure { used: exposure.from_giver, offered: offered.on_trust, limit: policy.ask_up_to };
    let doubt = giver.clock_is_doubtful.then_some(Reason::ClockDoubtful);
    if over.is_empty() {
        reasons.extend(doubt);
        return Verdict::Accept(reasons);
    }
    over.extend(doubt);
    if asked.is_over() {
        over.push(Reason::OverAskLimit(asked));
        return Verdict::Refuse(over);
    }
    Verdict::Ask(over)
}

/// What speaks for the value, and what speaks against it.
fn judge_value(policy: &DialPolicy, giver: &Giver, exposure: &Exposure, offered: Amount) -> (Vec<Reason>, Vec<Reason>) {
    let limits = policy.limits(giver.tier);
    let measure = |used: Amount, limit: Amount| Measure { used, offered, limit };
    // A standing raises a limit, and nothing is raised while the clocks disagree.
    if giver.has_standing && !giver.clock_is_doubtful {
        let person = measure(exposure.from_giver, limits.each_person);
        return match person.is_over() {
            true => (Vec::new(), vec![Reason::OverDailyPerson(person)]),
            false => (vec![Reason::KnownPerson(person)], Vec::new()),
        };
    }
    let one = measure(exposure.from_giver, limits.each_stranger);
    let all = measure(exposure.from_strangers, limits.all_strangers);
    let (mut within, mut over) = (Vec::new(), Vec::new());
    match one.is_over() {
        true => over.push(Reason::OverDailyStranger(one)),
        false => within.push(Reason::WithinDailyStranger(one)),
    }
    match all.is_over() {
        true => over.push(Reason::OverStrangersTotal(all)),
        false => within.push(Reason::WithinStrangersTotal(all)),
    }
    (within, over)
}

fn judge_coins(policy: &DialPolicy, offered: &OfferedValue) -> Vec<Reason> {
    let hops = policy.max_hops.filter(|limit| offered.hops > *limit);
    let age = policy.max_age_days.filter(|limit| offered.age_days > *limit);
    let hops = hops.map(|limit| Reason::TooManyHops { hops: offered.hops, limit });
    let age = age.map(|limit| Reason::TooOld { days: offered.age_days, limit });
    hops.into_iter().chain(age).collect()
}

#[cfg(test)]
mod tests;
