//! Every rule that is known to break the protocol is found out, by the invariants it must break.
#![allow(clippy::print_stdout)]
use juicetokens_model::mutant::Mutant;

const MOST_STATES: usize = 4_000_000;

fn is_found_out(mutant: Mutant) {
    let searched = mutant.search(MOST_STATES);
    for invariant in mutant.trial().1 {
        let trace = searched.found.violations.get(invariant);
        assert!(trace.is_some(), "{mutant:?} must break {}", invariant.text());
        println!("{mutant:?} breaks {} after {} steps", invariant.text(), trace.map_or(0, Vec::len));
    }
}

macro_rules! mutants {
    ($($test:ident: $mutant:ident,)*) => {
        $(
            #[test]
            fn $test() {
                is_found_out(Mutant::$mutant);
            }
        )*

        #[test]
        fn every_mutant_is_here() {
            let here = [$(Mutant::$mutant),*];
            assert!(Mutant::ALL.iter().all(|mutant| here.contains(mutant)));
        }
    };
}

mutants! {
    a_payer_that_rolls_back_after_its_commit: RollbackAfterCommit,
    a_payee_that_unlocks_alone_at_expiry: UnlockAtExpiry,
    change_spent_before_it_is_acknowledged: ChangeSpendableAtCommit,
    a_late_commit_taken_after_filing: LateCommitAfterFiling,
    a_witness_that_lets_the_payer_abort_alone: WitnessAbortsForPayer,
    a_witness_that_takes_change_without_live_payment: WitnessTakesChangeAlone,
    a_payee_that_has_filed_before_it_leaves: FiledBeforeItLeaves,
    an_abort_timed_from_expiry_alone: TimedFromExpiryAlone,
    void_evidence_of_an_unrelated_transfer_taken_for_a_release: ForeignVoidEvidence,
    void_evidence_of_an_unrelated_transfer_taken_for_an_excuse: UnrelatedEvidenceExcuses,
    blame_for_a_receivers_abort_without_a_certificate: ReceiverAbortAlone,
    locks_without_the_link: LocksWithoutLink,
    an_abort_of_an_unknown_transfer: AbortForUnknown,
    a_commit_said_before_it_is_written: UnflushedCommit,
    a_vote_said_before_it_is_written: UnflushedVote,
    a_restore_without_quarantine: RestoreWithoutQuarantine,
    a_witness_that_forgot_its_locks: ForgetfulWitness,
    rules_without_a_witness_where_there_is_one: MixedRules,
    an_offer_taken_again_after_its_release: OfferTakenAgain,
}
