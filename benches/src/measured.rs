//! What was measured: the native part here, the others read from their programs' output.
use juicetokens_engine::Engine;
use juicetokens_engine::foundation::signature_cache::SignatureCache;
use juicetokens_engine::wallet::Wallet;
use serde::{Deserialize, Serialize};

use crate::growth::{select, snapshot};
use crate::raw::RawWork;
use crate::timing::{median, rounds, time_us};
use crate::transfer::{Case, Size};

/// Coins paid, hops, change: the transfers of the gates.
pub const SIZES: [(u32, usize, u32); 6] = [(1, 0, 0), (1, 4, 0), (5, 4, 1), (20, 0, 1), (20, 8, 1), (20, 16, 1)];

/// Microseconds of one transfer, the least, and of its signatures, by the median ratio.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct TransferCost {
    /// k, h, c.
    pub size: (u32, usize, u32),
    /// Signatures checked.
    pub checked: usize,
    /// Signatures made.
    pub made: usize,
    /// Bytes of all six messages.
    pub bytes: usize,
    /// All of M1 to M6.
    pub transfer: f64,
    /// Raw, with keys decoded.
    pub decoded: f64,
    /// Raw, with keys as bytes.
    pub as_bytes: f64,
    /// Raw, with keys as bytes and shared where they are equal.
    pub shared: f64,
    /// Nothing but the equations, which is no check.
    pub bare: f64,
}

/// Microseconds of one raw signature.
#[derive(Clone, Serialize, Deserialize)]
pub struct RawCost {
    /// How many are checked together; 1 is a single check, 0 is making one.
    pub together: u64,
    /// With keys decoded.
    pub decoded: f64,
    /// With keys as bytes.
    pub as_bytes: f64,
}

/// Bytes that a wallet of many coins takes in memory.
#[derive(Clone, Serialize, Deserialize)]
pub struct Memory {
    /// How many coins.
    pub coins: u32,
    /// Bytes a coin.
    pub bytes_each: f64,
}

/// The browser's own measurement, all in one page.
#[derive(Clone, Serialize, Deserialize)]
pub struct Browser {
    /// Which browser.
    pub version: String,
    /// As natively, in WebAssembly.
    pub transfers: Vec<BrowserTransfer>,
    /// 20 chains of 8 hops, read and verified.
    pub histories: f64,
    /// Their raw signatures, keys decoded.
    pub histories_decoded: f64,
    /// Their raw signatures, keys as bytes.
    pub histories_as_bytes: f64,
    /// How many signatures that are.
    pub signatures: u32,
    /// As many by `@noble/curves`.
    pub noble: f64,
    /// As many by WebCrypto, keys imported before.
    pub web_crypto: Option<f64>,
}

/// A transfer in the browser.
#[derive(Clone, Serialize, Deserialize)]
pub struct BrowserTransfer {
    /// k, h, c.
    pub size: (u32, usize, u32),
    /// All of M1 to M6.
    pub transfer: f64,
    /// Raw, with keys decoded.
    pub decoded: f64,
}

/// What others cost for as many coins.
#[derive(Clone, Serialize, Deserialize)]
pub struct Peer {
    /// Which.
    pub name: String,
    /// How many proofs are verified.
    pub proofs: u32,
    /// Least microseconds for all of them.
    pub verify: f64,
}

/// Costs that grow: the abscissa and microseconds.
pub type Curve = Vec<(f64, f64)>;

/// Everything of the native run.
pub struct Native {
    /// One signature.
    pub raw: Vec<RawCost>,
    /// The transfers of the gates.
    pub transfers: Vec<TransferCost>,
    /// Reading and verifying 20 chains of 8 hops; its raw signatures with keys decoded; the same chains seen again.
    pub histories: [f64; 3],
    /// A transfer against its coins, at 4 hops; with its raw signatures.
    pub by_coins: [Curve; 2],
    /// A transfer of 20 coins against its hops; with its raw signatures.
    pub by_hops: [Curve; 2],
    /// Loading a wallet against its coins, and choosing among them.
    pub wallet: [Curve; 2],
}

impl Native {
    /// Measures, at `seconds` of processor time for each row; the transfers of the gates in processes of their own.
    pub fn measure(seconds: f64, transfers: Vec<TransferCost>) -> Self {
        let largest = transfers.iter().map(|cost| cost.checked as u64).max().unwrap_or(0);
        Self {
            raw: [0, 1, 32, largest].map(|together| raw(together, seconds)).to_vec(),
            transfers,
            histories: histories(seconds),
            by_coins: curves([1, 2, 4, 8, 16, 24, 32, 40, 48, 56, 63].map(|tokens| (tokens, 4)), seconds, |size| {
                size.0
            }),
            by_hops: curves([0, 1, 2, 4, 6, 8, 10, 12, 14, 16].map(|hops| (20, hops)), seconds, |size| size.1),
            wallet: wallets([10, 100, 1_000, 10_000, 100_000], seconds),
        }
    }
}

