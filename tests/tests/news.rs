//! News travels by payment, however much of it somebody makes up (`docs/spec/06-conflicts.md`, section 7).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::summary::{Grade, Problem};
use juicetokens_engine::token::surrender::{Surrender, SurrenderPurpose};
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::trust::fraud_proof::{Coin, FraudProof};
use juicetokens_engine::trust::news::{MAX_PROOFS, News};
use juicetokens_engine::trust::statement::{ChainPlace, SpendStatement};
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::office::Person;
use juicetokens_tests::sim::{Chance, Meeting, RoguePayee, SimWallet};

/// A market in which somebody lives twice, and both were paid with the same coins.
struct Market {
    /// The short name of the key that signed twice.
    cheat: String,
    ann: SimWallet,
    bob: SimWallet,
    cleo: SimWallet,
    chance: Chance,
    rogues: u8,
}

impl Market {
    /// The cheat pays Ann and its twin pays Bob with the same three coins; Bob pays Ann, who holds the proof about one of them then.
    fn open() -> Self {
        let mut market = Self::paid_twice();
        let asked = ask(&market.ann, 50);
        quick().hold((&mut market.bob, pay()), (&mut market.ann, asked), &mut market.chance);
        let conflicts = market.ann.summary().conflicts;
        assert!(conflicts.len() == 1 && conflicts[0].grade == Some(Grade::Contested), "{conflicts:?}");
        market.cheat = conflicts[0].culprit.clone();
        market
    }

    fn paid_twice() -> Self {
        let mut issuer = issuer("I", 1);
        let [mut cheat, mut ann, mut bob, mut cleo] =
            [("S", 2), ("A", 3), ("B", 4), ("C", 5)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
        let mut chance = Chance::new(5);
        for (amount, wallet) in [(75, &mut cheat), (2, &mut ann), (2, &mut bob), (1, &mut cleo)] {
            give((&mut issuer, wallet), amount, &mut chance);
        }
        let mut twin = cheat.copied("T");
        give((&mut cheat, &mut ann), 75, &mut chance);
        give((&mut twin, &mut bob), 75, &mut chance);
        Self { cheat: String::new(), ann, bob, cleo, chance, rogues: 0 }
    }

    /// Somebody tells a wallet so many proofs against keys that were made for it, four at a time.
    fn make_up(&mut self, victim: fn(&mut Self) -> &mut SimWallet, count: u8) {
        for first in (0..count).step_by(MAX_PROOFS) {
            self.rogues += 1;
            let mut rogue = RoguePayee::new(100 + u64::from(self.rogues), BEGIN);
            let victim = victim(self);
            let had = victim.summary().conflicts.len();
            let proofs = (first..count.min(first + 4)).map(|salt| convict_yourself(victim, salt)).collect();
            victim.pass(1_000);
            victim.command(Command::OpenExchange(Intent::Pay { amount: None, authority: None }));
            rogue.meet(victim);
            rogue.pipe.send(wire::encode(&Message::News(News { proofs, ..News::default() }.encode())));
            rogue.face(victim, 120);
            victim.command(Command::CloseExchange);
            assert_eq!(victim.summary().conflicts.len(), had + usize::from(count.min(first + 4) - first));
        }
    }

    /// Ann pays Cleo 1, whatever else is said.
    fn ann_meets_cleo(&mut self) {
        let asked = ask(&self.cleo, 1);
        let meeting = Meeting { agree: [false; 2], patience: 300, ..Meeting::default() };
        meeting.hold((&mut self.ann, pay()), (&mut self.cleo, asked), &mut self.chance);
    }

    /// How many of a wallet's proofs name the cheat, and how many it has in all.
    fn known_to(&self, wallet: &SimWallet) -> (usize, usize) {
        let known = wallet.summary().conflicts;
        (known.iter().filter(|conflict| conflict.culprit == self.cheat).count(), known.len())
    }
}

fn quick() -> Meeting {
    Meeting { patience: 300, ..Meeting::default() }
}

fn give((payer, payee): (&mut SimWallet, &mut SimWallet), amount: u32, chance: &mut Chance) {
    let (had, asked) = (payee.balance(), ask(payee, amount));
    Meeting::default().hold((payer, pay()), (payee, asked), chance);
    assert_eq!(payee.balance(), had + amount);
}

/// A proof that verifies and names somebody: a key that was made for it signs two surrenders in a place that no chain has.
fn convict_yourself(victim: &mut SimWallet, salt: u8) -> FraudProof {
    let (telomeer, issuance) = victim.chains().swap_remove(0);
    let anchor = &telomeer.anchor;
    let coin = Coin { issuance: issuance.id(), index: anchor.index, denomination: anchor.denomination };
    let throwaway = Person::new(200 + salt);
    let place = ChainPlace { token_id: coin.token_id(), seq: 1, prev: Hash([salt; 32]), owner: throwaway.key() };
    let [first, second] = [1, 2].map(|heir| {
        let surrender = Surrender {
            purpose: SurrenderPurpose::Renewal,
            token_id: place.token_id,
            seq: place.seq,
            prev: place.prev,
            new_owner: Person::new(heir).key(),
            void: Vec::new(),
        };
        (place, SpendStatement::of_surrender(&surrender, throwaway.sign(SigRole::Surrender, &surrender.hash())))
    });
    FraudProof::from_statements(coin, first, second).unwrap()
}

#[test]
fn proofs_that_somebody_makes_up_do_not_keep_one_about_a_held_coin_back() {
    let mut market = Market::open();
    market.make_up(|market| &mut market.ann, 20);
    assert_eq!(market.known_to(&market.ann), (1, 21));
    market.ann_meets_cleo();
    assert_eq!(market.known_to(&market.cleo), (1, 4), "in the first meeting, and three of the others");
}

#[test]
fn who_knows_more_than_a_message_holds_tells_all_of_it_in_a_few_meetings() {
    let mut market = Market::open();
    market.make_up(|market| &mut market.ann, 8);
    let mut heard = Vec::new();
    while market.known_to(&market.cleo).1 < 9 && heard.len() < 16 {
        market.ann_meets_cleo();
        heard.push(market.known_to(&market.cleo).1);
    }
    assert_eq!((heard.first(), heard.last()), (Some(&4), Some(&9)), "{heard:?}");
}

#[test]
fn who_offers_a_contested_coin_is_shown_the_proof_whatever_else_there_is_to_tell() {
    let mut market = Market::open();
    market.ann_meets_cleo();
    // So many that the lot, which falls otherwise with every change of what is said, hardly ever tells Bob of it before he offers.
    market.make_up(|market| &mut market.cleo, 52);
    assert_eq!(market.bob.summary().conflicts, [], "Bob was paid by the twin, and has heard nothing");
    market.bob.pass(1_000);
    let asked = ask(&market.cleo, 75);
    let meeting = Meeting { leave_open: true, ..quick() };
    meeting.hold((&mut market.bob, pay()), (&mut market.cleo, asked), &mut market.chance);
    let problem = market.cleo.exchange().unwrap().problem;
    assert!(matches!(problem, Some(Problem::RefusedHere { code: RefuseCode::Contested })), "{problem:?}");
    let shown = market.bob.summary().conflicts;
    assert!(shown.iter().any(|conflict| conflict.grade == Some(Grade::Contested)), "{shown:?}");
    assert_eq!(market.bob.summary(), market.bob.summary_from_disk());
}
