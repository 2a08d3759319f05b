//! The page `docs/bench/README.md`, and whether the gates hold.
use std::fmt::Write;

use crate::measured::{Browser, Memory, Native, Peer, TransferCost};

/// Everything that was measured; a part whose program was not run is missing.
pub struct Measured {
    /// This program's part.
    pub native: Native,
    /// Bytes.
    pub memory: Option<Memory>,
    /// The page in the browser.
    pub browser: Option<Browser>,
    /// What others cost.
    pub peers: Vec<Peer>,
}

/// A limit that a ratio must keep.
pub struct Gate {
    /// What.
    pub name: String,
    /// What was measured.
    pub measured: f64,
    /// The most it may be.
    pub limit: f64,
}

impl Gate {
    /// Whether it is kept.
    pub fn holds(&self) -> bool {
        self.measured <= self.limit
    }

    /// `PASS` or `FAIL`.
    pub fn word(&self) -> &'static str {
        if self.holds() { "PASS" } else { "FAIL" }
    }
}

impl Measured {
    /// Every gate of which something was measured.
    pub fn gates(&self) -> Vec<Gate> {
        let mut gates = Vec::new();
        let mut gate = |name: String, measured: f64, limit: f64| gates.push(Gate { name, measured, limit });
        for cost in &self.native.transfers {
            let limit = if cost.size.1 == 0 { 1.25 } else { 1.15 };
            gate(format!("transfer {} ÷ raw, keys decoded", shown(cost.size)), cost.transfer / cost.decoded, limit);
            gate(format!("transfer {} ÷ raw, keys as bytes", shown(cost.size)), cost.transfer / cost.as_bytes, 1.05);
        }
        if let Some(memory) = &self.memory {
            gate(format!("bytes in memory a coin, of {}", memory.coins), memory.bytes_each, 128.0);
        }
        if let Some(browser) = &self.browser {
            for transfer in &browser.transfers {
                if let Some(native) = self.native_of(transfer.size) {
                    let name = format!("transfer {} in WebAssembly ÷ native", shown(transfer.size));
                    gate(name, transfer.transfer / native.transfer, 3.0);
                }
            }
            let name = "20 coins of 8 hops verified in WebAssembly ÷ their raw signatures there".to_owned();
            gate(name, browser.histories / browser.histories_decoded, 1.2);
        }
        gates
    }

    fn native_of(&self, size: (u32, usize, u32)) -> Option<&TransferCost> {
        self.native.transfers.iter().find(|cost| cost.size == size)
    }

    /// The page; `origin` says when and of which commit.
    pub fn page(&self, origin: &str) -> String {
        let mut page = format!("{HEAD}\n{origin}\n");
        for part in [self.transfers(), self.signatures(), self.in_browser(), self.others(), self.size(), self.ends()] {
            page.push('\n');
            page.push_str(&part);
        }
        page
    }

    fn transfers(&self) -> String {
        let mut part = String::from(TRANSFERS);
        for cost in &self.native.transfers {
            let (k, h, c) = cost.size;
            let ratio = |against: f64| cost.transfer / against;
            let _ = writeln!(
                part,
                "| {k}, {h}, {c} | {} + {} | {:.1} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
                cost.checked,
                cost.made,
                cost.bytes as f64 / 1000.0,
                cost.transfer / 1000.0,
                ratio(cost.decoded),
                ratio(cost.as_bytes),
                ratio(cost.shared),
                ratio(cost.bare),
            );
        }
        let [verify, raw, again] = self.native.histories;
        let _ = writeln!(
            part,
            "\nReading and verifying the chains of 20 coins of 8 hops alone: {:.2} ms, {:.2} times their raw signatures with keys\n\
             decoded. Seen again: {:.2} ms, {:.1} µs a hop, which is reading and hashing.",
            verify / 1000.0,
            verify / raw,
            again / 1000.0,
            again / 160.0
        );
        part
    }

    fn signatures(&self) -> String {
        let mut part = String::from(SIGNATURES);
        for raw in &self.native.raw {
            let name = match raw.together {
                0 => "made".to_owned(),
                1 => "checked alone".to_owned(),
                count => format!("checked {count} together"),
            };
            let _ = writeln!(part, "| {name} | {:.1} | {:.1} |", raw.decoded, raw.as_bytes);
        }
        part
    }

