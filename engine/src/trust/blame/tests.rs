//! Every behaviour of a payer, a payee and a witness around one transfer X of a coin that was spent again, and every
//! choice of what to show of it. A verdict is judged against all the worlds that could have led to what is shown.
#![allow(clippy::print_stdout, clippy::struct_excessive_bools)]
use std::collections::BTreeMap;

use super::*;

const S_OWNER: PublicKey = PublicKey([1; 32]);
const S_HEADER: PublicKey = PublicKey([2; 32]);
const R_OWNER: PublicKey = PublicKey([3; 32]);
const R_HEADER: PublicKey = PublicKey([4; 32]);
const OTHER: PublicKey = PublicKey([5; 32]);

const X: Hash = Hash([10; 32]);
const AGAIN: Hash = Hash([11; 32]);
const THIRD: Hash = Hash([12; 32]);

/// Which coin was spent again, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spent {
    /// A coin that X pays, by the payer.
    Paid,
    /// A coin that X gives as change, by the payee.
    Change,
}

/// What the second spend is and which evidence it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Again {
    spent: Spent,
    names_a5: bool,
    names_y: bool,
    names_cert: bool,
    names_third: bool,
    is_surrender: bool,
}

/// What was signed about X.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct World {
    witnessed: bool,
    vote: bool,
    commit: bool,
    a5: bool,
    ack: bool,
    later: bool,
    y: bool,
    cert: bool,
    again: Again,
}

/// What a prover shows of it: the judge sees this alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shown {
    witnessed: bool,
    again: Again,
    ack: bool,
    later: bool,
    y: bool,
    other_keys: bool,
}

/// How far a witness keeps its own rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Witness {
    /// It signs an AbortCert for the payee's Y alone, and none for what was registered.
    Honest,
    /// It signs an AbortCert that nobody asked for.
    Unasked,
    /// It has forgotten what was registered.
    Forgetful,
}

impl World {
    fn took(&self) -> bool {
        self.ack || self.later
    }

    /// Both spends can be shown: their owner signed them, and beside a vote the payer committed.
    fn is_conflict(&self) -> bool {
        self.commit && (self.vote || self.again.spent == Spent::Paid)
    }

    fn is_possible(&self, witness: Witness) -> bool {
        let again = &self.again;
        let exists = (self.a5 || !again.names_a5) && (self.y || !again.names_y) && (self.cert || !again.names_cert);
        let asked = self.y || !self.cert || witness != Witness::Honest;
        exists && asked && (self.witnessed || !self.cert)
    }

    /// As far as X alone goes.
    fn payer_decides_once(&self) -> bool {
        !(self.commit && self.a5) && (self.vote || !(self.commit || self.a5))
    }

    fn payer_is_honest(&self) -> bool {
        let release = if self.witnessed { self.again.names_cert } else { self.again.names_y };
        self.payer_decides_once() && (self.again.spent != Spent::Paid || !self.commit || release)
    }

    /// As far as X alone goes.
    fn payee_aborts_or_takes(&self, witness: Witness) -> bool {
        let signs_in_order = (self.vote || !(self.took() || self.y)) && (self.commit || !self.took());
        let registered = self.witnessed && (!self.cert || witness == Witness::Forgetful);
        signs_in_order && (!(self.took() && self.y) || registered)
    }

    fn payee_is_honest(&self, witness: Witness) -> bool {
        let again = &self.again;
        let released = !self.witnessed || again.names_a5 || again.names_cert;
        let spends_once = again.spent != Spent::Change || !self.vote || (released && !self.took());
        self.payee_aborts_or_takes(witness) && spends_once
    }
}

fn each<T>(out: &mut Vec<T>, bits: u32, make: impl Fn(&dyn Fn(u32) -> bool) -> T) {
    out.extend((0..1 << bits).map(|number: u32| make(&|bit| number >> bit & 1 == 1)));
}

fn agains() -> Vec<Again> {
    let mut all = Vec::new();
    each(&mut all, 6, |bit| Again {
        spent: if bit(0) { Spent::Paid } else { Spent::Change },
        names_a5: bit(1),
        names_y: bit(2),
        names_cert: bit(3),
        names_third: bit(4),
        is_surrender: bit(5),
    });
    // One transfer is named once.
    all.retain(|again| {
        [again.names_a5, again.names_y, again.names_cert].into_iter().filter(|named| *named).count() < 2
    });
    all
}

