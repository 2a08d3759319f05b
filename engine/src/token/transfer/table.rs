//! What every arrival does to a written transfer: the table of `docs/spec/04-transfer.md`, section 5, as a pure function.
//! The engine, the simulator and the model checker all take their transitions from here.
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::Timestamp;
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::check::{IssuanceBook, Refusal};
use crate::token::transfer::doubt;
use crate::token::transfer::message::{ExoPak, Message, OwnerSignature, Refuse};
use crate::token::transfer::moment::Moment;
use crate::token::transfer::payee::{check_abort, check_commit, hold_commit};
use crate::token::transfer::payer::{AbortDraft, CheckedVote, CommitDraft, check_final, check_vote, settle_registered};
use crate::token::transfer::record::{Role, State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::{Outcome, SigningKeys, Unsigned, Written};
use crate::token::transfer::wire;

/// What reaches a written transfer.
pub enum Arrival<'a> {
    /// A message that names it, with its envelope. TRRs are verified by the session's owner before.
    Message(&'a Message, &'a [u8]),
    /// The offer's time is over.
    Deadline,
    /// The person here stops it, where that is this side's to decide.
    Stopped,
    /// The person here gives up waiting; only a payee without a witness may.
    GivenUp,
    /// The witness's pipe is about to take Y.
    Filing,
    /// The witness has registered the certificate, whose commits a payee may lack.
    Registered(&'a [OwnerSignature]),
    /// The witness has published the payee's request, and decides from this moment on.
    Published(Timestamp),
}

/// What a wallet lends to a step.
pub trait Holdings {
    /// Issuance records.
    fn book(&self) -> &IssuanceBook;

    /// Whether a coin is held, or awaited by an open transfer.
    fn holds_or_awaits(&self, token_id: &TokenId) -> bool;

    /// Signatures that are known to hold, if the wallet remembers them.
    fn signatures(&self) -> Option<&SignatureCache> {
        None
    }

    /// The transfer's own key, then each other key under which coins lie that the transfer reserves.
    fn signing_keys(&self, record: &TransferRecord) -> Option<SigningKeys>;

    /// Whether this wallet's own dial takes the change that a payee votes to give, which holds otherwise: the payer's credit risk,
    /// judged before the commit point. By default everything is taken.
    fn dial(&self, _record: &TransferRecord, _change: &[AgreedCoin]) -> Result<(), Refusal> {
        Ok(())
    }

    /// The name of the key of these bytes, if it is one of ours.
    fn path_of(&self, key: &crate::foundation::signature::PublicKey) -> Option<KeyPath>;
}

/// What follows an arrival.
#[derive(Default)]
pub struct Response {
    /// What is done.
    pub reaction: Reaction,
    /// What a person should hear beside it.
    pub note: Option<Note>,
}

/// What is done about an arrival.
#[derive(Default)]
pub enum Reaction {
    /// Nothing: a duplicate, or a message that this state does not expect.
    #[default]
    Nothing,
    /// What the log has ready is said again.
    Answer(Vec<Vec<u8>>),
    /// Signatures are wanted, then a write, then words.
    Sign(Box<dyn Unsigned>),
    /// A write, then words.
    Carry(Box<Outcome>),
    /// The wallet does not fit its own record: damage.
    Damaged,
}

/// What a person should hear of a transfer that is written; its record says how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The peer's message does not hold.
    DoesNotHold(&'static str, RefuseCode),
    /// This side does not take the change.
    ChangeRefused(RefuseCode),
    /// The peer refused, or aborted.
    Refused(RefuseCode),
    /// A person stopped it.
    Cancelled,
    /// The offer's time is over.
    DeadlinePassed,
}

impl From<Reaction> for Response {
    fn from(reaction: Reaction) -> Self {
        Self { reaction, note: None }
    }
}

impl Response {
    fn noted(reaction: Reaction, note: Note) -> Self {
        Self { reaction, note: Some(note) }
    }
}

/// Looks an arrival up in the table.
pub fn react(
    record: &TransferRecord,
    arrival: &Arrival<'_>,
    holdings: &dyn Holdings,
    moment: Moment,
    dice: &mut Dice,
) -> Response {
    match record.role() {
        Role::Payer => payer_reacts(record, arrival, holdings, moment, dice),
        Role::Payee => payee_reacts(record, arrival, holdings, moment, dice),
    }
}

fn payer_reacts(
    record: &TransferRecord,
    arrival: &Arrival<'_>,
    holdings: &dyn Holdings,
    moment: Moment,
    dice: &mut Dice,
) -> Response {
    let abort = |note: Note, code| Response::noted(sign(AbortDraft::new(record.clone(), None, code, moment.now)), note);
    match (record.state, arrival) {
        (State::Offered, Arrival::Message(Message::ReceiverExoPak(pak), envelope)) => {
            let checked = vote_on(record, (pak, envelope), holdings, moment, dice);
            decide(record, checked, holdings, moment)
        }
        (State::Offered, Arrival::Message(Message::Refuse(refuse), _)) => {
            abort(Note::Refused(refuse.code), refuse.code)
        }
        (State::Offered, Arrival::Message(Message::Cancel(_), _)) => abort(Note::Cancelled, RefuseCode::Aborted),
        (State::Offered, Arrival::Deadline) => abort(Note::DeadlinePassed, RefuseCode::Aborted),
        (State::Offered, Arrival::Stopped) => abort(Note::Cancelled, RefuseCode::Declined),
        (State::Aborted, Arrival::Message(Message::ReceiverExoPak(pak), envelope)) => {
            if !record.sender_retro_pak.is_empty() {
                return answer(record);
            }
            // A vote that comes late is answered by A5 even when the change would not have been taken.
            match vote_on(record, (pak, envelope), holdings, moment, dice) {
                Ok(vote) => sign(AbortDraft::new(record.clone(), Some(vote), RefuseCode::Aborted, moment.now)).into(),
                Err(_) => Response::default(),
            }
        }
        (State::Committed, Arrival::Message(Message::Final(last), envelope)) => carry(
            check_final(record, (last, envelope.to_vec()), holdings.book(), moment.now, holdings.signatures()),
            "acknowledgement",
            None,
        ),
        // After the acknowledgement as well: a payee that has it declared void all the same takes its change back, not the payment.
        (State::Committed | State::Final, Arrival::Message(Message::AbortCertificate(certificate), envelope)) => {
            let checked = doubt::check_void_for_payer(record, (certificate, envelope), holdings.book(), moment.now);
            carry(checked, "abort certificate", None)
        }
        (State::Committed, Arrival::Registered(_)) => {
            carry(settle_registered(record, holdings.book(), moment.now), "registered certificate", None)
        }
        (State::Committed, Arrival::Message(Message::ReceiverRetroPak(pak), envelope)) => {
            let checked = doubt::check_given_up(record, (pak, envelope), holdings.book(), moment.now);
            carry(checked, "receiver's abort", Some(Note::Refused(RefuseCode::Aborted)))
        }
        (
            State::Committed,
            Arrival::Message(Message::ReceiverExoPak(_) | Message::Cancel(_) | Message::Recovery(_), _),
        )
        | (State::Aborted, Arrival::Message(Message::Cancel(_) | Message::Recovery(_), _))
        | (State::Offered, Arrival::Message(Message::Recovery(_), _)) => answer(record),
        _ => Response::default(),
    }
}

fn vote_on(
    record: &TransferRecord,
    (pak, envelope): (&ExoPak, &[u8]),
    holdings: &dyn Holdings,
    moment: Moment,
    dice: &mut Dice,
) -> Result<CheckedVote, Refusal> {
    let held = |id: &TokenId| holdings.holds_or_awaits(id);
    let source = (holdings.book(), &held as &dyn Fn(&TokenId) -> bool);
    check_vote(record, (pak, envelope.to_vec()), source, moment.now, (dice, holdings.signatures()))
}

/// The vote has come: from the write that follows a commit there is no way back.
fn decide(
    record: &TransferRecord,
    checked: Result<CheckedVote, Refusal>,
    holdings: &dyn Holdings,
    moment: Moment,
) -> Response {
    let vote = match checked {
        Ok(vote) => vote.dialled(|change| holdings.dial(record, change)),
        Err(Refusal { code, .. }) => {
            let draft = AbortDraft::new(record.clone(), None, code, moment.now);
            return Response::noted(sign(draft), Note::DoesNotHold("vote", code));
        }
    };
    if let Some(code) = vote.refusal().map(|refusal| refusal.code) {
        let draft = AbortDraft::new(record.clone(), Some(vote), code, moment.now);
        return Response::noted(sign(draft), Note::ChangeRefused(code));
    }
    match holdings.signing_keys(record) {
        Some(keys) => sign(CommitDraft::new(record.clone(), vote, keys)).into(),
        None => Reaction::Damaged.into(),
    }
}

fn payee_reacts(
    record: &TransferRecord,
    arrival: &Arrival<'_>,
    holdings: &dyn Holdings,
    moment: Moment,
    dice: &mut Dice,
) -> Response {
    use Message::{AbortCertificate, Cancel, Commit, Recovery, SenderExoPak, SenderRetroPak};
    let (book, verifier) = (holdings.book(), (dice, holdings.signatures()));
    match (record.state, arrival) {
        (State::Prepared, Arrival::Message(Commit(commit), envelope)) => {
            match check_commit(record, (commit, envelope.to_vec()), book, moment, verifier) {
                Ok(draft) => sign(draft).into(),
                Err(refusal) => Response::noted(Reaction::Nothing, Note::DoesNotHold("commit", refusal.code)),
            }
        }
        // After R3 nobody acknowledges on a word of the payer: the witness may have declared it void already.
        (State::AbortFiled, Arrival::Message(Commit(commit), envelope)) if record.commit.is_empty() => {
            carry(hold_commit(record, (commit, envelope.to_vec()), book, moment, verifier), "commit", None)
        }
        // The payer has signed A5 and committed all the same: the certificate decides, and the payee has the payment.
        (State::Prepared | State::AbortFiled | State::RolledBack, Arrival::Registered(commits))
            if record.abort_certificate.is_empty() =>
        {
            doubt::adopt_registered(record, commits, book, moment, verifier)
                .map_or_else(|refusal| refused("registered commit", &refusal), |draft| sign(draft).into())
        }
        (State::Prepared | State::AbortFiled, Arrival::Message(SenderRetroPak(pak), envelope)) => {
            let note = Note::Refused(RefuseCode::Aborted);
            carry(check_abort(record, (pak, envelope.to_vec()), book, moment.now), "abort", Some(note))
        }
        (State::Prepared | State::AbortFiled, Arrival::Message(AbortCertificate(certificate), envelope)) => {
            let checked = doubt::check_void_for_payee(record, (certificate, envelope), book, moment.now);
            carry(checked, "abort certificate", None)
        }
        (State::AbortFiled, Arrival::Published(decides_at)) if record.decides_at != *decides_at => {
            written(Written::new(Write::Local, TransferRecord { decides_at: *decides_at, ..record.clone() }))
        }
        (State::Prepared, Arrival::Filing) => doubt::file(record).map_or_else(Response::default, written),
        (State::Prepared, Arrival::GivenUp) => doubt::give_up(record, book, moment.now)
            .map_or_else(Response::default, |outcome| Reaction::Carry(Box::new(outcome)).into()),
        (State::Prepared, Arrival::Stopped) => {
            let wish = wire::encode(&Message::Cancel(Some(record.sid())));
            Reaction::Answer(vec![wish]).into()
        }
        // A payee that has voted never unlocks on a word: it shows its vote again, which only A5 or M5 answers.
        (State::Prepared, Arrival::Message(Message::Refuse(refuse), _)) if refuse.code != RefuseCode::Unknown => {
            answer(record)
        }
        (
            State::Prepared | State::AbortFiled | State::Received | State::Abandoned | State::RolledBack,
            Arrival::Message(SenderExoPak(_) | Recovery(_), _),
        )
        | (State::Received | State::Abandoned | State::RolledBack, Arrival::Message(Commit(_), _)) => answer(record),
        (State::Abandoned, Arrival::Message(Cancel(_), _)) => answer(record),
        _ => Response::default(),
    }
}

/// The messages that a record has ready for its peer: a pure function of the log (PROTOCOL 3.4).
pub fn stored_answer(record: &TransferRecord) -> Vec<Vec<u8>> {
    match record.state {
        // Whoever can use M3 has M2; in a later session M2 would be read as the answer to a new M1.
        State::Offered => vec![record.sender_exo_pak.to_vec()],
        State::Committed => vec![record.commit.to_vec()],
        State::Prepared | State::AbortFiled => vec![record.receiver_exo_pak.to_vec()],
        State::Received => vec![record.acknowledgement.to_vec()],
        State::Aborted if !record.sender_retro_pak.is_empty() => vec![record.sender_retro_pak.to_vec()],
        State::Aborted => {
            let refuse = Refuse { sid: Some(record.sid()), stage: 4, code: RefuseCode::Aborted, data: Vec::new() };
            vec![wire::encode(&Message::Refuse(refuse))]
        }
        State::Abandoned => vec![record.receiver_retro_pak.to_vec()],
        State::RolledBack | State::Voided if !record.abort_certificate.is_empty() => {
            vec![record.abort_certificate.to_vec()]
        }
        State::Final | State::Frozen | State::RolledBack | State::Voided => Vec::new(),
    }
}

fn answer(record: &TransferRecord) -> Response {
    Reaction::Answer(stored_answer(record)).into()
}

fn sign(draft: impl Unsigned + 'static) -> Reaction {
    Reaction::Sign(Box::new(draft))
}

fn written(written: Written) -> Response {
    Reaction::Carry(Box::new(written.into())).into()
}

fn carry(checked: Result<Written, Refusal>, what: &'static str, note: Option<Note>) -> Response {
    match checked {
        Ok(change) => Response { note, ..written(change) },
        Err(refusal) => refused(what, &refusal),
    }
}

fn refused(what: &'static str, refusal: &Refusal) -> Response {
    Response::noted(Reaction::Nothing, Note::DoesNotHold(what, refusal.code))
}
