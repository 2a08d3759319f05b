//! What a witness answers from what it knows (`09-witness.md`, sections 3, 5, 6 and 7).
use std::collections::BTreeMap;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use juicetokens_engine::lifecycle::witness::message::{
    Answer, FileAbort, Question, Settlement, SurrenderedCoin, Taken,
};
use juicetokens_engine::lifecycle::witness::office::Witness;
use juicetokens_engine::lifecycle::witness::wire;
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::refuse::RefuseCode;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict};
use super::settlement::said;
use crate::sim::office::{Deal, Person, issue};
use crate::sim::town::{Town, WINDOW_MS, file, register};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/09-witness.md, sections 3, 5, 6 and 7";
    let cases = [registering(), deciding(), taking()].into_iter().flatten().collect();
    vec![Suite { operation: "ask_witness", page, run, cases }]
}

/// Answers from a ledger, up to the signatures that the witness's key is asked for.
fn run(input: &Fields) -> Verdict {
    let issuances = input.items("issuances").into_iter().map(|record| Issuance::parse(&record).unwrap());
    let book: BTreeMap<_, _> = issuances.map(|issuance| (issuance.id(), issuance)).collect();
    let mut ledger = Ledger::default();
    input.items("ledger").iter().for_each(|record| ledger.apply(&wire::decode_record(record).unwrap()));
    let key = (KeyPath::Issuer, PublicKey(input.array("witness")));
    let witness = Witness { ledger: &ledger, book: &book, key, epoch: input.small("epoch") };
    let Ok(Settlement::Question(_, question)) = wire::decode(&input.bytes("question")) else { panic!("no question") };
    let now = Timestamp(input.integer("now"));
    let draft = witness.answer(&question, now, &mut Dice::new(&Entropy([7; 32])));
    let wanted: Vec<_> = draft.wanted().iter().map(|wanted| wanted.message).collect();
    // Any signature will do here: it is asked for, and what was asked is the answer of this operation.
    let signatures = vec![juicetokens_engine::foundation::signature::Signature([0; 64]); wanted.len()];
    let (records, answer) = draft.finish(&signatures);
    if let Answer::Refused(code) = answer {
        assert!(records.is_empty() && wanted.is_empty(), "what is refused leaves nothing");
        return Err(refusal(code));
    }
    let output = Fields::new().text("says", &words(&answer)).list("to_sign", wanted);
    let decides_at = if let Answer::Pending { decides_at, .. } = &answer { decides_at.0 } else { 0 };
    Ok(output.number("decides_at", decides_at).number("records", records.len() as u64))
}

fn refusal(code: RefuseCode) -> &'static str {
    match code {
        RefuseCode::Malformed => "refused_malformed",
        RefuseCode::Signature => "refused_signature",
        RefuseCode::NotAccepted => "refused_not_accepted",
        RefuseCode::Incomplete => "refused_incomplete",
        other => panic!("{other:?} is not described"),
    }
}

/// The kind of an answer; of coins, each one's.
fn words(answer: &Answer) -> String {
    let Answer::Taken(coins) = answer else { return said(answer).0.to_owned() };
    let each = coins.iter().map(|said| match &said.taken {
        Taken::Renewed(_) if said.repeated => "renewed before".to_owned(),
        Taken::Retired(_) if said.repeated => "retired before".to_owned(),
        Taken::Renewed(_) => "renewed".to_owned(),
        Taken::Retired(_) => "retired".to_owned(),
        Taken::Dead(_) => "dead".to_owned(),
        Taken::Void(_) => "void".to_owned(),
        Taken::Refused(code) => format!("refused {}", *code as u8),
    });
    each.collect::<Vec<_>>().join(", ")
}

/// A town after it was asked some questions, and one more.
struct Asked<'a> {
    town: &'a Town,
    question: Question,
}