fn worlds() -> Vec<World> {
    let mut all = Vec::new();
    for again in agains() {
        each(&mut all, 8, |bit| World {
            witnessed: bit(0),
            vote: bit(1),
            commit: bit(2),
            a5: bit(3),
            ack: bit(4),
            later: bit(5),
            y: bit(6),
            cert: bit(7),
            again,
        });
    }
    all
}

fn shown_of(world: &World) -> Vec<Shown> {
    let mut all = Vec::new();
    each(&mut all, 4, |bit| Shown {
        witnessed: world.witnessed,
        again: world.again,
        ack: bit(0),
        later: bit(1),
        y: bit(2),
        other_keys: bit(3),
    });
    // The coin that was spent again is shown, and change is not what a payee was paid.
    let later = world.later && world.again.spent == Spent::Paid;
    all.retain(|shown| (world.ack || !shown.ack) && (later || !shown.later) && (world.y || !shown.y));
    all
}

/// Who could have kept the rules, given what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Explained {
    payer_honest: bool,
    payee_honest: bool,
    both_honest: bool,
}

/// What two spends show beside themselves: no more than the acknowledgement of change, in the place of the commit.
fn beside_two_spends(shown: &Shown) -> bool {
    let may_show_ack = shown.again.spent == Spent::Change && !shown.again.names_a5;
    !shown.later && !shown.y && (may_show_ack || !shown.ack)
}

fn explanations(witness: Witness) -> BTreeMap<Shown, Explained> {
    let mut all: BTreeMap<Shown, Explained> = BTreeMap::new();
    for world in worlds().into_iter().filter(|world| world.is_conflict() && world.is_possible(witness)) {
        let (payer, payee) = (world.payer_is_honest(), world.payee_is_honest(witness));
        for shown in shown_of(&world).into_iter().filter(beside_two_spends) {
            let explained = all.entry(shown).or_default();
            explained.payer_honest |= payer;
            explained.payee_honest |= payee;
            explained.both_honest |= payer && payee;
        }
    }
    all
}

impl Shown {
    fn owner(&self) -> PublicKey {
        match self.again.spent {
            Spent::Paid => S_OWNER,
            Spent::Change => R_OWNER,
        }
    }

    fn facts(&self) -> [SpendFacts; 2] {
        let paid = self.again.spent == Spent::Paid;
        let direction = if paid { Direction::Payment } else { Direction::Change };
        // Only the owner's side can have another key in the header than in the proof.
        let transfer = TransferFacts {
            header: X,
            direction,
            sender: if paid && !self.other_keys { S_OWNER } else { S_HEADER },
            receiver: if !paid && !self.other_keys { R_OWNER } else { R_HEADER },
            no_witness: !self.witnessed,
            committed: paid || !self.ack,
            acknowledged: self.ack,
            spent_on: self.later,
            receiver_aborted: self.y,
        };
        let again = TransferFacts {
            header: AGAIN,
            direction: Direction::Payment,
            sender: self.owner(),
            receiver: OTHER,
            committed: true,
            acknowledged: false,
            spent_on: false,
            receiver_aborted: false,
            ..transfer
        };
        [
            SpendFacts { link: X, transfer: Some(transfer), voids: Vec::new() },
            SpendFacts { link: AGAIN, transfer: (!self.again.is_surrender).then_some(again), voids: self.voids() },
        ]
    }

    fn voids(&self) -> Vec<(SigRole, Hash)> {
        let again = &self.again;
        let carried = [
            (again.names_third, SigRole::SenderAbort, THIRD),
            (again.names_third, SigRole::AbortCertificate, THIRD),
            (again.names_a5, SigRole::SenderAbort, X),
            (again.names_y, SigRole::ReceiverAbort, X),
            (again.names_cert, SigRole::AbortCertificate, X),
        ];
        carried.into_iter().filter(|(carried, ..)| *carried).map(|(_, kind, header)| (kind, header)).collect()
    }
}

type Judge = fn(&Shown) -> Verdict;

fn judge(shown: &Shown) -> Verdict {
    let [first, second] = shown.facts();
    let verdict = blame(shown.owner(), &first, &second);
    assert_eq!(verdict, blame(shown.owner(), &second, &first), "the order of the halves does not count");
    verdict
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    HonestBlamed(BlameRule),
    GuiltyLeft,
}

