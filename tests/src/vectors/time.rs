//! Time claims, and the interval of two (`02-bytes.md`, section 7).
use juicetokens_engine::foundation::time::{TimeClaim, TransferTimes};

use super::case::{Case, Fields, Suite, Verdict};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 7";
    vec![Suite { operation: "meet_times", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let [payee, payer] = ["payee", "payer"].map(|side| TimeClaim::from_bytes(&input.array(side)));
    let times = TransferTimes::derive_meeting(&payee, &payer, input.small("t_exp"));
    let flags = u8::from(times.saturated) | u8::from(times.doubtful) << 1;
    assert_eq!(times.expiry_s, input.small::<u32>("t_exp"));
    Ok(Fields::new().number("t_lo", times.lo.0).number("t_width", times.width_s).number("flags", flags))
}

fn claim(at: u64, error: u32) -> Vec<u8> {
    [&at.to_le_bytes()[..6], &error.to_le_bytes()].concat()
}

fn cases() -> Vec<Case> {
    let case = |name: &str, claims: [(u64, u32); 2], lo: u64, width: u32, flags: u8| {
        let [payee, payer] = claims.map(|(at, error)| claim(at, error));
        let input = Fields::new().hex("payee", &payee).hex("payer", &payer).number("t_exp", 900_u32);
        let output = Fields::new().number("t_lo", lo).number("t_width", width).number("flags", flags);
        Case::good(name, input, output)
    };
    let highest = (1 << 48) - 1;
    vec![
        case("they meet", [(100_000, 5_000), (106_500, 3_000)], 103_500, 2, 0),
        case("they meet, the other way round", [(106_500, 3_000), (100_000, 5_000)], 103_500, 2, 0),
        case("one within the other", [(100_000, 50_000), (110_000, 1_000)], 109_000, 2, 0),
        case("they touch", [(10, 5), (20, 5)], 15, 0, 0),
        case("a width is rounded up", [(10_000, 1), (10_000, 5)], 9_999, 1, 0),
        case("they do not meet", [(1_000, 500), (9_000, 1)], 500, 9, 2),
        case("they miss by a millisecond", [(10, 5), (21, 5)], 5, 1, 2),
        case("never below zero", [(5, 100), (5, 100)], 0, 1, 0),
        case("a width that does not fit", [(0, 0), (highest, 0)], 0, u32::MAX, 3),
        case("the highest time", [(highest, 0), (highest, 0)], highest, 0, 0),
        case(
            "above the highest time",
            [(highest, u32::MAX), (highest, u32::MAX)],
            highest - u64::from(u32::MAX),
            8_589_935,
            0,
        ),
    ]
}
