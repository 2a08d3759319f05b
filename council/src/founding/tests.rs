#![allow(clippy::unwrap_used, clippy::panic)]
use juicetokens_engine::foundation::random::Entropy;

use super::*;
use crate::roster::Member;

/// One of four people who found a group, all linked with each other.
struct One {
    secret: MemberSecret,
    founding: Founding,
    ended: Option<Progress>,
}

impl One {
    fn new(secret: MemberSecret, roster: &Roster) -> Self {
        let founding = Founding::new(roster.clone(), secret.key());
        Self { secret, founding, ended: None }
    }

    fn agree(&mut self, draw: u8) -> bool {
        self.founding.agree(&self.secret, &mut dice(draw))
    }

    fn advance(&mut self) {
        if self.ended.is_some() {
            return;
        }
        match self.founding.advance(&self.secret) {
            Progress::Shared => {
                self.founding.say_founded(&self.secret);
                self.advance();
            }
            Progress::Waits => {}
            ended => self.ended = Some(ended),
        }
    }

    fn own_steps(&self) -> Vec<SignedStep> {
        self.founding.steps().filter(|step| step.member == self.secret.key()).cloned().collect()
    }

    /// What it has said of the first round.
    fn first_round(&self) -> SignedStep {
        self.own_steps().into_iter().find(|step| matches!(step.step, Step::RoundOne(_))).unwrap()
    }

    fn has_failed(&self) -> bool {
        matches!(self.ended, Some(Progress::Failed))
    }

    fn signs(&self, step: Step) -> SignedStep {
        let (roster, member) = (self.founding.roster.hash(), self.secret.key());
        let signature = self.secret.sign(&SignedStep::value(&roster, &member, &step));
        SignedStep { roster, member, step, signature }
    }
}

fn dice(draw: u8) -> Dice {
    Dice::new(&Entropy([draw; 32]))
}

fn secrets() -> Vec<MemberSecret> {
    (1..=4).map(|number| MemberSecret::of([number; 32], [number + 100; 32])).collect()
}

/// What a member shows once it has seen a roster.
fn nonce_of(secret: &MemberSecret) -> [u8; 32] {
    secret.key().0
}

fn roster(attempt: u8) -> Roster {
    let member = |secret: &MemberSecret| {
        let (key, exchange_key, commitment) = (secret.key(), secret.exchange_key(), Member::commit(&nonce_of(secret)));
        Member { key, exchange_key, name: String::new(), commitment }
    };
    Roster::new(secrets().iter().map(member).collect(), [attempt; 16]).unwrap()
}

/// All have seen the roster, and what all others showed then.
fn four() -> Vec<One> {
    let mut four = four_that_open(nonce_of);
    assert!(four.iter_mut().all(|one| one.founding.code() == Some(roster(0).code(&nonces_in_order()))));
    four
}

fn nonces_in_order() -> Vec<[u8; 32]> {
    roster(0).members().iter().map(|member| member.key.0).collect()
}

fn four_that_open(nonce: impl Fn(&MemberSecret) -> [u8; 32]) -> Vec<One> {
    let mut four: Vec<One> = secrets().into_iter().map(|secret| One::new(secret, &roster(0))).collect();
    let open = |one: &mut One| {
        let nonce = nonce(&one.secret);
        one.founding.open(&one.secret, nonce);
        one.own_steps()
    };
    let opened: Vec<SignedStep> = four.iter_mut().flat_map(open).collect();
    for one in &mut four {
        opened.iter().for_each(|step| assert!(one.founding.hear(step.clone()) || step.member == one.secret.key()));
    }
    four
}

#[test]
fn there_is_nothing_to_compare_and_to_agree_to_before_all_have_shown_their_nonces() {
    let cheat = secrets()[2].key();
    let mut four = four_that_open(|secret| if secret.key() == cheat { [0; 32] } else { nonce_of(secret) });
    assert!(four.iter_mut().all(|one| one.founding.code().is_none() && !one.agree(10)), "one shows another nonce");
    let mut alone = One::new(secrets().remove(0), &roster(0));
    assert!(alone.founding.code().is_none() && !alone.agree(10));
}

#[test]
fn the_number_to_compare_follows_from_every_nonce_and_the_roster() {
    let (nonces, other) = (nonces_in_order(), roster(1));
    for place in 0..4 {
        let mut changed = nonces.clone();
        changed[place][0] ^= 1;
        assert_ne!(roster(0).code(&changed), roster(0).code(&nonces));
    }
    assert_ne!(other.code(&nonces), roster(0).code(&nonces));
}

fn four_that_agree() -> Vec<One> {
    let mut four = four();
    four.iter_mut().zip(10..).for_each(|(one, draw)| assert!(one.agree(draw)));
    four
}

/// Everybody hears everything, but what is withheld, until nothing new is said. What somebody says may be changed on its way to all.
fn talk(four: &mut [One], change: impl Fn(&SignedStep) -> Option<SignedStep>) {
    loop {
        four.iter_mut().for_each(One::advance);
        let said: Vec<SignedStep> = four.iter().flat_map(One::own_steps).filter_map(|step| change(&step)).collect();
        let heard = |one: &mut One| said.iter().filter(|step| one.founding.hear((*step).clone())).count();
        if four.iter_mut().map(heard).sum::<usize>() == 0 {
            return;
        }
    }
}

