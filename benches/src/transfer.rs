//! A whole transfer through the steps that ship: M1 to M6, six writes, both wallets.
use ed25519_dalek::SigningKey;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::VerificationBatch;
use juicetokens_engine::foundation::signature_cache::SignatureCache;
use juicetokens_engine::foundation::time::{TimeClaim, Timestamp};
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::needs::{ChangeOffered, DenominationNeeds};
use juicetokens_engine::token::planning::{CoinOrder, choose_coins};
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::message::{Commit, ExoPak, Final, Message};
use juicetokens_engine::token::transfer::moment::Moment;
use juicetokens_engine::token::transfer::payee::{RequestDraft, VoteDraft, check_commit, check_offer, check_plan};
use juicetokens_engine::token::transfer::payer::{CommitDraft, OfferDraft, check_final, check_vote, refuse_held};
use juicetokens_engine::token::transfer::plan::{EXPIRY_SECONDS, PlanMessage, SignedPlan, Terms};
use juicetokens_engine::token::transfer::record::{Sid, TransferRecord};
use juicetokens_engine::token::transfer::request::{Acceptance, NO_LIMIT, PROTOCOL, Request, SignedRequest};
use juicetokens_engine::token::transfer::step::{SigningKeys, Unsigned, Written};
use juicetokens_engine::token::transfer::table::Holdings;
use juicetokens_engine::token::transfer::wire;

use crate::history::{ISSUED, Issuer, Past, key_of};
use crate::person::Person;
use crate::raw::{RawWork, Signed};

/// When the two people meet.
pub const MEETING: Timestamp = Timestamp(ISSUED.0 + 30 * 86_400_000);

const TRANSCRIPT: Hash = Hash([0x70; 32]);
const CLAIM: TimeClaim = TimeClaim { at: MEETING, error_ms: 900 };

/// Coins paid, hops of every coin, coins of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// k.
    pub tokens: u32,
    /// h.
    pub hops: usize,
    /// c.
    pub change: u32,
}

/// Two people who have not met yet, and what their transfer will check.
pub struct Case {
    /// The numbers.
    pub size: Size,
    /// Pays.
    pub payer: Person,
    /// Is paid.
    pub payee: Person,
    issuance: SignedIssuance,
    paid: Vec<Past>,
    given: Vec<Past>,
}

/// Both sides, after the transfer.
pub struct Done {
    /// The payer.
    pub payer: Person,
    /// The payee.
    pub payee: Person,
    /// Bytes of all six messages.
    pub bytes: usize,
}

impl Case {
    /// The payer owns coins of 2, the payee coins of 1.
    pub fn new(size: Size) -> Self {
        let issuer = Issuer::new(&[(1, size.change.max(1)), (2, size.tokens)]);
        let (payer, payee) = (key_of(1), key_of(2));
        let twos = size.change.max(1)..size.change.max(1) + size.tokens;
        let paid: Vec<Past> = twos.map(|index| issuer.coin(index, size.hops, &payer)).collect();
        let given: Vec<Past> = (0..size.change).map(|index| issuer.coin(index, size.hops, &payee)).collect();
        let path = KeyPath::first_device(MEETING.day());
        let payer = Person::new((payer, path), &issuer, &paid);
        let payee = Person::new((payee, path), &issuer, &given);
        Self { size, payer, payee, issuance: issuer.issuance, paid, given }
    }

    /// The signatures that the transfer makes and checks, and nothing else.
    pub fn raw(&self) -> RawWork {
        let done = self.meet().run();
        let by = |person: &Person, role: u8| -> Vec<Signed> {
            person.signed.iter().filter(|signed| signed.message[8] == role).copied().collect()
        };
        let histories = |coins: &[Past]| coins.iter().flat_map(|past| past.signatures.clone()).collect::<Vec<_>>();
        let (payer, payee) = (&done.payer, &done.payee);
        let work = RawWork::default().making(1).checking(by(payee, b'Q'));
        let work = work.making(2).checking(by(payer, b'L'));
        let work = work.checking([histories(&self.paid), by(payer, b'O')].concat());
        let work = work.making(2).checking([histories(&self.given), by(payee, b'R')].concat());
        let work = work.making(1).checking(by(payer, b'S')).making(1).checking(by(payee, b'F'));
        assert_eq!(work.made(), payer.signed.len() + payee.signed.len());
        work
    }

    /// Only what the payee checks of the coins: their chains.
    pub fn raw_histories(&self) -> RawWork {
        let signatures = self.paid.iter().flat_map(|past| past.signatures.clone()).collect();
        RawWork::default().checking(signatures)
    }

