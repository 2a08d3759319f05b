//! Counts the bytes that a restored wallet takes in memory, a coin.
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first surprise")]
use std::alloc::System;
use std::hint::black_box;

use juicetokens_benches::growth::snapshot;
use juicetokens_benches::measured::Memory;
use juicetokens_engine::Engine;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const COINS: u32 = 10_000;

fn main() {
    let each = (held(COINS) - held(0)) / f64::from(COINS);
    println!("{}", serde_json::to_string(&Memory { coins: COINS, bytes_each: each }).unwrap());
}

/// Bytes that are still held once a wallet of so many coins is loaded.
fn held(coins: u32) -> f64 {
    let log = [snapshot(coins).encode()];
    let region = Region::new(ALLOCATOR);
    let engine = Engine::restore(&log).unwrap();
    let change = region.change();
    black_box(&engine);
    change.bytes_allocated as f64 - change.bytes_deallocated as f64
}
