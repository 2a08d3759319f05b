//! I8: whatever contradiction anybody could show, and whatever they leave out of it, the engine's blame names nobody honest.
use std::collections::HashMap;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::token::hop::Direction;
use juicetokens_engine::trust::blame::{SpendFacts, TransferFacts, Verdict, blame, blame_transfer};

use crate::book::{Book, Case, CaseId, Kind, Spend};
use crate::mutant::Mutant;
use crate::world::{Global, World};

/// What can be shown beside a spend: acknowledgement, later spend, the payee's abort.
type Shown = [bool; 3];

/// Conflicts judged so far.
#[derive(Default)]
pub(crate) struct Conflicts {
    memo: HashMap<(CaseId, CaseId, [Shown; 2]), bool>,
    of_one: HashMap<(CaseId, Shown, [bool; 3]), bool>,
}

impl Conflicts {
    /// Whether some conflict that exists in a state can be shown so that somebody honest is blamed.
    pub(crate) fn blames_an_honest(&mut self, world: &mut World, state: &Global) -> bool {
        let net = world.sayable(state);
        let book = &world.local.book;
        let mutant = world.local.mutant;
        let has = |kind: Kind, case: CaseId| book.about(kind, case).is_some_and(|said| net >> said & 1 == 1);
        let all = 0..CaseId::try_from(book.cases.len()).expect("few headers");
        let complete: Vec<CaseId> =
            all.filter(|case| has(Kind::Commit, *case) || has(Kind::Registered, *case)).collect();
        let shown = |case: CaseId| {
            let links: Vec<&Hash> = book.cases[usize::from(case)].paid.iter().map(|spend| &spend.link).collect();
            let later = complete.iter().any(|other| {
                let spends = spends_of(&book.cases[usize::from(*other)]);
                spends.into_iter().any(|(spend, _)| links.contains(&&spend.prev))
            });
            [has(Kind::Final, case), later, has(Kind::Filed, case) || has(Kind::ReceiverAbort, case)]
        };
        for (place, first) in complete.iter().enumerate() {
            let mut voids =
                [Kind::SenderAbort, Kind::ReceiverAbort, Kind::AbortCertificate].map(|kind| has(kind, *first));
            // A judge who asks for no AbortCert takes the payee's abort for one.
            voids[2] |= mutant == Some(Mutant::ReceiverAbortAlone) && shown(*first)[2];
            let key = (*first, shown(*first), voids);
            if *self.of_one.entry(key).or_insert_with(|| is_unjust_of_one(book, key)) {
                return true;
            }
            for second in &complete[place + 1..] {
                let key = (*first, *second, [shown(*first), shown(*second)]);
                let unjust = *self.memo.entry(key).or_insert_with(|| is_unjust(book, mutant, key));
                if unjust {
                    return true;
                }
            }
        }
        false
    }
}

fn spends_of(case: &Case) -> Vec<(&Spend, Direction)> {
    let paid = case.paid.iter().map(|spend| (spend, Direction::Payment));
    paid.chain(case.change.iter().map(|spend| (spend, Direction::Change))).collect()
}

/// Whether two headers contradict each other in some coin, and some way of showing it blames somebody honest.
fn is_unjust(book: &Book, mutant: Option<Mutant>, (first, second, shown): (CaseId, CaseId, [Shown; 2])) -> bool {
    let (one, other) = (&book.cases[usize::from(first)], &book.cases[usize::from(second)]);
    for (mine, direction) in spends_of(one) {
        for (theirs, their_direction) in spends_of(other) {
            if (mine.coin, mine.seq, mine.prev, mine.owner) != (theirs.coin, theirs.seq, theirs.prev, theirs.owner)
                || mine.link == theirs.link
            {
                continue;
            }
            for mask in 0..64_u8 {
                let part = |side: usize| [0, 1, 2].map(|bit| shown[side][bit] && mask >> (side * 3 + bit) & 1 == 1);
                let mut facts =
                    [facts_of(one, (mine, direction), part(0)), facts_of(other, (theirs, their_direction), part(1))];
                if mutant == Some(Mutant::UnrelatedEvidenceExcuses) {
                    misread(&mut facts);
                }
                if blames_honest(book, blame(mine.owner, &facts[0], &facts[1])) {
                    return true;
                }
            }
        }
    }
    false
}

/// Whether some way of showing what was signed of one header, and nothing else, blames somebody honest.
fn is_unjust_of_one(book: &Book, (case, shown, voids): (CaseId, Shown, [bool; 3])) -> bool {
    let case = &book.cases[usize::from(case)];
    let kinds = [SigRole::SenderAbort, SigRole::ReceiverAbort, SigRole::AbortCertificate];
    let signed = || kinds.into_iter().zip(voids).filter(|(_, is_signed)| *is_signed).map(|(kind, _)| kind);
    spends_of(case).into_iter().any(|(spend, direction)| {
        (0..8_u8).any(|mask| {
            let part = [0, 1, 2].map(|bit| shown[bit] && mask >> bit & 1 == 1);
            let transfer = facts_of(case, (spend, direction), part).transfer.expect("a hop is of a transfer");
            signed().any(|kind| blames_honest(book, blame_transfer(spend.owner, &transfer, kind)))
        })
    })
}

/// Evidence is taken to name the other spend, whatever it names.
fn misread(facts: &mut [SpendFacts; 2]) {
    let headers = facts.each_ref().map(|facts| facts.transfer.as_ref().map(|transfer| transfer.header));
    for (facts, other) in facts.iter_mut().zip([headers[1], headers[0]]) {
        for (_, header) in &mut facts.voids {
            *header = other.unwrap_or(*header);
        }
    }
}

fn facts_of(case: &Case, (spend, direction): (&Spend, Direction), shown: Shown) -> SpendFacts {
    let coins = if direction == Direction::Payment { &case.agreement.payment } else { &case.agreement.change };
    let places = if direction == Direction::Payment { &case.paid } else { &case.change };
    let place = places.iter().position(|other| other.link == spend.link).expect("one of them");
    let voids: Vec<(SigRole, Hash)> =
        coins[place].void.iter().map(|evidence| (evidence.kind, evidence.header)).collect();
    let terms = &case.agreement.terms;
    let [acknowledged, spent_on, receiver_aborted] = shown;
    let transfer = TransferFacts {
        header: case.header,
        direction,
        sender: terms.payer(),
        receiver: terms.payee(),
        no_witness: terms.plan.plan.no_witness,
        // In change an acknowledgement is shown in the place of the commit.
        committed: direction == Direction::Payment || !acknowledged,
        acknowledged,
        spent_on,
        receiver_aborted,
    };
    SpendFacts { link: spend.link, transfer: Some(transfer), voids }
}

fn blames_honest(book: &Book, verdict: Verdict) -> bool {
    match verdict {
        Verdict::Culprit { key, .. } => book.cast.people.iter().any(|person| person.honest && person.key() == key),
        Verdict::Nobody | Verdict::ProvesNothing => false,
    }
}