    /// The chains of the payment as they come, for [`Case::verify_histories`].
    pub fn histories(&self) -> Vec<Vec<u8>> {
        self.paid.iter().map(|past| past.telomeer.encode()).collect()
    }

    /// Reads, traces and verifies chains, all in one batch, as far as the cache does not know them.
    pub fn verify_histories(&self, histories: &[Vec<u8>], cache: &SignatureCache) {
        let mut batch = VerificationBatch::new();
        for (label, bytes) in histories.iter().enumerate() {
            Telomeer::parse(bytes).unwrap().trace(&self.issuance, &mut batch, label).unwrap();
        }
        batch.verify_cached(cache, &mut dice()).unwrap();
    }

    /// Puts the two face to face; what follows is the work.
    pub fn meet(&self) -> Meeting {
        Meeting { size: self.size, payer: self.payer.clone(), payee: self.payee.clone(), bytes: 0, dice: dice() }
    }

    /// A key to sign with when only the cost counts.
    pub fn signer(&self) -> SigningKey {
        key_of(1)
    }
}

/// A transfer that is about to happen.
pub struct Meeting {
    size: Size,
    payer: Person,
    payee: Person,
    bytes: usize,
    dice: Dice,
}

impl Meeting {
    /// M1 to M6; both sides have all they get afterwards.
    pub fn run(mut self) -> Done {
        let (request, m1) = self.request();
        let [m2, m3] = self.offer(&m1);
        let terms = self.take_plan(request, &m2);
        let m4 = self.vote(terms, &m3);
        let m5 = self.commit(&m4);
        let m6 = self.acknowledge(&m5);
        self.settle(&m6);
        let bytes = self.bytes + [m1, m2, m3, m4, m5, m6].iter().map(Vec::len).sum::<usize>();
        Done { payer: self.payer, payee: self.payee, bytes }
    }

    fn request(&mut self) -> (SignedRequest, Vec<u8>) {
        let payee = &mut self.payee;
        let authority = *payee.wallet.accepted.first().unwrap();
        let holdings = payee.wallet.free_as_change(&authority, MEETING);
        let acceptance =
            Acceptance { authority, needs: DenominationNeeds::derive(&holdings), change: ChangeOffered::of(&holdings) };
        let request = Request {
            protocols: (PROTOCOL, PROTOCOL),
            open_to_new: true,
            swap: false,
            amount: amount(self.size),
            limit: NO_LIMIT,
            epoch: 0,
            claim: CLAIM,
            nonce: [0x11; 16],
            key: payee.public(),
            accepted: vec![acceptance],
            memo: "two melons".into(),
            credential: None,
        };
        let draft = Box::new(RequestDraft { request, transcript: TRANSCRIPT, key: payee.path });
        let signature = payee.sign(&draft.wanted()[0]);
        let outcome = draft.finish(&[signature]);
        (outcome.asked.unwrap(), outcome.say.into_iter().next().unwrap())
    }

    fn offer(&mut self, m1: &[u8]) -> [Vec<u8>; 2] {
        let Ok(Message::Request(request)) = wire::decode(m1) else { panic!("M1") };
        request.verify(&TRANSCRIPT, Some(&self.payer.cache)).unwrap();
        let payer = &mut self.payer;
        let authority = request.request.accepted[0].authority;
        let holdings = payer.wallet.spendable(&authority, MEETING);
        let (pay, change) = (counts(2, self.size.tokens), counts(1, self.size.change));
        let plan = PlanMessage {
            no_witness: false,
            authority,
            amount: amount(self.size),
            expiry_s: EXPIRY_SECONDS,
            epoch: 0,
            claim: CLAIM,
            nonce: [0x22; 16],
            key: payer.public(),
            needs: DenominationNeeds::derive(&holdings),
            pay,
            change,
            credential: None,
        };
        let coins = payer.load(&choose(payer, &pay, CoinOrder::LowestId));
        let issuances = payer.wallet.issuances_of(&coins);
        let meeting = (*request, TRANSCRIPT);
        let draft = OfferDraft::new(meeting, plan, (coins, issuances), (payer.path, [0x5a; 16]), MEETING);
        payer.carry_out(Box::new(draft)).try_into().unwrap()
    }

