//! Measures the transfers of the gates and nothing else: `gates [SECONDS]`, which prints a row for each.
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first surprise")]
use juicetokens_benches::measured::transfers;

fn main() {
    let seconds = std::env::args().nth(1).map_or(3.0, |seconds| seconds.parse().unwrap());
    for cost in transfers(seconds) {
        let ratio = |raw| cost.transfer / raw;
        let [decoded, as_bytes, shared, bare] = [cost.decoded, cost.as_bytes, cost.shared, cost.bare].map(ratio);
        println!(
            "{:?}  {:.1} µs  ÷ decoded {decoded:.3}  ÷ bytes {as_bytes:.3}  ÷ shared {shared:.3}  ÷ bare {bare:.3}",
            cost.size, cost.transfer
        );
    }
}
