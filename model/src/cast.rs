//! Who takes part: people with real keys, coins of one issuance, and the deals that they may make.
use std::collections::BTreeMap;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use juicetokens_engine::foundation::time::{TimeClaim, Timestamp};
use juicetokens_engine::lifecycle::issuing::Issued;
use juicetokens_engine::testing::SoftSigner;
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::anchor::{Anchor, Genesis};
use juicetokens_engine::token::issuance::{Issuance, NewIssuance, SignedIssuance};
use juicetokens_engine::token::needs::{ChangeOffered, DenominationNeeds};
use juicetokens_engine::token::telomeer::{Telomeer, Traced};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::moment::Moment;
use juicetokens_engine::token::transfer::payee::RequestDraft;
use juicetokens_engine::token::transfer::plan::{EXPIRY_SECONDS, PlanMessage};
use juicetokens_engine::token::transfer::request::{Acceptance, NO_LIMIT, PROTOCOL, Request, SignedRequest};
use juicetokens_engine::wallet::Wallet;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};

/// The one moment at which wallets act: no rule of theirs reads a clock, apart from expiry, which is far away.
pub const NOW: Timestamp = Timestamp(1_760_000_000_000);

/// The key path that every person uses.
pub const KEY: KeyPath = KeyPath::first_device(20_370);

/// The wallets' moment.
pub fn moment() -> Moment {
    Moment { now: NOW, claim: TimeClaim { at: NOW, error_ms: 1_000 } }
}

/// One person.
#[derive(Clone)]
pub struct Person {
    /// What traces call them.
    pub name: &'static str,
    /// Their keys.
    pub signer: SoftSigner,
    /// Whether they follow the rules.
    pub honest: bool,
    /// Their wallet at the start, and the histories of its coins.
    pub start: (Wallet, BTreeMap<TokenId, Vec<u8>>),
}

impl Person {
    /// Their one key.
    pub fn key(&self) -> PublicKey {
        self.signer.public(&KEY)
    }
}

/// A transfer that two people may make.
#[derive(Clone)]
pub struct Deal {
    /// Who pays.
    pub payer: usize,
    /// Who is paid.
    pub payee: usize,
    /// Coins paid, by their place in the cast.
    pub pay: Vec<usize>,
    /// Coins given back.
    pub change: Vec<usize>,
    /// M1, signed.
    pub request: SignedRequest,
    /// M2 before its signature.
    pub plan: PlanMessage,
    /// The session.
    pub transcript: Hash,
    /// Opens leaf 0.
    pub salt: [u8; 16],
}

/// A coin of the cast.
#[derive(Clone, Copy)]
pub struct Coin {
    /// Its id.
    pub id: TokenId,
    /// Its value.
    pub value: u32,
    /// Who has it at the start.
    pub owner: usize,
}

/// Everybody and everything.
#[derive(Clone)]
pub struct Cast {
    /// People by number; at most three are honest.
    pub people: Vec<Person>,
    /// Coins by number.
    pub coins: Vec<Coin>,
    /// Deals by number.
    pub deals: Vec<Deal>,
    /// The one issuance.
    pub issuance: SignedIssuance,
    /// The issuer, who is the witness.
    pub issuer: SoftSigner,
}

/// What a cast is made from.
pub struct Casting<'a> {
    /// Names, and whether they are honest.
    pub people: &'a [(&'static str, bool)],
    /// Values and owners of the coins, by ascending value.
    pub coins: &'a [(u32, usize)],
    /// Payer, payee, coins paid, coins given back.
    pub deals: &'a [(usize, usize, &'a [usize], &'a [usize])],
    /// Whether the issuance names a witness.
    pub witnessed: bool,
}

impl Cast {
    /// Issues the coins and has every M1 signed.
    pub fn new(casting: &Casting<'_>) -> Self {
        let issuer = SoftSigner::new([1; 32]);
        let issuance = issue(casting, &issuer);
        let mut people: Vec<Person> = casting
            .people
            .iter()
            .enumerate()
            .map(|(number, &(name, honest))| person(name, honest, seed(number), &issuance))
            .collect();
        let mut coins = Vec::new();
        for (index, &(value, owner)) in casting.coins.iter().enumerate() {
            let issued = anchor(&issuance, &issuer, index, people[owner].key());
            coins.push(Coin { id: issued.0.token_id, value, owner });
            hand_out(&mut people[owner], &issuance, issued);
        }
        let mut cast = Self { people, coins, deals: Vec::new(), issuance, issuer };
        for (number, &(payer, payee, pay, change)) in casting.deals.iter().enumerate() {
            let deal = cast.deal((payer, payee), (pay, change), number, !casting.witnessed);
            cast.deals.push(deal);
        }
        cast
    }

    /// The witness's key.
    pub fn witness_key(&self) -> PublicKey {
        self.issuer.public(&KeyPath::Issuer)
    }

    /// The witness signs.
    pub fn witness_sign(&self, role: SigRole, value: &Hash) -> Signature {
        self.issuer.sign(&KeyPath::Issuer, &signed_message(role, value))
    }

    /// The number of a coin.
    pub fn coin_of(&self, id: &TokenId) -> usize {
        self.coins.iter().position(|coin| coin.id == *id).expect("a coin of the cast")
    }

    fn counts(&self, coins: &[usize]) -> DenominationCounts {
        let mut counts = DenominationCounts::default();
        for coin in coins {
            counts.0[denomination(self.coins[*coin].value).index()] += 1;
        }
        counts
    }