    fn take_plan(&mut self, request: SignedRequest, m2: &[u8]) -> Terms {
        let Ok(Message::Plan(plan)) = wire::decode(m2) else { panic!("M2") };
        let plan: SignedPlan = *plan;
        let can_give = self.payee.wallet.free_as_change(&plan.plan.authority, MEETING);
        check_plan(request, plan, TRANSCRIPT, &can_give, Some(&self.payee.cache)).unwrap()
    }

    fn vote(&mut self, terms: Terms, m3: &[u8]) -> Vec<u8> {
        let Ok(Message::SenderExoPak(pak)) = wire::decode(m3) else { panic!("M3") };
        let pak: ExoPak = pak;
        let payee = &mut self.payee;
        let held = |id: &TokenId| payee.wallet.holds_or_awaits(id);
        let source = (&payee.wallet.issuances, &held as &dyn Fn(&_) -> bool);
        let verifier = (&mut self.dice, Some(&payee.cache));
        let offer = check_offer(terms, (&pak, m3.to_vec()), source, MEETING, verifier).unwrap();
        refuse_held(&offer.payment, &held).unwrap();
        let change = payee.load(&choose(payee, &offer.terms.plan.plan.change, CoinOrder::FewestHops));
        let (keys, issuances) = (payee.signing_keys(&change), payee.wallet.issuances_of(&change));
        let draft = VoteDraft::new(offer, (change, issuances), payee.path, keys, MEETING);
        only(payee.carry_out(Box::new(draft)))
    }

    fn commit(&mut self, m4: &[u8]) -> Vec<u8> {
        let Ok(Message::ReceiverExoPak(pak)) = wire::decode(m4) else { panic!("M4") };
        let payer = &mut self.payer;
        let record = record(payer, pak.sid);
        let held = |id: &TokenId| payer.wallet.holds_or_awaits(id);
        let source = (&payer.wallet.issuances, &held as &dyn Fn(&_) -> bool);
        let verifier = (&mut self.dice, Some(&payer.cache));
        let vote = check_vote(&record, (&pak, m4.to_vec()), source, MEETING, verifier).unwrap();
        assert!(vote.refusal().is_none());
        let held = payer.wallet.coins.values().filter(|coin| coin.held_by() == Some(record.sid()));
        let owners = held.map(|coin| (coin.owner, payer.wallet.keys[&coin.owner]));
        let keys = SigningKeys::new((payer.path, payer.public()), owners);
        only(payer.carry_out(Box::new(CommitDraft::new(record, vote, keys))))
    }

    fn acknowledge(&mut self, m5: &[u8]) -> Vec<u8> {
        let Ok(Message::Commit(commit)) = wire::decode(m5) else { panic!("M5") };
        let commit: Commit = commit;
        let payee = &mut self.payee;
        let record = payee.wallet.record(&commit.sid).unwrap();
        let moment = Moment { now: MEETING, claim: CLAIM };
        let book = &payee.wallet.issuances;
        let draft =
            check_commit(record, (&commit, m5.to_vec()), book, moment, (&mut self.dice, Some(&payee.cache))).unwrap();
        only(payee.carry_out(Box::new(draft)))
    }

    fn settle(&mut self, m6: &[u8]) {
        let Ok(Message::Final(last)) = wire::decode(m6) else { panic!("M6") };
        let last: Final = last;
        let payer = &mut self.payer;
        let record = payer.wallet.record(&last.sid).unwrap();
        let (book, cache) = (&payer.wallet.issuances, Some(&payer.cache));
        let written: Written = check_final(record, (&last, m6.to_vec()), book, MEETING, cache).unwrap();
        let set = payer.wallet.change_of(&written).unwrap();
        payer.write(&set);
    }
}

fn record(person: &Person, sid: Sid) -> TransferRecord {
    person.wallet.record(&sid).unwrap().clone()
}

fn choose(person: &Person, wanted: &DenominationCounts, order: CoinOrder) -> Vec<TokenId> {
    let coins = person.wallet.coins.iter().map(|(id, coin)| (coin.denomination, coin.hops, *id));
    let coins: Vec<(Denomination, u8, TokenId)> = coins.collect();
    choose_coins(wanted, &coins, order).unwrap().into_iter().map(|(.., id)| *id).collect()
}

fn counts(value: u32, count: u32) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    counts.0[Denomination::of_value(value).unwrap().index()] = u8::try_from(count).unwrap();
    counts
}

fn amount(size: Size) -> Amount {
    Amount(2 * size.tokens - size.change)
}

fn only(say: Vec<Vec<u8>>) -> Vec<u8> {
    say.into_iter().next().unwrap()
}

fn dice() -> Dice {
    Dice::new(&Entropy([3; 32]))
}
