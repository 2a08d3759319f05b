//! Needs and change on offer, a few bits for each denomination (`02-bytes.md`, section 8).
use juicetokens_engine::token::needs::{ChangeOffered, DenominationNeeds};

use super::case::{Case, Fields, Suite, Verdict, category};

const PAGE: &str = "docs/spec/02-bytes.md, section 8";

pub(super) fn suites() -> Vec<Suite> {
    vec![
        Suite { operation: "read_needs", page: PAGE, run: run_needs, cases: needs() },
        Suite { operation: "read_change", page: PAGE, run: run_change, cases: change() },
    ]
}

fn run_needs(input: &Fields) -> Verdict {
    let bytes = input.array("needs");
    let needs = DenominationNeeds::from_bytes(&bytes).map_err(category)?;
    assert_eq!(needs.to_bytes(), bytes, "one form");
    Ok(Fields::new().hex("levels", &needs.0.map(|need| need.level())))
}

fn needs() -> Vec<Case> {
    let good = |name: &str, bytes: [u8; 3], levels: [u8; 9]| {
        Case::good(name, Fields::new().hex("needs", &bytes), Fields::new().hex("levels", &levels))
    };
    let bad = |name: &str, bytes: [u8; 3]| Case::bad(name, Fields::new().hex("needs", &bytes), "out_of_range");
    vec![
        good("lack of all", [0, 0, 0], [0; 9]),
        good("abundance of all", [0xff, 0xff, 0x03], [3; 9]),
        good("lowest first", [0b1110_0100, 0, 0b01], [0, 1, 2, 3, 0, 0, 0, 0, 1]),
        bad("the lowest spare bit", [0, 0, 0x04]),
        bad("the highest spare bit", [0, 0, 0x80]),
    ]
}

fn run_change(input: &Fields) -> Verdict {
    let bytes = input.array("change");
    let change = ChangeOffered::from_bytes(&bytes).map_err(category)?;
    assert_eq!(change.to_bytes(), bytes, "one form");
    Ok(Fields::new().hex("counts", &change.counts().0))
}

fn change() -> Vec<Case> {
    let good = |name: &str, bytes: [u8; 5], counts: [u8; 9]| {
        Case::good(name, Fields::new().hex("change", &bytes), Fields::new().hex("counts", &counts))
    };
    let bad = |name: &str, bytes: [u8; 5]| Case::bad(name, Fields::new().hex("change", &bytes), "out_of_range");
    vec![
        good("none", [0; 5], [0; 9]),
        good("the most of all", [0xff, 0xff, 0xff, 0xff, 0x0f], [15; 9]),
        good("lowest first", [0x21, 0x43, 0, 0, 0x09], [1, 2, 3, 4, 0, 0, 0, 0, 9]),
        bad("the lowest spare bit", [0, 0, 0, 0, 0x10]),
        bad("the highest spare bit", [0, 0, 0, 0, 0x80]),
    ]
}
