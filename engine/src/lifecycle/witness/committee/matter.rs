//! What a committee is asked, and what that comes to for one member (`docs/spec/09-witness.md`, section 10, rules 5, 7 and 8).
use std::collections::BTreeSet;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::{Stage, agenda, epoch_may_follow};
use crate::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use crate::lifecycle::witness::message::{Answer, Greeting, Question, Taken};
use crate::lifecycle::witness::office::Witness;
use crate::lifecycle::witness::serve::AnswerDraft;
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::Telomeer;
use crate::token::transfer::check::IssuanceBook;
use crate::trust::blame::Verdict;
use crate::trust::epoch::{KeyId, RevocationEpoch, RevocationEpochDraft};
use crate::trust::fraud_proof::FraudProof;

/// What a committee is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A holder's question.
    Question(Question),
    /// A holder's surrender for good that a member's person did not agree to: its coins begin anew.
    Declined(Question),
    /// To say who it is, in a session with this transcript.
    Greeting(Hash),
    /// To revoke the keys that these fraud proofs convict.
    Epoch(Vec<Vec<u8>>),
}

impl Matter {
    /// The chains that are shown with it.
    pub(super) fn chains(&self) -> Vec<&Telomeer> {
        match self {
            Self::Question(Question::Register(chains)) | Self::Declined(Question::Register(chains)) => {
                chains.iter().collect()
            }
            Self::Question(Question::Surrender(coins)) | Self::Declined(Question::Surrender(coins)) => {
                coins.iter().map(|coin| &coin.telomeer).collect()
            }
            Self::Question(Question::FileAbort(_)) | Self::Declined(Question::FileAbort(_)) => Vec::new(),
            Self::Greeting(_) | Self::Epoch(_) => Vec::new(),
        }
    }
}

/// A matter on its way from member to member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// What is asked.
    pub matter: Matter,
    /// The moment by which it is judged (rule 7).
    pub at: Timestamp,
    /// The number of the newest epoch, which what is signed bears.
    pub epoch: u16,
}

impl Put {
    /// What it is called.
    pub fn id(&self) -> Hash {
        Hash::derive("ballot", &[&[11], &self.matter.id().0, &self.at.0.to_le_bytes(), &self.epoch.to_le_bytes()])
    }
}

/// What whoever put a matter is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A question's answer.
    Answer(Answer),
    /// The group's introduction.
    Greeting(Greeting),
    /// The newest epoch.
    Epoch(Box<RevocationEpoch>),
}

impl Outcome {
    /// The same for a member that did not put the matter itself: who put it tells the holder first, and nobody else is to hand out
    /// anything for coins that were given back.
    pub(super) fn again(self) -> Self {
        let Self::Answer(Answer::Taken(mut taken)) = self else { return self };
        for coin in &mut taken {
            coin.repeated |= matches!(coin.taken, Taken::Retired(_));
        }
        Self::Answer(Answer::Taken(taken))
    }
}

/// What a member knows of the world beside what members say.
pub(super) struct Knowledge<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) book: &'a IssuanceBook,
    pub(super) group: PublicKey,
}

/// What a put matter comes to for one member: what must be decided first, what is to be signed, and the answer.
pub(super) struct Case {
    /// What the members vote on. `None` when the chains contradict each other, or an epoch may not follow.
    pub(super) stages: Option<Vec<Stage>>,
    /// What the group signs.
    pub(super) messages: Vec<[u8; 41]>,
    draft: Draft,
}

enum Draft {
    Answer(AnswerDraft),
    Greeting(Hash),
    /// None when none may follow.
    Epoch(Option<RevocationEpochDraft>),
    /// The newest epoch names them all.
    Listed(RevocationEpoch),
}

