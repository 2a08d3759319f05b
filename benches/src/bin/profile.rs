//! Runs one transfer many times, for a profiler to look at: `profile COINS HOPS CHANGE TIMES`.
use juicetokens_benches::transfer::{Case, Size};

fn main() {
    let words: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let [tokens, hops, change, times] = words[..] else { return eprintln!("profile COINS HOPS CHANGE TIMES") };
    let case = Case::new(Size { tokens: tokens as u32, hops, change: change as u32 });
    for _ in 0..times {
        std::hint::black_box(case.meet().run());
    }
}