/// The transfers of the gates, in this process.
pub fn transfers(seconds: f64) -> Vec<TransferCost> {
    SIZES.iter().map(|size| transfer(*size, seconds)).collect()
}

/// What several processes measured of the same transfers: the least time of all, and the median of their ratios. Where the loader
/// puts a process's memory moves its ratios by several hundredths, so one of them alone says little.
pub fn of_processes(processes: &[Vec<TransferCost>]) -> Vec<TransferCost> {
    let of_size = |place: usize| processes.iter().map(move |costs| &costs[place]);
    let joined = |place: usize| {
        let transfer = of_size(place).map(|cost| cost.transfer).fold(f64::INFINITY, f64::min);
        let raw = |of: fn(&TransferCost) -> f64| transfer / median(of_size(place).map(|cost| cost.transfer / of(cost)));
        TransferCost {
            transfer,
            decoded: raw(|cost| cost.decoded),
            as_bytes: raw(|cost| cost.as_bytes),
            shared: raw(|cost| cost.shared),
            bare: raw(|cost| cost.bare),
            ..processes[0][place]
        }
    };
    (0..SIZES.len()).map(joined).collect()
}

/// Measures one transfer beside its raw signatures, at so many seconds of processor time.
pub fn transfer(size: (u32, usize, u32), seconds: f64) -> TransferCost {
    let (tokens, hops, change) = size;
    let case = Case::new(Size { tokens, hops, change });
    let (raw, signer) = (case.raw(), case.signer());
    let [transfer, decoded, as_bytes, shared, bare] = rounds(
        seconds,
        [
            &mut || {
                let meeting = case.meet();
                time_us(|| meeting.run())
            },
            &mut || time_us(|| raw.with_keys_decoded(&signer)),
            &mut || time_us(|| raw.with_keys_as_bytes(&signer)),
            &mut || time_us(|| raw.with_keys_shared(&signer)),
            &mut || time_us(|| raw.bare(&signer)),
        ],
    )
    .beside_the_first();
    let (checked, made, bytes) = (raw.verified(), raw.made(), case.meet().run().bytes);
    eprintln!("{tokens:>3} coins {hops:>2} hops {change} change   {transfer:>9.1} µs   {:.3} raw", transfer / decoded);
    TransferCost { size, checked, made, bytes, transfer, decoded, as_bytes, shared, bare }
}

fn raw(together: u64, seconds: f64) -> RawCost {
    let signer = crate::history::key_of(1);
    let work = match together {
        0 => RawWork::default().making(1),
        count => RawWork::of_strangers(count),
    };
    let [decoded, as_bytes] = rounds(
        seconds,
        [&mut || time_us(|| work.with_keys_decoded(&signer)), &mut || time_us(|| work.with_keys_as_bytes(&signer))],
    )
    .least();
    let each = together.max(1) as f64;
    RawCost { together, decoded: decoded / each, as_bytes: as_bytes / each }
}

fn histories(seconds: f64) -> [f64; 3] {
    let case = Case::new(Size { tokens: 20, hops: 8, change: 1 });
    let (raw, signer, bytes) = (case.raw_histories(), case.signer(), case.histories());
    let (nothing, seen) = (SignatureCache::with_capacity(0), SignatureCache::default());
    case.verify_histories(&bytes, &seen);
    rounds(
        seconds,
        [
            &mut || time_us(|| case.verify_histories(&bytes, &nothing)),
            &mut || time_us(|| raw.with_keys_decoded(&signer)),
            &mut || time_us(|| case.verify_histories(&bytes, &seen)),
        ],
    )
    .beside_the_first()
}

fn curves<const N: usize>(sizes: [(u32, u32); N], seconds: f64, along: impl Fn((u32, u32)) -> u32) -> [Curve; 2] {
    let cost = |size: (u32, u32)| (f64::from(along(size)), transfer((size.0, size.1 as usize, 0), seconds / 3.0));
    let costs = sizes.map(cost);
    let curve = |of: fn(&TransferCost) -> f64| costs.iter().map(|(at, cost)| (*at, of(cost))).collect();
    [curve(|cost| cost.transfer), curve(|cost| cost.decoded)]
}

fn wallets<const N: usize>(sizes: [u32; N], seconds: f64) -> [Curve; 2] {
    let costs = sizes.map(|coins| {
        let set = snapshot(coins);
        let log = [set.encode()];
        let mut wallet = Wallet::default();
        wallet.apply(&set).unwrap();
        let authority = *wallet.accepted.first().unwrap();
        let [load, choose] = rounds(
            seconds,
            [&mut || time_us(|| Engine::restore(&log)), &mut || time_us(|| select(&wallet, &authority))],
        )
        .least();
        eprintln!("{coins:>6} coins   load {load:>9.1} µs   choose {choose:>9.1} µs");
        (f64::from(coins), load, choose)
    });
    [costs.map(|(at, load, _)| (at, load)).to_vec(), costs.map(|(at, _, choose)| (at, choose)).to_vec()]
}