impl Asked<'_> {
    fn input(&self) -> Fields {
        let office = &self.town.office;
        let issuances = office.book.values().map(|issuance| issuance.bytes());
        let ledger = office.ledger.records();
        let input = Fields::new().hex("witness", &office.key().0).number("epoch", 3_u32).number("now", office.now.0);
        let input = input.list("issuances", issuances).list("ledger", ledger.iter().map(wire::encode_record));
        input.hex("question", &wire::encode(&Settlement::Question(7, self.question.clone())))
    }

    fn says(self, name: &str, says: &str, to_sign: &[Vec<u8>], records: u64) -> Case {
        self.decides(name, (says, 0), to_sign, records)
    }

    fn decides(self, name: &str, (says, at): (&str, u64), to_sign: &[Vec<u8>], records: u64) -> Case {
        let output = Fields::new().text("says", says).list("to_sign", to_sign);
        Case::good(name, self.input(), output.number("decides_at", at).number("records", records))
    }

    fn refused(self, name: &str, why: &'static str) -> Case {
        Case::bad(name, self.input(), why)
    }
}

fn ask(town: &Town, question: Question) -> Asked<'_> {
    Asked { town, question }
}

fn registering() -> Vec<Case> {
    let town = Town::new();
    let (paid, change) = (&town.deal.paid, &town.deal.change);
    let acknowledged = town.deal.acknowledged(&town.payee, &change[0]);
    let acked_by_payer = town.deal.acknowledged(&town.payer, &change[0]);
    let other_issue = issue(&SoftSigner::new([77; 32]), |_| {});
    let theirs = town.office.coin_of(&other_issue, 0, town.payer.key());
    let mut swapped = [paid[0].clone(), paid[1].clone()];
    swapped[0].hops[0].commit = paid[0].hops[0].vote;
    swapped[0].hops[0].vote = paid[0].hops[0].commit;
    let mut mixed = [paid[0].clone(), paid[1].clone()];
    let second = mixed.iter_mut().find(|chain| chain.anchor.index == 1).unwrap();
    second.hops = town.second_spend().paid[0].hops.clone();
    let (mut dead, mut void, mut listening, mut known) = (Town::new(), Town::new(), Town::new(), Town::new());
    dead.office.ask(&dead.second_spend().whole());
    void.void();
    let paid_on = Deal::new((&void.payee, &void.other), &[&void.deal.paid[0]], &[], (7, &[])).whole();
    known.office.ask(&known.deal.whole());
    let registration = vec![by_hand::signed_message('G', &town.deal.id().0)];
    listening.office.ledger.apply(&LedgerRecord::Listening(listening.office.now.after_ms(5)));
    vec![
        ask(&town, town.deal.whole()).says("a whole certificate", "registered", &registration, 4),
        ask(&town, register(&[&paid[0], &paid[1]])).says("all coins of a payment", "registered", &registration, 3),
        ask(&town, register(&[&acknowledged])).says(
            "change that the payee acknowledged",
            "registered",
            &registration,
            2,
        ),
        ask(&known, known.deal.whole()).says("what is registered already", "registered", &registration, 0),
        ask(&dead, dead.deal.whole()).says("a coin was spent otherwise before", "dead", &[], 0),
        ask(&void, void.deal.whole()).says("a transfer that is void", "void", &[], 0),
        ask(&void, paid_on).says("a coin that the payee of a void transfer paid on", "dead", &[], 0),
        ask(&listening, listening.deal.whole()).says("a witness that only listens", "listening", &[], 4),
        ask(&town, register(&[])).refused("no chain", "refused_malformed"),
        ask(&town, register(&[&paid[0], &paid[0]])).refused("one coin twice", "refused_malformed"),
        ask(&town, register(&[&paid[0]])).refused("one coin of two", "refused_incomplete"),
        ask(&town, register(&[&change[0]])).refused("change alone", "refused_incomplete"),
        ask(&town, register(&[&acked_by_payer])).refused("change that its payer acknowledged", "refused_signature"),
        ask(&town, register(&[&swapped[0], &swapped[1]]))
            .refused("commit and vote changed places", "refused_signature"),
        ask(&town, register(&[&mixed[0], &mixed[1]])).refused("a hop of another transfer", "refused_signature"),
        ask(&town, register(&[&theirs])).refused("somebody else's coin", "refused_not_accepted"),
    ]
}