impl Knowledge<'_> {
    /// Judges a matter. What a payee asks is judged by this member's own clock, all else by the moment at which it was put.
    pub(super) fn case(&self, put: &Put, own_clock: Timestamp, dice: &mut Dice) -> Case {
        match &put.matter {
            Matter::Question(question) => {
                let at = if matches!(question, Question::FileAbort(_)) { own_clock } else { put.at };
                let draft = self.witness(put.epoch).answer(question, at, dice);
                self.case_of(Draft::Answer(draft))
            }
            Matter::Declined(question) => {
                let draft = self.witness(put.epoch).answer(question, put.at, dice).declined();
                self.case_of(Draft::Answer(draft))
            }
            Matter::Greeting(transcript) => self.case_of(Draft::Greeting(*transcript)),
            Matter::Epoch(proofs) => self.case_of(self.next_epoch(put, proofs, dice)),
        }
    }

    /// The same when 2f + 1 members have decided: that a transfer is void, though this member's own window need not be over.
    pub(super) fn decided_case(&self, put: &Put, own_clock: Timestamp, dice: &mut Dice) -> Case {
        match &put.matter {
            Matter::Question(Question::FileAbort(filed)) if !self.ledger.is_committed(&filed.opening.hash()) => {
                self.case_of(Draft::Answer(AnswerDraft::void((**filed).clone(), (KeyPath::Issuer, self.group))))
            }
            _ => self.case(put, own_clock, dice),
        }
    }

    fn witness(&self, epoch: u16) -> Witness<'_> {
        Witness { ledger: self.ledger, book: self.book, key: (KeyPath::Issuer, self.group), epoch }
    }

    fn case_of(&self, draft: Draft) -> Case {
        let messages = draft.messages(self.group);
        let unsigned = vec![Signature([0; 64]); messages.len()];
        let (records, _) = draft.finish(self.group, &unsigned);
        let stages = if matches!(draft, Draft::Epoch(None)) { None } else { agenda(self.ledger, &records) };
        Case { stages, messages, draft }
    }

    /// The newest epoch, and the keys that proofs convict beside.
    fn next_epoch(&self, put: &Put, proofs: &[Vec<u8>], dice: &mut Dice) -> Draft {
        let newest = RevocationEpoch::parse(&self.ledger.epoch).ok();
        let convicts: BTreeSet<KeyId> = proofs.iter().filter_map(|proof| self.convict(proof, dice)).collect();
        match newest {
            Some(newest) if convicts.iter().all(|key| newest.contains(key)) => Draft::Listed(newest),
            newest => Draft::Epoch(self.following(newest.as_ref(), put.at, &convicts)),
        }
    }

    fn following(
        &self,
        newest: Option<&RevocationEpoch>,
        at: Timestamp,
        convicts: &BTreeSet<KeyId>,
    ) -> Option<RevocationEpochDraft> {
        let known = newest.map_or(&[][..], RevocationEpoch::revoked);
        let number = newest.map_or(0, RevocationEpoch::epoch).checked_add(1)?;
        let draft = RevocationEpoch::draft(self.group, number, at, known.iter().chain(convicts).copied()).ok()?;
        let unsigned = draft.clone().with_signature(Signature([0; 64]));
        epoch_may_follow(newest, &unsigned, at, convicts).then_some(draft)
    }

    fn convict(&self, proof: &[u8], dice: &mut Dice) -> Option<KeyId> {
        let proof = FraudProof::parse(proof).ok()?;
        let settles = |known: &&SignedIssuance| known.issuance.witnesses.contains(&self.group);
        let issuance = self.book.get(&proof.coin().issuance).filter(settles)?;
        match proof.verify(Some(issuance), dice).ok()? {
            Verdict::Culprit { key, .. } => Some(key.kid()),
            _ => None,
        }
    }
}

impl Case {
    /// Whether nothing is left to decide or to sign: the answer follows from what was decided before.
    pub(super) fn is_known(&self) -> bool {
        self.messages.is_empty() && self.stages.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether chains that are shown hold, whatever they come to.
    pub(super) fn shows_chains(&self) -> bool {
        matches!(&self.draft, Draft::Answer(draft) if !draft.is_refused())
    }

    /// What is to be written, and what may be said then.
    pub(super) fn finish(&self, group: PublicKey, signatures: &[Signature]) -> (Vec<LedgerRecord>, Option<Outcome>) {
        self.draft.finish(group, signatures)
    }
}

impl Draft {
    fn messages(&self, group: PublicKey) -> Vec<[u8; 41]> {
        match self {
            Self::Answer(draft) => draft.wanted().into_iter().map(|wanted| wanted.message).collect(),
            Self::Greeting(transcript) => vec![Greeting::message(&group, transcript)],
            Self::Epoch(epoch) => epoch.iter().map(|epoch| signed_message(SigRole::Epoch, &epoch.value())).collect(),
            Self::Listed(_) => Vec::new(),
        }
    }

    fn finish(&self, group: PublicKey, signatures: &[Signature]) -> (Vec<LedgerRecord>, Option<Outcome>) {
        match (self, signatures.first()) {
            (Self::Answer(draft), _) => {
                let (records, answer) = draft.clone().finish(signatures);
                (records, Some(Outcome::Answer(answer)))
            }
            (Self::Greeting(_), Some(signature)) => {
                (Vec::new(), Some(Outcome::Greeting(Greeting { witness: group, signature: *signature })))
            }
            (Self::Epoch(Some(epoch)), Some(signature)) => {
                let epoch = epoch.clone().with_signature(*signature);
                (vec![LedgerRecord::Epoch(epoch.encode())], Some(Outcome::Epoch(Box::new(epoch))))
            }
            (Self::Listed(epoch), _) => (Vec::new(), Some(Outcome::Epoch(Box::new(epoch.clone())))),
            (Self::Greeting(_) | Self::Epoch(_), _) => (Vec::new(), None),
        }
    }
}
