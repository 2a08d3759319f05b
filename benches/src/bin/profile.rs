//! Runs one transfer, or one form of its raw signatures, many times, for a profiler to look at:
//! `profile COINS HOPS CHANGE TIMES [decoded|bytes|shared|bare]`.
use juicetokens_benches::transfer::{Case, Size};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let [tokens, hops, change, times] = numbers[..] else {
        return eprintln!("profile COINS HOPS CHANGE TIMES [decoded|bytes|shared|bare]");
    };
    let case = Case::new(Size { tokens: tokens as u32, hops, change: change as u32 });
    let (raw, signer) = (case.raw(), case.signer());
    for _ in 0..times {
        match words.last().map(String::as_str) {
            Some("decoded") => raw.with_keys_decoded(&signer),
            Some("bytes") => raw.with_keys_as_bytes(&signer),
            Some("shared") => raw.with_keys_shared(&signer),
            Some("bare") => raw.bare(&signer),
            _ => drop(std::hint::black_box(case.meet().run())),
        }
    }
}
