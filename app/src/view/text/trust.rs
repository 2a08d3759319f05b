//! Words about trust: the settings of the risk dial, and why coins were taken or asked about.
use super::Two;

/// The settings screen.
pub(crate) struct Settings {
    pub(crate) title: &'static str,
    pub(crate) dial: &'static str,
    pub(crate) dial_means: &'static str,
    /// Label and hint of each limit, in the order of `model::settings::Limit`.
    pub(crate) limits: [(&'static str, &'static str); 6],
    pub(crate) empty: &'static str,
    pub(crate) keep: &'static str,
    pub(crate) kept: &'static str,
    pub(crate) reset: &'static str,
    pub(crate) order: &'static str,
    pub(crate) backup: &'static str,
    pub(crate) backup_means: &'static str,
    pub(crate) backup_done: &'static str,
}

/// Why coins are taken, or asked about.
pub(crate) struct Reasons {
    pub(crate) title_asked: &'static str,
    pub(crate) title_taken: &'static str,
    pub(crate) speaks_for: &'static str,
    pub(crate) speaks_against: &'static str,
    pub(crate) no_limit: &'static str,
    pub(crate) issuer_is_payer: &'static str,
    pub(crate) own_issue: &'static str,
    /// What it makes together, and the limit; so for the next five.
    pub(crate) within_stranger: Two,
    pub(crate) within_strangers: Two,
    pub(crate) known_person: Two,
    pub(crate) over_stranger: Two,
    pub(crate) over_strangers: Two,
    pub(crate) over_person: Two,
    pub(crate) over_ask: Two,
    pub(crate) person_agreed: &'static str,
    /// How many, and how many may be; so for the next.
    pub(crate) too_many_hops: Two,
    pub(crate) too_old: Two,
    pub(crate) clock_doubtful: &'static str,
    pub(crate) convicted: &'static str,
    /// A payment that stopped: what it was, what the limit is, and what to do.
    pub(crate) over_limit: fn(on_trust: &str, limit: &str) -> (String, &'static str),
}
