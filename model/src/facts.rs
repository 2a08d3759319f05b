//! What invariants ask of a wallet, read once from its log.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Role, State, TransferRecord};

use juicetokens_engine::wallet::change_set::Standing;

use crate::book::{Book, CaseId, Place};
use crate::cast::{NOW, Person};

/// A coin in a wallet.
#[derive(Clone, Debug)]
pub struct CoinFact {
    /// Its number.
    pub coin: usize,
    /// Whether a transfer locks it.
    pub held: bool,
    /// Whether it is known to be somebody else's.
    pub dead: bool,
    /// Whether it can be paid to somebody.
    pub spendable: bool,
    /// Whether it is taken on trust.
    pub on_trust: bool,
    /// Its hops.
    pub chain: Vec<(u16, Hash)>,
    /// The number that its next hop would have.
    pub next: u16,
    /// Whether it has been through a dishonest hand.
    pub tainted: bool,
}

/// A deal in a wallet.
#[derive(Clone, Copy, Debug, Default)]
pub struct DealFact {
    /// Where it stands, if it was written.
    pub state: Option<State>,
    /// Whether the wallet's own log holds a commit.
    pub commit: bool,
    /// Whether the wallet's own log holds an abort of its own.
    pub own_abort: bool,
    /// Whether the acknowledgement is known.
    pub ack: bool,
    /// Its header, once M4 is known.
    pub case: Option<CaseId>,
}

/// A wallet as the invariants see it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Whose it is.
    pub who: usize,
    /// Coins.
    pub coins: Vec<CoinFact>,
    /// Deals by number.
    pub deals: Vec<DealFact>,
    /// Whether it was put back from a backup.
    pub quarantined: bool,
    /// What the engine would call damage.
    pub damaged: bool,
}

impl Facts {
    pub(crate) fn new(book: &mut Book, place: &Place) -> Self {
        let mut deals = vec![DealFact::default(); book.cast.deals.len()];
        for record in place.wallet.transfers.values() {
            let case = book.case_of(record);
            deals[book.deal_of(record)] = DealFact { case, ..deal_fact(record) };
        }
        let authority = book.cast.issuance.authority();
        let spendable: Vec<TokenId> = place.wallet.spendable_coins(&authority, NOW).map(|(id, _)| *id).collect();
        let coins = place.wallet.coins.iter().map(|(id, coin)| {
            let tail = place.tails.get(id).and_then(|tail| Telomeer::parse(tail).ok());
            CoinFact {
                coin: book.cast.coin_of(id),
                held: coin.held_by().is_some(),
                dead: coin.standing == Standing::Dead,
                spendable: spendable.contains(id),
                on_trust: coin.on_trust,
                tainted: tail.as_ref().is_some_and(|tail| was_dishonest(book, tail)),
                chain: tail.map_or(Vec::new(), |tail| chain_of(&tail)),
                next: coin.seq + 1,
            }
        });
        let coins = coins.collect();
        Self { who: place.who, coins, deals, quarantined: place.quarantined, damaged: place.damaged }
    }

    /// Whether no transfer here waits for anything but a last word.
    pub fn is_closed(&self) -> bool {
        !self.deals.iter().any(|deal| {
            let open = [State::Offered, State::Committed, State::Prepared, State::AbortFiled];
            deal.state.is_some_and(|state| open.contains(&state))
        })
    }

    /// A coin of this wallet, by its number.
    pub fn coin(&self, coin: usize) -> Option<&CoinFact> {
        self.coins.iter().find(|fact| fact.coin == coin)
    }
}

fn deal_fact(record: &TransferRecord) -> DealFact {
    DealFact {
        state: Some(record.state),
        commit: !record.commit.is_empty(),
        own_abort: record.state == State::Aborted
            || (record.role() == Role::Payer && !record.sender_retro_pak.is_empty()),
        ack: !record.acknowledgement.is_empty(),
        case: None,
    }
}

/// The number and link of each hop of a chain.
pub fn chain_of(telomeer: &Telomeer) -> Vec<(u16, Hash)> {
    telomeer.steps().unwrap_or_default().iter().map(|step| (step.seq, step.link)).collect()
}

fn was_dishonest(book: &Book, telomeer: &Telomeer) -> bool {
    let owners = [telomeer.anchor.owner].into_iter().chain(telomeer.hops.iter().map(|hop| hop.counterparty));
    let dishonest: Vec<_> = book.cast.people.iter().filter(|person| !person.honest).map(Person::key).collect();
    owners.into_iter().any(|owner| dishonest.contains(&owner))
}
