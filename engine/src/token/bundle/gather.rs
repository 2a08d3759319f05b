//! Coins to a bundle: finds what they share.
use std::collections::BTreeMap;

use crate::foundation::hash::Hash;
use crate::token::bundle::batch::{Batch, Start};
use crate::token::bundle::chain::Chain;
use crate::token::bundle::choices::{Choices, Extras};
use crate::token::bundle::group::{Group, Seal, SealKey};
use crate::token::bundle::layout::Layout;
use crate::token::bundle::order::order;
use crate::token::hop::Hop;
use crate::token::merkle;
use crate::token::travelling_coin::TravellingCoin;

/// Puts every thing that coins share into its place.
pub(super) fn gather(coins: &[TravellingCoin]) -> Layout {
    let (mut batches, mut starts) = (Vec::new(), Vec::new());
    for coin in coins {
        let batch = Batch::of(&coin.telomeer.anchor);
        let known = batches.iter().position(|other| *other == batch);
        let place = known.unwrap_or(batches.len());
        if known.is_none() {
            batches.push(batch);
        }
        starts.push(Start::of(&coin.telomeer.anchor, place));
    }
    let next = |coin: &TravellingCoin| Extras { void: coin.void.clone(), owner: None };
    Layout { batches, starts, evidence: Choices::of(coins.iter().map(next)), groups: gather_groups(coins) }
}

fn gather_groups(coins: &[TravellingCoin]) -> Vec<Group> {
    let hops = coins.iter().map(|coin| coin.telomeer.hops.len()).sum();
    let mut gathering = Gathering { hops: Vec::with_capacity(hops), ..Gathering::default() };
    for ((coin, travelling), together) in coins.iter().enumerate().zip(find_together(coins, hops)) {
        let route = gathering.follow(coin, travelling, together);
        gathering.routes.push(route);
    }
    let ordered = order(&gathering.routes, gathering.hops.len());
    let mut groups = Vec::with_capacity(ordered.len());
    groups.extend(ordered.into_iter().filter_map(|group| Group::of(&gathering.hops[group])));
    groups
}

/// Of each coin, whether any of its hops bears a payer's signature that another hop bears too.
fn find_together(coins: &[TravellingCoin], hops: usize) -> Vec<bool> {
    let mut commits = Vec::with_capacity(hops);
    for (coin, travelling) in coins.iter().enumerate() {
        commits.extend(travelling.telomeer.hops.iter().map(|hop| (&hop.commit.0, coin)));
    }
    commits.sort_unstable();
    let mut together = vec![false; coins.len()];
    for pair in commits.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        (together[pair[0].1], together[pair[1].1]) = (true, true);
    }
    together
}

#[derive(Default)]
struct Gathering<'a> {
    /// Groups by what tells them apart. A hop whose path has not its tree's length is alone, and does not read again.
    groups: BTreeMap<(SealKey, Option<usize>), usize>,
    /// The hops of each group, by ascending coin.
    hops: Vec<Vec<(usize, &'a Hop)>>,
    /// The groups of each coin's hops.
    routes: Vec<Vec<usize>>,
}

impl<'a> Gathering<'a> {
    fn follow(&mut self, coin: usize, travelling: &'a TravellingCoin, together: bool) -> Vec<usize> {
        let hops = &travelling.telomeer.hops;
        // Nothing is recomputed of a coin that came all its way alone.
        if !together {
            return hops.iter().map(|hop| self.found((coin, hop))).collect();
        }
        let mut chain = Chain::start(&travelling.telomeer.anchor);
        hops.iter().map(|hop| self.join((coin, hop), &mut chain)).collect()
    }

    /// Makes a group of one hop, so far.
    fn found(&mut self, hop: (usize, &'a Hop)) -> usize {
        self.hops.push(vec![hop]);
        self.hops.len() - 1
    }

    /// Puts a hop into its group, which may be new.
    fn join(&mut self, (coin, hop): (usize, &'a Hop), chain: &mut Chain) -> usize {
        let seal = Seal::of(hop);
        let leaf = chain.leaf(&hop.counterparty, &hop.void);
        let root = merkle::root_from_path(&leaf, usize::from(hop.index), seal.leaf_count(), &hop.path);
        let spender = hop.owner.map_or(chain.owner, |(header_key, _)| header_key);
        let direction = seal.direction(hop.index);
        let fields = seal.fields(root.unwrap_or(Hash::ZERO), spender, direction);
        let header = fields.hash();
        chain.advance(&leaf, (fields, header), direction, hop.counterparty);
        let alone = if root.is_none() { Some(self.hops.len()) } else { None };
        let group = *self.groups.entry((seal.key(header, direction), alone)).or_insert(self.hops.len());
        if group == self.hops.len() {
            return self.found((coin, hop));
        }
        self.hops[group].push((coin, hop));
        group
    }
}