/// What is wrong with a judge.
fn faults(judge: Judge, witness: Witness) -> Vec<(Fault, Shown)> {
    let mut faults = Vec::new();
    for (shown, explained) in explanations(witness) {
        let fault = match judge(&shown) {
            Verdict::Culprit { key, rule } => {
                let is_payer = key == S_OWNER || key == S_HEADER;
                assert!(is_payer || key == R_OWNER || key == R_HEADER, "a stranger was blamed: {shown:?}");
                let could_be_honest = if is_payer { explained.payer_honest } else { explained.payee_honest };
                could_be_honest.then_some(Fault::HonestBlamed(rule))
            }
            Verdict::Nobody | Verdict::ProvesNothing => (!explained.both_honest).then_some(Fault::GuiltyLeft),
        };
        faults.extend(fault.map(|fault| (fault, shown)));
    }
    faults
}

#[test]
fn whoever_must_have_cheated_is_named_and_nobody_else() {
    assert_eq!(faults(judge, Witness::Unasked), []);
    let all = explanations(Witness::Unasked);
    let conflicts = worlds().into_iter().filter(|world| world.is_conflict() && world.is_possible(Witness::Unasked));
    let guilty = all.keys().filter(|shown| matches!(judge(shown), Verdict::Culprit { .. })).count();
    println!(
        "{} combinations, {} possible conflicts, {} ways to show them, {guilty} with a culprit",
        worlds().len(),
        conflicts.count(),
        all.len()
    );
    assert!(guilty > 100 && guilty < all.len());
}

#[test]
fn of_two_spends_no_witness_can_mislead() {
    for witness in [Witness::Honest, Witness::Forgetful] {
        assert_eq!(faults(judge, witness), []);
    }
}

/// A payee that received change's commit and then the payer's abort was released: whoever hides the commit accuses nobody.
#[test]
fn the_payers_abort_beside_an_acknowledgement_alone_convicts_nobody() {
    for world in worlds().into_iter().filter(|world| world.is_conflict() && world.is_possible(Witness::Unasked)) {
        for shown in shown_of(&world).into_iter().filter(|shown| shown.again.spent == Spent::Change) {
            let hides_the_commit = shown.ack && shown.again.names_a5;
            assert!(!hides_the_commit || judge(&shown) == Verdict::Nobody, "{shown:?}");
            let alone = Alone { shown, void: Void::A5 };
            assert!(!shown.ack || alone.judge() == Verdict::ProvesNothing, "{shown:?}");
        }
    }
}

#[test]
fn every_rule_and_every_verdict_occurs() {
    let all = explanations(Witness::Honest);
    let verdicts: Vec<Verdict> = all.keys().map(judge).collect();
    for rule in [BlameRule::SpentTwice, BlameRule::CommittedAndAborted, BlameRule::ReceivedAndAborted] {
        for payer in [true, false] {
            let is_his = |key: PublicKey| payer == (key == S_OWNER || key == S_HEADER);
            let found = verdicts
                .iter()
                .any(|verdict| matches!(verdict, Verdict::Culprit { key, rule: by } if *by == rule && is_his(*key)));
            let possible = payer || rule != BlameRule::CommittedAndAborted;
            let possible = possible && (!payer || rule != BlameRule::ReceivedAndAborted);
            assert_eq!(found, possible, "{rule:?} {payer}");
        }
    }
    assert!(verdicts.contains(&Verdict::Nobody) && verdicts.contains(&Verdict::ProvesNothing));
}

fn has(faults: &[(Fault, Shown)], looked_for: fn(&Fault) -> bool) -> bool {
    faults.iter().any(|(fault, _)| looked_for(fault))
}

fn is_wrong_blame(fault: &Fault) -> bool {
    matches!(fault, Fault::HonestBlamed(_))
}

#[test]
fn a_judge_who_takes_evidence_of_an_unrelated_transfer_is_wrong_both_ways() {
    let mutant: Judge = |shown| {
        let [first, mut second] = shown.facts();
        for (_, header) in &mut second.voids {
            *header = X;
        }
        blame(shown.owner(), &first, &second)
    };
    let found = faults(mutant, Witness::Unasked);
    assert!(has(&found, is_wrong_blame));
    let only_certificates: Judge = |shown| {
        let [first, mut second] = shown.facts();
        second.voids.retain(|void| *void != (SigRole::SenderAbort, THIRD));
        second.voids.iter_mut().for_each(|void| void.1 = X);
        blame(shown.owner(), &first, &second)
    };
    assert!(has(&faults(only_certificates, Witness::Unasked), |fault| *fault == Fault::GuiltyLeft));
}

