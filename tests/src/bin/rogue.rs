//! A payer that cheats, for a wallet in a browser: texts of the wallet on its standard input, one a line, its own on the output.
//!
//! `rogue KIND NOW_MS`; the kinds are those of [`CHEATS`]. It holds one coin of 5 of its own issue, and agrees to every code.
#![allow(clippy::expect_used, clippy::panic, reason = "a command of the house stops at the first surprise")]
use std::io::{BufRead, Write, stdin, stdout};
use std::sync::Arc;

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::transfer::message::ExoPak;
use juicetokens_tests::sim::Rogue;

const DAY_MS: u64 = 86_400_000;

/// What it can do wrong: its name, for how many days the coin is good, how many days ago it was issued, and what it changes.
type Cheat = (&'static str, u32, u64, fn(&mut ExoPak));

const CHEATS: [Cheat; 4] = [
    ("forged", 30, 0, |pak| Arc::make_mut(&mut pak.coins[0].telomeer).anchor.signature.0[7] ^= 1),
    ("twice", 30, 0, |pak| pak.coins.push(pak.coins[0].clone())),
    ("expired", 1, 3, |_| {}),
    ("honest", 30, 0, |_| {}),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, now_ms] = &arguments[..] else { panic!("rogue KIND NOW_MS") };
    let now_ms: u64 = now_ms.parse().expect("milliseconds since 1970");
    let cheat = CHEATS.into_iter().find(|(name, ..)| name == kind);
    let (_, valid_days, age_days, change) = cheat.expect("a kind of cheating");
    let mut rogue = Rogue::new(now_ms, Timestamp(now_ms - age_days * DAY_MS), valid_days);
    rogue.set_wall_clock(Timestamp(now_ms));
    for line in stdin().lock().lines() {
        let text = rogue.take_text(&line.expect("a line of text"), change);
        writeln!(stdout(), "{text}").expect("somebody listens");
    }
}
