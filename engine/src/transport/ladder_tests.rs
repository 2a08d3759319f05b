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

#[test]
fn it_climbs_one_rung_at_a_time_and_no_higher_than_the_peer_reads() {
    let mut ladder = Ladder::new();
    for (after, rung) in [(15, Rung::V10), (1, Rung::V15), (15, Rung::V15), (1, Rung::V20), (200, Rung::V20)] {
        run(&mut ladder, steady(Rung::V20), after);
        assert_eq!(ladder.rung(), rung);
    }
    run(&mut ladder, Reception { highest: Rung::V40, rate: 14 }, 200);
    assert_eq!(ladder.rung(), Rung::V20, "14 of 16 are not nine in ten");
    run(&mut ladder, steady(Rung::V10), 1);
    assert_eq!(ladder.rung(), Rung::V10, "what the peer cannot read is left at once");
}

#[test]
fn three_misses_lead_one_rung_down_and_not_at_once_another() {
    let mut ladder = Ladder::new();
    run(&mut ladder, steady(Rung::V28), 60);
    assert_eq!(ladder.rung(), Rung::V28);
    let missed = Reception { highest: Rung::V28, rate: 0 };
    run(&mut ladder, missed, 1);
    assert_eq!(ladder.rung(), Rung::V20);
    run(&mut ladder, missed, SETTLING - 1);
    assert_eq!(ladder.rung(), Rung::V20);
    run(&mut ladder, missed, 100);
    assert_eq!(ladder.rung(), Rung::V10);
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
fn after_a_hand_before_the_camera_it_goes_on_where_it_was() {
    let mut ladder = Ladder::new();
    run(&mut ladder, steady(Rung::V28), 60);
    (0..8).for_each(|_| ladder.note_silence());
    assert_eq!(ladder.rung(), Rung::V10);
    run(&mut ladder, Reception { highest: Rung::V28, rate: 3 }, 1);
    assert_eq!(ladder.rung(), Rung::V28);
    (0..8).for_each(|_| ladder.note_silence());
    run(&mut ladder, Reception { highest: Rung::V15, rate: 3 }, 1);
    assert_eq!(ladder.rung(), Rung::V15, "the phones were moved apart");
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