#[test]
fn a_judge_who_asks_for_no_abort_certificate_blames_the_honest() {
    let mutant: Judge = |shown| {
        let [first, mut second] = shown.facts();
        if second.voids.contains(&(SigRole::ReceiverAbort, X)) {
            second.voids.push((SigRole::AbortCertificate, X));
        }
        blame(shown.owner(), &first, &second)
    };
    let found = faults(mutant, Witness::Unasked);
    assert!(has(&found, |fault| *fault == Fault::GuiltyLeft), "Y alone would excuse the payer");
    let alone = explanations_of_x_alone(Witness::Unasked).into_iter().filter(|(alone, _)| alone.void == Void::Y);
    let mut blamed = alone.filter(|(alone, _)| {
        let as_certificate = Alone { void: Void::Cert, shown: Shown { y: true, ..alone.shown } };
        matches!(as_certificate.judge(), Verdict::Culprit { .. })
    });
    assert!(blamed.any(|(_, explained)| explained.payee_honest), "a payee that had filed was registered and took it");
}

#[test]
fn a_judge_who_mixes_the_two_rule_sets_is_wrong_both_ways() {
    let mutant: Judge = |shown| {
        let facts = shown.facts().map(|mut spend| {
            if let Some(transfer) = &mut spend.transfer {
                transfer.no_witness = !transfer.no_witness;
            }
            spend
        });
        blame(shown.owner(), &facts[0], &facts[1])
    };
    let found = faults(mutant, Witness::Unasked);
    assert!(has(&found, is_wrong_blame) && has(&found, |fault| *fault == Fault::GuiltyLeft));
}

#[test]
fn a_judge_who_sees_no_evidence_blames_the_honest() {
    let mutant: Judge = |shown| {
        let [first, mut second] = shown.facts();
        second.voids.clear();
        blame(shown.owner(), &first, &second)
    };
    assert!(has(&faults(mutant, Witness::Unasked), is_wrong_blame));
}

#[test]
fn a_judge_who_never_looks_at_the_payee_leaves_it() {
    let mutant: Judge = |shown| {
        let [mut first, second] = shown.facts();
        if let Some(transfer) = &mut first.transfer {
            transfer.acknowledged = false;
        }
        blame(shown.owner(), &first, &second)
    };
    assert!(has(&faults(mutant, Witness::Unasked), |fault| *fault == Fault::GuiltyLeft));
}

/// One transfer as a prover shows it without a second spend: what voids it, and what its payee signed beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alone {
    shown: Shown,
    void: Void,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Void {
    A5,
    Y,
    Cert,
}

impl Alone {
    fn judge(&self) -> Verdict {
        let [SpendFacts { transfer: Some(transfer), .. }, _] = self.shown.facts() else {
            unreachable!("the first is X")
        };
        let void = match self.void {
            Void::A5 => SigRole::SenderAbort,
            Void::Y => SigRole::ReceiverAbort,
            Void::Cert => SigRole::AbortCertificate,
        };
        blame_transfer(self.shown.owner(), &transfer, void)
    }
}

/// Who could have kept the rules about X, whatever else they spent, given what is shown of it alone.
fn explanations_of_x_alone(witness: Witness) -> BTreeMap<Alone, Explained> {
    let mut all: BTreeMap<Alone, Explained> = BTreeMap::new();
    let nothing_named = |again: &Again| *again == Again { spent: again.spent, ..NONE.again };
    let worlds = worlds().into_iter().filter(|world| nothing_named(&world.again));
    for world in worlds.filter(|world| world.is_conflict() && world.is_possible(witness)) {
        let (payer, payee) = (world.payer_decides_once(), world.payee_aborts_or_takes(witness));
        for (void, is_signed) in [(Void::A5, world.a5), (Void::Y, world.y), (Void::Cert, world.cert)] {
            // Beside the payer's abort its commit is shown.
            let fits = |shown: &Shown| is_signed && !(void == Void::A5 && shown.ack);
            for shown in shown_of(&world).into_iter().filter(fits) {
                let explained = all.entry(Alone { shown, void }).or_default();
                explained.payer_honest |= payer;
                explained.payee_honest |= payee;
                explained.both_honest |= payer && payee;
            }
        }
    }
    all
}

