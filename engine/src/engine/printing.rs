//! Putting coins on paper, and taking unsold paper back (`docs/spec/12-paper.md`, sections 2 and 6).
use std::collections::BTreeMap;

use crate::engine::state::Engine;
use crate::engine::work::{AfterTails, AfterWrite, Moves, Pending, Work};
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::Signature;
use crate::foundation::time::Timestamp;
use crate::io::{Command, Event};
use crate::summary::{PrintProblem, Printable, PrintedCoin};
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::issuance::{Authority, IssuanceId};
use crate::token::paper::{self, PaperCoin};
use crate::token::planning::{CoinOrder, choose_coins};
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::token_id::TokenId;
use crate::token::transfer::own_move::OwnMove;
use crate::token::transfer::record::Write;
use crate::token::transfer::step::OwnCoin;
use crate::wallet::Coin;
use crate::wallet::change_set::{Change, ChangeSet, MovementOf, MovementRecord};

/// Most coins that go onto paper at once: a key and two signatures each.
const MAX_PRINTED_AT_ONCE: usize = 200;

impl Engine {
    /// Chooses the coins with the shortest chains, and a fresh key for each.
    pub(super) fn print(&mut self, authority: &Authority, coins: &DenominationCounts, dice: &mut Dice) {
        let printable: Vec<_> =
            self.printable_coins(authority).map(|(id, coin)| (coin.denomination, coin.hops, *id)).collect();
        let is_sensible = (1..=MAX_PRINTED_AT_ONCE).contains(&coins.coins());
        let chosen = choose_coins(coins, &printable, CoinOrder::FewestHops).filter(|_| is_sensible);
        let Some(chosen) = chosen else { return self.events.push_back(Event::PrintRefused(PrintProblem::TooFew)) };
        let mut ids: Vec<TokenId> = chosen.into_iter().map(|(.., id)| *id).collect();
        ids.sort_unstable();
        let order = ids.into_iter().map(|id| (id, KeyPath::Printed { nonce: dice.make_bytes() })).collect();
        self.print_under(order);
    }

    pub(super) fn print_under(&mut self, order: Vec<(TokenId, KeyPath)>) {
        let (ids, paths): (Vec<TokenId>, Vec<KeyPath>) = order.iter().copied().unzip();
        if self.keys_exist(&paths, || Pending::Print(order)) {
            self.load_tails(ids, AfterTails::Move(paths));
        }
    }

    /// Takes back what was put on paper here, as far as nobody is known to have taken it.
    pub(super) fn unprint(&mut self, mut ids: Vec<TokenId>, dice: &mut Dice) {
        let key = self.todays_key(dice);
        ids.retain(|id| self.wallet.coins.get(id).is_some_and(|coin| self.is_still_on_paper(id, coin)));
        ids.sort_unstable();
        ids.dedup();
        ids.truncate(MAX_PRINTED_AT_ONCE);
        if ids.is_empty() || !self.keys_exist(&[key], || Pending::Command(Command::Unprint(ids.clone()))) {
            return;
        }
        let paths = vec![key; ids.len()];
        self.load_tails(ids, AfterTails::Move(paths));
    }

    /// The chains are here: each coin moves to its key.
    pub(super) fn move_coins(&mut self, coins: Vec<OwnCoin>, to: &[KeyPath], dice: &mut Dice) {
        let now = self.time_claim();
        let keys: Option<Vec<_>> = to.iter().map(|path| Some((*path, *self.wallet.keys.get(path)?))).collect();
        let Some(keys) = keys else { return self.fail() };
        let pairs = coins.into_iter().zip(keys);
        let moves: Vec<OwnMove> = pairs.map(|(own, to)| OwnMove::new(own, to, Hash(dice.make_bytes()), &now)).collect();
        let wanted = moves.iter().flat_map(OwnMove::wanted).collect();
        self.sign(wanted, Work::Moves(Moves { moves, entropy: Entropy(dice.make_bytes()) }));
    }

    /// All coins are written at once; only then may a code be shown.
    pub(super) fn moved(&mut self, Moves { moves, entropy }: Moves, signatures: &[Signature]) {
        let pairs = moves.into_iter().zip(signatures.chunks_exact(2));
        let moved: Option<Vec<_>> = pairs.map(|(each, pair)| each.finish([pair[0], pair[1]])).collect();
        let Some(moved) = moved else { return self.fail() };
        let onto_paper = moved.iter().all(|(traced, _)| self.path_of(traced).is_some_and(|path| path.is_on_paper()));
        let is_too_long = |(traced, telomeer): &(Traced, Telomeer)| {
            self.paper_coin(&traced.issuance, telomeer).is_none_or(|coin| !paper::fits(&coin))
        };
        if onto_paper && moved.iter().any(is_too_long) {
            return self.events.push_back(Event::PrintRefused(PrintProblem::TooLong));
        }
        let ids = moved.iter().map(|(traced, _)| traced.token_id).collect();
        let mut set = ChangeSet::default();
        let mut sums: BTreeMap<IssuanceId, u32> = BTreeMap::new();
        let dice = &mut Dice::new(&entropy);
        for (traced, telomeer) in moved {
            if self.push_moved((&traced, &telomeer), onto_paper, (&mut set, dice)).is_some() {
                let sum = sums.entry(traced.issuance).or_default();
                *sum = sum.saturating_add(traced.denomination.value());
            }
        }
        for (id, sum) in sums {
            let of = if onto_paper { MovementOf::Printed } else { MovementOf::Unprinted }(id, Amount(sum));
            set.push(Change::Movement(MovementRecord { at: self.now.wall, of }));
        }
        let tell = onto_paper.then_some(Event::CoinsPrinted(ids));
        self.persist(Write::OwnMove, set, AfterWrite { tell, ..AfterWrite::default() });
    }