fn group(one: &One) -> PublicKey {
    one.founding.share.as_ref().unwrap().group().unwrap()
}

#[test]
fn four_that_agree_found_one_group() {
    let mut four = four_that_agree();
    talk(&mut four, |step| Some(step.clone()));
    assert!(four.iter().all(|one| matches!(one.ended, Some(Progress::Founded))));
    assert!(four.iter().all(|one| group(one) == group(&four[0]) && one.founding.founded().len() == 4));
    let (share, other) = (four[0].founding.share.as_ref().unwrap(), four[1].founding.share.as_ref().unwrap());
    assert_ne!(share.key_package.signing_share(), other.key_package.signing_share());
}

#[test]
fn three_that_agree_wait_for_the_fourth() {
    let mut four = four();
    (0..3).for_each(|one| assert!(four[one].agree(10 + one as u8)));
    talk(&mut four, |step| Some(step.clone()));
    assert!(four.iter().all(|one| one.ended.is_none() && one.founding.share.is_none()));
    assert!(four[3].agree(13));
    talk(&mut four, |step| Some(step.clone()));
    assert!(four.iter().all(|one| matches!(one.ended, Some(Progress::Founded))));
}

#[test]
fn a_step_is_heard_once_and_nothing_takes_its_place() {
    let mut four = four_that_agree();
    let first = four[1].first_round();
    let another = four[1].signs(Step::RoundOne(vec![1; 160]));
    assert!(four[0].founding.hear(first.clone()));
    assert!(!four[0].founding.hear(first.clone()) && !four[0].founding.hear(another));
    assert!(four[0].founding.steps().any(|step| *step == first));
    assert!(!four[0].agree(20), "and nobody agrees twice");
}

#[test]
fn what_is_of_no_member_or_for_none_is_not_heard() {
    let mut four = four();
    let stranger = MemberSecret::of([9; 32], [109; 32]);
    let of_stranger = One::new(stranger.clone(), &roster(0)).signs(Step::RoundOne(vec![1; 160]));
    let for_stranger = four[1].signs(Step::RoundTwo { to: stranger.key(), sealed: vec![1; 48] });
    assert!(!four[0].founding.hear(of_stranger) && !four[0].founding.hear(for_stranger));
}

#[test]
fn what_is_of_another_roster_or_changed_is_not_heard() {
    let mut four = four_that_agree();
    let elsewhere = One::new(secrets().remove(1), &roster(1)).signs(Step::RoundOne(vec![1; 160]));
    let good = four[1].first_round();
    let moved = SignedStep { roster: roster(0).hash(), ..elsewhere.clone() };
    let as_another = SignedStep { member: secrets()[2].key(), ..good.clone() };
    let damaged = match &good.step {
        Step::RoundOne(bytes) => Step::RoundOne(bytes.iter().map(|byte| byte ^ 1).collect()),
        _ => panic!("the first round is first"),
    };
    let damaged = SignedStep { step: damaged, ..good.clone() };
    let as_founded = SignedStep { step: Step::Founded(Hash([1; 32])), ..good };
    for step in [elsewhere, moved, as_another, damaged, as_founded] {
        assert!(!four[0].founding.hear(step.clone()), "{step:?}");
    }
}

#[test]
fn a_package_has_at_most_its_bytes() {
    let mut four = four();
    let [longest, longer] = [0, 1].map(|more| four[1].signs(Step::RoundOne(vec![1; MAX_PACKAGE + more])));
    assert!(!four[0].founding.hear(longer) && four[0].founding.hear(longest));
}

/// The same step with other bytes, signed by the member whose step it is.
fn instead(step: &SignedStep, bytes: &[u8]) -> SignedStep {
    let secret = secrets().into_iter().find(|secret| secret.key() == step.member).unwrap();
    let step = match &step.step {
        Step::Opened(_) => Step::Opened(bytes.try_into().unwrap()),
        Step::RoundOne(_) => Step::RoundOne(bytes.to_vec()),
        Step::RoundTwo { to, .. } => Step::RoundTwo { to: *to, sealed: bytes.to_vec() },
        Step::Founded(_) => Step::Founded(Hash(bytes.try_into().unwrap())),
    };
    One::new(secret, &roster(0)).signs(step)
}

fn is_of(step: &SignedStep, member: usize) -> bool {
    step.member == secrets()[member].key()
}

#[test]
fn a_first_round_that_does_not_read_or_proves_nothing_ends_it_and_no_share_is_stored() {
    type Change = fn(&[u8]) -> Vec<u8>;
    let others: [Change; 4] = [
        |bytes| bytes[..bytes.len() - 1].to_vec(),
        |bytes| [bytes, &[0; 32]].concat(),
        |_| vec![0xff; 160],
        // The points of one member with the proof of nobody.
        |bytes| [&bytes[..96], &[1; 64]].concat(),
    ];
    for other in others {
        let mut four = four_that_agree();
        talk(&mut four, |step| match &step.step {
            Step::RoundOne(bytes) if is_of(step, 3) => Some(instead(step, &other(bytes))),
            _ => Some(step.clone()),
        });
        assert!(four[..3].iter().all(|one| one.has_failed() && one.founding.share.is_none()));
    }
}