fn faults_of_x_alone(witness: Witness) -> Vec<(Fault, Alone)> {
    let faults = explanations_of_x_alone(witness).into_iter().filter_map(|(alone, explained)| {
        let fault = match alone.judge() {
            Verdict::Culprit { key, rule } => {
                let is_payer = key == S_OWNER || key == S_HEADER;
                let could_be_honest = if is_payer { explained.payer_honest } else { explained.payee_honest };
                could_be_honest.then_some(Fault::HonestBlamed(rule))
            }
            Verdict::Nobody | Verdict::ProvesNothing => (!explained.both_honest).then_some(Fault::GuiltyLeft),
        };
        fault.map(|fault| (fault, alone))
    });
    faults.collect()
}

#[test]
fn of_one_transfer_whoever_must_have_cheated_is_named_and_nobody_else() {
    assert_eq!(faults_of_x_alone(Witness::Unasked), []);
    let all = explanations_of_x_alone(Witness::Unasked);
    let by = |rule| {
        let is_his = |verdict| matches!(verdict, Verdict::Culprit { rule: found, .. } if found == rule);
        all.keys().filter(|alone| is_his(alone.judge())).count()
    };
    println!("{} ways to show one transfer", all.len());
    assert_eq!(by(BlameRule::SpentTwice), 0, "nothing is shown of a second spend");
    assert!(by(BlameRule::CommittedAndAborted) > 0 && by(BlameRule::ReceivedAndAborted) > 0);
}

#[test]
fn of_one_transfer_too_the_payees_abort_must_be_shown_and_only_rule_four_rests_on_the_witness() {
    let left = faults_of_x_alone(Witness::Honest);
    assert!(!left.is_empty());
    assert!(left.iter().all(|(fault, alone)| *fault == Fault::GuiltyLeft && !alone.shown.y));
    let misled = faults_of_x_alone(Witness::Forgetful);
    assert!(misled.iter().any(|(fault, _)| *fault == Fault::HonestBlamed(BlameRule::ReceivedAndAborted)));
    assert!(misled.iter().all(|(fault, alone)| {
        *fault == Fault::HonestBlamed(BlameRule::ReceivedAndAborted) && alone.void == Void::Cert
    }));
}

/// Three spends of one coin in one place; each may carry a release from each earlier one.
#[test]
fn an_owner_who_was_released_twice_needs_both_releases() {
    let spend = |number: u8, released: &[u8]| SpendFacts {
        link: Hash([number; 32]),
        transfer: Some(TransferFacts {
            header: Hash([number; 32]),
            direction: Direction::Payment,
            sender: S_OWNER,
            receiver: OTHER,
            no_witness: false,
            committed: true,
            acknowledged: false,
            spent_on: false,
            receiver_aborted: false,
        }),
        voids: released.iter().map(|&earlier| (SigRole::AbortCertificate, Hash([earlier; 32]))).collect(),
    };
    let guilty = Verdict::Culprit { key: S_OWNER, rule: BlameRule::SpentTwice };
    for releases in [&[][..], &[1], &[2], &[1, 2]] {
        let spends = [spend(1, &[]), spend(2, &[1]), spend(3, releases)];
        assert_eq!(blame(S_OWNER, &spends[0], &spends[1]), Verdict::Nobody);
        for earlier in [1, 2] {
            let verdict = blame(S_OWNER, &spends[usize::from(earlier) - 1], &spends[2]);
            assert_eq!(verdict, if releases.contains(&earlier) { Verdict::Nobody } else { guilty });
        }
    }
}

#[test]
fn the_same_spend_twice_or_a_header_of_no_chain_proves_nothing() {
    let shown = *explanations(Witness::Unasked).keys().find(|shown| !shown.again.is_surrender).unwrap_or(&NONE);
    let [first, second] = shown.facts();
    assert_eq!(blame(shown.owner(), &first, &first), Verdict::ProvesNothing);
    let mut mixed = second;
    if let Some(transfer) = &mut mixed.transfer {
        transfer.no_witness = !transfer.no_witness;
    }
    assert_eq!(blame(shown.owner(), &first, &mixed), Verdict::ProvesNothing);
}

const NONE: Shown = Shown {
    witnessed: true,
    again: Again {
        spent: Spent::Paid,
        names_a5: false,
        names_y: false,
        names_cert: false,
        names_third: false,
        is_surrender: false,
    },
    ack: false,
    later: false,
    y: false,
    other_keys: false,
};