    fn in_browser(&self) -> String {
        let Some(browser) = &self.browser else {
            return "## In the browser\n\nNot measured in this run.\n".to_owned();
        };
        let mut part = format!("## In the browser\n\nHeadless {}, the module built as it ships.\n\n", browser.version);
        part.push_str("| k, h, c | ms | ÷ native | ÷ raw there, keys decoded |\n|---|---|---|---|\n");
        for transfer in &browser.transfers {
            let native = self.native_of(transfer.size).map_or(f64::NAN, |native| native.transfer);
            let (k, h, c) = transfer.size;
            let (ms, ratio) = (transfer.transfer / 1000.0, transfer.transfer / native);
            let _ = writeln!(
                part,
                "| {k}, {h}, {c} | {ms:.2} | {ratio:.2} | {:.2} |",
                transfer.transfer / transfer.decoded
            );
        }
        let _ = write!(part, "\nThe {} signatures on 20 coins of 8 hops, in the same page:\n\n", browser.signatures);
        part.push_str("| | ms | ÷ raw there |\n|---|---|---|\n");
        let mut row = |name: &str, us: f64| {
            let _ = writeln!(part, "| {name} | {:.1} | {:.2} |", us / 1000.0, us / browser.histories_decoded);
        };
        row("this engine: chains read, traced and verified", browser.histories);
        row("raw, keys decoded", browser.histories_decoded);
        row("raw, keys as bytes", browser.histories_as_bytes);
        row("`@noble/curves`, one after another: signatures only", browser.noble);
        if let Some(web_crypto) = browser.web_crypto {
            row("WebCrypto, all at once, keys imported before: signatures only", web_crypto);
        }
        part
    }

    fn others(&self) -> String {
        if self.peers.is_empty() {
            return "## Beside others\n\nNot measured in this run.\n".to_owned();
        }
        let mut part = String::from(OTHERS);
        for peer in &self.peers {
            let _ = writeln!(
                part,
                "| {} | {} | {:.2} | {:.0} |",
                peer.name,
                peer.proofs,
                peer.verify / 1000.0,
                peer.verify / f64::from(peer.proofs)
            );
        }
        for (size, name) in
            [((20, 0, 1), "a whole transfer here, fresh coins"), ((20, 8, 1), "a whole transfer here, coins of 8 hops")]
        {
            if let Some(cost) = self.native_of(size) {
                let _ = writeln!(part, "| {name} | 20 | {:.2} | {:.0} |", cost.transfer / 1000.0, cost.transfer / 20.0);
            }
        }
        part
    }

    fn size(&self) -> String {
        let sentence = match &self.memory {
            Some(memory) => format!(
                "A wallet of {} coins, restored from its snapshot, takes {:.0} bytes of memory a coin; the telomeers stay on\nthe disk.",
                memory.coins, memory.bytes_each
            ),
            None => "Not measured in this run.".to_owned(),
        };
        format!("## Memory\n\n{sentence}\n")
    }

    fn ends(&self) -> String {
        let mut part = String::from("## Gates\n\n| gate | measured | at most | |\n|---|---|---|---|\n");
        for gate in self.gates() {
            let digits = if gate.limit > 10.0 { 0 } else { 2 };
            let _ = writeln!(part, "| {} | {:.digits$} | {} | {} |", gate.name, gate.measured, gate.limit, gate.word());
        }
        part.push_str(TAIL);
        part
    }
}

/// A size as the page shows it.
fn shown((k, h, c): (u32, usize, u32)) -> String {
    format!("({k}, {h}, {c})")
}

const HEAD: &str = "# What it costs

Written by `cargo xtask bench`; how it measures is in [benches](../../benches/README.md). Every time is the least of many runs.
What counts are the ratios: medians over rounds, in each of which both sides ran; those of the native gates of a transfer, over nine
processes. Only WebAssembly ÷ native divides the least times of two programs, one after the other.
";

const TRANSFERS: &str = "## A transfer against its signatures

All work of both wallets from M1 to M6, in one thread: reading and writing messages, chains, tree, signatures, the six writes
with their bytes for the disk. k coins paid, h hops on each of them (every hop a transfer of its own, nothing shared), c coins
of change. *Raw* is nothing but exactly those signatures, in the transfer's order and grouped as it groups them, by the libraries:
with every key decoded beforehand and with every key as bytes by `ed25519-dalek`, whose batch is the one that takes decoded
keys; with equal keys decoded and multiplied once by the batch of `ed25519-zebra`, which is the one that the engine uses. *Bare*
is the arithmetic of the batch's equation alone, with decoded keys and coefficients that stand beforehand: no check, for wrong
signatures can be made that pass it, and less than any check can cost.

| k, h, c | signatures checked + made | kB sent | ms | ÷ raw, keys decoded | ÷ raw, keys as bytes | ÷ raw, equal keys shared | ÷ bare |
|---|---|---|---|---|---|---|---|
";

const SIGNATURES: &str = "## One raw signature

Microseconds each; the keys are all different.

| | keys decoded | keys as bytes |
|---|---|---|
";

const OTHERS: &str = "## Beside others

`cashu` verifies that a mint has signed its proofs (DLEQ, NUT-12); that they are not spent only the mint can say, online. A
transfer here is both wallets' work, and needs nobody else.

| | coins | ms | µs a coin |
|---|---|---|---|
";

const TAIL: &str = "
## How it grows

![A transfer against its coins](transfer-by-coins.svg)

![A transfer against its hops](transfer-by-hops.svg)

![A wallet against its coins](wallet-by-coins.svg)

## Not measured

Phones. Energy. Storage: the change sets are encoded, not written. The camera and the codes, which take most of an exchange's
time. Coins that travelled together, whose hops are the same signatures.
";
