//! A holder and a witness that answers as it likes: what is believed, what is asked next, and what is asked no more.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::lifecycle::witness::message::{Answer, Greeting, Question, Registration, Settlement, Taken};
use juicetokens_engine::lifecycle::witness::wire as witness_wire;
use juicetokens_engine::summary::{CoinSummary, Grade, Problem, SettledItem, TransferState};
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::hop::Direction;
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::message::{AbortCertificate, Message, OwnerSignature};
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::transport::qr::MAX_PAYLOAD_BYTES;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe};
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::desk::{Desk, Settled, question_in, settle_at};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, market, pay, stray_hop};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

const RESUME: Intent = Intent::Resume(None);
const WINDOW_MS: u64 = 1000 * Issuance::DEFAULT_CHALLENGE_WINDOW_S as u64;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const NO: Answer = Answer::Refused(RefuseCode::Declined);

/// Somebody who holds the witness's key and says anything.
struct Anything<'a, F>(&'a SimWallet, F);

impl<F: FnMut(&Question) -> Answer> Desk for Anything<'_, F> {
    fn greet(&mut self, transcript: &Hash) -> Greeting {
        let signer = self.0.signer();
        let witness = signer.public(&KeyPath::Issuer);
        Greeting { witness, signature: signer.sign(&KeyPath::Issuer, &Greeting::message(&witness, transcript)) }
    }

    fn answer(&mut self, question: &Question, _at: Timestamp) -> Answer {
        (self.1)(question)
    }
}

/// Settles with somebody who has the key of `witness`. No answer is never another's.
fn meet(holder: &mut SimWallet, witness: &SimWallet, answer: impl FnMut(&Question) -> Answer) -> Settled {
    settle_at(&mut Anything(witness, answer), holder, Intent::Settle { give_back: None })
}

fn registers(met: &Settled) -> usize {
    met.questions.iter().filter(|question| matches!(question, Question::Register(_))).count()
}

/// No to everything, coin by coin where it is about coins.
fn no(question: &Question) -> Answer {
    match question {
        Question::Surrender(coins) => Answer::Taken(vec![Taken::Refused(RefuseCode::Declined).into(); coins.len()]),
        _ => NO,
    }
}

/// The issuer; a payer with 75 and a payee with 25, of whom one has paid the other 15 and gave 5 in change.
struct Market {
    issuer: SimWallet,
    payer: SimWallet,
    payee: SimWallet,
    chance: Chance,
}

impl Market {
    fn parted(crash: Crash) -> Self {
        Self::parted_over(15, crash)
    }