#[test]
fn a_wrong_share_ends_it_for_whoever_gets_it_and_is_not_stored() {
    let (from, to) = (secrets().remove(3), secrets().remove(0));
    let honest = four_that_agree().remove(3);
    let draw = honest.founding.draw_of(&from.key()).unwrap();
    let seal = |share: &[u8]| from.seal(&draw, &to.exchange_key(), share).unwrap();
    // A number that is no part of the key; what is no number; what nobody sealed.
    for sealed in [seal(&[1; 32]), seal(&[0xff; 32]), seal(&[1; 31]), vec![1; 48], Vec::new()] {
        let mut four = four_that_agree();
        talk(&mut four, |step| match &step.step {
            Step::RoundTwo { to: for_whom, .. } if is_of(step, 3) && *for_whom == to.key() => {
                Some(instead(step, &sealed))
            }
            _ => Some(step.clone()),
        });
        assert!(four[0].has_failed() && four[0].founding.share.is_none() && !four[0].founding.has_founded(&to.key()));
        assert!(four[1..].iter().all(|one| !matches!(one.ended, Some(Progress::Founded))), "nobody sits");
    }
}

#[test]
fn who_says_different_things_to_different_members_founds_nothing() {
    let mut four = four_that_agree();
    let mut other = self::four().remove(3);
    assert!(other.agree(99));
    assert!(four[0].founding.hear(other.first_round()), "the first of them hears something else");
    talk(&mut four, |step| Some(step.clone()));
    assert!(four.iter().all(|one| !matches!(one.ended, Some(Progress::Founded))));
    assert!(four[0].has_failed(), "what was sealed for it belongs to the other draw");
}

#[test]
fn who_says_something_else_to_one_member_keeps_it_out_only_until_it_hears_what_the_others_heard() {
    let mut four = four_that_agree();
    talk(&mut four, |step| match &step.step {
        Step::Founded(_) if is_of(step, 2) => Some(instead(step, &[1; 32])),
        _ => Some(step.clone()),
    });
    assert!([0, 1, 3].iter().all(|one| four[*one].ended.is_none() && four[*one].founding.share.is_some()), "they wait");
    talk(&mut four, |step| Some(step.clone()));
    assert!(four.iter().all(|one| matches!(one.ended, Some(Progress::Founded))));
}

#[test]
fn who_has_stored_its_share_goes_on_with_it() {
    let mut four = four_that_agree();
    talk(&mut four, |step| (!matches!(step.step, Step::Founded(_)) || !is_of(step, 0)).then(|| step.clone()));
    assert!(four[1..].iter().all(|one| one.ended.is_none()), "they wait for the first");
    let share = four[0].founding.share.clone().unwrap();
    four[0].founding = Founding::with_share(roster(0), &four[0].secret, share);
    assert!(four[0].founding.is_agreed() && !four[0].agree(20));
    talk(&mut four, |step| Some(step.clone()));
    assert!(four[1..].iter().all(|one| matches!(one.ended, Some(Progress::Founded))));
}

#[test]
fn who_has_forgotten_what_it_drew_takes_part_no_more() {
    let mut four = four_that_agree();
    talk(&mut four, |step| matches!(step.step, Step::RoundOne(_)).then(|| step.clone()));
    let old = four[0].first_round();
    assert!(four[0].own_steps().len() > 2, "it has sealed shares for the others");
    four[0] = One::new(secrets().remove(0), &roster(0));
    four[0].advance();
    assert!(four[0].ended.is_none());
    assert!(four[0].founding.hear(old), "somebody has heard it before");
    four[0].advance();
    assert!(four[0].has_failed());
}

#[test]
fn another_draw_is_sealed_with_another_key() {
    let sealed = |draw| {
        let mut four = four();
        assert!(four[0].agree(draw));
        (1..4).for_each(|one| assert!(four[one].agree(one as u8)));
        talk(&mut four, |step| matches!(step.step, Step::RoundOne(_)).then(|| step.clone()));
        let for_second = |step: &SignedStep| match &step.step {
            Step::RoundTwo { to, sealed } if *to == secrets()[1].key() => Some(sealed.clone()),
            _ => None,
        };
        let sealed = four[0].own_steps().iter().find_map(for_second).unwrap();
        let draw = four[0].founding.draw_of(&secrets()[0].key()).unwrap();
        let opened = secrets()[1].open(&draw, &secrets()[0].exchange_key(), &sealed).unwrap();
        (sealed, opened)
    };
    let ((one, first), (other, second)) = (sealed(20), sealed(21));
    let difference = |one: &[u8], other: &[u8]| one.iter().zip(other).take(32).map(|(a, b)| a ^ b).collect::<Vec<u8>>();
    assert_ne!(difference(&one, &other), difference(&first, &second), "one key for two shares shows their difference");
}