    /// The coin under its new key. From paper it comes back on trust, for somebody may have a copy; to its issuer for good. None
    /// where the ledger says that somebody has taken it meanwhile: its owner's key has signed it away, and the coin is gone.
    fn push_moved(
        &self,
        (traced, telomeer): (&Traced, &Telomeer),
        onto_paper: bool,
        (set, dice): (&mut ChangeSet, &mut Dice),
    ) -> Option<()> {
        let mut record = self.wallet.coins.get(&traced.token_id)?.record();
        record.owner = self.path_of(traced)?;
        (record.seq, record.head, record.hops) = (traced.seq, traced.head, traced.hops);
        record.void.clear();
        if !onto_paper {
            let Ok(settled) = self.settle_own(telomeer, record.standing, dice) else {
                set.push_spent(traced.token_id);
                return None;
            };
            record.on_trust = settled.is_none();
            set.changes.extend(settled.into_iter().flatten().map(|record| Change::Ledger(Box::new(record))));
        }
        set.push_coin(traced.token_id, record, telomeer.encode());
        Some(())
    }

    fn path_of(&self, traced: &Traced) -> Option<KeyPath> {
        let paths = self.wallet.keys.iter();
        paths.filter(|(_, key)| **key == traced.owner).map(|(path, _)| *path).next()
    }

    fn paper_coin(&self, issuance: &IssuanceId, telomeer: &Telomeer) -> Option<Vec<u8>> {
        let issuance = self.wallet.issuances.get(issuance)?.clone();
        Some(PaperCoin { issuance, telomeer: telomeer.clone() }.encode())
    }

    /// A coin that was put on paper here, as the code carries it, from the bytes that the host keeps of it; and the key whose
    /// secret completes the code.
    pub fn printed(&self, token_id: TokenId, telomeer: &[u8]) -> Option<(KeyPath, Vec<u8>)> {
        let coin = self.wallet.coins.get(&token_id).filter(|coin| coin.is_on_paper())?;
        Some((coin.owner, self.paper_coin(&coin.issuance(), &Telomeer::parse(telomeer).ok()?)?))
    }

    /// Whether a coin is on paper, and nobody is known to have taken it.
    pub(super) fn is_still_on_paper(&self, token_id: &TokenId, coin: &Coin) -> bool {
        coin.is_on_paper() && !self.is_spent_here(token_id, coin.seq)
    }

    /// Coins that can go onto paper: whoever takes one needs a hand of it, and can pass it on only with one more.
    fn printable_coins(&self, authority: &Authority) -> impl Iterator<Item = (&TokenId, &Coin)> {
        let spendable = self.wallet.spendable_coins(authority, self.now.wall);
        spendable.filter(|(_, coin)| coin.hands_left > 2 && coin.seq < u16::MAX - 2)
    }

    /// Coins that could go onto paper now.
    pub(super) fn printable(&self) -> Vec<Printable> {
        let printable = self.held_authorities().into_iter().map(|authority| {
            let mut coins = DenominationCounts::default();
            for (_, coin) in self.printable_coins(&authority) {
                let count = &mut coins.0[coin.denomination.index()];
                *count = count.saturating_add(1);
            }
            let (community, unit) = self.names_of(&authority);
            Printable { authority, community, unit, coins }
        });
        printable.filter(|kind| kind.coins.coins() > 0).collect()
    }

    /// Coins on paper, as far as nobody is known to have taken them.
    pub(super) fn printed_coins(&self) -> Vec<PrintedCoin> {
        let on_paper = self.wallet.coins.iter().filter(|(id, coin)| self.is_still_on_paper(id, coin));
        let mut coins: Vec<PrintedCoin> = on_paper.filter_map(|(id, coin)| self.printed_coin(id, coin)).collect();
        coins.sort_by_key(|coin| (coin.authority, std::cmp::Reverse(coin.denomination), coin.token_id));
        coins
    }

    fn printed_coin(&self, token_id: &TokenId, coin: &Coin) -> Option<PrintedCoin> {
        let record = &self.wallet.issuances.get(&coin.issuance())?.issuance;
        Some(PrintedCoin {
            token_id: *token_id,
            authority: coin.authority(),
            label: record.label(coin.index),
            denomination: coin.denomination,
            unit: record.unit.clone(),
            community: record.name.clone(),
            scenario: record.scenario.clone(),
            expires: Timestamp(u64::from(coin.expiry_minutes) * 60_000),
        })
    }
}