fn deciding() -> Vec<Case> {
    let town = Town::new();
    let (honest, other_deal) = (town.payee.file(&town.office.issuance, &town.deal.header), town.second_spend());
    let to_sign = vec![by_hand::signed_message('V', &town.deal.id().0)];
    let registration = vec![by_hand::signed_message('G', &town.deal.id().0)];
    let mut filed = Town::new();
    filed.office.ask(&filed.file());
    let (mut early, mut due, mut stands) = (Town::new(), Town::new(), Town::new());
    for town in [&mut early, &mut due] {
        town.office.ask(&town.file());
    }
    let times = town.deal.header.times;
    let expiry = times.lo.0 + (u64::from(times.width_s) + u64::from(times.expiry_s)) * 1000;
    let at = expiry + WINDOW_MS;
    (early.office.now, due.office.now) = (Timestamp(at - 1), Timestamp(at));
    stands.office.ask(&stands.deal.whole());
    let with = |change: &dyn Fn(&mut FileAbort)| {
        let mut filed = honest.clone();
        change(&mut filed);
        ask(&town, file(filed))
    };
    let sign = |person: &Person, role| person.sign(role, &town.deal.id());
    let y_of_other = town.payee.sign(SigRole::ReceiverAbort, &other_deal.id());
    vec![
        ask(&town, town.file()).decides("asked for the first time", ("pending", at), &[], 1),
        ask(&filed, filed.file()).decides("asked again", ("pending", at), &[], 0),
        ask(&early, early.file()).decides("a moment too early", ("pending", at), &[], 0),
        ask(&due, due.file()).says("the window is over", "void", &to_sign, 2),
        ask(&town, town.file_with_abort()).says("with the payer's abort", "void", &to_sign, 2),
        ask(&stands, stands.file_with_abort()).says("it was registered before", "committed", &registration, 0),
        with(&|filed| filed.issuance.0 = Hash([9; 32]))
            .refused("coins that nobody here issued", "refused_not_accepted"),
        with(&|filed| filed.receiver_abort = sign(&town.payee, SigRole::Vote))
            .refused("a vote as Y", "refused_signature"),
        with(&|filed| filed.receiver_abort = sign(&town.payer, SigRole::ReceiverAbort))
            .refused("the payer asks", "refused_signature"),
        with(&|filed| filed.receiver_abort = y_of_other).refused("the Y of another transfer", "refused_signature"),
        with(&|filed| filed.opening = other_deal.header).refused("the header of another transfer", "refused_signature"),
        with(&|filed| filed.sender_abort = Some(sign(&town.other, SigRole::SenderAbort)))
            .refused("somebody else's X", "refused_signature"),
        with(&|filed| filed.sender_abort = Some(sign(&town.payer, SigRole::Commit)))
            .refused("a commit as X", "refused_signature"),
        with(&|filed| filed.opening.n_c = 2).refused("another number of coins", "refused_signature"),
        with(&|filed| filed.opening.times.expiry_s = 0).refused("another end of the offer", "refused_signature"),
    ]
}

