//! Words about the issuer: settling with it, settling for others, coins spent twice, wallets put back from a backup.
use super::{One, Two};

/// The settle screen, and the exchange with the issuer.
pub(crate) struct Settle {
    pub(crate) title: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_do: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) transfers: fn(count: u32) -> String,
    pub(crate) transfers_means: &'static str,
    pub(crate) needs: Needs,
    pub(crate) meet: &'static str,
    /// What waits for this wallet itself, as the issuer.
    pub(crate) own_intro: &'static str,
    pub(crate) own_settle: &'static str,
    pub(crate) own_asking: &'static str,
    pub(crate) give_back: &'static str,
    pub(crate) give_back_means: &'static str,
    pub(crate) give_back_held: One,
    pub(crate) give_back_exact: &'static str,
    pub(crate) give_back_not_exact: &'static str,
    pub(crate) give_back_nearest: &'static str,
    pub(crate) give_back_too_much: One,
    pub(crate) give_back_go: One,
    pub(crate) give_back_go_empty: &'static str,
    /// At home: what waits for the issuer.
    pub(crate) home_needs: fn(transfers: u32, coins: u32) -> String,
    pub(crate) home_blocked: fn(coins: u32) -> String,
    pub(crate) home_give_back: &'static str,
    pub(crate) serve: &'static str,
    pub(crate) meeting: &'static str,
    pub(crate) serve_meeting: &'static str,
    pub(crate) exchanging: &'static str,
    pub(crate) done_do: &'static str,
    pub(crate) with: One,
    pub(crate) finished_with: One,
    pub(crate) finished: &'static str,
    pub(crate) done: &'static str,
    pub(crate) all_done: &'static str,
    pub(crate) none_yet: &'static str,
    pub(crate) none_at_all: &'static str,
    pub(crate) left: fn(count: u32) -> String,
    pub(crate) leave: &'static str,
    pub(crate) next: &'static str,
    pub(crate) items: Items,
    /// The same answers as the issuer's person reads them.
    pub(crate) items_served: Items,
    pub(crate) take_back: Two,
    pub(crate) take_back_means: &'static str,
    pub(crate) take_back_button: One,
    /// In the place of an amount that this wallet was not shown.
    pub(crate) unknown_amount: &'static str,
    pub(crate) problem_money: &'static str,
    pub(crate) same_role: (&'static str, &'static str),
    pub(crate) other_purpose: (&'static str, &'static str),
    pub(crate) not_the_issuer: (&'static str, &'static str),
    pub(crate) peer_left: (&'static str, &'static str),
    pub(crate) cancelled: (&'static str, &'static str),
    pub(crate) declined: (&'static str, &'static str),
}

/// For each reason why a coin needs its issuer: the word, and what it means.
pub(crate) struct Needs {
    pub(crate) quarantined: (&'static str, &'static str),
    pub(crate) contested: (&'static str, &'static str),
    pub(crate) with_issuer: (&'static str, &'static str),
    pub(crate) change: (&'static str, &'static str),
    pub(crate) worn: (&'static str, &'static str),
    pub(crate) on_trust: (&'static str, &'static str),
}

/// What the issuer did; each an own line, with what it means.
pub(crate) struct Items {
    pub(crate) renewed: (One, &'static str),
    pub(crate) given_back: (One, &'static str),
    pub(crate) registered: (One, &'static str),
    /// The amount, and the day.
    pub(crate) filed: (Two, &'static str),
    pub(crate) voided: (One, &'static str),
    pub(crate) received: (One, &'static str),
    pub(crate) dead: (One, &'static str),
    /// Until when.
    pub(crate) listening: (One, &'static str),
    /// Why.
    pub(crate) refused: One,
}

/// What must be known before a coin is trusted again.
pub(crate) struct Warnings {
    pub(crate) spent_twice: &'static str,
    pub(crate) coin: One,
    pub(crate) coin_unknown: &'static str,
    pub(crate) culprit: One,
    /// What it means here, and what to do.
    pub(crate) ours: (&'static str, &'static str),
    pub(crate) held: (&'static str, &'static str),
    pub(crate) cleared: (&'static str, &'static str),
    pub(crate) lost: (&'static str, &'static str),
    pub(crate) not_held: (&'static str, &'static str),
    pub(crate) learnt: One,
    /// A payment that stopped because of it: why, and what to do.
    pub(crate) problem: fn(culprit: &str) -> (String, &'static str),
    pub(crate) quarantine: &'static str,
    pub(crate) quarantine_means: &'static str,
    pub(crate) quarantine_yes: &'static str,
    pub(crate) quarantine_no: &'static str,
    pub(crate) restored: &'static str,
    pub(crate) restored_means: One,
    pub(crate) restored_do: &'static str,
}