    fn deal(
        &self,
        (payer, payee): (usize, usize),
        (pay, change): (&[usize], &[usize]),
        number: usize,
        no_witness: bool,
    ) -> Deal {
        let (paid, back) = (self.counts(pay), self.counts(change));
        let amount = Amount(paid.value().0 - back.value().0);
        let mark = u8::try_from(number).expect("few deals");
        let (transcript, authority) = (Hash([0x70 + mark; 32]), self.issuance.authority());
        let claim = moment().claim;
        let change_offered = ChangeOffered::of(&back);
        let needs = DenominationNeeds::derive(&DenominationCounts::default());
        let request = Request {
            protocols: (PROTOCOL, PROTOCOL),
            open_to_new: false,
            swap: false,
            amount,
            limit: NO_LIMIT,
            epoch: 0,
            claim,
            nonce: [0x10 + mark; 16],
            key: self.people[payee].key(),
            accepted: vec![Acceptance { authority, needs, change: change_offered }],
            memo: String::new(),
            credential: None,
        };
        let value = request.hash(&transcript);
        let signature = self.people[payee].signer.sign(&KEY, &signed_message(SigRole::Request, &value));
        let request = RequestDraft { request, transcript, key: KEY }.signed(signature);
        let plan = PlanMessage {
            no_witness,
            authority,
            amount,
            expiry_s: EXPIRY_SECONDS,
            epoch: 0,
            claim,
            nonce: [0x20 + mark; 16],
            key: self.people[payer].key(),
            needs,
            pay: paid,
            change: back,
            credential: None,
        };
        let salt = [0x50 + mark; 16];
        Deal { payer, payee, pay: pay.to_vec(), change: change.to_vec(), request, plan, transcript, salt }
    }
}

fn seed(number: usize) -> u8 {
    u8::try_from(number).expect("few people") + 2
}

fn denomination(value: u32) -> Denomination {
    Denomination::of_value(value).expect("one of the nine")
}

fn issue(casting: &Casting<'_>, issuer: &SoftSigner) -> SignedIssuance {
    let mut coins: Vec<(Denomination, u32)> = Vec::new();
    for &(value, _) in casting.coins {
        match coins.last_mut() {
            Some((last, count)) if last.value() == value => *count += 1,
            _ => coins.push((denomination(value), 1)),
        }
    }
    let new = NewIssuance {
        witness: None,
        community: "Model".to_owned(),
        unit: "coin".to_owned(),
        scenario: String::new(),
        location: "000000".to_owned(),
        reference: "MODEL".to_owned(),
        valid_days: 365,
        coins,
    };
    let issued = Timestamp(NOW.0 - 86_400_000);
    let mut draft = Issuance::draft(&new, issuer.public(&KeyPath::Issuer), [7; 16], issued).expect("within limits");
    if !casting.witnessed {
        draft.issuance.witnesses.clear();
    }
    let signature = issuer.sign(&KeyPath::Issuer, &signed_message(SigRole::Issuance, &draft.id().0));
    draft.with_signature(signature)
}

fn person(name: &'static str, honest: bool, seed: u8, issuance: &SignedIssuance) -> Person {
    let signer = SoftSigner::new([seed; 32]);
    let mut wallet = Wallet::default();
    let mut set = ChangeSet::default();
    set.push(Change::Key(KEY, signer.public(&KEY)));
    set.push(Change::Issuance(Box::new(issuance.clone())));
    set.push(Change::Accepted(issuance.authority()));
    wallet.apply(&set).expect("a fresh wallet");
    Person { name, signer, honest, start: (wallet, BTreeMap::new()) }
}

fn hand_out(person: &mut Person, issuance: &SignedIssuance, coin: (Traced, Telomeer)) {
    let (wallet, tails) = &mut person.start;
    let issued = Issued { issuance: issuance.clone(), coins: vec![coin] };
    let mut set = wallet.change_of_issue(&issued, NOW).expect("a key of theirs");
    set.changes.retain(|change| !matches!(change, Change::Movement(_)));
    wallet.apply(&set).expect("a coin of the issuance");
    for (id, tail) in set.tails() {
        tails.insert(*id, tail.clone().expect("a new coin"));
    }
}

fn anchor(issuance: &SignedIssuance, issuer: &SoftSigner, index: usize, owner: PublicKey) -> (Traced, Telomeer) {
    let coins = u32::try_from(index).expect("few coins");

    let record = &issuance.issuance;
    let new = Anchor::genesis(Genesis {
        issuance: issuance.id(),
        index: coins,
        denomination: record.denomination_of(coins).expect("an index of the record"),
        expiry_minutes: record.expiry_minutes(),
        anchored_minutes: record.issued.minutes(),
        owner,
        issuer: record.issuer,
    });
    let signature = issuer.sign(&KeyPath::Issuer, &signed_message(SigRole::Anchor, &new.value()));
    let anchor = new.with_signature(signature);
    let traced = Traced {
        token_id: anchor.token_id(),
        issuance: issuance.id(),
        index: coins,
        denomination: anchor.denomination,
        owner,
        seq: anchor.seq,
        head: anchor.hash(),
        hops: 0,
        expiry_minutes: anchor.expiry_minutes,
    };
    (traced, Telomeer { anchor, hops: Vec::new() })
}
