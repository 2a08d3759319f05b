//! The power of a member goes before any of the things that it does; nothing is decided otherwise for that.
use std::collections::BTreeSet;

use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Taken, TakenAnswer};
use juicetokens_engine::token::anchor::Anchor;

use super::council::{Council, Evil, HONEST};

/// What became of a coin that its owner renewed and paid.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    Renewed(Box<Anchor>),
    Paid,
}

/// Two claims on one coin, shown to the members in different order.
struct Claims {
    council: Council,
    questions: [Question; 2],
}

impl Claims {
    fn new(evil: Evil, first: usize) -> Self {
        let mut council = Council::with_chance(evil, first as u64);
        let (questions, _) = council.claims();
        for member in 0..HONEST {
            council.put(member, &questions[first >> member & 1]);
        }
        Self { council, questions }
    }

    /// Whoever asks again hears it in the end, from every member alike.
    fn end(&mut self) -> End {
        let ends: Vec<End> = (0..HONEST).map(|member| self.end_at(member)).collect();
        assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}");
        self.council.agree();
        ends[0].clone()
    }

    fn end_at(&mut self, member: usize) -> End {
        let renewed = self.council.ask_member(member, &self.questions[0]).unwrap();
        let paid = self.council.ask_member(member, &self.questions[1]).unwrap();
        let Answer::Taken(taken) = &renewed else { panic!("{renewed:?}") };
        match (taken.as_slice(), &paid) {
            ([TakenAnswer { taken: Taken::Renewed(anchor), .. }], Answer::Dead { .. }) => {
                End::Renewed(Box::new(anchor.clone()))
            }
            ([TakenAnswer { taken: Taken::Dead(_), .. }], Answer::Registered(_)) => End::Paid,
            other => panic!("it is one or the other: {other:?}"),
        }
    }
}

#[test]
fn whatever_a_member_was_about_to_do_one_of_two_claims_stands() {
    let (mut ends, mut stops) = (BTreeSet::new(), 0);
    for evil in [Evil::Silent, Evil::ForAll] {
        for (first, member) in [(0b000, 0), (0b001, 0), (0b001, 1), (0b011, 2)] {
            for outputs in 0.. {
                let mut claims = Claims::new(evil, first);
                claims.council.stop_after(member, outputs);
                ends.insert(matches!(claims.end(), End::Paid));
                stops += claims.council.stops;
                if claims.council.stops == 0 {
                    break;
                }
            }
        }
    }
    assert_eq!(ends.len(), 2);
    assert!(stops > 100, "{stops} stops");
}

#[test]
fn what_was_answered_before_the_power_went_is_answered_after_it() {
    for evil in [Evil::Silent, Evil::Against] {
        for first in 0..1 << HONEST {
            let mut claims = Claims::new(evil, first);
            let before = claims.end();
            (0..HONEST).for_each(|member| claims.council.stop_after(member, 0));
            assert_eq!(claims.end(), before, "{evil:?} {first:03b}");
            assert_eq!(claims.council.stops, 3);
        }
    }
}