fn taking() -> Vec<Case> {
    let town = Town::new();
    let coin = town.office.coin(5, &town.payer);
    let (renewal, redemption) = (town.payer.renewal(&coin), town.payer.surrender(&coin, None));
    let retire = by_hand::hash("retire", &[&redemption.surrender.hash().0]);
    let retire = vec![by_hand::signed_message('D', &retire)];
    let mut renewed = Town::new();
    let again = renewed.payer.renewal(&renewed.office.coin(5, &renewed.payer));
    renewed.office.ask(&again);
    let mut retired = Town::new();
    let back = Question::Surrender(vec![retired.payer.surrender(&retired.office.coin(5, &retired.payer), None)]);
    retired.office.ask(&back);
    let mut paid_on = Town::new();
    paid_on.office.ask(&paid_on.deal.whole());
    let spent = paid_on.payer.renewal(&paid_on.office.coin(paid_on.deal.paid[0].anchor.index, &paid_on.payer));
    let redeemed_after =
        Question::Surrender(vec![renewed.payer.surrender(&renewed.office.coin(5, &renewed.payer), None)]);
    let mut both =
        vec![town.payer.surrender(&town.office.coin(6, &town.payer), Some(town.payer.key())), redemption.clone()];
    both.sort_by_key(|coin| coin.surrender.token_id);
    let mut two =
        [5, 6].map(|index| town.payer.surrender(&town.office.coin(index, &town.payer), Some(town.payer.key())));
    two.sort_by_key(|coin| std::cmp::Reverse(coin.surrender.token_id));
    let with = |change: &dyn Fn(&mut SurrenderedCoin)| {
        let mut coin = town.payer.surrender(&coin, Some(town.payer.key()));
        change(&mut coin);
        ask(&town, Question::Surrender(vec![coin]))
    };
    let stolen = town.other.surrender(&coin, Some(town.other.key()));
    let mut elsewhere = town.payer.surrender(&coin, Some(town.payer.key())).surrender;
    elsewhere.prev = Hash([9; 32]);
    let elsewhere = town.payer.sign_surrender(&coin, elsewhere);
    let paid = spent_coin(&town);
    vec![
        ask(&town, renewal.clone()).says("a coin to renew", "renewed", &[anchor_message(&town, &renewal)], 1),
        ask(&town, Question::Surrender(vec![redemption])).says("a coin for good", "retired", &retire, 1),
        ask(&renewed, again).says("the same surrender again: the same anchor", "renewed before", &[], 0),
        ask(&renewed, redeemed_after).says("redeemed after it was renewed", "renewed before", &[], 0),
        ask(&retired, back).says("for good, again", "retired before", &[], 0),
        ask(&retired, renewal.clone()).says("renewed after it was redeemed", "retired before", &[], 0),
        ask(&paid_on, spent).says("surrendered after it was paid", "dead", &[], 0),
        ask(&town, Question::Surrender(vec![stolen])).says("signed by somebody else", "refused 5", &[], 0),
        ask(&town, Question::Surrender(vec![elsewhere])).says("of another place", "refused 4", &[], 0),
        with(&|coin| coin.surrender.new_owner = town.other.key()).says("another new owner", "refused 5", &[], 0),
        ask(&town, Question::Surrender(vec![paid])).says(
            "one coin of a payment brings the payment",
            "renewed",
            &[renewal_of(&town)],
            3,
        ),
        ask(&town, Question::Surrender(Vec::new())).refused("no coin", "refused_malformed"),
        ask(&town, Question::Surrender(both)).refused("to renew and for good in one question", "refused_malformed"),
        ask(&town, Question::Surrender(two.to_vec())).refused("not in the order of their ids", "refused_malformed"),
    ]
}

/// The payee's own coin of the deal, signed over.
fn spent_coin(town: &Town) -> SurrenderedCoin {
    town.payee.surrender(&town.deal.paid[0], Some(town.payee.key()))
}

fn renewal_of(town: &Town) -> Vec<u8> {
    anchor_message(town, &Question::Surrender(vec![spent_coin(town)]))
}

/// The 41 bytes that the witness signs for the one coin of a question: an anchor by hand (`02-bytes.md`, section 5).
fn anchor_message(town: &Town, question: &Question) -> Vec<u8> {
    let Question::Surrender(coins) = question else { panic!("no surrender") };
    let SurrenderedCoin { telomeer: Telomeer { anchor, .. }, surrender, .. } = &coins[0];
    let minutes = town.office.now.0 / 60_000;
    let issuance = &town.office.issuance.issuance;
    let valid = issuance.expiry_minutes() - issuance.issued.minutes();
    let expiry = anchor.expiry_minutes.max(minutes as u32 + valid);
    let kid = &by_hand::hash("key", &[&[1], &town.office.key().0])[..8];
    let mut record = vec![1, 1, 1];
    record.extend(anchor.issuance.as_bytes());
    record.extend([anchor.index.to_le_bytes(), anchor.denomination.value().to_le_bytes()].concat());
    record.extend([expiry.to_le_bytes(), (minutes as u32).to_le_bytes()].concat());
    record.extend([3_u16.to_le_bytes(), surrender.seq.to_le_bytes()].concat());
    record.extend([&surrender.prev.0[..], &surrender.new_owner.0, kid].concat());
    by_hand::signed_message('A', &by_hand::hash("anchor", &[&record]))
}
