use super::*;

fn steady(highest: Rung) -> Reception {
    Reception { highest, rate: 15 }
}

/// Shows and hears that many times.
fn run(ladder: &mut Ladder, reception: Reception, count: u32) {
    for _ in 0..count {
        ladder.count_shown();
        ladder.hear(reception, false);
    }
}

fn rate(rate: u8) -> Reception {
    Reception { highest: Rung::V28, rate }
}

#[test]
fn it_climbs_one_rung_at_a_time_and_no_higher_than_the_peer_reads() {
    let mut ladder = Ladder::new();
    for (after, rung) in [(15, Rung::V10), (1, Rung::V15), (15, Rung::V15), (1, Rung::V20), (200, Rung::V20)] {
        run(&mut ladder, steady(Rung::V20), after);
        assert_eq!(ladder.rung(), rung);
    }
    run(&mut ladder, steady(Rung::V10), 1);
    assert_eq!(ladder.rung(), Rung::V10, "what the peer cannot read is left at once");
}

#[test]
fn losses_that_are_the_same_on_every_rung_do_not_keep_it_down() {
    for of_ten in [3, 5] {
        let mut ladder = Ladder::new();
        // A fixed sequence of numbers from 0 to 9 that has no pattern of its own.
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % 10
        };
        let (mut captures, mut at_the_top) = (0_u16, 0);
        for code in 0..2_000 {
            captures = captures << 1 | u16::from(next() >= of_ten);
            let misses = captures & 7 == 0;
            let heard = if misses { 0 } else { (captures.count_ones() as u8).clamp(1, 15) };
            ladder.count_shown();
            if next() >= of_ten {
                ladder.hear(rate(heard), false);
            }
            at_the_top += u32::from(code >= 200 && ladder.rung() >= Rung::V20);
        }
        assert!(at_the_top >= 1_440, "with {of_ten} of ten lost: {at_the_top} of 1,800 codes");
    }
}

#[test]
fn three_misses_that_last_lead_one_rung_down_and_not_at_once_another() {
    let mut ladder = Ladder::new();
    run(&mut ladder, steady(Rung::V28), 60);
    assert_eq!(ladder.rung(), Rung::V28);
    run(&mut ladder, rate(0), LASTING);
    run(&mut ladder, rate(12), 1);
    run(&mut ladder, rate(0), LASTING);
    assert_eq!(ladder.rung(), Rung::V28, "three may be chance");
    run(&mut ladder, rate(0), 1);
    assert_eq!(ladder.rung(), Rung::V20);
    run(&mut ladder, rate(0), SETTLING - 1);
    assert_eq!(ladder.rung(), Rung::V20);
    run(&mut ladder, rate(0), 100);
    assert_eq!(ladder.rung(), Rung::V10);
}

#[test]
fn a_rung_through_which_less_comes_than_through_the_one_below_is_left() {
    let at_version_15 = |on_10: u8, on_15: u8| {
        let mut ladder = Ladder::new();
        run(&mut ladder, rate(on_10), WINDOW);
        assert_eq!(ladder.rung(), Rung::V15);
        run(&mut ladder, rate(on_15), WINDOW);
        ladder.rung() > Rung::V10
    };
    // Three symbols in a code there, six here.
    assert!(at_version_15(15, 8) && !at_version_15(15, 7));
    assert!(at_version_15(8, 4) && !at_version_15(8, POOR));
    let mut proven = Ladder::new();
    run(&mut proven, rate(15), WINDOW);
    run(&mut proven, Reception { highest: Rung::V15, rate: 15 }, PROVEN);
    run(&mut proven, Reception { highest: Rung::V15, rate: 5 }, 100);
    assert_eq!(proven.rung(), Rung::V15, "it did well here: it may do as badly below");
    run(&mut proven, Reception { highest: Rung::V15, rate: POOR }, 1);
    assert_eq!(proven.rung(), Rung::V10);
}

/// A peer that says it can read a rung which in truth never arrives.
#[test]
fn a_rung_that_never_works_is_tried_ever_less() {
    let mut ladder = Ladder::new();
    let (mut changes, mut before, mut unseen) = (0, ladder.rung(), 0_u32);
    for _ in 0..10_000 {
        unseen = if ladder.rung() >= Rung::V20 { unseen + 1 } else { 0 };
        let rate = if unseen >= 3 { 0 } else { 15 };
        run(&mut ladder, Reception { highest: Rung::V28, rate }, 1);
        changes += u32::from(ladder.rung() != before);
        before = ladder.rung();
    }
    assert!(changes <= 30, "{changes} changes in 10,000 codes");
}

#[test]
fn a_rung_that_did_well_for_a_while_is_tried_again_soon() {
    let mut ladder = Ladder::new();
    run(&mut ladder, rate(0), 1);
    for _ in 0..5 {
        run(&mut ladder, Reception { highest: Rung::V15, rate: 15 }, 2 * WINDOW);
        assert_eq!(ladder.rung(), Rung::V15);
        run(&mut ladder, Reception { highest: Rung::V15, rate: 15 }, PROVEN);
        run(&mut ladder, rate(0), LASTING + 1);
        assert_eq!(ladder.rung(), Rung::V10);
    }
}

#[test]
fn after_a_hand_before_the_camera_it_goes_on_where_it_was() {
    let mut ladder = Ladder::new();
    run(&mut ladder, steady(Rung::V28), 60);
    (0..8).for_each(|_| ladder.note_silence());
    assert_eq!(ladder.rung(), Rung::V10);
    run(&mut ladder, rate(3), 1);
    assert_eq!(ladder.rung(), Rung::V28);
    (0..8).for_each(|_| ladder.note_silence());
    run(&mut ladder, Reception { highest: Rung::V15, rate: 3 }, 1);
    assert_eq!(ladder.rung(), Rung::V15, "the phones were moved apart");
}

#[test]
fn a_peer_that_sees_nothing_while_it_is_seen_rarely_gets_coarser_codes_for_that_time() {
    let mut ladder = Ladder::new();
    run(&mut ladder, steady(Rung::V28), 60);
    ladder.note_silence();
    run(&mut ladder, rate(0), SETTLING);
    assert!(ladder.rung() <= Rung::V15);
    run(&mut ladder, rate(4), 1);
    assert_eq!(ladder.rung(), Rung::V28);
}

#[test]
fn one_direction_at_a_time_takes_the_peers_word_at_once() {
    let mut ladder = Ladder::new();
    ladder.hear(Reception { highest: Rung::V40, rate: 1 }, true);
    assert_eq!(ladder.rung(), Rung::V40);
    for _ in 0..20 {
        ladder.count_shown();
        ladder.hear(Reception { highest: Rung::V28, rate: 0 }, true);
    }
    assert_eq!(ladder.rung(), Rung::V28, "it missed codes while the other side was turned away");
}

#[test]
fn a_pinned_rung_stays() {
    let mut ladder = Ladder::new();
    ladder.pin(Rung::V15);
    run(&mut ladder, steady(Rung::V40), 100);
    run(&mut ladder, Reception { highest: Rung::V10, rate: 0 }, 100);
    assert_eq!(ladder.rung(), Rung::V15);
}
