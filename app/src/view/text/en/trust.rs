//! English about trust.
use crate::view::text::trust::{Reasons, Settings};

pub(in crate::view::text) static SETTINGS: Settings = Settings {
    title: "Settings",
    dial: "How much you take on trust",
    dial_means: "Offline, nobody can see whether a coin was also given to somebody else. What its issuer has not renewed for you yet is therefore on trust, and these limits say how much of it you take: of each kind of coins, within 24 hours. Coins straight from their issuer do not count.",
    limits: [
        ("From one stranger", "Up to this, your wallet takes coins without asking."),
        ("From all strangers together", "A crowd of strangers cannot owe you more than this."),
        ("From a person you know", "For people with a standing in your wallet."),
        (
            "Ask me up to",
            "Beyond the limits above you are asked, up to this much from one person. 0: never ask, just refuse.",
        ),
        ("Hands a coin may have passed through", "Counted since its issuer last saw it."),
        ("Days since the issuer saw a coin", "Older coins are asked about."),
    ],
    empty: "Empty means no limit.",
    keep: "Keep these limits",
    kept: "These limits hold.",
    reset: "Back to the defaults",
    order: "“From one stranger” is more than “from all strangers together”: the smaller of the two holds.",
    backup: "Put back from a backup?",
    backup_means: "If the data of this device was put back from a copy, or another device uses the same copy, coins may have been spent that this wallet still shows.",
    backup_done: "This wallet’s coins were quarantined. Settle with their issuers to use them again.",
};

pub(in crate::view::text) static REASONS: Reasons = Reasons {
    title_asked: "What speaks for it and against it",
    title_taken: "Why your wallet took the coins",
    speaks_for: "for",
    speaks_against: "against",
    no_limit: "none",
    issuer_is_payer: "Nothing is on trust: the coins come straight from their issuer.",
    own_issue: "Nothing is on trust: these are coins of your own issue coming home.",
    within_stranger: |sum, limit| format!("On trust from this stranger within a day: {sum}. Your limit: {limit}."),
    within_strangers: |sum, limit| format!("On trust from all strangers within a day: {sum}. Your limit: {limit}."),
    known_person: |sum, limit| {
        format!("On trust from this person, whom you know, within a day: {sum}. Your limit: {limit}.")
    },
    over_stranger: |sum, limit| {
        format!("On trust from this stranger within a day: {sum}. That is over your limit of {limit}.")
    },
    over_strangers: |sum, limit| {
        format!("On trust from all strangers within a day: {sum}. That is over your limit of {limit}.")
    },
    over_person: |sum, limit| {
        format!("On trust from this person within a day: {sum}. That is over your limit of {limit}.")
    },
    over_ask: |sum, limit| {
        format!("On trust from this person within a day: {sum}. Your wallet does not even ask beyond {limit}.")
    },
    person_agreed: "You were asked, and said yes.",
    too_many_hops: |hops, limit| {
        format!("A coin passed through {hops} hands since its issuer saw it. Your limit: {limit}.")
    },
    too_old: |days, limit| format!("The issuer last saw a coin {days} days ago. Your limit: {limit}."),
    clock_doubtful: "The two clocks disagree, so the limits of a stranger hold.",
    convicted: "A proof of fraud names this person’s key.",
    over_limit: |on_trust, limit| {
        (
            format!("That would be {on_trust} on trust, and whoever gets it takes {limit} now."),
            "Agree on a smaller amount, have the coins renewed by their issuer first, or change the limits in the settings of whoever gets them.",
        )
    },
};