    fn parted_over(amount: u32, crash: Crash) -> Self {
        let mut chance = Chance::new(5);
        let mut issuer = issuer("I", 1);
        let mut wallets = [("S", 2), ("R", 3)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
        for (amount, wallet) in [75, 25].into_iter().zip(&mut wallets) {
            let asked = ask(wallet, amount);
            Meeting::default().hold((&mut issuer, pay()), (wallet, asked), &mut chance);
        }
        let [payer, payee] = wallets;
        let mut market = Self { issuer, payer, payee, chance };
        let asked = ask(&market.payee, amount);
        market.part(crash, pay(), asked);
        market
    }

    /// The two meet, the payer's power goes, and it does not come back before they have parted.
    fn part(&mut self, crash: Crash, payer: Intent, payee: Intent) {
        self.payer.crash = Some(crash);
        // No session goes on: what is settled here is what the two cannot finish any more.
        [&mut self.payer, &mut self.payee].into_iter().for_each(SimWallet::forget_sessions);
        // Codes begin small: a long offer takes its time.
        let parted = Meeting { patience: 120, down_for: 1_000, ..Meeting::default() };
        parted.hold((&mut self.payer, payer), (&mut self.payee, payee), &mut self.chance);
        assert!(self.payer.crash.is_none(), "the power went");
    }

    fn settle_with_issuer(
        &mut self,
        holder: fn(&mut Self) -> (&mut SimWallet, &mut SimWallet, &mut Chance),
    ) -> Vec<SettledItem> {
        let (holder, issuer, chance) = holder(self);
        let meeting = Meeting { patience: 900, leave_open: true, ..Meeting::default() };
        meeting.hold((holder, Intent::Settle { give_back: None }), (issuer, Intent::Serve), chance);
        let shown = holder.exchange().unwrap().settlement.unwrap();
        assert!(shown.finished, "{shown:?}");
        for wallet in [holder, issuer] {
            wallet.command(Command::CloseExchange);
        }
        shown.done
    }
}

fn state(wallet: &SimWallet) -> Option<TransferState> {
    wallet.summary().open.first().map(|open| open.state)
}

#[test]
fn change_that_a_cheats_abort_had_set_free_brings_the_payment_when_it_turns_out_dead() {
    let mut market = Market::parted(Crash::BeforeWrite(Write::S2));
    assert_eq!(state(&market.payee), Some(TransferState::Prepared));
    // A copy of the payer's wallet lets the offer end; the wallet itself commits to it.
    let mut twin = market.payer.copied("T");
    market.part(Crash::AfterWrite(Write::S2), RESUME, RESUME);
    assert_eq!(state(&market.payee), Some(TransferState::Prepared), "it has not seen the commit");
    twin.pass(60 * 60 * 1000);
    market.payee.pass(60 * 60 * 1000);
    let meeting = Meeting { patience: 200, ..Meeting::default() };
    meeting.hold((&mut twin, RESUME), (&mut market.payee, RESUME), &mut market.chance);
    assert_eq!((state(&market.payee), market.payee.balance()), (None, 25), "released by the abort");

    let done = market.settle_with_issuer(|market| (&mut market.payer, &mut market.issuer, &mut market.chance));
    assert_eq!(done[0], SettledItem::Registered(Amount(15)));
    let done = market.settle_with_issuer(|market| (&mut market.payee, &mut market.issuer, &mut market.chance));
    assert!(done.contains(&SettledItem::Dead(Amount(5))), "{done:?}");
    assert!(done.contains(&SettledItem::Received(Amount(15))), "{done:?}");
    assert_eq!(market.payee.balance(), 40, "20 for the 5 that were not free");
    assert_eq!(market.payee.summary(), market.payee.summary_from_disk());
}

/// A payee that has asked for a decision, and to which the payer has handed its commit since.
fn payee_that_holds_a_commit() -> Market {
    let mut market = Market::parted(Crash::AfterWrite(Write::S2));
    market.settle_with_issuer(|market| (&mut market.payee, &mut market.issuer, &mut market.chance));
    let meeting = Meeting { patience: 400, ..Meeting::default() };
    meeting.hold((&mut market.payer, RESUME), (&mut market.payee, RESUME), &mut market.chance);
    assert_eq!(state(&market.payee), Some(TransferState::AbortFiled));
    market
}

#[test]
fn after_an_odd_answer_to_register_the_payee_asks_to_decide() {
    let mut market = payee_that_holds_a_commit();
    let (elsewhere, header) = (Hash([9; 32]), header_in_doubt(&mut market));
    let odd = [
        NO,
        Answer::Registered(said_by(&market.issuer, elsewhere)),
        Answer::Registered(said_by(&market.payer, header)),
        Answer::Registered(Box::new(Registration {
            signature: Signature([7; 64]),
            ..*said_by(&market.issuer, header)
        })),
        Answer::Pending { header: elsewhere, decides_at: Timestamp(1) },
        Answer::Committed { registration: said_by(&market.issuer, elsewhere), commits: Vec::new() },
        Answer::Taken(Vec::new()),
        Answer::Dead { token_id: TokenId(elsewhere), proof: vec![1, 2, 3] },
    ];
    for odd in odd {
        let met = meet(&mut market.payee, &market.issuer, |question| match question {
            Question::Register(_) => odd.clone(),
            other => no(other),
        });
        assert!(met.finished);
        assert!(matches!(met.questions[..2], [Question::Register(_), Question::FileAbort(_)]), "{odd:?}");
        let is_wrong = !matches!(odd, Answer::Refused(_) | Answer::Dead { .. });
        assert_eq!(matches!(met.problem, Some(Problem::PeerMisbehaved { .. })), is_wrong, "{odd:?}");
        assert_eq!((state(&market.payee), market.payee.balance()), (Some(TransferState::AbortFiled), 20));
    }
    // A witness that only listens says nothing of it: nothing else is asked.
    let met = meet(&mut market.payee, &market.issuer, |_| Answer::Listening(Timestamp(BEGIN.0 + DAY_MS)));
    assert!(matches!(met.questions[..], [Question::Register(_), ..]) && registers(&met) == 1);
    assert!(!met.questions.iter().any(|question| matches!(question, Question::FileAbort(_))));
}

/// Of what the payee asks its witness to decide.
fn header_in_doubt(market: &mut Market) -> Hash {
    let met = meet(&mut market.payee, &market.issuer, no);
    let filed = met.questions.iter().find_map(|question| match question {
        Question::FileAbort(filed) => Some(filed.opening.hash()),
        _ => None,
    });
    filed.unwrap()
}

/// What a wallet says as a witness, whoever's it is.
fn said_by(wallet: &SimWallet, header: Hash) -> Box<Registration> {
    let witness = wallet.signer().public(&KeyPath::Issuer);
    let signature = wallet.signer().sign(&KeyPath::Issuer, &Registration::message(&header));
    Box::new(Registration { header, witness, signature })
}

/// The payer's commit, as it shows it to its witness.
fn commit_of_payer(market: &mut Market) -> OwnerSignature {
    let met = meet(&mut market.payer, &market.issuer, no);
    let Some(Question::Register(chains)) = met.questions.first() else { panic!("it registers first") };
    let paid = chains.iter().find(|chain| chain.hops.last().unwrap().direction() == Direction::Payment).unwrap();
    let steps = paid.steps().unwrap();
    let (hop, step) = (paid.hops.last().unwrap(), steps.last().unwrap());
    OwnerSignature { key: step.fields.sender, signature: hop.commit }
}

#[test]
fn a_payee_takes_from_what_was_registered_the_commits_that_it_needs_and_no_others() {
    let mut market = Market::parted(Crash::AfterWrite(Write::S2));
    let commit = commit_of_payer(&mut market);
    // Its other coins are settled, and are not asked about again.
    market.settle_with_issuer(|market| (&mut market.payee, &mut market.issuer, &mut market.chance));
    let stranger = |seed: u8| OwnerSignature { key: PublicKey([seed; 32]), signature: Signature([seed; 64]) };
    let forged = OwnerSignature { signature: Signature([7; 64]), ..commit };
    let lists = [vec![], vec![stranger(1)], vec![forged], vec![stranger(1), forged, stranger(2)]];
    let witness = &market.issuer.copied("W");
    let committed = |commits: Vec<OwnerSignature>| {
        move |question: &Question| match question {
            Question::FileAbort(filed) => {
                let registration = said_by(witness, filed.opening.hash());
                Answer::Committed { registration, commits: commits.clone() }
            }
            other => no(other),
        }
    };
    for commits in lists {
        let met = meet(&mut market.payee, &market.issuer, committed(commits));
        assert!(matches!(met.questions[0], Question::FileAbort(_)) && met.problem.is_some());
        assert!(!met.done.contains(&SettledItem::Received(Amount(15))), "nothing was received: {:?}", met.done);
        assert_eq!((state(&market.payee), market.payee.balance()), (Some(TransferState::AbortFiled), 20));
    }
    let met = meet(&mut market.payee, &market.issuer, committed(vec![stranger(1), commit, stranger(2), forged]));
    assert!(met.done.contains(&SettledItem::Received(Amount(15))), "{:?}", met.done);
    assert_eq!(market.payee.balance(), 40);
    assert_eq!(market.payee.summary(), market.payee.summary_from_disk());
}

/// What the payee knows already is not said to have happened because somebody says so.
#[test]
fn a_certificate_that_does_not_hold_changes_nothing_and_is_not_shown_as_done() {
    let mut market = Market::parted(Crash::AfterWrite(Write::S2));
    market.settle_with_issuer(|market| (&mut market.payee, &mut market.issuer, &mut market.chance));
    let (key, stranger) = (market.issuer.signer().clone(), market.payer.signer().clone());
    let public = key.public(&KeyPath::Issuer);
    let of_stranger = stranger.public(&KeyPath::Issuer);
    let sign = |signer: &SoftSigner, role, header: &Hash| signer.sign(&KeyPath::Issuer, &signed_message(role, header));
    type Forge<'a> = &'a dyn Fn(Hash) -> (PublicKey, Signature);
    let forged: [Forge<'_>; 4] = [
        &|header| (public, sign(&stranger, SigRole::AbortCertificate, &header)),
        &|header| (of_stranger, sign(&stranger, SigRole::AbortCertificate, &header)),
        &|header| (public, sign(&key, SigRole::ReceiverAbort, &header)),
        &|_| (public, sign(&key, SigRole::AbortCertificate, &Hash([9; 32]))),
    ];
    for forged in forged {
        let met = meet(&mut market.payee, &market.issuer, |question| match question {
            Question::FileAbort(filed) => {
                let header = filed.opening.hash();
                let (witness, signature) = forged(header);
                Answer::Void(Box::new(AbortCertificate { sid: filed.sid, header, witness, signature }))
            }
            other => no(other),
        });
        assert!(!met.done.iter().any(|item| matches!(item, SettledItem::Voided(_))), "{:?}", met.done);
        assert!(matches!(met.problem, Some(Problem::PeerMisbehaved { .. })) && met.finished);
        assert_eq!((state(&market.payee), market.payee.balance()), (Some(TransferState::AbortFiled), 20));
    }
    let met = meet(&mut market.payee, &market.issuer, |question| match question {
        Question::FileAbort(filed) => {
            let header = filed.opening.hash();
            let signature = sign(&key, SigRole::AbortCertificate, &header);
            Answer::Void(Box::new(AbortCertificate { sid: filed.sid, header, witness: public, signature }))
        }
        other => no(other),
    });
    assert_eq!((&met.done[0], state(&market.payee)), (&SettledItem::Voided(Amount(15)), None));
}

#[test]
fn a_payer_whose_payment_is_dead_asks_again_after_a_window_and_not_for_ever() {
    let mut market = Market::parted(Crash::AfterWrite(Write::S2));
    let dead = |question: &Question| match question {
        Question::Register(_) => Answer::Dead { token_id: TokenId(Hash([9; 32])), proof: Vec::new() },
        other => no(other),
    };
    let Market { payer, issuer, .. } = &mut market;
    let met = meet(payer, issuer, dead);
    assert_eq!((registers(&met), &met.done[0]), (1, &SettledItem::Dead(Amount(15))));
    assert_eq!(state(payer), Some(TransferState::Committed), "only the payee's request can undo it");
    assert_eq!(payer.summary().open[0].decides_at, None, "nobody decides anything");
    assert_eq!(registers(&meet(payer, issuer, dead)), 0, "what is dead stays dead");
    assert_eq!(payer.summary(), payer.summary_from_disk());
    payer.pass(WINDOW_MS);
    assert_eq!(registers(&meet(payer, issuer, dead)), 1, "the payee may have had it declared void meanwhile");
    assert_eq!(registers(&meet(payer, issuer, dead)), 0);
    // A clock that was years ahead when the answer came does not keep the payment from its witness for years.
    let wall = payer.wall_clock();
    payer.set_wall_clock(wall.after_ms(200 * DAY_MS));
    assert_eq!(registers(&meet(payer, issuer, dead)), 1);
    payer.set_wall_clock(wall);
    assert_eq!(registers(&meet(payer, issuer, dead)), 1);
    payer.pass(380 * DAY_MS);
    assert_eq!(registers(&meet(payer, issuer, dead)), 0, "nobody takes these coins any more");
}

#[test]
fn a_payment_that_was_dead_and_then_declared_void_comes_back_to_the_payer() {
    let mut market = Market::parted(Crash::AfterWrite(Write::S2));
    let Market { payer, issuer, .. } = &mut market;
    let dead = Answer::Dead { token_id: TokenId(Hash([9; 32])), proof: Vec::new() };
    meet(payer, issuer, |question| if let Question::Register(_) = question { dead.clone() } else { no(question) });
    market.payee.pass(10 * WINDOW_MS);
    market.issuer.pass(WINDOW_MS);
    market.payer.pass(WINDOW_MS);
    market.settle_with_issuer(|market| (&mut market.payee, &mut market.issuer, &mut market.chance));
    for wallet in [&mut market.issuer, &mut market.payer, &mut market.payee] {
        wallet.pass(3 * WINDOW_MS);
    }
    market.settle_with_issuer(|market| (&mut market.payee, &mut market.issuer, &mut market.chance));
    let done = market.settle_with_issuer(|market| (&mut market.payer, &mut market.issuer, &mut market.chance));
    assert_eq!(done[0], SettledItem::Voided(Amount(15)));
    assert_eq!((market.payer.balance(), market.payee.balance()), (75, 25));
}

/// A payee that acknowledged a payment over an amount has it declared void all the same, by a copy of its wallet that knows
/// nothing of the commit; in between, `spent` may happen.
fn acknowledged_and_void(amount: u32, spent: fn(&mut Market)) -> Market {
    let mut market = Market::parted_over(amount, Crash::BeforeWrite(Write::S2));
    let mut twin = market.payee.copied("T");
    let meeting = Meeting { patience: 200, ..Meeting::default() };
    meeting.hold((&mut market.payer, RESUME), (&mut market.payee, RESUME), &mut market.chance);
    assert_eq!((market.payer.balance(), market.payee.balance()), (75 - amount, 25 + amount));
    spent(&mut market);
    std::mem::swap(&mut market.payee, &mut twin);
    for window in [1, 3, 0] {
        market.settle_with_issuer(|market| (&mut market.payee, &mut market.issuer, &mut market.chance));
        for wallet in [&mut market.issuer, &mut market.payer, &mut market.payee] {
            wallet.pass(window * WINDOW_MS);
        }
    }
    market
}

fn nothing_of_it_spent() -> Market {
    acknowledged_and_void(15, |_| {})
}

/// The payee pays fifty of the seventy back.
fn some_of_it_paid_back() -> Market {
    acknowledged_and_void(70, |market| {
        let asked = ask(&market.payer, 50);
        let meeting = Meeting { patience: 200, ..Meeting::default() };
        meeting.hold((&mut market.payee, pay()), (&mut market.payer, asked), &mut market.chance);
        assert_eq!((market.payer.balance(), market.payee.balance()), (55, 45));
    })
}

#[test]
fn a_payee_that_acknowledges_and_has_it_declared_void_takes_its_change_back_and_not_the_payment() {
    let mut market = nothing_of_it_spent();
    assert_eq!((state(&market.payee), market.payee.balance()), (None, 25), "its change is free, and it is not paid");

    let done = market.settle_with_issuer(|market| (&mut market.payer, &mut market.issuer, &mut market.chance));
    assert!(done.contains(&SettledItem::Dead(Amount(5))), "{done:?}");
    assert!(done.contains(&SettledItem::Voided(Amount(15))), "{done:?}");
    assert_eq!(market.payer.balance(), 75, "all that it had before");
    assert_eq!(market.payer.summary(), market.payer.summary_from_disk());
}

#[test]
fn power_lost_at_any_write_about_an_own_void_payment_loses_nothing_of_it() {
    for scene in [nothing_of_it_spent, some_of_it_paid_back] {
        for write in [Write::Surrendered, Write::RolledBack, Write::Local] {
            for crash in [Crash::BeforeWrite(write), Crash::AfterWrite(write)] {
                let mut market = scene();
                let (asks, serves) = (Intent::Settle { give_back: None }, Intent::Serve);
                market.payer.crash = Some(crash);
                let cut_off = Meeting { patience: 120, down_for: 1_000, ..Meeting::default() };
                cut_off.hold((&mut market.payer, asks), (&mut market.issuer, serves), &mut market.chance);
                assert!(market.payer.crash.is_none(), "{crash:?}: the power went");
                market.payer.forget_sessions();
                market.settle_with_issuer(|market| (&mut market.payer, &mut market.issuer, &mut market.chance));
                assert_eq!(market.payer.balance(), 75, "{crash:?}: all that it had before");
                assert_eq!(market.payer.summary(), market.payer.summary_from_disk());
            }
        }
    }
}

#[test]
fn coins_that_are_too_much_for_one_question_are_asked_about_in_several() {
    let (mut chance, mut key) = (Chance::new(3), SimWallet::new("W", 1, BEGIN));
    key.command(Command::Issue(market(&[(1, 24)])));
    let mut wallet = SimWallet::new("A", 2, BEGIN);
    let asked = ask(&wallet, 24);
    Meeting::default().hold((&mut key, pay()), (&mut wallet, asked), &mut chance);
    assert_eq!(meet(&mut wallet.copied("B"), &key, no).questions.len(), 1, "24 coins of one hop are one question");
    for tail in wallet.tails_mut().values_mut() {
        let mut telomeer = Telomeer::parse(tail).unwrap();
        telomeer.hops = (0..16).map(|_| stray_hop(&mut chance)).collect();
        *tail = telomeer.encode();
    }
    let met = meet(&mut wallet, &key, no);
    assert!(met.finished);
    let mut asked = BTreeSet::new();
    for question in &met.questions {
        let Question::Surrender(coins) = question else { panic!("there is nothing else to ask") };
        asked.extend(coins.iter().map(|coin| coin.surrender.token_id));
        let settlement = witness_wire::encode(&Settlement::Question(1, question.clone()));
        assert!(wire::encode(&Message::Settlement(settlement)).len() <= MAX_PAYLOAD_BYTES);
    }
    assert_eq!((met.questions.len(), asked.len()), (2, 24), "each coin once, in as few questions as hold them");
}

#[test]
fn a_greeting_of_another_session_is_no_greeting() {
    let mut market = Market::parted(Crash::AfterWrite(Write::S2));
    let key = market.issuer.signer().public(&KeyPath::Issuer);
    let old = Greeting {
        witness: key,
        signature: market
            .issuer
            .signer()
            .sign(&KeyPath::Issuer, &signed_message(SigRole::Greeting, &Hash::derive("greet", &[&[7; 32], &key.0]))),
    };
    let mut pipe = QrPipe::open(PipeRole::Payee, Chance::new(8).entropy());
    let mut now = Now { wall: BEGIN, uptime_ms: 0 };
    market.payer.command(Command::OpenExchange(Intent::Settle { give_back: None }));
    for frame in 0..200 {
        market.payer.face(&mut pipe, &mut now);
        if frame == 60 {
            market.payer.command(Command::ConfirmCode);
            pipe.send_confirm();
            pipe.send(wire::encode(&Message::Settlement(witness_wire::encode(&Settlement::Greeting(old)))));
        }
    }
    let shown = market.payer.exchange().unwrap().settlement.unwrap();
    assert!(shown.community.is_none() && shown.done.is_empty() && shown.left == 0, "{shown:?}");
    let asked = std::iter::from_fn(|| pipe.poll_event());
    let asked = asked.filter(|event| matches!(event, PipeEvent::Received(bytes) if question_in(bytes).is_some()));
    assert_eq!(asked.count(), 0);
}

/// The payee acknowledged, has it declared void by a copy of itself, and pays the payer with a coin of that very payment.
#[test]
fn a_payer_that_is_paid_with_its_own_void_payment_has_all_of_it_back() {
    let mut market = some_of_it_paid_back();
    let done = market.settle_with_issuer(|market| (&mut market.payer, &mut market.issuer, &mut market.chance));
    assert!(done.contains(&SettledItem::Dead(Amount(50))), "{done:?}");
    assert!(done.contains(&SettledItem::Voided(Amount(70))), "{done:?}");
    assert_eq!(market.payer.balance(), 75, "all that it had before");
    let known = market.payer.summary().conflicts;
    assert!(
        known.len() == 1 && known[0].grade != Some(Grade::Contested),
        "who cheated is known, and its own coin is not in doubt: {known:?}"
    );
    assert_eq!(market.payer.summary(), market.payer.summary_from_disk());
}

/// The payee is paid twice with the same coins, gives them back both times, and has both payments declared void.
#[test]
fn of_two_void_payments_with_the_same_coins_the_first_brings_them_back() {
    for amount in [20, 50, 70] {
        let mut market = Market::parted_over(amount, Crash::BeforeWrite(Write::S2));
        let mut twins = vec![market.payee.copied("T")];
        let meeting = Meeting { patience: 300, ..Meeting::default() };
        let back_and_again = [Some(100), None];
        for again in back_and_again {
            meeting.hold((&mut market.payer, RESUME), (&mut market.payee, RESUME), &mut market.chance);
            let asked = ask(&market.payer, market.payee.balance());
            meeting.hold((&mut market.payee, pay()), (&mut market.payer, asked), &mut market.chance);
            assert_eq!((market.payer.balance(), market.payee.balance()), (100, 0));
            if let Some(amount) = again {
                let asked = ask(&market.payee, amount);
                market.part(Crash::BeforeWrite(Write::S2), pay(), asked);
                twins.push(market.payee.copied("U"));
            }
        }
        for window in [1, 3, 0] {
            for twin in &mut twins {
                settle_in(&mut market.issuer, twin, &mut market.chance);
                twin.pass(window * WINDOW_MS);
            }
            [&mut market.issuer, &mut market.payer].into_iter().for_each(|wallet| wallet.pass(window * WINDOW_MS));
        }
        market.settle_with_issuer(|market| (&mut market.payer, &mut market.issuer, &mut market.chance));
        // The payee's own coins its copies have renewed, before they were shown with this chain.
        assert_eq!(market.payer.balance(), 75, "{amount}: all that it had before");
        let is_clear = |coin: &CoinSummary| matches!(coin.grade, Grade::Settled | Grade::Lost);
        assert!(market.payer.coins().iter().all(is_clear), "{amount}: {:?}", market.payer.coins());
        assert_eq!(market.payer.summary(), market.payer.summary_from_disk());
    }
}

fn settle_in(issuer: &mut SimWallet, holder: &mut SimWallet, chance: &mut Chance) {
    let meeting = Meeting { patience: 900, ..Meeting::default() };
    meeting.hold((holder, Intent::Settle { give_back: None }), (issuer, Intent::Serve), chance);
}
