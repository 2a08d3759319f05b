use super::*;

#[test]
fn a_short_message_takes_a_small_code_on_any_rung() {
    let versions =
        |limit: Rung| [1, 2, 3, 4, 6, 7, 11, 19, 2_410].map(|k| Rung::for_source_symbols(k, limit).qr_version());
    assert_eq!(versions(Rung::V10), [5, 10, 10, 10, 10, 10, 10, 10, 10]);
    assert_eq!(versions(Rung::V15), [5, 10, 10, 15, 15, 15, 15, 15, 15]);
    assert_eq!(versions(Rung::V20), [5, 10, 10, 15, 15, 20, 20, 20, 20]);
    assert_eq!(versions(Rung::V40), [5, 10, 10, 15, 15, 20, 28, 40, 40]);
}

#[test]
fn the_ladder_has_a_foot_and_a_top() {
    let up: Vec<_> = std::iter::successors(Some(Rung::V10), |rung| rung.above()).map(Rung::qr_version).collect();
    assert_eq!(up, [10, 15, 20, 28, 40]);
    assert_eq!(Rung::ALL.map(|rung| rung.below().qr_version()), [10, 10, 10, 15, 20, 28]);
}

#[test]
fn byte_fifteen_reads_back_and_unknown_rungs_are_the_highest() {
    for rung in Rung::ALL {
        for rate in 0..16 {
            let reception = Reception { highest: rung, rate };
            assert_eq!(Reception::of_byte(reception.byte()), reception);
        }
    }
    assert_eq!(Reception::of_byte(0x2f), Reception { highest: Rung::V15, rate: 15 });
    assert_eq!(Reception::of_byte(0xf3).highest, Rung::V40);
}
